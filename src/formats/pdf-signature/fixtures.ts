import { createHash, randomBytes, webcrypto } from 'node:crypto';
import {
  fromBER,
  GeneralizedTime,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Utf8String,
} from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CertificateRevocationList,
  ContentInfo,
  CRLDistributionPoints,
  DistributionPoint,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  GeneralName,
  IssuerAndSerialNumber,
  RevokedCertificate,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  Time,
} from 'pkijs';
import sharp from 'sharp';
import { pdfOf, shown } from '../pdf/fixtures.ts';
import { readCertificate } from './certificate.ts';
import type { Signer } from './signer.ts';
import { createSoftwareAuthority, type Holder, type SoftwareAuthority } from './software-signer.ts';
import { readStructure } from './structure.ts';
import { type PdfValue, refOf } from './values.ts';
import { Increment, written } from './write.ts';

/** What signing and its attacks are tried on. */
export const now = new Date('2026-03-02T05:00:00Z');
export const validity = { from: new Date('2025-01-01T00:00:00Z'), to: new Date('2028-01-01T00:00:00Z') };
export const holder: Holder = {
  name: 'Nguyễn Văn An',
  organisation: 'Ủy ban nhân dân xã An Bình',
  ...validity,
};
export const listAddress = 'http://thu-hoi.example.vn/danh-sach.crl';

export const plainPdf = () =>
  pdfOf([{ content: shown('Bao cao', 100, 700) }, { content: shown('Phu luc', 100, 700) }]);

export const anAuthority = (name = 'Tổ chức chứng thực thử') =>
  createSoftwareAuthority('demo', name, validity);

export const anchorsOf = ({ root }: SoftwareAuthority) => [readCertificate(root)!];

const rsa = 'RSASSA-PKCS1-v1_5';

type Keys = { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey };
const makeKeys = (bits: number): Promise<Keys> =>
  webcrypto.subtle.generateKey(
    { name: rsa, hash: 'SHA-256', modulusLength: bits, publicExponent: Uint8Array.of(1, 0, 1) },
    true,
    ['sign', 'verify'],
  ) as Promise<Keys>;

/** The same key, for signatures over that digest. */
async function overDigest(key: CryptoKey, hash: string): Promise<CryptoKey> {
  const bytes = await webcrypto.subtle.exportKey('pkcs8', key);
  return (await webcrypto.subtle.importKey('pkcs8', bytes, { name: rsa, hash }, true, ['sign'])) as CryptoKey;
}

type Certified = { readonly certificate: Uint8Array; readonly key: CryptoKey; readonly signer: Signer };

/** A certificate of the authority's, with a key of so many bits, and signed over that digest. */
export async function certifiedBy(
  authority: { readonly root: Uint8Array; readonly key: CryptoKey },
  {
    digest = 'SHA-256',
    bits = 2048,
    extensions = [],
  }: { digest?: string; bits?: number; extensions?: readonly Extension[] },
): Promise<Certified> {
  const keys = await makeKeys(bits);
  const made = new Certificate();
  made.version = 2;
  made.serialNumber = new Integer({ valueHex: Uint8Array.of(1, ...randomBytes(15)) });
  const issuer = Certificate.fromBER(Uint8Array.from(authority.root));
  for (const { type, value } of issuer.subject.typesAndValues)
    made.issuer.typesAndValues.push(new AttributeTypeAndValue({ type, value }));
  made.subject.typesAndValues.push(
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: holder.name }) }),
  );
  made.notBefore.value = validity.from;
  made.notAfter.value = validity.to;
  made.extensions = [...extensions];
  await made.subjectPublicKeyInfo.importKey(keys.publicKey);
  await made.sign(await overDigest(authority.key, digest), digest);
  const certificate = new Uint8Array(made.toSchema(true).toBER());
  const signer: Signer = {
    certificates: async () => [certificate, authority.root],
    sign: async (bytes) =>
      new Uint8Array(await webcrypto.subtle.sign(rsa, keys.privateKey, Uint8Array.from(bytes))),
  };
  return { certificate, key: keys.privateKey, signer };
}

/** The authority's own certificate once more, under another number. */
export async function selfIssued({ root, key }: SoftwareAuthority): Promise<Uint8Array> {
  const made = Certificate.fromBER(Uint8Array.from(root));
  made.serialNumber = new Integer({ valueHex: Uint8Array.of(1, ...randomBytes(15)) });
  await made.sign(key, 'SHA-256');
  return new Uint8Array(made.toSchema(true).toBER());
}

/** Says that who holds it may issue certificates. */
export const issuingExtension = () =>
  new Extension({
    extnID: '2.5.29.19',
    critical: true,
    extnValue: new BasicConstraints({ cA: true }).toSchema().toBER(),
  });

/** Half clear, as pictures of signatures are. */
export const aPicture = () =>
  sharp({ create: { width: 300, height: 100, channels: 4, background: { r: 0, g: 0, b: 255, alpha: 0.5 } } })
    .png()
    .toBuffer();

/** Says where the list of those revoked is. */
export const listExtension = () =>
  new Extension({
    extnID: '2.5.29.31',
    critical: false,
    extnValue: new CRLDistributionPoints({
      distributionPoints: [
        new DistributionPoint({ distributionPoint: [new GeneralName({ type: 6, value: listAddress })] }),
      ],
    })
      .toSchema()
      .toBER(),
  });

/** A list of those revoked, behind so many others, signed by the authority. */
export async function revocationList(
  authority: SoftwareAuthority,
  revoked: readonly { readonly certificate: Uint8Array; readonly at: Date }[],
  until = new Date('2026-04-01T00:00:00Z'),
  others = 0,
): Promise<Uint8Array> {
  const issuer = Certificate.fromBER(Uint8Array.from(authority.root));
  const list = new CertificateRevocationList();
  list.version = 1;
  for (const { type, value } of issuer.subject.typesAndValues)
    list.issuer.typesAndValues.push(new AttributeTypeAndValue({ type, value }));
  list.thisUpdate = new Time({ type: 0, value: new Date('2026-03-01T00:00:00Z') });
  list.nextUpdate = new Time({ type: 0, value: until });
  const entry = (userCertificate: Integer, at: Date) =>
    new RevokedCertificate({ userCertificate, revocationDate: new Time({ type: 0, value: at }) });
  list.revokedCertificates = [
    ...Array.from({ length: others }, (_, index) => entry(new Integer({ value: index + 1 }), until)),
    ...revoked.map(({ certificate, at }) => {
      const { serialNumber } = Certificate.fromBER(Uint8Array.from(certificate));
      return entry(new Integer({ valueHex: serialNumber.valueBlock.valueHexView }), at);
    }),
  ];
  await list.sign(authority.key, 'SHA-256');
  return new Uint8Array(list.toSchema(true).toBER());
}

/** Adds a revision in which objects are exchanged, as whoever forges does. */
export function withRevision(
  bytes: Uint8Array,
  change: (increment: Increment, object: (number: number) => PdfValue) => void,
): Buffer {
  const file = readStructure(bytes);
  const increment = new Increment(file);
  change(increment, (number) => file.get(refOf(number)));
  return increment.write().bytes;
}

export const streamOf = (content: string): Buffer =>
  written({ kind: 'stream', dict: new Map(), raw: Buffer.from(content) });

const stampContent = '1.2.840.113549.1.9.16.1.4';
const sha256 = () =>
  new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1', algorithmParams: new Null() });
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** Whoever stamps times, under the authority. */
export const aStamper = (authority: SoftwareAuthority, extension = forPurposes([stamping])) =>
  authority.signerFor({ ...holder, name: 'Dịch vụ cấp dấu thời gian', extensions: [extension] });

export const stamping = '1.3.6.1.5.5.7.3.8';

/** Says what the key is for alone (RFC 5280, 4.2.1.12). */
export const forPurposes = (keyPurposes: string[], critical = true) =>
  new Extension({
    extnID: '2.5.29.37',
    critical,
    extnValue: new ExtKeyUsage({ keyPurposes }).toSchema().toBER(),
  });

/** A time stamp over these bytes (RFC 3161). */
export async function stampOf(stamper: Signer, bytes: Uint8Array, at: Date): Promise<Uint8Array> {
  const imprint = new Sequence({
    value: [sha256().toSchema(), new OctetString({ valueHex: hashOf(bytes) })],
  });
  const info = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new ObjectIdentifier({ value: '1.2.3.4' }),
      imprint,
      new Integer({ value: 7 }),
      new GeneralizedTime({ valueDate: at }),
    ],
  });
  const content = new Uint8Array(info.toBER());
  const attributes = new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new Attribute({
        type: '1.2.840.113549.1.9.3',
        values: [new ObjectIdentifier({ value: stampContent })],
      }),
      new Attribute({
        type: '1.2.840.113549.1.9.4',
        values: [new OctetString({ valueHex: hashOf(content) })],
      }),
    ],
  });
  const toSign = new Uint8Array(attributes.toSchema().toBER());
  toSign[0] = 0x31;
  const certificates = (await stamper.certificates()).map((der) => Certificate.fromBER(Uint8Array.from(der)));
  const [{ issuer, serialNumber }] = certificates as [Certificate];
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
    digestAlgorithm: sha256(),
    signedAttrs: attributes,
    signatureAlgorithm: new AlgorithmIdentifier({
      algorithmId: '1.2.840.113549.1.1.11',
      algorithmParams: new Null(),
    }),
    signature: new OctetString({ valueHex: await stamper.sign(toSign) }),
  });
  const eContent = new OctetString({ valueHex: content });
  const signed = new SignedData({
    version: 3,
    digestAlgorithms: [sha256()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: stampContent, eContent }),
    certificates,
    signerInfos: [signer],
  });
  const token = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  return new Uint8Array(token.toSchema().toBER());
}

/** Puts a time stamp beside the signature that is in the file's only room. */
export async function withStamp(
  bytes: Uint8Array,
  make: (signature: Uint8Array) => Promise<Uint8Array>,
): Promise<Buffer> {
  const text = Buffer.from(bytes).toString('latin1');
  const digits = /Contents <([0-9a-f]+)>/.exec(text)![1]!;
  const content = ContentInfo.fromBER(Uint8Array.from(Buffer.from(digits, 'hex')));
  const signed = new SignedData({ schema: content.content });
  const [signer] = signed.signerInfos as [SignerInfo];
  const token = fromBER(Uint8Array.from(await make(signer.signature.valueBlock.valueHexView))).result;
  const attribute = new Attribute({ type: '1.2.840.113549.1.9.16.2.14', values: [token] });
  signer.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [attribute] });
  const whole = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  const message = Buffer.from(whole.toSchema().toBER()).toString('hex').padEnd(digits.length, '0');
  return Buffer.from(text.replace(digits, message), 'latin1');
}
