import type { Block, Cell, Document, Mark, Paragraph, Table, Unread, Words } from '../document.ts';
import { type CellLine, cellLinesFrom } from './cell-lines.ts';
import { laidOutTablesFrom } from './laid-out.ts';
import type { PageLine } from './laid-out-lines.ts';
import { plainOf } from './markup.ts';
import { type ReadHtml, taggedFrom } from './tagged.ts';

type Line = PageLine;

/**
 * Reads a text file. `readHtml` reads the tables that stand in it as tags. Other tables come flattened in four ways: one row a
 * line with tabs or "|" between the cells; one cell a line, each begun by a tab, rows apart by a blank line; with their columns
 * kept apart by spaces; or flowing as pdftotext prints them, which stays as paragraphs here (their lines are the marks), because
 * only the forms tell where a cell ends.
 */
export function readText(text: string, readHtml?: ReadHtml): Document {
  const lines = linesOf(text);
  const loneLines = lines.map(({ raw, number }) => ({ text: raw, line: number }));
  const wrapped = isHardWrapped(lines);
  const blocks: Block[] = [];
  const unread: Unread[] = [];
  let loose: Line[] = [];
  const flush = () => {
    blocks.push(...paragraphsOf(loose, wrapped));
    loose = [];
  };
  const headers = lines.filter(({ raw }) => /^\s*(STT|TT|ST) /.test(raw)).length;
  let tables = 0;
  for (let index = 0; index < lines.length; ) {
    const found =
      taggedFrom(lines, index, tables, readHtml) ??
      tablesFrom(lines, loneLines, index, tables, headers <= mostTables);
    if (found === null) {
      loose.push(lines[index]!);
      index += 1;
      continue;
    }
    flush();
    blocks.push(...found.blocks);
    unread.push(...found.unread);
    tables += found.blocks.filter(({ kind }) => kind === 'table').length;
    index = found.next;
  }
  flush();
  return { format: 'text', blocks, unread };
}

/** A form feed opens a page inside its line: it parts words, but lines are counted as editors count them. */
function linesOf(text: string): Line[] {
  const pages: Line[][] = [[]];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    for (const [part, raw] of line.split('\f').entries()) {
      if (part > 0) pages.push([]);
      pages.at(-1)!.push({ number: index + 1, page: pages.length, raw });
    }
  }
  const numbers = pageNumbers(pages);
  return pages.flat().filter((line) => !numbers.has(line));
}

/** Lone numbers at one edge of two pages or more that rise with them: they would be read as figures of the table they stand in. */
function pageNumbers(pages: readonly Line[][]): Set<Line> {
  const byGap = new Map<string, Line[]>();
  for (const [index, page] of pages.entries()) {
    const words = page.filter((line) => line.raw.trim() !== '');
    for (const [edge, line] of [words[0], words.at(-1)].entries()) {
      if (line === undefined || !/^\s*\d{1,3}\s*$/.test(line.raw)) continue;
      const key = `${edge} ${Number(line.raw) - index}`;
      byGap.set(key, [...(byGap.get(key) ?? []), line]);
    }
  }
  return new Set([...byGap.values()].filter((lines) => lines.length > 1).flat());
}

/** A cell is sure where nothing else is said. */
type RawCell = { readonly text: string; readonly lines: readonly Line[]; readonly isSure?: boolean };
type Rows = { readonly rows: RawCell[][]; readonly next: number; readonly isSure?: boolean };
type Found = { readonly blocks: Block[]; readonly unread: Unread[]; readonly next: number };

/** Of tables kept apart by spaces, which take longest to read: a book of them is no report. */
const mostTables = 300;

/** The flattened tables that begin at a line, numbered on from `before`. */
function tablesFrom(
  lines: readonly Line[],
  loneLines: readonly CellLine[],
  index: number,
  before: number,
  readsLaidOut: boolean,
): Found | null {
  const rows = delimitedRowsAt(lines, index) ?? cellLinesAt(lines, index) ?? loneCellsAt(loneLines, index);
  const laidOut = rows === null && readsLaidOut ? laidOutTablesFrom(lines, index) : null;
  const found =
    rows === null ? laidOut : { tables: [{ rows: rows.rows, isSure: rows.isSure ?? true }], next: rows.next };
  if (found === null) return null;
  const tables = found.tables.map((table, at) =>
    tableOf(table.isSure ? table.rows : doubted(table.rows), before + at + 1),
  );
  const guessed = tables.filter((_, at) => !found.tables[at]!.isSure);
  const unread = guessed.map(({ place }) => ({ code: 'table-uncertain' as const, place }));
  return { blocks: tables, unread, next: found.next };
}

const doubted = (rows: readonly RawCell[][]) =>
  rows.map((row) => row.map((cell) => ({ ...cell, isSure: false })));

function delimitedRowsAt(lines: readonly Line[], from: number): Rows | null {
  const rows: RawCell[][] = [];
  let index = from;
  for (; index < lines.length; index += 1) {
    const line = lines[index]!;
    const cells = cellsOfLine(line.raw) ?? indentedRow(line, lines[index + 1], rows.length > 0);
    if (cells === null) break;
    if (!isRuleRow(cells)) rows.push(cells.map((text) => ({ text, lines: [line] })));
  }
  // A lone line with one tab is a paragraph in two parts, not a table.
  return rows.length >= 2 || (rows[0]?.length ?? 0) >= 3 ? { rows, next: index } : null;
}

/** Of a row without bars at its ends; one bar may stand in a sentence. */
const fewestBareCells = 3;

function cellsOfLine(raw: string): string[] | null {
  const piped = raw.trim();
  if (piped.startsWith('|') && piped.endsWith('|') && piped.length > 2) {
    return piped
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
  }
  const bare = piped.split('|');
  if (bare.length >= fewestBareCells && !raw.includes('\t')) return bare.map((cell) => cell.trim());
  const cells = raw.split('\t');
  const leadingOnly = cells.length === 2 && cells[0]!.trim() === '';
  return cells.length >= 2 && !leadingOnly && raw.trim() !== '' ? cells : null;
}

/** Among numbered rows, a line with nothing but its second cell is the rest of one, whose blank ends were cut off. */
function indentedRow(line: Line, next: Line | undefined, inTable: boolean): string[] | null {
  const after = next === undefined ? null : cellsOfLine(next.raw);
  const within = after !== null && after.length >= 3 && (inTable || /^\d/.test(plainOf(after[0]!)));
  return within && /^\t[^\t]+$/.test(line.raw) ? line.raw.split('\t') : null;
}

const isRuleRow = (cells: readonly string[]) => cells.every((cell) => /^:?-{2,}:?$/.test(cell.trim()));

function loneCellsAt(lines: readonly CellLine[], from: number): Rows | null {
  const found = cellLinesFrom(lines, from);
  if (found === null) return null;
  const rows = [...found.header, ...found.rows].map((row) =>
    row.map(({ text, line }) => ({ text, lines: [{ number: line, page: 1, raw: text }] })),
  );
  return { rows, next: found.next, isSure: found.isSure };
}

/** At least two groups of three or more tab-begun lines: fewer is a paragraph indented with a tab. */
function cellLinesAt(lines: readonly Line[], from: number): Rows | null {
  const rows: RawCell[][] = [];
  let index = from;
  while (index < lines.length) {
    const group = cellGroupAt(lines, index);
    if (group === null) break;
    rows.push(group.cells);
    index = group.next;
    while (index < lines.length && lines[index]!.raw.trim() === '' && !lines[index]!.raw.startsWith('\t'))
      index += 1;
  }
  return rows.length >= 2 ? { rows, next: index } : null;
}

function cellGroupAt(lines: readonly Line[], from: number): { cells: RawCell[]; next: number } | null {
  const cells: { text: string; lines: Line[] }[] = [];
  let index = from;
  for (; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (line.raw.startsWith('\t')) cells.push({ text: line.raw.slice(1), lines: [line] });
    else if (line.raw.trim() === '' || cells.length === 0) break;
    else {
      cells.at(-1)!.text += `\n${line.raw}`;
      cells.at(-1)!.lines.push(line);
    }
  }
  return cells.length >= 3 ? { cells, next: index } : null;
}

function tableOf(rows: readonly RawCell[][], number: number): Table {
  const columns = Math.max(...rows.map((row) => row.length));
  const cells: Cell[] = rows.flatMap((row, at) => spread(row, rows[at + 1], columns, at + 1, number));
  const line = rows[0]![0]!.lines[0]!.number;
  return { kind: 'table', number, rows: rows.length, columns, cells, place: { line, table: number } };
}

/** Gives each cell its column. A row of fewer cells may be a header whose merged cell spans a filled run of the row below it. */
function spread(
  row: readonly RawCell[],
  below: readonly RawCell[] | undefined,
  columns: number,
  number: number,
  table: number,
): Cell[] {
  const missing = columns - row.length;
  const wide = missing > 0 ? spannedColumn(row, below, missing) : -1;
  let column = 1;
  const cells = row.map((raw, index) => {
    const columnSpan = index === wide ? missing + 1 : 1;
    const cell = { ...wordsOfCell(raw, table, number, column), row: number, column, rowSpan: 1, columnSpan };
    column += columnSpan;
    return cell;
  });
  const place = { line: row.at(-1)!.lines[0]!.number, table, row: number };
  for (; column <= columns; column += 1) {
    const marks = [{ offset: 0, place: { ...place, column } }];
    cells.push({ text: '', marks, row: number, column, rowSpan: 1, columnSpan: 1 });
  }
  return cells;
}

/**
 * The column of such a cell: the row below begins a filled run there, after a cell that is merged down into it.
 * A row that prints its blanks has only lost those at its end.
 */
function spannedColumn(
  row: readonly RawCell[],
  below: readonly RawCell[] | undefined,
  missing: number,
): number {
  if (below === undefined || below.length !== row.length + missing) return -1;
  const filled = (cells: readonly RawCell[]) => cells.every((cell) => cell.text.trim() !== '');
  return row.findIndex(
    (_, start) =>
      start > 0 &&
      below[start - 1]!.text.trim() === '' &&
      filled(below.slice(start, start + missing + 1)) &&
      filled(row.slice(start)),
  );
}

const certaintyOfGuess = 0.5;

function wordsOfCell(raw: RawCell, table: number, row: number, column: number): Words {
  const text = plainOf(raw.text);
  const line = raw.lines[0]!.number;
  const marks = [{ offset: 0, place: { line, table, row, column } }];
  if (raw.isSure !== false || text === '') return { text, marks };
  return { text, marks, doubts: [{ start: 0, end: text.length, certainty: certaintyOfGuess }] };
}

/** Wrapped at a fixed width: many lines, none far longer than the usual full line. */
function isHardWrapped(lines: readonly Line[]): boolean {
  const lengths = lines.map((line) => line.raw.trim().length).filter((length) => length > 40);
  if (lengths.length < 8) return false;
  const sorted = [...lengths].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.97)]! <= 130;
}

const widthOfFullLine = 60;

function paragraphsOf(lines: readonly Line[], wrapped: boolean): Paragraph[] {
  const groups: { text: string; line: Line; bold: boolean }[][] = [];
  let blankBefore = false;
  for (const line of lines) {
    const text = plainOf(line.raw);
    if (text === '') {
      blankBefore = true;
      continue;
    }
    const entry = { text, line, bold: /^\s*(\*\*|<b>|#{1,6}\s)/.test(line.raw) };
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && continues(last.text, text, wrapped, blankBefore)) groups.at(-1)!.push(entry);
    else groups.push([entry]);
    blankBefore = false;
  }
  return groups.map((group) => {
    const marks: Mark[] = [];
    let joined = '';
    for (const { text, line } of group) {
      if (joined !== '') joined += ' ';
      marks.push({ offset: joined.length, place: { line: line.number } });
      joined += text;
    }
    return { kind: 'paragraph', role: 'body', text: joined, marks, bold: group[0]!.bold };
  });
}

const startsNew =
  /^([-+•*–]\s?|\(?[a-zđ]\)|[a-zđ]\.\s|[IVX]+\.\s|\d{1,2}(\.\d+)*[.)]\s+\p{Lu}|\d+(\.\d+)+\.?\s+\p{Lu}|Phần thứ|Phụ lục|PHỤ LỤC|Biểu mẫu|Nơi nhận)/u;

/** Whether `next` goes on with the paragraph that `last` belongs to: a line broken by the page or by the margin. */
function continues(last: string, next: string, wrapped: boolean, blankBefore: boolean): boolean {
  if (startsNew.test(next)) return false;
  if (wrapped && !blankBefore && last.length >= widthOfFullLine && /^\p{Ll}/u.test(next)) return true;
  if (/[.;:!?]["”»)]?$/.test(last)) return false;
  if (/^\p{Ll}/u.test(next)) return last.length >= 25;
  if (!wrapped || isCapitals(last) || isCapitals(next)) return false;
  return last.length >= widthOfFullLine && (!blankBefore || /^[\d(“"]|^\p{L}/u.test(next));
}

const isCapitals = (text: string) => text === text.toUpperCase() && /\p{Lu}/u.test(text);
