import { describe, expect, test } from 'vitest';
import { documentOf, paragraphOf, tableOf } from '../../../tests/blocks.ts';
import { dictionaryOf, formOf, indicatorOf } from '../../../tests/forms.ts';
import type { Block } from '../../formats/document.ts';
import { readText } from '../../formats/text/text.ts';
import { loadForms } from '../reports/catalogue.ts';
import { knowledgeOf, type Report, readReport } from './report.ts';

const indicators = dictionaryOf(
  indicatorOf('plan.set', 'Số nhiệm vụ đề ra trong kế hoạch', { unit: 'Nhiệm vụ' }),
  indicatorOf('plan.done', 'Số nhiệm vụ đã hoàn thành', { unit: 'Nhiệm vụ' }),
  indicatorOf('plan.rate', 'Tỷ lệ hoàn thành kế hoạch', { type: 'percent', unit: '%' }),
  indicatorOf('extra.count', 'Số lượt người dân được phục vụ'),
);
const form = formOf('minh-hoa', 'Chỉ đạo điều hành cải cách hành chính', [
  ['1', 'Kế hoạch cải cách hành chính', null],
  ['1.1', 'Số nhiệm vụ đề ra trong kế hoạch', 'plan.set', 'Nhiệm vụ'],
  ['1.2', 'Số nhiệm vụ đã hoàn thành', 'plan.done', 'Nhiệm vụ'],
  ['1.3', 'Tỷ lệ hoàn thành kế hoạch', 'plan.rate', '%'],
]);
const knows = knowledgeOf(indicators, [form]);

const header = ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Số liệu'];
const rows = [
  ['1', 'Kế hoạch cải cách hành chính', '', ''],
  ['1.1', 'Số nhiệm vụ đề ra trong kế hoạch', 'Nhiệm vụ', '36'],
  ['1.2', 'Số nhiệm vụ đã hoàn thành', 'Nhiệm vụ', '13'],
  ['1.3', 'Tỷ lệ hoàn thành kế hoạch', '%', '36,1'],
  ['2', 'Số lượt người dân được phục vụ', 'Lượt', '1.157'],
];
const read = (...blocks: Block[]) => readReport(documentOf(...blocks), knows);
const shown = (report: Report) =>
  report.tables.map((table) =>
    table.rows.map((row) => [row.indicator?.id ?? null, ...row.cells.map((cell) => cell.value)]),
  );
const values = [
  [null, null],
  ['plan.set', 36],
  ['plan.done', 13],
  ['plan.rate', 36.1],
  ['extra.count', 1157],
];

describe('a report in tables', () => {
  test('has its rows under their indicators, rows that no form has too', () => {
    const report = read(paragraphOf('Biểu mẫu 1'), tableOf([header, ...rows], 3));
    expect(shown(report)).toEqual([values]);
    expect(report.tables[0]).toMatchObject({
      title: 'Biểu mẫu 1',
      number: 3,
      block: 1,
      form: { id: 'minh-hoa/1' },
      template: { id: 'minh-hoa' },
    });
    expect(report.uncertain).toEqual([]);
  });

  test('is one table where a page break took it apart', () => {
    const report = read(
      tableOf([header, ...rows.slice(0, 3)]),
      paragraphOf('2'),
      tableOf([header, ...rows.slice(3)], 2),
    );
    expect(shown(report)).toEqual([values]);
    expect(report.blocks.map((block) => block?.kind ?? null)).toEqual(['table', 'paragraph', null]);
  });

  test('a letterhead and a signature are words, not tables', () => {
    const letterhead = tableOf([
      ['ỦY BAN NHÂN DÂN\nXÃ AN BÌNH', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['Số: 12/BC-UBND', 'An Bình, ngày 13 tháng 3 năm 2023'],
    ]);
    const report = read(
      letterhead,
      paragraphOf('BÁO CÁO'),
      tableOf([['Nơi nhận:\n- Lưu VT', 'TM. UBND\nCHỦ TỊCH']], 2),
    );
    expect(report.tables).toEqual([]);
    expect(report.head).toMatchObject({ unit: 'xã An Bình', symbol: '12/BC-UBND', date: '2023-03-13' });
    expect(report.passages.map((passage) => passage.block)).toEqual([0, 0, 0, 0, 1, 2, 2]);
  });

  test('a table that is nothing but its header is left out', () =>
    expect(read(tableOf([header])).tables).toEqual([]));
});

describe('the title over a table', () => {
  const title = (...texts: string[]) =>
    read(...texts.map((text) => paragraphOf(text)), tableOf([header, ...rows])).tables[0]!.title;

  test.each([
    [
      ['Nơi nhận:', 'Phụ lục 2', 'Thống kê số liệu', '(Kèm theo Báo cáo)'],
      'Phụ lục 2 Thống kê số liệu (Kèm theo Báo cáo)',
    ],
    [['- Lưu: VT;', 'Cải cách thể chế'], 'Cải cách thể chế'],
    [['Nguyễn Văn A', 'Biểu mẫu 2'], 'Biểu mẫu 2'],
    [['Trên đây là báo cáo./.'], null],
    [['Biểu số 3', 'x', 'Cải cách thể chế'], 'Biểu số 3 Cải cách thể chế'],
    [['dài '.repeat(80)], null],
    [[], null],
  ])('%s', (texts, expected) => expect(title(...texts)).toBe(expected));
});

describe('a report whose forms run on in the text', () => {
  const running = [
    'Biểu mẫu 1',
    'Chỉ đạo điều hành',
    'Kết quả thống kê',
    'STT',
    'Chỉ tiêu',
    'Đơn vị tính Số liệu',
    '1. Kế hoạch cải cách hành chính',
    '1.1. Số nhiệm vụ đề ra trong kế hoạch Nhiệm vụ 36',
    '1.2. Số nhiệm vụ đã',
    'hoàn thành',
    'Nhiệm vụ 13',
    '1.3. Tỷ lệ hoàn thành kế hoạch % 36,1',
  ].join('\n');

  test('is parted by the labels of the form', () => {
    const report = readReport(readText(`BÁO CÁO\nCông tác năm 2023\n\n${running}`), knows);
    expect(shown(report)).toEqual([values.slice(0, 4)]);
    expect(report.tables[0]!.rows.map((row) => row.cells[0]!.certainty)).toEqual([1, 1, 1, 1]);
    expect(report.tables[0]!.rows[2]).toMatchObject({
      label: 'Số nhiệm vụ đã hoàn thành',
      unit: 'Nhiệm vụ',
      place: { line: 12 },
    });
    expect(report.tables[0]!.rows[2]!.cells[0]!.place).toMatchObject({ line: 14 });
    expect(report.uncertain).toEqual([]);
    expect(report.passages.map((passage) => passage.paragraph.text)).toEqual([
      'BÁO CÁO',
      'Công tác năm 2023',
    ]);
  });

  test('of a form that is not known is uncertain, and each value doubted', () => {
    const other = running.replace(/nhiệm vụ/gi, 'đàn gia súc').replace(/kế hoạch/gi, 'chăn nuôi');
    const report = readReport(readText(other), knows);
    expect(report.uncertain).toEqual(report.tables);
    expect(report.tables[0]!.rows.every((row) => row.cells.every((cell) => cell.certainty < 1))).toBe(true);
  });

  test('of a known form that its rows follow only loosely is uncertain too', () => {
    const loose = running
      .replace('1.1. Số', '1.1. Theo thôn báo lên số')
      .replace('1.3. Tỷ', '1.3. Năm nay đạt tỷ');
    const report = readReport(readText(loose), knows);
    expect(report.tables[0]!.form?.id).toBe('minh-hoa/1');
    expect(report.uncertain).toEqual(report.tables);
  });

  test('is looked for beside real tables where its form is known', () => {
    const other = tableOf([header, ['1', 'Số lượt người dân được phục vụ', 'Lượt', '1.157']], 1);
    const numbered = readText('Phụ lục\nSTT\nChỉ tiêu\n1. Họp thôn\n2. Họp tổ\n3. Họp xã').blocks;
    expect(
      shown(read(other, paragraphOf('Các biểu khác như sau'), ...readText(running).blocks)),
    ).toHaveLength(2);
    expect(shown(read(other, ...numbered))).toHaveLength(1);
  });
});

describe('the narrative', () => {
  const report = read(
    paragraphOf('Xã An Bình đã hoàn thành 13/36 nhiệm vụ theo Kế hoạch số 12/KH-UBND ngày 05/01/2023.', 4),
    paragraphOf('Trang 3 của báo cáo năm 2023', 5, 'footer'),
    paragraphOf('Tính đến ngày 09/3/2023 có 02 hồ sơ', 6, 'note'),
    tableOf([header, ...rows]),
  );

  test('is read for figures and citations, foot- and endnotes too, page headers and tables not', () => {
    expect(report.passages.map(({ block }) => block)).toEqual([0, 2]);
    expect(report.passages[0]!.citations.map(({ symbol, date }) => [symbol, date])).toEqual([
      ['12/KH-UBND', '2023-01-05'],
    ]);
    expect(report.passages[1]!.numbers.map(({ value }) => value)).toEqual([2]);
  });

  test('its lines are those of the body and of cells', () => {
    expect(report.lines.slice(0, 2).map(({ block, place }) => [block, place.line ?? place.row])).toEqual([
      [0, 4],
      [3, 1],
    ]);
    expect(report.lines.map(({ text }) => text)).not.toContain('Trang 3 của báo cáo năm 2023');
  });
});

test('the built-in catalogue is used where no other is given', () => {
  const printed = [
    ['1', 'Số văn bản chỉ đạo CCHC đã ban hành', 'Văn bản', '5'],
    ['2', 'Số lượng phiếu khảo sát', 'Phiếu', '478'],
  ];
  const { tables } = readReport(documentOf(tableOf([header, ...printed])));
  expect(tables[0]!.rows.map((row) => row.indicator?.id)).toEqual([
    'documents.directivesIssued',
    'survey.ballots',
  ]);
});

test('a document that is no report has little in it', () => {
  const report = read(paragraphOf('Once upon a time there were 3 little pigs.'));
  expect(report).toMatchObject({ tables: [], uncertain: [], head: { unit: null, kind: 'other' } });
});

test('a form of one value has one, though the name of its notes is misread', () => {
  const form = loadForms()
    .flatMap((template) => template.tables)
    .find(({ id }) => id === 'cchc-2022-bieu-mau/4')!;
  const rows = form.rows.map(({ code, label, unit }, at) => [
    code ?? '',
    label,
    unit ?? '',
    `${at}`,
    at === 2 ? 'xem lại' : '',
  ]);
  const header = ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Số lượng', 'Uni cuu'];
  const [table] = readReport(documentOf(tableOf([header, ...rows]))).tables;
  expect(table!.rows.map(({ cells, note }) => [cells.map(({ raw }) => raw), note])).toEqual(
    rows.map((row) => [[row[3]], row[4] || null]),
  );
});

describe('a table whose header is lost', () => {
  const form = loadForms()
    .flatMap((template) => template.tables)
    .find(({ id }) => id === 'cchc-2022-bieu-mau/4')!;
  const rows = form.rows.map(({ code, label, unit }, at) => [
    `${code}.`,
    label,
    unit ?? '',
    unit === null ? '' : `${at}`,
  ]);

  test('is read by what its columns hold where its rows are those of a form', () => {
    const { tables, uncertain } = readReport(documentOf(tableOf(rows)));
    expect(tables[0]!.form?.id).toBe(form.id);
    expect(tables[0]!.rows.map(({ cells }) => [cells[0]!.raw, cells[0]!.certainty])).toEqual(
      rows.map((row) => [row[3], 1]),
    );
    expect(uncertain).toEqual([]);
  });

  test('is doubted where it has several columns of figures', () => {
    const { tables, uncertain } = readReport(documentOf(tableOf(rows.map((row) => [...row, '7']))));
    expect(tables[0]!.rows.flatMap(({ cells }) => cells.map(({ certainty }) => certainty))).not.toContain(1);
    expect(uncertain).toEqual(tables);
  });

  test('left blank under its header is not doubted', () => {
    const header = ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Số liệu'];
    const blank = rows.map((row) => row.with(3, ''));
    expect(readReport(documentOf(tableOf([header, ...blank]))).uncertain).toEqual([]);
  });

  test('is none without numbered rows', () => {
    const letter = tableOf([
      ['Nơi nhận:', 'TM. ỦY BAN NHÂN DÂN'],
      ['- Như trên;', 'CHỦ TỊCH'],
      ['- Lưu: VT.', ''],
    ]);
    expect(readReport(documentOf(letter)).tables).toEqual([]);
  });
});
