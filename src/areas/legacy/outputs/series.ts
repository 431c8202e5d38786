import { type Sheet, type SheetCell, writeWorkbook } from '../../../formats/sheet/write-xlsx.ts';
import { loadForms } from '../../reports/catalogue.ts';
import type { PeriodLength, Series, SeriesBreak, SeriesCell, SeriesColumn } from '../series.ts';
import { datePrinted, valuePrinted } from './as-printed.ts';
import { headingCell, textCell, titleCell, valueCell } from './cells.ts';
import { words } from './words.ts';

const { series: said } = words;

/** A series as .xlsx: a row for each indicator, a column for each report or year with the breaks marked, and a sheet of sources. */
export function writeSeries(series: Series): Promise<Uint8Array> {
  const forms = new Map(loadForms().map((form) => [form.id, form.title]));
  return writeWorkbook([seriesSheet(series, forms), notesSheet(series, forms)]);
}

type FormTitles = ReadonlyMap<string, string>;

function seriesSheet({ columns, rows }: Series, forms: FormTitles): Sheet {
  const heads = columns.map((column) => headingLines(column, forms));
  const left = [said.id, said.label, said.unit];
  const headRows = [0, 1, 2, 3, 4].map((line) => ({
    cells: [
      ...left.map((text) => (line === 0 ? headingCell(text, { merge: { rows: 5, columns: 1 } }) : undefined)),
      ...heads.map((lines, index) => headingCell(lines[line] ?? '', headLooks(columns[index]!, line))),
    ],
  }));
  const body = rows.map(({ indicator, cells }) => ({
    cells: [textCell(indicator.id), textCell(indicator.name), textCell(indicator.unit), ...cells.map(cellOf)],
  }));
  return {
    name: said.sheet,
    columns: [{ width: 28 }, { width: 56 }, { width: 16 }, ...columns.map(() => ({ width: 26 }))],
    rows: [{ cells: [titleCell(said.title, 3 + columns.length)] }, ...headRows, ...body],
    freezeRows: 6,
    printTitlesRows: 6,
    landscape: true,
  };
}

/** Period, unit, symbol, form, and what changed since the column before. */
function headingLines(column: SeriesColumn, forms: FormTitles): string[] {
  return [
    periodOf(column),
    column.head.unit ?? words.missing,
    column.head.symbol ?? words.missing,
    formsOf(column.forms, forms),
    column.breaks.map((found) => breakPrinted(found, forms)).join('\n'),
  ];
}

function headLooks(column: SeriesColumn, line: number): Partial<SheetCell> {
  return line === 4 && column.breaks.length > 0 ? { fill: 'warning' } : {};
}

function periodOf({ head, year, from, to, isInferred }: SeriesColumn): string {
  const span = [from, to].map((date) => (date === null ? '…' : datePrinted(date))).join(' – ');
  const name = year === null ? words.kind[head.kind] : said.year(year);
  return `${name}\n${isInferred ? said.inferred(span) : span}`;
}

function formsOf(ids: readonly string[], forms: FormTitles): string {
  return ids.length === 0 ? said.noForm : ids.map((id) => forms.get(id) ?? id).join('; ');
}

function breakPrinted(found: SeriesBreak, forms: FormTitles): string {
  switch (found.kind) {
    case 'form':
      return said.breaks.form(formsOf(found.after, forms));
    case 'unit':
      return said.breaks.unit(found.before, found.after);
    case 'gap':
      return said.breaks.gap(datePrinted(found.after), datePrinted(found.until));
    case 'kind':
      return said.breaks.kind(lengthPrinted(found.before), lengthPrinted(found.after));
  }
}

function lengthPrinted(length: PeriodLength): string {
  return length === 'part-year' ? said.partYear : words.kind[length];
}

function cellOf(cell: SeriesCell): SheetCell {
  if (cell.state !== 'value') return textCell(said[cell.state], { centred: true });
  const doubt =
    cell.certainty < 1 ? [words.forms.doubtful(valuePrinted(Math.round(cell.certainty * 100)))] : [];
  const remarks = [
    ...(cell.comparable ? [] : [said.incomparable]),
    ...(cell.otherUnit === null ? [] : [said.otherUnit(cell.otherUnit)]),
    ...(cell.others.length === 0 ? [] : [said.others(cell.others.map(valuePrinted).join('; '))]),
    ...doubt,
  ];
  const lines = [...remarks, ...(cell.origin === 'prose' ? [said.prose(cell.raw)] : [])];
  const comment = lines.length === 0 ? {} : { comment: lines.join('\n') };
  return valueCell(cell.value, { fill: remarks.length > 0 ? 'warning' : 'none', ...comment });
}

function notesSheet({ columns, leftOut }: Series, forms: FormTitles): Sheet {
  const { number, file, unit, period, symbol, form, breaks, unnamed } = said.columns;
  const rows = columns.map((column, index) => ({
    cells: [
      valueCell(index + 1),
      textCell(column.source.file),
      textCell(column.head.unit ?? words.missing),
      textCell(periodOf(column)),
      textCell(symbolOf(column)),
      textCell(formsOf(column.forms, forms)),
      textCell(breaksOf(column, index, forms), column.breaks.length > 0 ? { fill: 'warning' } : {}),
      valueCell(column.unnamed),
    ],
  }));
  return {
    name: said.notes,
    columns: [6, 34, 26, 24, 24, 40, 44, 16].map((width) => ({ width })),
    rows: [
      { cells: [titleCell(said.notes, 8)] },
      { cells: [number, file, unit, period, symbol, form, breaks, unnamed].map((text) => headingCell(text)) },
      ...rows,
      { cells: [] },
      { cells: [undefined, { text: said.legend, bold: true }] },
      ...[...said.legendLines, ...leftOut.map(said.leftOut)].map((text) => ({
        cells: [undefined, { text }],
      })),
    ],
    landscape: true,
  };
}

function symbolOf({ head }: SeriesColumn): string {
  const parts = [head.symbol, head.date === null ? null : datePrinted(head.date)];
  return parts.filter((part) => part !== null).join('; ') || words.missing;
}

function breaksOf(column: SeriesColumn, index: number, forms: FormTitles): string {
  if (index === 0) return said.firstColumn;
  if (column.breaks.length === 0) return said.noBreak;
  return column.breaks.map((found) => breakPrinted(found, forms)).join('\n');
}
