import { zipSync } from 'fflate';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../base/database/database.ts';
import { exportBanner } from '../../../base/export-banner.ts';
import type { Files } from '../../../base/files.ts';
import { uuidv7 } from '../../../base/id.ts';
import type { Jobs } from '../../../base/jobs.ts';
import { Problem } from '../../../base/problem.ts';
import { handlersFor } from '../../../base/run.ts';
import { filled } from '../../../base/word.ts';
import { namesOf } from '../../people/names.ts';
import { compareNames, type Units } from '../../units/tree.ts';
import { refuseUnreached } from '../reached.ts';
import { Asked, askedIn, contentsList, type Listed, toldIn } from './bundle-list.ts';
import { type bundleStates, exportBundle, listBundles, makeBundle, type PaperFormat } from './contract.ts';
import { safeName } from './file-names.ts';
import { paperFile } from './paper-file.ts';
import { loadSigned } from './printable.ts';
import { bundleWords as words } from './words.ts';

type Services = { readonly files: Files; readonly jobs: Jobs; readonly units: Units };
const { answer, perform } = handlersFor<Services>();

const job = 'report-bundles';
const mostReports = 500;
/** A bundle that nobody works on for so long has died with its process; in milliseconds. */
const deadAfter = 30 * 60_000;
const zipType = 'application/zip';

/** All received reports of a campaign in one file, made by a job. */
export const bundleOperations = [
  perform(makeBundle, async (context, { id, unitId, campaignId, withPdf }) => {
    const { tx, now, today, who, units, jobs, changed } = context;
    await inTurn(tx, unitId, campaignId);
    const there = await bundleOf(tx, unitId, id);
    if (there !== undefined) return { id, total: there.total };
    await refuseUnreached(tx, unitId, campaignId);
    await refuseUnderWay(tx, unitId, campaignId, now);
    const asked = await askedIn(tx, units, unitId, campaignId, today);
    const total = asked.filter(isReceived).length;
    if (total === 0) throw new Problem('input-invalid', { message: words.nothing });
    if (total > mostReports)
      throw new Problem('input-invalid', {
        message: words.tooMany,
        values: { count: total, most: mostReports },
      });
    await tx
      .insertInto('report_bundle')
      .values({
        unit_id: unitId,
        id,
        campaign_id: campaignId,
        with_pdf: withPdf,
        state: 'waiting',
        total,
        done: 0,
        reports: JSON.stringify(asked),
        file_id: null,
        asked_by: who!.personId!,
        asked_at: now,
        ended_at: null,
      })
      .execute();
    await jobs.send(tx, job, { unitId, id });
    changed({ kind: 'bundle', id, before: null, after: { campaignId, reports: total, withPdf } });
    return { id, total };
  }),

  answer(listBundles, async ({ db }, { unitId, campaignId }) => {
    await refuseUnreached(db, unitId, campaignId);
    const rows = await db
      .selectFrom('report_bundle as b')
      .leftJoin('stored_file as f', (join) =>
        join.onRef('f.unit_id', '=', 'b.unit_id').onRef('f.id', '=', 'b.file_id'),
      )
      .select([
        'b.id',
        'b.state',
        'b.with_pdf',
        'b.total',
        'b.done',
        'b.asked_at',
        'b.asked_by',
        'b.ended_at',
        'f.bytes',
      ])
      .where('b.unit_id', '=', unitId)
      .where('b.campaign_id', '=', campaignId)
      .orderBy('b.asked_at', 'desc')
      .limit(20)
      .execute();
    const names = await namesOf(
      db,
      rows.map(({ asked_by }) => asked_by),
    );
    return {
      bundles: rows.map((row) => ({
        id: row.id,
        state: row.state as (typeof bundleStates)[number],
        withPdf: row.with_pdf,
        total: row.total,
        done: row.done,
        askedAt: row.asked_at.toISOString(),
        by: names.get(row.asked_by) ?? '',
        endedAt: row.ended_at?.toISOString() ?? null,
        bytes: row.bytes === null ? null : Number(row.bytes),
      })),
    };
  }),

  answer(exportBundle, async ({ db, files }, { unitId, bundleId }) => {
    const row = await db
      .selectFrom('report_bundle as b')
      .leftJoin('stored_file as f', (join) =>
        join.onRef('f.unit_id', '=', 'b.unit_id').onRef('f.id', '=', 'b.file_id'),
      )
      .select(['f.sha256', 'f.name'])
      .where('b.unit_id', '=', unitId)
      .where('b.id', '=', bundleId)
      .executeTakeFirst();
    if (row === undefined) throw new Problem('not-found');
    if (row.sha256 === null) throw new Problem('input-invalid', { message: words.notReady });
    const bytes = await files.get(row.sha256);
    if (bytes === null) throw new Problem('file-lost');
    return { name: row.name!, type: zipType, bytes };
  }),
];

/** Of the others the list alone tells. */
const isReceived = ({ number }: Asked[number]): boolean => number > 0;

const bundleOf = (db: Database['db'] | Tx, unitId: string, id: string) =>
  db
    .selectFrom('report_bundle')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Who asks at the same moment waits, and then sees what the other has asked for. */
const inTurn = (tx: Tx, unitId: string, campaignId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`bundle ${unitId} ${campaignId}`}, 0))`.execute(tx);

/** One at a time for each campaign: the work is the machine's that others work on too. */
async function refuseUnderWay(tx: Tx, unitId: string, campaignId: string, now: Date): Promise<void> {
  const other = await tx
    .selectFrom('report_bundle')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('campaign_id', '=', campaignId)
    .where('state', 'in', ['waiting', 'working'])
    .where('asked_at', '>', new Date(now.getTime() - deadAfter))
    .executeTakeFirst();
  if (other !== undefined) throw new Problem('input-invalid', { message: words.underWay });
}

export type BundleHouse = {
  readonly database: Database;
  readonly files: Files;
  readonly kind: 'demo' | 'real';
  readonly clock: () => Date;
};

/** Declares who makes bundles; before the jobs start. */
export function registerBundles(jobs: Pick<Jobs, 'work'>, house: BundleHouse): void {
  jobs.work(
    job,
    async ({ unitId, id }) => {
      if (typeof unitId === 'string' && typeof id === 'string') await workOn(house, unitId, id);
    },
    { times: 2, after: 30 },
  );
}

/** May come a second time, when a process died in it: then it begins anew. */
async function workOn(house: BundleHouse, unitId: string, id: string): Promise<void> {
  const bundle = await bundleOf(house.database.db, unitId, id);
  if (bundle === undefined || bundle.state === 'ready') return;
  const told = (change: Partial<{ state: (typeof bundleStates)[number]; done: number; ended_at: Date }>) =>
    house.database.db
      .updateTable('report_bundle')
      .set(change)
      .where('unit_id', '=', unitId)
      .where('id', '=', id)
      // Another process may have taken this one for dead, and been faster.
      .where('state', '<>', 'ready')
      .execute();
  try {
    const formats: PaperFormat[] = bundle.with_pdf ? ['docx', 'xlsx', 'pdf'] : ['docx', 'xlsx'];
    const packed = await pack(house, Asked.parse(bundle.reports), formats, (done) =>
      told({ state: 'working', done }),
    );
    await keep(house, bundle, packed);
  } catch (error) {
    await told({ state: 'failed', ended_at: house.clock() });
    throw error;
  }
}

type Made = {
  readonly unit: string;
  readonly unitId: string;
  readonly format: PaperFormat;
  readonly bytes: Uint8Array;
};
type Failed = Omit<Made, 'bytes'> & { readonly error: unknown };
type Packing = { readonly title: string; readonly bytes: Uint8Array };

async function pack(
  { database: { db }, files, kind }: BundleHouse,
  asked: Asked,
  formats: readonly PaperFormat[],
  onDone: (done: number) => Promise<unknown>,
): Promise<Packing> {
  const made: Made[] = [];
  const failed: Failed[] = [];
  const listed: Listed[] = [];
  let title = '';
  const reports = asked.filter(isReceived);
  const packed = async ({ unitId, reportId, number, standing, unit }: Asked[number]) => {
    const report = await loadSigned(db, unitId, reportId, number).catch((error: unknown) => {
      // A version that is no longer what was signed keeps nobody else out.
      if (!(error instanceof Problem)) throw error;
      failed.push(...formats.map((format) => ({ unit: safeName(unit), unitId, format, error })));
      return null;
    });
    if (report === null) return;
    title = report.title;
    listed.push({ unit: safeName(report.unit), unitId, told: toldIn(report, standing) });
    for (const format of formats) {
      const file = { unit: safeName(report.unit), unitId, format };
      await paperFile({ db, files, kind }, report, format).then(
        ({ bytes }) => made.push({ ...file, bytes }),
        (error: unknown) => failed.push({ ...file, error }),
      );
    }
  };
  // As many at a time as there are threads that write papers.
  for (let done = 0; done < reports.length; done += 2) {
    await onDone(done);
    await Promise.all(reports.slice(done, done + 2).map(packed));
  }
  // Where nothing can be written it is not a report's fault.
  if (made.length === 0) throw failed[0]?.error;
  const inside = listed.filter(({ unitId }) => made.some((file) => file.unitId === unitId));
  return { title, bytes: zipped(made, failed, contentsList(inside, asked, kind)) };
}

/** What is not in the bundle, for who opens it. */
function toldOf(failed: readonly Failed[]): string {
  const lines = failed.map(({ unit, format }) => filled(words.failure, { unit, format }));
  return `\uFEFF${[words.failed, '', ...lines.sort(compareNames)].join('\r\n')}\r\n`;
}

/** Office files are packed already. The same reports give the same bytes. */
function zipped(made: readonly Made[], failed: readonly Failed[], list: Uint8Array): Uint8Array {
  const units = [...new Map(made.map(({ unitId, unit }) => [unitId, unit]))].sort(
    ([a, nameA], [b, nameB]) => compareNames(nameA, nameB) || (a < b ? -1 : 1),
  );
  const folders = new Map(
    units.map(([unitId, unit], index) => [unitId, `${String(index + 1).padStart(3, '0')} ${unit}`]),
  );
  const entries = made
    .map(({ unitId, format, bytes }): [string, Uint8Array] => [`${folders.get(unitId)}.${format}`, bytes])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  entries.unshift([words.contents, list]);
  if (failed.length > 0) entries.unshift([words.failures, new TextEncoder().encode(toldOf(failed))]);
  return zipSync(Object.fromEntries(entries), { level: 0, mtime: new Date(1980, 0, 1) });
}

type Bundle = NonNullable<Awaited<ReturnType<typeof bundleOf>>>;

/** The bytes are stored before the row that names them. */
async function keep(
  { database, files, kind, clock }: BundleHouse,
  bundle: Bundle,
  { title, bytes }: Packing,
): Promise<void> {
  const sha256 = await files.put(bytes);
  const now = clock();
  const fileId = uuidv7();
  await database.transaction(async (tx) => {
    if (await isReady(tx, bundle)) return;
    await tx
      .insertInto('stored_file')
      .values({
        unit_id: bundle.unit_id,
        id: fileId,
        sha256,
        name: `${exportBanner(kind)?.mark ?? ''}${words.file} - ${safeName(title)}.zip`,
        type: zipType,
        bytes: bytes.length,
        object: `bundle:${bundle.id}`,
        added_by: bundle.asked_by,
        added_at: now,
      })
      .execute();
    await tx
      .updateTable('report_bundle')
      .set({ state: 'ready', done: bundle.total, file_id: fileId, ended_at: now })
      .where('unit_id', '=', bundle.unit_id)
      .where('id', '=', bundle.id)
      .execute();
  });
}

/** Until the end of the transaction nobody else makes it ready. */
async function isReady(tx: Tx, { unit_id, id }: Bundle): Promise<boolean> {
  const { state } = await tx
    .selectFrom('report_bundle')
    .select('state')
    .where('unit_id', '=', unit_id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return state === 'ready';
}
