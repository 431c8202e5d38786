import { statfsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { Problem } from '../problem.ts';
import type { Database, Run } from './database.ts';
import { EmbeddedStream, EngineFailure, type FromWorker } from './embedded-stream.ts';
import { lockFolder } from './folder-lock.ts';
import { overPool, runOn } from './over-pool.ts';
import { enterRoleIfMade, settle } from './session.ts';
import { asProblem } from './trouble.ts';
import { keepUp } from './upkeep.ts';
import { valueTypes } from './values.ts';

/** In milliseconds. */
const keepsUpEvery = 60_000;
const triesAgainAfter = 1000;
const looksForRoomEvery = 1000;

/** In bytes: below this nothing is begun that writes, while reading still goes on. Two segments of what is written ahead. */
const leastRoom = 32 * 2 ** 20;

/**
 * The database in a folder, for this process alone. It has one connection, taken in turn; when its engine ends itself,
 * the calls under way fail and the next one opens it again. `fsyncs` counts how often something was forced to the disk.
 */
export async function openEmbedded(folder: string, fsyncs = newCounter()): Promise<Database> {
  const unlock = await lockFolder(folder);
  const engine = engineOf(folder, fsyncs);
  const pool = poolOf(engine);
  const asOwner: Database['asOwner'] = (work) => withOwner(pool, work);
  const upkeep = setInterval(() => asOwner(keepUp).catch(() => {}), keepsUpEvery).unref();
  const close = async () => {
    clearInterval(upkeep);
    await pool.end();
    await engine.ended();
    unlock();
  };
  try {
    await pool.query('select');
  } catch (error) {
    await close();
    throw asProblem(error);
  }
  return overPool(pool, { kind: 'embedded', asOwner, close, beforeTransaction: roomIn(folder) });
}

const newCounter = () => new Int32Array(new SharedArrayBuffer(4));

/** Refuses before the engine would end itself for want of room. */
function roomIn(folder: string): () => void {
  let looked = Number.NEGATIVE_INFINITY;
  let hasRoom = true;
  return () => {
    if (performance.now() - looked > looksForRoomEvery) {
      const { bavail, bsize } = statfsSync(folder);
      hasRoom = bavail * bsize > leastRoom;
      looked = performance.now();
    }
    if (!hasRoom) throw new Problem('disk-full');
  };
}

type Engine = { readonly start: () => Promise<Worker>; readonly ended: () => Promise<void> };

/**
 * Two engines never run on one folder: the next waits for the end of the one before. Where a start has just failed,
 * on a full disk, the calls of the next moment are told the same without trying.
 */
function engineOf(folder: string, fsyncs: Int32Array): Engine {
  let last: Promise<void> = Promise.resolve();
  let failed: { readonly at: number; readonly why: EngineFailure } | null = null;
  const start = async () => {
    await last;
    if (failed !== null && Date.now() - failed.at < triesAgainAfter) throw failed.why;
    const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
      workerData: { folder, fsyncs },
    });
    let isReady = false;
    worker.on('message', (message: FromWorker) => {
      if ('ready' in message) isReady = true;
      if ('failed' in message && !isReady)
        failed = { at: Date.now(), why: new EngineFailure(message.failed) };
    });
    last = new Promise((resolve) => worker.once('exit', () => resolve()));
    return worker;
  };
  return { start, ended: () => last };
}

function poolOf(engine: Engine): pg.Pool {
  const pool = new pg.Pool({
    max: 1,
    idleTimeoutMillis: 0,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    types: valueTypes,
    stream: () => new EmbeddedStream(engine.start) as never,
    onConnect: async (client) => {
      await settle(client);
      await enterRoleIfMade(client);
    },
  });
  // An engine that ends while nobody waits is opened again by the next call.
  pool.on('error', () => {});
  return pool;
}

/** On the same connection as everybody, in turn with them; nobody comes between the statements of one work. */
async function withOwner<T>(pool: pg.Pool, work: (run: Run) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error) => Promise.reject(asProblem(error)));
  try {
    await client.query('reset role');
    return await work(runOn(client));
  } finally {
    const isWhole = await backInRole(client);
    client.release(!isWhole);
  }
}

/** Whatever the work left open is undone. */
async function backInRole(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    await enterRoleIfMade(client);
    return true;
  } catch {
    return false;
  }
}
