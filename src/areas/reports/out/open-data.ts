import type { ExportBanner } from '../../../base/export-banner.ts';
import type { FileAnswer } from '../../../base/operation.ts';
import { csvFile } from '../../../formats/text/write-csv.ts';
import { type Units, unitAt } from '../../units/tree.ts';
import type { DataFormat } from './contract.ts';
import { safeName } from './file-names.ts';
import type { Printable } from './printable.ts';

/** Names of columns are for programs: the same in every file, whatever the language. */
const columns = [
  'unit_id',
  'unit_code',
  'unit_name',
  'report',
  'period_from',
  'period_to',
  'form',
  'provisional_form',
  'indicator',
  'indicator_name',
  'unit_of_measure',
  'value',
  'missing',
  'version',
  'hash',
] as const;
type Row = Readonly<Record<(typeof columns)[number], string | number | boolean | null>>;

/** A row for each figure of a signed version; values are exact decimals with a point, and words as they were written. */
export function dataRows(units: Units, report: Printable): Row[] {
  const { unitId, unit, title, from, to, form, indicators, values, signed } = report;
  const code = unitAt(units, unitId, to)?.code ?? null;
  return [...values].map(([indicator, { value, missing }]) => {
    const known = indicators.get(indicator);
    return {
      unit_id: unitId,
      unit_code: code,
      unit_name: unit,
      report: title,
      period_from: from,
      period_to: to,
      form: form.id,
      provisional_form: form.provisional,
      indicator,
      indicator_name: known?.name ?? indicator,
      unit_of_measure: known?.unit ?? null,
      value,
      missing,
      version: signed?.number ?? null,
      hash: signed?.hash ?? null,
    };
  });
}

/** Rows as a file; a trial's says so. */
export function dataFile(
  name: string,
  rows: readonly Row[],
  format: DataFormat,
  banner: ExportBanner | null,
): FileAnswer {
  const safe = safeName(name);
  if (format === 'csv') {
    const lines = rows.map((row) => columns.map((column) => String(row[column] ?? '')));
    return csvFile(safe, [columns, ...lines], banner);
  }
  const whole = { ...(banner === null ? {} : { warning: banner.line }), columns, rows };
  return {
    name: `${banner?.mark ?? ''}${safe}`,
    type: 'application/json; charset=utf-8',
    bytes: new TextEncoder().encode(`${JSON.stringify(whole, null, 1)}\n`),
  };
}
