/** What a command changed: the object before and after, both without secrets and masked when they are written. */
export type Change = {
  readonly kind: string;
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** Deeds that a later reader must be able to list: what went round the usual rule, and why. */
export const exceptionKinds = [
  'override',
  'explanation',
  'lock-extension',
  'excuse',
  'correction',
  'alone',
] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

export const outcomes = ['done', 'refused', 'read', 'exported'] as const;
export type Outcome = (typeof outcomes)[number];

/** One entry of the audit log, before it is masked, numbered and chained. */
export type Entry = {
  /** Whose chain it belongs to; null for what concerns no unit. */
  readonly unitId: string | null;
  readonly at: Date;
  readonly operation: string;
  readonly outcome: Outcome;
  readonly personId: string | null;
  /** The person in whose place somebody acted by delegation. */
  readonly onBehalfOf: string | null;
  readonly postId: string | null;
  readonly via: 'session' | 'token' | 'system' | 'nobody';
  readonly input: unknown;
  /** Keys of input and changes that are neither secret nor personal, whatever they are called. */
  readonly plain: readonly string[];
  readonly changes: readonly Change[];
  readonly exception: ExceptionKind | null;
  readonly reason: string | null;
  /** The code of the refusal. */
  readonly problem: string | null;
};
