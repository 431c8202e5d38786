import { beforeAll, expect, it } from 'vitest';
import { addTasks, amendPlan, createPlan, getPlan, issuePlan } from '../src/areas/plans/contract.ts';
import {
  confirmTasks,
  decideExtension,
  handDownTask,
  refuseTask,
  remindTasks,
  reopenTask,
  showChain,
} from '../src/areas/plans/contract-giving.ts';
import { addEvidence, askExtension, reportDone } from '../src/areas/plans/contract-tasks.ts';
import { verifyPlans } from '../src/areas/plans/verify-plans.ts';
import { uuidv7 } from '../src/base/id.ts';
import { faultsOfChains } from './chains.ts';
import { onPostgres } from './database.ts';
import { type Office, openOffice, type Person } from './office.ts';
import { atOnce } from './races.ts';
import { aGivenTask, anIssuedPlan, aTask, openWorking, type Staffed, seen, type Working } from './tasks.ts';

const withoutEvidence = 'Việc không có văn bản';
const doneOn = '2026-03-02';

/** How often each answer was given. */
const tally = (ended: readonly (object | string)[]) =>
  Object.fromEntries(
    [...Map.groupBy(ended, (one) => (typeof one === 'string' ? one : 'done'))].map(([told, all]) => [
      told,
      all.length,
    ]),
  );

onPostgres('plans and tasks, many at once', (open) => {
  let office: Office;
  let working: Working;
  let commune: Staffed;
  let leaders: Person[];
  beforeAll(async () => {
    office = await openOffice(await open());
    working = await openWorking(office, 3);
    commune = working.communes[0]!;
    leaders = await several('leader');
  });
  const several = (role: 'leader' | 'reportingOfficer') =>
    Promise.all(Array.from({ length: 6 }, () => office.aPerson({ role, unitId: commune.unitId })));
  const reported = async () => {
    const { unitId, specialist } = commune;
    const taskId = await aGivenTask(commune, { personId: specialist.id });
    const { version } = await seen(specialist, unitId, taskId);
    const said = { unitId, taskId, version, doneOn, withoutEvidence };
    return { taskId, version: (await specialist.call(reportDone, said)).result.version };
  };
  const actionsOf = async (taskId: string) =>
    (await seen(commune.leader, commune.unitId, taskId)).actions.map(({ kind }) => kind);

  it('confirm one task: it is confirmed once, and all are told so', async () => {
    const { unitId } = commune;
    const { taskId, version } = await reported();
    const tasks = [{ unitId, taskId, version }];
    const ended = await atOnce(
      leaders.map(async (leader) => (await leader.call(confirmTasks, { giverId: unitId, tasks })).result),
    );
    const counts = ended.map((one) => (typeof one === 'string' ? one : one.confirmed));
    expect(counts.sort()).toEqual([0, 0, 0, 0, 0, 1]);
    expect(await actionsOf(taskId)).toEqual(['created', 'reported', 'confirmed']);
  });

  it('confirm many tasks in any order: none waits for the other for ever', async () => {
    const { unitId } = commune;
    const all = await Promise.all(Array.from({ length: 8 }, reported));
    const tasks = all.map((one) => ({ unitId, ...one }));
    const ended = await atOnce(
      leaders.map(async (leader, index) => {
        const mixed = index % 2 === 0 ? tasks : tasks.toReversed();
        return (await leader.call(confirmTasks, { giverId: unitId, tasks: mixed })).result.confirmed;
      }),
    );
    expect(ended.toSorted()).toEqual([0, 0, 0, 0, 0, 8]);
  });

  it('decide one extension: one decision stands, the others are told', async () => {
    const { unitId, specialist } = commune;
    const taskId = await aGivenTask(commune, { personId: specialist.id });
    const { version } = await seen(specialist, unitId, taskId);
    const asked = { unitId, taskId, version, dueOn: '2026-04-30', reason: 'Chờ số liệu' };
    const next = (await specialist.call(askExtension, asked)).result.version;
    const ended = await atOnce(
      leaders.map(async (leader, index) => {
        const dueOn = index % 2 === 0 ? `2026-04-1${index}` : null;
        const decision = { giverId: unitId, unitId, taskId, version: next, dueOn, reason: 'Theo đề nghị' };
        return (await leader.call(decideExtension, decision)).result;
      }),
    );
    expect(tally(ended)).toEqual({ done: 1, 'changed-by-other': 5 });
    expect((await actionsOf(taskId)).length).toBe(3);
  });

  it('hand one task down with the same ids: each unit has it once', async () => {
    const { province, communes } = working;
    const { unitId } = province;
    const taskId = await aGivenTask(province);
    const to = communes.map((one) => ({ receiverId: one.unitId, id: uuidv7(), dueOn: '2026-03-31' }));
    const ended = await atOnce(
      Array.from({ length: 6 }, async () => {
        const down = { unitId, taskId, to };
        return (await province.leader.call(handDownTask, down)).result.handedDown;
      }),
    );
    expect(ended.toSorted()).toEqual([0, 0, 0, 0, 0, 3]);
    const { parts } = (await province.leader.call(showChain, { unitId, taskId })).result;
    expect(parts.map((part) => part.taskId).sort()).toEqual(to.map(({ id }) => id).sort());
    // With ids of their own, for one unit: it has it once all the same.
    const other = await aGivenTask(province);
    const apart = await atOnce(
      Array.from({ length: 6 }, async () => {
        const one = [{ receiverId: commune.unitId, id: uuidv7(), dueOn: '2026-03-31' }];
        return (await province.leader.call(handDownTask, { unitId, taskId: other, to: one })).result;
      }),
    );
    expect(tally(apart)).toEqual({ done: 1, 'input-invalid': 5 });
  });

  it('report a task while it is reopened: whichever comes first, its log says what it is', async () => {
    const { unitId, specialist, leader } = commune;
    for (let round = 0; round < 6; round += 1) {
      const { taskId, version } = await reported();
      await leader.call(confirmTasks, { giverId: unitId, tasks: [{ unitId, taskId, version }] });
      const done = version + 1;
      const reopening = { giverId: unitId, unitId, taskId, version: done, reason: 'Thiếu phụ lục' };
      const said = { unitId, taskId, version: done, doneOn, withoutEvidence };
      const ended = await atOnce<object>([
        leader.call(reopenTask, reopening),
        specialist.call(reportDone, said),
        leaders[0]!.call(reopenTask, reopening),
      ]);
      const { done: won, ...told } = tally(ended) as Record<string, number>;
      expect(won).toBe(1);
      for (const code of Object.keys(told)) expect(['changed-by-other', 'input-invalid']).toContain(code);
      expect(await actionsOf(taskId)).toEqual(['created', 'reported', 'confirmed', 'reopened']);
    }
  });

  it('confirm, refuse and reopen one task: each deed follows from the one before, none is lost', async () => {
    const { unitId } = commune;
    for (let round = 0; round < 6; round += 1) {
      const { taskId, version } = await reported();
      const tasks = [{ unitId, taskId, version }];
      const given = { giverId: unitId, unitId, taskId, reason: 'Thiếu phụ lục' };
      const ended = await atOnce<object>([
        leaders[0]!.call(confirmTasks, { giverId: unitId, tasks }),
        leaders[1]!.call(refuseTask, { ...given, version }),
        // As if it had been confirmed already.
        leaders[2]!.call(reopenTask, { ...given, version: version + 1 }),
      ]);
      const told = await actionsOf(taskId);
      const after = told.slice(2).join(' ');
      expect(['confirmed', 'confirmed reopened', 'refused']).toContain(after);
      expect(told.length - 2).toBe(ended.filter((one) => typeof one !== 'string').length);
      for (const code of ended.filter((one) => typeof one === 'string'))
        expect(['changed-by-other', 'input-invalid']).toContain(code);
    }
  });

  it('grant an extension while the task is confirmed: the day moves before, or not at all', async () => {
    const { unitId, specialist } = commune;
    for (let round = 0; round < 6; round += 1) {
      const taskId = await aGivenTask(commune, { personId: specialist.id });
      const asked = { unitId, taskId, version: 1, dueOn: '2026-04-30', reason: 'Chờ số liệu' };
      const { version } = (await specialist.call(askExtension, asked)).result;
      const said = { unitId, taskId, version, doneOn, withoutEvidence };
      const next = (await specialist.call(reportDone, said)).result.version;
      const decision = { giverId: unitId, unitId, taskId, version: next, dueOn: '2026-04-30' };
      const ended = await atOnce<object>([
        leaders[0]!.call(confirmTasks, { giverId: unitId, tasks: [{ unitId, taskId, version: next }] }),
        leaders[1]!.call(decideExtension, { ...decision, reason: 'Theo đề nghị' }),
      ]);
      const { done: won, ...told } = tally(ended) as Record<string, number>;
      expect(won).toBe(1);
      for (const code of Object.keys(told)) expect(['changed-by-other', 'input-invalid']).toContain(code);
      const { status, dueOn } = await seen(specialist, unitId, taskId);
      expect([
        ['done', '2026-03-31'],
        ['reported', '2026-04-30'],
      ]).toContainEqual([status, dueOn]);
    }
  });

  it('remind of one task: it is reminded of once, the others are told by whom', async () => {
    const { unitId } = commune;
    const taskId = await aGivenTask(commune);
    const reminder = { giverId: unitId, tasks: [{ unitId, taskId }], text: 'Đề nghị làm ngay' };
    const ended = await atOnce<object>(leaders.map((leader) => leader.call(remindTasks, reminder)));
    expect(tally(ended)).toEqual({ done: 1, 'input-invalid': 5 });
    expect(await actionsOf(taskId)).toEqual(['created', 'reminded']);
  });

  it('prove two tasks by one file at once: one of them says why', async () => {
    const { unitId, specialist } = commune;
    const png = `iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==`;
    const ids = await Promise.all(
      Array.from({ length: 4 }, () => aGivenTask(commune, { personId: specialist.id })),
    );
    const file = { name: 'anh.png', content: png };
    const ended = await atOnce<object>(
      ids.map((taskId) => specialist.call(addEvidence, { unitId, taskId, id: uuidv7(), title: 'Ảnh', file })),
    );
    expect(tally(ended)).toEqual({ done: 1, 'input-invalid': 3 });
  });

  it('fill, issue and amend one plan: it is issued once, with what was there, and amended one after the other', async () => {
    const { unitId, officer } = commune;
    const officers = await several('reportingOfficer');
    const planId = uuidv7();
    await officer.call(createPlan, {
      unitId,
      id: planId,
      kind: 'reform',
      year: 2026,
      name: 'Kế hoạch năm 2026',
      beside: true,
    });
    const added = await atOnce<object>(
      officers.map((one) => one.call(addTasks, { unitId, planId, tasks: [aTask(), aTask()] })),
    );
    expect(tally(added)).toEqual({ done: 6 });
    const { version, tasks } = (await officer.call(getPlan, { unitId, planId })).result;
    expect(new Set(tasks.map(({ ordinal }) => ordinal)).size).toBe(12);
    const issued = await atOnce<object>(
      officers.map((one) =>
        one.call(issuePlan, { unitId, planId, version, issuedOn: '2026-03-01', beside: true }),
      ),
    );
    expect(tally(issued)).toEqual({ done: 1, 'input-invalid': 5 });
    const amended = await atOnce<object>(
      officers.map((one) =>
        one.call(amendPlan, {
          ...{ unitId, planId, id: uuidv7(), on: '2026-03-02', reason: 'Theo chỉ đạo mới' },
          cancels: [{ taskId: tasks[0]!.id, version: 2 }],
        }),
      ),
    );
    expect(tally(amended)).toEqual({ done: 1, 'input-invalid': 5 });
    await anIssuedPlan(commune, [aTask()]);
  });

  it('leave nothing that contradicts itself', async () => {
    expect(await verifyPlans(office.database.db)).toEqual([]);
    expect(await faultsOfChains(office.database)).toEqual([]);
    expect(office.troubles).toEqual([]);
  });
});
