import type { Mark } from './mark.ts';
import { completeSignature, prepareSignature } from './sign.ts';

/** Whoever holds the key: a token, a SIM, a remote service. The key itself never comes here. */
export type Signer = {
  /** In DER, the signer's own first. */
  readonly certificates: () => Promise<readonly Uint8Array[]>;
  /** Signs these attributes by SHA-256: RSA (PKCS #1 v1.5), or ECDSA in DER. */
  readonly sign: (signedAttributes: Uint8Array) => Promise<Uint8Array>;
};

/** Signs a PDF at one go, by a signer that answers at once. */
export async function signPdf(
  bytes: Uint8Array,
  signer: Signer,
  at: Date,
  mark: Mark | null,
): Promise<Uint8Array> {
  const certificates = await signer.certificates();
  const prepared = await prepareSignature(bytes, { certificates, at, mark });
  return completeSignature(prepared, certificates, await signer.sign(prepared.signedAttributes));
}
