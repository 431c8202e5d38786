import { Problem } from '../../../base/problem.ts';
import { confirmPassword } from '../confirm-password.ts';
import { linkOutsideAccount, unlinkOutsideAccount } from '../contract.ts';
import { findLinked, openWaiting } from '../outside-account.ts';
import { perform, performAfter } from '../services.ts';
import { accountWords } from '../words.ts';

export const outsideCommands = [
  performAfter(
    linkOutsideAccount,
    async (context, { password }) => {
      const { secrets, credential, now } = context;
      const waiting = openWaiting(secrets.all('signing'), credential.cookies.link, now);
      if (waiting === null) throw new Problem('not-found', { message: accountWords.linkExpired });
      await confirmPassword(context, password, 'password');
      return waiting;
    },
    async ({ tx, me, now, prepared, changed, setCookie }) => {
      const { issuer, subject, citizenHash } = prepared;
      const { personId } = me!;
      const linked = await tx
        .insertInto('outside_account')
        .values({
          issuer,
          subject,
          person_id: personId,
          citizen_hash: citizenHash === null ? null : Buffer.from(citizenHash, 'base64url'),
          linked_at: now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      const isNew = linked.numInsertedOrUpdatedRows === 1n;
      if (!isNew && (await findLinked(tx, prepared))?.personId !== personId)
        throw new Problem('already-there', { message: accountWords.linkedAlready });
      setCookie({ name: 'link', value: '', maxAge: 0 });
      if (isNew) changed({ kind: 'outside-account', id: personId, before: null, after: { issuer } });
      return {};
    },
  ),

  perform(unlinkOutsideAccount, async ({ tx, me, changed }, { issuer, subject }) => {
    const unlinked = await tx
      .deleteFrom('outside_account')
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .where('person_id', '=', me!.personId)
      .executeTakeFirst();
    if (unlinked.numDeletedRows === 0n) throw new Problem('not-found');
    changed({ kind: 'outside-account', id: me!.personId, before: { issuer }, after: null });
    return {};
  }),
];
