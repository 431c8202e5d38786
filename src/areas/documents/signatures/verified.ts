import type { DoubtCode } from '../../../formats/pdf-signature/reading.ts';
import { verifySignatures } from '../../../formats/pdf-signature/verify.ts';
import { loadAnchors, type Trust } from './trust.ts';

export type Verifying = {
  readonly installation: { readonly kind: 'demo' | 'real' };
  readonly trust: Trust;
};

/** Whoever signed is not known, so that anybody may have. */
const unknownSigner: readonly DoubtCode[] = ['format-unsupported', 'no-anchors', 'not-trusted'];

/**
 * Whether a .pdf file bears a digital signature that can be relied on: whole, and of somebody whom we believe. Nobody is asked whether
 * the certificate was revoked: a file is attached also where no such service can be reached.
 */
export async function bearsVerified(
  bytes: Uint8Array,
  { installation, trust }: Verifying,
  now: Date,
): Promise<boolean> {
  const { certificates: anchors } = await loadAnchors(trust, installation.kind);
  const reading = await verifySignatures(bytes, { anchors, ask: null, now });
  return (
    reading.state === 'read' &&
    reading.signatures.some(
      ({ kind, faults, doubts }) =>
        kind === 'signature' && faults.length === 0 && !doubts.some((doubt) => unknownSigner.includes(doubt)),
    )
  );
}
