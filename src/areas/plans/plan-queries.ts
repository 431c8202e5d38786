import { sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { handlersFor, type QueryContext } from '../../base/run.ts';
import { type ReformField, reformFields } from '../documents/document.ts';
import { printedOf } from '../documents/referred.ts';
import { namesOf } from '../people/names.ts';
import type { Units } from '../units/tree.ts';
import { exportPlan, getPlan, listPlans } from './contract.ts';
import { taskTable } from './export-table.ts';
import { mayDoWithPlan } from './plan-log.ts';
import { getPlanRow, type PlanRow } from './plan-row.ts';
import { countedColumns, countsSql, noCounts } from './state-sql.ts';
import type { TaskCounts } from './task-state.ts';
import { byOrdinal, tasksWhere, unitName, type View } from './views.ts';

type Services = { readonly units: Units; readonly installation: { readonly kind: 'demo' | 'real' } };
const { answer } = handlersFor<Services>();
type Context = QueryContext & Services;

export const planQueries = [
  answer(listPlans, async (context, { unitId, year, kind, start, size }) => {
    const { db, today } = context;
    let asked = db.selectFrom('plan').where('unit_id', '=', unitId).where('status', '<>', 'discarded');
    if (year !== undefined) asked = asked.where('year', '=', year);
    if (kind !== undefined) asked = asked.where('kind', '=', kind);
    const { count } = await asked
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const rows = (await asked
      .selectAll()
      .orderBy('year', 'desc')
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .offset(start)
      .limit(size)
      .execute()) as PlanRow[];
    const counts = await countsOf(db, unitId, rows, today);
    const documents = await printedOf(
      db,
      unitId,
      rows.map(({ document_id }) => document_id),
    );
    const plans = rows.map((row) => headOf(row, sumOf(counts.get(row.id) ?? []), documents));
    return { unit: unitName(context, unitId), count: Number(count), plans };
  }),

  answer(getPlan, async (context, { unitId, planId, on = context.today }) => {
    const { db } = context;
    const row = await getPlanRow(db, unitId, planId);
    const tasks = await tasksOf(context, row, on);
    const counts = (await countsOf(db, unitId, [row], on)).get(planId) ?? [];
    const documents = await printedOf(db, unitId, [row.document_id]);
    return {
      ...headOf(row, sumOf(counts), documents),
      unit: unitName(context, unitId),
      on,
      copiedFrom: await copiedFrom(db, row),
      tasks,
      byField: counts,
      lacks: lacksOf(tasks),
      amendments: await amendmentsOf(db, row),
      may: mayOf(context, row),
    };
  }),

  answer(exportPlan, async (context, { unitId, planId }) => {
    const row = await getPlanRow(context.db, unitId, planId);
    const tasks = await tasksOf(context, row, context.today);
    return taskTable(row.name, tasks, context.today, context.installation.kind);
  }),
];

/** What was removed before the issue was never part of the plan; what fell away since is shown. */
const tasksOf = (context: Context, { unit_id, id }: PlanRow, on: PlainDate): Promise<View[]> =>
  tasksWhere(
    { ...context, on },
    sql`t.unit_id = ${unit_id} and t.plan_id = ${id} and (t.status <> 'cancelled' or t.given_on is not null)`,
    { order: byOrdinal, size: 5000 },
  );

const headOf = (row: PlanRow, counts: TaskCounts, documents: ReadonlyMap<string, string>) => ({
  id: row.id,
  unitId: row.unit_id,
  kind: row.kind as z.input<typeof getPlan.output>['kind'],
  year: row.year,
  name: row.name,
  basis: row.basis,
  status: row.status,
  issuedOn: row.issued_on,
  document: row.document_id === null ? row.document_printed : (documents.get(row.document_id) ?? null),
  documentId: row.document_id,
  version: row.version,
  counts,
});

type ByField = { field: ReformField; counts: TaskCounts };

/** How the tasks of plans stand on a day, by field; activities are no tasks of their own. Due: in the year up to the day. */
async function countsOf(
  db: Db,
  unitId: string,
  plans: readonly PlanRow[],
  on: PlainDate,
): Promise<ReadonlyMap<string, ByField[]>> {
  if (plans.length === 0) return new Map();
  const { rows } = await sql<TaskCounts & { plan_id: string; field: ReformField }>`
    with counted as (
      select t.plan_id, t.field, ${countedColumns(on)} from task t
      where t.unit_id = ${unitId} and t.plan_id = any(${plans.map(({ id }) => id)}::uuid[]) and t.parent_id is null)
    select plan_id, field, ${countsSql('1800-01-01', on)} from counted group by plan_id, field`.execute(db);
  const inOrder = rows.sort((a, b) => reformFields.indexOf(a.field) - reformFields.indexOf(b.field));
  return new Map(
    [...Map.groupBy(inOrder, ({ plan_id }) => plan_id)].map(([id, some]) => [
      id,
      some.map(({ plan_id: _, field, ...counts }) => ({ field, counts })),
    ]),
  );
}

const sumOf = (all: readonly ByField[]): TaskCounts =>
  all.reduce<TaskCounts>(
    (sum, { counts }) => ({
      ...added(sum, counts),
      asFirstSet: added(sum.asFirstSet, counts.asFirstSet),
    }),
    noCounts,
  );

/** The numbers of both, key by key. */
const added = <T extends object>(one: T, other: T): T =>
  Object.fromEntries(
    Object.entries(one).map(([key, value]) => [
      key,
      typeof value === 'number' ? value + (other[key as keyof T] as number) : value,
    ]),
  ) as T;

async function copiedFrom(db: Db, { unit_id, copied_from }: PlanRow) {
  if (copied_from === null) return null;
  const { id, name, year } = await getPlanRow(db, unit_id, copied_from);
  return { id, name, year };
}

type Lack = z.input<typeof getPlan.output>['lacks'][number];

/**
 * What criterion 1.1.2 of the index asks of a plan: all six fields, product, who is responsible, and money. Of time nothing can be
 * missing: a task has a day, or is a regular one.
 */
function lacksOf(tasks: readonly View[]): Lack[] {
  const counted = tasks.filter(({ parentId, status }) => parentId === null && status !== 'cancelled');
  const fields = reformFields.filter(
    (field) => field !== 'direction' && !counted.some((task) => task.field === field),
  );
  return [
    ...fields.map((field): Lack => ({ what: 'field', taskId: null, field })),
    ...counted.flatMap(({ id: taskId, product, person, personPrinted, cost }): Lack[] => [
      ...(product === null ? [{ what: 'product', taskId, field: null } as const] : []),
      ...((person ?? personPrinted) === null ? [{ what: 'responsible', taskId, field: null } as const] : []),
      ...(cost === null ? [{ what: 'cost', taskId, field: null } as const] : []),
    ]),
  ];
}

type Changes = { before?: Record<string, unknown>; after?: Record<string, unknown> };
const whatBy = { created: 'added', amended: 'changed', cancelled: 'cancelled' } as const;

async function amendmentsOf(db: Db, { unit_id, id }: PlanRow) {
  const rows = await db
    .selectFrom('plan_amendment')
    .selectAll()
    .where('unit_id', '=', unit_id)
    .where('plan_id', '=', id)
    .orderBy('amended_on')
    .orderBy('made_at')
    .execute();
  if (rows.length === 0) return [];
  const { rows: deeds } = await sql<{
    amendment: string;
    task_id: string;
    title: string;
    kind: keyof typeof whatBy;
    detail: Changes;
  }>`
    select a.detail ->> 'amendment' as amendment, a.task_id, t.title, a.kind, a.detail
    from task t join task_action a on a.unit_id = t.unit_id and a.task_id = t.id
    where t.unit_id = ${unit_id} and t.plan_id = ${id} and a.detail ? 'amendment'
    order by t.ordinal, t.id`.execute(db);
  const byAmendment = Map.groupBy(deeds, ({ amendment }) => amendment);
  const names = await namesOf(
    db,
    rows.map(({ made_by }) => made_by),
  );
  const documents = await printedOf(
    db,
    unit_id,
    rows.map(({ document_id }) => document_id),
  );
  return rows.map((row) => ({
    id: row.id,
    on: row.amended_on,
    reason: row.reason,
    document: row.document_id === null ? row.document_printed : (documents.get(row.document_id) ?? null),
    documentId: row.document_id,
    by: names.get(row.made_by) ?? '',
    at: row.made_at.toISOString(),
    tasks: (byAmendment.get(row.id) ?? []).map(({ task_id, title, kind, detail }) => ({
      taskId: task_id,
      title,
      what: whatBy[kind],
      before: detail.before ?? {},
      after: detail.after ?? {},
    })),
  }));
}

const deeds = {
  change: 'changed',
  issue: 'issued',
  discard: 'discarded',
  amend: 'amended',
  close: 'closed',
  reopen: 'reopened',
} as const;

function mayOf({ who }: Context, row: PlanRow) {
  if (who!.grant('plans.manage', [row.unit_id]) === null) return [];
  const all = Object.entries(deeds) as [keyof typeof deeds, (typeof deeds)[keyof typeof deeds]][];
  return all.filter(([, kind]) => mayDoWithPlan(row.status, kind)).map(([may]) => may);
}
