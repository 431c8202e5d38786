import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadIndicators } from '../src/areas/indicators/catalogue.ts';
import { type Knowledge, knowledgeOf, readReport } from '../src/areas/legacy/report.ts';
import { loadForms } from '../src/areas/reports/catalogue.ts';
import { readText } from '../src/formats/text/text.ts';

/** An invented generation of forms: other numbers, other words, rows that no generation before it has. */
const indicators = {
  validFrom: '2027-01-01',
  validTo: null,
  basis: 'CV 99/BNV-CCHC (2027), ví dụ',
  indicators: [
    {
      id: 'assistant.questions',
      place: null,
      name: 'Số câu hỏi trợ lý ảo đã trả lời',
      type: 'count',
      unit: 'Câu hỏi',
      mode: 'period',
      rollup: 'sum',
    },
    {
      id: 'assistant.accuracyRate',
      place: null,
      name: 'Tỷ lệ câu trả lời của trợ lý ảo được đánh giá đúng',
      type: 'percent',
      unit: '%',
      mode: 'period',
      rollup: 'ratio',
    },
    {
      id: 'assistant.level',
      place: null,
      name: 'Mức độ triển khai trợ lý ảo',
      type: 'choice',
      unit: null,
      mode: 'closing',
      rollup: 'none',
      choices: { 0: 'Chưa triển khai', 1: 'Thử nghiệm', 2: 'Chính thức' },
    },
  ],
};
const row = (code: string, label: string, indicator: string | null, unit: string | null) => ({
  code,
  label,
  indicator,
  unit,
  heading: indicator === null,
  depth: code.split('.').length - 1,
});
const form = {
  id: 'minh-hoa-2027',
  title: 'Biểu mẫu báo cáo định kỳ từ năm 2027 (ví dụ)',
  authority: 'Tỉnh Minh Họa',
  levels: ['commune', 'province'],
  kinds: ['quarter', 'year'],
  validFrom: '2027-01-01',
  validTo: null,
  basis: 'CV 99/BNV-CCHC (2027), ví dụ',
  tables: [
    {
      id: 'minh-hoa-2027/a',
      titles: ['Kết quả điều hành và phục vụ'],
      number: 'Biểu A',
      layout: 'values',
      rows: [
        row('1', 'Điều hành theo kế hoạch năm', null, null),
        row('1.1', 'Số đầu việc của kế hoạch năm', 'plan.tasksSet', 'Đầu việc'),
        row('1.2', 'Trong đó: số đầu việc đã xong', 'plan.tasksDone', 'Đầu việc'),
        row('2', 'Trợ lý ảo phục vụ người dân', null, null),
        row(
          '2.1',
          'Trợ lý ảo đã đưa vào sử dụng ở mức nào',
          'assistant.level',
          'Chưa triển khai = 0 Thử nghiệm = 1 Chính thức = 2',
        ),
        row('2.2', 'Lượt câu hỏi đã trả lời', 'assistant.questions', 'Câu hỏi'),
        row('2.3', 'Phần trăm câu trả lời đúng theo người hỏi', 'assistant.accuracyRate', '%'),
      ],
    },
  ],
};

const report = [
  'UBND XÃ AN BÌNH',
  'BÁO CÁO',
  'Công tác cải cách hành chính quý I năm 2027',
  '',
  'Biểu A',
  'Kết quả điều hành và phục vụ',
  '',
  'STT\tNội dung\tĐơn vị tính\tSố liệu',
  '1\tĐiều hành theo kế hoạch năm\t\t',
  '1.1\tSố đầu việc của kế hoạch năm\tĐầu việc\t1.036',
  '1.2\tTrong đó: số đầu việc đã xong\tĐầu việc\t13',
  '2\tTrợ lý ảo phục vụ người dân\t\t',
  '2.1\tTrợ lý ảo đã đưa vào sử dụng ở mức nào\tChưa triển khai = 0 Thử nghiệm = 1 Chính thức = 2\tThử nghiệm',
  '2.2\tLượt câu hỏi đã trả lời\tCâu hỏi\t20.457',
  '2.3\tPhần trăm câu trả lời đúng theo người hỏi\t%\t87,5',
].join('\n');

/** The same form as a text of pdftotext prints it: its cells run on. */
const running = [
  'Biểu A',
  'Kết quả điều hành và phục vụ',
  'STT',
  'Chỉ tiêu',
  'Đơn vị tính Số liệu',
  '1. Điều hành theo kế hoạch năm',
  '1.1. Số đầu việc của kế hoạch',
  'năm Đầu việc 1.036',
  '1.2. Trong đó: số đầu việc đã xong Đầu việc 13',
  '2. Trợ lý ảo phục vụ người dân',
  '2.1. Trợ lý ảo đã đưa vào sử dụng ở mức nào Chưa triển khai = 0 Thử nghiệm = 1 Chính thức = 2 1',
  '2.2. Lượt câu hỏi đã trả lời Câu hỏi 20.457',
  '2.3. Phần trăm câu trả lời đúng theo người hỏi % 87,5',
].join('\n');

const expected = [
  ['1', null, null],
  ['1.1', 'plan.tasksSet', 1036],
  ['1.2', 'plan.tasksDone', 13],
  ['2', null, null],
  ['2.1', 'assistant.level', 1],
  ['2.2', 'assistant.questions', 20_457],
  ['2.3', 'assistant.accuracyRate', 87.5],
];

describe('a new generation of forms is two data files, and no code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motso-catalogue-'));
  let knows: Knowledge;
  beforeAll(() => {
    cpSync(join(import.meta.dirname, '..', 'catalogue'), folder, { recursive: true });
    writeFileSync(join(folder, 'indicators', 'assistant-2027.json'), JSON.stringify(indicators));
    writeFileSync(join(folder, 'forms', 'minh-hoa-2027.json'), JSON.stringify(form));
    const dictionary = loadIndicators(join(folder, 'indicators'));
    knows = knowledgeOf(dictionary, loadForms(join(folder, 'forms'), dictionary));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (text: string) =>
    readReport(readText(text), knows).tables.map(({ form: table, rows }) => ({
      form: table?.id,
      rows: rows.map(({ code, indicator, cells }) => [code, indicator?.id ?? null, cells[0]!.value]),
    }));

  test('a report written on it is read', () =>
    expect(read(report)).toEqual([{ form: 'minh-hoa-2027/a', rows: expected }]));

  test('also where its cells run on in the text', () =>
    expect(read(running)).toEqual([{ form: 'minh-hoa-2027/a', rows: expected }]));

  test('without the files it is a table that nobody knows', () =>
    expect(readReport(readText(report)).tables.map((table) => [table.form, table.rows.length])).toEqual([
      [null, 7],
    ]));

  test('older generations are still recognised beside it', () => {
    const older = loadForms().find(({ id }) => id === 'cchc-2022-bieu-mau')!.tables[0]!;
    const printed = older.rows.map(({ code, label, unit }) =>
      [code ?? '', label, unit ?? '', '1'].join('\t'),
    );
    expect(
      read(['STT\tChỉ tiêu\tĐơn vị tính\tSố liệu', ...printed].join('\n')).map((table) => table.form),
    ).toEqual([older.id]);
  });

  test('the form without its indicators is refused by name', () => {
    expect(() => loadForms(join(folder, 'forms'))).toThrow(
      /minh-hoa-2027\.json: minh-hoa-2027\/a: assistant\.level is not in the dictionary/,
    );
  });
});
