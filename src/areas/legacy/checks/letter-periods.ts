import { foldInPlace } from '../../../base/fold.ts';
import { monthOf, yearOf } from '../../../base/plain-date.ts';
import type { Passage, Report } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { atLine, type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

type Said = { readonly passage: Passage; readonly match: RegExpExecArray; readonly text: string };

/** What a letter says of the year it is written in: its rest is still to come, and one span of months is behind it. */
export function checkLetterPeriods(report: Report, outcome: Outcome): void {
  const { date, period, window, lines } = report.head;
  if (date !== null && lines.date !== null && (period.kind === 'index' || period.kind === 'other')) {
    checkRestOfYear(report, date, outcome);
    checkSpans(report, date, outcome);
  }
  const dated = date !== null && period.year !== null && yearOf(date) >= period.year;
  if (period.year !== null && period.kind !== 'multi-year' && (dated || window.to !== null))
    checkContinued(report, period.year, outcome);
}

const compared = /so voi|cung ky|tang|giam|da dat|truoc do/;

function saidIn(report: Report, pattern: RegExp): Said[] {
  return report.passages.flatMap((passage) => {
    if (!/20\d{2}/.test(passage.paragraph.text)) return [];
    const text = foldInPlace(passage.paragraph.text);
    return [...text.matchAll(pattern)].map((match) => ({ passage, match, text }));
  });
}

const placeOf = ({ passage, match }: Said) => atWords(passage, match.index, match.index + match[0].length);

/** "Trong những tháng cuối năm 2022" in a letter of September 2023. */
function checkRestOfYear(report: Report, date: string, outcome: Outcome): void {
  for (const each of saidIn(report, /(?:nhung|cac|\d{1,2}) thang cuoi nam (20\d{2})/g)) {
    const before = each.text.slice(Math.max(0, each.match.index - 60), each.match.index);
    const year = yearOf(date);
    if (Number(each.match[1]) === year || monthOf(date) > 10 || compared.test(before)) continue;
    const at = [placeOf(each), atLine(report.head.lines.date!)];
    const message = words.otherRestOfYear(at[0]!.quote, year);
    tell(outcome, 'period-year', 'warning', { message, at, found: Number(each.match[1]), expected: year });
  }
}

/** "9 tháng đầu năm 2023" once, in a letter of September that speaks of its first six months everywhere else. */
function checkSpans(report: Report, date: string, outcome: Outcome): void {
  const spans = saidIn(report, /(?<!\d)0?(\d|sau|chin) thang dau nam (20\d{2})/g);
  const usual = spans.filter((each) => spans.filter((other) => other.match[1] === each.match[1]).length >= 2);
  for (const each of spans) {
    const months = { sau: 6, chin: 9 }[each.match[1]!] ?? Number(each.match[1]);
    const ahead = Number(each.match[2]) === yearOf(date) && months >= monthOf(date);
    if (!ahead || usual.length === 0 || usual.length !== spans.length - 1 || usual.includes(each)) continue;
    const at = [placeOf(each), placeOf(usual[0]!)];
    const message = words.otherSpan(at[0]!.quote, at[1]!.quote);
    tell(outcome, 'period-longer', 'warning', { message, at, found: at[0]!.quote });
  }
}

/** "Năm 2021, công tác … tiếp tục được quan tâm" in the report of 2023: what goes on is of the report's own year. */
function checkContinued(report: Report, year: number, outcome: Outcome): void {
  const continued = /(?:^[-+•\s]*|[.;]\s+)((?:trong )?nam (20\d{2})),[^.;]{0,80} (?:van )?tiep tuc duoc /g;
  for (const each of saidIn(report, continued)) {
    if (Number(each.match[2]) === year) continue;
    const start = each.match.index + each.match[0].indexOf(each.match[1]!);
    const at = [atWords(each.passage, start, start + each.match[1]!.length)];
    const message = words.otherYearOfPeriod(at[0]!.quote, year);
    tell(outcome, 'period-year', 'warning', { message, at, found: Number(each.match[2]), expected: year });
  }
}
