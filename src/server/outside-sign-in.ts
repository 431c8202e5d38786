import type { Context, Hono } from 'hono';
import { record } from '../areas/audit/record.ts';
import { homeOf } from '../areas/people/account.ts';
import {
  beginSignIn,
  finishSignIn,
  type Identity,
  type OidcProblem,
  type OidcProvider,
  openChecks,
  sealChecks,
} from '../areas/people/oidc.ts';
import { findLinked, linkWaits, sealWaiting } from '../areas/people/outside-account.ts';
import { longestSession, openSession } from '../areas/people/sessions.ts';
import type { Database, Tx } from '../base/database/database.ts';
import type { Outcome } from '../base/entry.ts';
import { Problem, type ProblemCode } from '../base/problem.ts';
import type { Credential } from '../base/run.ts';
import type { Secrets } from '../base/secrets.ts';
import { credentialOf, giveCookie, refuseWait, type Serving } from './operations.ts';

export type OutsideSignIn = {
  readonly providers: readonly OidcProvider[];
  readonly secrets: Secrets;
  readonly clock: () => Date;
  /** Where browsers reach this server, such as `https://motso.example.vn`: providers send people back there and nowhere else. */
  readonly publicAddress: string;
};
type House = OutsideSignIn &
  Pick<Serving, 'secure' | 'addressOf' | 'gate' | 'onError'> & {
    readonly database: () => Database | null;
  };

/** The pages people are sent to; none is ever taken from a request. */
const pages = { home: '/', signIn: '/dang-nhap', link: '/lien-ket' } as const;

/** Between question and answer. In seconds. */
const checksLast = 600;

/** The way out to another system's sign-in, and the way back. They are pages in a browser, not operations. */
export function serveOutsideSignIn(app: Hono, house: House): void {
  app.get('/api/sign-in/outside/:provider', (c) => guarded(c, house, begin));
  app.get('/api/sign-in/outside/:provider/back', (c) => guarded(c, house, finish));
}

type Step = (c: Context, provider: OidcProvider, database: Database, house: House) => Promise<Response>;

async function guarded(c: Context, house: House, step: Step): Promise<Response> {
  try {
    const database = house.database();
    if (database === null) throw new Problem('not-set-up');
    refuseWait(house.gate.guest(credentialOf(c, house)));
    const provider = house.providers.find(({ id }) => id === c.req.param('provider'));
    if (provider === undefined) throw new Problem('not-found');
    return await step(c, provider, database, house);
  } catch (error) {
    return c.redirect(refusalPage(error, house));
  }
}

/** The page of sign-in says what happened by its code. */
function refusalPage(error: unknown, { onError }: House): string {
  if (error instanceof Problem) return problemPage(error.code);
  onError(error, { operation, number: '' });
  return problemPage('server-failed');
}
const problemPage = (code: ProblemCode | OidcProblem['problem']) => `${pages.signIn}?problem=${code}`;

const operation = 'people.signInOutside';

async function begin(c: Context, provider: OidcProvider, _: Database, house: House): Promise<Response> {
  const back = new URL(`/api/sign-in/outside/${provider.id}/back`, house.publicAddress);
  const begun = await beginSignIn(provider, back.href);
  if ('problem' in begun) return c.redirect(problemPage(begun.problem));
  const sealed = sealChecks(house.secrets.all('signing'), begun.checks, house.clock().getTime());
  giveCookie(c, { name: 'outside', value: sealed, maxAge: checksLast }, house.secure);
  return c.redirect(begun.url.href);
}

async function finish(
  c: Context,
  provider: OidcProvider,
  database: Database,
  house: House,
): Promise<Response> {
  const { secrets, clock, secure } = house;
  const now = clock();
  const credential = credentialOf(c, house);
  // An answer serves once.
  giveCookie(c, { name: 'outside', value: '', maxAge: 0 }, secure);
  const checks = openChecks(secrets.all('signing'), credential.cookies.outside, now.getTime());
  if ('problem' in checks) return c.redirect(problemPage(checks.problem));
  const identity = await finishSignIn(provider, new URL(c.req.url), checks, secrets.get('identity'));
  if ('problem' in identity) return c.redirect(problemPage(identity.problem));
  const token = await database.transaction((tx) => enter(tx, provider, identity, credential, now));
  if (token === 'unknown') {
    const value = sealWaiting(secrets.all('signing'), identity, now);
    giveCookie(c, { name: 'link', value, maxAge: linkWaits }, secure);
    return c.redirect(pages.link);
  }
  if (token === 'shut-out') return c.redirect(problemPage('sign-in-refused'));
  giveCookie(c, { name: 'session', value: token.session, maxAge: longestSession * 3600 }, secure);
  return c.redirect(pages.home);
}

/** A session for the person whom the account elsewhere is linked to, and its entry in the log. */
async function enter(
  tx: Tx,
  provider: OidcProvider,
  identity: Identity,
  credential: Credential,
  now: Date,
): Promise<{ readonly session: string } | 'unknown' | 'shut-out'> {
  const linked = await findLinked(tx, identity);
  if (linked === null) return 'unknown';
  const { personId, active } = linked;
  await recordEntry(tx, { personId, provider, now, outcome: active ? 'done' : 'refused' });
  return active ? { session: await openSession(tx, personId, 'outside', credential, now) } : 'shut-out';
}

type Deed = {
  readonly personId: string;
  readonly provider: OidcProvider;
  readonly now: Date;
  readonly outcome: Outcome;
};

async function recordEntry(tx: Tx, { personId, provider, now, outcome }: Deed): Promise<void> {
  await record(tx, {
    unitId: await homeOf(tx, personId),
    at: now,
    operation,
    outcome,
    personId,
    onBehalfOf: null,
    postId: null,
    via: 'nobody',
    input: { provider: provider.id },
    plain: [],
    changes: [],
    exception: null,
    reason: null,
    problem: outcome === 'refused' ? 'sign-in-refused' : null,
  });
}
