import type { Insertable } from 'kysely';
import type { DocumentFileTable } from '../../../database/types.ts';
import type { CommandContext } from '../../base/run.ts';
import { nameFile } from '../../base/stored-file.ts';

type Attached = Pick<
  Insertable<DocumentFileTable>,
  'unit_id' | 'document_id' | 'id' | 'part' | 'sha256' | 'text'
> & {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** A digital signature in it was verified. */
  readonly signed?: boolean;
  /** Where it is no longer what the text says: of a copy that was read before. */
  readonly read?: Insertable<DocumentFileTable>['read'];
};

/**
 * Names a file whose bytes are stored already, with a document; what it is found by is for the caller to write. False where it stands
 * there under this id; throws `already-there` where that is another.
 */
export async function attachFile({ tx, now, who }: CommandContext, file: Attached): Promise<boolean> {
  const { unit_id, document_id, id, part, sha256, text, name, type, bytes, signed = false } = file;
  const by = { added_by: who!.personId!, added_at: now };
  const object = `document:${document_id}`;
  if (!(await nameFile(tx, { unit_id, id, sha256, name, type, bytes, object, ...by }))) return false;
  const read = file.read ?? (text === null ? ('unreadable' as const) : ('read' as const));
  await tx
    .insertInto('document_file')
    .values({ unit_id, id, document_id, part, sha256, text, read, signed, added_at: now, removed_at: null })
    .execute();
  return true;
}
