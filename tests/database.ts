import { randomUUID } from 'node:crypto';
import { constants, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import pg from 'pg';
import { afterAll, describe, inject } from 'vitest';
import { setUpDemo } from '../src/areas/installation/demo.ts';
import { foldersOf } from '../src/areas/installation/folders.ts';
import type { InstallationKind } from '../src/areas/installation/set-up.ts';
import { checkDraft } from '../src/areas/legacy/narrative-check.ts';
import { fillDemoReports } from '../src/areas/reports/demo.ts';
import type { Database } from '../src/base/database/database.ts';
import { openEmbedded } from '../src/base/database/embedded.ts';
import { migrate } from '../src/base/database/migrate.ts';
import { openServer } from '../src/base/database/server.ts';
import { prepareJobs } from '../src/base/jobs.ts';
import { findPostgres, makeCluster, urlOf } from './postgres.ts';

// No test lives long enough for the embedded engine to be compiled a second time, into better code: under many small questions that took a part of its work.
setFlagsFromString('--wasm-tiering-budget=400000000');

/** A database of one test's own, migrated and empty. */
export type Home = {
  readonly kind: Database['kind'];
  /** What a program started by the test is told, to work on the same database. */
  readonly environment: Readonly<Record<string, string>>;
  readonly open: () => Promise<Database>;
};
export type Places = {
  /** A fresh database, open; closed after the tests. */
  readonly open: () => Promise<Database>;
  /** A fresh database that the test opens itself. */
  readonly home: () => Promise<Home>;
};

/** Declares the same tests twice: on the embedded database and on PostgreSQL. */
export function onEveryDatabase(
  name: string,
  tests: (open: Places['open'], home: Places['home']) => void,
): void {
  describe(`${name}, embedded`, () => declare(embeddedHome, tests));
  onPostgres(name, tests);
}

/** Declares tests of what only several connections can do: the embedded database has one. */
export function onPostgres(name: string, tests: (open: Places['open'], home: Places['home']) => void): void {
  if (findPostgres() !== undefined) describe(`${name}, PostgreSQL`, () => declare(serverHome, tests));
  else
    describe.skip(`${name}, PostgreSQL (there is no PostgreSQL 15 or later)`, () =>
      declare(serverHome, tests));
}

function declare(home: Places['home'], tests: (open: Places['open'], home: Places['home']) => void): void {
  const opened: Database[] = [];
  const folders: string[] = [];
  const open = async () => {
    const { environment, open: openHome } = await home();
    const database = await openHome();
    opened.push(database);
    if (environment.DATA_DIR !== undefined) folders.push(environment.DATA_DIR);
    return database;
  };
  tests(open, home);
  afterAll(async () => {
    for (const database of opened) await database.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
}

/** A copy of a folder that is made once for all tests. */
export async function embeddedHome(): Promise<Home> {
  const own = join(inject('databases').folder, randomUUID());
  copy(await emptyTemplate(), own);
  return { kind: 'embedded', environment: { DATA_DIR: own }, open: () => openEmbedded(own) };
}

/** Lays an empty, migrated database of each kind into a data folder: no test waits for the engine's first start. */
export async function layEmpty(dataDir: string, ...kinds: readonly InstallationKind[]): Promise<void> {
  for (const kind of kinds) copy(await emptyTemplate(), foldersOf(dataDir, kind, null).database);
}

/** Lays a trial that was begun today into a data folder. */
export async function layTrial(dataDir: string): Promise<void> {
  const template = join(inject('databases').folder, 'trial');
  await once(template, async (making) => {
    copy(await emptyTemplate(), making);
    await beginTrial(await openEmbedded(making));
  });
  copy(template, foldersOf(dataDir, 'demo', null).database);
}

async function emptyTemplate(): Promise<string> {
  const template = join(inject('databases').folder, 'embedded');
  await once(template, async (making) => {
    const database = await openEmbedded(making);
    await migrate(database);
    await prepareJobs(database);
    await database.close();
  });
  return template;
}

const copy = (from: string, to: string) =>
  cpSync(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE });

async function beginTrial(database: Database): Promise<void> {
  await setUpDemo(database, new Date(), fillDemoReports(checkDraft));
  await database.close();
}

/** A copy of a database that is made once for all tests. */
export async function serverHome(): Promise<Home> {
  const url = await freshServerDatabase('motso_template');
  return {
    kind: 'server',
    environment: { DATABASE_URL: url },
    open: () => openServer(url, { connections: 4 }),
  };
}

/** The address of a new database on the server of the tests: empty, or a copy of the migrated one or of a trial begun today. */
export async function freshServerDatabase(
  template: 'template1' | 'motso_template' | 'motso_trial',
): Promise<string> {
  const { folder, runner } = inject('databases');
  const cluster = join(folder, 'cluster');
  await once(join(folder, 'cluster-made'), async (making) => {
    makeCluster(cluster, forgetful, runner);
    await makeTemplate(cluster);
    mkdirSync(making);
  });
  if (template === 'motso_trial')
    await once(join(folder, 'trial-made'), async (making) => {
      await administer(cluster, 'create database motso_trial template motso_template');
      await beginTrial(await openServer(urlOf(cluster, 'motso_trial')));
      mkdirSync(making);
    });
  const name = `test_${randomUUID().replaceAll('-', '_')}`;
  await administer(cluster, `create database ${name} template ${template}`);
  return urlOf(cluster, name);
}

/** Nothing here outlives the tests. */
const forgetful = [
  'fsync = off',
  'synchronous_commit = off',
  'full_page_writes = off',
  'max_connections = 200',
];

async function makeTemplate(cluster: string): Promise<void> {
  await administer(cluster, 'create database motso_template');
  const database = await openServer(urlOf(cluster, 'motso_template'));
  await migrate(database);
  await prepareJobs(database);
  await database.close();
}

async function administer(cluster: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(cluster, 'postgres') });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Of all test files, which run in several processes, the first makes it and the others wait. */
async function once(path: string, make: (making: string) => Promise<void>): Promise<void> {
  while (!existsSync(path)) {
    if (isFirst(`${path}.lock`)) await makeAt(path, make);
    else if (existsSync(`${path}.failed`))
      throw new Error(`${path} could not be made; see the first failure`);
    else await pause(50);
  }
}

async function makeAt(path: string, make: (making: string) => Promise<void>): Promise<void> {
  try {
    await make(`${path}.making`);
    renameSync(`${path}.making`, path);
  } catch (error) {
    mkdirSync(`${path}.failed`);
    throw error;
  }
}

function isFirst(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
