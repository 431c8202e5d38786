import { filledWord, type Values, type Word } from '../../../base/word.ts';
import type { SignatureReading, SignaturesReading } from '../../../formats/pdf-signature/reading.ts';
import type { Anchors } from './trust.ts';
import {
  doubtWords,
  faultWords,
  fileWords,
  knownWords,
  laterWords,
  stampVerdictWords,
  verdictWords,
} from './words.ts';

/** The verdict on one signature, as it is headed. */
export const titleOf = ({ kind, verdict }: SignatureReading): Word =>
  (kind === 'timestamp' ? stampVerdictWords : verdictWords)[verdict];

/** All that is known of one signature, sentence by sentence: who, when, what is wrong, what is not sure, what came later. */
export function saidOf(reading: SignatureReading): readonly Word[] {
  const { certificate, time, kind, isIntact, isPades, revocation, faults, doubts, later } = reading;
  const isRevokedSince = revocation === 'revoked' && time?.by === 'timestamp' && !faults.includes('revoked');
  const claimed = time?.by === 'timestamp' ? knownWords.stamped : knownWords.claimed;
  return [
    ...(certificate === null ? [] : whoOf(certificate, kind)),
    ...(time === null ? [] : [filledWord(claimed, { at: printedMoment(time.at) })]),
    ...faults.map((fault) => faultWords[fault]),
    ...(isIntact ? [knownWords.intact] : []),
    ...later.map((change) => laterWords[change]),
    ...(revocation === 'good' ? [knownWords.unrevoked] : []),
    ...(isRevokedSince ? [knownWords.revokedSince] : []),
    ...doubts.map((doubt) => doubtWords[doubt]),
    ...(kind === 'signature' && isIntact && !isPades ? [knownWords.notPades] : []),
  ];
}

function whoOf(
  certificate: NonNullable<SignatureReading['certificate']>,
  kind: SignatureReading['kind'],
): Word[] {
  const { name, organisation, organisationalUnit, issuer, serial, from, to } = certificate;
  const within = [organisation, organisationalUnit].filter((part) => part !== null).join(', ');
  const who = kind === 'timestamp' ? knownWords.stamper : knownWords.signer;
  const span = { from: printedMoment(from).slice(0, 10), to: printedMoment(to).slice(0, 10) };
  return [
    name === null ? filledBoth(who, knownWords.nobody) : filledWord(who, { name }),
    ...(within === '' ? [] : [filledWord(knownWords.organisation, { name: within })]),
    issuer === null
      ? filledBoth(knownWords.issuer, knownWords.nobody, { serial, ...span })
      : filledWord(knownWords.issuer, { serial, issuer, ...span }),
  ];
}

/** Each language gets the word in its own. */
function filledBoth({ vi, en }: Word, nobody: Word, more: Values = {}): Word {
  const { vi: inVietnamese } = filledWord({ vi, en }, { name: nobody.vi, issuer: nobody.vi, ...more });
  const { en: inEnglish } = filledWord({ vi, en }, { name: nobody.en, issuer: nobody.en, ...more });
  return { vi: inVietnamese, en: inEnglish };
}

/** "02/03/2026 12:00:00", in the time of Vietnam. */
export function printedMoment(at: Date): string {
  const [day = '', time = ''] = new Date(at.getTime() + 7 * 60 * 60 * 1000).toISOString().split(/[T.]/);
  return `${day.split('-').reverse().join('/')} ${time}`;
}

/** What is to be said of the file as a whole. */
export function saidOfFile(
  reading: SignaturesReading,
  { certificates, damaged }: Anchors,
  kind: 'demo' | 'real',
): readonly Word[] {
  if (reading.state !== 'read') return [fileWords[reading.state]];
  if (reading.signatures.length === 0) return [fileWords.none];
  return [
    ...(certificates.length === 0 ? [fileWords.noAnchors] : []),
    ...(damaged.length === 0 ? [] : [filledWord(fileWords.damagedAnchors, { names: damaged.join(', ') })]),
    ...(kind === 'demo' ? [fileWords.demo] : []),
  ];
}
