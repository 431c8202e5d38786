import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from './problem.ts';

export type Sha256 = string;

/** Files, each stored once under the SHA-256 of its bytes. What is put is on the disk before the promise is kept. */
export type Files = {
  readonly put: (bytes: Uint8Array) => Promise<Sha256>;
  /** Null where there is none. Throws `file-lost` where the bytes are no longer those that were put. */
  readonly get: (sha256: Sha256) => Promise<Uint8Array | null>;
  readonly has: (sha256: Sha256) => Promise<boolean>;
  readonly list: () => AsyncIterable<Sha256>;
  /** For what may not be kept by law; nothing else is ever taken away. Where there is none, nothing happens. */
  readonly remove: (sha256: Sha256) => Promise<void>;
};

export const sha256Of = (bytes: Uint8Array): Sha256 => createHash('sha256').update(bytes).digest('hex');

/** The bytes, if they are those that were put. */
export function intact(bytes: Uint8Array, sha256: Sha256): Uint8Array {
  if (sha256Of(bytes) !== sha256) throw new Problem('file-lost');
  return bytes;
}

/** No name but a hash may reach a path. */
export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Files in a folder, spread over 256 others; written beside, forced to the disk, then named. */
export function openFolderFiles(folder: string): Files {
  const pathOf = (sha256: Sha256) => join(folder, sha256.slice(0, 2), sha256);
  const has: Files['has'] = async (sha256) =>
    isSha256(sha256) &&
    (await access(pathOf(sha256)).then(
      () => true,
      () => false,
    ));
  return {
    has,
    put: async (bytes) => {
      const sha256 = sha256Of(bytes);
      if (!(await has(sha256))) await told(() => writeWhole(pathOf(sha256), bytes));
      return sha256;
    },
    get: async (sha256) => {
      if (!isSha256(sha256)) return null;
      const bytes = await told(() => readFile(pathOf(sha256)).catch(nullIfMissing));
      return bytes === null ? null : intact(bytes, sha256);
    },
    list: () => listFolder(folder),
    remove: async (sha256) => {
      if (!isSha256(sha256)) return;
      const path = pathOf(sha256);
      await told(() => rm(path, { force: true }));
      await told(() => syncFolder(dirname(path)).catch(nullIfMissing));
    },
  };
}

async function* listFolder(folder: string): AsyncIterable<Sha256> {
  for (const part of (await namesIn(folder)).sort())
    for (const name of (await namesIn(join(folder, part))).sort()) if (isSha256(name)) yield name;
}

const namesIn = async (folder: string): Promise<string[]> =>
  (await told(() => readdir(folder).catch(nullIfMissing))) ?? [];

/** Removes what was begun before this moment by a process that ended before it had written it whole. */
export async function removeLeft(folder: string, before: Date): Promise<void> {
  for (const part of await namesIn(folder))
    for (const name of await namesIn(join(folder, part))) {
      const path = join(folder, part, name);
      if (!name.endsWith(beginning)) continue;
      const begun = await stat(path).catch(nullIfMissing);
      if (begun !== null && begun.mtime < before) await rm(path, { force: true });
    }
}

/** How a file is called until it is whole. */
const beginning = '.new';

/** Readers see a whole file or none, also after a loss of power. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const beside = `${path}.${randomUUID()}${beginning}`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(folder);
  await syncFolder(dirname(folder));
}

/** The name itself is on the disk only once its folder is. Windows knows no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    throw new Problem(isFull ? 'disk-full' : 'data-folder-unusable', { cause: error });
  }
}
