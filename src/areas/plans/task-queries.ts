import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { foldedWords } from '../../base/fold.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { handlersFor } from '../../base/run.ts';
import type { Units } from '../units/tree.ts';
import { asOf, type ToldDeed } from './as-of.ts';
import { exportTasks, listTasks, showCalendar } from './contract-tasks.ts';
import { taskTable } from './export-table.ts';
import { overdueBefore, stateSql } from './state-sql.ts';
import { isOf, standingWhere } from './task-filter.ts';
import { owedStatuses } from './task-log.ts';
import { type Asked, tasksWhere, unitName, type View } from './views.ts';

type Services = { readonly units: Units; readonly installation: { readonly kind: 'demo' | 'real' } };
const { answer } = handlersFor<Services>();

export const taskQueries = [
  answer(listTasks, async (context, { start, size, ...filter }) => {
    const on = filter.on ?? context.today;
    const where = whereOf(filter, on, context.who!.personId);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from task t where ${where}`.execute(context.db);
    const tasks = await tasksWhere({ ...context, on }, where, { start, size });
    return { unit: unitName(context, filter.unitId), on, count: rows[0]!.count, tasks };
  }),

  answer(exportTasks, async (context, filter) => {
    const on = filter.on ?? context.today;
    const asked = { ...context, on };
    const tasks = await tasksWhere(asked, whereOf(filter, on, context.who!.personId), { size: 50_000 });
    const title = unitName(context, filter.unitId);
    return taskTable(title, await asOfDay(asked, tasks), on, context.installation.kind);
  }),

  answer(showCalendar, async (context, { unitId, month, mine }) => {
    const { db, today, who } = context;
    const [first, last] = monthDays(month);
    const there = sql`t.unit_id = ${unitId} and ${mine ? isOf(who!.personId) : sql`true`}`;
    const where = sql`${there} and t.status not in ('draft', 'cancelled') and t.due_on between ${first}::date and ${last}::date`;
    const tasks = await tasksWhere({ ...context, on: today }, where, { size: 2000 });
    const { rows } = await sql<{ late: number }>`
      select count(*)::int as late from task t
      where ${there} and ${isOwed} and ${overdueBefore(first)} and ${stateSql(today)} = 'overdueUndone'`.execute(
      db,
    );
    return { unit: unitName(context, unitId), days: byDay(tasks), late: rows[0]!.late };
  }),
];

/** Tasks as they stood at the end of the day asked about. */
async function asOfDay({ db, on, today }: Asked, tasks: readonly View[]): Promise<readonly View[]> {
  if (on >= today || tasks.length === 0) return tasks;
  const units = [...new Set(tasks.map(({ unitId }) => unitId))];
  const { rows } = await sql<{ unit_id: string; task_id: string; deeds: ToldDeed[] }>`
    select a.unit_id, a.task_id, jsonb_agg(a.detail || jsonb_build_object('kind', a.kind, 'on', a.on_day) order by a.number) as deeds
    from task_action a
    where a.unit_id = any(${units}::uuid[]) and a.task_id = any(${tasks.map(({ id }) => id)}::uuid[])
      and a.kind not in ('reminded', 'evidenceAdded', 'evidenceWithdrawn')
    group by a.unit_id, a.task_id`.execute(db);
  const deeds = new Map(rows.map((row) => [`${row.unit_id} ${row.task_id}`, row.deeds]));
  return tasks.map((task) => asOf(task, deeds.get(`${task.unitId} ${task.id}`) ?? [], on));
}

/** Said beside the state of today, for the index of what is owed. */
const isOwed = sql`t.status in (${sql.join(owedStatuses.map((status) => sql.lit(status)))})`;

/** The first and the last day of "2026-03". */
function monthDays(month: string): [PlainDate, PlainDate] {
  const first = `${month}-01`;
  const next = `${addDays(first, 31).slice(0, 7)}-01`;
  return [first, addDays(next, -1)];
}

type Shown = Awaited<ReturnType<typeof tasksWhere>>;

const byDay = (tasks: Shown) =>
  [...Map.groupBy(tasks, ({ dueOn }) => dueOn!)].map(([on, some]) => ({
    on,
    tasks: some.map(({ id, title, status, person, personPrinted, state }) => ({
      ...{ id, title, status, state },
      person: person ?? personPrinted,
    })),
  }));

type Filter = Omit<z.output<(typeof exportTasks)['input']>, 'on'>;

/** The condition of a list on tasks `t`. Activities stand beside the tasks they belong to; drafts in their plan alone. */
function whereOf(filter: Filter, on: PlainDate, me: string | null): RawBuilder<unknown> {
  const { unitId, planId, source, giverLevel, field, personId, personPrinted, unassigned, mine, text } =
    filter;
  const conditions: RawBuilder<unknown>[] = [sql`t.unit_id = ${unitId}`];
  const add = (condition: RawBuilder<unknown>) => conditions.push(condition);
  if (planId !== undefined) add(sql`t.plan_id = ${planId}`);
  if (source !== undefined) add(sql`t.source = ${source}`);
  if (giverLevel !== undefined) add(sql`t.giver_level = ${giverLevel}`);
  if (field !== undefined) add(sql`t.field = ${field}`);
  if (personId !== undefined) add(sql`t.person_id = ${personId}`);
  if (personPrinted !== undefined) add(sql`t.person_id is null and t.person_printed = ${personPrinted}`);
  if (unassigned === true) add(sql`t.person_id is null and t.person_printed is null`);
  if (mine === true) add(isOf(me));
  conditions.push(...standingWhere(filter, on));
  for (const word of foldedWords(text ?? '')) add(sql`t.search like ${`%${word}%`}`);
  return sql.join(conditions, sql` and `);
}
