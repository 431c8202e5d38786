import { foldedWords, likeness } from '../../base/fold.ts';
import type { Block, Cell, Table } from '../../formats/document.ts';
import { gridOf, isCode, shapeOf } from './table-shape.ts';

/** A longer paragraph between two tables is a title or text: they are two tables. Shorter ones are page numbers and stray marks. */
const longestStrayMark = 12;
const shortTitle = /^(phụ lục|biểu|mẫu|bảng)\s/i;

/**
 * Puts together what page breaks took apart: a table that goes on, with or without its header repeated, and rows cut in two.
 * The blocks keep their indexes: a part that was joined to an earlier one is left as null.
 */
export function joinTables(blocks: readonly Block[]): (Block | null)[] {
  const joined: (Block | null)[] = [...blocks];
  let at = -1;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph') {
      if (block.role === 'body' && parts(block.text.trim())) at = -1;
      continue;
    }
    const before = at < 0 ? null : (joined[at] as Table);
    const whole = before === null ? null : continued(before, block);
    if (whole === null) at = index;
    else {
      joined[at] = whole;
      joined[index] = null;
    }
  }
  return joined;
}

const parts = (words: string) => words.length > longestStrayMark || shortTitle.test(words);

function continued(first: Table, next: Table): Table | null {
  if ((first.columns !== next.columns && !isCutShort(first, next)) || shapeOf(first) === null) return null;
  const header = repeatedHeaderRows(first, next);
  if (header > 0 && startsAnew(first, next, header)) return null;
  if (header === 0 && shapeOf(next) !== null && !startsInBody(next)) return null;
  return append(first, next, header);
}

/** Lines of text lose the blank cells at their end: a part without notes has fewer columns. */
const isCutShort = (first: Table, next: Table) =>
  next.columns < first.columns && next.place.line !== undefined && startsInBody(next);

/** A header repeated over rows that count from 1 again is another table's. */
function startsAnew(first: Table, next: Table, header: number): boolean {
  const before = numbersOf(first, shapeOf(first)?.headerRows ?? 0);
  const [begins] = numbersOf(next, header);
  return begins === '1' && before.includes('1') && before.some((number) => Number.parseInt(number, 10) > 1);
}

/** The numbers of the rows below the header. */
function numbersOf(table: Table, header: number): string[] {
  const column = shapeOf(table)?.columns.find(({ role }) => role === 'code')?.column;
  const cells = table.cells.filter((cell) => cell.column === column && cell.row > header);
  return cells.map(({ text }) => text.trim().replace(/\.$/, '')).filter((text) => text !== '');
}

function repeatedHeaderRows(first: Table, next: Table): number {
  const rows = shapeOf(first)?.headerRows ?? 0;
  if (rows === 0 || next.rows < rows) return 0;
  const words = (table: Table) =>
    foldedWords(
      table.cells
        .filter((cell) => cell.row <= rows)
        .map((cell) => cell.text)
        .join(' '),
    );
  return likeness(words(first), words(next)) > 0.8 ? rows : 0;
}

const startsInBody = (table: Table) => {
  const first = table.cells.filter((cell) => cell.row === 1);
  return first.length > 0 && (first[0]!.text.trim() === '' || isCode(first[0]!.text));
};

function append(first: Table, next: Table, header: number): Table {
  const cut = cutRowStart(first, next, header);
  const skipped = header + (cut === null ? 0 : 1);
  const offset = first.rows - skipped;
  const moved = next.cells
    .filter((cell) => cell.row > skipped)
    .map((cell) => ({ ...cell, row: cell.row + offset }));
  const cells = cut === null ? first.cells : first.cells.map((cell) => mended(cell, first.rows, cut));
  return { ...first, rows: first.rows + next.rows - skipped, cells: [...cells, ...moved] };
}

/** The cells of the first row of `next`, where that row is the rest of the last row before the page break. */
function cutRowStart(first: Table, next: Table, header: number): readonly Cell[] | null {
  const row = gridOf(next)[header];
  const shape = shapeOf(first);
  if (row === undefined || shape === null) return null;
  const textOf = (role: string) =>
    shape.columns.filter((c) => c.role === role).map((c) => row[c.column - 1]?.text.trim() ?? '');
  if (textOf('code').some((text) => text !== '' && !/^\p{Ll}/u.test(text))) return null;
  const values = [...textOf('value'), ...textOf('unit')].some((text) => text !== '');
  const label = textOf('label')[0] ?? '';
  if (values && /^[\p{Lu}\d-]/u.test(label)) return null;
  if (label !== '' && /^[-–+]/.test(label)) return null;
  const capital =
    /^\p{Lu}/u.test(label) && endsSentence(first, shape.columns.find((c) => c.role === 'label')?.column ?? 1);
  return capital ? null : [...new Set(row.filter((cell) => cell !== undefined))];
}

function endsSentence(table: Table, column: number): boolean {
  const last = table.cells.findLast(
    (cell) => cell.column === column && cell.row <= table.rows && cell.text.trim() !== '',
  );
  return last === undefined || /[.;:)]$/.test(last.text.trim());
}

function mended(cell: Cell, lastRow: number, rest: readonly Cell[]): Cell {
  if (cell.row + cell.rowSpan - 1 !== lastRow) return cell;
  const part = rest.find((other) => other.column === cell.column);
  if (part === undefined || part.text.trim() === '') return cell;
  const gap = cell.text.trim() === '' ? '' : ' ';
  const shift = cell.text.length + gap.length;
  const doubts = (part.doubts ?? []).map((d) => ({ ...d, start: d.start + shift, end: d.end + shift }));
  const marks = part.marks.map((mark) => ({ ...mark, offset: mark.offset + shift }));
  return {
    ...cell,
    text: cell.text + gap + part.text,
    marks: cell.text === '' ? part.marks : [...cell.marks, ...marks],
    doubts: [...(cell.doubts ?? []), ...doubts],
  };
}
