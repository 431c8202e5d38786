import type { Block, Cell, Paragraph, Table, Unread } from '../document.ts';
import type { Grid, GridCell, GridRow } from './grid.ts';

/** How many cells of a workbook are read; what lies beyond is reported as left out. */
export type Room = { cells: number; tables: number };

/**
 * The paragraphs and tables of one sheet. Rows of a letterhead, a title or a signature are paragraphs; a table begins at its
 * header and goes on over empty rows until another header begins.
 */
export function blocksOf(grid: Grid, room: Room): { blocks: Block[]; unread: Unread[] } {
  const blocks: Block[] = [];
  const unread: Unread[] = [];
  for (const region of regionsOf(grid)) {
    const rows = region.runs.flat();
    if (region.kind === 'loose') for (const row of rows) blocks.push(...paragraphsOf(row, grid.sheet));
    else {
      const { table, leftOut } = tableOf(rows, grid, room);
      if (table !== null) blocks.push(table);
      if (leftOut !== undefined)
        unread.push({ code: 'truncated', place: { sheet: grid.sheet, row: leftOut } });
    }
  }
  return { blocks, unread };
}

type Region = { readonly kind: 'loose' | 'table'; readonly runs: GridRow[][]; readonly left: number };

function regionsOf(grid: Grid): Region[] {
  const widest = grid.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const regions: Region[] = [];
  let table: Region | null = null;
  let waiting: GridRow[][] = [];
  for (const run of runsOf(grid)) {
    const start = headerIndex(run, widest);
    const goesOn: Region | null =
      start !== null && table !== null && beginsTable(run[start]!, table) ? null : table;
    if (goesOn !== null && start === null && isLoose(run)) {
      waiting.push(run);
      continue;
    }
    if (goesOn !== null) for (const rows of [...waiting, run]) goesOn.runs.push(rows);
    else {
      regions.push({ kind: 'loose', runs: [...waiting, run.slice(0, start ?? run.length)], left: 0 });
      table =
        start === null ? null : { kind: 'table', runs: [run.slice(start)], left: leftOf(run.slice(start)) };
      if (table !== null) regions.push(table);
    }
    waiting = [];
  }
  return [...regions, { kind: 'loose', runs: waiting, left: 0 }];
}

const leftOf = (rows: readonly GridRow[]) =>
  rows.reduce((left, row) => Math.min(left, row.cells[0]!.column), Number.POSITIVE_INFINITY);

/** Rows that touch, an empty row parting them. Rows covered by a merged cell, or hidden, are not empty. */
function runsOf(grid: Grid): GridRow[][] {
  const runs: GridRow[][] = [];
  let covered = 0;
  for (const row of grid.rows) {
    const next = grid.hiddenRows.get(covered + 1) ?? covered + 1;
    if (runs.length === 0 || next < row.number) runs.push([]);
    runs.at(-1)!.push(row);
    covered = Math.max(covered, ...row.cells.map((cell) => cell.lastRow));
  }
  return runs;
}

/** Where the table in these rows begins: the first row of three filled cells (two in a narrow sheet), with the rows its merged cells reach from. */
function headerIndex(run: readonly GridRow[], widest: number): number | null {
  const needed = run.some((row) => row.cells.length >= 3) ? 3 : 2;
  if (needed === 2 && widest > 2 && !isNarrowTable(run)) return null;
  let start = run.findIndex((row) => row.cells.length >= needed);
  if (start < 0) return null;
  while (start > 0 && reachesInto(run[start - 1]!, run[start]!)) start -= 1;
  return start;
}

/** A line of a header over the next: one of its cells goes on down, or spans columns to the right of the first. */
const reachesInto = ({ cells }: GridRow, next: GridRow) =>
  cells.some((cell) => cell.lastRow >= next.number) ||
  (cells.length >= 2 &&
    cells[0]!.lastColumn === cells[0]!.column &&
    cells.some((cell) => cell.lastColumn > cell.column));

const isNarrowTable = (run: readonly GridRow[]) =>
  run.filter((row) => row.cells.length === 2).length >= 2 && run.some((row) => isFigure(row.cells[1]));

const isFigure = (cell: GridCell | undefined) =>
  cell !== undefined && (cell.isNumber || /^[-–]?\s*\d[\d.,]*\s*%?$/.test(cell.text));

const isLoose = (run: readonly GridRow[]) =>
  run.every((row) => row.cells.length < 3 && !row.cells.slice(1).some(isFigure));

/** After an empty row: a row of words only that begins no later than the table did and bears no ordinal is a new header. */
function beginsTable(row: GridRow, table: Region): boolean {
  const first = row.cells[0]!;
  const isOrdinal = /^(\d+(\.\d+)*|[IVXLC]+|[a-zđ])[.)]?$/.test(first.text);
  return first.column <= table.left && !isOrdinal && !row.cells.some(isFigure);
}

function paragraphsOf(row: GridRow, sheet: string): Paragraph[] {
  return row.cells.map((cell) => ({
    kind: 'paragraph',
    role: 'body',
    text: cell.text,
    marks: [{ offset: 0, place: { sheet, row: cell.row, column: cell.column } }],
  }));
}

function tableOf(
  rows: readonly GridRow[],
  grid: Grid,
  room: Room,
): { table: Table | null; leftOut?: number } {
  const columns = [...new Set(rows.flatMap((row) => row.cells.map((cell) => cell.column)))].sort(
    (a, b) => a - b,
  );
  const kept = rows.slice(0, Math.floor(room.cells / columns.length));
  const leftOut = rows[kept.length]?.number;
  if (kept.length === 0) return { table: null, leftOut };
  room.cells -= kept.length * columns.length;
  room.tables += 1;
  const at = { sheet: grid.sheet, table: room.tables };
  const cells = laidOut(kept, columns).map(({ cell, row, column, rowSpan, columnSpan }): Cell => {
    const place = { ...at, row: kept[row]!.number, column: columns[column]! };
    return {
      text: cell?.text ?? '',
      marks: [{ offset: 0, place }],
      row: row + 1,
      column: column + 1,
      rowSpan,
      columnSpan,
    };
  });
  const place = { ...at, row: kept[0]!.number, column: columns[0]! };
  const size = { rows: kept.length, columns: columns.length };
  return { table: { kind: 'table', number: room.tables, ...size, cells, place }, leftOut };
}

type Laid = { cell?: GridCell; row: number; column: number; rowSpan: number; columnSpan: number };

/** Every position covered once: merged cells over the rows and columns that are kept, empty cells elsewhere. */
function laidOut(rows: readonly GridRow[], columns: readonly number[]): Laid[] {
  const taken = rows.map(() => new Uint8Array(columns.length));
  const laid: Laid[] = [];
  rows.forEach((line, row) => {
    const byColumn = new Map(line.cells.map((cell) => [cell.column, cell]));
    columns.forEach((number, column) => {
      if (taken[row]![column] === 1) return;
      const cell = byColumn.get(number);
      const span =
        cell === undefined ? { rowSpan: 1, columnSpan: 1 } : spanOf(cell, row, column, rows, columns, taken);
      for (let down = 0; down < span.rowSpan; down += 1)
        taken[row + down]!.fill(1, column, column + span.columnSpan);
      laid.push({ cell, row, column, ...span });
    });
  });
  return laid;
}

function spanOf(
  cell: GridCell,
  row: number,
  column: number,
  rows: readonly GridRow[],
  columns: readonly number[],
  taken: readonly Uint8Array[],
) {
  let columnSpan = 1;
  while (columns[column + columnSpan]! <= cell.lastColumn && taken[row]![column + columnSpan] === 0)
    columnSpan += 1;
  let rowSpan = 1;
  const isFree = (line: number) => !taken[line]!.subarray(column, column + columnSpan).includes(1);
  while (row + rowSpan < rows.length && rows[row + rowSpan]!.number <= cell.lastRow && isFree(row + rowSpan))
    rowSpan += 1;
  return { rowSpan, columnSpan };
}
