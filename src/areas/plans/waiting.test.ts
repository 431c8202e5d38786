import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import {
  aGivenTask,
  anIssuedPlan,
  aTask,
  goTo,
  openWorking,
  type Staffed,
  seen,
  type Working,
} from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import { getPlan } from './contract.ts';
import { listCounted, showDesk, showFigures } from './contract-desk.ts';
import { confirmTasks, handDownTask, refuseTask } from './contract-giving.ts';
import { listTasks, reportDone, showCalendar, showLateness } from './contract-tasks.ts';

const reason = 'Chưa có phụ lục kèm theo';
const withoutEvidence = 'Việc không có văn bản';

onEveryDatabase('what was reported as done and waits for its giver', (open) => {
  let office: Office;
  let working: Working;
  let commune: Staffed;
  beforeAll(async () => {
    office = await openOffice(await open());
    working = await openWorking(office, 1);
    commune = working.communes[0]!;
  });
  const on = (day: string) => goTo(office, day);

  it('in time is not overdue, and not done; confirmed it was done on the day that was reported', async () => {
    const { province } = working;
    const { unitId, officer, leader, specialist } = commune;
    await on('2026-03-02');
    const above = await aGivenTask(province, { dueOn: '2026-05-31' });
    const ids = [uuidv7(), uuidv7()];
    const owned = await aGivenTask(province, { dueOn: '2026-05-31' });
    for (const [index, taskId] of [above, owned].entries()) {
      const to = [{ receiverId: unitId, id: ids[index]!, dueOn: '2026-03-10' }];
      await province.leader.call(handDownTask, { unitId: province.unitId, taskId, to });
    }
    const report = async (taskId: string, more: object) => {
      const { version } = await seen(officer, unitId, taskId);
      const said = { unitId, taskId, version, withoutEvidence, doneOn: '2026-03-10', ...more };
      return (await officer.call(reportDone, said)).result.version;
    };
    await on('2026-03-12');
    const version = await report(ids[0]!, {});
    await report(ids[1]!, { doneOn: '2026-03-12', whyLate: 'Chờ số liệu của các thôn' });

    await on('2026-03-20');
    const period = { unitId, from: '2025-12-15', to: '2026-03-14' };
    const names = ['assigned', 'doneOnTime', 'doneLate', 'overdue', 'inProgress'] as const;
    const figures = async () => {
      const told = (await specialist.call(showFigures, period)).result.figures;
      return names.map((name) => told.find(({ measure }) => measure === `tasks.fromProvince.${name}`)!.value);
    };
    // What was done late is overdue until it is confirmed.
    expect(await figures()).toEqual([2, 0, 0, 1, 1]);
    const measure = 'tasks.fromProvince.inProgress' as const;
    const counted = (await specialist.call(listCounted, { ...period, measure })).result;
    expect(counted.tasks.map(({ id, status, state }) => [id, status, state])).toEqual([
      [ids[0], 'reported', 'inTimeUndone'],
    ]);
    const late = (await leader.call(showDesk, {})).result.lateOfOthers.tasks.map(({ taskId }) => taskId);
    expect(late).toEqual([ids[1]]);
    expect((await province.leader.call(showDesk, {})).result.toConfirm.count).toBe(2);
    const lateness = (await leader.call(showLateness, { unitId })).result;
    expect(lateness.people.map((one) => one.late)).toEqual([1]);
    expect(lateness.months.at(-1)!.counts).toMatchObject({ total: 2, overdueUndone: 1, waiting: 2 });
    const april = (await specialist.call(showCalendar, { unitId, month: '2026-04' })).result;
    expect(april.late).toBe(1);

    const giverId = province.unitId;
    const given = { giverId, unitId, taskId: ids[0]! };
    await province.leader.call(refuseTask, { ...given, version, reason });
    expect(await figures()).toEqual([2, 0, 0, 2, 0]);
    const again = await report(ids[0]!, {});
    const tasks = [{ unitId, taskId: ids[0]!, version: again }];
    await province.leader.call(confirmTasks, { giverId, tasks });
    expect(await figures()).toEqual([2, 1, 0, 1, 0]);
  });

  it('is told apart in a plan, with as many tasks in the list', async () => {
    await on('2026-03-21');
    const { unitId, officer, specialist } = commune;
    const [one, two] = [aTask({ dueOn: '2026-03-25' }), aTask({ dueOn: '2026-03-25' })];
    const activity = aTask({ dueOn: '2026-03-25', parentId: one.id });
    const planId = await anIssuedPlan(commune, [one, two, activity]);
    const said = { unitId, version: 2, withoutEvidence, doneOn: '2026-03-21' };
    for (const { id: taskId } of [one, activity]) await officer.call(reportDone, { ...said, taskId });
    await on('2026-03-30');
    const { counts } = (await specialist.call(getPlan, { unitId, planId })).result;
    expect(counts).toMatchObject({ total: 2, overdueUndone: 1, inTimeUndone: 1, waiting: 1 });
    const listed = async (filter: object) =>
      (await specialist.call(listTasks, { unitId, planId, ...filter })).result.count;
    // Activities stand in lists, and are no tasks of their own in figures.
    expect(await listed({ status: 'reported' })).toBe(2);
    expect(await listed({ status: 'reported', counted: true })).toBe(1);
    expect(await listed({ state: 'inTimeUndone', counted: true })).toBe(1);
  });
});
