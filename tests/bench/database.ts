import { cpus } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '../../src/base/database/database.ts';
import { openEmbedded } from '../../src/base/database/embedded.ts';
import { migrate } from '../../src/base/database/migrate.ts';
import { openServer } from '../../src/base/database/server.ts';
import { findPostgres, makeCluster } from '../postgres.ts';
import { scratchFolder } from '../scratch.ts';

/** Times commits and questions on the embedded database and on a PostgreSQL server of its own, both with fsync. */
const folder = scratchFolder('bench');
const rows: string[] = [];

const embedded = await timed('embedded: first start', () => openEmbedded(join(folder, 'embedded')));
await measure('embedded', embedded);
await timed('embedded: close', () => embedded.close());
const again = await timed('embedded: start again', () => openEmbedded(join(folder, 'embedded')));
await again.close();
if (findPostgres() !== undefined) await onServer();
console.log(`${cpus().length} × ${cpus()[0]!.model}; both with fsync\n`);
console.log('| what | measured |\n| --- | ---: |');
console.log(rows.join('\n'));

async function onServer(): Promise<void> {
  const cluster = makeCluster(join(folder, 'cluster'), []);
  try {
    const server = await openServer(cluster.url('postgres'));
    await measure('PostgreSQL', server);
    await server.close();
  } finally {
    cluster.stop('immediate');
  }
}

async function measure(name: string, database: Database): Promise<void> {
  await migrate(database);
  await database.asOwner((run) =>
    run('create table note (id int, said text); grant select, insert on note to motso_app'),
  );
  const insert = (id: number) => sql`insert into note values (${id}, 'said')`.execute(database.db);
  const inTransaction = (id: number) =>
    database.transaction((tx) => sql`insert into note values (${id}, 'said')`.execute(tx));
  await latency(`${name}: a question`, 2000, () => sql`select 1`.execute(database.db));
  await latency(`${name}: a commit of one statement`, 1000, insert);
  await latency(`${name}: a transaction of one statement`, 1000, inTransaction);
  await rate(`${name}: transactions, 10 at a time`, 2000, 10, inTransaction);
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const made = await work();
  rows.push(`| ${name} | ${((performance.now() - started) / 1000).toFixed(2)} s |`);
  return made;
}

async function latency(
  name: string,
  times: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const started = performance.now();
    await work(index);
    taken.push(performance.now() - started);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.floor(times * share)]!.toFixed(2);
  rows.push(`| ${name} | median ${at(0.5)} ms, 95 % under ${at(0.95)} ms |`);
}

async function rate(
  name: string,
  times: number,
  together: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  const started = performance.now();
  let next = 0;
  const one = async () => {
    while (next < times) {
      next += 1;
      await work(next);
    }
  };
  await Promise.all(Array.from({ length: together }, one));
  rows.push(`| ${name} | ${Math.round(times / ((performance.now() - started) / 1000))} a second |`);
}
