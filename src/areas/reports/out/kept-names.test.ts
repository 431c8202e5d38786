import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice } from '../../../../tests/office.ts';
import { correctBy, openReporting, type Reporting, type Sent } from '../../../../tests/reporting.ts';
import { urlOf } from '../../../base/call.ts';
import { sha256Of } from '../../../base/files.ts';
import { loadIndicators } from '../../indicators/catalogue.ts';
import { explainFigure, getSent } from '../contract-receive.ts';
import { exportCopyOut, exportData, exportPaper } from './contract.ts';

const indicator = 'documents.directivesIssued';

onEveryDatabase('the names of indicators', (open) => {
  let office: Office;
  let reporting: Reporting;
  let corrected: Sent;

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-16');
    reporting = await openReporting(office, 1);
    const [commune] = reporting.communes;
    const campaignId = await reporting.open('quarter', 2026, 1);
    const sent = await reporting.send(commune!, campaignId, { [indicator]: '1157' });
    await reporting.receive([sent]);
    await correctBy(commune!.officer.call, commune!.leader.call, {
      unitId: sent.unitId,
      reportId: sent.reportId,
      date: '2026-03-16',
      reason: 'Đếm thiếu một văn bản.',
      cells: [{ indicator, typed: '1158', missing: null }],
    });
    corrected = { ...sent, number: 2 };
  }, 120_000);

  /** Everything that is given of the signed report. */
  async function given(): Promise<unknown[]> {
    const { officer } = reporting.province;
    const bytesOf = async (url: string) => {
      const response = await office.fetch(url, { headers: { Cookie: officer.cookie } });
      expect([url, response.status]).toEqual([url, 200]);
      return sha256Of(new Uint8Array(await response.arrayBuffer()));
    };
    return [
      await bytesOf(urlOf(exportPaper, { ...corrected, format: 'docx' })),
      await bytesOf(urlOf(exportPaper, { ...corrected, format: 'xlsx' })),
      await bytesOf(urlOf(exportCopyOut, corrected)),
      await bytesOf(urlOf(exportData, { ...corrected, format: 'csv' })),
      (await officer.call(getSent, corrected)).result.tables,
      (await officer.call(explainFigure, { ...corrected, indicator })).result.name,
    ];
  }

  it('are on every signed paper, sheet and page as they were when it was signed', async () => {
    const before = await given();
    const dictionary = loadIndicators();
    const own = dictionary.get(indicator)!;
    dictionary.set(indicator, { ...own, name: 'Tên gọi mới', unit: 'Bản', type: 'text' });
    try {
      expect(await given()).toEqual(before);
    } finally {
      dictionary.set(indicator, own);
    }
    const kept = await office.database.db
      .selectFrom('catalogue_file')
      .select('content')
      .where('kind', '=', 'indicators')
      .execute();
    expect(kept.some(({ content }) => content.includes(own.name))).toBe(true);
    expect(office.troubles).toEqual([]);
  });
});
