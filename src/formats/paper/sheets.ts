import { type NumberStyle, type Sheet, type SheetCell, writeWorkbook } from '../sheet/write-xlsx.ts';
import { placedCells, sharedWidths } from './grid.ts';
import type { PaperAnnex, PaperCell, PaperRow, PaperTable } from './paper.ts';
import { composed } from './printed.ts';

/**
 * The forms as .xlsx, a sheet for each, under their printed headings; values are numbers that can be reckoned with.
 * Thousands stand apart as the reader's own settings have it: 1.157 where Excel is Vietnamese. The same forms give the same bytes.
 */
export function writeFormSheets(forms: readonly PaperAnnex[], banner: string | null): Promise<Uint8Array> {
  return writeWorkbook(composed(forms).map((form) => sheetOf(form, banner)));
}

function sheetOf({ heading, title, reference, landscape, table }: PaperAnnex, banner: string | null): Sheet {
  const columns = table.columns.length;
  const above = [
    ...(banner === null ? [] : [titleRow({ text: banner, bold: true, fill: 'warning' }, columns)]),
    titleRow({ text: heading, bold: true }, columns),
    titleRow({ text: title, bold: true }, columns),
    ...(reference === null ? [] : [titleRow({ text: reference, italic: true }, columns)]),
  ];
  const printed = above.length + table.header.length;
  // A page upright has room for some 88 letters of 12 points, one across for 134.
  const widths = sharedWidths(table.columns, landscape ? 134 : 88).map((width) => ({
    width: Math.max(6, width),
  }));
  return {
    name: heading,
    columns: widths,
    rows: [...above, ...sheetRows(table, table.header, true), ...sheetRows(table, table.rows, false)],
    ...(printed <= 12 ? { freezeRows: printed, printTitlesRows: printed } : {}),
    landscape,
  };
}

const titleRow = (cell: SheetCell, columns: number) => ({
  cells: [{ ...cell, centred: true, wrap: true, merge: { rows: 1, columns } }],
});

function sheetRows(table: PaperTable, rows: readonly PaperRow[], header: boolean): Sheet['rows'] {
  const columns = table.columns.length;
  const lines = rows.map((): (SheetCell | undefined)[] => Array.from({ length: columns }, () => undefined));
  for (const { row, column, rowSpan, columnSpan, cell } of placedCells(rows, columns)) {
    const centred = header || (cell.align ?? table.columns[column]!.align) === 'center';
    lines[row]![column] = {
      ...contentOf(cell),
      bold: header || cell.bold === true,
      italic: cell.italic === true,
      centred,
      wrap: true,
      ruled: true,
      ...(header ? { fill: 'header' } : {}),
      merge: { rows: rowSpan, columns: columnSpan },
    };
  }
  return lines.map((cells) => ({ cells }));
}

/** A number with more digits than a spreadsheet keeps (15), or more decimals than are printed, stays as its words. */
function contentOf({ text, number }: PaperCell): SheetCell {
  const parts = number === undefined ? null : /^-?(\d+)(?:\.(\d+))?$/.exec(number);
  if (parts === null) return { text };
  const [, whole = '', decimals = ''] = parts;
  const format = formats[decimals.length];
  if (format === undefined || whole.length + decimals.length > 15) return { text };
  return { number: Number(number), format };
}

const formats: readonly NumberStyle[] = ['integer', 'decimal1', 'decimal2', 'decimal3', 'decimal4'];
