import { createHmac, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { readable } from '../../base/readable.ts';
import { sameBytes } from '../../base/sealed.ts';

/** What every authenticator app can do (RFC 6238): SHA-1, six digits, thirty seconds. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30, issuer: 'Một Sổ' };

/** The secret shared with the person's authenticator app, in base32: 160 bits (RFC 4226, 4). */
export function makeTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the picture for the authenticator app says. */
export function totpUri(secret: string, login: string): string {
  return new TOTP({ ...shape, label: login, secret: Secret.fromBase32(secret) }).toString();
}

/**
 * The time step a code belongs to, or null where it is wrong. A clock may be one step off. A code serves once (RFC 6238, 5.2):
 * the caller stores the step and gives it as `lastStep` the next time; that step and those before it are refused.
 */
export function totpStep(secret: string, code: string, now: Date, lastStep: number | null): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const totp = new TOTP({ ...shape, secret: Secret.fromBase32(secret) });
  const timestamp = now.getTime();
  const away = totp.validate({ token, timestamp, window: 1 });
  if (away === null) return null;
  const step = totp.counter({ timestamp }) + away;
  return lastStep === null || step > lastStep ? step : null;
}

const codeLength = 10;
const codeCount = 10;

/** Ten codes for the day the telephone is lost, shown once: 50 bits each. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: codeCount }, () => readable(randomBytes(codeLength)));
}

/** As it is stored: keyed, so that a copy of the database does not let anyone try codes, and bound to the person. */
export function recoveryCodeHash(key: Buffer, personId: string, code: string): Buffer {
  const letters = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHmac('sha256', key).update(`recovery code\n${personId}\n${letters}`).digest();
}

/** The stored hash a code belongs to, or null. The caller removes that one in the same transaction: a code serves once. */
export function findRecoveryCode(
  key: Buffer,
  personId: string,
  code: string,
  stored: readonly Buffer[],
): Buffer | null {
  const given = recoveryCodeHash(key, personId, code);
  return stored.find((hash) => sameBytes(hash, given)) ?? null;
}
