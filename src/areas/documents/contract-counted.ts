import { z } from 'zod';
import { id, page, plainDateField, text } from '../../base/fields.ts';
import { query } from '../../base/operation.ts';

/** What became of a row since it was counted: changed, or no longer counted by the same filter. */
export const fates = ['changed', 'gone'] as const;
export type Fate = (typeof fates)[number];

/** Of a list that was kept with a figure: when, and how many the registers count now. Null of the list as it is now. */
export const Kept = z.object({ at: z.iso.datetime(), now: z.int() }).nullable();

/** The list that a figure was taken with, instead of the one of now. */
export const keptList = id.optional();

/** The documents behind a figure of the registers: as many as it says. */
export const listCounted = query({
  name: 'documents.listCounted',
  path: '/units/{unitId}/documents/counted',
  title: { vi: 'Xem văn bản được đếm', en: 'See the documents counted' },
  access: { by: 'post', permission: 'documents.read', units: ['unitId'] },
  input: z.strictObject({
    unitId: id,
    measure: text(3, 80),
    from: plainDateField,
    to: plainDateField,
    list: keptList,
    ...page,
  }),
  output: z.object({
    unit: z.string(),
    name: z.string(),
    /** The figure, and how long the whole list is. */
    count: z.int(),
    kept: Kept,
    documents: z.array(
      z.object({
        id: id.nullable(),
        /** The department in whose register it stands; what it says is for who may read that register. Null of the unit's own. */
        department: z.string().nullable(),
        printed: z.string().nullable(),
        issuedOn: plainDateField.nullable(),
        subject: z.string(),
        kindName: z.string(),
        issuer: z.string().nullable(),
        since: z.enum(fates).nullable(),
        /** Counted as signed digitally, and no file of it shows it. */
        unproven: z.boolean(),
      }),
    ),
  }),
});
