import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonical } from '../../base/canonical.ts';
import type { Database, Db } from '../../base/database/database.ts';
import { writeWhole } from '../../base/files.ts';
import type { Jobs } from '../../base/jobs.ts';
import { dayOf, type PlainDate } from '../../base/plain-date.ts';
import { record } from './record.ts';
import type { Head } from './verify.ts';
import { markWords } from './words.ts';

/** What the log calls the writing of a file of heads: so it names all that must be there. */
export const headsOperation = 'audit.writeHeads';
export const headsKind = 'heads';

const Heads = z.object({
  day: z.iso.date(),
  at: z.iso.datetime(),
  heads: z.array(z.tuple([z.uuid(), z.number().int().positive(), z.string().regex(/^[0-9a-f]{64}$/)])),
});
const HeadsFile = z.strictObject({ ...Heads.shape, signature: z.string() });
type Heads = z.infer<typeof Heads>;

export type HeadsOptions = {
  /** Where the files lie: outside of the database. */
  readonly folder: string;
  /** Ed25519, private, as PEM. */
  readonly key: Buffer;
  readonly clock: () => Date;
};

/** Once a day, at night or at the first start of the day. */
export function registerHeads(jobs: Jobs, database: Database, options: HeadsOptions): void {
  jobs.every('audit-heads', '10 0 * * *', async () => {
    await writeHeads(database, options);
  });
}

/**
 * Writes the last link of every chain into one signed file of the day, and into the log that it did; gives the day, or null where
 * the file is there already. A file is never written again.
 */
export async function writeHeads(
  database: Database,
  { folder, key, clock }: HeadsOptions,
): Promise<PlainDate | null> {
  const at = clock();
  const day = dayOf(at);
  if ((await namesIn(folder)).includes(`${day}.json`)) return null;
  const rows = await database.db.selectFrom('audit_head').selectAll().orderBy('unit_id').execute();
  const heads: Heads = {
    day,
    at: at.toISOString(),
    heads: rows.map(({ unit_id, number, hash }) => [unit_id, number, hexOf(hash)]),
  };
  const signature = sign(null, Buffer.from(canonical(heads)), createPrivateKey(key)).toString('base64');
  await writeWhole(join(folder, `${day}.json`), Buffer.from(`${JSON.stringify({ ...heads, signature })}\n`));
  await recordHeads(database.db, day, at);
  return day;
}

const recordHeads = (db: Db, day: PlainDate, at: Date) =>
  record(db, {
    unitId: null,
    at,
    operation: headsOperation,
    outcome: 'done',
    personId: null,
    onBehalfOf: null,
    postId: null,
    via: 'system',
    input: null,
    plain: [],
    changes: [{ kind: headsKind, id: day, before: null, after: null }],
    exception: null,
    reason: null,
    problem: null,
  });

export type SignedHeads = {
  /** By unit, the hashes by their numbers. */
  readonly byUnit: ReadonlyMap<string, ReadonlyMap<number, Uint8Array>>;
  readonly days: readonly PlainDate[];
  /** Names of files without a true signature, or whose heads contradict another file's. */
  readonly forged: readonly string[];
};

/** All signed heads of a folder; `keys` are the key in use and those before it, private or public, as PEM. A file that is not what was signed counts for nothing but its name. */
export async function readHeads(folder: string, keys: readonly Buffer[]): Promise<SignedHeads> {
  const publicKeys = keys.map((key) => createPublicKey(key));
  const byUnit = new Map<string, Map<number, Uint8Array>>();
  const days: PlainDate[] = [];
  const forged: string[] = [];
  for (const name of await namesIn(folder)) {
    const heads = signedIn(await readFile(join(folder, name), 'utf8'), publicKeys);
    if (heads === null || `${heads.day}.json` !== name || !add(byUnit, heads)) forged.push(name);
    else days.push(heads.day as PlainDate);
  }
  return { byUnit, days, forged };
}

function signedIn(text: string, keys: readonly KeyObject[]): Heads | null {
  try {
    const { signature, ...heads } = HeadsFile.parse(JSON.parse(text));
    const signedText = Buffer.from(canonical(heads));
    const isTrue = keys.some((key) => verify(null, signedText, key, Buffer.from(signature, 'base64')));
    return isTrue ? heads : null;
  } catch {
    return null;
  }
}

/** False where another file says otherwise of the same link: both were signed, so the log was rewritten between them. */
function add(byUnit: Map<string, Map<number, Uint8Array>>, { heads }: Heads): boolean {
  let isTheSame = true;
  for (const [unitId, number, hash] of heads) {
    const ofUnit = byUnit.get(unitId) ?? new Map<number, Uint8Array>();
    const before = ofUnit.get(number);
    if (before === undefined) ofUnit.set(number, Buffer.from(hash, 'hex'));
    else if (hexOf(before) !== hash) isTheSame = false;
    byUnit.set(unitId, ofUnit);
  }
  return isTheSame;
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => /^\d{4}-\d\d-\d\d\.json$/.test(name)).sort();
}

/** A head as it is printed on a signed document: who holds the paper can tell later whether the log is still the same. */
export function markOf({ number, hash }: Pick<Head, 'number' | 'hash'>): string {
  const letters = hexOf(hash).slice(0, 16).toUpperCase();
  return markWords.mark(number, letters.match(/.{4}/g)!.join('-'));
}
