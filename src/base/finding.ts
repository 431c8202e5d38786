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

export type Checked = { readonly findings: Finding[]; readonly held: Held[] };
