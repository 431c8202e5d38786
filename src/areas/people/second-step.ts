import type { Tx } from '../../base/database/database.ts';
import type { CommandContext } from '../../base/run.ts';
import { type KeyRing, seal, unseal } from '../../base/sealed.ts';
import type { Account } from './account.ts';
import type { PeopleServices } from './services.ts';
import { findRecoveryCode, totpStep } from './totp.ts';

/** As it is kept: nobody who reads the database alone can make codes. It has no end of its own. */
export const sealedSecret = (keys: KeyRing, secret: string): Buffer =>
  Buffer.from(seal(keys, 'totp', secret, Number.MAX_SAFE_INTEGER));

/** The secret of the person's app; null where there is none, or its key is gone. */
export function openedSecret(keys: KeyRing, { totp_secret: sealed }: Account, now: Date): string | null {
  if (sealed === null) return null;
  const opened = unseal(keys, 'totp', Buffer.from(sealed).toString(), now.getTime());
  return 'value' in opened ? String(opened.value) : null;
}

/** Whether the code is the app's or a recovery code, and was not used. It is used by that: of two at once one wins. */
export async function spendCode(
  { tx, secrets, now }: Pick<CommandContext & PeopleServices, 'tx' | 'secrets' | 'now'>,
  account: Account,
  code: string,
): Promise<boolean> {
  const secret = openedSecret(secrets.all('signing'), account, now);
  const step = secret === null ? null : totpStep(secret, code, now, account.totp_last_step);
  return step === null
    ? spendRecoveryCode(tx, secrets.get('identity'), account.id, code, now)
    : spendStep(tx, account.id, step);
}

async function spendStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const used = await tx
    .updateTable('credential')
    .set({ totp_last_step: step })
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

async function spendRecoveryCode(
  tx: Tx,
  key: Buffer,
  personId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .selectFrom('recovery_code')
    .select('code_hash')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .forUpdate()
    .execute();
  const stored = rows.map((row) => Buffer.from(row.code_hash));
  const found = findRecoveryCode(key, personId, code, stored);
  if (found === null) return false;
  await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', found)
    .execute();
  return true;
}
