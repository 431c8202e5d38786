import { type Column, cellsOf, isFigureColumn, type Piece, piecesIn, rowsOf } from './bands.ts';
import { middleOf } from './cell-text.ts';
import { gridOf } from './grid.ts';
import type { Word } from './letters.ts';
import { type Line, toLines } from './lines.ts';
import { fillGrid, type RawTable } from './raw-table.ts';
import type { Rule } from './rules.ts';

/** A table without lines, where its columns stand clearly apart and one of them holds figures; else undefined. */
export function columnTableOf(lines: readonly Line[]): RawTable | undefined {
  const rows = toLines(lines.flatMap(({ words }) => words));
  const columns = columnsOf(rows);
  if (columns.length < 2) return undefined;
  const split = rows.map((row) => piecesIn(row, columns));
  const filled = split.filter((pieces) => pieces.length >= 2);
  if (filled.length < fewestRows || filled.length < 0.3 * rows.length) return undefined;
  if (!hasFigures(split, columns.length)) return undefined;
  return tableFrom(split, columns);
}

const fewestRows = 3;

/** A column of figures; the numbers of a list ("1.", "2.") beside one column of text do not make a table. */
function hasFigures(rows: readonly Piece[][], columns: number): boolean {
  const range = Array.from({ length: columns }, (_, index) => index).slice(columns === 2 ? 1 : 0);
  return range.some((column) => isFigureColumn(rows, column));
}

/**
 * Tables ruled by horizontal lines alone: three lines or more of one width, with text in columns between them.
 * `rest` are the words outside.
 */
export function rowTableOf(
  rules: readonly Rule[],
  words: readonly Word[],
): { tables: RawTable[]; rest: Word[] } {
  const tables: RawTable[] = [];
  let rest = [...words];
  for (const stack of stacksOf(rules)) {
    const inside = rest.filter((word) => isInside(word, stack));
    const table = stackTable(stack, rules, inside);
    if (table === undefined) continue;
    tables.push(table);
    const taken = new Set(inside);
    rest = rest.filter((word) => !taken.has(word));
  }
  return { tables, rest };
}

const sameEnd = 4;
const farthestApart = 250;

/** Horizontal rules of one width, one above the other. */
function stacksOf(rules: readonly Rule[]): Rule[][] {
  const stacks: Rule[][] = [];
  for (const rule of [...rules].sort((one, other) => one.at - other.at)) {
    const stack = stacks.find((candidate) => candidate.some((other) => isAligned(rule, other)));
    if (stack === undefined) stacks.push([rule]);
    else if (rule.at - (stack.at(-1)?.at ?? 0) > 2) stack.push(rule);
  }
  return stacks.filter(({ length }) => length >= 3);
}

function isAligned(one: Rule, other: Rule): boolean {
  const apart = Math.abs(one.at - other.at);
  return (
    apart < farthestApart &&
    Math.abs(one.from - other.from) < sameEnd &&
    Math.abs(one.to - other.to) < sameEnd
  );
}

function isInside(word: Word, stack: readonly Rule[]): boolean {
  const [first, last] = [stack[0], stack.at(-1)];
  if (first === undefined || last === undefined) return false;
  const [x, y] = middleOf(word);
  return y > first.at && y < last.at && x > first.from - sameEnd && x < first.to + sameEnd;
}

/** Lines are drawn along the rivers between the columns, but where text stands across them; then it is a ruled table. */
function stackTable(
  stack: readonly Rule[],
  rules: readonly Rule[],
  words: readonly Word[],
): RawTable | undefined {
  const [first, last] = [stack[0], stack.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const across = [...stack, ...rules.filter((rule) => isPartOf(rule, stack))].sort(
    (one, other) => one.at - other.at,
  );
  const bands = across.slice(1).map((rule, index) => bandBetween(across[index]?.at ?? 0, rule, words));
  const columns = columnsOf(bands.flatMap(({ lines }) => lines));
  if (columns.length < 2) return undefined;
  const rivers = columns.slice(1).map(({ from }, index) => (from + (columns[index]?.to ?? from)) / 2);
  const sides = [first.from, first.to].map((at) => ({ at, from: first.at, to: last.at }));
  const down = rivers.flatMap((at) => banks(at, bands, columns));
  const grid = gridOf({ across, down: [...sides, ...down] });
  return grid === undefined ? undefined : fillGrid(grid, words).table;
}

/** The stretches of a river that no text bridges. */
function banks(at: number, bands: readonly Band[], columns: readonly Column[]): Rule[] {
  const stretches: Rule[] = [];
  for (const band of bands) {
    const last = stretches.at(-1);
    if (isBridged(at, band, columns)) continue;
    if (last !== undefined && last.to === band.extent.from)
      stretches.splice(-1, 1, { ...last, to: band.extent.to });
    else stretches.push({ at, ...band.extent });
  }
  return stretches;
}

/** Rules within the stack that part only some of its columns. */
function isPartOf(rule: Rule, stack: readonly Rule[]): boolean {
  const [first, last] = [stack[0], stack.at(-1)];
  if (stack.includes(rule) || first === undefined || last === undefined) return false;
  const isWithin = rule.at > first.at + sameEnd && rule.at < last.at - sameEnd;
  return isWithin && rule.from > first.from - sameEnd && rule.to < first.to + sameEnd;
}

type Band = {
  readonly lines: readonly Line[];
  readonly below: Rule;
  readonly extent: { readonly from: number; readonly to: number };
};

function bandBetween(top: number, below: Rule, words: readonly Word[]): Band {
  const isIn = (word: Word) => middleOf(word)[1] > top && middleOf(word)[1] <= below.at;
  return { lines: toLines(words.filter(isIn)), below, extent: { from: top, to: below.at } };
}

/** Text stands across the river, or alone over a rule that joins columns on both sides beneath a common heading. */
function isBridged(at: number, { lines, below }: Band, columns: readonly Column[]): boolean {
  const ink = lines.flatMap(inkOf);
  if (ink.some(({ from, to }) => from < at && to > at)) return true;
  const joined = columns.filter(({ from, to }) => from > below.from - sameEnd && to < below.to + sameEnd);
  if (
    joined.length === columns.length ||
    !joined.some(({ to }) => to < at) ||
    !joined.some(({ from }) => from > at)
  ) {
    return false;
  }
  return ink.filter(({ from, to }) => to > below.from && from < below.to).length === 1;
}

const narrowestRiver = 0.6;

/** Columns are what lies between the rivers: strips that stay white from row to row, but for a spanning heading. */
function columnsOf(lines: readonly Line[]): Column[] {
  if (lines.length < 2) return [];
  const size = medianOf(lines.map((line) => line.size));
  const allowed = lines.length >= 8 ? 2 : lines.length >= 4 ? 1 : 0;
  let rows = lines.map(inkOf);
  let columns = strictColumns(rows, size);
  for (let round = 0; round < allowed; round++) {
    const tries = spanningAmong(rows).map((ink) => {
      const others = rows.filter((other) => other !== ink);
      return { others, columns: strictColumns(others, size) };
    });
    const best = tries.sort((one, other) => other.columns.length - one.columns.length)[0];
    if (best === undefined || best.columns.length <= columns.length) break;
    ({ others: rows, columns } = best);
  }
  return columns;
}

/** Where a line has ink, ordinary spaces counted in. */
type Ink = readonly Column[];

/** Headings, which stand first, and the widest lines. */
function spanningAmong(rows: readonly Ink[]): Ink[] {
  const widthOf = (ink: Ink) => Math.max(...ink.map(({ from, to }) => to - from));
  const widest = rows
    .map((ink) => ({ ink, width: widthOf(ink) }))
    .sort((one, other) => other.width - one.width);
  return [...new Set([...rows.slice(0, mostTried), ...widest.slice(0, mostTried).map(({ ink }) => ink)])];
}

const mostTried = 6;

function strictColumns(rows: readonly Ink[], size: number): Column[] {
  const stretches = rows.flat().sort((one, other) => one.from - other.from);
  const columns: { from: number; to: number }[] = [];
  for (const { from, to } of stretches) {
    const last = columns.at(-1);
    if (last !== undefined && !isRiver(from - last.to, from, stretches, rows.length, size)) {
      last.to = Math.max(last.to, to);
    } else columns.push({ from, to });
  }
  return columns;
}

/** A narrow strip is a river too where most rows begin anew exactly behind it, as in a spreadsheet. */
function isRiver(width: number, bank: number, stretches: Ink, rows: number, size: number): boolean {
  if (width >= narrowestRiver * size) return true;
  if (width < narrowestGap * size) return false;
  const aligned = stretches.filter(({ from }) => Math.abs(from - bank) < 1).length;
  return aligned >= Math.max(fewestAligned, rows / 2);
}

const fewestAligned = 4;
const narrowestGap = 0.2;

/** The texts of a line: parted by wide gaps, and by any gap where another operator goes on. */
export function inkOf(line: Line): Ink {
  const stretches: { from: number; to: number }[] = [];
  for (const [index, word] of line.words.entries()) {
    const last = stretches.at(-1);
    const isNewText = line.words[index - 1]?.order !== word.order;
    const widest = (isNewText ? narrowestGap : 0.5) * line.size;
    if (last !== undefined && word.x - last.to < widest) last.to = Math.max(last.to, word.right);
    else stretches.push({ from: word.x, to: word.right });
  }
  return stretches;
}

function medianOf(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

function tableFrom(band: readonly Piece[][], columns: readonly Column[]): RawTable {
  const { rows, isGuess } = rowsOf(band, columns.length);
  const pieces = rows.flat();
  return {
    rows: rows.length,
    columns: columns.length,
    cells: rows.flatMap((row, index) => cellsOf(row, index, columns.length)),
    top: Math.min(...pieces.map(({ y, size }) => y - size)),
    bottom: Math.max(...pieces.map(({ y }) => y)),
    left: columns[0]?.from ?? 0,
    right: columns.at(-1)?.to ?? 0,
    uncertain: isGuess,
  };
}
