import { CompiledQuery, sql } from 'kysely';
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Database, Db, Tx } from './database/database.ts';
import { masked } from './mask.ts';

/** What a job is told; JSON. */
export type JobData = { readonly [key: string]: unknown };
type Handler = (data: JobData) => Promise<void>;

/** How a job that failed is tried again: `times` more, the first after `after` seconds, each then later than the one before. */
export type Retries = { readonly times: number; readonly after: number };
const usualRetries: Retries = { times: 10, after: 30 };

export type Jobs = {
  /** As part of `tx`: where that is undone, there was never a job. The name must have a handler. */
  readonly send: (tx: Tx | Db, name: string, data: JobData) => Promise<void>;
  /** Declares who does the jobs of a name; before `start`. A job may come a second time, when the process dies in it. */
  readonly work: (name: string, handler: Handler, retries?: Retries) => void;
  /**
   * Declares what is done again and again: by the clock in Vietnam, once for all processes, and once more at each start, for desk
   * computers sleep at night. The handler finds out whether there is anything to do.
   */
  readonly every: (name: string, cron: string, handler: () => Promise<void>) => void;
  readonly counts: () => Promise<{ readonly waiting: number; readonly failed: number }>;
  readonly start: () => Promise<void>;
  /** Lets the jobs under way end, for half a minute at most. */
  readonly stop: () => Promise<void>;
};

const schema = 'pgboss';
const noJob = '00000000-0000-0000-0000-000000000000';
const timeZone = 'Asia/Ho_Chi_Minh';
/** In seconds. */
const day = 86_400;
const looksEvery = 2;
/** So many jobs of a name are taken at a time and done one after the other; where there are so many, there are more. */
const atOnce = 5;
/** A job whose process shows no sign of life for so long is given to another. */
const deadAfter = 60;
const failedAreKept = 14 * day;

/** Makes or renews the tables of the jobs, with the owner's rights; belongs to migrating. Of several processes one does it. */
export function prepareJobs(database: Database): Promise<void> {
  return database.asOwner(async (run) => {
    const executeSql = async (text: string, values: unknown[] = []) => ({
      rows: [...(await run(text, values))],
    });
    const boss = new PgBoss({ db: { executeSql }, schema, supervise: false, schedule: false });
    let trouble: unknown = null;
    boss.on('error', (error) => {
      trouble ??= error;
    });
    await boss.start();
    await boss.stop({ graceful: false });
    if (trouble !== null) throw trouble;
    await run(grants);
  });
}

const grants = `
  comment on schema ${schema} is 'local: jobs, in tables that the library pg-boss makes';
  grant usage on schema ${schema} to motso_app;
  grant select, insert, update, delete on all tables in schema ${schema} to motso_app;
  grant execute on all functions in schema ${schema} to motso_app`;

type Work = { readonly handler: Handler; readonly retries: Retries; readonly cron: string | null };

/** The jobs of this process: sent and done on the database, so that none is lost with a process. */
export function createJobs(database: Database, onTrouble: (error: unknown) => void): Jobs {
  const works = new Map<string, Work>();
  const boss = new PgBoss({
    db: runningOn(database.db),
    backend: database.kind === 'embedded' ? 'pglite' : 'postgres',
    schema,
    // The tables are the owner's; the application only works them.
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', onTrouble);
  let starting: Promise<void> = Promise.resolve();
  const startAll = async () => {
    await boss.start();
    await forgetSchedules(boss, works);
    for (const [name, work] of works) await begin(boss, database, name, work, onTrouble);
  };
  return {
    send: async (tx, name, data) => {
      if (!works.has(name)) throw new Error(`nobody does the jobs ${name}`);
      await boss.send(name, data, { db: runningOn(tx) });
    },
    work: (name, handler, retries = usualRetries) => {
      works.set(name, { handler, retries, cron: null });
    },
    every: (name, cron, handler) => {
      works.set(name, { handler, retries: usualRetries, cron });
    },
    counts: () => countsIn(database.db, [...works.keys()]),
    start: () => {
      starting = startAll();
      return starting;
    },
    stop: async () => {
      // Who stops what has hardly begun is told of no trouble.
      await starting.catch(() => {});
      await boss.stop({ graceful: true, timeout: 30_000 });
    },
  };
}

/** The way of pg-boss to the database. */
const runningOn = (db: Tx | Db) => ({
  executeSql: async (text: string, values: unknown[] = []) => {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
    // A text of several statements has no rows of its own.
    return { rows: (rows ?? []) as never[] };
  },
});

/** What an earlier release did again and again, and this one does not. */
async function forgetSchedules(boss: PgBoss, works: ReadonlyMap<string, Work>): Promise<void> {
  for (const { name } of await boss.getSchedules())
    if ((works.get(name)?.cron ?? null) === null) await boss.unschedule(name);
}

async function begin(
  boss: PgBoss,
  database: Database,
  name: string,
  { handler, retries, cron }: Work,
  onTrouble: (error: unknown) => void,
): Promise<void> {
  const options = {
    retryLimit: retries.times,
    retryDelay: retries.after,
    retryBackoff: true,
    retryDelayMax: day / 4,
    expireInSeconds: day / 4,
    heartbeatSeconds: deadAfter,
    deleteAfterSeconds: failedAreKept,
  };
  // Of what is done again and again, one at a time is enough.
  await boss.createQueue(name, { ...options, policy: cron === null ? 'standard' : 'exclusive' });
  await boss.updateQueue(name, options);
  const doing = {
    includeMetadata: true,
    pollingIntervalSeconds: looksEvery,
    batchSize: cron === null ? atOnce : 1,
    burstWhenBatchFull: true,
  } as const;
  await boss.work<JobData, void, typeof doing>(name, doing, async (jobs) => {
    for (const job of jobs) await carryOut(boss, database, job, handler, onTrouble);
  });
  // Makes pg-boss read the queue now: in the transaction of a command it could not.
  await boss.deleteJob(name, noJob);
  if (cron === null) return;
  await boss.schedule(name, cron, null, { tz: timeZone });
  await boss.send(name, {});
}

/** Of a job that is over, nothing it was told is kept: done, it is removed; given up, only that it failed remains. */
async function carryOut(
  boss: PgBoss,
  database: Database,
  { id, name, data, retryCount, retryLimit }: JobWithMetadata<JobData>,
  handler: Handler,
  onTrouble: (error: unknown) => void,
): Promise<void> {
  try {
    await handler(data);
  } catch (error) {
    onTrouble(error);
    if (retryCount >= retryLimit) await forgetData(database.db, name, id);
    // The message is kept with the job; the error itself was told to the log.
    const message = masked(error instanceof Error ? error.message : String(error));
    await boss.fail(name, { id, retryCount }, { message });
    return;
  }
  await boss.deleteJob(name, id);
}

const forgetData = (db: Db, name: string, id: string) =>
  sql`update pgboss.job set data = null where name = ${name} and id = ${id}`.execute(db);

async function countsIn(db: Db, names: readonly string[]) {
  const { rows } = await sql<{ waiting: number; failed: number }>`
    select count(*) filter (where state < 'completed') as waiting, count(*) filter (where state = 'failed') as failed
    from pgboss.job where name = any(${[...names]}::text[])`.execute(db);
  return rows[0]!;
}
