import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { fromSearch } from '../base/call.ts';
import type { FileAnswer, Operation } from '../base/operation.ts';
import { type Issue, Problem, refuseIssues } from '../base/problem.ts';
import type { Cookie, Credential, Ran, Runner, Who } from '../base/run.ts';
import { fieldWords } from '../base/words.ts';
import { readBody } from './body.ts';
import { sendJson } from './json-answer.ts';
import { routeOf } from './observe.ts';
import { type Answering, answerProblem } from './problem.ts';
import type { Gate } from './rates.ts';
import { attachmentHeader } from './request.ts';

export type Serving = Answering & {
  /** Cookies only over https. */
  readonly secure: boolean;
  readonly addressOf: (c: Context) => string;
  readonly gate: Gate;
  /** Null while nothing can be asked yet: before the first set-up. */
  readonly runner: () => Runner | null;
  /** Whether the program was started for real data: then no trial is offered. */
  readonly onlyReal: boolean;
};

/** Every operation at its path. The routes are made from the operations alone; `/units/tree` goes before `/units/{unitId}`. */
export function serveOperations(app: Hono, operations: readonly Operation[], serving: Serving): void {
  const literalFirst = [...operations].sort((a, b) =>
    a.path.replaceAll('{', '~') < b.path.replaceAll('{', '~') ? -1 : 1,
  );
  for (const operation of literalFirst) {
    app.on(operation.method, routeOf(operation), (c) => serveOne(c, operation, serving));
  }
}

async function serveOne(c: Context, operation: Operation, serving: Serving): Promise<Response> {
  c.set('served', operation);
  try {
    const runner = serving.runner();
    if (runner === null) throw new Problem(serving.onlyReal ? 'not-set-up-for-real' : 'not-set-up');
    const credential = credentialOf(c, serving);
    const { gate } = serving;
    const isGuest = credential.session === null && credential.token === null;
    refuseWait(isGuest ? gate.guest(credential) : gate.bearer(credential));
    const input = await inputOf(c, operation, isGuest ? mostOfGuests : operation.largest);
    const admit = (who: Who | null) => {
      // Who brings a made-up session is a guest too.
      if (!isGuest) refuseWait(who === null ? gate.guest(credential) : gate.known(who));
    };
    return await send(c, await runner.run(operation, input, credential, admit), serving);
  } catch (error) {
    return answerProblem(c, error, operation, serving);
  }
}

/** Who must wait is told for how long. */
export function refuseWait(seconds: number): void {
  if (seconds > 0) throw new Problem('too-many-requests', { values: { seconds } });
}

/** Nothing that is for anyone needs more. In bytes. */
const mostOfGuests = 256 * 1024;

async function inputOf(
  c: Context,
  { input, method, largest }: Operation,
  most: number,
): Promise<Record<string, unknown>> {
  const takesBody = method === 'POST' || method === 'PUT';
  const sent = takesBody
    ? await jsonBody(c, Math.min(largest, most))
    : fromSearch(input, new URL(c.req.url).searchParams);
  const whole = { ...sent, ...(c.req.param() as Record<string, string>) };
  refuseIssues(unwritable(whole, []));
  return whole;
}

/** Texts that no database and no file can hold: with a zero sign (U+0000), or half of a sign (a lone surrogate). */
function unwritable(value: unknown, path: Issue['path']): Issue[] {
  if (typeof value === 'string')
    return value.includes('\0') || !value.isWellFormed() ? [{ path, message: fieldWords.unwritable }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => unwritable(each, [...path, key]));
}

/** The JSON object in the body, at most `largest` bytes of it. */
export async function jsonBody(c: Context, largest: number): Promise<Record<string, unknown>> {
  const body = await readBody(c.req.raw, { largest, longestPause: 20_000, over: 'request-too-large' });
  if (body.refused === 'request-too-large') throw new Problem('request-too-large');
  if (body.refused !== undefined) throw new Problem('request-unreadable');
  if (body.bytes.length === 0) return {};
  const type = c.req.header('Content-Type') ?? '';
  const sent = type.startsWith('application/json') ? jsonIn(body.bytes) : null;
  if (sent === null) throw new Problem('request-unreadable');
  return sent;
}

function jsonIn(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (normalised(value, 0) as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** No form lies deeper; what does is made to break something. */
const deepest = 32;

/** All text is kept composed (NFC), whatever the keyboard made. */
function normalised(value: unknown, depth: number): unknown {
  if (depth > deepest) throw new RangeError('too deep');
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map((each) => normalised(each, depth + 1));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, normalised(each, depth + 1)]));
  return value;
}

const bearer = /^Bearer +([\w~.+/-]+=*)$/;

/** Who a request says it is, and from where it came. */
export function credentialOf(
  c: Context,
  { secure, addressOf }: Pick<Serving, 'secure' | 'addressOf'>,
): Credential {
  const cookies = getCookie(c);
  const token = bearer.exec(c.req.header('Authorization') ?? '')?.[1] ?? null;
  const cookie = (name: string) => cookies[nameFor(name, secure)] ?? null;
  return {
    // A program that brings a token is nobody else, whatever cookies it carries.
    session: token === null ? cookie('session') : null,
    token,
    // Over https only those that no other host could have set.
    cookies: Object.fromEntries(
      Object.keys(cookies)
        .filter((name) => name.startsWith(nameFor('', secure)))
        .map((name) => [name.slice(nameFor('', secure).length), cookies[name]!]),
    ),
    address: addressOf(c),
    device: (c.req.header('User-Agent') ?? '').slice(0, 200),
  };
}

/** `__Host-` binds a cookie to this very host over https; browsers refuse it otherwise. */
const nameFor = (name: string, secure: boolean) => `${secure ? '__Host-' : ''}motso_${name}`;

async function send(c: Context, { answer, cookies }: Ran, { secure }: Serving): Promise<Response> {
  for (const cookie of cookies) giveCookie(c, cookie, secure);
  return 'bytes' in answer ? sendFile(c, answer) : sendJson(c, answer);
}

/** For the few answers that are no operations, such as the way back from another sign-in. */
export function giveCookie(c: Context, { name, value, maxAge }: Cookie, secure: boolean): void {
  setCookie(c, nameFor(name, secure), value, { httpOnly: true, sameSite: 'Lax', path: '/', secure, maxAge });
}

function sendFile(c: Context, { name, type, bytes }: FileAnswer): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': type,
    'Content-Disposition': attachmentHeader(name),
    'Cache-Control': 'no-store',
  });
}
