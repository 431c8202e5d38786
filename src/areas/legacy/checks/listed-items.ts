import type { NumberInText } from '../numbers-in-text.ts';
import type { Passage } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { keep, type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

/** A count and the list that names what was counted: "04 nhóm việc … bao gồm: …; …; …", "04 xã (A, B, C, D)". */
export function checkListedItems(passage: Passage, outcome: Outcome): void {
  for (const number of passage.numbers) {
    if (number.percent || number.value > 40 || number.value < 2) continue;
    const items =
      namesAfter(passage, number) ?? partedBySemicolons(passage, number) ?? shortListAfter(passage, number);
    if (items === null) continue;
    const at = [atWords(passage, number.start, items.end)];
    const fits = items.atMost ? items.count >= number.value : items.count === number.value;
    if (fits && !items.atMost) keep(outcome, 'items-listed', words.itemsHold(number.value), at);
    else if (!fits)
      tell(outcome, 'items-listed', 'warning', {
        message: words.itemsListed(number.value, items.count),
        at,
        found: number.value,
        expected: items.count,
        certainty: 0.8,
      });
  }
}

/** `atMost`: words inside an item may have been taken for its end, so the list has at most so many items. */
type Items = { readonly count: number; readonly atMost: boolean; readonly end: number };

const properName = String.raw`(?:(?:xã|phường|thị trấn|thôn|làng|huyện|trường)\s+)?\p{Lu}[\p{L}'’]*(?:\s+\p{Lu}[\p{L}'’]*){0,3}`;
const namesInBrackets = new RegExp(
  String.raw`^[^.;:()\d]{0,40}\((${properName}(?:\s*(?:,|;|và)\s*${properName})+)\)`,
  'u',
);

function namesAfter({ paragraph: { text } }: Passage, number: NumberInText): Items | null {
  const match = namesInBrackets.exec(text.slice(number.end));
  if (match === null) return null;
  const count = match[1]!.split(/\s*(?:,|;|(?<!\p{L})và(?!\p{L}))\s*/u).length;
  return { count, atMost: false, end: number.end + match[0].length };
}

const opening = /^[^.;:()\d]{0,110}?(?<!\p{L})(?:bao gồm|gồm có|gồm|cụ thể là|cụ thể|đó là)\s*:\s*/u;
const stage = /giai đoạn\s*\d{4}\s*[-–]\s*\d{4}/u;

function partedBySemicolons({ paragraph: { text } }: Passage, number: NumberInText): Items | null {
  const rest = text.slice(number.end).replace(stage, (years) => 'x'.repeat(years.length));
  const lead = opening.exec(rest);
  if (lead === null) return null;
  const list = /^[^.\n]*/.exec(rest.slice(lead[0].length))![0];
  const items = list.split(';').filter((item) => /\p{L}{2}/u.test(item));
  if (items.length < 3 || /\d/.test(list)) return null;
  return { count: items.length, atMost: false, end: number.end + lead[0].length + list.length };
}

/** "02 hình thức: họp tập trung và họp qua mạng". */
function shortListAfter({ paragraph: { text } }: Passage, number: NumberInText): Items | null {
  const rest = text.slice(number.end);
  const lead =
    /^\s*(hình thức|mô hình|sáng kiến|chuyên mục|trường[\p{L} ]{0,30})(?:\s*(?:gồm|là|đó là))?\s*(?::|\((?=\s*\p{Lu}))\s*/u.exec(
      rest,
    );
  if (lead === null) return null;
  const list = /^[^.;()\n]*/.exec(rest.slice(lead[0].length))![0];
  const parts = list.split(/,|\s+và\s+|\s+-\s+(?=\p{Lu})/u).filter((part) => /\p{L}{2}/u.test(part));
  if (/\d/.test(list) || parts.length < 2) return null;
  return {
    count: list.split(/,|\s+và\s+/u).length,
    atMost: true,
    end: number.end + lead[0].length + list.length,
  };
}
