import { foldedWords } from '../../../base/fold.ts';
import type { Passage, Report } from '../report.ts';
import { unitsNamedIn } from '../units-in-text.ts';
import { atWords } from './cell-passages.ts';
import { nothingYet, type Outcome, tell } from './outcome.ts';
import { checkSaidPeriods, sentenceAround } from './periods-in-text.ts';
import { words } from './words.ts';

/** Whose draft it is, and in which section each of its passages stands. */
type Own = { readonly names: readonly string[]; readonly sectionOf: (passage: Passage) => string };

/** Words that were written for another unit or another year, as those of an old file may be: told once in each section. */
export function checkOfOthers(report: Report, own: Own): Outcome {
  const outcome = nothingYet();
  for (const passages of Map.groupBy(report.passages, own.sectionOf).values()) {
    checkUnits(passages, report, own.names, outcome);
    checkYear(passages, report, outcome);
  }
  checkPeriodOfLastYear(report, outcome);
  return outcome;
}

/** "Trong quý I năm 2025, xã đã …" in the report of the same quarter of 2026; older years are told by section. */
function checkPeriodOfLastYear(report: Report, outcome: Outcome): void {
  const said = nothingYet();
  checkSaidPeriods(report, said);
  const since = (report.head.period.year ?? 0) - 1;
  const recent = said.findings.filter(({ rule, found }) => rule === 'period-year' && Number(found) >= since);
  outcome.findings.push(...recent);
}

type Said = { readonly passage: Passage; readonly start: number; readonly end: number };

/** Others of the same level only: a commune rightly names its province, a province its communes. */
function checkUnits(
  passages: readonly Passage[],
  { head: { level } }: Report,
  names: readonly string[],
  outcome: Outcome,
): void {
  const own = names.map(foldedWords);
  const said = passages.flatMap((passage) =>
    unitsNamedIn(passage.paragraph.text)
      .filter((unit) => unit.level === level && !own.some((name) => isNamed(name, foldedWords(unit.name))))
      .map((unit) => ({ ...unit, passage })),
  );
  for (const each of Map.groupBy(said, ({ kind, name }) => `${kind} ${name}`).values())
    tellFirst(each, 'text-of-other-unit', outcome, (quote) =>
      words.ofOtherUnit(quote, names[0] ?? '', each.length),
    );
}

/** Capitals run on into the next word: "xã An Bình Trong kỳ" is An Bình. */
const isNamed = (own: readonly string[], name: readonly string[]): boolean => {
  const bare = own.slice(-name.length);
  return (
    bare.join(' ') === name.join(' ') || ` ${own.join(' ')} `.includes(` ${name.slice(0, 2).join(' ')} `)
  );
};

const year = /(?<!tháng\s+\d{1,2}\s+)(?<!\p{L})năm\s+(20\d{2})(?!\s*(?:[-–—]|đến)\s*(?:năm\s*)?20\d)/giu;
const period = /(quý\s+(iv|i{1,3}|[1-4])|\d{1,2}\s+tháng(\s+(đầu|cuối))?|(?<!\p{L})trong)\s*$/iu;
/** A long span, what is compared and what an older plan set are rightly named. */
const excused = /so với|cùng kỳ|năm trước|giai đoạn|nhiệm kỳ|từ năm|đến năm|kể từ/iu;

/**
 * Told where the section speaks of an earlier year as of its time, or oftener than of its own. The last year is named in many a true
 * sentence: it must be named often, and the report's own not once.
 */
function checkYear(passages: readonly Passage[], { head }: Report, outcome: Outcome): void {
  const own = head.period.year;
  if (own === null) return;
  const said = passages.flatMap(yearsSaid);
  const times = (isCounted: (year: number) => boolean) => said.filter((each) => isCounted(each.year)).length;
  const [recent, now] = [times((year) => year >= own - 1), times((year) => year >= own)];
  const earlier = said.filter((each) => each.year < own);
  for (const [is, each] of Map.groupBy(earlier, (one) => one.year)) {
    const isOld = each.some(({ isPeriod }) => isPeriod) || each.length > Math.max(1, recent);
    const isMeant = is === own - 1 ? now === 0 && each.length > 2 : isOld;
    if (isMeant)
      tellFirst(each, 'text-of-other-year', outcome, () => words.ofOtherYear(is, own, each.length));
  }
}

function yearsSaid(passage: Passage): (Said & { readonly year: number; readonly isPeriod: boolean })[] {
  const { text } = passage.paragraph;
  return [...text.matchAll(year)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (excused.test(sentenceAround(text, start))) return [];
    const isPeriod = period.test(text.slice(Math.max(0, start - 20), start));
    return [{ passage, start, end, year: Number(match[1]), isPeriod }];
  });
}

function tellFirst(
  said: readonly Said[],
  rule: 'text-of-other-unit' | 'text-of-other-year',
  outcome: Outcome,
  message: (quote: string) => string,
): void {
  const [first] = said;
  if (first === undefined) return;
  const at = atWords(first.passage, first.start, first.end);
  tell(outcome, rule, 'warning', { message: message(at.quote), at: [at], found: at.quote });
}
