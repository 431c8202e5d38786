import { sql } from 'kysely';
import type { Database } from '../../base/database/database.ts';
import type { Jobs } from '../../base/jobs.ts';
import { dayOf } from '../../base/plain-date.ts';

type Escalating = { readonly database: Database; readonly jobs: Jobs; readonly clock: () => Date };

/** Whoever gave a task is told so many days after its leader. */
const giverAfter = 7;

/** Each morning, and at each start for who was asleep then. */
export function registerEscalation(escalating: Escalating): void {
  escalating.jobs.every('task-escalation', '15 6 * * *', () => escalate(escalating));
}

/** Writes down which tasks became overdue, but for what was reported as done in time: told to the leader of the unit, and after a week to who gave it; once for each due day. */
async function escalate({ database, clock }: Escalating): Promise<void> {
  const now = clock();
  const today = dayOf(now);
  await database.transaction((tx) =>
    sql`
      insert into task_escalation (unit_id, task_id, due_on, told, given_at)
      select t.unit_id, t.id, t.due_on, told, ${now}
      from task t cross join (values ('leader', 0), ('giver', ${giverAfter}::int)) as step (told, days)
      where t.status in ('open', 'doing', 'reported') and t.due_on < ${today}::date - days
        and (t.done_on is null or t.done_on > t.due_on)
        and (told = 'leader' or t.giver_unit_id is not null)
      on conflict do nothing`.execute(tx),
  );
}
