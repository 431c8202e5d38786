import type { FactsOfColumn } from './fact.ts';
import type { RelationOutcome } from './relation-outcome.ts';
import { words } from './words.ts';

/** Percentages lie within 0–100, counts are not negative, one indicator has one value in a column. */
export function checkBounds(facts: FactsOfColumn, column: string, outcome: RelationOutcome): void {
  for (const readings of facts.values()) {
    for (const fact of readings) {
      if (fact.value === null) continue;
      const report = (rule: string, message: string) =>
        outcome.findings.push({
          rule,
          severity: 'error',
          certainty: fact.certainty,
          message,
          at: [fact.at],
          found: fact.value,
          expected: null,
        });
      if (fact.indicator.type === 'percent' && (fact.value < 0 || fact.value > 100))
        report('percent-range', words.outOfRange(fact.indicator.name, fact.raw, column));
      if (fact.indicator.type === 'count' && fact.value < 0)
        report('negative-count', words.negative(fact.indicator.name, fact.raw, column));
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
