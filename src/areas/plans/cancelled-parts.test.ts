import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { anIssuedPlan, aTask, openWorking, type Staffed, seen } from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import { listEntries, showHistory } from '../audit/contract.ts';
import { amendPlan } from './contract.ts';
import { handDownTask } from './contract-giving.ts';

onEveryDatabase('a part that falls away with an amendment above', (open) => {
  let office: Office;
  let province: Staffed;
  let commune: Staffed;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-10');
    const working = await openWorking(office, 1);
    province = working.province;
    commune = working.communes[0]!;
  });

  it('stands in the log of the unit that owed it, with the reason, and nothing else of the plan', async () => {
    const task = aTask({ title: 'Việc sẽ bỏ', dueOn: '2026-09-30' });
    const planId = await anIssuedPlan(province, [task, aTask({ title: 'Việc của tỉnh' })]);
    const place = { unitId: province.unitId, taskId: task.id };
    const partId = uuidv7();
    const to = [{ receiverId: commune.unitId, id: partId, dueOn: '2026-08-20' }];
    await province.leader.call(handDownTask, { ...place, to });
    const { version } = await seen(province.leader, province.unitId, task.id);
    await province.officer.call(amendPlan, {
      ...{ unitId: province.unitId, planId, id: uuidv7(), on: '2026-03-10', reason: 'Bỏ việc không còn cần' },
      cancels: [{ taskId: task.id, version }],
    });
    expect((await seen(commune.leader, commune.unitId, partId)).status).toBe('cancelled');
    const auditor = await office.aPerson({ role: 'auditor', unitId: commune.unitId });
    const { unitId } = commune;
    const history = (await auditor.call(showHistory, { unitId, object: `task:${partId}` })).result;
    expect(history.entries.map(({ operation }) => operation)).toContain(amendPlan.name);
    const told = JSON.stringify(history.entries);
    expect(told).toContain('Bỏ việc không còn cần');
    const all = (await auditor.call(listEntries, { unitId, operation: amendPlan.name })).result;
    expect(all.entries).toHaveLength(1);
    expect(JSON.stringify(all)).not.toMatch(new RegExp(`${planId}|${task.id}|Việc của tỉnh`));
  });
});
