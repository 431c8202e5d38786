import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Database } from '../../base/database/database.ts';
import { type Files, isSha256, sha256Of } from '../../base/files.ts';
import { Problem } from '../../base/problem.ts';
import { type Entry, readArchive } from './archive.ts';
import { load, type Put, refuseUnfit } from './load.ts';
import { fileName, Manifest, manifestHashName, manifestName, partName } from './manifest.ts';
import { createSum, type Rows, type Sum } from './tables.ts';

const unpack = promisify(gunzip);
/** Parts are made of 8 MiB of rows and what the last rows are longer. */
const largestPart = 256 * 2 ** 20;

/** Reads the backup from its beginning to its end and gives what it holds. Throws `backup-damaged` where anything is not as it was written. */
export async function verifyBackup(path: string): Promise<Manifest> {
  const found: Found = { parts: new Map(), sums: new Map(), files: 0, manifest: null, manifestHash: '' };
  for await (const entry of readArchive(path)) await note(found, entry);
  const { manifest } = found;
  if (manifest === null || sha256Of(manifest) !== found.manifestHash) throw new Problem('backup-damaged');
  const told = parseManifest(manifest);
  if (!isAsTold(found, told)) throw new Problem('backup-damaged');
  return told;
}

/**
 * Fills an empty database and the store of files from a backup, and gives what was brought back. Refused before anything is written:
 * `backup-damaged`, `backup-of-other-version`, `backup-needs-empty`. Should it stop half way, the database stays empty.
 */
export async function restoreBackup(path: string, database: Database, files: Files): Promise<Manifest> {
  const manifest = await verifyBackup(path);
  await database.asOwner((run) => refuseUnfit(run, manifest.migrations));
  for await (const { name, bytes } of readArchive(path))
    if (isFile(name) && (await files.put(bytes)) !== hashIn(name)) throw new Problem('backup-damaged');
  const expected = new Map(manifest.tables.map(({ name, rows, hash }) => [name, { rows, hash }]));
  await load(
    database,
    manifest.migrations,
    (put) => putTables(path, put),
    () => expected,
  );
  return manifest;
}

/** Whether a backup is of a trial or of real data; a backup of neither is damaged. */
export async function kindInBackup(path: string): Promise<'demo' | 'real'> {
  for await (const { name, bytes } of readArchive(path)) {
    if (tableIn(name) !== 'installation') continue;
    const [row = ''] = await rowsIn(bytes);
    const kind = (['demo', 'real'] as const).find((each) => row.split(',').includes(each));
    if (kind !== undefined) return kind;
  }
  throw new Problem('backup-damaged');
}

async function putTables(path: string, put: Put): Promise<void> {
  for await (const { name, bytes } of readArchive(path)) {
    const table = tableIn(name);
    if (table === null) continue;
    const rows = await rowsIn(bytes);
    for (let at = 0; at < rows.length; at += 1000) await put(table, rows.slice(at, at + 1000));
  }
}

type Found = {
  /** Hashes of the parts of each table, in their order. */
  readonly parts: Map<string, string[]>;
  readonly sums: Map<string, ReturnType<typeof createSum>>;
  files: number;
  manifest: Uint8Array | null;
  manifestHash: string;
};

async function note(found: Found, { name, bytes }: Entry): Promise<void> {
  const table = tableIn(name);
  if (name === manifestName) found.manifest = bytes;
  else if (name === manifestHashName) found.manifestHash = Buffer.from(bytes).toString();
  else if (isFile(name)) {
    if (sha256Of(bytes) !== hashIn(name)) throw new Problem('backup-damaged');
    found.files += 1;
  } else if (table !== null) await notePart(found, table, name, bytes);
  else throw new Problem('backup-damaged');
}

async function notePart(found: Found, table: string, name: string, bytes: Uint8Array): Promise<void> {
  const parts = found.parts.get(table) ?? [];
  const sum = found.sums.get(table) ?? createSum();
  if (name !== partName(table, parts.length)) throw new Problem('backup-damaged');
  sum.add(await rowsIn(bytes));
  found.parts.set(table, [...parts, sha256Of(bytes)]);
  found.sums.set(table, sum);
}

function isAsTold(found: Found, { tables, files }: Manifest): boolean {
  const empty: Sum = createSum().value();
  const known = new Set(tables.map(({ name }) => name));
  const isWhole = tables.every(({ name, rows, hash, parts }) => {
    const sum = found.sums.get(name)?.value() ?? empty;
    return sum.rows === rows && sum.hash === hash && (found.parts.get(name) ?? []).join() === parts.join();
  });
  return isWhole && found.files === files && [...found.parts.keys()].every((name) => known.has(name));
}

const tableIn = (name: string) => /^tables\/(\w+)\/\d{6}\.jsonl\.gz$/.exec(name)?.[1] ?? null;
const hashIn = (name: string) => name.slice(fileName('').length);
const isFile = (name: string) => name.startsWith(fileName('')) && isSha256(hashIn(name));

async function rowsIn(bytes: Uint8Array): Promise<Rows> {
  try {
    const lines = (await unpack(bytes, { maxOutputLength: largestPart })).toString().split('\n');
    return lines.map((line) => JSON.parse(line) as string);
  } catch (error) {
    throw new Problem('backup-damaged', { cause: error });
  }
}

function parseManifest(bytes: Uint8Array): Manifest {
  try {
    return Manifest.parse(JSON.parse(Buffer.from(bytes).toString()));
  } catch (error) {
    throw new Problem('backup-damaged', { cause: error });
  }
}
