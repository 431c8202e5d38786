import { createHmac } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { SignInAttemptTable } from '../../../database/types.ts';
import type { Db, Tx } from '../../base/database/database.ts';
import { fold } from '../../base/fold.ts';
import { uuidv7 } from '../../base/id.ts';
import { Problem } from '../../base/problem.ts';
import type { QueryContext } from '../../base/run.ts';
import { filled } from '../../base/word.ts';
import { attemptsMatterFor, mayAttempt } from './lockout.ts';
import type { PeopleServices } from './services.ts';
import { signInWords } from './words.ts';

type Context = Pick<QueryContext & PeopleServices, 'database' | 'secrets' | 'credential' | 'now'>;

/**
 * Begins a try of a password; refuses where there were too many. It counts as failed until it succeeds, and those of one account
 * begin one after the other, so that many begun together count. Gives its id. `onFirstWait` is told of the first refusal after an
 * attempt alone, so that who goes on asking does not fill the log.
 */
export async function beginAttempt(
  context: Context,
  login: string,
  device: string | null,
  onFirstWait: () => Promise<void> = async () => {},
): Promise<string> {
  const { database, secrets, credential } = context;
  const key = secrets.get('identity');
  const name = fold(login);
  const account = keyed(key, 'account', name);
  const network = keyed(key, 'network', networkOf(credential.address));
  const begun = await database.transaction(async (tx) => {
    await sql`select pg_advisory_xact_lock(${account.readBigInt64BE().toString()}::bigint)`.execute(tx);
    return begin(tx, { name, account, network, device }, context.now);
  });
  if ('id' in begun) return begun.id;
  if (begun.isFirst) await onFirstWait();
  throw mustWait(begun.waitSeconds);
}

type Asking = {
  readonly name: string;
  readonly account: Buffer;
  readonly network: Buffer;
  readonly device: string | null;
};
type Begun = { readonly id: string } | { readonly waitSeconds: number; readonly isFirst: boolean };

async function begin(tx: Tx, { name, account, network, device }: Asking, now: Date): Promise<Begun> {
  const rows = await attemptsOf(tx, account, network, now);
  const same = (one: Uint8Array, other: Buffer) => other.equals(one);
  const attempts = rows.map((row) => ({
    at: row.at.getTime(),
    account: same(row.account_key, account) ? name : '',
    device: row.device,
    network: Buffer.from(row.network_key).toString('hex'),
    familiar: row.familiar,
    failed: row.failed,
  }));
  const familiar = rows.some(
    (row) => !row.failed && same(row.account_key, account) && same(row.network_key, network),
  );
  const asked = { account: name, device, network: network.toString('hex'), familiar };
  const verdict = mayAttempt(attempts, asked, now.getTime());
  if (!verdict.allowed)
    return { waitSeconds: verdict.waitSeconds, isFirst: await isFirstAfter(tx, rows, account) };
  const id = uuidv7();
  const attempt = { id, at: now, account_key: account, device, network_key: network, familiar, failed: true };
  await tx.insertInto('sign_in_attempt').values(attempt).execute();
  return { id };
}

/** Marks the last failure that makes one wait, the account's own before those of the network; false where it was marked before. */
async function isFirstAfter(
  tx: Tx,
  rows: readonly Selectable<SignInAttemptTable>[],
  account: Buffer,
): Promise<boolean> {
  const failed = rows.filter((row) => row.failed).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const last = failed.findLast((row) => account.equals(row.account_key)) ?? failed.at(-1)!;
  const marked = await tx
    .updateTable('sign_in_attempt')
    .set({ refused_after: true })
    .where('id', '=', last.id)
    .where('refused_after', '=', false)
    .executeTakeFirst();
  return marked.numUpdatedRows === 1n;
}

/** Those of the last day, and every success of the account: it tells which networks are familiar. */
function attemptsOf(tx: Tx, account: Buffer, network: Buffer, now: Date) {
  const since = new Date(now.getTime() - attemptsMatterFor);
  return tx
    .selectFrom('sign_in_attempt')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('account_key', '=', account).and(eb.or([eb('at', '>', since), eb('failed', '=', false)])),
        eb('network_key', '=', network).and('at', '>', since),
      ]),
    )
    .execute();
}

/** A success clears what failed before it on the same device, and makes the network familiar. */
export async function succeedAttempt(db: Db | Tx, id: string, device: string | null): Promise<void> {
  await db.updateTable('sign_in_attempt').set({ failed: false, device }).where('id', '=', id).execute();
}

/** As if it had not been begun. */
export async function dropAttempt(db: Db, id: string): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('id', '=', id).execute();
}

/** Where too many sign in at once nothing was tried: that is nobody's failure. */
export async function droppedAsBusy(db: Db, id: string): Promise<Problem> {
  await dropAttempt(db, id);
  return new Problem('too-many-requests', { message: signInWords.busy, values: { seconds: 5 } });
}

/** A network stays familiar so long after the last success. In days. */
const familiarFor = 180;

/** Removes what no verdict needs any more; of the successes from one network the latest tells that it is familiar. */
export async function forgetAttempts(tx: Tx, now: Date): Promise<void> {
  const old = new Date(now.getTime() - attemptsMatterFor);
  const strange = new Date(now.getTime() - familiarFor * 86_400_000);
  await sql`
    delete from sign_in_attempt a
    where a.at <= ${old} and (a.failed or a.at <= ${strange} or exists (
      select from sign_in_attempt later where later.account_key = a.account_key
        and later.network_key = a.network_key and not later.failed and (later.at, later.id) > (a.at, a.id)))`.execute(
    tx,
  );
}

function mustWait(seconds: number): Problem {
  const minutes = Math.ceil(seconds / 60);
  const { vi, en } = seconds <= 90 ? signInWords.waitSeconds : signInWords.waitMinutes;
  const message = { vi: filled(vi, { seconds, minutes }), en: filled(en, { seconds, minutes }) };
  return new Problem('too-many-requests', { message, values: { seconds } });
}

/** Names and networks are kept as keyed hashes: enough to count by, nothing to read. */
const keyed = (key: Buffer, kind: string, text: string) =>
  createHmac('sha256', key).update(`sign-in ${kind}\n${text}`).digest();

/** The IPv4 address, or the first 64 bits of an IPv6 address: one subscriber has all of the rest. */
const networkOf = (address: string) =>
  address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
