import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openProvider, type SignInProvider } from '../../../tests/sign-in-provider.ts';
import {
  beginSignIn,
  finishSignIn,
  OidcProvider,
  openChecks,
  type SignInChecks,
  sealChecks,
} from './oidc.ts';

const redirectUri = 'https://motso.minhhoa.example/sign-in/answer';
const identityKey = randomBytes(32);
const cookieKey = randomBytes(32);

let real: SignInProvider;
beforeAll(async () => {
  real = await openProvider(redirectUri);
});
afterAll(() => real.close());
const provider = (over: Partial<OidcProvider> = {}) => real.settings(over);

async function begun(of = provider()) {
  const begin = await beginSignIn(of, redirectUri);
  if ('problem' in begin) throw new Error(begin.problem);
  return begin;
}

async function answered(of = provider()): Promise<{ callback: URL; checks: SignInChecks }> {
  const { url, checks } = await begun(of);
  return { callback: await real.browse(url), checks };
}

const finish = (callback: URL, checks: SignInChecks, of = provider()) =>
  finishSignIn(of, callback, checks, identityKey);

describe('signing in by a provider', () => {
  test('asks with PKCE, state and nonce, and tells who it is without the citizen’s number', async () => {
    const { url, checks } = await begun();
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: checks.state,
      nonce: checks.nonce,
      scope: 'openid profile email',
    });
    expect(url.href).not.toContain(checks.verifier);
    const identity = await finish(await real.browse(url), checks);
    expect(identity).toEqual({
      issuer: real.issuer,
      subject: 'person-7',
      name: 'Nguyễn Thị Lan',
      email: 'lan@minhhoa.example',
      emailVerified: true,
      citizenIdHash: createHmac('sha256', identityKey).update('citizen id\n001085012345').digest(),
    });
    expect(JSON.stringify(identity)).not.toContain('001085012345');
  });

  test('works for a client without a secret', async () => {
    const open = provider({ clientId: 'motso-public', clientSecret: null });
    const { callback, checks } = await answered(open);
    expect(await finish(callback, checks, open)).toMatchObject({ subject: 'person-7' });
  });

  test('does not depend on the address a proxy hands on', async () => {
    const { callback, checks } = await answered();
    const inner = new URL(`http://127.0.0.1:3000/sign-in/answer${callback.search}`);
    expect(await finish(inner, checks)).toMatchObject({ subject: 'person-7' });
  });

  test('a person who says no is told so', async () => {
    real.consents = false;
    const { callback, checks } = await answered().finally(() => {
      real.consents = true;
    });
    expect(await finish(callback, checks)).toEqual({ problem: 'denied-by-person' });
  });
});

describe('a forged answer is refused', () => {
  test('with another state, or none', async () => {
    const { callback, checks } = await answered();
    expect(await finish(callback, { ...checks, state: 'other' })).toEqual({ problem: 'answer-forged' });
    callback.searchParams.delete('state');
    expect(await finish(callback, checks)).toEqual({ problem: 'answer-forged' });
  });

  test('with the nonce of another sign-in', async () => {
    const [mine, other] = [await answered(), await begun()];
    expect(await finish(mine.callback, { ...mine.checks, nonce: other.checks.nonce })).toEqual({
      problem: 'answer-forged',
    });
  });

  test('with the code of someone else’s sign-in put into mine', async () => {
    const [mine, theirs] = [await answered(), await answered()];
    mine.callback.searchParams.set('code', theirs.callback.searchParams.get('code')!);
    expect(await finish(mine.callback, mine.checks)).toEqual({ problem: 'answer-forged' });
  });

  test('a second time', async () => {
    const { callback, checks } = await answered();
    expect(await finish(callback, checks)).toMatchObject({ subject: 'person-7' });
    expect(await finish(callback, checks)).toEqual({ problem: 'answer-forged' });
  });

  test('from another issuer, and for another provider', async () => {
    const { callback, checks } = await answered();
    expect(await finish(callback, checks, provider({ id: 'other' }))).toEqual({ problem: 'answer-forged' });
    callback.searchParams.set('iss', 'https://elsewhere.example');
    expect(await finish(callback, checks)).toEqual({ problem: 'answer-forged' });
  });

  test('the provider itself refuses a question without PKCE', async () => {
    const { url, checks } = await begun();
    url.searchParams.delete('code_challenge');
    url.searchParams.delete('code_challenge_method');
    const callback = await real.browse(url);
    expect(callback.searchParams.get('error')).toBe('invalid_request');
    expect(await finish(callback, checks)).toEqual({ problem: 'provider-refused' });
  });
});

describe('the cookie of the checks', () => {
  const checks: SignInChecks = { providerId: 'vneid', redirectUri, state: 's', nonce: 'n', verifier: 'v' };
  const sealed = sealChecks([cookieKey], checks, 0);

  test.each<[string, string | undefined, number, object]>([
    ['opens within ten minutes', sealed, 599_999, checks],
    ['is expired after', sealed, 600_000, { problem: 'answer-expired' }],
    ['is missing', undefined, 0, { problem: 'answer-expired' }],
    ['was changed', (sealed[0] === 'A' ? 'B' : 'A') + sealed.slice(1), 0, { problem: 'answer-forged' }],
    ['is of another server', sealChecks([randomBytes(32)], checks, 0), 0, { problem: 'answer-forged' }],
  ])('%s', (_, cookie, now, opened) => {
    expect(openChecks([cookieKey], cookie, now)).toEqual(opened);
  });
});

describe('a provider that does not work', () => {
  test('is unreachable, and asked again at once when it is back', async () => {
    const dead = createServer();
    await new Promise<void>((resolve) => dead.listen(0, '127.0.0.1', resolve));
    const { port } = dead.address() as AddressInfo;
    await new Promise((resolve) => dead.close(resolve));
    const away = provider({ issuer: `http://127.0.0.1:${port}` });
    expect(await beginSignIn(away, redirectUri)).toEqual({ problem: 'provider-unreachable' });
    const back = await serving(port, (_, response) => response.writeHead(404).end());
    expect(await beginSignIn(away, redirectUri)).toEqual({ problem: 'provider-refused' });
    await new Promise((resolve) => back.close(resolve));
  });

  test.each<[string, number, string, string]>([
    ['is unreachable behind a gateway', 502, 'Bad Gateway', 'provider-unreachable'],
    ['is refused when it is no provider', 200, '<html></html>', 'provider-refused'],
    [
      'is refused when it names another issuer',
      200,
      '{"issuer":"https://elsewhere.example"}',
      'provider-refused',
    ],
  ])('%s', async (_, status, body, problem) => {
    const wrong = await serving(0, (_request, response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(body),
    );
    const { port } = wrong.address() as AddressInfo;
    expect(await beginSignIn(provider({ issuer: `http://127.0.0.1:${port}` }), redirectUri)).toEqual({
      problem,
    });
    await new Promise((resolve) => wrong.close(resolve));
  });

  test('goes away between question and answer', async () => {
    const { callback, checks } = await answered();
    const token = globalThis.fetch;
    globalThis.fetch = () =>
      Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') }));
    const identity = await finish(callback, checks).finally(() => {
      globalThis.fetch = token;
    });
    expect(identity).toEqual({ problem: 'provider-unreachable' });
  });

  test('whose answer tells of a person long ago is expired', async () => {
    const { callback, checks } = await answered();
    const asking = globalThis.fetch;
    const later = Date.now() + 7_200_000;
    globalThis.fetch = async (...asked) => {
      const response = await asking(...asked);
      vi.spyOn(Date, 'now').mockReturnValue(later);
      return response;
    };
    const identity = await finish(callback, checks).finally(() => {
      globalThis.fetch = asking;
      vi.restoreAllMocks();
    });
    expect(identity).toEqual({ problem: 'answer-expired' });
  });

  test('refuses a wrong client secret', async () => {
    const wrong = provider({ clientSecret: 'wrong' });
    const { callback, checks } = await answered(wrong);
    expect(await finish(callback, checks, wrong)).toEqual({ problem: 'provider-refused' });
  });

  test('without TLS is accepted on this machine alone', () => {
    expect(OidcProvider.safeParse({ ...provider(), issuer: 'http://sso.example' }).success).toBe(false);
    expect(OidcProvider.safeParse({ ...provider(), issuer: 'https://sso.example' }).success).toBe(true);
    expect(OidcProvider.safeParse({ ...provider(), issuer: 'file:///etc' }).success).toBe(false);
  });
});

function serving(
  port: number,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server> {
  const made = createServer(answer);
  return new Promise((resolve) => made.listen(port, '127.0.0.1', () => resolve(made)));
}
