import type { At } from './place.ts';

export const severities = ['error', 'warning', 'note'] as const;
export type Severity = (typeof severities)[number];

/** What a check says: something is wrong, where, and what was expected. */
export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  /** 0–1: how sure the check is that it understood the document. */
  readonly certainty: number;
  /** Plain Vietnamese, with the arithmetic. */
  readonly message: string;
  readonly at: At[];
  readonly found: string | number | null;
  readonly expected: string | number | null;
};

/** A relation that was tested and holds: an auditor wants to see both. */
export type Held = { readonly rule: string; readonly message: string; readonly at: At[] };

/** The one order in which findings are listed everywhere: the worst first, then as they stand in the document. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const keys = new Map(findings.map((finding) => [finding, keyOf(finding)]));
  return [...findings].sort((a, b) => compare(keys.get(a)!, keys.get(b)!));
}

const keyOf = ({ severity, at: [first] }: Finding): readonly number[] => [
  severities.indexOf(severity),
  first?.block ?? Number.MAX_SAFE_INTEGER,
  first?.row ?? 0,
  first?.column ?? 0,
  first?.start ?? 0,
];

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

export type Checked = { readonly findings: Finding[]; readonly held: Held[] };
