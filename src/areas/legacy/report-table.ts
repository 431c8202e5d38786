import { fold, oneLine } from '../../base/fold.ts';
import type { Place } from '../../base/place.ts';
import { type Cell, certaintyOf, type Table } from '../../formats/document.ts';
import type { Indicator, ValueType } from '../indicators/dictionary.ts';
import { choicesOf, typeOfUnit } from '../indicators/unit.ts';
import { type ReadValue, readValue } from '../indicators/value.ts';
import type { FormRow, FormTable, FormTemplate, tableLayouts } from '../reports/form-template.ts';
import type { FormMatch } from './form-match.ts';
import { type Column, gridOf, isCode, type Shape, scoreKeys } from './table-shape.ts';

export type ReadCell = ReadValue & {
  readonly key: string;
  readonly raw: string;
  readonly place: Place;
  readonly indicator: Indicator | null;
};

export type ReadRow = {
  readonly code: string | null;
  readonly label: string;
  readonly unit: string | null;
  readonly note: string | null;
  readonly opinion: string | null;
  readonly assignee: string | null;
  readonly formRow: FormRow | null;
  readonly indicator: Indicator | null;
  readonly type: ValueType | null;
  readonly choices: Readonly<Record<string, string>> | null;
  /** 0 for the outermost rows, by the form where it is known, else by the printed number. */
  readonly depth: number;
  readonly cells: readonly ReadCell[];
  readonly place: Place;
  readonly labelPlace: Place;
};

export type ReadTable = {
  readonly block: number;
  readonly number: number;
  readonly title: string | null;
  readonly layout: (typeof tableLayouts)[number];
  readonly form: FormTable | null;
  readonly template: FormTemplate | null;
  readonly rows: readonly ReadRow[];
};

/** A row as it is printed, before anything is known of forms. */
export type RawRow = {
  readonly code: string | null;
  readonly label: string;
  readonly unit: string | null;
  readonly note: string | null;
  readonly opinion: string | null;
  readonly assignee: string | null;
  readonly values: readonly {
    readonly key: string;
    readonly raw: string;
    readonly certainty: number;
    readonly place: Place;
  }[];
  readonly place: Place;
  readonly labelPlace: Place;
};

/** Takes the rows out of a table whose columns are known. Rows with no words at all are left out, and a header printed again. */
export function rawRowsOf(table: Table, shape: Shape, block: number): RawRow[] {
  const grid = gridOf(table);
  const rows: RawRow[] = [];
  const lineOf = (cells: GridRow) => cells.map((cell) => fold(oneLine(cell?.text ?? ''))).join('|');
  const header = new Set(grid.slice(0, shape.headerRows).map(lineOf));
  for (let row = shape.headerRows; row < table.rows; row += 1) {
    const cells = grid[row]!;
    const isBlankRow = cells.every((cell) => (cell?.text.trim() ?? '') === '');
    if (!isBlankRow && !header.has(lineOf(cells))) rows.push(rawRow(cells, shape, block, row + 1));
  }
  return rows;
}

type GridRow = readonly (Cell | undefined)[];

function rawRow(cells: GridRow, shape: Shape, block: number, row: number): RawRow {
  const columnsOf = (role: Column['role']) => shape.columns.filter((column) => column.role === role);
  const textOf = (role: Column['role']) =>
    columnsOf(role)
      .map((column) => wordsOf(ownCell(cells, column, row)))
      .find((text) => text !== '') ?? '';
  const placeOf = (column: Column | undefined): Place => ({
    ...cells[(column?.column ?? 1) - 1]?.marks[0]?.place,
    block,
    row,
    column: column?.column ?? 1,
  });
  const [labelColumn] = columnsOf('label');
  const [unitColumn] = columnsOf('unit');
  const mixed =
    columnsOf('value').length === 0 && unitColumn !== undefined
      ? unitAndFigure(cells[unitColumn.column - 1])
      : null;
  return {
    ...codeAndLabel(textOf('code'), wordsOf(labelCell(cells, labelColumn, row))),
    unit: (mixed === null ? textOf('unit') : mixed.unit) || null,
    note: textOf('note') || null,
    opinion: textOf('opinion') || null,
    assignee: textOf('assignee') || null,
    values:
      mixed === null
        ? columnsOf('value').map((column) => printedIn(ownCell(cells, column, row), column, placeOf(column)))
        : [{ key: '', raw: mixed.figure, certainty: 0.5, place: placeOf(unitColumn) }],
    place: placeOf(labelColumn),
    labelPlace: placeOf(labelColumn),
  };
}

/** Unit and figure in one cell, for nothing parted their columns: "Nhiệm vụ 36", "Trực tuyến = 0 1" over "Phát phiếu = 1". */
function unitAndFigure(cell: Cell | undefined): { unit: string; figure: string } {
  const lines = (cell?.text ?? '').split('\n').map((line) => line.trim());
  const at = lines.findIndex((line) => figureAtEnd.test(line));
  const [, unit = '', figure = ''] = figureAtEnd.exec(lines[at] ?? '') ?? [];
  const units = lines.map((line, index) => (index === at ? unit : line));
  return { unit: oneLine(units.join(' ')), figure };
}

/** Not the number of an answer: "Có = 1". */
const figureAtEnd = /^(|.*[^=\s]\s+|.*=\s*\d+\s+)([-–]?\d[\d.,]*\s?%?)$/;

/** A merged cell speaks for its first row and column only. */
function ownCell(cells: GridRow, { column }: Column, row: number): Cell | undefined {
  const cell = cells[column - 1];
  return cell?.row === row && cell.column === column ? cell : undefined;
}

/** A heading may be merged over number and label. */
function labelCell(cells: GridRow, column: Column | undefined, row: number): Cell | undefined {
  const cell = cells[(column?.column ?? 1) - 1];
  return cell?.row === row ? cell : undefined;
}

function codeAndLabel(printedCode: string, label: string): Pick<RawRow, 'code' | 'label'> {
  const merged = label === '' || label === printedCode;
  if (printedCode === '' || (merged && !isCode(printedCode)))
    return { code: null, label: label || printedCode };
  return { code: printedCode.replace(/(?<=[\dIVX])\.$/, ''), label };
}

const wordsOf = (cell: Cell | undefined) => oneLine(mendBreaks(cell?.text ?? ''));

/** A narrow column breaks a date within itself: "12/01/202" over "1". */
const mendBreaks = (text: string) => text.replace(/(\/\d{1,2}\/\d{1,3})\n(\d{1,3})(?!\d)/g, '$1$2');

const printedIn = (cell: Cell | undefined, { key }: Column, place: Place): RawRow['values'][number] => ({
  key,
  raw: wordsOf(cell),
  certainty: cell === undefined ? 1 : certaintyOf(cell),
  place,
});

export type TableFrame = { readonly block: number; readonly number: number; readonly title: string | null };

/** Reads the values of raw rows in the light of the form they belong to and of the dictionary. */
export function readTable(
  raw: readonly RawRow[],
  match: FormMatch | null,
  frame: TableFrame,
  indicators: ReadonlyMap<string, Indicator>,
  indicatorOf: (label: string) => Indicator | null,
): ReadTable {
  const layout = match?.table.layout ?? layoutOf(raw);
  const rows = raw.map((row, index) => {
    const formRow = match?.rows[index] ?? null;
    const known = formRow?.indicator ?? null;
    const indicator =
      known !== null ? (indicators.get(known) ?? null) : formRow === null ? indicatorOf(row.label) : null;
    return readRow(row, formRow, indicator, layout, match?.table ?? null, indicators);
  });
  const sure = match !== null || isOfFigures(rows) ? rows : rows.map(doubted);
  return { ...frame, layout, form: match?.table ?? null, template: match?.form ?? null, rows: sure };
}

/** A table that is no known form, without numbers of rows and with hardly any figure, may be text that only stands in columns. */
function isOfFigures(rows: readonly ReadRow[]): boolean {
  if (rows.some(({ code }) => code !== null)) return true;
  const filled = rows.flatMap(({ cells }) => cells).filter(({ value }) => value !== null);
  const figures = filled.filter(({ value }) => typeof value === 'number').length;
  return filled.length < fewestCells || figures >= filled.length / 2;
}

const fewestCells = 4;
const mostInDoubt = 0.5;
/** The row, whose values are to be looked at. */
export const doubted = (row: ReadRow): ReadRow => ({
  ...row,
  cells: row.cells.map((cell) => ({ ...cell, certainty: Math.min(cell.certainty, mostInDoubt) })),
});

function layoutOf(raw: readonly RawRow[]): ReadTable['layout'] {
  const keys = raw[0]?.values.map((value) => value.key) ?? [];
  if (keys.some((key) => key === 'max' || key === 'appraised')) return 'index';
  if (keys.some((key) => /^\d{4}$/.test(key))) return 'years';
  return keys.length > 1 ? 'groups' : 'values';
}

function readRow(
  row: RawRow,
  formRow: FormRow | null,
  indicator: Indicator | null,
  layout: ReadTable['layout'],
  table: FormTable | null,
  indicators: ReadonlyMap<string, Indicator>,
): ReadRow {
  const choices = choicesFor(row, formRow, indicator);
  const type = typeFor(row, indicator, choices, layout, formRow);
  const cells = row.values.map(({ key, raw, certainty, place }) => {
    const score = layout === 'index' && (scoreKeys as readonly string[]).includes(key);
    const column = table?.columns.find((known) => known.path === key)?.indicator ?? null;
    const own = column === null ? indicator : (indicators.get(column) ?? null);
    const ownType = score ? 'score' : layout === 'groups' ? (own?.type ?? type) : type;
    const read = readValue(raw, { type: ownType, unit: row.unit ?? own?.unit ?? null, choices });
    return { ...read, certainty: Math.min(read.certainty, certainty), key, raw, place, indicator: own };
  });
  return { ...row, formRow, indicator, type, choices, depth: formRow?.depth ?? depthOf(row.code), cells };
}

function choicesFor(
  row: RawRow,
  formRow: FormRow | null,
  indicator: Indicator | null,
): Record<string, string> | null {
  for (const text of [row.unit, row.label, formRow?.unit ?? null]) {
    const choices = choicesOf(text ?? '');
    if (Object.keys(choices).length >= 2) return choices;
  }
  return indicator?.type === 'choice' ? (indicator.choices ?? null) : null;
}

function typeFor(
  row: RawRow,
  indicator: Indicator | null,
  choices: Record<string, string> | null,
  layout: ReadTable['layout'],
  formRow: FormRow | null,
): ValueType | null {
  if (layout === 'answer') return 'text';
  if (choices !== null) return 'choice';
  if (indicator?.type === 'text') return 'text';
  const printed = typeOfUnit(row.unit);
  if (printed !== null && printed !== 'choice') return printed;
  if (indicator !== null) return indicator.type;
  if (formRow !== null && typeOfUnit(formRow.unit) !== null) return typeOfUnit(formRow.unit);
  const words = fold(row.label);
  if (/^(ty|ti) le\b|^muc do hai long/.test(words)) return 'percent';
  return /^(tong )?so (luong )?|^tong so/.test(words) ? 'count' : null;
}

const depthOf = (code: string | null) => (code !== null && /^\d/.test(code) ? code.split('.').length - 1 : 1);
