import { sql } from 'kysely';
import type { Tx } from '../../base/database/database.ts';
import { Problem } from '../../base/problem.ts';
import { type Units, unitAt } from '../units/tree.ts';
import type { CampaignKind } from './contract-campaign.ts';
import type { Owing } from './owing.ts';
import { reportsWithLevel } from './report-level.ts';
import { campaignWords } from './words.ts';

type Period = { readonly kind: CampaignKind; readonly year: number; readonly quarter: number | null };

/** Who opens a campaign of the same period at the same moment waits until this one is there. */
export const lockPeriod = (tx: Tx, { kind, year, quarter }: Period) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`campaign ${kind} ${year} ${quarter ?? ''}`}, 0))`.execute(
    tx,
  );

const namedAtMost = 5;

/**
 * Refuses to ask a unit twice for one period by the same receiver: its figures would be added twice. The period was locked before.
 * Another receiver may ask: a province owes its own report, and owes one to the ministry.
 */
export async function refuseAskedTwice(
  tx: Tx,
  units: Units,
  period: Period,
  owing: readonly Owing[],
): Promise<void> {
  const asked = new Map(
    (await askedFor(tx, period)).map((one) => [keyOf(one.unit_id, one.receiver_id), one]),
  );
  const twice = owing.filter(({ unitId, receiverId }) => asked.has(keyOf(unitId, receiverId)));
  const [first] = twice;
  if (first === undefined) return;
  const other = asked.get(keyOf(first.unitId, first.receiverId))!;
  const nameOf = (unitId: string) =>
    (unitAt(units, unitId, other.window_to) ?? units.versions.get(unitId)?.at(-1))?.name ?? unitId;
  const names = twice.slice(0, namedAtMost).map(({ unitId }) => nameOf(unitId));
  throw new Problem('input-invalid', {
    message: twice.length > namedAtMost ? campaignWords.manyAskedTwice : campaignWords.askedTwice,
    values: {
      units: names.join(', '),
      more: twice.length - namedAtMost,
      campaign: other.title,
      opener: nameOf(other.opener_id),
    },
  });
}

const keyOf = (unitId: string, receiverId: string | null) => `${unitId} ${receiverId}`;

const askedFor = (tx: Tx, { kind, year, quarter }: Period) =>
  reportsWithLevel(tx)
    .select(['r.unit_id', 'r.receiver_id', 'c.title', 'c.opener_id', 'l.window_to'])
    .where('c.kind', '=', kind)
    .where('c.year', '=', year)
    .where('c.quarter', quarter === null ? 'is' : '=', quarter)
    .execute();
