import { z } from 'zod';

/** What an indicator's value is. `score` is a point of the CCHC index, `text` an answer in words. */
const valueTypes = ['count', 'money', 'decimal', 'percent', 'choice', 'score', 'text'] as const;
export type ValueType = (typeof valueTypes)[number];

/** `period`: events inside the window; `year`: since 15/12 of the year before; `beginning`: since the start; `closing`: as of the closing day. */
const timeModes = ['period', 'year', 'beginning', 'closing'] as const;

/** How the upper unit's figure comes from the lower ones (domain: not everything is a sum). */
const rollups = ['sum', 'ratio', 'share', 'last', 'none'] as const;

const plainDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const Validity = z.object({
  validFrom: plainDate,
  validTo: plainDate.nullable(),
  /** The text it rests on, as one cites it: "CV 581/BNV-CCHC (2022)". */
  basis: z.string().min(3),
});

export const Indicator = z.strictObject({
  /** Dotted ASCII, stable for ever: `plan.tasksDone`. */
  id: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/),
  /** Its place in the reference of forms: "1.KH.b", "V2021 1.7.3", "V2020 PL5.1", or null where the reference has none. */
  place: z.string().nullable(),
  name: z.string().min(3),
  type: z.enum(valueTypes),
  unit: z.string().nullable(),
  mode: z.enum(timeModes),
  rollup: z.enum(rollups),
  /** The answers a choice allows, by their printed number. */
  choices: z.record(z.string().regex(/^\d+$/), z.string()).optional(),
  /** Other wordings under which forms print it. */
  labels: z.array(z.string()).default([]),
});
export type Indicator = z.infer<typeof Indicator>;

export const IndicatorFile = Validity.extend({ indicators: z.array(Indicator) }).strict();
