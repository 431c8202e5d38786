import { setTimeout as pause } from 'node:timers/promises';
import { CallFailed } from '../src/base/call.ts';
import type { Database } from '../src/base/database/database.ts';
import type { JobData, Jobs } from '../src/base/jobs.ts';

/** What became of calls made at once: an answer, or the code of the refusal. */
export async function atOnce<T>(calls: readonly Promise<T>[]): Promise<(T | string)[]> {
  const ended = await Promise.allSettled(calls);
  return ended.map((each) => {
    if (each.status === 'fulfilled') return each.value;
    if (each.reason instanceof CallFailed) return each.reason.refused.code;
    throw each.reason;
  });
}

/** The first is held up by the lock, and the second comes then: it waits for the first, or is done at once. On PostgreSQL alone. */
export async function inTurn(
  database: Database,
  lock: string,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
  meanwhile = async () => {},
): Promise<unknown[]> {
  return database.asOwner(async (run) => {
    await run(`begin; ${lock}`);
    const one = atOnce([first()]);
    while (!(await waiting(database, 1))) await pause(5);
    let isDone = false;
    const two = atOnce([second()]).finally(() => {
      isDone = true;
    });
    while (!isDone && !(await waiting(database, 2))) await pause(5);
    await meanwhile();
    await run('rollback');
    return [...(await one), ...(await two)];
  });
}

/** Whether this many wait for what another holds. */
const waiting = async ({ asOwner }: Database, count: number) => {
  const [row] = await asOwner((run) =>
    run(`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`),
  );
  return Number(row!.count) >= count;
};

type Work = (data: JobData) => Promise<void>;

/** Takes the work that is declared for jobs, to be done without them. */
export function caughtJobs(): { readonly jobs: Pick<Jobs, 'work'>; readonly workOf: (name: string) => Work } {
  const works = new Map<string, Work>();
  return { jobs: { work: (name, work) => works.set(name, work) }, workOf: (name) => works.get(name)! };
}
