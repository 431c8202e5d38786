import type { Indicator } from './dictionary.ts';
import type { FactsOfColumn } from './fact.ts';
import type { RelationOutcome } from './relation-outcome.ts';
import { words } from './words.ts';

const boundRules = ['percent-range', 'negative-count', 'below-least'] as const;
export type BoundRule = (typeof boundRules)[number];

/** The bound that a value breaks: percentages lie within 0–100, counts are not negative, others keep to what the dictionary says. */
export function brokenBound(
  { type, least = Number.NEGATIVE_INFINITY }: Pick<Indicator, 'type' | 'least'>,
  value: number,
): BoundRule | null {
  if (type === 'percent' && (value < 0 || value > 100)) return 'percent-range';
  if (type === 'count' && value < 0) return 'negative-count';
  return value < least ? 'below-least' : null;
}

const sayings = {
  'percent-range': words.outOfRange,
  'negative-count': words.negative,
  'below-least': words.belowLeast,
} satisfies Record<BoundRule, unknown>;

/** Values keep to the bounds of their type, and one indicator has one value in a column. */
export function checkBounds(facts: FactsOfColumn, column: string, outcome: RelationOutcome): void {
  for (const readings of facts.values()) {
    for (const fact of readings) {
      const rule = fact.value === null ? null : brokenBound(fact.indicator, fact.value);
      if (rule === null) continue;
      outcome.findings.push({
        rule,
        severity: 'error',
        certainty: fact.certainty,
        message: sayings[rule](fact.indicator.name, fact.raw, column, fact.indicator.least ?? 0),
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
