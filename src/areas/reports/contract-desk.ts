import { z } from 'zod';
import { id, plainDateField } from '../../base/fields.ts';
import { query } from '../../base/operation.ts';

export const noticeKinds = [
  'overdue',
  'returned',
  'returned-inside',
  'lost-below',
  'due-soon',
  'to-sign',
  'correction-to-sign',
  'to-receive',
  'corrections-waiting',
  'explanations-waiting',
  'part-given',
  'opened',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What waits for the person about reports: those of their own units, and those that lower units have sent to them. */
export const showDesk = query({
  name: 'reports.showDesk',
  path: '/reports/desk',
  title: { vi: 'Việc báo cáo đang chờ', en: 'What waits about reports' },
  access: { by: 'signed-in' },
  input: z.strictObject({}),
  output: z.object({
    notices: z.array(
      z.object({
        kind: z.enum(noticeKinds),
        unitId: id,
        unit: z.string(),
        campaignId: id,
        title: z.string(),
        /** The report of the unit itself; null where several of lower units wait. */
        reportId: id.nullable(),
        /** The day it was or is due; of what a sum lost, the day it did. */
        on: plainDateField.nullable(),
        count: z.number().int(),
        /** Why it was given back; of parts given to this person, their titles; of what a sum lost, the units it was of. */
        reason: z.string().nullable(),
      }),
    ),
  }),
});

/** Where a person begins to look at what lower units report. */
export const chooseReceiver = query({
  name: 'reports.chooseReceiver',
  path: '/reports/receivers',
  title: { vi: 'Chọn đơn vị nhận báo cáo', en: 'Choose the unit that receives reports' },
  access: { by: 'post', permission: 'reports.readSent', anyUnit: true },
  input: z.strictObject({}),
  output: z.object({ units: z.array(z.object({ id, name: z.string() })) }),
});

/** The figures that lower units are asked for in a campaign, in the order of their forms. */
export const listIndicators = query({
  name: 'reports.listIndicators',
  path: '/units/{unitId}/campaigns/{campaignId}/indicators',
  title: { vi: 'Xem các chỉ tiêu của đợt', en: 'See the indicators of a campaign' },
  access: { by: 'post', permission: 'reports.readSent', units: ['unitId'] },
  input: z.strictObject({ unitId: id, campaignId: id }),
  output: z.object({
    title: z.string(),
    indicators: z.array(
      z.object({
        indicator: z.string(),
        name: z.string(),
        unit: z.string().nullable(),
        /** The title of the form that it stands in. */
        form: z.string(),
        /** False for words and choices, which have no greater and smaller. */
        comparable: z.boolean(),
      }),
    ),
  }),
});
