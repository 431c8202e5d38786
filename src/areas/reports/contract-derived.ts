import { z } from 'zod';
import { id, text } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';

const decimal = z.string();

/** Why a unit before this one gives nothing to a figure. */
export const derivedLacks = ['no-report', 'no-figure', 'no-share'] as const;
export type DerivedLack = (typeof derivedLacks)[number];

/** In a window that straddles a merger: what the units before this one had signed of figures told since the start of the year. */
export const proposeDerived = query({
  name: 'reports.proposeDerived',
  path: '/units/{unitId}/reports/{reportId}/derived',
  title: { vi: 'Gợi ý số lũy kế từ các đơn vị cũ', en: 'Propose cumulative figures from former units' },
  access: { by: 'post', permission: 'reports.readDraft', units: ['unitId'] },
  input: z.strictObject({ unitId: id, reportId: id }),
  output: z.object({
    unit: z.string(),
    title: z.string(),
    figures: z.array(
      z.object({
        indicator: z.string(),
        name: z.string(),
        unit: z.string().nullable(),
        /** What the unit itself has counted; null where it has not entered it yet. */
        own: decimal.nullable(),
        /** What of it is of former units already: it was entered over what had been taken, and that is not added again. */
        holds: decimal.nullable(),
        parts: z.array(
          z.object({
            unitId: id,
            reportId: id,
            number: z.int(),
            /** The window of the report that it was signed in. */
            from: z.string(),
            to: z.string(),
            name: z.string(),
            /** 0 where nothing arose. */
            value: decimal,
            nothingArose: z.boolean(),
            /** Whether this person may open the report that it stands in. */
            readable: z.boolean(),
          }),
        ),
        /** Days of former units that no part holds: nobody reported them. */
        gaps: z.array(z.object({ unitId: id, name: z.string(), from: z.string(), to: z.string() })),
        /** Own and parts together. */
        value: decimal,
        /** Of the cell as it stands. */
        version: z.int(),
        /** The cell says so already. */
        taken: z.boolean(),
        /** Whether this person may confirm it now. */
        editable: z.boolean(),
      }),
    ),
    /** Whether this person may still enter figures into the report. */
    isOpen: z.boolean(),
    /** Figures that are not proposed, and because of whom. */
    lacking: z.array(
      z.object({
        indicator: z.string(),
        name: z.string(),
        unitId: id,
        unit: z.string(),
        reason: z.enum(derivedLacks),
        message: z.object({ vi: z.string(), en: z.string() }),
      }),
    ),
  }),
  next: ['reports.takeDerived'],
});

/** Puts proposed figures into their cells, as the person saw them; they are marked as derived. */
export const takeDerived = command({
  name: 'reports.takeDerived',
  path: '/units/{unitId}/reports/{reportId}/derived',
  method: 'PUT',
  title: { vi: 'Xác nhận số lũy kế từ các đơn vị cũ', en: 'Confirm cumulative figures from former units' },
  access: { by: 'post', permission: 'reports.enter', units: ['unitId'] },
  input: z.strictObject({
    unitId: id,
    reportId: id,
    figures: z
      .array(z.strictObject({ indicator: text(3, 80), value: text(1, 40), version: z.int32().min(0) }))
      .min(1)
      .max(200),
  }),
  output: z.object({ taken: z.int() }),
});
