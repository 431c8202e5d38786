import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import type { Who } from '../../base/run.ts';
import type { SignedIn } from '../people/identify.ts';
import { endedBefore } from '../units/lineage.ts';
import type { Units } from '../units/tree.ts';
import type { Bucket } from './contract-desk.ts';
import { overdueBefore } from './state-sql.ts';
import type { TaskStatus } from './task-log.ts';

/** A person as they stand today, whether they ask themselves or a letter is written to them. */
export type Standing = {
  readonly db: Db;
  readonly units: Units;
  readonly today: PlainDate;
  readonly who: Who | null;
  readonly me: Pick<SignedIn, 'personId' | 'posts'> | null;
};

/** Some of each kind, or of one; how many there are of it is told with each. */
type Part = { readonly bucket?: Bucket; readonly start: number; readonly size: number };
const firstOfEach: Part = { start: 0, size: 100 };

export type WaitingTask = {
  readonly bucket: Bucket;
  readonly among: number;
  readonly unit_id: string;
  readonly id: string;
  readonly title: string;
  readonly giver_unit_id: string | null;
  readonly origin_id: string | null;
  readonly giver_printed: string | null;
  readonly person: string | null;
  readonly due_on: string | null;
  readonly status: TaskStatus;
  readonly progress: number;
  readonly version: number;
  readonly reminded: string | null;
  readonly refused: string | null;
  readonly escalated_at: Date | null;
};

/** All that waits for the person, the first of each kind, in one statement: by indexes of what is owed alone. */
export async function tasksWaiting(
  context: Standing,
  { bucket: wanted, start, size }: Part = firstOfEach,
): Promise<WaitingTask[]> {
  const { db, today } = context;
  const hands = handsOf(context);
  const decides = sql`${unitsWhere(context, 'tasks.decide')}::uuid[]`;
  const bucket = sql`case when due_on < ${today}::date then 'late' when due_on = ${today}::date then 'dueToday'
    when due_on <= ${addDays(today, 7)}::date then 'week' else 'later' end`;
  const owed = sql`status in ('open', 'doing', 'reported')`;
  const { rows } = await sql<WaitingTask>`
    with mine as (
      ${owedBy(context)}
    ), found as (
      select ${bucket} as bucket, unit_id, id, due_on from mine
      union all
      select 'toConfirm', unit_id, id, due_on from task where status = 'reported' and unit_id = any(${decides}) and giver_unit_id is null
      union all
      select 'toConfirm', unit_id, id, due_on from task where status = 'reported' and giver_unit_id = any(${decides})
      union all
      select 'toExtend', unit_id, id, due_on from task where extension_asked and unit_id = any(${decides}) and giver_unit_id is null
      union all
      select 'toExtend', unit_id, id, due_on from task where extension_asked and giver_unit_id = any(${decides})
      union all
      select 'toAssign', unit_id, id, due_on from task where ${owed} and unit_id = any(${decides})
        and person_id is null and person_printed is null
      union all
      select 'lateOfOthers', unit_id, id, due_on from task where ${owed} and unit_id = any(${decides}) and ${overdueBefore(today)}
        and (person_id is null or person_id <> all(${hands}))
      union all
      select 'lateOfOthers', unit_id, id, due_on from task where ${owed} and giver_unit_id = any(${decides}) and ${overdueBefore(today)}
        and unit_id <> all(${decides})
    ), ranked as (
      select *, count(*) over (partition by bucket)::int as among,
        row_number() over (partition by bucket order by due_on, id) as place
      from found where ${wanted === undefined ? sql`true` : sql`bucket = ${wanted}`}
    )
    select r.bucket, r.among, t.unit_id, t.id, t.title, t.giver_unit_id, t.origin_id, t.giver_printed, t.due_on, t.status, t.progress, t.version,
      coalesce(p.full_name, t.person_printed) as person,
      (select a.detail ->> 'reason' from task_action a where a.unit_id = t.unit_id and a.task_id = t.id and a.kind = 'reminded'
        order by a.number desc limit 1) as reminded,
      case when t.status = 'doing' then (select a.detail ->> 'reason' from task_action a
        where a.unit_id = t.unit_id and a.task_id = t.id and a.kind in ('refused', 'reopened') order by a.number desc limit 1) end as refused,
      case when r.bucket = 'lateOfOthers' then (select e.given_at from task_escalation e
        where e.unit_id = t.unit_id and e.task_id = t.id and e.due_on = t.due_on
          and e.told = case when t.unit_id = any(${decides}) then 'leader' else 'giver' end) end as escalated_at
    from ranked r join task t on t.unit_id = r.unit_id and t.id = r.id left join person p on p.id = t.person_id
    where r.place between ${start + 1} and ${start + size} order by r.bucket, r.place`.execute(db);
  return rows;
}

/** Who does the tasks: the person, and those in whose posts they act. */
function handsOf({ me }: Standing): RawBuilder<string[]> {
  const people = me!.posts.flatMap(({ onBehalfOf }) => (onBehalfOf === null ? [] : [onBehalfOf]));
  return sql`${[...new Set([me!.personId, ...people])]}::uuid[]`;
}

/** The tasks that the person still works on, alone or with others; by indexes of what is owed alone. */
export function owedBy(standing: Standing): RawBuilder<unknown> {
  const hands = handsOf(standing);
  const works = sql`${unitsWhere(standing, 'tasks.work')}::uuid[]`;
  return sql`
      select t.unit_id, t.id, t.due_on from task t
      where t.person_id = any(${hands}) and t.status in ('open', 'doing') and t.unit_id = any(${works})
      union
      select t.unit_id, t.id, t.due_on from task_co_worker c join task t on t.unit_id = c.unit_id and t.id = c.task_id
      where c.person_id = any(${hands}) and t.status in ('open', 'doing') and t.unit_id = any(${works})`;
}

/** The units of one's posts in which one may do this, and the ended ones that these answer for. */
function unitsWhere({ who, me, units, today }: Standing, permission: string): string[] {
  const own = [...new Set(me!.posts.map(({ post }) => post.unitId))];
  return [...new Set([...own, ...endedBefore(units, own, today)])].filter(
    (unitId) => who!.grant(permission, [unitId]) !== null,
  );
}
