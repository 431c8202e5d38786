import {
  addUp,
  decimalText,
  type Exact,
  exactOf,
  isDecimal,
  nought,
  plus,
} from '../../base/exact-decimal.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { blank, type FormValue, type MissingReason, missingFor, valued } from './form-value.ts';
import { computeForms, type Formula, formulasAtWork, rateOf } from './formulas.ts';
import { isAsked, type Lack, type RollUpRule, type RollUpRules, type Terms } from './roll-up-rules.ts';

type Values = ReadonlyMap<string, FormValue>;
/** Frozen figures of a unit below, or of a department of the unit itself. */
export type Contribution = {
  readonly unitId: string;
  readonly state: 'received' | 'sent' | 'own';
  readonly asOf: PlainDate;
  readonly values: Values;
  readonly terms: ReadonlyMap<string, Terms>;
};

export type Owing = {
  readonly unitId: string;
  /** For how many communes it answers where a figure is a share of these; null: for none ever. */
  readonly units: number | null;
  /** The cells of the form that it answers: it owes no other figure. Null: all. */
  readonly asks: ReadonlySet<string> | null;
};
/** Who owes nothing but may tell something: the upper unit's own office, and a unit that was not asked for a report. */
const owesNone: Omit<Owing, 'unitId'> = { units: 0, asks: null };

type Column = 'amount' | 'numerator' | 'denominator';
/** What the upper unit adds to a sum of its own accord, with the reason. */
export type Adjustment = {
  readonly indicator: string;
  readonly amount: string;
  readonly reason: string;
};
type Moving = Adjustment & { readonly column: Column };

/** What one unit gives to a figure above. */
export type Part = {
  readonly unitId: string;
  readonly state: Contribution['state'] | 'missing';
  readonly asOf: PlainDate | null;
  /** As the unit tells it. */
  readonly value: FormValue;
  /** What it adds: the first for a sum, the other two for a rate; blank where it adds nothing. */
  readonly amount: FormValue;
  readonly numerator: FormValue;
  readonly denominator: FormValue;
  /** Why the figure above lacks it. A rate without its terms is kept and shown, but does not go up. */
  readonly lacking: Lack | null;
};

type Standing = 'value' | MissingReason;
type Total = { readonly sum: Exact; readonly standings: Readonly<Record<Standing, number>> };
type Totals = Readonly<Record<Column, Total>>;

export type RolledUp = {
  readonly rule: RollUpRule;
  readonly value: FormValue;
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** One of each unit, those missing too, by unit id. */
  readonly parts: readonly Part[];
  /** Those that move it: its own, and those of the cells it is made of. */
  readonly adjustments: readonly Moving[];
  readonly totals: Totals;
};

export type RollUpInput = {
  readonly rules: RollUpRules;
  readonly owing: readonly Owing[];
  readonly contributions: readonly Contribution[];
  readonly adjustments: readonly Adjustment[];
  /** What the upper unit answers itself, for figures that are not added up. */
  readonly answers: Values;
};

/**
 * The figures of a unit from those of the units below and its own departments. Missing is not zero: where nothing arose a part
 * adds 0 and stays visible, where there is no data it is listed, and a figure of which all is missing has none. Unknown and nothing
 * are unknown.
 * Throws an `Error` where a unit stands twice or an adjustment fits no rule.
 */
export function rollUp({
  rules,
  owing,
  contributions,
  adjustments,
  answers,
}: RollUpInput): Map<string, RolledUp> {
  const due = new Map(owing.map((one) => [one.unitId, one]));
  const given = new Map(contributions.map((one) => [one.unitId, one]));
  if (given.size < contributions.length) throw new Error('a unit contributes once');
  const all = [...new Set([...due.keys(), ...given.keys()])]
    .sort()
    .map((id) => ({ id, told: given.get(id) ?? null, owed: due.get(id) ?? owesNone }));
  refuseUnfit(rules, adjustments);
  return new Map(
    rules.all.map((rule) => {
      const parts = rule.kind === 'none' ? [] : all.map(({ id, told, owed }) => partOf(rule, id, told, owed));
      const moving = movingOf(rule, adjustments);
      return [
        rule.indicator,
        figureOf(rule, parts, moving, totalsOf(rule, parts, moving), answers.get(rule.indicator) ?? blank),
      ];
    }),
  );
}

function refuseUnfit({ reading }: RollUpRules, adjustments: readonly Adjustment[]): void {
  for (const { indicator } of adjustments)
    if (reading.get(indicator)?.find((rule) => rule.indicator === indicator)?.kind !== 'sum')
      throw new Error(`${indicator}: what is no sum cannot be adjusted`);
}

function movingOf({ moved }: RollUpRule, adjustments: readonly Adjustment[]): Moving[] {
  return (['amount', 'numerator', 'denominator'] as const).flatMap((column) =>
    adjustments.filter(({ indicator }) => moved[column].has(indicator)).map((one) => ({ ...one, column })),
  );
}

function partOf(
  rule: RollUpRule,
  unitId: string,
  given: Contribution | null,
  { units, asks }: Omit<Owing, 'unitId'>,
): Part {
  const part: Writable<Part> = {
    unitId,
    state: given?.state ?? 'missing',
    asOf: given?.asOf ?? null,
    value: given?.values.get(rule.indicator) ?? blank,
    amount: blank,
    numerator: blank,
    denominator: blank,
    lacking: 'no-report',
  };
  const terms = given?.terms.get(rule.indicator);
  if (terms === undefined && isBlank(part.value) && asks !== null && !isAsked(rule, asks))
    return { ...part, lacking: null };
  if (given !== null) part.lacking = lackOf(part.value);
  if (rule.kind === 'sum' && given !== null) fillSum(part);
  else if (rule.kind === 'rate') fillRate(part, terms);
  else if (rule.kind === 'share' && units === null) part.lacking = null;
  else if (rule.kind === 'share') fillShare(part, terms, units!);
  return part;
}

/** A part while it is being made: there are hundreds of thousands, and each is made once. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

function lackOf(told: FormValue): Part['lacking'] {
  if (told.missing === 'no-data') return 'no-data';
  return isBlank(told) ? 'blank' : null;
}

function fillSum(part: Writable<Part>): void {
  part.amount = amountOf(part.value);
  part.lacking = lackOf(part.amount);
}

/** Words in a cell of figures add nothing. */
const amountOf = (told: FormValue): FormValue =>
  told.value === null || isDecimal(told.value) ? told : blank;

/** Both terms of one unit or none: a numerator without its denominator would make rates of more than all. */
function fillRate(part: Writable<Part>, terms: Terms | undefined): void {
  // Of 0 / 0 the word of the unit says whether nothing arose or those below it are silent.
  const isEmpty = part.value.missing !== null && terms?.numerator === '0' && terms.denominator === '0';
  if (terms !== undefined && !isEmpty) tell(part, valued(terms.numerator), valued(terms.denominator));
  else if (part.value.value !== null) part.lacking = 'no-terms';
  else tell(part, part.value, part.value);
}

/**
 * A unit that owes an answer and gives none is among those asked, not among those that say yes. The own office owes none. Of units
 * below which nobody has answered yet, `terms` say how many were asked; their value says that there is none.
 */
function fillShare(part: Writable<Part>, terms: Terms | undefined, units: number): void {
  if (terms !== undefined) {
    const isAnswered = part.value.missing === null;
    tell(part, isAnswered ? valued(terms.numerator) : part.value, valued(terms.denominator));
  } else if (part.lacking !== null) fillAsked(part, units);
  else if (part.value.missing !== null) tell(part, part.value, part.value);
  // A rate of several communes does not say how many of them.
  else if (units !== 1 && part.state !== 'own') part.lacking = 'no-terms';
  else tell(part, valued(saysYes(part.value) ? '1' : '0'), valued('1'));
}

/** The upper unit's own office owes no answer. */
function fillAsked(part: Writable<Part>, units: number): void {
  if (units > 0) part.denominator = valued(String(units));
  else part.lacking = null;
}

function tell(part: Writable<Part>, numerator: FormValue, denominator: FormValue): void {
  part.numerator = numerator;
  part.denominator = denominator;
  if (numerator.value !== null) part.lacking = null;
}

/** A commune writes 100 % of itself, and less where it has not done all. */
const saysYes = ({ value }: FormValue) => value === '100';

const noTotal: Total = {
  sum: nought,
  standings: { value: 0, 'nothing-arose': 0, 'not-competent': 0, 'no-data': 0 },
};

/** The columns in which the parts of a rule stand. */
const columnsOf: Readonly<Record<RollUpRule['kind'], readonly Column[]>> = {
  sum: ['amount'],
  rate: ['numerator', 'denominator'],
  share: ['numerator', 'denominator'],
  last: [],
  none: [],
};
const noTotals: Totals = { amount: noTotal, numerator: noTotal, denominator: noTotal };

function totalsOf({ kind }: RollUpRule, parts: readonly Part[], adjustments: readonly Moving[]): Totals {
  const totals = columnsOf[kind].map((column) => [column, totalOf(column, parts, adjustments)] as const);
  return { ...noTotals, ...Object.fromEntries(totals) };
}

function totalOf(column: Column, parts: readonly Part[], adjustments: readonly Moving[]): Total {
  const standings = { ...noTotal.standings };
  const told = adjustments.filter((one) => one.column === column).map(({ amount }) => amount);
  standings.value += told.length;
  for (const part of parts) {
    if (isCounted(part)) standings[standingOf(part[column])] += 1;
    const { value } = part[column];
    if (value !== null) told.push(value);
  }
  return { sum: addUp(told), standings };
}

/** Whoever owes no answer and gives none does not make the figure unknown: the own office, or who is not asked for it. */
const isCounted = ({ state, value, numerator, denominator, amount, lacking }: Part): boolean => {
  const isSilent = lacking === null || (state === 'own' && isBlank(value));
  return !(isSilent && isBlank(amount) && isBlank(numerator) && isBlank(denominator));
};

const isBlank = ({ value, missing }: FormValue): boolean => value === null && missing === null;

const standingOf = ({ value, missing }: FormValue): Standing =>
  value !== null ? 'value' : (missing ?? 'no-data');

/** Of a figure that no unit below is asked for, the own office's answer: nothing yet while it has given none. */
const sumOfParts = (total: Total, parts: readonly Part[]): FormValue =>
  parts.length > 0 && Object.values(total.standings).every((count) => count === 0)
    ? blank
    : totalValue(total);

/** A figure where there is one; else unknown while one who owes an answer lacks it: nothing arose only where all of them say so. */
function totalValue({ sum, standings }: Total): FormValue {
  if (standings.value > 0) return valued(decimalText(sum));
  if (standings['no-data'] > 0) return missingFor('no-data');
  if (standings['nothing-arose'] > 0) return missingFor('nothing-arose');
  return missingFor(standings['not-competent'] > 0 ? 'not-competent' : 'no-data');
}

function figureOf(
  rule: RollUpRule,
  parts: readonly Part[],
  adjustments: readonly Moving[],
  totals: Totals,
  answer: FormValue,
): RolledUp {
  const figure = { rule, parts, adjustments, totals, numerator: null, denominator: null };
  if (rule.kind === 'none') return { ...figure, value: answer };
  if (rule.kind === 'last') return { ...figure, value: lastOf(parts) };
  if (rule.kind === 'sum') return { ...figure, value: sumOfParts(totals.amount, parts) };
  const [numerator, denominator] = [totalValue(totals.numerator), totalValue(totals.denominator)];
  // Those who were asked and are silent make no 0 % where no one has answered.
  const isUnanswered = rule.kind === 'share' && totals.numerator.standings.value === 0;
  const value = isUnanswered ? numerator : rateOf(numerator, denominator);
  // Something out of nothing is no rate; nor did nothing arise where one of them does not say so.
  const isUnknown = isBlank(value) || (value.missing === 'nothing-arose' && lacksTerms(totals));
  const rate = isUnknown ? missingFor('no-data') : value;
  return { ...figure, value: rate, numerator: numerator.value, denominator: denominator.value };
}

const lacksTerms = ({ numerator, denominator }: Totals): boolean =>
  numerator.standings['no-data'] > 0 || denominator.standings['no-data'] > 0;

/** What was told as of the latest day; of one day, by the unit that comes first. */
function lastOf(parts: readonly Part[]): FormValue {
  const answered = parts.filter(({ lacking, asOf }) => lacking === null && asOf !== null);
  const [last] = answered.sort((a, b) => (a.asOf! === b.asOf! ? 0 : a.asOf! < b.asOf! ? 1 : -1));
  return last === undefined ? missingFor('no-data') : { ...last.value, note: null };
}

/**
 * The figures as the form has them: a total of cells of the form, and what is computed from the unit's own answers, are those of the
 * cells, for a form must agree with itself; the others stand as they were added up. `formulas` as `formulasOf` orders them.
 */
export function inForm(
  figures: ReadonlyMap<string, Pick<RolledUp, 'rule' | 'value'>>,
  formulas: readonly Formula[],
): Map<string, FormValue> {
  const values = new Map([...figures].map(([id, { value }]) => [id, value]));
  const computed = formulas.filter(
    ({ kind, result }) => kind === 'sum' || (figures.get(result)?.rule.kind ?? 'none') === 'none',
  );
  return computeForms(values, formulasAtWork(computed, values));
}

/** The units that a figure lacks, and why. */
export const missingUnits = ({ parts }: RolledUp): Part[] => parts.filter(({ lacking }) => lacking !== null);

/** What the parts of a sum come to, those of some units alone. */
export const sumOf = (parts: readonly Part[]): FormValue => sumOfParts(totalOf('amount', parts, []), parts);

/** What goes up instead of a rate: of a share that nobody has answered yet, how many were asked. */
export function termsToHandUp({
  rule,
  numerator,
  denominator,
}: Pick<RolledUp, 'rule' | 'numerator' | 'denominator'>): Terms | null {
  if (denominator === null) return null;
  if (numerator === null) return rule.kind === 'share' ? { numerator: '0', denominator } : null;
  return { numerator, denominator };
}

/** What a correction of one unit changes in one figure above. */
export type PartChange = { readonly rule: RollUpRule; readonly before: Part; readonly after: Part };

/**
 * What changes above when one unit's figures go from `before` to `after` (null where there is no report), with what it owes.
 * `changed` names the cells that were corrected; without it all are compared.
 */
export function differenceOf(
  rules: RollUpRules,
  before: Contribution | null,
  after: Contribution | null,
  owed: Omit<Owing, 'unitId'>,
  changed: Iterable<string> = rules.reading.keys(),
): PartChange[] {
  const unitId = (after ?? before)?.unitId;
  if (unitId === undefined) return [];
  const affected = new Set([...changed].flatMap((id) => rules.reading.get(id) ?? []));
  return [...affected]
    .filter(({ kind }) => kind !== 'none')
    .map((rule) => ({
      rule,
      before: partOf(rule, unitId, before, owed),
      after: partOf(rule, unitId, after, owed),
    }))
    .filter((change) => !samePart(change.before, change.after));
}

const samePart = (a: Part, b: Part) =>
  a.state === b.state &&
  a.asOf === b.asOf &&
  a.lacking === b.lacking &&
  (['value', 'amount', 'numerator', 'denominator'] as const).every((key) => sameValue(a[key], b[key]));

export const sameValue = (a: FormValue, b: FormValue) => a.value === b.value && a.missing === b.missing;

/** The changed figures above, as they would be once a difference is taken; the others stay as they are. */
export function withDifference(
  figures: ReadonlyMap<string, RolledUp>,
  changes: readonly PartChange[],
): Map<string, RolledUp> {
  return new Map(
    changes.map(({ rule, before, after }) => {
      const { parts, adjustments, totals, value } = figures.get(rule.indicator)!;
      const at = parts.findIndex(({ unitId }) => unitId === before.unitId);
      const known = at >= 0;
      const replaced = known
        ? parts.with(at, after)
        : [...parts, after].sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
      const moved = columnsOf[rule.kind].map((column) => {
        const without = known ? shifted(totals[column], parts[at]!, column, -1) : totals[column];
        return [column, shifted(without, after, column, 1)] as const;
      });
      const next = { ...totals, ...Object.fromEntries(moved) };
      return [rule.indicator, figureOf(rule, replaced, adjustments, next, value)];
    }),
  );
}

function shifted(total: Total, part: Part, column: Column, times: 1 | -1): Total {
  if (!isCounted(part)) return total;
  const { sum, standings } = total;
  const told = part[column];
  const standing = standingOf(told);
  return {
    sum: told.value === null ? sum : plus(sum, exactOf(told.value), times),
    standings: { ...standings, [standing]: standings[standing] + times },
  };
}
