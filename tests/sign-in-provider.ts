import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { OidcProvider } from '../src/areas/people/oidc.ts';

/** What the provider of the tests knows of whoever signs in there. */
export const providerPerson = {
  name: 'Nguyễn Thị Lan',
  email: 'Lan@MinhHoa.example',
  email_verified: true,
  SoDinhDanh: '001085012345',
};

/** A real provider on this machine. */
export type SignInProvider = {
  readonly issuer: string;
  /** Whether the person at its page says yes. */
  consents: boolean;
  /** Who signs in there. */
  subject: string;
  /** Our settings for it. */
  readonly settings: (over?: Partial<OidcProvider>) => OidcProvider;
  /** A browser at the provider: follows redirects with its cookies until it is sent back to us. */
  readonly browse: (start: URL) => Promise<URL>;
  readonly close: () => Promise<void>;
};

/** Opens it; it sends people back to `redirectUri` and nowhere else. */
export async function openProvider(redirectUri: string): Promise<SignInProvider> {
  let answer = (_request: IncomingMessage, _response: ServerResponse): void => undefined;
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = realProvider(issuer, redirectUri);
  const callback = provider.callback();
  const opened: SignInProvider = {
    issuer,
    consents: true,
    subject: 'person-7',
    settings: (over = {}) => OidcProvider.parse({ ...usual, issuer, ...over }),
    browse: (start) => browse(start, redirectUri),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  answer = (request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, opened, request, response);
    else void callback(request, response);
  };
  return opened;
}

const usual = {
  id: 'vneid',
  names: { vi: 'Tài khoản định danh điện tử (VNeID)', en: 'VNeID' },
  clientId: 'motso',
  clientSecret: 'a secret of the client',
};

function realProvider(issuer: string, redirectUri: string): Provider {
  return new Provider(issuer, {
    clients: [
      { client_id: usual.clientId, client_secret: usual.clientSecret, redirect_uris: [redirectUri] },
      { client_id: 'motso-public', token_endpoint_auth_method: 'none', redirect_uris: [redirectUri] },
    ],
    claims: { openid: ['sub'], profile: ['name', 'SoDinhDanh'], email: ['email', 'email_verified'] },
    cookies: { keys: ['a key of the provider'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...providerPerson }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  });
}

async function interact(
  provider: Provider,
  { consents, subject }: SignInProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!consents) return provider.interactionFinished(request, response, { error: 'access_denied' });
  const { prompt, session, params } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login')
    return provider.interactionFinished(request, response, { login: { accountId: subject } });
  const grant = new provider.Grant({ accountId: session!.accountId, clientId: params.client_id as string });
  grant.addOIDCScope('openid profile email');
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

async function browse(start: URL, until: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = start;
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) jar.set(...nameAndValue(line));
    const to = response.headers.get('location');
    if (to === null) throw new Error(`${response.status} at ${at}: ${await response.text()}`);
    at = new URL(to, at);
    if (at.href.startsWith(until)) return at;
  }
  throw new Error('too many redirects');
}

/** The pair that a `Set-Cookie` line begins with. */
export const nameAndValue = (line: string): [string, string] => {
  const pair = line.split(';')[0]!;
  return [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
};
