import { cellText, isOneText } from './cell-text.ts';
import type { Word } from './letters.ts';
import { rowsByLevels } from './levels.ts';
import { type Line, lineOf } from './lines.ts';
import type { RawCell } from './raw-table.ts';

export type Column = { readonly from: number; readonly to: number };

/** A line's part that stands in one column, or in several where it spans them. */
export type Piece = Line & { readonly column: number; readonly span: number };

/** A line cut where one column ends and another begins. */
export function piecesIn(line: Line, columns: readonly Column[]): Piece[] {
  const groups: { first: number; last: number; words: Word[] }[] = [];
  for (const word of line.words) {
    const [first, last] = columnsUnder(columns, word);
    const group = groups.at(-1);
    const before = group?.words.at(-1);
    if (group !== undefined && before !== undefined && (first <= group.last || isOneText(before, word))) {
      group.words.push(word);
      group.last = Math.max(group.last, last);
    } else groups.push({ first, last: Math.max(first, last), words: [word] });
  }
  return groups.map(({ first, last, words }) => ({
    ...lineOf(words),
    column: first,
    span: last - first + 1,
  }));
}

/** The first and the last column that a word stands in; for a word in a river, the nearest. */
function columnsUnder(columns: readonly Column[], { x, right }: Word): readonly [number, number] {
  const isUnder = ({ from, to }: Column) => right > from + 1 && x < to - 1;
  const first = columns.findIndex(isUnder);
  if (first >= 0) return [first, columns.findLastIndex(isUnder)];
  const middle = (x + right) / 2;
  const distances = columns.map(({ from, to }) => Math.max(from - middle, middle - to));
  const nearest = distances.indexOf(Math.min(...distances));
  return [nearest, nearest];
}

/** Rows that no lines part; `isGuess` where lines of text could belong to another row just as well. */
export type Rows = { readonly rows: readonly Piece[][]; readonly isGuess: boolean };

/** The rows within one band: by the level of their figures, else by wider gaps, else by the lines that hold figures. */
export function rowsOf(band: readonly Piece[][], columns: number): Rows {
  const figures = figureColumnsOf(band, columns);
  const isAnchor = (line: readonly Piece[]) =>
    line.length >= 2 || line.some(({ column }) => figures.includes(column));
  const anchors = band.filter(isAnchor);
  if (figures.length === 0 || anchors.length < 2) return { rows: [band.flat()], isGuess: false };
  const byLevels = rowsByLevels(
    band.flat(),
    (piece) => figures.includes(piece.column) && isFigure(piece.text),
  );
  const clear = byLevels ?? rowsByGaps(band, figures);
  if (clear !== undefined) return { rows: clear, isGuess: false };
  const isGuess = anchors.length < band.length;
  return { rows: rowsByAnchors(band, anchors, figures), isGuess };
}

/** Columns that hold figures or the numbers of rows. */
export function figureColumnsOf(band: readonly Piece[][], columns: number): number[] {
  return Array.from({ length: columns }, (_, column) => column).filter((column) =>
    isFigureColumn(band, column),
  );
}

/** Undefined where the gaps between rows are no wider than those between the lines of one cell. */
function rowsByGaps(band: readonly Piece[][], figures: readonly number[]): Piece[][] | undefined {
  const steps = band.slice(1).map((line, index) => topOf(line) - topOf(band[index] ?? []));
  const within = band
    .slice(1)
    .flatMap((line, index) => (shareColumn(line, band[index] ?? []) ? [steps[index] ?? 0] : []));
  const least = Math.min(...within);
  const rows: Piece[][] = [];
  for (const [index, line] of band.entries()) {
    if (index === 0 || (steps[index - 1] ?? 0) > 1.25 * least) rows.push([]);
    rows.at(-1)?.push(...line);
  }
  const isClear = rows.every((row) =>
    figures.every(
      (figure) => row.filter(({ column, text }) => column === figure && isFigure(text)).length <= 1,
    ),
  );
  return isClear ? rows : undefined;
}

function topOf(line: readonly Piece[]): number {
  return line[0]?.y ?? 0;
}

function shareColumn(one: readonly Piece[], other: readonly Piece[]): boolean {
  return one.some(({ column }) => other.some((piece) => piece.column === column));
}

/** Lines with a figure or in several columns are a row each; lines of text alone belong to a row near them. */
function rowsByAnchors(
  band: readonly Piece[][],
  anchors: readonly Piece[][],
  figures: readonly number[],
): Piece[][] {
  const side = sideOf(band, anchors, figures);
  const isNumbered = figures.includes(0);
  const rows: Piece[][] = [];
  const owners = new Map<readonly Piece[], Piece[]>();
  for (const line of band) {
    const host = anchors.includes(line as Piece[]) ? undefined : hostOf(line, anchors, side, isNumbered);
    const row = owners.get(host ?? line) ?? [];
    if (row.length === 0) rows.push(row);
    row.push(...line);
    owners.set(host ?? line, row);
  }
  return rows;
}

type Side = 'above' | 'below' | 'around';

/** Where the other lines of a row stand, seen from the line with its figures. */
function sideOf(band: readonly Piece[][], anchors: readonly Piece[][], figures: readonly number[]): Side {
  if (anchors.some((anchor) => anchor.every(({ column }) => figures.includes(column)))) return 'around';
  const startsLow = (line: readonly Piece[]) => line.some(({ text }) => /^\p{Ll}/u.test(text));
  const lowAnchors = anchors.filter(startsLow).length;
  const lowOthers = band.filter((line) => !anchors.includes(line) && startsLow(line)).length;
  return lowAnchors > lowOthers ? 'above' : 'below';
}

/** Where rows are numbered, a line without a number is part of one; else a capital may begin a row without figures. */
function hostOf(
  line: readonly Piece[],
  anchors: readonly Piece[][],
  side: Side,
  isNumbered: boolean,
): readonly Piece[] | undefined {
  const [piece] = line;
  if (piece === undefined) return undefined;
  const distance = (anchor: readonly Piece[]) => Math.abs(topOf(anchor) - piece.y);
  const candidates = anchors.filter(
    (anchor) => side === 'around' || (side === 'above' ? topOf(anchor) > piece.y : topOf(anchor) < piece.y),
  );
  const nearest = [...candidates].sort((one, other) => distance(one) - distance(other))[0];
  if (nearest === undefined || distance(nearest) > (isNumbered ? 6 : 1.8) * piece.size) return undefined;
  const mayBeRow = side === 'below' && !isNumbered && /^[\p{Lu}\d+-]/u.test(piece.text);
  return mayBeRow ? undefined : nearest;
}

/** The cells of one row, counted from 0; empty columns are empty cells. */
export function cellsOf(row: readonly Piece[], index: number, columns: number): RawCell[] {
  const cells: RawCell[] = [];
  for (let column = 0; column < columns; ) {
    const own = row.filter((piece) => piece.column === column);
    const taken = row.filter((piece) => piece.column > column).map((piece) => piece.column - column);
    const span = Math.min(Math.max(1, ...own.map((piece) => piece.span)), ...taken);
    cells.push({
      row: index,
      column,
      rowSpan: 1,
      columnSpan: span,
      text: cellText(own.flatMap(({ words }) => words)),
    });
    column += span;
  }
  return cells;
}

const fewestFigures = 2;

/** Whether most of what stands in a column are figures. */
export function isFigureColumn(rows: readonly Piece[][], column: number): boolean {
  const cells = rows.flat().filter((piece) => piece.column === column && piece.span === 1);
  const figures = cells.filter(({ text }) => isFigure(text));
  return figures.length >= fewestFigures && figures.length >= 0.6 * cells.length;
}

function isFigure(text: string): boolean {
  return /^[-–+]?[\d.,]*\d[\d.,]*\s?%?$|^[-–]$/.test(text);
}
