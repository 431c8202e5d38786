import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { removeAfter } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the databases of one run of the tests stand, and the process that ends them by its own end. */
    databases: { readonly folder: string; readonly runner: number };
  }
}

/** Makes the place only; what stands in it is made by the first test that asks for it. */
export function setup({ provide }: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'motso-databases-'));
  removeAfter(process.pid, folder);
  provide('databases', { folder, runner: process.pid });
  return () => clear(folder);
}

async function clear(folder: string): Promise<void> {
  const pid = join(folder, 'cluster', 'data', 'postmaster.pid');
  if (existsSync(pid)) process.kill(Number(readFileSync(pid, 'utf8').split('\n')[0]), 'SIGQUIT');
  while (existsSync(pid)) await pause(20);
  rmSync(folder, { recursive: true, force: true });
}
