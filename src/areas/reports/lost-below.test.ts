import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { openReporting, type Reporting, type Sent } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { closeReport, getReport, returnInside } from './contract.ts';
import { excuseReport } from './contract-campaign.ts';
import { showDesk } from './contract-desk.ts';
import { adjustFigure, returnReports, takeFigures } from './contract-receive.ts';

const indicator = 'documents.directivesIssued';

onEveryDatabase('a sum that loses a report below', (open) => {
  let office: Office;
  let reporting: Reporting;
  let above: { readonly unitId: string; readonly reportId: string };
  let campaignId: string;
  const sent: Sent[] = [];

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-16');
    reporting = await openReporting(office, 3);
    const { province, communes } = reporting;
    campaignId = await reporting.open('quarter', 2026, 1);
    above = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
    for (const commune of communes)
      sent.push(await reporting.send(commune, campaignId, { [indicator]: '12' }));
    await province.officer.call(takeFigures, { ...above, children: sent, alsoSent: true });
    const adjustment = { ...above, id: uuidv7(), indicator, amount: '-2', reason: 'Trùng giữa hai xã' };
    await province.officer.call(adjustFigure, adjustment);
  });

  /** A minute goes by with each deed. */
  const later = () => {
    office.now = new Date(office.now.getTime() + 60_000);
  };
  const told = async () => {
    const { officer } = reporting.province;
    const { lostBelow } = (await officer.call(getReport, above)).result;
    const { notices } = (await officer.call(showDesk, {})).result;
    const onDesk = notices.filter(({ kind }) => kind === 'lost-below').map(({ on, reason }) => [on, reason]);
    return { page: lostBelow.map(({ name, sentAnew, status }) => [name, sentAnew, status]), onDesk };
  };
  const giveBack = async (reports: readonly Sent[]) => {
    later();
    await reporting.province.leader.call(returnReports, {
      receiverId: above.unitId,
      reports: [...reports],
      reasons: [{ indicator: null, text: 'Số liệu sai' }],
    });
  };

  it('says which, when, and which adjustments stay, until a new version is taken', async () => {
    expect(await told()).toEqual({ page: [], onDesk: [] });
    await giveBack([sent[0]!]);
    expect(await told()).toEqual({
      page: [['Xã Số 1', false, 'returned']],
      onDesk: [['2026-03-16', 'Xã Số 1']],
    });
    const { lostBelow } = (await reporting.province.officer.call(getReport, above)).result;
    expect(lostBelow[0]!.adjustments).toMatchObject([
      { indicator, amount: '-2', reason: 'Trùng giữa hai xã' },
    ]);
    later();
    const anew = await reporting.sign(reporting.communes[0]!, sent[0]!.reportId);
    expect((await told()).page).toEqual([['Xã Số 1', true, 'sent']]);
    await reporting.province.officer.call(takeFigures, { ...above, children: [anew], alsoSent: true });
    expect(await told()).toEqual({ page: [], onDesk: [] });
  });

  it('tells of the excused too, to those who make the sum alone, until the report is closed', async () => {
    await giveBack(sent.slice(1));
    const { unitId, reportId } = sent[2]!;
    await reporting.manager.call(excuseReport, { unitId, reportId, reason: 'Xã đã giải thể' });
    const page = [
      ['Xã Số 2', false, 'returned'],
      ['Xã Số 3', false, 'excused'],
    ];
    const lost = await told();
    expect([...lost.page].sort()).toEqual(page);
    expect(lost.onDesk).toHaveLength(1);
    const { notices } = (await reporting.province.leader.call(showDesk, {})).result;
    expect(notices.map(({ kind }) => kind)).not.toContain('lost-below');
    later();
    await reporting.fill(reporting.province, above.reportId, {});
    await reporting.province.officer.call(closeReport, { ...above, despite: true, restEmpty: true });
    await reporting.province.leader.call(returnInside, { ...above, reason: 'Xem lại mục I' });
    expect(await told()).toEqual({ page: [], onDesk: [] });
    expect(office.troubles).toEqual([]);
  });
});
