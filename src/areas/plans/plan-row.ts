import type { Selectable } from 'kysely';
import type { PlanTable } from '../../../database/types.ts';
import type { Db, Tx } from '../../base/database/database.ts';
import { Problem } from '../../base/problem.ts';
import type { CommandContext } from '../../base/run.ts';
import { mayDoWithPlan, type PlanActionKind, type PlanStatus, planStatusAfter } from './plan-log.ts';
import { planWords } from './words.ts';

export type PlanRow = Selectable<PlanTable> & { readonly status: PlanStatus };

/** Throws `not-found`. */
export async function getPlanRow(db: Db | Tx, unitId: string, planId: string): Promise<PlanRow> {
  const row = await db
    .selectFrom('plan')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', planId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  return row as PlanRow;
}

/** The plan for changing: whoever comes second waits and then sees what the first has done. */
export async function lockPlan(tx: Tx, unitId: string, planId: string): Promise<PlanRow> {
  const row = await tx
    .selectFrom('plan')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', planId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  return row as PlanRow;
}

/** Refuses what the status of the plan does not allow. */
export function refuseUnlessPlan({ status }: PlanRow, kind: PlanActionKind): void {
  if (!mayDoWithPlan(status, kind)) throw new Problem('input-invalid', { message: planWords.notNow[status] });
}

type Acting = Pick<CommandContext, 'tx' | 'now' | 'who' | 'grant'>;

/** The first line of a plan's log. */
export const beginPlanLog = (context: Acting, unitId: string, planId: string, detail: object) =>
  writeDown(context, unitId, planId, 1, 'created', detail);

/** Writes a deed down and what the plan's status reads after it. The plan was locked before. */
export async function actOnPlan(
  context: Acting,
  plan: PlanRow,
  kind: PlanActionKind,
  detail: object = {},
  with_: Partial<Selectable<PlanTable>> = {},
): Promise<PlanRow> {
  refuseUnlessPlan(plan, kind);
  const next = {
    ...with_,
    status: planStatusAfter(plan.status, kind),
    last_action: plan.last_action + 1,
    version: plan.version + 1,
  };
  await writeDown(context, plan.unit_id, plan.id, next.last_action, kind, detail);
  await context.tx
    .updateTable('plan')
    .set(next)
    .where('unit_id', '=', plan.unit_id)
    .where('id', '=', plan.id)
    .execute();
  return { ...plan, ...next };
}

const writeDown = (
  { tx, now, who, grant }: Acting,
  unitId: string,
  planId: string,
  number: number,
  kind: PlanActionKind,
  detail: object,
) =>
  tx
    .insertInto('plan_action')
    .values({
      unit_id: unitId,
      plan_id: planId,
      number,
      kind,
      at: now,
      person_id: who!.personId!,
      on_behalf_of: grant!.onBehalfOf,
      detail: JSON.stringify(detail),
    })
    .execute();
