import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CellWords, documentOf, paragraphOf, tableOf } from '../../../../tests/blocks.ts';
import { dictionaryOf, formOf, indicatorOf } from '../../../../tests/forms.ts';
import { knowledgeOf, readReport } from '../report.ts';
import { checkCells } from './cells.ts';

const indicators = dictionaryOf(
  indicatorOf('a.count', 'Số văn bản đã ban hành', { unit: 'Văn bản' }),
  indicatorOf('a.rate', 'Tỷ lệ hồ sơ đúng hạn', { type: 'percent', unit: '%' }),
);
const form = formOf('minh-hoa', 'Biểu minh họa', [
  ['1', 'Công tác kiểm tra của xã', null],
  ['1.1', 'Số văn bản đã ban hành', 'a.count'],
  ['2', 'Số cuộc kiểm tra đột xuất', null],
  ['3', 'Tỷ lệ hồ sơ đúng hạn', 'a.rate'],
]);
const heading = {
  ...form.tables[0]!,
  rows: form.tables[0]!.rows.map((row) => (row.code === '1' ? { ...row, heading: true } : row)),
};
const knows = knowledgeOf(indicators, [{ ...form, tables: [heading] }]);

const header = ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Số liệu', 'Ghi chú'];
const check = (...rows: (readonly CellWords[])[]) =>
  checkCells(readReport(documentOf(tableOf([header, ...rows])), knows)).findings;
const found = (...rows: (readonly CellWords[])[]) =>
  check(...rows).map(({ rule, severity, found: value }) => [rule, severity, value]);
const cell = (label: string, unit: string, value: CellWords) => found(['1', label, unit, value, '']);

describe('a value against its unit', () => {
  test.each([
    ['Số văn bản', 'Văn bản', '9.436 tỷ', ['value-unit', 'error', '9.436 tỷ']],
    [
      'Số văn bản',
      'Văn bản',
      'KH số 20/KH-UBND ngày 25/01/2021',
      ['value-unit', 'warning', 'KH số 20/KH-UBND ngày 25/01/2021'],
    ],
    ['Số văn bản', 'Văn bản', 'Chưa giao', ['value-no-figure', 'warning', 'Chưa giao']],
    ['Số văn bản', 'Văn bản', '12/15', ['value-fraction', 'warning', '12/15']],
    ['Số văn bản', 'Văn bản', '12,5', ['value-integer', 'error', 12.5]],
    ['Tỷ lệ đúng hạn', '%', '01', ['value-rate', 'warning', 1]],
    ['Tỷ lệ đơn vị đã kết nối', '%', '1000', ['percent-range', 'warning', 1000]],
    ['Tỷ lệ đúng hạn', '%', 'cao', ['value-no-figure', 'warning', 'cao']],
    ['Họp trực tuyến', 'Chưa có = 0 2 cấp = 1 3 cấp = 2', '3', ['value-choice', 'error', 3]],
    ['Kiến trúc', 'Chưa = 0; Hoàn thành = 1', 'Chưa rõ', ['value-choice', 'error', 'Chưa rõ']],
  ])('%s (%s): %s', (label, unit, value, finding) => expect(cell(label, unit, value)).toEqual([finding]));

  test.each([
    ['Số văn bản', 'Văn bản', '1.157'],
    ['Số văn bản', 'Văn bản', ''],
    ['Số văn bản', 'Văn bản', '-'],
    ['Số văn bản', 'Văn bản', 'Không phát sinh'],
    ['Số văn bản', 'Văn bản', '02'],
    ['Tỷ lệ đúng hạn', '%', '100'],
    ['Tỷ lệ thu ngân sách so với dự toán', '%', '112'],
    ['Tỷ lệ đúng hạn', '%', '00'],
    ['Tỷ lệ đúng hạn', '%', '0,1'],
    ['Họp trực tuyến', 'Chưa có = 0 2 cấp = 1 3 cấp = 2', '2'],
    ['Họp trực tuyến', 'Chưa có = 0 2 cấp = 1 3 cấp = 2', '3 cấp'],
    ['Kế hoạch đã ban hành', '', 'KH số 8/KH-UBND'],
  ])('%s (%s): %s is in order', (label, unit, value) => expect(cell(label, unit, value)).toEqual([]));

  test('the message names the row, the words and the answers allowed', () => {
    const [finding] = check(['7', 'Họp trực tuyến', 'Chưa có = 0 2 cấp = 1', '3', '']);
    expect(finding?.message).toBe(
      'Họp trực tuyến: ghi 3, không có trong các mức trả lời (Chưa có = 0; 2 cấp = 1).',
    );
    expect(finding?.at).toMatchObject([{ row: 2, column: 4, quote: 'Họp trực tuyến: 3' }]);
  });

  test('words in a table of years are a remark only', () => {
    const years = tableOf([
      ['STT', 'Chỉ tiêu', 'Năm 2019', 'Năm 2020'],
      ['1', 'Tổng số biên chế', '651', 'Chưa giao'],
    ]);
    expect(checkCells(readReport(documentOf(years), knows)).findings).toMatchObject([
      { rule: 'value-no-figure', severity: 'note' },
    ]);
  });

  test('a figure read with doubt is a remark, not a mistake of the report', () => {
    expect(cell('Số văn bản', 'Văn bản', { text: '12', certainty: 0.5 })).toEqual([
      ['value-doubtful', 'note', '12'],
    ]);
    expect(cell('Số văn bản', 'Văn bản', { text: '12', certainty: 0.95 })).toEqual([]);
  });
});

describe('a fraction with its rate', () => {
  test.each([
    ['218/218 (100%)', []],
    ['13/36 = 36,1%', []],
    ['870/880 (100%)', [['value-fraction-rate', 'error', 100]]],
    ['1.142/1.144 (99,7%)', [['value-fraction-rate', 'error', 99.7]]],
    ['1.142/1.144 (99,8%)', []],
    ['0/0 (100%)', []],
    ['877/877 hồ sơ (100%)', []],
    ['870/880 hồ sơ (100%)', [['value-fraction-rate', 'error', 100]]],
    ['100 (877/877)', []],
    ['99 (877/877)', [['value-fraction-rate', 'error', 99]]],
    ['218/218', []],
  ])('%s', (value, findings) => expect(cell('Tỷ lệ đúng hạn', '%', value)).toEqual(findings));

  test('any rounded share is in order, any other is told (seed printed on failure)', () => {
    const terms = fc
      .integer({ min: 1, max: 5000 })
      .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)));
    fc.assert(
      fc.property(terms, fc.constantFrom(0.2, 1, -0.3), ([part, whole], change) => {
        const rate = Math.round((part / whole) * 1000 + 1e-7) / 10;
        const print = (value: number) => value.toFixed(1).replace('.', ',');
        // A rate rounded up to 100 claims all, which is told.
        fc.pre(rate < 100 || part === whole);
        expect(cell('Tỷ lệ đúng hạn', '%', `${part}/${whole} (${print(rate)}%)`)).toEqual([]);
        const wrong = Math.round((rate + change) * 10) / 10;
        fc.pre(wrong >= 0);
        expect(cell('Tỷ lệ đúng hạn', '%', `${part}/${whole} (${print(wrong)}%)`)).toEqual([
          ['value-fraction-rate', 'error', wrong],
        ]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a unit cell', () => {
  test.each([
    ['Số phản ánh đã giải quyết', 'Số PAKN: 0', ['unit-figure', 'warning', 'Số PAKN: 0']],
    ['Tỷ lệ đúng hạn', '100%', ['unit-figure', 'warning', '100%']],
    ['Tỷ lệ cơ quan có chứng thư số', 'Đơn vị', ['unit-rate', 'warning', 'Đơn vị']],
    ['Số hồ sơ đã tiếp nhận', '%', ['unit-rate', 'warning', '%']],
    ['Số văn bản', 'Văn bản Văn bản', ['unit-repeated', 'note', 'Văn bản Văn bản']],
  ])('%s: “%s”', (label, unit, finding) => expect(cell(label, unit, '')).toEqual([finding]));

  test.each([
    ['Họp trực tuyến', 'Chưa có = 0 2 cấp = 1 3 cấp = 2'],
    ['Tỷ lệ đúng hạn', '%'],
    ['Số hồ sơ', 'Hồ sơ'],
    ['Số hồ sơ', ''],
    ['Số phần trăm đã giải ngân', '%'],
  ])('%s: “%s” is in order', (label, unit) => expect(cell(label, unit, '')).toEqual([]));
});

describe('numbers of rows', () => {
  const codes = (...numbers: string[]) =>
    found(...numbers.map((code) => [code, `Mục ${code} của biểu`, '', '', '']));

  test('used twice or under another heading are remarks', () => {
    expect(codes('1', '1.1', '1.2', '1.1')).toEqual([['code-duplicate', 'note', '1.1']]);
    expect(codes('1', '1.1', '1.1.1', '1.2', '1.1.2')).toEqual([['code-misplaced', 'note', '1.1.2']]);
  });

  test('may leave gaps, and letters are not counted', () => {
    expect(codes('1', '1.3', '1.4', '1.4.3', '3', '3.3')).toEqual([]);
    expect(codes('1', '-', '-', 'a)', '2', '-')).toEqual([]);
  });
});

describe('a figure in a row that the form keeps as a heading', () => {
  const inForm = (total: string, part: string) =>
    found(
      ['1', 'Công tác kiểm tra của xã', '', total, ''],
      ['1.1', 'Số văn bản đã ban hành', 'Văn bản', part, ''],
      ['2', 'Số cuộc kiểm tra đột xuất', '', '', ''],
    );

  test('is a remark, unless a row under it repeats it or it is 0', () => {
    expect(inForm('19', '5')).toEqual([['value-heading', 'note', 19]]);
    expect(inForm('5', '5')).toEqual([]);
    expect(inForm('0', '0')).toEqual([]);
    expect(inForm('', '5')).toEqual([]);
  });

  test('of which the rows under it say the contrary is a warning', () => {
    expect(inForm('0', '5')).toEqual([['heading-part', 'warning', 0]]);
    expect(inForm('19', '0')).toContainEqual(['heading-part', 'warning', 19]);
  });

  test('a rate lies among those of its parts', () => {
    const rates = (whole: string, ...parts: string[]) =>
      found(
        ['1', 'Tỷ lệ văn bản điện tử của địa phương', '%', whole, ''],
        ...parts.map((part, at) => [`1.${at + 1}`, `Tỷ lệ văn bản điện tử cấp ${at}`, '%', part, '']),
      );
    expect(rates('90', '100')).toEqual([['heading-part', 'warning', 90]]);
    expect(rates('100', '100')).toEqual([]);
    expect(rates('90', '80', '95')).toEqual([]);
    expect(rates('', '100')).toEqual([]);
  });
});

test('a number printed twice in a row where the form has the next one is a slip', () => {
  const twice = found(
    ['1', 'Công tác kiểm tra của xã', '', '', ''],
    ['1.1', 'Số văn bản đã ban hành', 'Văn bản', '5', ''],
    ['2', 'Số cuộc kiểm tra đột xuất', '', '', ''],
    ['2', 'Tỷ lệ hồ sơ đúng hạn', '%', '99', ''],
  );
  expect(twice).toEqual([['code-duplicate', 'warning', '2']]);
});

test.each([
  ['Số công chức được tập huấn', '17 lớp', [['value-unit', 'warning', '17 lớp']]],
  ['Số lớp tập huấn', '5 người', [['value-unit', 'warning', '5 người']]],
  ['Số công chức được tập huấn', '17 người', []],
  ['Số công chức được tập huấn', '17 lượt', []],
  ['Số lớp tập huấn', '17 lớp', []],
])('%s: %s counts what the row counts, or is told', (label, value, findings) =>
  expect(cell(label, '', value)).toEqual(findings),
);

test('an answer that the heading of its column does not offer is a warning', () => {
  const answers = (...given: string[]) =>
    checkCells(
      readReport(
        documentOf(
          tableOf([
            ['STT', 'Mục tiêu', 'Kết quả (Đạt/Không đạt)'],
            ...given.map((answer, at) => [`${at + 1}`, `Mục tiêu thứ ${at + 1} của xã`, answer]),
          ]),
        ),
        knows,
      ),
    ).findings.map(({ rule, severity, found: value }) => [rule, severity, value]);
  expect(answers('Đạt', 'Không đạt', 'Tốt', 'Đạt')).toEqual([['value-choice', 'warning', 'Tốt']]);
  expect(answers('Đạt', 'Không đạt vì thiếu kinh phí', '', 'Đạt')).toEqual([]);
});

test('one annex without a number among numbered ones is a remark', () => {
  const table = (title: string) => [
    paragraphOf(title),
    tableOf([header, ['1', 'Số cuộc họp', 'Cuộc', '5', '']]),
  ];
  const titled = (...titles: string[]) =>
    checkCells(readReport(documentOf(...titles.flatMap(table)), knows)).findings.map(({ rule, severity }) => [
      rule,
      severity,
    ]);
  expect(titled('Phụ lục 1', 'Phụ lục 2', 'Phụ lục thống kê')).toEqual([['annex-number', 'note']]);
  expect(titled('Phụ lục 1', 'Phụ lục thống kê')).toEqual([]);
  expect(titled('Phụ lục 1', 'Phụ lục II', 'Biểu mẫu số 3')).toEqual([]);
});

test('one number for two annexes is a warning, told at the second heading', () => {
  const own = [...heading.rows.map((row) => [row.code ?? '', row.label, '', '', ''])];
  const rows = ['Số cuộc họp dân', 'Số thôn có nhà văn hóa', 'Số cây đã trồng'];
  const second = formOf(
    'minh-hoa-hai',
    'Biểu thứ hai',
    rows.map((label, at) => [`${at + 1}`, label, null]),
  );
  const both = knowledgeOf(indicators, [{ ...form, tables: [heading] }, second]);
  const twice = documentOf(
    paragraphOf('Phụ lục 1', 1),
    tableOf([header, ...own]),
    paragraphOf('Phụ lục 1', 9),
    tableOf([header, ...rows.map((label, at) => [`${at + 1}`, label, '', '', ''])]),
  );
  const [finding] = checkCells(readReport(twice, both)).findings;
  expect(finding).toMatchObject({ rule: 'annex-twice', severity: 'warning', at: [{ line: 9 }, { row: 2 }] });
});
