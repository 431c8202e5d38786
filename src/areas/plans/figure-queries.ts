import { type RawBuilder, sql } from 'kysely';
import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { type Entry, fateOf, findKept } from '../documents/kept-lists.ts';
import { workOf } from '../units/lineage.ts';
import type { Units } from '../units/tree.ts';
import { listCounted, showFigures } from './contract-desk.ts';
import { taskMeasureIds } from './fields.ts';
import { asFirstSet, countByField, countedIn, countTasks, lateIn, standingOn } from './measures.ts';
import { plansIssued } from './plans-issued.ts';
import { standingWhere } from './task-filter.ts';
import { tasksWhere, unitName } from './views.ts';

type Services = { readonly units: Units };
const { answer } = handlersFor<Services>();

export const figureQueries = [
  answer(showFigures, async (context, { unitId, from, to }) => {
    const { db, units, today } = context;
    const counting = { units, unitId, from, to, on: standingOn(to, today) };
    const figures = (await countTasks(db, units, [unitId], from, to, counting.on)).get(unitId);
    return {
      unit: unitName(context, unitId),
      figures: taskMeasureIds.map((measure) => ({ measure, value: figures?.[measure] ?? 0 })),
      byField: await countByField(db, counting),
      plans: await plansIssued(db, unitId, from, to),
      late: await tasksWhere({ ...context, on: counting.on }, lateIn(counting), { size: 200 }),
    };
  }),

  answer(listCounted, async (context, { unitId, measure, list, field, from, to, start, size, ...filter }) => {
    const on = standingOn(to, context.today);
    const counting = { units: context.units, unitId, from, to, on };
    const counted = countedIn(counting, measure === 'all' ? null : measure);
    const ofField = field === undefined ? sql`true` : sql`t.field = ${field}`;
    const where = sql.join(
      [counted, ofField, ...standingWhere({ ...filter, counted: true }, on)],
      sql` and `,
    );
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from task t where ${where}`.execute(context.db);
    const unit = unitName(context, unitId);
    const { count } = rows[0]!;
    const asked = { ...context, on };
    if (list === undefined) {
      const tasks = await tasksWhere(asked, where, { start, size });
      const isWhole = field === undefined && Object.values(filter).every((each) => each === undefined);
      const first = measure === 'all' || !isWhole ? null : await asFirstSet(context.db, counting, measure);
      return {
        unit,
        count,
        on,
        kept: null,
        asFirstSet: first,
        tasks: tasks.map((task) => ({ ...task, since: null })),
      };
    }
    const place = { unitId, id: list, measure, from, to };
    const kept = await findKept(context.db, place, start, size);
    if (kept === undefined) throw new Problem('not-found');
    const tasks = await tasksKept(asked, workOf(context.units, unitId, to), counted, kept.entries);
    return { unit, count: kept.count, on, kept: { at: kept.at, now: count }, asFirstSet: null, tasks };
  }),
];

/** Tasks that were counted, as they are now, each with what became of it; in the order in which they were counted. */
async function tasksKept(
  asked: Parameters<typeof tasksWhere>[0],
  unitIds: readonly string[],
  counted: RawBuilder<unknown>,
  entries: readonly Entry[],
) {
  const ids = sql`any(${entries.map(({ id }) => id)}::uuid[])`;
  const tasks = await tasksWhere(asked, sql`t.unit_id = any(${[...unitIds]}::uuid[]) and t.id = ${ids}`, {
    size: entries.length,
  });
  const { rows } = await sql<{ id: string }>`
    select t.id from task t where ${counted} and t.id = ${ids}`.execute(asked.db);
  const still = new Set(rows.map(({ id }) => id));
  const now = new Map(tasks.map((task) => [task.id, task]));
  return entries.flatMap((entry) => {
    const task = now.get(entry.id);
    if (task === undefined) return [];
    const { version } = task;
    return [{ ...task, since: fateOf(entry, { version, counted: still.has(task.id) }) }];
  });
}
