import { sql } from 'kysely';
import { addingUpOperations } from '../../src/areas/reports/added-up-operations.ts';
import { loadForms } from '../../src/areas/reports/catalogue.ts';
import { showAddedUp } from '../../src/areas/reports/contract-receive.ts';
import { cellsOf } from '../../src/areas/reports/working.ts';
import { createRegistry } from '../../src/areas/units/registry.ts';
import type { Database, Tx } from '../../src/base/database/database.ts';
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
export type Place = { readonly unitId: string; readonly reportId: string };

/** The form on which provinces and the nation report. */
export const formAbove = () => loadForms().find(({ id }) => id === 'cchc-2025-province')!;
const id = (kind: string, from = 'i') => sql.raw(`md5('${kind}' || (${from}))::uuid`);

/** Drafts above that have taken what was received, and then one correction that is received nowhere yet: of a commune, and of a province. */
export async function layAbove(
  tx: Tx,
  above: Above,
): Promise<Readonly<Record<'province' | 'nation', Place>>> {
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
  await sql`insert into report_version select ${id('province')}, ${id('report of province')}, 1, ${campaignId}, 'x', '{}', null,
    ${personId}, ${now} from ${numbers}`.execute(tx);
  for (const [index, { indicator }] of [...cellsOf(formAbove()).values()].entries()) {
    const value = indicator.type === 'text' ? 'null::numeric' : `(i * ${index + 3}) % 997`;
    await sql`insert into report_figure select ${id('province')}, ${id('report of province')}, 1, ${indicator.id}, ${campaignId},
      ${sql.raw(value)}, null, null, null from ${numbers}`.execute(tx);
  }
  const lower = sql.raw(`generate_series(0, ${communes - 1}) i`);
  const over = `i % ${provinces}`;
  await sql`insert into report_taken select ${id('province', over)}, ${id('report of province', over)}, ${id('commune')}, ${id('report')}, 1,
    ${personId}, ${now} from ${lower}`.execute(tx);
  await sql`insert into report_taken select ${nation.unitId}, ${nation.reportId}, unit_id, id, 1, ${personId}, ${now}
    from report where campaign_id = ${campaignId} and level = 'province'`.execute(tx);
  const ids = await sql<{ unit: string; report: string }>`
    select ${id('province', '0')} as unit, ${id('report of province', '0')} as report`.execute(tx);
  return { nation, province: { unitId: ids.rows[0]!.unit, reportId: ids.rows[0]!.report } };
}

/** The unit signs a correction that moves every figure. */
export async function correct(tx: Tx, unit: string, report: string): Promise<void> {
  const own = sql`unit_id = md5(${unit})::uuid and report_id = md5(${report})::uuid`;
  await sql`insert into report_version select unit_id, report_id, 2, campaign_id, hash, content, 'Đếm sót', signed_by, signed_at
    from report_version where ${own}`.execute(tx);
  await sql`insert into report_figure select unit_id, report_id, 2, indicator, campaign_id, value + 1, missing, numerator, denominator
    from report_figure where ${own}`.execute(tx);
  await sql`update report set sent_number = 2, status = 'corrected' where unit_id = md5(${unit})::uuid and id = md5(${report})::uuid`.execute(
    tx,
  );
}

const answered = addingUpOperations.find(({ operation }) => operation.name === showAddedUp.name)!;
type Shown = { readonly figures: readonly { readonly proposed: string | null }[] };

/** What the page of added-up figures asks for, from the question to the answer: in milliseconds, and how many figures would change. */
export async function timeProposed({ db }: Database, place: Place) {
  const units = await createRegistry(db).latest();
  const taken: number[] = [];
  let proposed = 0;
  for (let round = 0; round < 25; round += 1) {
    const began = performance.now();
    const shown = (await answered.handle({ db, units } as never, place as never)) as Shown;
    taken.push(performance.now() - began);
    proposed = shown.figures.filter((figure) => figure.proposed !== null).length;
  }
  return { first: taken[0]!, taken: taken.slice(1).sort((a, b) => a - b), proposed };
}
