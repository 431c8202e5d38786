import { sql } from 'kysely';
import type { Database, Db, Tx } from '../../base/database/database.ts';
import type { JobData, Jobs } from '../../base/jobs.ts';
import type { Mailer } from '../../base/mail.ts';
import { dayOf, daysBetween, type PlainDate, printed } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import { loadUnits } from '../units/registry.ts';
import { actingFor, heirsOf } from './answering.ts';
import { type Status, unsettled } from './life.ts';
import { reminderWords } from './reminder-words.ts';

/** Days before the due day, the last ones first; `after`: it has passed. */
const moments = [1, 3, 7] as const;
type Kind = 'before-1' | 'before-3' | 'before-7' | 'after';

type Reminding = {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly mailer: Mailer;
  readonly clock: () => Date;
};

const mailJob = 'report-reminder-mail';

/** Each morning, and at each start for who was asleep then. */
export function registerReminders(reminding: Reminding): void {
  const { database, jobs, mailer } = reminding;
  jobs.work(mailJob, (data) => sendLetter(database.db, mailer, data));
  jobs.every('report-reminders', '30 6 * * *', () => remind(reminding));
}

/**
 * Writes down which reports are reminded of today and sends for their letters, in one transaction: each reminder is given once
 * of each version that came back, by whichever process comes first. Of several that were slept through only the last is given.
 */
async function remind({ database, jobs, mailer, clock }: Reminding): Promise<void> {
  const now = clock();
  const today = dayOf(now);
  await database.transaction(async (tx) => {
    const due = await notSent(tx, today);
    if (due.length === 0) return;
    const rows = due.map(({ unit_id, id, due_on, sent_number }) => ({
      unit_id,
      report_id: id,
      kind: kindOf(today, due_on),
      sent_number,
      given_at: now,
    }));
    const fresh = await tx
      .insertInto('report_reminder')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning(['unit_id', 'report_id as id', 'kind'])
      .execute();
    if (!mailer.isSet || fresh.length === 0) return;
    const units = await loadUnits(tx);
    // Of a unit that is no more, those of its successor are reminded; of several, those of the one that goes on with the report.
    const heirs = await heirsOf(tx, units, fresh, today);
    const asked = new Map(fresh.map((one) => [one.id, actingFor(units, one, heirs.get(one.id), today)]));
    const people = await peopleOf(tx, [...new Set([...asked.values()].flat())], today);
    for (const { unit_id: unitId, id: reportId, kind } of fresh)
      for (const { id: personId } of people.filter((one) => asked.get(reportId)!.includes(one.unit_id)))
        await jobs.send(tx, mailJob, { unitId, reportId, personId, kind });
  });
}

/** Of the reports that nobody has sent yet, or that came back, those whose day is near or has passed. */
const notSent = (tx: Tx, today: PlainDate) =>
  tx
    .selectFrom('report')
    .select(['unit_id', 'id', 'due_on', 'sent_number'])
    .where('status', 'in', unsettled)
    .where(sql<boolean>`due_on <= ${today}::date + ${moments.at(-1)}::int`)
    // What is so old is no longer waited for.
    .where(sql<boolean>`due_on >= ${today}::date - 60`)
    .orderBy('unit_id')
    .orderBy('id')
    .execute();

function kindOf(today: PlainDate, dueOn: PlainDate): Kind {
  if (dueOn < today) return 'after';
  const left = daysBetween(today, dueOn);
  return `before-${moments.find((days) => left <= days)!}`;
}

/** Who fills and who signs, as long as there is an address to write to. */
const peopleOf = (tx: Tx, unitIds: readonly string[], today: PlainDate) =>
  tx
    .selectFrom('post as p')
    .innerJoin('person as h', 'h.id', 'p.person_id')
    .select(['h.id', 'p.unit_id'])
    .distinct()
    .where('p.unit_id', 'in', unitIds)
    .where('p.role', 'in', ['reportingOfficer', 'leader'])
    .where('h.active', '=', true)
    .where('h.email', 'is not', null)
    .where('p.valid_from', '<=', today)
    .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>=', today)]))
    .execute();

/** A letter that is of no use to send again is let go; one that may come later is tried again, without telling the log to whom. */
async function sendLetter(db: Db, mailer: Mailer, data: JobData): Promise<void> {
  const { unitId, reportId, personId, kind } = data as Record<string, string>;
  const report = await db
    .selectFrom('report as r')
    .innerJoin('campaign as c', 'c.id', 'r.campaign_id')
    .select(['c.title', 'r.due_on', 'r.first_sent_on', 'r.status'])
    .where('r.unit_id', '=', unitId!)
    .where('r.id', '=', reportId!)
    .executeTakeFirst();
  const person = await db
    .selectFrom('person')
    .select(['email'])
    .where('id', '=', personId!)
    .where('active', '=', true)
    .executeTakeFirst();
  const to = person?.email ?? null;
  // Meanwhile it was sent or excused, or the person has gone.
  if (report === undefined || !unsettled.includes(report.status as Status)) return;
  if (to === null) return;
  const { before, after, returned } = reminderWords;
  const words = report.first_sent_on !== null ? returned : kind === 'after' ? after : before;
  const letter = { to, ...words(report.title, printed(report.due_on)) };
  await mailer.send(letter).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'mail-refused') return;
    throw new Problem('mail-postponed');
  });
}
