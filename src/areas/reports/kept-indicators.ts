import { z } from 'zod';
import type { Db, Tx } from '../../base/database/database.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import { valueTypes } from '../indicators/dictionary.ts';
import type { FormTemplate } from './form-template.ts';
import { contentOf, keepFile } from './kept-catalogue.ts';
import { cellsOf } from './working.ts';

/** What paper, pages and data print of an indicator beside its figure. */
const Printing = z.strictObject({
  name: z.string(),
  unit: z.string().nullable(),
  type: z.enum(valueTypes),
  choices: z.record(z.string(), z.string()).optional(),
});
const KeptIndicators = z.strictObject({ id: z.string(), indicators: z.record(z.string(), Printing) });
export type Printings = ReadonlyMap<string, z.infer<typeof Printing>>;

/** Keeps how the indicators of a form are called today, and gives the hash. */
export function keepIndicators(tx: Tx, form: FormTemplate, now: Date): Promise<string> {
  const inColumns = form.tables.flatMap(({ columns }) => columns.flatMap(({ indicator }) => indicator ?? []));
  const indicators: Record<string, z.infer<typeof Printing>> = {};
  for (const id of [...cellsOf(form).keys(), ...inColumns]) {
    const known = loadIndicators().get(id);
    if (known === undefined) continue;
    const { name, unit, type, choices } = known;
    indicators[id] = { name, unit, type, ...(choices === undefined ? {} : { choices }) };
  }
  const content = { id: form.id, indicators };
  return keepFile(tx, { kind: 'indicators', content }, now);
}

/** What was kept never changes under its hash, so each process reads it once. */
const read = new Map<string, Printings>();

/** How the indicators of a signed report were called when it was signed. */
export async function printingsOf(
  db: Db | Tx,
  { indicatorsHash: hash }: { readonly indicatorsHash?: string | undefined },
): Promise<Printings> {
  // Signed before they were kept.
  if (hash === undefined) return loadIndicators();
  const known =
    read.get(hash) ?? new Map(Object.entries(KeptIndicators.parse(await contentOf(db, hash)).indicators));
  read.set(hash, known);
  return known;
}
