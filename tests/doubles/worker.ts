import { setTimeout as wait } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import type { Task } from '../../src/server/task.ts';

/** Stands in for the reading thread: what it does is written in the name of the file. */
parentPort?.on('message', async (task: Task) => {
  const name = 'file' in task.from ? task.from.file.name : 'analyses';
  const size = 'file' in task.from ? task.from.file.bytes.length : 0;
  if (name.startsWith('crash')) process.exit(3);
  if (name.startsWith('silent')) return;
  if (name.startsWith('loop')) for (;;);
  if (name.startsWith('memory')) grow();
  if (name.startsWith('busy')) spin(1500);
  const pages = name.startsWith('slow') ? 20 : 2;
  for (let done = 1; done <= pages; done += 1) {
    parentPort?.postMessage({ progress: { done, total: pages } });
    await wait(name.startsWith('slow') ? 100 : 1);
  }
  if (name.startsWith('bad'))
    return parentPort?.postMessage({ error: { code: 'file-damaged', message: 'Tệp bị hỏng.' } });
  const bytes = new TextEncoder().encode(`${JSON.stringify({ result: { make: task.make, name, size } })}\n`);
  parentPort?.postMessage({ bytes }, [bytes.buffer]);
});

function spin(time: number): void {
  const end = performance.now() + time;
  while (performance.now() < end);
}

function grow(): never {
  const kept: unknown[] = [];
  for (;;) {
    kept.push(Array.from({ length: 100_000 }, (_, index) => ({ index })));
    parentPort?.postMessage({ progress: { done: kept.length, total: 0 } });
  }
}
