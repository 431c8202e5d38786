import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { openOffice } from '../../../tests/office.ts';
import { anIssuedPlan, aTask, goTo, openWorking } from '../../../tests/tasks.ts';
import { loadUnits } from '../units/registry.ts';
import { cancelTask, takeUpTasks } from './contract-giving.ts';
import { keptSince } from './measures.ts';

onEveryDatabase('what the register of tasks knows', (open) => {
  it('begins as the first task is written down that stays; a plan is known whole', async () => {
    const office = await openOffice(await open(), '2026-03-20');
    const commune = (await openWorking(office, 1)).communes[0]!;
    const { unitId, clerk, leader } = commune;
    const known = async (day: string) => {
      const units = await loadUnits(office.database.db);
      const since = await keptSince(office.database.db, unitId, 'commune', day, units);
      const told = ['plan.tasksSet', 'tasks.fromProvince.assigned', 'tasks.fromDistrict.overdue'];
      return told.map((id) => since.get(id));
    };
    expect(await known('2026-06-14')).toEqual([undefined, undefined, undefined]);
    await anIssuedPlan(commune, [aTask()], { issuedOn: '2026-02-10' });
    const takeUp = async (givenOn: string) => {
      const upper = { giverLevel: 'province' as const, giver: 'UBND tỉnh', documentPrinted: '77/UBND-VP' };
      const task = aTask({ dueOn: '2026-12-31' });
      await clerk.call(takeUpTasks, { unitId, ...upper, givenOn, tasks: [task], evenIfThere: true });
      return task.id;
    };
    const slip = await takeUp('2026-03-12');
    expect(await known('2026-06-14')).toEqual(['2025-01-01', '2026-03-20', undefined]);
    const asked = { giverId: unitId, unitId, taskId: slip, version: 1, reason: 'Ghi nhầm văn bản' };
    await leader.call(cancelTask, asked);
    expect(await known('2026-06-14')).toEqual(['2025-01-01', undefined, undefined]);
    // However early it was given: what else was given then nobody wrote down.
    await goTo(office, '2026-06-10');
    await takeUp('2025-12-01');
    expect(await known('2026-06-14')).toEqual(['2025-01-01', '2026-06-10', undefined]);
    // Of the days before anything was given nothing is known: not even that there was nothing.
    expect(await known('2025-11-14')).toEqual([undefined, undefined, undefined]);
  });
});
