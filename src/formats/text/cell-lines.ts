/** A table whose cells stand one a line, blank cells as blank lines, as word processors save it to text. */
export type CellLines = {
  readonly header: readonly CellLine[][];
  readonly rows: readonly CellLine[][];
  readonly next: number;
  /** False where many rows are longer than the stride: lines of blank cells were lost. */
  readonly isSure: boolean;
};
export type CellLine = { readonly text: string; readonly line: number };

/** Number and label in one line: the cells run on in the text, they do not stand one a line. */
const numberedLabel = /^\s*\d{1,2}(\.\d{1,2}){1,4}\.?\s+\p{L}/u;
const longestHeader = 34;
const widest = 14;
/** Cells of several paragraphs (a list of answers) take more lines than one. */
const mostExtraLines = 6;
const mostLongRows = 0.25;

/**
 * Reads such a table from the line that opens it ("STT" or "TT" alone). The number of columns is the stride at which
 * numbers of rows come back; a row that is longer has a cell of several lines. Null where no stride gives four rows.
 */
export function cellLinesFrom(all: readonly CellLine[], from: number): CellLines | null {
  if (!/^(STT|TT)$/i.test(all[from]?.text.trim() ?? '')) return null;
  const lines = all.slice(from, endOfTable(all, from + 1));
  if (lines.filter((cell) => numberedLabel.test(cell.text)).length > 1) return null;
  let best: (Stride & { start: number; columns: number; worth: number }) | null = null;
  for (let start = 2; start < Math.min(longestHeader, lines.length); start += 1) {
    if (
      !/^(1\.?|I\.?|\d{1,2}(\.\d{1,2})+\.?)$/.test(lines[start]!.text.trim()) &&
      !(lines[start]!.text.trim() === '' && isLabel(lines[start + 1]))
    )
      continue;
    for (let columns = 3; columns <= widest; columns += 1) {
      const read = rowsAtStride(lines, start, columns);
      const numbered = read.rows.filter((row) => isNumber(row[0])).length;
      const worth = 2 * numbered - read.rows.length - read.extra / 2;
      if (numbered >= 4 && worth > (best?.worth ?? 0) && start >= columns && !read.rows.some(hasLostNumber))
        best = { start, columns, worth, ...read };
    }
  }
  if (best === null) return null;
  const { columns, next } = best;
  let { start, rows } = best;
  // Rows without a number may stand before the first numbered one.
  while (start - columns >= columns && isRowStart(lines, start - columns)) {
    rows = [[...lines.slice(start - columns, start)], ...rows];
    start -= columns;
  }
  const isSure = best.extra <= best.rows.length * mostLongRows;
  return { header: headerOf(lines.slice(0, start), columns), rows, next: from + next, isSure };
}

const opensNext = /^(STT|TT|Phụ lục( \w{1,4})?|Biểu mẫu( \w{1,4})?)\.?$/i;

/** The next annex or table, at the latest. */
function endOfTable(lines: readonly CellLine[], from: number): number {
  let end = from;
  while (end < lines.length && !opensNext.test(lines[end]!.text.trim())) end += 1;
  return end;
}

const isNumber = (cell: CellLine | undefined) =>
  cell !== undefined && /^(\d{1,2}(\.\d{1,2}){0,4}\.?|[IVX]+\.?|-|Trong đó)$/.test(cell.text.trim());
/** "5.3." after the first cell is the number of another row: the stride is wrong. */
const hasLostNumber = (row: readonly CellLine[]) =>
  row.slice(1).some((cell) => /^\d{1,2}\.((\d{1,2}\.)+\d{0,2})?$/.test(cell.text.trim()));
const isLabel = (cell: CellLine | undefined) =>
  cell !== undefined && /\p{L}{3}|\p{Lu}{2}|\p{L}\s\p{L}/u.test(cell.text) && cell.text.trim().length >= 5;
const isRowStart = (lines: readonly CellLine[], at: number) =>
  (isNumber(lines[at]) || lines[at]?.text.trim() === '') &&
  isLabel(lines[at + 1]) &&
  !/^(Phụ lục|Biểu mẫu)\b/i.test(lines[at + 1]!.text);

/** `extra`: how many rows are longer than the stride. */
type Stride = { readonly rows: CellLine[][]; readonly next: number; readonly extra: number };

function rowsAtStride(lines: readonly CellLine[], start: number, columns: number): Stride {
  const rows: CellLine[][] = [];
  let [at, extra] = [start, 0];
  while (at + columns <= lines.length && isRowStart(lines, at)) {
    const length = lengthOfRow(lines, at, columns);
    if (length === null) {
      const last = lastRowLength(lines, at, columns);
      rows.push(cellsOf(lines.slice(at, at + last), columns));
      at += last;
      break;
    }
    rows.push(cellsOf(lines.slice(at, at + length), columns));
    extra += length > columns ? 1 : 0;
    at += length;
  }
  return { rows, next: at, extra };
}

function lengthOfRow(lines: readonly CellLine[], at: number, columns: number): number | null {
  for (let length = columns; length <= columns + mostExtraLines; length += 1) {
    const numbered = isNumber(lines[at + length]);
    if (isRowStart(lines, at + length) && (numbered || length === columns)) return length;
  }
  return null;
}

function lastRowLength(lines: readonly CellLine[], at: number, columns: number): number {
  const filled =
    lines.slice(at, at + columns + mostExtraLines).findLastIndex((cell) => cell.text.trim() !== '') + 1;
  const answers = lines
    .slice(at, at + columns + mostExtraLines)
    .filter((cell) => /=\s*\d$/.test(cell.text.trim())).length;
  return at + columns + mostExtraLines >= lines.length || answers > 1
    ? Math.max(columns, Math.min(filled + 1, columns + Math.max(0, answers - 1)))
    : columns;
}

/** Lines beyond the number of columns belong to the label, or, where they list answers ("Có = 1"), to the cell after it. */
function cellsOf(printed: readonly CellLine[], columns: number): CellLine[] {
  const lines = withBrackets(printed, printed.length - columns);
  const extra = lines.length - columns;
  if (extra <= 0) return [...lines];
  const answers = lines.findIndex((cell, index) => index >= 2 && /=\s*\d/.test(cell.text));
  const cut = answers >= 2 && answers <= 2 + extra ? answers : 2 + extra;
  const tail = lines.length - (columns - (cut < 2 + extra ? 3 : 2));
  const label = join(lines.slice(1, cut));
  const middle = cut < 2 + extra ? [join(lines.slice(cut, tail))] : [];
  return [lines[0]!, label, ...middle, ...lines.slice(tail)];
}

/** A line that opens with a bracket goes on with the cell before it: "356/356" over "(100%)". */
function withBrackets(lines: readonly CellLine[], most: number): CellLine[] {
  const cells: CellLine[] = [];
  for (const [index, cell] of lines.entries()) {
    const goesOn = index >= 3 && index - cells.length < most && /^\([^)]*\)$/.test(cell.text.trim());
    if (goesOn) cells.push(join([cells.pop()!, cell]));
    else cells.push(cell);
  }
  return cells;
}

const join = (lines: readonly CellLine[]): CellLine => ({
  text: lines.map((cell) => cell.text).join('\n'),
  line: lines[0]!.line,
});

/**
 * The last full row of the header stands right before the body; of a merged row above it only the outer cells are sure:
 * the last one stands over every column at the end that the lower row leaves blank (a blank line may part the rows).
 */
function headerOf(lines: readonly CellLine[], columns: number): CellLine[][] {
  const blank = { text: '', line: lines[0]!.line };
  if (lines.length <= columns)
    return [[...lines, ...new Array<CellLine>(columns - lines.length).fill(blank)]];
  const lower = lines.slice(-columns);
  const above = lines.slice(0, -columns).filter((cell) => cell.text.trim() !== '');
  const named = lower.findLastIndex((cell) => cell.text.trim() !== '');
  const upper = lower.map((_, column) =>
    column < 2 ? (above[column] ?? blank) : column > named && above.length > 2 ? above.at(-1)! : blank,
  );
  return [upper, lower];
}
