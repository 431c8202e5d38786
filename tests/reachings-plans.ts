import * as plans from '../src/areas/plans/contract.ts';
import { listCounted } from '../src/areas/plans/contract-desk.ts';
import * as giving from '../src/areas/plans/contract-giving.ts';
import * as tasks from '../src/areas/plans/contract-tasks.ts';
import { keepCounted } from '../src/areas/plans/measures.ts';
import { loadUnits } from '../src/areas/units/registry.ts';
import { uuidv7 } from '../src/base/id.ts';
import type { Operation } from '../src/base/operation.ts';
import type { Office } from './office.ts';
import type { Reaching } from './reachings-reports.ts';
import {
  aGivenTask,
  anIssuedPlan,
  aRegistered,
  aTakenUpTask,
  aTask,
  openRegisters,
  openWorking,
  type Staffed,
  seen,
} from './tasks.ts';

const form = ['input-invalid'];
const reason = 'Lý do của một đơn vị khác';
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What a sibling has: plans, tasks in every state, one of them handed down from above, with what proves it. */
type Theirs = {
  readonly unitId: string;
  readonly personId: string;
  readonly draftId: string;
  readonly draftTaskId: string;
  readonly planId: string;
  readonly planTaskId: string;
  readonly openId: string;
  readonly reportedId: string;
  readonly doneId: string;
  readonly askedId: string;
  readonly evidenceId: string;
  readonly partId: string;
  /** In their register of incoming documents. */
  readonly documentId: string;
};

async function theirsIn(office: Office, other: Staffed, province: Staffed): Promise<Theirs> {
  const { unitId, officer, leader, specialist } = other;
  const draftId = uuidv7();
  const draftTask = aTask();
  await officer.call(plans.createPlan, {
    unitId,
    id: draftId,
    kind: 'reform',
    year: 2026,
    name: 'Dự thảo của họ',
    beside: true,
  });
  await officer.call(plans.addTasks, { unitId, planId: draftId, tasks: [draftTask] });
  const planTask = aTask();
  const planId = await anIssuedPlan(other, [planTask]);
  const own = { personId: specialist.id };
  const given = async () => {
    const id = await aGivenTask(other, own);
    return { id, version: (await seen(specialist, unitId, id)).version };
  };
  const report = async ({ id, version }: { id: string; version: number }) => {
    const said = { unitId, taskId: id, version, doneOn: '2026-03-02', withoutEvidence: reason };
    return (await specialist.call(tasks.reportDone, said)).result;
  };
  const [open, reported, done, asked] = [await given(), await given(), await given(), await given()];
  await report(reported);
  const { version } = await report(done);
  await leader.call(giving.confirmTasks, { giverId: unitId, tasks: [{ unitId, taskId: done.id, version }] });
  const wanted = { unitId, taskId: asked.id, version: asked.version, dueOn: '2026-04-30', reason };
  await specialist.call(tasks.askExtension, wanted);
  const evidenceId = uuidv7();
  const file = { name: 'anh.png', content: png };
  await specialist.call(tasks.addEvidence, { unitId, taskId: open.id, id: evidenceId, title: 'Ảnh', file });
  const aboveId = await aGivenTask(province);
  const partId = uuidv7();
  const to = [{ receiverId: unitId, id: partId, dueOn: '2026-03-31' }];
  await province.leader.call(giving.handDownTask, { unitId: province.unitId, taskId: aboveId, to });
  return {
    ...{
      unitId,
      personId: specialist.id,
      draftId,
      draftTaskId: draftTask.id,
      planId,
      planTaskId: planTask.id,
    },
    ...{ openId: open.id, reportedId: reported.id, doneId: done.id, askedId: asked.id, evidenceId, partId },
    documentId: await aRegistered(other, await openRegisters(office, other), 'incoming', '2026-03-01', 5),
  };
}

/** Everything of plans and tasks that somebody reaches for beneath a path of their own. */
export async function planReachings(office: Office): Promise<Reaching[]> {
  const { province, communes } = await openWorking(office, 2);
  const [me, other] = communes as [Staffed, Staffed];
  const theirs = await theirsIn(office, other, province);
  const draftTask = aTask();
  const mine = {
    draftId: uuidv7(),
    draftTaskId: draftTask.id,
    planId: await anIssuedPlan(me, [aTask()]),
    taskId: await aGivenTask(me, { personId: me.specialist.id }),
    takenUpId: await aTakenUpTask(me),
    provenId: await aGivenTask(me, { personId: me.specialist.id }),
    proofId: uuidv7(),
  };
  await me.specialist.call(tasks.addEvidence, {
    ...{ unitId: me.unitId, taskId: mine.provenId, id: mine.proofId, title: 'Ảnh của tôi' },
    file: { name: 'anh.png', content: png },
  });
  const { unitId } = me;
  const head = { kind: 'reform', year: 2026, name: 'Dự thảo của tôi', beside: true } as const;
  await me.officer.call(plans.createPlan, { unitId, id: mine.draftId, ...head });
  await me.officer.call(plans.addTasks, { unitId, planId: mine.draftId, tasks: [draftTask] });
  const days = { from: '2026-01-01', to: '2026-03-31' };
  const list = uuidv7();
  const counting = { indicator: 'plan.tasksSet', window: { ...days, on: days.to } };
  const units = await loadUnits(office.database.db);
  await office.database.transaction((tx) => keepCounted(tx, other.unitId, counting, list, office.now, units));
  const counted = { unitId, measure: counting.indicator, ...days, list };
  return [
    { field: 'list', operation: listCounted, input: counted, by: me.officer },
    ...ofPlans(me, mine, theirs),
    ...ofPeople(me, mine, theirs),
    ...ofTasks(me, mine, theirs),
    ...ofGivers(me, mine, theirs),
  ];
}

type Mine = {
  readonly draftId: string;
  readonly draftTaskId: string;
  readonly planId: string;
  readonly taskId: string;
  readonly takenUpId: string;
  readonly provenId: string;
  readonly proofId: string;
};

function ofPlans({ unitId, officer: by }: Staffed, mine: Mine, theirs: Theirs): Reaching[] {
  const head = { kind: 'reform', year: 2026, name: 'Kế hoạch khác', beside: true };
  const version = 1;
  const of = (operation: Operation, more: object, field = 'planId', told?: string[]): Reaching => ({
    ...{ field, operation, input: { unitId, planId: theirs.draftId, ...more }, by },
    ...(told === undefined ? {} : { told }),
  });
  const issued = { planId: theirs.planId, version: 2 };
  const amendment = { id: uuidv7(), on: '2026-03-02', reason };
  const own = { planId: mine.draftId, version: 2, issuedOn: '2026-03-02', beside: true };
  const ownAmendment = { ...amendment, planId: mine.planId };
  const { id: _, ...fields } = aTask();
  return [
    of(plans.getPlan, {}),
    of(plans.exportPlan, {}),
    of(plans.copyPlan, { id: uuidv7(), ...head, kind: undefined, tasks: [] }),
    of(
      plans.copyPlan,
      {
        planId: mine.planId,
        id: uuidv7(),
        year: 2027,
        name: head.name,
        beside: true,
        tasks: [{ taskId: theirs.planTaskId, id: uuidv7() }],
      },
      'taskId',
    ),
    of(plans.changePlan, { version, ...head }),
    of(plans.discardPlan, { version }),
    of(plans.addTasks, { tasks: [aTask()] }),
    of(
      plans.addTasks,
      { planId: mine.draftId, tasks: [aTask({ parentId: theirs.draftTaskId })] },
      'parentId',
      form,
    ),
    of(plans.changeTask, { planId: undefined, taskId: theirs.draftTaskId, version, ...fields }, 'taskId'),
    of(plans.removeTasks, { taskIds: [theirs.draftTaskId] }),
    of(plans.removeTasks, { planId: mine.draftId, taskIds: [theirs.draftTaskId] }, 'taskIds'),
    of(plans.issuePlan, { version: 2, issuedOn: '2026-03-02' }),
    of(plans.issuePlan, { ...own, documentId: theirs.documentId }, 'documentId', form),
    of(plans.amendPlan, { ...amendment, planId: theirs.planId, adds: [aTask()] }),
    of(
      plans.amendPlan,
      { ...ownAmendment, documentId: theirs.documentId, adds: [aTask()] },
      'documentId',
      form,
    ),
    of(
      plans.amendPlan,
      { ...ownAmendment, adds: [aTask({ parentId: theirs.planTaskId })] },
      'parentId',
      form,
    ),
    of(
      plans.amendPlan,
      { ...ownAmendment, cancels: [{ taskId: theirs.planTaskId, version: 2 }] },
      'taskId',
      form,
    ),
    of(plans.closePlan, issued),
    of(plans.reopenPlan, { ...issued, reason }),
  ];
}

/** Nobody gives a task to who works elsewhere. */
function ofPeople(
  { unitId, officer: by }: Staffed,
  mine: Mine,
  { personId, openId, documentId }: Theirs,
): Reaching[] {
  const both = (operation: Operation, inputOf: (more: object) => object): Reaching[] =>
    [
      { field: 'personId', more: { personId } },
      { field: 'coWorkers', more: { coWorkers: [personId] } },
    ].map(({ field, more }) => ({ field, operation, input: { unitId, ...inputOf(more) }, by, told: form }));
  const list = (more: object) => [aTask(more)];
  const given = { givenOn: '2026-03-02' };
  const upper = { ...given, giverLevel: 'province', giver: 'UBND tỉnh' };
  const amendment = { planId: mine.planId, id: uuidv7(), on: '2026-03-02', reason };
  return [
    ...both(plans.addTasks, (more) => ({ planId: mine.draftId, tasks: list(more) })),
    ...both(plans.amendPlan, (more) => ({ ...amendment, adds: list(more) })),
    ...both(plans.changeTask, (more) => {
      const { id: _, ...fields } = aTask(more);
      return { taskId: mine.draftTaskId, version: 1, ...fields };
    }),
    ...both(giving.giveTasks, (more) => ({ ...given, tasks: list(more) })),
    ...both(giving.takeUpTasks, (more) => ({ ...upper, tasks: list(more) })),
    ...both(tasks.assignTask, (more) => ({ taskId: mine.taskId, version: 1, personId: by.id, ...more })),
    {
      ...{ field: 'parentId', operation: giving.giveTasks, by, told: form },
      input: { unitId, ...given, tasks: [aTask({ parentId: openId })] },
    },
    {
      ...{ field: 'parentId', operation: giving.takeUpTasks, by, told: form },
      input: { unitId, ...upper, tasks: [aTask({ parentId: openId })] },
    },
    {
      ...{ field: 'documentId', operation: giving.takeUpTasks, by, told: form },
      input: { unitId, ...upper, documentId, tasks: [aTask()] },
    },
  ];
}

function ofTasks({ unitId, officer: by }: Staffed, mine: Mine, theirs: Theirs): Reaching[] {
  const of = (operation: Operation, more: object, field = 'taskId', told?: string[]): Reaching => ({
    ...{ field, operation, input: { unitId, taskId: theirs.openId, ...more }, by },
    ...(told === undefined ? {} : { told }),
  });
  const version = 2;
  const own = { taskId: mine.taskId };
  const file = { name: 'anh.png', content: png };
  const proof = { id: uuidv7(), title: 'Ảnh' };
  const down = (receiverId: string, id: string) => ({ to: [{ receiverId, id, dueOn: '2026-03-31' }] });
  const view = {
    ...{ viewerId: unitId, unitId: theirs.unitId, id: theirs.evidenceId },
    fileId: theirs.evidenceId,
  };
  return [
    of(tasks.getTask, {}),
    of(giving.showChain, {}),
    of(tasks.assignTask, { version, personId: by.id }),
    of(tasks.reportProgress, { version, progress: 10, note: 'Đang làm' }),
    of(tasks.reportDone, { version, doneOn: '2026-03-02', withoutEvidence: reason }),
    of(tasks.askExtension, { version, dueOn: '2026-05-01', reason }),
    of(tasks.addEvidence, { ...proof, file }),
    of(tasks.addEvidence, { ...own, ...proof, documentId: theirs.documentId }, 'documentId', form),
    of(tasks.withdrawEvidence, { id: theirs.evidenceId }),
    of(tasks.withdrawEvidence, { ...own, id: theirs.evidenceId }, 'id'),
    of(tasks.getEvidence, view, 'unitId'),
    of(tasks.getEvidence, { ...view, unitId }, 'taskId'),
    of(tasks.getEvidence, { ...view, unitId, ...own }, 'id'),
    of(tasks.getEvidence, { ...view, unitId, taskId: mine.provenId, id: mine.proofId }, 'fileId'),
    of(tasks.verifyEvidence, view, 'unitId'),
    of(tasks.verifyEvidence, { ...view, unitId }, 'taskId'),
    of(tasks.verifyEvidence, { ...view, unitId, ...own }, 'id'),
    of(tasks.verifyEvidence, { ...view, unitId, taskId: mine.provenId, id: mine.proofId }, 'fileId'),
    of(giving.handDownTask, down(unitId, uuidv7())),
    of(giving.handDownTask, { ...own, ...down(theirs.unitId, uuidv7()) }, 'receiverId', form),
    of(giving.handDownTask, { ...own, ...down(theirs.unitId, theirs.openId) }, 'id', form),
  ];
}

/** Nobody decides on what they did not give, whether it is a sibling's own or was handed down from above. */
function ofGivers({ unitId: giverId, leader: by }: Staffed, mine: Mine, theirs: Theirs): Reaching[] {
  const { unitId, openId, reportedId, doneId, askedId, partId, documentId } = theirs;
  const extension = { version: 1, dueOn: '2026-05-01', reason };
  const both = (operation: Operation, taskId: string, more: object): Reaching[] => [
    { field: 'unitId', operation, input: { giverId, unitId, taskId, ...more }, by },
    { field: 'taskId', operation, input: { giverId, unitId: giverId, taskId, ...more }, by },
  ];
  const listed = (operation: Operation, taskId: string, rest: object, more: object): Reaching[] => [
    { field: 'unitId', operation, input: { giverId, tasks: [{ unitId, taskId, ...more }], ...rest }, by },
    {
      field: 'taskId',
      operation,
      input: { giverId, tasks: [{ unitId: giverId, taskId, ...more }], ...rest },
      by,
    },
  ];
  const version = 2;
  return [
    ...listed(giving.confirmTasks, reportedId, {}, { version }),
    ...listed(giving.remindTasks, openId, { text: 'Đề nghị làm ngay' }, {}),
    ...listed(giving.remindTasks, partId, { text: 'Đề nghị làm ngay' }, {}),
    ...both(giving.refuseTask, reportedId, { version, reason }),
    ...both(giving.reopenTask, doneId, { version: 3, reason }),
    ...both(giving.decideExtension, askedId, { version, dueOn: '2026-05-01', reason }),
    ...both(giving.cancelTask, partId, { version: 1, reason }),
    {
      ...{ field: 'documentId', operation: giving.decideExtension, by, told: form },
      input: { giverId, unitId: giverId, taskId: mine.takenUpId, ...extension, documentId },
    },
  ];
}
