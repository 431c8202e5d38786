import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Document, Table } from '../document.ts';
import { readHtml } from './html.ts';
import { readText } from './text.ts';

const paragraphs = ({ blocks }: Document) =>
  blocks.filter((block) => block.kind === 'paragraph').map((block) => block.text);
const tables = ({ blocks }: Document) => blocks.filter((block: Block) => block.kind === 'table');
const grid = (table: Table | undefined) =>
  Array.from({ length: table?.rows ?? 0 }, (_, row) =>
    table!.cells.filter((cell) => cell.row === row + 1).map((cell) => cell.text),
  );
const spans = (table: Table | undefined) =>
  table?.cells.filter((cell) => cell.columnSpan > 1).map((cell) => [cell.text, cell.column, cell.columnSpan]);

describe('a table with one row a line', () => {
  const tabbed = readText(
    'STT\tChỉ tiêu\tKết quả\t\tGhi chú\n\t<i>(kỳ báo cáo)</i>\tĐVT\tSố liệu\t\n1.\tSố hồ sơ\tHồ sơ\t1.157\t\n\nHết.',
  );

  test('tabs part the cells, blank ones too; marks are gone', () => {
    expect(grid(tables(tabbed)[0])).toEqual([
      ['STT', 'Chỉ tiêu', 'Kết quả', '', 'Ghi chú'],
      ['', '(kỳ báo cáo)', 'ĐVT', 'Số liệu', ''],
      ['1.', 'Số hồ sơ', 'Hồ sơ', '1.157', ''],
    ]);
    expect(paragraphs(tabbed)).toEqual(['Hết.']);
  });

  test('a cell knows its line, row and column', () => {
    const cell = tables(tabbed)[0]!.cells.find(({ text }) => text === '1.157')!;
    expect(cell.marks).toEqual([{ offset: 0, place: { line: 3, table: 1, row: 3, column: 4 } }]);
  });

  test('Markdown bars part cells; the rule under the header is no row', () => {
    const document = readText('| STT | Tiêu chí |\n|-----|:----|\n| 1 | **Kế hoạch** |\n|2||');
    expect(grid(tables(document)[0])).toEqual([
      ['STT', 'Tiêu chí'],
      ['1', 'Kế hoạch'],
      ['2', ''],
    ]);
  });

  test('a shorter header row is spread over the columns its merged cell covers', () => {
    const document = readText('STT\tChỉ tiêu\tThống kê\n\t\tNăm 2021\tNăm 2022\n1\tSố văn bản\t5\t7');
    expect(spans(tables(document)[0])).toEqual([['Thống kê', 3, 2]]);
    expect(grid(tables(document)[0])[2]).toEqual(['1', 'Số văn bản', '5', '7']);
  });

  const cut = [
    'STT\tChỉ tiêu\tTrường học\t\tTrạm y tế',
    '\t\tThuộc tỉnh\tThuộc xã\tThuộc tỉnh\tThuộc xã',
    '\tTổng số\t1\t2\t3\t4',
    '1\tTrong đó',
    '2\tSố đơn vị\t5\t6\t7\t8',
    '3\tSố đơn vị tự chủ, kể cả các đơn vị',
    '\tmới lập trong năm',
    '4\tKhác\t1',
  ].join('\n');

  test('a row whose blank ends were cut off is filled up, not spread', () => {
    expect(grid(tables(readText(cut))[0])).toEqual([
      ['STT', 'Chỉ tiêu', 'Trường học', '', 'Trạm y tế', ''],
      ['', '', 'Thuộc tỉnh', 'Thuộc xã', 'Thuộc tỉnh', 'Thuộc xã'],
      ['', 'Tổng số', '1', '2', '3', '4'],
      ['1', 'Trong đó', '', '', '', ''],
      ['2', 'Số đơn vị', '5', '6', '7', '8'],
      ['3', 'Số đơn vị tự chủ, kể cả các đơn vị', '', '', '', ''],
      ['', 'mới lập trong năm', '', '', '', ''],
      ['4', 'Khác', '1', '', '', ''],
    ]);
    expect(spans(tables(readText(cut))[0])).toEqual([]);
  });

  test('the rest of a row after a page break is part of the table, an indented heading over it is not', () => {
    const rest = readText('\tmới lập trong năm\n4\tKhác\t1\t2');
    expect(grid(tables(rest)[0])[0]).toEqual(['', 'mới lập trong năm', '', '']);
    expect(paragraphs(readText('\tBiểu 1\nSTT\tChỉ tiêu\tSố liệu\n1\tSố hồ sơ\t5'))).toEqual(['Biểu 1']);
  });

  test('one line with one tab is words, not a table; an indent is none either', () => {
    const document = readText('Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n\n\t- UBND huyện Đồng Xanh;\n');
    expect(tables(document)).toEqual([]);
    expect(paragraphs(document)).toEqual(['Nơi nhận: TM. ỦY BAN NHÂN DÂN', '- UBND huyện Đồng Xanh;']);
  });

  test('tables are numbered, and each starts anew after words', () => {
    const document = readText('a\tb\tc\n\nPhụ lục 2\n\nd\te\tf');
    expect(tables(document).map(({ number, place }) => [number, place])).toEqual([
      [1, { line: 1, table: 1 }],
      [2, { line: 5, table: 2 }],
    ]);
  });
});

describe('a table with one cell a line, each begun by a tab', () => {
  const row = (...cells: string[]) => cells.map((cell) => `\t${cell}\n`).join('');
  const document = readText(
    `Phụ lục\n\n${row('STT', 'Chỉ tiêu\n(kỳ báo cáo)', 'Số liệu')}\n${row('1. ', 'Số hồ sơ', '')}\n${row('', 'Tỷ lệ', '877/877\n(100%)')}`,
  );

  test('groups are rows, blank lines inside a row are blank cells, lines without a tab go on', () => {
    expect(grid(tables(document)[0])).toEqual([
      ['STT', 'Chỉ tiêu\n(kỳ báo cáo)', 'Số liệu'],
      ['1.', 'Số hồ sơ', ''],
      ['', 'Tỷ lệ', '877/877\n(100%)'],
    ]);
    expect(paragraphs(document)).toEqual(['Phụ lục']);
  });

  test('a cell stands where its first line stands', () =>
    expect(tables(document)[0]!.cells.at(-1)!.marks[0]!.place).toEqual({
      line: 14,
      table: 1,
      row: 3,
      column: 3,
    }));
});

describe('paragraphs', () => {
  test('blank lines and marks of lists part them', () => {
    const document = readText('BÁO CÁO\nKết quả năm 2023\n\n- Một;\n- Hai.\n+ Ba\na) Bốn\n1. Năm\nII. SÁU');
    expect(paragraphs(document)).toEqual([
      'BÁO CÁO',
      'Kết quả năm 2023',
      '- Một;',
      '- Hai.',
      '+ Ba',
      'a) Bốn',
      '1. Năm',
      'II. SÁU',
    ]);
  });

  const wrapped = [
    'Thực hiện Công văn số 12/UBND-VP ngày 01/3/2023 của UBND tỉnh Minh',
    'Họa về chế độ báo cáo, Ủy ban nhân dân xã An Bình báo cáo kết quả thực',
    'hiện công tác cải cách hành chính quý I năm 2023 của xã như sau đây:',
    'I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH CỦA XÃ AN BÌNH NĂM 2023',
    'Trong quý I năm 2023 đã tiếp nhận 716 hồ sơ, trong đó tiếp nhận mới là',
    '711 hồ sơ, kỳ trước chuyển sang là 5 hồ sơ, đã giải quyết 709 hồ sơ và',
    '',
    'đang giải quyết 07 hồ sơ, không có hồ sơ nào quá hạn trong kỳ báo cáo.',
    'Xã đã ban hành kế hoạch cải cách hành chính và giao nhiệm vụ cho từng',
    'bộ phận.',
  ];

  test('lines broken at a margin or by a page are one paragraph, and every line is marked', () => {
    const document = readText(wrapped.join('\n'));
    expect(paragraphs(document)).toEqual([
      wrapped.slice(0, 3).join(' '),
      wrapped[3],
      [...wrapped.slice(4, 6), wrapped[7]].join(' '),
      wrapped.slice(8).join(' '),
    ]);
    const third = document.blocks[2]!;
    expect(third.kind === 'paragraph' && third.marks).toEqual([
      { offset: 0, place: { line: 5 } },
      { offset: wrapped[4]!.length + 1, place: { line: 6 } },
      { offset: wrapped[4]!.length + wrapped[5]!.length + 2, place: { line: 8 } },
    ]);
  });

  test('a text that is not broken at a margin keeps its lines apart', () => {
    const long =
      'Ủy ban nhân dân xã An Bình báo cáo kết quả thực hiện công tác cải cách hành chính năm 2023 của xã';
    const document = readText(Array.from({ length: 10 }, () => `${long} ${long}\n${long}`).join('\n'));
    expect(paragraphs(document)).toHaveLength(20);
  });

  test('a few long lines do not make a margin', () => {
    const long = 'Ủy ban nhân dân xã An Bình báo cáo kết quả thực hiện công tác cải cách hành chính năm 2023';
    expect(paragraphs(readText(`${long}\n${long}`))).toEqual([long, long]);
  });

  test('words in bold marks are bold', () => {
    const document = readText('**XÃ AN BÌNH**\n\nSố: 12/BC-UBND\n\n## Phần một');
    expect(document.blocks.map((block) => block.kind === 'paragraph' && block.bold)).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('a form feed parts words but counts no line', () => {
    const document = readText('Biểu 1\n\fBiểu 2\r\nBiểu 3\rBiểu 4');
    expect(
      document.blocks.map((block) => block.kind === 'paragraph' && [block.text, block.marks[0]!.place.line]),
    ).toEqual([
      ['Biểu 1', 1],
      ['Biểu 2', 2],
      ['Biểu 3', 3],
      ['Biểu 4', 4],
    ]);
  });

  test('page numbers at the edges of pages are no words of the text, other numbers are', () => {
    const page = (number: number, ...words: string[]) => [...words, String(number), ''].join('\n');
    const document = readText([page(1, 'Một', 'Hai'), page(2, '36', 'Ba'), page(3, 'Bốn', '13')].join('\f'));
    expect(paragraphs(document)).toEqual(['Một', 'Hai', '36', 'Ba', 'Bốn', '13']);
    expect(paragraphs(readText('1\nMột\n\f2\nHai\n'))).toEqual(['Một', 'Hai']);
    expect(paragraphs(readText('Một\n5\n\fHai\n9\n'))).toEqual(['Một', '5', 'Hai', '9']);
    expect(paragraphs(readText('1\n\nMột\n\n1'))).toEqual(['1', 'Một', '1']);
    expect(paragraphs(readText('1\nMột\n\fHai\n2\n'))).toEqual(['1', 'Một', 'Hai', '2']);
  });

  test('tables as tags between paragraphs are read by the reader of tags, at their own lines', () => {
    const table = (figure: string) =>
      `<table>\n<tr><th>STT</th><th>Chỉ tiêu</th></tr>\n<tr><td rowspan="2">1</td><td>${figure}</td></tr>\n<tr><td>x</td></tr></table>`;
    const document = readText(`Mở đầu\n\n${table('a')}\nGiữa\n${table('b')}\n\tCuối`, readHtml);
    expect(
      document.blocks.map((block) =>
        block.kind === 'table'
          ? [
              block.number,
              block.place.line,
              ...block.cells.map(({ text, marks }) => `${text}:${marks[0]!.place.line}`),
            ]
          : [block.text, block.marks[0]!.place.line],
      ),
    ).toEqual([
      ['Mở đầu', 1],
      [1, 3, 'STT:4', 'Chỉ tiêu:4', '1:5', 'a:5', 'x:6'],
      ['Giữa', 7],
      [2, 8, 'STT:9', 'Chỉ tiêu:9', '1:10', 'b:10', 'x:11'],
      ['Cuối', 12],
    ]);
    expect(paragraphs(readText('Thẻ <table> viết dở', readHtml))).toEqual(['Thẻ viết dở']);
  });

  test('a table with bars between its cells only', () => {
    const { blocks } = readText('STT|Chỉ tiêu|Số liệu\n---|---|---\n1|Số văn bản|5\n2|Số hồ sơ|');
    expect(blocks.map((block) => block.kind === 'table' && block.cells.map(({ text }) => text))).toEqual([
      ['STT', 'Chỉ tiêu', 'Số liệu', '1', 'Số văn bản', '5', '2', 'Số hồ sơ', ''],
    ]);
  });

  test('an empty text has no blocks', () => expect(readText(' \n\n').blocks).toEqual([]));
});

test('every word is kept once and in order, and each cell has its own place (seed printed on failure)', () => {
  const piece = fc.constantFrom(
    'STT',
    '1',
    '1.1',
    'Số hồ sơ',
    'x',
    '-',
    'Tỷ lệ = 0',
    '',
    '\t',
    '\n',
    '\n\n',
    '|',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const { blocks } = readText(text);
      const read = blocks.flatMap((block) =>
        block.kind === 'table' ? block.cells.map((cell) => cell.text) : [block.text],
      );
      const letters = (words: string) => words.replace(/[\s|]/g, '');
      expect(letters(read.join(''))).toBe(letters(text));
      for (const table of blocks.filter((block) => block.kind === 'table')) {
        const covered = table.cells.flatMap((cell) =>
          Array.from({ length: cell.columnSpan }, (_, i) => `${cell.row}/${cell.column + i}`),
        );
        expect(new Set(covered).size).toBe(covered.length);
        expect(covered.length).toBe(table.rows * table.columns);
      }
    }),
    { numRuns: 500 },
  );
});
