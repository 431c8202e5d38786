import * as plans from '../src/areas/plans/contract.ts';
import * as giving from '../src/areas/plans/contract-giving.ts';
import * as tasks from '../src/areas/plans/contract-tasks.ts';
import { addDays, yearOf } from '../src/base/plain-date.ts';
import { acted, type Ground, type Round, type Story, stands, step, under } from './stories.ts';
import { aTask } from './tasks.ts';

const reason = 'Chưa đạt yêu cầu';
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What happens to plans and tasks, from each of their beginnings. */
export const planStories = (ground: Ground): Story[] => [
  aPlan(ground),
  aTaskOfTheUnit(ground),
  aTaskFromAbove(ground),
];

/** Made, filled, issued, amended, closed and opened again, and copied; the copy is discarded. */
function aPlan({ unitId, today }: Ground): Story {
  const planId = (round: Round) => round.id('plan');
  const one = (round: Round) => ({ unitId, planId: planId(round) });
  const seen = async (round: Round) => {
    const { version } = (await round.as('officer')(plans.getPlan, one(round))).result;
    return { ...one(round), version };
  };
  const year = yearOf(today);
  const named = (round: Round, name: string) => ({
    ...{ kind: 'reform' as const, year, name: `${name} ${planId(round)}` },
    beside: true,
  });
  const taskOf = (round: Round, name: string) => aTask({ id: round.id(name), dueOn: addDays(today, 30) });
  return {
    name: 'a plan',
    steps: [
      step(
        plans.createPlan,
        'officer',
        (round) => ({ unitId, id: planId(round), ...named(round, 'Kế hoạch kể chuyện') }),
        stands('plan', planId),
        acted('plan', 'created', planId),
      ),
      step(
        plans.changePlan,
        'officer',
        async (round) => ({ ...(await seen(round)), ...named(round, 'Kế hoạch đã sửa') }),
        acted('plan', 'changed', planId),
      ),
      step(
        plans.addTasks,
        'officer',
        (round) => ({ ...one(round), tasks: [taskOf(round, 'first'), taskOf(round, 'second')] }),
        acted('plan', 'tasksAdded', planId),
        stands('task', (round) => round.id('first')),
        stands('task', (round) => round.id('second')),
      ),
      step(
        plans.changeTask,
        'officer',
        (round) => {
          const { id: taskId, ...fields } = taskOf(round, 'first');
          return { unitId, taskId, version: 1, ...fields, title: 'Nhiệm vụ đã sửa' };
        },
        acted('task', 'changed', (round) => round.id('first')),
      ),
      step(
        plans.removeTasks,
        'officer',
        (round) => ({ ...one(round), taskIds: [round.id('second')] }),
        acted('plan', 'tasksRemoved', planId),
        acted('task', 'cancelled', (round) => round.id('second')),
      ),
      step(
        plans.issuePlan,
        'officer',
        async (round) => ({ ...(await seen(round)), issuedOn: today, beside: true }),
        acted('plan', 'issued', planId),
        acted('task', 'issued', (round) => round.id('first')),
      ),
      step(
        plans.amendPlan,
        'officer',
        (round) => ({
          ...{ ...one(round), id: round.id('amendment'), on: today, reason: 'Theo chỉ đạo mới của tỉnh' },
          adds: [taskOf(round, 'third')],
        }),
        stands('plan_amendment', (round) => round.id('amendment')),
        acted('plan', 'amended', planId),
        stands('task', (round) => round.id('third')),
      ),
      step(plans.closePlan, 'officer', seen, acted('plan', 'closed', planId)),
      step(
        plans.reopenPlan,
        'officer',
        async (round) => ({ ...(await seen(round)), reason }),
        acted('plan', 'reopened', planId),
      ),
      step(
        plans.copyPlan,
        'officer',
        (round) => ({
          ...{
            ...one(round),
            id: round.id('copy'),
            year: year + 1,
            name: named(round, 'Kế hoạch năm sau').name,
          },
          beside: true,
          tasks: [{ taskId: round.id('first'), id: round.id('copied') }],
        }),
        acted('plan', 'created', (round) => round.id('copy')),
        stands('task', (round) => round.id('copied')),
      ),
      step(
        plans.discardPlan,
        'officer',
        async (round) => {
          const copy = { unitId, planId: round.id('copy') };
          const { version } = (await round.as('officer')(plans.getPlan, copy)).result;
          return { ...copy, version };
        },
        acted('plan', 'discarded', (round) => round.id('copy')),
        acted('task', 'cancelled', (round) => round.id('copied')),
      ),
    ],
  };
}

/** Given by the own leader, worked on, proved, put off, refused, confirmed, opened again and cancelled. */
function aTaskOfTheUnit({ unitId, today, officerId }: Ground): Story {
  const taskId = (round: Round) => round.id('task');
  const one = (round: Round) => ({ unitId, taskId: taskId(round) });
  const seen = async (round: Round) => {
    const { version } = (await round.as('officer')(tasks.getTask, one(round))).result;
    return { ...one(round), version };
  };
  const decided = async (round: Round) => ({ giverId: unitId, ...(await seen(round)), reason });
  const proof = (round: Round, name: string) => ({
    ...{ ...one(round), id: round.id(name), title: 'Ảnh', file: { name: 'anh.png', content: png } },
    sameReason: 'Một ảnh cho nhiều việc',
  });
  const reported = async (round: Round) => ({ ...(await seen(round)), doneOn: today });
  const dueOn = addDays(today, 10);
  return {
    name: 'a task of the unit',
    steps: [
      step(
        giving.giveTasks,
        'leader',
        (round) => ({ unitId, givenOn: today, tasks: [aTask({ id: taskId(round), dueOn })] }),
        stands('task', taskId),
        acted('task', 'created', taskId),
      ),
      step(
        tasks.assignTask,
        'leader',
        async (round) => ({ ...(await seen(round)), personId: officerId }),
        acted('task', 'assigned', taskId),
      ),
      step(
        giving.remindTasks,
        'leader',
        (round) => ({ giverId: unitId, tasks: [one(round)], text: 'Đề nghị làm ngay' }),
        acted('task', 'reminded', taskId),
      ),
      step(
        tasks.reportProgress,
        'officer',
        async (round) => ({ ...(await seen(round)), progress: 40, note: 'Đang làm' }),
        acted('task', 'progressed', taskId),
      ),
      step(
        tasks.addEvidence,
        'officer',
        (round) => proof(round, 'proof'),
        stands('task_evidence', (round) => round.id('proof')),
        stands('stored_file', (round) => round.id('proof')),
        acted('task', 'evidenceAdded', taskId),
      ),
      step(
        tasks.addEvidence,
        'officer',
        (round) => proof(round, 'wrong proof'),
        stands('task_evidence', (round) => round.id('wrong proof')),
        acted('task', 'evidenceAdded', taskId),
      ),
      step(
        tasks.withdrawEvidence,
        'officer',
        (round) => ({ ...one(round), id: round.id('wrong proof') }),
        stands('task_evidence', (round) => round.id('wrong proof'), 'withdrawn_at is not null'),
        acted('task', 'evidenceWithdrawn', taskId),
      ),
      step(
        tasks.askExtension,
        'officer',
        async (round) => ({ ...(await seen(round)), dueOn: addDays(dueOn, 5), reason: 'Chờ số liệu' }),
        acted('task', 'extensionAsked', taskId),
      ),
      step(
        giving.decideExtension,
        'leader',
        async (round) => ({ ...(await decided(round)), dueOn: addDays(dueOn, 5) }),
        acted('task', 'extensionGranted', taskId),
      ),
      step(tasks.reportDone, 'officer', reported, acted('task', 'reported', taskId)),
      step(giving.refuseTask, 'leader', decided, acted('task', 'refused', taskId)),
      step(tasks.reportDone, 'officer', reported, acted('task', 'reported', taskId)),
      step(
        giving.confirmTasks,
        'leader',
        async (round) => ({ giverId: unitId, tasks: [await seen(round)] }),
        acted('task', 'confirmed', taskId),
      ),
      step(giving.reopenTask, 'leader', decided, acted('task', 'reopened', taskId)),
      step(giving.cancelTask, 'leader', decided, acted('task', 'cancelled', taskId)),
    ],
  };
}

/** Taken up from a text; and given by the unit above, handed down, and taken back with its part. */
function aTaskFromAbove({ unitId, aboveId, today }: Ground): Story {
  const dueOn = addDays(today, 10);
  const given = (round: Round) => round.id('given');
  const part = (round: Round) => round.id('part');
  return {
    name: 'a task from above',
    steps: [
      step(
        giving.takeUpTasks,
        'clerk',
        (round) => ({
          ...{ unitId, giverLevel: 'province' as const, giver: 'UBND tỉnh', documentPrinted: '77/UBND-VP' },
          ...{ givenOn: today, tasks: [aTask({ id: round.id('taken up'), dueOn })] },
          // Each round takes up the same words.
          evenIfThere: true,
        }),
        acted('task', 'created', (round) => round.id('taken up')),
      ),
      step(
        giving.giveTasks,
        'above',
        (round) => ({ unitId: aboveId, givenOn: today, tasks: [aTask({ id: given(round), dueOn })] }),
        acted('task', 'created', given),
      ),
      step(
        giving.handDownTask,
        'above',
        (round) => ({
          ...{ unitId: aboveId, taskId: given(round) },
          to: [{ receiverId: unitId, id: part(round), dueOn }],
          evenIfThere: true,
        }),
        acted('task', 'handedDown', given),
        acted('task', 'created', part),
        under('task', 'origin_id', given),
      ),
      step(
        giving.cancelTask,
        'above',
        async (round) => {
          const asked = { unitId: aboveId, taskId: given(round) };
          const { version } = (await round.as('above')(tasks.getTask, asked)).result;
          return { giverId: aboveId, ...asked, version, reason };
        },
        acted('task', 'cancelled', given),
        acted('task', 'cancelled', part),
      ),
    ],
  };
}
