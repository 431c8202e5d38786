import { createHash } from 'node:crypto';
import { canonical } from '../../base/canonical.ts';
import type { Tx } from '../../base/database/database.ts';
import { Problem } from '../../base/problem.ts';
import { type Draft, type Explanation, explanationsOf } from './draft.ts';
import type { ReportRow } from './report-row.ts';
import { withReceipt } from './taking-versions.ts';
import { draftWords } from './words.ts';

type Shown = Pick<Draft, 'kept' | 'values' | 'sections' | 'addedUp'>;

/**
 * What a signature would freeze, in one word: every figure with its reason, its note and where it comes from, the own part of each that
 * adds up, the text with its pictures, the versions below, what was adjusted and what was explained. Whoever signs names the one that
 * they saw.
 */
export function markOf(
  { kept, values, sections, addedUp }: Shown,
  explained: readonly Explanation[],
): string {
  const shown = {
    values: Object.fromEntries(values),
    from: [...kept]
      .map(([id, { source, origin, by, value, missing }]) => [id, source, origin, by, value, missing])
      .sort(byFirst),
    sections: [...sections].map(([id, { content }]) => [id, content]).sort(byFirst),
    taken: withReceipt(addedUp?.taken ?? [], addedUp?.children ?? []),
    due: addedUp?.children.map(({ reportId }) => reportId) ?? [],
    adjustments: addedUp?.adjustments.map(({ id, amount, reason }) => [id, amount, reason]) ?? [],
    explained: explained.map(({ finding, text, by }) => [finding, text, by]).sort(byFirst),
  };
  return createHash('sha256').update(canonical(shown)).digest('hex');
}

const byFirst = ([a]: readonly unknown[], [b]: readonly unknown[]): number =>
  String(a) < String(b) ? -1 : 1;

/** What is signed is what was on the page. */
export async function refuseUnseen(tx: Tx, report: ReportRow, draft: Draft, mark: string): Promise<void> {
  if (markOf(draft, await explanationsOf(tx, report)) === mark) return;
  throw new Problem('changed-by-other', { message: draftWords.changedSinceSeen });
}
