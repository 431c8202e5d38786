import crypto, { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { sameBytes } from '../../base/sealed.ts';

/** Memory in KiB, passes over it, lanes: the first choice of the OWASP cheat sheet on storing passwords. */
type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

/** Each hash holds 19 MB and a core for its time: more at once help nobody. */
const mostAtOnce = 2;
const mostWaiting = 100;

type Stored = { readonly cost: Cost; readonly salt: Buffer; readonly hash: Buffer };

/** As it is stored: a PHC string, which says by itself how it was made. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  await turn();
  const hash = await argon2id(password, salt, cost, 32).finally(pass);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${text(salt)}$${text(hash)}`;
}

/**
 * Whether a password is the stored one. Null stands for an account that does not exist or has no password:
 * it takes the same work, so that the time of the answer does not tell which names exist.
 * Busy where too many sign in at once; nothing was tried then.
 */
export async function verifyPassword(
  stored: string | null,
  password: string,
): Promise<'right' | 'wrong' | 'busy'> {
  if (waiting.length >= mostWaiting) return 'busy';
  const known = stored === null ? null : readStored(stored);
  const { salt, hash, cost: paid } = known ?? nobody;
  await turn();
  const tried = await argon2id(password, salt, paid, hash.length).finally(pass);
  return sameBytes(tried, hash) && known !== null ? 'right' : 'wrong';
}

/** Whether a stored hash was made at a lower cost than today's: make it again at the next sign-in that succeeds. */
export function needsRehash(stored: string): boolean {
  const known = readStored(stored)?.cost;
  return (
    !known || known.memory < cost.memory || known.passes < cost.passes || known.parallelism < cost.parallelism
  );
}

const nobody: Stored = { cost, salt: Buffer.alloc(16), hash: Buffer.alloc(32) };

const phc = /^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/-]{11,86})\$([\w+/-]{16,86})$/;

function readStored(stored: string): Stored | null {
  const match = phc.exec(stored);
  if (!match) return null;
  const [memory, passes, parallelism] = match.slice(1, 4).map(Number) as [number, number, number];
  if (passes < 1 || parallelism < 1 || memory < 8 * parallelism) return null;
  return {
    cost: { memory, passes, parallelism },
    salt: Buffer.from(match[4]!, 'base64'),
    hash: Buffer.from(match[5]!, 'base64'),
  };
}

/** Base64 without padding, as the PHC string has it. */
const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

async function argon2id(
  password: string,
  nonce: Buffer,
  { memory, passes, parallelism }: Cost,
  tagLength: number,
) {
  const derive = crypto.argon2 as typeof crypto.argon2 | undefined;
  if (derive === undefined) throw new Error('argon2 needs Node.js 24.7 or later');
  return promisify(derive)('argon2id', {
    message: prepared(password),
    nonce,
    memory,
    passes,
    parallelism,
    tagLength,
  });
}

/**
 * RFC 8265 (OpaqueString), 4.2: spaces of other scripts are spaces, then NFC. So accents typed as one letter or as two are
 * one password, while NFKC would make letters equal that the person sees as different.
 */
export function prepared(password: string): string {
  return password.replace(/\p{Zs}/gu, ' ').normalize('NFC');
}

const waiting: (() => void)[] = [];
let running = 0;

function turn(): Promise<void> {
  if (running < mostAtOnce) {
    running += 1;
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    waiting.push(resolve);
  });
}

/** Hands the place to the one who waited longest. */
function pass(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}
