import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { removeAfter } from './scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the databases of one run of the tests stand, and the process that ends them by its own end. */
    databases: { readonly folder: string; readonly runner: number };
  }
}

/**
 * Makes the place only; what stands in it is made by the first test that asks for it. All else that tests put away lies beside it,
 * and goes with it.
 */
export function setup({ provide }: TestProject): () => Promise<void> {
  const scratch = mkdtempSync(join(roomy(), 'motso-tests-'));
  removeAfter(process.pid, scratch);
  // The server of the tests may run under another name, and has to come through.
  chmodSync(scratch, 0o711);
  process.env.TMPDIR = scratch;
  const folder = join(scratch, 'databases');
  mkdirSync(folder);
  provide('databases', { folder, runner: process.pid });
  return () => clear(scratch, join(folder, 'cluster', 'data', 'postmaster.pid'));
}

/** In bytes: what a whole run lays down, many times over. */
const enough = 6 * 2 ** 30;

/**
 * Memory where the machine has plenty, for a disk is waited for at each commit. What a killed process wrote is there either way; that
 * it is forced to the disk is counted (embedded.test.ts), and a loss of power no test can bring about.
 */
function roomy(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory) || freemem() < enough) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize < enough ? tmpdir() : memory;
}

async function clear(scratch: string, pid: string): Promise<void> {
  if (existsSync(pid)) process.kill(Number(readFileSync(pid, 'utf8').split('\n')[0]), 'SIGQUIT');
  while (existsSync(pid)) await pause(20);
  rmSync(scratch, { recursive: true, force: true });
}
