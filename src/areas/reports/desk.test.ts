import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import {
  fillIn,
  fillReport,
  firstQuarter,
  type Makers,
  paperHead,
  reportOf,
  sendReport,
  signSeen,
} from '../../../tests/report-makers.ts';
import { correctBy } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { addDays } from '../../base/plain-date.ts';
import { whoAmI } from '../people/contract.ts';
import { closeReport, explainFinding, getReport, returnInside } from './contract.ts';
import { listOwed, openCampaign, proposeCampaign, showMatrix } from './contract-campaign.ts';
import { chooseReceiver, listIndicators, showDesk } from './contract-desk.ts';
import { decideExplanation, getSent, receiveReports, returnReports } from './contract-receive.ts';

const today = '2026-03-16';
type Staff = Makers & { readonly people: readonly Person[]; readonly specialist: Person };

onEveryDatabase('the desk of reports', (open) => {
  let office: Office;
  let provinceId: string;
  let manager: Person;
  let leader: Person;
  let one: Staff;
  let two: Staff;
  const campaignId = uuidv7();

  async function staffed(unitId: string): Promise<Staff> {
    const officer = await office.aPerson({ role: 'reportingOfficer', unitId });
    const signer = await office.aPerson({ role: 'leader', unitId });
    const specialist = await office.aPerson({ role: 'documentClerk', unitId });
    return { unitId, officer: officer.call, leader: signer.call, people: [officer, signer], specialist };
  }

  beforeAll(async () => {
    office = await openOffice(await open(), today);
    provinceId = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    manager = await office.aPerson({ role: 'campaignManager', unitId: provinceId, reach: 'below' });
    leader = await office.aPerson({ role: 'leader', unitId: provinceId, reach: 'below' });
    one = await staffed(await office.aUnit({ name: 'Xã Một', parentId: provinceId }));
    two = await staffed(await office.aUnit({ name: 'Xã Hai', parentId: provinceId }));
    const asked = await firstQuarter(manager.call, provinceId, 2026);
    await manager.call(openCampaign, { ...asked, id: campaignId });
  });

  const told = async (call: Person['call']) =>
    (await call(showDesk, {})).result.notices.map(({ kind, unit, on, count }) => [kind, unit, on, count]);

  it('tells those who make a report of its day, before and after; nobody else', async () => {
    expect(await told(one.officer)).toEqual([['due-soon', 'Xã Một', '2026-03-16', 1]]);
    expect(await told(one.leader)).toEqual([['due-soon', 'Xã Một', '2026-03-16', 1]]);
    expect(await told(one.specialist.call)).toEqual([]);
    expect(await told(manager.call)).toEqual([]);
    const noon = office.now;
    office.now = new Date('2026-03-17T12:00:00+07:00');
    const next = await office.aPerson({ role: 'reportingOfficer', unitId: one.unitId });
    expect(await told(next.call)).toEqual([['overdue', 'Xã Một', '2026-03-16', 1]]);
    office.now = noon;
    expect((await refusalOf(office.anyone(showDesk, {}))).code).toBe('not-signed-in');
  });

  it('tells above what waits: reports, explanations and corrections, until they are dealt with', async () => {
    // Ten tasks of which twelve are done: a check objects, and the unit explains.
    const reportId = await fillReport(one, { 'plan.tasksSet': '10', 'plan.tasksDone': '12' });
    await sendReport(one, reportId, '1', today);
    expect(await told(one.officer)).toEqual([]);
    expect(await told(manager.call)).toEqual([
      ['to-receive', 'Tỉnh Minh Họa', null, 1],
      ['explanations-waiting', 'Tỉnh Minh Họa', null, expect.any(Number)],
    ]);
    const sent = (await leader.call(getSent, { unitId: one.unitId, reportId, number: 1 })).result;
    expect(sent.may).toEqual(['receive', 'decide', 'return']);
    expect(sent.explanations[0]!.message.vi).toMatch(/12/);
    for (const { finding } of sent.explanations)
      await leader.call(decideExplanation, {
        receiverId: provinceId,
        unitId: one.unitId,
        reportId,
        finding,
        accept: true,
      });
    expect(await told(leader.call)).toContainEqual(['to-receive', 'Tỉnh Minh Họa', null, 1]);
    expect((await told(leader.call)).map(([kind]) => kind)).not.toContain('explanations-waiting');
    const seen = { unitId: one.unitId, reportId, number: 1 };
    await leader.call(receiveReports, { receiverId: provinceId, reports: [seen] });
    expect(await told(manager.call)).toEqual([]);
    await correctBy(one.officer, one.leader, {
      unitId: one.unitId,
      reportId,
      reason: 'Đếm nhầm hai nhiệm vụ của quý trước',
      date: today,
      cells: [{ indicator: 'plan.tasksDone', typed: '10', missing: null }],
    });
    expect(await told(manager.call)).toEqual([['corrections-waiting', 'Tỉnh Minh Họa', null, 1]]);
    const corrected = (await leader.call(getSent, { unitId: one.unitId, reportId, number: 2 })).result;
    expect(corrected.may).toEqual(['receive', 'decide']);
    const ofDone = ({ finding }: { finding: string }) => finding.includes('plan.tasksDone');
    expect(corrected.explanations.filter(ofDone).map(({ earlier }) => earlier)).toContain(true);
    const { explanations } = (await leader.call(getSent, { unitId: one.unitId, reportId, number: 1 })).result;
    expect(explanations.map(({ earlier }) => earlier)).not.toContain(true);
    const { findings } = (await one.officer(getReport, { unitId: one.unitId, reportId })).result;
    expect(findings.filter(({ explanation }) => explanation?.earlier)).toEqual([]);
    expect(findings.map(({ message }) => message.vi).join()).not.toMatch(/12/);
    const { finding } = corrected.explanations.find(ofDone)!;
    const late = { receiverId: provinceId, unitId: one.unitId, reportId, finding, accept: false };
    expect((await refusalOf(leader.call(decideExplanation, late))).message.vi).toContain(
      'trước khi đính chính',
    );
    expect((await one.officer(getSent, { unitId: one.unitId, reportId, number: 2 })).result.may).toEqual([]);
  });

  it('tells the unit that its report came back', async () => {
    const reportId = await fillReport(two, { 'documents.directivesIssued': '3' });
    await sendReport(two, reportId, '9', today);
    const returned = {
      receiverId: provinceId,
      reports: [{ unitId: two.unitId, reportId, number: 1 }],
      reasons: [{ indicator: null, text: 'Thiếu phần kiểm tra' }],
    };
    await leader.call(returnReports, returned);
    // Of many it is told which one is not open.
    const other = { ...returned, reasons: [{ indicator: null, text: 'Thiếu phần tuyên truyền' }] };
    const { message } = await refusalOf(leader.call(returnReports, other));
    expect(message.vi).toBe('Báo cáo của Xã Hai đang bị trả lại để sửa. Hãy đợi đơn vị ký gửi lại.');
    const reports = [{ unitId: two.unitId, reportId, number: 7 }];
    const anew = await refusalOf(leader.call(receiveReports, { receiverId: provinceId, reports }));
    expect([anew.code, anew.message.vi]).toEqual(['changed-by-other', expect.stringContaining('Xã Hai')]);
    expect(await told(two.officer)).toEqual([['returned', 'Xã Hai', '2026-03-16', 1]]);
  });

  it('tells those who fill in of a report that was opened, and why the leader gave it back', async () => {
    const asked = { unitId: provinceId, kind: 'half-year' as const, year: 2026, quarter: null };
    const { title, decision, levels } = (await manager.call(proposeCampaign, asked)).result;
    const owed = levels.map(({ units: _, ...level }) => level);
    const later = uuidv7();
    await manager.call(openCampaign, { ...asked, id: later, title, decision, levels: owed });
    const { dueOn } = owed.find(({ level }) => level === 'commune')!;
    expect(await told(one.officer)).toEqual([['opened', 'Xã Một', dueOn, 1]]);
    expect(await told(one.leader)).toEqual([]);
    const { reports } = (await one.officer(listOwed, { unitId: one.unitId })).result;
    expect(reports.map(({ campaignId: id }) => id)).toEqual([later, campaignId]);
    const own = { unitId: one.unitId, reportId: reports[0]!.id };
    await fillIn(one, own.reportId, { 'documents.directivesIssued': '3' });
    await one.officer(closeReport, { ...own, despite: true, restEmpty: true });
    expect(await told(one.leader)).toEqual([['to-sign', 'Xã Một', dueOn, 1]]);
    const { headBefore, findings } = (await one.leader(getReport, own)).result;
    for (const { key: finding, severity } of findings)
      if (severity === 'error')
        await one.officer(explainFinding, { ...own, finding, text: 'Đã rà soát với sổ theo dõi, là đúng.' });
    expect(headBefore).toMatchObject({ symbol: 'BC-UBND', place: paperHead(today).place });
    await one.leader(returnInside, { ...own, reason: 'Sửa mục I.2' });
    const { notices } = (await one.officer(showDesk, {})).result;
    expect(notices).toMatchObject([{ kind: 'returned-inside', reason: 'Sửa mục I.2', on: dueOn }]);
    expect(await told(one.leader)).toEqual([]);
    await one.officer(closeReport, { ...own, despite: true, restEmpty: true });
    expect(await told(one.officer)).toEqual([]);
    const noon = office.now;
    office.now = new Date(`${addDays(dueOn, 1)}T12:00:00+07:00`);
    const [late, signer] = [
      await office.aPerson({ role: 'reportingOfficer', unitId: one.unitId }),
      await office.aPerson({ role: 'leader', unitId: one.unitId }),
    ];
    const lateness = async () =>
      (await late.call(listOwed, { unitId: one.unitId })).result.reports.map(({ late: missed }) => missed);
    expect(await lateness()).toEqual(['overdue', null]);
    const { fullName } = (await signer.call(whoAmI, {})).result.person!;
    const head = { ...paperHead(dueOn, '2'), signer: fullName };
    await signSeen(signer.call, { ...own, ...head });
    expect(await lateness()).toEqual(['sentLate', null]);
    office.now = noon;
  });

  it('leads to where reports are received: exceptions first, counts that are the lists', async () => {
    const { units } = (await manager.call(chooseReceiver, {})).result;
    expect(units.map(({ name }) => name)).toEqual(['Tỉnh Minh Họa']);
    const asked = { unitId: provinceId, campaignId };
    const matrix = (await manager.call(showMatrix, asked)).result;
    expect(matrix.reports.map(({ name, standing }) => [name, standing])).toEqual([
      ['Xã Hai', 'returned'],
      ['Xã Một', 'corrected'],
    ]);
    expect(matrix.reports.map(({ extendable }) => extendable)).toEqual([true, false]);
    for (const [standing, count] of Object.entries(matrix.counts)) {
      const list = await manager.call(showMatrix, { ...asked, standing: standing as 'returned' });
      expect([standing, list.result.count]).toEqual([standing, count]);
    }
    const foreign = await office.aUnit({ name: 'Tỉnh Khác', kind: 'province' });
    const stranger = await office.aPerson({ role: 'leader', unitId: foreign, reach: 'below' });
    const elsewhere = { unitId: foreign, campaignId };
    expect((await refusalOf(stranger.call(showMatrix, elsewhere))).code).toBe('not-found');
    expect((await refusalOf(stranger.call(listIndicators, elsewhere))).code).toBe('not-found');
    const { indicators } = (await leader.call(listIndicators, asked)).result;
    expect(indicators.find(({ indicator }) => indicator === 'plan.tasksDone')).toMatchObject({
      comparable: true,
    });
    expect(indicators.find(({ indicator }) => indicator === 'survey.method')).toMatchObject({
      comparable: false,
    });
    expect(await reportOf(one)).not.toBe(await reportOf(two));
    expect(office.troubles).toEqual([]);
  });
});
