import { timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { setUp } from '../areas/installation/contract.ts';
import { type FirstPerson, refuseFirstPerson, setUpReal } from '../areas/installation/set-up.ts';
import { setUpWords } from '../areas/installation/words.ts';
import { hashPassword } from '../areas/people/password.ts';
import type { Database } from '../base/database/database.ts';
import { issuesOf } from '../base/issues.ts';
import { Problem } from '../base/problem.ts';
import { jsonBody } from './operations.ts';
import { type Answering, answerProblem } from './problem.ts';
import { createRateBook, type RateBook } from './rates.ts';

export type SetUp = Answering & {
  /** Printed where the program was started; whoever reads it may begin. */
  readonly code: string;
  readonly isDone: () => boolean;
  /** Whether the program was started for real data: then no trial begins. */
  readonly onlyReal: boolean;
  /** Opens the data of a trial, with what it shows. */
  readonly beginTrial: () => Promise<void>;
  /** Opens empty data, calls back to fill them, and opens the house. */
  readonly beginReal: (fill: (database: Database, now: Date) => Promise<void>) => Promise<void>;
};

/** So many wrong codes in such a time, whoever sends them; in milliseconds. */
const wrongCodes = { most: 10, window: 900_000 };

/** The one question before there is a database: a trial with invented data, or the real beginning. */
export function serveSetUp(app: Hono, options: SetUp): void {
  const wrong = createRateBook(wrongCodes.most, wrongCodes.window);
  app.post(`/api${setUp.path}`, (c: Context) => {
    c.set('served', setUp);
    return begin(c, options, wrong).catch((error) => answerProblem(c, error, setUp, options));
  });
}

async function begin(c: Context, options: SetUp, wrong: RateBook): Promise<Response> {
  if (options.isDone()) throw new Problem('already-there', { message: setUpWords.alreadySetUp });
  const parsed = setUp.input.safeParse(await jsonBody(c, setUp.largest));
  if (!parsed.success) throw new Problem('input-invalid', { issues: issuesOf(parsed.error) });
  const { kind, code, first } = parsed.data;
  refuseCode(code, options.code, wrong);
  if (kind === 'demo' && options.onlyReal)
    throw new Problem('input-invalid', { issues: [{ path: ['kind'], message: setUpWords.onlyReal }] });
  if (kind === 'demo') await options.beginTrial();
  else await beginReal(options, first!);
  return c.json({ result: {}, next: ['people.signIn'] });
}

/** After many wrong ones a right one waits too: else guessing would go on. */
function refuseCode(given: string, wanted: string, wrong: RateBook): void {
  const seconds = wrong.waitFor('', Date.now());
  if (seconds > 0) {
    const values = { seconds, minutes: Math.ceil(seconds / 60) };
    throw new Problem('too-many-requests', { message: setUpWords.tooManyCodes, values });
  }
  if (isSame(given, wanted)) return;
  wrong.enter('', Date.now());
  throw new Problem('input-invalid', { issues: [{ path: ['code'], message: setUpWords.wrongCode }] });
}

async function beginReal(options: SetUp, first: FirstPerson): Promise<void> {
  refuseFirstPerson(first);
  const hash = await hashPassword(first.password);
  await options.beginReal(async (database, now) => {
    await database.transaction((tx) => setUpReal(tx, first, hash, now));
  });
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given.trim().toUpperCase()), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
