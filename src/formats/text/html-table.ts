import type { FlowCell } from './html-tree.ts';

/** A cell at its place in the table, from 1; without `cell` it stands where the file has none. */
export type Laid = {
  readonly cell?: FlowCell;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
};
export type LaidTable = { readonly cells: Laid[]; readonly rows: number; readonly columns: number };

/** Covers every position of a table once, within `room` positions. Columns in which no cell begins are none. */
export function laidOut(stored: readonly (readonly FlowCell[])[], room: number): LaidTable {
  const rows = stored.filter((row) => row.length > 0);
  const placed = rows.length > room ? [] : placedCells(rows);
  const starts = [...new Set(placed.map(({ column }) => column))].sort((a, b) => a - b);
  const kept = starts.length === 0 ? 0 : Math.min(rows.length, Math.floor(room / starts.length));
  const cells = placed
    .filter(({ row }) => row <= kept)
    .map((laid) => ({
      ...laid,
      rowSpan: Math.min(laid.rowSpan, kept - laid.row + 1),
      column: starts.indexOf(laid.column) + 1,
      columnSpan: starts.filter((start) => start >= laid.column && start < laid.column + laid.columnSpan)
        .length,
    }));
  return { cells: withHoles(cells, kept, starts.length), rows: kept, columns: starts.length };
}

/** No form comes near it; spans that pile up are bounded by it. */
const mostColumns = 500;

/** A cell takes the first free position of its row, as HTML rules, and is cut where it would lie over another. */
function placedCells(rows: readonly (readonly FlowCell[])[]): Laid[] {
  const laid: Laid[] = [];
  /** By column, the last row that is taken from above. */
  const takenTo: number[] = [];
  rows.forEach((cells, index) => {
    const row = index + 1;
    let column = 1;
    for (const cell of cells) {
      while ((takenTo[column] ?? 0) >= row) column += 1;
      if (column > mostColumns) break;
      let columnSpan = 1;
      while (columnSpan < cell.columnSpan && (takenTo[column + columnSpan] ?? 0) < row) columnSpan += 1;
      const rowSpan = Math.min(cell.rowSpan, rows.length - index);
      laid.push({ cell, row, column, rowSpan, columnSpan });
      for (let at = column; at < column + columnSpan; at += 1) takenTo[at] = index + rowSpan;
      column += columnSpan;
    }
  });
  return laid;
}

function withHoles(cells: readonly Laid[], rows: number, columns: number): Laid[] {
  const taken = Array.from({ length: rows + 1 }, () => new Uint8Array(columns + 1));
  for (const { row, column, rowSpan, columnSpan } of cells) {
    for (let down = row; down < row + rowSpan; down += 1) taken[down]!.fill(1, column, column + columnSpan);
  }
  const holes: Laid[] = [];
  for (let row = 1; row <= rows; row += 1) {
    for (let column = 1; column <= columns; column += 1) {
      if (taken[row]![column] === 0) holes.push({ row, column, rowSpan: 1, columnSpan: 1 });
    }
  }
  return [...cells, ...holes].sort((a, b) => a.row - b.row || a.column - b.column);
}
