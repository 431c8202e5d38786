import { openSeat, type Seat, type SeatOptions } from './seat.ts';
import type { Task } from './task.ts';
import { type Refused, refusal } from './words.ts';

export type Outcome =
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly error?: undefined }
  | { readonly error: Refused };

export type Job = {
  readonly task: Task;
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
};

export type Pool = {
  /** A place for one request, to be taken before its file is let into memory and given back by calling it; null where too many wait already. */
  readonly enter: () => (() => void) | null;
  readonly run: (job: Job) => Promise<Outcome>;
  readonly close: () => Promise<void>;
};

export type PoolOptions = SeatOptions & { readonly size: number; readonly longestQueue: number };

export const poolDefaults: PoolOptions = {
  worker: new URL('./worker.ts', import.meta.url),
  size: 2,
  longestQueue: 8,
  longestSilence: 60_000,
  longestRest: 300_000,
  memoryMb: 1024,
};

/** Reads files in a bounded number of threads, so that the page stays quick for others; what does not find a thread waits its turn. */
export function createPool(options: PoolOptions): Pool {
  const seats = Array.from({ length: options.size }, () => openSeat(options));
  const line = createLine(seats);
  let entered = 0;
  return {
    enter: () => {
      if (entered >= options.size + options.longestQueue) return null;
      entered += 1;
      return () => {
        entered -= 1;
      };
    },
    run: async (job) => {
      const seat = await line.take(job.signal);
      if (seat === null) return { error: refusal('cancelled') };
      try {
        return await seat.run(job);
      } finally {
        line.giveBack(seat);
      }
    },
    close: async () => {
      await Promise.all(seats.map((seat) => seat.close()));
    },
  };
}

/** Free seats are handed out first come, first served; null to whom the signal calls away while waiting. */
function createLine(seats: readonly Seat[]) {
  const free = [...seats];
  const waiting: ((seat: Seat) => void)[] = [];

  function take(signal: AbortSignal): Promise<Seat | null> {
    if (signal.aborted) return Promise.resolve(null);
    const seat = free.pop();
    if (seat !== undefined) return Promise.resolve(seat);
    return new Promise((resolve) => {
      const sit = (offered: Seat) => {
        signal.removeEventListener('abort', leave);
        resolve(offered);
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(sit), 1);
        resolve(null);
      };
      waiting.push(sit);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  function giveBack(seat: Seat): void {
    const next = waiting.shift();
    if (next === undefined) free.push(seat);
    else next(seat);
  }

  return { take, giveBack };
}
