import { sql } from 'kysely';
import type { Tx } from '../../base/database/database.ts';
import { type PlainDate, printed } from '../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { filledWord } from '../../base/word.ts';
import type { Units } from '../units/tree.ts';
import { cancelTask, confirmTasks, decideExtension, refuseTask, reopenTask } from './contract-giving.ts';
import { documentIssues, knownOn } from './document-of.ts';
import { decidesForAbove, hasOtherLeader, lockGiven } from './given.ts';
import { inOrder } from './giving.ts';
import { actOnTask, lockTask, refuseOther, refuseUnless, type TaskRow } from './task-row.ts';
import { taskWords } from './words.ts';

type Services = { readonly units: Units };
const { perform } = handlersFor<Services>();
type Context = CommandContext & Services;

/** What who gave a task decides on it. */
export const decidingCommands = [
  perform(confirmTasks, async (context, { giverId, tasks }) => {
    let confirmed = 0;
    for (const { unitId, taskId, version } of inOrder(tasks)) {
      const task = await lockGiven(context.tx, giverId, unitId, taskId);
      // Sent a second time, or by two at once: it is confirmed as it was seen.
      if (task.status === 'done' && task.version === version + 1) continue;
      refuseUnless(task, 'confirmed');
      refuseOther(task, version);
      await refuseOwnHand(context, task);
      await decide(context, task, 'confirmed', {});
      confirmed += 1;
    }
    return { confirmed };
  }),

  perform(refuseTask, async (context, { giverId, unitId, taskId, version, reason }) => {
    const task = await lockGiven(context.tx, giverId, unitId, taskId);
    refuseUnless(task, 'refused');
    refuseOther(task, version);
    return decide(context, task, 'refused', { reason }, context.today, await beforeReport(context.tx, task));
  }),

  perform(reopenTask, async (context, { giverId, unitId, taskId, version, reason }) => {
    const task = await lockGiven(context.tx, giverId, unitId, taskId);
    refuseUnless(task, 'reopened');
    refuseOther(task, version);
    const detail = { reason, completed: task.done_on };
    return decide(context, task, 'reopened', detail, context.today, await beforeReport(context.tx, task));
  }),

  perform(decideExtension, async (context, asked) => {
    const { tx, today, exceptional } = context;
    const { giverId, unitId, taskId, version, dueOn, reason, documentId, documentPrinted } = asked;
    const task = await lockGiven(tx, giverId, unitId, taskId);
    refuseOther(task, version);
    const isForAbove = decidesForAbove(task, context);
    const grants = dueOn !== null;
    // Those above may grant what nobody asked for here.
    if (!task.extension_asked && !(isForAbove && grants))
      throw new Problem('input-invalid', { message: taskWords.nothingAsked });
    if (task.due_on === null) throw new Problem('input-invalid', { message: taskWords.noDue });
    const on = await knownOn(tx, unitId, documentId, today);
    refuseIssues([
      ...(isForAbove ? await documentIssues(tx, unitId, asked, true) : ownDecisionIssues(asked)),
      ...(isForAbove && grants ? missingDocument(asked) : []),
      ...(grants ? grantIssues(task, dueOn, on) : []),
    ]);
    if (!grants) {
      const { id, version: next } = await decide(context, task, 'extensionRefused', { reason });
      return { id, version: next, moved: false };
    }
    const document = { documentId, documentPrinted };
    const detail = { reason, dueOn, ...(isForAbove ? document : {}) };
    const { id, version: next, row } = await decide(context, task, 'extensionGranted', detail, on);
    const moved = row.due_on === dueOn;
    if (moved && task.due_on < today) exceptional('override', reason);
    return { id, version: next, moved };
  }),

  perform(cancelTask, async (context, { giverId, unitId, taskId, version, reason }) => {
    const { tx, exceptional } = context;
    const task = await lockGiven(tx, giverId, unitId, taskId);
    if (task.plan_id !== null) throw new Problem('input-invalid', { message: taskWords.amendInstead });
    refuseUnless(task, 'cancelled');
    refuseOther(task, version);
    // Only who gave it takes it back: that the own unit drops it is for a later reader to see.
    if (decidesForAbove(task, context)) exceptional('override', reason);
    const { version: next } = await decide(context, task, 'cancelled', { reason });
    const parts = await openPartsOf(context, task);
    for (const { unit_id, id } of parts)
      await decide(context, await lockTask(tx, unit_id, id), 'cancelled', { reason });
    return { id: taskId, version: next, parts: parts.length };
  }),
];

type Decision = 'confirmed' | 'refused' | 'reopened' | 'extensionGranted' | 'extensionRefused' | 'cancelled';

/** A day that is granted is later than the present one, and has not passed when it is granted. */
function grantIssues(task: TaskRow, dueOn: PlainDate, on: PlainDate): Issue[] {
  const present = task.promised_on ?? task.due_on ?? '';
  const path = ['dueOn'];
  return [
    ...(dueOn < on ? [{ path, message: filledWord(taskWords.duePast, { day: printed(on) }) }] : []),
    ...(dueOn <= present
      ? [{ path, message: filledWord(taskWords.notLater, { day: printed(present) }) }]
      : []),
  ];
}

type Named = { readonly documentId: string | null; readonly documentPrinted: string | null };

const missingDocument = ({ documentId, documentPrinted }: Named): Issue[] =>
  documentId === null && documentPrinted === null
    ? [{ path: ['documentId'], message: taskWords.aboveGrants }]
    : [];

/** Who gave the task decides today, by this very deed. */
const ownDecisionIssues = ({ documentId, documentPrinted }: Named): Issue[] =>
  documentId === null && documentPrinted === null
    ? []
    : [{ path: ['documentId'], message: taskWords.ownDecision }];

async function decide(
  context: Context,
  task: TaskRow,
  kind: Decision,
  detail: Readonly<Record<string, unknown>>,
  on: PlainDate = context.today,
  columns: Partial<TaskRow> = {},
) {
  const row = await actOnTask(context, task, { kind, on, detail }, columns);
  const { status, due_on: dueOn, promised_on: promisedOn } = task;
  context.changed(
    {
      kind: 'task',
      id: task.id,
      before: { status, dueOn, promisedOn },
      after: { status: row.status, dueOn: row.due_on, promisedOn: row.promised_on, ...detail },
    },
    [task.unit_id],
  );
  return { id: task.id, version: row.version, row };
}

/** A report that is not accepted has changed nothing: the progress is what was last told of it, and nobody was late with it. */
async function beforeReport(tx: Tx, task: TaskRow) {
  const told = await lastDeed(tx, task, 'progressed');
  const { progress = 0, reason = null } = (told?.detail ?? {}) as {
    progress?: number;
    reason?: string | null;
  };
  return { progress, progress_note: reason, why_late: null };
}

/**
 * Whose own work it is does not confirm it, whoever clicked that it is done, unless nobody else in the unit could; that is told as an
 * exception.
 */
async function refuseOwnHand({ tx, who, grant, today, exceptional }: Context, task: TaskRow): Promise<void> {
  const hands = [who!.personId, grant!.onBehalfOf].filter((one) => one !== null);
  const doers = await doersOf(tx, task);
  if (!hands.some((one) => doers.includes(one))) return;
  if (await hasOtherLeader(tx, grant!.unitId, [...hands, ...doers], today))
    throw new Problem('not-permitted', { message: taskWords.otherHand });
  exceptional('alone', taskWords.alone.vi);
}

/** Who is responsible, who reported it as done, and for whom they did. */
async function doersOf(tx: Tx, task: TaskRow): Promise<string[]> {
  const reported = await lastDeed(tx, task, 'reported');
  return [task.person_id, task.reported_by, reported?.on_behalf_of ?? null].filter((one) => one !== null);
}

const lastDeed = (tx: Tx, { unit_id, id }: TaskRow, kind: 'progressed' | 'reported') =>
  tx
    .selectFrom('task_action')
    .select(['detail', 'on_behalf_of'])
    .where('unit_id', '=', unit_id)
    .where('task_id', '=', id)
    .where('kind', '=', kind)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Its activities and what was handed down of it, however far, that is not done. */
export async function openPartsOf({ tx }: Pick<Context, 'tx'>, { unit_id, id }: TaskRow) {
  const { rows } = await sql<{ unit_id: string; id: string }>`
    with recursive below as (
      select unit_id, id, status from task
        where (origin_unit_id = ${unit_id} and origin_id = ${id}) or (unit_id = ${unit_id} and parent_id = ${id})
      union
      select t.unit_id, t.id, t.status from below b join task t on t.origin_unit_id = b.unit_id and t.origin_id = b.id)
    select unit_id, id from below where status in ('open', 'doing', 'reported') order by unit_id, id`.execute(
    tx,
  );
  return rows;
}
