import { CallFailed } from '../src/base/call.ts';
import type { JobData, Jobs } from '../src/base/jobs.ts';

/** What became of calls made at once: an answer, or the code of the refusal. */
export async function atOnce<T>(calls: readonly Promise<T>[]): Promise<(T | string)[]> {
  const ended = await Promise.allSettled(calls);
  return ended.map((each) => {
    if (each.status === 'fulfilled') return each.value;
    if (each.reason instanceof CallFailed) return each.reason.refused.code;
    throw each.reason;
  });
}

type Work = (data: JobData) => Promise<void>;

/** Takes the work that is declared for jobs, to be done without them. */
export function caughtJobs(): { readonly jobs: Pick<Jobs, 'work'>; readonly workOf: (name: string) => Work } {
  const works = new Map<string, Work>();
  return { jobs: { work: (name, work) => works.set(name, work) }, workOf: (name) => works.get(name)! };
}
