import { fold, foldedWords, oneLine } from '../../base/fold.ts';
import type { Cell, Table } from '../../formats/document.ts';
import { isUnit } from '../indicators/unit.ts';
import { isBlank, numberOf } from '../indicators/value.ts';

/** What a column of a report's table holds. */
const columnRoles = ['code', 'label', 'unit', 'value', 'note', 'opinion', 'assignee', 'empty'] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** `key` names a value column in the answer: the year, a score, or the header path joined with " / ". */
export type Column = { readonly column: number; readonly role: ColumnRole; readonly key: string };
export type Shape = { readonly headerRows: number; readonly columns: readonly Column[] };

export const scoreKeys = ['max', 'self', 'appraised', 'deduction'] as const;

/** Finds the header rows and what each column is for. Null for a table that holds no data: a letterhead, a signature block. */
export function shapeOf(table: Table): Shape | null {
  const grid = gridOf(table);
  const headerRows = countHeaderRows(grid);
  const paths = Array.from({ length: table.columns }, (_, index) => headerPath(grid, headerRows, index));
  const body = grid.slice(headerRows);
  const named = nameColumns(paths, body);
  const roles = new Set(named.map((column) => column.role));
  const isData = headerRows > 0 && roles.has('label') && (roles.has('value') || roles.has('unit'));
  return isData && (namesColumns(paths) || hasFigures(named, body)) ? { headerRows, columns: named } : null;
}

const fewestCodes = 3;

/**
 * The columns of a table whose header is lost, by what they hold: numbers of rows, words, units, figures.
 * Null without numbered rows, words and figures. A column of figures is named by its number only.
 */
export function shapeByContent(table: Table): Shape | null {
  const body = gridOf(table);
  const textsAt = (index: number) =>
    body.map((row) => row[index]?.text.trim() ?? '').filter((text) => text !== '');
  const all = Array.from({ length: table.columns }, (_, index) => textsAt(index));
  const code = all.findIndex((texts) => texts.length >= fewestCodes && mostly(texts, isCode));
  const amounts = all.map((texts) => foldedWords(texts.join(' ')).length);
  const label = amounts.indexOf(Math.max(...amounts));
  if (code < 0 || label <= code) return null;
  const columns = all.map((texts, index): Column => {
    const column = index + 1;
    if (index === code || index === label)
      return { column, role: index === code ? 'code' : 'label', key: '' };
    if (texts.length === 0) return { column, role: 'empty', key: '' };
    if (mostly(texts, isUnit)) return { column, role: 'unit', key: '' };
    return mostly(texts, isFigure)
      ? { column, role: 'value', key: `cột ${column}` }
      : { column, role: 'note', key: '' };
  });
  return columns.some(({ role }) => role === 'value') ? { headerRows: 0, columns } : null;
}

const mostly = (texts: readonly string[], holds: (text: string) => boolean) =>
  texts.filter(holds).length > 0.7 * texts.length;

const letterhead = /cong hoa xa hoi chu nghia|doc lap - tu do|^noi nhan/;

/** Whether a header says what a column is for. */
function namesColumns(paths: readonly string[][]): boolean {
  const texts = paths.map((path) => fold(path.join(' ')));
  const says = (words: string, index: number) =>
    labelWords.test(words) || roleOf(fold(paths[index]!.at(-1) ?? ''), words) !== null;
  return texts.some(says) && !texts.some((words) => letterhead.test(words));
}

const hasFigures = (columns: readonly Column[], body: readonly (readonly (Cell | undefined)[])[]) =>
  body.some((row) =>
    columns.some(({ role, column }) => role === 'value' && isFigure(row[column - 1]?.text ?? '')),
  );

/** The cells by row and column (from 0). A merged cell stands at its first position; the positions it covers point to it. */
export function gridOf(table: Table): (Cell | undefined)[][] {
  const grid: (Cell | undefined)[][] = Array.from(
    { length: table.rows },
    () => new Array<Cell | undefined>(table.columns),
  );
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        if (row <= table.rows && column <= table.columns) grid[row - 1]![column - 1] = cell;
      }
    }
  }
  return grid;
}

const codeLike = /^(\d+(\.\d+)*\.?|[IVX]+\.?|[a-zđ]\)|[-+*•])$/;
export const isCode = (text: string) => codeLike.test(text.trim());

function isFigure(text: string): boolean {
  const raw = oneLine(text);
  return (
    raw !== '' &&
    (isBlank(raw) ||
      numberOf(raw.replace(/^[-−–]\s*|%$/g, ''), null) !== null ||
      /^\d+\s*\+\s*\d+$/.test(raw))
  );
}

const yearOf = (text: string) => /^(?:năm|nam)?\s*((?:19|20)\d{2})\b/i.exec(text.trim())?.[1] ?? null;

function countHeaderRows(grid: readonly (readonly (Cell | undefined)[])[]): number {
  let rows = 0;
  for (const [index, row] of grid.entries()) {
    if (index >= 5) break;
    const texts = distinct(row).map((cell) => cell.text.trim());
    const filled = texts.filter((text) => text !== '');
    const years = filled.filter((text) => yearOf(text) !== null).length;
    const numbering = filled.length >= 3 && isNumbering(filled.map((text) => text.replace(/[()\s]/g, '')));
    const body = filled.some(
      (text, at) => (years < 2 && isFigure(text)) || (at === 0 && texts[0] !== '' && isCode(text)),
    );
    const ends =
      index > 0 &&
      years < 2 &&
      (!isOpen(grid[index - 1]!, index) || (filled.length < 2 && !reachesDown(grid, index)));
    if (!numbering && (body || ends)) break;
    if (filled.length > 0) rows = index + 1;
  }
  return rows;
}

/** "1 2 3", or "A B 1 2" as statistics forms number their columns. */
function isNumbering(texts: readonly string[]): boolean {
  const letters = texts.filter((text, at) => text === String.fromCharCode(65 + at)).length;
  const numbers = texts.slice(letters);
  return [1, letters + 1].some((first) => numbers.every((text, at) => text === String(first + at)));
}

/** A header row goes on below where it has merged cells, or blanks that a merged cell left in flattened text. */
const isOpen = (row: readonly (Cell | undefined)[], index: number) =>
  row.some(
    (cell) =>
      cell === undefined ||
      cell.columnSpan > 1 ||
      cell.row + cell.rowSpan - 1 > index ||
      cell.text.trim() === '',
  );

/** Whether a cell of an upper header row is merged down into this row, which then belongs to the header. */
function reachesDown(grid: readonly (readonly (Cell | undefined)[])[], index: number): boolean {
  return grid[index]!.some((cell) => cell !== undefined && cell.row <= index && cell.text.trim() !== '');
}

const distinct = (row: readonly (Cell | undefined)[]): Cell[] => [
  ...new Set(row.filter((cell) => cell !== undefined)),
];

/** The header words over a column from the top. In flattened text a merged cell leaves blanks at its right: they inherit. */
function headerPath(
  grid: readonly (readonly (Cell | undefined)[])[],
  headerRows: number,
  column: number,
): string[] {
  const path: string[] = [];
  for (let row = 0; row < headerRows; row += 1) {
    if (isTitle(grid[row]!)) continue;
    let text = textAt(grid, row, column);
    const below = row + 1 < headerRows && textAt(grid, row + 1, column) !== '';
    if (text === '' && below) text = inherited(grid, row, column, headerRows);
    if (text !== '' && path.at(-1) !== text && !/^\(?(\d{1,2}|[A-H])\)?$/.test(text)) path.push(text);
  }
  return path;
}

/** One cell merged over all columns says what the table is, not what a column holds. */
const isTitle = (row: readonly (Cell | undefined)[]) => row.length > 1 && new Set(row).size === 1;

function textAt(grid: readonly (readonly (Cell | undefined)[])[], row: number, column: number): string {
  return oneLine(grid[row]?.[column]?.text ?? '');
}

function inherited(
  grid: readonly (readonly (Cell | undefined)[])[],
  row: number,
  column: number,
  headerRows: number,
): string {
  for (let left = column - 1; left >= 0; left -= 1) {
    const text = textAt(grid, row, left);
    if (text === '') continue;
    return row + 1 < headerRows && textAt(grid, row + 1, left) !== '' ? text : '';
  }
  return '';
}

const roleWords: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(stt|tt|so tt|so thu tu|ma so|ma)$/, 'code'],
  [/don vi tinh|^dvt$|^don vi$/, 'unit'],
  [/ghi chu/, 'note'],
  [/y kien/, 'opinion'],
  [/nguoi (thuc hien|phu trach)|don vi (thuc hien|phu trach)|trach nhiem/, 'assignee'],
];
/** A narrow column breaks "STT" into "ST T". */
function roleOf(leaf: string, words: string): ColumnRole | null {
  if (/^(stt|tt)$/.test(leaf.replace(/\s/g, ''))) return 'code';
  return roleWords.find(([test]) => test.test(leaf) || test.test(words))?.[1] ?? null;
}

const labelWords = /chi tieu|tieu chi|nhiem vu|noi dung|muc tieu|linh vuc|giai doan|^ten\b/;

/** Without spaces: a narrow column breaks words anywhere. */
const scoreWords: readonly (readonly [RegExp, string])[] = [
  [/diem(bi)?tru|chenhlech/, 'deduction'],
  [/diem(chuan|toida)|thangdiem/, 'max'],
  [/tu(danhgia|cham)/, 'self'],
  [/thamdinh/, 'appraised'],
];

type Body = readonly (readonly (Cell | undefined)[])[];

function nameColumns(paths: readonly string[][], body: Body): Column[] {
  const labelAt = labelColumn(paths, body);
  const named = paths.map((path, index): Column => {
    const words = fold(path.join(' ')).replace(/\s+/g, ' ').trim();
    const role = index === labelAt ? 'label' : roleOf(fold(path.at(-1) ?? ''), words);
    if (role !== null) return { column: index + 1, role, key: '' };
    if (index < labelAt && labelWords.test(words)) return { column: index + 1, role: 'code', key: '' };
    const empty = body.every((row) => (row[index]?.text ?? '').trim() === '');
    if (path.length === 0 && empty) return { column: index + 1, role: 'empty', key: '' };
    if (index < labelAt && (empty || path.length === 0))
      return { column: index + 1, role: path.length === 0 ? 'code' : 'empty', key: '' };
    return { column: index + 1, role: 'value', key: valueKey(path, words) };
  });
  return withLastScore(withUnits(named, body));
}

/** A column that holds nothing but units is one of units, although its name is lost. */
function withUnits(columns: readonly Column[], body: Body): readonly Column[] {
  if (columns.some(({ role }) => role === 'unit')) return columns;
  const holdsUnits = ({ role, column }: Column) => {
    const texts = body.map((row) => row[column - 1]?.text.trim() ?? '').filter((text) => text !== '');
    return role === 'value' && texts.length >= 2 && mostly(texts, isUnit);
  };
  const units = columns.find(holdsUnits);
  return columns.map((column) => (column === units ? { ...column, role: 'unit', key: '' } : column));
}

/** Of four columns of points one whose name is misread is the one that lacks. */
function withLastScore(columns: readonly Column[]): Column[] {
  const isScore = ({ key }: Column) => (scoreKeys as readonly string[]).includes(key);
  const values = columns.filter(({ role }) => role === 'value');
  const lacking = scoreKeys.filter((key) => !values.some((column) => column.key === key));
  const [odd, ...others] = values.filter((column) => !isScore(column));
  if (values.length !== scoreKeys.length || lacking.length !== 1 || others.length > 0) return [...columns];
  return columns.map((column) => (column === odd ? { ...column, key: lacking[0]! } : column));
}

/**
 * The first column whose header names a label; without one, the column with the most words.
 * Where nothing parts the headers "STT" and "Chỉ tiêu", the column of numbers has that name and the labels stand in the next.
 */
function labelColumn(paths: readonly string[][], body: Body): number {
  const amounts = paths.map((_, index) =>
    body.reduce((sum, row) => sum + foldedWords(row[index]?.text ?? '').length, 0),
  );
  const named = paths.findIndex(
    (path) => labelWords.test(fold(path.join(' '))) && !/^diem\b/.test(fold(path[0] ?? '')),
  );
  if (named < 0) return amounts.indexOf(Math.max(...amounts));
  const texts = body.map((row) => (row[named]?.text ?? '').trim());
  const holdsNumbers = texts.every((text) => text === '' || isCode(text));
  return holdsNumbers && (amounts[named + 1] ?? 0) > 0 ? named + 1 : named;
}

function valueKey(path: readonly string[], words: string): string {
  const year = [...path]
    .reverse()
    .map(yearOf)
    .find((found) => found !== null);
  if (year !== undefined && year !== null) return year;
  const solid = words.replace(/\s/g, '');
  const score = /diem/.test(solid) ? scoreWords.find(([test]) => test.test(solid)) : undefined;
  return score?.[1] ?? path.join(' / ');
}
