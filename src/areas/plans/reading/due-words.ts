import { fold, oneLine } from '../../../base/fold.ts';
import { addDays, type PlainDate, plainDate, yearOf } from '../../../base/plain-date.ts';

/** Why the words of a day need a look. */
export const dueDoubts = [
  'dueMissing',
  'dueUnread',
  'dueSeveral',
  'dueVague',
  'duePartly',
  'dueBefore',
  'dueOtherYear',
  'dueRepeats',
] as const;
export type DueDoubt = (typeof dueDoubts)[number];

export type DueRead = {
  readonly startsOn: PlainDate | null;
  /** Null: without a day, as "Thường xuyên" says, or nothing was read. */
  readonly dueOn: PlainDate | null;
  readonly doubts: readonly DueDoubt[];
};

/** A span of days that words name. */
type Span = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly start: number;
  readonly end: number;
  readonly vague?: true;
};

const regular =
  /\b(?:thuong xuyen|thuong nien|dinh ky|lien tuc|hang ngay|hang tuan|hang thang|hang quy|hang nam|moi thang|moi quy|moi tuan|dot xuat|khi co|khi phat sinh|theo yeu cau)\b/;
/** Regular without doubt: nothing else is to be known of when. */
const plainlyRegular = /^(?:\W|thuong xuyen|lien tuc|trong nam|ca nam|hang ngay|nam \d{4})*$/;
/** A day that is counted from another one, or from what nobody knows yet: "15 ngày kể từ ngày …". */
const relative = /\bke tu\b|\bsau (?:khi|ngay|thoi diem)\b|\bngay (?:lam viec|sau)\b|\btrong vong\b/;
const before = /\b(?:truoc)(?: ngay)?\s*$/;

/** A cell that says more than this of a day says something else too. In signs. */
const longest = 300;

/** What the words of a plan for a day come to in its year: the last day that they name. The words themselves are kept by who asks. */
export function dueOf(printed: string, year: number): DueRead {
  const text = fold(oneLine(printed.slice(0, longest))).replace(/[–—−]/g, '-');
  if (!/[\p{L}\d]/u.test(text)) return { startsOn: null, dueOn: null, doubts: ['dueMissing'] };
  if (regular.test(text)) {
    const doubts: DueDoubt[] = plainlyRegular.test(text) ? [] : ['dueRepeats'];
    return { startsOn: null, dueOn: null, doubts };
  }
  const { spans, rest } = spansIn(text, year);
  if (spans.length === 0 || relative.test(text))
    return { startsOn: null, dueOn: null, doubts: ['dueUnread'] };
  return readingOf(spans, text, rest, year);
}

function readingOf(spans: readonly Span[], text: string, rest: string, year: number): DueRead {
  const dueOn = spans.map(({ to }) => to).reduce(later);
  const first = spans[0]!;
  const isRange = spans.length === 2 && joins(text, first, spans[1]!);
  const doubts: DueDoubt[] = [];
  if (spans.length > 1 && !isRange) doubts.push('dueSeveral');
  if (spans.some(({ vague }) => vague)) doubts.push('dueVague');
  if (/\d/.test(rest) || isOpen(text, spans)) doubts.push('duePartly');
  if (isBefore(text, spans.at(-1)!)) doubts.push('dueBefore');
  if (yearOf(dueOn) !== year) doubts.push('dueOtherYear');
  // "Từ tháng 3 đến tháng 6" begins with March; a quarter by itself only ends.
  const startsOn = isRange && first.from <= dueOn ? first.from : null;
  return { startsOn, dueOn, doubts };
}

/** "Trước 30/6": as strictly read the day before; offices mean the day itself. */
const isBefore = (text: string, span: Span): boolean => before.test(text.slice(0, span.start));

/** "Từ ngày 01/3": when it begins, and no word of its end. */
const isOpen = (text: string, [span, ...more]: readonly Span[]): boolean =>
  more.length === 0 &&
  /\btu\s*(?:ngay)?\s*$/.test(text.slice(0, span!.start)) &&
  !/-|den|toi/.test(text.slice(span!.start, span!.end));

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

/** "… - …", "… đến (hết) …" between two spans. */
const joins = (text: string, a: Span, b: Span): boolean =>
  /^\s*(?:-|den|toi)\s*(?:het|cuoi)?\s*(?:ngay)?\s*$/.test(text.slice(a.end, b.start)) && a.from <= b.to;

type Kind = {
  readonly pattern: RegExp;
  readonly spanOf: (
    parts: readonly (string | undefined)[],
    year: number,
  ) => Omit<Span, 'start' | 'end'> | null;
};

const inYear = String.raw`(?:\s*(?:[/-]|,?\s*nam)\s*(\d{4}))?`;
const quarters: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

/** Each way of naming days, the most exact first: what one has taken no other takes again. */
const kinds: readonly Kind[] = [
  {
    // "tháng 3 - 6/2026", "tháng 3, 4/2026": both months are of the year behind them.
    pattern: new RegExp(
      String.raw`\bthang\s*(\d{1,2})(?:\s*(?:-|den|toi)\s*(?:het\s*)?(?:thang\s*)?)(\d{1,2})(?!\s*[/-]\s*\d{1,2}(?!\d))${inYear}(?!\d)`,
      'g',
    ),
    spanOf: ([from, to, named], year) => monthsOf(Number(from), Number(to), yearNamed(named, year)),
  },
  {
    pattern: /\b(?:ngay\s*)?(\d{1,2})\s*thang\s*(\d{1,2})(?!\d)(?:\s*,?\s*nam\s*(\d{4}))?/g,
    spanOf: ([day, month, named], year) => dayOf(Number(day), Number(month), yearNamed(named, year)),
  },
  {
    pattern: new RegExp(
      String.raw`\bquy\s*(iv|iii|ii|i|[1-4])\s*(?:-|den)\s*(?:het\s*)?(?:quy\s*)?(iv|iii|ii|i|[1-4])\b(?!\d)${inYear}`,
      'g',
    ),
    spanOf: ([from, to, named], year) =>
      monthsOf(quarters[from!]! * 3 - 2, quarters[to!]! * 3, yearNamed(named, year)),
  },
  {
    pattern: new RegExp(
      String.raw`(?:\bquy\s*|(?<=\bquy\s*(?:(?:iv|iii|ii|i|[1-4])\s*(?:,|;|va)\s*)+))(iv|iii|ii|i|[1-4])\b${inYear}`,
      'g',
    ),
    spanOf: ([quarter, named], year) =>
      monthsOf(quarters[quarter!]! * 3 - 2, quarters[quarter!]! * 3, yearNamed(named, year)),
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})(?![\d/])/g,
    spanOf: ([day, month, named], year) => dayOf(Number(day), Number(month), yearNamed(named, year)),
  },
  {
    // "tháng 3, 6, 9 và 12": each of them is a month.
    pattern: new RegExp(
      String.raw`(?:\bthang\s*|(?<=\bthang\s*(?:\d{1,2}\s*(?:,|;|va)\s*)+))(\d{1,2})(?!\d)(?!\s*[/-]\s*\d{1,3}(?!\d))${inYear}`,
      'g',
    ),
    spanOf: ([month, named], year) => monthsOf(Number(month), Number(month), yearNamed(named, year)),
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2})\s?[/-]\s?(\d{4})(?![\d/])/g,
    spanOf: ([month, named], year) => monthsOf(Number(month), Number(month), yearNamed(named, year)),
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2})\s?[/-]\s?(\d{1,2})(?![\d/-])/g,
    spanOf: ([day, month], year) => dayOf(Number(day), Number(month), year),
  },
  {
    pattern: /\b(?:6|06|sau)\s*thang\s*dau\s*nam(?:\s*(\d{4}))?/g,
    spanOf: ([named], year) => monthsOf(1, 6, yearNamed(named, year)),
  },
  {
    pattern: /\b(?:6|06|sau)\s*thang\s*cuoi\s*nam(?:\s*(\d{4}))?/g,
    spanOf: ([named], year) => monthsOf(7, 12, yearNamed(named, year)),
  },
  {
    pattern: /\b(?:9|09|chin)\s*thang\s*(?:dau\s*)?(?:nam\s*)?(\d{4})?/g,
    spanOf: ([named], year) => monthsOf(1, 9, yearNamed(named, year)),
  },
  {
    pattern: /\b(dau|giua|cuoi)\s*nam(?:\s*(\d{4}))?/g,
    spanOf: ([part, named], year) => {
      const lasts = part === 'dau' ? 3 : part === 'giua' ? 6 : 12;
      return vaguely(monthsOf(1, lasts, yearNamed(named, year)));
    },
  },
  {
    pattern: /\b(\d{4})\s*(?:-|den(?:\s*nam)?)\s*(\d{4})\b/g,
    spanOf: ([from, to]) => {
      const last = monthsOf(12, 12, Number(to));
      return last === null ? null : { from: `${from}-01-01`, to: last.to };
    },
  },
  {
    pattern: /\b(?:(?:trong|ca)\s+)*nam\b(?:\s*(\d{4}))?|(?<![\d/.-])(20\d\d)(?![\d/.-])/g,
    spanOf: ([named, bare], year) => monthsOf(1, 12, yearNamed(named ?? bare, year)),
  },
];

/** The days that are named, and what of the text is none of them. */
function spansIn(text: string, year: number): { spans: Span[]; rest: string } {
  const found: Span[] = [];
  let rest = text;
  for (const { pattern, spanOf } of kinds) {
    rest = rest.replaceAll(pattern, (quote, ...more) => {
      const groups = more.slice(0, -2) as (string | undefined)[];
      const start = more.at(-2) as number;
      const span = spanOf(groups, yearBehind(text, start + quote.length, year));
      if (span === null) return quote;
      found.push({ ...span, start, end: start + quote.length });
      return ' '.repeat(quote.length);
    });
  }
  return { spans: found.sort((a, b) => a.start - b.start), rest };
}

/** A year that is printed once, at the end, is meant for all before it: "15/3 đến 30/6/2027". */
function yearBehind(text: string, end: number, year: number): number {
  const named = /(?<!\d)(20\d\d)(?!\d)/.exec(text.slice(end))?.[1];
  return named === undefined ? year : Number(named);
}

const yearNamed = (named: string | undefined, year: number): number =>
  named === undefined ? year : named.length === 2 ? 2000 + Number(named) : Number(named);

function dayOf(day: number, month: number, year: number) {
  const on = plainDate(year, month, day);
  return on === null ? null : { from: on, to: on };
}

function monthsOf(first: number, last: number, year: number) {
  const from = plainDate(year, first, 1);
  const next = last === 12 ? plainDate(year + 1, 1, 1) : plainDate(year, last + 1, 1);
  return from === null || next === null ? null : { from, to: addDays(next, -1) };
}

const vaguely = (span: ReturnType<typeof monthsOf>) =>
  span === null ? null : { ...span, vague: true as const };
