import { setTimeout as pause } from 'node:timers/promises';

/** How many a second where so many are always under way. */
export async function rate(
  times: number,
  together: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  let next = 0;
  const one = async () => {
    while (next < times) {
      next += 1;
      await work(next);
    }
  };
  await Promise.all(Array.from({ length: together }, one));
  return times / ((performance.now() - began) / 1000);
}

/** What each takes, in milliseconds, where so many begin each second whether those before have ended or not. */
export async function paced(
  perSecond: number,
  seconds: number,
  work: (index: number) => Promise<unknown>,
): Promise<number[]> {
  const began = performance.now();
  const all: Promise<number>[] = [];
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const due = began + (index * 1000) / perSecond;
    if (due > performance.now()) await pause(due - performance.now());
    // From when it was due: who waits in line waits too.
    all.push(work(index).then(() => performance.now() - due));
  }
  return (await Promise.all(all)).sort((a, b) => a - b);
}

/** What so large a share of them took at most, in milliseconds. */
export function at(taken: readonly number[], share: number): string {
  return taken[Math.floor(taken.length * share)]!.toFixed(1);
}
