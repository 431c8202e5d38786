import { constants, verify, type X509Certificate } from 'node:crypto';
import { type AlgorithmIdentifier, RSASSAPSSParams } from 'pkijs';

/** Digest algorithms by their identifiers. */
export const digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** Signature algorithms that name their digest; those of RSA and ECDSA. */
const signatureDigests: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'md5',
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const plainRsa = '1.2.840.113549.1.1.1';
const rsaPss = '1.2.840.113549.1.1.10';

/**
 * Whether the certificate's key made the signature. `digest`: for algorithms that do not name one themselves. What MD5 was used for
 * is believed by nobody.
 */
export function isSignedWith(
  { publicKey }: X509Certificate,
  { algorithmId, algorithmParams }: AlgorithmIdentifier,
  data: Uint8Array,
  signature: Uint8Array,
  digest?: string,
): boolean {
  try {
    const used = algorithmId === plainRsa ? digest : digestNamed({ algorithmId, algorithmParams });
    if (used === undefined || used === 'md5') return false;
    const padding = algorithmId === rsaPss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
    const isRsa = publicKey.asymmetricKeyType?.startsWith('rsa') ?? false;
    const key = isRsa ? { key: publicKey, padding, saltLength: constants.RSA_PSS_SALTLEN_AUTO } : publicKey;
    return verify(used, data, key, signature);
  } catch {
    // A key of another kind than the algorithm, or one that cannot be read.
    return false;
  }
}

/** The digest that a signature algorithm names; undefined where it names none, or none that is known here. */
export const digestNamed = ({
  algorithmId,
  algorithmParams,
}: Pick<AlgorithmIdentifier, 'algorithmId' | 'algorithmParams'>): string | undefined =>
  algorithmId === rsaPss ? pssDigest(algorithmParams) : signatureDigests[algorithmId];

function pssDigest(parameters: unknown): string | undefined {
  try {
    const { hashAlgorithm } = new RSASSAPSSParams(
      parameters === undefined ? {} : { schema: parameters as never },
    );
    return digests[hashAlgorithm.algorithmId];
  } catch {
    // Parameters that say nothing.
    return undefined;
  }
}
