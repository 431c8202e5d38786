import type { Fraction } from './unit.ts';

/**
 * Divides a whole amount by shares so that the parts add up to it exactly: each gets its whole part, and what is left goes
 * one by one to the largest remainders (on a tie, to the first named). Null where the shares do not make one whole.
 */
export function apportion(amount: bigint, shares: readonly Fraction[]): bigint[] | null {
  if (!makeOneWhole(shares)) return null;
  const whole = shares.reduce((product, { denominator }) => product * BigInt(denominator), 1n);
  const size = amount < 0n ? -amount : amount;
  const scaled = shares.map(
    ({ numerator, denominator }) => size * BigInt(numerator) * (whole / BigInt(denominator)),
  );
  const parts = scaled.map((part) => part / whole);
  const left = size - parts.reduce((sum, part) => sum + part, 0n);
  for (const index of largestRemainders(scaled.map((part) => part % whole)).slice(0, Number(left)))
    parts[index]! += 1n;
  return amount < 0n ? parts.map((part) => -part) : parts;
}

/** Whether none is negative and together they are exactly one. */
export function makeOneWhole(shares: readonly Fraction[]): boolean {
  const sound = ({ numerator, denominator }: Fraction) =>
    Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && numerator >= 0 && denominator > 0;
  if (shares.length === 0 || !shares.every(sound)) return false;
  const whole = shares.reduce((product, { denominator }) => product * BigInt(denominator), 1n);
  const sum = shares.reduce(
    (total, { numerator, denominator }) => total + BigInt(numerator) * (whole / BigInt(denominator)),
    0n,
  );
  return sum === whole;
}

function largestRemainders(remainders: readonly bigint[]): number[] {
  const order = remainders.map((remainder, index) => ({ remainder, index }));
  order.sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  return order.map(({ index }) => index);
}
