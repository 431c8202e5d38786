import { z } from 'zod';
import { id, plainDateField, text } from '../../base/fields.ts';
import { query } from '../../base/operation.ts';

const holder = z.object({ unitId: id, name: z.string() });

/**
 * An additive figure given on the boundaries of one day, restated on those of another. What cannot be divided is told, never
 * guessed; all parts together are what was given.
 */
export const carryFigures = query({
  name: 'units.carryFigures',
  method: 'POST',
  path: '/units/carried-figures',
  title: { vi: 'Quy đổi số liệu theo địa giới', en: 'Restate figures on other boundaries' },
  access: { by: 'signed-in' },
  input: z.strictObject({
    on: plainDateField,
    to: plainDateField,
    /** Where shares by several bases are known: by which. */
    basis: text(1, 300).optional(),
    /** Whole numbers in the smallest place that counts. */
    figures: z
      .array(z.strictObject({ unitId: id, amount: z.number().int().nullable() }))
      .min(1)
      .max(20_000),
  }),
  output: z.object({
    figures: z.array(holder.extend({ amount: z.number().int() })),
    dissolved: z.array(holder.extend({ amount: z.number().int() })),
    breaks: z.array(
      z.object({
        reason: z.object({ vi: z.string(), en: z.string() }),
        of: holder,
        on: plainDateField,
        amount: z.number().int().nullable(),
        among: z.array(holder),
      }),
    ),
  }),
  largest: 4 * 1024 * 1024,
});
