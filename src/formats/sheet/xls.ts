import { Problem } from '../../base/problem.ts';
import type { Document, Unread } from '../document.ts';
import { openOle } from '../ole.ts';
import { fromOldFont } from '../text/old-encodings.ts';
import { type BiffReader, type BiffRecord, ids, numberOfRk, readerOf, recordsFrom } from './biff.ts';
import { blocksOfSheets, mostCells } from './blocks.ts';
import { displayedNumber } from './number-format.ts';
import type { Area, StoredCell, StoredSheet } from './stored-sheet.ts';
import { type Globals, globalsOf } from './xls-workbook.ts';

/**
 * Reads the visible sheets of a workbook of Excel 5.0 to 2003, as `readXlsx` does.
 * Throws `file-damaged`, `file-encrypted`, and `file-type-save-as-xlsx` for older ones.
 */
export async function readXls(bytes: Uint8Array): Promise<Document> {
  const ole = openOle(bytes);
  const stream = ole.stream('Workbook') ?? ole.stream('Book');
  if (stream === undefined) throw new Problem('file-damaged');
  const globals = globalsOf(stream);
  const sheets: StoredSheet[] = [];
  const hidden: Unread[] = [];
  let left = mostCells;
  for (const { name, isHidden, offset } of globals.sheets) {
    if (isHidden) hidden.push({ code: 'sheet-hidden-left-out', place: { sheet: name } });
    else sheets.push(readSheet(name, offset, globals, left));
    left -= isHidden ? 0 : sheets.at(-1)!.cells.length;
  }
  const { blocks, unread } = blocksOfSheets(sheets);
  return { format: 'xls', blocks, unread: [...hidden, ...unread] };
}

type Reading = {
  readonly globals: Globals;
  readonly cells: StoredCell[];
  readonly merges: Area[];
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  /** The cell of a formula whose text comes in a record of its own. */
  awaiting?: Spot;
};
type Spot = { readonly row: number; readonly column: number; readonly style: number };

function readSheet(name: string, offset: number, globals: Globals, most: number): StoredSheet {
  const reading: Reading = {
    globals,
    cells: [],
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
  };
  let depth = 0;
  for (const record of recordsFrom(globals.stream, offset)) {
    if (depth === 0 && record.id !== ids.begin) throw new Problem('file-damaged');
    // A chart on a sheet is a stream of records within those of the sheet.
    if (record.id === ids.begin) depth += 1;
    else if (record.id === ids.end) depth -= 1;
    else if (depth === 1) take(record, reading);
    if (depth === 0 || reading.cells.length > most) break;
  }
  const { cells, merges, hiddenRows, hiddenColumns } = reading;
  return {
    name,
    cells: cells.slice(0, most),
    merges,
    hiddenRows,
    hiddenColumns,
    leftOutFrom: cells[most]?.row,
  };
}

function take(record: BiffRecord, reading: Reading): void {
  const reader = readerOf(record);
  if (record.id === ids.manyRks) takeRks(reader, reading);
  else if (record.id === ids.merges) takeMerges(reader, reading);
  else if (record.id === ids.row) takeRow(reader, reading);
  else if (record.id === ids.columns) takeColumns(reader, reading);
  else if (record.id === ids.string && reading.awaiting !== undefined) {
    putText(reading.awaiting, reading.globals.text(reader, 2), reading);
    reading.awaiting = undefined;
  } else if (cellIds.has(record.id)) takeCell(record.id, spotOf(reader), reader, reading);
}

const cellIds = new Set<number>([
  ids.formula,
  ids.richLabel,
  ids.sharedLabel,
  ids.number,
  ids.label,
  ids.boolOrError,
  ids.rk,
]);

const spotOf = (reader: BiffReader): Spot => ({
  row: reader.u16() + 1,
  column: reader.u16() + 1,
  style: reader.u16(),
});

function takeCell(id: number, spot: Spot, reader: BiffReader, reading: Reading): void {
  if (id === ids.number) putNumber(spot, reader.f64(), reading);
  else if (id === ids.rk) putNumber(spot, numberOfRk(reader.u32()), reading);
  else if (id === ids.sharedLabel) putText(spot, reading.globals.texts[reader.u32()] ?? damaged(), reading);
  else if (id === ids.boolOrError) putCode(spot, reader.u8(), reader.u8() === 1, reading);
  else if (id === ids.formula) takeResult(spot, reader, reading);
  else putText(spot, reading.globals.text(reader, 2), reading);
}

/** The last result of a formula (MS-XLS 2.5.133): a number, or what its bytes tell when they end in two of 255. */
function takeResult(spot: Spot, reader: BiffReader, reading: Reading): void {
  const bytes = Buffer.from(reader.narrow(8));
  reading.awaiting = undefined;
  if (bytes.length < 8) damaged();
  if (bytes[6] !== 255 || bytes[7] !== 255) return putNumber(spot, bytes.readDoubleLE(), reading);
  if (bytes[0] === 0) reading.awaiting = spot;
  else if (bytes[0] === 1 || bytes[0] === 2) putCode(spot, bytes[2]!, bytes[0] === 2, reading);
}

function takeRks(reader: BiffReader, reading: Reading): void {
  const row = reader.u16() + 1;
  const first = reader.u16() + 1;
  for (let column = first; reader.left() >= 8; column += 1) {
    const style = reader.u16();
    putNumber({ row, column, style }, numberOfRk(reader.u32()), reading);
  }
}

function takeMerges(reader: BiffReader, { merges }: Reading): void {
  reader.skip(2);
  while (reader.left() >= 8) {
    const [row, lastRow, column, lastColumn] = [reader.u16(), reader.u16(), reader.u16(), reader.u16()];
    if (lastRow >= row && lastColumn >= column) {
      merges.push({ row: row + 1, column: column + 1, lastRow: lastRow + 1, lastColumn: lastColumn + 1 });
    }
  }
}

function takeRow(reader: BiffReader, { hiddenRows }: Reading): void {
  const row = reader.u16() + 1;
  reader.skip(10);
  if ((reader.u16() & 0x20) !== 0) hiddenRows.add(row);
}

function takeColumns(reader: BiffReader, { hiddenColumns }: Reading): void {
  const [first, last] = [reader.u16(), Math.min(255, reader.u16())];
  reader.skip(4);
  if ((reader.u16() & 1) === 0) return;
  for (let column = first; column <= last; column += 1) hiddenColumns.add(column + 1);
}

function putNumber(spot: Spot, value: number, reading: Reading): void {
  if (!Number.isFinite(value)) damaged();
  const { looks, since1904 } = reading.globals;
  put(spot, displayedNumber(value, looks[spot.style]?.code ?? '', since1904), true, reading);
}

function putText(spot: Spot, text: string, reading: Reading): void {
  const font = reading.globals.looks[spot.style]?.font;
  put(spot, font === undefined ? text : fromOldFont(text, font), false, reading);
}

const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

function putCode(spot: Spot, code: number, isError: boolean, reading: Reading): void {
  const truth = code === 0 ? 'FALSE' : 'TRUE';
  put(spot, isError ? (errorTexts[code] ?? '#N/A') : truth, false, reading);
}

function put({ row, column }: Spot, text: string, isNumber: boolean, { cells }: Reading): void {
  if (text !== '') cells.push({ row, column, text, isNumber });
}

function damaged(): never {
  throw new Problem('file-damaged');
}
