import { printedDecimals, roundHalfUp, roundsTo } from '../../base/decimal.ts';
import type { Fact, FactsOfColumn } from './fact.ts';
import type { RelationOf } from './relation.ts';
import { add, blankOf, hold, type Numbered, numberOf, type RelationOutcome } from './relation-outcome.ts';
import { fractionIn } from './value.ts';
import { words } from './words.ts';

type Ratio = RelationOf<'ratio'>;

/** A rate against its two terms, at the printed decimals; blank results, blank terms and 0/0 are told. */
export function checkRatio(
  relation: Ratio,
  facts: FactsOfColumn,
  column: string,
  outcome: RelationOutcome,
): void {
  const a = numberOf(facts, relation.numerator);
  const b = numberOf(facts, relation.denominator);
  const rate = numberOf(facts, relation.result);
  if (a === null || b === null) return tellMissingTerms(relation, facts, column, outcome);
  if (b.value === 0) return ratioOverNothing(relation, a, b, rate, column, outcome);
  const exact = (a.value / b.value) * 100;
  if (rate !== null) return compare(relation, rate, a, b, column, outcome);
  const blank = blankOf(facts, relation.result);
  if (blank === null) return;
  const message = words.ratioBlank(blank.indicator.name, a.value, b.value, exact, column);
  add(outcome, relation, 'warning', message, [blank, a, b], null, roundHalfUp(exact, 1));
}

/** A rate stands without the figures it comes from: both, which is a remark, or one of the two, which somebody forgot. */
function tellMissingTerms(
  relation: Ratio,
  facts: FactsOfColumn,
  column: string,
  outcome: RelationOutcome,
): void {
  const rate = numberOf(facts, relation.result);
  if (rate === null) return;
  const terms = [relation.numerator, relation.denominator];
  const known = terms.map((id) => numberOf(facts, id)).find((fact) => fact !== null);
  const blank = terms.map((id) => blankOf(facts, id)).find((fact) => fact !== null);
  if (known === undefined && terms.some((id) => facts.has(id))) {
    const message = words.ratioWithoutTerms(rate.indicator.name, rate.raw, column);
    add(outcome, relation, 'note', message, [rate], rate.value, null);
  } else if (known !== undefined && known !== null && blank !== undefined && blank !== null) {
    const message = words.termBlank(
      blank.indicator.name,
      rate.indicator.name,
      rate.raw,
      known.indicator.name,
      column,
    );
    add(outcome, relation, 'warning', message, [blank, rate, known], null, null);
  }
}

function compare(
  relation: Ratio,
  rate: Numbered,
  a: Numbered,
  b: Numbered,
  column: string,
  outcome: RelationOutcome,
): void {
  const exact = (a.value / b.value) * 100;
  const fraction = fractionIn(rate.raw);
  const digits = fraction?.rate === null ? 2 : printedDecimals(fraction?.rate ?? rate.raw);
  const { name } = rate.indicator;
  const at: Fact[] = [rate, a, b];
  const printed = rate.raw.replace(/\s*%$/, '');
  const shown = Math.max(digits, 1);
  const expected = roundHalfUp(exact, shown);
  const say = () => words.ratio(name, a.value, b.value, expected, printed, shown, column);
  if (!roundsTo(exact, rate.value, digits))
    add(outcome, relation, relation.severity, say(), at, rate.value, expected);
  else if (hidesRest(rate.value, exact)) add(outcome, relation, 'warning', say(), at, rate.value, exact);
  else
    hold(
      outcome,
      relation,
      words.ratioHolds(name, a.value, b.value, roundHalfUp(exact, digits), digits, column),
      at,
    );
}

/** Rounded to "100 %" or "0 %" a rate claims all or nothing. */
const hidesRest = (printed: number, exact: number) =>
  (printed === 100 || printed === 0) && Math.abs(exact - printed) > 1e-9;

function ratioOverNothing(
  relation: Ratio,
  a: Numbered,
  b: Numbered,
  rate: Numbered | null,
  column: string,
  outcome: RelationOutcome,
): void {
  if (a.value > 0) {
    const message = words.ratioOverNothing(a.indicator.name, a.value, column);
    add(outcome, relation, 'error', message, [a, b], a.value, 0);
  } else if (rate !== null) {
    const message = words.ratioOfNothing(rate.indicator.name, rate.raw.replace(/\s*%$/, ''), column);
    // Of nothing all or none may be said; a share of it never.
    const severity = rate.value === 0 || rate.value === 100 ? 'note' : 'warning';
    add(outcome, relation, severity, message, [rate, a, b], rate.value, null);
  }
}

/** A rate printed as "356/356 (100%)" or "100 (356/356)" also gives its two terms. */
export function termsOfFractions(
  facts: readonly Fact[],
  relations: readonly { kind: string }[],
  indicators: ReadonlyMap<string, Fact['indicator']>,
): Fact[] {
  const ratios = relations.filter((relation): relation is Ratio => relation.kind === 'ratio');
  return facts.flatMap((fact) => {
    const fraction = fractionIn(fact.raw);
    const ratio = ratios.find((relation) => relation.result === fact.indicator.id);
    if (fraction === null || ratio === undefined) return [];
    const values = [fraction.part, fraction.whole];
    return [ratio.numerator, ratio.denominator].flatMap((id, index) => {
      const indicator = indicators.get(id);
      return indicator === undefined ? [] : [{ ...fact, indicator, value: values[index]!, text: null }];
    });
  });
}
