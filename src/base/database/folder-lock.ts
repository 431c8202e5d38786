import {
  linkSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../problem.ts';

/** Who holds a folder. `machine` tells apart what sees other processes: another computer, another container. */
type Holder = { readonly pid: number; readonly started: string; readonly machine: string };

/** The holder shows this often that it lives, and counts as gone after the other, for those who cannot see its process. */
const showsEvery = 5000;
const goneAfter = 30_000;
/** Time for another who judged the same dead holder to find out that it came second. */
const settling = 200;

/** Takes the folder for this process alone; gives what releases it. A lock left by a process that is gone is taken over. */
export async function lockFolder(folder: string): Promise<() => void> {
  const path = join(folder, 'lock');
  const own = JSON.stringify(ownSelf());
  makeFolder(folder);
  if (!isMade(path, own)) await takeOver(path, own);
  const shows = setInterval(() => show(path), showsEvery).unref();
  return () => {
    clearInterval(shows);
    if (read(path) === own) rmSync(path, { force: true });
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw problemOf(error);
  }
}

/** Exclusive: of any number who try at once, one makes the file. */
function isMade(path: string, own: string): boolean {
  try {
    writeFileSync(path, own, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw problemOf(error);
  }
}

const problemOf = (error: unknown) =>
  new Problem(codeOf(error) === 'ENOSPC' ? 'disk-full' : 'data-folder-unusable', { cause: error });

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

async function takeOver(path: string, own: string): Promise<void> {
  const found = read(path);
  if (found !== null && isAlive(found, path)) throw new Problem('data-folder-in-use');
  if (found !== null) setAside(path, found);
  if (!isMade(path, own)) throw new Problem('data-folder-in-use');
  await pause(settling);
  if (read(path) !== own) throw new Problem('data-folder-in-use');
}

/** Removes what was judged dead and nothing else: what another put there since is put back. */
function setAside(path: string, judged: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== judged) linkSync(aside, path);
  } catch {
    // Another was faster; who made the file is seen next.
  }
  rmSync(aside, { force: true });
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function isAlive(found: string, path: string): boolean {
  const holder = holderIn(found);
  if (holder !== null && holder.machine === ownSelf().machine) return startOf(holder.pid) === holder.started;
  // Half written, or by somebody whose processes are not seen from here.
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < goneAfter;
}

function holderIn(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null;
  }
}

function show(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // A full or missing disk is told by the database itself.
  }
}

const ownSelf = (): Holder => ({
  pid: process.pid,
  started: startOf(process.pid) ?? '',
  machine: [hostname(), linkOf('/proc/self/ns/pid'), read('/proc/sys/kernel/random/boot_id')?.trim()].join(
    ' ',
  ),
});

/** When the process began; null where there is none. Numbers of processes are given again, with another beginning. */
function startOf(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`);
  // The name, in brackets, may hold anything; the beginning is the twentieth after it.
  if (stat !== null) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]!;
  return linkOf('/proc/self') === '' && isRunning(pid) ? '' : null;
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/** For systems without /proc. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
