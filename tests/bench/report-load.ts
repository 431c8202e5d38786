import { cpus } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { setUpReal } from '../../src/areas/installation/set-up.ts';
import { addPerson, addPost } from '../../src/areas/people/keep.ts';
import { openSession } from '../../src/areas/people/sessions.ts';
import { loadForms, loadOutlines } from '../../src/areas/reports/catalogue.ts';
import { keepFile } from '../../src/areas/reports/kept-catalogue.ts';
import { cellsOf } from '../../src/areas/reports/working.ts';
import { migrate } from '../../src/base/database/migrate.ts';
import { openServer } from '../../src/base/database/server.ts';
import { uuidv7 } from '../../src/base/id.ts';
import { addDays, dayOf } from '../../src/base/plain-date.ts';
import { findPostgres, makeCluster } from '../postgres.ts';
import { startProgram } from '../program.ts';
import { scratchFolder } from '../scratch.ts';
import { at, paced } from './load.ts';

/**
 * Times the days on which a nation reports: cells saved as people type, and all communes sending at the end while the matrix is looked
 * at. The whole program over HTTP, PostgreSQL of its own with fsync, the load made on the same machine.
 */
const communes = 3321;
const provinces = 34;
const folder = scratchFolder('bench-load');
const rows: string[] = [];
const tell = (what: string, measured: string, wanted = '') =>
  rows.push(`| ${what} | ${measured} | ${wanted} |`);

/** The drafts are those of the first hundred communes. */
const drafts = 100;

if (findPostgres() === undefined) console.log('PostgreSQL is not on this machine: nothing was timed.');
else await onServer();
console.log(`${cpus().length} × ${cpus()[0]!.model}\n`);
console.log('| what | measured | wanted |\n| --- | ---: | --- |');
console.log(rows.join('\n'));

async function onServer(): Promise<void> {
  const cluster = makeCluster(join(folder, 'cluster'), []);
  try {
    const url = cluster.url('postgres');
    const nation = await fill(url);
    const environment = { REQUESTS_PER_PERSON: '1000000', DATABASE_URL: url, DATA_DIR: join(folder, 'data') };
    const program = startProgram(environment);
    const ask = asking(await program.address);
    await saving(nation, ask);
    await opening(nation, ask);
    await deadline(nation, ask);
    await program.stop();
  } finally {
    cluster.stop('immediate');
  }
}

type Nation = Awaited<ReturnType<typeof fill>>;
type Ask = ReturnType<typeof asking>;

function asking(address: string) {
  return async (session: string, method: string, path: string, body?: unknown): Promise<unknown> => {
    const headers = {
      Cookie: `motso_session=${session}`,
      Origin: address,
      'Content-Type': 'application/json',
    };
    const response = await fetch(`${address}/api${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${text.slice(0, 400)}`);
    return JSON.parse(text);
  };
}

async function saving({ officers, units, reports, indicators }: Nation, ask: Ask): Promise<void> {
  const numbers = indicators.filter(({ type }) => type === 'count');
  const seen = new Map<string, number>();
  const save = (index: number) => {
    const unit = index % drafts;
    const { id } = numbers[Math.floor(index / drafts) % numbers.length]!;
    const key = `${unit} ${id}`;
    const version = seen.get(key) ?? 0;
    seen.set(key, version + 1);
    const cells = [
      { indicator: id, typed: String(index), missing: null, note: null, version, pasted: false },
    ];
    return ask(officers[unit]!, 'PUT', `/units/${units[unit]}/reports/${reports[unit]}/cells`, { cells });
  };
  await paced(50, 5, save);
  let next = 250;
  const taken = await paced(100, 20, () => save(next++));
  tell(
    'saving a cell, 100 a second: median, 95 % under',
    `${at(taken, 0.5)}, ${at(taken, 0.95)} ms`,
    '95 % under 60 ms',
  );
}

async function opening({ officers, units, reports }: Nation, ask: Ask): Promise<void> {
  const taken = await paced(10, 10, (index) =>
    ask(
      officers[index % drafts]!,
      'GET',
      `/units/${units[index % drafts]}/reports/${reports[index % drafts]}`,
    ),
  );
  tell(
    'the form of a commune, from the server: median, 95 % under',
    `${at(taken, 0.5)}, ${at(taken, 0.95)} ms`,
    'under 80 ms',
  );
}

async function deadline({ leaders, managers, units, reports, campaignId }: Nation, ask: Ask): Promise<void> {
  const today = dayOf(new Date());
  const head = {
    number: '1',
    symbol: 'BC-UBND',
    date: today,
    place: 'Minh Họa',
    authority: 'TM',
    position: 'CHỦ TỊCH',
    signer: 'Trần Thị Bình',
    recipients: [],
  };
  const path = (one: number) => `/units/${units[one]}/reports/${reports[one]}`;
  // Each leader has the report open before the last hour begins.
  const marks = new Map<number, string>();
  for (let one = drafts; one < communes; one += 1) {
    const { result } = (await ask(leaders[one]!, 'GET', path(one))) as { result: { mark: string } };
    marks.set(one, result.mark);
  }
  let next = drafts;
  const send = () => {
    const one = next++;
    return ask(leaders[one]!, 'POST', `${path(one)}/signed`, { ...head, mark: marks.get(one) });
  };
  let over = false;
  const looked: number[] = [];
  const looking = (async () => {
    for (let index = 0; !over; index += 1) {
      const began = performance.now();
      const { unitId, session } = managers[index % provinces]!;
      await ask(session, 'GET', `/units/${unitId}/campaigns/${campaignId}/matrix`);
      looked.push(performance.now() - began);
    }
  })();
  const before = await paced(6, 20, send);
  const spike = await paced(30, 20, send);
  const after = await paced(6, 10, send);
  const rest = await paced(12, Math.floor((communes - next) / 12), send);
  over = true;
  await looking;
  const all = [...before, ...spike, ...after, ...rest].sort((a, b) => a - b);
  looked.sort((a, b) => a - b);
  tell(
    `${all.length} sendings at 6 to 30 a second, the matrix polled all the time: median, 95 % under`,
    `${at(all, 0.5)}, ${at(all, 0.95)} ms`,
    '95 % under 400 ms, no error',
  );
  tell(
    'of these in the spike of 30 a second, and in the 10 s after it: 95 % under',
    `${at(spike, 0.95)}, ${at(after, 0.95)} ms`,
    'back to that before',
  );
  tell('before the spike: 95 % under', `${at(before, 0.95)} ms`, 'reference');
  tell(
    `the matrix of a province, ${looked.length} times: median, 95 % under`,
    `${at(looked, 0.5)}, ${at(looked, 0.95)} ms`,
  );
}

/** The nation with its people and one campaign: drafts in the first communes, filled and closed reports in the others. */
async function fill(url: string) {
  const database = await openServer(url, { connections: 10 });
  await migrate(database);
  const now = new Date();
  const today = dayOf(now);
  const form = loadForms().find(({ id }) => id === 'cchc-2025-commune')!;
  const indicators = [...cellsOf(form).values()]
    .filter(({ isComputed }) => !isComputed)
    .map(({ indicator }) => indicator);
  const campaignId = uuidv7();
  const unitOf = (kind: string, index: number) =>
    `00000000-0000-7000-8${kind === 'province' ? '000' : '001'}-${String(index).padStart(12, '0')}`;
  const reportOf = (index: number) => `00000000-0000-7000-8002-${String(index).padStart(12, '0')}`;
  const expression = (kind: string) =>
    sql.raw(`('00000000-0000-7000-8${kind}-' || lpad(i::text, 12, '0'))::uuid`);
  const sessions = await database.transaction(async (tx) => {
    const first = { login: 'first', fullName: 'Người đầu tiên', password: '' };
    const { rootUnitId } = await setUpReal(tx, first, '', now);
    const { id: personId } = await tx.selectFrom('person').select('id').executeTakeFirstOrThrow();
    const formHash = await keepFile(tx, { kind: 'form', content: form }, now);
    const outlineHash = await keepFile(tx, { kind: 'outline', content: loadOutlines()[0]! }, now);
    for (const [kind, count] of [
      ['province', provinces],
      ['commune', communes],
    ] as const) {
      const unit = expression(kind === 'province' ? '000' : '001');
      const numbers = sql.raw(`generate_series(0, ${count - 1}) i`);
      const parent =
        kind === 'province'
          ? sql`${rootUnitId}::uuid`
          : sql.raw(`('00000000-0000-7000-8000-' || lpad((i % ${provinces})::text, 12, '0'))::uuid`);
      await sql`insert into unit select ${unit}, ${now} from ${numbers}`.execute(tx);
      await sql`insert into unit_version select ${unit}, date '2025-07-01', null, ${sql.raw(`'${kind} ' || i`)}, '', ${kind}, null, null, ${parent}, 'NQ 1' from ${numbers}`.execute(
        tx,
      );
    }
    await sql`insert into campaign values (${campaignId}, ${rootUnitId}, 'quarter', 2026, 1, 'Quý I', 'CV 1', ${personId}, ${now})`.execute(
      tx,
    );
    await sql`insert into campaign_level values (${campaignId}, 'commune', ${formHash}, ${outlineHash}, ${addDays(today, -90)}::date, ${addDays(today, -5)}::date, ${today}::date, ${addDays(today, 10)}::date)`.execute(
      tx,
    );
    const all = sql.raw(`generate_series(0, ${communes - 1}) i`);
    await sql`insert into report select ${expression('001')}, ${expression('002')}, ${campaignId}, 'commune', ${sql.raw(`('00000000-0000-7000-8000-' || lpad((i % ${provinces})::text, 12, '0'))::uuid`)},
      ${sql.raw(`case when i < ${drafts} then 'draft' else 'closed' end`)}, ${today}::date, ${addDays(today, 10)}::date, null, 0, 0, 0 from ${all}`.execute(
      tx,
    );
    const closed = sql.raw(`generate_series(${drafts}, ${communes - 1}) i`);
    for (const { id } of indicators)
      await sql`insert into report_value select ${expression('001')}, ${expression('002')}, ${id}, null, 'nothing-arose', null, 'typed', null, ${personId}, ${now}, 1 from ${closed}`.execute(
        tx,
      );
    await sql`update unit_tree set version = version + 1`.execute(tx);
    const signedIn = async (
      unitId: string,
      login: string,
      role: 'reportingOfficer' | 'leader' | 'campaignManager',
    ) => {
      const made = {
        login,
        fullName: 'Trần Thị Bình',
        email: null,
        phone: null,
        hash: null,
        mustChange: false,
      };
      const id = await addPerson(tx, made, now);
      const post = { unitId, id: uuidv7(), personId: id, role, reach: 'below' as const };
      await addPost(tx, { ...post, from: '2025-07-01', to: null, decision: 'QĐ 1' });
      return openSession(tx, id, 'password', { device: 'bench' }, now);
    };
    const officers: string[] = [];
    const leaders: string[] = [];
    const managers: { unitId: string; session: string }[] = [];
    for (let index = 0; index < drafts; index += 1)
      officers.push(await signedIn(unitOf('commune', index), `o${index}`, 'reportingOfficer'));
    for (let index = 0; index < communes; index += 1)
      leaders.push(await signedIn(unitOf('commune', index), `l${index}`, 'leader'));
    for (let index = 0; index < provinces; index += 1)
      managers.push({
        unitId: unitOf('province', index),
        session: await signedIn(unitOf('province', index), `m${index}`, 'campaignManager'),
      });
    return { officers, leaders, managers };
  });
  await sql`analyze`.execute(database.db);
  await database.close();
  const numbered = Array.from({ length: communes }, (_, index) => index);
  return {
    ...sessions,
    campaignId,
    indicators,
    units: numbered.map((index) => unitOf('commune', index)),
    reports: numbered.map(reportOf),
  };
}
