import { roundHalfUp } from '../../base/decimal.ts';
import type { FactsOfColumn } from './fact.ts';
import type { RelationOf } from './relation.ts';
import {
  add,
  blankOf,
  hold,
  type Numbered,
  numberOf,
  type RelationOutcome,
  saidOf,
} from './relation-outcome.ts';
import { words } from './words.ts';

type Sum = RelationOf<'sum'>;

/** A total against its parts; a blank total of known parts is told, and so is a total that only blank parts could make up. */
export function checkSum(
  relation: Sum,
  facts: FactsOfColumn,
  column: string,
  outcome: RelationOutcome,
): void {
  if (relation.unless.some((id) => numberOf(facts, id) !== null)) return;
  const total = numberOf(facts, relation.total);
  const present = relation.parts.filter((id) => facts.has(id));
  const printed = present.map((id) => numberOf(facts, id)).filter((part) => part !== null);
  if (printed.length === 0 || (relation.everyPart && printed.length < relation.parts.length)) return;
  const parts = [
    ...printed,
    ...relation.closing.map((id) => numberOf(facts, id)).filter((part) => part !== null),
  ];
  const values = parts.map((part) => part.value);
  const sum = addUp(values);
  if (total === null) return tellBlankTotal(relation, facts, parts, column, outcome);
  const { name } = total.indicator;
  const at = [total, ...parts];
  if (sameSum(sum, total.value))
    return hold(outcome, relation, words.sumHolds(name, total.value, values, column), at);
  if (sum < total.value && printed.length < present.length) {
    const blank = present.map((id) => blankOf(facts, id)).find((fact) => fact !== null);
    if (blank === undefined || blank === null) return;
    const message = words.partBlank(blank.indicator.name, name, total.value, parts.map(saidOf), column);
    return add(outcome, relation, 'warning', message, [total, blank, ...parts], null, total.value - sum);
  }
  tellDifference(relation, facts, total, parts, column, outcome);
}

function tellDifference(
  relation: Sum,
  facts: FactsOfColumn,
  total: Numbered,
  parts: readonly Numbered[],
  column: string,
  outcome: RelationOutcome,
): void {
  const values = parts.map((part) => part.value);
  const sum = addUp(values);
  const { name } = total.indicator;
  const tell = (severity: 'error' | 'warning' | 'note', message: string) =>
    add(outcome, relation, severity, message, [total, ...parts], total.value, sum);
  const other = relation.or
    .map((ids) => ids.map((id) => numberOf(facts, id)?.value ?? 0))
    .find((some) => sameSum(addUp(some), total.value));
  if (other !== undefined) tell('note', words.sumOtherReading(name, total.value, values, other, column));
  else if (sum < total.value && relation.rest !== undefined)
    tell(relation.rest, words.sumRest(name, total.value, parts.map(saidOf), column));
  else tell(relation.severity, words.sum(name, saidOf(total), parts.map(saidOf), column));
}

function tellBlankTotal(
  relation: Sum,
  facts: FactsOfColumn,
  parts: readonly Numbered[],
  column: string,
  outcome: RelationOutcome,
): void {
  const values = parts.map((part) => part.value);
  const blank = blankOf(facts, relation.total);
  if (blank === null || addUp(values) <= 0) return;
  const message = words.sumBlank(blank.indicator.name, parts.map(saidOf), column);
  add(outcome, relation, 'warning', message, [blank, ...parts], null, addUp(values));
}

const addUp = (values: readonly number[]) =>
  roundHalfUp(
    values.reduce((a, b) => a + b, 0),
    6,
  );
const sameSum = (a: number, b: number) => Math.abs(a - b) < 1e-9;
