import { X509Certificate } from 'node:crypto';
import { BasicConstraints, Certificate, type RelativeDistinguishedNames } from 'pkijs';
import { digestNamed } from './algorithms.ts';
import type { SignatureCertificate } from './reading.ts';

/** A certificate as two libraries see it: one knows its parts, the other checks its signature. */
export type Cert = {
  readonly der: Uint8Array;
  readonly parts: Certificate;
  readonly x509: X509Certificate;
};

/** Null where it is no certificate. */
export function readCertificate(der: Uint8Array): Cert | null {
  try {
    return { der, parts: Certificate.fromBER(Uint8Array.from(der)), x509: new X509Certificate(der) };
  } catch {
    return null;
  }
}

/** All certificates of a text in PEM form; null where one of them cannot be read. */
export function readPem(text: string): readonly Cert[] | null {
  const blocks = [
    ...text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g),
  ];
  const certificates = blocks.map(([, body]) => readCertificate(Buffer.from(body!, 'base64')));
  return certificates.includes(null) ? null : (certificates as Cert[]);
}

/** What people ask of a certificate: whose, by whom, from when to when. */
export function factsOf({ parts, x509 }: Cert): SignatureCertificate {
  return {
    name: namePart(parts.subject, '2.5.4.3'),
    organisation: namePart(parts.subject, '2.5.4.10'),
    organisationalUnit: namePart(parts.subject, '2.5.4.11'),
    issuer: namePart(parts.issuer, '2.5.4.3') ?? namePart(parts.issuer, '2.5.4.10'),
    serial: x509.serialNumber,
    from: x509.validFromDate,
    to: x509.validToDate,
  };
}

function namePart({ typesAndValues }: RelativeDistinguishedNames, type: string): string | null {
  const values = typesAndValues
    .filter((part) => part.type === type)
    .map(({ value }) => String(value.valueBlock.value));
  const text = values.join(', ').normalize('NFC').trim();
  return text === '' ? null : text.slice(0, 300);
}

export const isWithin = ({ x509 }: Cert, at: Date): boolean =>
  x509.validFromDate <= at && at <= x509.validToDate;

export const isSameCertificate = (one: Cert, other: Cert): boolean =>
  Buffer.compare(one.der, other.der) === 0;

const keyUsage = '2.5.29.15';
const basicConstraints = '2.5.29.19';
const extendedKeyUsage = '2.5.29.37';

const extension = ({ parts }: Cert, id: string) => parts.extensions?.find(({ extnID }) => extnID === id);

/** Bits of key usage (RFC 5280, 4.2.1.3): signatures, and signatures that bind. */
const signatureBits = 0x80 | 0x40;
const certificateBit = 0x04;
export const crlBit = 0x02;

/** Whether the key may be used so; a certificate that says nothing allows everything. */
export function mayBeUsed(cert: Cert, bits: number): boolean {
  const found = extension(cert, keyUsage)?.parsedValue as
    | { valueBlock?: { valueHexView?: Uint8Array } }
    | undefined;
  const first = found?.valueBlock?.valueHexView?.[0];
  return extension(cert, keyUsage) === undefined || ((first ?? 0) & bits) !== 0;
}

export const maySign = (cert: Cert): boolean => mayBeUsed(cert, signatureBits);

/** Purposes named in extended key usage (RFC 5280, 4.2.1.12); null where it names none. */
const purposesOf = (cert: Cert): readonly string[] | null =>
  extension(cert, extendedKeyUsage) === undefined ? null : (cert.x509.keyUsage ?? []);

export const isMeantFor = (cert: Cert, purpose: string): boolean =>
  purposesOf(cert)?.includes(purpose) === true;

/** Nothing else, and nobody may overlook it: so who stamps times is marked (RFC 3161, 2.3). */
export const isMeantOnlyFor = (cert: Cert, purpose: string): boolean =>
  purposesOf(cert)?.every((each) => each === purpose) === true &&
  isMeantFor(cert, purpose) &&
  extension(cert, extendedKeyUsage)?.critical === true;

/** Purposes under which people sign documents, and those of servers, programs and services, which do not. */
const purposes: Readonly<Record<string, 'meant' | 'barred'>> = {
  // Any; signing of documents (RFC 9336), as Microsoft and Adobe named it before; mail; and who signs in, as certificates of persons say.
  '2.5.29.37.0': 'meant',
  '1.3.6.1.5.5.7.3.36': 'meant',
  '1.3.6.1.4.1.311.10.3.12': 'meant',
  '1.2.840.113583.1.1.5': 'meant',
  '1.3.6.1.5.5.7.3.4': 'meant',
  '1.3.6.1.5.5.7.3.2': 'meant',
  // Servers, programs, time stamps, answers on revocation.
  '1.3.6.1.5.5.7.3.1': 'barred',
  '1.3.6.1.5.5.7.3.3': 'barred',
  '1.3.6.1.5.5.7.3.8': 'barred',
  '1.3.6.1.5.5.7.3.9': 'barred',
};

/** Whether its purposes let it sign documents; `unclear`: it names such as are not known here. */
export function documentUse(cert: Cert): 'meant' | 'unclear' | 'barred' {
  const uses = purposesOf(cert)?.map((purpose) => purposes[purpose]) ?? ['meant'];
  if (uses.includes('meant')) return 'meant';
  return uses.includes(undefined) || uses.length === 0 ? 'unclear' : 'barred';
}

/** Whether it may issue certificates with `below` others between it and the last one. */
export function mayIssue(cert: Cert, below: number): boolean {
  const constraints = extension(cert, basicConstraints)?.parsedValue;
  if (!(constraints instanceof BasicConstraints) || constraints.cA !== true) return false;
  const { pathLenConstraint: most } = constraints;
  return mayBeUsed(cert, certificateBit) && (typeof most !== 'number' || below <= most);
}

/** The shortest RSA keys, and the curves, that still can be trusted. */
const leastRsaBits = 2048;
const curves = new Set([
  ...['prime256v1', 'secp384r1', 'secp521r1'],
  ...['brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1'],
]);

export function hasSoundKey({ x509 }: Cert): boolean {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = x509.publicKey;
  if (type === 'ec') return curves.has(details?.namedCurve ?? '');
  if (type === 'rsa' || type === 'rsa-pss') return (details?.modulusLength ?? 0) >= leastRsaBits;
  return type === 'ed25519' || type === 'ed448';
}

const soundDigests = new Set(['sha256', 'sha384', 'sha512']);
const edwards = new Set(['1.3.101.112', '1.3.101.113']);

/** Whether its issuer signed it over a digest of which nobody can make a second certificate (MD5 and SHA-1 are such no more). */
export const isSoundlySigned = ({ parts: { signatureAlgorithm } }: Cert): boolean =>
  soundDigests.has(digestNamed(signatureAlgorithm) ?? '') || edwards.has(signatureAlgorithm.algorithmId);

/** Critical extensions that are understood here; a certificate with another must not be believed (RFC 5280, 4.2). */
const understood = new Set([keyUsage, basicConstraints, extendedKeyUsage, '2.5.29.32']);

export const hasUnknownDemands = ({ parts }: Cert): boolean =>
  (parts.extensions ?? []).some(({ critical, extnID }) => critical && !understood.has(extnID));
