import { describe, expect, test } from 'vitest';
import { certaintyOf, type Document, type Table } from '../document.ts';
import { readText } from './text.ts';

const tables = ({ blocks }: Document) => blocks.filter((block) => block.kind === 'table');
const paragraphs = ({ blocks }: Document) =>
  blocks.filter((block) => block.kind === 'paragraph').map((block) => block.text);
const grid = (table: Table | undefined) =>
  Array.from({ length: table?.rows ?? 0 }, (_, row) =>
    table!.cells.filter((cell) => cell.row === row + 1).map((cell) => cell.text.replaceAll('\n', ' / ')),
  );
const read = (...lines: string[]) => readText(lines.join('\n'));
const doubted = (table: Table | undefined) =>
  table?.cells.filter((cell) => cell.text !== '' && certaintyOf(cell) < 0.9).map((cell) => cell.text) ?? [];

const header = [
  'STT              Chỉ tiêu thống kê            Kết quả thống kê       Ghi chú',
  '                                            Đơn vị tính    Số liệu',
];
const headerCells = [
  ['STT', 'Chỉ tiêu thống kê', 'Kết quả thống kê', '', 'Ghi chú'],
  ['', '', 'Đơn vị tính', 'Số liệu', ''],
];

const onTop = [
  '1.     Nhà văn hóa',
  '1.1    Số buổi chiếu phim ngoài trời        Buổi           12',
  '       trong năm',
  '1.2    Số đội văn nghệ                      Đội            3          Cả đội',
  '                                                                      thiếu nhi',
  '2.     Thư viện',
  '2.1    Số sách cho mượn về nhà, kể cả       Cuốn           1.150',
  '       sách cho trẻ em',
  '2.2    Số bạn đọc mới                       Người',
];
const onTopCells = [
  ['1.', 'Nhà văn hóa', '', '', ''],
  ['1.1', 'Số buổi chiếu phim ngoài trời / trong năm', 'Buổi', '12', ''],
  ['1.2', 'Số đội văn nghệ', 'Đội', '3', 'Cả đội / thiếu nhi'],
  ['2.', 'Thư viện', '', '', ''],
  ['2.1', 'Số sách cho mượn về nhà, kể cả / sách cho trẻ em', 'Cuốn', '1.150', ''],
  ['2.2', 'Số bạn đọc mới', 'Người', '', ''],
];

describe('columns kept apart by spaces', () => {
  test('rows set to the top, beneath a header in two storeys', () => {
    const document = read('Biểu mẫu 1', ...header, ...onTop);
    expect(tables(document).map(grid)).toEqual([[...headerCells, ...onTopCells]]);
    expect(doubted(tables(document)[0])).toEqual([]);
    expect(document.unread).toEqual([]);
    expect(paragraphs(document)).toEqual(['Biểu mẫu 1']);
  });

  test('rows set to the middle: lines above a number are of its row', () => {
    const document = read(
      ...header,
      '       Số buổi chiếu phim ngoài trời',
      '1.                                            Buổi         12',
      '       trong năm',
      '       Số sách cho mượn về nhà, kể cả',
      '2.     sách cho trẻ em và sách cho người      Cuốn         1.150',
      '       cao tuổi',
      '3.     Số đội văn nghệ                         Đội          3',
      '       Số bạn đọc mới, tính từ đầu',
      '4.                                            Người        20',
      '       năm',
    );
    expect(grid(tables(document)[0]).slice(2)).toEqual([
      ['1.', 'Số buổi chiếu phim ngoài trời / trong năm', 'Buổi', '12', ''],
      [
        '2.',
        'Số sách cho mượn về nhà, kể cả / sách cho trẻ em và sách cho người / cao tuổi',
        'Cuốn',
        '1.150',
        '',
      ],
      ['3.', 'Số đội văn nghệ', 'Đội', '3', ''],
      ['4.', 'Số bạn đọc mới, tính từ đầu / năm', 'Người', '20', ''],
    ]);
    expect(doubted(tables(document)[0])).toEqual([]);
  });

  test('years: figures that stand aside fill their columns in order, rows need no number', () => {
    const document = read(
      'STT        Chỉ tiêu                      Thống kê',
      '                                   Năm     Năm     Năm',
      '                                  2015 2016        2017',
      '     Tổng số cây xanh             100     120      140',
      '1    Số cây trồng mới trong công   20       25     30',
      '     viên',
      '     Cây bóng mát                 15      20      25',
      '2    Số cây đổ trong mùa mưa bão 4         0       2',
      '3    Tỷ lệ cây sống               90%     100% 100%',
    );
    expect(grid(tables(document)[0])).toEqual([
      ['STT', 'Chỉ tiêu', 'Thống kê', '', ''],
      ['', '', 'Năm / 2015', 'Năm / 2016', 'Năm / 2017'],
      ['', 'Tổng số cây xanh', '100', '120', '140'],
      ['1', 'Số cây trồng mới trong công / viên', '20', '25', '30'],
      ['', 'Cây bóng mát', '15', '20', '25'],
      ['2', 'Số cây đổ trong mùa mưa bão', '4', '0', '2'],
      ['3', 'Tỷ lệ cây sống', '90%', '100%', '100%'],
    ]);
    expect(doubted(tables(document)[0])).toEqual([]);
  });

  test('a label with but one space to the next cell', () => {
    const document = read(
      ...header,
      ...onTop,
      '2.3    Số tờ báo đặt mua cho thư viện xã nhà Tờ             7',
    );
    expect(grid(tables(document)[0]).at(-1)).toEqual([
      '2.3',
      'Số tờ báo đặt mua cho thư viện xã nhà',
      'Tờ',
      '7',
      '',
    ]);
  });
});

describe('where a table ends', () => {
  test('a page that goes on is a part of its own; a line above its first number ends the row before', () => {
    const document = read(
      ...header,
      ...onTop,
      '2.3    Số tờ báo và tạp chí đặt mua cho     Tờ             7',
      '\f       thư viện',
      '2.4    Số ghế trong phòng đọc               Cái            40',
      '2.5    Số tủ sách ở các thôn                Tủ             5',
    );
    expect(grid(tables(document)[1]).map((row) => row.slice(0, 2))).toEqual([
      ['', 'thư viện'],
      ['2.4', 'Số ghế trong phòng đọc'],
      ['2.5', 'Số tủ sách ở các thôn'],
    ]);
  });

  test('the title of the next table is none of the last row', () => {
    const next = ['                    Biểu mẫu 2', '                  Thể dục thể thao', ...header];
    const document = read(...header, ...onTop, ...next, ...onTop);
    expect(tables(document).map(grid)).toEqual([
      [...headerCells, ...onTopCells],
      [...headerCells, ...onTopCells],
    ]);
    expect(paragraphs(document).join(' ')).toBe('Biểu mẫu 2 Thể dục thể thao');
  });

  test('prose below is not swallowed', () => {
    const prose =
      'Các số trên được tính từ ngày đầu năm đến ngày lập biểu này, không kể số của các thôn mới.';
    expect(paragraphs(read(...header, ...onTop, prose))).toEqual([prose]);
    expect(paragraphs(read(...header, ...onTop, '', 'Nơi nhận:', '- Lưu: VT.'))).toEqual([
      'Nơi nhận:',
      '- Lưu: VT.',
    ]);
  });
});

describe('what is not certain', () => {
  test('two years in one column make the table doubtful', () => {
    const document = read(
      'STT        Chỉ tiêu                   Thống kê',
      '                                  2015 2016        2017',
      '1    Số cây trồng mới              20              30',
      '2    Số cây đổ                      4              2',
      '3    Tỷ lệ cây sống                90%             100%',
    );
    expect(document.unread).toMatchObject([{ code: 'table-uncertain', place: { line: 1, table: 1 } }]);
    expect(doubted(tables(document)[0])).toContain('90%');
  });

  test('two units and a figure in one row are those of two rows', () => {
    const document = read(
      ...header,
      ...onTop,
      '2.3    Tổng số ghế                          Cái            40',
      '       Ghế gỗ                               Cái',
    );
    expect(doubted(tables(document)[0])).toContain('40');
  });
});

test('a letterhead, a list and a signature are no tables', () => {
  const document = read(
    'ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    '    XÃ AN BÌNH                  Độc lập - Tự do - Hạnh phúc',
    'Số: 12/BC-UBND               An Bình, ngày 03 tháng 6 năm 2024',
    '',
    '1.   Việc thứ nhất    đã xong.',
    '2.   Việc thứ hai     đang làm.',
    '3.   Việc thứ ba      chưa làm.',
    '',
    'Nơi nhận:                              TM. ỦY BAN NHÂN DÂN',
    '- Lưu: VT.                                   CHỦ TỊCH',
  );
  expect(tables(document)).toEqual([]);
  expect(document.unread).toEqual([]);
});
