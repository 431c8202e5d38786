import type { Db, Tx } from '../../../base/database/database.ts';
import type { Files } from '../../../base/files.ts';
import { fold, oneLine } from '../../../base/fold.ts';
import { type Issue, Problem, refuseIssues } from '../../../base/problem.ts';
import { filledWord } from '../../../base/word.ts';
import {
  type Cert,
  documentUse,
  factsOf,
  isWithin,
  maySign,
  readCertificate,
  readPem,
} from '../../../formats/pdf-signature/certificate.ts';
import { chainTo } from '../../../formats/pdf-signature/chain.ts';
import type { Status } from '../document.ts';
import { type DocumentRow, getDocumentRow, refuseWithheld } from '../document-row.ts';
import { filesOf } from '../files.ts';
import { printedMoment } from './said.ts';
import type { Anchors } from './trust.ts';
import { signingWords } from './words.ts';

export type PdfFile = {
  readonly document: DocumentRow;
  readonly file: Awaited<ReturnType<typeof filesOf>>[number];
  readonly bytes: Uint8Array;
};
type Asked = { readonly unitId: string; readonly documentId: string; readonly fileId: string };

/** A .pdf file of a document with its bytes. Throws `not-found`, and `input-invalid` where it is of another type. */
export async function pdfFile(db: Db, files: Files, { unitId, documentId, fileId }: Asked): Promise<PdfFile> {
  const document = await getDocumentRow(db, unitId, documentId);
  const file = await fileIn(db, unitId, documentId, fileId);
  if (file.type !== 'application/pdf') throw new Problem('input-invalid', { message: signingWords.notPdf });
  const bytes = await files.get(file.sha256);
  if (bytes === null) throw new Problem('file-lost');
  return { document, file, bytes };
}

/** A file that the document still has. Throws `not-found`. */
export async function fileIn(
  db: Db | Tx,
  unitId: string,
  documentId: string,
  fileId: string,
): Promise<PdfFile['file']> {
  const file = (await filesOf(db, unitId, documentId)).find(({ id }) => id === fileId);
  if (file === undefined) throw new Problem('not-found');
  return file;
}

const signableStatuses: readonly Status[] = ['drafting', 'signed', 'issued'];

/** What came from elsewhere is signed by whoever sent it. */
export function refuseUnlessSignable(document: DocumentRow): void {
  refuseWithheld(document);
  if (document.direction === 'incoming' || !signableStatuses.includes(document.status))
    throw new Problem('input-invalid', { message: signingWords.notOurs });
}

/** What the document said before is not signed once more. */
export function refuseOutdated({ outdated }: PdfFile['file']): void {
  if (outdated) throw new Problem('input-invalid', { message: signingWords.outdated });
}

/** The certificates sent along, in DER or PEM. Throws all that is wrong with the signer's own at once. */
export function signersCertificates(
  sent: readonly string[],
  document: DocumentRow,
  isPersonal: boolean,
  anchors: Anchors,
  now: Date,
): readonly [Cert, ...Cert[]] {
  const read = sent.flatMap((text) => readSent(Buffer.from(text, 'base64')));
  const [own, ...others] = read;
  if (own === undefined || read.includes(null))
    return refuse([{ path: ['certificates'], message: signingWords['certificate-unreadable'] }]);
  const all: readonly [Cert, ...Cert[]] = [own, ...others] as [Cert, ...Cert[]];
  refuseIssues(certificateIssues(all, document, isPersonal, anchors, now));
  return all;
}

function refuse(issues: readonly Issue[]): never {
  throw new Problem('input-invalid', { issues });
}

function readSent(bytes: Buffer): readonly (Cert | null)[] {
  const text = bytes.toString('latin1');
  return text.includes('-----BEGIN') ? (readPem(text) ?? [null]) : [readCertificate(bytes)];
}

function certificateIssues(
  [own, ...others]: readonly [Cert, ...Cert[]],
  { signer }: DocumentRow,
  isPersonal: boolean,
  { certificates }: Anchors,
  now: Date,
): Issue[] {
  const { name, from, to } = factsOf(own);
  const span = { from: printedMoment(from).slice(0, 10), to: printedMoment(to).slice(0, 10) };
  const isOther = isPersonal && signer !== null && fold(oneLine(name ?? '')) !== fold(oneLine(signer));
  const isUntrusted =
    certificates.length > 0 && isWithin(own, now) && chainTo(own, others, certificates, now) === null;
  const isBarred = !maySign(own) || documentUse(own) === 'barred';
  return [
    ...(isWithin(own, now) ? [] : [filledWord(signingWords.certificateOutside, span)]),
    ...(isBarred ? [signingWords.certificateNotForSigning] : []),
    ...(isUntrusted ? [signingWords.certificateUntrusted] : []),
    ...(isOther ? [filledWord(signingWords.otherSigner, { name: name ?? '', signer: signer ?? '' })] : []),
  ].map((message) => ({ path: ['certificates'], message }));
}
