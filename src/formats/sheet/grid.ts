import type { Area, StoredCell, StoredSheet } from './stored-sheet.ts';

/** What a sheet shows: its filled cells without hidden rows and columns. All numbers are the sheet's own, from 1. */
export type Grid = {
  readonly sheet: string;
  readonly rows: readonly GridRow[];
  readonly hiddenRows: Hidden;
};
export type GridRow = { readonly number: number; readonly cells: readonly GridCell[] };
/** A cell and the last row and column it covers: its own where it is not merged. */
export type GridCell = StoredCell & Area;

/** Each hidden row or column, with the next one that shows. */
type Hidden = ReadonlyMap<number, number>;

export function gridOf(sheet: StoredSheet): Grid {
  const hiddenRows = hiddenOf(sheet.hiddenRows);
  const hiddenColumns = hiddenOf(sheet.hiddenColumns);
  const merges = new Map(sheet.merges.map((area) => [keyOf(area), area]));
  const rows = new Map<number, GridCell[]>();
  for (const stored of sheet.cells) {
    const text = plain(stored.text);
    const area = shownArea(merges.get(keyOf(stored)) ?? stored, hiddenRows, hiddenColumns);
    if (text === '' || area === null) continue;
    const cells = rows.get(area.row);
    const cell = { ...area, text, isNumber: stored.isNumber };
    if (cells === undefined) rows.set(area.row, [cell]);
    else cells.push(cell);
  }
  return { sheet: sheet.name, rows: inOrder(rows), hiddenRows };
}

const keyOf = ({ row, column }: { row: number; column: number }) => row * 16_384 + column;

function hiddenOf(numbers: ReadonlySet<number>): Hidden {
  const hidden = new Map<number, number>();
  for (const number of [...numbers].sort((a, b) => b - a))
    hidden.set(number, hidden.get(number + 1) ?? number + 1);
  return hidden;
}

/** A merged cell shows from its first row and column that are not hidden; null where none of it shows. */
function shownArea(area: StoredCell | Area, hiddenRows: Hidden, hiddenColumns: Hidden): Area | null {
  const { lastRow = area.row, lastColumn = area.column } = 'lastRow' in area ? area : {};
  const row = hiddenRows.get(area.row) ?? area.row;
  const column = hiddenColumns.get(area.column) ?? area.column;
  return row > lastRow || column > lastColumn ? null : { row, column, lastRow, lastColumn };
}

function inOrder(rows: ReadonlyMap<number, GridCell[]>): GridRow[] {
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([number, cells]) => ({ number, cells: cells.sort((a, b) => a.column - b.column) }));
}

const plain = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u00AD\u200B-\u200D\uFEFF]/gu, '')
    .replace(/[\t\u00A0\u2007\u202F ]+/g, ' ')
    .replace(/ *\n[ \n]*/g, '\n')
    .trim();
