/** Rounds half up at `digits` decimals, on the decimal value that was meant: 2.345 → 2.35 although its binary is a little less. */
export function roundHalfUp(value: number, digits: number): number {
  const factor = 10 ** digits;
  const scaled = Math.abs(value) * factor;
  return (Math.sign(value) * Math.floor(scaled + 0.5 + 1e-9)) / factor || 0;
}

/** As Vietnamese print it: 1.250; 98,4. Without `digits` the shortest exact form. */
export function formatNumber(value: number, digits?: number): string {
  const text =
    digits === undefined ? String(roundHalfUp(value, 6)) : roundHalfUp(value, digits).toFixed(digits);
  const [whole, fraction] = text.split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** Digits printed after the decimal mark of a figure: "75,5" has one, "1.250" none. */
export function printedDecimals(raw: string): number {
  const match = /\d(?:\.\d{3})*[,.](\d+)(?!.*\d)/.exec(raw);
  if (match === null || /^\D*\d{1,3}(\.\d{3})+\D*$/.test(raw)) return 0;
  return match[1]!.length;
}

/**
 * Whether a printed figure is `exact` rounded half up at the decimals it prints. A zero added behind a rounded decimal
 * ("98,40" for "98,4") claims no more precision than it had.
 */
export function roundsTo(exact: number, printed: number, digits: number): boolean {
  const same = (places: number) => Math.abs(roundHalfUp(exact, places) - printed) < 1e-9;
  const meant = (String(printed).split('.')[1] ?? '').length;
  return same(digits) || (meant >= 1 && meant < digits && same(meant));
}
