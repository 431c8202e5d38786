import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import { countedAsSent } from './life.ts';
import type { ReportRow } from './report-row.ts';

/** The reports (r) of the same kind, year and quarter, whoever opened the campaign (c). */
export const reportsOfPeriod = (db: Db | Tx, { campaign_id }: ReportRow) =>
  db
    .selectFrom('campaign as own')
    .innerJoin('campaign as c', (join) =>
      join
        .onRef('c.kind', '=', 'own.kind')
        .onRef('c.year', '=', 'own.year')
        .on((eb) => eb('c.quarter', 'is not distinct from', eb.ref('own.quarter'))),
    )
    .innerJoin('report as r', 'r.campaign_id', 'c.id')
    .where('own.id', '=', campaign_id);

/** Those below one: its unit receives them. */
const reportsBelow = (db: Db | Tx, report: ReportRow) =>
  reportsOfPeriod(db, report).select('r.id').where('r.receiver_id', '=', report.unit_id);

/** Whether units report to this one, so that it adds up. */
export async function hasBelow(db: Db | Tx, report: ReportRow): Promise<boolean> {
  return (await reportsBelow(db, report).limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Nothing below is sent, returned or excused until this is done: whoever comes later finds what was made of it. The report itself was
 * locked before; those below in the order of `lockVersions`.
 */
export const lockBelow = (tx: Tx, report: ReportRow) =>
  reportsBelow(tx, report).orderBy('r.id').forUpdate('r').execute();

/** Whether the version that was taken (t) was returned: a number that came back is never its unit's word again. */
export const cameBack = sql<boolean>`exists (
  select from report_action b
  where b.unit_id = t.child_unit_id and b.report_id = t.child_report_id and b.kind = 'returned'
    and (b.detail ->> 'number')::integer = t.number)`;

/** What was returned is nobody's word any more: a report above that is still being made no longer adds it up. */
export const dropFromAbove = (tx: Tx, { unit_id, id }: ReportRow) =>
  tx
    .updateTable('report_taken as t')
    .set({ number: 0 })
    .where('t.child_unit_id', '=', unit_id)
    .where('t.child_report_id', '=', id)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('report as above')
          .select('above.id')
          .whereRef('above.unit_id', '=', 't.unit_id')
          .whereRef('above.id', '=', 't.report_id')
          .where('above.status', 'not in', countedAsSent),
      ),
    )
    .execute();

/** A signed report keeps what was returned below it; when it is made anew, it adds that up no more. */
export const dropReturnedBelow = (tx: Tx, { unit_id, id }: ReportRow) =>
  tx
    .updateTable('report_taken as t')
    .set({ number: 0 })
    .where('t.unit_id', '=', unit_id)
    .where('t.report_id', '=', id)
    .where(cameBack)
    .execute();
