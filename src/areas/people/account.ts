import type { Db, Tx } from '../../base/database/database.ts';

/** What a person signs in with. */
export type Account = {
  readonly id: string;
  readonly active: boolean;
  readonly password_hash: string | null;
  readonly must_change: boolean;
  readonly password_set_at: Date | null;
  readonly totp_secret: Uint8Array | null;
  readonly totp_confirmed: boolean;
  readonly totp_last_step: number | null;
};

/** Null where nobody has that sign-in name (in small letters) or id. */
export async function findAccount(
  db: Db | Tx,
  by: { login: string } | { id: string },
): Promise<Account | null> {
  const row = await db
    .selectFrom('person as p')
    .innerJoin('credential as c', 'c.person_id', 'p.id')
    .select(['p.id', 'p.active', 'c.password_hash', 'c.must_change', 'c.password_set_at'])
    .select(['c.totp_secret', 'c.totp_confirmed', 'c.totp_last_step'])
    .$if('login' in by, (rows) => rows.where('p.login', '=', (by as { login: string }).login))
    .$if('id' in by, (rows) => rows.where('p.id', '=', (by as { id: string }).id))
    .executeTakeFirst();
  return row ?? null;
}

/** The unit whose log takes what concerns a person who is not signed in: that of their latest post. */
export async function homeOf(db: Db | Tx, personId: string): Promise<string | null> {
  const post = await db
    .selectFrom('post')
    .select('unit_id')
    .where('person_id', '=', personId)
    .orderBy('valid_from', 'desc')
    .executeTakeFirst();
  return post?.unit_id ?? null;
}
