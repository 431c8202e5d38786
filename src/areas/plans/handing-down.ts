import { fold } from '../../base/fold.ts';
import { printed } from '../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { filledWord } from '../../base/word.ts';
import { isBelow, type Units, unitAt } from '../units/tree.ts';
import { handDownTask } from './contract-giving.ts';
import { textOf } from './document-of.ts';
import { handedDownTwice } from './doubled.ts';
import { insertTasks } from './new-tasks.ts';
import { readTask } from './task-log.ts';
import { actOnTask, columnsOf, lockTask, refuseUnless, type TaskRow } from './task-row.ts';
import { taskWords } from './words.ts';

type Services = { readonly units: Units };
const { perform } = handlersFor<Services>();
type Context = CommandContext & Services;
type Part = {
  readonly receiverId: string;
  readonly id: string;
  readonly title: string | null;
  readonly product: string | null;
  readonly dueOn: string;
};

/** Gives units below a task of their own each, joined to the one above by both its keys. */
export const handingDownCommands = [
  perform(handDownTask, async (context, { unitId, taskId, to, whyLater, evenIfThere }) => {
    const task = await lockTask(context.tx, unitId, taskId);
    const there = await partsOf(context, task);
    if (to.every((part) => there.some((one) => one.id === part.id && one.unit_id === part.receiverId)))
      return { handedDown: 0 };
    refuseUnless(task, 'handedDown');
    const named = { documentId: task.document_id, documentPrinted: task.document_printed };
    const document = await textOf(context.tx, unitId, named, task.document_issued_on);
    const rows = partRows(context, task, to, document);
    refuseIssues([
      ...to.flatMap((part, index) => issuesOf(context, task, part, there, index)),
      ...(whyLater === null ? laterIssues(context, task, to) : []),
      ...(evenIfThere ? [] : await doublesOf(context, rows, document.printed)),
    ]);
    await insertTasks(context, rows, { givenOn: context.today });
    const receivers = to.map(({ receiverId, id, dueOn }) => ({ receiverId, id, dueOn }));
    await actOnTask(context, task, { kind: 'handedDown', detail: { to: receivers, reason: whyLater } });
    for (const { receiverId, id, dueOn } of to) {
      const after = { task: task.title, dueOn, origin: taskId, giver: unitId };
      context.changed({ kind: 'task', id, before: null, after }, [receiverId]);
    }
    return { handedDown: to.length };
  }),
];

const partsOf = ({ tx }: Context, { unit_id, id }: TaskRow) =>
  tx
    .selectFrom('task')
    .select(['unit_id', 'id', 'status'])
    .where('origin_unit_id', '=', unit_id)
    .where('origin_id', '=', id)
    .execute();

function issuesOf(
  { units, today, grant }: Context,
  task: TaskRow,
  { receiverId, dueOn }: Part,
  there: Awaited<ReturnType<typeof partsOf>>,
  index: number,
): Issue[] {
  const at = (field: string) => ['to', index, field];
  // A stranger's id is told nothing of.
  if (!units.versions.has(receiverId)) throw new Problem('not-found');
  // Of a unit that is no more, its successor hands down.
  const isReceiver = [task.unit_id, grant!.unitId].some((above) => isBelow(units, today, receiverId, above));
  const isGiven = there.some(({ unit_id, status }) => unit_id === receiverId && status !== 'cancelled');
  return [
    ...(isReceiver ? [] : [{ path: at('receiverId'), message: taskWords.notBelow }]),
    ...(isGiven ? [{ path: at('receiverId'), message: taskWords.givenAlready }] : []),
    ...(dueOn < today
      ? [{ path: at('dueOn'), message: filledWord(taskWords.duePast, { day: printed(today) }) }]
      : []),
  ];
}

/** Who has to answer for the whole on a day gives nobody longer unawares; once that day has passed there is none to keep. */
function laterIssues({ today }: Context, task: TaskRow, to: readonly Part[]): Issue[] {
  const owed = task.promised_on ?? task.due_on;
  if (owed === null || owed < today) return [];
  const message = filledWord(taskWords.dueAfterOrigin, { day: printed(owed) });
  return to.flatMap(({ dueOn }, index) => (dueOn > owed ? [{ path: ['to', index, 'dueOn'], message }] : []));
}

type PartRow = ReturnType<typeof partRows>[number];

function doublesOf(context: Context, rows: readonly PartRow[], document: string | null): Promise<Issue[]> {
  const titles = [...new Set(rows.map(({ title }) => title))];
  const asked = { titles, document, level: rows[0]!.giver_level, givenOn: context.today };
  return handedDownTwice(
    context,
    rows.map((row) => row.unit_id),
    asked,
  );
}

/** A task below says what the one above says, where nothing else is said. */
function partRows(
  { units, today, now, who }: Context,
  task: TaskRow,
  to: readonly Part[],
  document: Awaited<ReturnType<typeof textOf>>,
) {
  const level = unitAt(units, task.unit_id, today)?.kind ?? 'other';
  return to.map(({ receiverId, id, title, product, dueOn }) => {
    const said = { title: title ?? task.title, product: product ?? task.product };
    return {
      ...columnsOf(readTask([{ kind: 'created', on: today, givenOn: today, dueOn }])),
      ...said,
      unit_id: receiverId,
      id,
      source: 'above',
      giver_level: level,
      giver_unit_id: task.unit_id,
      origin_unit_id: task.unit_id,
      origin_id: task.id,
      document_printed: document.printed,
      document_issued_on: document.printed === null ? null : document.issuedOn,
      ordinal: 0,
      field: task.field,
      search: fold(`${said.title} ${said.product ?? ''}`),
      product_kind: task.product_kind,
      last_action: 1,
      version: 1,
      created_by: who!.personId!,
      created_at: now,
    } as const;
  });
}
