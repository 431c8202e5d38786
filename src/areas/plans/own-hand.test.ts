import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person } from '../../../tests/office.ts';
import { refusal } from '../../../tests/refusal.ts';
import { aGivenTask, openWorking, type Staffed, seen } from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import { listExceptions } from '../audit/contract.ts';
import { delegatePost } from '../people/contract.ts';
import { confirmTasks } from './contract-giving.ts';
import { reportDone } from './contract-tasks.ts';

onEveryDatabase('a task that is one’s own', (open) => {
  let office: Office;
  let commune: Staffed;
  let alone: Staffed;
  let second: Person;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-10');
    [commune, alone] = (await openWorking(office, 2)).communes as [Staffed, Staffed];
    second = await office.aPerson({ role: 'leader', unitId: commune.unitId, fullName: 'Lò Văn Phó' });
  });
  const reportedBy = async (person: Person, { unitId }: Staffed, taskId: string) => {
    const { version } = await seen(person, unitId, taskId);
    const withoutEvidence = 'Việc không có văn bản';
    await person.call(reportDone, { unitId, taskId, version, doneOn: '2026-03-10', withoutEvidence });
  };
  const confirm = async (person: Person, { unitId }: Staffed, taskId: string) => {
    const { version } = await seen(person, unitId, taskId);
    return person.call(confirmTasks, { giverId: unitId, tasks: [{ unitId, taskId, version }] });
  };

  it('is not confirmed by who is responsible, whoever clicked that it is done; another leader does', async () => {
    const { officer, leader, unitId } = commune;
    const taskId = await aGivenTask(commune, { personId: leader.id, personPrinted: null });
    await reportedBy(officer, commune, taskId);
    expect((await refusal(confirm(leader, commune, taskId))).code).toBe('not-permitted');
    await confirm(second, commune, taskId);
    expect((await seen(officer, unitId, taskId)).status).toBe('done');
  });

  it('is not confirmed by in whose place it was reported as done', async () => {
    const { leader, unitId } = commune;
    const deputy = await office.aPerson({ role: 'auditor', unitId });
    const place = { unitId, postId: leader.postId!, id: uuidv7(), toPersonId: deputy.id };
    await leader.call(delegatePost, {
      ...place,
      from: '2026-03-10',
      to: '2026-03-12',
      reason: 'đi công tác',
    });
    const taskId = await aGivenTask(commune);
    await reportedBy(deputy, commune, taskId);
    expect((await seen(deputy, unitId, taskId)).actions.at(-1)!.onBehalfOf).toBe('Trần Văn Lãnh');
    for (const person of [leader, deputy])
      expect((await refusal(confirm(person, commune, taskId))).code).toBe('not-permitted');
    await confirm(second, commune, taskId);
  });

  it('is confirmed where both leaders had a hand in it: nobody else could, and that is told', async () => {
    const { leader, unitId } = commune;
    const taskId = await aGivenTask(commune, { personId: leader.id, personPrinted: null });
    await reportedBy(second, commune, taskId);
    await confirm(second, commune, taskId);
    expect((await seen(second, unitId, taskId)).status).toBe('done');
    expect(await exceptionsOf(commune)).toEqual([confirmTasks.name]);
  });

  it('is confirmed by the only leader, and that is told', async () => {
    const { officer, leader, unitId } = alone;
    const taskId = await aGivenTask(alone, { personId: leader.id, personPrinted: null });
    await reportedBy(officer, alone, taskId);
    await confirm(leader, alone, taskId);
    expect((await seen(officer, unitId, taskId)).status).toBe('done');
    expect(await exceptionsOf(alone)).toEqual([confirmTasks.name]);
  });

  async function exceptionsOf({ unitId }: Staffed) {
    const auditor = await office.aPerson({ role: 'auditor', unitId });
    const { entries } = (await auditor.call(listExceptions, { unitId, kind: 'alone' })).result;
    return entries.map(({ operation }) => operation);
  }
});
