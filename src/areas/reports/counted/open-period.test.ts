import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice } from '../../../../tests/office.ts';
import { openReporting, type Staffed } from '../../../../tests/reporting.ts';
import { aTask, goTo } from '../../../../tests/tasks.ts';
import { listCounted, showFigures } from '../../plans/contract-desk.ts';
import { takeUpTasks } from '../../plans/contract-giving.ts';
import { getReport } from '../contract.ts';
import { proposeCounted } from './contract.ts';

const overdue = 'tasks.fromProvince.overdue';

onEveryDatabase('tasks counted while the period has not ended', (open) => {
  let office: Office;
  let commune: Staffed;
  let own: { unitId: string; reportId: string };

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-02-02');
    const reporting = await openReporting(office, 1);
    commune = reporting.communes[0]!;
    const { unitId } = commune;
    const campaignId = await reporting.open('quarter', 2026, 1);
    own = { unitId, reportId: await reporting.reportOf(commune, campaignId) };
    const clerk = await office.aPerson({ role: 'documentClerk', unitId });
    const upper = { giverLevel: 'province' as const, giver: 'UBND tỉnh', documentPrinted: '77/UBND-VP' };
    const tasks = ['2026-02-10', '2026-03-05'].map((dueOn) => aTask({ dueOn }));
    await clerk.call(takeUpTasks, { unitId, ...upper, givenOn: '2026-02-02', tasks });
    await goTo(office, '2026-02-20');
  });

  const counted = async () =>
    (await commune.officer.call(proposeCounted, own)).result.figures.find(
      (one) => one.indicator === overdue,
    )!;
  const told = async () => {
    const { sections } = (await commune.officer.call(getReport, own)).result;
    return JSON.stringify(sections).match(/hạn \d\d\/\d{1,2}\/\d{4}, chưa hoàn thành/g) ?? [];
  };

  it('are late only where their day has passed, in the figure, its list and the text', async () => {
    const { figure, from, to, on } = await counted();
    expect([figure, on]).toEqual(['1', '2026-02-20']);
    expect(to > '2026-03-05').toBe(true);
    const { unitId } = commune;
    const list = (await commune.officer.call(listCounted, { unitId, measure: overdue, from, to })).result;
    expect(list.tasks.map(({ dueOn }) => dueOn)).toEqual(['2026-02-10']);
    expect(list.on).toBe('2026-02-20');
    const { late } = (await commune.officer.call(showFigures, { unitId, from, to })).result;
    expect(late.map(({ dueOn }) => dueOn)).toEqual(['2026-02-10']);
    expect(new Set(await told())).toEqual(new Set(['hạn 10/02/2026, chưa hoàn thành']));
  });

  it('are what they are on its last day once it has ended', async () => {
    await goTo(office, '2026-03-20');
    const { figure, to, on } = await counted();
    expect([figure, on]).toEqual(['2', to]);
    expect(new Set(await told()).size).toBe(2);
  });
});
