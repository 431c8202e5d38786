import { daysBetween, monthOf, yearOf } from '../../../base/plain-date.ts';
import type { Head } from '../head.ts';
import { looksBack, yearOfSubject } from './citation-subject.ts';
import { type Cited, groupBy, nameOf, placeOf, tellOf } from './cited.ts';
import { atLine, type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

/** When documents were issued: not after the report that names them, in step with the year they are for, with the month and the number they carry. */
export function checkTimes(cited: readonly Cited[], head: Head, outcome: Outcome): void {
  for (const each of cited) {
    checkLater(each, head, outcome);
    if (!each.own) continue;
    checkPlanYear(each, outcome);
    checkMonthSaid(each, outcome);
  }
  checkOrder(cited, outcome);
}

function checkLater(each: Cited, head: Head, outcome: Outcome): void {
  const date = each.citation.date;
  if (date === null) return;
  const trusted = trustedDate(head);
  const ends = trusted ?? endOf(head);
  if (ends === null || date <= ends) return;
  const name = nameOf(each.citation);
  const days = daysBetween(ends, date);
  if (trusted !== null) {
    const at = [placeOf(each), ...(head.lines.date === null ? [] : [atLine(head.lines.date)])];
    const told = { message: words.datedLater(name, date, ends), at, found: date, expected: ends };
    return tell(outcome, 'citation-later', 'error', told);
  }
  if (!each.own && days <= 45) return;
  const severity = days > 45 ? 'error' : 'warning';
  tellOf(outcome, 'citation-later', severity, words.datedAfterWindow(name, date, ends), [each], date, ends);
}

/** The report's date may itself be wrong: it counts only where it lies neither before the end of the window nor in a year before the title's. */
function trustedDate({ date, window, period }: Head): string | null {
  if (date === null || date < (window.to ?? '')) return null;
  return period.year !== null && yearOf(date) < period.year ? null : date;
}

function endOf({ window, period }: Head): string | null {
  const year = period.kind === 'multi-year' ? period.endYear : period.year;
  return window.to ?? (year === null ? null : `${year}-12-31`);
}

/** A document for a year is issued in that year or in the last months of the one before; a plan also not after it. */
function checkPlanYear(each: Cited, outcome: Outcome): void {
  const { citation } = each;
  const year = yearOfSubject(each);
  const date = citation.date;
  if (date === null || year === null) return;
  const issued = yearOf(date);
  const early = issued < year - 1 || (issued === year - 1 && monthOf(date) < 8);
  const late = citation.type === 'Kế hoạch' && issued > year && !looksBack(each);
  if (!early && !late) return;
  const message = words.planOfOtherYear(nameOf(citation), date, year);
  tellOf(outcome, 'citation-plan-year', 'warning', message, [each], date, String(year));
}

/** "Giữa tháng 8, xã ban hành Quyết định số … ngày 12/8/2024": the month said is that of the date. */
function checkMonthSaid(each: Cited, outcome: Outcome): void {
  const { citation, passage } = each;
  const before = passage.paragraph.text.slice(Math.max(0, citation.start - 110), citation.start);
  const said =
    /(?:đầu|giữa|cuối|trong)\s+tháng\s+(\d{1,2})(?!\d|\s*(?:đầu|cuối))[^.;\d]{0,80}(?:ban hành|ra)\s*$/i.exec(
      before,
    );
  if (said === null || citation.date === null || Number(said[1]) === monthOf(citation.date)) return;
  const message = words.otherMonth(nameOf(citation), citation.date, Number(said[1]));
  tellOf(outcome, 'citation-month', 'warning', message, [each], citation.date, said[1]!);
}

/** Numbers are given in the order of signing; a few days out of order happen, a week is a wrong number or a wrong date. */
const daysOutOfOrder = 7;

function checkOrder(cited: readonly Cited[], outcome: Outcome): void {
  const own = cited.filter(
    ({ citation, own: mine }) => mine && citation.date !== null && citation.symbolYear === null,
  );
  const registers = groupBy(own, ({ citation }) => `${citation.letters} ${yearOf(citation.date!)}`);
  for (const register of registers.values()) {
    const sorted = [...register].sort((a, b) => numberOf(a) - numberOf(b));
    if (new Set(sorted.map(numberOf)).size < 3) continue;
    for (const [index, each] of sorted.entries()) {
      const before = sorted[index - 1];
      if (before === undefined || numberOf(before) === numberOf(each)) continue;
      const days = daysBetween(each.citation.date!, before.citation.date!);
      if (days > 0) tellOrder(sorted, index, days, outcome);
    }
  }
}

const numberOf = ({ citation }: Cited) => Number.parseInt(citation.number, 10);

/** The one of the two that does not fit its other neighbour either is named first. */
function tellOrder(sorted: readonly Cited[], index: number, days: number, outcome: Outcome): void {
  const [before, each] = [sorted[index - 1]!, sorted[index]!];
  const earlier = sorted[index - 2];
  const beforeIsWrong = earlier === undefined || earlier.citation.date! <= each.citation.date!;
  const culprit = beforeIsWrong ? before : each;
  const other = culprit === each ? before : each;
  const severity = days >= daysOutOfOrder ? 'warning' : 'note';
  const message = words.numberOrder(
    nameOf(each.citation),
    nameOf(before.citation),
    each.citation.date!,
    before.citation.date!,
  );
  tellOf(outcome, 'citation-order', severity, message, [culprit, other], culprit.citation.date, null);
}
