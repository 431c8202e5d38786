import type { Tx } from '../../base/database/database.ts';
import type { Change } from '../../base/entry.ts';
import { uuidv7 } from '../../base/id.ts';
import type { Credential } from '../../base/run.ts';
import { randomToken, tokenHash } from '../../base/secret-token.ts';

/** A session lasts no longer than a working day, however busy. In hours. */
export const longestSession = 12;
/** It ends after so long without a request. In minutes. */
const longestIdle = 120;

/** A session that was not seen since then has ended. */
export const idleSince = (now: Date): Date => new Date(now.getTime() - longestIdle * 60_000);

/** How the person signed in. */
export type Strength = 'password' | 'second-step' | 'outside';

/** A new session with a new token: none that was there before is taken over (session fixation). Gives the token. */
export async function openSession(
  tx: Tx,
  personId: string,
  strength: Strength,
  { device }: Pick<Credential, 'device'>,
  now: Date,
): Promise<string> {
  const token = randomToken();
  await tx
    .insertInto('session')
    .values({
      id: uuidv7(),
      person_id: personId,
      token_hash: tokenHash(token),
      created_at: now,
      last_seen_at: now,
      ends_at: new Date(now.getTime() + longestSession * 3_600_000),
      device,
      strength,
    })
    .execute();
  return token;
}

/** Ends the sessions of a person, but for one. Gives what that changed. */
export async function endSessions(tx: Tx, personId: string, except: string | null): Promise<Change[]> {
  const ended = await tx
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .$if(except !== null, (rows) => rows.where('id', '<>', except!))
    .returning(['id', 'device'])
    .execute();
  return ended.map(({ id, device }) => ({ kind: 'session', id, before: { device }, after: null }));
}

/** Removes the sessions that ended by themselves. */
export async function forgetSessions(tx: Tx, now: Date): Promise<void> {
  await tx
    .deleteFrom('session')
    .where((eb) => eb.or([eb('ends_at', '<=', now), eb('last_seen_at', '<=', idleSince(now))]))
    .execute();
}
