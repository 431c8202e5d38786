import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstallationKind } from './set-up.ts';

/** The folders of one installation; a trial's and real data's are never the same. */
export type Folders = {
  readonly data: string;
  readonly database: string;
  readonly files: string;
  /** Signed heads of the log. */
  readonly heads: string;
  readonly backups: string;
};

/** Where everything of a kind lies; `backups` may lie on another disk. */
export function foldersOf(dataDir: string, kind: InstallationKind, backups: string | null): Folders {
  const data = join(dataDir, kind);
  return {
    data,
    database: join(data, 'database'),
    files: join(data, 'files'),
    heads: join(data, 'audit-heads'),
    backups: backups === null ? join(data, 'backups') : join(backups, kind),
  };
}

/** The kinds that were begun in a data folder, real data before a trial. */
export function kindsInFolder(dataDir: string): readonly InstallationKind[] {
  const begun = (kind: InstallationKind) => existsSync(foldersOf(dataDir, kind, null).database);
  return (['real', 'demo'] as const).filter(begun);
}

/** Makes what is missing, for this account alone. */
export async function makeFolders({ data, files, heads, backups }: Folders): Promise<void> {
  for (const folder of [data, files, heads, backups]) await mkdir(folder, { recursive: true, mode: 0o700 });
}
