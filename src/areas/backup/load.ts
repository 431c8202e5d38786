import type { Database, Run } from '../../base/database/database.ts';
import { Problem } from '../../base/problem.ts';
import { type Applied, appliedIn, type Rows, type Sum, sumsIn, type Table, tablesIn } from './tables.ts';

/** Tables that a migration puts a row into; a database is empty with it. */
const filledByMigrations = ['unit_tree'];

/** Takes the rows of one table. */
export type Put = (table: string, rows: Rows) => Promise<void>;

/** Refuses where the database has other tables than the rows came from, or is in use already. Nothing is written by it. */
export async function refuseUnfit(run: Run, applied: Applied): Promise<void> {
  if (JSON.stringify(await appliedIn(run)) !== JSON.stringify(applied))
    throw new Problem('backup-of-other-version');
  for (const { name } of await tablesIn(run)) {
    const [row] = await run(`select exists (select from public."${name}") as is_filled`);
    if (row!.is_filled === true && !filledByMigrations.includes(name))
      throw new Problem('backup-needs-empty');
  }
}

/**
 * Fills an empty database in one transaction: all that `fill` puts, or nothing. `expected` are the sums of the source, asked for when all
 * is put; where those of the database differ, everything is undone.
 */
export function load(
  database: Database,
  applied: Applied,
  fill: (put: Put) => Promise<void>,
  expected: () => ReadonlyMap<string, Sum>,
): Promise<ReadonlyMap<string, Sum>> {
  return database.asOwner(async (run) => {
    await refuseUnfit(run, applied);
    await run('begin');
    try {
      const sums = await loadAll(run, fill);
      if (!isEqual(sums, expected())) throw new Problem('backup-differs');
      await run('commit');
      return sums;
    } catch (error) {
      await run('rollback').catch(() => {});
      throw error;
    }
  });
}

async function loadAll(run: Run, fill: (put: Put) => Promise<void>): Promise<ReadonlyMap<string, Sum>> {
  const tables = new Map((await tablesIn(run)).map((table) => [table.name, table]));
  await run(
    `lock table ${[...tables.keys()].map((name) => `public."${name}"`).join(', ')} in exclusive mode`,
  );
  for (const name of filledByMigrations) await run(`delete from public."${name}"`);
  const keys = await foreignKeysIn(run);
  // Put in any order and checked at the end: a unit may lead to one that comes later.
  for (const { table, name } of keys) await run(`alter table ${table} drop constraint "${name}"`);
  await fill(async (name, rows) => {
    const table = tables.get(name);
    if (table === undefined) throw new Problem('backup-of-other-version');
    await put(run, table, rows);
  });
  for (const { table, name, meaning } of keys)
    await run(`alter table ${table} add constraint "${name}" ${meaning}`);
  return sumsIn(run);
}

async function put(run: Run, { name, columns }: Table, rows: Rows): Promise<void> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  await run(
    `insert into public."${name}" (${list}) overriding system value
     select ${list} from unnest($1::text[]::public."${name}"[])`,
    [rows],
  );
}

type ForeignKey = { readonly table: string; readonly name: string; readonly meaning: string };

async function foreignKeysIn(run: Run): Promise<readonly ForeignKey[]> {
  const rows = await run(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as meaning
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
    order by 1, 2`);
  return rows.map(({ table, name, meaning }) => ({
    table: String(table),
    name: String(name),
    meaning: String(meaning),
  }));
}

/** Whether two databases hold the same. */
export function isEqual(one: ReadonlyMap<string, Sum>, other: ReadonlyMap<string, Sum>): boolean {
  const told = (sums: ReadonlyMap<string, Sum>) =>
    [...sums].map(([name, sum]) => `${name} ${sum.rows} ${sum.hash}`);
  return told(one).sort().join('\n') === told(other).sort().join('\n');
}
