import { beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person } from '../../../tests/office.ts';
import { refusal } from '../../../tests/refusal.ts';
import {
  aGivenTask,
  anIssuedPlan,
  aRegistered,
  aTakenUpTask,
  aTask,
  goTo,
  openRegisters,
  openWorking,
  type Staffed,
  seen,
  type Working,
} from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import { listExceptions } from '../audit/contract.ts';
import { amendPlan, getPlan } from './contract.ts';
import { cancelTask, decideExtension, handDownTask } from './contract-giving.ts';
import { askExtension, listTasks } from './contract-tasks.ts';
import { verifyPlans } from './verify-plans.ts';

const reason = 'Theo văn bản của cấp trên';

onEveryDatabase('the day by which a task is due', (open) => {
  let office: Office;
  let working: Working;
  let commune: Staffed;
  let auditor: Person;
  let registers: Awaited<ReturnType<typeof openRegisters>>;
  beforeAll(async () => {
    office = await openOffice(await open());
    working = await openWorking(office, 2);
    commune = working.communes[0]!;
    const { unitId } = commune;
    auditor = await office.aPerson({ role: 'auditor', unitId });
    registers = await openRegisters(office, commune);
  });
  const on = (day: string) => goTo(office, day);

  let number = 10;
  /** A document of the register, dated on the day. */
  const aDocument = (direction: 'incoming' | 'outgoing', issuedOn: string) => {
    number += 1;
    return aRegistered(commune, registers, direction, issuedOn, number);
  };
  const exceptions = async () =>
    (await auditor.call(listExceptions, { unitId: commune.unitId, kind: 'override' })).result.entries.map(
      ({ operation }) => operation,
    );
  const stands = async (taskId: string) => {
    const { dueOn, promisedOn, originalDueOn, state } = await seen(commune.officer, commune.unitId, taskId);
    return { dueOn, promisedOn, originalDueOn, state };
  };

  /** Its leader is not in the system. */
  const takenUp = (dueOn: string) => aTakenUpTask(commune, { dueOn });
  const decide = async (taskId: string, more: object = {}) => {
    const { unitId, leader } = commune;
    const { version } = await seen(leader, unitId, taskId);
    const decision = { giverId: unitId, unitId, taskId, version, dueOn: '2026-04-30', reason, ...more };
    return (await leader.call(decideExtension, decision)).result;
  };

  describe('given from above', () => {
    it('is not extended by the own leader: only what its giver granted by a document is written down', async () => {
      await on('2026-03-05');
      const { unitId, specialist, leader, officer } = commune;
      const taskId = await takenUp('2026-03-10');
      const { version } = await seen(officer, unitId, taskId);
      await officer.call(askExtension, { unitId, taskId, version, dueOn: '2026-04-30', reason });
      expect(await refusal(decide(taskId))).toEqual({ code: 'input-invalid', paths: ['documentId'] });
      const outgoing = await aDocument('outgoing', '2026-03-04');
      expect((await refusal(decide(taskId, { documentId: outgoing }))).paths).toEqual(['documentId']);
      const both = { documentId: outgoing, documentPrinted: '90/UBND-VP' };
      expect((await refusal(decide(taskId, { ...both, dueOn: '2026-03-09' }))).paths).toEqual([
        'documentId',
        'dueOn',
      ]);
      expect(await stands(taskId)).toMatchObject({ dueOn: '2026-03-10', promisedOn: null });
      const shown = await seen(leader, unitId, taskId);
      expect([shown.isForAbove, shown.may.includes('decideExtension')]).toEqual([true, true]);
      expect((await seen(specialist, unitId, taskId)).may).not.toContain('decideExtension');

      expect((await decide(taskId, { documentPrinted: '90/UBND-VP' })).moved).toBe(true);
      const granted = (await seen(leader, unitId, taskId)).actions.at(-1)!;
      expect(granted).toMatchObject({ kind: 'extensionGranted', document: '90/UBND-VP', since: null });
      expect(await stands(taskId)).toMatchObject({ dueOn: '2026-04-30', originalDueOn: '2026-03-10' });
    });

    it('is extended from the day of their document in the register; a number that is typed later is only promised', async () => {
      await on('2026-03-15');
      const before = await exceptions();
      const [typed, known, late] = [
        await takenUp('2026-03-10'),
        await takenUp('2026-03-10'),
        await takenUp('2026-03-10'),
      ];
      // Nobody asked for it here: it was granted all the same.
      expect((await decide(typed, { documentPrinted: '91/UBND-VP' })).moved).toBe(false);
      expect(await stands(typed)).toMatchObject({
        ...{ dueOn: '2026-03-10', promisedOn: '2026-04-30', state: 'overdueUndone' },
      });
      const after = await aDocument('incoming', '2026-03-11');
      expect((await decide(late, { documentId: after })).moved).toBe(false);
      expect((await stands(late)).state).toBe('overdueUndone');
      expect(await exceptions()).toEqual(before);

      const inTime = await aDocument('incoming', '2026-03-10');
      expect((await decide(known, { documentId: inTime, dueOn: '2026-03-31' })).moved).toBe(true);
      expect(await stands(known)).toMatchObject({ dueOn: '2026-03-31', state: 'inTimeUndone' });
      const told = (await seen(commune.leader, commune.unitId, known)).actions.at(-1)!;
      expect([told.since, told.document]).toEqual(['2026-03-10', expect.stringContaining('/UBND-VP')]);
      // What was overdue and no more is stands where a later reader looks.
      expect((await exceptions()).length).toBe(before.length + 1);
      expect((await refusal(decide(known, { dueOn: null }))).code).toBe('input-invalid');
    });

    it('is not taken back by the own leader unseen', async () => {
      const { unitId, leader } = commune;
      const taskId = await takenUp('2026-03-10');
      const before = (await exceptions()).length;
      await leader.call(cancelTask, { giverId: unitId, unitId, taskId, version: 1, reason });
      expect((await exceptions()).length).toBe(before + 1);
    });

    it('through the system is extended there alone, without a document', async () => {
      const { province } = working;
      const { unitId, officer } = commune;
      const above = await aGivenTask(province, {
        title: 'Việc tỉnh giao ngay trong hệ thống',
        dueOn: '2026-05-31',
      });
      const taskId = uuidv7();
      const to = [{ receiverId: unitId, id: taskId, dueOn: '2026-03-31' }];
      await province.leader.call(handDownTask, { unitId: province.unitId, taskId: above, to });
      const { version } = await seen(officer, unitId, taskId);
      await officer.call(askExtension, { unitId, taskId, version, dueOn: '2026-04-30', reason });
      const granted = { documentPrinted: '92/UBND-VP' };
      expect((await refusal(decide(taskId, granted))).code).toBe('not-found');
      expect((await seen(commune.leader, unitId, taskId)).may).not.toContain('decideExtension');
      const decision = { giverId: province.unitId, unitId, taskId, version: 2, dueOn: '2026-04-30', reason };
      const documented = province.leader.call(decideExtension, { ...decision, ...granted });
      expect((await refusal(documented)).paths).toEqual(['documentId']);
      expect((await province.leader.call(decideExtension, decision)).result.moved).toBe(true);
    });

    it('by a unit that its receiver goes on with is not extended by the receiver on its own', async () => {
      const { unitId, officer } = commune;
      const districtId = await office.aUnit({ name: 'Huyện Cũ', kind: 'district', to: '2026-03-14' });
      const taskId = await takenUp('2026-04-01');
      await office.database.db
        .updateTable('task')
        .set({ giver_unit_id: districtId, origin_unit_id: districtId, origin_id: uuidv7() })
        .where('id', '=', taskId)
        .execute();
      await goOnWith(districtId, unitId, '2026-03-15');
      await officer.call(askExtension, { unitId, taskId, version: 1, dueOn: '2026-04-30', reason });
      const asHeir = { giverId: districtId };
      expect((await refusal(decide(taskId, asHeir))).paths).toEqual(['documentId']);
      expect((await decide(taskId, { ...asHeir, documentPrinted: '93/UBND-VP' })).moved).toBe(true);
    });
  });

  async function goOnWith(fromId: string, toId: string, day: string): Promise<void> {
    const { database, now } = office;
    await database.transaction(async (tx) => {
      const id = uuidv7();
      const values = { id, kind: 'merge', effective_on: day, decision: 'NQ 1', state: 'confirmed' } as const;
      await tx
        .insertInto('succession')
        .values({ ...values, certainty: '1', reading: null, source_text: null, version: 1, created_at: now })
        .execute();
      const side = { succession_id: id, is_part: false };
      await tx
        .insertInto('succession_unit')
        .values([
          { ...side, side: 'from', unit_id: fromId },
          { ...side, side: 'to', unit_id: toId },
        ])
        .execute();
      await tx
        .updateTable('unit_tree')
        .set((eb) => ({ version: eb('version', '+', 1) }))
        .execute();
    });
  }

  it('set by the own leader is extended without a document', async () => {
    await on('2026-03-20');
    const { unitId, officer } = commune;
    const taskId = await aGivenTask(commune, { dueOn: '2026-03-25' });
    await officer.call(askExtension, { unitId, taskId, version: 1, dueOn: '2026-04-30', reason });
    expect((await refusal(decide(taskId, { documentPrinted: '94/UBND' }))).paths).toEqual(['documentId']);
    expect((await decide(taskId)).moved).toBe(true);
  });

  describe('of a plan', () => {
    const planned = async (dueOn: string) => {
      const task = aTask({ dueOn });
      const planId = await anIssuedPlan(commune, [task]);
      return { planId, task };
    };
    const amend = async ({ planId, task }: Awaited<ReturnType<typeof planned>>, more: object = {}) => {
      const { unitId, officer } = commune;
      const { id: taskId, ...fields } = task;
      const { version } = await seen(officer, unitId, taskId);
      const changes = [{ ...fields, taskId, version, dueOn: '2026-04-30' }];
      const amendment = { unitId, planId, id: uuidv7(), on: '2026-03-01', reason: 'Theo chỉ đạo mới' };
      return officer.call(amendPlan, { ...amendment, changes, ...more });
    };

    it('is not moved by an amendment that only says that it is older', async () => {
      await on('2026-03-20');
      const before = await exceptions();
      const plan = await planned('2026-03-10');
      await amend(plan, { documentPrinted: '15/KH-UBND' });
      expect(await stands(plan.task.id)).toEqual({
        ...{ dueOn: '2026-03-10', promisedOn: '2026-04-30', originalDueOn: '2026-03-10' },
        state: 'overdueUndone',
      });
      const { amendments } = (
        await commune.officer.call(getPlan, { unitId: commune.unitId, planId: plan.planId })
      ).result;
      expect(amendments.map(({ on: day, at }) => [day, at.slice(0, 10)])).toEqual([
        ['2026-03-01', '2026-03-20'],
      ]);
      // In time it is moved, whatever stands on it.
      const open = await planned('2026-03-31');
      await amend(open, { documentPrinted: '15/KH-UBND' });
      expect((await stands(open.task.id)).dueOn).toBe('2026-04-30');
      expect(await exceptions()).toEqual(before);
    });

    it('is moved by one whose document in the register was there before the day: that is told', async () => {
      const before = await exceptions();
      const plan = await planned('2026-03-10');
      await amend(plan, { documentId: await aDocument('outgoing', '2026-03-10') });
      expect(await stands(plan.task.id)).toMatchObject({ dueOn: '2026-04-30', state: 'inTimeUndone' });
      const told = (await seen(commune.officer, commune.unitId, plan.task.id)).actions.at(-1)!;
      expect([told.kind, told.since]).toEqual(['amended', '2026-03-10']);
      expect(await exceptions()).toEqual(['plans.amendPlan', ...before]);
      const asked = { unitId: commune.unitId, planId: plan.planId };
      const { counts } = (await commune.officer.call(getPlan, asked)).result;
      expect(counts).toMatchObject({ inTimeUndone: 1, overdueUndone: 0, asFirstSet: { overdueUndone: 1 } });
      const first = { ...asked, stateAsFirstSet: 'overdueUndone' } as const;
      expect((await commune.officer.call(listTasks, first)).result.count).toBe(1);
      const late = await planned('2026-03-10');
      await amend(late, { documentId: await aDocument('outgoing', '2026-03-11') });
      expect((await stands(late.task.id)).state).toBe('overdueUndone');
    });

    it('is not set back to a day that had passed when that was known', async () => {
      const plan = await planned('2026-05-31');
      const { id: taskId, ...fields } = plan.task;
      const changes = [{ ...fields, taskId, version: 2, dueOn: '2026-03-12' }];
      const typed = amend(plan, { documentPrinted: '15/KH-UBND', changes });
      expect((await refusal(typed)).paths).toEqual(['changes.0.dueOn']);
      await amend(plan, { documentId: await aDocument('outgoing', '2026-03-05'), changes });
      expect(await stands(taskId)).toMatchObject({ dueOn: '2026-03-12', state: 'overdueUndone' });
    });

    it('does not leave the count of a time in which it was late by an older amendment that cancels it', async () => {
      const { unitId, specialist } = commune;
      const plan = await planned('2026-03-10');
      const cancels = [{ taskId: plan.task.id, version: 2 }];
      await amend(plan, { documentPrinted: '15/KH-UBND', changes: [], cancels });
      const { cancelledOn } = await seen(specialist, unitId, plan.task.id);
      expect(cancelledOn).toBe('2026-03-20');
      const asked = { unitId, planId: plan.planId, status: 'cancelled', on: '2026-03-14' } as const;
      const { tasks } = (await specialist.call(listTasks, asked)).result;
      expect(tasks.map(({ state }) => state)).toEqual(['overdueUndone']);
      const known = await planned('2026-03-10');
      const documentId = await aDocument('outgoing', '2026-03-09');
      const dropped = { documentId, changes: [], cancels: [{ taskId: known.task.id, version: 2 }] };
      await amend(known, dropped);
      expect((await seen(specialist, unitId, known.task.id)).cancelledOn).toBe('2026-03-09');
    });
  });

  it('and afterwards nothing contradicts itself', async () => {
    await office.database.db
      .updateTable('task')
      .set({ giver_unit_id: null, origin_unit_id: null, origin_id: null })
      .where('origin_id', 'not in', office.database.db.selectFrom('task').select('id'))
      .execute();
    expect(await verifyPlans(office.database.db)).toEqual([]);
    expect(office.troubles).toEqual([]);
  });
});
