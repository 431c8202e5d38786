import { fold, foldedWords } from '../../../base/fold.ts';
import type { NumberInText } from '../numbers-in-text.ts';
import type { Passage } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

/** "Tổng số nhiệm vụ … là 33 nhiệm vụ … trên tổng số 33 nhiệm vụ": a whole named twice in one passage has one value. */
export function checkTotalsTwice(passage: Passage, outcome: Outcome): void {
  checkAllTwice(passage, outcome);
  const totals = passage.numbers.filter((number) => isWhole(passage.paragraph.text, number));
  for (const [index, first] of totals.entries()) {
    const other = totals
      .slice(index + 1)
      .find((number) => fold(number.unit ?? '') === fold(first.unit!) && number.value !== first.value);
    if (other === undefined) continue;
    const at = [first, other].map(({ start, end }) => atWords(passage, start, end));
    const message = words.totalTwice(first.unit!, first.value, other.value);
    tell(outcome, 'total-twice', 'warning', { message, at, found: other.value, expected: first.value });
    return;
  }
}

/** So many words behind a figure name the same things. */
const nameLength = 5;

/** "13/13 cơ quan chuyên môn thuộc UBND huyện … 12 cơ quan chuyên môn thuộc UBND huyện": all of them are as many each time. */
function checkAllTwice(passage: Passage, outcome: Outcome): void {
  const { text } = passage.paragraph;
  const nameOf = (number: NumberInText) =>
    foldedWords(text.slice(number.end, number.end + 90))
      .slice(0, nameLength)
      .join(' ');
  for (const all of passage.numbers.filter(({ value, of }) => of === value)) {
    const name = nameOf(all);
    const other = passage.numbers.find(
      (number) =>
        number.of === null &&
        !number.percent &&
        number.value !== all.value &&
        /(?:\(|(?<!\p{L})(?:cả|toàn bộ|tất cả)\s)\s*$/iu.test(text.slice(0, number.start)) &&
        nameOf(number) === name,
    );
    if (all.unit === null || other === undefined) continue;
    const at = [all, other].map(({ start, end }) => atWords(passage, start, end));
    const message = words.totalTwice(all.unit, all.value, other.value);
    tell(outcome, 'total-twice', 'warning', { message, at, found: other.value, expected: all.value });
    return;
  }
}

/** A total of things, not of those among them that are done, late or of one kind. */
function isWhole(text: string, number: NumberInText): boolean {
  if (number.percent || number.of !== null || number.unit === null) return false;
  const lead = /tổng số([^.;:\d]{0,70})$/iu.exec(text.slice(Math.max(0, number.start - 80), number.start));
  const after = text.slice(number.end, number.end + 40);
  const kinds =
    /hoàn thành|giải quyết|tiếp nhận|xử lý|đúng hạn|quá hạn|trực tuyến|đã |đang |chưa |có mặt|được giao|mới/iu;
  return lead !== null && !kinds.test(lead[1]!) && !kinds.test(/^[^.;,]*/.exec(after)![0]);
}
