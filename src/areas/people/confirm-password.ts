import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import type { QueryContext } from '../../base/run.ts';
import { type Account, findAccount } from './account.ts';
import { beginAttempt, droppedAsBusy, succeedAttempt } from './attempts.ts';
import { deviceOf } from './device.ts';
import { verifyPassword } from './password.ts';
import type { PeopleServices } from './services.ts';
import { accountWords } from './words.ts';

type Context = QueryContext & PeopleServices;

/**
 * Whoever holds a session shows that they know its password, before what would outlive the session. Guessing is slowed as at
 * sign-in. A wrong password is told at its field, together with what else is wrong with the form.
 */
export async function confirmPassword(
  context: Context,
  typed: string,
  field: string,
  issues: readonly Issue[] = [],
): Promise<Account> {
  const { account, attemptId, device } = await tryPassword(context, typed, field, issues);
  await succeedAttempt(context.db, attemptId, device);
  refuseIssues(issues);
  return account;
}

export type Tried = {
  readonly account: Account;
  readonly attemptId: string;
  readonly device: string | null;
};

/** The same where a code must follow: until then the attempt counts as failed. */
export async function tryPassword(
  context: Context,
  typed: string,
  field: string,
  issues: readonly Issue[] = [],
): Promise<Tried> {
  const { db, me, secrets, credential } = context;
  const { personId, login } = me!;
  const device = deviceOf(secrets.all('signing'), personId, credential.cookies.device ?? '');
  const attemptId = await beginAttempt(context, login, device);
  const account = (await findAccount(db, { id: personId }))!;
  const outcome = await verifyPassword(account.password_hash, typed);
  if (outcome === 'busy') throw await droppedAsBusy(db, attemptId);
  if (outcome === 'right') return { account, attemptId, device };
  const { wrongPassword } = accountWords;
  throw new Problem('sign-in-refused', {
    message: wrongPassword,
    issues: [{ path: [field], message: wrongPassword }, ...issues],
  });
}
