import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { inBackground } from './scratch.ts';

/** A PostgreSQL cluster of the tests' own, in a folder of its own, reached by a socket there. */
export type Cluster = {
  readonly url: (database: string) => string;
  readonly start: () => void;
  /** `immediate` is as after a loss of power. */
  readonly stop: (mode?: 'immediate' | 'fast') => void;
};

/** The folder of PostgreSQL's programs, the newest one first; undefined where there is none of 15 or later. */
export function findPostgres(): string | undefined {
  const ofDebian = '/usr/lib/postgresql';
  const versions = existsSync(ofDebian) ? readdirSync(ofDebian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(ofDebian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && versionOf(folder) >= 15);
}

const versionOf = (folder: string) =>
  Number(/(\d+)\./.exec(execFileSync(join(folder, 'initdb'), ['--version'], { encoding: 'utf8' }))?.[1]);

/** `settings` are lines of postgresql.conf. Whatever becomes of the tests, the server ends with process `watched`. */
export function makeCluster(folder: string, settings: readonly string[], watched = process.pid): Cluster {
  const bin = findPostgres()!;
  const data = join(folder, 'data');
  const user = serverUser();
  mkdirSync(folder, { recursive: true });
  // The server may run under another name, and has to come to its folder.
  chmodSync(dirname(folder), 0o711);
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const asUser = (program: string, ...args: string[]) =>
    execFileSync(join(bin, program), args, { stdio: 'pipe', ...(user ?? {}), cwd: folder, env: environment });
  asUser('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N');
  const own = [`unix_socket_directories = '${folder}'`, "listen_addresses = ''", 'port = 5432'];
  appendFileSync(join(data, 'postgresql.conf'), `\n${[...own, ...settings].join('\n')}\n`);
  const start = () => {
    try {
      asUser('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-w', 'start');
    } catch (error) {
      throw new Error(
        `PostgreSQL did not start:\n${readFileSync(join(folder, 'log'), 'utf8').slice(-2000)}`,
        {
          cause: error,
        },
      );
    }
    endWith(watched, Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]));
  };
  start();
  return {
    url: (database) => urlOf(folder, database),
    start,
    stop: (mode = 'fast') => {
      if (existsSync(join(data, 'postmaster.pid'))) asUser('pg_ctl', '-D', data, '-m', mode, '-w', 'stop');
    },
  };
}

/** The address of a database in the cluster that stands in `folder`. */
export const urlOf = (folder: string, database: string) =>
  `postgres://postgres@${encodeURIComponent(folder)}/${database}`;

/** Settings of a developer's own server must not lead the tests there. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('PG')),
);

/** PostgreSQL refuses to run as root; root lends it the name of somebody. */
function serverUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['postgres', 'nobody'].flatMap((name) =>
    users.filter((user) => user.startsWith(`${name}:`)),
  )[0]!;
  const [, , uid, gid] = line.split(':').map(Number);
  return { uid: uid!, gid: gid! };
}

/** Also where the tests are killed without a chance to clean up. */
function endWith(watched: number, server: number): void {
  const wait = `while kill -0 ${watched} && kill -0 ${server}; do sleep 1; done`;
  inBackground(`${wait}; kill -QUIT ${server}`);
}
