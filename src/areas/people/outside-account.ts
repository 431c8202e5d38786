import { z } from 'zod';
import type { Tx } from '../../base/database/database.ts';
import { type KeyRing, seal, unseal } from '../../base/sealed.ts';
import type { Identity } from './oidc.ts';

/** How long a signed-in account elsewhere waits to be linked. In seconds. */
export const linkWaits = 600;

/** An account elsewhere that was signed in with and opens none here yet. */
const Waiting = z.strictObject({
  issuer: z.string(),
  subject: z.string(),
  name: z.string().nullable(),
  citizenHash: z.string().nullable(),
});
export type Waiting = z.infer<typeof Waiting>;

/** The value of the cookie with which the same browser may link it. */
export function sealWaiting(keys: KeyRing, identity: Identity, now: Date): string {
  const { issuer, subject, name, citizenIdHash } = identity;
  const citizenHash = citizenIdHash?.toString('base64url') ?? null;
  const waiting: Waiting = { issuer, subject, name, citizenHash };
  return seal(keys, 'link', waiting, now.getTime() + linkWaits * 1000);
}

/** What waits to be linked in this browser; null where nothing does, or its time is over. */
export function openWaiting(keys: KeyRing, sealed: string | undefined, now: Date): Waiting | null {
  const opened = unseal(keys, 'link', sealed ?? '', now.getTime());
  return 'value' in opened ? Waiting.parse(opened.value) : null;
}

/** Whose account here an account elsewhere opens; null where it opens none. */
export async function findLinked(
  tx: Tx,
  { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>,
): Promise<{ readonly personId: string; readonly active: boolean } | null> {
  const linked = await tx
    .selectFrom('outside_account as o')
    .innerJoin('person as p', 'p.id', 'o.person_id')
    .select(['p.id as personId', 'p.active'])
    .where('o.issuer', '=', issuer)
    .where('o.subject', '=', subject)
    .executeTakeFirst();
  return linked ?? null;
}
