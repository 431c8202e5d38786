import type { Values, Word } from './word.ts';

const fileProblemCodes = [
  'file-empty',
  'file-too-large',
  'file-damaged',
  'pdf-damaged',
  'file-encrypted',
  'file-expands-too-far',
  'file-type-unknown',
  'file-type-save-as-docx',
  'file-type-save-as-xlsx',
  'file-not-found',
  'file-unreadable',
  'file-took-too-long',
  'picture-unreadable',
  'unforeseen',
] as const;
/** What is wrong with a file that somebody gave; said in the words of the area that reads it. */
export type FileProblemCode = (typeof fileProblemCodes)[number];

const databaseProblemCodes = [
  'data-folder-in-use',
  'data-folder-unusable',
  'disk-full',
  'database-unreachable',
  'database-stopped',
  'database-busy',
  'database-too-old',
  'database-rights-missing',
  'database-newer-than-program',
  'migration-changed',
] as const;
/** What keeps the database from answering; said in `base/database/words.ts`. */
export type DatabaseProblemCode = (typeof databaseProblemCodes)[number];

const operationProblemCodes = [
  'input-invalid',
  'not-signed-in',
  'sign-in-refused',
  'second-step-needed',
  'not-permitted',
  'not-found',
  'changed-by-other',
  'already-there',
  'too-many-requests',
  'request-unreadable',
  'request-too-large',
  'clock-set-back',
  'not-set-up',
  'not-set-up-for-real',
  'other-installation',
  'server-failed',
] as const;
/** What an operation may be refused for; said in `words.ts`. */
export type OperationProblemCode = (typeof operationProblemCodes)[number];

const serviceProblemCodes = [
  'files-unreachable',
  'files-refused',
  'file-lost',
  'mail-not-set',
  'mail-refused',
  'mail-postponed',
  'backup-damaged',
  'backup-of-other-version',
  'backup-needs-empty',
  'backup-differs',
] as const;
/** What goes wrong with files kept, letters and backups; said in `words.ts`. */
export type ServiceProblemCode = (typeof serviceProblemCodes)[number];

export type ProblemCode = FileProblemCode | DatabaseProblemCode | OperationProblemCode | ServiceProblemCode;

/** One thing to mend in a form: the path of the field, and what to do. */
export type Issue = { readonly path: readonly (string | number)[]; readonly message: Word };

export type ProblemDetails = ErrorOptions & {
  /** Says more than the general message of the code. */
  readonly message?: Word;
  readonly values?: Values;
  readonly issues?: readonly Issue[];
};

/** The one deliberate error. The code is also the key of its message. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code, details);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }
}

/** Refuses a form for all its issues at once; nothing where there are none. */
export function refuseIssues(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new Problem('input-invalid', { issues });
}

/** Whether the error is a problem that lies in a file, not in the machine that reads it. */
export const isFileProblem = (error: unknown): error is Problem & { readonly code: FileProblemCode } =>
  error instanceof Problem && (fileProblemCodes as readonly string[]).includes(error.code);
