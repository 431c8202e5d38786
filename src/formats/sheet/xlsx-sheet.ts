import { type PlainDate, plainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import { fromOldFont, type OldFont, oldFontOf } from '../text/old-encodings.ts';
import { childOf, elementsOf, lettersOf, type Visit, type XmlElement } from '../xml.ts';
import { dayShown, displayedNumber } from './number-format.ts';
import { addressOf, areaOf, type StoredCell, type StoredSheet } from './stored-sheet.ts';
import type { CellLook } from './xlsx-styles.ts';

/** A text of the shared table or of a cell: its runs with the old fonts they name. */
export type Runs = readonly Run[];
type Run = { readonly text: string; readonly font?: OldFont; readonly hasFont: boolean };

/** What all sheets of a workbook share. */
export type Shared = {
  /** Undefined where the shared table has no such text. */
  readonly textAt: (index: number) => Runs | undefined;
  readonly looks: readonly CellLook[];
  readonly since1904: boolean;
};

/** Reads the cells of a sheet row by row; after `most` filled ones the rest is left out. Throws `file-damaged`. */
export async function readSheet(
  name: string,
  shared: Shared,
  most: number,
  read: (visit: Visit) => Promise<XmlElement | undefined>,
): Promise<StoredSheet> {
  const cells: StoredCell[] = [];
  const hiddenRows = new Set<number>();
  let row = 0;
  let leftOutFrom: number | undefined;
  const child = (element: XmlElement) => {
    row = Number(element.attributes.r ?? row + 1);
    if (!(row >= 1 && row <= lastRow)) throw new Problem('file-damaged');
    if (isTrue(element.attributes.hidden)) hiddenRows.add(row);
    if (leftOutFrom !== undefined) return;
    const filled = cellsOf(element, row, shared);
    if (cells.length + filled.length > most) leftOutFrom = row;
    else for (const cell of filled) cells.push(cell);
  };
  const root = await read({ of: 'x:sheetData', child });
  const hiddenColumns = hiddenColumnsOf(childOf(root, 'x:cols'));
  const merges = elementsOf(childOf(root, 'x:mergeCells'), 'x:mergeCell').flatMap(({ attributes }) =>
    areaOf(attributes.ref),
  );
  return { name, cells, merges, hiddenRows, hiddenColumns, leftOutFrom };
}

const lastRow = 1_048_576;
const lastColumn = 16_384;
const isTrue = (value: string | undefined) => value === '1' || value === 'true';

function hiddenColumnsOf(columns: XmlElement | undefined): Set<number> {
  const hidden = new Set<number>();
  for (const { attributes } of elementsOf(columns, 'x:col')) {
    if (!isTrue(attributes.hidden)) continue;
    const last = Math.min(Number(attributes.max ?? 0), lastColumn);
    for (let column = Math.max(1, Number(attributes.min ?? 1)); column <= last; column += 1)
      hidden.add(column);
  }
  return hidden;
}

function cellsOf(row: XmlElement, number: number, shared: Shared): StoredCell[] {
  const cells: StoredCell[] = [];
  let column = 0;
  for (const element of elementsOf(row, 'x:c')) {
    column = addressOf(element.attributes.r)?.column ?? column + 1;
    if (column > lastColumn) throw new Problem('file-damaged');
    const cell = contentOf(element, shared);
    if (cell.text !== '') cells.push({ row: number, column, ...cell });
  }
  return cells;
}

/** The value of a cell as it shows (ECMA-376, part 1, 18.3.1.4); of a formula its last result. */
export function contentOf(cell: XmlElement, shared: Shared): { text: string; isNumber: boolean } {
  const { t: type = 'n', s: style = '0' } = cell.attributes;
  const value = childOf(cell, 'x:v');
  const letters = value === undefined ? '' : lettersOf(value);
  const look = shared.looks[Number(style)] ?? { code: '' };
  if (type === 'inlineStr')
    return { text: textOf(runsOf(childOf(cell, 'x:is')), look.font), isNumber: false };
  if (letters === '') return { text: '', isNumber: false };
  if (type === 's') return { text: textOf(sharedText(letters, shared), look.font), isNumber: false };
  if (type === 'b') return { text: letters === '1' ? 'TRUE' : 'FALSE', isNumber: false };
  if (type === 'e') return { text: letters, isNumber: false };
  if (type === 'd') return { text: dateText(letters), isNumber: false };
  const number = type === 'n' ? Number(letters) : Number.NaN;
  if (Number.isNaN(number))
    return { text: textOf([{ text: unescaped(letters), hasFont: false }], look.font), isNumber: false };
  return { text: displayedNumber(number, look.code, shared.since1904), isNumber: true };
}

/** The day that a cell holds as a day; null where it is written in letters, or is no day. */
export function dateOf(cell: XmlElement, { looks, since1904 }: Shared): PlainDate | null {
  const { t: type = 'n', s: style = '0' } = cell.attributes;
  if (type !== 'n' && type !== 'd') return null;
  const value = childOf(cell, 'x:v');
  const letters = value === undefined ? '' : lettersOf(value).trim();
  if (type === 'd') return plainDateIn(letters);
  const code = looks[Number(style)]?.code ?? '';
  return letters === '' || code === '' || code === 'General'
    ? null
    : dayShown(Number(letters), code, since1904);
}

function plainDateIn(iso: string): PlainDate | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:T|$)/.exec(iso) ?? [];
  return year === undefined ? null : plainDate(Number(year), Number(month), Number(day));
}

function sharedText(index: string, { textAt }: Shared): Runs {
  const runs = textAt(Number(index));
  if (runs === undefined) throw new Problem('file-damaged');
  return runs;
}

/** A date in ISO 8601, which few programs write. */
const dateText = (iso: string) => iso.replace(/^(\d{4})-(\d\d)-(\d\d)(T.*)?$/, '$3/$2/$1');

const textOf = (runs: Runs, font: OldFont | undefined) =>
  runs.map((run) => inUnicode(run.text, run.hasFont ? run.font : font)).join('');

const inUnicode = (text: string, font: OldFont | undefined) =>
  font === undefined ? text : fromOldFont(text, font);

/** The runs of a string item without its phonetic hints. */
export function runsOf(item: XmlElement | undefined): Runs {
  return elementsOf(item).flatMap((part): Run[] => {
    if (part.name === 'x:t') return [{ text: unescaped(lettersOf(part)), hasFont: false }];
    const letters = part.name === 'x:r' ? childOf(part, 'x:t') : undefined;
    if (letters === undefined) return [];
    const font = childOf(childOf(part, 'x:rPr'), 'x:rFont')?.attributes.val;
    return [{ text: unescaped(lettersOf(letters)), font: oldFontOf(font), hasFont: font !== undefined }];
  });
}

/** "_x000D_" stands for a character XML cannot hold (ECMA-376, part 1, 22.4.2.4). */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
