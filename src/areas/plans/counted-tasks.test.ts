import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { anIssuedPlan, aTask, goTo, openWorking, type Staffed, seen } from '../../../tests/tasks.ts';
import { loadUnits } from '../units/registry.ts';
import { listCounted, showFigures } from './contract-desk.ts';
import { confirmTasks, giveTasks, reopenTask, takeUpTasks } from './contract-giving.ts';
import { reportDone } from './contract-tasks.ts';
import { tasksTold } from './measures.ts';

onEveryDatabase('what earlier periods left', (open) => {
  let office: Office;
  let commune: Staffed;
  const years = {
    before: { from: '2024-12-15', to: '2025-12-14' },
    now: { from: '2025-12-15', to: '2026-03-14' },
  };
  const titles = {
    reopened: 'Việc tỉnh giao, mở lại',
    finished: 'Việc tỉnh giao, đã xong',
    led: 'Việc lãnh đạo giao từ trước',
    ledDone: 'Việc lãnh đạo giao, đã xong',
    planned: 'Việc kế hoạch năm trước, quá hạn',
    plannedDone: 'Việc kế hoạch năm trước, đã xong',
  };

  beforeAll(async () => {
    office = await openOffice(await open(), '2025-11-03');
    commune = (await openWorking(office, 1)).communes[0]!;
    const { unitId, clerk, leader, officer } = commune;
    const of = (title: string, dueOn: string) => aTask({ title, dueOn });
    const above = [of(titles.reopened, '2025-12-02'), of(titles.finished, '2025-12-10')];
    const led = [of(titles.led, '2026-01-31'), of(titles.ledDone, '2025-12-10')];
    const planned = [of(titles.planned, '2025-11-30'), of(titles.plannedDone, '2025-12-10')];
    const upper = { giverLevel: 'province' as const, giver: 'UBND tỉnh', documentPrinted: '77/UBND-VP' };
    const givenOn = '2025-11-01';
    await clerk.call(takeUpTasks, { unitId, ...upper, givenOn, tasks: above });
    await leader.call(giveTasks, { unitId, givenOn, tasks: led });
    await anIssuedPlan(commune, planned, { year: 2025, issuedOn: givenOn });
    const version = async (taskId: string) => (await seen(leader, unitId, taskId)).version;
    await goTo(office, '2025-12-05');
    for (const task of [...above, led[1]!, planned[1]!]) {
      const said = { doneOn: '2025-12-05', whyLate: 'Chờ số liệu', withoutEvidence: 'Không có sản phẩm' };
      await officer.call(reportDone, { unitId, taskId: task.id, version: await version(task.id), ...said });
      const tasks = [{ unitId, taskId: task.id, version: await version(task.id) }];
      await leader.call(confirmTasks, { giverId: unitId, tasks });
    }
    await goTo(office, '2026-01-10');
    const taskId = above[0]!.id;
    const reason = 'Sản phẩm không đạt yêu cầu';
    await leader.call(reopenTask, {
      giverId: unitId,
      unitId,
      taskId,
      version: await version(taskId),
      reason,
    });
    await goTo(office, '2026-03-15');
  });

  const figures = async (period: { from: string; to: string }) => {
    const { unitId, leader } = commune;
    const told = (await leader.call(showFigures, { unitId, ...period })).result;
    return { ...told, value: new Map(told.figures.map(({ measure, value }) => [measure, value])) };
  };
  const told = async (period: { from: string; to: string }) => {
    const units = await loadUnits(office.database.db);
    const rows = await tasksTold(office.database.db, {
      units,
      unitId: commune.unitId,
      ...period,
      on: period.to,
    });
    return new Map(rows.map((row) => [row.title, row]));
  };

  it('is counted again where it is taken back, and was counted where it was done', async () => {
    const { value: then } = await figures(years.before);
    expect(then.get('tasks.fromProvince.assigned')).toBe(2);
    expect(then.get('tasks.fromProvince.doneLate')).toBe(1);
    const { value: now } = await figures(years.now);
    expect(now.get('tasks.fromProvince.assigned')).toBe(1);
    expect(now.get('tasks.fromProvince.overdue')).toBe(1);
    const asked = { unitId: commune.unitId, measure: 'tasks.fromProvince.overdue', ...years.now } as const;
    const { tasks } = (await commune.leader.call(listCounted, asked)).result;
    expect(tasks.map(({ title }) => title)).toEqual([titles.reopened]);
  });

  it('is late until it is done: of the province, of the own leader, of the plan of the year before', async () => {
    const { late, byField, value } = await figures(years.now);
    expect(late.map(({ title }) => title).sort()).toEqual(
      [titles.led, titles.planned, titles.reopened].sort(),
    );
    // The plan of another year is no part of this year's progress.
    expect(byField.map(({ counts }) => [counts.total, counts.overdueUndone])).toEqual([[2, 2]]);
    for (const measure of ['plan.tasksSet', 'plan.tasksDue', 'plan.tasksDueDone'] as const)
      expect([measure, value.get(measure)]).toEqual([measure, 0]);
    expect([...(await told(years.now)).keys()].sort()).toEqual(late.map(({ title }) => title).sort());
  });

  it('is told with the day and the reason that stood at the end of the period', async () => {
    const was = (await told(years.before)).get(titles.reopened);
    expect(was).toMatchObject({ state: 'doneLate', doneOn: '2025-12-05', whyLate: 'Chờ số liệu' });
    const is = (await told(years.now)).get(titles.reopened);
    expect(is).toMatchObject({ state: 'overdueUndone', doneOn: null, whyLate: null });
  });
});
