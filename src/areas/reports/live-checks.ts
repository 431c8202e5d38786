import { decimalOfNumber, isDecimal } from '../../base/exact-decimal.ts';
import { type Finding, type Severity, severities } from '../../base/finding.ts';
import type { At } from '../../base/place.ts';
import type { Word } from '../../base/word.ts';
import { checkGoals, checkRelations } from '../indicators/check-relations.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import type { Fact } from '../indicators/fact.ts';
import type { Relation } from '../indicators/relation.ts';
import { entryWords, type RuleKind, ruleWords } from './checks/words.ts';
import { blank, type FormValue, printValue, valueProblem } from './form-value.ts';
import { type Formula, formulasAtWork, isTold } from './formulas.ts';

/** What is wrong with a cell, or between cells, while a form is being filled in. */
export type CellFinding = {
  readonly rule: string;
  readonly severity: Severity;
  /** The cell it is shown beside; `others` are the cells it was compared with. */
  readonly indicator: string;
  readonly others: readonly string[];
  readonly message: Word;
  readonly found: string | null;
  readonly expected: string | null;
};

export type EnteredForm = {
  /** The indicators that the form asks for, in its order. */
  readonly indicators: readonly Indicator[];
  readonly values: ReadonlyMap<string, FormValue>;
  readonly relations: readonly Relation[];
  /** Its computed cells: a rate that is computed is not held against its own terms. */
  readonly formulas: readonly Formula[];
};

/** The rules over the figures of one report, on what has been entered so far: the worst first, then as the form stands. */
export function checkEntered({ indicators, values, relations, formulas }: EnteredForm): CellFinding[] {
  const working = formulasAtWork(formulas, values);
  const rates = new Set(working.flatMap(({ kind, result }) => (kind === 'ratio' ? [result] : [])));
  const keyed = indicators.filter(({ id }) => !rates.has(id));
  const sound = keyed.filter((one) => valueProblem(values.get(one.id) ?? blank, one) === null);
  const facts = sound.map((one) => factOf(one, values.get(one.id) ?? blank));
  // A computed rate is told about below, in the words of who fills it in.
  const keyedRelations = relations.filter((one) => one.kind !== 'ratio' || !rates.has(one.result));
  const findings = [
    ...checkRelations(facts, keyedRelations).findings,
    ...checkGoals(facts, relations).findings,
  ];
  const idAt = new Map<At, Indicator>(facts.map(({ at, indicator }) => [at, indicator]));
  const kinds = new Map<string, RuleKind>(relations.map(({ id, kind }) => [id, kind]));
  const outOfNothing = ratesOutOfNothing(indicators, formulas, values);
  const found = [
    ...findings
      .map((finding) => atBlankPart(ofCell(finding, idAt, kinds), indicators, formulas, values))
      .filter((one) => !outOfNothing.some((other) => sameCells(one, other))),
    ...outOfNothing,
  ];
  const order = new Map(indicators.map(({ id }, at) => [id, at]));
  const unfit = [...unfitCells(keyed, values), ...unfitRates(indicators, working, values, found)];
  return [...found, ...unfit, ...halfRates(indicators, formulas, values)].sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      order.get(a.indicator)! - order.get(b.indicator)!,
  );
}

/** A cell as the rules take it: where nothing arose a count is 0; another reason is words, neither blank nor a figure. */
function factOf(indicator: Indicator, entered: FormValue): Fact {
  const countsNothing =
    entered.missing === 'nothing-arose' && (indicator.type === 'count' || indicator.type === 'money');
  const words = indicator.type === 'text' || (entered.value === null && !countsNothing);
  const raw = printValue(entered, indicator);
  return {
    indicator,
    column: '',
    source: 'form',
    raw,
    value: words ? null : Number(entered.value ?? 0),
    text: words && raw !== '' ? raw : null,
    certainty: 1,
    at: { quote: indicator.name },
  };
}

function ofCell(
  { rule, severity, message, at, found, expected }: Finding,
  indicatorAt: ReadonlyMap<At, Indicator>,
  kinds: ReadonlyMap<string, RuleKind>,
): CellFinding {
  const [first, ...others] = at.map((place) => indicatorAt.get(place)!);
  const kind = kinds.get(rule) ?? (rule as RuleKind);
  return {
    rule,
    severity,
    indicator: first!.id,
    others: others.map(({ id }) => id),
    message: { vi: message, en: `${first!.name}: ${ruleWords[kind]}.` },
    found: textOf(found),
    expected: textOf(expected),
  };
}

/** A total that is computed nobody can fill in: that it is blank is told at the part that it waits for. */
function atBlankPart(
  finding: CellFinding,
  indicators: readonly Indicator[],
  formulas: readonly Formula[],
  values: ReadonlyMap<string, FormValue>,
): CellFinding {
  const total = finding.indicator;
  const part = blankPartOf(total, formulas, values);
  if (part === null || part === total) return finding;
  const name = (id: string) => indicators.find((one) => one.id === id)?.name ?? id;
  return {
    ...finding,
    indicator: part,
    others: [total],
    message: entryWords.partOfTotal(name(part), name(total)),
  };
}

/** The blank cell that a blank computed total waits for; itself where it is none. */
function blankPartOf(
  id: string,
  formulas: readonly Formula[],
  values: ReadonlyMap<string, FormValue>,
): string | null {
  if (isTold(values.get(id) ?? blank)) return null;
  const sum = formulas.find(({ kind, result }) => kind === 'sum' && result === id);
  if (sum?.kind !== 'sum') return id;
  return sum.parts.map((part) => blankPartOf(part, formulas, values)).find((part) => part !== null) ?? null;
}

const textOf = (value: Finding['found']): string | null =>
  typeof value === 'number' ? (decimalOfNumber(value) ?? String(value)) : value;

/** What a file or an older version left in a cell that it cannot take. */
function unfitCells(indicators: readonly Indicator[], values: ReadonlyMap<string, FormValue>): CellFinding[] {
  return indicators.flatMap((indicator) => {
    const value = values.get(indicator.id) ?? blank;
    const problem = valueProblem(value, indicator);
    if (problem === null) return [];
    const message = { vi: `${indicator.name}: ${problem.vi}`, en: `${indicator.name}: ${problem.en}` };
    return {
      rule: 'cell-value',
      severity: 'error',
      indicator: indicator.id,
      others: [],
      message,
      found: value.value,
      expected: null,
    };
  });
}

/** A computed rate of more than all: an error, told where its terms are not called one already. */
function unfitRates(
  indicators: readonly Indicator[],
  formulas: readonly Formula[],
  values: ReadonlyMap<string, FormValue>,
  found: readonly CellFinding[],
): CellFinding[] {
  const errors = found
    .filter(({ severity }) => severity === 'error')
    .map(({ indicator, others }) => [indicator, ...others]);
  const rates = new Set(
    formulas.flatMap((one) =>
      one.kind === 'ratio' &&
      !errors.some((cells) => cells.includes(one.numerator) && cells.includes(one.denominator))
        ? [one.result]
        : [],
    ),
  );
  return unfitCells(
    indicators.filter(({ id }) => rates.has(id)),
    values,
  );
}

/**
 * A part of something of which the unit says that there is none contradicts itself, and gives no rate: told at the whole, or at the
 * part where the whole is itself added up. That the whole is not known yet contradicts nothing.
 */
function ratesOutOfNothing(
  indicators: readonly Indicator[],
  formulas: readonly Formula[],
  values: ReadonlyMap<string, FormValue>,
): CellFinding[] {
  const nameOf = new Map(indicators.map(({ id, name }) => [id, name]));
  const computed = new Set(formulas.map(({ result }) => result));
  return formulas.flatMap((formula) => {
    if (formula.kind !== 'ratio') return [];
    const { rule, result, numerator, denominator } = formula;
    const [part, whole] = [values.get(numerator) ?? blank, values.get(denominator) ?? blank];
    if (!isAboveNothing(part) || !saysNothing(whole)) return [];
    const isComputed = computed.has(denominator);
    const [at, other] = isComputed ? [numerator, denominator] : [denominator, numerator];
    const name = (id: string) => nameOf.get(id) ?? id;
    const [told, all] = [name(numerator), name(denominator)];
    return {
      rule,
      severity: 'error',
      indicator: at,
      others: [other],
      message: entryWords.outOfNothing(told, part.value!, all, whole.missing, name(result), isComputed),
      found: part.value,
      expected: whole.missing ?? whole.value,
    };
  });
}

const isAboveNothing = ({ value }: FormValue) => value !== null && isDecimal(value) && Number(value) > 0;
const saysNothing = ({ value, missing }: FormValue) =>
  missing === 'nothing-arose' || missing === 'not-competent' || (value !== null && Number(value) === 0);

const sameCells = (one: CellFinding, other: CellFinding) => {
  const cells = [one.indicator, ...one.others];
  return cells.length === 2 && [other.indicator, ...other.others].every((id) => cells.includes(id));
};

/** A rate goes up by its two terms: told where one of them is missing, or both beside a rate that was keyed. */
function halfRates(
  indicators: readonly Indicator[],
  formulas: readonly Formula[],
  values: ReadonlyMap<string, FormValue>,
): CellFinding[] {
  const nameOf = new Map(indicators.map(({ id, name }) => [id, name]));
  const told = (id: string) => values.get(id)?.value ?? null;
  return formulas.flatMap((formula) => {
    if (formula.kind !== 'ratio') return [];
    const { result, numerator, denominator } = formula;
    const others = [numerator, denominator];
    const name = nameOf.get(result) ?? result;
    const about = { indicator: result, others, found: told(result), expected: null };
    if (told(result) !== null && others.every((id) => told(id) === null))
      return { ...about, rule: 'rate-without-terms', severity: 'note', message: entryWords.noTerms(name) };
    const lacking = others.find((id) => isUnknown(values.get(id) ?? blank));
    if (isAboveNothing(values.get(numerator) ?? blank) && saysNothing(values.get(denominator) ?? blank))
      return [];
    const given = others.find((id) => Number(told(id) ?? 0) !== 0);
    if (lacking === undefined || given === undefined) return [];
    const message = entryWords.halfRate(name, nameOf.get(given) ?? given, nameOf.get(lacking) ?? lacking);
    return { ...about, rule: 'rate-half-told', severity: 'warning', message };
  });
}

const isUnknown = ({ missing }: FormValue) => missing === 'no-data' || missing === 'not-competent';
