import type { Piece } from './bands.ts';

/**
 * Rows of a table whose rows are not parted: each row has figures (its number, a value) at one level, and the lines of
 * its other cells stand around, below or above that level. Undefined where they fit none of the three.
 */
export function rowsByLevels(
  pieces: readonly Piece[],
  isFigure: (piece: Piece) => boolean,
): Piece[][] | undefined {
  const columns = [...Map.groupBy(pieces, ({ column }) => column).values()].map(linesOf);
  const marksRow = (piece: Piece) => piece.column === 0 || isFigure(piece);
  const isOwnRow = (line: Line) => line.some(marksRow);
  const levels = levelsOf(pieces.filter(marksRow));
  const lines = columns.reduce((sum, column) => sum + column.length, 0);
  if (levels.length < 2 || levels.length * lines > mostWork) return undefined;
  const fits = sides.map((side) => columns.map((column) => deal(column, levels, side, isOwnRow)));
  const best = fits.sort((one, other) => costOf(one) - costOf(other))[0];
  if (best === undefined || costOf(best) > mostMiss * lines) return undefined;
  const rows = Array.from({ length: levels.length + 1 }, (): Piece[] => []);
  for (const { placed } of best) for (const { line, row } of placed) rows[row]?.push(...line);
  return withHeading(rows).filter((row) => row.length > 0);
}

/** Lines above all levels that reach down to the first row are part of it. */
function withHeading([heading = [], first = [], ...others]: Piece[][]): Piece[][] {
  const reaches = Math.max(...heading.map(({ y }) => y)) >= Math.min(...first.map(({ y }) => y));
  return reaches ? [[...heading, ...first], ...others] : [heading, first, ...others];
}

const mostWork = 60_000;
/** A line, on average. */
const mostMiss = 0.25;

/** Pieces of one column at one height. */
type Line = readonly Piece[];

function linesOf(column: readonly Piece[]): Line[] {
  const lines: Piece[][] = [];
  for (const piece of [...column].sort((one, other) => one.y - other.y)) {
    const last = lines.at(-1);
    if (last !== undefined && piece.y - topOf(last) < 0.3 * piece.size) last.push(piece);
    else lines.push([piece]);
  }
  return lines;
}

function levelsOf(figures: readonly Piece[]): number[] {
  const levels: number[] = [];
  for (const { y, size } of [...figures].sort((one, other) => one.y - other.y)) {
    if (y - (levels.at(-1) ?? Number.NEGATIVE_INFINITY) > 0.5 * size) levels.push(y);
  }
  return levels;
}

function topOf(line: Line | undefined): number {
  return line?.[0]?.y ?? 0;
}

/** Which height of a cell is level with its row's figures. */
const sides = ['middle', 'first', 'last'] as const;
type Side = (typeof sides)[number];

function heightOf(cell: readonly Line[], side: Side): number {
  if (side === 'first') return topOf(cell[0]);
  if (side === 'last') return topOf(cell.at(-1));
  return (topOf(cell[0]) + topOf(cell.at(-1))) / 2;
}

type Fit = {
  readonly cost: number;
  readonly placed: readonly { readonly line: Line; readonly row: number }[];
};

function costOf(fits: readonly Fit[]): number {
  return fits.reduce((sum, { cost }) => sum + cost, 0);
}

const mostLinesInCell = 12;
/** In ems: lines of one cell stand no farther apart. */
const widestStep = 1.8;
/** A line, for lines above all levels: a heading without a number. */
const costOfHeading = 0.5;

/** A cell of one line is the likelier where both fit. */
const costOfLine = 0.1;

/** Deals the lines of one column out to the levels in order, so that the cells miss their levels by least in sum. */
function deal(
  lines: readonly Line[],
  levels: readonly number[],
  side: Side,
  isOwnRow: (line: Line) => boolean,
): Fit {
  const best = [lines.map((_, index) => ({ cost: (index + 1) * costOfHeading, taken: 0 }))];
  for (const [row, level] of levels.entries()) {
    const before = best[row] ?? [];
    const start = (index: number) => (index < 0 ? 0 : (before[index]?.cost ?? Number.POSITIVE_INFINITY));
    best.push(
      lines.map((_, end) => {
        let choice = { cost: start(end), taken: 0 };
        for (let taken = 1; taken <= Math.min(mostLinesInCell, end + 1); taken++) {
          const cell = lines.slice(end + 1 - taken, end + 1);
          if (taken > 1 && (isApart(cell[0], cell[1]) || cell.filter(isOwnRow).length > 1)) break;
          const miss = (heightOf(cell, side) - level) / (cell[0]?.[0]?.size ?? 1);
          const cost = start(end - taken) + 2 * miss ** 2 + (taken - 1) * costOfLine;
          if (cost < choice.cost - 1e-9) choice = { cost, taken };
        }
        return choice;
      }),
    );
  }
  return { cost: best.at(-1)?.at(-1)?.cost ?? 0, placed: traced(lines, best) };
}

function isApart(one: Line | undefined, other: Line | undefined): boolean {
  return topOf(other) - topOf(one) > widestStep * (one?.[0]?.size ?? 1);
}

/** Row 0 holds the lines above all levels. */
function traced(lines: readonly Line[], best: readonly { readonly taken: number }[][]): Fit['placed'] {
  const placed: { line: Line; row: number }[] = [];
  let end = lines.length - 1;
  for (let row = best.length - 1; row >= 0 && end >= 0; row--) {
    const taken = row === 0 ? end + 1 : (best[row]?.[end]?.taken ?? 0);
    for (const line of lines.slice(end + 1 - taken, end + 1)) placed.push({ line, row });
    end -= taken;
  }
  return placed.sort((one, other) => topOf(one.line) - topOf(other.line));
}
