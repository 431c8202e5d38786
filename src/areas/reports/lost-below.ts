import { z } from 'zod';
import { id } from '../../base/fields.ts';
import type { AddedUp, Child } from './adding-up.ts';
import { statuses } from './life.ts';

/** A report below whose version was added up here until it came back: its figures went out of the sums. */
export const LostBelow = z.object({
  unitId: id,
  name: z.string(),
  at: z.iso.datetime(),
  status: z.enum(statuses),
  /** Whether a later version waits to be taken. */
  sentAnew: z.boolean(),
  /** Adjustments made while it was added up, which stay. */
  adjustments: z.array(
    z.object({ indicator: z.string(), name: z.string(), amount: z.string(), reason: z.string() }),
  ),
});
type View = z.infer<typeof LostBelow>;

type Done = { readonly kind: string; readonly at: Date };

/** What went out since the report was closed last: whoever closes it has seen the sums without it. `actions`: the latest first. */
export function lostBelow(
  addedUp: AddedUp | null,
  actions: readonly Done[],
  indicatorName: (indicator: string) => string,
): View[] {
  const closedAt = actions.find(({ kind }) => kind === 'closed')?.at ?? null;
  const isTold = (at: Date | null): at is Date => at !== null && (closedAt === null || at >= closedAt);
  return (addedUp?.lost ?? []).flatMap((child: Child) => {
    const at = child.lostAt;
    if (!isTold(at)) return [];
    const adjustments = addedUp!.adjustments
      .filter((one) => one.at <= at)
      .map(({ indicator, amount, reason }) => ({
        indicator,
        name: indicatorName(indicator),
        amount,
        reason,
      }));
    const { unitId, name, status, standing } = child;
    return [{ unitId, name, at: at.toISOString(), status, sentAnew: standing > 0, adjustments }];
  });
}
