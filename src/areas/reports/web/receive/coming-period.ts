import type { PlainDate } from '../../../../base/plain-date.ts';
import type { CampaignKind } from '../../contract-campaign.ts';

export type Period = { readonly kind: CampaignKind; readonly year: number; readonly quarter: number | null };

/** What a year asks for: the half-year and the year stand for the second and the last quarter (CV 581/BNV-CCHC). */
const ofYear = [
  { kind: 'quarter', quarter: 1 },
  { kind: 'half-year', quarter: null },
  { kind: 'quarter', quarter: 3 },
  { kind: 'year', quarter: null },
] as const;

/**
 * What will be asked for next: the period that the day lies in, or the first one after it that nobody has opened yet. By their due
 * days (CV 581/BNV-CCHC) the reports of a quarter are in by the 20th of its last month, and those of the year by 15/12.
 */
export function comingPeriod(today: PlainDate, opened: readonly Period[]): Period {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const isOver = month % 3 === 0 && day > (month === 12 ? 15 : 20);
  const first = year * ofYear.length + Math.floor((month - 1) / 3) + (isOver ? 1 : 0);
  for (let at = first; at < first + ofYear.length; at += 1) {
    const period = { ...ofYear[at % ofYear.length]!, year: Math.floor(at / ofYear.length) };
    if (!opened.some((one) => isSame(one, period))) return period;
  }
  return { ...ofYear[first % ofYear.length]!, year: Math.floor(first / ofYear.length) };
}

const isSame = (one: Period, other: Period): boolean =>
  one.kind === other.kind && one.year === other.year && one.quarter === other.quarter;
