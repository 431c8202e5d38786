import { Problem } from '../../../base/problem.ts';
import { confirmPassword } from '../confirm-password.ts';
import { changePassword } from '../contract.ts';
import { hashPassword } from '../password.ts';
import { type PasswordOwner, passwordProblems } from '../password-problems.ts';
import { performAfter } from '../services.ts';
import { endSessions } from '../sessions.ts';
import { accountWords, passwordProblemWords } from '../words.ts';

export const passwordCommands = [
  performAfter(
    changePassword,
    async (context, { current, wanted }) => {
      const account = await confirmPassword(
        context,
        current,
        'current',
        issuesOf(context.me!, current, wanted),
      );
      return { before: account, hash: await hashPassword(wanted) };
    },
    async ({ tx, me, now, prepared, changed }) => {
      const { before, hash } = prepared;
      const done = await tx
        .updateTable('credential')
        .set({ password_hash: hash, must_change: false, password_set_at: now })
        .where('person_id', '=', before.id)
        .where('password_hash', '=', before.password_hash)
        .executeTakeFirst();
      if (done.numUpdatedRows === 0n) throw new Problem('changed-by-other');
      changed({
        kind: 'person',
        id: before.id,
        before: { signIn: before.must_change ? 'one-time' : 'own' },
        after: { signIn: 'own' },
      });
      for (const ended of await endSessions(tx, before.id, me!.sessionId)) changed(ended);
      return {};
    },
  ),
];

function issuesOf(owner: PasswordOwner, current: string, wanted: string) {
  const same = current === wanted ? [accountWords.samePassword] : [];
  const others = passwordProblems(wanted, owner).map((problem) => passwordProblemWords[problem]);
  return [...same, ...others].map((message) => ({ path: ['wanted'], message }));
}
