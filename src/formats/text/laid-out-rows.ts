import { isFigure, type Piece } from './laid-out-lines.ts';

/** A row of a table and whether its lines could belong to another one as well. */
export type PieceRow = { readonly pieces: readonly Piece[]; readonly isSure: boolean };
export type RowsRead = { readonly above: readonly Piece[]; readonly rows: readonly PieceRow[] };

/** Which line of a row bears its number and its figures: cells are set to the top, to the middle or to the bottom. */
const sides = ['first', 'middle', 'last'] as const;
type Side = (typeof sides)[number];

/** Another way to part the rows must be so much worse to be out of question. */
const clearMargin = 1;
/** A row whose lines stand so far from where they should is doubtful. */
const mostMiss = 1.5;

/**
 * Parts the lines of a table into rows, which follow one another without a rest: each has one level, the line of its
 * number or its figures, and all its cells stand to that level in the same way. `above` are the lines before the first row.
 */
export function rowsOfPieces(
  lines: readonly (readonly Piece[])[],
  numbers: ReadonlySet<number>,
): RowsRead | null {
  const levels = levelsOf(lines, numbers);
  if (levels.length === 0) return { above: lines.flat(), rows: [] };
  const reads = sides
    .map((side) => partition(lines, levels, side))
    .sort((one, other) => one.cost - other.cost);
  const [best, ...others] = reads;
  if (best === undefined || !Number.isFinite(best.cost)) return null;
  const rivals = others.filter(({ cost }) => cost < best.cost + clearMargin);
  const rows = best.starts.map((start, index) => {
    const end = best.starts[index + 1] ?? lines.length;
    const isSame = (rival: Partition) =>
      rival.starts[index] === start && (rival.starts[index + 1] ?? lines.length) === end;
    const pieces = lines.slice(start, end).flat();
    return { pieces, isSure: best.misses[index]! < mostMiss && rivals.every(isSame) && isOne(pieces) };
  });
  return { above: lines.slice(0, best.starts[0]).flat(), rows: besideDoubt(rows, best.misses) };
}

/** What is printed twice in a column, or two numbers, would be those of two rows. */
function isOne(pieces: readonly Piece[]): boolean {
  if (pieces.some((piece) => !piece.isSure)) return false;
  const printed = pieces.filter(({ column }) => column > 1).map(({ column, text }) => `${column} ${text}`);
  const numbers = pieces.filter(({ column }) => column === 0);
  return (
    new Set(printed).size === printed.length &&
    numbers.slice(1).every(({ text }) => /^[\d.]+$|^\p{Ll}/u.test(text))
  );
}

/** A row that does not stand quite right may have a line of a doubtful neighbour. */
function besideDoubt(rows: readonly PieceRow[], misses: readonly number[]): PieceRow[] {
  const isDoubtful = (index: number) => rows[index]?.isSure === false;
  return rows.map((row, index) => ({
    ...row,
    isSure: row.isSure && !(misses[index]! > 0 && (isDoubtful(index - 1) || isDoubtful(index + 1))),
  }));
}

/** The lines with a number or a word in its place; without one, those with a label and a figure, or with several figures. */
function levelsOf(lines: readonly (readonly Piece[])[], numbers: ReadonlySet<number>): number[] {
  const columns = columnsOfFigures(lines.flat());
  return lines.flatMap((line, index) => {
    if (numbers.has(line[0]!.y)) return [index];
    const figures = line.filter(({ column, text }) => columns.has(column) && isFigure(text)).length;
    const label = line.find(({ column }) => column === 1)?.text ?? '';
    const begins = /^(\p{Lu}|[-+] )/u.test(label);
    const isNamed = begins && line.some(({ column, text }) => column === 0 && /^\p{Lu}/u.test(text));
    return figures > 1 || (figures === 1 && begins) || isNamed ? [index] : [];
  });
}

export function columnsOfFigures(pieces: readonly Piece[]): ReadonlySet<number> {
  const columns = [...Map.groupBy(pieces, ({ column }) => column)].filter(
    ([column, own]) => column > 1 && own.filter(({ text }) => isFigure(text)).length > 0.5 * own.length,
  );
  return new Set(columns.map(([column]) => column));
}

type Partition = {
  readonly cost: number;
  readonly starts: readonly number[];
  readonly misses: readonly number[];
};
type Lines = readonly (readonly Piece[])[];

/** Lines that one row may have. */
const mostLines = 60;

/** The starts of the rows at which the cells miss their levels least in sum. */
function partition(lines: Lines, levels: readonly number[], side: Side): Partition {
  let open = new Map<number, Partition>(
    startsBefore(levels, 0, side).map((start) => [start, { cost: 0, starts: [start], misses: [] }]),
  );
  for (const [index, level] of levels.entries()) {
    const next = new Map<number, Partition>();
    const ends = index + 1 < levels.length ? startsBefore(levels, index + 1, side) : [lines.length];
    for (const [start, before] of open) {
      for (const end of ends) {
        if (end <= start || end - start > mostLines) continue;
        const miss = missOf(lines.slice(start, end), lines[level]![0]!.y, side);
        const cost = before.cost + miss;
        if (cost < (next.get(end)?.cost ?? Number.POSITIVE_INFINITY))
          next.set(end, { cost, starts: [...before.starts, end], misses: [...before.misses, miss] });
      }
    }
    open = next;
  }
  const end = open.get(lines.length);
  return end === undefined
    ? { cost: Number.POSITIVE_INFINITY, starts: [], misses: [] }
    : { ...end, starts: end.starts.slice(0, -1) };
}

/** Where the row of a level may begin: after the level before. */
function startsBefore(levels: readonly number[], index: number, side: Side): number[] {
  const level = levels[index]!;
  if (side === 'first') return [level];
  const first = index === 0 ? 0 : levels[index - 1]! + 1;
  if (side === 'last') return index === 0 ? range(first, level) : [first];
  return range(first, level);
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

const costOfNoLabel = 1;
const costOfSmallLetter = 1;
const mostOfCell = 4;

/** How far the cells of a row stand from where they should, in lines, and how little its label looks like one. */
function missOf(lines: Lines, level: number, side: Side): number {
  const columns = [...Map.groupBy(lines.flat(), ({ column }) => column)];
  const cells = columns.map(([, own]) => {
    const away = Math.abs(heightOf(own[0]!.y, own.at(-1)!.y, side) - level);
    return Math.min(away > slack ? away : away / 2, mostOfCell);
  });
  const label = columns.find(([column]) => column === 1)?.[1][0]?.text;
  const words = label === undefined ? costOfNoLabel : /^\p{Ll}/u.test(label) ? costOfSmallLetter : 0;
  return cells.reduce((sum, cell) => sum + cell, words);
}

/** In lines, and half as bad: what stands between two lines is printed on one of them. */
const slack = 0.5;

function heightOf(first: number, last: number, side: Side): number {
  if (side === 'first') return first;
  return side === 'last' ? last : (first + last) / 2;
}
