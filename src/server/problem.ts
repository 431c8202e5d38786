import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { words as fileWords } from '../areas/legacy/words.ts';
import type { Operation } from '../base/operation.ts';
import { Problem, type ProblemCode } from '../base/problem.ts';
import { filled, type Word } from '../base/word.ts';
import { problemWords } from '../base/words.ts';

export type Answering = {
  /** Tells the operator of an error nobody meant, with the number that the person was shown. */
  readonly onError: (error: unknown, about: { readonly operation: string; readonly number: string }) => void;
};

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;
const statuses: Partial<Record<ProblemCode, Status>> = {
  'request-unreadable': 400,
  'not-signed-in': 401,
  'sign-in-refused': 401,
  'second-step-needed': 401,
  'not-permitted': 403,
  'not-found': 404,
  'changed-by-other': 409,
  'already-there': 409,
  'other-installation': 409,
  'request-too-large': 413,
  'too-many-requests': 429,
  'server-failed': 500,
  'clock-set-back': 503,
  'disk-full': 503,
  'data-folder-unusable': 503,
  'database-unreachable': 503,
  'database-stopped': 503,
  'database-busy': 503,
  'files-unreachable': 503,
  'mail-postponed': 503,
  'not-set-up': 503,
  'not-set-up-for-real': 503,
};

/** What every code is told in. Reasons that lie in a file are in Vietnamese only. */
const words: Readonly<Record<string, Word>> = {
  ...Object.fromEntries(Object.entries(fileWords.problem).map(([code, vi]) => [code, { vi, en: vi }])),
  ...problemWords,
};

/** The one place that makes a problem an answer over HTTP. What nobody meant is told in general words, with a number for the operator. */
export function answerProblem(
  c: Context,
  error: unknown,
  { name }: Pick<Operation, 'name'>,
  { onError }: Answering,
): Response {
  const word = error instanceof Problem ? words[error.code] : undefined;
  if (!(error instanceof Problem) || word === undefined) return unforeseen(c, error, name, onError);
  c.set('problem', error.code);
  const { message = word, values = {}, issues = [] } = error.details;
  if (error.code === 'too-many-requests') c.header('Retry-After', String(values.seconds ?? 60));
  const said = { vi: filled(message.vi, values), en: filled(message.en, values) };
  return c.json({ problem: { code: error.code, message: said, issues } }, statuses[error.code] ?? 422);
}

function unforeseen(c: Context, error: unknown, operation: string, onError: Answering['onError']): Response {
  const number = randomUUID().slice(0, 8);
  c.set('request', number);
  c.set('problem', 'server-failed');
  onError(error, { operation, number });
  const { vi, en } = problemWords['server-failed'];
  const message = { vi: `${vi} (${number})`, en: `${en} (${number})` };
  return c.json({ problem: { code: 'server-failed', message, issues: [] } }, 500);
}
