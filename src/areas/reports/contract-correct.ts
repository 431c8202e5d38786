import { z } from 'zod';
import { areDistinct, id, text, twice } from '../../base/fields.ts';
import { command } from '../../base/operation.ts';
import { headFields } from './contract-head.ts';
import { missingReasons } from './form-value.ts';
import { statuses } from './life.ts';

const own = { unitId: id, reportId: id };
/** Of the deed by which it was proposed. */
const proposal = z.int32().min(1);

/** Says which figures of a signed report are wrong, what they should be and why; somebody else signs it. One proposal is open at a time. */
export const proposeCorrection = command({
  name: 'reports.proposeCorrection',
  path: '/units/{unitId}/reports/{reportId}/correction-proposals',
  title: { vi: 'Đề nghị đính chính báo cáo đã gửi', en: 'Propose a correction of a sent report' },
  access: { by: 'post', permission: 'reports.proposeCorrection', units: ['unitId'] },
  input: z.strictObject({
    ...own,
    reason: text(10, 1000),
    cells: z
      .array(
        z.strictObject({
          indicator: text(3, 80),
          typed: z.string().max(2000),
          missing: z.enum(missingReasons).nullable(),
        }),
      )
      .max(200)
      .refine(
        areDistinct<{ indicator: string }>((cell) => cell.indicator),
        twice,
      ),
    /** Versions below that the corrected figures are added up from, in place of those that were. */
    children: z
      .array(z.strictObject({ unitId: id, reportId: id, number: z.int32().min(1) }))
      .max(4000)
      .refine(
        areDistinct<{ reportId: string }>((child) => child.reportId),
        twice,
      )
      .default([]),
    /** Why it is right all the same, where a check calls a corrected figure wrong. */
    explanation: text(10, 1000).nullable().default(null),
  }),
  output: z.object({ proposal }),
  largest: 1024 * 1024,
});

export const dropCorrection = command({
  name: 'reports.dropCorrection',
  path: '/units/{unitId}/reports/{reportId}/correction-proposals/dropped',
  title: { vi: 'Bỏ đề nghị đính chính', en: 'Drop a proposed correction' },
  access: { by: 'post', permission: 'reports.proposeCorrection', units: ['unitId'] },
  input: z.strictObject({ ...own, proposal, reason: text(5, 1000) }),
  output: z.object({ proposal }),
});

/** Signs a proposed correction (đính chính): a paper of its own number, day and hand; what was signed before stays as it was. */
export const correctReport = command({
  name: 'reports.correctReport',
  path: '/units/{unitId}/reports/{reportId}/corrections',
  title: { vi: 'Ký đính chính báo cáo đã gửi', en: 'Sign a correction of a sent report' },
  access: { by: 'post', permission: 'reports.sign', units: ['unitId'] },
  input: z.strictObject({ ...own, proposal, ...headFields }),
  output: z.object({ number: z.number().int(), hash: z.string(), status: z.enum(statuses) }),
});
