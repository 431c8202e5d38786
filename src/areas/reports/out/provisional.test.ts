import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice } from '../../../../tests/office.ts';
import { openReporting, type Reporting, type Sent } from '../../../../tests/reporting.ts';
import { urlOf } from '../../../base/call.ts';
import { readFile } from '../../../formats/read.ts';
import { listOwed } from '../contract-campaign.ts';
import { explainFigure, getSent, showAddedUp, showIndicator, showTotals } from '../contract-receive.ts';
import { exportChart, exportCopyOut, exportData, showHeat, showTrend } from './contract.ts';

const indicator = 'documents.directivesIssued';
const years = { issued: 2024, provisional: 2026 };

onEveryDatabase('figures of a provisional form', (open) => {
  let office: Office;
  let reporting: Reporting;
  const sent = new Map<number, { readonly campaignId: string; readonly report: Sent }>();

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-16');
    reporting = await openReporting(office, 1);
    for (const year of Object.values(years)) {
      const campaignId = await reporting.open('quarter', year, 1);
      const report = await reporting.send(reporting.communes[0]!, campaignId, { [indicator]: '12' });
      await reporting.receive([report]);
      sent.set(year, { campaignId, report });
    }
  }, 120_000);

  it.each(Object.entries(years))('say so on every page that shows them: %s', async (which, year) => {
    const { campaignId, report } = sent.get(year)!;
    const { unitId, officer } = reporting.province;
    const place = { unitId, campaignId };
    const reportId = await reporting.reportOf(reporting.province, campaignId);
    const shown = [
      await officer.call(getSent, report),
      await officer.call(explainFigure, { ...report, indicator }),
      await officer.call(showIndicator, { ...place, indicator }),
      await officer.call(showTotals, place),
      await officer.call(showHeat, place),
    ].map(({ result }) => result.provisional);
    expect(shown).toEqual(shown.map(() => which === 'provisional'));
    // The province's own report is on the form of its own level.
    const { reports } = (await officer.call(listOwed, { unitId, size: 100 })).result;
    const own = reports.find(({ id }) => id === reportId)!.provisional;
    expect((await officer.call(showAddedUp, { unitId, reportId })).result.provisional).toBe(own);
    const ofOwn = await officer.call(explainFigure, { unitId, reportId, indicator });
    expect(ofOwn.result.provisional).toBe(own);
    const trend = { unitId: report.unitId, indicator, kind: 'quarter' as const };
    const { points } = (await officer.call(showTrend, trend)).result;
    expect(points.find((point) => point.year === year)!.provisional).toBe(which === 'provisional');
  });

  it.each(Object.entries(years))('say so on what is taken out: %s', async (which, year) => {
    const { campaignId, report } = sent.get(year)!;
    const { unitId, officer } = reporting.province;
    const fileOf = async (url: string) => {
      const response = await office.fetch(url, { headers: { Cookie: officer.cookie } });
      const name = decodeURIComponent(response.headers.get('Content-Disposition') ?? '');
      return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
    };
    const isProvisional = which === 'provisional';
    const chart = await fileOf(
      urlOf(exportChart, { unitId, campaignId, chart: 'comparison', indicator, kind: undefined }),
    );
    expect(chart.name.includes('mẫu tạm')).toBe(isProvisional);
    const trend = { unitId: report.unitId, chart: 'trend' as const, indicator, kind: 'quarter' as const };
    expect((await fileOf(urlOf(exportChart, trend))).name).toContain('mẫu tạm');
    const sheet = await fileOf(urlOf(exportCopyOut, report));
    const { blocks } = await readFile(sheet.bytes, 'chep.xlsx');
    const texts = blocks.flatMap((block) =>
      block.kind === 'table' ? block.cells.map(({ text }) => text) : [block.text],
    );
    expect(texts.some((text) => text.includes('mẫu tạm'))).toBe(isProvisional);
    const data = await fileOf(urlOf(exportData, { ...report, format: 'json' }));
    const { rows } = JSON.parse(Buffer.from(data.bytes).toString()) as {
      rows: { form: string; provisional_form: boolean }[];
    };
    expect(new Set(rows.map((row) => row.provisional_form))).toEqual(new Set([isProvisional]));
    expect(rows[0]!.form).toMatch(/^cchc-20/);
    expect(office.troubles).toEqual([]);
  });
});
