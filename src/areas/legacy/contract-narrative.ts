import { z } from 'zod';
import { id } from '../../base/fields.ts';
import { severities } from '../../base/finding.ts';
import { query } from '../../base/operation.ts';

const NarrativeFinding = z.object({
  /** What an explanation is tied to. */
  key: z.string(),
  rule: z.string(),
  severity: z.enum(severities),
  /** Vietnamese, with the arithmetic. */
  message: z.string(),
  explanation: z
    .object({ text: z.string(), decision: z.enum(['accepted', 'refused']).nullable() })
    .nullable(),
  /** Where in the text: the passages that the finding speaks of, the first one first. */
  at: z.array(
    z.object({
      section: z.string(),
      /** Which paragraph of the section, those of lists and tables counted, from 0. */
      line: z.number().int(),
      /** Characters of that paragraph, its bound figures as they are printed now. */
      start: z.number().int(),
      end: z.number().int(),
      quote: z.string(),
    }),
  ),
});
export type NarrativeFinding = z.infer<typeof NarrativeFinding>;

/** What the sentences of a draft say against its forms, and against each other. */
export const checkNarrative = query({
  name: 'legacy.checkNarrative',
  path: '/units/{unitId}/reports/{reportId}/narrative-check',
  title: { vi: 'Đối chiếu lời văn với biểu mẫu', en: 'Check the narrative against the forms' },
  access: { by: 'post', permission: 'reports.readDraft', units: ['unitId'] },
  input: z.strictObject({ unitId: id, reportId: id }),
  output: z.object({ findings: z.array(NarrativeFinding) }),
});
