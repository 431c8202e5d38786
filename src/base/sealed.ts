import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** The first key signs and seals; all of them open, so that a key can be replaced without ending what it signed. */
export type KeyRing = readonly Buffer[];

/** What a signature or a seal is for: one made for another purpose does not open. */
export type Purpose = 'device' | 'sign-in' | 'link' | 'totp';

/** A text that its bearer may read but not change, such as the mark of a known device. */
export function signText(keys: KeyRing, purpose: Purpose, text: string): string {
  const body = Buffer.from(text).toString('base64url');
  return `${body}.${mac(keys[0]!, purpose, body).toString('base64url')}`;
}

/** The text, or null where it was not signed by any of the keys for this purpose. */
export function readSigned(keys: KeyRing, purpose: Purpose, signed: string): string | null {
  const [body, given, more] = signed.split('.');
  if (body === undefined || given === undefined || more !== undefined) return null;
  const known = keys.some((key) => sameBytes(mac(key, purpose, body), Buffer.from(given, 'base64url')));
  return known ? Buffer.from(body, 'base64url').toString() : null;
}

function mac(key: Buffer, purpose: Purpose, body: string): Buffer {
  return createHmac('sha256', derived(key, 'sign', purpose))
    .update(body)
    .digest();
}

/** Compared in a time that tells nothing of where they differ. */
export function sameBytes(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** A value that its bearer can neither read nor change, until an instant (in milliseconds). */
export function seal(keys: KeyRing, purpose: Purpose, value: unknown, until: number): string {
  const start = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derived(keys[0]!, 'seal', purpose), start);
  const text = JSON.stringify({ until, value });
  return Buffer.concat([start, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

export type Opened = { readonly value: unknown } | { readonly problem: 'forged' | 'expired' };

/** What was sealed, unless its time is over or it was not sealed here for this purpose. */
export function unseal(keys: KeyRing, purpose: Purpose, sealed: string, now: number): Opened {
  const bytes = Buffer.from(sealed, 'base64url');
  for (const key of keys) {
    const text = decrypted(derived(key, 'seal', purpose), bytes);
    if (text === null) continue;
    const { until, value } = JSON.parse(text) as { until: number; value: unknown };
    return now < until ? { value } : { problem: 'expired' };
  }
  return { problem: 'forged' };
}

function decrypted(key: Buffer, bytes: Buffer): string | null {
  if (bytes.length < 12 + 16) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(-16));
  try {
    return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

function derived(key: Buffer, use: 'sign' | 'seal', purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `motso ${use} ${purpose}`, 32));
}
