import type { z } from 'zod';
import type { Tx } from '../../../base/database/database.ts';
import type { Change } from '../../../base/entry.ts';
import { addDays } from '../../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../../base/problem.ts';
import type { CommandContext } from '../../../base/run.ts';
import { isTopAdministrator, mayChangeAccount, refuseWithoutAdministrator } from '../authority.ts';
import { changePerson, createPerson, resetPassword } from '../contract-unit.ts';
import { withdrawFeedOf } from '../feed.ts';
import { addPersonOnce, addPost, nameKey } from '../keep.ts';
import { findPost, postsOf } from '../kept-post.ts';
import { firstPassword, freshPassword } from '../one-time-password.ts';
import { hashPassword } from '../password.ts';
import { type PeopleServices, perform, performAfter } from '../services.ts';
import { endSessions } from '../sessions.ts';
import { manageWords } from '../words.ts';
import { type FilledPost, isSamePost, postIssues } from './post.ts';
import { forgetSecondStep } from './second-step.ts';

type Context = CommandContext & PeopleServices;
type Created = z.output<typeof createPerson.input>;

export const personCommands = [
  performAfter(
    createPerson,
    async ({ secrets }, { id }) => {
      const oneTimePassword = firstPassword(secrets.get('identity'), id);
      return { oneTimePassword, hash: await hashPassword(oneTimePassword) };
    },
    async (context, input) => {
      const { tx, now, prepared, changed } = context;
      const { oneTimePassword, hash } = prepared;
      const { id, login, fullName } = input;
      const post = postIn(input);
      refuseIssues([...(await loginIssues(tx, input)), ...postIssues(context, post, [])]);
      const person = { id, login, fullName, email: input.email || null, phone: input.phone || null };
      const added = await addPersonOnce(tx, { ...person, hash, mustChange: true }, now);
      if (!added) {
        await refuseOther(tx, input, post);
        return { id, oneTimePassword };
      }
      if (!(await addPost(tx, post))) throw new Problem('already-there');
      changed({ kind: 'person', id, before: null, after: person });
      changed({ kind: 'post', id: post.id, before: null, after: post });
      return { id, oneTimePassword };
    },
  ),

  perform(changePerson, async (context, { unitId, personId, version, ...wanted }) => {
    const { tx, me, today, changed } = context;
    const before = await accountIn(context, unitId, personId);
    const shutsOut = before.active && !wanted.active;
    if (shutsOut && personId === me!.personId)
      throw new Problem('not-permitted', { message: manageWords.notOneself });
    const { fullName, active } = wanted;
    const [email, phone] = [wanted.email || null, wanted.phone || null];
    const done = await tx
      .updateTable('person')
      .set({
        full_name: fullName,
        full_name_key: nameKey(fullName),
        email,
        phone,
        active,
        version: version + 1,
      })
      .where('id', '=', personId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw new Problem('changed-by-other');
    changed({ kind: 'person', id: personId, before, after: { fullName, email, phone, active } });
    if (shutsOut) {
      if ((await postsOf(tx, personId)).some((post) => isTopAdministrator(context, post)))
        await refuseWithoutAdministrator(tx, context, addDays(today, -1));
      for (const change of await closeWaysIn(tx, personId)) changed(change);
    }
    return { version: version + 1 };
  }),

  performAfter(
    resetPassword,
    async () => {
      const oneTimePassword = freshPassword();
      return { oneTimePassword, hash: await hashPassword(oneTimePassword) };
    },
    async (context, { unitId, personId }) => {
      const { tx, me, now, prepared, changed } = context;
      if (personId === me!.personId) throw new Problem('not-permitted', { message: manageWords.ownPassword });
      await accountIn(context, unitId, personId);
      await tx
        .updateTable('credential')
        .set({ password_hash: prepared.hash, must_change: true, password_set_at: now })
        .where('person_id', '=', personId)
        .execute();
      await forgetSecondStep(tx, personId);
      changed({
        kind: 'person',
        id: personId,
        before: null,
        after: { signIn: 'one-time', secondStep: false },
      });
      for (const change of await closeWaysIn(tx, personId)) changed(change);
      for (const change of await unlinkAll(tx, personId)) changed(change);
      return { oneTimePassword: prepared.oneTimePassword };
    },
  ),
];

const postIn = ({ id, postId, unitId, role, reach, from, to, decision }: Created): FilledPost => ({
  id: postId,
  personId: id,
  unitId,
  role,
  reach,
  from,
  to,
  decision,
});

const loginTaken: Issue = { path: ['login'], message: manageWords.loginTaken };

/** Whose it is stays untold. */
async function loginIssues(tx: Tx, { id, login }: Created): Promise<Issue[]> {
  const taken = await tx
    .selectFrom('person')
    .select('id')
    .where('login', '=', login.toLowerCase())
    .where('id', '<>', id)
    .executeTakeFirst();
  return taken === undefined ? [] : [loginTaken];
}

/** A command sent twice is harmless; what only has the same id or sign-in name is refused. */
async function refuseOther(tx: Tx, input: Created, post: FilledPost): Promise<void> {
  const before = await tx.selectFrom('person').selectAll().where('id', '=', input.id).executeTakeFirst();
  if (before === undefined) refuseIssues([loginTaken]);
  const isSame =
    before!.login === input.login.toLowerCase() &&
    before!.full_name === input.fullName &&
    before!.email === (input.email || null) &&
    before!.phone === (input.phone || null);
  const postBefore = await findPost(tx, post.unitId, post.id);
  if (!isSame || postBefore === undefined || !isSamePost(postBefore, post))
    throw new Problem('already-there');
}

/** The account of somebody who holds, held or will hold a post in the unit, if it is the asking person's to change. */
async function accountIn(context: Context, unitId: string, personId: string) {
  const person = await context.tx
    .selectFrom('person')
    .select(['full_name as fullName', 'email', 'phone', 'active'])
    .where('id', '=', personId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('post')
          .select('post.id')
          .where('post.unit_id', '=', unitId)
          .where('post.person_id', '=', personId),
      ),
    )
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (person === undefined) throw new Problem('not-found');
  if (!(await mayChangeAccount(context.tx, context, personId)))
    throw new Problem('not-permitted', { message: manageWords.accountOutOfReach });
  return person;
}

/** Ends the sessions of a person and removes the keys of their programs and the address of their calendar. */
async function closeWaysIn(tx: Tx, personId: string): Promise<Change[]> {
  const keys = await tx
    .deleteFrom('api_token')
    .where('person_id', '=', personId)
    .returning(['id', 'name', 'unit_id as unitId'])
    .execute();
  const revoked = keys.map(({ id, ...before }) => ({ kind: 'api-token', id, before, after: null }));
  const feeds = await withdrawFeedOf(tx, personId);
  return [...(await endSessions(tx, personId, null)), ...revoked, ...feeds];
}

async function unlinkAll(tx: Tx, personId: string): Promise<Change[]> {
  const links = await tx
    .deleteFrom('outside_account')
    .where('person_id', '=', personId)
    .returning('issuer')
    .execute();
  return links.map((before) => ({ kind: 'outside-account', id: personId, before, after: null }));
}
