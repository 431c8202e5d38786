import { sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import type { DataFault } from '../installation/verify.ts';
import { type PlanActionKind, planStatusOf } from './plan-log.ts';
import { readTask, type TaskDeed } from './task-log.ts';
import { columnsOf } from './task-row.ts';
import { faultWords } from './words.ts';

/** So many tasks are looked through at a time. */
const atATime = 2000;

/**
 * What must hold between the rows of plans and tasks and no key of the database holds: a status and its days are what was done, and a
 * task that was handed down has the one it came from, in a unit that gave it.
 */
export async function verifyPlans(db: Db): Promise<DataFault[]> {
  return [...(await wrongPlans(db)), ...(await wrongTasks(db)), ...(await wrongOrigins(db))];
}

const faultOf = (where: string, what: keyof typeof faultWords): DataFault => ({
  where,
  what: faultWords[what],
});

async function wrongPlans(db: Db): Promise<DataFault[]> {
  const { rows } = await sql<{ id: string; status: string; done: PlanActionKind[] }>`
    select p.id, p.status, coalesce(array_agg(a.kind order by a.number) filter (where a.kind is not null), '{}') as done
    from plan p left join plan_action a on a.unit_id = p.unit_id and a.plan_id = p.id
    group by p.unit_id, p.id, p.status`.execute(db);
  return rows
    .filter(({ status, done }) => done[0] !== 'created' || planStatusOf(done) !== status)
    .map(({ id }) => faultOf(`plan ${id}`, 'planStatus'));
}

type Kept = ReturnType<typeof columnsOf> & {
  readonly unit_id: string;
  readonly id: string;
  readonly last_action: number;
  readonly done: TaskDeed[];
};

async function wrongTasks(db: Db): Promise<DataFault[]> {
  const faults: DataFault[] = [];
  let last = { unit_id: '00000000-0000-0000-0000-000000000000', id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const { rows } = await sql<Kept>`
      with batch as (
        select * from task where (unit_id, id) > (${last.unit_id}::uuid, ${last.id}::uuid) order by unit_id, id limit ${atATime})
      select t.unit_id, t.id, t.status, t.given_on, t.original_due_on, t.due_on, t.promised_on, t.done_on, t.confirmed_on,
        t.reopened_on, t.cancelled_on, t.extension_asked, t.last_action,
        (select coalesce(jsonb_agg(a.detail || jsonb_build_object('kind', a.kind, 'on', a.on_day) order by a.number), '[]')
         from task_action a where a.unit_id = t.unit_id and a.task_id = t.id) as done
      from batch t order by t.unit_id, t.id`.execute(db);
    faults.push(...rows.filter(isWrong).map(({ id }) => faultOf(`task ${id}`, 'status')));
    if (rows.length < atATime) return faults;
    last = rows.at(-1)!;
  }
}

function isWrong(task: Kept): boolean {
  const wanted = columnsOf(readTask(task.done));
  const keys = Object.keys(wanted) as (keyof typeof wanted)[];
  return task.done.length !== task.last_action || keys.some((key) => task[key] !== wanted[key]);
}

async function wrongOrigins(db: Db): Promise<DataFault[]> {
  const { rows } = await sql<{ id: string; lost: boolean }>`
    select t.id, o.id is null as lost from task t
    left join task o on o.unit_id = t.origin_unit_id and o.id = t.origin_id
    where t.origin_id is not null and (o.id is null or t.giver_unit_id <> o.unit_id or t.unit_id = o.unit_id)`.execute(
    db,
  );
  return rows.map(({ id, lost }) => faultOf(`task ${id}`, lost ? 'origin' : 'giver'));
}
