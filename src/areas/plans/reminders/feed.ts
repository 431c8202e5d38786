import { sql } from 'kysely';
import { Problem } from '../../../base/problem.ts';
import { handlersFor } from '../../../base/run.ts';
import { findFeedOwner } from '../../people/feed.ts';
import { standIn } from '../../people/identify.ts';
import type { Units } from '../../units/tree.ts';
import { unitName } from '../views.ts';
import { owedBy, type Standing } from '../waiting.ts';
import { restingOnWithheld } from '../withheld-text.ts';
import { calendarOf, type DueTask } from './calendar.ts';
import { readFeed } from './contract.ts';
import { reminderWords } from './words.ts';

const { answer } = handlersFor<{ readonly units: Units; readonly publicUrl: string | null }>();

/** More than a calendar shows. */
const most = 1000;

export const feedQuery = answer(readFeed, async ({ db, units, today, now, publicUrl }, { token }) => {
  const personId = await findFeedOwner(db, token, now);
  // A wrong address is answered as one that never was.
  if (personId === null) throw new Problem('not-found');
  // An address is a program's way in: what others delegated is not handed to it.
  const person = await standIn(db, units, personId, today, { withDelegated: false });
  const tasks =
    person === null ? [] : await dueOf({ db, units, today, who: person.who, me: person.services.me });
  return {
    name: 'nhiem-vu.ics',
    type: 'text/calendar; charset=utf-8',
    bytes: new TextEncoder().encode(calendarOf(tasks, { today, now, publicUrl })),
  };
});

async function dueOf(standing: Standing): Promise<readonly DueTask[]> {
  const { rows } = await sql<Omit<DueTask, 'unit'>>`
    with mine as (${owedBy(standing)})
    select t.unit_id as "unitId", t.id, t.title, t.due_on as "dueOn", t.version
    from mine join task t on t.unit_id = mine.unit_id and t.id = mine.id
    where t.due_on is not null order by t.due_on desc, t.id limit ${most}`.execute(standing.db);
  const unnamed = await restingOnWithheld(standing.db, rows);
  return rows.map((task) => ({
    ...task,
    title: unnamed.has(task.unitId + task.id) ? reminderWords.unnamed.vi : task.title,
    unit: unitName(standing, task.unitId),
  }));
}
