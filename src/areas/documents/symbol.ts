import type { PlainDate } from '../../base/plain-date.ts';
import { kindOn } from './kinds.ts';

type Numbered = {
  readonly number: number;
  readonly suffix: string;
  readonly kind: string;
  readonly legal: boolean;
  /** Of the document; it says by which rule it is written. */
  readonly day: PlainDate;
  /** Abbreviation of the organ: UBND. */
  readonly organ: string;
  /** Abbreviation of who drafted it, for official letters: VP; null where not said. */
  readonly department: string | null;
};

/**
 * Number and symbol as they are printed (NĐ 30/2020/NĐ-CP, Phụ lục I and III): "74/BC-UBND", "103/UBND-VP", of legal documents
 * "02/2022/NQ-HĐND". Numbers below 10 have a zero before them.
 */
export function printedNumber({ number, suffix, kind, legal, day, organ, department }: Numbered): string {
  const padded = `${String(number).padStart(2, '0')}${suffix}`;
  if (legal) return `${padded}/${day.slice(0, 4)}/${kind}-${organ}`;
  const letters = kindOn(kind, day)?.symbol === 'organ-department' ? [organ, department] : [kind, organ];
  return `${padded}/${letters.filter((part) => part !== null).join('-')}`;
}
