import { createHash } from 'node:crypto';
import type { Database, Run } from '../../base/database/database.ts';

/** A table that is backed up, with the columns that are written: those the database computes are computed anew. */
export type Table = { readonly name: string; readonly columns: readonly string[] };
/** Rows in PostgreSQL's own text, which loses nothing; the same from every version and from the embedded database. */
export type Rows = readonly string[];
/** How many rows a table holds, and a hash of them all that does not depend on their order. */
export type Sum = { readonly rows: number; readonly hash: string };
export type Applied = readonly { readonly name: string; readonly checksum: string }[];

/** So many rows are held at a time. */
const batch = 1000;

/** Work on the state of one moment, while others go on writing; on the embedded database the others wait. */
export function onSnapshot<T>(database: Database, work: (run: Run) => Promise<T>): Promise<T> {
  return database.asOwner(async (run) => {
    await run('begin isolation level repeatable read read only');
    try {
      return await work(run);
    } finally {
      await run('rollback');
    }
  });
}

/** All that the installation could not make anew; what a table keeps for one machine alone says so (`local:`). */
export async function tablesIn(run: Run): Promise<readonly Table[]> {
  const rows = await run(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'local:%'
    group by c.relname order by c.relname collate "C"`);
  return rows.map(({ name, columns }) => ({ name: String(name), columns: columns as string[] }));
}

/** The migrations that were applied, oldest first. */
export async function appliedIn(run: Run): Promise<Applied> {
  const rows = await run('select name, checksum from migration order by name collate "C"');
  return rows.map(({ name, checksum }) => ({ name: String(name), checksum: String(checksum) }));
}

/** All rows of a table, some at a time; inside of a transaction. The next are asked for while these are worked on. */
export async function* rowsOf(run: Run, { name }: Table): AsyncGenerator<Rows> {
  await run(`declare backed_up no scroll cursor for select row_::text as said from public."${name}" as row_`);
  const fetch = async () => (await run(`fetch ${batch} from backed_up`)).map(({ said }) => String(said));
  let next = fetch();
  for (;;) {
    const rows = await next;
    if (rows.length === 0) break;
    next = fetch();
    // A failure is told when it is waited for, not before.
    next.catch(() => {});
    yield rows;
  }
  await run('close backed_up');
}

/** Adds up the hashes of rows: equal sets of rows have equal sums. Against damage and mistakes, not against forgery. */
export function createSum(): { readonly add: (rows: Rows) => void; readonly value: () => Sum } {
  let total = 0n;
  let count = 0;
  return {
    add: (rows) => {
      for (const row of rows) total += BigInt(`0x${createHash('sha256').update(row).digest('hex')}`);
      total %= modulus;
      count += rows.length;
    },
    value: () => ({ rows: count, hash: total.toString(16).padStart(64, '0') }),
  };
}
const modulus = 2n ** 256n;

/** The sums of all tables that are backed up, as they are on both sides of a copy. */
export async function sumsIn(run: Run): Promise<ReadonlyMap<string, Sum>> {
  const sums = new Map<string, Sum>();
  for (const table of await tablesIn(run)) {
    const sum = createSum();
    for await (const rows of rowsOf(run, table)) sum.add(rows);
    sums.set(table.name, sum.value());
  }
  return sums;
}
