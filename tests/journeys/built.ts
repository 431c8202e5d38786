import { createHash } from 'node:crypto';
import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensurePage } from '../../src/server/page.ts';

const root = join(import.meta.dirname, '../..');
const lock = join(tmpdir(), `motso-page-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
/** A build takes half a minute; a lock older than this was left by a process that was ended. */
const longestBuild = 180_000;

/** The folder of the built page. Tests run side by side: one of them builds, the others wait for it. */
export async function builtPage(): Promise<string> {
  while (!isTaken()) await wait(200);
  try {
    return await ensurePage(root, { building: () => {}, built: () => {} });
  } finally {
    rmdirSync(lock);
  }
}

function isTaken(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > longestBuild) rmdirSync(lock);
    return false;
  }
}
