import type { LaterChange } from './changes.ts';

export type SignatureCertificate = {
  readonly name: string | null;
  readonly organisation: string | null;
  readonly organisationalUnit: string | null;
  readonly issuer: string | null;
  readonly serial: string;
  readonly from: Date;
  readonly to: Date;
};

/** What makes a signature worthless. */
export const faultCodes = [
  'byte-range-wrong',
  'contents-wrong',
  'not-whole-revision',
  'cms-unreadable',
  'digest-differs',
  'signature-differs',
  'other-certificate',
  'algorithm-forbidden',
  'not-for-signing',
  'outside-validity',
  'revoked',
  'content-changed-later',
  'change-not-allowed',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** What keeps it from being called good. */
export const doubtCodes = [
  'format-unsupported',
  'algorithm-weak',
  'chain-weak',
  'purpose-unclear',
  'no-anchors',
  'not-trusted',
  'revocation-unknown',
  'revoked-later',
  'timestamp-not-trusted',
  'time-unknown',
  'marked-later',
] as const;
export type DoubtCode = (typeof doubtCodes)[number];

export type SignedAt = {
  readonly at: Date;
  /** A time stamp proves it; the signer only says so in the signature or in the file. */
  readonly by: 'timestamp' | 'signer';
};

/** What is known of one signature of a file. */
export type SignatureReading = {
  /** The field's name in the file. */
  readonly field: string;
  /** A time stamp over the whole document is told apart from somebody's signature. */
  readonly kind: 'signature' | 'timestamp';
  readonly verdict: 'valid' | 'undecided' | 'invalid';
  readonly certificate: SignatureCertificate | null;
  readonly time: SignedAt | null;
  /** Whether the bytes that it covers are those that were signed. */
  readonly isIntact: boolean;
  /** Whether it is of the profile PAdES-B (ETSI EN 319 142-1): the certificate itself is among what was signed. */
  readonly isPades: boolean;
  readonly later: readonly LaterChange[];
  readonly revocation: 'good' | 'revoked' | 'unknown' | 'not-asked';
  readonly faults: readonly FaultCode[];
  readonly doubts: readonly DoubtCode[];
};

/** `unreadable`: the file cannot be read strictly enough to say anything of its signatures. */
export type SignaturesReading =
  | { readonly state: 'read'; readonly signatures: readonly SignatureReading[] }
  | { readonly state: 'unreadable' | 'encrypted' | 'too-large' };
