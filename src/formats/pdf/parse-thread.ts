import { MessagePort, workerData } from 'node:worker_threads';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { expandedTooFar } from './limits.ts';

/** Room for one picture of an A4 page at 600 dpi in colour, packed and unpacked. */
const mostMemory = 340_000_000;
/** Of about a thousand operators each. */
const mostPartsOfPage = 500;

/** Three times the characters of the largest fonts. */
const mostEntries = 200_000;

/**
 * A damaged font's table makes pdf.js fill a map with millions of characters, and V8 end the process at the limit of
 * this thread's memory; an error in time only costs the font.
 */
function boundMaps(): void {
  const { set } = Map.prototype;
  Object.assign(Map.prototype, {
    set(this: Map<unknown, unknown>, key: unknown, value: unknown) {
      if (this.size >= mostEntries) throw new RangeError('map too large');
      return set.call(this, key, value);
    },
  });
}

/** The half of pdf.js that parses, at the other end of a port. It ends itself when a page grows beyond all measure. */
if (workerData instanceof MessagePort) {
  boundMaps();
  WorkerMessageHandler.initializeFromPort(watched(workerData));
  workerData.start();
}

function watched(port: MessagePort): MessagePort {
  const post = port.postMessage.bind(port);
  let [page, parts, messages]: [unknown, number, number] = [undefined, 0, 0];
  return Object.assign(port, {
    postMessage(message: unknown, transfer?: readonly Transferable[] | null) {
      const { streamId, chunk } = message as { readonly streamId?: unknown; readonly chunk?: unknown };
      if (chunk !== undefined) parts = streamId === page ? parts + 1 : 1;
      if (chunk !== undefined) page = streamId;
      messages++;
      const isFull = messages % 8 === 0 && memoryInUse() > mostMemory;
      if (parts > mostPartsOfPage || isFull) process.exit(expandedTooFar);
      post(message, [...(transfer ?? [])] as never);
    },
  });
}

function memoryInUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
