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
  /** total = Σ parts. `or`: other sets of parts that a legitimate reading adds up. `rest`: severity where the parts stay below the total. `closing`: parts that only a narrative names. `computes`: false where it only checks, and the total is keyed or comes from other cells. `unless`: figures that make it another relation. */
  z.strictObject({
    ...common,
    kind: z.literal('sum'),
    total: z.string(),
    parts: ids,
    or: z.array(ids).default([]),
    rest: z.enum(severities).optional(),
    closing: z.array(z.string()).default([]),
    everyPart: z.boolean().default(false),
    computes: z.boolean().default(true),
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
  /** A yes/no answer and the figures that go with it: neither blank nor "no" while they are above zero. `chosen`: the details are choices, of which 0 is one; then only a "no" contradicts them. */
  z.strictObject({
    ...common,
    kind: z.literal('answered'),
    answer: z.string(),
    details: ids,
    chosen: z.boolean().default(false),
  }),
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

/** What stands at the end of one period and begins the next: `opening` = `closing` of the report whose window ends the day before. */
export const CarryOver = z.strictObject({
  ...common,
  opening: z.string(),
  closing: z.string(),
  /** Parts of `closing` that stand for it where it is not told itself. */
  closingParts: z.array(z.string()).default([]),
});
export type CarryOver = z.infer<typeof CarryOver>;

const OverTime = z.strictObject({
  carried: z.array(CarryOver),
  /** Figures told since the start of a year, or ever, that may yet fall: states, not counts of events. */
  mayFall: z.array(z.string()),
});
export type OverTime = z.infer<typeof OverTime>;

export const RelationFile = Validity.extend({
  relations: z.array(Relation),
  inText: z.array(Relation),
  overTime: OverTime,
}).strict();
export type RelationFile = z.infer<typeof RelationFile>;
