import { Problem } from '../../../base/problem.ts';
import type { CommandContext } from '../../../base/run.ts';
import { filled, filledWord, type Word } from '../../../base/word.ts';
import type { SignatureReading } from '../../../formats/pdf-signature/reading.ts';
import { SigningRefused } from '../../../formats/pdf-signature/refused.ts';
import type { Ask } from '../../../formats/pdf-signature/revocation.ts';
import { verifySignatures } from '../../../formats/pdf-signature/verify.ts';
import { attachFile } from '../attaching.ts';
import { lockDocument, putDocument } from '../document-row.ts';
import { filesOf } from '../files.ts';
import { fileIn, refuseUnlessSignable } from './signable.ts';
import type { Anchors } from './trust.ts';
import { faultWords, signedEnding, signedFileWords, signingWords } from './words.ts';

/** What the format refuses, said to whoever signs. */
export async function tellingRefusal<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SigningRefused)
      throw new Problem('input-invalid', { message: signingWords[error.code], cause: error });
    throw error;
  }
}

type Checking = { readonly anchors: Anchors; readonly ask: Ask; readonly now: Date };

/** Refuses a signed file whose new signature has a fault, or in which an earlier one has got one. */
export async function refuseUnlessGood(
  before: Uint8Array,
  signed: Uint8Array,
  checking: Checking,
): Promise<void> {
  const options = { anchors: checking.anchors.certificates, now: checking.now };
  const earlier = await verifySignatures(before, { ...options, ask: null });
  const later = await verifySignatures(signed, { ...options, ask: checking.ask });
  if (later.state !== 'read' || earlier.state !== 'read') throw notGood(signingWords['file-unreadable']);
  const known = new Map(earlier.signatures.map((each) => [each.field, each]));
  const added = later.signatures.filter(({ field }) => !known.has(field));
  const [fault] = added.flatMap(({ faults }) => faults);
  if (added.length !== 1 || !added[0]!.isPades) throw notGood(faultWords['cms-unreadable']);
  if (fault !== undefined) throw notGood(faultWords[fault]);
  if (added[0]!.revocation === 'revoked') throw notGood(faultWords.revoked);
  if (later.signatures.some((each) => isBroken(each, known.get(each.field))))
    throw new Problem('input-invalid', { message: signingWords.breaksEarlier });
}

const notGood = ({ vi, en }: Word): Problem => {
  const { notGood: word } = signingWords;
  const message = { vi: filledWord(word, { reason: vi }).vi, en: filledWord(word, { reason: en }).en };
  return new Problem('input-invalid', { message });
};

const isBroken = (now: SignatureReading, before: SignatureReading | undefined): boolean =>
  before !== undefined && now.faults.some((fault) => !before.faults.includes(fault) && fault !== 'revoked');

type Keeping = {
  readonly unitId: string;
  readonly documentId: string;
  /** What was signed. */
  readonly fileId: string;
  readonly signedFileId: string;
  readonly version: number;
  readonly sha256: string;
  readonly size: number;
  /** For the log. */
  readonly certificate: { readonly name: string | null; readonly serial: string };
};

export type Kept = { readonly fileId: string; readonly name: string; readonly version: number };

/** Keeps the signed file beside the first, unless the document was changed meanwhile. The document gets a new version, so that of two who sign at once only one does. */
export async function keepSigned(context: CommandContext, keeping: Keeping): Promise<Kept> {
  const { tx, changed } = context;
  const { unitId, documentId, fileId, signedFileId, sha256, size } = keeping;
  const there = await keptAlready(context, keeping);
  if (there !== null) return there;
  const document = await lockDocument(tx, unitId, documentId, keeping.version);
  refuseUnlessSignable(document);
  const source = await fileIn(tx, unitId, documentId, fileId);
  const { text, read } = await tx
    .selectFrom('document_file')
    .select(['text', 'read'])
    .where('unit_id', '=', unitId)
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow();
  const taken = (await filesOf(tx, unitId, documentId)).map((file) => file.name);
  const name = signedName(source.name, taken);
  // An annex stays one, for the mark on it follows from that.
  const part = source.part === 'annex' ? ('annex' as const) : ('signed' as const);
  await attachFile(context, {
    unit_id: unitId,
    document_id: documentId,
    id: signedFileId,
    part,
    sha256,
    text,
    read,
    name,
    type: 'application/pdf',
    bytes: size,
    // It was verified before it came here.
    signed: true,
  });
  const version = await putDocument(context, document, {}, 'signedFile', {
    signedFile: signedFileId,
    file: name,
  });
  const { certificate } = keeping;
  changed({
    kind: 'document',
    id: documentId,
    before: { file: fileId },
    after: { file: signedFileId, part, name, sha256, certificate },
  });
  return { fileId: signedFileId, name, version };
}

/** Of a command that was sent twice: what the first time made. */
async function keptAlready(
  { tx }: CommandContext,
  { unitId, documentId, signedFileId, version }: Keeping,
): Promise<Kept | null> {
  const there = await tx
    .selectFrom('document_file as d')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.unit_id', '=', 'd.unit_id').onRef('f.id', '=', 'd.id'),
    )
    .select(['d.document_id', 'f.name'])
    .where('d.unit_id', '=', unitId)
    .where('d.id', '=', signedFileId)
    .executeTakeFirst();
  if (there === undefined) return null;
  if (there.document_id !== documentId) throw new Problem('already-there');
  return { fileId: signedFileId, name: there.name, version: version + 1 };
}

/** The first name that no file of the document bears yet: "báo cáo (đã ký số).pdf", then "báo cáo (đã ký số 2).pdf". */
function signedName(name: string, taken: readonly string[]): string {
  const bare = name
    .replace(/\.pdf$/i, '')
    .replace(signedEnding, '')
    .slice(0, 170);
  const names = [signedFileWords.first, ...Array.from(taken, () => signedFileWords.again)];
  const made = names.map(({ vi }, index) => filled(vi, { name: bare, number: index + 1 }));
  return made.find((each) => !taken.includes(each)) ?? made.at(-1)!;
}
