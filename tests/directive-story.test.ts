import { beforeAll, expect, it } from 'vitest';
import { recordDocument } from '../src/areas/documents/contract.ts';
import { openRegister } from '../src/areas/documents/contract-registers.ts';
import { listCounted } from '../src/areas/plans/contract-desk.ts';
import { confirmTasks, handDownTask, showChain, takeUpTasks } from '../src/areas/plans/contract-giving.ts';
import { addEvidence, reportDone } from '../src/areas/plans/contract-tasks.ts';
import { getReport } from '../src/areas/reports/contract.ts';
import { explainFigure } from '../src/areas/reports/contract-receive.ts';
import { proposeCounted, takeCounted } from '../src/areas/reports/counted/contract.ts';
import { uuidv7 } from '../src/base/id.ts';
import { onEveryDatabase } from './database.ts';
import { type Office, openOffice, type Person } from './office.ts';
import { openReporting, type Reporting, type Staffed } from './reporting.ts';
import { goTo, seen } from './tasks.ts';

const title = 'Rà soát, niêm yết thủ tục hành chính sau sắp xếp';

/** One story from a directive to a figure: each step through the server, by who may do it. */
onEveryDatabase('a directive from above', (open) => {
  let office: Office;
  let reporting: Reporting;
  let clerk: Person;
  let parts: { receiverId: string; id: string; dueOn: string }[];
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-01-05');
    reporting = await openReporting(office, 3);
    clerk = await office.aPerson({ role: 'documentClerk', unitId: reporting.province.unitId });
  });

  it('becomes a task of the province and of three communes', async () => {
    const { province, communes } = reporting;
    const { unitId } = province;
    const admin = await office.aPerson({ role: 'unitAdministrator', unitId });
    const registerId = uuidv7();
    await admin.call(openRegister, {
      id: registerId,
      unitId,
      name: 'Sổ văn bản đến',
      direction: 'incoming',
      numbering: 'here',
      seriesBy: 'register',
      legal: false,
      organ: 'UBND',
      outsideSystem: null,
      openedOn: '2026-01-01',
    });
    const documentId = uuidv7();
    await clerk.call(recordDocument, {
      id: documentId,
      unitId,
      registerId,
      kind: 'CĐ',
      subject: 'Đôn đốc công khai thủ tục hành chính',
      issuedOn: '2026-01-03',
      receivedOn: '2026-01-05',
      issuer: 'Thủ tướng Chính phủ',
      printed: '02/CĐ-TTg',
    });
    const own = uuidv7();
    await province.leader.call(takeUpTasks, {
      unitId,
      documentId,
      giverLevel: 'nation',
      giver: 'Thủ tướng Chính phủ',
      givenOn: '2026-01-05',
      tasks: [{ id: own, field: 'procedures', title, dueOn: '2026-02-28' }],
    });
    parts = communes.map((one) => ({ receiverId: one.unitId, id: uuidv7(), dueOn: '2026-02-13' }));
    await province.leader.call(handDownTask, { unitId, taskId: own, to: parts });
    const chain = (await province.leader.call(showChain, { unitId, taskId: own })).result;
    expect(JSON.stringify(chain)).toContain(parts[2]!.id);
  });

  it('is done late by one of them, with what proves it, confirmed by who gave it', async () => {
    await goTo(office, '2026-02-20');
    const late = reporting.communes[1]!;
    const { id: taskId } = parts[1]!;
    const own = { unitId: late.unitId, taskId };
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    await late.officer.call(addEvidence, {
      ...own,
      id: uuidv7(),
      title: 'Ảnh bảng niêm yết',
      file: { name: 'bang.png', content: png, datedOn: '2026-02-19' },
    });
    const { version } = await seen(late.officer, late.unitId, taskId);
    await late.officer.call(reportDone, {
      ...own,
      version,
      doneOn: '2026-02-19',
      whyLate: 'Chờ bàn giao trụ sở',
    });
    const reported = await seen(late.officer, late.unitId, taskId);
    const giverId = reporting.province.unitId;
    await reporting.province.leader.call(confirmTasks, {
      giverId,
      tasks: [{ unitId: late.unitId, taskId, version: reported.version }],
    });
  });

  it('stands in the form of the quarter as late, in its text by name, and the figure opens to the task', async () => {
    await goTo(office, '2026-03-12');
    const late = reporting.communes[1]!;
    const campaignId = await reporting.open('quarter', 2026, 1);
    const own = { unitId: late.unitId, reportId: await reporting.reportOf(late, campaignId) };
    const counted = async () => (await late.officer.call(proposeCounted, own)).result.figures;
    const figureOf = async (one: Staffed, indicator: string) => {
      const place = { unitId: one.unitId, reportId: await reporting.reportOf(one, campaignId) };
      const { figures } = (await one.officer.call(proposeCounted, place)).result;
      return figures.find((each) => each.indicator === indicator)?.figure;
    };
    const names = ['assigned', 'doneOnTime', 'doneLate', 'overdue'].map(
      (name) => `tasks.fromProvince.${name}`,
    );
    const told = async (one: Staffed) => Promise.all(names.map((name) => figureOf(one, name)));
    expect(await told(late)).toEqual(['1', '0', '1', '0']);
    expect(await told(reporting.communes[0]!)).toEqual(['1', '0', '0', '1']);

    const figures = (await counted()).map(({ indicator, figure, version }) => ({
      indicator,
      figure,
      version,
    }));
    await late.officer.call(takeCounted, { ...own, figures });
    const { cells, sections } = (await late.officer.call(getReport, own)).result;
    expect(cells.find(({ indicator }) => indicator === names[2])).toMatchObject({
      value: '1',
      source: 'computed',
    });
    const proposed = JSON.stringify(sections.find(({ id }) => id === 'direction.tasks')!.proposed);
    expect(proposed).toContain(title);
    expect(proposed).toContain('Chờ bàn giao trụ sở');

    const explained = (await late.officer.call(explainFigure, { ...own, indicator: names[2]! })).result
      .counted!;
    expect(explained).toMatchObject({ area: 'plans', figure: 1, readable: true });
    const { from, to } = explained;
    const list = await late.officer.call(listCounted, {
      unitId: late.unitId,
      measure: names[2] as never,
      from,
      to,
    });
    expect(list.result.tasks.map((task) => task.title)).toEqual([title]);
    expect(list.result.count).toBe(1);
  });
});
