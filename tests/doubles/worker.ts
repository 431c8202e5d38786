import { setTimeout as wait } from 'node:timers/promises';
import { type MessagePort, parentPort, receiveMessageOnPort } from 'node:worker_threads';
import type { Task } from '../../src/server/task.ts';

/** Stands in for the reading thread: what it does is written in the name of the file. */
parentPort?.on('message', async (task: Task) => {
  const name = 'file' in task.from ? task.from.file.name : 'analyses';
  const size = 'file' in task.from ? task.from.file.bytes.length : 0;
  if (name.startsWith('crash')) process.exit(3);
  if (name.startsWith('silent')) return;
  if (name.startsWith('loop')) for (;;);
  if (name.startsWith('memory')) grow();
  if (name.startsWith('held')) await untilReleased(() => wait(20));
  if (name.startsWith('busy')) await untilReleased(standStill);
  const pages = name.startsWith('slow') ? 30 : 2;
  for (let done = 1; done <= pages; done += 1) {
    parentPort?.postMessage({ progress: { done, total: pages } });
    await wait(name.startsWith('slow') ? 100 : 1);
  }
  if (name.startsWith('bad'))
    return parentPort?.postMessage({ error: { code: 'file-damaged', message: 'Tệp bị hỏng.' } });
  const bytes = new TextEncoder().encode(`${JSON.stringify({ result: { make: task.make, name, size } })}\n`);
  parentPort?.postMessage({ bytes }, [bytes.buffer]);
});

/** Reads on, telling so, until the test says on this channel that it may end. */
async function untilReleased(goOn: () => unknown): Promise<void> {
  const channel = new BroadcastChannel('release');
  // Node takes either kind of port; its types know the one.
  const port = channel as unknown as MessagePort;
  let isReleased = false;
  channel.onmessage = () => {
    isReleased = true;
  };
  for (let done = 1; !isReleased && receiveMessageOnPort(port) === undefined; done += 1) {
    parentPort?.postMessage({ progress: { done, total: 0 } });
    await goOn();
  }
  channel.close();
}

/** Nothing else happens in this thread meanwhile, as in one that calculates. */
function standStill(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
}

function grow(): never {
  const kept: unknown[] = [];
  for (;;) {
    kept.push(Array.from({ length: 100_000 }, (_, index) => ({ index })));
    parentPort?.postMessage({ progress: { done: kept.length, total: 0 } });
  }
}
