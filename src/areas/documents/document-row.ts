import { type Insertable, sql, type Updateable } from 'kysely';
import type { DocumentTable } from '../../../database/types.ts';
import type { Db, Tx } from '../../base/database/database.ts';
import { fold, oneLine } from '../../base/fold.ts';
import { Problem } from '../../base/problem.ts';
import type { CommandContext } from '../../base/run.ts';
import { type ActionKind, mayDo, printedKey } from './document.ts';
import { indexDocuments } from './search-index.ts';
import { documentWords } from './words.ts';

/** A document of the unit; undefined where there is none. */
export const findDocument = (db: Db | Tx, unitId: string, id: string) =>
  db.selectFrom('document').selectAll().where('unit_id', '=', unitId).where('id', '=', id).executeTakeFirst();

export type DocumentRow = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

/** A document of the unit. Throws `not-found`. */
export async function getDocumentRow(db: Db | Tx, unitId: string, id: string): Promise<DocumentRow> {
  const document = await findDocument(db, unitId, id);
  if (document === undefined) throw new Problem('not-found');
  return document;
}

/** The document held until the transaction ends. Throws `not-found`, and `changed-by-other` where a version is named and is another. */
export async function lockDocument(
  tx: Tx,
  unitId: string,
  id: string,
  version?: number,
): Promise<DocumentRow> {
  const document = await tx
    .selectFrom('document')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (document === undefined) throw new Problem('not-found');
  if (version !== undefined && document.version !== version) throw new Problem('changed-by-other');
  return document;
}

/** Of two who note down the same document at once, the second sees what the first has written: it bears no number yet that would tell. */
export const waitToNote = (tx: Tx, unitId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${unitId} noted`}, 0))`.execute(tx);

/** The issued document that is the paper of a report, held until the transaction ends; undefined where there is none. */
export const lockReportDocument = (
  tx: Tx,
  unitId: string,
  reportId: string,
): Promise<DocumentRow | undefined> =>
  tx
    .selectFrom('document')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('report_id', '=', reportId)
    .where('status', '=', 'issued')
    .forUpdate()
    .executeTakeFirst();

/** Refuses a deed that the document's status does not allow. */
export function refuseUnless(document: DocumentRow, kind: ActionKind): void {
  if (!mayDo(document.status, kind))
    throw new Problem('input-invalid', { message: documentWords.statusForbids });
}

/** What is in the register is changed by those who keep it; a draft by whoever drafts. */
export function refuseUnlessClerk({ who }: Pick<CommandContext, 'who'>, document: DocumentRow): void {
  const isDraft = document.status === 'drafting' || document.status === 'signed';
  if (!isDraft && who!.grant('documents.register', [document.unit_id]) === null)
    throw new Problem('not-permitted');
}

/** Of a secret document nothing but number and days is kept. */
export function refuseWithheld(document: DocumentRow): void {
  if (document.withheld) throw new Problem('input-invalid', { message: documentWords.withheldNothing });
}

/** A document with nothing said of it but what every one has. */
export const emptyDocument = {
  withheld: false,
  year: null,
  series: null,
  number: null,
  suffix: '',
  numbered_here: false,
  printed: null,
  printed_key: null,
  issuer: null,
  issued_on: null,
  received_on: null,
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
  drafter_id: null,
  recipients: null,
  note: null,
  cancel_reason: null,
  in_force_from: null,
  in_force_to: null,
  partly_to: null,
  report_id: null,
  source_id: null,
  source_key: null,
  source_hash: null,
  changed_here: false,
  version: 1,
} as const satisfies Partial<Insertable<DocumentTable>>;

/** The keys by which subject and number are found. */
export const keysOf = ({
  subject,
  printed,
}: {
  readonly subject: string;
  readonly printed: string | null;
}) => ({
  subject_key: fold(oneLine(subject)),
  printed_key: printed === null ? null : printedKey(printed),
});

type Acting = Pick<CommandContext, 'tx' | 'now' | 'who' | 'grant'>;

/** Adds a document with the first entry of its history. */
export async function addDocument(
  context: Acting,
  row: Insertable<DocumentTable>,
  kind: ActionKind,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await context.tx.insertInto('document').values(row).execute();
  await indexDocuments(context.tx, row.unit_id, [row.id]);
  await addAction(context, row.unit_id, row.id, kind, detail);
}

/** Changes a document that is held, with the entry of its history; gives the new version. */
export async function putDocument(
  context: Acting,
  before: DocumentRow,
  set: Updateable<DocumentTable>,
  kind: ActionKind,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  const version = before.version + 1;
  await context.tx
    .updateTable('document')
    .set({ ...set, version, changed_here: before.source_id !== null || before.changed_here })
    .where('unit_id', '=', before.unit_id)
    .where('id', '=', before.id)
    .execute();
  await indexDocuments(context.tx, before.unit_id, [before.id]);
  await addAction(context, before.unit_id, before.id, kind, detail);
  return version;
}

/** An entry of the history of a document that is held. */
export async function addAction(
  { tx, now, who, grant }: Acting,
  unitId: string,
  documentId: string,
  kind: ActionKind,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const last = await tx
    .selectFrom('document_action')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('unit_id', '=', unitId)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  await tx
    .insertInto('document_action')
    .values({
      unit_id: unitId,
      document_id: documentId,
      number: (last?.number ?? 0) + 1,
      kind,
      at: now,
      person_id: who!.personId!,
      on_behalf_of: grant?.onBehalfOf ?? null,
      detail: JSON.stringify(detail),
    })
    .execute();
}
