import { type RawBuilder, sql } from 'kysely';
import { addDays, type PlainDate, yearOf } from '../../base/plain-date.ts';
import { holdsOn, isUndoneOn, stateSql, waitsOn } from './state-sql.ts';

type Rows = (
  unitIds: readonly string[],
  from: PlainDate,
  to: PlainDate,
  dated?: RawBuilder<unknown>,
) => RawBuilder<unknown>;

/** How a task `t` stands on the last day of a period. */
const standing = (to: PlainDate) => sql`t.due_on, ${stateSql(to)} as state, ${waitsOn(to)} as waits`;
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
 * Tasks from above that were not done as the period began, those that were given in it among them: nothing is done before it is given.
 */
export const tasksFromAbove: Rows = (unitIds, from, to, dated = standing(to)) => sql`
  select ${columns(dated)}, null as plan_kind, true as of_year from task t
  where t.unit_id = ${inUnits(unitIds)} and t.source = 'above' and ${isUndoneOn(addDays(from, -1))} and ${isCounted(to)}`;

/** Tasks that the own leader gave in the period. */
const tasksOfLeader: Rows = (unitIds, from, to, dated = standing(to)) => sql`
  select ${columns(dated)}, null as plan_kind, true as of_year from task t
  where t.unit_id = ${inUnits(unitIds)} and t.source = 'leader' and t.given_on >= ${from}::date and ${isCounted(to)}`;

/** All tasks of units that a period counts, each with how it stands on the last day; each of the four ways has its index. */
export const countedTasks: Rows = (unitIds, from, to, dated = standing(to)) => sql`(
  ${plannedTasks(unitIds, from, to, dated)} union all ${tasksFromAbove(unitIds, from, to, dated)}
  union all ${tasksOfLeader(unitIds, from, to, dated)})`;
