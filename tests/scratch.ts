import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder; it is gone a moment after this process has ended, however it ended. */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `motso-${name}-`));
  removeAfter(process.pid, folder);
  return folder;
}

/** Removes the folder when the process has ended, if it has not done so itself; also what was mounted in it. */
export function removeAfter(watched: number, folder: string): void {
  const unmount = `cut -d ' ' -f 2 /proc/mounts | grep '^${folder}/' | while read at; do umount -l "$at"; done`;
  // The servers in it take a moment to end.
  inBackground(`while kill -0 ${watched}; do sleep 1; done; sleep 3; ${unmount}; rm -rf '${folder}'`);
}

/** Goes on when this process has ended. */
export const inBackground = (script: string) =>
  spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' }).unref();
