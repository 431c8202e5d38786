import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { type Sheet, writeWorkbook } from './write-xlsx.ts';
import { readXlsx } from './xlsx.ts';

const sheet: Sheet = {
  name: 'Biểu 1: kết quả/2022',
  columns: [{ width: 6 }, { width: 60 }, { width: 12 }],
  freezeRows: 2,
  printTitlesRows: 2,
  landscape: true,
  rows: [
    {
      cells: [{ text: 'Phụ lục CCHC xã An Bình', bold: true, centred: true, merge: { rows: 1, columns: 3 } }],
    },
    {
      cells: ['STT', 'Chỉ tiêu', 'Kết quả'].map((text) => ({
        text,
        fill: 'header' as const,
        ruled: true,
        wrap: true,
      })),
    },
    { cells: [{ text: '1' }, { text: 'Nhiệm vụ được giao' }, { number: 1144, format: 'integer' }] },
    {
      cells: [
        { text: '2' },
        { text: 'Tỷ lệ' },
        { number: 99.7, format: 'percent-as-printed', fill: 'error', comment: 'Tính lại: 99,8 %' },
      ],
    },
    { cells: [{ text: '3' }, { text: '=1+1' }, { text: '@SUM(A1)' }] },
    { cells: [{ text: '4' }, { text: '-0,5' }, { text: '+3' }] },
    { cells: [{ text: '5' }, { text: 'Điểm' }, { number: 36.125, format: 'decimal1' }] },
    { cells: [{ text: '6' }, { text: 'Điểm' }, { number: 36.125, format: 'decimal2', fill: 'warning' }] },
  ],
};

test('what is written is read again as it is printed', async () => {
  const { blocks } = await readXlsx(await writeWorkbook([sheet]));
  expect(blocks[0]).toMatchObject({ kind: 'paragraph', text: 'Phụ lục CCHC xã An Bình' });
  const table = blocks[1];
  expect(table?.kind === 'table' && table.cells.map((cell) => cell.text)).toEqual(
    [
      'STT',
      'Chỉ tiêu',
      'Kết quả',
      '1',
      'Nhiệm vụ được giao',
      '1.144',
      '2',
      'Tỷ lệ',
      '99,7%',
      '3',
      '=1+1',
      '@SUM(A1)',
    ].concat(['4', '-0,5', '+3', '5', 'Điểm', '36,1', '6', 'Điểm', '36,13']),
  );
});

test('the same sheets give the same bytes', async () => {
  const first = await writeWorkbook([sheet]);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 });
  const second = await writeWorkbook([sheet]).finally(() => vi.useRealTimers());
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
});

test('names of sheets are made fit and distinct', async () => {
  const named = (name: string) => ({ ...sheet, name });
  const { blocks } = await readXlsx(await writeWorkbook(['A/B', 'a b', '', 'x'.repeat(40)].map(named)));
  const names = new Set(
    blocks.map((block) => (block.kind === 'table' ? block.place.sheet : block.marks[0]?.place.sheet)),
  );
  expect([...names]).toEqual(['A B', 'a b (2)', 'Sheet', 'x'.repeat(31)]);
});

test('control characters and overlong text do not break the file', async () => {
  const odd = {
    name: 'x',
    columns: [],
    rows: ['a\u0000\u0008b\uFFFF', 'c'.repeat(40_000)].map((text) => ({ cells: [{ text }] })),
  };
  const { blocks } = await readXlsx(await writeWorkbook([odd]));
  const texts = blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''));
  expect(texts.map((text) => text.length)).toEqual([2, 32_767]);
});

const office = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path));

describe.skipIf(office === undefined)('opened by LibreOffice (skipped where it is not installed)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motso-xlsx-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('every cell arrives, formulas stay text, and the sheet prints on one page', {
    timeout: 60_000,
  }, async () => {
    const file = join(folder, 'so.xlsx');
    writeFileSync(file, await writeWorkbook([sheet]));
    const convert = (to: string) =>
      execFileSync(office!, [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        folder,
        file,
      ]);
    convert('csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,true');
    const lines = readFileSync(join(folder, 'so.csv'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(8);
    expect(lines[2]).toBe('1\tNhiệm vụ được giao\t1,144');
    expect(lines[3]).toBe('2\tTỷ lệ\t99.7%');
    expect(lines[4]).toContain('=1+1\t@SUM(A1)');
    convert('pdf');
    expect(readFileSync(join(folder, 'so.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
