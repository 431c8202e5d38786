import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { guessMapping } from '../../src/areas/documents/import/guess.ts';
import { keptList, openHead } from '../../src/areas/documents/import/kept-list.ts';
import { registerImports } from '../../src/areas/documents/import/work.ts';
import { setUpReal } from '../../src/areas/installation/set-up.ts';
import type { Database } from '../../src/base/database/database.ts';
import { openEmbedded } from '../../src/base/database/embedded.ts';
import { migrate } from '../../src/base/database/migrate.ts';
import { openServer } from '../../src/base/database/server.ts';
import { openFolderFiles } from '../../src/base/files.ts';
import { uuidv7 } from '../../src/base/id.ts';
import { listFile, listRow } from '../lists.ts';
import { findPostgres, makeCluster } from '../postgres.ts';
import { caughtJobs } from '../races.ts';
import { scratchFolder } from '../scratch.ts';

/**
 * Times the import of a list of 100,000 rows of .xlsx in a process of its own, whose memory is measured as the system counts it;
 * beside LibreOffice turning the same file into .csv, and the bare insert of the same documents.
 */
const documents = 100_000;
const now = new Date('2026-06-15T05:00:00Z');
const [, , step, place, where] = process.argv;

type Measured = {
  readonly kept: number;
  readonly tried: number;
  readonly taken: number;
  readonly again: number;
  readonly bare: number;
  /** Peak of the process, and what it had before anything was imported: MB as the system counts them. */
  readonly memory: number;
  readonly before: number;
  readonly steps: number;
};

if (step === undefined) await besideOthers();
else if (step === 'prepare') await prepared(place!, where!);
else console.log(JSON.stringify(await imported(place!, where!)));

async function besideOthers(): Promise<void> {
  const folder = scratchFolder('bench-lists');
  const file = join(folder, 'list.xlsx');
  const rows = Array.from({ length: documents }, (_, index) => listRow(index + 1));
  writeFileSync(file, Buffer.from(await listFile(rows), 'base64'));
  console.log('| what | seconds | peak MB | wanted |\n| --- | ---: | ---: | --- |');
  tell('embedded', childOf('embedded', folder));
  if (findPostgres() !== undefined) {
    const cluster = makeCluster(join(folder, 'cluster'), []);
    tell('PostgreSQL', childOf(cluster.url('postgres'), folder));
    cluster.stop('immediate');
  }
  office(file, folder);
}

/** Made in one process, measured in the next: the first start of the embedded engine takes more than any later one. */
function childOf(database: string, folder: string): Measured {
  const child = (step: string) =>
    execFileSync(process.execPath, [import.meta.filename, step, database, folder], { encoding: 'utf8' });
  child('prepare');
  const told = child('import');
  return JSON.parse(told.trim().split('\n').at(-1)!) as Measured;
}

function tell(name: string, measured: Measured): void {
  const { kept, tried, taken, again, bare, memory, before, steps } = measured;
  const line = (what: string, seconds: number, peak = '', wanted = '') =>
    console.log(`| ${what} | ${seconds.toFixed(1)} | ${peak} | ${wanted} |`);
  line(`${name}: ${documents} rows of .xlsx received and kept`, kept);
  line(`${name}: tried, nothing changed`, tried);
  line(`${name}: taken into the register, ${steps} steps of progress`, taken);
  line(`${name}: received, tried and taken`, kept + tried + taken, memory.toFixed(0), 'under 90 s, 500 MB');
  console.log(`| ${name}: the process before it, the database open | | ${before.toFixed(0)} | |`);
  line(`${name}: the same list taken again`, again);
  line(`${name}: bare insert of the same documents`, bare, '', 'reference');
  console.log(`| ${name}: taking, of the bare insert's time | ${(taken / bare).toFixed(1)} | | |`);
}

function office(file: string, folder: string): void {
  if (spawnSync('sh', ['-c', 'command -v soffice']).status !== 0) return;
  const start = performance.now();
  spawnSync('soffice', ['--headless', '--convert-to', 'csv', '--outdir', join(folder, 'out'), file]);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`| LibreOffice: the same .xlsx to .csv | ${seconds} | | reference |`);
}

function openAt(to: string, folder: string): Promise<Database> {
  return to === 'embedded' ? openEmbedded(join(folder, 'embedded')) : openServer(to);
}

async function prepared(to: string, folder: string): Promise<void> {
  const database = await openAt(to, folder);
  await migrate(database);
  writeFileSync(join(folder, 'ground.json'), JSON.stringify(await groundIn(database)));
  await database.close();
}

async function imported(to: string, folder: string): Promise<Measured> {
  const database = await openAt(to, folder);
  try {
    const ground = JSON.parse(readFileSync(join(folder, 'ground.json'), 'utf8')) as Ground;
    await database.db.selectFrom('unit').select('id').execute();
    const before = process.memoryUsage.rss() / 2 ** 20;
    const files = openFolderFiles(join(folder, `files-${to === 'embedded' ? 'e' : 's'}`));
    const { jobs, workOf } = caughtJobs();
    registerImports(jobs, { database, files, clock: () => now });
    const start = performance.now();
    const head = await openHead(readFileSync(join(folder, 'list.xlsx')), 'list.xlsx');
    const mapping = guessMapping(head.header, head.examples, 'outgoing');
    const list = await keptList(head, mapping);
    const sha256 = await files.put(list.bytes);
    const kept = (performance.now() - start) / 1000;
    const id = await asked(database, ground, { sha256, rows: list.rows }, mapping);
    let steps = 0;
    const work = async (dry: boolean) => {
      await begin(database, id, dry);
      const begun = performance.now();
      const watch = setInterval(async () => {
        await sql`select rows_done from document_import where id = ${id}`.execute(database.db);
        steps += 1;
      }, 1000);
      await workOf('document-imports')({ unitId: ground.unitId, id });
      clearInterval(watch);
      return (performance.now() - begun) / 1000;
    };
    const tried = await work(true);
    steps = 0;
    const taken = await work(false);
    const seen = steps;
    await refuseUnlessAll(database, id, 'added');
    const memory = process.resourceUsage().maxRSS / 1024;
    const again = await work(false);
    await refuseUnlessAll(database, id, 'same');
    return {
      kept,
      tried,
      taken,
      again,
      bare: await bareInsert(database, ground),
      memory,
      before,
      steps: seen,
    };
  } finally {
    await database.close();
  }
}

type Ground = { readonly unitId: string; readonly registerId: string; readonly personId: string };

async function groundIn(database: Database): Promise<Ground> {
  const first = { login: 'first', fullName: 'Người đầu tiên', password: 'x' };
  const { rootUnitId } = await database.transaction((tx) => setUpReal(tx, first, 'x', now));
  const { id: personId } = await database.db.selectFrom('person').select('id').executeTakeFirstOrThrow();
  const registerId = uuidv7();
  await database.db
    .insertInto('document_register')
    .values({
      unit_id: rootUnitId,
      id: registerId,
      name: 'Sổ văn bản đi',
      direction: 'outgoing',
      numbering: 'outside',
      series_by: 'register',
      legal: false,
      organ: 'UBND',
      outside_system: null,
      first_number: 1,
      opened_on: '2020-01-01',
      closed_on: null,
      version: 1,
    })
    .execute();
  return { unitId: rootUnitId, registerId, personId };
}

async function asked(
  { db }: Database,
  { unitId, registerId, personId }: Ground,
  { sha256, rows }: { readonly sha256: string; readonly rows: number },
  mapping: unknown,
): Promise<string> {
  const [id, sourceId, fileId] = [uuidv7(), uuidv7(), uuidv7()];
  const own = { unit_id: unitId };
  const made = { made_by: personId, made_at: now };
  const source = { name: 'QLVBĐH', register_id: registerId, mapping: JSON.stringify(mapping), version: 1 };
  await db
    .insertInto('document_source')
    .values({ ...own, id: sourceId, ...source, ...made })
    .execute();
  const file = { sha256, name: 'list.xlsx', type: 'text/csv', bytes: 1, object: `document-import:${id}` };
  await db
    .insertInto('stored_file')
    .values({ ...own, id: fileId, ...file, added_by: personId, added_at: now })
    .execute();
  const counts = { added: 0, changed: 0, same: 0, kept: 0, refused: 0, skipped: 0, withheld: 0 };
  await db
    .insertInto('document_import')
    .values({
      ...own,
      id,
      source_id: sourceId,
      register_id: registerId,
      file_id: fileId,
      erases: '[]',
      dry: true,
      state: 'waiting',
      rows_total: rows,
      rows_done: 0,
      ...counts,
      problems: '[]',
      trouble: null,
      asked_by: personId,
      on_behalf_of: null,
      asked_at: now,
      started_at: null,
      ended_at: null,
    })
    .execute();
  return id;
}

async function begin({ db }: Database, id: string, dry: boolean): Promise<void> {
  await sql`update document_import set dry = ${dry}, state = 'waiting', rows_done = 0, added = 0, changed = 0, same = 0,
    kept = 0, refused = 0, skipped = 0, withheld = 0, problems = '[]' where id = ${id}`.execute(db);
}

async function refuseUnlessAll({ db }: Database, id: string, what: 'added' | 'same'): Promise<void> {
  const row = await db
    .selectFrom('document_import')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (row.state !== 'done' || row[what] !== documents) throw new Error(JSON.stringify(row));
}

/** What the database alone takes for the same rows, a thousand a statement, into a table of the same columns and indexes. */
async function bareInsert(database: Database, { unitId }: Ground): Promise<number> {
  return database.asOwner(async (run) => {
    await run('create table bare (like document including indexes including defaults)');
    await run('create table bare_source as select * from document');
    await run('create index on bare_source (number)');
    const start = performance.now();
    for (let from = 0; from < documents; from += 1000)
      await run(
        `insert into bare select * from bare_source where unit_id = '${unitId}' and number > ${from} and number <= ${from + 1000}`,
      );
    return (performance.now() - start) / 1000;
  });
}
