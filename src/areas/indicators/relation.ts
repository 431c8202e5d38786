import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { severities } from '../../base/finding.ts';
import { Validity } from './dictionary.ts';

const common = {
  /** Stable name of the rule in answers. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  severity: z.enum(severities).default('error'),
  /** What the rule says, in plain Vietnamese. */
  explain: z.string().min(10),
};
const ids = z.array(z.string()).min(1);

/** A relation between indicators of one report that must hold; data, so that a form or a law can change it without code. */
export const Relation = z.discriminatedUnion('kind', [
  /** result (%) = numerator ÷ denominator × 100, at the printed decimals. */
  z.strictObject({
    ...common,
    kind: z.literal('ratio'),
    result: z.string(),
    numerator: z.string(),
    denominator: z.string(),
  }),
  /** total = Σ parts. `or`: other sets of parts that a legitimate reading adds up. `rest`: severity where the parts stay below the total. `closing`: parts that only a narrative names. `unless`: figures that make it another relation. */
  z.strictObject({
    ...common,
    kind: z.literal('sum'),
    total: z.string(),
    parts: ids,
    or: z.array(ids).default([]),
    rest: z.enum(severities).optional(),
    closing: z.array(z.string()).default([]),
    everyPart: z.boolean().default(false),
    unless: z.array(z.string()).default([]),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('at-most'),
    part: z.string(),
    whole: z.string(),
    unless: z.array(z.string()).default([]),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('equal'),
    one: z.string(),
    other: z.string(),
    unless: z.array(z.string()).default([]),
  }),
  /** A yes/no answer and the figures that go with it: neither blank nor "no" while they are above zero. */
  z.strictObject({ ...common, kind: z.literal('answered'), answer: z.string(), details: ids }),
  /** A goal ticked as reached while its measure is zero. */
  z.strictObject({ ...common, kind: z.literal('goal'), goal: z.string(), measure: z.string() }),
  /** Two figures of different things that agree although nothing makes them agree. */
  z.strictObject({
    ...common,
    kind: z.literal('copied'),
    one: z.string(),
    other: z.string(),
    above: z.number(),
  }),
  /** A rate against a base year that was computed on this year's figure. */
  z.strictObject({
    ...common,
    kind: z.literal('base-year'),
    rate: z.string(),
    cut: z.string(),
    wrongBases: ids,
  }),
]);
export type Relation = z.infer<typeof Relation>;
export type RelationOf<K extends Relation['kind']> = Extract<Relation, { kind: K }>;

const RelationFile = Validity.extend({ relations: z.array(Relation), inText: z.array(Relation) }).strict();
export type RelationFile = z.infer<typeof RelationFile>;
const ownFile = fileURLToPath(new URL('../../../catalogue/checks/relations.json', import.meta.url));
let loaded: RelationFile | undefined;

/** Relations of the forms, and those of the narrative (`inText`), read once; throws an `Error` where the file does not fit its schema. */
export function loadRelations(): RelationFile {
  loaded ??= RelationFile.parse(JSON.parse(readFileSync(ownFile, 'utf8')));
  return loaded;
}
