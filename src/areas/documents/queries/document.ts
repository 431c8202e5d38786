import type { Db } from '../../../base/database/database.ts';
import { Problem } from '../../../base/problem.ts';
import { handlersFor } from '../../../base/run.ts';
import { namesOf } from '../../people/names.ts';
import { nameAt, type Units } from '../../units/tree.ts';
import { getDocument } from '../contract.ts';
import { listCounted } from '../contract-counted.ts';
import { mayDo } from '../document.ts';
import { type DocumentRow, getDocumentRow } from '../document-row.ts';
import { filesOf } from '../files.ts';
import { findKept } from '../kept-lists.ts';
import { kindName, legalSteps } from '../kinds.ts';
import { countedRows, countIn, findMeasure, rowsKept } from '../measures.ts';
import { getRegister } from '../registers.ts';
import { successorsOf } from '../successors.ts';
import { unprovenAmong } from '../unproven.ts';

const { answer } = handlersFor<{ readonly units: Units }>();

/** A document with all that belongs to it, and the documents behind a figure. */
export const documentQueries = [
  answer(getDocument, async ({ db, units, today }, { unitId, documentId }) => {
    const row = await getDocumentRow(db, unitId, documentId);
    const register = await getRegister(db, unitId, row.register_id);
    const actions = await actionsOf(db, unitId, documentId);
    const names = await namesOf(db, [...actions.map(({ person_id }) => person_id), row.drafter_id]);
    const files = await filesOf(db, unitId, documentId);
    const removable = mayDo(row.status, 'detached');
    return {
      ...lineOf(row, files.length),
      ...factsOf(row),
      unit: nameAt(units, unitId, today),
      register: {
        name: register.name,
        numbering: register.numbering,
        organ: register.organ,
        legal: register.legal,
      },
      drafter: names.get(row.drafter_id ?? '') ?? null,
      source: register.outside_system,
      attachments: files.map(({ read, bytes, signedHere: _, ...file }) => ({
        ...file,
        bytes: Number(bytes),
        searchable: read === 'read',
        removable: removable && !file.outdated,
      })),
      links: await linksFrom(db, unitId, documentId),
      endedBy: [...((await successorsOf(db, unitId, [documentId])).get(documentId) ?? [])],
      linkedFrom: await linksTo(db, unitId, documentId),
      steps: await stepsOf(db, unitId, documentId),
      stepsKnown: row.legal ? legalSteps(row.issued_on ?? today).map(({ id, name }) => ({ id, name })) : [],
      history: actions.map(({ kind, at, person_id, detail }) => ({
        kind: kind as 'noted',
        at: at.toISOString(),
        by: names.get(person_id) ?? '',
        reason: (detail as Detail).reason ?? null,
        file: (detail as Detail).file ?? null,
        was: (detail as Detail).was ?? {},
      })),
    };
  }),

  answer(listCounted, async ({ db, units, today }, { unitId, measure, from, to, list, start, size }) => {
    const known = findMeasure(measure);
    if (known === undefined) throw new Problem('not-found');
    const counting = { indicator: measure, window: { from, to } };
    const now = (await countIn(db, [unitId], [counting]))(unitId, measure);
    const kept =
      list === undefined ? null : await findKept(db, { unitId, id: list, measure, from, to }, start, size);
    if (kept === undefined) throw new Problem('not-found');
    const rows =
      kept === null
        ? await countedRows(db, unitId, counting, start, size)
        : await rowsKept(db, unitId, counting, kept.entries);
    const ids = rows.map(({ id }) => id);
    const unproven = await unprovenAmong(db, unitId, counting, ids);
    return {
      unit: nameAt(units, unitId, today),
      name: known.name.vi,
      count: kept?.count ?? now,
      kept: kept === null ? null : { at: kept.at, now },
      documents: rows.map(({ unit_id, id, printed, issued_on, subject, kind, issuer, since }) => ({
        id: unit_id === unitId ? id : null,
        department: unit_id === unitId ? null : nameAt(units, unit_id, to),
        printed,
        issuedOn: issued_on,
        subject: unit_id === unitId ? subject : '',
        kindName: kind === null ? '' : kindName(kind),
        issuer: unit_id === unitId ? issuer : null,
        since,
        unproven: id !== null && unproven.has(id),
      })),
    };
  }),
];

type Detail = {
  readonly reason?: string;
  readonly file?: string;
  readonly was?: Record<string, string | number | null>;
};

/** A document as the lists show it. */
export const lineOf = (row: DocumentRow, files: number) => ({
  id: row.id,
  registerId: row.register_id,
  direction: row.direction,
  status: row.status,
  kind: row.kind,
  kindName: kindName(row.kind),
  number: row.number,
  printed: row.printed,
  issuer: row.issuer,
  issuedOn: row.issued_on,
  receivedOn: row.received_on,
  subject: row.subject,
  withheld: row.withheld,
  directive: row.directive,
  field: row.field as 'direction' | null,
  files,
});

const factsOf = (row: DocumentRow) => ({
  version: row.version,
  year: row.year,
  suffix: row.suffix,
  numberedHere: row.numbered_here,
  signedOn: row.signed_on,
  signer: row.signer,
  signerPost: row.signer_post,
  authority: row.authority,
  recipients: row.recipients,
  sentAs: row.sent_as,
  urgent: row.urgent,
  replyDueOn: row.reply_due_on,
  note: row.note,
  cancelReason: row.cancel_reason,
  legal: row.legal,
  inForceFrom: row.in_force_from,
  inForceTo: row.in_force_to,
  partlyTo: row.partly_to,
  reportId: row.report_id,
});

const actionsOf = (db: Db, unitId: string, documentId: string) =>
  db
    .selectFrom('document_action')
    .select(['kind', 'at', 'person_id', 'detail'])
    .where('unit_id', '=', unitId)
    .where('document_id', '=', documentId)
    .orderBy('number')
    .execute();

/** What the document links to: of the unit's own registers as it stands there now, else as it was named. */
async function linksFrom(db: Db, unitId: string, documentId: string) {
  const rows = await db
    .selectFrom('document_link as l')
    .leftJoin('document as d', (join) =>
      join.onRef('d.unit_id', '=', 'l.to_unit_id').onRef('d.id', '=', 'l.to_document_id'),
    )
    .select(['l.id', 'l.kind', 'l.to_printed', 'l.to_issued_on', 'l.to_subject', 'd.id as document_id'])
    .select(['d.printed', 'd.issued_on', 'd.subject'])
    .where('l.unit_id', '=', unitId)
    .where('l.document_id', '=', documentId)
    .orderBy('l.made_at')
    .orderBy('l.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    documentId: row.document_id,
    unitId: row.document_id === null ? null : unitId,
    printed: row.printed ?? row.to_printed ?? '',
    issuedOn: row.issued_on ?? row.to_issued_on,
    subject: row.subject ?? row.to_subject,
  }));
}

async function linksTo(db: Db, unitId: string, documentId: string) {
  const rows = await db
    .selectFrom('document_link as l')
    .innerJoin('document as d', (join) =>
      join.onRef('d.unit_id', '=', 'l.unit_id').onRef('d.id', '=', 'l.document_id'),
    )
    .select(['l.id', 'l.kind', 'd.id as document_id', 'd.printed', 'd.issued_on', 'd.subject'])
    .where('l.unit_id', '=', unitId)
    .where('l.to_unit_id', '=', unitId)
    .where('l.to_document_id', '=', documentId)
    .orderBy('l.made_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    documentId: row.document_id,
    unitId,
    printed: row.printed ?? '',
    issuedOn: row.issued_on,
    subject: row.subject,
  }));
}

async function stepsOf(db: Db, unitId: string, documentId: string) {
  const rows = await db
    .selectFrom('legal_step')
    .select(['id', 'step', 'done_on', 'by_whom', 'note'])
    .where('unit_id', '=', unitId)
    .where('document_id', '=', documentId)
    .orderBy('done_on')
    .orderBy('added_at')
    .execute();
  return rows.map(({ id, step, done_on, by_whom, note }) => ({
    id,
    step,
    name: legalSteps(done_on).find((known) => known.id === step)?.name ?? step,
    on: done_on,
    by: by_whom,
    note,
  }));
}
