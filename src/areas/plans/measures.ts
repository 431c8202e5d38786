import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import { type PlainDate, yearOf } from '../../base/plain-date.ts';
import type { ReformField } from '../documents/document.ts';
import { keepList } from '../documents/kept-lists.ts';
import { workOf } from '../units/lineage.ts';
import type { Units } from '../units/tree.ts';
import { countedTasks, plannedTasks, standing, tasksFromAbove } from './counted-tasks.ts';
import { type TaskMeasure, taskMeasureIds } from './fields.ts';
import { asFirstSetSql, countedColumns, countsSql, doneAsOf } from './state-sql.ts';
import type { CountedState, TaskCounts } from './task-state.ts';
import { byDue } from './views.ts';

/** A condition on a row `m` of `countedTasks`: it gives the figure, and the list behind it. */
type Condition = (from: PlainDate, to: PlainDate) => RawBuilder<boolean>;

const done = sql`m.state in ('doneOnTime', 'doneLate')`;

/** Tasks of the plans of one kind for the year in which the period ends, as they stand on its last day. */
const ofPlan =
  (kind: string, more: RawBuilder<unknown> = sql`true`): Condition =>
  () =>
    sql<boolean>`(m.plan_kind = ${kind} and m.of_year and ${more})`;

/**
 * What of plans of the kind fell due in the period: the denominator of the index (criterion 1.1.3). The window of a year closes before
 * its last day, on which most of a plan is due: that is counted in the next one.
 */
const dueOfPlan =
  (kind: string, more: RawBuilder<unknown> = sql`true`): Condition =>
  (from, to) =>
    sql<boolean>`(m.plan_kind = ${kind} and m.due_on between ${from}::date and ${to}::date and ${more})`;

/** Tasks with a day that one level above gave in the period, or before it and that were not done as it began, or taken back in it; regular ones are not counted (biểu mẫu 1, dòng 4 và 5). */
const givenBy =
  (level: string, more: RawBuilder<unknown> = sql`true`): Condition =>
  () =>
    sql<boolean>`(${fromAbove} and m.giver_level = ${level} and ${more})`;

const fromAbove = sql`m.source = 'above' and m.due_on is not null`;

const inState = (state: string) => sql`m.state = ${state}`;

/** Named as the indicators that they are the figures of, where there is one. */
const taskMeasures = {
  'plan.tasksSet': ofPlan('reform'),
  'plan.tasksDone': ofPlan('reform', done),
  'plan.tasksDue': dueOfPlan('reform'),
  'plan.tasksDueDone': dueOfPlan('reform', done),
  'publicity.tasksSet': ofPlan('publicity'),
  'publicity.tasksDone': ofPlan('publicity', done),
  'tasks.fromProvince.assigned': givenBy('province'),
  'tasks.fromProvince.doneOnTime': givenBy('province', inState('doneOnTime')),
  'tasks.fromProvince.doneLate': givenBy('province', inState('doneLate')),
  'tasks.fromProvince.overdue': givenBy('province', inState('overdueUndone')),
  'tasks.fromProvince.inProgress': givenBy('province', inState('inTimeUndone')),
  'tasks.fromDistrict.assigned': givenBy('district'),
  'tasks.fromDistrict.doneOnTime': givenBy('district', inState('doneOnTime')),
  'tasks.fromDistrict.doneLate': givenBy('district', inState('doneLate')),
  'tasks.fromDistrict.overdue': givenBy('district', inState('overdueUndone')),
  'tasks.fromDistrict.inProgress': givenBy('district', inState('inTimeUndone')),
} as const satisfies Record<TaskMeasure, Condition>;

export type TaskFigures = Readonly<Record<TaskMeasure, number>>;

/**
 * Every measure of units in a period, in one statement; a unit without tasks is not there. With a unit stand those that have ended
 * since and that it goes on with: no report but its own would tell of their tasks.
 */
export async function countTasks(
  db: Db,
  units: Units,
  unitIds: readonly string[],
  from: PlainDate,
  to: PlainDate,
  on: PlainDate = to,
): Promise<ReadonlyMap<string, TaskFigures>> {
  const owners = new Map(unitIds.flatMap((owner) => workOf(units, owner, to).map((id) => [id, owner])));
  const ids = [...owners.keys()];
  const columns = (ofPlan: boolean) =>
    sql.join(
      taskMeasureIds.map((id) => {
        const figure =
          isOfPlan(id) === ofPlan ? sql`count(*) filter (where ${taskMeasures[id](from, to)})::int` : sql`0`;
        return sql`${figure} as ${sql.id(id)}`;
      }),
    );
  const { rows } = await sql<{ unit_id: string } & TaskFigures>`
    select m.unit_id, ${columns(true)} from (${plannedTasks(ids, from, to, standing(on))}) m group by m.unit_id
    union all
    select m.unit_id, ${columns(false)} from (${tasksFromAbove(ids, from, to, standing(on))}) m where ${fromAbove} group by m.unit_id`.execute(
    db,
  );
  const byOwner = Map.groupBy(rows, ({ unit_id }) => owners.get(unit_id)!);
  return new Map([...byOwner].map(([owner, some]) => [owner, some.map(figuresOf).reduce(added)]));
}

const figuresOf = ({ unit_id: _, ...figures }: { unit_id: string } & TaskFigures): TaskFigures => figures;
const added = (one: TaskFigures, other: TaskFigures): TaskFigures =>
  Object.fromEntries(taskMeasureIds.map((id) => [id, one[id] + other[id]])) as TaskFigures;

/** A period of a unit and of what it goes on with. */
export type Counting = {
  readonly units: Units;
  readonly unitId: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** As of which day its tasks stand as they do. */
  readonly on: PlainDate;
};

/** As of which day tasks of a period stand: its last one, or today where that has not come: nothing is overdue before its day. */
export const standingOn = (to: PlainDate, today: PlainDate): PlainDate => (to < today ? to : today);

const rowsOf = (
  { units, unitId, from, to, on }: Counting,
  dated: RawBuilder<unknown> = standing(on),
): RawBuilder<unknown> => countedTasks(workOf(units, unitId, to), from, to, dated);

/** The condition on tasks `t` that stands behind a figure, or behind all of them: as many rows as it counts. */
export const countedIn = (counting: Counting, measure: TaskMeasure | null): RawBuilder<unknown> =>
  isAmong(counting, measure === null ? sql`m.of_year` : taskMeasures[measure](counting.from, counting.to));

/** Tasks `t` of a period that were late, done or not. */
export const lateIn = (counting: Counting): RawBuilder<unknown> =>
  isAmong(counting, sql`m.state in ('doneLate', 'overdueUndone')`);

const isAmong = (counting: Counting, condition: RawBuilder<unknown>) => sql`(t.unit_id, t.id) in (
  select m.unit_id, m.id from ${rowsOf(counting)} m where ${condition})`;

/** How the tasks behind a figure stand against the day that was first set. */
export async function asFirstSet(
  db: Db,
  counting: Counting,
  measure: TaskMeasure,
): Promise<TaskCounts['asFirstSet']> {
  const { from, to, on } = counting;
  const { rows } = await sql<Pick<TaskCounts, 'asFirstSet'>>`
    select ${asFirstSetSql} as "asFirstSet" from ${rowsOf(counting, countedColumns(on))} m
    where ${taskMeasures[measure](from, to)}`.execute(db);
  return rows[0]!.asFirstSet;
}

/** How tasks of a period stand, by field of reform: those of plans of the year, and those of no plan that it answers for. */
export async function countByField(db: Db, counting: Counting) {
  const { from, to, on } = counting;
  const { rows } = await sql<TaskCounts & { field: ReformField }>`
    select field, ${countsSql(from, to)} from ${rowsOf(counting, countedColumns(on))} m
    where of_year group by field order by field`.execute(db);
  return rows.map(({ field, ...counts }) => ({ field, counts }));
}

/** A task as the narrative of a report tells it, as it stood on the day of the counting. */
export type ToldTask = {
  readonly title: string;
  readonly field: ReformField;
  readonly source: 'plan' | 'above' | 'leader';
  readonly planKind: string | null;
  /** Not of the plan of the year before. */
  readonly ofYear: boolean;
  readonly state: CountedState;
  /** Reported as done, and not confirmed on that day. */
  readonly waits: boolean;
  readonly person: string | null;
  readonly dueOn: PlainDate | null;
  readonly doneOn: PlainDate | null;
  readonly whyLate: string | null;
};

/** Tasks that the period tells of, the earliest due first; at most 2,000. Why one was late is what the report of that completion says. */
export async function tasksTold(db: Db, counting: Counting): Promise<readonly ToldTask[]> {
  const { rows } = await sql<ToldTask>`
    select t.title, t.field, t.source, m.plan_kind as "planKind", m.of_year as "ofYear", m.state, m.waits, coalesce(t.person_printed, h.full_name) as person,
      t.due_on::text as "dueOn", d.done_on::text as "doneOn", (
        select a.detail ->> 'whyLate' from task_action a
        where a.unit_id = t.unit_id and a.task_id = t.id and a.kind = 'reported' and a.detail ->> 'doneOn' = d.done_on::text
        order by a.number desc limit 1) as "whyLate"
    from ${rowsOf(counting)} m
    join task t on t.unit_id = m.unit_id and t.id = m.id
    cross join lateral (select coalesce(${doneAsOf(counting.on)}, case when m.waits then t.done_on end) as done_on) d
    left join person h on h.id = t.person_id
    where m.state is not null order by t.due_on nulls last, t.ordinal, t.id limit 2000`.execute(db);
  return rows;
}

/**
 * From which day on the plans and tasks of the unit, and of those that it goes on with, know what each measure counts. A plan is known
 * whole, whenever it was issued: no report on its year counts from before the year that went before. Tasks from above are known from the
 * day on which the first one was written down, however early it was given: of what else came before that nobody knows. One that was
 * cancelled may have been a slip. Measures that nothing was entered for are not there.
 */
export async function keptSince(
  db: Db,
  unitId: string,
  _unitKind: string,
  day: PlainDate,
  units: Units,
): Promise<ReadonlyMap<string, PlainDate>> {
  return knownSince(db, workOf(units, unitId, day), day);
}

/** The measures of which the own plans and tasks of a unit know something on the day. */
export async function measuresKept(db: Db, unitId: string, day: PlainDate): Promise<ReadonlySet<string>> {
  return new Set((await knownSince(db, [unitId], day)).keys());
}

async function knownSince(db: Db, unitIds: readonly string[], day: PlainDate) {
  const inUnits = sql`unit_id = any(${[...unitIds]}::uuid[])`;
  const { rows } = await sql<{ what: string; since: PlainDate }>`
    select distinct kind as what, ${`${yearOf(day) - 1}-01-01`} as since from plan
      where ${inUnits} and year = ${yearOf(day)} and issued_on <= ${day}::date
    union all
    select giver_level, min(greatest(given_on, (created_at at time zone 'Asia/Ho_Chi_Minh')::date))::text from task
      where ${inUnits} and source = 'above' and status <> 'cancelled' and given_on <= ${day}::date
        and giver_level in ('province', 'district')
      group by giver_level`.execute(db);
  const since = new Map(rows.map((row) => [row.what, row.since]));
  return new Map(
    taskMeasureIds.flatMap((id) => {
      const from = since.get(registerOf(id));
      return from === undefined ? [] : [[id, from] as const];
    }),
  );
}

const isOfPlan = (id: TaskMeasure): boolean => !id.startsWith('tasks.');

/** What must have been entered for a measure to be known. */
const registerOf = (id: TaskMeasure): string => {
  if (id.startsWith('plan.')) return 'reform';
  if (id.startsWith('publicity.')) return 'publicity';
  return id.startsWith('tasks.fromProvince.') ? 'province' : 'district';
};

type Figure = {
  readonly indicator: string;
  readonly window: { readonly from: PlainDate; readonly to: PlainDate; readonly on: PlainDate };
};

/** Figures of many units by unit and indicator, each for its days; 0 where there is none. */
export async function countIn(
  db: Db,
  unitIds: readonly string[],
  countings: readonly Figure[],
  units: Units,
): Promise<(unitId: string, indicator: string) => number> {
  const figures = new Map<string, number>();
  const byWindow = Map.groupBy(countings, ({ window }) => `${window.from} ${window.to} ${window.on}`);
  for (const asked of byWindow.values()) {
    const { from, to, on } = asked[0]!.window;
    for (const [unitId, told] of await countTasks(db, units, unitIds, from, to, on))
      for (const { indicator } of asked)
        figures.set(`${unitId} ${indicator}`, told[indicator as TaskMeasure] ?? 0);
  }
  return (unitId, indicator) => figures.get(`${unitId} ${indicator}`) ?? 0;
}

/** Keeps the tasks behind a figure as they are at this moment, in the order of their list. */
export const keepCounted = (
  tx: Tx,
  unitId: string,
  { indicator, window: { from, to, on } }: Figure,
  id: string,
  at: Date,
  units: Units,
): Promise<{ count: number; hash: string }> =>
  keepList(
    tx,
    { unitId, id, measure: indicator, from, to },
    at,
    sql`select t.id, t.version, row_number() over (order by ${byDue}) as place from task t
      where ${countedIn({ units, unitId, from, to, on }, indicator as TaskMeasure)}`,
  );
