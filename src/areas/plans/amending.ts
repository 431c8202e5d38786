import type { z } from 'zod';
import { type PlainDate, printed } from '../../base/plain-date.ts';
import { type Issue, refuseIssues } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { filledWord } from '../../base/word.ts';
import type { Units } from '../units/tree.ts';
import { amendPlan } from './contract.ts';
import { openPartsOf } from './deciding.ts';
import { documentIssues, knownOn } from './document-of.ts';
import {
  colleaguesIn,
  createTasks,
  type Fields,
  fieldColumns,
  fieldIssues,
  newTaskIssues,
  personIssues,
  setCoWorkers,
} from './new-tasks.ts';
import { actOnPlan, lockPlan, type PlanRow, refuseUnlessPlan } from './plan-row.ts';
import { nextOrdinal, topsOf } from './plan-tasks.ts';
import { mayDo } from './task-log.ts';
import { actOnTask, lockTask, lockTasksOf, refuseOther, type TaskRow } from './task-row.ts';
import { planWords, taskWords } from './words.ts';

type Services = { readonly units: Units };
const { perform } = handlersFor<Services>();
type Context = CommandContext & Services;
type Asked = z.output<(typeof amendPlan)['input']>;

export const amendingCommands = [
  perform(amendPlan, async (context, asked) => {
    const { tx, changed } = context;
    const { unitId, planId, id, on, reason } = asked;
    const plan = await lockPlan(tx, unitId, planId);
    if (await isMade(context, asked)) return { id };
    refuseUnlessPlan(plan, 'amended');
    const tasks = await lockTasksOf(tx, unitId, planId);
    const known = await knownFrom(context, asked);
    refuseIssues(await issuesOf(context, plan, tasks, asked, known));
    await keepAmendment(context, asked);
    await amendTasks(context, tasks, asked, known);
    await actOnPlan(context, plan, 'amended', { amendment: id, on, reason });
    const { adds, changes, cancels } = asked;
    const titles = adds.map(({ title }) => title);
    changed({
      kind: 'plan',
      id: planId,
      before: null,
      after: { amended: on, reason, added: titles, changed: changes.length, cancelled: cancels.length },
    });
    return { id };
  }),
];

/** A day is moved, and a task falls away, from the day on which the amendment was known; that is never before the amendment itself. */
async function knownFrom({ tx, today }: Context, { unitId, documentId, on }: Asked): Promise<PlainDate> {
  const known = await knownOn(tx, unitId, documentId, today);
  return known > on ? known : on;
}

/** Sent a second time, it is the same amendment. */
async function isMade({ tx }: Context, { unitId, planId, id }: Asked): Promise<boolean> {
  const row = await tx
    .selectFrom('plan_amendment')
    .select('plan_id')
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.plan_id === planId;
}

async function issuesOf(
  context: Context,
  plan: PlanRow,
  tasks: readonly TaskRow[],
  asked: Asked,
  known: PlainDate,
): Promise<Issue[]> {
  const { tx, today, grant } = context;
  const { unitId, on, adds, changes, cancels, documentId, documentPrinted } = asked;
  const issues: Issue[] = [];
  if (adds.length + changes.length + cancels.length === 0)
    issues.push({ path: [], message: planWords.nothingAmended });
  if (on > today) issues.push({ path: ['on'], message: planWords.notInFuture });
  if (on < plan.issued_on!) issues.push({ path: ['on'], message: planWords.beforeIssue });
  if (on < today && documentId === null && documentPrinted === null)
    issues.push({ path: ['documentId'], message: planWords.needsDocument });
  issues.push(...(await documentIssues(tx, unitId, asked)));
  const path = { givenOn: on, tops: topsOf(tasks), path: 'adds' };
  issues.push(...(await newTaskIssues(context, unitId, adds, path)));
  const colleagues = await colleaguesIn(tx, [unitId, grant!.unitId], today);
  const byId = new Map(tasks.map((task) => [task.id, task]));
  issues.push(...belowCancelledIssues(byId, asked));
  changes.forEach((change, index) => {
    const at = ['changes', index];
    issues.push(...seenIssues(byId.get(change.taskId), change.version, 'amended', at));
    issues.push(...personIssues(keptOr(change, byId.get(change.taskId)), colleagues, at));
    issues.push(...fieldIssues(change, null, today, at));
    issues.push(...dueIssues(byId.get(change.taskId), change.dueOn, known, at));
  });
  cancels.forEach(({ taskId, version }, index) => {
    issues.push(...seenIssues(byId.get(taskId), version, 'cancelled', ['cancels', index]));
    if (changes.some((change) => change.taskId === taskId))
      issues.push({ path: ['cancels', index, 'taskId'], message: planWords.changedToo });
  });
  return issues;
}

/** An activity falls away with its task: none is added or changed below one that does. */
function belowCancelledIssues(
  byId: ReadonlyMap<string, TaskRow>,
  { adds, changes, cancels }: Asked,
): Issue[] {
  const gone = new Set(cancels.map(({ taskId }) => taskId));
  const isGone = (id: string | null | undefined) => typeof id === 'string' && gone.has(id);
  const message = planWords.belowCancelled;
  return [
    ...adds.flatMap(({ parentId }, index) =>
      isGone(parentId) ? [{ path: ['adds', index, 'parentId'], message }] : [],
    ),
    ...changes.flatMap(({ taskId }, index) =>
      isGone(byId.get(taskId)?.parent_id) ? [{ path: ['changes', index, 'taskId'], message }] : [],
    ),
  ];
}

/** Who has left is not asked about again as long as nobody else is named. */
const keptOr = (change: Fields, task: TaskRow | undefined) => ({
  personId: change.personId === task?.person_id ? null : change.personId,
  coWorkers: change.coWorkers,
});

function seenIssues(
  task: TaskRow | undefined,
  version: number,
  kind: 'amended' | 'cancelled',
  path: readonly (string | number)[],
): Issue[] {
  const at = [...path, 'taskId'];
  if (task === undefined) return [{ path: at, message: planWords.notOfPlan }];
  if (!mayDo(task.status, kind)) return [{ path: at, message: taskWords.notNow[task.status] }];
  refuseOther(task, version);
  return [];
}

/** A day is moved to a day that has not passed when that is known; none is given or taken away. */
function dueIssues(
  task: TaskRow | undefined,
  dueOn: PlainDate | null,
  known: PlainDate,
  path: readonly (string | number)[],
): Issue[] {
  if (task === undefined || dueOn === task.due_on) return [];
  const at = [...path, 'dueOn'];
  if ((dueOn === null) !== (task.due_on === null)) return [{ path: at, message: taskWords.dueNotMoved }];
  if (dueOn === null || dueOn >= known) return [];
  return [{ path: at, message: filledWord(taskWords.duePastAmended, { day: printed(known) }) }];
}

const keepAmendment = (
  { tx, now, who }: Context,
  { unitId, planId, id, on, reason, documentId, documentPrinted }: Asked,
) =>
  tx
    .insertInto('plan_amendment')
    .values({
      unit_id: unitId,
      id,
      plan_id: planId,
      amended_on: on,
      reason,
      document_id: documentId,
      document_printed: documentPrinted,
      made_by: who!.personId!,
      made_at: now,
    })
    .execute();

async function amendTasks(
  context: Context,
  tasks: readonly TaskRow[],
  asked: Asked,
  known: PlainDate,
): Promise<void> {
  const { unitId, planId, id, on, adds, changes, cancels, reason } = asked;
  const byId = new Map(tasks.map((task) => [task.id, task]));
  for (const change of changes) await amendOne(context, byId.get(change.taskId)!, change, asked, known);
  for (const task of activitiesFirst(cancels.map(({ taskId }) => byId.get(taskId)!))) {
    // What came by a later amendment falls away no earlier than it came.
    const day = task.given_on! > known ? task.given_on! : known;
    tellLate(context, task, day, reason);
    const deed = { kind: 'cancelled' as const, on: day, detail: { amendment: id, reason } };
    await actOnTask(context, task, deed);
    for (const part of await openPartsOf(context, task)) {
      const before = await lockTask(context.tx, part.unit_id, part.id);
      const { status } = await actOnTask(context, before, deed);
      // The unit that owed it reads in its own log why it owes it no more.
      const change = { before: { status: before.status }, after: { status, reason } };
      context.changed({ kind: 'task', id: part.id, ...change }, [part.unit_id]);
    }
  }
  if (adds.length === 0) return;
  const firstOrdinal = nextOrdinal(tasks);
  const from = { source: 'plan', plan_id: planId, givenOn: on, firstOrdinal } as const;
  await createTasks(context, unitId, adds, from, { amendment: id });
}

/** So that what belongs to a task is not cancelled again with it. */
const activitiesFirst = (tasks: readonly TaskRow[]): TaskRow[] => [
  ...tasks.filter(({ parent_id }) => parent_id !== null),
  ...tasks.filter(({ parent_id }) => parent_id === null),
];

async function amendOne(
  context: Context,
  task: TaskRow,
  { taskId, version: _, ...fields }: Asked['changes'][number],
  { id, unitId, reason }: Asked,
  known: PlainDate,
): Promise<void> {
  const columns = fieldColumns(fields);
  const before = Object.fromEntries(
    Object.entries(columns).filter(
      ([column, value]) => column !== 'search' && task[column as keyof typeof columns] !== value,
    ),
  );
  const changed = Object.keys(before);
  const isMoved = fields.dueOn !== task.due_on;
  const detail = {
    amendment: id,
    before: Object.fromEntries([
      ...changed.map((column) => [column, task[column as keyof TaskRow]]),
      ...(isMoved ? [['due_on', task.due_on]] : []),
    ]),
    after: { ...before, ...(isMoved ? { due_on: fields.dueOn } : {}) },
    ...(isMoved ? { dueOn: fields.dueOn } : {}),
  };
  if (isMoved) tellLate(context, task, known, reason);
  await actOnTask(context, task, { kind: 'amended', on: known, detail }, columns);
  await setCoWorkers(context.tx, unitId, taskId, fields.coWorkers);
}

/** What was overdue already as it is written down, and no more is because its document is older, stands among the exceptions. */
function tellLate({ today, exceptional }: Context, { due_on }: TaskRow, known: PlainDate, reason: string) {
  if (due_on !== null && due_on < today && known <= due_on) exceptional('override', reason);
}
