import type { Db, Tx } from '../../../base/database/database.ts';
import { type Files, sha256Of } from '../../../base/files.ts';
import { Problem } from '../../../base/problem.ts';
import { handlersFor } from '../../../base/run.ts';
import { factsOf, readCertificate } from '../../../formats/pdf-signature/certificate.ts';
import {
  completeSignature as complete,
  prepareSignature as prepare,
} from '../../../formats/pdf-signature/sign.ts';
import { signPdf } from '../../../formats/pdf-signature/signer.ts';
import { nameAt, type Units } from '../../units/tree.ts';
import { lockDocument } from '../document-row.ts';
import { completeSignature, prepareSignature, signWithDemoSigner, verifySignatures } from './contract.ts';
import { demoSigner } from './demo-signer.ts';
import { keepSigned, refuseUnlessGood, tellingRefusal } from './keeping.ts';
import { drawnMark } from './marking.ts';
import { signaturesOf } from './reading-out.ts';
import { fileIn, pdfFile, refuseOutdated, refuseUnlessSignable, signersCertificates } from './signable.ts';
import { loadAnchors, type Trust } from './trust.ts';
import { fileWords, signingWords } from './words.ts';

export type SigningServices = {
  readonly files: Files;
  readonly units: Units;
  readonly installation: { readonly kind: 'demo' | 'real' };
  readonly trust: Trust;
};
const { answer, performAfter } = handlersFor<SigningServices>();

/** In milliseconds: a token is at hand, a signing service asks its holder on the telephone. */
const longestWaiting = 30 * 60 * 1000;

/** Digital signatures of the files of documents. */
export const signatureOperations = [
  answer(verifySignatures, async (context, asked) => {
    const { bytes, file } = await pdfFile(context.db, context.files, asked);
    const read = await signaturesOf(bytes, context);
    return file.outdated ? { ...read, says: [fileWords.outdated, ...read.says] } : read;
  }),

  performAfter(
    prepareSignature,
    async ({ db, files, installation, trust, now }, { id, version, certificates: sent, mark, ...asked }) => {
      if ((await findPending(db, asked.unitId, id)) !== undefined) return null;
      const source = await pdfFile(db, files, asked);
      refuseUnlessSignable(source.document);
      refuseOutdated(source.file);
      if (source.document.version !== version) throw new Problem('changed-by-other');
      const anchors = await loadAnchors(trust, installation.kind);
      const own = signersCertificates(sent, source.document, mark.kind === 'signer', anchors, now);
      const signer = source.document.signer ?? factsOf(own[0]).name ?? '';
      const drawn = await drawnMark(mark, source, signer, now);
      const certificates = own.map(({ der }) => der);
      const prepared = await tellingRefusal(() =>
        prepare(source.bytes, { certificates, at: now, mark: drawn }),
      );
      return { ...prepared, certificates, sha256: await files.put(prepared.bytes) };
    },
    async ({ tx, now, who, prepared }, { unitId, documentId, fileId, id, version }) => {
      if (prepared !== null) {
        refuseUnlessSignable(await lockDocument(tx, unitId, documentId, version));
        await fileIn(tx, unitId, documentId, fileId);
        await tx
          .insertInto('pending_signature')
          .values({
            unit_id: unitId,
            id,
            document_id: documentId,
            file_id: fileId,
            document_version: version,
            prepared_sha256: prepared.sha256,
            signed_attributes: Buffer.from(prepared.signedAttributes).toString('base64'),
            certificates: prepared.certificates.map((der) => Buffer.from(der).toString('base64')),
            begun_by: who!.personId!,
            begun_at: now,
            signed_file_id: null,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      const pending = await findPending(tx, unitId, id);
      if (pending?.file_id !== fileId || pending.document_id !== documentId)
        throw new Problem('already-there');
      return askedOf(pending);
    },
  ),

  performAfter(
    completeSignature,
    async ({ db, files, installation, trust, now }, { unitId, documentId, id, signature }) => {
      const pending = await findPending(db, unitId, id);
      if (pending === undefined || pending.document_id !== documentId) throw new Problem('not-found');
      const certificates = pending.certificates.map((text) => Buffer.from(text, 'base64'));
      const { name, serial } = factsOf(readCertificate(certificates[0]!)!);
      const about = { pending, certificate: { name, serial } };
      if (pending.signed_file_id !== null) return { ...about, sha256: '', size: 0 };
      if (now.getTime() > pending.begun_at.getTime() + longestWaiting) throw expired();
      const bytes = await files.get(pending.prepared_sha256);
      if (bytes === null) throw expired();
      const asked = { unitId, documentId, fileId: pending.file_id };
      const { bytes: before } = await pdfFile(db, files, asked);
      const signedAttributes = Buffer.from(pending.signed_attributes, 'base64');
      const value = Buffer.from(signature, 'base64');
      const signed = await tellingRefusal(() => complete({ bytes, signedAttributes }, certificates, value));
      const anchors = await loadAnchors(trust, installation.kind);
      await refuseUnlessGood(before, signed, { anchors, ask: trust.ask(), now });
      return { ...about, sha256: await files.put(signed), size: signed.length };
    },
    async (context, { unitId, documentId, id, signedFileId }) => {
      const { tx, prepared } = context;
      const { pending, certificate, sha256, size } = prepared;
      const held = await holdPending(tx, unitId, id);
      if (held.signed_file_id !== null && held.signed_file_id !== signedFileId)
        throw new Problem('already-there');
      const of = { unitId, documentId, fileId: pending.file_id, signedFileId };
      const kept = await keepSigned(context, {
        ...of,
        version: pending.document_version,
        sha256,
        size,
        certificate,
      });
      await tx
        .updateTable('pending_signature')
        .set({ signed_file_id: signedFileId })
        .where('unit_id', '=', unitId)
        .where('id', '=', id)
        .execute();
      return kept;
    },
  ),

  performAfter(
    signWithDemoSigner,
    async (context, { signer: name, signedFileId: _, version, mark, ...asked }) => {
      const { db, files, units, installation, trust, now, today } = context;
      if (installation.kind === 'real')
        throw new Problem('not-permitted', { message: signingWords.onlyTrial });
      const source = await pdfFile(db, files, asked);
      refuseUnlessSignable(source.document);
      refuseOutdated(source.file);
      const signer = await demoSigner(installation.kind, name, nameAt(units, asked.unitId, today));
      const [own] = await signer.certificates();
      const drawn = await drawnMark(mark, source, source.document.signer ?? name, now);
      const signed = await tellingRefusal(() => signPdf(source.bytes, signer, now, drawn));
      const anchors = await loadAnchors(trust, installation.kind);
      await refuseUnlessGood(source.bytes, signed, { anchors, ask: trust.ask(), now });
      const { serial } = factsOf(readCertificate(own!)!);
      return { certificate: { name, serial }, sha256: await files.put(signed), size: signed.length, version };
    },
    async (context, { unitId, documentId, fileId, signedFileId }) =>
      keepSigned(context, { unitId, documentId, fileId, signedFileId, ...context.prepared }),
  ),
];

const expired = () => new Problem('input-invalid', { message: signingWords.expired });

const findPending = (db: Db | Tx, unitId: string, id: string) =>
  db
    .selectFrom('pending_signature')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();
type Pending = NonNullable<Awaited<ReturnType<typeof findPending>>>;

const holdPending = (tx: Tx, unitId: string, id: string): Promise<Pending> =>
  tx
    .selectFrom('pending_signature')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** What the signer is given to sign. */
function askedOf({ signed_attributes: signedAttributes, certificates, begun_at }: Pending) {
  const own = readCertificate(Buffer.from(certificates[0]!, 'base64'));
  return {
    signedAttributes,
    hash: sha256Of(Buffer.from(signedAttributes, 'base64')),
    algorithm: 'SHA-256' as const,
    signer: own === null ? null : factsOf(own).name,
    until: new Date(begun_at.getTime() + longestWaiting).toISOString(),
  };
}
