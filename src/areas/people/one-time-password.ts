import { createHmac, randomBytes } from 'node:crypto';
import { readable } from '../../base/readable.ts';

/** 75 bits, to be read out or copied from paper. */
const letters = 15;

/** The first password of a new account. Made from its id, so that a repeated command tells the same. */
export function firstPassword(key: Buffer, personId: string): string {
  const bytes = createHmac('sha256', key).update(`first password\n${personId}`).digest();
  return readable(bytes.subarray(0, letters));
}

export const freshPassword = (): string => readable(randomBytes(letters));
