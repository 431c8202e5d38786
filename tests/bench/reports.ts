import { cpus } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { setUpReal } from '../../src/areas/installation/set-up.ts';
import { rulesOf } from '../../src/areas/reports/adding-up.ts';
import { loadForms, loadOutlines } from '../../src/areas/reports/catalogue.ts';
import { keepFile } from '../../src/areas/reports/kept-catalogue.ts';
import { totalOf, totalsByReceiver } from '../../src/areas/reports/totals.ts';
import { cellsOf, formulasIn } from '../../src/areas/reports/working.ts';
import type { Database } from '../../src/base/database/database.ts';
import { openEmbedded } from '../../src/base/database/embedded.ts';
import { migrate } from '../../src/base/database/migrate.ts';
import { openServer } from '../../src/base/database/server.ts';
import { uuidv7 } from '../../src/base/id.ts';
import { findPostgres, makeCluster } from '../postgres.ts';
import { scratchFolder } from '../scratch.ts';
import { at } from './load.ts';
import { consolidateInOffice, hasOffice } from './office-consolidation.ts';
import { type Above, formAbove, layAbove, timeProposed, timeUnread } from './proposed-difference.ts';

/**
 * Times what a nation asks of reports: the received reports of 3,321 communes, all cells of the commune form, added up to 34 provinces
 * and the nation with nothing kept beforehand.
 */
const communes = 3321;
const provinces = 34;
const folder = scratchFolder('bench-reports');
const rows: string[] = [];
/** Seconds, by database. */
const ofOneProvince = new Map<string, number>();
const tell = (what: string, measured: string, wanted: string) =>
  rows.push(`| ${what} | ${measured} | ${wanted} |`);

const embedded = await openEmbedded(join(folder, 'embedded'));
await nation(embedded, 'embedded', 6);
await embedded.close();
if (findPostgres() !== undefined) await onServer();
if (hasOffice()) await besideOffice();
else console.log('LibreOffice is not on this machine: it was not timed.');
console.log(`${cpus().length} × ${cpus()[0]!.model}\n`);
console.log('| what | measured | wanted |\n| --- | ---: | --- |');
console.log(rows.join('\n'));

async function onServer(): Promise<void> {
  const cluster = makeCluster(join(folder, 'cluster'), []);
  try {
    const database = await openServer(cluster.url('postgres'), { connections: 10 });
    await nation(database, 'PostgreSQL', 2);
    await database.close();
  } finally {
    cluster.stop('immediate');
  }
}

async function nation(database: Database, name: string, wanted: number): Promise<void> {
  await migrate(database);
  const form = loadForms().find(({ id }) => id === 'cchc-2025-commune')!;
  const indicators = [...cellsOf(form).values()].map(({ indicator }) => indicator);
  const above = await fill(database, form, indicators);
  const window = { kind: 'quarter' as const, year: 2026, quarter: 1 };
  const rules = rulesOf(form);
  const formulas = formulasIn(form);
  const receiving = await database.db.selectFrom('report').select('receiver_id').distinct().execute();
  const receivers = receiving.flatMap(({ receiver_id }) => receiver_id ?? []);
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const began = performance.now();
    const asked = { ...window, level: 'commune', rules };
    const below = await totalsByReceiver(database.db, asked, () => 1, receivers);
    for (const one of below) totalOf([one], rules, formulas);
    const figures = totalOf(below, rules, formulas);
    times.push((performance.now() - began) / 1000);
    const told = rules.all.filter(
      ({ indicator, kind }) => kind === 'sum' && figures.get(indicator)!.value !== null,
    );
    if (below.length !== provinces || told.length < 40) throw new Error('not everything was added up');
  }
  tell(
    `${name}: ${communes} reports of ${indicators.length} cells added up to ${provinces} provinces and the nation: median, first`,
    `${median(times).toFixed(2)}, ${times[0]!.toFixed(2)} s`,
    `under ${wanted} s`,
  );
  const began = performance.now();
  const ofThese = { ...window, level: 'commune', rules };
  totalOf(await totalsByReceiver(database.db, ofThese, () => 1, receivers.slice(0, 1)), rules, formulas);
  ofOneProvince.set(name, (performance.now() - began) / 1000);
  await correcting(database, name, above);
}

/** What one province asks for, beside LibreOffice adding up as many forms: each a sheet of one workbook. */
async function besideOffice(): Promise<void> {
  const form = loadForms().find(({ id }) => id === 'cchc-2025-commune')!;
  const labels = [...cellsOf(form).values()].map(({ indicator }) => indicator.name);
  const figures = (row: number) =>
    Array.from({ length: Math.ceil(communes / provinces) }, (_, commune) => (commune * (row + 3)) % 997);
  const seconds = await consolidateInOffice(
    folder,
    labels.map((label, row) => ({ label: label.replaceAll(/[",\n]/g, ' '), figures: figures(row) })),
  );
  const reference = 'LibreOffice: the forms of one province as sheets of one workbook, added up';
  tell(reference, `${seconds.toFixed(2)} s`, 'reference');
  for (const [name, own] of ofOneProvince)
    tell(
      `  ${name}: the received reports of one province, of that`,
      `${own.toFixed(3)} s, ${(own / seconds).toFixed(3)}`,
      '',
    );
}

/** What a correction below would change, as the page of added-up figures asks for it. */
async function correcting(database: Database, name: string, above: Above): Promise<void> {
  const places = await database.transaction((tx) => layAbove(tx, above));
  await sql`analyze`.execute(database.db).catch(() => {});
  for (const [level, { place, below }] of Object.entries(places)) {
    const { first, taken, proposed } = await timeProposed(database, place, below);
    if (proposed < 40) throw new Error(`${level}: ${proposed} figures would change`);
    tell(
      `${name}: the difference that a correction just signed makes in all figures of the ${level}: median, 95 % under, first`,
      `${at(taken, 0.5)}, ${at(taken, 0.95)}, ${first.toFixed(1)} ms`,
      'under 50 ms',
    );
  }
  const unread = await timeUnread(database, above);
  tell(
    `${name}: of ${unread.length} other provinces, of whose reports this process has read none: median, 95 % under`,
    `${at(unread, 0.5)}, ${at(unread, 0.95)} ms`,
    '',
  );
}

/** Units, one campaign, and a received report of every commune with all its cells, laid down by the database itself. */
async function fill(
  database: Database,
  form: ReturnType<typeof loadForms>[number],
  indicators: readonly { readonly id: string; readonly type: string }[],
): Promise<Above> {
  const now = new Date('2026-03-10T08:00:00Z');
  const campaignId = uuidv7();
  const above = await database.transaction(async (tx) => {
    const first = { login: 'first', fullName: 'Người đầu tiên', password: '' };
    const { rootUnitId } = await setUpReal(tx, first, '', now);
    const { id: personId } = await tx.selectFrom('person').select('id').executeTakeFirstOrThrow();
    const hashes = {
      form: await keepFile(tx, { kind: 'form', content: form }, now),
      above: await keepFile(tx, { kind: 'form', content: formAbove() }, now),
      outline: await keepFile(tx, { kind: 'outline', content: loadOutlines()[0]! }, now),
    };
    const unitId = (kind: string) => sql.raw(`md5('${kind}' || i)::uuid`);
    for (const [kind, count] of [
      ['province', provinces],
      ['commune', communes],
    ] as const) {
      const numbers = sql.raw(`generate_series(0, ${count - 1}) i`);
      const parent =
        kind === 'province' ? sql`${rootUnitId}::uuid` : sql.raw(`md5('province' || i % ${provinces})::uuid`);
      await sql`insert into unit select ${unitId(kind)}, ${now} from ${numbers}`.execute(tx);
      await sql`insert into unit_version select ${unitId(kind)}, date '2025-07-01', null, ${sql.raw(`'${kind} ' || i`)}, '', ${kind},
        null, null, ${parent}, 'NQ 1' from ${numbers}`.execute(tx);
    }
    await sql`insert into campaign values (${campaignId}, ${rootUnitId}, 'quarter', 2026, 1, 'Quý I', 'CV 1', ${personId}, ${now})`.execute(
      tx,
    );
    await sql`insert into campaign_level values (${campaignId}, 'commune', ${hashes.form}, ${hashes.outline},
      date '2025-12-10', date '2026-03-09', date '2026-03-14', date '2026-03-24')`.execute(tx);
    const numbers = sql.raw(`generate_series(0, ${communes - 1}) i`);
    await sql`insert into report select ${unitId('commune')}, ${unitId('report')}, ${campaignId}, 'commune', ${sql.raw(`md5('province' || i % ${provinces})::uuid`)},
      'received', date '2026-03-14', date '2026-03-24', date '2026-03-10', 1, 1, 4 from ${numbers}`.execute(
      tx,
    );
    // The same figures in another database are others' figures: their reports have another hash.
    await sql`insert into report_version select ${unitId('commune')}, ${unitId('report')}, 1, ${campaignId}, md5(${campaignId} || i), '{}',
      null, ${personId}, ${now} from ${numbers}`.execute(tx);
    // As signatures lay them down: those of one report side by side.
    await sql`insert into report_figure select ${unitId('commune')}, ${unitId('report')}, 1, c.id, ${campaignId},
      case c.type when 'percent' then i * 7 % 101 when 'text' then null else (i * (c.at + 2)) % 997 end, null, null, null
      from ${numbers}, unnest(${indicators.map(({ id }) => id)}::text[], ${indicators.map(({ type }) => type)}::text[])
        with ordinality as c (id, type, at) order by i, c.at`.execute(tx);
    const catalogue = { formHash: hashes.above, outlineHash: hashes.outline };
    return { campaignId, rootUnitId, personId, ...catalogue, provinces, communes, now };
  });
  await sql`analyze`.execute(database.db).catch(() => {});
  return above;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
