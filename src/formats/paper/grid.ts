import type { PaperCell, PaperRow } from './paper.ts';

export type PlacedCell = {
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly cell: PaperCell;
};

/**
 * Every position of the rows covered by exactly one cell: spans that would leave the rows or meet another cell's are cut,
 * a null that nothing covers is an empty cell.
 */
export function placedCells(rows: readonly PaperRow[], columns: number): PlacedCell[] {
  const covered = rows.map(() => Array.from({ length: columns }, () => false));
  const placed: PlacedCell[] = [];
  rows.forEach((cells, row) => {
    for (let column = 0; column < columns; column += 1) {
      if (covered[row]![column]) continue;
      const cell = cells[column] ?? { text: '' };
      const columnSpan = freeRun(covered[row]!, column, cell.columnSpan ?? 1);
      const rowSpan = Math.max(1, Math.min(cell.rowSpan ?? 1, rows.length - row));
      for (const line of covered.slice(row, row + rowSpan)) line.fill(true, column, column + columnSpan);
      placed.push({ row, column, rowSpan, columnSpan, cell });
    }
  });
  return placed;
}

/** How many of the wanted places from `start` on are free. */
function freeRun(covered: readonly boolean[], start: number, wanted: number): number {
  const most = Math.max(1, Math.min(wanted, covered.length - start));
  const met = covered.indexOf(true, start);
  return met === -1 ? most : Math.min(most, met - start);
}

/** Widths of the columns that fill `total` exactly, in whole units. */
export function sharedWidths(columns: readonly { readonly width: number }[], total: number): number[] {
  const parts = columns.map(({ width }) => (width > 0 ? width : 1));
  const sum = parts.reduce((all, part) => all + part, 0);
  let before = 0;
  let at = 0;
  return parts.map((part) => {
    before += part;
    const edge = Math.round((before / sum) * total);
    const width = edge - at;
    at = edge;
    return width;
  });
}

/** The size at which a picture fits, in proportion. */
export function fitted(
  picture: { readonly width: number; readonly height: number },
  room: { readonly width: number; readonly height: number },
): { width: number; height: number } {
  const scale = Math.min(1, room.width / picture.width, room.height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}
