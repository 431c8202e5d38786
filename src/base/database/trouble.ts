import { type DatabaseProblemCode, Problem } from '../problem.ts';

/** States of PostgreSQL (SQLSTATE) that are no fault of the statement. */
const byState: Readonly<Record<string, DatabaseProblemCode>> = {
  '53100': 'disk-full',
  '57014': 'database-busy', // taken too long
  '55P03': 'database-busy', // waited too long for a lock
  '57P01': 'database-unreachable', // shut down
  '57P02': 'database-unreachable', // crashed
  '57P03': 'database-unreachable', // starting up
  '25P03': 'database-unreachable', // ended while idle in a transaction
  '53300': 'database-unreachable', // too many connections
  '28000': 'database-unreachable',
  '28P01': 'database-unreachable', // wrong password
  '3D000': 'database-unreachable', // no such database
};

const unreachable =
  /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_|EHOST|ENET|ENOENT)|Connection terminated|not queryable|Query read timeout|^timeout expired$|server does not support SSL/;
const full = /No space left|ENOSPC|EDQUOT|Disk quota|[Dd]isk full/;
const unusable =
  /EROFS|EACCES|EPERM|EIO|Read-only file system|Permission denied|I\/O error|Input\/output error/;

/** What keeps the database from answering, where the error says so; errors of the statement itself stay as they are. */
export function asProblem(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  const code = codeOf(error);
  return code === null ? error : new Problem(code, { cause: error });
}

function codeOf(error: Error): DatabaseProblemCode | null {
  const state = 'code' in error ? String(error.code) : '';
  if (error.name === 'EngineFailure') return codeOfEngine(error.message);
  if (state in byState) return byState[state]!;
  if (/^(58030|XX\w{3})$/.test(state)) return full.test(error.message) ? 'disk-full' : null;
  if (/^08/.test(state) || unreachable.test(state) || unreachable.test(error.message))
    return 'database-unreachable';
  if (error.message === 'timeout exceeded when trying to connect') return 'database-busy';
  return null;
}

/** Of what the engine said, the lines by which it ends, and the last one. */
function codeOfEngine(said: string): DatabaseProblemCode {
  const lines = said.split('\n');
  const lastWords = lines
    .filter((line, index) => /PANIC|FATAL/.test(line) || index === lines.length - 1)
    .join();
  if (full.test(lastWords)) return 'disk-full';
  return unusable.test(lastWords) ? 'data-folder-unusable' : 'database-stopped';
}

/** Given up by the database for another transaction's sake: serialisation, deadlock. Doing it again is right. */
export const isGivenUp = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
