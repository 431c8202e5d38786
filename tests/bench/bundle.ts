import { join } from 'node:path';
import { setUpReal } from '../../src/areas/installation/set-up.ts';
import { loadForms, loadOutlines } from '../../src/areas/reports/catalogue.ts';
import { type Frozen, freeze, newestLayout } from '../../src/areas/reports/frozen.ts';
import { keepFile } from '../../src/areas/reports/kept-catalogue.ts';
import { aParagraph } from '../../src/areas/reports/narrative.ts';
import { registerBundles } from '../../src/areas/reports/out/bundle.ts';
import type { ReportRow } from '../../src/areas/reports/report-row.ts';
import { cellsOf } from '../../src/areas/reports/working.ts';
import { addUnits } from '../../src/areas/units/keep.ts';
import type { Database } from '../../src/base/database/database.ts';
import { openEmbedded } from '../../src/base/database/embedded.ts';
import { migrate } from '../../src/base/database/migrate.ts';
import { openFolderFiles } from '../../src/base/files.ts';
import { uuidv7 } from '../../src/base/id.ts';
import { caughtJobs } from '../races.ts';
import { scratchFolder } from '../scratch.ts';

/** Times the job that packs the received reports of a province, one by one on one processor, the embedded database under it. */
const reports = 170;
const folder = scratchFolder('bundle');
const now = new Date('2026-03-16T05:00:00Z');
const day = '2026-03-16';
const form = loadForms().find(({ id }) => id === 'cchc-2025-commune')!;
const outline = loadOutlines().find(({ id }) => id === 'cchc-581-period')!;

const database = await openEmbedded(join(folder, 'database'));
try {
  await migrate(database);
  const { provinceId, campaignId, personId } = await received(database);
  const files = openFolderFiles(join(folder, 'files'));
  const { jobs, workOf } = caughtJobs();
  registerBundles(jobs, { database, files, kind: 'real', clock: () => now });
  console.log('| what | seconds | MB | wanted |\n| --- | ---: | ---: | --- |');
  for (const withPdf of [false, true]) {
    const id = await asked(database, provinceId, campaignId, personId, withPdf);
    const start = performance.now();
    await workOf('report-bundles')({ unitId: provinceId, id });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const { bytes } = await database.db
      .selectFrom('stored_file')
      .select('bytes')
      .where('object', '=', `bundle:${id}`)
      .executeTakeFirstOrThrow();
    const kinds = withPdf ? '.docx, .xlsx and .pdf' : '.docx and .xlsx';
    console.log(
      `| ${reports} reports of communes in a bundle: ${kinds} | ${seconds} | ${(Number(bytes) / 1e6).toFixed(1)} | ${withPdf ? '' : 'under 60'} |`,
    );
  }
} finally {
  await database.close();
}

async function received({ transaction }: Database) {
  return transaction(async (tx) => {
    const first = { login: 'first', fullName: 'Người đầu tiên', password: 'x' };
    const { rootUnitId } = await setUpReal(tx, first, 'x', now);
    const provinceId = uuidv7();
    const unit = (unitId: string, name: string, kind: 'province' | 'commune', parentId: string) => ({
      unitId,
      name,
      kind,
      parentId,
      title: '',
      code: null,
      codeSystem: null,
      from: '2000-01-01',
      to: null,
      decision: 'NQ 1',
    });
    const communes = Array.from({ length: reports }, (_, at) =>
      unit(uuidv7(), `Xã ${at}`, 'commune', provinceId),
    );
    await addUnits(tx, [unit(provinceId, 'Tỉnh Minh Họa', 'province', rootUnitId), ...communes], now);
    const { id: personId } = await tx.selectFrom('person').select('id').executeTakeFirstOrThrow();
    const campaignId = uuidv7();
    const formHash = await keepFile(tx, { kind: 'form', content: form }, now);
    const outlineHash = await keepFile(tx, { kind: 'outline', content: outline }, now);
    const campaign = {
      kind: 'quarter' as const,
      year: 2026,
      quarter: 1,
      title: 'Báo cáo CCHC quý 1 năm 2026',
    };
    await tx
      .insertInto('campaign')
      .values({
        id: campaignId,
        opener_id: provinceId,
        ...campaign,
        decision: '',
        opened_by: personId,
        opened_at: now,
      })
      .execute();
    for (const [at, { unitId, name }] of communes.entries()) {
      const row = {
        unit_id: unitId,
        id: uuidv7(),
        campaign_id: campaignId,
        level: 'commune' as const,
        receiver_id: provinceId,
        status: 'received' as const,
        due_on: day,
        lock_on: day,
        first_sent_on: day,
        sent_number: 1,
        received_number: 1,
        last_action: 0,
      } satisfies ReportRow;
      await tx.insertInto('report').values(row).execute();
      await freeze(
        tx,
        { ...row, sent_number: 0 },
        frozenOf(unitId, name, at, { formHash, outlineHash, campaignId }),
        personId,
        now,
      );
    }
    return { provinceId, campaignId, personId };
  });
}

type Hashes = { readonly formHash: string; readonly outlineHash: string; readonly campaignId: string };

function frozenOf(
  id: string,
  name: string,
  at: number,
  { formHash, outlineHash, campaignId }: Hashes,
): Frozen {
  const value = (index: number) => ({
    value: String(at * 7 + index),
    missing: null,
    note: null,
    source: 'typed' as const,
    by: null,
    origin: null,
    terms: null,
  });
  const said = `Trong kỳ, ${name} tiếp nhận ${at} hồ sơ, giải quyết đúng hạn và trước hạn theo quy định. `;
  return {
    layout: newestLayout,
    unit: { id, name, above: 'Tỉnh Minh Họa' },
    campaign: {
      id: campaignId,
      title: 'Báo cáo CCHC quý 1 năm 2026',
      kind: 'quarter',
      year: 2026,
      quarter: 1,
    },
    level: 'commune',
    window: { from: '2025-12-10', to: '2026-03-09' },
    formHash,
    outlineHash,
    head: {
      number: String(at + 1),
      symbol: 'BC-UBND',
      date: day,
      place: name,
      authority: 'TM',
      position: 'CHỦ TỊCH',
      signer: 'Nguyễn Thị Bưởi',
      recipients: ['Sở Nội vụ', 'Lưu: VT'],
    },
    values: Object.fromEntries(
      [...cellsOf(form).keys()].map((indicator, index) => [indicator, value(index)]),
    ),
    sections: outline.sections.map((section) => ({
      id: section.id,
      content: Array.from({ length: 2 }, () => aParagraph(said.repeat(3))),
    })),
    explanations: [],
    taken: [],
    adjustments: [],
    correction: null,
  };
}

async function asked(
  { db }: Database,
  unitId: string,
  campaignId: string,
  by: string,
  withPdf: boolean,
): Promise<string> {
  const id = uuidv7();
  const packed = await db
    .selectFrom('report')
    .select(['unit_id as unitId', 'id as reportId', 'received_number as number'])
    .where('receiver_id', '=', unitId)
    .execute();
  await db
    .insertInto('report_bundle')
    .values({
      unit_id: unitId,
      id,
      campaign_id: campaignId,
      with_pdf: withPdf,
      state: 'waiting',
      total: packed.length,
      done: 0,
      reports: JSON.stringify(packed),
      file_id: null,
      asked_by: by,
      asked_at: now,
      ended_at: null,
    })
    .execute();
  return id;
}
