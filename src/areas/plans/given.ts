import type { Db, Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import type { Grant, Who } from '../../base/run.ts';
import { giverOf, lockTask, type TaskRow } from './task-row.ts';
import { taskWords } from './words.ts';

/** A task for a deed of who gave it. Throws `not-found` where another unit gave it. */
export async function lockGiven(tx: Tx, giverId: string, unitId: string, taskId: string): Promise<TaskRow> {
  const task = await lockTask(tx, unitId, taskId);
  if (giverOf(task) !== giverId) throw new Problem('not-found');
  return task;
}

/**
 * Whether who decides on a task from above is not who gave it: its giver is outside of the system, or was a unit that is no more and that
 * the receiver itself goes on with. They write down what the giver has decided, and decide nothing themselves.
 */
export function decidesForAbove(
  task: TaskRow,
  { who, grant }: { readonly who: Who | null; readonly grant: Grant | null },
): boolean {
  if (task.source !== 'above' || task.giver_unit_id === null) return task.source === 'above';
  const own = who!.grant('tasks.decide', [task.unit_id]);
  return own !== null && own.unitId === grant?.unitId;
}

/** Whether a task is given to this person, or to whom they act for. */
export const isGivenTo = (task: Pick<TaskRow, 'person_id'>, who: Who, grant: Grant): boolean =>
  task.person_id !== null && (task.person_id === who.personId || task.person_id === grant.onBehalfOf);

/** Refuses who is neither responsible, nor helps where that is enough, nor may give tasks in the unit. */
export async function refuseStrangers(
  db: Db | Tx,
  task: TaskRow,
  who: Who,
  grant: Grant,
  helpersToo: boolean,
): Promise<void> {
  if (isGivenTo(task, who, grant) || who.grant('tasks.give', [task.unit_id]) !== null) return;
  if (helpersToo && (await isHelping(db, task, [who.personId, grant.onBehalfOf]))) return;
  throw new Problem('not-permitted', { message: taskWords.notYours });
}

async function isHelping(db: Db | Tx, task: TaskRow, people: readonly (string | null)[]): Promise<boolean> {
  const row = await db
    .selectFrom('task_co_worker')
    .select('person_id')
    .where('unit_id', '=', task.unit_id)
    .where('task_id', '=', task.id)
    .where(
      'person_id',
      'in',
      people.filter((one) => one !== null),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether another active leader of the unit could decide in this one's place. */
export async function hasOtherLeader(
  tx: Tx,
  unitId: string,
  people: readonly (string | null)[],
  today: PlainDate,
): Promise<boolean> {
  const row = await tx
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .select('person.id')
    .where('post.unit_id', '=', unitId)
    .where('post.role', '=', 'leader')
    .where('person.active', '=', true)
    .where(
      'person.id',
      'not in',
      people.filter((one) => one !== null),
    )
    .where('post.valid_from', '<=', today)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>=', today)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
