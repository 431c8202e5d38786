import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CellLine, cellLinesFrom } from './cell-lines.ts';

const linesOf = (text: string): CellLine[] =>
  text.split('\n').map((line, index) => ({ text: line, line: index + 1 }));
const read = (text: string, from = 0) => cellLinesFrom(linesOf(text), from);
const texts = (rows: readonly (readonly CellLine[])[] | undefined) =>
  rows?.map((row) => row.map((cell) => cell.text));

const header = ['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Số liệu'];
const rows = [
  ['1', 'Kế hoạch cải cách hành chính', '', ''],
  ['1.1', 'Số nhiệm vụ đề ra trong kế hoạch', 'Nhiệm vụ', '26'],
  ['1.2', 'Số nhiệm vụ đã hoàn thành', 'Nhiệm vụ', ''],
  ['2', 'Số hồ sơ đã giải quyết xong', 'Hồ sơ', '1.157'],
  ['3', 'Tỷ lệ hồ sơ đúng hạn', '%', '99,8'],
];
const lone = (...parts: readonly (readonly string[])[]) => parts.map((part) => part.join('\n')).join('\n');

describe('a table with one cell a line', () => {
  test('is parted at the stride at which row numbers come back; blank lines are blank cells', () => {
    const found = read(`${lone(header, ...rows)}\n`);
    expect(texts(found?.header)).toEqual([header]);
    expect(texts(found?.rows)).toEqual(rows);
  });

  test('may list some rows of a longer table only, from any number on', () => {
    const some = [
      ['2.3.1', 'Mức độ hoàn thành kế hoạch', '2,00', '1.4'],
      ['2.3.4', 'Mức độ đa dạng của tuyên truyền', '1,00', '0.5'],
      ['2.7', 'Đối thoại với người dân', '1,00', '0'],
      ['3.1', 'Công khai xin lỗi', '1,00', '1'],
    ];
    expect(texts(read(lone(header, ...some))?.rows)).toEqual(some);
  });

  test('whose lines of blank cells are lost is not sure', () => {
    const text = lone(
      header,
      ...rows,
      ...rows.map(([number, ...rest]) => [`${Number(number) + 3}`, ...rest]),
    );
    expect(read(text)?.isSure).toBe(true);
    const many = Array.from({ length: 12 }, (_, at) => [
      `${at + 1}`,
      `Số việc đã làm xong ${at + 1}`,
      'Việc',
    ]);
    const lost = many.map((row, at) => (at % 2 === 0 ? row : [...row, '5']));
    expect(read(lone(header.slice(0, 3), ...lost))?.isSure).toBe(false);
  });

  test('cells know their lines, and the reader where to go on', () => {
    const found = read(`Phụ lục\n${lone(header, ...rows)}\nPhụ lục 2\nSTT`, 1);
    expect(found?.rows[1]?.[3]).toEqual({ text: '26', line: 13 });
    expect(found?.next).toBe(1 + 4 + 20);
  });

  test('begins only at a line that is STT or TT', () => {
    expect(read(lone(header, ...rows), 1)).toBeNull();
    expect(read(lone(['Số TT', ...header.slice(1)], ...rows))).toBeNull();
    expect(read(lone([' TT ', ...header.slice(1)], ...rows))?.rows).toHaveLength(5);
    expect(cellLinesFrom([], 0)).toBeNull();
  });

  test('fewer than four numbered rows are no stride', () => {
    expect(read(lone(header, ...rows.slice(0, 3)))).toBeNull();
    expect(read(lone(header, ...rows.slice(0, 4)))?.rows).toHaveLength(4);
  });

  test('rows without a number are rows too, before the first number and between', () => {
    const free = [
      ['', 'Tổng số văn bản đã ban hành', 'Văn bản', '5'],
      ...rows.slice(0, 2),
      ['', 'Trong đó cấp xã', 'Văn bản', '3'],
      ...rows.slice(2),
    ];
    expect(texts(read(lone(header, ...free))?.rows)).toEqual(free);
  });

  test('the next annex or table ends it', () => {
    for (const end of ['Phụ lục 2', 'Biểu mẫu', 'STT'])
      expect([
        end,
        texts(
          read(lone(header, ...rows, [end, 'Cải cách thể chế', '', ''], ['4', 'Khác nữa', '', '9']))?.rows,
        )?.length,
      ]).toEqual([end, 5]);
  });
});

describe('forms that run on in the text are not taken apart', () => {
  test('number and label in one line', () => {
    const running = rows.map(([code, label, unit, value]) => [`${code} ${label}`, unit!, value!]);
    expect(read(lone(header, ...rows, ...running))).toBeNull();
  });

  test('the number of a row in another cell than the first', () => {
    const turned = rows.map(([, label, unit], index) => [String(index + 1), label!, `1.${index}.`, unit!]);
    expect(read(lone(header, ...turned))).toBeNull();
    expect(read(lone(header, ...turned.map((cells) => cells.with(2, '1.1'))))?.rows).toHaveLength(5);
  });
});

describe('cells of several lines', () => {
  test('a list of answers stays in the unit cell', () => {
    const long = [
      ...rows,
      ['4', 'Hình thức khảo sát', 'Trực tuyến = 0', 'Phát phiếu = 1', 'Kết hợp = 2', '1'],
      ['5', 'Số phiếu khảo sát', 'Phiếu', '599'],
    ];
    expect(texts(read(lone(header, ...long))?.rows)?.slice(-2)).toEqual([
      ['4', 'Hình thức khảo sát', 'Trực tuyến = 0\nPhát phiếu = 1\nKết hợp = 2', '1'],
      ['5', 'Số phiếu khảo sát', 'Phiếu', '599'],
    ]);
  });

  test('other lines too many belong to the label', () => {
    const long = [
      ...rows.slice(0, 4),
      ['3', 'Tỷ lệ hồ sơ do xã', 'tiếp nhận đúng hạn', '%', '99,8'],
      ['4', 'Số phiếu khảo sát', 'Phiếu', '599'],
    ];
    expect(texts(read(lone(header, ...long))?.rows)?.[4]).toEqual([
      '3',
      'Tỷ lệ hồ sơ do xã\ntiếp nhận đúng hạn',
      '%',
      '99,8',
    ]);
  });

  test('as many bracketed lines as are too many go on with the cell before them', () => {
    const head = [...header, 'Ghi chú'];
    const noted = rows.map((row) => [...row, '']);
    const last = [['4', 'Số phiếu khảo sát', 'Phiếu', '599', '']];
    const one = [
      ...noted,
      ['3.1', 'Tỷ lệ đúng hạn', '%', '877/877', '(100%)', '(có 3 hồ sơ đang giải quyết)'],
      ...last,
    ];
    expect(texts(read(lone(head, ...one))?.rows)?.[5]).toEqual([
      '3.1',
      'Tỷ lệ đúng hạn',
      '%',
      '877/877\n(100%)',
      '(có 3 hồ sơ đang giải quyết)',
    ]);
    const none = [...noted, ['3.1', 'Tỷ lệ đúng hạn', '%', '100', '(877/877)'], ...last];
    expect(texts(read(lone(head, ...none))?.rows)?.[5]).toEqual([
      '3.1',
      'Tỷ lệ đúng hạn',
      '%',
      '100',
      '(877/877)',
    ]);
  });
});

describe('the last row', () => {
  const after = ['Nơi nhận:', 'UBND huyện Đồng Xanh'];

  test('ends with its columns where words follow', () => {
    const found = read(lone(header, ...rows, after));
    expect(texts(found?.rows)).toEqual(rows);
    expect(found?.next).toBe(4 + 20);
  });

  test('may have a list of answers', () => {
    const last = ['4', 'Hình thức khảo sát', 'Trực tuyến = 0', 'Phát phiếu = 1', 'Kết hợp = 2', '1'];
    expect(texts(read(lone(header, ...rows, last))?.rows)?.at(-1)).toEqual([
      '4',
      'Hình thức khảo sát',
      'Trực tuyến = 0\nPhát phiếu = 1\nKết hợp = 2',
      '1',
    ]);
  });

  test('may lack its blank ends', () => {
    const cut = ['4', 'Số phiếu khảo sát'];
    expect(texts(read(lone(header, ...rows, [...cut, '', '']))?.rows)?.at(-1)).toEqual([...cut, '', '']);
  });
});

describe('a header of two rows', () => {
  const upper = ['STT', 'Chỉ tiêu thống kê', 'Kết quả thống kê', 'Ghi chú'];
  const lower = ['', '', 'Đơn vị tính', 'Số liệu', ''];
  const noted = rows.map((row) => [...row, '']);

  test('the outer cells of the merged row stand over their columns', () => {
    expect(texts(read(lone(upper, lower, ...noted))?.header)).toEqual([
      ['STT', 'Chỉ tiêu thống kê', '', '', 'Ghi chú'],
      lower,
    ]);
  });

  test('a blank line that parts the rows is no column of its own', () => {
    const parted = [upper, ...[lower, ...noted].map((row) => [...row, ''])];
    const found = read(lone(...parted));
    expect(texts(found?.header)?.[0]).toEqual(['STT', 'Chỉ tiêu thống kê', '', '', 'Ghi chú', 'Ghi chú']);
    expect(texts(found?.rows)?.[1]).toEqual([
      '1.1',
      'Số nhiệm vụ đề ra trong kế hoạch',
      'Nhiệm vụ',
      '26',
      '',
      '',
    ]);
  });
});

test('any table of numbered rows comes back as it was (seed printed on failure)', () => {
  const label = fc.constantFrom('Số hồ sơ', 'Tỷ lệ đúng hạn', 'Số văn bản đã ban hành', 'Tổng số biên chế');
  const cell = fc.constantFrom('', 'Văn bản', '%', 'Người', '5', '1.157', 'x');
  const row = (columns: number) =>
    fc.tuple(label, fc.array(cell, { minLength: columns - 2, maxLength: columns - 2 }));
  const table = fc
    .integer({ min: 4, max: 9 })
    .chain((columns) => fc.array(row(columns), { minLength: 5, maxLength: 25 }));
  fc.assert(
    fc.property(table, (generated) => {
      const body = generated.map(([name, cells], index) => [`${index + 1}.`, name, ...cells]);
      const head = ['STT', 'Chỉ tiêu', ...body[0]!.slice(2).map((_, index) => `Cột ${index}`)];
      fc.pre(body.every((cells) => cells.slice(2).every((text) => text !== '5')));
      const found = read(lone(head, ...body, ['']));
      expect(texts(found?.rows)).toEqual(body);
      expect(texts(found?.header)).toEqual([head]);
    }),
  );
});

test('a table is looked through as far as the next, so that many small ones cost what their number says', () => {
  const readsOf = (tables: number) => {
    let reads = 0;
    const lines = Array.from({ length: 3 * tables }, (_, at) => ({
      line: at + 1,
      get text() {
        reads += 1;
        return ['STT', '1', ''][at % 3]!;
      },
    }));
    for (const at of lines.keys()) cellLinesFrom(lines, at);
    return reads;
  };
  expect(readsOf(400)).toBeLessThan(2.1 * readsOf(200));
});
