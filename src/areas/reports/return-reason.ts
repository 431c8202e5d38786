import { z } from 'zod';

/** Why a report came back: at a cell, at a section of the text, or for the whole. */
export const ReturnReason = z.object({
  indicator: z.string().nullable(),
  section: z.string().nullable(),
  text: z.string(),
});
export type ReturnReason = z.infer<typeof ReturnReason>;

/** The reasons that a deed was written down with; those of before sections had any name none. */
export const reasonsIn = (detail: unknown): ReturnReason[] =>
  ((detail as { reasons?: Partial<ReturnReason>[] } | null)?.reasons ?? []).map(
    ({ indicator = null, section = null, text = '' }) => ({ indicator, section, text }),
  );
