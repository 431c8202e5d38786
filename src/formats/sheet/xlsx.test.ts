import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { Problem } from '../../base/problem.ts';
import type { Block, Table } from '../document.ts';
import { readXlsx } from './xlsx.ts';

type Value = string | number | boolean | Date | null;

const fileOf = (rows: Value[][], more: object = {}) =>
  writeXlsx({ sheets: [{ name: 'Biểu 1', rows, ...more }] });
const blocksOf = async (rows: Value[][], more: object = {}) =>
  (await readXlsx(await fileOf(rows, more))).blocks;
const shape = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.kind === 'table' ? textsOf(block) : block.text));
const textsOf = (table: Table) =>
  Array.from({ length: table.rows }, (_, row) =>
    table.cells.filter((cell) => cell.row === row + 1).map((cell) => cell.text),
  );

const header = ['STT', 'Nội dung', 'Kết quả'];

test('letterhead and title are paragraphs, the table begins at its header', async () => {
  const blocks = await blocksOf([
    ['UBND HUYỆN ĐỒNG XANH', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['XÃ AN BÌNH', null, 'Độc lập - Tự do - Hạnh phúc'],
    [null],
    [null, 'PHỤ LỤC KẾT QUẢ CẢI CÁCH HÀNH CHÍNH'],
    header,
    [1, 'Kế hoạch', 5],
    ['1.1', 'Nhiệm vụ', 1157],
    [null],
    [null, 'Người lập biểu', 'Chủ tịch'],
  ]);
  expect(shape(blocks)).toEqual([
    'UBND HUYỆN ĐỒNG XANH',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'XÃ AN BÌNH',
    'Độc lập - Tự do - Hạnh phúc',
    'PHỤ LỤC KẾT QUẢ CẢI CÁCH HÀNH CHÍNH',
    [header, ['1', 'Kế hoạch', '5'], ['1.1', 'Nhiệm vụ', '1157']],
    'Người lập biểu',
    'Chủ tịch',
  ]);
});

test('a cell tells the sheet’s own row and column', async () => {
  const [table] = await blocksOf([[null], [null], [null, ...header], [null, 1, 'Kế hoạch', 5]]);
  const cell = table?.kind === 'table' ? table.cells.at(-1) : undefined;
  expect(cell).toMatchObject({ row: 2, column: 3, text: '5' });
  expect(cell?.marks).toEqual([{ offset: 0, place: { sheet: 'Biểu 1', table: 1, row: 4, column: 4 } }]);
});

test('an empty row does not end a table unless another header begins', async () => {
  const blocks = await blocksOf([
    header,
    [1, 'Kế hoạch', 5],
    [null],
    ['II', 'Thể chế'],
    [2, 'Văn bản', 7],
    [null],
    ['Bảng 2'],
    ['TT', 'Tên', 'Ghi chú'],
    ['a', 'b', 'c'],
  ]);
  expect(shape(blocks)).toEqual([
    [header, ['1', 'Kế hoạch', '5'], ['II', 'Thể chế', ''], ['2', 'Văn bản', '7']],
    'Bảng 2',
    [
      ['TT', 'Tên', 'Ghi chú'],
      ['a', 'b', 'c'],
    ],
  ]);
});

test('merged cells are spans, a two-line header stays whole', async () => {
  const blocks = await blocksOf(
    [
      ['STT', 'Nội dung', 'Kết quả', null],
      [null, null, 'Năm 2021', 'Năm 2022'],
      [1, 'Kế hoạch', 5, 6],
    ],
    {
      merges: [
        { startRow: 0, endRow: 1, startCol: 0, endCol: 0 },
        { startRow: 0, endRow: 1, startCol: 1, endCol: 1 },
        { startRow: 0, endRow: 0, startCol: 2, endCol: 3 },
      ],
    },
  );
  const [table] = blocks;
  expect(table).toMatchObject({ rows: 3, columns: 4 });
  expect(
    table?.kind === 'table' &&
      table.cells.slice(0, 4).map((cell) => [cell.text, cell.rowSpan, cell.columnSpan]),
  ).toEqual([
    ['STT', 2, 1],
    ['Nội dung', 2, 1],
    ['Kết quả', 1, 2],
    ['Năm 2021', 1, 1],
  ]);
});

test('a header whose first line has but two cells stays whole', async () => {
  const rows = [['Phụ lục'], ['Chỉ tiêu', 'Kết quả'], [null, 2020, 2021, 2022], ['Kế hoạch', 1, 2, 3]];
  const merges = [{ startRow: 1, endRow: 1, startCol: 1, endCol: 3 }];
  const [title, table] = await blocksOf(rows, { merges });
  expect(title).toMatchObject({ text: 'Phụ lục' });
  expect(table).toMatchObject({ kind: 'table', rows: 3, columns: 4 });
});

test('numbers, dates and errors stand as they are displayed', async () => {
  const styled = (value: Value, numFmt: string) => ({ value, type: 'number', style: { numFmt } });
  const cells = new Map<string, object>([
    ['1,0', styled(0.997, '0.0%')],
    ['1,1', styled(1157, '#,##0')],
    ['1,2', styled(45084, 'dd/mm/yyyy')],
    ['2,0', { value: '#DIV/0!', type: 'error' }],
    ['2,1', { value: null, formula: 'A2*2', formulaResult: 1.994, type: 'formula' }],
    [
      '2,2',
      { value: 'a', type: 'richText', richText: [{ text: 'Kế ' }, { text: 'hoạch', font: { bold: true } }] },
    ],
  ]);
  const [table] = await blocksOf([header], { cells });
  expect(table?.kind === 'table' && textsOf(table)).toEqual([
    header,
    ['99,7%', '1.157', '07/06/2023'],
    ['#DIV/0!', '1,994', 'Kế hoạch'],
  ]);
});

test('hidden sheets, rows and columns are not read; a hidden sheet is reported', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'A',
        rows: [header, [1, 'x', 2], [3, 'y', 4]],
        rowDefs: new Map([[1, { hidden: true }]]),
        columns: [{}, { hidden: true }],
      },
      { name: 'Ẩn', rows: [header], hidden: true },
    ],
  });
  const { blocks, unread } = await readXlsx(bytes);
  expect(shape(blocks)).toEqual([
    [
      ['STT', 'Kết quả'],
      ['3', '4'],
    ],
  ]);
  expect(unread).toEqual([{ code: 'sheet-hidden-left-out', place: { sheet: 'Ẩn' } }]);
});

test('a table of two columns is a table, lone rows are paragraphs', async () => {
  expect(
    shape(
      await blocksOf([
        ['Chỉ tiêu', 'Số'],
        ['Kế hoạch', 5],
        ['Nhiệm vụ', 6],
      ]),
    ),
  ).toHaveLength(1);
  expect(shape(await blocksOf([['Một'], ['Hai']]))).toEqual(['Một', 'Hai']);
});

test('text of the encodings before Unicode is converted and reported', async () => {
  const { blocks, unread } = await readXlsx(
    await fileOf([['Céng hßa x· héi chñ nghÜa ViÖt Nam'], ['§éc lËp - Tù do - H¹nh phóc']]),
  );
  expect(shape(blocks)).toEqual(['Cộng hòa xã hội chủ nghĩa Việt Nam', 'Độc lập - Tự do - Hạnh phúc']);
  expect(unread).toEqual([{ code: 'encoding-guessed', place: {} }]);
});

test('a cell set in a font from before Unicode is read by its font', async () => {
  const font = { name: '.VnTimeH' };
  const cells = new Map([['0,0', { value: 'phô lôc', type: 'string', style: { font } }]]);
  expect(shape(await blocksOf([], { cells }))).toEqual(['PHỤ LỤC']);
});

test('a sheet of two far corners is read without what lies between', async () => {
  // 17 thousand million cells, which no memory holds.
  const far = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>';
  const bytes = withSheet(`<row r="1"><c r="A1"><v>1</v></c></row>${far}`);
  expect(shape((await readXlsx(bytes)).blocks)).toEqual(['1', '2']);
});

function withSheet(rows: string): Uint8Array {
  const ns = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = (type: string, target: string) =>
    strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${rel}/${type}" Target="${target}"/></Relationships>`,
    );
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': rels('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${ns}" xmlns:r="${rel}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': rels('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${ns}"><sheetData>${rows}</sheetData></worksheet>`,
    ),
  });
}

test('beyond the bounds a sheet is cut, and says so', async () => {
  const rows = Array.from({ length: 21_000 }, (_, at) =>
    Array.from({ length: 10 }, (_, column) => at * column),
  );
  const { blocks, unread } = await readXlsx(await fileOf(rows));
  expect(blocks[0]).toMatchObject({ rows: 20_000 });
  expect(unread).toEqual([{ code: 'truncated', place: { sheet: 'Biểu 1', row: 20_001 } }]);
});

test('a damaged file is a problem, not a workbook', async () => {
  const broken = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8('<workbook'),
  });
  await expect(readXlsx(broken)).rejects.toThrow(new Problem('file-damaged'));
  await expect(readXlsx(strToU8('không phải tệp Excel'))).rejects.toThrow(new Problem('file-damaged'));
});
