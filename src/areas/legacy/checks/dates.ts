import type { At } from '../../../base/place.ts';
import { daysBetween, monthOf, printed, yearOf } from '../../../base/plain-date.ts';
import { datesIn, type WindowInText, windowsIn } from '../../calendar/dates-in-text.ts';
import type { Head, PeriodTitle } from '../head.ts';
import type { Passage, Report } from '../report.ts';
import { asOfLead, checkClosingDays } from './as-of.ts';
import { atWords, cellPassages } from './cell-passages.ts';
import { checkLetterPeriods } from './letter-periods.ts';
import { atLine, keep, nothingYet, type Outcome, tell } from './outcome.ts';
import { checkPeriods } from './periods.ts';
import { checkUnitNames } from './unit-names.ts';
import { words } from './words.ts';

/** Dates and spans of the report: possible, in order, inside its period; its own date against the window it covers. */
export function checkDates(report: Report): Outcome {
  const outcome = nothingYet();
  for (const passage of [...report.passages, ...cellPassages(report)]) {
    checkPossible(passage, outcome);
    for (const window of windowsIn(passage.paragraph.text))
      checkWindow(window, passage, report.head, outcome);
    checkAsOf(passage, report.head, outcome);
    checkDeadlines(passage, report.head, outcome);
  }
  checkHead(report.head, outcome);
  checkPeriods(report, outcome);
  checkLetterPeriods(report, outcome);
  checkClosingDays(report, outcome);
  checkUnitNames(report, outcome);
  return outcome;
}

function checkPossible(passage: Passage, outcome: Outcome): void {
  for (const { date, quote, start, end } of datesIn(passage.paragraph.text)) {
    if (date !== null) continue;
    const at = [atWords(passage, start, end)];
    tell(outcome, 'date-impossible', 'error', { message: words.impossibleDate(quote), at, found: quote });
  }
}

function checkWindow(window: WindowInText, passage: Passage, head: Head, outcome: Outcome): void {
  const [from, to] = [window.from.date, window.to.date];
  if (from === null || to === null) return;
  const at = [atWords(passage, window.start, window.end)];
  const { quote } = window;
  const own = head.window;
  const headLine = head.lines.window === null ? [] : [atLine(head.lines.window)];
  if (to < from) {
    tell(outcome, 'window-reversed', 'error', { message: words.reversedWindow(quote), at, found: quote });
    // The wrong year at its end must not hide that the window begins on another day.
    if (own.from === null || own.to === null || from === own.from || to.slice(4) !== own.to.slice(4)) return;
    const message = words.otherWindow(quote, own.from, own.to);
    return tell(outcome, 'window-other', 'warning', { message, at: [...at, ...headLine], found: quote });
  }
  if (own.from === null || own.to === null || passage.block === head.lines.window?.block) return;
  if (from === own.from && to === own.to) return keep(outcome, 'window-same', words.windowHolds(quote), at);
  const outside = daysBetween(from, own.from) > 31 || daysBetween(own.to, to) > 31;
  const say = outside ? words.outsideWindow : words.otherWindow;
  const told = { message: say(quote, own.from, own.to), at: [...at, ...headLine], found: quote };
  // One end kept and the other moved is a slip; two other ends are another count, such as that of a system.
  const slipped = from === own.from || to === own.to;
  tell(outcome, outside ? 'window-outside' : 'window-other', outside || slipped ? 'warning' : 'note', told);
}

/** "Tính đến thời điểm 14/3/2024" is the day on which the data close; other figures ("giải ngân đến …") may close some weeks before. */
function checkAsOf(passage: Passage, head: Head, outcome: Outcome): void {
  const { to } = head.window;
  if (to === null) return;
  const text = passage.paragraph.text;
  for (const { date, start, end, quote } of datesIn(text)) {
    const lead = text.slice(Math.max(0, start - 30), start);
    const closing = asOfLead.exec(lead);
    if (date === null || closing === null) continue;
    const at = [atWords(passage, start, end)];
    if (date === to) keep(outcome, 'as-of', words.asOfHolds(quote), at);
    else if (
      date > to ||
      date.slice(4) === to.slice(4) ||
      (/tính/iu.test(closing[1]!) && Math.abs(daysBetween(date, to)) <= 31)
    )
      tell(outcome, 'as-of', 'warning', { message: words.asOf(quote, to), at, found: date, expected: to });
  }
}

/** Work that is still asked for cannot be due before the day of the letter. */
function checkDeadlines(passage: Passage, head: Head, outcome: Outcome): void {
  if (head.date === null) return;
  const text = passage.paragraph.text;
  for (const { date, start, end, quote } of datesIn(text)) {
    const lead = text.slice(Math.max(0, start - 90), start);
    const asked =
      /(yêu cầu|đề nghị|phải|giao)[^.;]*(hoàn thành|thực hiện|gửi|báo cáo|nộp|xong)[^.;]{0,25}(trước|chậm nhất|trong)( là)?( ngày)?[\s*]*$/iu;
    if (date === null || !asked.test(lead)) continue;
    const far = daysBetween(head.date, date) > 366;
    if (date >= head.date && !far) continue;
    const at = [atWords(passage, start, end), ...(head.lines.date === null ? [] : [atLine(head.lines.date)])];
    const message = (far ? words.farDeadline : words.pastDeadline)(quote, head.date);
    const rule = far ? 'deadline-far' : 'deadline-past';
    tell(outcome, rule, 'warning', { message, at, found: date, expected: head.date });
  }
}

function checkHead(head: Head, outcome: Outcome): void {
  const { date, window, lines, period } = head;
  if (window.from !== null && window.to !== null && lines.window !== null && window.to >= window.from)
    checkWindowAgainstPeriod(head, outcome);
  if (date === null || lines.date === null) return;
  const at = [atLine(lines.date)];
  if (window.to !== null && date < window.to) {
    const told = { message: words.datedBeforeEnd(date, window.to), at, found: date, expected: window.to };
    return tell(outcome, 'date-before-window-end', 'error', told);
  }
  if (window.to !== null) keep(outcome, 'date-before-window-end', words.datedAfterEnd(date, window.to), at);
  checkDateAgainstPeriod(date, period, window.to, at, outcome);
}

/** A report is sent within days of its closing day (CV 581), some much later; nearly a year later the year is wrong. */
const latestDays = 300;

function checkDateAgainstPeriod(
  date: string,
  period: PeriodTitle,
  closed: string | null,
  at: readonly At[],
  outcome: Outcome,
): void {
  if (period.year === null || period.kind === 'multi-year' || period.kind === 'index') return;
  const [first, last] = closingMonths(period) ?? [1, 12];
  const wrongYear = yearOf(date) < period.year || yearOf(date) > period.year + 1;
  const early = date < `${period.year}-${String(first).padStart(2, '0')}`;
  const ends = `${period.year}-${String(last).padStart(2, '0')}-28`;
  const late = daysBetween(closed === null || closed < ends ? ends : closed, date) > latestDays;
  if (!early && !late) return;
  const told = { at, found: date, expected: String(period.year) };
  const message = wrongYear ? words.datedOtherYear(date, period.year) : words.datedFarOff(date, early);
  tell(outcome, 'date-year', wrongYear ? 'error' : 'warning', { message, ...told });
}

/** First and last month in which the data of a report may close; lower levels close earlier than the 14th that CV 581 gives the province. */
function closingMonths(period: PeriodTitle): readonly [number, number] | null {
  const quarters = [
    [2, 3],
    [5, 6],
    [8, 9],
    [11, 12],
  ] as const;
  if (period.kind === 'quarter') return quarters[(period.quarter ?? 1) - 1]!;
  if (period.kind === 'half-year') return [5, 6];
  if (period.kind === 'nine-month') return [8, 9];
  return period.kind === 'year' ? [10, 12] : null;
}

/** The longest window of each kind of report, in days: the period and the weeks by which closing days differ. */
const longestWindow: Readonly<Record<string, number>> = { quarter: 110, 'half-year': 200, 'nine-month': 290 };

function checkWindowAgainstPeriod(head: Head, outcome: Outcome): void {
  const { window, period, lines, title } = head;
  const months = closingMonths(period);
  if (months === null || period.year === null) return;
  const at = [atLine(lines.window!), ...(lines.title === null ? [] : [atLine(lines.title)])];
  const days = daysBetween(window.from!, window.to!);
  const longest = longestWindow[period.kind] ?? 380;
  const closes = monthOf(window.to!);
  const fits = yearOf(window.to!) === period.year && closes >= months[0] && closes <= months[1];
  const args = [window.from!, window.to!, title ?? ''] as const;
  const enough = days <= longest && days >= longest / 3;
  if (fits && enough) return keep(outcome, 'window-period', words.windowPeriodHolds(...args), at);
  const found = `${printed(window.from!)} – ${printed(window.to!)}`;
  tell(outcome, 'window-period', 'error', { message: words.windowOtherPeriod(...args), at, found });
}
