import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '../../base/database/database.ts';
import { addDays, dayOf, type PlainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor, type QueryContext } from '../../base/run.ts';
import type { SignedIn } from '../people/identify.ts';
import { endedBefore } from '../units/lineage.ts';
import { type Units, unitAt } from '../units/tree.ts';
import { lostAt } from './adding-up.ts';
import { chooseReceiver, listIndicators, type NoticeKind, noticeKinds, showDesk } from './contract-desk.ts';
import { formerName, unitsToChoose } from './former-units.ts';
import { formOf, outlineOf } from './kept-catalogue.ts';
import { correctionKinds, editable, type Status, waitsAbove } from './life.ts';
import { reportsWithLevel } from './report-level.ts';
import { reasonsIn } from './return-reason.ts';
import { titleOfPart } from './signing.ts';
import { cellsOf } from './working.ts';

type Services = { readonly units: Units; readonly me: SignedIn | null };
const { answer } = handlersFor<Services>();
type Context = QueryContext & Services;
type Notice = z.input<typeof showDesk.output>['notices'][number];

/** A report is announced so many days before it is due. */
const dueWithin = 7;

export const deskQueries = [
  answer(showDesk, async (context) => {
    const notices = [
      ...(await ownReports(context)),
      ...(await partsGiven(context)),
      ...(await correctionsToSign(context)),
      ...(await waitingToBeReceived(context)),
      ...(await explanationsWaiting(context)),
    ];
    return { notices: notices.sort(byUrgency) };
  }),

  answer(chooseReceiver, async ({ db, who, units, today }) => ({
    units: await unitsToChoose(db, units, {
      who: who!,
      permission: 'reports.readSent',
      today,
      as: 'receiver_id',
    }),
  })),

  answer(listIndicators, async ({ db }, { unitId, campaignId }) => {
    const rows = await formsBelow(db, unitId, campaignId);
    if (rows.length === 0) throw new Problem('not-found');
    const forms = await Promise.all(rows.map(({ form_hash }) => formOf(db, form_hash)));
    const asked = new Map(
      forms.flatMap((form) =>
        [...cellsOf(form)].map(([id, { indicator, part }]) => {
          const table = form.tables.find((one) => `form:${one.id}` === part);
          const { name, unit, type } = indicator;
          const comparable = type !== 'text' && type !== 'choice';
          return [id, { indicator: id, name, unit, form: table?.titles[0] ?? '', comparable }];
        }),
      ),
    );
    return { title: rows[0]!.title, indicators: [...asked.values()] };
  }),
];

const byUrgency = (a: Notice, b: Notice): number =>
  noticeKinds.indexOf(a.kind) - noticeKinds.indexOf(b.kind) || (a.on ?? '').localeCompare(b.on ?? '');

/** The units of one's posts in which one may do this, and the ended ones that these answer for. */
function unitsWhere({ who, me, units, today }: Context, ...permissions: readonly string[]): string[] {
  const own = [...new Set(me!.posts.map(({ post }) => post.unitId))];
  return [...new Set([...own, ...endedBefore(units, own, today)])].filter((unitId) =>
    permissions.some((one) => who!.grant(one, [unitId]) !== null),
  );
}

/** Told to those who fill in and to those who sign. */
async function ownReports(context: Context): Promise<Notice[]> {
  const { db, today, who } = context;
  const unitIds = unitsWhere(context, 'reports.enter', 'reports.sign');
  if (unitIds.length === 0) return [];
  const rows = await db
    .selectFrom('report as r')
    .innerJoin('campaign as c', 'c.id', 'r.campaign_id')
    .select(['r.unit_id', 'r.id', 'r.campaign_id', 'r.status', 'r.due_on', 'r.first_sent_on', 'c.title'])
    .where('r.unit_id', 'in', unitIds)
    .select([lastReturnInside.as('reason'), lastReturnAbove.as('back'), lostSinceClosed.as('lost')])
    .where('r.status', 'in', ['notBegun', 'draft', 'closed', 'returned'])
    .orderBy('r.due_on')
    .orderBy('r.id')
    .execute();
  return rows.flatMap((row): Notice[] => {
    const may = (permission: string) => who!.grant(permission, [row.unit_id]) !== null;
    const lost = may('reports.enter') ? lostNotice(context, row) : [];
    const kind = kindOf(row, today, may);
    if (kind === null) return lost;
    const reason =
      kind === 'returned' ? reasonsText(row.back) : kind === 'returned-inside' ? row.reason : null;
    return [{ ...placeOf(context, row), kind, reportId: row.id, on: row.due_on, count: 1, reason }, ...lost];
  });
}

/** A draft that the leader gave back stays so until it is closed again. */
const lastReturnInside = sql<string | null>`case when r.status = 'draft' then (
  select a.detail ->> 'reason' from report_action a
  where a.unit_id = r.unit_id and a.report_id = r.id and a.kind = 'returnedInside'
  order by a.number desc limit 1) end`;

/** With the reasons, of a report that came back from above. */
const lastReturnAbove = sql<unknown>`case when r.status = 'returned' then (
  select a.detail from report_action a
  where a.unit_id = r.unit_id and a.report_id = r.id and a.kind = 'returned'
  order by a.number desc limit 1) end`;

/** As one sentence goes on: without the full stops that they end with. */
const reasonsText = (detail: unknown): string =>
  [...new Set(reasonsIn(detail).map(({ text }) => text.trim().replace(/\.+$/, '')))].join('; ');

type Lost = { readonly unit: string; readonly at: string };

/** The units whose figures went out of the sums since the report was closed last. */
const lostSinceClosed = sql<Lost[] | null>`(
  select json_agg(json_build_object('unit', l.child_unit_id, 'at', l.at) order by l.at, l.child_unit_id) from (
    select t.child_unit_id, (${lostAt}) as at from report_taken t
    where t.unit_id = r.unit_id and t.report_id = r.id and t.number = 0) l
  where l.at >= coalesce((select max(a.at) from report_action a
    where a.unit_id = r.unit_id and a.report_id = r.id and a.kind = 'closed'), '-infinity'))`;

type Losing = Placed & { readonly id: string; readonly lost: Lost[] | null };

/** That a sum fell because a report below came back is told to those who make the sum. */
function lostNotice(context: Context, row: Losing): Notice[] {
  const last = row.lost?.at(-1);
  if (last === undefined) return [];
  const { units, today } = context;
  const names = row.lost!.map(({ unit }) => unitAt(units, unit, today)?.name ?? formerName(units, unit));
  const on = dayOf(new Date(last.at));
  const told = { reportId: row.id, on, count: names.length, reason: names.join(', ') };
  return [{ ...placeOf(context, row), kind: 'lost-below', ...told }];
}

type Own = {
  readonly status: string;
  readonly due_on: PlainDate;
  readonly first_sent_on: PlainDate | null;
  readonly reason: string | null;
};

/** What is closed waits for the leader, what is given back or new for those who fill in; all are reminded of its day. */
function kindOf(
  { status, due_on, first_sent_on, reason }: Own,
  today: PlainDate,
  may: (permission: string) => boolean,
): NoticeKind | null {
  if (status === 'returned') return 'returned';
  if (status === 'closed') return may('reports.sign') ? 'to-sign' : null;
  if (reason !== null && may('reports.enter')) return 'returned-inside';
  if (first_sent_on === null && due_on < today) return 'overdue';
  if (due_on <= addDays(today, dueWithin)) return 'due-soon';
  return status === 'notBegun' && may('reports.enter') ? 'opened' : null;
}

/** The parts that this person fills, until they are closed: which, and by when. */
async function partsGiven(context: Context): Promise<Notice[]> {
  const { db, who } = context;
  const unitIds = unitsWhere(context, 'reports.enter');
  if (unitIds.length === 0) return [];
  const rows = await reportsWithLevel(db)
    .innerJoin('report_part as p', (join) =>
      join.onRef('p.unit_id', '=', 'r.unit_id').onRef('p.report_id', '=', 'r.id'),
    )
    .select([
      'r.unit_id',
      'r.id',
      'r.campaign_id',
      'r.due_on',
      'c.title',
      'p.part',
      'p.due_on as part_due_on',
    ])
    .select(['l.form_hash', 'l.outline_hash'])
    .where('p.unit_id', 'in', unitIds)
    .where('p.person_id', '=', who!.personId)
    .where('p.closed_at', 'is', null)
    .where('r.status', 'in', editable)
    .orderBy('p.due_on', (day) => day.asc().nullsLast())
    .orderBy('p.part')
    .execute();
  const notices: Notice[] = [];
  for (const own of Map.groupBy(rows, ({ id }) => id).values()) {
    const [first] = own as [(typeof own)[number]];
    const written = {
      form: await formOf(db, first.form_hash),
      outline: await outlineOf(db, first.outline_hash),
    };
    const titles = own.map(({ part }) => titleOfPart(written, part)).join('; ');
    const told = {
      reportId: first.id,
      on: first.part_due_on ?? first.due_on,
      count: own.length,
      reason: titles,
    };
    notices.push({ ...placeOf(context, first), kind: 'part-given', ...told });
  }
  return notices;
}

/** Corrections that others have proposed. */
async function correctionsToSign(context: Context): Promise<Notice[]> {
  const { db, who } = context;
  const unitIds = unitsWhere(context, 'reports.sign');
  if (unitIds.length === 0) return [];
  const rows = await db
    .selectFrom('report as r')
    .innerJoin('campaign as c', 'c.id', 'r.campaign_id')
    .innerJoin('report_action as a', (join) =>
      join.onRef('a.unit_id', '=', 'r.unit_id').onRef('a.report_id', '=', 'r.id'),
    )
    .select(['r.unit_id', 'r.id', 'r.campaign_id', 'c.title'])
    .where('r.unit_id', 'in', unitIds)
    .where('a.kind', '=', 'correctionProposed')
    .where('a.person_id', '<>', who!.personId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('report_action as later')
            .select('later.number')
            .whereRef('later.unit_id', '=', 'a.unit_id')
            .whereRef('later.report_id', '=', 'a.report_id')
            .whereRef('later.number', '>', 'a.number')
            .where('later.kind', 'in', [...correctionKinds]),
        ),
      ),
    )
    .orderBy('c.title')
    .orderBy('r.id')
    .execute();
  return rows.map((row) => ({
    ...placeOf(context, row),
    kind: 'correction-to-sign' as const,
    reportId: row.id,
    on: null,
    count: 1,
  }));
}

async function waitingToBeReceived(context: Context): Promise<Notice[]> {
  const unitIds = unitsWhere(context, 'reports.receive');
  if (unitIds.length === 0) return [];
  const rows = await context.db
    .selectFrom('report as r')
    .innerJoin('campaign as c', 'c.id', 'r.campaign_id')
    .select(['r.receiver_id as unit_id', 'r.campaign_id', 'r.status', 'c.title'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('r.receiver_id', 'in', unitIds)
    .where('r.status', 'in', waitsAbove)
    .groupBy(['r.receiver_id', 'r.campaign_id', 'r.status', 'c.title'])
    .orderBy('c.title')
    .orderBy('r.campaign_id')
    .execute();
  return rows.map((row) => ({
    ...placeOf(context, { ...row, unit_id: row.unit_id! }),
    kind: (row.status as Status) === 'corrected' ? ('corrections-waiting' as const) : ('to-receive' as const),
    reportId: null,
    on: null,
    count: row.count,
  }));
}

/** Of those that stand in what was sent: what was said of figures changed since is out of date. */
async function explanationsWaiting(context: Context): Promise<Notice[]> {
  const unitIds = unitsWhere(context, 'reports.receive');
  if (unitIds.length === 0) return [];
  const rows = await context.db
    .selectFrom('report_explanation as e')
    .innerJoin('report as r', (join) =>
      join.onRef('r.unit_id', '=', 'e.unit_id').onRef('r.id', '=', 'e.report_id'),
    )
    .innerJoin('report_version as v', (join) =>
      join
        .onRef('v.unit_id', '=', 'r.unit_id')
        .onRef('v.report_id', '=', 'r.id')
        .onRef('v.number', '=', 'r.sent_number'),
    )
    .innerJoin('campaign as c', 'c.id', 'r.campaign_id')
    .select(['r.receiver_id as unit_id', 'r.campaign_id', 'c.title'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('r.receiver_id', 'in', unitIds)
    .where('r.status', 'in', waitsAbove)
    .where('e.decision', 'is', null)
    .where(standsIn(sql.ref('v.content'), sql.ref('e.finding')))
    .groupBy(['r.receiver_id', 'r.campaign_id', 'c.title'])
    .orderBy('c.title')
    .orderBy('r.campaign_id')
    .execute();
  return rows.map((row) => ({
    ...placeOf(context, { ...row, unit_id: row.unit_id! }),
    kind: 'explanations-waiting' as const,
    reportId: null,
    on: null,
    count: row.count,
  }));
}

/**
 * Whether an explanation of this finding stands in a version, and not as one of an earlier figure. A version is kept as one text with
 * its keys in order: to look for the words takes a part of the time of reading all of it.
 */
const standsIn = (content: RawBuilder<unknown>, finding: RawBuilder<unknown>) => {
  const told = sql`'"finding":' || to_json(${finding})::text || ',"text":'`;
  return sql<boolean>`strpos(${content}, ${told}) > 0 and strpos(${content}, '"earlier":true,' || ${told}) = 0`;
};

type Placed = { readonly unit_id: string; readonly campaign_id: string; readonly title: string };

const placeOf = ({ units, today }: Context, { unit_id, campaign_id, title }: Placed) => ({
  unitId: unit_id,
  unit: unitAt(units, unit_id, today)?.name ?? formerName(units, unit_id),
  campaignId: campaign_id,
  title,
  reason: null,
});

/** The forms on which the unit's lower ones write in a campaign. */
function formsBelow(db: Db, unitId: string, campaignId: string) {
  return reportsWithLevel(db)
    .select(['l.form_hash', 'c.title'])
    .distinct()
    .where('r.receiver_id', '=', unitId)
    .where('r.campaign_id', '=', campaignId)
    .orderBy('l.form_hash')
    .execute();
}
