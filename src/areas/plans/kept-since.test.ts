import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { openOffice } from '../../../tests/office.ts';
import { anIssuedPlan, aTask, openWorking } from '../../../tests/tasks.ts';
import { loadUnits } from '../units/registry.ts';
import { takeUpTasks } from './contract-giving.ts';
import { keptSince } from './measures.ts';

onEveryDatabase('what the register of tasks knows', (open) => {
  it('begins with the first task that was taken up; a plan is known whole', async () => {
    const office = await openOffice(await open(), '2026-03-20');
    const commune = (await openWorking(office, 1)).communes[0]!;
    const { unitId, clerk } = commune;
    const known = async (day: string) => {
      const units = await loadUnits(office.database.db);
      const since = await keptSince(office.database.db, unitId, 'commune', day, units);
      const told = ['plan.tasksSet', 'tasks.fromProvince.assigned', 'tasks.fromDistrict.overdue'];
      return told.map((id) => since.get(id));
    };
    expect(await known('2026-06-14')).toEqual([undefined, undefined, undefined]);
    await anIssuedPlan(commune, [aTask()], { issuedOn: '2026-02-10' });
    for (const givenOn of ['2026-03-12', '2026-03-10']) {
      const upper = { giverLevel: 'province' as const, giver: 'UBND tỉnh', documentPrinted: '77/UBND-VP' };
      await clerk.call(takeUpTasks, { unitId, ...upper, givenOn, tasks: [aTask()], evenIfThere: true });
    }
    expect(await known('2026-06-14')).toEqual(['2025-01-01', '2026-03-10', undefined]);
    // Of the days before it nothing is known: not even that there was nothing.
    expect(await known('2026-02-14')).toEqual(['2025-01-01', undefined, undefined]);
  });
});
