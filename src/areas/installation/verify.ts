import type { Db } from '../../base/database/database.ts';
import type { Files } from '../../base/files.ts';
import { Problem } from '../../base/problem.ts';
import { loadUnits } from '../units/registry.ts';
import { validateHistory } from '../units/validate.ts';
import { historyWords } from '../units/words.ts';
import { fileFaultWords } from './words.ts';

/** Something that must not be in the data. */
export type DataFault = { readonly where: string; readonly what: string };
export type DataVerified = {
  readonly units: number;
  readonly files: number;
  readonly faults: readonly DataFault[];
};

/** What an area looks for in its own rows. */
export type VerifyArea = (db: Db) => Promise<readonly DataFault[]>;

/**
 * Looks for what the rules of single commands keep out, but a repair by hand, a broken disk or a fault of ours may have let in: the
 * tree contradicting itself, and files that are missing or no longer the bytes that were put.
 */
export async function verifyData(
  db: Db,
  files: Files,
  verifyMore: readonly VerifyArea[],
): Promise<DataVerified> {
  const units = await loadUnits(db);
  // A unit that ended by a proposal nobody confirmed yet waits for a person; it is no fault.
  const faultsOfTree = validateHistory(units).filter(({ code }) => code !== 'ends-without-succession');
  const ofTree = faultsOfTree.map(({ code, on, unitIds }) => ({
    where: unitIds.map((id) => units.versions.get(id)?.at(-1)?.name ?? id).join('; '),
    what: `${historyWords[code].vi} (${on})`,
  }));
  const { count, faults } = await verifyFiles(db, files);
  const more: DataFault[] = [];
  for (const verifyArea of verifyMore) more.push(...(await verifyArea(db)));
  return { units: units.versions.size, files: count, faults: [...ofTree, ...faults, ...more] };
}

async function verifyFiles(db: Db, files: Files): Promise<{ count: number; faults: DataFault[] }> {
  const rows = await db
    .selectFrom('stored_file')
    .select(['sha256', 'name'])
    .where('erased', 'is', null)
    .execute();
  const faults: DataFault[] = [];
  const seen = new Map<string, keyof typeof fileFaultWords | null>();
  for (const { sha256, name } of rows) {
    if (!seen.has(sha256)) seen.set(sha256, await faultOf(files, sha256));
    const fault = seen.get(sha256) ?? null;
    if (fault !== null) faults.push({ where: name, what: fileFaultWords[fault] });
  }
  return { count: rows.length, faults };
}

async function faultOf(files: Files, sha256: string): Promise<keyof typeof fileFaultWords | null> {
  try {
    return (await files.get(sha256)) === null ? 'missing' : null;
  } catch (error) {
    if (error instanceof Problem && error.code === 'file-lost') return 'changed';
    throw error;
  }
}
