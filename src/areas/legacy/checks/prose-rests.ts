import type { NumberInText } from '../numbers-in-text.ts';
import type { Passage } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { keep, type Outcome, tell } from './outcome.ts';
import { isChange } from './prose-changes.ts';
import { alike } from './same-things.ts';
import { words } from './words.ts';

/** "đề ra 32 nhiệm vụ, đã hoàn thành 30, còn 02": what is done and what is left make the whole; "9 và 14, tổng cộng 23". */
export function checkRests(passage: Passage, outcome: Outcome): void {
  const { text } = passage.paragraph;
  const counts = passage.numbers.filter((number) => !number.percent && !isChange(text, number));
  for (const [index, number] of counts.entries()) {
    if (isDone(text, number)) checkDone(passage, counts, index, outcome);
    if (isAddedUp(text, number)) checkAddedUp(passage, counts, index, outcome);
  }
}

const doneLead =
  /(?<!\p{L})(đã (được )?(xử lý|giải quyết|hoàn thành|thực hiện|triển khai)|hoàn thành|xử lý xong|có mặt)[^.;,:()\d]{0,20}$/iu;
const restLead =
  /(?<!\p{L})(còn( lại| thiếu)?|(đang|chưa) (xử lý|giải quyết|hoàn thành|thực hiện|triển khai)( trong hạn)?)( là)?:?\s*$/iu;
const restTail = /^\s*(?:\p{L}+\s){0,4}?(đang|chưa|còn lại|chuyển (sang|tiếp))(?!\p{L})/iu;
/** What is under way need not be all that is left, unless it is of what came in or was found. */
const isLast = (text: string, rest: NumberInText) => /(?<!\p{L})còn/iu.test(leadOf(text, rest).slice(-24));
const isReceived = (text: string, whole: NumberInText | null) =>
  whole !== null && /(?<!\p{L})(tiếp nhận|nhận được|phát hiện)[^.;,\d]{0,30}$/iu.test(leadOf(text, whole));
const leadOf = (text: string, number: NumberInText) =>
  text.slice(Math.max(0, number.start - 45), number.start);

const isRest = (text: string, number: NumberInText) =>
  restLead.test(leadOf(text, number)) || restTail.test(text.slice(number.end, number.end + 50));
const isDone = (text: string, number: NumberInText) =>
  doneLead.test(leadOf(text, number)) && !isRest(text, number);

/** From the first figure of what is done: the whole stands before it, further parts behind it. */
function checkDone(passage: Passage, counts: readonly NumberInText[], index: number, outcome: Outcome): void {
  const { text } = passage.paragraph;
  const first = counts[index]!;
  const before = counts[index - 1];
  if (before !== undefined && isDone(text, before) && inOneSentence(text, before, first)) return;
  const whole = wholeOf(text, before, first);
  if (first.of !== null && whole !== null && whole.value !== first.of)
    tellOtherWhole(passage, whole, first, outcome);
  const total = first.of ?? whole?.value ?? null;
  if (total === null) return;
  const parts = [first, ...followers(text, counts.slice(index + 1), first)];
  const rests = parts.filter((part) => isRest(text, part));
  if (rests.length === 0 || parts.some((part) => part.value > total)) return;
  const values = parts.map((part) => part.value);
  const sum = values.reduce((a, b) => a + b, 0);
  const at = [atWords(passage, (whole ?? first).start, parts.at(-1)!.end)];
  if (makes(total, values)) return keep(outcome, 'prose-done-rest', words.proseSumHolds(total, values), at);
  if (sum < total && !rests.some((part) => isLast(text, part)) && !isReceived(text, whole)) return;
  const told = { message: words.proseSum(total, values, sum), at, found: total, expected: sum };
  tell(outcome, 'prose-done-rest', 'warning', told);
}

const inOneSentence = (text: string, a: NumberInText, b: NumberInText) =>
  a.depth === b.depth && b.start - a.end <= 130 && !/\.\s(?!Kết quả)|\n/u.test(text.slice(a.end, b.start));

/** What was set, found, received or given, told just before what was done of it. */
function wholeOf(text: string, before: NumberInText | undefined, done: NumberInText): NumberInText | null {
  if (before === undefined || before.of !== null || before.unit === null) return null;
  if (!inOneSentence(text, before, done) || !alike(done, before) || isRest(text, before)) return null;
  const between = text.slice(before.end, done.start);
  return /(?<!\p{L})(trong đó|gồm|bao gồm)(?!\p{L})/iu.test(between) || between.includes('(') ? null : before;
}

/** Parts that follow in the sentence, each said to be done or left; figures in brackets belong to one of them. */
function followers(text: string, rest: readonly NumberInText[], first: NumberInText): NumberInText[] {
  const found: NumberInText[] = [];
  let last = first;
  for (const number of rest) {
    if (number.depth > first.depth) continue;
    const said = isRest(text, number) || isDone(text, number);
    if (!said || number.of !== null || !alike(number, first) || !inOneSentence(text, last, number)) break;
    found.push(number);
    last = number;
  }
  return found;
}

/** A part may be told again by one of its own: some of the figures that hold the first make the whole. */
function makes(total: number, [first, ...others]: readonly number[]): boolean {
  let sums = [first!];
  for (const value of others) sums = sums.concat(sums.map((sum) => sum + value));
  return sums.includes(total);
}

/** "phát hiện 05 vấn đề, đã xử lý xong 04/06 vấn đề". */
function tellOtherWhole(passage: Passage, whole: NumberInText, done: NumberInText, outcome: Outcome): void {
  const between = passage.paragraph.text.slice(whole.end, done.start);
  if (done.unit === null || done.unit !== whole.unit || !/^[^.\d]{0,60}$/.test(between)) return;
  if (!/(?<!\p{L})(xử lý|giải quyết|hoàn thành)/iu.test(between)) return;
  const at = [atWords(passage, whole.start, done.end)];
  const message = words.otherWhole(done.quote, whole.value);
  tell(outcome, 'prose-whole', 'warning', { message, at, found: done.of, expected: whole.value });
}

const isAddedUp = (text: string, number: NumberInText) =>
  number.of === null && /(?<!\p{L})tổng cộng( là| có)?:?\s*$/iu.test(leadOf(text, number));

/** The figures just before it in the sentence, two of them or more, make the total. */
function checkAddedUp(
  passage: Passage,
  counts: readonly NumberInText[],
  index: number,
  outcome: Outcome,
): void {
  const { text } = passage.paragraph;
  const total = counts[index]!;
  const parts: NumberInText[] = [];
  for (const part of counts.slice(0, index).reverse()) {
    const next = parts[0] ?? total;
    if (part.of !== null || part.unit === null || !alike(part, total)) break;
    if (!/^[^.;:]{0,90}$/.test(text.slice(part.end, next.start))) break;
    parts.unshift(part);
  }
  if (parts.length < 2) return;
  const values = parts.map((part) => part.value);
  const sum = values.reduce((a, b) => a + b, 0);
  const at = [atWords(passage, parts[0]!.start, total.end)];
  const fitting = values.some(
    (_, from) => from < values.length - 1 && values.slice(from).reduce((a, b) => a + b, 0) === total.value,
  );
  if (fitting) return keep(outcome, 'prose-sum', words.proseSumHolds(total.value, values), at);
  const told = { message: words.proseSum(total.value, values, sum), at, found: total.value, expected: sum };
  tell(outcome, 'prose-sum', 'warning', told);
}
