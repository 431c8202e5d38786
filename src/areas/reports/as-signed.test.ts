import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { openReporting, type Reporting, type Staffed } from '../../../tests/reporting.ts';
import { getReport } from './contract.ts';
import { excuseReport } from './contract-campaign.ts';
import { returnReports, showAddedUp, takeFigures } from './contract-receive.ts';

const sum = 'documents.directivesIssued';
const share = 'digital.communesLinkedToProvinceRate';

onEveryDatabase('the page of a signed report', (open) => {
  let office: Office;
  let reporting: Reporting;
  let campaignId: string;
  let province: Staffed;
  let own: { unitId: string; reportId: string };
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-20');
    reporting = await openReporting(office, 4);
    campaignId = await reporting.open('half-year', 2026);
    province = reporting.province;
    own = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
  });

  const page = async () => (await province.officer.call(getReport, own)).result;
  const below = async () => (await province.officer.call(showAddedUp, own)).result;
  const excuse = (unit: Staffed, reportId: string) =>
    reporting.manager.call(excuseReport, { unitId: unit.unitId, reportId, reason: 'Xã không còn hoạt động' });

  it('shows what was signed, whatever is returned or excused below since', async () => {
    const [one, two, , four] = reporting.communes as [Staffed, Staffed, Staffed, Staffed];
    const children = [
      await reporting.send(one, campaignId, { [sum]: '90', [share]: '100' }),
      await reporting.send(two, campaignId, { [sum]: '5' }),
    ];
    await reporting.fill(province, own.reportId, {});
    await province.officer.call(takeFigures, { ...own, children, alsoSent: true });
    await reporting.sign(province, own.reportId);
    const [then, added] = [await page(), await below()];
    const cellOf = (id: string) => then.cells.find(({ indicator }) => indicator === id);
    expect([cellOf(sum)?.value, cellOf(share)?.value]).toEqual(['95', '33.33']);

    // One fewer is asked for the share now, and the sum would be 5: neither was signed.
    await excuse(four, await reporting.reportOf(four, campaignId));
    const [returned] = children;
    await province.leader.call(returnReports, {
      ...{ receiverId: own.unitId, reports: [returned!] },
      reasons: [{ indicator: sum, text: 'Số liệu chưa đúng' }],
    });
    await excuse(one, returned!.reportId);
    const now = await page();
    expect(now.cells).toEqual(then.cells);
    expect(now.findings).toEqual(then.findings);
    expect(now.sections).toEqual(then.sections);
    expect((await below()).figures.map(({ value, missing }) => value ?? missing)).toEqual(
      added.figures.map(({ value, missing }) => value ?? missing),
    );
    expect(office.troubles).toEqual([]);
  });
});
