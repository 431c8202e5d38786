import { z } from 'zod';
import { areDistinct, id, page, plainDateField, twice, version } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { reformFields } from '../documents/document.ts';
import { openText } from '../documents/open-text.ts';
import { Counts, documentFields, manyTasks, NewTask, taskFields } from './fields.ts';
import { planKinds, planStatuses } from './plan-log.ts';
import { TaskView } from './task-view.ts';

const inUnit = (permission: string) => ({ by: 'post', permission, units: ['unitId'] }) as const;
const year = z.int().min(1990).max(2199);
const onePlan = { unitId: id, planId: id };
const versioned = z.object({ id, version });

const distinct = areDistinct<{ id: string }>((one) => one.id);
const distinctTasks = areDistinct<{ taskId: string }>((one) => one.taskId);

const head = {
  kind: z.enum(planKinds),
  year,
  name: openText(5, 300),
  /** The text from above that it follows. */
  basis: openText(2, 500).nullable().default(null),
};

/** Yes: a second reform plan of the year is meant, and its tasks are added to those of the first. */
const beside = z.boolean().default(false);

const PlanHead = z.object({
  id,
  unitId: id,
  ...head,
  name: z.string(),
  basis: z.string().nullable(),
  status: z.enum(planStatuses),
  issuedOn: plainDateField.nullable(),
  /** Number and symbol of the document, from the register or as printed. */
  document: z.string().nullable(),
  documentId: id.nullable(),
  version,
  counts: Counts,
});

/** Plans of a unit, the newest year first, each with how its tasks stand today. */
export const listPlans = query({
  name: 'plans.listPlans',
  path: '/units/{unitId}/plans',
  title: { vi: 'Xem các kế hoạch', en: 'See the plans' },
  access: inUnit('plans.read'),
  input: z.strictObject({
    unitId: id,
    year: year.optional(),
    kind: z.enum(planKinds).optional(),
    ...page,
  }),
  output: z.object({ unit: z.string(), count: z.int(), plans: z.array(PlanHead) }),
  next: ['plans.createPlan', 'plans.copyPlan', 'plans.listTasks'],
});

/** What a plan still lacks of what a plan is to have, and where; `null`: in all of it. */
const Lack = z.object({
  what: z.enum(['product', 'responsible', 'cost', 'field']),
  taskId: id.nullable(),
  field: z.enum(reformFields).nullable(),
});

export const getPlan = query({
  name: 'plans.getPlan',
  path: '/units/{unitId}/plans/{planId}',
  title: { vi: 'Xem một kế hoạch', en: 'See a plan' },
  access: inUnit('plans.read'),
  input: z.strictObject({ ...onePlan, on: plainDateField.optional() }),
  output: PlanHead.extend({
    unit: z.string(),
    /** The day that the counts and states are of. */
    on: plainDateField,
    copiedFrom: z.object({ id, name: z.string(), year }).nullable(),
    tasks: z.array(TaskView),
    byField: z.array(z.object({ field: z.enum(reformFields), counts: Counts })),
    lacks: z.array(Lack),
    amendments: z.array(
      z.object({
        id,
        on: plainDateField,
        reason: z.string(),
        document: z.string().nullable(),
        documentId: id.nullable(),
        by: z.string(),
        at: z.iso.datetime(),
        /** Tasks that it added, changed or cancelled; what was changed, before and after. */
        tasks: z.array(
          z.object({
            taskId: id,
            title: z.string(),
            what: z.enum(['added', 'changed', 'cancelled']),
            before: z.record(z.string(), z.unknown()),
            after: z.record(z.string(), z.unknown()),
          }),
        ),
      }),
    ),
    may: z.array(z.enum(['change', 'issue', 'discard', 'amend', 'close', 'reopen'])),
  }),
  next: ['plans.exportPlan', 'plans.copyPlan'],
});

export const createPlan = command({
  name: 'plans.createPlan',
  path: '/units/{unitId}/plans',
  title: { vi: 'Lập kế hoạch', en: 'Make a plan' },
  access: inUnit('plans.manage'),
  input: z.strictObject({ unitId: id, id, ...head, beside }),
  output: versioned,
});

/** A new plan from an earlier one of the unit: its tasks as they were, their days moved by as many years. */
export const copyPlan = command({
  name: 'plans.copyPlan',
  path: '/units/{unitId}/plans/{planId}/copies',
  title: { vi: 'Lập kế hoạch từ kế hoạch trước', en: 'Make a plan from an earlier one' },
  access: inUnit('plans.manage'),
  input: z.strictObject({
    ...onePlan,
    id,
    year,
    name: openText(5, 300),
    basis: head.basis,
    beside,
    /** Which tasks, and the id that each gets. */
    tasks: z
      .array(z.strictObject({ taskId: id, id }))
      .max(500)
      .refine(distinct, twice),
  }),
  output: versioned,
});

/** The head of a plan that is not issued yet. */
export const changePlan = command({
  name: 'plans.changePlan',
  path: '/units/{unitId}/plans/{planId}',
  title: { vi: 'Sửa kế hoạch', en: 'Change a plan' },
  access: inUnit('plans.manage'),
  input: z.strictObject({ ...onePlan, version, ...head, beside }),
  output: versioned,
});

/** A plan that is not issued yet falls away with its tasks; its log stays. */
export const discardPlan = command({
  name: 'plans.discardPlan',
  path: '/units/{unitId}/plans/{planId}/discarded',
  title: { vi: 'Bỏ kế hoạch dự thảo', en: 'Discard a draft of a plan' },
  access: inUnit('plans.manage'),
  input: z.strictObject({ ...onePlan, version }),
  output: versioned,
});

/** Many tasks at once, as a plan's table has them; refused as a whole, with all that is wrong with any of them. */
export const addTasks = command({
  name: 'plans.addTasks',
  path: '/units/{unitId}/plans/{planId}/tasks',
  title: { vi: 'Thêm nhiệm vụ vào kế hoạch', en: 'Add tasks to a plan' },
  access: inUnit('plans.manage'),
  input: z.strictObject({ ...onePlan, tasks: manyTasks }),
  output: z.object({ added: z.int() }),
  largest: 2 * 1024 * 1024,
});

/** A task of a plan that is not issued yet. */
export const changeTask = command({
  name: 'plans.changeTask',
  path: '/units/{unitId}/tasks/{taskId}',
  title: { vi: 'Sửa nhiệm vụ của kế hoạch dự thảo', en: 'Change a task of a draft' },
  access: inUnit('plans.manage'),
  input: z.strictObject({ unitId: id, taskId: id, version, ...taskFields }),
  output: versioned,
});

/** From a plan that is not issued yet. */
export const removeTasks = command({
  name: 'plans.removeTasks',
  path: '/units/{unitId}/plans/{planId}/removed-tasks',
  title: { vi: 'Bỏ nhiệm vụ khỏi kế hoạch dự thảo', en: 'Remove tasks from a draft' },
  access: inUnit('plans.manage'),
  input: z.strictObject({ ...onePlan, taskIds: z.array(id).min(1).max(500) }),
  output: z.object({ removed: z.int() }),
});

/** From this day on its tasks hold; changes are amendments. */
export const issuePlan = command({
  name: 'plans.issuePlan',
  path: '/units/{unitId}/plans/{planId}/issued',
  title: { vi: 'Ghi nhận ban hành kế hoạch', en: 'Record that a plan is issued' },
  access: inUnit('plans.manage'),
  input: z.strictObject({ ...onePlan, version, issuedOn: plainDateField, ...documentFields, beside }),
  output: versioned,
});

/** A dated change after issue, with its reason: tasks that come, change or fall away. */
export const amendPlan = command({
  name: 'plans.amendPlan',
  path: '/units/{unitId}/plans/{planId}/amendments',
  title: { vi: 'Điều chỉnh kế hoạch đã ban hành', en: 'Amend an issued plan' },
  access: inUnit('plans.manage'),
  input: z.strictObject({
    ...onePlan,
    id,
    on: plainDateField,
    reason: openText(10, 1000),
    ...documentFields,
    adds: z.array(NewTask).max(200).refine(distinct, twice).default([]),
    /** Each with all its fields as they are to be. */
    changes: z
      .array(z.strictObject({ taskId: id, version, ...taskFields }))
      .max(200)
      .refine(distinctTasks, twice)
      .default([]),
    /** With what belongs to them. */
    cancels: z
      .array(z.strictObject({ taskId: id, version }))
      .max(200)
      .refine(distinctTasks, twice)
      .default([]),
  }),
  output: z.object({ id }),
  largest: 2 * 1024 * 1024,
});

/** The year is over: nothing more is amended. */
export const closePlan = command({
  name: 'plans.closePlan',
  path: '/units/{unitId}/plans/{planId}/closed',
  title: { vi: 'Kết thúc kế hoạch', en: 'Close a plan' },
  access: inUnit('plans.manage'),
  input: z.strictObject({ ...onePlan, version }),
  output: versioned,
});

export const reopenPlan = command({
  name: 'plans.reopenPlan',
  path: '/units/{unitId}/plans/{planId}/reopened',
  title: { vi: 'Mở lại kế hoạch', en: 'Reopen a plan' },
  access: inUnit('plans.manage'),
  input: z.strictObject({ ...onePlan, version, reason: openText(5, 1000) }),
  output: versioned,
});

/** The table of a plan with how each task stands, as .xlsx. */
export const exportPlan = query({
  name: 'plans.exportPlan',
  path: '/units/{unitId}/plans/{planId}/table.xlsx',
  title: { vi: 'Xuất kế hoạch ra Excel', en: 'Export a plan' },
  access: inUnit('plans.read'),
  input: z.strictObject(onePlan),
  output: z.unknown(),
  file: true,
  exports: true,
});
