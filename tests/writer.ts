import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export type Writer = {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  readonly kept: () => readonly number[];
  /** Waits for a line, of those to come or of all, that begins so. */
  readonly hears: (beginning: string, from?: number) => Promise<string>;
  /** Ends its input; it closes its database and ends. */
  readonly stop: () => Promise<void>;
  /** As a loss of power does to a process. */
  readonly kill: () => Promise<void>;
};

/** Starts database-writer.ts as a process of its own. */
export function startWriter(
  environment: Readonly<Record<string, string>>,
  before: readonly string[] = [],
): Writer {
  const child = spawn(process.execPath, [...before, join(import.meta.dirname, 'database-writer.ts')], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let rest = '';
  let said = '';
  child.stdout!.on('data', (part: Buffer) => {
    const parts = (rest + part).split('\n');
    rest = parts.pop()!;
    lines.push(...parts);
  });
  child.stderr!.on('data', (part: Buffer) => {
    said += part;
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const hears = (beginning: string, from = 0) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = lines.slice(from).find((line) => line.startsWith(beginning));
        if (found !== undefined) resolve(found);
        else if (child.exitCode !== null) reject(new Error(`ended before "${beginning}": ${said}`));
        else setTimeout(look, 5);
      };
      look();
    });
  return {
    child,
    lines,
    kept: () => lines.filter((line) => line.startsWith('kept ')).map((line) => Number(line.slice(5))),
    hears,
    stop: async () => {
      child.stdin!.end();
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
