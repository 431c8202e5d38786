import type { ReadLine } from '../areas/legacy/contract.ts';
import type { ReadPaper } from '../areas/legacy/taking/operations.ts';
import { takingWords } from '../areas/legacy/taking/words.ts';
import { words } from '../areas/legacy/words.ts';
import { Problem, type ProblemCode } from '../base/problem.ts';
import type { Pool } from './pool.ts';

/** A reader that has not finished after this long is given up: the person waits for the answer. In milliseconds. */
const longest = 280_000;

/** Reads files in the threads of a pool; who finds too many waiting is told so. */
export function readPaperBy(pool: Pool): ReadPaper {
  return async (bytes, name) => {
    const leave = pool.enter();
    if (leave === null) throw new Problem('too-many-requests', { message: takingWords.busy });
    try {
      const task = { make: 'reading' as const, from: { file: { name, bytes } } };
      const outcome = await pool.run({ task, signal: AbortSignal.timeout(longest) });
      if (outcome.error !== undefined) throw problemOf(outcome.error);
      const line = JSON.parse(new TextDecoder().decode(outcome.bytes)) as ReadLine;
      return line.result!;
    } finally {
      leave();
    }
  };
}

/** What lies in the file is told by its code; that a reader was stopped in its own words. */
function problemOf({ code, message }: { readonly code: string; readonly message: string }): Problem {
  if (Object.hasOwn(words.problem, code)) return new Problem(code as ProblemCode);
  return new Problem('file-took-too-long', { message: { vi: message, en: message } });
}
