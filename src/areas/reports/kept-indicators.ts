import { z } from 'zod';
import type { Db, Tx } from '../../base/database/database.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import { valueTypes } from '../indicators/dictionary.ts';
import type { FormTemplate } from './form-template.ts';
import { Formula } from './formulas.ts';
import type { Frozen } from './frozen.ts';
import { contentOf, keepFile } from './kept-catalogue.ts';
import { cellsOf, formulasIn } from './working.ts';

/** What paper, pages and data print of an indicator beside its figure. */
const Printing = z.strictObject({
  name: z.string(),
  unit: z.string().nullable(),
  type: z.enum(valueTypes),
  choices: z.record(z.string(), z.string()).optional(),
});
const KeptIndicators = z.strictObject({
  id: z.string(),
  indicators: z.record(z.string(), Printing),
  /** How cells come from each other; the first files do not say it. */
  formulas: z.array(Formula).optional(),
});
type KeptIndicators = z.infer<typeof KeptIndicators>;
export type Printings = ReadonlyMap<string, z.infer<typeof Printing>>;

/** Keeps how the indicators of a form are called today and come from each other, and gives the hash. */
export function keepIndicators(tx: Tx, form: FormTemplate, now: Date): Promise<string> {
  const inColumns = form.tables.flatMap(({ columns }) => columns.flatMap(({ indicator }) => indicator ?? []));
  const indicators: Record<string, z.infer<typeof Printing>> = {};
  for (const id of [...cellsOf(form).keys(), ...inColumns]) {
    const known = loadIndicators().get(id);
    if (known === undefined) continue;
    const { name, unit, type, choices } = known;
    indicators[id] = { name, unit, type, ...(choices === undefined ? {} : { choices }) };
  }
  const content = { id: form.id, indicators, formulas: formulasIn(form) };
  return keepFile(tx, { kind: 'indicators', content }, now);
}

/** What was kept never changes under its hash, so each process reads it once. */
const read = new Map<string, KeptIndicators>();

/** How the indicators of a signed report were called when it was signed. */
export async function printingsOf(
  db: Db | Tx,
  { indicatorsHash: hash }: { readonly indicatorsHash?: string | undefined },
): Promise<Printings> {
  // Signed before they were kept.
  if (hash === undefined) return loadIndicators();
  return new Map(Object.entries((await keptUnder(db, hash)).indicators));
}

async function keptUnder(db: Db | Tx, hash: string): Promise<KeptIndicators> {
  const known = read.get(hash) ?? KeptIndicators.parse(await contentOf(db, hash));
  read.set(hash, known);
  return known;
}

/**
 * How the cells of a signed report came from each other when it was signed: what a later release relates neither explains nor computes
 * anew what was typed. Of those signed before formulas were kept: today's, where the version says that its figure was made of others.
 */
export async function formulasSigned(
  db: Db | Tx,
  { indicatorsHash: hash, values }: Pick<Frozen, 'indicatorsHash' | 'values'>,
  form: FormTemplate,
): Promise<readonly Formula[]> {
  const kept = hash === undefined ? undefined : (await keptUnder(db, hash)).formulas;
  if (kept !== undefined) return kept;
  const isMade = ({ rule, result }: Formula) =>
    ['formula', 'addedUp'].includes(values[result]?.source ?? '') || isAskedBeside(rule);
  return formulasIn(form).filter(isMade);
}

/** The terms of such a rate are cells of the version, or it lacks them. */
const isAskedBeside = (rule: string): boolean => rule.startsWith('terms:');
