import type { z } from 'zod';
import type { Word } from './word.ts';

/**
 * Who may ask. `anyone` needs no sign-in; `signed-in` is for public knowledge inside and for what is one's own; what is of the
 * `account` itself (password, sessions, keys) no program is told, whatever key it brings.
 * `post` needs a post whose role grants the permission on every unit that the named inputs hold; with `anyUnit` the permission
 * must be held somewhere, and the handler answers only within its reach.
 */
export type Access =
  | { readonly by: 'anyone' }
  | { readonly by: 'signed-in'; readonly account?: true }
  | { readonly by: 'post'; readonly permission: string; readonly units: readonly string[] }
  | { readonly by: 'post'; readonly permission: string; readonly anyUnit: true };

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A file as an answer: the handler gives its name, type and bytes; it is sent as a download. */
export type FileAnswer = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/**
 * One thing that can be asked of the server, as a value. Route, entry in the OpenAPI document, typed client, audit entry and the
 * tests of access are made from it. A query changes nothing.
 */
export type Operation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> = {
  /** `area.verbNoun`, unique. */
  readonly name: string;
  readonly kind: 'command' | 'query';
  readonly method: Method;
  /** Below `/api`; `{field}` takes an input. */
  readonly path: string;
  readonly title: Word;
  readonly access: Access;
  readonly input: Input;
  readonly output: Output;
  /** The answer is a download made by the handler; `output` then describes nothing that is sent. */
  readonly file: boolean;
  /** Reading it shows personal data of others, and is therefore written into the audit log. */
  readonly personalData: boolean;
  /** What leaves the system in bulk is written into the audit log as an export. */
  readonly exports: boolean;
  /** Inputs whose names sound like secrets or personal data to the log, and are neither: a unit's `code`. */
  readonly plain: readonly string[];
  /** Inputs that are secrets although their names do not say so, and whole files; the log is not given them. */
  readonly secret: readonly string[];
  /** Most bytes of a request. */
  readonly largest: number;
  /** Operations offered with the answer where the person may do them on the same units. */
  readonly next: readonly string[];
};

type Optional = 'file' | 'personalData' | 'exports' | 'plain' | 'secret' | 'largest' | 'next' | 'method';
type Declared<I extends z.ZodObject, O extends z.ZodType> = Omit<Operation<I, O>, 'kind' | Optional> &
  Partial<Pick<Operation<I, O>, Optional>>;

const usual = {
  file: false,
  personalData: false,
  exports: false,
  plain: [],
  secret: [],
  largest: 256 * 1024,
  next: [],
} as const;

/** Declares what changes something; runs in one transaction with its audit entry. */
export const command = <I extends z.ZodObject, O extends z.ZodType>(
  declared: Declared<I, O>,
): Operation<I, O> => ({
  ...usual,
  method: 'POST',
  ...declared,
  kind: 'command',
});

/** Declares what only reads. */
export const query = <I extends z.ZodObject, O extends z.ZodType>(
  declared: Declared<I, O>,
): Operation<I, O> => ({
  ...usual,
  method: 'GET',
  ...declared,
  kind: 'query',
});

/** What an operation answers: its result, and the names of operations that the person may do next on the same units. */
export type Answer<Result> = { readonly result: Result; readonly next: readonly string[] };
export type ResultOf<O> = O extends Operation<z.ZodObject, infer Output> ? z.output<Output> : never;
export type InputOf<O> = O extends Operation<infer Input> ? z.input<Input> : never;

/** The fields of an operation that stand in its path, in their order. */
export const pathFields = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
