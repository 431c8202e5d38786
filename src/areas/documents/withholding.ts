import type { Insertable } from 'kysely';
import type { DocumentTable } from '../../../database/types.ts';
import type { Tx } from '../../base/database/database.ts';
import { handlersFor } from '../../base/run.ts';
import { withholdDocument } from './contract-withheld.ts';
import { isUnsettled } from './document.ts';
import { lockDocument, putDocument, refuseUnless, refuseWithheld } from './document-row.ts';
import { withheldWords } from './words.ts';

const { perform } = handlersFor<unknown>();

/** A document that was written down before anybody saw that it is secret. */
export const withholdingCommands = [
  perform(withholdDocument, async (context, { unitId, documentId, version }) => {
    const { tx, now, changed } = context;
    const before = await lockDocument(tx, unitId, documentId, version);
    refuseUnless(before, 'withheld');
    refuseWithheld(before);
    await withhold(tx, unitId, [documentId], now);
    // What is in no register yet leaves nothing that one must show.
    const over = { status: 'cancelled' as const, cancel_reason: withheldWords.reason.vi };
    const set = isUnsettled(before.status) ? over : {};
    const next = await putDocument(context, before, set, 'withheld');
    const day = before.received_on ?? before.issued_on;
    // Nothing of what it said stands in this entry either.
    const after = { withheld: true, number: before.number, day };
    changed({ kind: 'document', id: documentId, before: null, after });
    return { version: next };
  }),
];

/** All that is said of a document beside its kind, number and days. */
const nothingSaid = {
  printed: null,
  printed_key: null,
  issuer: null,
  subject: '',
  subject_key: '',
  field: null,
  directive: null,
  sent_as: null,
  urgent: false,
  reply_due_on: null,
  signed_on: null,
  signer: null,
  signer_post: null,
  authority: null,
  recipients: null,
  note: null,
  in_force_from: null,
  in_force_to: null,
  partly_to: null,
} as const satisfies Partial<Insertable<DocumentTable>>;

/**
 * Takes away all that is kept of documents but kind, number and days: what they say, files with their bytes, links from and to them,
 * steps, what examinations say of them, and the kept lists that they came in (Luật Bảo vệ bí mật nhà nước 29/2018/QH14). The caller lays down
 * anew what they are found by, and writes the history. What older entries of the log say stays: nobody can take it out.
 */
export async function withhold(tx: Tx, unitId: string, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  // First the documents: who adds a file at this moment waits, or is waited for.
  await tx
    .updateTable('document')
    .set(({ eb }) => ({
      ...nothingSaid,
      withheld: true,
      // Why it was cancelled may tell what it was about.
      cancel_reason: eb
        .case()
        .when('cancel_reason', 'is', null)
        .then(null)
        .else(withheldWords.reason.vi)
        .end(),
    }))
    .where('unit_id', '=', unitId)
    .where('id', 'in', ids)
    .execute();
  await eraseFiles(tx, unitId, ids, now);
  await tx
    .deleteFrom('document_link')
    .where('unit_id', '=', unitId)
    .where(({ or, eb }) => or([eb('document_id', 'in', ids), eb('to_document_id', 'in', ids)]))
    .execute();
  // Reasons and what was corrected tell what it was about.
  await tx
    .updateTable('document_action')
    .set({ detail: '{}' })
    .where('unit_id', '=', unitId)
    .where('document_id', 'in', ids)
    .execute();
  await tx.deleteFrom('legal_step').where('unit_id', '=', unitId).where('document_id', 'in', ids).execute();
  await tx
    .updateTable('legal_examination')
    .set(({ eb }) => ({
      printed: withheldWords.name.vi,
      subject: '',
      finding: eb.case().when('finding', 'is', null).then(null).else(withheldWords.name.vi).end(),
      handled_how: eb.case().when('handled_how', 'is', null).then(null).else(withheldWords.name.vi).end(),
      version: eb('version', '+', 1),
    }))
    .where('document_unit_id', '=', unitId)
    .where('document_id', 'in', ids)
    .execute();
}

/** Their files, those removed earlier too, and the lists of their sources that nobody is at: each may hold what they say. */
async function eraseFiles(tx: Tx, unitId: string, ids: readonly string[], now: Date): Promise<void> {
  await tx
    .updateTable('document_file')
    .set(({ fn, val }) => ({ text: null, removed_at: fn.coalesce('removed_at', val(now)) }))
    .where('unit_id', '=', unitId)
    .where('document_id', 'in', ids)
    .execute();
  await tx
    .updateTable('stored_file')
    .set({ name: withheldWords.file.vi, erased: 'asked' })
    .where('unit_id', '=', unitId)
    .where('erased', 'is', null)
    .where(({ or, eb, selectFrom }) =>
      or([
        eb(
          'id',
          'in',
          selectFrom('document_file')
            .select('id')
            .where('unit_id', '=', unitId)
            .where('document_id', 'in', ids),
        ),
        eb(
          'id',
          'in',
          selectFrom('document_import as i')
            .innerJoin('document as d', (join) =>
              join.onRef('d.unit_id', '=', 'i.unit_id').onRef('d.source_id', '=', 'i.source_id'),
            )
            .select('i.file_id')
            .where('d.unit_id', '=', unitId)
            .where('d.id', 'in', ids)
            .where('i.state', 'not in', ['waiting', 'working']),
        ),
      ]),
    )
    .execute();
}
