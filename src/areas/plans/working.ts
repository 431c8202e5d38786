import { type PlainDate, printed } from '../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { filledWord, type Word } from '../../base/word.ts';
import type { Units } from '../units/tree.ts';
import { askExtension, reportDone, reportProgress } from './contract-tasks.ts';
import { refuseStrangers } from './given.ts';
import { evidenceOf } from './proof.ts';
import { actOnTask, lockTask, refuseOther, refuseUnless, type TaskRow } from './task-row.ts';
import { taskWords } from './words.ts';

type Services = { readonly units: Units };
const { perform } = handlersFor<Services>();
type Context = CommandContext & Services;

/** What those who work on a task do with it. */
export const workingCommands = [
  perform(reportProgress, async (context, { unitId, taskId, version, progress, note }) => {
    const task = await lockOwn(context, unitId, taskId, 'progressed', true);
    refuseOther(task, version);
    const detail = { progress, reason: note };
    const columns = { progress, progress_note: note };
    const next = await actOnTask(context, task, { kind: 'progressed', detail }, columns);
    const before = { progress: task.progress, note: task.progress_note };
    context.changed({ kind: 'task', id: taskId, before, after: { progress, note } });
    return { id: taskId, version: next.version };
  }),

  perform(reportDone, async (context, { unitId, taskId, version, ...said }) => {
    const task = await lockOwn(context, unitId, taskId, 'reported', false);
    refuseOther(task, version);
    const { doneOn, note, whyLate, withoutEvidence } = said;
    refuseIssues(await doneIssues(context, task, said));
    const detail = { doneOn, reason: note, whyLate, withoutEvidence };
    const columns = {
      why_late: whyLate,
      reported_by: context.who!.personId!,
      progress: 100,
      ...(note === null ? {} : { progress_note: note }),
    };
    const next = await actOnTask(context, task, { kind: 'reported', detail }, columns);
    const after = { status: next.status, doneOn, note, whyLate, withoutEvidence };
    context.changed({ kind: 'task', id: taskId, before: { status: task.status }, after }, giverToo(task));
    return { id: taskId, version: next.version };
  }),

  perform(askExtension, async (context, { unitId, taskId, version, dueOn, reason }) => {
    const task = await lockOwn(context, unitId, taskId, 'extensionAsked', false);
    refuseOther(task, version);
    refuseIssues(extensionIssues(task, dueOn, context.today));
    const next = await actOnTask(context, task, { kind: 'extensionAsked', detail: { dueOn, reason } });
    const after = { extensionAsked: dueOn, reason };
    context.changed({ kind: 'task', id: taskId, before: { dueOn: task.due_on }, after }, giverToo(task));
    return { id: taskId, version: next.version };
  }),
];

/** The unit that gave it: what is asked of it stands in its log too. */
const giverToo = ({ giver_unit_id }: TaskRow): string[] => (giver_unit_id === null ? [] : [giver_unit_id]);

async function lockOwn(
  { tx, who, grant }: Context,
  unitId: string,
  taskId: string,
  kind: 'progressed' | 'reported' | 'extensionAsked',
  helpersToo: boolean,
): Promise<TaskRow> {
  const task = await lockTask(tx, unitId, taskId);
  await refuseStrangers(tx, task, who!, grant!, helpersToo);
  refuseUnless(task, kind);
  return task;
}

type Said = {
  readonly doneOn: PlainDate;
  readonly whyLate: string | null;
  readonly withoutEvidence: string | null;
};

/** All that is wrong with a report of completion. */
async function doneIssues({ tx, today }: Context, task: TaskRow, said: Said): Promise<Issue[]> {
  const { doneOn, whyLate, withoutEvidence } = said;
  const issues: Issue[] = [];
  const say = (field: string, word: Word, values: Record<string, string> = {}) =>
    issues.push({ path: [field], message: filledWord(word, values) });
  if (doneOn > today) say('doneOn', taskWords.doneInFuture);
  if (doneOn < task.given_on!) say('doneOn', taskWords.doneBeforeGiven, { day: printed(task.given_on!) });
  if (task.reopened_on !== null && doneOn < task.reopened_on)
    say('doneOn', taskWords.doneBeforeReopened, { day: printed(task.reopened_on) });
  // Of a day that lies ahead nothing is known yet, nor whether it was late.
  const isLate = task.due_on !== null && doneOn <= today && doneOn > task.due_on;
  if (isLate && whyLate === null) say('whyLate', taskWords.whyLate);
  const evidence = await evidenceOf(tx, task);
  if (evidence.length === 0 && withoutEvidence === null) say('withoutEvidence', taskWords.noEvidence);
  for (const { title, datedOn } of evidence)
    if (datedOn !== null && datedOn > doneOn)
      say('doneOn', taskWords.doneBeforeEvidence, { title, day: printed(datedOn) });
  return issues;
}

function extensionIssues(task: TaskRow, dueOn: PlainDate, today: PlainDate): Issue[] {
  const { due_on, promised_on, extension_asked } = task;
  if (due_on === null) throw new Problem('input-invalid', { message: taskWords.noDue });
  if (extension_asked) throw new Problem('input-invalid', { message: taskWords.askedAlready });
  const present = promised_on ?? due_on;
  const path = ['dueOn'];
  return [
    ...(dueOn <= present
      ? [{ path, message: filledWord(taskWords.notLater, { day: printed(present) }) }]
      : []),
    ...(dueOn < today ? [{ path, message: filledWord(taskWords.duePast, { day: printed(today) }) }] : []),
  ];
}
