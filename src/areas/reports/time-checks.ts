import {
  compare,
  decimalText,
  type Exact,
  exactOf,
  isDecimal,
  nought,
  plus,
} from '../../base/exact-decimal.ts';
import { foldedWords } from '../../base/fold.ts';
import { addDays, daysBetween, monthOf, type PlainDate, printed } from '../../base/plain-date.ts';
import type { Word } from '../../base/word.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import type { CarryOver, OverTime } from '../indicators/relation.ts';
import { timeWords } from './checks/words.ts';
import type { FormValue } from './form-value.ts';
import type { CellFinding } from './live-checks.ts';

type Values = ReadonlyMap<string, FormValue>;

/** Figures of one unit for one window. `year` is the reporting year, which begins on 15/12 of the year before. */
export type PeriodFigures = {
  readonly year: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly values: Values;
};

export type OverTimeInput = {
  readonly indicators: readonly Indicator[];
  readonly now: PeriodFigures;
  /** Signed reports of the same unit, in any order. */
  readonly past: readonly PeriodFigures[];
  /** Figures of others for the same window; whose they are is nobody's business here. */
  readonly neighbours: readonly Values[];
  readonly overTime: OverTime;
  /** Of figures added up from below: how many units are not in them yet. */
  readonly lacking?: ReadonlyMap<string, number>;
};

/** What earlier reports and the neighbours' make doubtful. Only what cannot be otherwise is an error. */
export function checkOverTime({
  indicators,
  now,
  past,
  neighbours,
  overTime,
  lacking = new Map(),
}: OverTimeInput): CellFinding[] {
  const before = past.filter(({ to }) => to < now.to).sort((a, b) => (a.to < b.to ? 1 : -1));
  const mayFall = new Set(overTime.mayFall);
  const known = new Map(indicators.map((one) => [one.id, one]));
  const carried = overTime.carried.flatMap((rule) => checkCarried(rule, now, before, known) ?? []);
  const moved = indicators.flatMap(
    (one) =>
      checkFall(one, now, before, mayFall) ??
      checkJump(one, now, before) ??
      checkGone(one, now, before) ??
      [],
  );
  return [
    ...[...carried, ...moved].map((one) => whileUnitsLack(one, lacking.get(one.indicator) ?? 0)),
    ...(checkSameAsBefore(indicators, now, before) ?? []),
    ...(checkSameAsNeighbour(indicators, now, neighbours) ?? []),
  ];
}

/** A sum in which units are not yet may be too small: that it fell says little until they are in it. */
function whileUnitsLack(finding: CellFinding, lacking: number): CellFinding {
  const { found, expected } = finding;
  const isMore = found !== null && expected !== null && compare(exactOf(found), exactOf(expected)) > 0;
  if (lacking === 0 || isMore) return finding;
  return { ...finding, severity: 'note', message: timeWords.whileUnitsLack(finding.message, lacking) };
}

function checkCarried(
  { id: rule, severity, opening, closing, closingParts }: CarryOver,
  now: PeriodFigures,
  before: readonly PeriodFigures[],
  known: ReadonlyMap<string, Indicator>,
): CellFinding | null {
  const eve = addDays(now.from, -1);
  const last = before.find(({ to }) => to === eve);
  const carried = figureAt(now.values, opening);
  const left =
    last === undefined ? null : (figureAt(last.values, closing) ?? sumAt(last.values, closingParts));
  if (carried === null || left === null || compare(carried, left) === 0) return null;
  const name = (id: string) => known.get(id)?.name ?? id;
  const [found, expected] = [decimalText(carried), decimalText(left)];
  const message = timeWords.carried(
    name(opening),
    saidOf(now.values, opening),
    name(closing),
    expected,
    printed(eve),
  );
  return { rule, severity, indicator: opening, others: [], message, found, expected };
}

/** A cumulative figure only grows, and so does a count of a window that holds an earlier one. */
function checkFall(
  indicator: Indicator,
  now: PeriodFigures,
  before: readonly PeriodFigures[],
  mayFall: ReadonlySet<string>,
): CellFinding | null {
  const { id, name, mode, type } = indicator;
  const current = figureAt(now.values, id);
  if (current === null || isOfOneDay(mode) || (type !== 'count' && type !== 'money')) return null;
  const earlier = before.find((one) => isHeldBy(now, one, mode) && figureAt(one.values, id) !== null);
  if (earlier === undefined) return null;
  const then = figureAt(earlier.values, id)!;
  if (compare(current, then) >= 0) return null;
  const [found, expected] = [decimalText(current), decimalText(then)];
  const finding = { indicator: id, others: [], found, expected };
  const said = saidOf(now.values, id);
  const [from, to] = [printed(earlier.from), printed(earlier.to)];
  if (mayFall.has(id))
    return {
      ...finding,
      rule: 'may-fall',
      severity: 'note',
      message: timeWords.mayFall(name, said, expected, to),
    };
  if (mode === 'period')
    return {
      ...finding,
      rule: 'less-than-within',
      severity: 'warning',
      message: timeWords.within(name, said, expected, from, to),
    };
  return {
    ...finding,
    rule: 'cumulative-fell',
    severity: 'error',
    message: timeWords.fell(name, said, expected, to),
  };
}

const isOfOneDay = (mode: Indicator['mode']) => mode === 'opening' || mode === 'closing';

/** Whether what was counted then is counted again now. */
function isHeldBy(now: PeriodFigures, then: PeriodFigures, mode: Indicator['mode']): boolean {
  if (mode === 'beginning') return true;
  return mode === 'year' ? then.year === now.year : then.from >= now.from;
}

const fewestPeriods = 3;

/** Far from the median of like periods: beyond five usual deviations, half the median and ten. */
function checkJump(
  { id, name, mode, type }: Indicator,
  now: PeriodFigures,
  before: readonly PeriodFigures[],
): CellFinding | null {
  const current = figureAt(now.values, id);
  if (current === null || type === 'choice' || type === 'text' || type === 'percent') return null;
  const like = before.filter((one) => isLike(now, one, mode)).map((one) => figureAt(one.values, id));
  const known = like.filter((one) => one !== null).map(numberOf);
  if (known.length < fewestPeriods) return null;
  const median = medianOf(known);
  const usual = 1.4826 * medianOf(known.map((one) => Math.abs(one - median)));
  if (Math.abs(numberOf(current) - median) <= Math.max(5 * usual, median / 2, 10)) return null;
  const found = decimalText(current);
  const message = timeWords.jump(name, saidOf(now.values, id), median, known.length);
  return { rule: 'jump', severity: 'warning', indicator: id, others: [], message, found, expected: null };
}

/** Of something told in the last report that it may be laid beside nothing is left: perhaps rightly, but seldom. */
function checkGone(
  indicator: Indicator,
  now: PeriodFigures,
  before: readonly PeriodFigures[],
): CellFinding | null {
  const { id, name, type } = indicator;
  const cell = now.values.get(id);
  const isRate = type === 'percent';
  const isNone = isRate ? cell?.value === '0' : cell?.missing === 'nothing-arose';
  if (!isNone || !(isRate || type === 'count' || type === 'money')) return null;
  const last = before.find((one) => isComparable(indicator, now, one) && one.values.has(id));
  const then = last === undefined ? null : figureAt(last.values, id);
  if (last === undefined || then === null || numberOf(then) < smallestTelling) return null;
  const expected = decimalText(then);
  const message = timeWords.gone(name, isRate, expected, printed(last.to));
  return { rule: 'gone', severity: 'note', indicator: id, others: [], message, found: '0', expected };
}

/** Windows of like length; what is told since the start of the year also ends in the same month. */
function isLike(now: PeriodFigures, then: PeriodFigures, mode: Indicator['mode']): boolean {
  if (isOfOneDay(mode) || mode === 'beginning') return true;
  const length = ({ from, to }: PeriodFigures) => daysBetween(from, to);
  if (Math.abs(length(now) - length(then)) > 15) return false;
  return mode === 'period' || monthOf(now.to) === monthOf(then.to);
}

/** Whether one may lay the figure of then beside that of now: a rate or a choice always, a count only where as much time was counted. */
export const isComparable = ({ mode, type }: Indicator, now: PeriodFigures, then: PeriodFigures): boolean =>
  !(type === 'count' || type === 'money' || type === 'decimal') ||
  isHeldBy(now, then, mode) ||
  isLike(now, then, mode);

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle - 0.5)]! + sorted[Math.ceil(middle - 0.5)]!) / 2;
}

/** Small figures are often the same; from here on that says something. */
export const smallestTelling = 10;
export const fewestEqual = 5;

/** Figures of events that are the last report's: staff, systems and procedures may rightly stay as they were. */
function checkSameAsBefore(
  indicators: readonly Indicator[],
  now: PeriodFigures,
  [last]: readonly PeriodFigures[],
): CellFinding[] | null {
  if (last === undefined) return null;
  const events = indicators.filter(({ mode }) => mode === 'period' || mode === 'year');
  const { equal, all } = equalFigures(events, now.values, last.values);
  if (equal.length < fewestEqual || equal.length / all < 0.6) return null;
  const message = timeWords.sameAsBefore(equal.length, all, printed(last.to));
  return [sameFigures('copied-from-before', equal, message)];
}

/** The neighbour whose figures are most alike; only figures that each unit owns count (domain: every commune has the same procedures). */
function checkSameAsNeighbour(
  indicators: readonly Indicator[],
  now: PeriodFigures,
  neighbours: readonly Values[],
): CellFinding[] | null {
  const own = indicators.filter(({ rollup }) => rollup === 'sum');
  const alike = neighbours
    .map((values) => equalFigures(own, now.values, values))
    .filter(({ equal, all }) => equal.length >= fewestEqual && equal.length / all >= 0.5)
    .sort((a, b) => b.equal.length / b.all - a.equal.length / a.all);
  const nearest = alike[0];
  if (nearest === undefined) return null;
  const message = timeWords.sameAsNeighbour(nearest.equal.length, nearest.all);
  return [sameFigures('copied-from-neighbour', nearest.equal, message)];
}

function equalFigures(
  indicators: readonly Indicator[],
  now: Values,
  other: Values,
): { equal: string[]; all: number } {
  const telling = indicators.flatMap(({ id, type }) => {
    const [mine, theirs] = [figureAt(now, id), figureAt(other, id)];
    const told = mine !== null && theirs !== null && (type === 'count' || type === 'money');
    return told && numberOf(mine) >= smallestTelling ? [{ id, same: compare(mine, theirs) === 0 }] : [];
  });
  return { equal: telling.filter(({ same }) => same).map(({ id }) => id), all: telling.length };
}

const sameFigures = (rule: string, [first, ...others]: readonly string[], message: Word): CellFinding => ({
  rule,
  severity: 'warning',
  indicator: first!,
  others,
  message,
  found: null,
  expected: null,
});

/** As the unit told it: where nothing arose no 0 is laid into its mouth. Null: nothing arose. */
function saidOf(values: Values, id: string): string | null {
  const figure = values.get(id)?.missing === 'nothing-arose' ? null : figureAt(values, id);
  return figure === null ? null : decimalText(figure);
}

function figureAt(values: Values, id: string): Exact | null {
  const cell = values.get(id);
  if (cell?.missing === 'nothing-arose') return nought;
  return cell === undefined || cell.value === null || !isDecimal(cell.value) ? null : exactOf(cell.value);
}

function sumAt(values: Values, ids: readonly string[]): Exact | null {
  const parts = ids.map((id) => figureAt(values, id));
  const known = parts.filter((part) => part !== null);
  return ids.length === 0 || known.length < ids.length ? null : known.reduce((a, b) => plus(a, b), nought);
}

const numberOf = (exact: Exact) => Number(decimalText(exact));

export type TextFinding = {
  readonly rule: 'copied-text';
  readonly severity: 'note';
  readonly section: string;
  readonly message: Word;
  /** 0–1: how much of the section's wording stood in the last report. */
  readonly share: number;
};

/** Sections of the narrative, by key, that are the last report's with other figures at most. */
export function checkCopiedText(
  sections: ReadonlyMap<string, string>,
  last: { readonly to: PlainDate; readonly sections: ReadonlyMap<string, string> },
): TextFinding[] {
  return [...sections].flatMap(([section, text]): TextFinding[] => {
    const now = shinglesOf(text);
    const before = shinglesOf(last.sections.get(section) ?? '');
    const share = [...now].filter((shingle) => before.has(shingle)).length / Math.max(1, now.size);
    if (now.size < fewestShingles || share < 0.8) return [];
    const message = timeWords.sameText(Math.floor(share * 100), printed(last.to));
    return [{ rule: 'copied-text', severity: 'note', section, message, share }];
  });
}

const fewestShingles = 40;
const shingleLength = 5;

/** Runs of five words; figures all count as one word. */
function shinglesOf(text: string): Set<string> {
  const words = foldedWords(text).map((word) => (/^\d+$/.test(word) ? '#' : word));
  const starts = Math.max(0, words.length - shingleLength + 1);
  return new Set(Array.from({ length: starts }, (_, at) => words.slice(at, at + shingleLength).join(' ')));
}
