import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { DurableFs } from './durable-fs.ts';
import type { FromWorker, ToWorker } from './embedded-stream.ts';

/**
 * The thread in which the embedded database lives: it takes messages of PostgreSQL's protocol and gives its answers.
 * When the engine ends itself (a PANIC, a full disk), the thread ends too, and the next connection starts another.
 */
const { folder, fsyncs } = workerData as { folder: string; fsyncs: Int32Array };
const port = parentPort!;
const tell = (message: FromWorker, moved: ArrayBuffer[] = []) => port.postMessage(message, moved);
/** The engine's last words: what it prints before it ends itself. */
const lastWords: string[] = [];

function answer(message: Uint8Array): void {
  // A copy in a buffer of its own, so that it can move to the other thread.
  const bytes = engine.execProtocolRawSync(message).slice();
  tell({ bytes }, [bytes.buffer as ArrayBuffer]);
}

async function close(): Promise<void> {
  await engine.close();
  tell({ closed: true });
  process.exit();
}

async function open(): Promise<PGlite> {
  try {
    const data = join(folder, 'database');
    if (!existsSync(data)) await create(data);
    const opened = await PGlite.create({
      fs: new DurableFs(data, countFsync),
      startParams,
      extensions: { unaccent, pg_trgm },
      onStderr: (line) => remember(line),
    });
    endWithEngine(opened);
    return opened;
  } catch (error) {
    return end(error);
  }
}

const countFsync = () => {
  Atomics.add(fsyncs, 0, 1);
};

/**
 * Errors of SQL leave the engine by a known status. Anything else means that it has ended itself, and PGlite would
 * call it again for ever.
 */
function endWithEngine({ Module }: PGlite): void {
  const step = Module._PostgresMainLoopOnce;
  Module._PostgresMainLoopOnce = () => {
    try {
      step();
    } catch (error) {
      if ((error as { status?: number }).status !== sqlErrorStatus) end(error);
      throw error;
    }
  };
}

/** POSTGRES_MAIN_LONGJMP of PGlite. */
const sqlErrorStatus = 100;

function remember(line: string): boolean {
  lastWords.push(line);
  if (lastWords.length > 20) lastWords.shift();
  return false;
}

/** Tells why, and ends the thread before anything else runs in it. */
function end(error: unknown): never {
  tell({ failed: [...lastWords, nameOf(error)].join('\n') });
  return process.exit();
}

/** The engine's file system throws bare numbers. */
function nameOf(error: unknown): string {
  const { errno } = error as { errno?: number };
  if (errno !== undefined && errno in fileErrors) return fileErrors[errno]!;
  return error instanceof Error ? `${error.name} ${error.message}` : String(error);
}

const fileErrors: Readonly<Record<number, string>> = {
  2: 'EACCES',
  29: 'EIO',
  51: 'ENOSPC',
  63: 'EPERM',
  69: 'EROFS',
};

/** PGlite's own, but with fsync (it has -F), and with the way of syncing that its file system passes on. */
const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];

/** A folder that is there is whole: it is made beside, written through to the disk, and then takes its name. */
async function create(data: string): Promise<void> {
  const beside = `${data}.new`;
  rmSync(beside, { recursive: true, force: true });
  const made = await PGlite.create({ fs: new DurableFs(beside, countFsync), startParams });
  await made.close();
  for (const entry of await readdir(beside, { recursive: true })) syncPath(join(beside, entry));
  renameSync(beside, data);
  syncPath(folder);
}

function syncPath(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

const engine = await open();
port.on('message', (message: ToWorker) => {
  if (message === 'close') close();
  else answer(message);
});
tell({ ready: true });
