import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import type { Database, Run } from './database.ts';

const ownFolder = join(import.meta.dirname, '../../../database/migrations');
/** Any number will do, if all use the same. */
const lockNumber = 7_406_281;

type Migration = { readonly name: string; readonly text: string; readonly checksum: string };

/**
 * Applies what is new, each file in a transaction, and gives the names of what it applied. Of several processes that
 * start at once one does it and the others wait. A database that differs from the files is not touched.
 */
export function migrate(database: Database, folder = ownFolder): Promise<readonly string[]> {
  const migrations = migrationsIn(folder);
  return database.asOwner(async (run) => {
    await run('select pg_advisory_lock($1)', [lockNumber]);
    try {
      return await applyNew(run, migrations);
    } finally {
      // The end of the connection would free it too.
      await run('select pg_advisory_unlock($1)', [lockNumber]).catch(() => {});
    }
  });
}

async function applyNew(run: Run, migrations: readonly Migration[]): Promise<readonly string[]> {
  const applied = await appliedIn(run);
  refuseDifferent(applied, migrations);
  const fresh = migrations.slice(applied.length);
  for (const migration of fresh) await apply(run, migration);
  return fresh.map(({ name }) => name);
}

async function appliedIn(run: Run): Promise<readonly Omit<Migration, 'text'>[]> {
  const [found] = await run("select to_regclass('public.migration') is not null as is_made");
  if (found!.is_made !== true) return [];
  const rows = await run('select name, checksum from migration order by name collate "C"');
  return rows.map(({ name, checksum }) => ({ name: String(name), checksum: String(checksum) }));
}

/** What was applied must be what the first files say, in their order. */
function refuseDifferent(
  applied: readonly Omit<Migration, 'text'>[],
  migrations: readonly Migration[],
): void {
  if (applied.length > migrations.length) throw new Problem('database-newer-than-program');
  for (const [index, { name, checksum }] of applied.entries()) {
    const file = migrations[index]!;
    if (file.name !== name || file.checksum !== checksum)
      throw new Problem('migration-changed', {
        cause: new Error(`${name} is not ${file.name} as it is now`),
      });
  }
}

async function apply(run: Run, { name, text, checksum }: Migration): Promise<void> {
  await run('begin');
  try {
    await run(text);
    await run('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
    await run('commit');
  } catch (error) {
    await run('rollback').catch(() => {});
    throw isRefused(error) ? new Problem('database-rights-missing', { cause: error }) : error;
  }
}

/** SQLSTATE insufficient_privilege. */
const isRefused = (error: unknown) => error instanceof Error && 'code' in error && error.code === '42501';

function migrationsIn(folder: string): readonly Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file) => {
    // A checkout on Windows may end lines otherwise.
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    const checksum = createHash('sha256').update(text).digest('hex');
    return { name: file.slice(0, -'.sql'.length), text, checksum };
  });
}
