import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import {
  correctBy,
  openReporting,
  type Reporting,
  type Sent,
  type Staffed,
} from '../../../tests/reporting.ts';
import { getReport } from './contract.ts';
import { excuseReport } from './contract-campaign.ts';
import { proposeCorrection } from './contract-correct.ts';
import { explainFigure, getSent, returnReports, takeFigures } from './contract-receive.ts';
import { verifyReports } from './verify-reports.ts';

const today = '2026-06-20';
const indicator = 'documents.directivesIssued';
const reason = 'Cấp dưới đính chính';

onEveryDatabase('a correction of a report that was added up', (open) => {
  let office: Office;
  let reporting: Reporting;
  let above: { readonly unitId: string; readonly reportId: string };
  let returned: Sent;
  let mended: Sent;
  let late: Sent;

  beforeAll(async () => {
    office = await openOffice(await open(), today);
    reporting = await openReporting(office, 4);
    const { province, communes, manager } = reporting;
    const [one, two, three] = communes as [Staffed, Staffed, Staffed];
    const campaignId = await reporting.open('half-year', 2026);
    returned = await reporting.send(one, campaignId, { [indicator]: '90', 'survey.held': '1' });
    mended = await reporting.send(two, campaignId, { [indicator]: '5' });
    above = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
    await province.officer.call(takeFigures, { ...above, children: [returned, mended], alsoSent: true });
    await reporting.fill(province, above.reportId, { [indicator]: '2' });
    await reporting.sign(province, above.reportId);
    // What happens below afterwards is no business of what was signed.
    await reporting.receive([mended]);
    await correctBy(two.officer.call, two.leader.call, {
      ...{ unitId: two.unitId, reportId: mended.reportId, reason, date: today },
      cells: [{ indicator, typed: '6', missing: null }],
    });
    mended = { ...mended, number: 2 };
    await reporting.receive([mended]);
    const reasons = [{ indicator: null, text: 'Số liệu sai' }];
    await province.leader.call(returnReports, {
      ...{ receiverId: province.unitId, reports: [returned], reasons },
    });
    const excused = [
      returned,
      { unitId: three.unitId, reportId: await reporting.reportOf(three, campaignId) },
    ];
    for (const { unitId, reportId } of excused)
      await manager.call(excuseReport, { unitId, reportId, reason: 'Xã không còn hoạt động' });
    late = await reporting.send(communes[3]!, campaignId, { [indicator]: '1000' });
  });

  const printed = async (number: number) => {
    const { tables } = (await reporting.province.officer.call(getSent, { ...above, number })).result;
    return tables.flatMap(({ values }) => values.map((one) => ({ ...one })));
  };
  const explained = async (number: number, id = indicator) => {
    const asked = { ...above, indicator: id, number };
    const { result } = await reporting.province.officer.call(explainFigure, asked);
    const parts = result.parts.map(({ unitId, value }) => [unitId, value]);
    return { value: result.value, parts: Object.fromEntries(parts), missing: result.missingUnits };
  };

  it('changes what its reason names: whoever was returned and excused since stays in it', async () => {
    const { officer, leader, unitId } = reporting.province;
    const view = (await officer.call(getReport, above)).result;
    expect(view.newerBelow).toMatchObject([
      { unitId: mended.unitId, number: 2 },
      { unitId: late.unitId, number: 1 },
    ]);
    const { proposal } = (
      await officer.call(proposeCorrection, { ...above, reason, cells: [], children: [mended] })
    ).result;
    const proposed = (await leader.call(getReport, above)).result.proposal;
    expect(proposed).toMatchObject({ number: proposal, cells: [{ indicator, before: '97', after: '98' }] });
    await correctBy(officer.call, leader.call, {
      ...{ ...above, reason, date: today, cells: [], children: [mended] },
    });
    const [before, after] = [await printed(1), await printed(2)];
    expect(after.filter((one, at) => one.printed !== before[at]!.printed)).toMatchObject([
      { indicator, printed: '98' },
    ]);
    const parts = { [returned.unitId]: '90', [mended.unitId]: '6', [unitId]: '2' };
    expect(await explained(2)).toMatchObject({ value: '98', parts });
    expect(await explained(1)).toMatchObject({ value: '97', parts: { ...parts, [mended.unitId]: '5' } });
    expect((await explained(2)).missing).toEqual((await explained(1)).missing);
  });

  it('takes over a sum from there, and adds a late unit only where it is named', async () => {
    const { officer, leader, unitId } = reporting.province;
    await correctBy(officer.call, leader.call, {
      ...{ ...above, reason, date: today },
      cells: [{ indicator, typed: '100', missing: null }],
    });
    const parts = { [returned.unitId]: '90', [mended.unitId]: '6', [unitId]: '2' };
    expect(await explained(3)).toMatchObject({ value: '100', parts });
    await correctBy(officer.call, leader.call, {
      ...{ ...above, reason, date: today, cells: [], children: [late] },
    });
    expect(await explained(4)).toMatchObject({
      ...{ value: '1100', parts: { ...parts, [late.unitId]: '1000' } },
    });
  });

  it('takes nothing of a unit that is excused', async () => {
    const proposing = reporting.province.officer.call(proposeCorrection, {
      ...{ ...above, reason, cells: [], children: [returned] },
    });
    expect((await refusalOf(proposing)).code).toBe('input-invalid');
    expect(await verifyReports(office.database.db)).toEqual([]);
    expect(office.troubles).toEqual([]);
  });
});
