import { z } from 'zod';
import { areDistinct, id, plainDateField, text, twice } from '../../../base/fields.ts';
import { command, query } from '../../../base/operation.ts';

const own = { unitId: id, reportId: id };
const window = { from: plainDateField, to: plainDateField };

/** What the unit's own registers count of the figures of its report. */
export const proposeCounted = query({
  name: 'reports.proposeCounted',
  path: '/units/{unitId}/reports/{reportId}/counted',
  title: { vi: 'Xem số đếm được từ sổ', en: 'See what the registers count' },
  access: { by: 'post', permission: 'reports.readDraft', units: ['unitId'] },
  input: z.strictObject(own),
  output: z.object({
    unit: z.string(),
    title: z.string(),
    figures: z.array(
      z.object({
        indicator: z.string(),
        name: z.string(),
        unit: z.string().nullable(),
        area: z.enum(['documents', 'plans']),
        ...window,
        /** As of which day what may still change stands: the last one, or today where that has not come. */
        on: plainDateField,
        /** The register knows nothing of the days before this one; null where it knows all of them. */
        since: plainDateField.nullable(),
        figure: z.string(),
        /** So many rows do not say whether they belong to it, and are not counted. */
        untold: z.int(),
        /** So many of the rows that are counted say that they are signed digitally, and no file shows it. */
        unproven: z.int(),
        /** What the cell holds; of a figure that adds up the unit's own part. */
        held: z.object({ value: z.string().nullable(), missing: z.string().nullable() }),
        version: z.int(),
        /** The cell holds it, taken from the register. */
        taken: z.boolean(),
        editable: z.boolean(),
        /** Whether this person may read the list behind it. */
        readable: z.boolean(),
      }),
    ),
  }),
  next: ['reports.takeCounted'],
});

/** Takes figures from the registers into the report, as they were seen. */
export const takeCounted = command({
  name: 'reports.takeCounted',
  path: '/units/{unitId}/reports/{reportId}/counted',
  title: { vi: 'Lấy số từ sổ vào báo cáo', en: 'Take figures from the registers' },
  access: { by: 'post', permission: 'reports.enter', units: ['unitId'] },
  input: z.strictObject({
    ...own,
    figures: z
      .array(z.strictObject({ indicator: text(3, 80), figure: text(1, 15), version: z.int32().min(0) }))
      .min(1)
      .max(300)
      .refine(
        areDistinct<{ indicator: string }>(({ indicator }) => indicator),
        twice,
      ),
  }),
  output: z.object({ taken: z.int() }),
});
