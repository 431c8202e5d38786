import type { Tx } from '../../../base/database/database.ts';
import { uuidv7 } from '../../../base/id.ts';
import type { InputOf } from '../../../base/operation.ts';
import { Problem } from '../../../base/problem.ts';
import type { CommandContext, QueryContext } from '../../../base/run.ts';
import { type Account, findAccount, homeOf } from '../account.ts';
import { beginAttempt, dropAttempt, droppedAsBusy, succeedAttempt } from '../attempts.ts';
import { signIn, signOut } from '../contract.ts';
import { deviceCookie, deviceOf } from '../device.ts';
import { hashPassword, needsRehash, verifyPassword } from '../password.ts';
import { spendCode } from '../second-step.ts';
import { type PeopleServices, perform, performAfter } from '../services.ts';
import { longestSession, openSession, type Strength } from '../sessions.ts';
import { signInWords } from '../words.ts';

/** A device stays known so long after its last sign-in. In days. */
const deviceKnownFor = 180;

type Context = QueryContext & PeopleServices;
type Passed = {
  readonly account: Account;
  readonly attemptId: string;
  readonly device: string;
  /** Made anew where the stored one was made at a lower cost. */
  readonly newHash: string | null;
};

export const signInCommands = [
  performAfter(signIn, checkPassword, async (context, { code }) => {
    const { tx, prepared, now, setCookie, secrets, credential } = context;
    const { account, device, attemptId, newHash } = prepared;
    if (!(await isStillOpen(tx, account)))
      throw new Problem('sign-in-refused', { message: signInWords.wrong });
    const strength = await checkSecondStep(context, account, code);
    await succeedAttempt(tx, attemptId, device);
    if (newHash !== null)
      await tx
        .updateTable('credential')
        .set({ password_hash: newHash })
        .where('person_id', '=', account.id)
        .where('password_hash', '=', account.password_hash)
        .execute();
    const token = await openSession(tx, account.id, strength, credential, now);
    setCookie({ name: 'session', value: token, maxAge: longestSession * 3600 });
    const known = deviceCookie(secrets.all('signing'), account.id, device);
    setCookie({ name: 'device', value: known, maxAge: deviceKnownFor * 86_400 });
    return { mustChangePassword: account.must_change };
  }),

  perform(signOut, async ({ tx, me, setCookie }) => {
    if (me!.sessionId !== null) await tx.deleteFrom('session').where('id', '=', me!.sessionId).execute();
    setCookie({ name: 'session', value: '', maxAge: 0 });
    return {};
  }),
];

/**
 * Whether the password is right. The attempt is written down as failed before anything is looked at, so that many begun together
 * count; and a name that does not exist takes the same time as one that does.
 */
async function checkPassword(context: Context, input: InputOf<typeof signIn>): Promise<Passed> {
  const { db, secrets, credential, concerns } = context;
  const account = await findAccount(db, { login: input.login.toLowerCase() });
  const device =
    account === null ? null : deviceOf(secrets.all('signing'), account.id, credential.cookies.device ?? '');
  const concernsAccount = async () => {
    if (account !== null) concerns({ personId: account.id, unitId: await homeOf(db, account.id) });
  };
  const attemptId = await beginAttempt(context, input.login, device, concernsAccount);
  const outcome = await verifyPassword(account?.password_hash ?? null, input.password);
  if (outcome === 'busy') throw await droppedAsBusy(db, attemptId);
  await concernsAccount();
  if (outcome === 'wrong' || account === null || !account.active)
    throw new Problem('sign-in-refused', { message: signInWords.wrong });
  if (isOutOfTime(account, context.now))
    throw new Problem('sign-in-refused', { message: signInWords.outOfTime });
  if (account.totp_confirmed && !input.code) {
    // Half a sign-in is no failure.
    await dropAttempt(db, attemptId);
    throw new Problem('second-step-needed');
  }
  const newHash = needsRehash(account.password_hash!) ? await hashPassword(input.password) : null;
  return { account, attemptId, device: device ?? uuidv7(), newHash };
}

/** A password that somebody else set, and perhaps wrote down, serves for so many days. */
const oneTimeServesFor = 7;

const isOutOfTime = ({ must_change, password_set_at }: Account, now: Date): boolean =>
  must_change &&
  password_set_at !== null &&
  now.getTime() - password_set_at.getTime() > oneTimeServesFor * 86_400_000;

/**
 * Whether the account still opens by what was tried: while the password was looked at, another may have been set, or the person
 * shut out. Both wait until the session is there, and then end it.
 */
async function isStillOpen(tx: Tx, { id, password_hash }: Account): Promise<boolean> {
  const open = await tx
    .selectFrom('person as p')
    .innerJoin('credential as c', 'c.person_id', 'p.id')
    .select('p.id')
    .where('p.id', '=', id)
    .where('p.active', '=', true)
    .where('c.password_hash', '=', password_hash)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return open !== undefined;
}

/** The code of the app, or a recovery code, where the account has a second step; each serves once. */
async function checkSecondStep(
  context: CommandContext & PeopleServices,
  account: Account,
  code = '',
): Promise<Strength> {
  if (!account.totp_confirmed) return 'password';
  if (await spendCode(context, account, code)) return 'second-step';
  throw new Problem('sign-in-refused', { message: signInWords.wrong });
}
