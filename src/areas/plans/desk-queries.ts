import { sql } from 'kysely';
import type { z } from 'zod';
import { handlersFor, type QueryContext } from '../../base/run.ts';
import type { SignedIn } from '../people/identify.ts';
import { endedBefore } from '../units/lineage.ts';
import { topUnits, type Units } from '../units/tree.ts';
import { type Bucket, buckets, chooseUnit, ledBuckets, listWaiting, showDesk } from './contract-desk.ts';
import { unitName } from './views.ts';
import { tasksWaiting, type WaitingTask } from './waiting.ts';

type Services = { readonly units: Units; readonly me: SignedIn | null };
const { answer } = handlersFor<Services>();
type Context = QueryContext & Services;

export const taskDeskQueries = [
  answer(showDesk, async (context) => {
    const found = Map.groupBy(await tasksWaiting(context), ({ bucket }) => bucket);
    const waiting = buckets.map((bucket) => [bucket, waitingView(context, found.get(bucket) ?? [])]);
    return { today: context.today, ...(Object.fromEntries(waiting) as Record<Bucket, Waiting>) };
  }),

  answer(listWaiting, async (context, { bucket, start, size }) => {
    const rows = await tasksWaiting(context, { bucket, start, size });
    const shown = waitingView(context, rows);
    // Behind the end of the list no row says how many there are.
    const isBeyond = rows.length === 0 && start > 0;
    const count = isBeyond
      ? ((await tasksWaiting(context, { bucket, start: 0, size: 1 }))[0]?.among ?? 0)
      : shown.count;
    return { today: context.today, ...shown, count };
  }),

  answer(chooseUnit, async ({ db, who, units, today }) => {
    const reach = who!.reach('plans.read');
    const tops = topUnits(units, today, reach.has);
    const ids = tops.map(({ unitId }) => unitId);
    const ended = endedBefore(units, ids, today).filter((unitId) => reach.has(unitId));
    const { rows } = await sql<{ id: string }>`
      select id from unit u where id = any(${ended}::uuid[]) and exists (select from task t where t.unit_id = u.id)`.execute(
      db,
    );
    const known = new Set(rows.map(({ id }) => id));
    return {
      units: [...tops.map(({ unitId }) => unitId), ...ended.filter((unitId) => known.has(unitId))].map(
        (id) => ({ id, name: unitName({ units, today }, id) }),
      ),
    };
  }),
];

type Waiting = z.input<typeof showDesk.output>['late'];
type Shown = Waiting['tasks'][number];

const waitingView = (context: Context, rows: readonly WaitingTask[]): Waiting => ({
  count: rows[0]?.among ?? 0,
  tasks: rows.map((row) => shown(context, row)),
});

const ofOthers = new Set<Bucket>(ledBuckets);

const shown = (context: Context, row: WaitingTask): Shown => ({
  unitId: row.unit_id,
  taskId: row.id,
  unit: unitName(context, row.unit_id),
  title: row.title,
  giver: row.giver_unit_id === null ? row.giver_printed : unitName(context, row.giver_unit_id),
  person: row.person,
  dueOn: row.due_on,
  status: row.status,
  progress: row.progress,
  version: row.version,
  giverId: ofOthers.has(row.bucket) ? (row.giver_unit_id ?? row.unit_id) : null,
  originId: row.origin_id,
  reminded: row.reminded,
  refused: row.refused,
  escalatedAt: row.escalated_at?.toISOString() ?? null,
});
