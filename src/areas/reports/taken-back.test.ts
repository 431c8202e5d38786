import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { paperHead, signSeen } from '../../../tests/report-makers.ts';
import { openReporting, type Reporting, type Sent, type Staffed } from '../../../tests/reporting.ts';
import { closeReport, getReport } from './contract.ts';
import { excuseReport, liftExcuse } from './contract-campaign.ts';
import { returnReports, showAddedUp, takeFigures } from './contract-receive.ts';
import { listSeries, showTrend } from './out/contract.ts';

const indicator = 'documents.directivesIssued';
const reason = 'Xã vừa thành lập';
const notTold = { vi: expect.stringContaining('đã bị trả lại') };

onEveryDatabase('a version that was returned', (open) => {
  let office: Office;
  let reporting: Reporting;
  let above: { readonly unitId: string; readonly reportId: string };
  let later: string;
  const sent: Sent[] = [];

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-20');
    reporting = await openReporting(office, 2);
    const { province, communes } = reporting;
    later = await reporting.open('half-year', 2026);
    const campaignId = await reporting.open('quarter', 2026, 1);
    above = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
    for (const [index, commune] of communes.entries())
      sent.push(await reporting.send(commune, campaignId, { [indicator]: String(80 + index) }));
    await province.officer.call(takeFigures, { ...above, children: sent, alsoSent: true });
    const reasons = [{ indicator: null, text: 'Số liệu sai' }];
    await province.leader.call(returnReports, { receiverId: province.unitId, reports: sent, reasons });
  });

  const addedUp = async () => {
    const { figures, children } = (await reporting.province.officer.call(showAddedUp, above)).result;
    const { value, missing, proposed } = figures.find((one) => one.indicator === indicator)!;
    const known = new Map(children.map((child) => [child.unitId, child]));
    const below = sent.map(({ unitId }) => {
      const { status, taken, newest, standing } = known.get(unitId)!;
      return { status, taken, newest, standing };
    });
    return { figure: value ?? missing, proposed, below };
  };

  /** Nothing of it is told above, in its unit's past, or in its trend. */
  async function expectNoWord(at: number, status: string): Promise<void> {
    const { figure, proposed, below } = await addedUp();
    expect([figure, proposed]).toEqual(['no-data', null]);
    expect(below[at]).toEqual({ status, taken: 0, newest: 1, standing: 0 });
    const taking = reporting.province.officer.call(takeFigures, {
      ...above,
      children: [sent[at]!],
      alsoSent: true,
    });
    expect(await refusalOf(taking)).toMatchObject({ code: 'input-invalid', message: notTold });
    const { officer, unitId } = reporting.communes[at] as Staffed;
    const asked = { unitId, indicator, kind: 'quarter' as const };
    expect((await officer.call(showTrend, asked)).result.points).toEqual([]);
    expect((await officer.call(listSeries, { unitId })).result.series).toEqual([]);
    const next = await reporting.reportOf(reporting.communes[at]!, later);
    const { cells } = (await officer.call(getReport, { unitId, reportId: next })).result;
    expect(cells.find((one) => one.indicator === indicator)!.last).toBeNull();
  }

  it('is no word of its unit while it is returned', async () => {
    await expectNoWord(0, 'returned');
    await expectNoWord(1, 'returned');
  });

  it('nor when the unit has closed its mended draft, until that is signed', async () => {
    const { officer, leader } = reporting.communes[0]!;
    const { unitId, reportId } = sent[0]!;
    await officer.call(closeReport, { unitId, reportId, restEmpty: true });
    await expectNoWord(0, 'closed');
    await signSeen(leader.call, { unitId, reportId, ...paperHead('2026-06-20') });
    const { figure, proposed, below } = await addedUp();
    expect([figure, proposed]).toEqual(['no-data', '80']);
    expect(below[0]).toEqual({ status: 'sent', taken: 0, newest: 2, standing: 2 });
    const take = (number: number) =>
      reporting.province.officer.call(takeFigures, {
        ...above,
        children: [{ ...sent[0]!, number }],
        alsoSent: true,
      });
    expect(await refusalOf(take(1))).toMatchObject({ code: 'input-invalid', message: notTold });
    await take(2);
    expect(await addedUp()).toMatchObject({ figure: '80', proposed: null });
    await reporting.province.leader.call(returnReports, {
      receiverId: above.unitId,
      reports: [{ ...sent[0]!, number: 2 }],
      reasons: [{ indicator: null, text: 'Số liệu vẫn sai' }],
    });
  });

  it('nor after the unit was excused and asked again', async () => {
    const { unitId, reportId } = sent[1]!;
    await reporting.manager.call(excuseReport, { unitId, reportId, reason });
    await reporting.manager.call(liftExcuse, { unitId, reportId, reason });
    await expectNoWord(1, 'returned');
    expect(office.troubles).toEqual([]);
  });
});
