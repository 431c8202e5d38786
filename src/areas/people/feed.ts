import type { Db, Tx } from '../../base/database/database.ts';
import type { Change } from '../../base/entry.ts';
import { isToken, randomToken, tokenHash } from '../../base/secret-token.ts';

/** That it was read is written down at most so often. In milliseconds. */
const readEvery = 3_600_000;

/** A new secret address in place of the old one; null where this very one was made already, for it is shown once. */
export async function makeFeedOf(
  tx: Tx,
  personId: string,
  id: string,
  now: Date,
): Promise<{ readonly token: string } | null> {
  const token = randomToken();
  const made = { id, token_hash: tokenHash(token), made_at: now, last_read_at: null };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('calendar_feed')
    .values({ person_id: personId, ...made })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet(made).where('calendar_feed.id', '<>', id),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 0n ? null : { token };
}

/** From now on the address tells nothing. */
export async function withdrawFeedOf(tx: Tx, personId: string): Promise<Change[]> {
  const rows = await tx
    .deleteFrom('calendar_feed')
    .where('person_id', '=', personId)
    .returning(['id', 'made_at as madeAt'])
    .execute();
  return rows.map(({ id, madeAt }) => ({ kind: 'calendar-feed', id, before: { madeAt }, after: null }));
}

/** Whose calendar the secret opens; null where it opens none. */
export async function findFeedOwner(db: Db, token: string, now: Date): Promise<string | null> {
  if (!isToken(token)) return null;
  const hash = tokenHash(token);
  const feed = await db
    .selectFrom('calendar_feed')
    .select(['person_id as personId', 'last_read_at as lastRead'])
    .where('token_hash', '=', hash)
    .executeTakeFirst();
  if (feed === undefined) return null;
  if (feed.lastRead === null || now.getTime() - feed.lastRead.getTime() > readEvery)
    await db.updateTable('calendar_feed').set({ last_read_at: now }).where('token_hash', '=', hash).execute();
  return feed.personId;
}
