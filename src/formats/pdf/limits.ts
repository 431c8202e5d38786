import { Problem } from '../../base/problem.ts';

/** A watch over work that may not end: pdf.js on a hostile file. */
export type Limits = {
  /** Throws `Problem` 'file-took-too-long'; only time spent waiting in here counts. */
  within<T>(work: Promise<T>): Promise<T>;
  /** Each page done gives a little more time to the ones to come. */
  pageDone(): void;
};

/** How the parsing thread says that it gave up: its exit code. */
export const expandedTooFar = 73;

const tick = 50;
const ticksForFile = 7_000 / tick;
const ticksPerPage = 20 / tick;

/** Counts ticks, not hours: while this thread is busy with something else, no tick passes. */
export function startLimits(): Limits {
  let left = ticksForFile;
  const check = () => {
    left--;
    return left <= 0 ? new Problem('file-took-too-long') : undefined;
  };
  return {
    async within(work) {
      if (left <= 0) throw new Problem('file-took-too-long');
      const alarm = startAlarm(check);
      try {
        return await Promise.race([work, alarm.rings]);
      } finally {
        alarm.stop();
      }
    },
    pageDone() {
      left += ticksPerPage;
    },
  };
}

function startAlarm(check: () => Problem | undefined) {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setInterval(() => {
    const problem = check();
    if (problem !== undefined) reject(problem);
  }, tick);
  return { rings: promise, stop: () => clearInterval(timer) };
}
