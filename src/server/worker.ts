import { parentPort } from 'node:worker_threads';
import type { Task, Told } from './task.ts';

/** The thread that reads. The reader is loaded with the first file, not with the thread. */
parentPort?.on('message', async (task: Task) => {
  const { carryOut } = await import('./carry-out.ts');
  const told = await carryOut(task, (done, total) => tell({ progress: { done, total } }));
  tell(told, told.bytes === undefined ? [] : [told.bytes.buffer]);
});

function tell(told: Told, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(told, transfer);
}
