import pg from 'pg';
import { Problem } from '../problem.ts';

/** The role that the application works as; it may do what the migrations granted, no more. */
const role = 'motso_app';

/**
 * What makes answers read the same whatever the server's settings are. Compiling a statement (jit) takes longer than any of ours
 * runs: on tables that were not analysed yet it was seen to turn 1 ms into 1.5 s.
 */
const settings =
  "set search_path to public; set jit = off; set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set bytea_output to 'hex'";

/** Makes a new connection ready for the owner's work. */
export async function settle(client: pg.ClientBase): Promise<void> {
  // What is under way tells of a broken connection; the event of an idle one would end the process.
  client.on('error', () => {});
  await client.query(settings);
}

/** From here on the application's role. */
export async function enterRole(client: pg.ClientBase): Promise<void> {
  try {
    await client.query(`set role ${role}`);
  } catch (error) {
    throw isRefused(error) ? new Problem('database-rights-missing', { cause: error }) : error;
  }
}

/** The same where a new database may not have the role yet. */
export async function enterRoleIfMade(client: pg.ClientBase): Promise<void> {
  await client.query(`select set_config('role', rolname, false) from pg_roles where rolname = '${role}'`);
}

/** No such role, or not a member of it. */
const isRefused = (error: unknown) =>
  error instanceof pg.DatabaseError && (error.code === '22023' || error.code === '42501');
