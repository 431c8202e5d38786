import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { openOffice } from '../../../tests/office.ts';
import { aGivenTask, goTo, openWorking, seen } from '../../../tests/tasks.ts';
import { CallFailed } from '../../base/call.ts';
import { remindTasks } from './contract-giving.ts';

onEveryDatabase('reminding of a task', (open) => {
  it('is done once an hour, by whomever: a second time is told when and by whom', async () => {
    const office = await openOffice(await open());
    const commune = (await openWorking(office, 1)).communes[0]!;
    const { unitId, leader, officer } = commune;
    const [first, second] = [await aGivenTask(commune), await aGivenTask(commune)];
    const remind = (who: typeof leader, ids: readonly string[]) =>
      who.call(remindTasks, {
        giverId: unitId,
        tasks: ids.map((taskId) => ({ unitId, taskId })),
        text: 'Đề nghị khẩn trương hoàn thành',
      });
    const times = async (taskId: string) =>
      (await seen(leader, unitId, taskId)).actions.filter(({ kind }) => kind === 'reminded').length;
    await goTo(office, '2026-03-03');
    const now = new Date('2026-03-03T09:12:00+07:00');
    office.now = now;
    await remind(leader, [first]);
    office.now = new Date(now.getTime() + 30_000);
    const failed = await remind(officer, [second, first]).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(CallFailed);
    const { issues } = (failed as CallFailed).refused;
    expect(issues.map(({ path }) => path)).toEqual([['tasks', 1, 'taskId']]);
    expect(issues[0]!.message.vi).toContain('Trần Văn Lãnh nhắc lúc 09:12. Từ 10:12');
    // Refused as a whole: nobody was reminded of the other one either.
    expect([await times(first), await times(second)]).toEqual([1, 0]);
    const twice = await remind(officer, [second, second]).catch((error: unknown) => error);
    expect(twice).toBeInstanceOf(CallFailed);
    office.now = new Date(now.getTime() + 3_600_000);
    await remind(officer, [second, first]);
    expect([await times(first), await times(second)]).toEqual([2, 1]);
  });
});
