import { printedDecimals, roundsTo } from '../../base/decimal.ts';
import type { Checked } from '../../base/finding.ts';
import { checkBounds } from './check-bounds.ts';
import { checkRatio } from './check-ratio.ts';
import { checkSum } from './check-sum.ts';
import type { Indicator } from './dictionary.ts';
import { byColumn, type Fact, type FactsOfColumn } from './fact.ts';
import type { Relation, RelationOf } from './relation.ts';
import { add, blankOf, hold, numberOf, type RelationOutcome, saidOf } from './relation-outcome.ts';
import { words } from './words.ts';

/** Tests every relation on every column of the forms. Blank cells break no relation, but a blank result of known terms is told. */
export function checkRelations(facts: readonly Fact[], relations: readonly Relation[]): Checked {
  const outcome: RelationOutcome = { findings: [], held: [] };
  const columns = byColumn(facts);
  for (const [column, known] of columns) {
    for (const relation of relations) checkOne(relation, known, column, outcome);
    checkBounds(known, column, outcome);
  }
  return outcome;
}

/** Tests the relations of a narrative: its figures are the first said of each indicator, those of the forms stand beside them. */
export function checkRelationsInText(facts: readonly Fact[], relations: readonly Relation[]): Checked {
  const outcome: RelationOutcome = { findings: [], held: [] };
  const known = byColumn(facts).get('') ?? new Map<string, Fact[]>();
  for (const relation of relations) checkOne(relation, known, '', outcome);
  return outcome;
}

function checkOne(relation: Relation, facts: FactsOfColumn, column: string, outcome: RelationOutcome): void {
  switch (relation.kind) {
    case 'ratio':
      return checkRatio(relation, facts, column, outcome);
    case 'sum':
      return checkSum(relation, facts, column, outcome);
    case 'at-most':
      return checkAtMost(relation, facts, column, outcome);
    case 'equal':
      return checkEqual(relation, facts, column, outcome);
    case 'answered':
      return checkAnswered(relation, facts, column, outcome);
    case 'goal':
      return;
    case 'copied':
      return checkCopied(relation, facts, outcome);
    case 'base-year':
      return checkBaseYear(relation, facts, column, outcome);
  }
}

function checkAtMost(
  relation: RelationOf<'at-most'>,
  facts: FactsOfColumn,
  column: string,
  outcome: RelationOutcome,
): void {
  if (relation.unless.some((id) => numberOf(facts, id) !== null)) return;
  const part = numberOf(facts, relation.part);
  const whole = numberOf(facts, relation.whole);
  if (part === null || whole === null) return;
  const args = [part.indicator.name, part.value, whole.indicator.name, whole.value, column] as const;
  if (part.value <= whole.value) hold(outcome, relation, words.atMostHolds(...args), [part, whole]);
  else {
    const message = words.atMost(
      part.indicator.name,
      part.value,
      whole.indicator.name,
      saidOf(whole),
      column,
    );
    add(outcome, relation, relation.severity, message, [part, whole], part.value, whole.value);
  }
}

function checkEqual(
  relation: RelationOf<'equal'>,
  facts: FactsOfColumn,
  column: string,
  outcome: RelationOutcome,
): void {
  if (relation.unless.some((id) => numberOf(facts, id) !== null)) return;
  const one = numberOf(facts, relation.one);
  const other = numberOf(facts, relation.other);
  if (one === null || other === null) return;
  if (one.value === other.value)
    hold(outcome, relation, words.equalHolds(one.indicator.name, other.indicator.name, one.value, column), [
      one,
      other,
    ]);
  else
    add(
      outcome,
      relation,
      relation.severity,
      words.equal(one.indicator.name, saidOf(one), other.indicator.name, saidOf(other), column),
      [one, other],
      one.value,
      other.value,
    );
}

function checkAnswered(
  relation: RelationOf<'answered'>,
  facts: FactsOfColumn,
  column: string,
  outcome: RelationOutcome,
): void {
  const detail = relation.details
    .map((id) => numberOf(facts, id))
    .find((fact) => fact !== null && (relation.chosen || fact.value > 0));
  if (detail === undefined || detail === null) return;
  const answer = numberOf(facts, relation.answer);
  const blank = blankOf(facts, relation.answer);
  if (answer === null && blank !== null && !relation.chosen)
    add(
      outcome,
      relation,
      'warning',
      words.answerBlank(blank.indicator.name, detail.indicator.name, detail.value, column),
      [blank, detail],
      null,
      1,
    );
  else if (answer !== null && answer.value === 0)
    add(
      outcome,
      relation,
      relation.severity,
      words.answerNo(answer.indicator.name, detail.indicator.name, chosenOf(detail), column),
      [answer, detail],
      0,
      1,
    );
  else if (answer !== null)
    hold(
      outcome,
      relation,
      words.answerHolds(answer.indicator.name, detail.indicator.name, detail.value, column),
      [answer, detail],
    );
}

/** A choice is told by its name. */
const chosenOf = ({ indicator, value }: { indicator: Indicator; value: number }): number | string => {
  const name = indicator.choices?.[String(value)];
  return name === undefined ? value : `${value} (${name.toLowerCase()})`;
};

function checkCopied(relation: RelationOf<'copied'>, facts: FactsOfColumn, outcome: RelationOutcome): void {
  const one = numberOf(facts, relation.one);
  const other = numberOf(facts, relation.other);
  if (one === null || other === null || one.value !== other.value || one.value <= relation.above) return;
  add(
    outcome,
    relation,
    'note',
    words.copied(one.indicator.name, other.indicator.name, one.value),
    [one, other],
    one.value,
    null,
  );
}

function checkBaseYear(
  relation: RelationOf<'base-year'>,
  facts: FactsOfColumn,
  column: string,
  outcome: RelationOutcome,
): void {
  const rate = numberOf(facts, relation.rate);
  const cut = numberOf(facts, relation.cut);
  if (rate === null || cut === null || rate.value === 0 || cut.value === 0) return;
  const digits = printedDecimals(rate.raw);
  for (const base of relation.wrongBases.map((id) => numberOf(facts, id))) {
    if (base === null || base.value === 0) continue;
    const exact = (cut.value / base.value) * 100;
    if (!roundsTo(exact, rate.value, digits)) continue;
    const message = words.baseYear(
      rate.indicator.name,
      rate.raw.replace(/\s*%$/, ''),
      cut.value,
      base.indicator.name.toLowerCase(),
      base.value,
      exact,
      column,
    );
    return add(outcome, relation, relation.severity, message, [rate, cut, base], rate.value, null);
  }
}

/** Goals are ticked once, their measures stand in other columns: a goal holds if the last column that has a figure is above zero. */
export function checkGoals(facts: readonly Fact[], relations: readonly Relation[]): Checked {
  const outcome: RelationOutcome = { findings: [], held: [] };
  for (const relation of relations) {
    if (relation.kind !== 'goal') continue;
    const goal = facts.find((fact) => fact.indicator.id === relation.goal && /^đạt\b/i.test(fact.text ?? ''));
    const measures = facts.filter(
      (fact) => fact.source === 'form' && fact.indicator.id === relation.measure && fact.value !== null,
    );
    const last = measures.sort((a, b) => a.column.localeCompare(b.column)).at(-1);
    if (goal === undefined || last === undefined || last.value !== 0) continue;
    add(
      outcome,
      relation,
      relation.severity,
      words.goal(
        goal.indicator.name,
        last.indicator.name,
        /^\d{4}$/.test(last.column) ? ` (đến năm ${last.column})` : '',
      ),
      [goal, last],
      goal.text,
      null,
    );
  }
  return outcome;
}
