import type { Tx } from '../../base/database/database.ts';
import { type PlainDate, printed as printedDay } from '../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { filledWord } from '../../base/word.ts';
import type { Units } from '../units/tree.ts';
import { cancelDocument, changeDocument, draftDocument, issueDocument, signDocument } from './contract.ts';
import {
  addDocument,
  type DocumentRow,
  emptyDocument,
  findDocument,
  keysOf,
  lockDocument,
  putDocument,
  refuseUnless,
  refuseUnlessClerk,
  refuseWithheld,
} from './document-row.ts';
import { filesOf } from './files.ts';
import { signedIssues } from './mending.ts';
import { giveNumber, reachBack } from './numbering.ts';
import {
  dayIssues,
  departmentIssues,
  directiveIssues,
  forceIssues,
  kindIssues,
  levelOn,
  organOf,
  registerFor,
} from './recording.ts';
import { printedNumber } from './symbol.ts';
import { documentWords } from './words.ts';

const { perform } = handlersFor<{ readonly units: Units }>();

/** A document of our own from its draft to its issue, and its cancelling. */
export const draftingCommands = [
  perform(draftDocument, async (context, { id, unitId, registerId, ...described }) => {
    const { tx, today, units, who, now, changed } = context;
    const there = await findDocument(tx, unitId, id);
    if (there !== undefined) {
      if (there.subject !== described.subject || there.register_id !== registerId)
        throw new Problem('already-there');
      return { version: there.version };
    }
    const register = await registerFor(tx, unitId, registerId);
    const isOwn = register.direction !== 'incoming';
    const level = levelOn(units, unitId, today);
    refuseIssues([
      ...(isOwn ? [] : [{ path: ['registerId'], message: documentWords.wrongDirection }]),
      ...(isOwn ? kindIssues(register, described.kind, today, level) : []),
      ...directiveIssues(register, described),
      ...(register.closed_on === null ? [] : closedIssues(register.closed_on)),
    ]);
    const row = {
      ...emptyDocument,
      ...described,
      ...keysOf({ subject: described.subject, printed: null }),
      unit_id: unitId,
      id,
      register_id: registerId,
      direction: register.direction,
      status: 'drafting' as const,
      legal: register.legal,
      drafter_id: who!.personId!,
      created_by: who!.personId!,
      created_at: now,
    };
    await addDocument(context, row, 'drafted');
    changed({ kind: 'document', id, before: null, after: { registerId, ...described } });
    return { version: 1 };
  }),

  perform(changeDocument, async (context, { unitId, documentId, version, ...input }) => {
    const before = await lockDocument(context.tx, unitId, documentId, version);
    refuseUnless(before, 'changed');
    refuseWithheld(before);
    const isUnsigned = saysOtherwise(before, input) && (await isSignedSomehow(context.tx, before));
    refuseUnlessClerk(context, before);
    if (before.status === 'signed' && !isUnsigned) refuseMarksUnlessClerk(context, unitId);
    const register = await registerFor(context.tx, unitId, before.register_id);
    const level = levelOn(context.units, unitId, before.issued_on ?? context.today);
    refuseIssues([
      ...kindIssues(register, input.kind, before.issued_on ?? context.today, level),
      ...fixedIssues(before, input),
      ...directiveIssues(register, input),
    ]);
    const { issuer, replyDueOn, sentAs, ...described } = input;
    const set = {
      ...described,
      issuer: before.direction === 'incoming' ? issuer : null,
      reply_due_on: replyDueOn,
      sent_as: before.status === 'issued' ? sentAs : null,
      ...keysOf({ subject: input.subject, printed: before.printed }),
      ...(isUnsigned ? unsigned : {}),
    };
    const next = await putDocument(context, before, set, isUnsigned ? 'unsigned' : 'changed');
    // What was signed is another text than the document now.
    if (isUnsigned)
      await context.tx
        .updateTable('document_file')
        .set({ signed: false })
        .where('unit_id', '=', unitId)
        .where('document_id', '=', documentId)
        .execute();
    const after = isUnsigned ? { ...input, status: 'drafting', signer: null } : input;
    const told = isUnsigned ? { status: before.status, signer: before.signer } : {};
    context.changed({ kind: 'document', id: documentId, before: { ...saidOf(before), ...told }, after });
    return { version: next };
  }),

  perform(signDocument, async (context, { unitId, documentId, version, ...signed }) => {
    const before = await lockDocument(context.tx, unitId, documentId, version);
    refuseUnless(before, 'signed');
    if (signed.signedOn > context.today)
      refuseIssues([{ path: ['signedOn'], message: documentWords.futureDay }]);
    const { signer, signerPost, authority, signedOn } = signed;
    const set = {
      status: 'signed' as const,
      signer,
      signer_post: signerPost,
      authority,
      signed_on: signedOn,
    };
    const next = await putDocument(context, before, set, 'signed', signed);
    context.changed({ kind: 'document', id: documentId, before: { status: before.status }, after: signed });
    return { version: next };
  }),

  perform(issueDocument, async (context, { unitId, documentId, version, ...input }) => {
    const { tx, today, units } = context;
    const before = await lockDocument(tx, unitId, documentId);
    const again = issuedAgain(before, version, input.issuedOn);
    if (again !== null) return again;
    refuseUnless(before, 'issued');
    const register = await registerFor(tx, unitId, before.register_id);
    const asked = { ...input, kind: before.kind, receivedOn: null, printed: null };
    const level = levelOn(units, unitId, input.issuedOn);
    const issues = [
      ...dayIssues(today, register, asked),
      ...kindIssues(register, before.kind, input.issuedOn, level),
      ...signedIssues(before.signed_on, input.issuedOn),
      ...forceIssues(register, input.inForceFrom, input.issuedOn),
      ...departmentIssues(asked),
    ];
    const given = await giveNumber(tx, register, { ...asked, day: input.issuedOn }, () => issues);
    const organ = input.organ ?? organOf(register, before.kind, input.issuedOn);
    const printed = printedNumber({ ...asked, ...given, legal: register.legal, day: input.issuedOn, organ });
    const set = {
      ...given,
      status: 'issued' as const,
      printed,
      ...keysOf({ subject: before.subject, printed }),
      issued_on: input.issuedOn,
      sent_as: input.sentAs,
      recipients: input.recipients ?? before.recipients,
      in_force_from: input.inForceFrom,
    };
    const next = await putDocument(context, before, set, 'issued', { number: given.number });
    const after = { ...input, status: 'issued', number: given.number, printed };
    context.changed({ kind: 'document', id: documentId, before: { status: before.status }, after });
    return { version: next, number: given.number, printed };
  }),

  perform(cancelDocument, async (context, { unitId, documentId, version, reason }) => {
    const before = await lockDocument(context.tx, unitId, documentId, version);
    refuseUnless(before, 'cancelled');
    const set = { status: 'cancelled' as const, cancel_reason: reason };
    const next = await putDocument(context, before, set, 'cancelled', { reason });
    if (before.number !== null && !before.numbered_here)
      await reachBack(context.tx, unitId, before.register_id, { year: before.year!, series: before.series! });
    const told = { status: before.status, printed: before.printed };
    context.changed({
      kind: 'document',
      id: documentId,
      before: told,
      after: { status: 'cancelled', reason },
    });
    return { version: next };
  }),
];

type Said = {
  readonly kind: string;
  readonly subject: string;
  readonly recipients: string | null;
  readonly urgent: boolean;
};

/** Whether what stands on the paper is other than what was signed; the rest are marks of the register. */
const saysOtherwise = (before: Said, input: Said): boolean =>
  (['kind', 'subject', 'recipients', 'urgent'] as const).some((part) => before[part] !== input[part]);

/** Said to be signed, or a draft one of whose files bears a digital signature made here. */
async function isSignedSomehow(tx: Tx, { unit_id, id, status }: DocumentRow): Promise<boolean> {
  if (status === 'signed') return true;
  if (status !== 'drafting') return false;
  return (await filesOf(tx, unit_id, id)).some(({ signedHere, outdated }) => signedHere && !outdated);
}

const unsigned = {
  status: 'drafting' as const,
  signer: null,
  signer_post: null,
  authority: null,
  signed_on: null,
};

/** What reports count a signed document as is not for its drafter to say. */
function refuseMarksUnlessClerk({ who }: Pick<CommandContext, 'who'>, unitId: string): void {
  if (who!.grant('documents.register', [unitId]) === null)
    throw new Problem('not-permitted', { message: documentWords.signedMarks });
}

const closedIssues = (closedOn: PlainDate): Issue[] => [
  { path: ['registerId'], message: filledWord(documentWords.registerClosed, { day: printedDay(closedOn) }) },
];

/** What stands in the number of an issued document is mended no more: kind, and of an incoming one who issued it is needed. */
function fixedIssues(
  before: DocumentRow,
  input: { readonly kind: string; readonly issuer: string | null },
): Issue[] {
  const issues: Issue[] = [];
  if (before.status === 'issued' && input.kind !== before.kind)
    issues.push({ path: ['kind'], message: documentWords.kindFixed });
  if (before.status === 'received' && input.issuer === null)
    issues.push({ path: ['issuer'], message: documentWords.issuerNeeded });
  return issues;
}

const saidOf = (row: DocumentRow) => ({
  kind: row.kind,
  subject: row.subject,
  field: row.field,
  directive: row.directive,
  recipients: row.recipients,
  note: row.note,
  urgent: row.urgent,
  issuer: row.issuer,
  replyDueOn: row.reply_due_on,
  sentAs: row.sent_as,
});

/** Sent twice with the same version, it is issued once: the number that it got is told again. */
function issuedAgain(document: DocumentRow, version: number, issuedOn: PlainDate) {
  const isSame =
    document.status === 'issued' && document.version === version + 1 && document.issued_on === issuedOn;
  if (isSame) return { version: document.version, number: document.number!, printed: document.printed! };
  if (document.version !== version) throw new Problem('changed-by-other');
  return null;
}
