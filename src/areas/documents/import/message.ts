import type { Tx } from '../../../base/database/database.ts';
import { sha256Of } from '../../../base/files.ts';
import { uuidv7 } from '../../../base/id.ts';
import { type PlainDate, plainDate, printed as printedDay } from '../../../base/plain-date.ts';
import {
  type FileProblemCode,
  type Issue,
  isFileProblem,
  Problem,
  refuseIssues,
} from '../../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../../base/run.ts';
import { filledWord, type Word } from '../../../base/word.ts';
import { attachable, checkedType } from '../../../formats/checked-type.ts';
import { type Edxml, type EdxmlFile, readEdxml } from '../../../formats/edxml.ts';
import { findArrivedBefore } from '../arrived-before.ts';
import { attachFile } from '../attaching.ts';
import { largestFile } from '../contract-files.ts';
import { authorities, printedKey } from '../document.ts';
import { addDocument, emptyDocument, findDocument, keysOf, waitToNote } from '../document-row.ts';
import { type FileServices, readOpen, textOf } from '../files.ts';
import { kindIn } from '../kind-in.ts';
import { printedIn } from '../number-in.ts';
import { registerFor } from '../recording.ts';
import { indexDocuments } from '../search-index.ts';
import { isMarked, marksSecret } from '../secrecy.ts';
import { documentWords } from '../words.ts';
import { largestMessage, takeMessage } from './contract.ts';
import { messageWords as words } from './words.ts';

const { performAfter } = handlersFor<FileServices>();

type KeptFile = {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly text: string | null;
};
type LeftOut = { readonly name: string; readonly why: Word };

/** A message of another office system becomes an incoming document that a clerk confirms; its number of arrival comes then. */
export const messageCommands = [
  performAfter(
    takeMessage,
    async (services, { content }) => {
      const bytes = new Uint8Array(Buffer.from(content, 'base64'));
      if (bytes.length > largestMessage) throw new Problem('file-too-large');
      const message = await readEdxml(bytes);
      refuseMarked(message);
      return { message, ...(await keepAll(services, message)) };
    },
    async (context, { unitId, id, registerId, receivedOn }) => {
      const { tx, today, who, now, prepared, changed } = context;
      const { message, kept, leftOut } = prepared;
      const row = rowOf(message, receivedOn);
      await waitToNote(tx, unitId);
      const there = await findDocument(tx, unitId, id);
      const answer = { printed: row.printed, subject: row.subject, files: kept.length, leftOut };
      if (there !== undefined) {
        if (there.subject !== row.subject || there.printed !== row.printed)
          throw new Problem('already-there');
        return answer;
      }
      const register = await registerFor(tx, unitId, registerId);
      refuseIssues(issuesOf(message, register.direction, receivedOn, today));
      await refuseKnown(tx, unitId, row);
      const made = { created_by: who!.personId!, created_at: now };
      const own = { unit_id: unitId, id, register_id: registerId, legal: false, ...made };
      await addDocument(context, { ...emptyDocument, ...row, ...own }, 'noted');
      for (const [index, file] of kept.entries()) await addFile(context, unitId, id, file, index);
      if (kept.length > 0) await indexDocuments(tx, unitId, [id]);
      await addAnswers(context, unitId, id, message);
      const after = { printed: row.printed, subject: row.subject, messageId: message.messageId };
      changed({
        kind: 'document',
        id,
        before: null,
        after: { ...after, files: kept.map(({ sha256 }) => sha256) },
      });
      return answer;
    },
  ),
];

/** Secret documents are not to be sent so; one that is, is not kept (Luật Bảo vệ bí mật nhà nước 2018). */
function refuseMarked({ secrecy, subject }: Edxml): void {
  if (secrecy !== null && marksSecret(secrecy))
    refuseIssues([{ path: ['content'], message: filledWord(documentWords.secretFile, { mark: secrecy }) }]);
  if (subject !== null && isMarked(subject)) refuseIssues([{ path: ['content'], message: words.secret }]);
}

async function keepAll(services: FileServices, { attachments, unread }: Edxml) {
  const leftOut: LeftOut[] = unread.map((name) => ({ name, why: words.notUnpacked }));
  const read: (KeptFile & { readonly bytes: Uint8Array })[] = [];
  for (const file of attachments) {
    const one = await lookInto(services, file).catch((error: unknown) => {
      if (!isFileProblem(error)) throw error;
      leftOut.push({ name: file.name, why: whyLeftOut(error.code) });
      return null;
    });
    if (one !== null && !read.some(({ sha256 }) => sha256 === one.sha256)) read.push(one);
  }
  // Only when all were looked through for a mark is any of them put on the disk.
  for (const { bytes } of read) await services.files.put(bytes);
  return { kept: read.map(({ bytes: _, ...file }) => file), leftOut };
}

function whyLeftOut(code: FileProblemCode): Word {
  if (code === 'file-too-large') return words.tooLarge;
  if (code === 'file-encrypted') return words.locked;
  return code === 'file-type-unknown' ? words.notKept : words.notLookedThrough;
}

/**
 * Its type by its content, and its words. Throws where it bears a mark of secrecy; and, as for a file that somebody attaches,
 * where it cannot be looked through for one.
 */
async function lookInto({ readDocument }: Pick<FileServices, 'readDocument'>, { name, bytes }: EdxmlFile) {
  const type = await checkedType(bytes, attachable, largestFile);
  const document = await readOpen(readDocument, bytes, name);
  return {
    name: name.slice(0, 200),
    type,
    size: bytes.length,
    sha256: sha256Of(bytes),
    text: textOf(document),
    bytes,
  };
}

function rowOf(message: Edxml, receivedOn: PlainDate) {
  const printed = printedIn('', message.number ?? '', message.notation ?? '')?.slice(0, 60) ?? null;
  const subject = message.subject?.slice(0, 1000) ?? '';
  const day = message.issuedOn ?? receivedOn;
  return {
    direction: 'incoming' as const,
    status: 'noted' as const,
    kind: kindIn(message.typeName ?? '', printed, subject, day) ?? 'CV',
    printed,
    ...keysOf({ subject, printed }),
    subject,
    issued_on: message.issuedOn,
    received_on: receivedOn,
    issuer: message.from?.name.slice(0, 200) ?? null,
    signer: message.signer.name?.slice(0, 120) ?? null,
    signer_post: message.signer.post?.slice(0, 120) ?? null,
    authority:
      authorities.find((one) => one === message.signer.authority?.replace(/\W/g, '').toUpperCase()) ?? null,
    recipients:
      message.to
        .map(({ name }) => name)
        .join('; ')
        .slice(0, 1000) || null,
    urgent: (message.priority ?? 0) > 0,
    reply_due_on: message.dueOn,
  };
}

function issuesOf({ subject, issuedOn }: Edxml, direction: string, receivedOn: PlainDate, today: PlainDate) {
  const issues: Issue[] = [];
  if (direction !== 'incoming') issues.push({ path: ['registerId'], message: words.notIncoming });
  if ((subject ?? '').length < 3) issues.push({ path: ['content'], message: words.noSubject });
  if (receivedOn > today) issues.push({ path: ['receivedOn'], message: documentWords.futureDay });
  if (issuedOn !== null && issuedOn > receivedOn)
    issues.push({ path: ['receivedOn'], message: documentWords.issuedAfterReceived });
  return issues;
}

/** The same message sent by two systems is one document. */
async function refuseKnown(tx: Tx, unitId: string, row: ReturnType<typeof rowOf>): Promise<void> {
  const same = await findArrivedBefore(tx, unitId, row);
  if (same === undefined) return;
  const day = same.received_on === null ? '' : printedDay(same.received_on);
  refuseIssues([{ path: ['content'], message: filledWord(words.known, { printed: row.printed!, day }) }]);
}

/** The first file is the document itself, the others its annexes. */
async function addFile(
  context: CommandContext,
  unitId: string,
  documentId: string,
  { name, type, size, sha256, text }: KeptFile,
  index: number,
): Promise<void> {
  const part = index === 0 ? ('main' as const) : ('annex' as const);
  const of = { unit_id: unitId, document_id: documentId, id: uuidv7(), part };
  await attachFile(context, { ...of, sha256, text, name, type, bytes: size });
}

/** What it answers is named in words alone: the message does not know our register. */
async function addAnswers(
  { tx, now, who }: CommandContext,
  unitId: string,
  documentId: string,
  message: Edxml,
) {
  const rows = message.answers.flatMap((text) => {
    const parts = text.split(',').map((part) => part.trim());
    const printed = parts.find((part) => /^\d+[^/]*\/\D/u.test(part));
    if (printed === undefined) return [];
    return {
      to_printed: printed.slice(0, 60),
      to_issued_on: dayOf(parts.find((part) => /^\d{4}\//.test(part))),
    };
  });
  const kept = [...new Map(rows.map((row) => [printedKey(row.to_printed), row])).values()];
  if (kept.length === 0) return;
  const to = { to_unit_id: null, to_document_id: null, to_subject: null };
  const made = { made_by: who!.personId!, made_at: now };
  const own = { unit_id: unitId, document_id: documentId, kind: 'answers' as const };
  await tx
    .insertInto('document_link')
    .values(kept.map((row) => ({ ...own, id: uuidv7(), ...to, ...row, ...made })))
    .execute();
}

function dayOf(text: string | undefined): PlainDate | null {
  const [, year, month, day] = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(text ?? '') ?? [];
  return year === undefined ? null : plainDate(Number(year), Number(month), Number(day));
}
