import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isDecimal } from '../../../base/exact-decimal.ts';
import { readJsonFolder } from '../../../base/json-folder.ts';
import { filled } from '../../../base/word.ts';
import { type NumberStyle, type SheetCell, writeWorkbook } from '../../../formats/sheet/write-xlsx.ts';
import { Validity, type ValueType } from '../../indicators/dictionary.ts';
import { blank } from '../form-value.ts';
import { rowsWithTerms } from '../working.ts';
import { printedValue } from './form-annex.ts';
import type { Printable } from './printable.ts';
import { unreceivedLine } from './report-paper.ts';
import { paperWords, copyOutWords as words } from './words.ts';

/** In which order the ministry's program asks for figures; added by adding its file. */
const CopyOutOrder = Validity.extend({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(3),
  /** The forms it is for; of none: all that have no order of their own. */
  forms: z.array(z.string()),
  /** Indicators, the first one first; what is not named follows as it is printed. */
  order: z.array(z.string()),
}).strict();
type CopyOutOrder = z.infer<typeof CopyOutOrder>;

const folder = fileURLToPath(new URL('../../../../catalogue/copy-out', import.meta.url));
let known: readonly CopyOutOrder[] | null = null;

function orderFor(formId: string, day: string): CopyOutOrder {
  known ??= readJsonFolder(folder, CopyOutOrder).map(({ data }) => data);
  const valid = known.filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo),
  );
  return (
    valid.find(({ forms }) => forms.includes(formId)) ??
    valid.find(({ forms }) => forms.length === 0) ??
    known[0]!
  );
}

type Line = {
  readonly form: string;
  readonly code: string;
  readonly label: string;
  readonly unit: string;
  readonly indicator: string;
};

/** One row for each value, in the order in which it is keyed in; with a box to tick off. */
export async function copyOutSheet(report: Printable, banner: string | null): Promise<Uint8Array> {
  const order = orderFor(report.form.id, report.to);
  const lines = inOrder(linesOf(report), order.order);
  const across = words.columns.length;
  const title = (text: string, style: Partial<SheetCell>) => ({
    cells: [{ text, centred: true, wrap: true, merge: { rows: 1, columns: across }, ...style }],
  });
  const unreceived = unreceivedLine(report);
  const above = [
    ...(banner === null ? [] : [title(banner, { bold: true, fill: 'warning' })]),
    title(`${report.title} - ${report.unit}`, { bold: true }),
    ...(report.form.provisional
      ? [title(filled(paperWords.provisionalForms, { title: report.form.title }), { italic: true })]
      : []),
    ...(unreceived === null ? [] : [title(unreceived, { italic: true })]),
    title(filled(words.order, { title: order.title }), { italic: true }),
  ];
  const head = words.columns.map(
    (text): SheetCell => ({ text, bold: true, centred: true, wrap: true, ruled: true, fill: 'header' }),
  );
  const rows = lines.map((line, index) => ({ cells: rowOf(line, index, report) }));
  return writeWorkbook([
    {
      name: words.sheet,
      columns: [6, 13, 9, 62, 20, 16, 28, 9].map((width) => ({ width })),
      rows: [...above, { cells: head }, ...rows],
      freezeRows: above.length + 1,
      printTitlesRows: above.length + 1,
      landscape: true,
    },
  ]);
}

function linesOf({ form, indicators }: Printable): Line[] {
  return form.tables.flatMap((table) => [
    ...rowsWithTerms(form, table, indicators).flatMap(({ code, label, indicator, unit }): Line[] =>
      indicator === null
        ? []
        : [{ form: table.number ?? '', code: code ?? '', label, unit: unit ?? '', indicator }],
    ),
    ...table.columns.flatMap(({ path, indicator }): Line[] =>
      indicator === null ? [] : [{ form: table.number ?? '', code: '', label: path, unit: '', indicator }],
    ),
  ]);
}

function inOrder(lines: readonly Line[], order: readonly string[]): Line[] {
  const place = new Map(order.map((indicator, index) => [indicator, index]));
  const placeOf = ({ indicator }: Line) => place.get(indicator) ?? order.length;
  return [...lines].sort((a, b) => placeOf(a) - placeOf(b));
}

function rowOf(
  { form, code, label, unit, indicator }: Line,
  index: number,
  { values, indicators }: Printable,
): SheetCell[] {
  const value = values.get(indicator) ?? blank;
  const cells: SheetCell[] = [
    { number: index + 1, format: 'integer', centred: true },
    { text: form },
    { text: code },
    { text: label },
    { text: unit },
    numberCell(indicators.get(indicator)?.type, value.value) ?? {
      text: printedValue(indicators, indicator, value),
    },
    { text: value.note ?? '' },
    { text: '' },
  ];
  return cells.map((cell) => ({ ...cell, wrap: true, ruled: true }));
}

const styles: readonly NumberStyle[] = ['integer', 'decimal1', 'decimal2', 'decimal3', 'decimal4'];

/** A number that the sheet holds exactly; null where it is none. */
function numberCell(type: ValueType | undefined, value: string | null): SheetCell | null {
  if (value === null || !isDecimal(value) || type === 'text') return null;
  const format = styles[value.split('.')[1]?.length ?? 0];
  return format === undefined || value.replace(/\D/g, '').length > 15
    ? null
    : { number: Number(value), format };
}
