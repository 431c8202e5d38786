import { figureColumnsOf, type Piece, piecesIn, rowsOf } from './bands.ts';
import { cellText, isOneText, middleOf } from './cell-text.ts';
import type { Grid, GridCell } from './grid.ts';
import type { Word } from './letters.ts';
import { toLines } from './lines.ts';

/** A table as it stands on one page, before it has a number; rows and columns counted from 0. */
export type RawTable = {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly RawCell[];
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly uncertain: boolean;
};
export type RawCell = GridCell & { readonly text: string };

/** Puts each word of the page into the cell it stands in; `rest` are those outside of the grid. */
export function fillGrid(grid: Grid, words: readonly Word[]): { table: RawTable | undefined; rest: Word[] } {
  const places = placesOf(grid);
  const inside = new Map<number, Word[]>();
  const rest: Word[] = [];
  for (const run of runsOf(words)) {
    const found = run.map((word) => places(...middleOf(word)));
    const cell = commonest(found, run);
    if (cell === undefined) rest.push(...run);
    else inside.set(cell, [...(inside.get(cell) ?? []), ...run]);
  }
  if (inside.size < 2) return { table: undefined, rest: [...words] };
  const filled = grid.cells.map((cell, index) => ({ ...cell, words: inside.get(index) ?? [] }));
  const { rows, isGuess } = splitRows(filled, grid);
  return { table: { ...tableFrom(grid, rows), uncertain: grid.uncertain || isGuess }, rest };
}

function tableFrom({ xs, ys }: Grid, rows: readonly WordCell[][]): Omit<RawTable, 'uncertain'> {
  const cells = rows.flat().map(({ words, ...cell }) => ({ ...cell, text: cellText(words) }));
  return {
    ...{ rows: rows.length, columns: xs.length - 1, cells },
    ...{ left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 },
  };
}

/** The index of the cell at a point of the page. */
function placesOf(grid: Grid): (x: number, y: number) => number | undefined {
  const columns = grid.xs.length - 1;
  const owners = new Map<number, number>();
  for (const [index, cell] of grid.cells.entries()) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        owners.set(row * columns + column, index);
      }
    }
  }
  return (x, y) => {
    const [column, row] = [bandAt(grid.xs, x), bandAt(grid.ys, y)];
    return column === undefined || row === undefined ? undefined : owners.get(row * columns + column);
  };
}

function bandAt(lines: readonly number[], at: number): number | undefined {
  const next = lines.findIndex((line) => line > at);
  return next > 0 ? next - 1 : undefined;
}

/** Words of one operator in one line: one text, which stays in one cell although it may reach over a line. */
function runsOf(words: readonly Word[]): Word[][] {
  const runs: Word[][] = [];
  for (const word of words) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && isOneText(last, word)) runs.at(-1)?.push(word);
    else runs.push([word]);
  }
  return runs;
}

/** The cell that holds most of the run; undefined where all of it stands outside. */
function commonest(cells: readonly (number | undefined)[], run: readonly Word[]): number | undefined {
  const lengths = new Map<number, number>();
  for (const [index, cell] of cells.entries()) {
    const word = run[index];
    if (cell === undefined || word === undefined) continue;
    lengths.set(cell, (lengths.get(cell) ?? 0) + word.right - word.x);
  }
  return [...lengths].sort((one, other) => other[1] - one[1])[0]?.[0];
}

type WordCell = GridCell & { readonly words: readonly Word[] };

/** The cells row by row; a row whose lines are rows of figures, not parted by rules, is split into them. */
function splitRows(cells: readonly WordCell[], grid: Grid): { rows: WordCell[][]; isGuess: boolean } {
  const rows: WordCell[][] = [];
  let isGuess = false;
  const starts: number[] = [];
  for (let row = 0; row < grid.ys.length - 1; row++) {
    starts.push(rows.length);
    const own = cells.filter((cell) => cell.row === row);
    const isWhole = cells.every((cell) => cell.rowSpan === 1 || !covers(cell, row));
    const parts = isWhole ? partsOf(own, grid) : undefined;
    isGuess ||= parts?.isGuess === true;
    rows.push(...(parts?.rows ?? [own]));
  }
  return {
    rows: rows.map((row, index) => row.map((cell) => placed(cell, index, starts, rows.length))),
    isGuess,
  };
}

function placed(cell: WordCell, row: number, starts: readonly number[], rows: number): WordCell {
  return { ...cell, row, rowSpan: cell.rowSpan === 1 ? 1 : (starts[cell.row + cell.rowSpan] ?? rows) - row };
}

function covers({ row, rowSpan }: GridCell, at: number): boolean {
  return row <= at && at < row + rowSpan;
}

const fewestFigureColumns = 2;
const fewestParts = 3;

/** Undefined where the row is one. */
function partsOf(row: WordCell[], { xs }: Grid): { rows: WordCell[][]; isGuess: boolean } | undefined {
  if (row.filter(({ words }) => countLevels(words) >= fewestParts).length < fewestFigureColumns)
    return undefined;
  const columns = row.map(({ column, columnSpan }) => ({
    from: xs[column] ?? 0,
    to: xs[column + columnSpan] ?? 0,
  }));
  const words = row.flatMap((cell) => cell.words);
  if (words.some(({ turn }) => turn !== 0)) return undefined;
  const lines = toLines(words);
  const band = lines.map((line) => piecesIn(line, columns));
  if (figureColumnsOf(band, row.length).length < fewestFigureColumns) return undefined;
  const { rows, isGuess } = rowsOf(band, row.length);
  if (rows.length < fewestParts) return undefined;
  const partOf = (pieces: readonly Piece[]) =>
    row.map((cell, index) => ({
      ...cell,
      words: pieces.filter(({ column }) => column === index).flatMap(({ words }) => words),
    }));
  return { rows: rows.map(partOf), isGuess };
}

function countLevels(words: readonly Word[]): number {
  return new Set(words.map(({ y }) => Math.round(y))).size;
}
