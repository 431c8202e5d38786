import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setUp } from '../src/areas/installation/contract.ts';
import { signIn } from '../src/areas/people/contract.ts';
import { type Client, createClient } from '../src/base/call.ts';

/** The whole server as `npm start` runs it, in a process of its own. */
export type Program = {
  /** Rejects with everything it printed where it ended without listening. */
  readonly address: Promise<string>;
  /** Everything it has printed. */
  readonly said: () => string;
  /** The code it ended with; null where it was killed. */
  readonly ended: Promise<number | null>;
  readonly isRunning: () => boolean;
  /** As the end of its machine does. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<number | null>;
};

/** Those that a test which failed did not end. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** As `npm start` has it. */
const compiled = join(import.meta.dirname, '../node_modules/.cache/motso');

/** `before` are options of Node itself. */
export function startProgram(
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  before: readonly string[] = [],
): Program {
  const main = join(import.meta.dirname, '../src/server/main.ts');
  const { DATABASE_URL: _, DATA_DIR: __, ...own } = process.env;
  const env = { ...own, NODE_COMPILE_CACHE: compiled, PORT: '0', ...environment };
  const child = spawn(process.execPath, [...before, main, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  ended.then(() => running.delete(child));
  const address = new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part;
      const found = /http:\/\/localhost:\d+/.exec(said);
      if (found !== null) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    ended.then(() => reject(new Error(`ended before it listened: ${said}`)));
  });
  // Not every test waits for it.
  address.catch(() => {});
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  return {
    address,
    said: () => said,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

export const firstPerson = {
  login: 'quan.tri',
  fullName: 'Nguyễn Thị Quản Trị',
  password: 'ruộng bậc thang mùa nước đổ',
};

/** Begins a real installation as its first administrator would, with the code that the program printed. */
export async function setUpThrough(program: Program): Promise<void> {
  const client = createClient({ base: await program.address });
  await client(setUp, { kind: 'real', code: await setUpCode(program), first: firstPerson });
}

async function setUpCode({ said, address, isRunning }: Program): Promise<string> {
  await address;
  while (isRunning()) {
    const found = /Mã khởi tạo: (\w{8})\s/.exec(said());
    if (found !== null) return found[1]!;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no code was printed: ${said()}`);
}

/** Signs in and gives the cookie of the session. */
export async function signInAt(address: string, who = firstPerson): Promise<string> {
  const response = await fetch(`${address}/api${signIn.path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login: who.login, password: who.password }),
  });
  if (!response.ok) throw new Error(await response.text());
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!);
  return cookies.find((cookie) => cookie.includes('motso_session='))!;
}

export const clientWith = (address: string, cookie: string): Client =>
  createClient({ base: address, headers: { Cookie: cookie } });
