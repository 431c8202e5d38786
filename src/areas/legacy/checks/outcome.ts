import type { Finding, Held, Severity } from '../../../base/finding.ts';
import type { At } from '../../../base/place.ts';
import type { TextLine } from '../head.ts';

/** What a check has said so far; a check adds to it in the order of the document. */
export type Outcome = { readonly findings: Finding[]; readonly held: Held[] };
export const nothingYet = (): Outcome => ({ findings: [], held: [] });

type Told = {
  readonly message: string;
  readonly at: readonly At[];
  readonly found?: Finding['found'];
  readonly expected?: Finding['expected'];
  /** 0.9 where nothing is said. */
  readonly certainty?: number;
};

/** Adds a finding. */
export function tell(outcome: Outcome, rule: string, severity: Severity, told: Told): void {
  const { message, at, found = null, expected = null, certainty = 0.9 } = told;
  outcome.findings.push({ rule, severity, certainty, message, at: [...at], found, expected });
}

/** Adds a relation that was tested and holds. */
export function keep(outcome: Outcome, rule: string, message: string, at: readonly At[]): void {
  outcome.held.push({ rule, message, at: [...at] });
}

/** A whole line of the document as a place. */
export const atLine = (line: TextLine, quote?: string): At => ({
  ...line.place,
  block: line.block,
  quote: quote ?? line.text,
});
