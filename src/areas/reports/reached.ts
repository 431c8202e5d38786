import type { Db, Tx } from '../../base/database/database.ts';
import { Problem } from '../../base/problem.ts';

/** Of a campaign that the unit neither opened, nor owes or receives a report in, nothing is told: throws `not-found`. */
export async function refuseUnreached(db: Db | Tx, unitId: string, campaignId: string): Promise<void> {
  const row = await db
    .selectFrom('campaign as c')
    .select('c.id')
    .where('c.id', '=', campaignId)
    .where((eb) =>
      eb.or([
        eb('c.opener_id', '=', unitId),
        eb.exists(
          eb
            .selectFrom('report as r')
            .select('r.id')
            .whereRef('r.campaign_id', '=', 'c.id')
            .where(({ or, eb: of }) => or([of('r.receiver_id', '=', unitId), of('r.unit_id', '=', unitId)])),
        ),
      ]),
    )
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
}
