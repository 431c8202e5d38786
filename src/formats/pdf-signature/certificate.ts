import { X509Certificate } from 'node:crypto';
import { BasicConstraints, Certificate, type RelativeDistinguishedNames } from 'pkijs';
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

/** Purposes named in extended key usage; null where it names none. */
export const purposesOf = (cert: Cert): readonly string[] | null =>
  extension(cert, extendedKeyUsage) === undefined ? null : (cert.x509.keyUsage ?? []);

/** Whether it may issue certificates with `below` others between it and the last one. */
export function mayIssue(cert: Cert, below: number): boolean {
  const constraints = extension(cert, basicConstraints)?.parsedValue;
  if (!(constraints instanceof BasicConstraints) || constraints.cA !== true) return false;
  const { pathLenConstraint: most } = constraints;
  return mayBeUsed(cert, certificateBit) && (typeof most !== 'number' || below <= most);
}

/** Critical extensions that are understood here; a certificate with another must not be believed (RFC 5280, 4.2). */
const understood = new Set([keyUsage, basicConstraints, extendedKeyUsage, '2.5.29.32']);

export const hasUnknownDemands = ({ parts }: Cert): boolean =>
  (parts.extensions ?? []).some(({ critical, extnID }) => critical && !understood.has(extnID));
