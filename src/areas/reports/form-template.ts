import { z } from 'zod';
import { Validity } from '../indicators/dictionary.ts';

/** `values`: one value column with a unit beside it; `years`: one column a year; `answer`: one column of words; `index`: the columns of a scored index; `groups`: columns named by a header of several rows. */
export const tableLayouts = ['values', 'years', 'answer', 'index', 'groups'] as const;

export const FormRow = z.strictObject({
  /** As printed; never a key. Null where the form prints none. */
  code: z.string().nullable(),
  label: z.string().min(1),
  /** Dictionary id; null for a heading and for what no indicator names. */
  indicator: z.string().nullable(),
  /** As printed in the unit column, choices included; null where the form prints none. */
  unit: z.string().nullable().default(null),
  /** True where the form expects no value in the row. */
  heading: z.boolean().default(false),
  /** 0 for the outermost rows: a row's parent is the nearest row above with a smaller depth. */
  depth: z.number().int().min(0).max(5),
});
export type FormRow = z.infer<typeof FormRow>;

export const FormTable = z.strictObject({
  /** `<form id>/<number>`; what an answer gives as `form`. */
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  /** Heading printed over the table, first the official one, then other wordings met. */
  titles: z.array(z.string()).min(1),
  /** "Biểu mẫu 1", "Phụ lục 2"; null where there is one annex only. */
  number: z.string().nullable(),
  layout: z.enum(tableLayouts),
  rows: z.array(FormRow),
  /** For `groups`: the header path of each value column, joined with " / ", to its indicator (null where none fits). */
  columns: z.array(z.strictObject({ path: z.string(), indicator: z.string().nullable() })).default([]),
});
export type FormTable = z.infer<typeof FormTable>;

export const FormTemplate = Validity.extend({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  authority: z.string(),
  levels: z.array(z.enum(['commune', 'district', 'province'])).min(1),
  kinds: z.array(z.enum(['quarter', 'half-year', 'nine-month', 'year', 'multi-year', 'index'])).min(1),
  /** True where the form is our reading of the law, not an issued one. */
  provisional: z.boolean().default(false),
  tables: z.array(FormTable).min(1),
}).strict();
export type FormTemplate = z.infer<typeof FormTemplate>;
