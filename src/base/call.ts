import type { z } from 'zod';
import { type Answer, type InputOf, type Operation, pathFields, type ResultOf } from './operation.ts';
import type { Word } from './word.ts';
import { notReachedWord, problemWords } from './words.ts';

/** A refusal as it comes over the line. */
export type Refused = {
  readonly code: string;
  readonly message: Word;
  readonly issues: readonly { readonly path: readonly (string | number)[]; readonly message: Word }[];
};

/** Thrown by a call that was refused or did not arrive. */
export class CallFailed extends Error {
  readonly status: number;
  readonly refused: Refused;

  constructor(status: number, refused: Refused) {
    super(refused.code);
    this.name = 'CallFailed';
    this.status = status;
    this.refused = refused;
  }
}

export type Client = <O extends Operation>(operation: O, input: InputOf<O>) => Promise<Answer<ResultOf<O>>>;

type ClientOptions = {
  /** Where the server is; empty in its own page. */
  readonly base?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
};

/** The typed client of web, command line and tests. */
export function createClient(options: ClientOptions = {}): Client {
  return async (operation, input) => {
    const response = await send(operation, input, options);
    return (await response.json()) as never;
  };
}

/** Where a download of this operation lies, for a link. */
export const urlOf = <O extends Operation>(operation: O, input: InputOf<O>): string =>
  requestOf(operation, input as Fields).url;

async function send(operation: Operation, input: unknown, options: ClientOptions): Promise<Response> {
  const { base = '', headers = {}, fetch: fetchBy = fetch } = options;
  const { url, body } = requestOf(operation, input as Fields);
  const response = await fetchBy(`${base}${url}`, {
    method: operation.method,
    headers: { ...headers, ...(body === null ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === null ? {} : { body }),
  }).catch(() => null);
  if (response === null) throw new CallFailed(0, notReached);
  if (!response.ok) throw new CallFailed(response.status, await refusedIn(response));
  return response;
}

const notReached: Refused = {
  code: 'not-reached',
  message: notReachedWord,
  issues: [],
};

async function refusedIn(response: Response): Promise<Refused> {
  const answer = (await response.json().catch(() => null)) as { problem?: Refused } | null;
  return answer?.problem ?? { code: 'unforeseen', message: problemWords['server-failed'], issues: [] };
}

type Fields = Readonly<Record<string, unknown>>;

function requestOf(operation: Operation, input: Fields): { url: string; body: string | null } {
  const inPath = pathFields(operation.path);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, field: string) =>
    encodeURIComponent(String(input[field])),
  );
  const rest = Object.entries(input).filter(
    ([field, value]) => !inPath.includes(field) && value !== undefined,
  );
  if (operation.method === 'POST' || operation.method === 'PUT')
    return { url: `/api${path}`, body: JSON.stringify(Object.fromEntries(rest)) };
  const params = new URLSearchParams();
  for (const [field, value] of rest)
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== null) params.append(field, String(each));
  const search = params.toString() === '' ? '' : `?${params}`;
  return { url: `/api${path}${search}`, body: null };
}

/** The kind of value a field of the query string holds, looked up in its schema. */
export function fromSearch(schema: z.ZodObject, search: URLSearchParams): Record<string, unknown> {
  const fields = [...new Set(search.keys())];
  return Object.fromEntries(
    fields.map((field) => [field, decoded(fieldOf(schema, field), search.getAll(field))]),
  );
}

/** `constructor` and the like are no fields, though every object answers to them. */
const fieldOf = ({ shape }: z.ZodObject, field: string): z.core.$ZodType | undefined =>
  Object.hasOwn(shape, field) ? shape[field] : undefined;

function decoded(schema: z.core.$ZodType | undefined, sent: readonly string[]): unknown {
  const { type, of } = kindOf(schema);
  if (type === 'array') return sent.map((text) => one(of, text));
  return one(type, sent.at(-1)!);
}

function one(type: string, text: string): unknown {
  if (type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

type Def = {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
};

function kindOf(schema: z.core.$ZodType | undefined): { type: string; of: string } {
  const def = schema?._zod.def as Def | undefined;
  if (def?.innerType !== undefined) return kindOf(def.innerType);
  return {
    type: def?.type ?? 'string',
    of: def?.element === undefined ? 'string' : kindOf(def.element).type,
  };
}
