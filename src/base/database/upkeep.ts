import type { Run } from './database.ts';

/** Changes written ahead that a start after a loss of power would have to go through again: a second's work. */
const mostAhead = 64 * 2 ** 20;

/**
 * What a server does in the background and the embedded engine, which has no background, leaves to its caller: writing
 * through what was written ahead, and sweeping tables of which much has changed.
 */
export async function keepUp(run: Run): Promise<void> {
  const [ahead] = await run(
    'select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()',
  );
  if (Number(ahead!.bytes) > mostAhead) await run('checkpoint');
  await run('select pg_stat_force_next_flush()');
  for (const { name } of await run(muchChanged)) await run(`vacuum (analyze) ${name}`);
}

/** The measure of PostgreSQL's own autovacuum. */
const muchChanged = `
  select format('%I.%I', schemaname, relname) as name
  from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup
    or n_mod_since_analyze > 50 + 0.1 * n_live_tup
    or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup`;
