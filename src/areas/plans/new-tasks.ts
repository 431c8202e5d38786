import type { Insertable } from 'kysely';
import type { TaskTable } from '../../../database/types.ts';
import type { Db, Tx } from '../../base/database/database.ts';
import { fold } from '../../base/fold.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { type Issue, Problem } from '../../base/problem.ts';
import type { CommandContext } from '../../base/run.ts';
import { kindsOn } from '../documents/kinds.ts';
import type { NewTask } from './fields.ts';
import { readTask } from './task-log.ts';
import { columnsOf } from './task-row.ts';
import { taskWords } from './words.ts';

type Acting = Pick<CommandContext, 'tx' | 'now' | 'today' | 'who' | 'grant'>;
type Person = { readonly personId: string | null; readonly coWorkers: readonly string[] };
export type Fields = Omit<NewTask, 'id' | 'parentId'>;

/** Who may be given tasks of a unit today: who holds a post in it, or in the unit that goes on with its work. */
export async function colleaguesIn(
  db: Db | Tx,
  unitIds: readonly string[],
  today: PlainDate,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .select('person.id')
    .where('post.unit_id', 'in', [...new Set(unitIds)])
    .where('person.active', '=', true)
    .where('post.valid_from', '<=', today)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>=', today)]))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** What is wrong with who is to do a task. */
export function personIssues(
  { personId, coWorkers }: Person,
  colleagues: ReadonlySet<string>,
  path: readonly (string | number)[],
): Issue[] {
  const issues: Issue[] = [];
  if (personId !== null && !colleagues.has(personId))
    issues.push({ path: [...path, 'personId'], message: taskWords.noColleague });
  coWorkers.forEach((one, index) => {
    if (!colleagues.has(one))
      issues.push({ path: [...path, 'coWorkers', index], message: taskWords.noColleague });
    if (one === personId)
      issues.push({ path: [...path, 'coWorkers', index], message: taskWords.ownCoWorker });
  });
  return issues;
}

/** What is wrong with the fields of a task by themselves; `givenOn` null: it is not given yet. */
export function fieldIssues(
  task: Fields,
  givenOn: PlainDate | null,
  today: PlainDate,
  path: readonly (string | number)[],
): Issue[] {
  const { startsOn, dueOn, productKind } = task;
  const issues: Issue[] = [];
  if (startsOn !== null && dueOn !== null && dueOn < startsOn)
    issues.push({ path: [...path, 'dueOn'], message: taskWords.dueBeforeStart });
  if (givenOn !== null && dueOn !== null && dueOn < givenOn)
    issues.push({ path: [...path, 'dueOn'], message: taskWords.dueBeforeGiven });
  if (productKind !== null && !kindsOn(today).some(({ code }) => code === productKind))
    issues.push({ path: [...path, 'productKind'], message: taskWords.noSuchKind });
  return issues;
}

/** An activity belongs to a task of the same plan that is no activity itself. */
export function parentIssues(
  tasks: readonly NewTask[],
  tops: ReadonlySet<string>,
  path: readonly (string | number)[],
): Issue[] {
  const inBatch = new Map(tasks.map((task) => [task.id, task]));
  const isTop = (id: string) => tops.has(id) || inBatch.get(id)?.parentId === null;
  return tasks.flatMap(({ id, parentId }, index) =>
    parentId === null || (parentId !== id && isTop(parentId))
      ? []
      : [{ path: [...path, index, 'parentId'], message: taskWords.noParent }],
  );
}

/** All that is wrong with tasks that are to be added, each at its place. */
export async function newTaskIssues(
  { tx, today, grant }: Acting,
  unitId: string,
  tasks: readonly NewTask[],
  { givenOn, tops, path }: { givenOn: PlainDate | null; tops: ReadonlySet<string>; path: string },
): Promise<Issue[]> {
  const colleagues = await colleaguesIn(tx, [unitId, grant!.unitId], today);
  return [
    ...tasks.flatMap((task, index) => [
      ...personIssues(task, colleagues, [path, index]),
      ...fieldIssues(task, givenOn, today, [path, index]),
    ]),
    ...parentIssues(tasks, tops, [path]),
  ];
}

/** Where tasks come from and from what day they hold. */
type Origin = Pick<Insertable<TaskTable>, 'source'> &
  Partial<
    Pick<
      Insertable<TaskTable>,
      'plan_id' | 'giver_level' | 'giver_unit_id' | 'giver_printed' | 'document_id' | 'document_printed'
    >
  > & { readonly givenOn: PlainDate | null; readonly firstOrdinal?: number };

/** Columns of what is written down of a task. */
export const fieldColumns = (task: Fields) => ({
  field: task.field,
  title: task.title,
  search: fold(`${task.title} ${task.product ?? ''}`),
  product: task.product,
  product_kind: task.productKind,
  person_id: task.personId,
  person_printed: task.personPrinted,
  co_workers_printed: task.coWorkersPrinted,
  cost: task.cost === null ? null : String(task.cost),
  starts_on: task.startsOn,
});

/**
 * Adds tasks of one unit with the first line of their logs. False where they are there already as they are now sent; throws
 * `already-there` where one of the ids is another task's.
 */
export async function createTasks(
  context: Acting,
  unitId: string,
  tasks: readonly NewTask[],
  origin: Origin,
  detail: object = {},
): Promise<boolean> {
  const { givenOn, firstOrdinal = 0, ...from } = origin;
  const { today, now, who } = context;
  if (await areThere(context.tx, unitId, tasks, from.plan_id ?? null)) return false;
  const rows = tasks.map((task, index) => ({
    ...fieldColumns(task),
    ...columnsOf(readTask([{ kind: 'created', on: today, givenOn, dueOn: task.dueOn }])),
    ...from,
    unit_id: unitId,
    id: task.id,
    parent_id: task.parentId,
    ordinal: firstOrdinal + index,
    last_action: 1,
    version: 1,
    created_by: who!.personId!,
    created_at: now,
  }));
  // What others are activities of comes first.
  const sorted = [
    ...rows.filter((row) => row.parent_id === null),
    ...rows.filter((row) => row.parent_id !== null),
  ];
  await insertTasks(context, sorted, { givenOn, ...detail });
  await addCoWorkers(
    context.tx,
    unitId,
    tasks.flatMap(({ id, coWorkers }) => coWorkers.map((personId) => ({ id, personId }))),
  );
  return true;
}

async function areThere(tx: Tx, unitId: string, tasks: readonly NewTask[], planId: string | null) {
  const there = await tx
    .selectFrom('task')
    .select(['id', 'plan_id', 'title'])
    .where('unit_id', '=', unitId)
    .where(
      'id',
      'in',
      tasks.map(({ id }) => id),
    )
    .execute();
  if (there.length === 0) return false;
  const titles = new Map(tasks.map(({ id, title }) => [id, title]));
  const isSame = there.every(({ id, plan_id, title }) => plan_id === planId && titles.get(id) === title);
  if (there.length < tasks.length || !isSame) throw new Problem('already-there');
  return true;
}

const atATime = 500;

/** Rows of any units, with the first line of each one's log. */
export async function insertTasks(
  { tx, now, today, who, grant }: Acting,
  rows: readonly Insertable<TaskTable>[],
  detail: { readonly givenOn: PlainDate | null },
): Promise<void> {
  for (let at = 0; at < rows.length; at += atATime) {
    const some = rows.slice(at, at + atATime);
    await tx.insertInto('task').values(some).execute();
    const actions = some.map((row) => ({
      unit_id: row.unit_id,
      task_id: row.id,
      number: 1,
      kind: 'created',
      on_day: today,
      at: now,
      by_unit_id: grant!.unitId,
      person_id: who!.personId!,
      on_behalf_of: grant!.onBehalfOf,
      detail: JSON.stringify({ ...detail, dueOn: row.due_on ?? null }),
    }));
    await tx.insertInto('task_action').values(actions).execute();
  }
}

/** Adds who works on tasks beside who is responsible. */
export async function addCoWorkers(
  tx: Tx,
  unitId: string,
  all: readonly { readonly id: string; readonly personId: string }[],
): Promise<void> {
  if (all.length === 0) return;
  await tx
    .insertInto('task_co_worker')
    .values(all.map(({ id, personId }) => ({ unit_id: unitId, task_id: id, person_id: personId })))
    .execute();
}

/** From now on these alone work on it beside who is responsible. */
export async function setCoWorkers(
  tx: Tx,
  unitId: string,
  taskId: string,
  coWorkers: readonly string[],
): Promise<void> {
  await tx.deleteFrom('task_co_worker').where('unit_id', '=', unitId).where('task_id', '=', taskId).execute();
  await addCoWorkers(
    tx,
    unitId,
    coWorkers.map((personId) => ({ id: taskId, personId })),
  );
}
