import { sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import { fold } from '../../base/fold.ts';
import { daysBetween, type PlainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { type Units, unitAt } from '../units/tree.ts';
import { type Heirs, heirsOf } from './answering.ts';
import { chooseUnit, listCampaigns, listOwed, type Standing, showMatrix } from './contract-campaign.ts';
import { unitsToChoose } from './former-units.ts';
import { formOf } from './kept-catalogue.ts';
import { mayDo, type Status, statuses } from './life.ts';
import { reportsWithLevel } from './report-level.ts';
import { type Due, standingOf, tallyOf } from './standing.ts';

type Services = { readonly units: Units };
const { answer } = handlersFor<Services>();

export const campaignQueries = [
  answer(listCampaigns, async ({ db, today }, { unitId, start, size }) => {
    const rows = await campaignsAt(db, unitId);
    const counts = await countsOf(db, unitId, today);
    const campaigns = rows.slice(start, start + size).map(({ id, opened_at, ...row }) => {
      const own = counts.filter(({ campaign_id }) => campaign_id === id);
      const of = (status: Status) => own.find((one) => one.status === status)?.count ?? 0;
      return {
        id,
        title: row.title,
        kind: row.kind as 'quarter',
        year: row.year,
        quarter: row.quarter,
        openedAt: opened_at.toISOString(),
        counts: Object.fromEntries(statuses.map((status) => [status, of(status)])) as Record<Status, number>,
        late: own.reduce((sum, { late }) => sum + late, 0),
      };
    });
    return { count: rows.length, campaigns };
  }),

  answer(chooseUnit, async ({ db, who, units, today }) => ({
    units: await unitsToChoose(db, units, {
      who: who!,
      permission: 'reports.readOwed',
      today,
      as: 'unit_id',
    }),
  })),

  answer(listOwed, async ({ db, units, today }, { unitId, start, size }) => {
    const rows = await owedBy(db, unitId);
    const shown = rows.slice(start, start + size);
    const reports = await Promise.all(
      shown.map(async (row) => ({
        id: row.id,
        campaignId: row.campaign_id,
        title: row.title,
        from: row.window_from,
        to: row.window_to,
        dueOn: row.due_on,
        lockOn: row.lock_on,
        status: row.status as Status,
        late: lateness(row, today),
        daysLeft:
          row.first_sent_on === null && row.status !== 'excused' ? daysBetween(today, row.due_on) : null,
        provisional: (await formOf(db, row.form_hash)).provisional,
        receiver: row.receiver_id === null ? null : nameOn(units, row.receiver_id, row.window_to),
      })),
    );
    return { count: rows.length, reports };
  }),

  answer(
    showMatrix,
    async ({ db, units, today, who }, { unitId, campaignId, standing, text, start, size }) => {
      const campaign = await db
        .selectFrom('campaign')
        .select(['id', 'title', 'opener_id'])
        .where('id', '=', campaignId)
        .executeTakeFirst();
      const rows = await reportsTo(db, unitId, campaignId);
      // Of a campaign that reaches neither the unit nor those below it nothing is told.
      if (campaign === undefined || (rows.length === 0 && campaign.opener_id !== unitId))
        throw new Problem('not-found');
      const isOpener = who!.grant('campaigns.lookAfter', [campaign.opener_id]) !== null;
      const mayExcept = (id: string) => who!.grant('campaigns.extendLock', [id]) !== null;
      const divided = await heirsOf(db, units, rows, today);
      const all = rows.map((row) => ({
        unitId: row.unit_id,
        reportId: row.id,
        name: nameOn(units, row.unit_id, row.window_to),
        standing: standingOf(row, today),
        dueOn: row.due_on,
        lockOn: row.lock_on,
        sentOn: row.first_sent_on,
        number: row.sent_number,
        receivedNumber: row.received_number,
        ...exceptionsFor(row.status as Status, isOpener && mayExcept(row.unit_id)),
        ...heirsShown(divided.get(row.id), units, today),
      }));
      const chosen = all
        .filter((row) => standing === undefined || row.standing === standing)
        .filter((row) => text === undefined || fold(row.name).includes(fold(text)))
        .sort(exceptionsFirst);
      return {
        campaign: { id: campaign.id, title: campaign.title },
        ownReportId: await ownReportIn(db, unitId, campaignId),
        ...tallyOf(rows, today),
        count: chosen.length,
        reports: chosen.slice(start, start + size),
      };
    },
  ),
];

/** What may be granted to a unit apart from the others. */
const exceptionsFor = (status: Status, may: boolean) => ({
  extendable: may && mayDo(status, 'lockExtended'),
  excusable: may && mayDo(status, 'excused'),
  liftable: may && mayDo(status, 'excuseLifted'),
  nameable: may && mayDo(status, 'successorNamed'),
});

const heirsShown = (heirs: Heirs | undefined, units: Units, today: PlainDate) => ({
  heirs: (heirs?.unitIds ?? []).map((unitId) => ({ unitId, name: nameOn(units, unitId, today) })),
  heirId: heirs?.answering ?? null,
});

function lateness({ status, first_sent_on, due_on }: Due, today: PlainDate): 'overdue' | 'sentLate' | null {
  if (status === 'excused') return null;
  if (first_sent_on === null) return today > due_on ? 'overdue' : null;
  return first_sent_on > due_on ? 'sentLate' : null;
}

/** What somebody has to do something about stands first; those who are done stand last. */
const byUrgency: readonly Standing[] = [
  'overdue',
  'returned',
  'corrected',
  'sentLate',
  'sentOnTime',
  'notBegun',
  'draft',
  'received',
  'excused',
];
const inVietnamese = new Intl.Collator('vi', { numeric: true });

type Placed = { readonly standing: Standing; readonly name: string };
const exceptionsFirst = (a: Placed, b: Placed): number =>
  byUrgency.indexOf(a.standing) - byUrgency.indexOf(b.standing) || inVietnamese.compare(a.name, b.name);

const nameOn = (units: Units, unitId: string, day: PlainDate): string =>
  (unitAt(units, unitId, day) ?? units.versions.get(unitId)?.at(-1))?.name ?? unitId;

/** Those that the unit opened, and those in which lower units report to it; the newest first. */
function campaignsAt(db: Db, unitId: string) {
  return db
    .selectFrom('campaign')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('opener_id', '=', unitId),
        eb('id', 'in', eb.selectFrom('report').select('campaign_id').where('receiver_id', '=', unitId)),
      ]),
    )
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .execute();
}

function countsOf(db: Db, unitId: string, today: PlainDate) {
  return db
    .selectFrom('report')
    .select(['campaign_id', 'status'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .select(
      sql<number>`count(*) filter (where coalesce(first_sent_on, ${today}::date) > due_on and status <> 'excused')`.as(
        'late',
      ),
    )
    .where('receiver_id', '=', unitId)
    .groupBy(['campaign_id', 'status'])
    .execute();
}

/** What is still to be done stands first, the nearest day first; then what was sent, the newest first. */
function owedBy(db: Db, unitId: string) {
  return reportsWithLevel(db)
    .selectAll('r')
    .select(['c.title', 'l.window_from', 'l.window_to', 'l.form_hash'])
    .where('r.unit_id', '=', unitId)
    .orderBy(sql`r.status in ('sent', 'received', 'corrected', 'excused')`)
    .orderBy(
      sql`case when r.status in ('sent', 'received', 'corrected') then date '2200-01-01' - r.due_on else r.due_on - date '1800-01-01' end`,
    )
    .orderBy('r.id')
    .execute();
}

/** The reports that the unit receives in a campaign. */
export async function reportsTo(db: Db, unitId: string, campaignId: string) {
  return reportsWithLevel(db)
    .selectAll('r')
    .select(['l.window_to', 'l.form_hash'])
    .where('r.campaign_id', '=', campaignId)
    .where('r.receiver_id', '=', unitId)
    .orderBy('r.unit_id')
    .execute();
}

async function ownReportIn(db: Db, unitId: string, campaignId: string): Promise<string | null> {
  const row = await db
    .selectFrom('report')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  return row?.id ?? null;
}
