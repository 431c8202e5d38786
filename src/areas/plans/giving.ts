import { sql } from 'kysely';
import type { z } from 'zod';
import { timeOf } from '../../base/plain-date.ts';
import { type Issue, refuseIssues } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { filledWord } from '../../base/word.ts';
import type { Units } from '../units/tree.ts';
import { giveTasks, remindTasks, takeUpTasks } from './contract-giving.ts';
import { assignTask } from './contract-tasks.ts';
import { documentIssues, textOf } from './document-of.ts';
import { takenUpTwice } from './doubled.ts';
import type { NewTask } from './fields.ts';
import { lockGiven } from './given.ts';
import { colleaguesIn, createTasks, newTaskIssues, personIssues, setCoWorkers } from './new-tasks.ts';
import { actOnTask, lockTask, refuseOther, refuseUnless, type TaskRow } from './task-row.ts';
import { planWords, taskWords } from './words.ts';

type Services = { readonly units: Units };
const { perform } = handlersFor<Services>();
type Context = CommandContext & Services;
type TakenUp = z.output<(typeof takeUpTasks)['input']>;

export const givingCommands = [
  perform(giveTasks, async (context, { unitId, givenOn, tasks }) => {
    refuseIssues(await issuesOf(context, unitId, tasks, givenOn));
    const isNew = await createTasks(context, unitId, tasks, { source: 'leader', givenOn });
    if (isNew) tell(context, tasks, { givenOn });
    return { given: isNew ? tasks.length : 0 };
  }),

  perform(takeUpTasks, async (context, input) => {
    const { unitId, documentId, documentPrinted, giverLevel, giver, givenOn, tasks, evenIfThere } = input;
    const document = { documentId, documentPrinted };
    refuseIssues([
      ...(await documentIssues(context.tx, unitId, document, true)),
      ...(await issuesOf(context, unitId, tasks, givenOn)),
      ...(evenIfThere ? [] : await doublesOf(context, input)),
    ]);
    const isNew = await createTasks(context, unitId, tasks, {
      source: 'above',
      giver_level: giverLevel,
      giver_printed: giver,
      document_id: documentId,
      document_printed: documentPrinted,
      givenOn,
    });
    if (isNew) tell(context, tasks, { givenOn, giverLevel, giver, ...document });
    return { given: isNew ? tasks.length : 0 };
  }),

  perform(assignTask, async (context, { unitId, taskId, version, personId, coWorkers }) => {
    const { tx, today, grant, changed } = context;
    const task = await lockTask(tx, unitId, taskId);
    refuseUnless(task, 'assigned');
    refuseOther(task, version);
    const colleagues = await colleaguesIn(tx, [unitId, grant!.unitId], today);
    refuseIssues(personIssues({ personId, coWorkers }, colleagues, []));
    const detail = { personId, coWorkers, before: task.person_id };
    const next = await actOnTask(context, task, { kind: 'assigned', detail }, { person_id: personId });
    await setCoWorkers(tx, unitId, taskId, coWorkers);
    const before = { personId: task.person_id };
    changed({ kind: 'task', id: taskId, before, after: { personId, coWorkers } });
    return { id: taskId, version: next.version };
  }),

  perform(remindTasks, async (context, { giverId, tasks, text }) => {
    const { tx, changed } = context;
    const locked: TaskRow[] = [];
    for (const { unitId, taskId } of inOrder(tasks))
      locked.push(await lockGiven(tx, giverId, unitId, taskId));
    refuseIssues(await remindedIssues(context, locked, tasks));
    for (const task of locked) {
      await actOnTask(context, task, { kind: 'reminded', detail: { reason: text } });
      changed({ kind: 'task', id: task.id, before: null, after: { reminded: text } }, [task.unit_id]);
    }
    return { reminded: tasks.length };
  }),
];

/** So long nobody is reminded again of the same task, in minutes: a second click, or a colleague who had the same thought. */
const quietMinutes = 60;

/** Tasks that somebody was reminded of a moment ago, each told with by whom and when. */
async function remindedIssues(
  { tx, now }: Context,
  tasks: readonly TaskRow[],
  asked: readonly { readonly taskId: string }[],
): Promise<Issue[]> {
  const quiet = quietMinutes * 60_000;
  const { rows } = await sql<{ task_id: string; title: string; at: Date; by: string }>`
    select distinct on (a.unit_id, a.task_id) a.task_id, t.title, a.at, p.full_name as by
    from unnest(${tasks.map((task) => task.unit_id)}::uuid[], ${tasks.map(({ id }) => id)}::uuid[]) as asked (unit_id, task_id)
    join task t on t.unit_id = asked.unit_id and t.id = asked.task_id
    join task_action a on a.unit_id = t.unit_id and a.task_id = t.id and a.kind = 'reminded'
    join person p on p.id = a.person_id
    where a.at > ${new Date(now.getTime() - quiet)} order by a.unit_id, a.task_id, a.number desc`.execute(tx);
  return rows.map(({ task_id, title, at, by }) => ({
    path: ['tasks', asked.findIndex(({ taskId }) => taskId === task_id), 'taskId'],
    message: filledWord(taskWords.remindedAlready, {
      ...{ title, by, at: timeOf(at) },
      again: timeOf(new Date(at.getTime() + quiet)),
    }),
  }));
}

async function doublesOf(context: Context, { unitId, tasks, giverLevel, givenOn, ...document }: TakenUp) {
  const titles = tasks.map(({ title }) => title);
  const asked = {
    titles,
    document: (await textOf(context.tx, unitId, document)).printed,
    level: giverLevel,
    givenOn,
  };
  const ids = tasks.map(({ id }) => id);
  return takenUpTwice(context, unitId, asked, ids);
}

async function issuesOf(context: Context, unitId: string, tasks: readonly NewTask[], givenOn: string) {
  const { today } = context;
  const path = { givenOn, tops: new Set<string>(), path: 'tasks' };
  return [
    ...(givenOn > today ? [{ path: ['givenOn'], message: planWords.notInFuture }] : []),
    ...(await newTaskIssues(context, unitId, tasks, path)),
  ];
}

const tell = ({ changed }: Context, tasks: readonly NewTask[], with_: object): void => {
  for (const { id, title, dueOn, personId } of tasks)
    changed({ kind: 'task', id, before: null, after: { task: title, dueOn, personId, ...with_ } });
};

/** Of two who do the same many things at once, both begin with the same one. */
export const inOrder = <T extends { readonly unitId: string; readonly taskId: string }>(
  tasks: readonly T[],
): T[] => [...tasks].sort((a, b) => (a.unitId + a.taskId < b.unitId + b.taskId ? -1 : 1));
