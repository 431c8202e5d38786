import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import {
  aGivenTask,
  anIssuedPlan,
  aTakenUpTask,
  aTask,
  goTo,
  openWorking,
  type Staffed,
  seen,
  type Working,
} from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import { addSuccession, endVersion, raiseTree } from '../units/keep.ts';
import { loadUnits } from '../units/registry.ts';
import { unitAt } from '../units/tree.ts';
import { listCounted, showDesk, showFigures } from './contract-desk.ts';
import { handDownTask } from './contract-giving.ts';
import { reportDone } from './contract-tasks.ts';
import { type TaskMeasure, taskMeasureIds } from './fields.ts';
import { countTasks, keepCounted } from './measures.ts';

/** In the middle of the second quarter. */
const on = '2026-05-01';
const eve = '2026-04-30';
const period = { from: '2025-12-15', to: '2026-06-14' };

onEveryDatabase('tasks of units that are no more', (open) => {
  let office: Office;
  let working: Working;
  let old: Staffed;
  let other: Staffed;
  let heir: Staffed;
  let divided: Staffed;
  let east: Staffed;
  let west: Staffed;
  let handedDown: string;

  const succeed = (kind: 'merge' | 'split', from: Staffed[], to: Staffed[], parts: readonly number[] = []) =>
    office.database.transaction(async (tx) => {
      const units = await loadUnits(tx);
      for (const { unitId } of from) await endVersion(tx, unitAt(units, unitId, eve)!, eve);
      const shares = parts.map((numerator, at) => ({
        ...{ fromId: from[0]!.unitId, toId: to[at]!.unitId, basis: 'dân số' },
        share: { numerator, denominator: 10 },
      }));
      const sides = {
        from: from.map(({ unitId }) => ({ unitId, isPart: false })),
        to: to.map(({ unitId }) => ({ unitId })),
      };
      const decided = { id: uuidv7(), kind, on, decision: 'NQ 2/NQ-UBTVQH', proposed: null };
      await addSuccession(tx, { ...decided, ...sides, shares }, office.now);
      await raiseTree(tx);
    });

  const figuresOf = async ({ unitId, specialist }: Staffed, days = period) => {
    const { figures } = (await specialist.call(showFigures, { unitId, ...days })).result;
    return new Map<TaskMeasure, number>(figures.map(({ measure, value }) => [measure, value]));
  };
  const fromProvince = async (who: Staffed, days = period) => {
    const figures = await figuresOf(who, days);
    const names = ['assigned', 'doneOnTime', 'doneLate', 'overdue', 'inProgress'] as const;
    return names.map((name) => figures.get(`tasks.fromProvince.${name}`));
  };

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-02');
    working = await openWorking(office, 6);
    [old, other, heir, divided, east, west] = working.communes as [
      Staffed,
      Staffed,
      Staffed,
      Staffed,
      Staffed,
      Staffed,
    ];
    const { province } = working;
    await anIssuedPlan(old, [aTask({ dueOn: '2026-03-31' }), aTask({ dueOn: '2026-12-15' })]);
    await aTakenUpTask(old, { dueOn: '2026-06-30' });
    await aTakenUpTask(other, { dueOn: '2026-04-10' });
    await aTakenUpTask(heir, { dueOn: '2026-12-31' });
    await aTakenUpTask(divided, { dueOn: '2026-04-10' });
    const taskId = await aGivenTask(province, { title: 'Báo cáo sắp xếp đơn vị', dueOn: '2026-12-31' });
    handedDown = uuidv7();
    const to = [{ receiverId: old.unitId, id: handedDown, dueOn: '2026-05-20' }];
    await province.leader.call(handDownTask, { unitId: province.unitId, taskId, to });
    await goTo(office, '2026-06-20');
  });

  const totals = async (ids: readonly string[], to: string) => {
    const units = await loadUnits(office.database.db);
    const all = [...(await countTasks(office.database.db, units, ids, period.from, to)).values()];
    return taskMeasureIds.map((id) => all.reduce((sum, figures) => sum + figures[id], 0));
  };
  const everybody = () => working.communes.map(({ unitId }) => unitId);
  let before: number[];

  it('are their own until the merger', async () => {
    before = await totals(everybody(), period.to);
    expect(await fromProvince(heir)).toEqual([1, 0, 0, 0, 1]);
    await succeed('merge', [old, other], [heir]);
    await succeed('split', [divided], [east, west], [4, 6]);
    const earlier = { ...period, to: '2026-03-14' };
    expect(await fromProvince(heir, earlier)).toEqual([1, 0, 0, 0, 1]);
  });

  it('are counted by the successor from then on, and open into as many tasks', async () => {
    const { unitId, specialist } = heir;
    expect(await fromProvince(heir)).toEqual([4, 0, 0, 2, 2]);
    const figures = await figuresOf(heir);
    expect(figures.get('plan.tasksSet')).toBe(2);
    for (const [measure, value] of figures) {
      const { count, tasks } = (await specialist.call(listCounted, { unitId, measure, ...period })).result;
      expect([measure, count, tasks.length]).toEqual([measure, value, value]);
    }
    const { byField, late } = (await specialist.call(showFigures, { unitId, ...period })).result;
    expect(byField.map(({ counts }) => counts.total)).toEqual([6]);
    expect(late.map(({ unitId: of }) => of).sort()).toEqual([old.unitId, old.unitId, other.unitId].sort());
  });

  it('of a divided unit are counted by the one that got the largest part, and no other', async () => {
    expect(await fromProvince(west)).toEqual([1, 0, 0, 1, 0]);
    expect(await fromProvince(east)).toEqual([0, 0, 0, 0, 0]);
  });

  it('are counted once in the whole province: its figures are what they were', async () => {
    const living = [heir, east, west].map(({ unitId }) => unitId);
    expect(before.some((figure) => figure > 0)).toBe(true);
    expect(await totals(living, period.to)).toEqual(before);
  });

  it('keep their list where they were taken into a report', async () => {
    const { unitId, specialist } = heir;
    const { database, now } = office;
    const list = uuidv7();
    const measure = 'tasks.fromProvince.overdue' as const;
    const units = await loadUnits(database.db);
    const kept = await database.transaction((tx) =>
      keepCounted(tx, unitId, { indicator: measure, window: { ...period, on: period.to } }, list, now, units),
    );
    expect(kept.count).toBe(2);
    const { tasks } = (await specialist.call(listCounted, { unitId, measure, ...period, list })).result;
    expect(tasks.map(({ unitId: of, since }) => [of, since])).toEqual([
      [other.unitId, null],
      [old.unitId, null],
    ]);
  });

  it('are seen at the desk of the successor and worked on by its people', async () => {
    const { leader, officer } = heir;
    const desk = (await leader.call(showDesk, {})).result;
    expect(desk.lateOfOthers.tasks.map(({ unitId }) => unitId)).toContain(other.unitId);
    expect(desk.toAssign.tasks.map(({ taskId }) => taskId)).toContain(handedDown);
    const { version } = await seen(officer, old.unitId, handedDown);
    const said = { withoutEvidence: 'Việc không có văn bản', whyLate: 'Bàn giao khi sáp nhập' };
    await officer.call(reportDone, {
      ...{ unitId: old.unitId, taskId: handedDown, version, doneOn: '2026-06-10' },
      ...said,
    });
    const waiting = (await working.province.leader.call(showDesk, {})).result.toConfirm.tasks;
    expect(waiting.map(({ taskId }) => taskId)).toEqual([handedDown]);
  });
});
