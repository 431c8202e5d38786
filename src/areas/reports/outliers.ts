import { decimalText, exactOf, plus } from '../../base/exact-decimal.ts';

/** The middle of some figures; null where there are none. */
function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median of decimals as it is written, to the last digit. */
export function medianText(values: readonly string[]): string | null {
  const sorted = values.map(exactOf).sort((a, b) => {
    const { units } = plus(a, b, -1);
    return units < 0n ? -1 : units > 0n ? 1 : 0;
  });
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (lower === undefined || upper === undefined) return null;
  const { units, scale } = plus(lower, upper);
  return decimalText({ units: units * 5n, scale: scale + 1 });
}

/** Fewer units than these have no usual figure. */
export const fewest = 5;
/** Modified z-score of Iglewicz and Hoaglin: beyond 3.5 a figure stands out. */
const farthest = 3.5;

/**
 * Which figures stand out among those of the other units: by the distance from the median against the median distance, which a few
 * wrong figures do not move. Where most are equal, what differs at all stands out.
 */
export function outliersIn(values: readonly number[]): (value: number) => boolean {
  const middle = median(values);
  if (middle === null || values.length < fewest) return () => false;
  const spread = median(values.map((value) => Math.abs(value - middle)))!;
  if (spread === 0) return (value) => value !== middle;
  return (value) => Math.abs((0.6745 * (value - middle)) / spread) > farthest;
}
