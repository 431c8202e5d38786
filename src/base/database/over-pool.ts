import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Tables } from '../../../database/types.ts';
import { Problem } from '../problem.ts';
import type { Database, Run } from './database.ts';
import { createNames, isOutdatedPlan } from './prepared.ts';
import { asProblem, isGivenUp } from './trouble.ts';
import { toParameter } from './values.ts';

const mostTries = 5;
/** How long the answer to "is it there?" may take, in milliseconds. Where all connections are at work it is there. */
const longestLook = 2000;

/** What differs between the two. */
type Base = Pick<Database, 'kind' | 'asOwner' | 'close'> & {
  /** Throws where nothing should be begun. */
  readonly beforeTransaction?: () => void;
};

/** The database's interface over connections of `pg`, whether they lead to a server or to the engine's thread. */
export function overPool(pool: pg.Pool, { kind, asOwner, close, beforeTransaction }: Base): Database {
  const transactionHere = new AsyncLocalStorage<{ open: boolean }>();
  // It would wait for ever where there is only one connection, and see another state where there are several.
  const refuseInside = () => {
    if (transactionHere.getStore()?.open)
      throw new Error('inside of a transaction only its `tx` may be used');
  };
  let queries = 0;
  const counted = () => {
    queries += 1;
  };
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: watched(pool, refuseInside, counted, createNames()) }),
  });
  const once: Database['transaction'] = (work) =>
    db.transaction().execute((tx) => {
      const here = { open: true };
      return transactionHere.run(here, () =>
        work(tx).finally(() => {
          here.open = false;
        }),
      );
    });
  return {
    kind,
    db,
    transaction: async (work) => {
      beforeTransaction?.();
      return repeated(() => once(work));
    },
    asOwner: async (work) => {
      refuseInside();
      return asOwner(work);
    },
    countQueries: () => queries,
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    isReachable: () => answers(pool),
    close,
  };
}

/** The pool as Kysely wants it: statements are counted, errors of the connection are told as problems. */
function watched(pool: pg.Pool, refuseInside: () => void, counted: () => void, nameOf: Names): PostgresPool {
  return {
    options: pool.options,
    connect: async () => {
      refuseInside();
      const client = await pool.connect().catch((error) => Promise.reject(asProblem(error)));
      return watchedClient(client, counted, nameOf);
    },
    end: () => pool.end(),
  };
}

type Names = ReturnType<typeof createNames>;

function watchedClient(client: pg.PoolClient, counted: () => void, nameOf: Names): PostgresPoolClient {
  let broken: unknown = null;
  let isOutdated = false;
  const send = async (text: string, values: readonly unknown[]) => {
    const name = isOutdated ? undefined : nameOf(text, values);
    try {
      return await client.query({ text, values: values.map(toParameter), ...(name && { name }) });
    } catch (error) {
      const told = asProblem(error);
      if (hasBroken(error, told)) broken = told;
      throw told;
    }
  };
  const query = async (text: string, values: readonly unknown[]) => {
    if (broken !== null) throw broken;
    counted();
    return send(text, values).catch((error) => {
      if (!isOutdatedPlan(error)) throw error;
      isOutdated = true;
      // Within a transaction that is over by the error itself; it is repeated as a whole.
      return send(text, values).catch(() => Promise.reject(error));
    });
  };
  return {
    query,
    processID: (client as { processID?: number }).processID,
    // A connection that broke, or may still be busy with what nobody waits for, is not used again.
    release: (error?: boolean | Error) => client.release(error || broken !== null || isOutdated),
  } as unknown as PostgresPoolClient;
}

/** What the database itself answers leaves the connection whole, unless it says that it goes. */
const hasBroken = (error: unknown, told: unknown) =>
  told instanceof Problem && (!(error instanceof pg.DatabaseError) || told.code === 'database-unreachable');

async function repeated<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isGivenUp(error) && !isOutdatedPlan(error)) throw error;
      if (tries === mostTries) throw new Problem('database-busy', { cause: error });
      await pause(10 * 2 ** tries * Math.random());
    }
  }
}

async function answers(pool: pg.Pool): Promise<boolean> {
  const isBusy = pool.totalCount === pool.options.max && pool.idleCount === 0;
  if (isBusy) return true;
  const look = pool.query('select 1').then(
    () => true,
    () => false,
  );
  const late = new AbortController();
  const answer = await Promise.race([look, pause(longestLook, false, { signal: late.signal })]);
  late.abort();
  return answer;
}

/** Statements on one connection, their errors told as problems. */
export function runOn(client: pg.ClientBase): Run {
  return async (text, values = []) => {
    try {
      const answer: pg.QueryResult | pg.QueryResult[] = await client.query(text, values.map(toParameter));
      return Array.isArray(answer) ? (answer.at(-1)?.rows ?? []) : answer.rows;
    } catch (error) {
      throw asProblem(error);
    }
  };
}
