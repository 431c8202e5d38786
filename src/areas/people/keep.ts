import type { Tx } from '../../base/database/database.ts';
import { fold, oneLine } from '../../base/fold.ts';
import { uuidv7 } from '../../base/id.ts';
import { Problem } from '../../base/problem.ts';
import type { Delegation } from './delegation.ts';
import type { Post } from './post.ts';

export type NewPerson = {
  readonly id?: string;
  readonly login: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly hash: string | null;
  /** The password was set by somebody else and serves for one sign-in. */
  readonly mustChange: boolean;
};

/** A person with an account. Gives the id. */
export async function addPerson(tx: Tx, person: NewPerson, now: Date): Promise<string> {
  const { id = uuidv7() } = person;
  if (!(await addPersonOnce(tx, { ...person, id }, now))) throw new Problem('already-there');
  return id;
}

/** The same; false, and nothing done, where the id or the sign-in name is there already. */
export async function addPersonOnce(
  tx: Tx,
  person: NewPerson & { readonly id: string },
  now: Date,
): Promise<boolean> {
  const { id, login, fullName, email, phone, hash, mustChange } = person;
  const added = await tx
    .insertInto('person')
    .values({
      id,
      login: login.toLowerCase(),
      full_name: fullName,
      full_name_key: nameKey(fullName),
      email,
      phone,
      active: true,
      version: 1,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) return false;
  await tx
    .insertInto('credential')
    .values({
      person_id: id,
      password_hash: hash,
      must_change: mustChange,
      password_set_at: hash === null ? null : now,
      totp_secret: null,
      totp_confirmed: false,
      totp_last_step: null,
    })
    .execute();
  return true;
}

/** A name as it is searched: one line, without accents and capitals. */
export const nameKey = (fullName: string): string => fold(oneLine(fullName));

/**
 * A post in a unit, and the decision it rests on. False, and nothing done, where its id is there already. A unit that is withdrawn
 * at the same time takes no post: of the two, the second waits for the first.
 */
export async function addPost(tx: Tx, post: Post & { readonly decision: string }): Promise<boolean> {
  await tx.selectFrom('unit_tree').select('version').forShare().execute();
  const unit = tx.selectFrom('unit_version').select('unit_id').where('unit_id', '=', post.unitId).limit(1);
  if ((await unit.executeTakeFirst()) === undefined) throw new Problem('not-permitted');
  const added = await tx
    .insertInto('post')
    .values({
      unit_id: post.unitId,
      id: post.id,
      person_id: post.personId,
      role: post.role,
      reach: post.reach,
      valid_from: post.from,
      valid_to: post.to,
      decision: post.decision,
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Somebody else works from a post for its holder. An id that another post's delegation has is not taken over. */
export async function addDelegation(tx: Tx, delegation: Delegation): Promise<void> {
  const added = await tx
    .insertInto('delegation')
    .values({
      unit_id: delegation.postUnitId,
      id: delegation.id,
      post_id: delegation.postId,
      to_person_id: delegation.toPersonId,
      valid_from: delegation.from,
      valid_to: delegation.to,
      reason: delegation.reason,
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) throw new Problem('already-there');
}
