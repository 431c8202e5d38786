import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { AdministrativePaper } from './paper.ts';
import type { PaperWork, WrittenPaper } from './paper-thread.ts';

/** The paper as .docx or .pdf, written in another thread: a long one takes a tenth of a second to half a second of nothing else. A paper that cannot be written fails alone. */
export function writePaper(paper: AdministrativePaper, format: PaperWork['format']): Promise<Uint8Array> {
  const { worker, waiting } = leastBusy();
  const { promise, ...answer } = Promise.withResolvers<Uint8Array>();
  given += 1;
  waiting.set(given, answer);
  worker.ref();
  worker.postMessage({ id: given, paper, format } satisfies PaperWork);
  return promise;
}

type Answer = { resolve(bytes: Uint8Array): void; reject(error: Error): void };
type Thread = { readonly worker: Worker; readonly waiting: Map<number, Answer> };

/** Two keep a bundle of a province within its minute; each holds 100 MB and more. */
const most = Math.min(2, availableParallelism());
const threads: Thread[] = [];
let given = 0;

function leastBusy(): Thread {
  const [least] = [...threads].sort((a, b) => a.waiting.size - b.waiting.size);
  return least !== undefined && (least.waiting.size === 0 || threads.length >= most) ? least : startThread();
}

/** Threads stay for the next paper; the process does not wait for one unless a paper is under way in it. */
function startThread(): Thread {
  const thread: Thread = {
    worker: new Worker(new URL('./paper-thread.ts', import.meta.url)),
    waiting: new Map(),
  };
  const { worker, waiting } = thread;
  threads.push(thread);
  worker.on('message', ({ id, bytes, error }: WrittenPaper) => {
    const answer = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (bytes === null) answer?.reject(new Error('the paper could not be written', { cause: error }));
    else answer?.resolve(bytes);
  });
  const end = (cause: unknown) => {
    if (threads.includes(thread)) threads.splice(threads.indexOf(thread), 1);
    for (const { reject } of waiting.values())
      reject(new Error('the thread that writes papers ended', { cause }));
    waiting.clear();
  };
  worker.once('error', end);
  worker.once('exit', end);
  return thread;
}
