import { type Cell, type CellStyle, type MergeRange, type WriteSheet, writeXlsx } from 'hucre/xlsx';

/** A sheet to be written; rows and cells in order from A1, a cell left out where nothing stands. */
export type Sheet = {
  readonly name: string;
  /** Widths in characters. */
  readonly columns: readonly { readonly width: number }[];
  readonly rows: readonly { readonly cells: readonly (SheetCell | undefined)[] }[];
  /** How many rows stay in view while the others scroll. */
  readonly freezeRows?: number;
  /** How many rows are printed again on each page. */
  readonly printTitlesRows?: number;
  readonly landscape?: boolean;
};

export type SheetCell = {
  readonly text?: string;
  /** Wins over `text`. */
  readonly number?: number;
  readonly format?: NumberStyle;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly centred?: boolean;
  readonly wrap?: boolean;
  /** A thin line on all four sides. */
  readonly ruled?: boolean;
  /** The cell covers so many rows and columns, itself among them; the cells it covers are left empty. */
  readonly merge?: { readonly rows: number; readonly columns: number };
  readonly comment?: string;
  readonly fill?: 'warning' | 'error' | 'header' | 'none';
};

export type NumberStyle =
  | 'text'
  | 'integer'
  | 'decimal1'
  | 'decimal2'
  | 'decimal3'
  | 'decimal4'
  | 'percent-as-printed';

/**
 * An .xlsx file of A4 pages as wide as the sheet; the same sheets give the same bytes. Text stays text,
 * also where it begins with "=", "+", "-" or "@".
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = distinctNames(sheets.map((sheet) => sheet.name));
  return writeXlsx({
    sheets: sheets.map((sheet, index) => written(sheet, names[index]!)),
    defaultFont: { name: 'Times New Roman', size: 12 },
    // A fixed moment, because the time of writing would make each file differ.
    properties: { created: fixedMoment, modified: fixedMoment },
  });
}

const fixedMoment = new Date(Date.UTC(2000, 0, 1));

function written(sheet: Sheet, name: string): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const merges: MergeRange[] = [];
  sheet.rows.forEach((row, at) => {
    row.cells.forEach((cell, column) => {
      if (cell === undefined) return;
      const { rows = 1, columns = 1 } = cell.merge ?? {};
      if (rows * columns > 1)
        merges.push({ startRow: at, startCol: column, endRow: at + rows - 1, endCol: column + columns - 1 });
      for (let index = 1; index < rows * columns; index += 1) {
        // Each covered cell draws its own share of the frame.
        cells.set(`${at + Math.floor(index / columns)},${column + (index % columns)}`, {
          value: null,
          style: styleOf(cell),
        });
      }
      cells.set(`${at},${column}`, writtenCell(cell));
    });
  });
  return {
    name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    rows: sheet.rows.map((row) => row.cells.map(() => null)),
    cells,
    merges,
    rowDefs: heightsOf(sheet),
    ...(sheet.freezeRows === undefined ? {} : { freezePane: { rows: sheet.freezeRows } }),
    pageSetup: pageOf(sheet),
  };
}

/** Heights in points of rows whose words wrap: LibreOffice does not fit them by itself. A letter of 12 points is about as wide as a digit. */
function heightsOf(sheet: Sheet): Map<number, { height: number }> {
  const heights = new Map<number, { height: number }>();
  sheet.rows.forEach((row, at) => {
    const lines = row.cells.map((cell, column) => linesOf(sheet, cell, column));
    const most = Math.max(1, ...lines);
    // Excel shows no row higher than 409 points.
    if (most > 1) heights.set(at, { height: Math.min(409, most * 16 + 4) });
  });
  return heights;
}

function linesOf(sheet: Sheet, cell: SheetCell | undefined, column: number): number {
  if (cell?.wrap !== true || cell.text === undefined || (cell.merge?.rows ?? 1) > 1) return 1;
  const covered = sheet.columns.slice(column, column + (cell.merge?.columns ?? 1));
  const room = Math.max(1, covered.reduce((sum, { width }) => sum + width, 0) - 1);
  const wide = cell.bold === true ? 1.1 : 1;
  return cell.text
    .split('\n')
    .reduce((sum, part) => sum + Math.max(1, Math.ceil((part.length * wide) / room)), 0);
}

function pageOf(sheet: Sheet): WriteSheet['pageSetup'] {
  return {
    paperSize: 'a4',
    orientation: sheet.landscape === true ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    // NĐ 30/2020, annex I: 20–25 mm above and below, 30–35 mm left, 15–20 mm right; inches here.
    margins: { top: 0.79, bottom: 0.79, left: 1.18, right: 0.6, header: 0.3, footer: 0.3 },
    ...(sheet.printTitlesRows === undefined ? {} : { printTitlesRow: `$1:$${sheet.printTitlesRows}` }),
  };
}

function writtenCell(cell: SheetCell): Partial<Cell> {
  const content: Partial<Cell> =
    cell.number === undefined
      ? { value: storable(cell.text ?? ''), type: 'string' }
      : { value: cell.number, type: 'number' };
  const comment = cell.comment === undefined ? {} : { comment: { text: storable(cell.comment) } };
  return { ...content, ...comment, style: styleOf(cell) };
}

const codes: Record<NumberStyle, string> = {
  text: '@',
  integer: '#,##0',
  decimal1: '#,##0.0',
  decimal2: '#,##0.00',
  decimal3: '#,##0.000',
  decimal4: '#,##0.0000',
  'percent-as-printed': 'General"%"',
};
const colours = { header: 'DDE7F3', warning: 'FFF2CC', error: 'F8D0CC' };
const line = { style: 'thin', color: { rgb: '8C8C8C' } } as const;

function styleOf(cell: SheetCell): CellStyle {
  const format = cell.format ?? (cell.number === undefined ? 'text' : undefined);
  return {
    ...(cell.bold === true || cell.italic === true
      ? { font: { bold: cell.bold === true, italic: cell.italic === true } }
      : {}),
    ...(format === undefined ? {} : { numFmt: codes[format] }),
    ...(cell.ruled !== true ? {} : { border: { top: line, right: line, bottom: line, left: line } }),
    ...(cell.fill === undefined || cell.fill === 'none' ? {} : { fill: filled(colours[cell.fill]) }),
    alignment: {
      vertical: 'center',
      ...(cell.centred === true ? { horizontal: 'center' } : {}),
      ...(cell.wrap === true ? { wrapText: true } : {}),
    },
  };
}

const filled = (rgb: string): CellStyle['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } });

/** A cell holds at most 32,767 characters, and XML no control characters. */
const storable = (text: string) => text.replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '').slice(0, 32_767);

/** Names of sheets: at most 31 characters, none of []:*?/\, no apostrophe at the ends, each once whatever its case. */
function distinctNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const base =
      storable(name)
        .replace(/[[\]:*?/\\\n\t]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Sheet';
    let distinct = base.slice(0, 31);
    for (let at = 2; used.has(distinct.toLowerCase()); at += 1) distinct = `${base.slice(0, 26)} (${at})`;
    used.add(distinct.toLowerCase());
    return distinct;
  });
}
