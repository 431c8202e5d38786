import { z } from 'zod';
import { areDistinct, id, plainDateField, text, twice } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';

const Setting = z.object({
  /** Null: as the dictionary proposes. */
  supplier: z.string().nullable(),
  from: plainDateField,
  reason: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
});

/** Who gives which figure of a unit's reports: what the dictionary proposes for provinces, and what the unit has set. */
export const listSuppliers = query({
  name: 'reports.listSuppliers',
  path: '/units/{unitId}/suppliers',
  title: { vi: 'Xem nơi cung cấp số liệu', en: 'See who supplies which figure' },
  access: { by: 'post', permission: 'reports.readOwed', units: ['unitId'] },
  input: z.strictObject({ unitId: id }),
  output: z.object({
    unit: z.string(),
    figures: z.array(
      z.object({
        indicator: z.string(),
        name: z.string(),
        unit: z.string().nullable(),
        /** Null where nobody is proposed. */
        proposed: z.string().nullable(),
        /** Who supplies it today. */
        supplier: z.string().nullable(),
        /** What the unit has set, the last first, days to come included. */
        settings: z.array(Setting),
      }),
    ),
  }),
  next: ['reports.setSupplier'],
});

/** From a day on these figures are supplied by somebody else, or again by whom the dictionary proposes. */
export const setSupplier = command({
  name: 'reports.setSupplier',
  path: '/units/{unitId}/suppliers',
  title: { vi: 'Đặt nơi cung cấp số liệu', en: 'Set who supplies a figure' },
  access: { by: 'post', permission: 'reports.suppliers', units: ['unitId'] },
  input: z.strictObject({
    unitId: id,
    indicators: z
      .array(text(3, 80))
      .min(1)
      .max(300)
      .refine(
        areDistinct<string>((indicator) => indicator),
        twice,
      ),
    /** Null: as the dictionary proposes. */
    supplier: text(2, 200).nullable(),
    from: plainDateField,
    /** Why, or the text that says so. */
    reason: text(5, 500),
  }),
  output: z.object({ set: z.int() }),
});
