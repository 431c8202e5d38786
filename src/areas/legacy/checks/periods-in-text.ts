import { foldInPlace } from '../../../base/fold.ts';
import type { PeriodTitle } from '../head.ts';
import type { Passage, Report } from '../report.ts';
import { atWords, cellPassages } from './cell-passages.ts';
import { type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

/** A period said in a sentence: "quý I năm 2023", "6 tháng đầu năm 2023". */
type SaidPeriod = {
  readonly label: string;
  readonly year: number;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
};

const said =
  /(?<![a-z0-9])(?:(quy)\s+(iv|iii|ii|i|[1-4])|(\d{1,2}|ba|sau|chin)\s+thang(?:\s+(dau|cuoi))?)(?:\s+cua)?\s*[,/]?\s*(?:nam\s+)(20\d{2})(?!\s*-\s*\d)/g;
const numbers: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, ba: 3, sau: 6, chin: 9 };

/** The report's own period keeps its year in every sentence, and nothing done in a longer one is reported. */
export function checkSaidPeriods(report: Report, outcome: Outcome): void {
  const periods = [...report.passages, ...cellPassages(report)].flatMap(saidIn);
  const { period } = report.head;
  const own = labelOf(period);
  for (const each of periods) {
    if (isExcused(each)) continue;
    const year = each.label === own && period.year !== null ? period.year : usualYear(each.label, periods);
    const at = [atWords(each.passage, each.start, each.end)];
    const { quote } = at[0]!;
    if (year !== null && each.year !== year)
      tell(outcome, 'period-year', 'warning', {
        message: words.otherYearOfPeriod(quote, year),
        at,
        found: each.year,
        expected: year,
      });
    else if (
      own !== null &&
      each.year === period.year &&
      endMonth(each.label) > endMonth(own) &&
      isPast(each)
    )
      tell(outcome, 'period-longer', 'warning', { message: words.longerPeriod(quote), at, found: quote });
  }
  if (period.kind === 'year' && period.year !== null) checkYears(report.passages, period.year, outcome);
}

function saidIn(passage: Passage): SaidPeriod[] {
  const text = dashed(passage.paragraph.text);
  return [...text.matchAll(said)].map((match) => {
    const [quote, quarter, ordinal, months, half, year] = match as unknown as (string | undefined)[];
    const count = numbers[months ?? ''] ?? Number(months);
    const label =
      quarter === undefined
        ? `${count} ${half === 'cuoi' ? 'cuoi' : 'dau'}`
        : `q${numbers[ordinal!] ?? ordinal}`;
    const start = match.index;
    return { label: same[label] ?? label, year: Number(year), passage, start, end: start + quote!.length };
  });
}

const same: Readonly<Record<string, string>> = { '3 dau': 'q1', '3 cuoi': 'q4' };

const dashed = (text: string) => foldInPlace(text).replace(/–/g, '-');

function labelOf(period: PeriodTitle): string | null {
  if (period.kind === 'quarter') return `q${period.quarter}`;
  return period.kind === 'half-year' ? '6 dau' : period.kind === 'nine-month' ? '9 dau' : null;
}

function endMonth(label: string): number {
  if (label.startsWith('q')) return Number(label.slice(1)) * 3;
  return label.endsWith('cuoi') ? 12 : Number(label.split(' ')[0]);
}

/** The year that at least three of the sentences give a period, all but one of them. */
function usualYear(label: string, periods: readonly SaidPeriod[]): number | null {
  const years = periods.filter((each) => each.label === label).map((each) => each.year);
  const usual = years.find((year) => years.filter((other) => other === year).length >= 3);
  return usual !== undefined && years.filter((year) => year !== usual).length === 1 ? usual : null;
}

/** Other years are rightly named to compare, in the names of documents and for what is to come; the closing sentence is read elsewhere. */
function isExcused(each: SaidPeriod): boolean {
  const { text } = each.passage.paragraph;
  const sentence = sentenceAround(text, each.start);
  const inName = each.passage.citations.some(
    ({ end }) => each.start >= end && !/[.;]\s/.test(text.slice(end, each.start)),
  );
  const closing = /^\s*Trên đây là/.test(text);
  return (
    closing ||
    inName ||
    /so với|cùng kỳ|năm trước|(tăng|giảm)( thêm)?\s*\d|sẽ |phấn đấu|tiếp theo/iu.test(sentence)
  );
}

const isPast = (each: SaidPeriod) => {
  const sentence = sentenceAround(each.passage.paragraph.text, each.start);
  return (
    /trong/iu.test(sentence.slice(0, 20)) &&
    /(?<!\p{L})(đã|không có|không nhận|chưa)(?!\p{L})/iu.test(sentence)
  );
};

/** The sentence that the character at a place stands in. */
export function sentenceAround(text: string, at: number): string {
  const start =
    Math.max(text.lastIndexOf('. ', at), text.lastIndexOf('\n', at), text.lastIndexOf('; ', at), -1) + 1;
  const rest = text.slice(at);
  const stop = /[.;](\s|$)|\n/.exec(rest);
  return text.slice(start, at + (stop?.index ?? rest.length)).trim();
}

const yearOfWork =
  /(?<=^|[.;,:]\s|^[\s+*•-]{1,6}|(?<!\p{L})vào\s)(?:Trong\s+)?năm\s+(20\d{2})(?!\s*[-–]),?\s+(?=\p{L})/giu;

/** "Trong năm 2023, xã đã …" in the report of 2024. */
function checkYears(passages: readonly Passage[], year: number, outcome: Outcome): void {
  for (const passage of passages) {
    const text = passage.paragraph.text;
    for (const match of text.matchAll(yearOfWork)) {
      const rest = sentenceAround(text, match.index).slice(0, 400);
      const done = text.slice(match.index + match[0].length, match.index + match[0].length + 90);
      const past = /^[^.;,]{0,70}?(?<!\p{L})(đã|không có|chưa)(?!\p{L})/u.test(done);
      if (Number(match[1]) === year || !past || /so với|cùng kỳ|năm trước/iu.test(rest)) continue;
      const at = [atWords(passage, match.index, match.index + match[0].trimEnd().length)];
      const message = words.otherYearOfPeriod(at[0]!.quote, year);
      tell(outcome, 'period-year', 'warning', { message, at, found: Number(match[1]), expected: year });
    }
  }
}
