import type { ValueType } from './dictionary.ts';
import type { FactsOfColumn } from './fact.ts';
import type { RelationOutcome } from './relation-outcome.ts';
import { words } from './words.ts';

const boundRules = ['percent-range', 'negative-count'] as const;
export type BoundRule = (typeof boundRules)[number];

/** The bound that a value of a type breaks: percentages lie within 0–100, counts are not negative. */
export function brokenBound(type: ValueType, value: number): BoundRule | null {
  if (type === 'percent' && (value < 0 || value > 100)) return 'percent-range';
  return type === 'count' && value < 0 ? 'negative-count' : null;
}

/** Values keep to the bounds of their type, and one indicator has one value in a column. */
export function checkBounds(facts: FactsOfColumn, column: string, outcome: RelationOutcome): void {
  for (const readings of facts.values()) {
    for (const fact of readings) {
      const rule = fact.value === null ? null : brokenBound(fact.indicator.type, fact.value);
      if (rule === null) continue;
      const say = rule === 'percent-range' ? words.outOfRange : words.negative;
      outcome.findings.push({
        rule,
        severity: 'error',
        certainty: fact.certainty,
        message: say(fact.indicator.name, fact.raw, column),
        at: [fact.at],
        found: fact.value,
        expected: null,
      });
    }
    const [first, ...others] = readings.filter((fact) => fact.value !== null);
    const differing = others.find((fact) => fact.value !== first!.value);
    if (first === undefined || differing === undefined) continue;
    outcome.findings.push({
      rule: 'two-readings',
      severity: 'warning',
      certainty: 0.8,
      message: words.twoReadings(first.indicator.name, first.value!, differing.value!, column),
      at: [first.at, differing.at],
      found: differing.value,
      expected: first.value,
    });
  }
}
