import type { Db } from '../../base/database/database.ts';
import { Problem, refuseIssues } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { addLink, removeLink } from './contract-files.ts';
import { findDocument, lockDocument, refuseUnlessClerk, refuseWithheld } from './document-row.ts';
import { documentWords } from './words.ts';

const { perform } = handlersFor<unknown>();

/** What a document rests on, replaces, amends, repeals, answers or carries out. */
export const linkCommands = [
  perform(addLink, async (context, { id, unitId, documentId, kind, ...to }) => {
    const { tx, now, who, changed } = context;
    const document = await lockDocument(tx, unitId, documentId);
    refuseWithheld(document);
    refuseUnlessClerk(context, document);
    const there = await findLink(tx, unitId, id);
    if (there !== undefined) {
      if (there.document_id !== documentId || there.kind !== kind) throw new Problem('already-there');
      return { id };
    }
    if (to.toDocumentId === documentId)
      refuseIssues([{ path: ['toDocumentId'], message: documentWords.linkItself }]);
    const other = to.toDocumentId === null ? null : await findDocument(tx, unitId, to.toDocumentId);
    if (other?.withheld && to.toSubject !== null) refuseWithheld(other);
    if (other === undefined) refuseIssues([{ path: ['toDocumentId'], message: documentWords.linkUnknown }]);
    await tx
      .insertInto('document_link')
      .values({
        unit_id: unitId,
        id,
        document_id: documentId,
        kind,
        to_unit_id: other === null ? null : unitId,
        to_document_id: to.toDocumentId,
        to_printed: to.toPrinted,
        to_issued_on: to.toIssuedOn,
        to_subject: to.toSubject,
        made_by: who!.personId!,
        made_at: now,
      })
      .execute();
    changed({ kind: 'document', id: documentId, before: null, after: { link: id, kind, ...to } });
    return { id };
  }),

  perform(removeLink, async (context, { unitId, documentId, linkId }) => {
    const { tx, changed } = context;
    const document = await lockDocument(tx, unitId, documentId);
    refuseUnlessClerk(context, document);
    const link = await findLink(tx, unitId, linkId);
    if (link?.document_id !== documentId) throw new Problem('not-found');
    await tx.deleteFrom('document_link').where('unit_id', '=', unitId).where('id', '=', linkId).execute();
    const before = { link: linkId, kind: link.kind, printed: link.to_printed, document: link.to_document_id };
    changed({ kind: 'document', id: documentId, before, after: null });
    return {};
  }),
];

const findLink = (db: Db, unitId: string, id: string) =>
  db
    .selectFrom('document_link')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();
