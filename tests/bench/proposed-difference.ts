import { sql } from 'kysely';
import { addingUpOperations } from '../../src/areas/reports/added-up-operations.ts';
import { loadForms } from '../../src/areas/reports/catalogue.ts';
import { showAddedUp } from '../../src/areas/reports/contract-receive.ts';
import { freeze, newestLayout } from '../../src/areas/reports/frozen.ts';
import type { ReportRow } from '../../src/areas/reports/report-row.ts';
import { cellsOf } from '../../src/areas/reports/working.ts';
import { createRegistry } from '../../src/areas/units/registry.ts';
import type { Database, Db, Tx } from '../../src/base/database/database.ts';
import { uuidv7 } from '../../src/base/id.ts';

/** The reports of the provinces and of the nation in a campaign of communes whose reports were received. */
export type Above = {
  readonly campaignId: string;
  readonly rootUnitId: string;
  readonly personId: string;
  readonly formHash: string;
  readonly outlineHash: string;
  readonly provinces: number;
  readonly communes: number;
  readonly now: Date;
};
type Place = { readonly unitId: string; readonly reportId: string };
type Below = { readonly unit: string; readonly report: string };
/** A report, and one of those that it is added up from. */
type Laid = { readonly place: Place; readonly below: Below };

/** The form on which provinces and the nation report. */
export const formAbove = () => loadForms().find(({ id }) => id === 'cchc-2025-province')!;
const id = (kind: string, from = 'i') => sql.raw(`md5('${kind}' || (${from}))::uuid`);

/** Drafts above that have taken what was received. */
export async function layAbove(tx: Tx, above: Above): Promise<Readonly<Record<'province' | 'nation', Laid>>> {
  const { campaignId, rootUnitId, personId, formHash, outlineHash, provinces, communes, now } = above;
  const nation = { unitId: rootUnitId, reportId: uuidv7() };
  const numbers = sql.raw(`generate_series(0, ${provinces - 1}) i`);
  for (const level of ['province', 'nation'])
    await sql`insert into campaign_level values (${campaignId}, ${level}, ${formHash}, ${outlineHash},
      date '2025-12-15', date '2026-03-14', date '2026-03-20', date '2026-03-30')`.execute(tx);
  await sql`insert into report select ${id('province')}, ${id('report of province')}, ${campaignId}, 'province', ${rootUnitId}::uuid,
    'received', date '2026-03-20', date '2026-03-30', date '2026-03-18', 1, 1, 4 from ${numbers}`.execute(tx);
  await sql`insert into report values (${nation.unitId}, ${nation.reportId}, ${campaignId}, 'nation', null,
    'draft', date '2026-03-20', date '2026-03-30', null, 0, 0, 1)`.execute(tx);
  const lower = sql.raw(`generate_series(0, ${communes - 1}) i`);
  const over = `i % ${provinces}`;
  await sql`insert into report_taken select ${id('province', over)}, ${id('report of province', over)}, ${id('commune')}, ${id('report')}, 1,
    ${personId}, ${now} from ${lower}`.execute(tx);
  await signAbove(tx, above);
  await sql`insert into report_taken select ${nation.unitId}, ${nation.reportId}, unit_id, id, 1, ${personId}, ${now}
    from report where campaign_id = ${campaignId} and level = 'province'`.execute(tx);
  const province = await idsOf(tx, 'province0', 'report of province0');
  return {
    province: { place: province, below: { unit: 'commune0', report: 'report0' } },
    nation: { place: nation, below: { unit: 'province0', report: 'report of province0' } },
  };
}

/** What a province signed: a value of its own in each cell, and which reports it was added up from. */
async function signAbove(tx: Tx, { campaignId, personId, formHash, outlineHash, now }: Above): Promise<void> {
  const reports = await tx
    .selectFrom('report')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('level', '=', 'province')
    .orderBy('unit_id')
    .execute();
  const head = { number: '1', symbol: 'BC-UBND', date: '2026-03-18', place: 'Minh Họa', authority: 'TM' };
  const blank = {
    missing: null,
    note: null,
    source: 'addedUp' as const,
    by: null,
    origin: null,
    terms: null,
  };
  for (const [at, report] of reports.entries()) {
    const taken = await tx
      .selectFrom('report_taken')
      .select(['child_unit_id as unitId', 'child_report_id as reportId', 'number'])
      .where('unit_id', '=', report.unit_id)
      .where('report_id', '=', report.id)
      .execute();
    const cells = [...cellsOf(formAbove()).values()].map(({ indicator }, index) => {
      const value = indicator.type === 'text' ? null : String((at * (index + 3)) % 997);
      return [indicator.id, { ...blank, value }];
    });
    await freeze(
      tx,
      { ...(report as ReportRow), sent_number: 0 },
      {
        layout: newestLayout,
        unit: { id: report.unit_id, name: `Tỉnh ${at}`, above: null },
        campaign: { id: campaignId, title: 'Quý I', kind: 'quarter', year: 2026, quarter: 1 },
        level: 'province',
        window: { from: '2025-12-15', to: '2026-03-14' },
        formHash,
        outlineHash,
        head: { ...head, position: 'CHỦ TỊCH', signer: 'Trần Thị Bình', recipients: ['Lưu: VT'] },
        values: Object.fromEntries(cells),
        sections: [],
        explanations: [],
        taken: taken.map((one) => ({ ...one, received: true })),
        adjustments: [],
        correction: null,
      },
      personId,
      now,
    );
  }
}

async function idsOf(db: Db | Tx, unit: string, report: string): Promise<Place> {
  const { rows } =
    await sql<Place>`select md5(${unit})::uuid as "unitId", md5(${report})::uuid as "reportId"`.execute(db);
  return rows[0]!;
}

/** The unit signs a correction that moves every figure, and that is received nowhere yet. */
async function correct(tx: Tx, { unit, report }: Below): Promise<void> {
  const last = sql`v.unit_id = md5(${unit})::uuid and v.report_id = md5(${report})::uuid and v.number = r.sent_number`;
  const own = sql`r.unit_id = md5(${unit})::uuid and r.id = md5(${report})::uuid`;
  await sql`insert into report_version select v.unit_id, v.report_id, v.number + 1, v.campaign_id, v.hash, v.content, 'Đếm sót', v.signed_by,
    v.signed_at from report_version v, report r where ${last} and ${own}`.execute(tx);
  await sql`insert into report_figure select v.unit_id, v.report_id, v.number + 1, v.indicator, v.campaign_id, v.value + 1, v.missing,
    v.numerator, v.denominator from report_figure v, report r where ${last} and ${own}`.execute(tx);
  await sql`update report r set sent_number = sent_number + 1, status = 'corrected' where ${own}`.execute(tx);
}

const answered = addingUpOperations.find(({ operation }) => operation.name === showAddedUp.name)!;
type Shown = { readonly figures: readonly { readonly proposed: string | null }[] };

const rounds = 40;

/** What the page of added-up figures asks for when one more correction was signed below, in milliseconds, and how many figures would change. */
export async function timeProposed(database: Database, place: Place, below: Below) {
  const { db } = database;
  const units = await createRegistry(db).latest();
  const taken: number[] = [];
  let proposed = 0;
  for (let round = 0; round < rounds; round += 1) {
    await database.transaction((tx) => correct(tx, below));
    const began = performance.now();
    const shown = (await answered.handle({ db, units } as never, place as never)) as Shown;
    taken.push(performance.now() - began);
    proposed = shown.figures.filter((figure) => figure.proposed !== null).length;
  }
  return { first: taken[0]!, taken: inOrder(taken.slice(1)), proposed };
}

/** The same of the other provinces, each asked once. */
export async function timeUnread(database: Database, { provinces }: Above): Promise<number[]> {
  const { db } = database;
  const units = await createRegistry(db).latest();
  const taken: number[] = [];
  for (let at = 1; at < provinces; at += 1) {
    await database.transaction((tx) => correct(tx, { unit: `commune${at}`, report: `report${at}` }));
    const place = await idsOf(db, `province${at}`, `report of province${at}`);
    const began = performance.now();
    const { figures } = (await answered.handle({ db, units } as never, place as never)) as Shown;
    taken.push(performance.now() - began);
    const proposed = figures.filter((figure) => figure.proposed !== null).length;
    if (proposed < 40) throw new Error(`province ${at}: ${proposed} figures would change`);
  }
  return inOrder(taken);
}

const inOrder = (taken: readonly number[]): number[] => taken.toSorted((a, b) => a - b);
