import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { aTask, goTo, openWorking, type Staffed } from '../../../tests/tasks.ts';
import { giveTasks } from './contract-giving.ts';
import { showLateness } from './contract-tasks.ts';

onEveryDatabase('the trend of what was late', (open) => {
  let office: Office;
  let commune: Staffed;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-01-05');
    commune = (await openWorking(office, 1)).communes[0]!;
    const tasks = ['2026-01-30', '2026-01-31', '2026-02-28'].map((dueOn) => aTask({ dueOn }));
    await commune.leader.call(giveTasks, { unitId: commune.unitId, givenOn: '2026-01-05', tasks });
  });

  const monthsOn = async (day: string) => {
    await goTo(office, day);
    const { months } = (await commune.leader.call(showLateness, { unitId: commune.unitId })).result;
    return months
      .filter(({ counts }) => counts.total > 0)
      .map(({ month, on, counts }) => [month, on, counts.overdueUndone, counts.inTimeUndone]);
  };

  it('takes what fell due on the last day of a month for overdue on the day after', async () => {
    expect(await monthsOn('2026-01-31')).toEqual([['2026-01', '2026-01-31', 1, 1]]);
    expect(await monthsOn('2026-02-01')).toEqual([['2026-01', '2026-02-01', 2, 0]]);
  });

  it('counts this month as it stands today', async () => {
    expect(await monthsOn('2026-02-28')).toEqual([
      ['2026-01', '2026-02-01', 2, 0],
      ['2026-02', '2026-02-28', 0, 1],
    ]);
  });
});
