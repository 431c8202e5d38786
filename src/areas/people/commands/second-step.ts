import type { Tx } from '../../../base/database/database.ts';
import { Problem, refuseIssues } from '../../../base/problem.ts';
import type { CommandContext } from '../../../base/run.ts';
import { findAccount } from '../account.ts';
import { succeedAttempt } from '../attempts.ts';
import { confirmPassword, tryPassword } from '../confirm-password.ts';
import { beginSecondStep, confirmSecondStep, removeSecondStep } from '../contract.ts';
import { openedSecret, sealedSecret, spendCode } from '../second-step.ts';
import { type PeopleServices, perform, performAfter } from '../services.ts';
import { makeRecoveryCodes, makeTotpSecret, recoveryCodeHash, totpStep, totpUri } from '../totp.ts';
import { accountWords } from '../words.ts';

export const secondStepCommands = [
  performAfter(
    beginSecondStep,
    async (context, { password }) => {
      if (context.me!.secondStep) throw new Problem('already-there', { message: accountWords.secondStepOn });
      return confirmPassword(context, password, 'password');
    },
    async ({ tx, me, secrets }) => {
      const secret = makeTotpSecret();
      const begun = await tx
        .updateTable('credential')
        .set({ totp_secret: sealedSecret(secrets.all('signing'), secret), totp_last_step: null })
        .where('person_id', '=', me!.personId)
        .where('totp_confirmed', '=', false)
        .executeTakeFirst();
      if (begun.numUpdatedRows === 0n)
        throw new Problem('already-there', { message: accountWords.secondStepOn });
      return { uri: totpUri(secret, me!.login), secret };
    },
  ),

  perform(confirmSecondStep, async (context, { code }) => {
    const { tx, me, secrets, changed } = context;
    const { personId } = me!;
    const step = await stepOf(context, code);
    const confirmed = await tx
      .updateTable('credential')
      .set({ totp_confirmed: true, totp_last_step: step })
      .where('person_id', '=', personId)
      .where('totp_confirmed', '=', false)
      .executeTakeFirst();
    if (confirmed.numUpdatedRows === 0n) throw new Problem('changed-by-other');
    const recoveryCodes = makeRecoveryCodes();
    await keepRecoveryCodes(tx, secrets.get('identity'), personId, recoveryCodes);
    changed({ kind: 'person', id: personId, before: { secondStep: false }, after: { secondStep: true } });
    return { recoveryCodes };
  }),

  performAfter(
    removeSecondStep,
    async (context, { password }) => {
      if (!context.me!.secondStep) throw new Problem('not-found');
      return tryPassword(context, password, 'password');
    },
    async (context, { code }) => {
      const { tx, prepared, changed } = context;
      const { account, attemptId, device } = prepared;
      if (!(await spendCode(context, account, code))) throw wrongCode();
      await succeedAttempt(tx, attemptId, device);
      await forgetSecondStep(tx, account.id);
      changed({ kind: 'person', id: account.id, before: { secondStep: true }, after: { secondStep: false } });
      return {};
    },
  ),
];

/** The step of a code made from the secret that waits to be confirmed. */
async function stepOf(
  { tx, me, now, secrets }: CommandContext & PeopleServices,
  code: string,
): Promise<number> {
  const account = (await findAccount(tx, { id: me!.personId }))!;
  if (account.totp_confirmed || account.totp_secret === null)
    throw new Problem('not-found', { message: accountWords.secondStepNotBegun });
  const secret = openedSecret(secrets.all('signing'), account, now);
  const step = secret === null ? null : totpStep(secret, code, now, null);
  if (step === null) refuseIssues([{ path: ['code'], message: accountWords.wrongCode }]);
  return step!;
}

const wrongCode = () =>
  new Problem('sign-in-refused', {
    message: accountWords.wrongCode,
    issues: [{ path: ['code'], message: accountWords.wrongCode }],
  });

async function keepRecoveryCodes(tx: Tx, key: Buffer, personId: string, codes: readonly string[]) {
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  const rows = codes.map((code) => ({
    person_id: personId,
    code_hash: recoveryCodeHash(key, personId, code),
    used_at: null,
  }));
  await tx.insertInto('recovery_code').values(rows).execute();
}

/** The account then asks for its password alone. */
export async function forgetSecondStep(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('credential')
    .set({ totp_secret: null, totp_confirmed: false, totp_last_step: null })
    .where('person_id', '=', personId)
    .execute();
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
}
