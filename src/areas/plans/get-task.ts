import { sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import { dayOf } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor, type QueryContext } from '../../base/run.ts';
import { printedOf } from '../documents/referred.ts';
import { namesOf } from '../people/names.ts';
import { childrenAt, type Units } from '../units/tree.ts';
import { getTask } from './contract-tasks.ts';
import { textOf } from './document-of.ts';
import { decidesForAbove } from './given.ts';
import { doubtsOf, type Evidence, evidenceOf, fileView } from './proof.ts';
import { mayDo, type TaskActionKind } from './task-log.ts';
import { getTaskRow, giverOf, type TaskRow } from './task-row.ts';
import { tasksWhere, unitName } from './views.ts';

type Services = { readonly units: Units };
const { answer } = handlersFor<Services>();
type Context = QueryContext & Services;

export const getTaskQuery = answer(getTask, async (context, { unitId, taskId }) => {
  const { db, today } = context;
  const row = await getTaskRow(db, unitId, taskId);
  const one = sql`t.unit_id = ${unitId} and t.id = ${taskId}`;
  const [view] = await tasksWhere({ ...context, on: today }, one);
  if (view === undefined) throw new Problem('not-found');
  const evidence = await evidenceOf(db, row);
  const actions = await actionsOf(db, row);
  const names = await namesOf(db, [
    ...evidence.map(({ addedBy }) => addedBy),
    ...actions.flatMap(({ person_id, on_behalf_of }) => [person_id, on_behalf_of]),
  ]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''));
  const rest = await restOf(db, row);
  const giverGrant = context.who!.grant('tasks.decide', [giverOf(row)]);
  const isForAbove = decidesForAbove(row, { who: context.who, grant: giverGrant });
  const may = mayOf(context, row, {
    coWorkers: view.coWorkers.map(({ id }) => id),
    parts: rest.parts,
    decides: giverGrant !== null,
    isForAbove,
  });
  const asked = actions.findLast(({ kind }) => kind === 'extensionAsked');
  return {
    ...view,
    unit: unitName(context, unitId),
    ...rest,
    evidence: evidence.map((each) => evidenceView(each, row, nameOf)),
    asked:
      row.extension_asked && asked !== undefined
        ? {
            number: asked.number,
            dueOn: asked.detail.dueOn!,
            reason: asked.detail.reason ?? '',
            by: nameOf(asked.person_id) ?? '',
          }
        : null,
    actions: await actionViews(context, row, actions, nameOf),
    giverId: giverOf(row),
    isForAbove,
    may,
  };
});

type NameOf = (id: string | null) => string | null;

const evidenceView = (each: Evidence, row: TaskRow, nameOf: NameOf) => ({
  id: each.id,
  title: each.title,
  documentId: each.documentId,
  kind: each.kind,
  datedOn: each.datedOn,
  files: each.files.map(fileView),
  sameReason: each.sameReason,
  alsoProves: [...each.alsoProves],
  doubts: doubtsOf(each, row),
  by: nameOf(each.addedBy) ?? '',
  at: each.addedAt.toISOString(),
});

type Action = Awaited<ReturnType<typeof actionsOf>>[number];

async function actionViews(context: Context, row: TaskRow, actions: readonly Action[], nameOf: NameOf) {
  const ids = actions.map(({ detail }) => detail.documentId ?? null);
  const documents = await printedOf(context.db, row.unit_id, ids);
  return actions.map((each) => ({
    number: each.number,
    kind: each.kind as TaskActionKind,
    at: each.at.toISOString(),
    unit: unitName(context, each.by_unit_id),
    by: nameOf(each.person_id) ?? '',
    onBehalfOf: nameOf(each.on_behalf_of),
    reason: each.detail.reason ?? null,
    dueOn: each.detail.dueOn ?? null,
    doneOn: each.detail.doneOn ?? null,
    progress: each.detail.progress ?? null,
    since: movesDay.has(each.kind) && each.on_day < dayOf(each.at) ? each.on_day : null,
    document: documents.get(each.detail.documentId ?? '') ?? each.detail.documentPrinted ?? null,
  }));
}

/** Deeds that count from the day of their document. */
const movesDay = new Set<string>(['amended', 'extensionGranted', 'cancelled'] satisfies TaskActionKind[]);

type Detail = {
  readonly reason?: string | null;
  readonly dueOn?: string | null;
  readonly doneOn?: string;
  readonly progress?: number;
  readonly documentId?: string | null;
  readonly documentPrinted?: string | null;
};

async function actionsOf(db: Db, { unit_id, id }: TaskRow) {
  const rows = await db
    .selectFrom('task_action')
    .select(['number', 'kind', 'on_day', 'at', 'by_unit_id', 'person_id', 'on_behalf_of', 'detail'])
    .where('unit_id', '=', unit_id)
    .where('task_id', '=', id)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...row, detail: row.detail as Detail }));
}

/** What stands in other rows: its plan, its document, how many parts there are of it. */
async function restOf(db: Db, row: TaskRow) {
  const { rows } = await sql<{ plan: string | null; parts: number }>`
    select (select name from plan where unit_id = ${row.unit_id} and id = ${row.plan_id}::uuid) as plan,
      (select count(*)::int from task where origin_unit_id = ${row.unit_id} and origin_id = ${row.id}) as parts`.execute(
    db,
  );
  const named = { documentId: row.document_id, documentPrinted: row.document_printed };
  const { printed: document, issuedOn } = await textOf(db, row.unit_id, named, row.document_issued_on);
  return { ...rows[0]!, document, documentIssuedOn: issuedOn };
}

type May = (typeof getTask)['output']['_zod']['output']['may'][number];

type About = {
  readonly coWorkers: readonly string[];
  readonly parts: number;
  readonly decides: boolean;
  readonly isForAbove: boolean;
};

/** What this person may do with the task as it stands. */
function mayOf(
  { who, grant, units, today }: Context,
  row: TaskRow,
  { coWorkers, parts, decides, isForAbove }: About,
): May[] {
  const hands = [who!.personId, grant?.onBehalfOf ?? null];
  const holds = (permission: string, unitId = row.unit_id) => who!.grant(permission, [unitId]) !== null;
  const isGiver = holds('tasks.give');
  const isOwn = (holds('tasks.work') && row.person_id !== null && hands.includes(row.person_id)) || isGiver;
  const isHelper = isOwn || coWorkers.some((one) => hands.includes(one));
  const all: readonly (readonly [May, TaskActionKind, boolean])[] = [
    ['assign', 'assigned', isGiver],
    ['handDown', 'handedDown', isGiver && childrenAt(units, row.unit_id, today).length > 0],
    ['progress', 'progressed', isHelper],
    ['addEvidence', 'evidenceAdded', isHelper],
    ['report', 'reported', isOwn],
    ['askExtension', 'extensionAsked', isOwn && row.due_on !== null && !row.extension_asked],
    ['confirm', 'confirmed', decides],
    ['refuse', 'refused', decides],
    ['reopen', 'reopened', decides],
    [
      'decideExtension',
      'extensionGranted',
      decides && (row.extension_asked || (isForAbove && row.due_on !== null)),
    ],
    ['cancel', 'cancelled', decides && row.plan_id === null],
    // What was reported waits for its giver: who worked on it is not reminded.
    ['remind', 'reminded', row.status !== 'reported' && holds('tasks.remind', giverOf(row))],
  ];
  const open = all.filter(([, kind, isAllowed]) => isAllowed && mayDo(row.status, kind)).map(([may]) => may);
  return parts > 0 && holds('tasks.oversee') ? [...open, 'showChain'] : open;
}
