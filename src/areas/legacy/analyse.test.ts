import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { documentOf, paragraphOf, tableOf } from '../../../tests/blocks.ts';
import { analyse, analyseDocument } from './analyse.ts';
import type { Source } from './answer.ts';

const text = [
  'UBND XÃ AN BÌNH',
  'BÁO CÁO',
  'Kết quả công tác cải cách hành chính quý I năm 2023',
  '',
  'Biểu mẫu 3',
  'STT\tChỉ tiêu\tĐơn vị tính\tSố liệu',
  '3.2\tTỷ lệ hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn\t%\t99,7',
  '3.2.1\tTổng số hồ sơ TTHC đã giải quyết xong\tHồ sơ\t1.144',
  '3.2.2\tSố hồ sơ TTHC giải quyết đúng hạn\tHồ sơ\t1.142',
  '3.3\tTỷ lệ giải quyết phản ánh, kiến nghị (PAKN) về quy định TTHC\t%\t100',
  '3.3.1\tTổng số PAKN đã tiếp nhận\tHồ sơ\t4',
  '3.3.2\tSố PAKN đã giải quyết xong\tHồ sơ\t4',
].join('\n');
const bytes = new TextEncoder().encode(text);

describe('a file', () => {
  test('is read, taken apart and checked in one go', async () => {
    const { document, extraction, check } = await analyse(bytes, 'bao-cao.txt');
    expect(document.format).toBe('text');
    expect(extraction.source).toEqual({
      file: 'bao-cao.txt',
      format: 'text',
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(check.source).toEqual(extraction.source);
    expect(extraction.tables[0]!.rows[1]).toMatchObject({
      indicator: 'dossiers.commune.resolved',
      value: 1144,
      at: { line: 8 },
    });
    expect(check.findings[0]).toMatchObject({
      severity: 'error',
      found: 99.7,
      expected: 99.8,
    });
    expect(check.findings[0]!.at.map(({ line }) => line)).toEqual([7, 9, 8]);
    expect(check.findings[0]!.message).toContain('1.142 / 1.144 = 99,8 %, báo cáo ghi 99,7 %');
    expect(check.held.some(({ at }) => at.some(({ line }) => line === 10))).toBe(true);
  });

  test('that cannot be read is a problem with a code', async () => {
    await expect(analyse(new Uint8Array(), 'bao-cao.txt')).rejects.toMatchObject({
      name: 'Problem',
      code: 'file-empty',
    });
  });
});

describe('a document that is read already', () => {
  const source: Source = { file: 'a.docx', format: 'docx', sha256: null };
  const header = ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Số liệu'];

  test('comes back with its tables whole, so that places find their blocks', () => {
    const first = tableOf([header, ['1', 'Số lượng phiếu khảo sát', 'Phiếu', '478']]);
    const rest = tableOf([['2', 'Số lượng hồ sơ', 'Hồ sơ', '9']], 2);
    const { document, extraction } = analyseDocument(documentOf(first, rest, paragraphOf('Hết.')), source);
    expect(document.blocks.map((block) => (block.kind === 'table' ? block.rows : block.text))).toEqual([
      3,
      '',
      'Hết.',
    ]);
    expect(extraction.tables.map((table) => table.rows.length)).toEqual([2]);
    const at = extraction.tables[0]!.rows[1]!.at;
    const block = document.blocks[at.block!]!;
    expect(
      block.kind === 'table' &&
        block.cells.find((cell) => cell.row === at.row && cell.column === at.column)?.text,
    ).toBe('9');
  });

  test('in English is no report: a note, nothing else', () => {
    const { check, extraction } = analyseDocument(
      documentOf(paragraphOf('Annual report on public administration. In 2023 we did 5/4 = 99 % of it.')),
      source,
    );
    expect(check.findings).toMatchObject([{ rule: 'not-a-report', severity: 'note' }]);
    expect(check.held).toEqual([]);
    expect(extraction.report.unit).toBeNull();
  });

  test('is a report by its title alone, however little it says', () => {
    const blocks = [
      'ỦY BAN NHÂN DÂN XÃ A',
      'BÁO CÁO',
      'Kết quả công tác cải cách hành chính năm 2024',
      'Đã tiếp nhận hồ sơ.',
    ];
    const { check } = analyseDocument(documentOf(...blocks.map((text) => paragraphOf(text))), source);
    expect(check.findings.map((finding) => finding.rule)).not.toContain('not-a-report');
  });

  test('with nothing in it is no report either', () =>
    expect(analyseDocument(documentOf(), source).check.findings).toMatchObject([
      { rule: 'not-a-report', at: [] },
    ]));
});
