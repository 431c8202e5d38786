import { isBroken } from '../pdf/cell-text.ts';
import { labelEdge, riversOf, startsOf } from './laid-out-columns.ts';
import { headerOf } from './laid-out-header.ts';
import {
  crosses,
  isNameOfNumbers,
  type PageLine,
  type Piece,
  piecesOf,
  type Row,
  rowsOfPage,
  type Span,
} from './laid-out-lines.ts';
import { columnsOfFigures, type PieceRow, rowsOfPieces } from './laid-out-rows.ts';

export type LaidOutCell = {
  readonly text: string;
  readonly lines: readonly PageLine[];
  readonly isSure: boolean;
};
export type LaidOutTable = { readonly rows: LaidOutCell[][]; readonly isSure: boolean };
/** A table as it stands on one page, and what the next page's part is to be measured by. */
type Part = LaidOutTable & {
  readonly columns: number;
  readonly header: readonly Row[];
  readonly next: number;
};

const fewestRows = 2;
/** On a page that goes on. */
const fewestRowsBelow = 1;
/** Beside the column of numbers and that of labels there is one more. */
const fewestRivers = 2;

/**
 * Reads a table whose columns are kept apart by spaces, as `pdftotext -layout` prints it, a part for each page it runs over.
 * Its header names the column of the numbers. Null where no table begins at this line.
 */
export function laidOutTablesFrom(
  lines: readonly PageLine[],
  from: number,
): { tables: LaidOutTable[]; next: number } | null {
  if (!mayBegin(lines, from)) return null;
  const first = partWithHeader(lines, from, []);
  if (first === null) return null;
  const parts = [first];
  for (let last = first; ; last = parts.at(-1)!) {
    const start = startOfNextPage(lines, last.next);
    const part = start === null ? null : partOfPage(lines, start, last);
    if (part === null) return { tables: parts, next: last.next };
    parts.push(part);
  }
}

/** The header may have lines above the one that names the numbers. */
const highestHeader = 6;

/** A cheap look, for most lines of most texts begin no table. */
function mayBegin(lines: readonly PageLine[], from: number): boolean {
  if (!/\S {2,}\S/.test(lines[from]!.raw)) return false;
  for (let at = from; at < from + highestHeader; at += 1) {
    const raw = lines[at]?.raw ?? '';
    if (raw.trim() === '') return false;
    if (/^\s*(STT|TT|ST) /.test(raw)) return true;
  }
  return false;
}

/** Null also where the part ends before the end of its page. */
function startOfNextPage(lines: readonly PageLine[], next: number): number | null {
  const start = lines.findIndex(({ raw }, index) => index >= next && raw.trim() !== '');
  return start >= 0 && lines[start]!.page === lines[next - 1]!.page + 1 ? start : null;
}

function partOfPage(lines: readonly PageLine[], start: number, before: Part): Part | null {
  if (mayBegin(lines, start)) return partWithHeader(lines, start, before.header);
  const body = bodyOf(rowsOfPage(lines, start), 0);
  if (body.length === 0 || isTitle(body[0]!, labelEdge(body))) return null;
  const part = partOf(lines, [], [], body);
  if (part === null || part.columns > before.columns) return null;
  return { ...part, isSure: part.isSure && part.columns === before.columns };
}

/** A lone text that begins neither with a number nor where labels do. */
const isTitle = ({ number, runs }: Row, edge: number) =>
  number === null && runs.length === 1 && Math.abs(runs[0]!.from - edge) > 1;

/** What stands below a header that is repeated from the page before may go on from there. */
function partWithHeader(lines: readonly PageLine[], from: number, before: readonly Row[]): Part | null {
  const rows = rowsOfPage(lines, from);
  const names = rows.findIndex(isNameOfNumbers);
  const first = rows.findIndex(({ number }, index) => index > names && number !== null);
  if (names < 0 || first < 0) return null;
  const body = bodyOf(rows, first);
  const edge = labelEdge(body);
  const between = rows.slice(names + 1, first);
  const last = between.findLastIndex(({ runs }) => !runs.some(({ from: at }) => Math.abs(at - edge) <= 1));
  const isRepeated = before.length > 0 && wordsOf(before[0]!) === wordsOf(rows[0]!);
  const start = isRepeated ? Math.min(before.length, first) : names + 2 + last;
  const header = rows.slice(0, start);
  return partOf(lines, header, isRepeated ? [] : header.slice(names), [...rows.slice(start, first), ...body]);
}

const wordsOf = ({ runs }: Row) => runs.map(({ text }) => text).join(' ');

const mostBlank = 3;

/** The lines from the first number to the end of the table: a wide blank, the header of the next table, a text across. */
function bodyOf(rows: readonly Row[], first: number): Row[] {
  const names = rows.findIndex((row, index) => index > first && isNameOfNumbers(row));
  const below = rows.slice(first, names < 0 ? rows.length : names);
  const edge = labelEdge(below);
  const end = names < 0 ? below.length : endAboveHeader(below, edge);
  const gap = below.findIndex((row, index) => index > 0 && row.y - below[index - 1]!.y > mostBlank);
  const body = below.slice(0, gap < 0 ? end : Math.min(gap, end));
  const rivers = riversOf([], body).slice(1);
  const across = body.findIndex((row) => isAcross(row, rivers, edge) || isBelowGap(row, body, edge));
  return (across < 0 ? body : body.slice(0, across)).map((row) => withoutLabelAsNumber(row, edge));
}

/** The last word of a label, alone in its line, may be a figure. */
function withoutLabelAsNumber(row: Row, edge: number): Row {
  if (row.number === null || row.number.from < edge - 1) return row;
  return { ...row, number: null, runs: [row.number, ...row.runs] };
}

/** The title and the upper lines of the next header: nothing there stands where labels begin. */
function endAboveHeader(rows: readonly Row[], edge: number): number {
  const last = rows.findLastIndex(
    ({ number, runs }) => number !== null || runs.some(({ from }) => Math.abs(from - edge) <= 1),
  );
  return last + 1;
}

/** A long label with but one space to the next cell begins where labels do. */
function isAcross({ runs }: Row, rivers: readonly Span[], edge: number): boolean {
  const [run] = runs;
  if (run === undefined || runs.length > 1 || Math.abs(run.from - edge) <= 1) return false;
  return rivers.length > 0 && rivers.every((river) => crosses(run, river));
}

const rareGap = 0.2;

/** Where rows follow without blank lines, one ends the table, unless a row with its number goes on below. */
function isBelowGap(row: Row, body: readonly Row[], edge: number): boolean {
  const index = body.indexOf(row);
  if (index < 1 || row.y - body[index - 1]!.y < 2) return false;
  const gaps = body.filter((each, at) => at > 0 && each.y - body[at - 1]!.y > 1).length;
  const isRow = row.number !== null && row.runs.some(({ from }) => Math.abs(from - edge) <= 1);
  return gaps < rareGap * body.length && !(isRow && row.runs.length > 1);
}

/** `names` are the lines that name the columns for the first time; without them the lines above the first row go on from the page before. */
function partOf(
  lines: readonly PageLine[],
  header: readonly Row[],
  names: readonly Row[],
  body: readonly Row[],
): Part | null {
  const numbers = new Set(body.filter(({ number }) => number !== null).map(({ y }) => y));
  const rivers = riversOf(header, body);
  if (numbers.size < (names.length > 0 ? fewestRows : fewestRowsBelow) || rivers.length < fewestRivers)
    return null;
  const starts = startsOf(body, rivers);
  const read = rowsOfPieces(
    body.map((row) => piecesOf(row, rivers, starts)),
    numbers,
  );
  if (read === null) return null;
  const above = new Set(read.above.map(({ y }) => y));
  const named = names.length === 0 ? header : [...header, ...body.filter(({ y }) => above.has(y))];
  const head = headerOf(named, rivers);
  const carried = names.length === 0 && above.size > 0 ? [{ pieces: read.above, isSure: false }] : [];
  const figures = columnsOfFigures(read.rows.flatMap(({ pieces }) => pieces));
  const columns = rivers.length + 1;
  const rows = [...carried, ...read.rows].map((row) => cellsOf(row, columns, lines, figures));
  const doubted = rows.filter((row) => row.some(({ isSure }) => !isSure)).length;
  const top =
    named.length === 0
      ? []
      : head.rows.map((pieces) => cellsOf({ pieces, isSure: true }, columns, lines, new Set()));
  return {
    ...{ rows: [...top, ...rows], columns, header: named, next: body.at(-1)!.y + 1 },
    isSure: (named.length === 0 || head.isSure) && doubted <= mostDoubted * rows.length,
  };
}

/** Of the rows. */
const mostDoubted = 1 / 3;

/** Two lines in a column of figures could be those of two rows. */
function cellsOf(
  { pieces, isSure }: PieceRow,
  columns: number,
  lines: readonly PageLine[],
  figures: ReadonlySet<number>,
): LaidOutCell[] {
  const level = (pieces.find(({ column }) => column === 0) ?? pieces[0]!).y;
  return Array.from({ length: columns }, (_, column) => {
    const own = pieces.filter((piece) => piece.column === column).sort((one, other) => one.y - other.y);
    return {
      text: textOf(own, column),
      lines: own.length === 0 ? [lines[level]!] : own.map(({ y }) => lines[y]!),
      isSure: isSure && (own.length < 2 || !figures.has(column)),
    };
  });
}

/** A number or a document's symbol too long for its column goes on in the next line without a space. */
function textOf(own: readonly Piece[], column: number): string {
  const joint = (before: string, next: string) =>
    isBroken(before, next) || (column === 0 && /\d\.?$/.test(before) && /^\d/.test(next)) ? '' : '\n';
  return own.reduce((text, piece, index) => {
    const before = own[index - 1]?.text;
    return before === undefined ? piece.text : text + joint(before, piece.text) + piece.text;
  }, '');
}
