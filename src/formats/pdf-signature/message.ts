import { createHash } from 'node:crypto';
import { type BaseBlock, fromBER, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { isSignedWith } from './algorithms.ts';
import type { Cert } from './certificate.ts';
import { contentTypeId, dataContent, messageDigestId, signingCertificateV2Id } from './cms.ts';
import { SigningRefused } from './refused.ts';

const sha256Id = '2.16.840.1.101.3.4.2.1';
const rsaWithSha256 = '1.2.840.113549.1.1.11';
const ecdsaWithSha256 = '1.2.840.10045.4.3.2';

/** The attributes to be signed, in DER: type of content, its digest, and the certificate itself (RFC 5035), which is what makes it PAdES-B. */
export function signedAttributesOf(digest: Uint8Array, cert: Cert): Uint8Array {
  const bytes = new Uint8Array(attributesOf(digest, cert).toSchema().toBER());
  // In the message they stand under a tag of their own; signed they are as a set (RFC 5652, 5.4).
  bytes[0] = 0x31;
  return bytes;
}

function attributesOf(digest: Uint8Array, { der }: Cert): SignedAndUnsignedAttributes {
  const hash = new OctetString({ valueHex: createHash('sha256').update(der).digest() });
  const named = new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [hash] })] })] });
  const attributes = [
    new Attribute({ type: contentTypeId, values: [new ObjectIdentifier({ value: dataContent })] }),
    new Attribute({ type: messageDigestId, values: [new OctetString({ valueHex: digest })] }),
    new Attribute({ type: signingCertificateV2Id, values: [named] }),
  ];
  const inOrder = attributes
    .map((attribute) => ({ attribute, der: Buffer.from(attribute.toSchema().toBER()) }))
    .sort((one, other) => Buffer.compare(one.der, other.der));
  return new SignedAndUnsignedAttributes({ type: 0, attributes: inOrder.map(({ attribute }) => attribute) });
}

function algorithmOf({ x509 }: Cert): AlgorithmIdentifier {
  const type = x509.publicKey.asymmetricKeyType;
  if (type === 'rsa')
    return new AlgorithmIdentifier({ algorithmId: rsaWithSha256, algorithmParams: new Null() });
  if (type === 'ec') return new AlgorithmIdentifier({ algorithmId: ecdsaWithSha256 });
  throw new SigningRefused('key-unsupported');
}

/** Whether it is the certificate's signature over the attributes. */
export const signs = (cert: Cert, signedAttributes: Uint8Array, signature: Uint8Array): boolean =>
  isSignedWith(cert.x509, algorithmOf(cert), signedAttributes, signature);

/** The message that goes into the file: the signature, what it signed, and the certificates, but not the file. */
export function messageOf(
  [own, ...others]: readonly [Cert, ...Cert[]],
  signedAttributes: Uint8Array,
  signature: Uint8Array,
): ArrayBuffer {
  const digest = new AlgorithmIdentifier({ algorithmId: sha256Id, algorithmParams: new Null() });
  const signedAttrs = new SignedAndUnsignedAttributes({ type: 0, schema: retagged(signedAttributes) });
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.parts.issuer, serialNumber: own.parts.serialNumber }),
    digestAlgorithm: digest,
    signedAttrs,
    signatureAlgorithm: algorithmOf(own),
    signature: new OctetString({ valueHex: signature }),
  });
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [digest],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: dataContent }),
    certificates: [own, ...others].map(({ parts }) => parts),
    signerInfos: [signer],
  });
  return new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) })
    .toSchema()
    .toBER();
}

function retagged(signedAttributes: Uint8Array): BaseBlock {
  const bytes = Uint8Array.from(signedAttributes);
  bytes[0] = 0xa0;
  return fromBER(bytes).result as BaseBlock;
}
