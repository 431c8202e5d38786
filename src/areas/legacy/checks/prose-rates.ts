import { formatNumber, roundHalfUp, roundsTo } from '../../../base/decimal.ts';
import type { NumberInText } from '../numbers-in-text.ts';
import type { Passage } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { keep, type Outcome, tell } from './outcome.ts';
import { isBracketed } from './prose-scopes.ts';
import { words } from './words.ts';

/** "33/44 = 75,0%", "34/34 người, đạt 100%", "31 trên tổng số 33 nhiệm vụ, đạt 93,9%"; a part is not greater than its whole. */
export function checkRates(passage: Passage, all: readonly Passage[], outcome: Outcome): void {
  for (const [index, number] of passage.numbers.entries()) {
    const fraction = fractionAt(passage, index);
    if (fraction === null) continue;
    const { part, whole, next } = fraction;
    const at = [atWords(passage, number.start, fraction.end)];
    if (whole > 0 && part > whole && !exceeds(passage, index))
      tell(outcome, 'prose-part', 'error', {
        message: words.partOver(part, whole),
        at,
        found: part,
        expected: whole,
      });
    const rate = passage.numbers[next];
    if (rate === undefined || !rate.percent || whole === 0 || !isRateOf(passage, fraction.end, rate))
      continue;
    compareRate(passage, part, whole, rate, number.start, outcome);
  }
  checkDecimals(passage, outcome);
  checkProducts(passage, outcome);
  checkInequalities(passage, outcome);
  checkComparisons(passage, outcome);
  checkLooseRates(passage, all, outcome);
  checkOverHundred(passage, outcome);
}

/** "đạt 118,9% (95,1/80)": what was reached, over what was aimed at. */
function exceeds(passage: Passage, index: number): boolean {
  const [rate, fraction] = [passage.numbers[index - 1], passage.numbers[index]];
  if (rate === undefined || fraction === undefined || !rate.percent || fraction.of === null) return false;
  const between = passage.paragraph.text.slice(rate.end, fraction.start);
  return /^\s*\($/.test(between) && fraction.of > 0 && isRate(fraction.value, fraction.of, rate);
}

type Fraction = {
  readonly part: number;
  readonly whole: number;
  readonly end: number;
  readonly next: number;
};

function fractionAt(passage: Passage, index: number): Fraction | null {
  const number = passage.numbers[index]!;
  if (number.percent) return null;
  if (number.of !== null) return { part: number.value, whole: number.of, end: number.end, next: index + 1 };
  const whole = passage.numbers[index + 1];
  if (whole === undefined || whole.percent || whole.of !== null || whole.start - number.end > 40) return null;
  const between = passage.paragraph.text.slice(number.end, whole.start);
  const over =
    /^\s*[\p{L}, ]{0,25}?(?<!\p{L})trên( tổng)?( số)?\s*$/iu.test(between) ||
    /^\s*\/\s*tổng( số)?\s*$/iu.test(between);
  return over ? { part: number.value, whole: whole.value, end: whole.end, next: index + 2 } : null;
}

function isRateOf(passage: Passage, from: number, rate: NumberInText): boolean {
  const between = passage.paragraph.text.slice(from, rate.start);
  return (
    /^[^.;\d]{0,60}$/.test(between) &&
    /^\s*[=:(,~≈]|(?<!\p{L})(đạt|chiếm|bằng|tỷ lệ|tỉ lệ)(?!\p{L})|\(\s*$/iu.test(between) &&
    !isBound.test(between)
  );
}

/** "dưới 50%", "từ 90% trở lên": a bound that the counted have in common, not their share. */
const isBound = /(?<!\p{L})(dưới|trên|hơn|từ|tối thiểu|tối đa|ít nhất|khoảng|đến|vượt|tăng|giảm)\s*$/iu;
const same = (a: number, b: number) => Math.abs(a - b) < 1e-9;
const percentOf = (part: number, whole: number, digits: number) => roundHalfUp((part / whole) * 100, digits);
/** Rounded to 100 % a rate claims all, which a smaller part is not. */
const isRate = (part: number, whole: number, rate: NumberInText) =>
  roundsTo((part / whole) * 100, rate.value, rate.decimals) && !(rate.value === 100 && part < whole);
const bare = (rate: NumberInText) => rate.quote.replace(/\s*%/, '');

function compareRate(
  passage: Passage,
  part: number,
  whole: number,
  rate: NumberInText,
  start: number,
  outcome: Outcome,
): void {
  const expected = percentOf(part, whole, rate.decimals);
  const at = [atWords(passage, start, rate.end)];
  if (isRate(part, whole, rate))
    return keep(outcome, 'prose-rate', words.proseRateHolds(part, whole, expected, rate.decimals), at);
  const message = words.proseRate(part, whole, expected, rate.decimals, bare(rate));
  tell(outcome, 'prose-rate', 'error', { message, at, found: rate.value, expected });
}

/** "(trực tuyến: 168 = 70,0%)": the share is of the total before the brackets. Where it fits another total of the sentence only, that is a warning. */
export function compareShare(
  passage: Passage,
  part: NumberInText,
  rate: NumberInText,
  total: NumberInText,
  outcome: Outcome,
): void {
  const { decimals } = rate;
  const at = [atWords(passage, part.start, rate.end)];
  const expected = percentOf(part.value, total.value, decimals);
  if (isRate(part.value, total.value, rate))
    return keep(
      outcome,
      'prose-share',
      words.proseRateHolds(part.value, total.value, expected, decimals),
      at,
    );
  const other = passage.numbers.find(
    (number) => !number.percent && number.value > 0 && isRate(part.value, number.value, rate),
  );
  const args = [part.value, total.value, expected, decimals, bare(rate)] as const;
  const message = other === undefined ? words.proseRate(...args) : words.otherBase(...args, other.value);
  const bracketed = isBracketed(passage.paragraph.text, rate);
  // "679 hồ sơ trực tuyến, đúng hạn 650 hồ sơ (95,7%)": brackets may hold the share of the part before.
  if (bracketed && other !== undefined) return;
  const severity = other === undefined && !bracketed ? 'error' : 'warning';
  tell(outcome, 'prose-share', severity, { message, at, found: rate.value, expected });
}

/** "b/a = 117/468 = 0,25". */
function checkDecimals(passage: Passage, outcome: Outcome): void {
  const text = passage.paragraph.text;
  for (const match of text.matchAll(/(\d+)\s*\/\s*(\d+)\s*=\s*(\d+[.,]\d+)(?!\s*%|\d)/g)) {
    const [quote, a, b, printed] = match as unknown as [string, string, string, string];
    if (Number(b) === 0) continue;
    const digits = printed.split(/[.,]/)[1]!.length;
    const expected = roundHalfUp(Number(a) / Number(b), digits);
    const value = decimalOf(printed);
    const at = [atWords(passage, match.index, match.index + quote.length)];
    const args = [Number(a), Number(b), expected, digits] as const;
    if (same(expected, value)) keep(outcome, 'prose-ratio', words.proseRatioHolds(...args), at);
    else
      tell(outcome, 'prose-ratio', 'error', {
        message: words.proseRatio(...args, printed),
        at,
        found: value,
        expected,
      });
  }
}

const decimalOf = (printed: string) => Number(printed.replace(',', '.'));

/** "0,45*2 = 0,90". */
function checkProducts(passage: Passage, outcome: Outcome): void {
  const product = /(\d+(?:[.,]\d+)?)\s*[*x×]\s*(\d+(?:[.,]\d+)?)\s*=\s*(\d+(?:[.,]\d+)?)(?!\d)/g;
  for (const match of passage.paragraph.text.matchAll(product)) {
    const [quote, a, b, printed] = match as unknown as [string, string, string, string];
    const digits = /[.,](\d+)$/.exec(printed)?.[1]?.length ?? 0;
    const expected = roundHalfUp(decimalOf(a) * decimalOf(b), digits);
    if (same(expected, decimalOf(printed))) continue;
    const at = [atWords(passage, match.index, match.index + quote.length)];
    const message = words.product(a, b, formatNumber(expected, digits), printed);
    tell(outcome, 'prose-product', 'error', { message, at, found: decimalOf(printed), expected });
  }
}

/** "0,38 < 0,6": what is said to be less is less. */
function checkInequalities(passage: Passage, outcome: Outcome): void {
  for (const match of passage.paragraph.text.matchAll(/(\d+[.,]\d+)\s*([<>])\s*(\d+(?:[.,]\d+)?)(?!\d)/g)) {
    const [quote, a, sign, b] = match as unknown as [string, string, string, string];
    if (sign === '<' ? decimalOf(a) < decimalOf(b) : decimalOf(a) > decimalOf(b)) continue;
    const at = [atWords(passage, match.index, match.index + quote.length)];
    tell(outcome, 'prose-inequality', 'error', { message: words.inequality(quote), at, found: quote });
  }
}

/** "là 43 triệu đồng … cao hơn … là 38,5 triệu đồng". */
function checkComparisons(passage: Passage, outcome: Outcome): void {
  const { text } = passage.paragraph;
  for (const [index, second] of passage.numbers.entries()) {
    const first = passage.numbers.slice(0, index).findLast((number) => number.unit === second.unit);
    if (first === undefined || second.unit === null || second.percent || second.start - first.end > 130)
      continue;
    const word = /(cao hơn|nhiều hơn|lớn hơn|thấp hơn|ít hơn|nhỏ hơn)[^.;]{0,60}\slà\s*$/iu.exec(
      text.slice(first.end, second.start),
    )?.[1];
    if (word === undefined) continue;
    const more = /cao|nhiều|lớn/iu.test(word);
    if (more ? first.value > second.value : first.value < second.value) continue;
    const at = [atWords(passage, first.start, second.end)];
    const message = words.comparison(first.value, word, second.value);
    tell(outcome, 'prose-comparison', 'warning', { message, at, found: first.value, expected: second.value });
  }
}

/** "giải quyết 498 hồ sơ, đạt 97,3%", "đã xử lý 36 vấn đề (83,7%)": where no total of the report gives the rate, one of the two is wrong. */
function checkLooseRates(passage: Passage, all: readonly Passage[], outcome: Outcome): void {
  for (const [index, rate] of passage.numbers.entries()) {
    const part = passage.numbers[index - 1];
    if (part === undefined || !isLooseRate(passage, part, rate)) continue;
    const whole = wholeBefore(passage, index - 1);
    if (rate.value >= 100 || (whole === null && rate.decimals === 0)) continue;
    const wholes = (whole === null ? all : [passage])
      .flatMap((other) => other.numbers)
      .filter((number) => !number.percent && number.value >= part.value);
    const near = passage.numbers.some(
      (number) =>
        number !== part && !number.percent && number.unit === part.unit && number.value >= part.value,
    );
    const fits = wholes.some((number) => isRate(part.value, number.of ?? number.value, rate));
    if (fits || (whole === null && !near)) continue;
    const at = [atWords(passage, (whole ?? part).start, rate.end)];
    const expected = whole === null ? null : percentOf(part.value, whole.value, rate.decimals);
    const message =
      whole === null
        ? words.looseRate(part.value, bare(rate))
        : words.proseRate(part.value, whole.value, expected!, rate.decimals, bare(rate));
    tell(outcome, 'prose-loose-rate', 'warning', { message, at, found: rate.value, expected });
  }
}

function isLooseRate({ paragraph: { text } }: Passage, part: NumberInText, rate: NumberInText): boolean {
  if (!rate.percent || part.percent || part.of !== null || part.unit === null || part.value < 1) return false;
  if (/^\s*(so với|kế hoạch|dự toán|chỉ tiêu)/iu.test(text.slice(rate.end))) return false;
  const between = text.slice(part.end, rate.start);
  // "giải quyết 80 hồ sơ, đúng hạn đạt 97,5%": the rate is of another part, named behind the comma.
  if (/,[^,]*(?<!\p{L})(hạn|hẹn|hài lòng)(?!\p{L})/iu.test(between)) return false;
  return (
    /^[^.;\d(]{0,50}\(?\s*(đạt|chiếm)( tỷ lệ| tỉ lệ)?\s*$/iu.test(between) ||
    (/^[^.;,\d(]{0,30}\(\s*$/u.test(between) && text[rate.end] === ')' && rate.decimals > 0)
  );
}

const wholeWord =
  /(?<!\p{L})(kế hoạch|được giao|cần|phải|phát hiện|tiếp nhận|đề ra|đăng ký|kiến nghị xử lý)(?!\p{L})[^.;,\d]{0,50}$/iu;
const doneWord = /(?<!\p{L})(đã|hoàn thành|xử lý|giải ngân|giải quyết|thực hiện)(?!\p{L})/iu;

/** "Kế hoạch 900 triệu đồng, đã giải ngân 630 triệu đồng, đạt 70%": the plan just before what was done of it. */
function wholeBefore({ paragraph: { text }, numbers }: Passage, index: number): NumberInText | null {
  const [part, whole] = [numbers[index]!, numbers[index - 1]];
  if (whole === undefined || whole.percent || whole.of !== null || whole.unit !== part.unit) return null;
  if (whole.value < part.value || whole.value === 0) return null;
  const between = text.slice(whole.end, part.start);
  const lead = text.slice(Math.max(0, whole.start - 70), whole.start);
  return /^[^.()\d]{0,70}$/.test(between) && doneWord.test(between) && wholeWord.test(lead) ? whole : null;
}

const mayExceed = /(?<!\p{L})(tăng|giảm|bằng|vượt|gấp|trên|hơn|so với)(?!\p{L})[^.;,]{0,40}$/iu;
const ofGoal =
  /^\s*\(?(so(?!\p{L})|kế hoạch|dự toán|chỉ tiêu|mục tiêu|định mức|nhu cầu|KH(?!\p{L})|NQ|nghị quyết)/iu;

/** "Có 197% cán bộ đạt chuẩn": a share cannot be over 100 %; a growth, or what was reached of a goal, can. */
function checkOverHundred(passage: Passage, outcome: Outcome): void {
  const { text } = passage.paragraph;
  for (const [index, rate] of passage.numbers.entries()) {
    if (!rate.percent || rate.value <= 100) continue;
    const part = passage.numbers[index - 1];
    const told =
      (part !== undefined && part.of !== null && part.value > part.of) || exceeds(passage, index + 1);
    const from = Math.max(text.lastIndexOf('. ', rate.start), text.lastIndexOf('\n', rate.start), 0);
    const sentence = text.slice(from, rate.end + 60);
    const lead = text.slice(from, rate.start);
    const goal =
      ofGoal.test(text.slice(rate.end)) ||
      /(?<!\p{L})(kế hoạch|chỉ tiêu|mục tiêu)[^.;]{0,80}$/iu.test(lead) ||
      /ngân sách|dự toán|doanh thu|sản lượng/iu.test(sentence);
    if (told || goal || mayExceed.test(lead)) continue;
    const at = [atWords(passage, rate.start, rate.end)];
    const message = words.overHundred(bare(rate));
    tell(outcome, 'percent-range', 'warning', { message, at, found: rate.value, expected: 100 });
  }
}
