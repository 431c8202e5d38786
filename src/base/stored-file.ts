import type { Insertable } from 'kysely';
import type { StoredFileTable } from '../../database/types.ts';
import type { Db, Tx } from './database/database.ts';
import type { Files } from './files.ts';
import type { FileAnswer } from './operation.ts';
import { Problem } from './problem.ts';

/**
 * Names a file whose bytes are stored already. False where the same one is there under this id, as when it was sent twice;
 * throws `already-there` where that is another: nothing is put in its place.
 */
export async function nameFile(tx: Tx, file: Insertable<StoredFileTable>): Promise<boolean> {
  const made = await tx
    .insertInto('stored_file')
    .values(file)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 0n) return true;
  const there = await findFile(tx, file.unit_id, file.id);
  if (there?.sha256 !== file.sha256 || there.object !== file.object) throw new Problem('already-there');
  return false;
}

/** What is known of a unit's file; undefined where there is none. */
export const findFile = (db: Db | Tx, unitId: string, id: string) =>
  db
    .selectFrom('stored_file')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();

type Named = Pick<StoredFileTable, 'name' | 'type' | 'sha256' | 'erased'>;

/** A file as it is handed out. Throws `not-found`. */
export async function handOut(files: Files, file: Named | undefined): Promise<FileAnswer> {
  const bytes = file === undefined || file.erased !== null ? null : await files.get(file.sha256);
  if (file === undefined || bytes === null) throw new Problem('not-found');
  return { name: file.name, type: file.type, bytes };
}
