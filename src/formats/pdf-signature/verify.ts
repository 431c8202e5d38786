import { setImmediate as breathe } from 'node:timers/promises';
import { type Cert, factsOf, isWithin } from './certificate.ts';
import { chainTo } from './chain.ts';
import type { LaterChange } from './changes.ts';
import { type Cms, checkCms, dataContent, readCms, toldTime } from './cms.ts';
import type { Covered } from './fields.ts';
import { endOf, lookThrough, type Standing } from './looking.ts';
import type { DoubtCode, FaultCode, SignatureReading, SignaturesReading, SignedAt } from './reading.ts';
import { type Ask, chainRevocation, type Revocation } from './revocation.ts';
import { isNamed } from './structure.ts';
import { readTimestamp, type Timestamp, timestampOf } from './timestamp.ts';
import { type PdfDict, readText } from './values.ts';

export type VerifyOptions = {
  /** Whom the installation trusts; a signature whose chain ends elsewhere is never called good. */
  readonly anchors: readonly Cert[];
  /** Null: nobody is asked whether a certificate was revoked. */
  readonly ask: Ask | null;
  readonly now: Date;
};

/**
 * Every signature of a PDF in the order in which they were made: who, when, whether the bytes are unchanged, what was added
 * since, and whether the signer's certificate can be believed.
 */
export async function verifySignatures(
  bytes: Uint8Array,
  options: VerifyOptions,
): Promise<SignaturesReading> {
  const looked = await lookThrough(bytes);
  if (looked.state !== 'read') return looked;
  const own: Promise<Known>[] = [];
  for (const standing of looked.signatures) {
    // Others are answered in between.
    await breathe();
    own.push(readOwn(standing, options));
  }
  const known = await Promise.all(own);
  const all = looked.signatures.map((standing, index) => ({ standing, known: known[index]! }));
  return { state: 'read', signatures: all.map((one) => judged(withLater(one, all))) };
}

/** Who made it, when, and over what; not yet what was done to the file since. */
async function readOwn({ name, dict, covered }: Standing, options: VerifyOptions): Promise<Known> {
  const kind = isNamed(dict.get('SubFilter'), 'ETSI.RFC3161') ? 'timestamp' : 'signature';
  const bare = { ...nothingKnown, field: name, kind } as const;
  if (typeof covered === 'string') return { ...bare, faults: [covered] };
  if (kind === 'timestamp') return readStamp(bare, covered, options);
  const cms = isSupported(dict) ? readCms(covered.contents.bytes) : 'unsupported';
  if (cms === 'unsupported') return { ...bare, doubts: ['format-unsupported'] };
  if (cms === null) return { ...bare, faults: ['cms-unreadable'] };
  return readSigner(bare, cms, covered, dict, options);
}

type One = { readonly standing: Standing; readonly known: Known };

/**
 * What was done after a later signature was done after this one too. What a later signature shows on a page is harmless only
 * where it is sound and of somebody who is trusted; anybody can make one that covers the page with another text.
 */
function withLater({ standing, known }: One, all: readonly One[]): Known {
  if (typeof standing.covered === 'string') return known;
  const since = all.filter((other) => endOf(other.standing.covered) >= endOf(standing.covered));
  const later = new Set(since.flatMap((other) => [...other.standing.later.changes]));
  const shown = since.flatMap((other) => other.standing.later.shown);
  const believed = new Set(
    since.flatMap((other) => (isBelieved(other.known) ? startOf(other.standing) : [])),
  );
  if (shown.some((place) => !believed.has(place))) later.add('annotations');
  const { faults, doubts } = laterJudged(later, standing.allowed);
  return {
    ...known,
    later: [...later],
    faults: [...faults, ...known.faults],
    doubts: [...doubts, ...known.doubts],
  };
}

const startOf = ({ covered }: Standing): number | [] =>
  typeof covered === 'string' ? [] : covered.contents.start;

const isBelieved = ({ isIntact, faults, doubts }: Known): boolean =>
  isIntact && faults.length === 0 && !doubts.some((doubt) => untrusted.has(doubt));
const untrusted: ReadonlySet<DoubtCode> = new Set(['not-trusted', 'chain-weak', 'timestamp-not-trusted']);

type Known = Omit<SignatureReading, 'verdict'>;
const nothingKnown = {
  certificate: null,
  time: null,
  isIntact: false,
  isPades: false,
  later: [],
  revocation: 'not-asked',
  faults: [],
  doubts: [],
} as const;

const judged = (known: Known): SignatureReading => ({
  ...known,
  verdict: known.faults.length > 0 ? 'invalid' : known.doubts.length > 0 ? 'undecided' : 'valid',
});

const isSupported = (dict: PdfDict): boolean =>
  ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'].some((format) => isNamed(dict.get('SubFilter'), format));

async function readSigner(
  about: Known,
  cms: Cms,
  covered: Covered,
  dict: PdfDict,
  options: VerifyOptions,
): Promise<Known> {
  const { anchors } = options;
  const checked = checkCms(cms, [covered.before, covered.after], dataContent);
  const stamp = timestampOf(cms, anchors);
  const isStamped = stamp !== null && stamp !== 'damaged' && stamp.isTrusted;
  const time = timeOf(cms, stamp, dict, options.now);
  const trust = cms.certificate === null ? noTrust : await trustIn(cms.certificate, cms, time, options);
  const isStampDoubted = stamp !== null && anchors.length > 0 && !isStamped;
  const doubts: DoubtCode[] = [
    ...(time === null ? (['time-unknown'] as const) : []),
    ...(isStampDoubted ? (['timestamp-not-trusted'] as const) : []),
  ];
  const isCades = isNamed(dict.get('SubFilter'), 'ETSI.CAdES.detached');
  return {
    ...about,
    certificate: cms.certificate === null ? null : factsOf(cms.certificate),
    time,
    isIntact: checked.isIntact && !checked.faults.some((fault) => unproved.has(fault)),
    isPades: isCades && checked.namesCertificate,
    revocation: trust.revocation,
    faults: [...about.faults, ...checked.faults, ...trust.faults],
    doubts: [...about.doubts, ...checked.doubts, ...trust.doubts, ...doubts],
  };
}

/** With these nobody has shown who made the message, or over what. */
const unproved: ReadonlySet<FaultCode> = new Set([
  'signature-differs',
  'cms-unreadable',
  'algorithm-forbidden',
]);

type Trust = Pick<SignatureReading, 'revocation' | 'faults' | 'doubts'>;
const noTrust: Trust = { revocation: 'not-asked', faults: [], doubts: [] };

/** Whether the certificate may be believed for what was signed at that time. Only authorities that are trusted are asked anything. */
async function trustIn(
  cert: Cert,
  { certificates }: Cms,
  time: SignedAt | null,
  { anchors, ask, now }: VerifyOptions,
): Promise<Trust> {
  const at = time?.at ?? now;
  if (!isWithin(cert, at)) return { ...noTrust, faults: ['outside-validity'] };
  if (anchors.length === 0) return { ...noTrust, doubts: ['no-anchors'] };
  const chain = chainTo(cert, certificates, anchors, at);
  if (chain === null) return { ...noTrust, doubts: ['not-trusted'] };
  const told: Trust =
    ask === null
      ? { ...noTrust, doubts: ['revocation-unknown'] }
      : revocationJudged(await chainRevocation(chain.links, ask, now), cert, time, now);
  return chain.isSound ? told : { ...told, doubts: ['chain-weak', ...told.doubts] };
}

function revocationJudged(told: Revocation, cert: Cert, time: SignedAt | null, now: Date): Trust {
  // Authorities forget what they revoked once the certificate has run out by itself.
  const isForgotten = told.state === 'good' && !isWithin(cert, now);
  if (told.state === 'unknown' || isForgotten)
    return { ...noTrust, revocation: 'unknown', doubts: ['revocation-unknown'] };
  if (told.state === 'good') return { ...noTrust, revocation: 'good' };
  const isBefore = time !== null && time.at < told.at;
  if (!isBefore) return { ...noTrust, revocation: 'revoked', faults: ['revoked'] };
  // Whoever stole a key can write an earlier time into the signature, but not into a time stamp.
  return { ...noTrust, revocation: 'revoked', doubts: time.by === 'timestamp' ? [] : ['revoked-later'] };
}

function timeOf(cms: Cms, stamp: Timestamp | 'damaged' | null, dict: PdfDict, now: Date): SignedAt | null {
  if (stamp !== null && stamp !== 'damaged' && stamp.isTrusted) return { at: stamp.at, by: 'timestamp' };
  const at = toldTime(cms) ?? readDate(readText(dict.get('M')));
  const isPossible = at !== null && at.getTime() <= now.getTime() + 24 * 60 * 60 * 1000;
  return isPossible ? { at, by: 'signer' } : null;
}

/** `D:20260302120000+07'00'`; null for anything less than a minute's precision. */
function readDate(text: string | null): Date | null {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?/.exec(text ?? '');
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second = '00', , zone = '+00', zoneMinutes = '00'] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}:${zoneMinutes}`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** A time stamp over the whole document says when it was there, and nothing of who signed it. */
function readStamp(about: Known, covered: Covered, { anchors }: VerifyOptions): Known {
  const stamp = readTimestamp(covered.contents.bytes, [covered.before, covered.after], [], anchors);
  if (stamp === null) return { ...about, faults: [...about.faults, 'cms-unreadable'] };
  const doubts: DoubtCode[] =
    anchors.length === 0 ? ['no-anchors'] : stamp.isTrusted ? [] : ['timestamp-not-trusted'];
  return {
    ...about,
    certificate: stamp.cms.certificate === null ? null : factsOf(stamp.cms.certificate),
    time: { at: stamp.at, by: stamp.isTrusted ? 'timestamp' : 'signer' },
    isIntact: stamp.holds,
    faults: [...about.faults, ...(stamp.holds ? [] : (['digest-differs'] as const))],
    doubts: [...about.doubts, ...doubts],
  };
}

function laterJudged(
  later: ReadonlySet<LaterChange>,
  allowed: readonly LaterChange[] | null,
): { faults: FaultCode[]; doubts: DoubtCode[] } {
  const faults: FaultCode[] = later.has('content') ? ['content-changed-later'] : [];
  if (allowed !== null && [...later].some((change) => !allowed.includes(change)))
    faults.push('change-not-allowed');
  return { faults, doubts: later.has('annotations') || later.has('fields') ? ['marked-later'] : [] };
}
