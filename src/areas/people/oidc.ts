import * as client from 'openid-client';
import { z } from 'zod';
import { isLoopback } from '../../base/config.ts';
import { type KeyRing, seal, unseal } from '../../base/sealed.ts';
import { citizenIdHash } from './citizen-id.ts';
import type { oidcProblemWords } from './words.ts';

/** A system people may sign in by. Providers name a person's data differently: `claims` lists the names to look for. */
export const OidcProvider = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  names: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  issuer: z.url().refine(isSafe, 'https expected'),
  clientId: z.string().min(1),
  /** Without one the client is public, and PKCE alone protects it. */
  clientSecret: z.string().min(1).nullable(),
  scope: z.string().default('openid profile email'),
  claims: z
    .strictObject({
      name: z.array(z.string()).default(['name', 'HoVaTen']),
      email: z.array(z.string()).default(['email']),
      citizenId: z.array(z.string()).default(['SoDinhDanh', 'citizen_id']),
    })
    .prefault({}),
});
export type OidcProvider = z.infer<typeof OidcProvider>;

/** Tests and try-outs on one machine need no certificate; nothing else goes without. */
function isSafe(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** What the browser must bring back for the answer to be its own. */
const SignInChecks = z.strictObject({
  providerId: z.string(),
  redirectUri: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
});
export type SignInChecks = z.infer<typeof SignInChecks>;

export type OidcProblem = { readonly problem: keyof typeof oidcProblemWords };

/** Where to send the browser. The checks go into a cookie (`sealChecks`), httpOnly and SameSite=Lax. */
export async function beginSignIn(
  provider: OidcProvider,
  redirectUri: string,
): Promise<{ readonly url: URL; readonly checks: SignInChecks } | OidcProblem> {
  const checks: SignInChecks = {
    providerId: provider.id,
    redirectUri,
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
  const config = await configOf(provider);
  if (!(config instanceof client.Configuration)) return config;
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: provider.scope,
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: 'S256',
  });
  return { url, checks };
}

const tenMinutes = 600_000;

/** The value of the cookie: opens for ten minutes. Delete it when the answer comes, so that an answer serves once. */
export function sealChecks(keys: KeyRing, checks: SignInChecks, now: number): string {
  return seal(keys, 'sign-in', checks, now + tenMinutes);
}

/** The checks of a cookie. Without the cookie (blocked, used, another browser) the answer belongs to no sign-in known here. */
export function openChecks(
  keys: KeyRing,
  sealed: string | undefined,
  now: number,
): SignInChecks | OidcProblem {
  if (!sealed) return { problem: 'answer-expired' };
  const opened = unseal(keys, 'sign-in', sealed, now);
  if ('problem' in opened)
    return { problem: opened.problem === 'expired' ? 'answer-expired' : 'answer-forged' };
  return SignInChecks.parse(opened.value);
}

/** Who the provider says it is. `issuer` and `subject` together name the account there; name and e-mail may change. */
export type Identity = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
  readonly email: string | null;
  /** Without it the e-mail is only what someone typed: no account may be found by it. */
  readonly emailVerified: boolean;
  readonly citizenIdHash: Buffer | null;
};

/**
 * The person behind an answer of the provider. Only the query of `callbackUrl` is read: the address is the one the sign-in began
 * with, whatever proxies made of it. The citizen's number itself leaves this function only as a keyed hash.
 */
export async function finishSignIn(
  provider: OidcProvider,
  callbackUrl: URL,
  checks: SignInChecks,
  identityKey: Buffer,
): Promise<Identity | OidcProblem> {
  if (checks.providerId !== provider.id) return { problem: 'answer-forged' };
  const answer = new URL(checks.redirectUri);
  answer.search = callbackUrl.search;
  const config = await configOf(provider);
  if (!(config instanceof client.Configuration)) return config;
  try {
    const tokens = await client.authorizationCodeGrant(config, answer, {
      expectedState: checks.state,
      expectedNonce: checks.nonce,
      pkceCodeVerifier: checks.verifier,
      idTokenExpected: true,
    });
    return identityOf(provider, await claimsOf(config, tokens), identityKey);
  } catch (error) {
    return { problem: answerProblem(error) };
  }
}

type Tokens = Awaited<ReturnType<typeof client.authorizationCodeGrant>>;
type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

/** Most providers tell the name only at their userinfo endpoint; the library makes sure it is of the same person. */
async function claimsOf(config: client.Configuration, tokens: Tokens): Promise<Claims> {
  const claims = tokens.claims()!;
  const told = config.serverMetadata().userinfo_endpoint
    ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
    : {};
  return { ...told, ...claims };
}

function identityOf({ claims: names }: OidcProvider, claims: Claims, identityKey: Buffer): Identity {
  const first = (keys: readonly string[]) =>
    keys.map((key) => claims[key]).find((value) => typeof value === 'string' && value.trim() !== '') as
      | string
      | undefined;
  const citizenId = first(names.citizenId);
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: first(names.name)?.trim().normalize('NFC') ?? null,
    email: first(names.email)?.trim().toLowerCase() ?? null,
    emailVerified: claims.email_verified === true,
    citizenIdHash: citizenId === undefined ? null : citizenIdHash(identityKey, citizenId),
  };
}

/** A provider that describes itself wrongly is no forger: its settings or ours are wrong. */
async function configOf(provider: OidcProvider): Promise<client.Configuration | OidcProblem> {
  try {
    return await discovered(provider);
  } catch (error) {
    return { problem: isUnreachable(error) ? 'provider-unreachable' : 'provider-refused' };
  }
}

type Known = { readonly config: Promise<client.Configuration>; readonly until: number };
const known = new Map<string, Known>();
/** Addresses and keys of a provider change rarely; what could not be read is asked again at once. */
const discoveryLasts = 600_000;

function discovered(provider: OidcProvider): Promise<client.Configuration> {
  const key = JSON.stringify([provider.issuer, provider.clientId, provider.clientSecret]);
  const before = known.get(key);
  if (before && Date.now() < before.until) return before.config;
  const config = discover(provider);
  known.set(key, { config, until: Date.now() + discoveryLasts });
  config.catch(() => known.delete(key));
  return config;
}

/** Signatures are checked although the token comes by TLS: a proxy of the province may stand between. */
function discover({ issuer, clientId, clientSecret }: OidcProvider): Promise<client.Configuration> {
  const secret = clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret);
  const plain = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
  return client.discovery(new URL(issuer), clientId, { [client.clockTolerance]: 60 }, secret, {
    timeout: 10,
    execute: [client.enableNonRepudiationChecks, ...plain],
  });
}

const forgedCodes = [
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
];

function answerProblem(error: unknown): OidcProblem['problem'] {
  if (error instanceof client.AuthorizationResponseError)
    return error.error === 'access_denied' ? 'denied-by-person' : 'provider-refused';
  // The provider says no more than this of a code that is wrong, was used, or came with the verifier of another sign-in.
  if (error instanceof client.ResponseBodyError)
    return error.error === 'invalid_grant' ? 'answer-forged' : 'provider-refused';
  if (error instanceof client.WWWAuthenticateChallengeError) return 'provider-refused';
  if (isUnreachable(error)) return 'provider-unreachable';
  if (!(error instanceof client.ClientError)) throw error;
  if (error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return 'answer-expired';
  return forgedCodes.includes(error.code ?? '') ? 'answer-forged' : 'provider-refused';
}

/** No connection, no answer in time, or a gateway that says so for it. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof TypeError) return error.cause instanceof Error && !('code' in error);
  if (!(error instanceof client.ClientError)) return false;
  const answered = error.cause instanceof Response ? error.cause.status : 0;
  return error.code === 'OAUTH_TIMEOUT' || answered >= 500 || isConnection(error.cause);
}

const isConnection = (cause: unknown) =>
  cause instanceof TypeError || (cause instanceof Error && cause.name === 'TimeoutError');
