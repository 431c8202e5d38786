import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Database, Run } from '../../base/database/database.ts';
import { type Files, sha256Of, syncFolder } from '../../base/files.ts';
import { endArchive, writeEntry } from './archive.ts';
import { fileName, type Manifest, manifestHashName, manifestName, partName } from './manifest.ts';
import { appliedIn, createSum, onSnapshot, rowsOf, type Table, tablesIn } from './tables.ts';

export type Backup = {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly manifest: Manifest;
};

const pack = promisify(gzip);
/** Letters of rows in one part of a table. */
const partSize = 8 * 2 ** 20;

/**
 * Writes all tables, as they are at one moment, and all stored files into one archive. Sessions, jobs and secrets are not in it: the folder
 * of secrets must be kept elsewhere. The archive takes its name only when it is whole and on the disk.
 */
export async function writeBackup(
  database: Database,
  files: Files,
  folder: string,
  now: Date,
): Promise<Backup> {
  const name = nameAt(now);
  const path = join(folder, name);
  const beside = join(folder, `${name}.${randomUUID()}.part`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const manifest = await writeAll(beside, database, files, now);
    await rename(beside, path);
    await syncFolder(folder);
    return { name, path, bytes: (await stat(path)).size, manifest };
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** In the time of Vietnam, so that people find it; sorts by time. */
function nameAt(now: Date): string {
  const digits = now.toLocaleString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).replace(/\D/g, '');
  return `motso-${digits.slice(0, 8)}-${digits.slice(8)}.tar`;
}

async function writeAll(path: string, database: Database, files: Files, now: Date): Promise<Manifest> {
  const file = await open(path, 'wx', 0o600);
  try {
    const { named, ...state } = await writeState(file, database);
    const manifest = {
      format: 1 as const,
      at: now.toISOString(),
      ...state,
      ...(await writeFiles(file, files, named)),
    };
    const bytes = Buffer.from(JSON.stringify(manifest, null, 1));
    await writeEntry(file, { name: manifestName, bytes });
    await writeEntry(file, { name: manifestHashName, bytes: Buffer.from(sha256Of(bytes)) });
    await endArchive(file);
    await file.sync();
    return manifest;
  } finally {
    await file.close();
  }
}

type State = Pick<Manifest, 'migrations' | 'tables'> & { readonly named: ReadonlySet<string> };

const writeState = (file: FileHandle, database: Database): Promise<State> =>
  onSnapshot(database, async (run) => {
    const tables: Manifest['tables'] = [];
    for (const table of await tablesIn(run)) tables.push(await writeTable(file, run, table));
    const named = await run('select distinct sha256 from stored_file where erased is null');
    return {
      migrations: [...(await appliedIn(run))],
      tables,
      named: new Set(named.map(({ sha256 }) => String(sha256))),
    };
  });

async function writeTable(file: FileHandle, run: Run, table: Table): Promise<Manifest['tables'][number]> {
  const sum = createSum();
  const parts: string[] = [];
  let lines: string[] = [];
  let letters = 0;
  const writePart = async () => {
    const name = partName(table.name, parts.length);
    const bytes = await pack(lines.join('\n'), { level: 1 });
    lines = [];
    letters = 0;
    await writeEntry(file, { name, bytes });
    parts.push(sha256Of(bytes));
  };
  for await (const rows of rowsOf(run, table)) {
    sum.add(rows);
    for (const row of rows) {
      lines.push(JSON.stringify(row));
      letters += row.length;
    }
    if (letters >= partSize) await writePart();
  }
  if (lines.length > 0) await writePart();
  return { name: table.name, ...sum.value(), parts };
}

/** After the tables: what they name was stored before them and is not taken away, but for what turns out to be secret. */
async function writeFiles(
  file: FileHandle,
  files: Files,
  named: ReadonlySet<string>,
): Promise<Pick<Manifest, 'files' | 'missing'>> {
  const missing = new Set(named);
  let count = 0;
  for await (const sha256 of files.list()) {
    const bytes = await files.get(sha256);
    if (bytes === null) continue;
    await writeEntry(file, { name: fileName(sha256), bytes });
    missing.delete(sha256);
    count += 1;
  }
  return { files: count, missing: [...missing].sort() };
}
