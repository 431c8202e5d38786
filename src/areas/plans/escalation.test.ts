import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { aGivenTask, goTo, openWorking, type Working } from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import { createJobs } from '../../base/jobs.ts';
import { showDesk } from './contract-desk.ts';
import { handDownTask } from './contract-giving.ts';
import { reportDone } from './contract-tasks.ts';
import { registerEscalation } from './escalation.ts';

onEveryDatabase('overdue tasks', (open) => {
  let office: Office;
  let working: Working;
  const part = uuidv7();
  let own: string;
  beforeAll(async () => {
    office = await openOffice(await open());
    working = await openWorking(office, 1);
    const { province, communes } = working;
    own = await aGivenTask(communes[0]!, { dueOn: '2026-03-10' });
    // Reported in time: that nobody has confirmed it is not its receiver's lateness.
    const { unitId, officer } = communes[0]!;
    const waiting = await aGivenTask(communes[0]!, { dueOn: '2026-03-10' });
    const said = { unitId, taskId: waiting, version: 1, doneOn: '2026-03-02' };
    await officer.call(reportDone, { ...said, withoutEvidence: 'Việc không có văn bản' });
    const taskId = await aGivenTask(province, { dueOn: '2026-12-31' });
    const to = [{ receiverId: communes[0]!.unitId, id: part, dueOn: '2026-03-10' }];
    await province.leader.call(handDownTask, { unitId: province.unitId, taskId, to });
  });

  /** What is told on a morning, by so many processes at once. */
  async function morning(day: string, processes = 1): Promise<string[]> {
    await goTo(office, day);
    const troubles: unknown[] = [];
    const { database } = office;
    const started = Array.from({ length: processes }, () => {
      const jobs = createJobs(database, (error) => troubles.push(error));
      registerEscalation({ database, jobs, clock: () => office.now });
      return jobs;
    });
    await Promise.all(started.map((jobs) => jobs.start()));
    while ((await started[0]!.counts()).waiting > 0) await pause(100);
    await Promise.all(started.map((jobs) => jobs.stop()));
    expect(troubles).toEqual([]);
    const rows = await database.db
      .selectFrom('task_escalation')
      .select(['task_id', 'told'])
      .where('given_at', '=', office.now)
      .execute();
    return rows.map(({ task_id, told }) => `${task_id === own ? 'own' : 'part'} ${told}`).sort();
  }

  it('are told to the leader once they are late, and after a week to who gave them; once', async () => {
    expect(await morning('2026-03-10')).toEqual([]);
    expect(await morning('2026-03-11', 2)).toEqual(['own leader', 'part leader']);
    expect(await morning('2026-03-12')).toEqual([]);
    expect(await morning('2026-03-18')).toEqual(['part giver']);
    expect(await morning('2026-03-19')).toEqual([]);
  });

  it('stand on the desks of both, with since when', async () => {
    const { province, communes } = working;
    const desk = async ({ leader }: typeof province) =>
      (await leader.call(showDesk, {})).result.lateOfOthers.tasks.map(({ taskId, giverId, escalatedAt }) => [
        taskId,
        giverId,
        escalatedAt?.slice(0, 10),
      ]);
    const unitId = communes[0]!.unitId;
    expect((await desk(communes[0]!)).sort()).toEqual(
      [
        [own, unitId, '2026-03-11'],
        [part, province.unitId, '2026-03-11'],
      ].sort(),
    );
    expect(await desk(province)).toEqual([[part, province.unitId, '2026-03-18']]);
  });
});
