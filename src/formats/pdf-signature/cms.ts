import { createHash } from 'node:crypto';
import { type BaseBlock, fromBER, type ObjectIdentifier, type OctetString, type Sequence } from 'asn1js';
import { ContentInfo, SignedData, type SignerInfo } from 'pkijs';
import { digestNamed, digests, isSignedWith } from './algorithms.ts';
import { type Cert, documentUse, maySign, readCertificate } from './certificate.ts';
import type { DoubtCode, FaultCode } from './reading.ts';

/** A signature in the cryptographic message syntax (RFC 5652) with its one signer. */
export type Cms = {
  readonly signed: SignedData;
  readonly signer: SignerInfo;
  readonly certificates: readonly Cert[];
  /** That of the signer; null where it is not among them. */
  readonly certificate: Cert | null;
};

/** More than the largest honest messages hold, lists of revoked certificates included. */
const mostNodes = 150_000;

/** Null where it is none, or has not exactly one signer; `unsupported` where it signs without attributes, as old programs did. */
export function readCms(bytes: Uint8Array): Cms | 'unsupported' | null {
  try {
    const { result, offset } = fromBER(Uint8Array.from(bytes), { maxNodes: mostNodes });
    if (offset < 0) return null;
    const content = new ContentInfo({ schema: result });
    if (content.contentType !== ContentInfo.SIGNED_DATA) return null;
    const certificates = rawCertificates(bytes.subarray(0, offset)).flatMap(
      (der) => readCertificate(der) ?? [],
    );
    const signed = new SignedData({ schema: content.content });
    const [signer, ...others] = signed.signerInfos;
    if (signer === undefined || others.length > 0) return null;
    if (signer.signedAttrs === undefined) return 'unsupported';
    return { signed, signer, certificates, certificate: certificateOf(signer, certificates) };
  } catch {
    // Whatever a library says of damaged bytes: they are no signature.
    return null;
  }
}

/** As they stand in the message, byte by byte: their hashes are among what was signed. */
function rawCertificates(bytes: Uint8Array): Uint8Array[] {
  const kids = (block: BaseBlock | undefined) => (block as Sequence | undefined)?.valueBlock.value ?? [];
  const [, wrapped] = kids(fromBER(Uint8Array.from(bytes), { maxNodes: mostNodes }).result);
  const set = kids(kids(wrapped as BaseBlock)[0] as BaseBlock).find(
    (part) => part.idBlock.tagClass === 3 && part.idBlock.tagNumber === 0,
  );
  return kids(set as BaseBlock).map((part) => (part as BaseBlock).valueBeforeDecodeView.slice());
}

function certificateOf({ sid }: SignerInfo, certificates: readonly Cert[]): Cert | null {
  const isOwn = ({ parts }: Cert) =>
    'serialNumber' in sid && parts.serialNumber.isEqual(sid.serialNumber) && parts.issuer.isEqual(sid.issuer);
  const byKey = ({ parts }: Cert) => {
    const id = parts.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue as
      | OctetString
      | undefined;
    const asked = (sid as unknown as OctetString).valueBlock?.valueHexView;
    return asked !== undefined && id !== undefined && Buffer.compare(id.valueBlock.valueHexView, asked) === 0;
  };
  return certificates.find('serialNumber' in sid ? isOwn : byKey) ?? null;
}

export type CmsChecked = {
  readonly isIntact: boolean;
  /** The certificate is among what was signed. */
  readonly namesCertificate: boolean;
  readonly faults: readonly FaultCode[];
  readonly doubts: readonly DoubtCode[];
};

/**
 * Checks what the signer signed: these bytes (`parts`, in their order), of this type, with this certificate. For a signature of
 * a PDF the message must hold no content of its own, which would be what was signed instead of the file.
 */
export function checkCms(cms: Cms, parts: readonly Uint8Array[], contentType: string): CmsChecked {
  const { signed, signer, certificate } = cms;
  const digest = digests[signer.digestAlgorithm.algorithmId];
  const isDocument = contentType === dataContent;
  const isOwnContent = isDocument && signed.encapContentInfo.eContent !== undefined;
  const isTyped =
    signed.encapContentInfo.eContentType === contentType &&
    attributeText(signer, contentTypeId) === contentType;
  const faults: FaultCode[] = [];
  if (certificate === null || isOwnContent || !isTyped) faults.push('cms-unreadable');
  if (digest === undefined || digest === 'md5') faults.push('algorithm-forbidden');
  const told = attributeBytes(signer, messageDigestId);
  const isIntact = digest !== undefined && told !== null && Buffer.compare(hashOf(digest, parts), told) === 0;
  if (!isIntact) faults.push('digest-differs');
  if (certificate !== null && !isSignedBy(signer, certificate, digest)) faults.push('signature-differs');
  const use = isDocument && certificate !== null ? documentUse(certificate) : 'meant';
  const isBarred = certificate !== null && !maySign(certificate);
  if (isBarred || use === 'barred') faults.push('not-for-signing');
  const named = certificate === null ? null : namedCertificate(signer, certificate);
  if (named === false) faults.push('other-certificate');
  const usedDigests = [digest, digestNamed(signer.signatureAlgorithm)];
  return {
    isIntact,
    namesCertificate: named === true,
    faults,
    doubts: [
      ...(usedDigests.includes('sha1') ? (['algorithm-weak'] as const) : []),
      ...(use === 'unclear' ? (['purpose-unclear'] as const) : []),
    ],
  };
}

const hashOf = (digest: string, parts: readonly Uint8Array[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash(digest)).digest();

const isSignedBy = (signer: SignerInfo, { x509 }: Cert, digest: string | undefined): boolean =>
  isSignedWith(
    x509,
    signer.signatureAlgorithm,
    Buffer.from(signer.signedAttrs!.encodedValue),
    signer.signature.valueBlock.valueHexView,
    digest,
  );

export const dataContent = '1.2.840.113549.1.7.1';
export const contentTypeId = '1.2.840.113549.1.9.3';
export const messageDigestId = '1.2.840.113549.1.9.4';
const signingTimeId = '1.2.840.113549.1.9.5';
const signingCertificateId = '1.2.840.113549.1.9.16.2.12';
export const signingCertificateV2Id = '1.2.840.113549.1.9.16.2.47';

/** The one value of an attribute; null where it is missing or there are several, of which programs might take different ones. */
function attributeOf(signer: SignerInfo, type: string): BaseBlock | null {
  const found = signer.signedAttrs!.attributes.filter((attribute) => attribute.type === type);
  const [only, ...others] = found.flatMap(({ values }) => values as BaseBlock[]);
  return only === undefined || others.length > 0 ? null : only;
}

const attributeText = (signer: SignerInfo, type: string): string | null =>
  (attributeOf(signer, type) as ObjectIdentifier | null)?.getValue() ?? null;
const attributeBytes = (signer: SignerInfo, type: string): Uint8Array | null =>
  (attributeOf(signer, type) as OctetString | null)?.valueBlock.valueHexView ?? null;

/** When the signer says it was signed. */
export function toldTime({ signer }: Cms): Date | null {
  const value = attributeOf(signer, signingTimeId) as { toDate?: () => Date } | null;
  const date = value?.toDate?.();
  return date === undefined || Number.isNaN(date.getTime()) ? null : date;
}

/** Whether the certificate is the one named among what was signed (RFC 5035); null where none is named. */
function namedCertificate(signer: SignerInfo, { der }: Cert): boolean | null {
  const [v2, v1] = [attributeOf(signer, signingCertificateV2Id), attributeOf(signer, signingCertificateId)];
  const value = v2 ?? v1;
  if (value === null) return null;
  const parts = (block: BaseBlock | undefined) =>
    (block as Sequence | undefined)?.valueBlock.value as BaseBlock[] | undefined;
  const first = parts(parts(parts(value)?.[0])?.[0]) ?? [];
  const stated = v2 === null || first[0]?.idBlock.tagNumber !== 16 ? undefined : parts(first[0])?.[0];
  const algorithm = (stated as ObjectIdentifier | undefined)?.getValue() ?? null;
  const digest = v2 === null ? 'sha1' : algorithm === null ? 'sha256' : digests[algorithm];
  const hash = first.find((part) => part.idBlock.tagClass === 1 && part.idBlock.tagNumber === 4) as
    | OctetString
    | undefined;
  if (digest === undefined || hash === undefined) return false;
  return Buffer.compare(createHash(digest).update(der).digest(), hash.valueBlock.valueHexView) === 0;
}
