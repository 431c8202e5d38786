import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import type { Files } from '../../base/files.ts';
import { fold, oneLine } from '../../base/fold.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { findFile, handOut } from '../../base/stored-file.ts';
import { filledWord } from '../../base/word.ts';
import { attachable, checkedType } from '../../formats/checked-type.ts';
import type { Document } from '../../formats/document.ts';
import { attachFile } from './attaching.ts';
import { addFile, getFile, largestFile, removeFile } from './contract-files.ts';
import { isFreelyChanged } from './document.ts';
import {
  addAction,
  getDocumentRow,
  lockDocument,
  refuseUnless,
  refuseUnlessClerk,
  refuseWithheld,
} from './document-row.ts';
import { indexDocuments } from './search-index.ts';
import { secrecyOf } from './secrecy.ts';
import { bearsVerified, type Verifying } from './signatures/verified.ts';
import { documentWords } from './words.ts';

/** Reads a file outside of the server's own thread. Throws the problem that lies in the file, or that no reader is free. */
export type ReadDocument = (bytes: Uint8Array<ArrayBuffer>, name: string) => Promise<Document>;
export type FileServices = { readonly files: Files; readonly readDocument: ReadDocument };
const { answer, perform, performAfter } = handlersFor<FileServices & Verifying>();

/** The files of documents: looked through for a mark of secrecy before anything of them is kept. */
export const fileOperations = [
  performAfter(
    addFile,
    async (context, { unitId, documentId, name, content }) => {
      const { db, files, readDocument, who, now } = context;
      const document = await getDocumentRow(db, unitId, documentId);
      refuseWithheld(document);
      refuseUnlessClerk({ who }, document);
      const bytes = new Uint8Array(Buffer.from(content, 'base64'));
      const type = await checkedType(bytes, attachable, largestFile);
      const text = textOf(await readOpen(readDocument, bytes, name));
      const signed = type === 'application/pdf' && (await bearsVerified(bytes, context, now));
      return { type, size: bytes.length, text, signed, sha256: await files.put(bytes) };
    },
    async (context, { unitId, documentId, fileId, part, name }) => {
      const { tx, prepared, changed } = context;
      const document = await lockDocument(tx, unitId, documentId);
      refuseWithheld(document);
      refuseUnlessClerk(context, document);
      await refuseSame(tx, unitId, documentId, fileId, prepared.sha256);
      const { sha256, type, size, text, signed } = prepared;
      const isNew = await attachFile(context, {
        unit_id: unitId,
        document_id: documentId,
        id: fileId,
        part,
        sha256,
        text,
        name,
        type,
        bytes: size,
        signed,
      });
      const searchable = text !== null;
      if (!isNew) return { fileId, searchable };
      await indexDocuments(tx, unitId, [documentId]);
      await addAction(context, unitId, documentId, 'attached', { file: name });
      changed({
        kind: 'document',
        id: documentId,
        before: null,
        after: { file: fileId, part, name, sha256 },
      });
      return { fileId, searchable };
    },
  ),

  perform(removeFile, async (context, { unitId, documentId, fileId, reason }) => {
    const { tx, now, changed } = context;
    const document = await lockDocument(tx, unitId, documentId);
    refuseUnless(document, 'detached');
    refuseUnlessClerk(context, document);
    if (!isFreelyChanged(document.status)) {
      refuseFilesUnlessClerk(context, unitId);
      if (reason === null) refuseIssues([{ path: ['reason'], message: documentWords.detachedReason }]);
    }
    const file = (await filesOf(tx, unitId, documentId)).find(({ id }) => id === fileId);
    if (file?.outdated) throw new Problem('input-invalid', { message: documentWords.signedCopyStays });
    const removed = await tx
      .updateTable('document_file')
      .set({ removed_at: now, text: null })
      .where('unit_id', '=', unitId)
      .where('document_id', '=', documentId)
      .where('id', '=', fileId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (removed.numUpdatedRows === 0n) throw new Problem('not-found');
    await indexDocuments(tx, unitId, [documentId]);
    await addAction(context, unitId, documentId, 'detached', { file: file!.name, reason });
    const told = { file: fileId, name: file!.name, sha256: file!.sha256 };
    changed({ kind: 'document', id: documentId, before: told, after: reason === null ? null : { reason } });
    return {};
  }),

  answer(getFile, async ({ db, files }, { unitId, documentId, fileId }) => {
    const kept = await filesOf(db, unitId, documentId);
    if (!kept.some(({ id }) => id === fileId)) throw new Problem('not-found');
    return handOut(files, await findFile(db, unitId, fileId));
  }),
];

/** What is signed or in a register is evidence of it: its files are for the clerk to take away. */
function refuseFilesUnlessClerk({ who }: Pick<CommandContext, 'who'>, unitId: string): void {
  if (who!.grant('documents.register', [unitId]) === null)
    throw new Problem('not-permitted', { message: documentWords.filesOfClerk });
}

/** What nobody can read is kept as it is, and not found by its words (null); what bears a mark of secrecy is refused at the field. */
export async function readOpen(
  readDocument: ReadDocument,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  path: Issue['path'] = ['content'],
): Promise<Document | null> {
  // The reader takes the bytes with it into its thread.
  const document = await readDocument(new Uint8Array(bytes), name).catch((error: unknown) => {
    if (error instanceof Problem && unreadable.has(error.code)) return null;
    throw error;
  });
  if (document !== null) refuseSecret(document, path);
  return document;
}
const unreadable = new Set(['file-took-too-long', 'picture-unreadable', 'file-type-unknown']);

/** Throws where the document bears a mark of secrecy (Luật Bảo vệ bí mật nhà nước 2018): nothing of it is kept here. */
export function refuseSecret(document: Pick<Document, 'blocks'>, path: Issue['path'] = ['content']): void {
  const mark = secrecyOf(document);
  if (mark !== null) refuseIssues([{ path, message: filledWord(documentWords.secretFile, { mark }) }]);
}

/** So many signs of a file are found by the search. */
const mostSearched = 3000;

/** What the search finds of a file: its first words, folded; null where nothing could be read. */
export function textOf(document: Document | null): string | null {
  if (document === null) return null;
  let text = '';
  for (const block of document.blocks) {
    text += ` ${block.kind === 'paragraph' ? block.text : block.cells.map((cell) => cell.text).join(' ')}`;
    if (text.length > 2 * mostSearched) break;
  }
  return fold(oneLine(text)).slice(0, mostSearched);
}

async function refuseSame(
  tx: Tx,
  unitId: string,
  documentId: string,
  fileId: string,
  sha256: string,
): Promise<void> {
  const same = (await filesOf(tx, unitId, documentId)).find(
    (file) => file.sha256 === sha256 && file.id !== fileId,
  );
  if (same !== undefined)
    refuseIssues([{ path: ['content'], message: filledWord(documentWords.sameFile, { name: same.name }) }]);
}

/** Where in the document's history the file was made by signing another, and where the document was last changed after signing. */
const signedAt = sql`(select max(a.number) from document_action a where a.unit_id = d.unit_id
  and a.document_id = d.document_id and a.detail ->> 'signedFile' = d.id::text)`;
const unsignedAt = sql`(select max(a.number) from document_action a where a.unit_id = d.unit_id
  and a.document_id = d.document_id and a.kind = 'unsigned')`;

/**
 * The files of a document that were not taken away, the first added first. Sizes in bytes. `outdated`: it was signed here, and the
 * document was changed after that: it is kept to be looked up, and is the signed document no more.
 */
export const filesOf = (db: Db | Tx, unitId: string, documentId: string) =>
  db
    .selectFrom('document_file as d')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.unit_id', '=', 'd.unit_id').onRef('f.id', '=', 'd.id'),
    )
    .select(['d.id', 'd.part', 'd.sha256', 'd.read', 'd.signed', 'f.name', 'f.type', 'f.bytes'])
    .select(sql<boolean>`coalesce(${signedAt} > 0, false)`.as('signedHere'))
    .select(sql<boolean>`coalesce(${signedAt} < ${unsignedAt}, false)`.as('outdated'))
    .where('d.unit_id', '=', unitId)
    .where('d.document_id', '=', documentId)
    .where('d.removed_at', 'is', null)
    .orderBy('d.added_at')
    .orderBy('d.id')
    .execute();
