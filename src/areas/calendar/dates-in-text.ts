import { type PlainDate, plainDate } from '../../base/plain-date.ts';

export type DateInText = {
  /** Null where the calendar has no such day. */
  readonly date: PlainDate | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};
export type WindowInText = {
  readonly from: DateInText;
  readonly to: DateInText;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

const numeric = String.raw`(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})`;
const worded = String.raw`(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})`;
const anyDate = new RegExp(String.raw`(?<![\d/.])(?:${numeric}|${worded})(?!\d|[/-]\p{Lu})`, 'giu');

/** All full dates of a text: "14/6/2024", "ngày 22 tháng 02 năm 2024". Impossible ones have a null date. */
export function datesIn(text: string): DateInText[] {
  return [...text.matchAll(anyDate)].map((match) => {
    const [day, month, year] = match
      .slice(1)
      .filter((part) => part !== undefined)
      .map(Number);
    const end = match.index + match[0].length;
    return { date: plainDate(year!, month!, day!), start: match.index, end, quote: match[0] };
  });
}

const fromWord = /(từ|kể từ)(\s+ngày)?\s*$/iu;
const toWord = /^\s*(?:[-–]|đến(\s+hết)?(\s+ngày)?|tới(\s+ngày)?)\s*$/iu;

/** Spans of dates: "từ ngày 15/12/2023 đến ngày 14/3/2024", "15/12/2023-14/03/2024". */
export function windowsIn(text: string): WindowInText[] {
  const dates = datesIn(text);
  const windows: WindowInText[] = [];
  for (const [index, from] of dates.entries()) {
    const to = dates[index + 1];
    if (to === undefined || !toWord.test(text.slice(from.end, to.start))) continue;
    const lead = fromWord.exec(text.slice(0, from.start))?.[0].length ?? 0;
    const start = from.start - lead;
    windows.push({ from, to, start, end: to.end, quote: text.slice(start, to.end) });
  }
  return windows;
}
