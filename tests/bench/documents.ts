import { cpus } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Filter } from '../../src/areas/documents/contract.ts';
import { countIn } from '../../src/areas/documents/measures.ts';
import { listQueries } from '../../src/areas/documents/queries/list.ts';
import { lexemesOf } from '../../src/areas/documents/search-index.ts';
import { wordsIn } from '../../src/areas/documents/search-words.ts';
import { setUpReal } from '../../src/areas/installation/set-up.ts';
import { createRegistry } from '../../src/areas/units/registry.ts';
import type { Units } from '../../src/areas/units/tree.ts';
import type { Database, Db } from '../../src/base/database/database.ts';
import { migrate } from '../../src/base/database/migrate.ts';
import { openServer } from '../../src/base/database/server.ts';
import { fold } from '../../src/base/fold.ts';
import { findPostgres, makeCluster } from '../postgres.ts';
import { scratchFolder } from '../scratch.ts';
import { documentMaker, type MadeDocument, rareWords } from './documents-made.ts';
import { at } from './load.ts';

/**
 * Times the registers of documents on PostgreSQL as they grow: the first page of the list under every filter, the search, the figures
 * of a quarter. `node … documents.ts 10000 100000` measures at other sizes than up to a million.
 */
const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(10_000, 100_000, 1_000_000);
const units = 170;
const today = '2026-09-10';
const rounds = 5;
/** So that laying them down does not take longer than the rest: no foreign key is looked up, and no vacuum comes between. */
const filling = [
  'max_wal_size = 4GB',
  'session_replication_role = replica',
  'synchronous_commit = off',
  'autovacuum = off',
];
type Told = Map<number, string>;
const rows = new Map<string, { readonly wanted: string; readonly at: Told }>();
const tell = (what: string, size: number, measured: string, wanted: string) => {
  const row = rows.get(what) ?? { wanted, at: new Map() };
  row.at.set(size, measured);
  rows.set(what, row);
};

const told = (what: string, size: number, taken: readonly number[], wanted: string) =>
  tell(what, size, `${at(taken, 0.5)}, ${at(taken, 0.95)}`, wanted);

const wordsOfText = new Map<string, readonly string[]>();
const unitId = (unit: number) => `00000000-0000-7000-8000-${String(unit + 1).padStart(12, '0')}`;
const registers = { incoming: 1, outgoing: 2, internal: 3 } as const;
const registerId = (direction: keyof typeof registers) =>
  `00000000-0000-7000-9000-${String(registers[direction]).padStart(12, '0')}`;
const documentId = (document: number) => `01900000-0000-7000-8000-${document.toString(16).padStart(12, '0')}`;

/** What the quarter's form of a commune takes from the registers. */
const counted = [
  'documents.directivesIssued',
  'documents.incoming',
  'documents.outgoing',
  'legal.issued',
  'legal.checked',
  'legal.handled',
  'digital.documents.sendable',
  'digital.documents.electronic',
];

type Wanted = Filter & { readonly start?: number };

/** What people ask: each kind of question in several forms, by the unit that holds seven tenths and by one of the others. */
const lists: readonly Wanted[] = [
  {},
  { direction: 'incoming' },
  { direction: 'internal' },
  { status: 'cancelled' },
  { kind: 'KH' },
  { kind: 'HD' },
  { kind: 'KHÔNG' },
  { directive: true },
  { directive: false },
  { legal: true },
  { field: 'digital' },
  { registerId: registerId('outgoing') },
  { from: '2019-01-01', to: '2019-12-31' },
  { from: '2019-03-01', to: '2019-03-31', kind: 'QĐ' },
  { from: '2017-01-01', to: '2026-12-31', legal: true, field: 'finance' },
  { direction: 'outgoing', kind: 'BC', field: 'procedures', directive: true },
  { direction: 'incoming', status: 'received', from: '2018-05-01' },
];
const searches: readonly (readonly [string, readonly string[]])[] = [
  ['a rare word', rareWords],
  ['a common word', ['kế', 'hành', 'cách', 'năm']],
  ['two common words: "kế hoạch"', ['kế hoạch', 'báo cáo', 'hành chính', 'chuyển đổi']],
  [
    'several words',
    ['kế hoạch cải cách hành chính', 'an toàn giao thông năm 2019', 'bao cao ngan sach nha nuoc'],
  ],
  ['rare and common together', rareWords.map((word) => `kế hoạch ${word}`)],
  ['words that stand in few together', ['ngân sách chỉ thị 2017', 'tham nhũng giấy mời bầu cử']],
  ['part of a symbol: "74/KH"', ['74/KH', '3120/QĐ', '15/ubnd']],
  ['unfinished words', ['cải cá', 'hành chín', 'k', 'ke ho', 'quỳn']],
  ['nothing found', ['wxyz', 'wxyz kế hoạch', '9999/XX', 'zz']],
];

if (findPostgres() === undefined) console.log('PostgreSQL is not on this machine: nothing was timed.');
else await onServer();

async function onServer(): Promise<void> {
  const cluster = makeCluster(join(scratchFolder('bench-documents'), 'cluster'), filling);
  try {
    const database = await openServer(cluster.url('postgres'), { connections: 4 });
    await migrate(database);
    const personId = await lay(database);
    const make = documentMaker(units, Math.max(...sizes));
    let filled = 0;
    for (const size of sizes) {
      const began = performance.now();
      await fill(database, make, filled, size, personId);
      console.error(`${size} documents laid down in ${((performance.now() - began) / 1000).toFixed(0)} s`);
      filled = size;
      await measure(database, size, personId);
      for (const [what, { at: told }] of rows) console.error(`${size}: ${what}: ${told.get(size)}`);
    }
    await database.close();
  } finally {
    cluster.stop('immediate');
  }
  console.log(
    `${cpus().length} × ${cpus()[0]!.model}; PostgreSQL with its usual memory, median and 95 % under, ms\n`,
  );
  console.log(
    `| what | ${sizes.map((size) => `${size.toLocaleString('en')} documents`).join(' | ')} | wanted |`,
  );
  console.log(`| --- |${sizes.map(() => ' ---: |').join('')} --- |`);
  for (const [what, { wanted, at: told }] of rows)
    console.log(`| ${what} | ${sizes.map((size) => told.get(size) ?? '').join(' | ')} | ${wanted} |`);
}

/** Units and their registers. */
async function lay(database: Database): Promise<string> {
  const now = new Date('2016-01-01T00:00:00Z');
  return database.transaction(async (tx) => {
    const first = { login: 'first', fullName: 'Người đầu tiên', password: '' };
    await setUpReal(tx, first, '', now);
    const { id } = await tx.selectFrom('person').select('id').executeTakeFirstOrThrow();
    for (let unit = 0; unit < units; unit += 1) {
      await sql`insert into unit values (${unitId(unit)}, ${now})`.execute(tx);
      await sql`insert into unit_version select ${unitId(unit)}, date '2016-01-01', null, ${`Xã ${unit}`}, '', 'commune',
        null, null, unit_id, 'NQ 1' from unit_version where parent_id is null limit 1`.execute(tx);
      for (const direction of ['incoming', 'outgoing', 'internal'] as const)
        await sql`insert into document_register values (${unitId(unit)}, ${registerId(direction)}, ${direction}, ${direction},
          'outside', 'register', false, 'UBND', null, 1, date '2016-01-01', null, 1)`.execute(tx);
    }
    return id;
  });
}

/** As imports and commands would lay them down; the indexes that are no keys are made afterwards. */
async function fill(
  database: Database,
  make: (at: number) => MadeDocument,
  from: number,
  to: number,
  personId: string,
): Promise<void> {
  const indexes = await database.asOwner((run) =>
    run(`select indexname as name, indexdef as made from pg_indexes where tablename in ('document', 'document_search', 'document_file')
      and indexname not like '%_pkey'`),
  );
  await database.asOwner(async (run) => {
    for (const { name } of indexes) await run(`drop index ${String(name)}`);
  });
  for (let at = from; at < to; at += 2000)
    await lie(
      database,
      Array.from({ length: Math.min(2000, to - at) }, (_, index) => make(at + index)),
      personId,
    );
  await database.asOwner(async (run) => {
    for (const { made } of indexes) await run(String(made));
    await run('vacuum analyze document, document_search, document_file');
  });
}

async function lie(database: Database, made: readonly MadeDocument[], personId: string): Promise<void> {
  const column = <T>(of: (document: MadeDocument) => T) => made.map(of);
  const withText = made.filter(({ text }) => text !== null);
  await database.transaction(async (tx) => {
    await sql`insert into document (unit_id, id, register_id, direction, status, kind, legal, withheld, year, series, number, suffix,
        numbered_here, printed, printed_key, issuer, issued_on, received_on, subject, subject_key, field, directive, sent_as, urgent,
        cancel_reason, changed_here, version, created_by, created_at)
      select unit_id, id, register_id, direction, status, kind, legal, false, extract(year from day)::int, '', number, '',
        false, printed, lower(printed), issuer, day, case direction when 'incoming' then day end, subject, key, field, directive,
        sent_as, false, case status when 'cancelled' then 'nhầm' end, false, 1, ${personId}::uuid, now()
      from unnest(${column(({ unit }) => unitId(unit))}::uuid[], ${column(({ at: one }) => documentId(one))}::uuid[],
        ${column(({ direction }) => registerId(direction))}::uuid[], ${column(({ direction }) => direction)}::text[],
        ${column(({ status }) => status)}::text[], ${column(({ kind }) => kind)}::text[], ${column(({ legal }) => legal)}::boolean[],
        ${column(({ day }) => day)}::date[], ${column(({ number }) => number)}::int[], ${column(({ printed }) => printed)}::text[],
        ${column(({ issuer }) => issuer)}::text[], ${column(({ subject }) => subject)}::text[],
        ${column(({ subject }) => fold(subject))}::text[], ${column(({ field }) => field)}::text[],
        ${column(({ directive }) => directive)}::boolean[], ${column(({ sentAs }) => sentAs)}::text[])
      as made (unit_id, id, register_id, direction, status, kind, legal, day, number, printed, issuer, subject, key, field, directive, sent_as)`.execute(
      tx,
    );
    await sql`insert into document_search
      select unit_id, id, day, array_to_tsvector(string_to_array(words, E'\n'))
      from unnest(${column(({ unit }) => unitId(unit))}::uuid[], ${column(({ at: one }) => documentId(one))}::uuid[],
        ${column(({ day }) => day)}::date[], ${column(wordsOf)}::text[]) as made (unit_id, id, day, words)`.execute(
      tx,
    );
    await layFiles(tx, withText, personId);
  });
}

async function layFiles(tx: Db, made: readonly MadeDocument[], personId: string): Promise<void> {
  const ids = sql`unnest(${made.map(({ unit }) => unitId(unit))}::uuid[], ${made.map(({ at: one }) => documentId(one))}::uuid[],
    ${made.map(({ text }) => text)}::text[]) as made (unit_id, id, text)`;
  await sql`insert into stored_file select unit_id, id, md5(id::text) || md5(id::text), 'van-ban.pdf', 'application/pdf', 100000, 'document:' || id,
    ${personId}::uuid, now() from ${ids}`.execute(tx);
  await sql`insert into document_file select unit_id, id, id, 'main', md5(id::text) || md5(id::text), text, 'read', now(), null from ${ids}`.execute(
    tx,
  );
}

/** Words of files are made once for each: the database leaves out what stands there twice. */
function wordsOf(made: MadeDocument): string {
  const own = lexemesOf({
    ...made,
    unit_id: unitId(made.unit),
    register_id: registerId(made.direction),
    issued_on: made.day,
    received_on: null,
    text: null,
  });
  if (made.text !== null && !wordsOfText.has(made.text)) wordsOfText.set(made.text, wordsIn(made.text));
  return [...own, ...(wordsOfText.get(made.text ?? '') ?? [])].join('\n');
}

async function measure(database: Database, size: number, personId: string): Promise<void> {
  const { db } = database;
  const known = await createRegistry(db).latest();
  const ask = asker(db, known, personId);
  const [big, other] = [unitId(0), unitId(5)];
  const list = async (what: string, asked: readonly (readonly [string, Wanted])[], wanted: string) =>
    told(
      what,
      size,
      await timed(
        asked.map(
          ([unit, filter]) =>
            () =>
              ask(unit, filter),
        ),
      ),
      wanted,
    );
  await list(
    'list, first page, any filter, the largest unit',
    lists.map((one) => [big, one]),
    '95 % under 60',
  );
  await list(
    'list, first page, any filter, a small unit',
    lists.map((one) => [other, one]),
    '95 % under 60',
  );
  for (const [what, texts] of searches)
    await list(
      `search, ${what}`,
      texts.map((text) => [big, { text }]),
      '95 % under 150',
    );
  const all = searches.flatMap(([, texts]) => texts);
  await list(
    'search, all of these, the largest unit',
    all.map((text) => [big, { text }]),
    '95 % under 150',
  );
  await list(
    'search, all of these, a small unit',
    all.map((text) => [other, { text }]),
    '95 % under 150',
  );
  const quarter = { from: '2026-04-01', to: '2026-06-30' };
  const countings = counted.map((indicator) => ({ indicator, window: quarter }));
  const everyone = Array.from({ length: units }, (_, unit) => unitId(unit));
  const figures = (ids: readonly string[]) => () => countIn(db, ids, countings);
  const name = `figures of a quarter, all ${countings.length}`;
  told(`${name}, one commune`, size, await timed([figures([other])]), '95 % under 20');
  told(`${name}, the whole province`, size, await timed([figures(everyone)]), '95 % under 300');
  await reference(db, size, big);
}

/** What the same machine takes for the plainest question, and for the search that the registers would have without their index. */
async function reference(db: Db, size: number, unit: string): Promise<void> {
  const one = () => sql`select * from document where unit_id = ${unit} and id = ${documentId(7)}`.execute(db);
  told('one document by its key', size, await timed([one]), 'reference');
  const scans = rareWords.map(
    (word) => () =>
      sql`select id from document where unit_id = ${unit} and subject_key like ${`%${fold(word)}%`}
      order by coalesce(received_on, issued_on) desc nulls first, id desc limit 50`.execute(db),
  );
  told('a rare word of the subjects alone, by `like`', size, await timed(scans), 'reference');
}

/** The handler of the list as the server calls it. */
function asker(db: Db, known: Units, personId: string) {
  const handle = listQueries[0]!.handle as (context: object, input: object) => Promise<object>;
  const context = { db, units: known, today, who: { personId }, installation: { kind: 'real' } };
  return (unit: string, { start = 0, ...filter }: Wanted) =>
    handle(context, { unitId: unit, ...filter, start, size: 50 });
}

/** Each question once before, then in turns. Sorted, in milliseconds. */
async function timed(questions: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  for (const question of questions) await question();
  const taken: number[] = [];
  for (let round = 0; round < Math.max(rounds, Math.ceil(20 / questions.length)); round += 1)
    for (const question of questions) {
      const began = performance.now();
      await question();
      taken.push(performance.now() - began);
    }
  return taken.sort((a, b) => a - b);
}
