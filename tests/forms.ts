import { Indicator } from '../src/areas/indicators/dictionary.ts';
import { FormTemplate } from '../src/areas/reports/form-template.ts';

/** Builders of small forms and dictionaries for tests, checked by the schemas of the catalogue. */

type RowWords = readonly [code: string | null, label: string, indicator?: string | null, unit?: string];

/** A template of one table; the depth of a row follows its number. */
export function formOf(
  id: string,
  title: string,
  rows: readonly RowWords[],
  layout: 'values' | 'years' | 'answer' | 'index' | 'groups' = 'values',
): FormTemplate {
  return FormTemplate.parse({
    id,
    title,
    authority: 'Tỉnh Minh Họa',
    levels: ['commune'],
    kinds: ['quarter', 'half-year', 'year'],
    validFrom: '2023-01-01',
    validTo: null,
    basis: 'CV 1/UBND (2023)',
    tables: [
      {
        id: `${id}/1`,
        titles: [title],
        number: null,
        layout,
        rows: rows.map(([code, label, indicator = null, unit = null]) => ({
          code,
          label,
          indicator,
          unit,
          depth: code === null ? 0 : code.split('.').length - 1,
        })),
      },
    ],
  });
}

export function indicatorOf(id: string, name: string, more: Partial<Indicator> = {}): Indicator {
  return Indicator.parse({
    id,
    place: null,
    name,
    type: 'count',
    unit: null,
    mode: 'period',
    rollup: 'sum',
    ...more,
  });
}

export const dictionaryOf = (...indicators: readonly Indicator[]): Map<string, Indicator> =>
  new Map(indicators.map((indicator) => [indicator.id, indicator]));
