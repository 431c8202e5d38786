import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Worker as Thread } from 'node:worker_threads';
import { createWorker, OEM, type Worker } from 'tesseract.js';
import { Problem } from '../../base/problem.ts';
import { type Box, type Raster, readingDpi } from './raster.ts';

/** A word as read; `confidence` from 0 to 1. */
export type ReadWord = Box & { readonly text: string; readonly confidence: number };
export type ReadLine = readonly ReadWord[];

/** How a picture is to be looked at: as lines of print, as one line. */
export type Manner = 'block' | 'line';

/** Readers of print, loaded once and shared by all the pages of one or more files. */
export type OcrSession = {
  /** The lines printed in a grey picture. Throws `picture-unreadable` where that fails or outlasts the patience. */
  readonly read: (picture: Raster, manner: Manner, patience: Patience) => Promise<ReadLine[]>;
  /** Ends the readers; what they were asked and have not answered fails. */
  readonly close: () => Promise<void>;
};

/** Milliseconds that readers may still spend on one page; time spent waiting for a reader does not count. */
export type Patience = { left: number };

const manners: Record<Manner, Record<string, string>> = {
  block: { tessedit_pageseg_mode: '6', tessedit_char_whitelist: '' },
  line: { tessedit_pageseg_mode: '7', tessedit_char_whitelist: '' },
};

type Job = {
  readonly picture: Raster;
  readonly manner: Manner;
  readonly patience: Patience;
  readonly done: (lines: ReadLine[]) => void;
  readonly failed: (reason: Problem) => void;
};

/** A reader, and what it was last told. */
type Reader = { readonly worker: Promise<Worker>; manner?: Manner };

/** The place of one reader, filled when there is something to do, and how to give up what is being done. */
type Seat = { reader?: Reader; busy: boolean; giveUp: () => void };

/** Opens `workers` (2) readers of Vietnamese print; each is loaded when it first has something to do, and never from the network. */
export async function openOcr(options: { readonly workers?: number } = {}): Promise<OcrSession> {
  const seats: Seat[] = Array.from({ length: options.workers ?? 2 }, () => ({ busy: false, giveUp() {} }));
  const waiting: Job[] = [];
  let closed = false;
  const serveNext = (): void => {
    const seat = seats.find((one) => !one.busy);
    const job = seat && waiting.shift();
    if (seat === undefined || job === undefined) return;
    void serve(seat, job).then(serveNext);
    serveNext();
  };
  return {
    read: (picture, manner, patience) =>
      new Promise((done, failed) => {
        if (closed) return failed(new Problem('picture-unreadable'));
        waiting.push({ picture, manner, patience, done, failed });
        serveNext();
      }),
    close: async () => {
      closed = true;
      for (const job of waiting.splice(0)) job.failed(new Problem('picture-unreadable'));
      for (const seat of seats) seat.giveUp();
      for (const seat of seats) leave(seat);
    },
  };
}

/** Does one job; a reader that is too slow or breaks is ended, and replaced for the next. Never rejects. */
async function serve(seat: Seat, { picture, manner, patience, done, failed }: Job): Promise<void> {
  seat.busy = true;
  const begun = Date.now();
  const { promise: givenUp, reject } = Promise.withResolvers<never>();
  seat.giveUp = reject;
  const bell = setTimeout(reject, Math.max(0, patience.left));
  try {
    done(await Promise.race([givenUp, readWith(seat, picture, manner)]));
  } catch {
    leave(seat);
    failed(new Problem('picture-unreadable'));
  } finally {
    clearTimeout(bell);
    patience.left -= Date.now() - begun;
    seat.busy = false;
  }
}

/**
 * Ends the reader, at once if it is there, else as soon as it is. Its thread is ended, not the library's
 * worker: that one, once ended, fails a picture still on its way to it where nobody can catch the failure.
 */
function leave(seat: Seat): void {
  seat.reader?.worker.then((worker) => threadOf(worker).terminate()).catch(() => undefined);
  seat.reader = undefined;
}

/** What is given up goes on until the thread ends: it may touch its own reader only, never the next one. */
async function readWith(seat: Seat, picture: Raster, manner: Manner): Promise<ReadLine[]> {
  seat.reader ??= { worker: newWorker(seat) };
  const { reader } = seat;
  const worker = await reader.worker;
  if (reader.manner !== manner) await worker.setParameters(manners[manner]);
  reader.manner = manner;
  const { data } = await worker.recognize(asPgm(picture), {}, { text: false, tsv: true });
  return linesIn(data.tsv ?? '');
}

const require = createRequire(import.meta.url);

async function newWorker(seat: Seat): Promise<Worker> {
  const data = dirname(require.resolve('@tesseract.js-data/vie/package.json'));
  const worker = await createWorker('vie', OEM.LSTM_ONLY, {
    langPath: join(data, '4.0.0_best_int'),
    cacheMethod: 'none',
    errorHandler: () => undefined,
  });
  await worker.setParameters({ user_defined_dpi: String(readingDpi), debug_file: '/dev/null' });
  // The library leaves the thread's errors to the process, which would end it.
  threadOf(worker).on('error', () => {
    seat.giveUp();
  });
  return worker;
}

function threadOf(worker: Worker): Thread {
  return (worker as Worker & { worker: Thread }).worker;
}

/** The plainest picture file: packing it would take longer than handing it over. */
function asPgm({ width, height, pixels }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}

/** Columns of the table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
function linesIn(tsv: string): ReadLine[] {
  const lines = new Map<string, ReadWord[]>();
  for (const row of tsv.split('\n')) {
    const fields = row.split('\t');
    if (fields[0] !== '5') continue;
    const [left, top, width, height, confidence] = fields.slice(6, 11).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const key = fields.slice(1, 5).join();
    const line = lines.get(key) ?? [];
    lines.set(key, line);
    const text = (fields[11] ?? '').trim().normalize('NFC');
    if (text !== '')
      line.push({ left, top, right: left + width, bottom: top + height, confidence: confidence / 100, text });
  }
  return [...lines.values()].filter((line) => line.length > 0);
}
