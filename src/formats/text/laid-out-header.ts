import { middleOf, type Piece, piecesOf, type Row, type Run, type Span } from './laid-out-lines.ts';

/** The rows of a header and whether each column has its name. */
export type Header = { readonly rows: readonly (readonly Piece[])[]; readonly isSure: boolean };

/** A header is one row, or two where names stand beneath a common one. */
export function headerOf(lines: readonly Row[], rivers: readonly Span[]): Header {
  const common = lines.flatMap((line) => line.runs.flatMap((run) => commonName(run, line, lines, rivers)));
  const taken = new Set(common.map(({ run }) => run));
  const own = lines.flatMap((line) =>
    piecesOf({ ...line, runs: line.runs.filter((run) => !taken.has(run)) }, rivers),
  );
  const below = new Set(common.flatMap(({ columns }) => columns));
  const names = common.map(({ run, columns, y }) => pieceOf(run, columns[0]!, y));
  const upper = [...own.filter(({ column }) => !below.has(column)), ...names];
  const lower = own.filter(({ column }) => below.has(column));
  return { rows: lower.length === 0 ? [upper] : [upper, lower], isSure: isNamed(own, rivers) };
}

const pieceOf = ({ from, text }: Run, column: number, y: number): Piece => ({
  column,
  y,
  from,
  text,
  isSure: true,
});

/**
 * Two names that stand apart in one column, or two years, would be those of two columns; a lone letter is what a narrow
 * column left of a word.
 */
function isNamed(own: readonly Piece[], rivers: readonly Span[]): boolean {
  const named = new Set(own.map(({ column }) => column));
  const isBroken = ({ column, text }: Piece) => column > 0 && /^\p{L}$|\d{4} \d{4}/u.test(text);
  return named.size === rivers.length + 1 && own.every((piece) => piece.isSure && !isBroken(piece));
}

type CommonName = { readonly run: Run; readonly columns: readonly number[]; readonly y: number };

/** In letters: a name that stands farther from the middle of columns is not common to them. */
const farthestFromMiddle = 5;

/** A name in the middle over neighbouring columns whose own names all begin on one line below it. */
function commonName(run: Run, line: Row, lines: readonly Row[], rivers: readonly Span[]): CommonName[] {
  const others = { ...line, runs: line.runs.filter((other) => other !== run) };
  const above = lines.filter(({ y }) => y < line.y).flatMap((row) => piecesOf(row, rivers));
  const taken = new Set([...above, ...piecesOf(others, rivers)].map(({ column }) => column));
  const below = lines.filter(({ y }) => y > line.y).map((row) => piecesOf(row, rivers));
  const firstOf = (column: number) => below.flat().find((piece) => piece.column === column)?.y;
  const own = rivers.filter((river) => middleOf(river) < middleOf(run)).length;
  const level = firstOf(own) ?? firstOf(own - 1);
  if (level === undefined) return [];
  const isUnder = (column: number) => !taken.has(column) && firstOf(column) === level;
  const columns = runOfColumns(isUnder(own) ? own : own - 1, isUnder);
  if (columns.length < 2) return [];
  const pieces = below.flat().filter(({ column, y }) => columns.includes(column) && y === level);
  const from = Math.min(...pieces.map((piece) => piece.from));
  const to = Math.max(...pieces.map((piece) => piece.from + piece.text.length));
  return Math.abs((from + to) / 2 - middleOf(run)) <= farthestFromMiddle ? [{ run, columns, y: line.y }] : [];
}

function runOfColumns(start: number, isIn: (column: number) => boolean): number[] {
  if (!isIn(start)) return [];
  let [first, last] = [start, start];
  while (isIn(first - 1)) first -= 1;
  while (isIn(last + 1)) last += 1;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
