import { roundHalfUp } from '../../base/decimal.ts';
import { fold, oneLine } from '../../base/fold.ts';
import type { ValueType } from './dictionary.ts';
import { countedNoun } from './unit.ts';

/** What a cell's words came to. `doubt` tells why the value should be looked at; `text` why it stayed words. */
export type ReadValue = {
  readonly value: number | string | null;
  readonly certainty: number;
  readonly problem: ValueProblem | null;
};
const valueProblems = ['other-unit', 'no-figure', 'ambiguous', 'out-of-list', 'fraction-in-count'] as const;
export type ValueProblem = (typeof valueProblems)[number];

export type ValueContext = {
  readonly type: ValueType | null;
  readonly unit: string | null;
  readonly choices: Readonly<Record<string, string>> | null;
};

/** Reasons for a missing value that a form may carry in words: they are answers, not mistakes (domain §1.9). */
const reasons = ['khong phat sinh', 'khong thuoc tham quyen', 'chua co so lieu'];

/**
 * Reads one printed value as Vietnamese officials write it: `02` → 2, `1.250` → 1250, `75,5` → 75.5, `36+04` → 40,
 * `64/64 (100%)` in a %-row → 100, `-` and blank → null. What is of another unit or no figure stays words, with a problem.
 */
export function readValue(printed: string, context: ValueContext): ReadValue {
  const raw = oneLine(printed);
  if (isBlank(raw)) return plain(null);
  if (context.type === 'text') return plain(raw);
  const chosen = context.choices === null ? null : choiceOf(raw, context.choices);
  if (chosen !== null) return plain(chosen);
  const figure = figureOf(raw, context);
  if (figure !== null) return figure;
  if (severalFigures.test(raw)) return { value: raw, certainty: 0.5, problem: 'ambiguous' };
  if (reasons.includes(fold(raw))) return plain(raw);
  const counted = context.choices === null ? numberInWords(raw) : null;
  if (counted !== null) return plain(counted);
  if (context.type === null) return plain(raw);
  return { value: raw, certainty: 1, problem: /\d/.test(raw) ? 'other-unit' : 'no-figure' };
}

/** "13 13": the figures of two cells that nothing parted. */
const severalFigures = /^[\d.,+%]*\d[\d.,+%]*(\s+([\d.,+%]*\d[\d.,+%]*|[-–]))+$/;

export const isBlank = (raw: string) => /^[\s\-–—−_.…/]*$/.test(raw);

const plain = (value: number | string | null): ReadValue => ({ value, certainty: 1, problem: null });

function choiceOf(raw: string, choices: Readonly<Record<string, string>>): number | null {
  const word = fold(raw).replace(/[.;,]$/, '');
  const found = Object.entries(choices).find(([, name]) => fold(name) === word);
  return found === undefined ? null : Number(found[0]);
}

function figureOf(raw: string, context: ValueContext): ReadValue | null {
  const percent = context.type === 'percent';
  const fraction = fractionIn(raw);
  if (fraction !== null) return fractionOf(raw, fraction, percent);
  const added = /^\d{1,4}(\s*\+\s*\d{1,4})+$/.test(raw);
  if (added) return plain(raw.split('+').reduce((sum, part) => sum + Number(part), 0));
  const parts = /^([-–−]\s*)?(\d[\d.,\s]*)\s*(\S.*)?$/.exec(raw);
  if (parts === null) return null;
  const number = numberOf(parts[2]!.trim(), context.type);
  if (number === null) return null;
  const scaled = inUnit(number.value, parts[3] ?? '', context);
  if (scaled === null) return null;
  return {
    value: parts[1] === undefined ? scaled : -scaled,
    certainty: number.certainty,
    problem: number.certainty < 1 ? 'ambiguous' : null,
  };
}

export type Fraction = { readonly part: number; readonly whole: number; readonly rate: string | null };

const counted = String.raw`(?:\s+\p{L}[\p{L} ]{0,20})?`;
const fractionFirst = new RegExp(
  String.raw`^(\d[\d.,]*)\s*/\s*(\d[\d.,]*)${counted}\s*(?:[(=]\s*(\d[\d.,]*)\s*%\s*\)?)?$`,
  'u',
);
const rateFirst = new RegExp(
  String.raw`^(\d[\d.,]*)\s*%?\s*\(\s*(\d[\d.]*)\s*/\s*(\d[\d.]*)${counted}\s*\)$`,
  'u',
);

/** "218/218", "877/877 hồ sơ (100 %)", "13/36 = 36,1 %" or "100 (877/877)": a fraction, with the rate that is printed beside it. */
export function fractionIn(printed: string): Fraction | null {
  const raw = oneLine(printed);
  const first = fractionFirst.exec(raw);
  if (first !== null) return { part: whole(first[1]!), whole: whole(first[2]!), rate: first[3] ?? null };
  const last = rateFirst.exec(raw);
  return last === null ? null : { part: whole(last[2]!), whole: whole(last[3]!), rate: last[1]! };
}

const whole = (digits: string) => Number(digits.replaceAll('.', '').replace(',', '.'));

/** A fraction alone is its rate, to two decimals. */
function fractionOf(raw: string, fraction: Fraction, percent: boolean): ReadValue {
  const value = percent && fraction.rate !== null ? numberOf(fraction.rate, 'percent') : null;
  if (value !== null) return plain(value.value);
  if (percent && fraction.whole > 0 && fraction.part <= fraction.whole)
    return plain(roundHalfUp((fraction.part / fraction.whole) * 100, 2));
  return { value: raw, certainty: 1, problem: percent ? 'no-figure' : 'fraction-in-count' };
}

/**
 * `1.250` is a thousand in a count but may be a decimal among points and percentages, where a dot never parts thousands below 1000.
 * `12,500` is a decimal as Vietnamese writes it and a thousand as Excel often does: of money it is read with a doubt.
 */
export function numberOf(
  digits: string,
  type: ValueType | null,
): { value: number; certainty: number } | null {
  const text = digits.replace(/[.,]$/, '');
  if (/^\d+$/.test(text)) return { value: Number(text), certainty: 1 };
  if (/^\d{1,3}( \d{3})+$/.test(text)) return { value: Number(text.replaceAll(' ', '')), certainty: 1 };
  // No thousand begins with a nought: "0.125" is a decimal.
  if (/^0+\.\d+$/.test(text)) return { value: Number(text), certainty: 1 };
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) {
    const decimal = Number(text);
    if ((type === 'score' || type === 'percent') && !Number.isNaN(decimal))
      return { value: decimal, certainty: 1 };
    return { value: Number(text.replaceAll('.', '').replace(',', '.')), certainty: 1 };
  }
  if (/^\d+[,.]\d+$/.test(text)) {
    const maybeThousands = /^[1-9]\d{0,2},\d{3}$/.test(text);
    if (maybeThousands && type === 'count') return { value: Number(text.replace(',', '')), certainty: 0.7 };
    const doubted = maybeThousands && (type === 'money' || type === 'decimal');
    return { value: Number(text.replace(',', '.')), certainty: doubted ? 0.7 : 1 };
  }
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)
    ? { value: Number(text.replaceAll(',', '')), certainty: 0.8 }
    : null;
}

const scales: Record<string, number> = {
  dong: 1e-6,
  'nghin dong': 1e-3,
  'trieu dong': 1,
  trieu: 1,
  'ty dong': 1000,
  ty: 1000,
  ti: 1000,
};
/** The number in the row's own unit, or null where the words after it name another one. */
function inUnit(value: number, tail: string, context: ValueContext): number | null {
  const words = fold(tail)
    .replace(/[.;,()]+$/, '')
    .trim();
  if (words === '') return value;
  if (words === '%' || words.startsWith('%') || words === 'phan tram')
    return context.type === 'percent' || context.type === null ? value : null;
  const own = context.unit === null ? '' : fold(oneLine(context.unit));
  if (context.type === 'money')
    return words in scales ? Math.round(((value * scales[words]!) / (scales[own] ?? 1)) * 1e6) / 1e6 : null;
  if (context.type === 'percent' || words in scales) return null;
  return (own !== '' && words.startsWith(own)) || countedNoun.test(words) ? value : null;
}

const digitWords: Record<string, number> = {
  không: 0,
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};

/**
 * Whole numbers below one hundred as words: "ba" → 3, "mười hai" → 12, "hai mươi lăm" → 25, "không có" → 0.
 * Accents count: "Nam", "bà" and "sau" are no numbers.
 */
export function numberInWords(raw: string): number | null {
  const words = raw
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L} ]/gu, ' ')
    .trim()
    .split(/\s+/);
  if (words.join(' ') === 'không có') return 0;
  if (words.length === 1 && words[0] === 'mười') return 10;
  if (words.length === 1) return digitWords[words[0]!] ?? null;
  if (words[0] === 'mười' && words.length === 2) return plus(10, words[1]!);
  const tens = digitWords[words[0]!] ?? 0;
  if (tens === 0 || words[1] !== 'mươi' || words.length > 3) return null;
  return words.length === 2 ? tens * 10 : plus(tens * 10, words[2]!);
}

function plus(tens: number, word: string): number | null {
  const digit = word === 'lăm' || word === 'nhăm' ? 5 : word === 'mốt' ? 1 : digitWords[word];
  return digit === undefined ? null : tens + digit;
}
