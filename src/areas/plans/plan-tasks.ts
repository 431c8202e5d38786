import { Problem, refuseIssues } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import type { Units } from '../units/tree.ts';
import { addTasks, changeTask, removeTasks } from './contract.ts';
import {
  colleaguesIn,
  createTasks,
  fieldColumns,
  fieldIssues,
  newTaskIssues,
  personIssues,
  setCoWorkers,
} from './new-tasks.ts';
import { actOnPlan, lockPlan, refuseUnlessPlan } from './plan-row.ts';
import { actOnMany, actOnTask, lockTask, lockTasksOf, refuseOther, refuseUnless } from './task-row.ts';

type Services = { readonly units: Units };
const { perform } = handlersFor<Services>();
type Context = CommandContext & Services;

/** Tasks of a plan that is not issued yet. */
export const planTaskCommands = [
  perform(addTasks, async (context, { unitId, planId, tasks }) => {
    const { tx, changed } = context;
    const plan = await lockPlan(tx, unitId, planId);
    const there = await lockTasksOf(tx, unitId, planId);
    if (isSent(there, tasks)) return { added: 0 };
    refuseUnlessPlan(plan, 'tasksAdded');
    const tops = topsOf(there);
    refuseIssues(await newTaskIssues(context, unitId, tasks, { givenOn: null, tops, path: 'tasks' }));
    const firstOrdinal = nextOrdinal(there);
    const from = { source: 'plan', plan_id: planId, givenOn: null, firstOrdinal } as const;
    await createTasks(context, unitId, tasks, from);
    await actOnPlan(context, plan, 'tasksAdded', { tasks: tasks.length });
    const titles = tasks.map(({ title }) => title);
    changed({ kind: 'plan', id: planId, before: null, after: { tasksAdded: titles } });
    return { added: tasks.length };
  }),

  perform(changeTask, async (context, { unitId, taskId, version, ...fields }) => {
    const { tx, today, grant, changed } = context;
    const task = await lockTask(tx, unitId, taskId);
    refuseUnless(task, 'changed');
    refuseOther(task, version);
    const colleagues = await colleaguesIn(tx, [unitId, grant!.unitId], today);
    refuseIssues([...personIssues(fields, colleagues, []), ...fieldIssues(fields, null, today, [])]);
    const deed = { kind: 'changed', detail: { dueOn: fields.dueOn } } as const;
    const next = await actOnTask(context, task, deed, fieldColumns(fields));
    await setCoWorkers(tx, unitId, taskId, fields.coWorkers);
    changed({
      kind: 'task',
      id: taskId,
      before: { task: task.title, dueOn: task.due_on },
      after: told(fields),
    });
    return { id: taskId, version: next.version };
  }),

  perform(removeTasks, (context, { unitId, planId, taskIds }) => remove(context, unitId, planId, taskIds)),
];

/** As the log has it: there a title is that of a unit. */
const told = <T extends { readonly title: string }>({ title, ...rest }: T) => ({ task: title, ...rest });

/** An activity goes with the task that it belongs to. */
async function remove(
  context: Context,
  unitId: string,
  planId: string,
  taskIds: readonly string[],
): Promise<{ removed: number }> {
  const { tx, today, changed } = context;
  const plan = await lockPlan(tx, unitId, planId);
  refuseUnlessPlan(plan, 'tasksRemoved');
  const there = await lockTasksOf(tx, unitId, planId);
  const asked = new Set(taskIds);
  const isMeant = (id: string | null) => id !== null && asked.has(id);
  const known = await tx
    .selectFrom('task')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('plan_id', '=', planId)
    .where('id', 'in', taskIds)
    .execute();
  if (known.length < asked.size) throw new Problem('not-found');
  const gone = there.filter(({ id, parent_id }) => isMeant(id) || isMeant(parent_id));
  if (gone.length === 0) return { removed: 0 };
  const ids = gone.map(({ id }) => id);
  const set = { status: 'cancelled', cancelled_on: today } as const;
  await actOnMany(context, unitId, ids, { kind: 'cancelled' }, set);
  await actOnPlan(context, plan, 'tasksRemoved', { tasks: ids });
  const titles = gone.map(({ title }) => title);
  changed({ kind: 'plan', id: planId, before: { tasksRemoved: titles }, after: null });
  return { removed: gone.length };
}

type There = readonly {
  readonly id: string;
  readonly title: string;
  readonly parent_id: string | null;
  readonly ordinal: number;
}[];

/** Whether all of them are there already, as when they are sent a second time. */
const isSent = (there: There, tasks: readonly { readonly id: string; readonly title: string }[]): boolean => {
  const titles = new Map(there.map(({ id, title }) => [id, title]));
  return tasks.every(({ id, title }) => titles.get(id) === title);
};

/** Tasks that others may be activities of. */
export const topsOf = (there: There): ReadonlySet<string> =>
  new Set(there.filter(({ parent_id }) => parent_id === null).map(({ id }) => id));

/** Tasks stand in the order in which they came. */
export const nextOrdinal = (there: There): number =>
  there.reduce((most, { ordinal }) => Math.max(most, ordinal), 0) + 1;
