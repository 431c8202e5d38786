import { type RawBuilder, sql } from 'kysely';
import { addDays, type PlainDate, yearOf } from '../../base/plain-date.ts';
import { holdsOn, isTakenBackIn, isUndoneOn, stateSql, waitsOn } from './state-sql.ts';

type Rows = (
  unitIds: readonly string[],
  from: PlainDate,
  to: PlainDate,
  dated?: RawBuilder<unknown>,
) => RawBuilder<unknown>;

/** How a task `t` stands on a day. */
export const standing = (to: PlainDate) => sql`t.due_on, ${stateSql(to)} as state, ${waitsOn(to)} as waits`;
const columns = (dated: RawBuilder<unknown>) =>
  sql`t.unit_id, t.id, t.source, t.giver_level, t.field, ${dated}`;
/** In force on the last day, and no activity. */
const isCounted = (to: PlainDate) => sql`t.parent_id is null and ${holdsOn(to)}`;
const inUnits = (unitIds: readonly string[]) => sql`any(${[...unitIds]}::uuid[])`;

/** Tasks of plans of the year in which the period ends, and of the year before what fell due in the period. */
export const plannedTasks: Rows = (unitIds, from, to, dated = standing(to)) => sql`
  select ${columns(dated)}, p.kind as plan_kind, true as of_year from plan p join task t on t.unit_id = p.unit_id and t.plan_id = p.id
  where p.unit_id = ${inUnits(unitIds)} and p.year = ${yearOf(to)} and ${isCounted(to)}
  union all
  select ${columns(dated)}, p.kind, false from plan p join task t on t.unit_id = p.unit_id and t.plan_id = p.id
  where p.unit_id = ${inUnits(unitIds)} and p.year = ${yearOf(to) - 1} and t.due_on between ${from}::date and ${to}::date
    and ${isCounted(to)}`;

/**
 * Tasks of no plan that the period has to answer for: those that were not done as it began, and those that were taken back in it. What
 * was given in it is among them: nothing is done before it is given.
 */
const owedOf =
  (source: 'above' | 'leader'): Rows =>
  (unitIds, from, to, dated = standing(to)) => {
    const before = addDays(from, -1);
    const ofSource = sql`from task t where t.unit_id = ${inUnits(unitIds)} and t.source = ${sql.lit(source)} and ${isCounted(to)}`;
    return sql`
      select ${columns(dated)}, null as plan_kind, true as of_year ${ofSource} and ${isUndoneOn(before)}
      union all
      select ${columns(dated)}, null, true ${ofSource} and ${isTakenBackIn(from, to)} and not ${isUndoneOn(before)}`;
  };

/** Tasks that a level above gave. */
export const tasksFromAbove = owedOf('above');

/**
 * Tasks of plans of earlier years that were overdue before the period began, and not done then or taken back in it. No figure counts them:
 * they are late, and told so.
 */
const leftOfPlans: Rows = (unitIds, from, to, dated = standing(to)) => sql`
  select ${columns(dated)}, p.kind as plan_kind, false as of_year from plan p join task t on t.unit_id = p.unit_id and t.plan_id = p.id
  where p.unit_id = ${inUnits(unitIds)} and p.year < ${yearOf(to)} and t.due_on < ${from}::date and ${isCounted(to)}
    and (${isUndoneOn(addDays(from, -1))} or ${isTakenBackIn(from, to)})`;

/** All tasks of units that a period tells of, each with how it stands on the last day; each of the ways has its index. */
export const countedTasks: Rows = (unitIds, from, to, dated = standing(to)) => sql`(
  ${plannedTasks(unitIds, from, to, dated)} union all ${leftOfPlans(unitIds, from, to, dated)}
  union all ${tasksFromAbove(unitIds, from, to, dated)} union all ${owedOf('leader')(unitIds, from, to, dated)})`;
