import { cpus } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { record } from '../../src/areas/audit/record.ts';
import { setUpReal } from '../../src/areas/installation/set-up.ts';
import { identify } from '../../src/areas/people/identify.ts';
import { addPerson, addPost } from '../../src/areas/people/keep.ts';
import { openSession } from '../../src/areas/people/sessions.ts';
import { chainQueries } from '../../src/areas/plans/chain-queries.ts';
import { showDesk } from '../../src/areas/plans/contract-desk.ts';
import { listTasks, showLateness } from '../../src/areas/plans/contract-tasks.ts';
import { taskDeskQueries } from '../../src/areas/plans/desk-queries.ts';
import { countTasks } from '../../src/areas/plans/measures.ts';
import { taskQueries } from '../../src/areas/plans/task-queries.ts';
import { createRegistry, loadUnits } from '../../src/areas/units/registry.ts';
import type { Database } from '../../src/base/database/database.ts';
import { migrate } from '../../src/base/database/migrate.ts';
import { openServer } from '../../src/base/database/server.ts';
import type { Operation } from '../../src/base/operation.ts';
import { createRunner, type Implementation } from '../../src/base/run.ts';
import { findPostgres, makeCluster } from '../postgres.ts';
import { scratchFolder } from '../scratch.ts';
import { at } from './load.ts';

/** Times what a province asks of its plans and tasks: desks, lists and the figures of a period, with ever more tasks. */
const communes = 166;
const sizes = (process.env.TASKS ?? '10000,100000,300000').split(',').map(Number);
const rounds = 30;
const folder = scratchFolder('bench-tasks');
const today = '2026-11-20';
const now = new Date(`${today}T08:00:00+07:00`);
const rows: string[] = [];
/** Ids as the product takes them. */
const idOf = `create function id_of(text) returns uuid immutable language sql as
  $$ select overlay(overlay(md5($1) placing '7' from 13) placing '8' from 17)::uuid $$`;

if (findPostgres() === undefined) console.log('PostgreSQL is not on this machine: nothing was timed.');
else for (const size of sizes) await onServer(size);
console.log(`${cpus().length} × ${cpus()[0]!.model}\n`);
console.log(
  '| tasks of a province | what | median | 95 % under | wanted |\n| ---: | --- | ---: | ---: | --- |',
);
console.log(rows.join('\n'));

async function onServer(size: number): Promise<void> {
  const cluster = makeCluster(join(folder, `cluster-${size}`), []);
  try {
    const database = await openServer(cluster.url('postgres'), { connections: 4 });
    await migrate(database);
    await database.asOwner((run) => run(idOf));
    await timeAll(database, size, await fill(database, size));
    await database.close();
  } finally {
    cluster.stop('immediate');
  }
}

type Filled = {
  readonly provinceId: string;
  readonly communeIds: readonly string[];
  readonly sessions: Readonly<Record<'specialist' | 'leader' | 'above', string>>;
};

async function timeAll(database: Database, size: number, filled: Filled): Promise<void> {
  const { provinceId, communeIds, sessions } = filled;
  const ask = runnerOver(database);
  const units = await loadUnits(database.db);
  const unitId = communeIds[0]!;
  const year = ['2025-12-15', '2026-11-14'] as const;
  const count = (ids: readonly string[]) => () => countTasks(database.db, units, ids, ...year);
  const told = size.toLocaleString('vi');
  const tell = async (what: string, wanted: string, work: () => Promise<unknown>) => {
    const taken = await timed(work);
    rows.push(`| ${told} | ${what} | ${at(taken, 0.5)} ms | ${at(taken, 0.95)} ms | ${wanted} |`);
  };
  const list = (filter: object) => () => ask(listTasks, { unitId, ...filter }, sessions.specialist);
  await tell('my desk, of a specialist', 'under 50 ms', () => ask(showDesk, {}, sessions.specialist));
  await tell('my desk, of the leader of a commune', 'under 50 ms', () => ask(showDesk, {}, sessions.leader));
  await tell('my desk, of the leader of the province', 'under 50 ms', () =>
    ask(showDesk, {}, sessions.above),
  );
  await tell('list of a commune, first page', 'under 60 ms', list({}));
  await tell('list of a commune, what is overdue', 'under 60 ms', list({ state: 'overdueUndone' }));
  await tell('list of a commune, by words', 'under 60 ms', list({ text: 'nhiem vu 77' }));
  await tell('all measures of a period, one commune', 'under 20 ms', count([unitId]));
  await tell(
    'all measures of a period, the whole province',
    'under 300 ms',
    count([provinceId, ...communeIds]),
  );
  const bare = sql`select count(*) filter (where due_on < ${today}::date and title <> '') from task`;
  await tell('all tasks counted bare, by one condition', 'reference', () => bare.execute(database.db));
  await tell('who is late, of the province', '', () =>
    ask(showLateness, { unitId: provinceId }, sessions.above),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  for (let round = 0; round < 5; round += 1) await work();
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  return taken.sort((a, b) => a - b);
}

/** Asked through the runner, as a request is: who asks and what they may is found each time. */
function runnerOver(database: Database) {
  const registry = createRegistry(database.db);
  const house = {
    database,
    clock: () => now,
    identify: async (credential: Parameters<typeof identify>[2], at: Date) =>
      (await identify(database.db, registry, { ...credential }, at)) as never,
    record,
    onTrouble: (error: unknown) => console.error(error),
  };
  const all = [...taskQueries, ...taskDeskQueries, ...chainQueries] as unknown as Implementation<object>[];
  const runner = createRunner<object>(house, all);
  const from = { token: null, cookies: {}, address: '127.0.0.1', device: '' };
  return (operation: Operation, input: object, session: string) =>
    runner.run(operation, input, { session, ...from });
}

/** A province with its communes, people in each, and tasks of three years, laid down by the database itself. */
async function fill(database: Database, size: number): Promise<Filled> {
  const filled = await database.transaction(async (tx) => {
    const first = { login: 'first', fullName: 'Người đầu tiên', password: '' };
    const { rootUnitId } = await setUpReal(tx, first, '', now);
    const provinceId = '00000000-0000-7000-8000-000000000001';
    await sql`insert into unit values (${provinceId}, ${now})`.execute(tx);
    await sql`insert into unit_version values (${provinceId}, date '2020-01-01', null, 'Tỉnh', '', 'province', null, null, ${rootUnitId}, 'NQ 1')`.execute(
      tx,
    );
    const numbers = sql.raw(`generate_series(0, ${communes - 1}) i`);
    const unit = sql.raw(`id_of('commune' || i)`);
    await sql`insert into unit select ${unit}, ${now} from ${numbers}`.execute(tx);
    await sql`insert into unit_version select ${unit}, date '2020-01-01', null, 'Xã ' || i, '', 'commune', null, null, ${provinceId}::uuid, 'NQ 1' from ${numbers}`.execute(
      tx,
    );
    // Twelve in each commune.
    await sql`insert into person (id, login, full_name, full_name_key, active, created_at, version)
      select id_of('person' || i), 'person-' || i, 'Trần Thị Bình', 'tran thi binh', true, ${now}, 1 from ${sql.raw(`generate_series(0, ${communes * 12 - 1}) i`)}`.execute(
      tx,
    );
    const { rows: communeRows } = await sql<{
      id: string;
    }>`select ${unit} as id from ${numbers} order by i`.execute(tx);
    const communeIds = communeRows.map(({ id }) => id);
    await sql`insert into credential (person_id, must_change, totp_confirmed) values (id_of('person0'), false, false)`.execute(
      tx,
    );
    const { rows: people } = await sql<{ id: string }>`select id_of('person0') as id`.execute(tx);
    const sessions = {
      specialist: await signIn(tx, communeIds[0]!, 'specialist', people[0]!.id),
      leader: await signIn(tx, communeIds[0]!, 'leader', null),
      above: await signIn(tx, provinceId, 'leader', null),
    };
    return { provinceId, communeIds, sessions };
  });
  await layTasks(database, size, filled.provinceId);
  return filled;
}

type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

async function signIn(tx: Tx, unitId: string, role: 'specialist' | 'leader', known: string | null) {
  const named = {
    login: `${role}-${unitId.slice(0, 8)}`,
    fullName: 'Trần Thị Bình',
    email: null,
    phone: null,
  };
  const personId = known ?? (await addPerson(tx, { ...named, hash: null, mustChange: false }, now));
  const id = crypto.randomUUID();
  const post = { unitId, id, personId, from: '2024-01-01', to: null, decision: 'QĐ 1' };
  await addPost(tx, { ...post, role, reach: 'own' });
  return openSession(tx, personId, 'password', { device: 'Firefox' }, now);
}

/** A third are of a plan, a third the province handed down, the rest the own leader gave; what fell due is done but for one in twenty. */
async function layTasks({ db }: Database, size: number, provinceId: string): Promise<void> {
  const person = sql.raw(`id_of('person' || (i % ${communes} + ${communes} * (i / ${communes} % 12)))`);
  const [unit, plan] = [
    sql.raw(`id_of('commune' || i % ${communes})`),
    sql.raw(`id_of('plan' || i % ${communes} || year)`),
  ];
  await sql`insert into plan (unit_id, id, kind, year, name, issued_on, status, last_action, version, created_by, created_at)
    select id_of('commune' || i), id_of('plan' || i || year), 'reform', year, 'Kế hoạch năm', make_date(year, 1, 15), 'issued', 2, 2, id_of('person0'), ${now}
    from generate_series(0, ${communes - 1}) i, generate_series(2024, 2026) year`.execute(db);
  await sql`
    insert into task (unit_id, id, plan_id, source, giver_level, giver_unit_id, origin_unit_id, origin_id, ordinal, field, title, search, product,
      person_id, given_on, original_due_on, due_on, done_on, confirmed_on, status, last_action, version, created_by, created_at)
    select ${unit}, id_of('task' || i), case when way = 0 then ${plan} end, case way when 0 then 'plan' when 1 then 'above' else 'leader' end,
      case when way = 1 then 'province' end, case when way = 1 then ${provinceId}::uuid end, case when way = 1 then ${provinceId}::uuid end,
      case when way = 1 then id_of('origin' || i) end, i % 50, (array['direction', 'institutions', 'procedures', 'finance', 'digital'])[i % 5 + 1],
      'Nhiệm vụ ' || i, 'nhiem vu ' || i, 'Báo cáo', ${person}, given, due, due,
      case when isdone then due - 3 + i % 5 end, case when isdone then due + 2 end, case when isdone then 'done' else 'open' end, 1, 1, id_of('person0'), ${now}
    from (
      select i, i / ${communes} % 3 as way, 2024 + i / 7 % 3 as year, given, given + 20 + i % 60 as due,
        given + 20 + i % 60 < date '2026-11-10' and i % 20 <> 0 as isdone
      from (select i, make_date(2024 + i / 7 % 3, 1, 16) + (i * 37 % 330) as given from generate_series(0, ${size - 1}) i) a
    ) b`.execute(db);
  await sql`vacuum analyze task`.execute(db);
  await sql`analyze`.execute(db);
}
