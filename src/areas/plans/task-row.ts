import { type Selectable, sql } from 'kysely';
import type { TaskTable } from '../../../database/types.ts';
import type { Db, Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import type { CommandContext } from '../../base/run.ts';
import { mayDo, type TaskActionKind, type TaskReading, type TaskStatus, taskAfter } from './task-log.ts';
import { taskWords } from './words.ts';

export type TaskRow = Selectable<TaskTable> & { readonly status: TaskStatus };

const found = (row: Selectable<TaskTable> | undefined): TaskRow => {
  if (row === undefined) throw new Problem('not-found');
  return row as TaskRow;
};

/** Throws `not-found`. */
export async function getTaskRow(db: Db | Tx, unitId: string, taskId: string): Promise<TaskRow> {
  return found(
    await db
      .selectFrom('task')
      .selectAll()
      .where('unit_id', '=', unitId)
      .where('id', '=', taskId)
      .executeTakeFirst(),
  );
}

/** The task for changing: whoever comes second waits and then sees what the first has done. */
export async function lockTask(tx: Tx, unitId: string, taskId: string): Promise<TaskRow> {
  return found(
    await tx
      .selectFrom('task')
      .selectAll()
      .where('unit_id', '=', unitId)
      .where('id', '=', taskId)
      .forUpdate()
      .executeTakeFirst(),
  );
}

/** As it was seen by who decides on it. */
export function refuseOther(row: { readonly version: number }, version: number): void {
  if (row.version !== version) throw new Problem('changed-by-other');
}

/** Refuses what the state of the task does not allow. */
export function refuseUnless({ status }: TaskRow, kind: TaskActionKind): void {
  if (!mayDo(status, kind)) throw new Problem('input-invalid', { message: taskWords.notNow[status] });
}

/** Who decides on it: the unit that handed it down, or its own. */
export const giverOf = ({ giver_unit_id, unit_id }: Pick<TaskRow, 'giver_unit_id' | 'unit_id'>): string =>
  giver_unit_id ?? unit_id;

export type Deed = {
  readonly kind: TaskActionKind;
  /** Today where left out. */
  readonly on?: PlainDate;
  readonly detail?: { readonly [key: string]: unknown } & {
    readonly dueOn?: PlainDate | null;
    readonly doneOn?: PlainDate;
    readonly givenOn?: PlainDate | null;
  };
};

type Acting = Pick<CommandContext, 'tx' | 'now' | 'today' | 'who' | 'grant'>;
type Columns = Partial<Selectable<TaskTable>>;

/** Writes a deed down and what the task reads after it. The task was locked before. */
export async function actOnTask(
  context: Acting,
  task: TaskRow,
  { kind, on = context.today, detail = {} }: Deed,
  with_: Columns = {},
): Promise<TaskRow> {
  refuseUnless(task, kind);
  const { tx, now, who, grant } = context;
  const next = {
    ...columnsOf(taskAfter(readingOf(task), { kind, on, ...detail })),
    ...with_,
    last_action: task.last_action + 1,
    // A reminder is nothing that somebody's open form must know.
    version: task.version + (kind === 'reminded' ? 0 : 1),
  };
  await tx
    .insertInto('task_action')
    .values({
      unit_id: task.unit_id,
      task_id: task.id,
      number: next.last_action,
      kind,
      on_day: on,
      at: now,
      by_unit_id: grant!.unitId,
      person_id: who!.personId!,
      on_behalf_of: grant!.onBehalfOf,
      detail: JSON.stringify(detail),
    })
    .execute();
  await tx
    .updateTable('task')
    .set(next)
    .where('unit_id', '=', task.unit_id)
    .where('id', '=', task.id)
    .execute();
  return { ...task, ...next };
}

/** What its columns repeat of its log; completions that were taken back stand in the log alone. */
const readingOf = (row: TaskRow): TaskReading => ({
  status: row.status,
  givenOn: row.given_on,
  originalDueOn: row.original_due_on,
  dueOn: row.due_on,
  promisedOn: row.promised_on,
  doneOn: row.done_on,
  confirmedOn: row.confirmed_on,
  reopenedOn: row.reopened_on,
  cancelledOn: row.cancelled_on,
  extensionAsked: row.extension_asked,
  takenBack: [],
});

/** The columns of a task that repeat its log. */
export const columnsOf = (task: TaskReading) => ({
  status: task.status,
  given_on: task.givenOn,
  original_due_on: task.originalDueOn,
  due_on: task.dueOn,
  promised_on: task.promisedOn,
  done_on: task.doneOn,
  confirmed_on: task.confirmedOn,
  reopened_on: task.reopenedOn,
  cancelled_on: task.cancelledOn,
  extension_asked: task.extensionAsked,
});

/** One deed on many tasks that are locked, in two statements: `set` as SQL, for each of them the same. */
export async function actOnMany(
  { tx, now, today, who, grant }: Acting,
  unitId: string,
  taskIds: readonly string[],
  { kind, on = today, detail = {} }: Deed,
  set: Columns,
): Promise<void> {
  if (taskIds.length === 0) return;
  const rows = await tx
    .updateTable('task')
    .set((eb) => ({ ...set, last_action: eb('last_action', '+', 1), version: eb('version', '+', 1) }))
    .where('unit_id', '=', unitId)
    .where('id', 'in', [...taskIds])
    .returning(['id', 'last_action'])
    .execute();
  const said = {
    unit_id: unitId,
    kind,
    on_day: on,
    at: now,
    by_unit_id: grant!.unitId,
    person_id: who!.personId!,
    on_behalf_of: grant!.onBehalfOf,
    detail: JSON.stringify(detail),
  };
  await tx
    .insertInto('task_action')
    .values(rows.map(({ id, last_action }) => ({ ...said, task_id: id, number: last_action })))
    .execute();
}

/** The tasks of a plan for changing, in one order for everybody. */
export const lockTasksOf = (tx: Tx, unitId: string, planId: string): Promise<TaskRow[]> =>
  tx
    .selectFrom('task')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('plan_id', '=', planId)
    .where(sql<boolean>`status <> 'cancelled'`)
    .orderBy('ordinal')
    .orderBy('id')
    .forUpdate()
    .execute() as Promise<TaskRow[]>;
