import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { Problem } from '../../base/problem.ts';
import { expandedTooFar } from './limits.ts';

/** pdf.js parses in a thread of its own: a hostile file can hold it for minutes, and only a thread can be stopped. */
export type Thread = {
  readonly port: MessagePort;
  /** The work's result, or a `Problem` when the thread dies before. */
  whileAlive<T>(work: Promise<T>): Promise<T>;
  /** Whether the process waits for it. */
  hold(held: boolean): void;
  stop(): void;
};

/** The tables of a damaged font can fill any memory. */
const mostHeapMegabytes = 320;

/** Starts the thread; it keeps the process alive until it is let go or stopped. */
export function startThread(): Thread {
  const { port1: port, port2 } = new MessageChannel();
  const worker = new Worker(new URL('./parse-thread.ts', import.meta.url), {
    workerData: port2,
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes },
    stdout: true,
    stderr: true,
  });
  const life = lifeOf(worker);
  port.start();
  return {
    port,
    whileAlive: life.while,
    hold(held) {
      for (const end of [worker, port]) held ? end.ref() : end.unref();
    },
    stop() {
      port.close();
      void worker.terminate();
    },
  };
}

/** A race against one long-lived promise would keep every result for as long as the thread lives. */
function lifeOf(worker: Worker) {
  const waiting = new Set<(problem: Problem) => void>();
  let death: Problem | undefined;
  const end = (problem: Problem) => {
    death ??= problem;
    for (const reject of waiting) reject(death);
  };
  worker.once('error', (error) => end(problemOf(error)));
  worker.once('exit', (code) =>
    end(new Problem(code === expandedTooFar ? 'file-expands-too-far' : 'pdf-damaged')),
  );
  return {
    while: async <T>(work: Promise<T>): Promise<T> => {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      if (death !== undefined) reject(death);
      waiting.add(reject);
      work.then(resolve, reject);
      return promise.finally(() => waiting.delete(reject));
    },
  };
}

function problemOf(error: unknown): Problem {
  const isFull = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new Problem(isFull ? 'file-expands-too-far' : 'pdf-damaged');
}
