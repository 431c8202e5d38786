import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import { addDays, daysBetween, type PlainDate } from '../../base/plain-date.ts';
import { handlersFor } from '../../base/run.ts';
import type { Units } from '../units/tree.ts';
import { listGiven, showChain } from './contract-giving.ts';
import { showLateness } from './contract-tasks.ts';
import { doubtsOf, type Evidence, evidenceOfMany, fileView } from './proof.ts';
import { sharedIn } from './shared-proof.ts';
import { countedColumns, countsSql, overdueBefore, stateSql } from './state-sql.ts';
import { standingWhere } from './task-filter.ts';
import { getTaskRow, type TaskRow } from './task-row.ts';
import type { CountedState, TaskCounts } from './task-state.ts';
import { tasksWhere, unitName } from './views.ts';

type Services = { readonly units: Units };
const { answer } = handlersFor<Services>();

export const chainQueries = [
  answer(showChain, async (context, { unitId, taskId }) => {
    const { db, today } = context;
    const { title } = await getTaskRow(db, unitId, taskId);
    const parts = await partsBelow(db, unitId, taskId, today);
    const evidence = await evidenceOfMany(db, parts);
    const byTask = Map.groupBy(evidence, (each) => each.unitId + each.taskId);
    const shared = sharedIn(parts, evidence);
    return {
      title,
      on: today,
      parts: parts.map((part) => ({
        ...partView(part),
        unit: unitName(context, part.unit_id),
        evidence: (byTask.get(part.unit_id + part.id) ?? []).map((each) => {
          const unitIds = shared.get(each.unitId + each.id) ?? [];
          return proofView(each, part, [...unitIds].map((one) => unitName(context, one)).sort());
        }),
      })),
    };
  }),

  answer(listGiven, async (context, { unitId, receiverId, on = context.today, start, size, ...filter }) => {
    const conditions = [sql`t.giver_unit_id = ${unitId}`, ...standingWhere(filter, on)];
    if (receiverId !== undefined) conditions.push(sql`t.unit_id = ${receiverId}`);
    const where = sql.join(conditions, sql` and `);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from task t where ${where}`.execute(context.db);
    const tasks = await tasksWhere({ ...context, on }, where, { start, size });
    const shown = tasks.map(({ id, originId, person, personPrinted, ...task }) => ({
      ...task,
      taskId: id,
      originId: originId!,
      unit: unitName(context, task.unitId),
      person: person ?? personPrinted,
    }));
    return { unit: unitName(context, unitId), on, count: rows[0]!.count, tasks: shown };
  }),

  answer(showLateness, async (context, { unitId }) => {
    const { db, today } = context;
    const own = sql`t.unit_id = ${unitId}`;
    const below = sql`t.giver_unit_id = ${unitId}`;
    const units = await lateBy(db, below, today, sql`t.unit_id::text`, sql`null`);
    return {
      unit: unitName(context, unitId),
      on: today,
      people: await lateBy(
        db,
        own,
        today,
        sql`t.person_id::text`,
        sql`coalesce(p.full_name, t.person_printed)`,
      ),
      units: units.map((each) => ({ ...each, name: unitName(context, each.id!) })),
      months: await trendOf(db, own, today),
      monthsBelow: await trendOf(db, below, today),
    };
  }),
];

type Part = TaskRow & {
  readonly depth: number;
  readonly person: string | null;
  readonly state: CountedState | null;
  readonly asked: { dueOn: PlainDate; reason: string } | null;
};

/** Everything that was handed down of a task, the nearest first, and of one level by unit. */
async function partsBelow(db: Db, unitId: string, taskId: string, on: PlainDate): Promise<Part[]> {
  const { rows } = await sql<Part>`
    with recursive below as (
      select unit_id, id, 1 as depth from task where origin_unit_id = ${unitId} and origin_id = ${taskId}
      union
      select t.unit_id, t.id, b.depth + 1 from below b join task t on t.origin_unit_id = b.unit_id and t.origin_id = b.id
      where b.depth < 10)
    select t.*, b.depth, coalesce(p.full_name, t.person_printed) as person, ${stateSql(on)} as state,
      case when t.extension_asked then (
        select jsonb_build_object('dueOn', a.detail ->> 'dueOn', 'reason', a.detail ->> 'reason') from task_action a
        where a.unit_id = t.unit_id and a.task_id = t.id and a.kind = 'extensionAsked' order by a.number desc limit 1) end as asked
    from below b join task t on t.unit_id = b.unit_id and t.id = b.id left join person p on p.id = t.person_id
    order by b.depth, t.unit_id, t.id limit 10000`.execute(db);
  return rows;
}

const partView = (part: Part) => ({
  unitId: part.unit_id,
  taskId: part.id,
  depth: part.depth,
  originUnitId: part.origin_unit_id!,
  originId: part.origin_id!,
  title: part.title,
  person: part.person,
  dueOn: part.due_on,
  originalDueOn: part.original_due_on,
  promisedOn: part.promised_on,
  status: part.status,
  state: part.state,
  progress: part.progress,
  progressNote: part.progress_note,
  whyLate: part.why_late,
  doneOn: part.done_on,
  extensionAsked: part.extension_asked,
  asked: part.asked,
  version: part.version,
});

const proofView = (each: Evidence, part: Part, sharedWith: string[]) => ({
  id: each.id,
  title: each.title,
  files: each.files.map(fileView),
  doubts: [...doubtsOf(each, part), ...(sharedWith.length > 0 ? (['sameElsewhere'] as const) : [])],
  sharedWith,
});

/** What is overdue today, by whom or where; who has most first. */
async function lateBy(
  db: Db,
  where: RawBuilder<unknown>,
  today: PlainDate,
  key: RawBuilder<unknown>,
  name: RawBuilder<unknown>,
) {
  const { rows } = await sql<{ id: string | null; name: string | null; late: number; first: PlainDate }>`
    select ${key} as id, ${name} as name, count(*)::int as late, min(t.due_on) as first
    from task t left join person p on p.id = t.person_id
    where ${where} and t.status in ('open', 'doing', 'reported') and ${overdueBefore(today)} and t.parent_id is null
      and ${stateSql(today)} = 'overdueUndone'
    group by 1, 2 order by 3 desc, 4, 1 limit 5000`.execute(db);
  return rows.map(({ id, name: called, late, first }) => ({
    ...{ id, late, name: called ?? '' },
    longest: daysBetween(first, today),
  }));
}

/**
 * Of the tasks that fell due in each of the last twelve months: how they stood on the day after it ended, so that what fell due on its
 * last day and was not done is overdue; of this month how they stand today. In one statement.
 */
async function trendOf(db: Db, where: RawBuilder<unknown>, today: PlainDate) {
  const months = lastMonths(today);
  const [from, to, on] = [sql`m.first_day`, sql`m.last_day`, sql`m.on_day`];
  const byMonth = new Map(months.map((one) => [one.month, one]));
  const { rows } = await sql<TaskCounts & { month: string }>`
    select m.month, c.* from unnest(${months.map(({ month }) => month)}::text[], ${months.map((one) => one.from)}::date[],
      ${months.map((one) => one.to)}::date[], ${months.map((one) => one.on)}::date[]) as m (month, first_day, last_day, on_day)
    cross join lateral (
      select ${countsSql(from, to)} from (
        select ${countedColumns(on)} from task t
        where ${where} and t.due_on between ${from} and ${to} and t.parent_id is null) counted) c
    order by m.month`.execute(db);
  return rows.map(({ month, ...counts }) => ({ ...byMonth.get(month)!, counts }));
}

type Month = {
  readonly month: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly on: PlainDate;
};

function lastMonths(today: PlainDate): Month[] {
  const months: Month[] = [];
  let to = today;
  for (let index = 0; index < 12; index += 1) {
    const month = to.slice(0, 7);
    const from = `${month}-01`;
    months.unshift({ month, from, to, on: to === today ? today : addDays(to, 1) });
    to = addDays(from, -1);
  }
  return months;
}
