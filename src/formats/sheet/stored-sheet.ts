/** A sheet as a file stores it; all numbers from 1. */
export type StoredSheet = {
  readonly name: string;
  /** The filled cells, each with the text it displays. */
  readonly cells: readonly StoredCell[];
  readonly merges: readonly Area[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** The first row that was left out because the sheet is too large. */
  readonly leftOutFrom?: number;
};
export type StoredCell = {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly isNumber: boolean;
};
export type Area = {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
};

/** "B7" as row 7, column 2; null for what is no address. */
export function addressOf(name: string | undefined): { row: number; column: number } | null {
  const [, letters, row] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(name ?? '') ?? [];
  if (letters === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(row), column };
}

/** "B7:D9" as an area, nothing where it is none. */
export function areaOf(reference: string | undefined): Area[] {
  const [first, last] = (reference ?? '').split(':').map(addressOf);
  if (!first || !last || last.row < first.row || last.column < first.column) return [];
  return [{ ...first, lastRow: last.row, lastColumn: last.column }];
}
