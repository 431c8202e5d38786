import { z } from 'zod';
import { id, page, plainDateField, text } from '../../base/fields.ts';
import { query } from '../../base/operation.ts';
import { campaignKinds, standings, year } from './contract-campaign.ts';

/** Of all units, whatever the filter. */
const tally = {
  counts: z.record(z.enum(standings), z.number().int()),
  owed: z.number().int(),
  /** Per cent with one decimal, 0–100: sent on time of those whose day has passed; null while there are none. */
  onTimeRate: z.number().nullable(),
};

const Cell = z.object({
  reportId: id,
  standing: z.enum(standings),
  /** The version that was sent last; 0: none. */
  number: z.number().int(),
});

/** Units × campaigns of a year: each unit that reports to this one in any of them, with where each of its reports stands. */
export const showYear = query({
  name: 'reports.showYear',
  path: '/units/{unitId}/campaigns-of-year',
  title: { vi: 'Xem tình hình nộp báo cáo cả năm', en: 'See who has reported in a year' },
  access: { by: 'post', permission: 'reports.readSent', units: ['unitId'] },
  input: z.strictObject({
    unitId: id,
    /** The newest that has campaigns, where left out. */
    year: year.optional(),
    kind: z.enum(campaignKinds).optional(),
    /** Only reports that stand so; units that have none are left out. */
    standing: z.enum(standings).optional(),
    text: text(0, 100).optional(),
    ...page,
  }),
  output: z.object({
    year: z.number().int(),
    years: z.array(z.number().int()),
    ...tally,
    campaigns: z.array(
      z.object({
        id,
        title: z.string(),
        kind: z.enum(campaignKinds),
        quarter: z.number().int().nullable(),
        ...tally,
      }),
    ),
    /** The reports that the filter leaves, on all pages. */
    found: z.number().int(),
    count: z.number().int(),
    units: z.array(
      z.object({
        unitId: id,
        name: z.string(),
        /** The last day of a unit that is no more, and what answers for it. */
        until: plainDateField.nullable(),
        became: z.array(z.string()),
        /** In the order of the campaigns; null where the unit owes none. */
        reports: z.array(Cell.nullable()),
      }),
    ),
  }),
});
