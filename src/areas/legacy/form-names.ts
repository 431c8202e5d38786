import { loadForms } from '../reports/catalogue.ts';
import type { Extraction } from './answer.ts';
import type { FormNames } from './contract.ts';

/** What the forms are called that the tables of a report stand on; a person cannot do anything with their ids. */
export function formNamesOf({ tables }: Pick<Extraction, 'tables'>): FormNames {
  const used = new Set(tables.map(({ form }) => form));
  return Object.fromEntries(
    loadForms().flatMap((form) =>
      form.tables
        .filter(({ id }) => used.has(id))
        .map(({ id, number, titles }) => [id, { number, title: form.title, heading: titles[0]! }]),
    ),
  );
}
