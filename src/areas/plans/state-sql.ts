import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../base/plain-date.ts';
import type { CountedState, TaskCounts } from './task-state.ts';

/** A day, or an expression that is one. */
type Day = PlainDate | RawBuilder<unknown>;

/**
 * The day of the completion that stood on the day, of a task `t`: as `stateOn` says. A completion that was taken back later is found
 * in the log, and so only looked for where there was one.
 */
export const doneAsOf = (day: Day): RawBuilder<PlainDate | null> => sql<PlainDate | null>`(case
  when t.confirmed_on is not null and t.done_on <= ${day}::date then t.done_on
  when t.reopened_on > ${day}::date then (
    select max((a.detail ->> 'completed')::date) from task_action a
    where a.unit_id = t.unit_id and a.task_id = t.id and a.kind = 'reopened' and a.on_day > ${day}::date
      and (a.detail ->> 'completed')::date <= ${day}::date)
  end)`;

/** Whether a task `t` holds on the day: given, and not cancelled. */
export const holdsOn = (day: Day): RawBuilder<boolean> =>
  sql<boolean>`(t.given_on <= ${day}::date and (t.cancelled_on is null or t.cancelled_on > ${day}::date))`;

type Due = 'due_on' | 'original_due_on';

/** How the forms count a task `t` on the day, as `stateOn` says: against the day in force, or the one first set. */
export function stateSql(day: Day, due: Due = 'due_on'): RawBuilder<CountedState | null> {
  const dueOn = sql.ref(`t.${due}`);
  return sql<CountedState | null>`(case when ${holdsOn(day)} is not true then null
    when ${doneAsOf(day)} is not null then case when ${dueOn} is null or ${doneAsOf(day)} <= ${dueOn} then 'doneOnTime' else 'doneLate' end
    when ${waitsOn(day)} and t.done_on <= ${dueOn} then 'inTimeUndone'
    when ${dueOn} < ${day}::date then 'overdueUndone' else 'inTimeUndone' end)`;
}

/** Whether a task `t` was not done on the day, or not given yet: of most that were done an index tells (`task_from_above`, `task_of_leader`). */
export const isUndoneOn = (day: PlainDate): RawBuilder<boolean> => sql<boolean>`(
  case when t.confirmed_on is not null then t.done_on else 'infinity'::date end > ${day}::date
  and (t.reopened_on is null or ${doneAsOf(day)} is null))`;

/** Whether a completion of a task `t` was taken back in the period; most never were (`task_reopened`). */
export const isTakenBackIn = (from: PlainDate, to: PlainDate): RawBuilder<boolean> => sql<boolean>`(
  t.reopened_on >= ${from}::date and exists (
    select from task_action a where a.unit_id = t.unit_id and a.task_id = t.id and a.kind = 'reopened'
      and a.on_day between ${from}::date and ${to}::date))`;

/** Whether a task `t` was reported as done on the day, or before, and waits to be confirmed. */
export const waitsOn = (day: Day): RawBuilder<boolean> =>
  sql<boolean>`(t.status = 'reported' and t.done_on <= ${day}::date)`;

/** Of tasks that are owed: whether the day has passed by its receiver's fault, not only by who has not confirmed it yet. */
export const overdueBefore = (day: Day): RawBuilder<boolean> =>
  sql<boolean>`(due_on < ${day}::date and (done_on is null or done_on > due_on))`;

/** What `countsSql` counts by, of a task `t` on the day. */
export const countedColumns = (day: Day): RawBuilder<unknown> => sql`t.due_on, ${stateSql(day)} as state,
  ${stateSql(day, 'original_due_on')} as state_first, ${waitsOn(day)} as waits`;

/** Counts of the rows of `counted`, which have `countedColumns`; those due in the period beside. */
export const countsSql = (from: Day, to: Day): RawBuilder<TaskCounts> => sql<TaskCounts>`
  count(*) filter (where state = 'doneOnTime')::int as "doneOnTime",
  count(*) filter (where state = 'doneLate')::int as "doneLate",
  count(*) filter (where state = 'overdueUndone')::int as "overdueUndone",
  count(*) filter (where state = 'inTimeUndone')::int as "inTimeUndone",
  count(state)::int as total,
  count(state) filter (where due_on is null)::int as undated,
  count(state) filter (where due_on between ${from}::date and ${to}::date)::int as due,
  count(state) filter (where waits)::int as waiting,
  ${asFirstSetSql} as "asFirstSet"`;

/** How rows that have `state_first` stand against the day that was first set. */
export const asFirstSetSql = sql<TaskCounts['asFirstSet']>`jsonb_build_object(
  'doneOnTime', count(*) filter (where state_first = 'doneOnTime'),
  'doneLate', count(*) filter (where state_first = 'doneLate'),
  'overdueUndone', count(*) filter (where state_first = 'overdueUndone'),
  'inTimeUndone', count(*) filter (where state_first = 'inTimeUndone'))`;

const noStates = { doneOnTime: 0, doneLate: 0, overdueUndone: 0, inTimeUndone: 0 };
export const noCounts: TaskCounts = {
  ...noStates,
  total: 0,
  undated: 0,
  due: 0,
  waiting: 0,
  asFirstSet: noStates,
};
