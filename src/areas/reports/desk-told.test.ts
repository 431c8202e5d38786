import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person } from '../../../tests/office.ts';
import { openReporting, type Reporting, type Staffed } from '../../../tests/reporting.ts';
import { whoAmI } from '../people/contract.ts';
import { assignParts, closePart, closeReport, getReport } from './contract.ts';
import { showDesk } from './contract-desk.ts';
import { returnReports } from './contract-receive.ts';

onEveryDatabase('the desk of who makes a report', (open) => {
  let office: Office;
  let reporting: Reporting;
  let campaignId: string;
  let one: Staffed;
  let two: Staffed;

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-17');
    reporting = await openReporting(office, 3);
    [one, two] = reporting.communes as [Staffed, Staffed];
    campaignId = await reporting.open('quarter', 2026, 1);
  });

  const told = async ({ call }: Person) => (await call(showDesk, {})).result.notices;

  it('names the parts given to a colleague and their day, until they are closed', async () => {
    const helper = await office.aPerson({ role: 'reportingOfficer', unitId: two.unitId });
    const personId = (await helper.call(whoAmI, {})).result.person!.id;
    const own = { unitId: two.unitId, reportId: await reporting.reportOf(two, campaignId) };
    const { parts } = (await two.officer.call(getReport, own)).result;
    const { part, title } = parts[1]!;
    await two.officer.call(assignParts, { ...own, parts: [{ part, personId, dueOn: '2026-03-20' }] });
    const given = { kind: 'part-given', count: 1, reason: title, on: '2026-03-20', reportId: own.reportId };
    expect(await told(helper)).toContainEqual(expect.objectContaining(given));
    expect((await told(two.officer)).map(({ kind }) => kind)).not.toContain('part-given');
    await helper.call(closePart, { ...own, part });
    expect((await told(helper)).map(({ kind }) => kind)).not.toContain('part-given');
  });

  it('calls nothing overdue that waits for the leader', async () => {
    const reportId = await reporting.reportOf(one, campaignId);
    await reporting.fill(one, reportId, { 'documents.directivesIssued': '3' });
    const kinds = async () => (await told(one.officer)).map(({ kind }) => kind);
    expect(await kinds()).toEqual(['overdue']);
    await one.officer.call(closeReport, { unitId: one.unitId, reportId, restEmpty: true });
    expect(await kinds()).toEqual([]);
  });

  it('says why it came back from above', async () => {
    const three = reporting.communes[2]!;
    const sent = await reporting.send(three, campaignId, { 'documents.directivesIssued': '3' });
    await reporting.province.leader.call(returnReports, {
      receiverId: reporting.province.unitId,
      reports: [sent],
      reasons: [
        { indicator: null, text: 'Thiếu phần kiểm tra.' },
        { indicator: 'documents.directivesIssued', text: 'Đếm lại số văn bản' },
      ],
    });
    const reason = 'Thiếu phần kiểm tra; Đếm lại số văn bản';
    expect(await told(three.officer)).toMatchObject([{ kind: 'returned', reason }]);
    expect(office.troubles).toEqual([]);
  });
});
