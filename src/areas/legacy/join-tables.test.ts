import { describe, expect, test } from 'vitest';
import { type CellWords, paragraphOf, tableOf } from '../../../tests/blocks.ts';
import type { Block, Table } from '../../formats/document.ts';
import { joinTables } from './join-tables.ts';
import { gridOf } from './table-shape.ts';

const header = ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Số liệu'];
const first = tableOf(
  [header, ['1', 'Số văn bản', 'Văn bản', '5'], ['2', 'Số hồ sơ đã', 'Hồ sơ', '1.157']],
  1,
  1,
);
const part = (...rows: (readonly CellWords[])[]) => tableOf(rows, 2, 2);
const texts = (block: Block | null | undefined) =>
  gridOf(block as Table).map((row) => row.map((cell) => cell?.text));
const joined = (...blocks: Block[]) => joinTables(blocks);

describe('a table that a page break took apart', () => {
  test('goes on without its header', () => {
    const [whole, rest] = joined(first, part(['3', 'Số lớp', 'Lớp', '2']));
    expect(rest).toBeNull();
    expect(texts(whole)).toEqual([...texts(first), ['3', 'Số lớp', 'Lớp', '2']]);
  });

  test('its repeated header is left out, even with a letter misread', () => {
    const [whole, rest] = joined(
      first,
      part(['STT', 'Chỉ tiêu', 'Đơn vi tinh', 'Số liêu'], ['3', 'Số lớp', 'Lớp', '2']),
    );
    expect(rest).toBeNull();
    expect(texts(whole)).toHaveLength(4);
    expect(texts(whole)[3]).toEqual(['3', 'Số lớp', 'Lớp', '2']);
  });

  test('over three pages, with page numbers and footers between, blocks keep their indexes', () => {
    const blocks = joined(
      first,
      paragraphOf('2'),
      part(['3', 'Số lớp', 'Lớp', '2']),
      paragraphOf('Bản lưu tại văn phòng của xã', 1, 'footer'),
      part(['4', 'Số cuộc', 'Cuộc', '1']),
    );
    expect(blocks.map((block) => block?.kind ?? null)).toEqual([
      'table',
      'paragraph',
      null,
      'paragraph',
      null,
    ]);
    expect(texts(blocks[0])).toHaveLength(5);
  });

  test('a cell moved to the first table keeps its own place', () => {
    const [whole] = joined(first, part(['3', 'Số lớp', 'Lớp', '2']));
    expect((whole as Table).cells.at(-1)).toMatchObject({ row: 4, column: 4 });
    expect((whole as Table).cells.at(-1)!.marks[0]!.place).toEqual({ page: 2, table: 2, row: 1, column: 4 });
  });

  test('lines of text that lost their blank ends still go on', () => {
    const place = { line: 9, table: 2 };
    const short = part(['3', 'Số lớp']);
    expect(joined(first, { ...short, place })[1]).toBeNull();
    expect(joined(first, short)[1]).not.toBeNull();
  });
});

describe('a row that the break cut in two', () => {
  test('is one row again, with the marks and doubts of both parts', () => {
    const rest = [{ text: '', down: 1 }, { text: 'giải quyết đúng hạn', certainty: 0.5 }, '', ''];
    const [whole] = joined(first, part(rest, ['3', 'Số lớp', 'Lớp', '2']));
    expect(texts(whole).slice(2)).toEqual([
      ['2', 'Số hồ sơ đã giải quyết đúng hạn', 'Hồ sơ', '1.157'],
      ['3', 'Số lớp', 'Lớp', '2'],
    ]);
    const cell = (whole as Table).cells.find(({ text }) => text.endsWith('đúng hạn'))!;
    expect(cell.marks.map(({ offset, place }) => [offset, place.page])).toEqual([
      [0, 1],
      [12, 2],
    ]);
    expect(cell.doubts).toEqual([{ start: 12, end: 31, certainty: 0.5 }]);
  });

  test('is cut after its repeated header too', () => {
    const [whole] = joined(first, part(header, ['', 'giải quyết', '', ''], ['3', 'Số lớp', 'Lớp', '2']));
    expect(
      texts(whole)
        .slice(2)
        .map((row) => row[1]),
    ).toEqual(['Số hồ sơ đã giải quyết', 'Số lớp']);
  });

  test('may leave its value on the next page', () => {
    const open = tableOf([header, ['1', 'Số văn bản', 'Văn bản', '5'], ['2', 'Số hồ sơ đã', '', '']]);
    const [whole] = joined(open, part(['', 'giải quyết', 'Hồ sơ', '12']));
    expect(texts(whole).at(-1)).toEqual(['2', 'Số hồ sơ đã giải quyết', 'Hồ sơ', '12']);
  });

  test.each([
    ['a number of its own', ['3', 'số lớp', '', '']],
    ['a capital and figures', ['', 'Số lớp', 'Lớp', '2']],
    ['a dash', ['', '- số lớp', '', '']],
  ])('is none where the first row of the page has %s', (_, row) => {
    const [whole] = joined(first, part(row));
    expect(texts(whole).at(-1)).toEqual(row);
    expect(texts(whole)).toHaveLength(4);
  });

  test('a heading after a finished sentence is a row of its own', () => {
    const ended = tableOf([header, ['1', 'Số văn bản (đã ban hành).', 'Văn bản', '5']]);
    expect(texts(joined(ended, part(['', 'Trong đó', '', '']))[0])).toHaveLength(3);
    expect(texts(joined(first, part(['', 'Trong đó', '', '']))[0])).toHaveLength(3);
  });
});

describe('two tables stay two', () => {
  test.each(['Cải cách thể chế', 'Biểu 2', 'PHỤ LỤC 2', 'Mẫu 02'])('with “%s” between them', (title) =>
    expect(joined(first, paragraphOf(title), part(['3', 'Số lớp', 'Lớp', '2'])).at(-1)).not.toBeNull(),
  );

  test('where the second counts from 1 again under the same header', () => {
    const second = part(header, ['1.', 'Số lớp', 'Lớp', '2'], ['2.', 'Số cuộc', 'Cuộc', '1']);
    expect(joined(first, second)).toEqual([first, second]);
  });

  test('with another number of columns', () =>
    expect(joined(first, part(['3', 'Số lớp', '2']))[1]).not.toBeNull());

  test('with a header of its own', () =>
    expect(
      joined(first, part(['Xã', 'Tổng số hồ sơ', 'Đúng hạn', 'Quá hạn'], ['An Bình', '10', '9', '1']))[1],
    ).not.toBeNull());

  test('after a table that holds no data', () =>
    expect(joined(tableOf([['', '', '', '']]), part(['3', 'Số lớp', 'Lớp', '2']))[1]).not.toBeNull());
});
