import { beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { refusal } from '../../../tests/refusal.ts';
import { anIssuedPlan, aTask, openWorking, type Staffed } from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import {
  addTasks,
  amendPlan,
  changePlan,
  changeTask,
  closePlan,
  copyPlan,
  createPlan,
  discardPlan,
  exportPlan,
  getPlan,
  issuePlan,
  listPlans,
  removeTasks,
  reopenPlan,
} from './contract.ts';
import { verifyPlans } from './verify-plans.ts';

onEveryDatabase('plans', (open) => {
  let office: Office;
  let commune: Staffed;
  beforeAll(async () => {
    office = await openOffice(await open());
    commune = (await openWorking(office, 1)).communes[0]!;
  });
  const planOf = async (planId: string) =>
    (await commune.officer.call(getPlan, { unitId: commune.unitId, planId })).result;
  const begun = async () => {
    const id = uuidv7();
    const { unitId, officer } = commune;
    await officer.call(createPlan, {
      unitId,
      id,
      kind: 'reform',
      year: 2026,
      name: `Kế hoạch năm 2026 ${id}`,
      beside: true,
    });
    return id;
  };

  it('are made, filled, issued, and then no longer changed but by amendments', async () => {
    const { unitId, officer, specialist } = commune;
    const planId = await begun();
    const [one, two] = [
      aTask({ personId: specialist.id }),
      aTask({ title: 'Tập huấn công chức', dueOn: null }),
    ];
    await officer.call(addTasks, { unitId, planId, tasks: [one, two] });
    const draft = await planOf(planId);
    expect(draft.tasks.map(({ title, status, dueOn }) => [title, status, dueOn])).toEqual([
      [one.title, 'draft', '2026-03-31'],
      [two.title, 'draft', null],
    ]);
    expect(draft.may).toEqual(['change', 'issue', 'discard']);
    // A regular task lacks no day.
    expect(draft.lacks.filter(({ taskId }) => taskId === two.id).map(({ what }) => what)).toEqual(['cost']);
    const { version } = draft;
    await officer.call(issuePlan, {
      ...{ unitId, planId, version, issuedOn: '2026-01-15', documentPrinted: '05/KH-UBND', beside: true },
    });
    const issued = await planOf(planId);
    expect(issued).toMatchObject({ status: 'issued', issuedOn: '2026-01-15', document: '05/KH-UBND' });
    expect(issued.tasks.map(({ status, givenOn }) => [status, givenOn])).toEqual([
      ['open', '2026-01-15'],
      ['open', '2026-01-15'],
    ]);
    expect(issued.counts).toMatchObject({ total: 2, inTimeUndone: 2, undated: 1, due: 0 });
    const change = {
      unitId,
      planId,
      version: issued.version,
      kind: 'other' as const,
      year: 2026,
      name: 'Khác hẳn',
    };
    expect((await refusal(officer.call(changePlan, change))).code).toBe('input-invalid');
    const more = { unitId, planId, tasks: [aTask()] };
    expect((await refusal(officer.call(addTasks, more))).code).toBe('input-invalid');
    expect((await planOf(planId)).tasks).toHaveLength(2);
  });

  it('tell all that is wrong with many tasks at once, and take none of them', async () => {
    const { unitId, officer } = commune;
    const planId = await begun();
    const stranger = await office.aPerson();
    const tasks = [
      aTask({ personId: stranger.id }),
      aTask({ startsOn: '2026-04-01' }),
      aTask({ productKind: 'XYZ' }),
      aTask({ parentId: uuidv7() }),
      aTask({ title: '' }),
    ];
    const parsed = await refusal(officer.call(addTasks, { unitId, planId, tasks }));
    expect(parsed).toEqual({ code: 'input-invalid', paths: ['tasks.4.title'] });
    const told = await refusal(officer.call(addTasks, { unitId, planId, tasks: tasks.slice(0, 4) }));
    expect(told.paths).toEqual([
      'tasks.0.personId',
      'tasks.1.dueOn',
      'tasks.2.productKind',
      'tasks.3.parentId',
    ]);
    expect((await planOf(planId)).tasks).toEqual([]);
  });

  it('are not issued without tasks, products and who is responsible; activities need none', async () => {
    const { unitId, officer } = commune;
    const planId = await begun();
    const issue = async () => {
      const { version } = await planOf(planId);
      return refusal(
        officer.call(issuePlan, { unitId, planId, version, issuedOn: '2026-01-15', beside: true }),
      );
    };
    expect((await issue()).code).toBe('input-invalid');
    const top = aTask();
    const bare = aTask({ product: null, personPrinted: null });
    await officer.call(addTasks, {
      ...{ unitId, planId },
      tasks: [aTask({ parentId: top.id, product: null, personPrinted: null }), top, bare],
    });
    expect((await issue()).paths).toEqual([`tasks.${bare.id}`, `tasks.${bare.id}`]);
  });

  it('are not issued with tasks that were due before, each told with its day', async () => {
    const { unitId, officer } = commune;
    const planId = await begun();
    const early = ['2026-01-10', '2026-01-14', '2026-01-15'].map((dueOn) => aTask({ dueOn }));
    const activity = aTask({ dueOn: '2026-01-05', parentId: early[2]!.id });
    await officer.call(addTasks, { unitId, planId, tasks: [...early, activity] });
    const issued = async (issuedOn: string) => {
      const { version } = await planOf(planId);
      return officer.call(issuePlan, { unitId, planId, version, issuedOn, beside: true });
    };
    const { issues } = await refusalOf(issued('2026-01-15'));
    const wrong = [early[0]!, early[1]!, activity];
    expect(issues.map(({ path }) => path[1]).sort()).toEqual(wrong.map(({ id }) => id).sort());
    expect(issues.find(({ path }) => path[1] === early[1]!.id)!.message.vi).toContain('14/01/2026');
    await issued('2026-01-05');
  });

  it('sent a second time are there once; sent otherwise are refused', async () => {
    const { unitId, officer } = commune;
    const id = uuidv7();
    const head = { unitId, id, kind: 'reform' as const, year: 2026, name: 'Kế hoạch năm 2026', beside: true };
    for (const _ of [1, 2]) await officer.call(createPlan, head);
    expect((await refusal(officer.call(createPlan, { ...head, year: 2025 }))).code).toBe('already-there');
    const tasks = [aTask(), aTask()];
    const sent = [];
    for (const _ of [1, 2])
      sent.push((await officer.call(addTasks, { unitId, planId: id, tasks })).result.added);
    expect(sent).toEqual([2, 0]);
    const mixed = { unitId, planId: id, tasks: [tasks[0]!, aTask()] };
    expect((await refusal(officer.call(addTasks, mixed))).code).toBe('already-there');
    expect((await planOf(id)).tasks).toHaveLength(2);
  });

  it('of the reform come beside another of the year only where that is meant, at their making and their issue', async () => {
    const { unitId, officer } = commune;
    const year = 2023;
    const made = (name: string, more: object = {}) => {
      const head = { unitId, id: uuidv7(), kind: 'reform' as const, year, name, ...more };
      return officer.call(createPlan, head);
    };
    const first = (await made('Kế hoạch CCHC thứ nhất')).result;
    expect((await refusal(made('KẾ HOẠCH CCHC THỨ NHẤT'))).paths).toEqual(['name', 'beside']);
    expect((await refusal(made('Kế hoạch CCHC thứ nhất', { kind: 'other' }))).paths).toEqual(['name']);
    expect((await refusal(made('Kế hoạch CCHC thứ hai'))).paths).toEqual(['beside']);
    expect((await refusal(made('Kế hoạch xa', { year: 2028 }))).paths).toEqual(['year']);
    await made('Kế hoạch tuyên truyền', { kind: 'publicity' });
    const second = (await made('Kế hoạch CCHC thứ hai', { beside: true })).result;
    const issued = async (planId: string, more: object = {}) => {
      await officer.call(addTasks, { unitId, planId, tasks: [aTask()] }).catch(() => {});
      const { version } = await planOf(planId);
      return officer.call(issuePlan, { unitId, planId, version, issuedOn: `${year}-01-15`, ...more });
    };
    await issued(first.id);
    expect((await refusal(issued(second.id))).paths).toEqual(['beside']);
    const { version } = await planOf(second.id);
    const head = { kind: 'reform' as const, year, basis: null };
    const renamed = { unitId, planId: second.id, version, ...head };
    expect(
      (await refusal(officer.call(changePlan, { ...renamed, name: 'Kế hoạch CCHC thứ nhất' }))).paths,
    ).toEqual(['name']);
    await officer.call(changePlan, { ...renamed, name: 'Kế hoạch CCHC bổ sung' });
    await issued(second.id, { beside: true });
  });

  it('are discarded with their tasks while drafted, are listed no more, and leave their name and year free', async () => {
    const { unitId, officer, leader } = commune;
    const head = { kind: 'reform' as const, year: 2022, name: 'Kế hoạch gõ nhầm' };
    const planId = uuidv7();
    await officer.call(createPlan, { unitId, id: planId, ...head });
    await officer.call(addTasks, { unitId, planId, tasks: [aTask(), aTask()] });
    const { version } = await planOf(planId);
    const draft = { unitId, planId, version };
    expect((await refusal(leader.call(discardPlan, draft))).code).toBe('not-permitted');
    expect((await refusal(officer.call(discardPlan, { ...draft, version: 1 }))).code).toBe(
      'changed-by-other',
    );
    await officer.call(discardPlan, draft);
    expect(await planOf(planId)).toMatchObject({ status: 'discarded', tasks: [], may: [] });
    expect((await officer.call(listPlans, { unitId, year: 2022 })).result.count).toBe(0);
    const again = { unitId, planId, version: version + 1 };
    for (const operation of [discardPlan, closePlan])
      expect((await refusal(officer.call(operation, again))).code).toBe('input-invalid');
    await officer.call(createPlan, { unitId, id: uuidv7(), ...head });
    const issuedId = await anIssuedPlan(commune, [aTask()]);
    const issued = { unitId, planId: issuedId, version: (await planOf(issuedId)).version };
    expect((await refusal(officer.call(discardPlan, issued))).code).toBe('input-invalid');
  });

  it('while drafted have their tasks changed and removed', async () => {
    const { unitId, officer, specialist } = commune;
    const planId = await begun();
    const [one, two] = [aTask(), aTask()];
    await officer.call(addTasks, { unitId, planId, tasks: [one, two, aTask({ parentId: two.id })] });
    const { id: _, ...fields } = aTask({
      title: 'Việc đã sửa',
      dueOn: '2026-05-05',
      coWorkers: [specialist.id],
    });
    const { version } = (await planOf(planId)).tasks[0]!;
    await officer.call(changeTask, { unitId, taskId: one.id, version, ...fields });
    expect(
      (await refusal(officer.call(changeTask, { unitId, taskId: one.id, version, ...fields }))).code,
    ).toBe('changed-by-other');
    const removal = { unitId, planId, taskIds: [two.id] };
    expect((await officer.call(removeTasks, removal)).result.removed).toBe(2);
    expect((await officer.call(removeTasks, removal)).result.removed).toBe(0);
    const { tasks } = await planOf(planId);
    expect(
      tasks.map(({ title, originalDueOn, dueOn, coWorkers }) => [
        title,
        originalDueOn,
        dueOn,
        coWorkers.length,
      ]),
    ).toEqual([['Việc đã sửa', '2026-05-05', '2026-05-05', 1]]);
  });

  it('are copied from last year’s, their days a year later, without who is no longer there', async () => {
    const { unitId, officer, specialist } = commune;
    const gone = await office.aPerson({ role: 'specialist', unitId });
    const [one, two] = [
      aTask({ personId: gone.id, dueOn: '2024-02-29' }),
      aTask({ personId: specialist.id }),
    ];
    const from = uuidv7();
    await officer.call(createPlan, {
      unitId,
      id: from,
      kind: 'publicity',
      year: 2024,
      name: 'Tuyên truyền 2024',
    });
    await officer.call(addTasks, { unitId, planId: from, tasks: [one, two] });
    await office.database.db
      .updateTable('post')
      .set({ valid_to: '2026-03-01' })
      .where('person_id', '=', gone.id)
      .execute();
    const id = uuidv7();
    const copies = [one, two].map((task) => ({ taskId: task.id, id: uuidv7() }));
    const copy = { unitId, planId: from, id, year: 2025, name: 'Tuyên truyền 2025', tasks: copies };
    for (const _ of [1, 2]) await officer.call(copyPlan, copy);
    const made = await planOf(id);
    expect(made).toMatchObject({ kind: 'publicity', year: 2025, copiedFrom: { id: from, year: 2024 } });
    expect(made.tasks.map(({ dueOn, personId }) => [dueOn, personId])).toEqual([
      ['2025-02-28', null],
      ['2027-03-31', specialist.id],
    ]);
    const foreign = {
      ...copy,
      id: uuidv7(),
      name: 'Tuyên truyền khác',
      tasks: [{ taskId: uuidv7(), id: uuidv7() }],
    };
    expect((await refusal(officer.call(copyPlan, foreign))).code).toBe('not-found');
  });

  describe('issued', () => {
    it('are amended by a dated amendment, which says what it added, changed and cancelled', async () => {
      const { unitId, officer } = commune;
      const [moved, late, dropped] = [
        aTask({ title: 'Việc dời hạn' }),
        aTask({ title: 'Việc đã quá hạn', dueOn: '2026-02-20' }),
        aTask({ title: 'Việc bỏ' }),
      ];
      const planId = await anIssuedPlan(commune, [moved, late, dropped]);
      const { tasks } = await planOf(planId);
      const [first, second, third] = tasks.map(({ id: taskId, version }) => ({ taskId, version }));
      const { id: _, parentId: __, ...movedTo } = { parentId: null, ...moved, dueOn: '2026-05-31' };
      const { id: ___, parentId: ____, ...lateTo } = { parentId: null, ...late, dueOn: '2026-03-20' };
      const added = aTask({ title: 'Việc thêm' });
      const id = uuidv7();
      const amendment = {
        ...{ unitId, planId, id, on: '2026-03-02', reason: 'Theo chỉ đạo của UBND tỉnh' },
        documentPrinted: '15/KH-UBND',
        ...{ adds: [added], cancels: [third!] },
        changes: [
          { ...first!, ...movedTo },
          { ...second!, ...lateTo },
        ],
      };
      for (const _ of [1, 2]) await officer.call(amendPlan, amendment);
      const after = await planOf(planId);
      expect(
        after.tasks.map(({ title, dueOn, promisedOn, status }) => [title, dueOn, promisedOn, status]),
      ).toEqual([
        ['Việc dời hạn', '2026-05-31', null, 'open'],
        ['Việc đã quá hạn', '2026-02-20', '2026-03-20', 'open'],
        ['Việc bỏ', '2026-03-31', null, 'cancelled'],
        ['Việc thêm', '2026-03-31', null, 'open'],
      ]);
      expect(after.amendments).toHaveLength(1);
      const [told] = after.amendments;
      expect([told!.on, told!.document]).toEqual(['2026-03-02', '15/KH-UBND']);
      expect(told!.tasks.map(({ title, what }) => [title, what])).toEqual([
        ['Việc dời hạn', 'changed'],
        ['Việc đã quá hạn', 'changed'],
        ['Việc bỏ', 'cancelled'],
        ['Việc thêm', 'added'],
      ]);
      expect(told!.tasks[0]).toMatchObject({
        before: { due_on: '2026-03-31' },
        after: { due_on: '2026-05-31' },
      });
      expect(after.counts).toMatchObject({ total: 3, overdueUndone: 1, inTimeUndone: 2 });
    });

    it('tell all that is wrong with an amendment at once', async () => {
      const { unitId, officer } = commune;
      const task = aTask();
      const planId = await anIssuedPlan(commune, [task]);
      const { id: _, ...fields } = task;
      const wrong = {
        ...{ unitId, planId, id: uuidv7(), on: '2026-01-10', reason: 'Lý do điều chỉnh' },
        adds: [aTask({ startsOn: '2026-12-01' })],
        changes: [{ taskId: task.id, version: 2, ...fields, dueOn: null }],
        cancels: [{ taskId: uuidv7(), version: 1 }],
      };
      expect((await refusal(officer.call(amendPlan, wrong))).paths).toEqual([
        ...['on', 'documentId', 'adds.0.dueOn', 'changes.0.dueOn', 'cancels.0.taskId'],
      ]);
      const both = {
        ...wrong,
        on: '2026-03-02',
        adds: [],
        changes: [{ ...wrong.changes[0]!, dueOn: '2026-04-30' }],
      };
      const twice = { ...both, cancels: [{ taskId: task.id, version: 2 }] };
      expect((await refusal(officer.call(amendPlan, twice))).paths).toEqual(['cancels.0.taskId']);
      const again = { ...both, changes: [...both.changes, ...both.changes], cancels: [] };
      expect((await refusal(officer.call(amendPlan, again))).paths).toEqual(['changes']);
      const empty = { unitId, planId, id: uuidv7(), on: '2026-03-02', reason: 'Lý do điều chỉnh' };
      expect((await refusal(officer.call(amendPlan, empty))).code).toBe('input-invalid');
      expect((await planOf(planId)).amendments).toEqual([]);
    });

    it('lose a task together with its activities, also where both are named', async () => {
      const { unitId, officer } = commune;
      const parent = aTask({ title: 'Việc lớn' });
      const [child, other] = [aTask({ parentId: parent.id }), aTask({ parentId: parent.id })];
      const planId = await anIssuedPlan(commune, [parent, child, other, aTask()]);
      const amended = { unitId, planId, on: '2026-03-02', reason: 'Không còn cần thực hiện' };
      const cancels = [parent, child].map(({ id }) => ({ taskId: id, version: 2 }));
      await officer.call(amendPlan, { ...amended, id: uuidv7(), cancels });
      const { tasks } = await planOf(planId);
      expect(tasks.map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled', 'open']);
    });

    it('do not lose a task twice, nor get or change what belongs to one that they lose', async () => {
      const { unitId, officer } = commune;
      const parent = aTask();
      const child = aTask({ parentId: parent.id });
      const planId = await anIssuedPlan(commune, [parent, child]);
      const amended = { unitId, planId, id: uuidv7(), on: '2026-03-02', reason: 'Không còn cần thực hiện' };
      const cancel = { taskId: parent.id, version: 2 };
      const doubled = { ...amended, cancels: [cancel, cancel] };
      expect(await refusal(officer.call(amendPlan, doubled))).toEqual({
        code: 'input-invalid',
        paths: ['cancels'],
      });
      const { id: taskId, parentId: _, ...fields } = child;
      const below = {
        ...{ ...amended, cancels: [cancel], adds: [aTask({ parentId: parent.id })] },
        changes: [{ taskId, version: 2, ...fields, title: 'Việc nhỏ đổi tên' }],
      };
      expect((await refusal(officer.call(amendPlan, below))).paths).toEqual([
        ...['adds.0.parentId', 'changes.0.taskId'],
      ]);
      expect((await planOf(planId)).amendments).toEqual([]);
    });

    it('are closed, and opened again with a reason', async () => {
      const { unitId, officer } = commune;
      const planId = await anIssuedPlan(commune, [aTask()]);
      const { version } = await planOf(planId);
      const closed = (await officer.call(closePlan, { unitId, planId, version })).result;
      expect((await planOf(planId)).may).toEqual(['reopen']);
      const amendment = { unitId, planId, id: uuidv7(), on: '2026-03-02', reason: 'Lý do điều chỉnh' };
      const adding = { ...amendment, adds: [aTask()] };
      expect((await refusal(officer.call(amendPlan, adding))).code).toBe('input-invalid');
      const again = { unitId, planId, version: closed.version, reason: 'Còn việc chưa xong' };
      await officer.call(reopenPlan, again);
      expect((await planOf(planId)).status).toBe('issued');
    });
  });

  it('are listed with how their tasks stand, and leave as .xlsx', async () => {
    const { unitId, officer, specialist } = commune;
    const planId = await anIssuedPlan(commune, [aTask({ dueOn: '2026-03-01' }), aTask()]);
    const { plans } = (await specialist.call(listPlans, { unitId, year: 2026 })).result;
    const listed = plans.find(({ id }) => id === planId)!;
    expect(listed.counts).toMatchObject({ total: 2, overdueUndone: 1, due: 1 });
    const path = exportPlan.path.replace('{unitId}', unitId).replace('{planId}', planId);
    const response = await office.fetch(`/api${path}`, { headers: { Cookie: officer.cookie } });
    expect(response.status).toBe(200);
    const { readFile } = await import('../../formats/read.ts');
    const { blocks } = await readFile(new Uint8Array(await response.arrayBuffer()), 'bang.xlsx');
    expect(JSON.stringify(blocks)).toContain('Quá hạn chưa hoàn thành');
  });

  it('and afterwards nothing contradicts itself', async () => {
    expect(await verifyPlans(office.database.db)).toEqual([]);
    expect(office.troubles).toEqual([]);
  });
});
