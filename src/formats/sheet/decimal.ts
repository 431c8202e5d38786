/** The digits of a number rounded half-up as a spreadsheet rounds it: on its 15 significant decimal digits, not on its binary value. */
export function roundedDigits(value: number, decimals: number, shift = 0) {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential(14).split('e');
  const power = Number(exponent) - 14 + shift + decimals;
  const digits = scaled(BigInt(mantissa.replace('.', '')), power)
    .toString()
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return { whole, fraction: digits.slice(digits.length - decimals), isZero: /^0*$/.test(digits) };
}

function scaled(digits: bigint, power: number): bigint {
  if (power >= 0) return digits * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  return (digits + divisor / 2n) / divisor;
}

/** A plain number with up to 15 significant digits and a decimal comma. */
export function significantDigits(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value || 0);
  const size = Math.abs(value);
  const text = size >= 1e21 || size < 1e-9 ? `${Number(value.toPrecision(15))}` : fixed(value);
  return text.replace('.', ',');
}

function fixed(value: number): string {
  const decimals = Math.min(24, Math.max(0, 14 - Math.floor(Math.log10(Math.abs(value)))));
  const { whole, fraction } = roundedDigits(value, decimals);
  const kept = fraction.replace(/0+$/, '');
  return (value < 0 ? '-' : '') + whole + (kept === '' ? '' : `.${kept}`);
}
