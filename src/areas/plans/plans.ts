import type { Tx } from '../../base/database/database.ts';
import { type PlainDate, printed, yearOf } from '../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { filledWord } from '../../base/word.ts';
import type { Units } from '../units/tree.ts';
import {
  changePlan,
  closePlan,
  copyPlan,
  createPlan,
  discardPlan,
  issuePlan,
  reopenPlan,
} from './contract.ts';
import { documentIssues } from './document-of.ts';
import type { NewTask } from './fields.ts';
import { colleaguesIn, createTasks } from './new-tasks.ts';
import { actOnPlan, beginPlanLog, getPlanRow, lockPlan, type PlanRow, refuseUnlessPlan } from './plan-row.ts';
import { headIssues, issueBesideIssues } from './plans-of-year.ts';
import { actOnMany, lockTasksOf, refuseOther, type TaskRow } from './task-row.ts';
import { planWords } from './words.ts';

type Services = { readonly units: Units };
const { perform } = handlersFor<Services>();
type Context = CommandContext & Services;

export const planCommands = [
  perform(createPlan, async (context, { unitId, id, ...head }) => {
    const { version } = await beginPlan(context, { unitId, id, copiedFrom: null, ...head });
    return { id, version };
  }),

  perform(copyPlan, async (context, { unitId, planId, id, year, name, basis, beside, tasks }) => {
    const from = await getPlanRow(context.tx, unitId, planId);
    const head = {
      unitId,
      id,
      kind: from.kind as Head['kind'],
      year,
      name,
      basis,
      copiedFrom: planId,
      beside,
    };
    const { version, isNew } = await beginPlan(context, head);
    if (isNew && tasks.length > 0) {
      const copied = await copiesOf(context, from, tasks, year - from.year);
      await createTasks(context, unitId, copied, { source: 'plan', plan_id: id, givenOn: null });
    }
    return { id, version };
  }),

  perform(changePlan, async (context, { unitId, planId, version, beside, ...head }) => {
    const { tx, today } = context;
    const plan = await lockPlan(tx, unitId, planId);
    refuseUnlessPlan(plan, 'changed');
    refuseOther(plan, version);
    // Who leaves kind and year as they are was asked when the plan came beside the other.
    const isMeant = beside || (plan.kind === head.kind && plan.year === head.year);
    refuseIssues(await headIssues(tx, today, { unit_id: unitId, id: planId, ...head }, isMeant));
    const next = await actOnPlan(context, plan, 'changed', { head }, head);
    const { kind, year, name, basis } = plan;
    context.changed({ kind: 'plan', id: planId, before: { kind, year, name, basis }, after: head });
    return { id: planId, version: next.version };
  }),

  perform(issuePlan, async (context, { unitId, planId, version, issuedOn, beside, ...document }) => {
    const { tx, today, changed } = context;
    const plan = await lockPlan(tx, unitId, planId);
    refuseUnlessPlan(plan, 'issued');
    refuseOther(plan, version);
    const tasks = await lockTasksOf(tx, unitId, planId);
    refuseIssues([
      ...(issuedOn > today ? [{ path: ['issuedOn'], message: planWords.notInFuture }] : []),
      ...(await documentIssues(tx, unitId, document)),
      ...issuesOfTasks(tasks),
      ...dueBeforeIssue(tasks, issuedOn),
      ...(await issueBesideIssues(tx, plan, beside)),
    ]);
    const columns = {
      issued_on: issuedOn,
      document_id: document.documentId,
      document_printed: document.documentPrinted,
    };
    const next = await actOnPlan(context, plan, 'issued', { issuedOn, ...document }, columns);
    const ids = tasks.map(({ id }) => id);
    const deed = { kind: 'issued', detail: { givenOn: issuedOn } } as const;
    await actOnMany(context, unitId, ids, deed, { status: 'open', given_on: issuedOn });
    changed({
      kind: 'plan',
      id: planId,
      before: { status: plan.status },
      after: { status: next.status, issuedOn, ...document, beside, tasks: ids.length },
    });
    return { id: planId, version: next.version };
  }),

  perform(discardPlan, async (context, { unitId, planId, version }) => {
    const { tx, today, changed } = context;
    const plan = await lockPlan(tx, unitId, planId);
    refuseUnlessPlan(plan, 'discarded');
    refuseOther(plan, version);
    const tasks = await lockTasksOf(tx, unitId, planId);
    const ids = tasks.map(({ id }) => id);
    const set = { status: 'cancelled', cancelled_on: today } as const;
    if (ids.length > 0) await actOnMany(context, unitId, ids, { kind: 'cancelled' }, set);
    const next = await actOnPlan(context, plan, 'discarded', { tasks: ids });
    const { kind, year, name, status } = plan;
    changed({
      kind: 'plan',
      id: planId,
      before: { status, kind, year, name, tasksRemoved: tasks.map(({ title }) => title) },
      after: { status: next.status },
    });
    return { id: planId, version: next.version };
  }),

  perform(closePlan, (context, { unitId, planId, version }) =>
    turnPlan(context, { unitId, planId, version }, 'closed', {}),
  ),

  perform(reopenPlan, (context, { unitId, planId, version, reason }) =>
    turnPlan(context, { unitId, planId, version }, 'reopened', { reason }),
  ),
];

type Head = {
  readonly unitId: string;
  readonly id: string;
  readonly kind: 'reform' | 'publicity' | 'inspection' | 'procedureControl' | 'other';
  readonly year: number;
  readonly name: string;
  readonly basis: string | null;
  readonly copiedFrom: string | null;
  readonly beside: boolean;
};

/** A new plan, or the one that is there where it was sent before. */
async function beginPlan(context: Context, head: Head): Promise<{ version: number; isNew: boolean }> {
  const { tx, now, today, who, changed } = context;
  const { unitId, id, kind, year, name, basis, copiedFrom, beside } = head;
  const made = await tx
    .insertInto('plan')
    .values({
      ...{ unit_id: unitId, id, kind, year, name, basis, copied_from: copiedFrom },
      ...{ status: 'drafting', last_action: 1, version: 1, created_by: who!.personId!, created_at: now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) return beforeIn(await lockPlan(tx, unitId, id), head);
  refuseIssues(await headIssues(tx, today, { unit_id: unitId, id, kind, year, name }, beside));
  await beginPlanLog(context, unitId, id, { kind, year, name, basis, copiedFrom });
  changed({ kind: 'plan', id, before: null, after: { kind, year, name, basis, copiedFrom, beside } });
  return { version: 1, isNew: true };
}

function beforeIn(plan: PlanRow, { kind, year, copiedFrom }: Head): { version: number; isNew: boolean } {
  const isSame = plan.kind === kind && plan.year === year && plan.copied_from === copiedFrom;
  if (!isSame) throw new Problem('already-there');
  return { version: plan.version, isNew: false };
}

/** Everything that keeps a plan from being issued. */
function issuesOfTasks(tasks: readonly TaskRow[]): Issue[] {
  if (tasks.length === 0) return [{ path: [], message: planWords.noTasks }];
  return tasks
    .filter(({ parent_id }) => parent_id === null)
    .flatMap((task) => {
      const say = (word: { vi: string; en: string }) => ({
        vi: word.vi.replace('{title}', task.title),
        en: word.en.replace('{title}', task.title),
      });
      const path = ['tasks', task.id];
      const nobody = task.person_id === null && task.person_printed === null;
      return [
        ...(task.product === null ? [{ path, message: say(planWords.noProduct) }] : []),
        ...(nobody ? [{ path, message: say(planWords.nobodyResponsible) }] : []),
      ];
    });
}

/** A plan sets nothing for days that had passed as it was issued: such a task would be late before it held. */
const dueBeforeIssue = (tasks: readonly TaskRow[], issuedOn: PlainDate): Issue[] =>
  tasks.flatMap(({ id, title, due_on }) =>
    due_on === null || due_on >= issuedOn
      ? []
      : [
          {
            path: ['tasks', id],
            message: filledWord(planWords.dueBeforeIssue, { title, day: printed(due_on) }),
          },
        ],
  );

async function turnPlan(
  context: Context,
  { unitId, planId, version }: { unitId: string; planId: string; version: number },
  kind: 'closed' | 'reopened',
  detail: object,
): Promise<{ id: string; version: number }> {
  const plan = await lockPlan(context.tx, unitId, planId);
  refuseOther(plan, version);
  const next = await actOnPlan(context, plan, kind, detail);
  context.changed({
    kind: 'plan',
    id: planId,
    before: { status: plan.status },
    after: { status: next.status, ...detail },
  });
  return { id: planId, version: next.version };
}

/** Tasks of an earlier plan as those of another year; who is no longer there is left open. */
async function copiesOf(
  { tx, today, grant }: Context,
  plan: PlanRow,
  chosen: readonly { readonly taskId: string; readonly id: string }[],
  years: number,
): Promise<NewTask[]> {
  const rows = await lockTasksOf(tx, plan.unit_id, plan.id);
  const newIds = new Map(chosen.map(({ taskId, id }) => [taskId, id]));
  if (chosen.some(({ taskId }) => !rows.some(({ id }) => id === taskId))) throw new Problem('not-found');
  const colleagues = await colleaguesIn(tx, [plan.unit_id, grant!.unitId], today);
  const coWorkers = await coWorkersOf(tx, plan.unit_id, [...newIds.keys()]);
  const stays = (id: string | null) => id !== null && colleagues.has(id);
  return rows
    .filter(({ id }) => newIds.has(id))
    .map((row) => ({
      id: newIds.get(row.id)!,
      parentId: row.parent_id === null ? null : (newIds.get(row.parent_id) ?? null),
      field: row.field as NewTask['field'],
      title: row.title,
      product: row.product,
      productKind: row.product_kind,
      personId: stays(row.person_id) ? row.person_id : null,
      personPrinted: row.person_printed,
      coWorkers: (coWorkers.get(row.id) ?? []).filter(stays),
      coWorkersPrinted: row.co_workers_printed,
      cost: row.cost === null ? null : Number(row.cost),
      startsOn: moved(row.starts_on, years),
      dueOn: moved(row.original_due_on, years),
    }));
}

/** The same day so many years later; the 29th of February is the 28th where there is none. */
function moved(day: PlainDate | null, years: number): PlainDate | null {
  if (day === null) return null;
  const year = yearOf(day) + years;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const rest = day.endsWith('-02-29') && !isLeap ? '-02-28' : day.slice(4);
  return `${year}${rest}`;
}

async function coWorkersOf(tx: Tx, unitId: string, taskIds: readonly string[]) {
  const rows = await tx
    .selectFrom('task_co_worker')
    .select(['task_id', 'person_id'])
    .where('unit_id', '=', unitId)
    .where('task_id', 'in', taskIds)
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ task_id }) => task_id)].map(([id, some]) => [
      id,
      some.map(({ person_id }) => person_id),
    ]),
  );
}
