import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Document, Table } from '../document.ts';
import { readPdf } from './pdf.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** PDFs as programs write them: made here from HTML, of invented places. */
const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isInstalled = (program: string) =>
  (process.env.PATH ?? '').split(':').some((path) => existsSync(join(path, program)));
const hasOffice = isInstalled('soffice');
const hasBrowser = isInstalled('chromium');
const seed = '../shared/seeds/files/004.pdf';

const rows = [
  ['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', '2019', '2020 (Tính đến 31/3)', 'Ghi chú'],
  [
    '1.',
    'Tổng số nhiệm vụ được giao trong kế hoạch cải cách hành chính của xã An Bình',
    'Nhiệm vụ',
    '36',
    '9',
    '',
  ],
  ['1.1.', 'Số nhiệm vụ đã hoàn thành', 'Nhiệm vụ', '13', '1.144', 'Đạt'],
  ['2.', 'Tỷ lệ hoàn thành', '%', '36,1', '', ''],
  ['3.', 'Hình thức khảo sát', 'Trực tuyến = 0; Phát phiếu = 1; Kết hợp = 2', '2', '0', ''],
  ['4.', 'Kế hoạch vốn', 'Triệu đồng', '9.436.500', '-', 'Quý IV'],
];

/** One page for each style of table. */
function html(styles: readonly string[], repeats = 1, size = 'A4'): string {
  const rules = styles.map((style, index) => `.s${index}{${style}}`).join('');
  const sections = styles.map((_, index) => section(`s${index}`, repeats)).join('');
  return `<html lang="vi"><head><meta charset="utf-8"><style>@page{size:${size};margin:20mm}
    body{font:13px "Liberation Serif",serif}section{break-after:page}table{width:100%;border-collapse:collapse}
    ${rules}</style></head><body>${sections}</body></html>`;
}

function section(name: string, repeats: number): string {
  const [head = [], ...others] = rows;
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const body = others.map((cells) => line(cells, 'td')).join('');
  return `<section class="${name}"><p style="text-align:center"><b>Biểu mẫu 1</b></p>
    <p>Ủy ban nhân dân xã An Bình báo cáo:</p><table border="1"><thead>${line(head, 'th')}</thead>
    ${body.repeat(repeats)}</table><p>Trên đây là báo cáo./.</p></section>`;
}

function printed(name: string, page: string): Uint8Array {
  const source = join(folder, `${name}.html`);
  const target = join(folder, `${name}.pdf`);
  writeFileSync(source, page);
  const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
  execFileSync('chromium', [...options, `--print-to-pdf=${target}`, source], { stdio: 'ignore' });
  return readFileSync(target);
}

function converted(name: string, page: string, filter: string): Uint8Array {
  const source = join(folder, `${name}.html`);
  writeFileSync(source, page);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', folder, source], {
    stdio: 'ignore',
  });
  return readFileSync(join(folder, `${name}.pdf`));
}

const tablesOf = ({ blocks }: Document) => blocks.filter((block): block is Table => block.kind === 'table');
const rowsOf = (table: Table) =>
  Array.from({ length: table.rows }, (_, row) =>
    table.cells.filter((cell) => cell.row === row + 1).map(({ text }) => text.replace(/\s+/g, ' ')),
  );

describe.skipIf(!hasBrowser)('as a browser prints (skipped where chromium is absent)', () => {
  const styles = {
    'thin lines': 'td,th{border:0.5px solid #ccc;padding:2px}',
    'thick lines': 'td,th{border:3px solid #000;padding:6px}',
    'separate cells': 'table{border-collapse:separate;border:1px solid}td,th{border:1px solid}',
    'dotted lines, small print': 'td,th{border:1px dotted #000;font-size:8px}',
    'lines between rows only': 'td,th{border:0 solid;border-width:1px 0;padding:3px 8px;text-align:left}',
    'lines between columns only':
      'table,th{border:1px solid}td{border:0 solid;border-width:0 1px;padding:3px 6px;vertical-align:top}',
    'no lines': 'table,td,th{border:0;padding:3px 10px;text-align:left;vertical-align:top}',
    'grey stripes, large print':
      'table,td,th{border:0;padding:5px 12px;text-align:left;font-size:15px}tr:nth-child(even){background:#eee}',
  };
  let tables: readonly Table[] = [];
  beforeAll(async () => {
    tables = tablesOf(await readPdf(printed('styles', html(Object.values(styles)))));
  });

  it.each(Object.keys(styles).map((name, index) => [name, index] as const))(
    'reads a table with %s',
    (_, index) => {
      const [table, ...others] = tables.filter(({ place }) => place.page === index + 1);
      expect(others).toEqual([]);
      expect(table && rowsOf(table)).toEqual(rows);
    },
  );

  it('reads a landscape table over several pages, one table a page', async () => {
    const document = await readPdf(printed('long', html(['td,th{padding:6px}'], 12, 'A4 landscape')));
    const tables = tablesOf(document);
    expect(tables.length).toBe(document.pages);
    expect(tables.map(({ number, place }) => [number, place.page])).toEqual(
      tables.map((_, at) => [at + 1, at + 1]),
    );
    expect(tables.flatMap((table) => rowsOf(table).slice(1))).toHaveLength(60);
    for (const table of tables) expect(rowsOf(table)[0]).toEqual(rows[0]);
  });
});

describe.skipIf(!hasOffice)('as an office program exports (skipped where soffice is absent)', () => {
  it('reads text and tables from a word processor', async () => {
    const page = html(['td,th{padding:3px}']);
    const document = await readPdf(converted('text', page, 'pdf:writer_web_pdf_Export'));
    expect(tablesOf(document).map(rowsOf)).toEqual([rows]);
    const last = document.blocks.at(-1);
    expect(last?.kind === 'paragraph' && last.text).toBe('Trên đây là báo cáo./.');
  });
});

describe.skipIf(!existsSync(seed))('a real report (skipped where ../shared is absent)', () => {
  it('reads every table of it, within the time set', async () => {
    const document = await readPdf(readFileSync(seed));
    expect(document).toMatchObject({ format: 'pdf', pages: 18, unread: [] });
    expect(tablesOf(document).map(({ rows, columns, place }) => [rows, columns, place.page])).toEqual([
      [21, 5, 11],
      [14, 5, 12],
      [19, 5, 13],
      [10, 5, 14],
      [17, 5, 15],
      [15, 5, 16],
      [16, 5, 17],
      [17, 5, 18],
    ]);
  });
});
