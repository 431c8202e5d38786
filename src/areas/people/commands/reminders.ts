import { Problem } from '../../../base/problem.ts';
import { makeFeed, setDigest, showReminders, withdrawFeed } from '../contract-reminders.ts';
import { makeFeedOf, withdrawFeedOf } from '../feed.ts';
import { answer, perform } from '../services.ts';
import { reminderWords } from '../words.ts';

export const reminderOperations = [
  answer(showReminders, async ({ db, me, mailer }) => {
    const found = await db
      .selectFrom('person as p')
      .leftJoin('calendar_feed as f', 'f.person_id', 'p.id')
      .leftJoin('task_digest as d', 'd.person_id', 'p.id')
      .select(['p.email', 'f.made_at as madeAt', 'f.last_read_at as lastRead', 'd.since'])
      .where('p.id', '=', me!.personId)
      .executeTakeFirstOrThrow();
    const { email, madeAt, lastRead, since } = found;
    return {
      feed: madeAt === null ? null : { madeAt, lastRead },
      digest: { on: since !== null, email, hasMailServer: mailer.isSet },
    };
  }),

  perform(makeFeed, async ({ tx, me, now, changed }, { id }) => {
    const made = await makeFeedOf(tx, me!.personId, id, now);
    if (made === null) throw new Problem('already-there', { message: reminderWords.feedShownOnce });
    changed({ kind: 'calendar-feed', id, before: null, after: {} });
    return { path: `/api/calendar/${made.token}/nhiem-vu.ics` };
  }),

  perform(withdrawFeed, async ({ tx, me, changed }) => {
    for (const change of await withdrawFeedOf(tx, me!.personId)) changed(change);
    return {};
  }),

  perform(setDigest, async ({ tx, me, now, mailer, changed }, { on }) => {
    const personId = me!.personId;
    if (on) {
      if (!mailer.isSet) throw new Problem('mail-not-set');
      const { email } = await tx
        .selectFrom('person')
        .select('email')
        .where('id', '=', personId)
        .executeTakeFirstOrThrow();
      if (email === null)
        throw new Problem('input-invalid', { issues: [{ path: ['on'], message: reminderWords.noEmail }] });
      await tx
        .insertInto('task_digest')
        .values({ person_id: personId, since: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else await tx.deleteFrom('task_digest').where('person_id', '=', personId).execute();
    changed({ kind: 'task-digest', id: personId, before: { on: !on }, after: { on } });
    return {};
  }),
];
