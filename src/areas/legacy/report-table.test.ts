import { describe, expect, test } from 'vitest';
import { type CellWords, tableOf } from '../../../tests/blocks.ts';
import { dictionaryOf, formOf, indicatorOf } from '../../../tests/forms.ts';
import type { FormMatch } from './form-match.ts';
import { rawRowsOf, readTable } from './report-table.ts';
import { shapeOf } from './table-shape.ts';

const header = ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Số liệu', 'Ghi chú'];
const raw = (rows: readonly (readonly CellWords[])[], head: readonly CellWords[] = header) => {
  const table = tableOf([head, ...rows], 2, 5);
  return rawRowsOf(table, shapeOf(table)!, 7);
};

describe('rows as they are printed', () => {
  test('give number, label, unit, value, note and their places', () => {
    expect(raw([['1.2.', 'Số hồ sơ\nđúng hạn', 'Hồ sơ', '1.142', 'cả trước hạn']])).toEqual([
      {
        code: '1.2',
        label: 'Số hồ sơ đúng hạn',
        unit: 'Hồ sơ',
        note: 'cả trước hạn',
        opinion: null,
        assignee: null,
        values: [
          {
            key: 'Số liệu',
            raw: '1.142',
            certainty: 1,
            place: { page: 5, table: 2, block: 7, row: 2, column: 4 },
          },
        ],
        place: { page: 5, table: 2, block: 7, row: 2, column: 2 },
        labelPlace: { page: 5, table: 2, block: 7, row: 2, column: 2 },
      },
    ]);
  });

  test('without any words are left out', () =>
    expect(
      raw([
        ['1', 'Số văn bản', '', '', ''],
        ['', ' ', '', '', ''],
        ['2', '', '', '', ''],
      ]),
    ).toHaveLength(2));

  test('a header printed again is no row', () =>
    expect(raw([['1', 'Số văn bản', '', '5', ''], header, ['2', 'Số hồ sơ', '', '7', '']])).toHaveLength(2));

  test.each([
    ['Nhiệm vụ 36', 'Nhiệm vụ', '36'],
    ['% 36,1', '%', '36,1'],
    ['Trực tuyến = 0 1\nPhát phiếu = 1', 'Trực tuyến = 0 Phát phiếu = 1', '1'],
    ['Có = 1', 'Có = 1', ''],
    ['Văn bản', 'Văn bản', ''],
    ['12', '', '12'],
    ['', '', ''],
  ])('unit and figure in one column, “%s”, are parted with doubt', (words, unit, figure) => {
    const [row] = raw([['1', 'Số việc', words]], ['STT', 'Chỉ tiêu', 'Đơn vị tính']);
    expect([row!.unit ?? '', row!.values[0]]).toMatchObject([unit, { raw: figure, certainty: 0.5 }]);
  });

  test.each([
    [['II.', 'Cải cách thể chế', '', '', ''], 'II', 'Cải cách thể chế'],
    [['a)', 'Cấp xã', '', '', ''], 'a)', 'Cấp xã'],
    [['-', 'Cấp xã', '', '', ''], '-', 'Cấp xã'],
    [['Trong đó', 'Cấp xã', '', '', ''], 'Trong đó', 'Cấp xã'],
    [['Tổng điểm', '', '', '5', ''], null, 'Tổng điểm'],
    [['', 'Tổng cộng', '', '5', ''], null, 'Tổng cộng'],
    [['3.1', '', '', '5', ''], '3.1', ''],
  ])('%s: number and label', (row, code, label) => expect(raw([row])[0]).toMatchObject({ code, label }));

  test('a heading merged over the row is a label, and nothing else', () => {
    const merged = { text: 'I. CÔNG TÁC CHỈ ĐẠO', across: 5 };
    expect(raw([[merged]])[0]).toMatchObject({ code: null, label: merged.text, unit: null, note: null });
    expect(raw([[merged]])[0]!.values[0]!.raw).toBe('');
    const rest = ['1', { text: 'Kiểm tra', across: 4 }];
    expect(raw([rest])[0]).toMatchObject({ code: '1', label: 'Kiểm tra', unit: null, note: null });
  });

  test('a cell merged downwards speaks for its first row only', () => {
    const rows = raw([
      ['1', 'Cấp huyện', { text: 'Văn bản', down: 2 }, { text: '5', down: 2 }, ''],
      ['2', 'Cấp xã', ''],
    ]);
    expect(rows.map((row) => [row.unit, row.values[0]!.raw])).toEqual([
      ['Văn bản', '5'],
      [null, ''],
    ]);
  });

  test('a date broken by its narrow cell is whole again; doubt stays with the value', () => {
    const cell = { text: 'KH ngày 12/01/202\n1', certainty: 0.4 };
    expect(raw([['1', 'Kế hoạch', '', cell, '']])[0]!.values[0]).toMatchObject({
      raw: 'KH ngày 12/01/2021',
      certainty: 0.4,
    });
  });
});

describe('values in the light of form and dictionary', () => {
  const indicators = dictionaryOf(
    indicatorOf('a.count', 'Số văn bản đã ban hành'),
    indicatorOf('a.rate', 'Tỷ lệ hoàn thành', { type: 'percent', unit: '%' }),
    indicatorOf('a.choice', 'Hình thức', { type: 'choice', choices: { 0: 'Trực tuyến', 1: 'Phát phiếu' } }),
    indicatorOf('a.goal', 'Mục tiêu', { type: 'text' }),
    indicatorOf('index.c1', 'Điểm 1', { type: 'score' }),
  );
  const named = (label: string) => [...indicators.values()].find(({ name }) => name === label) ?? null;
  const frame = { block: 7, number: 2, title: 'Biểu 1' };
  const read = (
    rows: readonly (readonly CellWords[])[],
    match: FormMatch | null = null,
    head?: readonly CellWords[],
  ) => readTable(raw(rows, head), match, frame, indicators, named);
  const first = (row: readonly CellWords[], match?: FormMatch) => read([row], match).rows[0]!;
  const inForm = (
    label: string,
    indicator: string | null,
    layout?: 'values' | 'answer' | 'index',
    unit?: string,
  ): FormMatch => {
    const form = formOf('minh-hoa', 'Biểu', [['2.1', label, indicator, unit]], layout);
    return { form, table: form.tables[0]!, rows: [form.tables[0]!.rows[0]!] };
  };

  test('what no form knows and hardly holds figures is doubted: it may be text that stands in columns', () => {
    const words = ['VỰC', 'TIÊU', 'CHÍ', 'ĐỊNH'].map((word) => ['', 'Ghi chép của thôn', '', word, '']);
    const read = (rows: string[][]) =>
      readTable(raw(rows), null, { block: 7, number: 2, title: null }, new Map(), () => null).rows.map(
        ({ cells }) => cells[0]!.certainty,
      );
    expect(read(words)).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(read(words.map((row, at) => row.with(3, at < 2 ? '5' : 'Đạt')))).toEqual([1, 1, 1, 1]);
  });

  test('a row of the form has its indicator and depth, whatever is printed', () => {
    const row = first(['9', 'Số văn bản (mới)', 'Văn bản', '05', ''], inForm('Số văn bản', 'a.count'));
    expect(row).toMatchObject({ code: '9', type: 'count', depth: 1 });
    expect(row.indicator?.id).toBe('a.count');
    expect(row.cells[0]).toMatchObject({ value: 5, raw: '05', certainty: 1, problem: null, key: 'Số liệu' });
  });

  test('a row that no form has is looked up by its label; a heading of a form is not', () => {
    expect(first(['9.1.2', 'Số văn bản đã ban hành', '', '5', ''])).toMatchObject({
      depth: 2,
      type: 'count',
    });
    expect(first(['9', 'Số văn bản đã ban hành', '', '', '']).indicator?.id).toBe('a.count');
    expect(
      first(['9', 'Số văn bản đã ban hành', '', '', ''], inForm('Số văn bản', null)).indicator,
    ).toBeNull();
  });

  test.each([
    ['the unit printed', ['1', 'Tỷ lệ hoàn thành', 'Người', '5', ''], 'count'],
    ['the indicator', ['1', 'Tỷ lệ hoàn thành', '', '5', ''], 'percent'],
    ['the words of a rate', ['1', 'Tỷ lệ khác', '', '5', ''], 'percent'],
    ['the words of a count', ['1', 'Tổng số cuộc họp', '', '5', ''], 'count'],
    ['nothing', ['1', 'Họp giao ban', '', '5', ''], null],
    ['nothing', ['1', 'Họp giao ban, tổng số', '', '5', ''], null],
    ['nothing', ['1', 'Họp số 3 theo tỷ lệ', '', '5', ''], null],
    ['a printed list of answers', ['1', 'Họp', 'Có = 1; Không = 0', '1', ''], 'choice'],
    ['a list in the label', ['1', 'Họp (Có = 1; Không = 0)', '', '1', ''], 'choice'],
    ["the dictionary's list of answers", ['1', 'Hình thức', '', '1', ''], 'choice'],
  ] as const)('the kind of value comes from %s', (_, row, type) => expect(first(row).type).toBe(type));

  test("answers in the words of the dictionary's list are their numbers", () =>
    expect(first(['1', 'Hình thức', '', 'Phát phiếu', '']).cells[0]!.value).toBe(1));

  test('or from the unit of the form where none is printed', () =>
    expect(first(['1', 'Cuộc họp', '', '5', ''], inForm('Cuộc họp', null, 'values', '%')).type).toBe(
      'percent',
    ));

  test('a form of answers is read as words', () =>
    expect(
      first(['1', 'Mục tiêu', '', '100', ''], inForm('Mục tiêu', 'a.goal', 'answer')).cells[0]!.value,
    ).toBe('100'));

  test('the doubt of the reader and of the value: the lower one counts', () => {
    const cell = { text: '1,144', certainty: 0.9 };
    expect(first(['1', 'Số văn bản đã ban hành', '', cell, '']).cells[0]).toMatchObject({
      value: 1144,
      certainty: 0.7,
    });
    expect(
      first(['1', 'Số văn bản đã ban hành', '', { text: '5', certainty: 0.6 }, '']).cells[0]!.certainty,
    ).toBe(0.6);
  });

  test('scores of an index keep their dots as decimals', () => {
    const head = [
      'STT',
      'Tiêu chí',
      'Điểm chuẩn',
      'Điểm tự đánh giá',
      'Điểm thẩm định',
      'Điểm trừ',
      'Ý kiến',
      'Người thực hiện',
    ];
    const table = read([['1', 'Kế hoạch', '2,00', '2', '1.444', '- 0,5', 'Đồng ý', 'Văn phòng']], null, head);
    expect(table.layout).toBe('index');
    expect(table.rows[0]!.cells.map(({ key, value }) => [key, value])).toEqual([
      ['max', 2],
      ['self', 2],
      ['appraised', 1.444],
      ['deduction', -0.5],
    ]);
    expect(table.rows[0]).toMatchObject({ opinion: 'Đồng ý', assignee: 'Văn phòng' });
  });

  test.each([
    ['years', ['Năm 2021', 'Năm 2022']],
    ['groups', ['Cấp huyện', 'Cấp xã']],
    ['values', ['Số liệu']],
  ] as const)('columns of an unknown table make it one of %s', (layout, columns) =>
    expect(
      read([['1', 'Số văn bản', ...columns.map(() => '5')]], null, ['STT', 'Chỉ tiêu', ...columns]).layout,
    ).toBe(layout),
  );

  test('a column of a form of groups has its own indicator', () => {
    const form = formOf('minh-hoa-g', 'Biểu', [[null, 'Năm nay']], 'groups');
    const table = {
      ...form.tables[0]!,
      columns: [
        { path: 'Tỷ lệ', indicator: 'a.rate' },
        { path: 'Khác', indicator: null },
      ],
    };
    const match = { form, table, rows: [table.rows[0]!] };
    const { rows } = read([['1', 'Năm nay', '1.144', '1.144']], match, ['STT', 'Nội dung', 'Tỷ lệ', 'Khác']);
    expect(rows[0]!.cells.map(({ indicator, value }) => [indicator?.id ?? null, value])).toEqual([
      ['a.rate', 1.144],
      [null, 1144],
    ]);
  });
});
