import type { Extraction, Reading, RowAnswer, Value } from './answer.ts';

/** One figure of a report with the indicator it stands for. */
export type SeriesReading = {
  readonly indicator: string | null;
  readonly form: string | null;
  readonly year: string | null;
  readonly unit: string | null;
  readonly value: Value;
  readonly raw: string;
  readonly certainty: number;
  readonly origin: 'form' | 'prose';
};

/** All figures of a report: those of the forms first, then those of the text, which count where no form has the indicator. */
export function readingsOf(extraction: Extraction): SeriesReading[] {
  const ofForms = extraction.tables.flatMap((table) => table.rows.flatMap((row) => ofRow(row, table.form)));
  const known = new Set(ofForms.filter(({ value }) => value !== null).map(({ indicator }) => indicator));
  const ofText = extraction.figures.filter(({ indicator, value }) => {
    return indicator !== null && value !== null && !known.has(indicator);
  });
  return [
    ...ofForms,
    ...ofText.map(({ indicator, unit, value, quote, certainty }) => ({
      indicator,
      form: null,
      year: null,
      unit,
      value,
      raw: quote,
      certainty,
      origin: 'prose' as const,
    })),
  ];
}

function ofRow(row: RowAnswer, form: string | null): SeriesReading[] {
  const { indicator, unit } = row;
  const reading = (found: Reading, year: string | null) => {
    return { indicator, form, year, unit, ...found, origin: 'form' as const };
  };
  if (row.scores !== undefined) return [reading(scoreOf(row.scores), null)];
  if (row.values === undefined) {
    const { raw = '', value = null, certainty = 1 } = row;
    return [reading({ raw, value, certainty }, null)];
  }
  // Columns that are no years part one figure by kinds of units: no single figure of the report.
  return Object.entries(row.values).flatMap(([key, found]) =>
    /^\d{4}$/.test(key) ? [reading(found, key)] : [],
  );
}

/** The appraised score counts; before the appraisal there is only the unit's own. */
function scoreOf({ appraised, self }: NonNullable<RowAnswer['scores']>): Reading {
  return appraised.value === null ? self : appraised;
}
