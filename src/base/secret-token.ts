import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** 32 random bytes: for sessions, devices, invitations. Handed out once; only its hash is kept. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a text has the form of such a token. */
export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

const apiPrefix = 'ms_';
const apiToken = /^ms_[\w-]{43}[0-9a-f]{8}$/;

/** A token for programs. The prefix and the checksum let scanners of leaked secrets find it without asking us. */
export function randomApiToken(): string {
  const random = `${apiPrefix}${randomToken()}`;
  return random + checksum(random);
}

/** Whether a text has the form of an API token: what is mistyped is refused without asking the database. */
export function isApiToken(text: string): boolean {
  return apiToken.test(text) && checksum(text.slice(0, -8)) === text.slice(-8);
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

/** As it is stored and looked up. No salt and no slow hash: 256 random bits cannot be guessed. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
