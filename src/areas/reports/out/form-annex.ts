import { isDecimal } from '../../../base/exact-decimal.ts';
import { filled } from '../../../base/word.ts';
import type { PaperAnnex, PaperCell, PaperRow, PaperTable } from '../../../formats/paper/paper.ts';
import type { FormRow, FormTable } from '../form-template.ts';
import { blank, type FormValue, printValue } from '../form-value.ts';
import type { Printings } from '../kept-indicators.ts';
import { paperWords as words } from './words.ts';

/** Figures, and how their indicators are called. */
type Figures = { readonly values: ReadonlyMap<string, FormValue>; readonly indicators: Printings };

/** A cell as the report prints it. */
export function printedValue(indicators: Printings, indicator: string, value: FormValue): string {
  const known = indicators.get(indicator);
  return known === undefined ? (value.value ?? '') : printValue(value, known);
}

/** One form of a report as an annex, across the page where its words need the room. */
export function annexOf(
  table: FormTable,
  index: number,
  figures: Figures,
  reference: string,
  isProvisional: boolean,
): PaperAnnex {
  const own = table.number ?? filled(words.form, { number: index + 1 });
  const heading = isProvisional ? filled(words.provisionalMark, { heading: own }) : own;
  const printed = tableOf(table, figures);
  const landscape = printed.rows.some((row) =>
    row.slice(3).some((cell) => (cell?.text.length ?? 0) > widestUpright),
  );
  return { heading, title: table.titles[0]!, reference, landscape, table: printed };
}

/** Longer words in a cell of figures or remarks go across the page. */
const widestUpright = 90;

/** Remarks take room only where there are some. */
function columnsFor(rows: readonly PaperRow[]): PaperTable['columns'] {
  const hasRemarks = rows.some((row) => (row[4]?.text ?? '') !== '');
  const [label, unit, remark] = hasRemarks ? [64, 25, 33] : [77, 29, 16];
  return [
    { width: 12, align: 'center' },
    { width: label, align: 'left' },
    { width: unit, align: 'center' },
    { width: 31, align: 'right' },
    { width: remark, align: 'left' },
  ];
}

function tableOf(table: FormTable, figures: Figures): PaperTable {
  const header = [words.columns.map((text): PaperCell => ({ text, align: 'center' }))];
  const rows = table.rows.map((row, at) => rowOf(row, (table.rows[at + 1]?.depth ?? 0) > row.depth, figures));
  const all = [...rows, ...table.columns.map((column) => columnRow(column, figures))];
  return { columns: columnsFor(all), header, rows: all };
}

/** What other rows stand below is printed bold. */
function rowOf(
  { code, label, indicator, unit, heading }: FormRow,
  above: boolean,
  figures: Figures,
): PaperRow {
  const bold = heading || above;
  return [
    { text: code ?? '', bold },
    { text: label, bold },
    { text: unit ?? '' },
    indicator === null
      ? { text: '' }
      : figureCell(figures.indicators, indicator, figures.values.get(indicator) ?? blank, bold),
    { text: indicator === null ? '' : (figures.values.get(indicator)?.note ?? '') },
  ];
}

/** A form whose figures stand side by side is printed with one row for each. */
const columnRow = ({ path, indicator }: FormTable['columns'][number], figures: Figures): PaperRow => [
  { text: '' },
  { text: path },
  { text: indicator === null ? '' : (figures.indicators.get(indicator)?.unit ?? '') },
  indicator === null
    ? { text: '' }
    : figureCell(figures.indicators, indicator, figures.values.get(indicator) ?? blank, false),
  { text: indicator === null ? '' : (figures.values.get(indicator)?.note ?? '') },
];

/** Words stand left and centred figures right; numbers can be reckoned with in a spreadsheet. */
export function figureCell(
  indicators: Printings,
  indicator: string,
  value: FormValue,
  bold: boolean,
): PaperCell {
  const text = printedValue(indicators, indicator, value);
  const isNumber =
    value.value !== null && isDecimal(value.value) && indicators.get(indicator)?.type !== 'text';
  if (isNumber) return { text, number: value.value!, bold };
  return { text, italic: value.missing !== null, align: value.missing === null ? 'left' : 'center' };
}
