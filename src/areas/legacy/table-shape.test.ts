import { describe, expect, test } from 'vitest';
import { type CellWords, tableOf } from '../../../tests/blocks.ts';
import { gridOf, isCode, shapeOf } from './table-shape.ts';

const shape = (...rows: (readonly CellWords[])[]) => shapeOf(tableOf(rows));
const roles = (...rows: (readonly CellWords[])[]) => shape(...rows)?.columns.map((column) => column.role);
const keys = (...rows: (readonly CellWords[])[]) =>
  shape(...rows)?.columns.flatMap((column) => (column.role === 'value' ? [column.key] : []));

const figures = ['1', 'Số hồ sơ đã giải quyết', 'Hồ sơ', '12', ''];

describe('columns of a form of values', () => {
  test('are known by their headers', () => {
    const found = shape(['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Số liệu', 'Ghi chú'], figures);
    expect(found?.headerRows).toBe(1);
    expect(found?.columns.map((column) => column.role)).toEqual(['code', 'label', 'unit', 'value', 'note']);
    expect(found?.columns[3]).toEqual({ column: 4, role: 'value', key: 'Số liệu' });
  });

  test('also where cells are merged over two rows of header', () => {
    const merged = [
      [
        { text: 'STT', down: 2 },
        { text: 'Chỉ tiêu', down: 2 },
        { text: 'Kết quả thống kê', across: 2 },
        { text: 'Ghi chú', down: 2 },
      ],
      ['Đơn vị tính', 'Số lượng/\nTỷ lệ'],
      figures,
    ];
    expect(shape(...merged)?.headerRows).toBe(2);
    expect(roles(...merged)).toEqual(['code', 'label', 'unit', 'value', 'note']);
    expect(keys(...merged)).toEqual(['Kết quả thống kê / Số lượng/ Tỷ lệ']);
  });

  test('and where flattened text left blanks for what was merged', () => {
    const flat = [
      ['STT', 'Chỉ tiêu', 'Kết quả thống kê', '', 'Ghi chú'],
      ['', '(kỳ báo cáo)', 'Đơn vị tính', 'Số liệu', ''],
      figures,
    ];
    expect(shape(...flat)?.headerRows).toBe(2);
    expect(roles(...flat)).toEqual(['code', 'label', 'unit', 'value', 'note']);
    expect(keys(...flat)).toEqual(['Kết quả thống kê / Số liệu']);
  });

  test('a narrow column may break its header', () =>
    expect(roles(['ST\nT', 'Nội dung', 'ĐVT', 'Số\nliệu'], figures.slice(0, 4))).toEqual([
      'code',
      'label',
      'unit',
      'value',
    ]));

  test('a first column without a header holds the numbers of rows', () =>
    expect(roles(['', 'Tiêu chí', 'ĐVT', 'Số liệu'], figures.slice(0, 4))?.[0]).toBe('code'));

  test('every column keeps its number', () => {
    const found = shape(['', 'Tiêu chí', '', 'Số liệu', ''], ['1', 'Số hồ sơ', '', '12', 'x']);
    expect(found?.columns.map(({ column, role }) => [column, role])).toEqual([
      [1, 'code'],
      [2, 'label'],
      [3, 'empty'],
      [4, 'value'],
      [5, 'value'],
    ]);
  });

  test('headers that name nothing are enough where there are figures', () =>
    expect(keys(['Xã An Bình làm được', 'Đã làm', 'Chưa làm'], ['Họp thôn và họp tổ', 'xong', '5'])).toEqual([
      'Đã làm',
      'Chưa làm',
    ]));

  test('a row of words under a whole header is body', () =>
    expect(shape(['Nội dung', 'Kết quả'], ['Thủ tục gọn nhẹ', 'Đạt'])?.headerRows).toBe(1));

  test('a column with neither header nor words is empty', () =>
    expect(roles(['STT', 'Chỉ tiêu', 'ĐVT', 'Số liệu', ''], figures)).toEqual([
      'code',
      'label',
      'unit',
      'value',
      'empty',
    ]));

  test('a row that numbers the columns is still header', () =>
    expect(
      shape(['STT', 'Chỉ tiêu', 'ĐVT', 'Số liệu'], ['(1)', '(2)', '(3)', '(4)'], figures.slice(0, 4))
        ?.headerRows,
    ).toBe(2));

  test('a header that numbers its columns by letters first is still header', () =>
    expect(
      shape(['STT', 'Chỉ tiêu', 'ĐVT', 'Số liệu'], ['A', 'B', '1', '2'], figures.slice(0, 4))?.headerRows,
    ).toBe(2));

  test('a title merged over the whole table is no part of the names', () =>
    expect(
      keys(
        [{ text: 'Biểu 1. Văn bản', across: 4 }],
        ['STT', 'Chỉ tiêu', 'ĐVT', 'Số liệu'],
        figures.slice(0, 4),
      ),
    ).toEqual(['Số liệu']));

  test('a column of nothing but units is one of units, whatever stands over it', () => {
    const rows = [
      ['1', 'Số văn bản', 'Văn bản', '5'],
      ['2', 'Tỷ lệ hồ sơ', '%', '99'],
      ['3', 'Khảo sát', 'Có = 1; Không = 0', '1'],
    ];
    expect(roles(['STT', 'Chỉ tiêu', 'Kết quả', 'Tỷ lệ'], ...rows)).toEqual([
      'code',
      'label',
      'unit',
      'value',
    ]);
  });

  test('where "STT" and "Chỉ tiêu" are not parted, the labels stand beside the numbers', () =>
    expect(
      roles(['STT Chỉ tiêu', '', 'ĐVT', 'Số liệu'], figures.slice(0, 4), ['2', 'Số văn bản', 'Văn bản', '3']),
    ).toEqual(['code', 'label', 'unit', 'value']));

  test('without a header that names a label, the column with the most words is the label', () =>
    expect(roles(['TT', 'Việc đã làm trong kỳ', 'Số liệu'], ['1', 'Đã giải quyết hồ sơ', '12'])).toEqual([
      'code',
      'label',
      'value',
    ]));
});

describe('columns of values', () => {
  test('of years are named by the year', () =>
    expect(
      keys(
        [
          { text: 'STT', down: 2 },
          { text: 'Chỉ tiêu', down: 2 },
          { text: 'Thống kê', across: 3 },
        ],
        ['Năm 2019', '2020', 'Năm 2021 (Tính đến 31/3)'],
        ['1', 'Số văn bản', '5', '7', '1'],
      ),
    ).toEqual(['2019', '2020', '2021']));

  test('of years in a line of their own under the word "Năm"', () =>
    expect(
      keys(['STT', 'Chỉ tiêu', 'Năm', 'Năm'], ['', '', '2019', '2020'], ['1', 'Số văn bản', '5', '7']),
    ).toEqual(['2019', '2020']));

  test('of an index are known by names that a narrow column breaks, and one by the others', () => {
    const row = ['1.1', 'Kế hoạch', '2,00', '2', '1.4', '-0,60'];
    const broken = [
      'STT',
      'Tiêu chí',
      'ĐIỂ\nM\nCHU\nẨN',
      'TỰ ĐÁN\nH GIÁ ĐIỂM',
      'ĐIỂM THẨM ĐỊN\nH',
      'ĐIỂM TR\nỪ',
    ];
    expect(keys(broken, row)).toEqual(['max', 'self', 'appraised', 'deduction']);
    const misread = ['STT', 'Tiêu chí', 'ĐIỂM CHUẨẤN', 'ĐIỂM TỰ ĐÁNH GIÁ', 'ĐIỂM THẨM ĐỊNH', 'ĐIỂM TRỪ'];
    expect(keys(misread, row)).toEqual(['max', 'self', 'appraised', 'deduction']);
  });

  test('of an index are named by their score', () =>
    expect(
      keys(
        [
          'STT',
          'LĨNH VỰC / TIÊU CHÍ',
          'ĐIỂM CHUẨN',
          'ĐIỂM TỰ ĐÁNH GIÁ',
          'ĐIỂM THẨM ĐỊNH',
          'ĐIỂM TRỪ SO VỚI ĐIỂM THẨM ĐỊNH',
          'Ý KIẾN HỘI ĐỒNG',
          'Người thực hiện',
        ],
        ['1.1', 'Kế hoạch', '2,00', '2', '1.4', '-0,60', 'Đồng ý', 'Văn phòng'],
      ),
    ).toEqual(['max', 'self', 'appraised', 'deduction']));

  test('of groups are named by their path', () =>
    expect(
      keys(
        [
          { text: 'Giai đoạn', down: 2 },
          { text: 'Sự nghiệp y tế', across: 2 },
          { text: 'Sự nghiệp khác', across: 2 },
        ],
        ['Thuộc tỉnh', 'Thuộc xã', 'Thuộc tỉnh', 'Thuộc xã'],
        ['2001-2010', '-', '2', '-', '7'],
      ),
    ).toEqual([
      'Sự nghiệp y tế / Thuộc tỉnh',
      'Sự nghiệp y tế / Thuộc xã',
      'Sự nghiệp khác / Thuộc tỉnh',
      'Sự nghiệp khác / Thuộc xã',
    ]));

  test('inherit the group at their left where text was flattened, but not a header that ends above', () =>
    expect(
      keys(
        ['Giai đoạn', 'Sự nghiệp y tế', '', 'Ghi thêm', 'Khác'],
        ['', 'Thuộc tỉnh', 'Thuộc xã', '', ''],
        ['2001-2010', '-', '2', '7', '8'],
      ),
    ).toEqual(['Sự nghiệp y tế / Thuộc tỉnh', 'Sự nghiệp y tế / Thuộc xã', 'Ghi thêm', 'Khác']));
});

describe('what holds no data', () => {
  test.each([
    [
      'a letterhead',
      [
        ['ỦY BAN NHÂN DÂN\nXÃ AN BÌNH', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc'],
        ['Số: 12/UBND\nV/v thực hiện nhiệm vụ', 'An Bình, ngày 13 tháng 3 năm 2023'],
      ],
    ],
    [
      'a block of signatures',
      [['Nơi nhận:\n- UBND huyện;\n- Lưu: nội dung, VT', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH']],
    ],
    [
      'words side by side',
      [
        ['Ưu điểm', 'Hạn chế'],
        ['Đã làm tốt', 'Còn chậm'],
      ],
    ],
    [
      'a table that starts with figures',
      [
        ['1', 'Số hồ sơ', '12'],
        ['2', 'Số văn bản', '3'],
      ],
    ],
    ['nothing', []],
  ])('%s', (_, rows) => expect(shapeOf(tableOf(rows))).toBeNull());
});

test('the grid gives a merged cell at every position it covers', () => {
  const grid = gridOf(
    tableOf([
      [
        { text: 'a', down: 2 },
        { text: 'b', across: 2 },
      ],
      ['c', 'd'],
    ]),
  );
  expect(grid.map((row) => row.map((cell) => cell?.text))).toEqual([
    ['a', 'b', 'b'],
    ['a', 'c', 'd'],
  ]);
});

test('a merged cell that reaches beyond its table does no harm', () => {
  const table = tableOf([['a', 'b']]);
  const cells = [
    { ...table.cells[0]!, rowSpan: 3, columnSpan: 1 },
    { ...table.cells[1]!, columnSpan: 4 },
  ];
  expect(gridOf({ ...table, cells }).map((row) => row.map((cell) => cell?.text))).toEqual([['a', 'b']]);
});

test.each([
  ['1', true],
  ['3.13.2.', true],
  ['IV', true],
  ['a)', true],
  ['-', true],
  [' 2.1 ', true],
  ['Trong đó', false],
  ['12%', false],
  ['', false],
])('“%s” numbers a row: %s', (text, yes) => expect(isCode(text)).toBe(yes));
