import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Run = {
  readonly seconds: number /** Peak resident memory in MB; null where the system does not tell. */;
  readonly memory: number | null;
  readonly code: number | null;
};

/** Runs a command to its end as a whole process and measures it from outside. */
export function run(command: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: 'ignore' });
    let memory: number | null = null;
    const watch = setInterval(() => {
      memory = Math.max(memory ?? 0, peakOf(child.pid!) ?? 0) || null;
    }, 15);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ seconds: (performance.now() - start) / 1000, memory, code });
    });
  });
}

function peakOf(pid: number): number | null {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return peak === null ? null : Number(peak[1]) / 1024;
  } catch {
    return null;
  }
}

/** One run to warm up, then as many as counted; the median of each figure. */
export async function median(command: string, args: readonly string[], runs = 5): Promise<Run> {
  await run(command, args);
  const all: Run[] = [];
  for (let index = 0; index < runs; index += 1) all.push(await run(command, args));
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const memories = all.map((each) => each.memory).filter((memory) => memory !== null);
  return {
    seconds: middle(all.map((each) => each.seconds)),
    memory: memories.length > 0 ? Math.max(...memories) : null,
    code: all[0]!.code,
  };
}
