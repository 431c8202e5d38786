import type { Place } from '../../base/place.ts';
import type { Cell, Table } from '../document.ts';
import { joinLines, type Line } from './line.ts';

/** A cell as a row stores it: its edges (in twips, or any unit where 120 is no column) and whether it goes on from above. */
export type StoredCell = {
  readonly left: number;
  readonly right: number;
  readonly merge?: 'start' | 'continue';
  readonly lines: readonly Line[];
};
export type StoredRow = readonly StoredCell[];

/** Edges nearer than this (2.1 mm) are one edge drawn by an unsteady hand. */
const tolerance = 120;

/**
 * A table out of its stored rows: edges become columns, cells that go on from above become one,
 * and places that no cell covers are filled with empty cells.
 */
export function tableOf(number: number, rows: readonly StoredRow[], place: Place): Table {
  const edges = edgesOf(rows);
  const cells: Growing[] = [];
  let above = new Map<number, Growing>();
  rows.forEach((row, index) => {
    const here = new Map<number, Growing>();
    const near = row.find(({ lines }) => lines.length > 0)?.lines[0]?.marks[0]?.place ?? place;
    for (const cell of coveringCells(row, edges, { row: index + 1, near })) {
      const over = cell.merge === 'continue' ? above.get(cell.column) : undefined;
      if (over?.columnSpan === cell.columnSpan) {
        over.rowSpan += 1;
        here.set(cell.column, over);
      } else {
        cells.push(cell);
        if (cell.merge) here.set(cell.column, cell);
      }
    }
    above = here;
  });
  const read = cells.map((cell) => cellOf(cell, number));
  const { columns } = edges;
  return {
    kind: 'table',
    number,
    rows: rows.length,
    columns,
    cells: read,
    place: { ...place, table: number },
  };
}

/** `near` is where a cell without words of its own is to be looked for. */
type RowPlace = { readonly row: number; readonly near: Place };
type Growing = RowPlace & {
  readonly column: number;
  rowSpan: number;
  readonly columnSpan: number;
  lines: readonly Line[];
  readonly merge?: StoredCell['merge'];
};

/** The cells of one row from the first column to the last, without gap or overlap. */
function coveringCells(row: StoredRow, { columnAt, columns }: Edges, place: RowPlace): Growing[] {
  const cells: Growing[] = [];
  let next = 0;
  const cover = (to: number, cell?: StoredCell) => {
    const { lines = [], merge } = cell ?? {};
    cells.push({ ...place, column: next + 1, rowSpan: 1, columnSpan: to - next, lines, merge });
    next = to;
  };
  for (const cell of [...row].sort((a, b) => a.left - b.left)) {
    const from = columnAt.get(cell.left)!;
    const to = columnAt.get(cell.right)!;
    if (from > next) cover(from);
    if (to > next) cover(to, cell);
    else if (cells.length > 0) cells.at(-1)!.lines = [...cells.at(-1)!.lines, ...cell.lines];
  }
  if (next < columns) cover(columns);
  return cells;
}

/** The number of columns left of each edge, and in all. */
type Edges = { readonly columnAt: ReadonlyMap<number, number>; readonly columns: number };

function edgesOf(rows: readonly StoredRow[]): Edges {
  const narrowest = new Map<number, number>();
  for (const cell of rows.flat()) {
    if (!narrowest.has(cell.left)) narrowest.set(cell.left, Number.NEGATIVE_INFINITY);
    narrowest.set(cell.right, Math.max(narrowest.get(cell.right) ?? Number.NEGATIVE_INFINITY, cell.left));
  }
  const columnAt = new Map<number, number>();
  let columns = -1;
  let start = Number.NEGATIVE_INFINITY;
  for (const edge of [...narrowest.keys()].sort((a, b) => a - b)) {
    // An edge that ends a cell begun at this very column must be a column of its own.
    if (edge - start > tolerance || narrowest.get(edge)! >= start) {
      columns += 1;
      start = edge;
    }
    columnAt.set(edge, columns);
  }
  return { columnAt, columns: Math.max(columns, 1) };
}

function cellOf(cell: Growing, table: number): Cell {
  const { row, column, rowSpan, columnSpan, lines, near } = cell;
  const words = joinLines(lines, { table, row, column });
  const marks = lines.length > 0 ? words.marks : [{ offset: 0, place: { ...near, table, row, column } }];
  return { row, column, rowSpan, columnSpan, text: words.text, marks };
}
