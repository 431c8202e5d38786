import type { PlainDate } from '../../base/plain-date.ts';
import { dayOfSerial, formatDate, isDateTokens } from './date-format.ts';
import { roundedDigits, significantDigits } from './decimal.ts';
import { formatSections, literalText, type Token, tokensOf } from './format-code.ts';

/**
 * The text a Vietnamese reader sees in a cell: comma before the decimals, dot between thousands, dates as dd/mm/yyyy.
 * `code` is the cell's number format as the file stores it (always in its English form); a plain number shows up to 15 digits.
 */
export function displayedNumber(value: number, code: string, since1904 = false): string {
  if (code === '' || code === 'General') return significantDigits(value);
  const section = sectionFor(value, formatSections(code));
  const tokens = tokensOf(section.code);
  const shown = section.dropsSign ? Math.abs(value) : value;
  if (isDateTokens(tokens)) return formatDate(value, tokens, since1904) ?? significantDigits(value);
  if (tokens.some((token) => token.kind === 'general' || token.kind === 'at'))
    return generalNumber(shown, tokens);
  if (tokens.some((token) => token.kind === 'exponent' || token.kind === 'fraction'))
    return significantDigits(value);
  if (!tokens.some((token) => token.kind === 'digit')) return literalText(tokens) || significantDigits(value);
  return placedNumber(shown, tokens).trim().replace(/^-\s+/, '-');
}

/** The day that a number shows as; null where its format shows no whole day, or the calendar has none such. */
export function dayShown(value: number, code: string, since1904 = false): PlainDate | null {
  const tokens = tokensOf(sectionFor(value, formatSections(code)).code);
  const has = (letter: string) => tokens.some(({ kind, text }) => kind === 'date' && text.startsWith(letter));
  return isDateTokens(tokens) && has('d') && has('y') ? dayOfSerial(value, since1904) : null;
}

type Section = { readonly code: string; readonly dropsSign: boolean };

/** One section serves all; two: not negative, negative; three: positive, negative, zero. Conditions in brackets come first. */
function sectionFor(value: number, sections: readonly string[]): Section {
  const conditional = sections.find((section) => meets(value, section));
  if (conditional !== undefined) return { code: conditional, dropsSign: sections.length > 1 };
  const plain = sections.filter((section) => !hasCondition(section));
  const [positive = 'General', negative, zero] = plain;
  if (value < 0 && negative !== undefined) return { code: negative, dropsSign: true };
  if (value === 0 && zero !== undefined) return { code: zero, dropsSign: false };
  return { code: positive, dropsSign: false };
}

const condition = /^(?:\[[A-Za-z]+\d*\])*\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]/;
const hasCondition = (section: string) => condition.test(section);

function meets(value: number, section: string): boolean {
  const [, sign, text] = condition.exec(section) ?? [];
  const bound = Number(text);
  if (sign === '<') return value < bound;
  if (sign === '<=') return value <= bound;
  if (sign === '>') return value > bound;
  if (sign === '>=') return value >= bound;
  if (sign === '<>') return value !== bound;
  return sign === '=' && value === bound;
}

/** `General"%"` prints the number as it is between its literals. */
function generalNumber(value: number, tokens: readonly Token[]): string {
  const parts = tokens.map((token) => {
    if (token.kind === 'general' || token.kind === 'at') return significantDigits(value);
    return token.kind === 'literal' || token.kind === 'percent' ? token.text : '';
  });
  return parts.join('').trim();
}

function placedNumber(value: number, tokens: readonly Token[]): string {
  const point = tokens.findIndex((token) => token.kind === 'point');
  const before = point < 0 ? tokens : tokens.slice(0, point);
  const after = point < 0 ? [] : tokens.slice(point + 1);
  const lastDigit = tokens.findLastIndex((token) => token.kind === 'digit');
  const scale = tokens.slice(lastDigit + 1).filter((token) => token.kind === 'comma').length;
  const percents = tokens.filter((token) => token.kind === 'percent').length;
  const decimals = after.filter((token) => token.kind === 'digit').length;
  const { whole, fraction, isZero } = roundedDigits(value, decimals, percents * 2 - scale * 3);
  const thousands = tokens.some((token, at) => token.kind === 'comma' && at < lastDigit);
  const sign = value < 0 && !isZero ? '-' : '';
  return sign + wholePart(whole, before, thousands) + fractionPart(fraction, after);
}

/** Places the digits from the right; the leftmost placeholder takes all that are left. */
function wholePart(digits: string, tokens: readonly Token[], thousands: boolean): string {
  const first = tokens.findIndex((token) => token.kind === 'digit');
  let left = digits === '0' ? '' : digits;
  let placed = 0;
  let text = '';
  const place = (digit: string) => {
    text = digit + (thousands && placed > 0 && placed % 3 === 0 ? '.' : '') + text;
    placed += 1;
  };
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at]!;
    if (token.kind === 'literal' || token.kind === 'percent') text = token.text + text;
    if (token.kind !== 'digit') continue;
    if (left !== '') place(left.at(-1)!);
    else if (token.text === '0') place('0');
    left = left.slice(0, -1);
    while (at === first && left !== '') {
      place(left.at(-1)!);
      left = left.slice(0, -1);
    }
  }
  return text;
}

function fractionPart(digits: string, tokens: readonly Token[]): string {
  const significant = digits.replace(/0+$/, '').length;
  let at = 0;
  let text = '';
  let decimals = '';
  for (const token of tokens) {
    if (token.kind === 'literal' || token.kind === 'percent') text += token.text;
    if (token.kind !== 'digit') continue;
    if (token.text === '0' || at < significant) decimals += digits[at];
    at += 1;
  }
  return (decimals === '' ? '' : `,${decimals}`) + text;
}
