import { Worker } from 'node:worker_threads';
import type { Job, Outcome } from './pool.ts';
import { type Told, transferable } from './task.ts';
import { refusal } from './words.ts';

export type SeatOptions = {
  readonly worker: URL;
  /** A reader that says nothing for this long is stopped; a scan of many pages tells of every page. */
  readonly longestSilence: number;
  /** A thread without work is let go after this time, and with it whatever memory it took. */
  readonly longestRest: number;
  /** A reader whose objects take more is stopped. */
  readonly memoryMb: number;
};

/** In milliseconds: how often it is looked what memory a reader takes. */
const betweenLooks = 100;
/** Beyond `memoryMb`: V8's own limit on a thread may end the whole process, so it is set where the look comes before it. */
const spareMb = 1024;

export type Seat = {
  readonly run: (job: Job) => Promise<Outcome>;
  readonly close: () => Promise<void>;
};

/** A place for one thread. The thread starts with its first job; one that crashed, fell silent or was cancelled is replaced by the next job. */
export function openSeat(options: SeatOptions): Seat {
  let worker: Worker | null = null;
  let rest: NodeJS.Timeout | undefined;

  async function close(): Promise<void> {
    clearTimeout(rest);
    const leaving = worker;
    worker = null;
    await leaving?.terminate();
  }

  async function run(job: Job): Promise<Outcome> {
    clearTimeout(rest);
    worker ??= start();
    const { outcome, healthy } = await converse(worker, job, options);
    if (!healthy) await close();
    else rest = setTimeout(close, options.longestRest).unref();
    return outcome;
  }

  function start(): Worker {
    const started = startWorker(options);
    started.on('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  }

  return { run, close };
}

function startWorker(options: SeatOptions): Worker {
  const worker = new Worker(options.worker, {
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb + spareMb },
    stdout: true,
    stderr: true,
  });
  // Readers may complain on their output; it could hold words of the file and goes nowhere.
  worker.stdout.resume();
  worker.stderr.resume();
  worker.on('error', () => {});
  return worker;
}

type Ended = { readonly outcome: Outcome; readonly healthy: boolean };

function converse(worker: Worker, job: Job, { longestSilence, memoryMb }: SeatOptions): Promise<Ended> {
  return new Promise((resolve) => {
    const silence = setTimeout(() => end(refused('file-took-too-long')), longestSilence);
    const crash = () => end(refused('worker-failed'));
    const cancel = () => end(refused('cancelled'));
    const look = setInterval(async () => {
      if ((await megabytesOf(worker)) > memoryMb) crash();
    }, betweenLooks);
    const hear = (told: Told) => {
      silence.refresh();
      if (told.progress !== undefined) job.onProgress?.(told.progress.done, told.progress.total);
      else if (told.bytes !== undefined) end({ outcome: { bytes: told.bytes }, healthy: true });
      else end({ outcome: { error: told.error }, healthy: true });
    };
    const end = (ended: Ended) => {
      clearTimeout(silence);
      clearInterval(look);
      worker.off('message', hear).off('error', crash).off('exit', crash);
      job.signal.removeEventListener('abort', cancel);
      resolve(ended);
    };
    if (job.signal.aborted) return end({ ...refused('cancelled'), healthy: true });
    worker.on('message', hear).on('error', crash).on('exit', crash);
    job.signal.addEventListener('abort', cancel, { once: true });
    worker.postMessage(job.task, transferable(job.task));
  });
}

/** Zero for a thread that has ended. */
async function megabytesOf(worker: Worker): Promise<number> {
  const used = await worker.getHeapStatistics().catch(() => ({ used_heap_size: 0 }));
  return used.used_heap_size / 2 ** 20;
}

const refused = (code: Parameters<typeof refusal>[0]): Ended => ({
  outcome: { error: refusal(code) },
  healthy: false,
});
