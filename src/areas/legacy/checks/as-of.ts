import { daysBetween, plainDate, yearOf } from '../../../base/plain-date.ts';
import { datesIn } from '../../calendar/dates-in-text.ts';
import type { TextLine } from '../head.ts';
import type { Passage, Report } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { atLine, type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

type AsOf = { readonly line: TextLine; readonly quote: string; readonly said: string };

/** The days on which tables close, as their headings say; and what is told as done after the period was over. */
export function checkClosingDays(report: Report, outcome: Outcome): void {
  checkDays(report, outcome);
  checkMonths(report, outcome);
  for (const passage of report.passages) checkDone(passage, report, outcome);
}

/** "Năm 2020 (Tính đến 31/3)" over every table: a day of the calendar, the same in all of them. */
function checkDays(report: Report, outcome: Outcome): void {
  const days = asOfsIn(report.lines, /\(tính đến(?: hết)?(?: ngày)? (\d{1,2})\/(\d{1,2})\)/giu);
  const usual = days.find((each) => days.filter(({ said }) => said === each.said).length >= 3);
  for (const each of days) {
    const [day, month] = each.said.split('/').map(Number) as [number, number];
    const told = { at: [atLine(each.line, each.quote)], found: each.said };
    if (plainDate(2020, month, day) === null)
      tell(outcome, 'date-impossible', 'error', { message: words.impossibleDate(each.said), ...told });
    else if (usual !== undefined && each.said !== usual.said && usedOnce(each, days)) {
      const at = [...told.at, atLine(usual.line, usual.quote)];
      const message = words.otherClosingDay(each.quote, usual.quote);
      tell(outcome, 'as-of-heading', 'warning', { message, at, found: each.said, expected: usual.said });
    }
  }
}

/** "(Tính đến ngày 31 tháng 12 năm 2019)" over tables whose rows say "(Tính đến 12/2019)"; none of them after the report. */
function checkMonths(report: Report, outcome: Outcome): void {
  const rows = asOfsIn(report.lines, /\(tính đến(?: tháng)? (\d{1,2})\/(\d{4})\)/giu);
  const headings = asOfsIn(
    report.lines,
    /^[*_\s]*\(tính đến(?: hết)?(?: ngày)?\s*\d{1,2} tháng (\d{1,2}) năm (\d{4})\)/giu,
  );
  const last = lastDay(report);
  for (const each of [...rows, ...headings]) {
    const year = Number(each.said.split('/')[1]);
    if (last === null || year <= yearOf(last)) continue;
    const told = { message: words.asOfAhead(each.quote, last), at: [atLine(each.line)], found: each.said };
    tell(outcome, 'as-of', 'warning', told);
  }
  for (const heading of headings) {
    const below = rows.filter(({ line }) => line.block > heading.line.block);
    const [first] = below;
    if (first === undefined || below.some(({ said }) => said === heading.said)) continue;
    const at = [atLine(heading.line), atLine(below.at(-1)!.line)];
    const message = words.otherClosingDay(heading.quote, below.at(-1)!.quote);
    tell(outcome, 'as-of-heading', 'warning', { message, at, found: heading.said });
  }
}

const usedOnce = (each: AsOf, all: readonly AsOf[]) =>
  all.filter(({ said }) => said === each.said).length === 1;

const asOfsIn = (lines: readonly TextLine[], pattern: RegExp): AsOf[] =>
  lines.flatMap((line) =>
    [...line.text.matchAll(pattern)].map((match) => ({
      line,
      quote: match[0].replace(/^[*_\s]+/, ''),
      said: `${Number(match[1])}/${Number(match[2])}`,
    })),
  );

/** What stands before the day on which figures close. */
export const asOfLead =
  /(tính|l[ũu][ỹy] kế|giải ngân|thực hiện) đến( nay)?( thời điểm)?( hết)?( ngày)?\s*\(?(ngày\s*)?$/iu;

/** The last day of which a report can tell: its own date where it is in order, else the end of what its title covers. */
function lastDay({ head: { date, window, period } }: Report): string | null {
  const year = period.endYear ?? period.year;
  if (date !== null && date >= (window.to ?? '') && (year === null || yearOf(date) >= (period.year ?? 0)))
    return date;
  return window.to ?? (year === null ? null : `${year}-12-31`);
}

/** "Ngày 18/02/2022, UBND huyện đã xây dựng …" in a report that closed in 2020. */
function checkDone(passage: Passage, report: Report, outcome: Outcome): void {
  const last = lastDay(report);
  if (last === null) return;
  const { text } = passage.paragraph;
  for (const { date, start, end, quote } of datesIn(text)) {
    if (date === null || daysBetween(last, date) <= 45) continue;
    const opens = /(?:^|[.;]\s+)[-+•\s]*(?:vào )?ngày\s*$/iu.test(text.slice(Math.max(0, start - 14), start));
    const done = /^,?\s*[^.;,]{0,60}(?<!\p{L})đã\s/u.test(text.slice(end, end + 80));
    const closed =
      report.head.window.to === null && asOfLead.test(text.slice(Math.max(0, start - 30), start));
    if (!(opens && done) && !closed) continue;
    const at = [atWords(passage, start, end)];
    const message = words.doneAhead(quote, last);
    tell(outcome, 'date-ahead', 'warning', { message, at, found: date, expected: last });
  }
  for (const match of text.matchAll(doneInYear)) {
    if (Number(match[1]) <= yearOf(last)) continue;
    const at = [atWords(passage, match.index, match.index + match[0].length)];
    const message = words.doneAhead(match[0], last);
    tell(outcome, 'date-ahead', 'warning', { message, at, found: Number(match[1]), expected: last });
  }
}

/** "Trong quý III/năm 2019, UBND huyện đã làm việc …", at the beginning of a sentence. */
const doneInYear =
  /(?<=^[-+•\s]*|[.;]\s+[-+•\s]*)(?:trong|vào|từ)\s+(?:quý [IVX]+\s*\/?\s*|tháng \d{1,2}\s*\/?\s*)?năm (20\d{2})(?=,?\s+[^.;,]{0,40}(?<!\p{L})đã\s)/giu;
