import { type DestinationStream, pino } from 'pino';
import type { Config } from './config.ts';
import { masked } from './mask.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One answered request. The route is the pattern: what stands in a path or a query may be personal. */
export type RequestLine = {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** The number that the person was shown where something failed. */
  readonly request: string;
};

export type Log = {
  readonly debug: (message: string, fields?: Fields) => void;
  readonly info: (message: string, fields?: Fields) => void;
  readonly warn: (message: string, fields?: Fields) => void;
  readonly error: (message: string, error: unknown, fields?: Fields) => void;
  readonly request: (line: RequestLine) => void;
};

/** The log: one line of JSON each on standard output, freed of secrets and of personal data. */
export function createLog(level: Config['logLevel'], to: DestinationStream = pino.destination(1)): Log {
  const lines = pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, to);
  const write =
    (at: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields: Fields = {}) =>
      lines[at](masked(fields, plainKeys), String(masked(message)));
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: (message, error, fields = {}) => write('error')(message, { ...fields, error: toldOf(error) }),
    request: (line) => write(line.status >= 500 ? 'error' : 'info')('request', { ...line }),
  };
}

/** Sounds like a secret and is none: the code of an error. */
const plainKeys = ['code'];
const deepest = 5;

/** Of an error only what says where and what: PostgreSQL's details hold the row that was refused. */
function toldOf(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error;
  const { name, stack = '', cause } = error;
  const code = 'code' in error ? String(error.code) : undefined;
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  return {
    name,
    code,
    message: isAboutValue(code) ? error.message.replace(/"[^"]*"/g, '"…"') : error.message,
    stack: frames.map((line) => line.trim()),
    cause: cause === undefined || depth === deepest ? undefined : toldOf(cause, depth + 1),
  };
}

/** SQLSTATE class 22, data exception: the message quotes the value. */
const isAboutValue = (code: string | undefined) => /^22\w{3}$/.test(code ?? '');
