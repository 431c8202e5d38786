import { verifySignatures } from '../../../formats/pdf-signature/verify.ts';
import { saidOf, saidOfFile, titleOf } from './said.ts';
import { loadAnchors, type Trust } from './trust.ts';

/** Whom the installation believes, and when it is asked. */
type Asking = {
  readonly installation: { readonly kind: 'demo' | 'real' };
  readonly trust: Trust;
  readonly now: Date;
};

/** The digital signatures of a .pdf file, as contracts tell them: of a document, and of what proves that a task was done. */
export async function signaturesOf(bytes: Uint8Array, { installation, trust, now }: Asking) {
  const anchors = await loadAnchors(trust, installation.kind);
  const reading = await verifySignatures(bytes, { anchors: anchors.certificates, ask: trust.ask(), now });
  const signatures = reading.state === 'read' ? reading.signatures : [];
  return {
    state: reading.state,
    says: [...saidOfFile(reading, anchors, installation.kind)],
    signatures: signatures.map(({ certificate, time, ...one }) => ({
      ...one,
      title: titleOf({ ...one, certificate, time }),
      says: [...saidOf({ ...one, certificate, time })],
      certificate:
        certificate === null
          ? null
          : { ...certificate, from: certificate.from.toISOString(), to: certificate.to.toISOString() },
      time: time === null ? null : { ...time, at: time.at.toISOString() },
      later: [...one.later],
      faults: [...one.faults],
      doubts: [...one.doubts],
    })),
  };
}
