import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

const double = join(import.meta.dirname, '../doubles/clocked-server.ts');

/** A program in a process of its own, whose day is told to it. */
export type Served = {
  readonly address: () => string;
  /** What it sees on its clock from now on. */
  readonly now: () => Date;
  readonly moveTo: (moment: string) => Promise<void>;
  /** As the end of its machine does. */
  readonly kill: () => Promise<void>;
  /** Again on the same data, at the same address. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};
type Told = { readonly port?: number; readonly moved?: true; readonly trouble?: string };

export async function openServed(
  dataDir: string,
  page: string,
  moment: string,
  onTrouble: (text: string) => void,
): Promise<Served> {
  let ahead = aheadOf(moment);
  let port = 0;
  let child: ChildProcess | null = null;
  /** Rejects where the program ends instead. */
  const hears = <K extends keyof Told>(from: ChildProcess, what: K) =>
    new Promise<NonNullable<Told[K]>>((resolve, reject) => {
      from.on('message', (told: Told) => {
        if (told[what] !== undefined) resolve(told[what]);
      });
      from.once('exit', () => reject(new Error(`the server ended before it told "${what}"`)));
    });
  const ended = (of: ChildProcess) => new Promise<void>((resolve) => of.once('exit', () => resolve()));
  const start = async () => {
    const begun = fork(double, [dataDir, page, String(port), String(ahead)]);
    begun.on('message', ({ trouble }: Told) => trouble !== undefined && onTrouble(trouble));
    child = begun;
    port = await hears(begun, 'port');
  };
  const end = async (by: (running: ChildProcess) => void) => {
    const running = child;
    if (running === null) return;
    child = null;
    const gone = ended(running);
    by(running);
    await gone;
  };
  await start();
  return {
    address: () => `http://localhost:${port}`,
    now: () => new Date(Date.now() + ahead),
    moveTo: async (to) => {
      ahead = aheadOf(to);
      const moved = hears(child!, 'moved');
      child!.send({ ahead });
      await moved;
    },
    kill: () => end((running) => running.kill('SIGKILL')),
    start,
    stop: () => end((running) => running.send('stop')),
  };
}

const aheadOf = (moment: string): number => Date.parse(moment) - Date.now();
