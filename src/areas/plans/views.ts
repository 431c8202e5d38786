import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { type Units, unitAt } from '../units/tree.ts';
import { stateSql } from './state-sql.ts';
import type { TaskRow } from './task-row.ts';
import type { CountedState } from './task-state.ts';
import type { TaskView } from './task-view.ts';

type Seen = TaskRow & {
  readonly state: CountedState | null;
  readonly state_first: CountedState | null;
  readonly person_name: string | null;
  readonly co_workers: readonly { id: string; name: string }[];
};
export type View = z.input<typeof TaskView>;

/** Where tasks stand in a list: what is due first first, without a day last. */
export const byDue = sql`t.due_on, t.id`;
/** As the plan prints them. */
export const byOrdinal = sql`t.ordinal, t.id`;

export type Asked = {
  readonly db: Db;
  readonly units: Units;
  readonly today: PlainDate;
  /** The day that the states are of. */
  readonly on: PlainDate;
};

/** Tasks `t` under a condition as lists show them; one statement. */
export async function tasksWhere(
  asked: Asked,
  where: RawBuilder<unknown>,
  {
    order = byDue,
    start = 0,
    size = 1000,
  }: { order?: RawBuilder<unknown>; start?: number; size?: number } = {},
): Promise<View[]> {
  const { db, on } = asked;
  const { rows } = await sql<Seen>`
    select t.*, ${stateSql(on)} as state, ${stateSql(on, 'original_due_on')} as state_first, p.full_name as person_name,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', h.id, 'name', h.full_name) order by h.full_name)
        from task_co_worker c join person h on h.id = c.person_id
        where c.unit_id = t.unit_id and c.task_id = t.id), '[]') as co_workers
    from task t left join person p on p.id = t.person_id
    where ${where} order by ${order} limit ${size} offset ${start}`.execute(db);
  return rows.map((row) => viewOf(asked, row));
}

/** The name of a unit today, or as it was last called. */
export const unitName = ({ units, today }: Pick<Asked, 'units' | 'today'>, unitId: string): string =>
  (unitAt(units, unitId, today) ?? units.versions.get(unitId)?.at(-1))?.name ?? unitId;

const viewOf = (asked: Asked, row: Seen): View => ({
  unitId: row.unit_id,
  id: row.id,
  planId: row.plan_id,
  parentId: row.parent_id,
  ordinal: row.ordinal,
  source: row.source as View['source'],
  giverLevel: row.giver_level as View['giverLevel'],
  giver: row.giver_unit_id === null ? row.giver_printed : unitName(asked, row.giver_unit_id),
  giverUnitId: row.giver_unit_id,
  originId: row.origin_id,
  documentId: row.document_id,
  documentPrinted: row.document_printed,
  field: row.field as View['field'],
  title: row.title,
  product: row.product,
  productKind: row.product_kind,
  personId: row.person_id,
  person: row.person_name,
  personPrinted: row.person_printed,
  coWorkers: [...row.co_workers],
  coWorkersPrinted: row.co_workers_printed,
  cost: row.cost === null ? null : Number(row.cost),
  ...daysOf(row),
  progress: row.progress,
  progressNote: row.progress_note,
  whyLate: row.why_late,
  status: row.status,
  extensionAsked: row.extension_asked,
  state: row.state,
  stateAsFirstSet: row.state_first,
  version: row.version,
});

const daysOf = (row: Seen) => ({
  givenOn: row.given_on,
  startsOn: row.starts_on,
  originalDueOn: row.original_due_on,
  dueOn: row.due_on,
  promisedOn: row.promised_on,
  doneOn: row.done_on,
  confirmedOn: row.confirmed_on,
  reopenedOn: row.reopened_on,
  cancelledOn: row.cancelled_on,
});
