import type { Db } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { handlersFor } from '../../base/run.ts';
import type { Units } from '../units/tree.ts';
import { listCounted, showFigures } from './contract-desk.ts';
import { printedOf } from './document-of.ts';
import { taskMeasureIds } from './fields.ts';
import { asFirstSet, countByField, countedIn, countTasks, lateIn } from './measures.ts';
import type { PlanRow } from './plan-row.ts';
import { tasksWhere, unitName } from './views.ts';

type Services = { readonly units: Units };
const { answer } = handlersFor<Services>();

export const figureQueries = [
  answer(showFigures, async (context, { unitId, from, to }) => {
    const { db } = context;
    const figures = (await countTasks(db, [unitId], from, to)).get(unitId);
    return {
      unit: unitName(context, unitId),
      figures: taskMeasureIds.map((measure) => ({ measure, value: figures?.[measure] ?? 0 })),
      byField: await countByField(db, unitId, from, to),
      plans: await plansIssued(db, unitId, from, to),
      late: await tasksWhere({ ...context, on: to }, lateIn(unitId, from, to), { size: 200 }),
    };
  }),

  answer(listCounted, async (context, { unitId, measure, from, to, start, size }) => {
    const figures = (await countTasks(context.db, [unitId], from, to)).get(unitId);
    const where = countedIn(unitId, measure, from, to);
    const tasks = await tasksWhere({ ...context, on: to }, where, { start, size });
    return {
      unit: unitName(context, unitId),
      count: figures?.[measure] ?? 0,
      asFirstSet: await asFirstSet(context.db, unitId, measure, from, to),
      tasks,
    };
  }),
];

/** In the order in which they were issued. */
async function plansIssued(db: Db, unitId: string, from: PlainDate, to: PlainDate) {
  const rows = (await db
    .selectFrom('plan')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('issued_on', '>=', from)
    .where('issued_on', '<=', to)
    .orderBy('issued_on')
    .orderBy('id')
    .execute()) as (PlanRow & { kind: 'reform' })[];
  const documents = await printedOf(
    db,
    unitId,
    rows.map(({ document_id }) => document_id),
  );
  return rows.map(({ id, kind, name, issued_on, document_id, document_printed }) => ({
    id,
    kind,
    name,
    issuedOn: issued_on!,
    document: document_id === null ? document_printed : (documents.get(document_id) ?? null),
  }));
}
