import { sql } from 'kysely';
import type { Database, Db } from '../../../base/database/database.ts';
import type { JobData, Jobs } from '../../../base/jobs.ts';
import type { Letter, Mailer } from '../../../base/mail.ts';
import { addDays, dayOf, hourOf, type PlainDate } from '../../../base/plain-date.ts';
import { Problem } from '../../../base/problem.ts';
import { isWorkingDay } from '../../calendar/days-off.ts';
import { standIn } from '../../people/identify.ts';
import { createRegistry, type Registry } from '../../units/registry.ts';
import type { Bucket } from '../contract-desk.ts';
import { unitName } from '../views.ts';
import { tasksWaiting } from '../waiting.ts';
import { restingOnWithheld } from '../withheld-text.ts';
import { letterOf } from './letter.ts';
import { reminderWords } from './words.ts';

type Digesting = {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly mailer: Mailer;
  readonly clock: () => Date;
  /** Where people reach the server; null where nobody said. */
  readonly publicUrl: string | null;
};

const letterJob = 'task-digest-letter';
/** Whoever switches the machine on later in the working day still sends what the morning owed. */
const hours = { first: 7, last: 16 } as const;
/** In days. */
const kept = 31;

/** Each working morning, and at each start for who was asleep then. */
export function registerDigest(digesting: Digesting): void {
  const registry = createRegistry(digesting.database.db);
  digesting.jobs.work(letterJob, (data) => sendLetter(digesting, registry, data));
  digesting.jobs.every('task-digest', '0 7 * * *', () => ask(digesting));
}

/** Sends for the letters of those who asked for one and can be written to: of all processes and starts of a day only the first does. */
async function ask({ database, jobs, mailer, clock }: Digesting): Promise<void> {
  const now = clock();
  const today = dayOf(now);
  const isTime = hourOf(now) >= hours.first && hourOf(now) <= hours.last;
  if (!mailer.isSet || !isTime || !isWorkingDay(today)) return;
  await database.transaction(async (tx) => {
    await tx.deleteFrom('task_digest_letter').where('on_day', '<', addDays(today, -kept)).execute();
    const { rows } = await sql<{ personId: string }>`
      insert into task_digest_letter (person_id, on_day)
      select d.person_id, ${today}::date from task_digest d join person p on p.id = d.person_id
      where p.active and p.email is not null order by d.person_id
      on conflict do nothing returning person_id as "personId"`.execute(tx);
    for (const { personId } of rows) await jobs.send(tx, letterJob, { personId, day: today });
  });
}

/**
 * Marks the letter as sent before it goes: a job that comes again, after a death too, sends nothing twice. What the mail server takes
 * later is marked as unsent again, and tried anew on the same day.
 */
async function sendLetter(digesting: Digesting, registry: Registry, data: JobData): Promise<void> {
  const { database, mailer, clock } = digesting;
  const { personId, day } = data as { personId: string; day: PlainDate };
  const now = clock();
  // Tomorrow has a letter of its own.
  if (dayOf(now) !== day) return;
  const letter = await letterTo(digesting, registry, personId, day);
  const mark = (before: Date | null, sentAt: Date | null) =>
    database.transaction((tx) =>
      tx
        .updateTable('task_digest_letter')
        .set({ sent_at: sentAt })
        .where('person_id', '=', personId)
        .where('on_day', '=', day)
        .where('sent_at', before === null ? 'is' : '=', before)
        .executeTakeFirstOrThrow(),
    );
  if (letter === null || (await mark(null, now)).numUpdatedRows === 0n) return;
  await mailer.send(letter).catch(async (error: unknown) => {
    if (error instanceof Problem && error.code === 'mail-refused') return;
    await mark(now, null);
    throw new Problem('mail-postponed');
  });
}

/** Null where nothing waits, or the letter is no longer wanted. */
async function letterTo(
  { database: { db }, publicUrl }: Digesting,
  registry: Registry,
  personId: string,
  today: PlainDate,
): Promise<Letter | null> {
  const to = await addressOf(db, personId);
  const units = await registry.latest();
  const person = await standIn(db, units, personId, today, { withDelegated: true });
  if (to === null || person === null) return null;
  const waiting = await tasksWaiting({ db, units, today, who: person.who, me: person.services.me });
  const unnamed = await restingOnWithheld(
    db,
    waiting.map(({ unit_id: unitId, id }) => ({ unitId, id })),
  );
  const found = Map.groupBy(waiting, ({ bucket }) => bucket);
  const of = (bucket: Bucket) => {
    const rows = found.get(bucket) ?? [];
    const tasks = rows.map(({ unit_id, id, title, due_on: dueOn }) => ({
      title: unnamed.has(unit_id + id) ? reminderWords.unnamed.vi : title,
      dueOn: dueOn!,
      unit: unitName({ units, today }, unit_id),
    }));
    return { count: rows[0]?.among ?? 0, tasks };
  };
  const letter = letterOf({
    today,
    late: of('late'),
    dueToday: of('dueToday'),
    week: of('week'),
    lateOfOthers: of('lateOfOthers'),
    publicUrl,
  });
  return letter === null ? null : { to, ...letter };
}

async function addressOf(db: Db, personId: string): Promise<string | null> {
  const found = await db
    .selectFrom('person as p')
    .innerJoin('task_digest as d', 'd.person_id', 'p.id')
    .select('p.email')
    .where('p.id', '=', personId)
    .executeTakeFirst();
  return found?.email ?? null;
}
