import { cpus } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { AuditServices } from '../../src/areas/audit/queries.ts';
import { record } from '../../src/areas/audit/record.ts';
import { setUpReal } from '../../src/areas/installation/set-up.ts';
import { sessionCommands } from '../../src/areas/people/commands/sessions.ts';
import { endOtherSessions, showDesk } from '../../src/areas/people/contract.ts';
import { identify } from '../../src/areas/people/identify.ts';
import { addPerson, addPost } from '../../src/areas/people/keep.ts';
import type { PeopleServices } from '../../src/areas/people/services.ts';
import { openSession } from '../../src/areas/people/sessions.ts';
import { showTree } from '../../src/areas/units/contract.ts';
import { addUnit } from '../../src/areas/units/keep.ts';
import { createRegistry } from '../../src/areas/units/registry.ts';
import type { UnitVersion } from '../../src/areas/units/unit.ts';
import type { Database } from '../../src/base/database/database.ts';
import { openEmbedded } from '../../src/base/database/embedded.ts';
import { migrate } from '../../src/base/database/migrate.ts';
import { openServer } from '../../src/base/database/server.ts';
import { uuidv7 } from '../../src/base/id.ts';
import { type Credential, createRunner, type Implementation } from '../../src/base/run.ts';
import { findPostgres, makeCluster } from '../postgres.ts';
import { startProgram } from '../program.ts';
import { scratchFolder } from '../scratch.ts';
import { bigHistory } from '../unit-histories.ts';
import { at, paced, rate } from './load.ts';

/**
 * Times the whole application: a small command through the runner beside the same statements sent bare, people polling their desks over
 * HTTP, the tree of a long history, and the start. PostgreSQL and the embedded database both force what they keep to the disk.
 */
const folder = scratchFolder('bench');
const rows: string[] = [];
const tell = (what: string, measured: string, wanted = '') =>
  rows.push(`| ${what} | ${measured} | ${wanted} |`);
/** As many as the pool of the product has. */
const connections = 10;

/** Asked as fast as it goes, here by one person. */
const unbounded = { REQUESTS_PER_PERSON: '1000000' };

await start();
await embedded();
if (findPostgres() !== undefined) await onServer();
console.log(`${cpus().length} × ${cpus()[0]!.model}\n`);
console.log('| what | measured | wanted |\n| --- | ---: | --- |');
console.log(rows.join('\n'));

async function start(): Promise<void> {
  const environment = { DATA_DIR: join(folder, 'start') };
  const firstPage = async (args: readonly string[]) => {
    const began = performance.now();
    const program = startProgram(environment, args);
    await (await fetch(`${await program.address}/`)).text();
    const seconds = (performance.now() - began) / 1000;
    await program.stop();
    return seconds;
  };
  tell(
    'start to first page, empty folder (trial)',
    `${(await firstPage(['--demo'])).toFixed(2)} s`,
    'under 15 s',
  );
  const again = [await firstPage([]), await firstPage([]), await firstPage([])].sort((a, b) => a - b);
  tell('start to first page, again', `${again[1]!.toFixed(2)} s`, 'under 2 s');
}

async function embedded(): Promise<void> {
  const database = await openEmbedded(join(folder, 'embedded'));
  await migrate(database);
  const people = await fill(database, 20);
  const run = runnerOver(database);
  await rate(500, 10, (index) => run(people[index % people.length]!));
  const perSecond = await rate(3000, 10, (index) => run(people[index % people.length]!));
  tell('embedded: a small command through the runner', `${perSecond.toFixed(0)} a second`, 'at least 300');
  await database.close();
}

async function onServer(): Promise<void> {
  const cluster = makeCluster(join(folder, 'cluster'), []);
  try {
    const url = cluster.url('postgres');
    const database = await openServer(url, { connections });
    await migrate(database);
    const people = await fill(database, 1000);
    await commands(database, url, people.slice(0, 100));
    await database.close();
    await overHttp(url, people);
  } finally {
    cluster.stop('immediate');
  }
}

/** A command that does next to nothing: what is measured is the session, permission, transaction, and entry in the chain. */
async function commands(database: Database, url: string, people: readonly string[]): Promise<void> {
  const run = runnerOver(database);
  const one = (index: number) => run(people[index % people.length]!);
  // Connections are opened, and what comes again is prepared, in both.
  await rate(1000, connections, one);
  const statements: Statement[][] = [];
  for (const person of people) statements.push(await recorded(() => run(person)));
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const bare = (index: number) => replay(pool, statements[index % people.length]!);
  await rate(1000, connections, bare);
  const rounds: { through: number; bare: number }[] = [];
  for (let round = 0; round < 3; round += 1)
    rounds.push({ through: await rate(3000, connections, one), bare: await rate(3000, connections, bare) });
  const middle = rounds.sort((a, b) => a.through / a.bare - b.through / b.bare)[1]!;
  tell('PostgreSQL: a small command through the runner', `${middle.through.toFixed(0)} a second`);
  tell(
    `the same ${statements[0]!.length} statements bare, through as many connections`,
    `${middle.bare.toFixed(0)} a second`,
    'reference',
  );
  tell('the runner has, of the bare rate', (middle.through / middle.bare).toFixed(2), 'at least 0.5');
  const taken = await paced(200, 10, one);
  tell(
    '200 commands a second: median, 95 % under',
    `${at(taken, 0.5)}, ${at(taken, 0.95)} ms`,
    '95 % under 30 ms',
  );
  await pool.end();
}

type Statement = { readonly text: string; readonly values: unknown[]; readonly name?: string };

/** What one call sends to the database. */
async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
  const { query } = pg.Client.prototype;
  const statements: Statement[] = [];
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    if (typeof args[0] === 'string')
      statements.push({ text: args[0], values: Array.isArray(args[1]) ? args[1] : [] });
    else if (typeof args[0] === 'object' && args[0] !== null && 'text' in args[0])
      statements.push(args[0] as Statement);
    return (query as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  await work();
  pg.Client.prototype.query = query;
  return statements;
}

async function replay(pool: pg.Pool, statements: readonly Statement[]): Promise<void> {
  const client = await pool.connect();
  for (const { text, values, name } of statements)
    await client.query({ text, values, ...(name && { name }) });
  client.release();
}

/** The runner with the operations that are measured, over a database alone. */
function runnerOver(database: Database): (session: string) => Promise<unknown> {
  const registry = createRegistry(database.db);
  type Services = AuditServices & PeopleServices;
  const house = {
    database,
    clock: () => new Date(),
    identify: async (credential: Credential, now: Date) => {
      const { who, services } = await identify(database.db, registry, credential, now);
      return { who, services: services as unknown as Services };
    },
    record,
    onTrouble: (error: unknown) => console.error(error),
  };
  const runner = createRunner(house, sessionCommands as unknown as readonly Implementation<Services>[]);
  return (session) =>
    runner.run(endOtherSessions, {}, { session, token: null, cookies: {}, address: '127.0.0.1', device: '' });
}

/** People, each with a post in one of a hundred units, and signed in; gives their sessions. */
async function fill(database: Database, count: number): Promise<string[]> {
  const now = new Date();
  const first = { login: 'first', fullName: 'Người đầu tiên', password: '' };
  const { rootUnitId } = await database.transaction((tx) => setUpReal(tx, first, '', now));
  const unit = {
    title: 'Tỉnh',
    kind: 'province' as const,
    parentId: rootUnitId,
    code: null,
    codeSystem: null,
  };
  const units: string[] = [];
  for (let index = 0; index < Math.min(count, 100); index += 1) {
    const unitId = uuidv7();
    const version = { ...unit, unitId, name: `Tỉnh ${index}`, from: '2020-01-01', to: null };
    await database.transaction((tx) => addUnit(tx, version, 'NQ 1', now));
    units.push(unitId);
  }
  const sessions: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const person = { login: `person-${index}`, fullName: 'Trần Thị Bình', email: null, phone: null };
    const session = await database.transaction(async (tx) => {
      const personId = await addPerson(tx, { ...person, hash: null, mustChange: false }, now);
      const post = {
        unitId: units[index % units.length]!,
        id: uuidv7(),
        personId,
        from: '2024-01-01',
        to: null,
      };
      await addPost(tx, { ...post, role: 'specialist', reach: 'own', decision: 'QĐ 1' });
      return openSession(tx, personId, 'password', { device: 'Firefox' }, now);
    });
    sessions.push(session);
  }
  return sessions;
}

/** The whole server as a process of its own, asked by this one. */
async function overHttp(url: string, people: readonly string[]): Promise<void> {
  const program = startProgram({ ...unbounded, DATABASE_URL: url, DATA_DIR: join(folder, 'http') });
  const address = await program.address;
  const desk = (index: number) => ask(address, showDesk.path, people[index % people.length]!);
  // The first seconds of a new process are slower: nothing is compiled, connections are opened.
  await paced(people.length / 10, 5, desk);
  // Each of a thousand looks every ten seconds.
  const polled = await paced(people.length / 10, 20, desk);
  tell(
    '1,000 people polling their desks, each every 10 s: median, 95 % under',
    `${at(polled, 0.5)}, ${at(polled, 0.95)} ms`,
    '95 % under 50 ms',
  );
  await program.stop();
  await withLongHistory(url, people[0]!);
}

async function ask(address: string, path: string, session: string): Promise<void> {
  const response = await fetch(`${address}/api${path}`, { headers: { Cookie: `motso_session=${session}` } });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
}

async function withLongHistory(url: string, session: string): Promise<void> {
  const database = await openServer(url);
  const { units, versions, days } = bigHistory();
  await insertVersions(database, versions);
  await database.close();
  const program = startProgram({ ...unbounded, DATABASE_URL: url, DATA_DIR: join(folder, 'http') });
  const address = await program.address;
  const tree = (index: number) =>
    ask(address, `${showTree.path}?date=${days[(index * 37) % days.length]}`, session);
  const began = performance.now();
  await tree(0);
  const first = performance.now() - began;
  await rate(100, 2, tree);
  const taken = await paced(20, 10, tree);
  const size = `${units.versions.size} units, ${versions.length} versions`;
  tell(
    `page of the tree on any day over HTTP (${size}): median, 95 % under`,
    `${at(taken, 0.5)}, ${at(taken, 0.95)} ms`,
    'under 50 ms',
  );
  tell('the first of them after a start or a change of the tree', `${first.toFixed(0)} ms`);
  await program.stop();
}

async function insertVersions(database: Database, versions: readonly UnitVersion[]): Promise<void> {
  const ids = new Map(versions.map(({ unitId }) => [unitId, uuidv7()]));
  const now = new Date();
  const root = await database.db.selectFrom('installation').select('root_unit_id').executeTakeFirstOrThrow();
  await database.transaction(async (tx) => {
    const unitIds = [...ids.values()];
    for (let from = 0; from < unitIds.length; from += 5000)
      await tx
        .insertInto('unit')
        .values(unitIds.slice(from, from + 5000).map((id) => ({ id, created_at: now })))
        .execute();
    for (let from = 0; from < versions.length; from += 2000)
      await tx
        .insertInto('unit_version')
        .values(
          versions.slice(from, from + 2000).map((version) => ({
            unit_id: ids.get(version.unitId)!,
            valid_from: version.from,
            valid_to: version.to,
            name: version.name,
            title: version.title,
            kind: version.kind === 'nation' ? 'ministry' : version.kind,
            code: null,
            code_system: null,
            parent_id: version.parentId === null ? root.root_unit_id : ids.get(version.parentId)!,
            decision: 'NQ 1',
          })),
        )
        .execute();
    await tx
      .updateTable('unit_tree')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .execute();
  });
}
