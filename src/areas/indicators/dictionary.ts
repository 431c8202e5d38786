import { z } from 'zod';

/** What an indicator's value is. `score` is a point of the CCHC index, `text` an answer in words. */
export const valueTypes = ['count', 'money', 'decimal', 'percent', 'choice', 'score', 'text'] as const;
export type ValueType = (typeof valueTypes)[number];

/** `period`: events inside the window; `year`: since 15/12 of the year before; `beginning`: since the start; `opening`: what is left over as the window begins; `closing`: as of the closing day. */
const timeModes = ['period', 'year', 'beginning', 'opening', 'closing'] as const;

/** How the upper unit's figure comes from the lower ones (domain: not everything is a sum). */
export const rollups = ['sum', 'ratio', 'share', 'last', 'none'] as const;

const plainDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const Validity = z.object({
  validFrom: plainDate,
  validTo: plainDate.nullable(),
  /** The text it rests on, as one cites it: "CV 581/BNV-CCHC (2022)". */
  basis: z.string().min(3),
});

const indicatorId = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/);

/** Who supplies a figure of the province: a proposal that each province may set otherwise. */
const Supplier = z.strictObject({
  department: z.string().regex(/^[a-z]+(-[a-z]+)+$/),
  name: z.string().min(3),
});

export const Indicator = z.strictObject({
  /** Dotted ASCII, stable for ever: `plan.tasksDone`. */
  id: indicatorId,
  /** Its place in the reference of forms: "1.KH.b", "V2021 1.7.3", "V2020 PL5.1", or null where the reference has none. */
  place: z.string().nullable(),
  name: z.string().min(3),
  type: z.enum(valueTypes),
  unit: z.string().nullable(),
  mode: z.enum(timeModes),
  rollup: z.enum(rollups),
  /** No figure of it is smaller. Counts are never negative and percentages lie within 0–100 in any case. */
  least: z.number().optional(),
  /** The answers a choice allows, by their printed number. */
  choices: z.record(z.string().regex(/^\d+$/), z.string()).optional(),
  /** Counts asked beside a percentage whose terms the form does not print: without them it does not go up. */
  terms: z.strictObject({ numerator: indicatorId, denominator: indicatorId }).optional(),
  /** Other wordings under which forms print it. */
  labels: z.array(z.string()).default([]),
  /** What the figure says, in our own words. */
  definition: z.string().min(20).optional(),
  /** What is counted, and what looks like it and is not; `excluded` is null where nothing is easily mistaken for it. */
  counts: z
    .strictObject({ included: z.string().min(10), excluded: z.string().min(10).nullable() })
    .optional(),
  example: z.string().min(10).optional(),
  /** The text that the definition rests on. */
  basis: z.string().min(3).optional(),
  supplier: Supplier.optional(),
});
export type Indicator = z.infer<typeof Indicator>;

export const IndicatorFile = Validity.extend({ indicators: z.array(Indicator) }).strict();
