import { formatNumber, roundHalfUp } from '../../../base/decimal.ts';
import { fold } from '../../../base/fold.ts';
import type { NumberInText } from '../numbers-in-text.ts';
import type { Passage } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { keep, type Outcome, tell } from './outcome.ts';
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
  for (const step of changesIn(passage)) {
    const { before, left, change } = step;
    const expected = expectedOf(step);
    if (expected === null) continue;
    const at = [atWords(passage, Math.min(before.start, change.start), Math.max(left.end, change.end))];
    const sign = change.percent ? ' %' : '';
    const said = `${formatNumber(change.value, change.decimals)}${sign}`;
    if (Math.abs(expected - change.value) < 1e-9)
      keep(outcome, 'prose-change', words.changeHolds(before.value, left.value, said), at);
    else {
      const right = `${formatNumber(expected, change.decimals)}${sign}`;
      const message = words.change(before.value, left.value, right, said);
      tell(outcome, 'prose-change', 'error', { message, at, found: change.value, expected });
    }
  }
}

function expectedOf({ before, left, change, direction }: Change): number | null {
  const by = direction * (left.value - before.value);
  if (!change.percent) return by;
  return before.value === 0 ? null : roundHalfUp((by / before.value) * 100, change.decimals);
}

function changesIn(passage: Passage): Change[] {
  const text = passage.paragraph.text;
  const numbers = passage.numbers.filter((number) => number.of === null);
  const counts = numbers.filter((number) => !number.percent);
  return counts.flatMap((left, index) => {
    const direction = directionOf(text, left);
    const before = counts
      .slice(0, index)
      .findLast((number) => sameUnit(number, left) && !isChange(text, number));
    const change = numbers.find(
      (number) =>
        number.start > left.end &&
        number.start - left.end <= 70 &&
        (number.percent || sameUnit(number, left)) &&
        isChange(text, number),
    );
    const apart = before === undefined ? true : left.start - before.end > 160;
    return direction === 0 || before === undefined || apart || change === undefined
      ? []
      : [{ before, left, change, direction }];
  });
}

function directionOf(text: string, left: NumberInText): 0 | 1 | -1 {
  const lead = fold(text.slice(Math.max(0, left.start - 28), left.start));
  if (/\b(con|xuong)\b[^.;]*$/.test(lead)) return -1;
  return /\b(len|tang len)\b[^.;]*$/.test(lead) ? 1 : 0;
}

const sameUnit = (a: NumberInText, b: NumberInText) =>
  a.unit === b.unit || a.unit === null || b.unit === null;

/** Whether the figure is said to be a difference: "giảm 34", "tăng thêm 6". */
export const isChange = (text: string, number: NumberInText) =>
  /(giảm|tăng)( thêm| được| đi)?\s*$/iu.test(text.slice(Math.max(0, number.start - 14), number.start));

/** "giảm 40 thôn" said elsewhere is one of the steps told in full, or all of them together. */
export function checkStatedChanges(passages: readonly Passage[], outcome: Outcome): void {
  for (const told of passages) {
    const steps = changesIn(told).filter((step) => !step.change.percent);
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
