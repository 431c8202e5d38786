import type { Finding, Held, Severity } from '../../base/finding.ts';
import { fold } from '../../base/fold.ts';
import type { Fact, FactsOfColumn } from './fact.ts';
import type { Relation } from './relation.ts';

/** What testing relations came to. */
export type RelationOutcome = { readonly findings: Finding[]; readonly held: Held[] };
export type Numbered = Fact & { readonly value: number };

/** Adds a finding on readings. */
export function add(
  outcome: RelationOutcome,
  relation: Relation,
  severity: Severity,
  message: string,
  at: readonly Fact[],
  found: Finding['found'],
  expected: Finding['expected'],
): void {
  const certainty = Math.min(...at.map((fact) => fact.certainty));
  outcome.findings.push({
    rule: relation.id,
    severity,
    certainty,
    message,
    at: at.map((fact) => fact.at),
    found,
    expected,
  });
}

/** Adds a relation that holds. */
export function hold(
  outcome: RelationOutcome,
  relation: Relation,
  message: string,
  at: readonly Fact[],
): void {
  outcome.held.push({ rule: relation.id, message, at: at.map((fact) => fact.at) });
}

/** The first reading that has a figure; a heading that repeats its child's figure is not asked twice. */
export function numberOf(facts: FactsOfColumn, id: string): Numbered | null {
  const found = facts.get(id)?.find((fact) => fact.value !== null);
  return found === undefined ? null : (found as Numbered);
}

/** A figure as it was told; null where the unit says that nothing arose, which counts as 0 and is not called so. */
export const saidOf = ({ value, raw }: Numbered): number | null =>
  value === 0 && fold(raw) === 'khong phat sinh' ? null : value;

/** The reading of an indicator that the form has but leaves blank. */
export const blankOf = (facts: FactsOfColumn, id: string): Fact | null => {
  const all = facts.get(id) ?? [];
  return all.length > 0 && all.every((fact) => fact.raw.trim() === '') ? all[0]! : null;
};
