import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../base/database/database.ts';
import type { Files } from '../../base/files.ts';
import type { Jobs } from '../../base/jobs.ts';
import { dayOf } from '../../base/plain-date.ts';
import { writeBackup } from './write.ts';

export type KeptBackup = { readonly name: string; readonly at: Date; readonly bytes: number };

const isBackup = (name: string) => /^motso-\d{8}-\d{6}\.tar$/.test(name);
const isHalf = (name: string) => /^motso-.*\.part$/.test(name);
/** In milliseconds; nobody writes one backup for longer. */
const halfIsDead = 86_400_000;

/** The backups of a folder, newest first. */
export async function listBackups(folder: string): Promise<readonly KeptBackup[]> {
  const names = (await namesIn(folder)).filter(isBackup).sort().reverse();
  return Promise.all(
    names.map(async (name) => {
      const { mtime, size } = await stat(join(folder, name));
      return { name, at: mtime, bytes: size };
    }),
  );
}

/** Takes away all but the newest, and what a process that died left half written; gives the names of backups taken away. */
export async function pruneBackups(folder: string, keep: number, now: Date): Promise<readonly string[]> {
  for (const name of (await namesIn(folder)).filter(isHalf)) {
    const { mtimeMs } = await stat(join(folder, name));
    if (now.getTime() - mtimeMs > halfIsDead) await rm(join(folder, name), { force: true });
  }
  const old = (await listBackups(folder)).slice(keep).map(({ name }) => name);
  for (const name of old) await rm(join(folder, name), { force: true });
  return old;
}

type Housed = {
  readonly database: Database;
  readonly files: Files;
  readonly backup: { readonly folder: string; readonly keep: number };
  readonly clock: () => Date;
};

/** One backup a day, at night or at the first start of the day. */
export function registerBackups(jobs: Jobs, { database, files, backup, clock }: Housed): void {
  jobs.every('backup', '30 1 * * *', async () => {
    const now = clock();
    const [newest] = await listBackups(backup.folder);
    if (newest !== undefined && dayOf(newest.at) === dayOf(now)) return;
    await writeBackup(database, files, backup.folder, now);
    await pruneBackups(backup.folder, backup.keep, now);
  });
}

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
