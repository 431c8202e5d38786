import { formatNumber, roundHalfUp } from '../../../base/decimal.ts';
import { fold } from '../../../base/fold.ts';
import type { NumberInText } from '../numbers-in-text.ts';
import type { Passage } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { keep, type Outcome, tell } from './outcome.ts';
import { alike } from './same-things.ts';
import { words } from './words.ts';

/** A figure that went to another: "từ 92 còn 58, giảm 34"; a further "còn 52, giảm thêm 06" goes on from 58. */
type Change = {
  readonly before: NumberInText;
  readonly left: NumberInText;
  readonly change: NumberInText;
  readonly direction: 1 | -1;
};

/** What a change is said to be, against the two figures it lies between. */
export function checkChanges(passage: Passage, outcome: Outcome): void {
  for (const step of changesIn(passage)) checkStep(passage, step, outcome);
  checkDirections(passage, outcome);
  checkAgainstEarlier(passage, outcome);
}

function checkStep(passage: Passage, step: Change, outcome: Outcome): void {
  const { before, left, change } = step;
  const expected = expectedOf(step);
  if (expected === null) return;
  const ends = [before, left, change];
  const at = [
    atWords(passage, Math.min(...ends.map(({ start }) => start)), Math.max(...ends.map(({ end }) => end))),
  ];
  const sign = change.percent ? ' %' : '';
  const said = `${formatNumber(change.value, change.decimals)}${sign}`;
  const stated = statedDirection(passage.paragraph.text, change);
  const actual = Math.sign(left.value - before.value);
  if (!expected.some((value) => Math.abs(value - change.value) < 1e-9)) {
    const right = `${formatNumber(expected[0]!, change.decimals)}${sign}`;
    const message = words.change(before.value, left.value, right, said);
    tell(outcome, 'prose-change', 'error', { message, at, found: change.value, expected: expected[0]! });
  } else if (stated !== 0 && actual !== 0 && stated !== actual) {
    const message = words.changeDirection(before.value, left.value, said, actual > 0);
    tell(outcome, 'prose-change', 'error', { message, at, found: change.quote });
  } else keep(outcome, 'prose-change', words.changeHolds(before.value, left.value, said), at);
}

/** Between two rates a change in percent may be meant in points or in parts of the first. */
function expectedOf({ before, left, change, direction }: Change): number[] | null {
  const by = direction * (left.value - before.value);
  const points = roundHalfUp(by, Math.max(before.decimals, left.decimals));
  if (!change.percent) return [points];
  const parts = before.value === 0 ? [] : [roundHalfUp((by / before.value) * 100, change.decimals)];
  const all = before.percent ? [points, ...parts] : parts;
  return all.length === 0 ? null : all;
}

/** "từ 61,5% lên 86%, tăng 24,5%": both ends are counts, or both are rates. */
function changesIn(passage: Passage): Change[] {
  const text = passage.paragraph.text;
  const numbers = passage.numbers.filter((number) => number.of === null);
  return numbers.flatMap((left) => {
    const ends = numbers.filter((number) => number.percent === left.percent);
    const before = ends
      .slice(0, ends.indexOf(left))
      .findLast((number) => sameUnit(number, left) && !isChange(text, number));
    if (before === undefined || left.start - before.end > 160) return [];
    if (left.percent && !/(?<!\p{L})từ\s*$/iu.test(text.slice(0, before.start))) return [];
    const direction = directionOf(text, left);
    const change = changeOf(text, numbers, before, left);
    return direction === 0 || change === undefined ? [] : [{ before, left, change, direction }];
  });
}

/** The change is told after the figure it led to, or in the clause before it: "giảm 19 thôn, còn 54 thôn". */
function changeOf(
  text: string,
  numbers: readonly NumberInText[],
  before: NumberInText,
  left: NumberInText,
): NumberInText | undefined {
  const fits = (number: NumberInText) =>
    isChange(text, number) &&
    (number.percent || (left.percent ? number.unit === 'điểm' : sameUnit(number, left)));
  const ahead = numbers.find(
    (number) =>
      number.start > before.end &&
      number.end < left.start &&
      fits(number) &&
      (left.percent || !number.percent) &&
      !/[.;]/.test(text.slice(number.end, left.start)),
  );
  const leading = numbers.findLast(
    (number) =>
      number.end < before.start &&
      fits(number) &&
      /^[^.;\d]{0,60}\(\s*từ\s*$/iu.test(text.slice(number.end, before.start)),
  );
  const behind = numbers.find(
    (number) =>
      number.start > left.end &&
      number.start - left.end <= 70 &&
      fits(number) &&
      (!left.percent || atOnce.test(text.slice(left.end, number.start))) &&
      !/^[^.;]{0,60}(?<!\p{L})còn\s+\d/iu.test(text.slice(number.end)),
  );
  return ahead ?? leading ?? behind;
}

/** Behind two rates many others may rise or fall: the change follows at once. */
const atOnce = /^[\s,(–-]*(tức( là)?|tương ứng|tương đương)?\s*(tăng|giảm)( thêm| được| đi)?\s*$/iu;

function directionOf(text: string, left: NumberInText): 0 | 1 | -1 {
  const lead = fold(text.slice(Math.max(0, left.start - 28), left.start));
  if (/\b(con|xuong)\b[^.;]*$/.test(lead)) return -1;
  return /\b(len|tang len)\b[^.;]*$/.test(lead) ? 1 : 0;
}

const sameUnit = (a: NumberInText, b: NumberInText) =>
  a.unit === b.unit || a.unit === null || b.unit === null;

const changeWord = /(giảm|tăng)( thêm| được| đi)?\s*$/iu;
const leadOf = (text: string, number: NumberInText) =>
  text.slice(Math.max(0, number.start - 14), number.start);

/** Whether the figure is said to be a difference: "giảm 34", "tăng thêm 6", and the 3 and 12 of "giảm 5 đơn vị, 3 trường và 12 thôn". */
export const isChange = (text: string, number: NumberInText) =>
  changeWord.test(leadOf(text, number)) ||
  /(?:giảm|tăng)(?: thêm| được| đi)?\s+\d+(?:\s\p{L}+){1,8}(?:,\s+\d+(?:\s\p{L}+){1,8})*(?:,|\s+và)\s*$/iu.test(
    text.slice(Math.max(0, number.start - 120), number.start),
  );

function statedDirection(text: string, change: NumberInText): 0 | 1 | -1 {
  const word = changeWord.exec(leadOf(text, change))?.[1]?.toLowerCase();
  return word === undefined ? 0 : word === 'tăng' ? 1 : -1;
}

/** "giảm từ 61,5% lên 86%": the verb and the two figures go the same way. */
function checkDirections(passage: Passage, outcome: Outcome): void {
  const { text } = passage.paragraph;
  for (const [index, before] of passage.numbers.entries()) {
    const left = passage.numbers[index + 1];
    const verb = /(tăng|giảm)\s+từ\s*$/iu.exec(leadOf(text, before))?.[1]?.toLowerCase();
    if (left === undefined || verb === undefined || left.percent !== before.percent) continue;
    if (!sameUnit(before, left) || left.value === before.value || left.of !== null || before.of !== null)
      continue;
    const between = text.slice(before.end, left.start);
    if (!/^[^.;,\d]{0,40}(?<!\p{L})(lên|còn|xuống|đến|thành)( còn)?\s*$/iu.test(between)) continue;
    const up = left.value > before.value;
    if ((verb === 'tăng') === up) continue;
    const at = [atWords(passage, before.start, left.end)];
    const message = words.verbDirection(before.value, left.value, verb, up);
    tell(outcome, 'prose-change', 'error', { message, at, found: verb });
  }
}

/** "742 đơn vị, giảm 58 đơn vị so với năm trước (800 đơn vị)". */
function checkAgainstEarlier(passage: Passage, outcome: Outcome): void {
  const { text } = passage.paragraph;
  for (const [index, change] of passage.numbers.entries()) {
    const [now, before] = [passage.numbers[index - 1], passage.numbers[index + 1]];
    const stated = statedDirection(text, change);
    if (now === undefined || before === undefined || stated === 0 || now.unit === null) continue;
    if (change.percent || !alike(before, now) || !alike(change, now) || isChange(text, now)) continue;
    const clause = /^[^.;()]{0,80}$/.test(text.slice(now.end, change.start));
    const compared = /^[^.;()]{0,60}so với[^.;()]{0,60}\(\s*$/iu.test(text.slice(change.end, before.start));
    if (!clause || !compared || now.of !== null || before.of !== null) continue;
    const by = now.value - before.value;
    const at = [atWords(passage, now.start, before.end)];
    const said = formatNumber(change.value, change.decimals);
    if (by === stated * change.value)
      keep(outcome, 'prose-change', words.changeHolds(before.value, now.value, said), at);
    else {
      const message =
        Math.abs(by) === change.value
          ? words.changeDirection(before.value, now.value, said, by > 0)
          : words.change(before.value, now.value, formatNumber(Math.abs(by)), said);
      tell(outcome, 'prose-change', 'warning', { message, at, found: change.value, expected: Math.abs(by) });
    }
  }
}

/** "giảm 40 thôn" said elsewhere is one of the steps told in full, or all of them together. */
export function checkStatedChanges(passages: readonly Passage[], outcome: Outcome): void {
  for (const told of passages) {
    const steps = changesIn(told).filter(({ change, left }) => !change.percent && !left.percent);
    const unit = steps[0]?.change.unit ?? null;
    if (steps.length === 0 || unit === null) continue;
    const [first, last] = [steps[0]!.before.value, steps.at(-1)!.left.value];
    const whole = Math.abs(first - last);
    const known = [whole, ...steps.map((step) => step.change.value)];
    for (const passage of passages.filter((other) => other !== told)) {
      const stated = passage.numbers.filter(
        (number) => number.unit === unit && !number.percent && isChange(passage.paragraph.text, number),
      );
      for (const number of stated) {
        const at = [
          atWords(passage, number.start, number.end),
          atWords(told, steps[0]!.before.start, steps.at(-1)!.change.end),
        ];
        if (known.includes(number.value))
          keep(outcome, 'prose-change-total', words.changeTold(formatNumber(number.value)), at);
        else {
          const message = words.change(first, last, formatNumber(whole), formatNumber(number.value));
          tell(outcome, 'prose-change-total', 'error', { message, at, found: number.value, expected: whole });
        }
      }
    }
  }
}
