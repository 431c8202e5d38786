/** A decimal without rounding: `units` ÷ 10^`scale`. Written, it is canonical text: "1157", "99.7", "-0.5". */
export type Exact = { readonly units: bigint; readonly scale: number };

export const nought: Exact = { units: 0n, scale: 0 };

const canonical = /^-?(0|[1-9]\d{0,17})(\.\d{0,5}[1-9])?$/;

/** Whether text is a decimal in its one canonical form: no sign of plus, no needless zeros, at most 6 decimals. */
export const isDecimal = (text: string): boolean => canonical.test(text) && text !== '-0';

/** Reads canonical text; throws an `Error` where it is none. */
export function exactOf(text: string): Exact {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`not a decimal: ${text}`);
  const dot = text.indexOf('.');
  if (dot < 0) return { units: BigInt(text), scale: 0 };
  return { units: BigInt(text.slice(0, dot) + text.slice(dot + 1)), scale: text.length - dot - 1 };
}

/** The canonical text of an exact decimal. */
export function decimalText({ units, scale }: Exact): string {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - scale);
  return scale === 0 || fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/** Adds `b` so many times; -1 takes it away. */
export function plus(a: Exact, b: Exact, times: 1 | -1 = 1): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { units: atScale(a, scale) + BigInt(times) * atScale(b, scale), scale };
}

/** Below 0 where `a` is less than `b`, above where it is more. */
export function compare(a: Exact, b: Exact): number {
  const { units } = plus(a, b, -1);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

const smallWhole = /^-?\d{1,9}$/;

/** Adds up canonical texts. Small whole numbers, which are nearly all, are added by the machine, which holds them exactly. */
export function addUp(texts: Iterable<string>): Exact {
  let small = 0;
  let sum = nought;
  for (const text of texts) {
    if (!smallWhole.test(text)) sum = plus(sum, exactOf(text));
    else small += Number(text);
    if (Math.abs(small) < 2 ** 52) continue;
    sum = plus(sum, { units: BigInt(small), scale: 0 });
    small = 0;
  }
  return small === 0 ? sum : plus(sum, { units: BigInt(small), scale: 0 });
}

const atScale = ({ units, scale }: Exact, wanted: number) =>
  wanted === scale ? units : units * 10n ** BigInt(wanted - scale);

/** What percentage `part` is of `whole`, half up (away from nought) at so many decimals; `whole` is not nought. */
export function percentage(part: Exact, whole: Exact, digits: number): string {
  const scale = Math.max(part.scale, whole.scale);
  const dividend = atScale(part, scale) * 10n ** BigInt(digits + 2);
  const divisor = atScale(whole, scale);
  const size = (2n * abs(dividend) + abs(divisor)) / (2n * abs(divisor));
  return decimalText({ units: dividend < 0n === divisor < 0n ? size : -size, scale: digits });
}

const abs = (value: bigint) => (value < 0n ? -value : value);

/** The canonical text of a number that was read from few digits; null where a number of the machine cannot hold it exactly. */
export function decimalOfNumber(value: number): string | null {
  const text = String(Object.is(value, -0) ? 0 : value);
  return isDecimal(text) && text.replace(/[-.]/g, '').length <= 15 ? text : null;
}

/** As Vietnamese print it, digit by digit: "1157.5" → "1.157,5". */
export function printDecimal(text: string, grouped = true): string {
  const [whole, fraction] = text.split('.') as [string, string?];
  const parts = grouped ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.') : whole;
  return fraction === undefined ? parts : `${parts},${fraction}`;
}
