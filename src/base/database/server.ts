import pg from 'pg';
import { Problem } from '../problem.ts';
import type { Database, Run } from './database.ts';
import { overPool, runOn } from './over-pool.ts';
import { enterRole, settle } from './session.ts';
import { asProblem } from './trouble.ts';
import { valueTypes } from './values.ts';

export type ServerOptions = {
  /** The address with which the owner of the tables signs in; without it everybody's. */
  readonly ownerUrl?: string;
  readonly connections?: number;
};

const oldestVersion = 15;
/** In milliseconds. A person waits no longer for a connection, or for one statement. */
const longestConnecting = 5000;
/** Who waits for a connection that others use waits as long: many who take numbers of one register do so one after the other. */
const longestWaiting = 20_000;
const longestStatement = 60_000;

/** PostgreSQL 15 or later. Its connections work as the role that the first migration makes. */
export async function openServer(url: string, options: ServerOptions = {}): Promise<Database> {
  const asOwner: Database['asOwner'] = (work) => withOwner(options.ownerUrl ?? url, work);
  await asOwner(refuseTooOld);
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: longestWaiting,
    query_timeout: longestStatement + 1000,
    keepAlive: true,
    types: valueTypes,
    onConnect: ready,
  });
  // Idle connections that break are replaced at the next call; nobody is waiting for them.
  pool.on('error', () => {});
  return overPool(pool, { kind: 'server', asOwner, close: () => pool.end() });
}

async function ready(client: pg.ClientBase): Promise<void> {
  await settle(client);
  await client.query(
    `set statement_timeout to ${longestStatement}; set idle_in_transaction_session_timeout to ${longestStatement}`,
  );
  await enterRole(client);
}

async function withOwner<T>(url: string, work: (run: Run) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: longestConnecting,
    keepAlive: true,
    types: valueTypes,
  });
  try {
    await client.connect();
    await settle(client);
    return await work(runOn(client));
  } catch (error) {
    throw asProblem(error);
  } finally {
    await client.end().catch(() => {});
  }
}

async function refuseTooOld(run: Run): Promise<void> {
  const [row] = await run("select current_setting('server_version_num')::int / 10000 as version");
  if (Number(row!.version) < oldestVersion) throw new Problem('database-too-old');
}
