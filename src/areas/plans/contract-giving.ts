import { z } from 'zod';
import { areDistinct, id, page, plainDateField, twice, version } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { openText } from '../documents/open-text.ts';
import { EvidenceFiles } from './contract-tasks.ts';
import { documentFields, evidenceDoubts, giverLevels, manyTasks, standingFilters } from './fields.ts';
import { taskStatuses } from './task-log.ts';
import { countedStates } from './task-state.ts';

const inUnit = (permission: string) => ({ by: 'post', permission, units: ['unitId'] }) as const;
/** Decided by who gave the task: its own unit, or the one above. */
const byGiver = (permission: string) => ({ by: 'post', permission, units: ['giverId'] }) as const;
const versioned = z.object({ id, version });
const given = { giverId: id, unitId: id, taskId: id };

/** Tasks that the own leader sets. */
export const giveTasks = command({
  name: 'plans.giveTasks',
  path: '/units/{unitId}/tasks',
  title: { vi: 'Giao nhiệm vụ trong đơn vị', en: 'Give tasks' },
  access: inUnit('tasks.give'),
  input: z.strictObject({ unitId: id, givenOn: plainDateField, tasks: manyTasks }),
  output: z.object({ given: z.int() }),
  largest: 2 * 1024 * 1024,
});

/** Tasks that a text from above sets, from an incoming document of the register or one named as printed. */
export const takeUpTasks = command({
  name: 'plans.takeUpTasks',
  path: '/units/{unitId}/taken-up-tasks',
  title: { vi: 'Ghi nhiệm vụ từ văn bản đến', en: 'Take up tasks from a document' },
  access: inUnit('tasks.takeUp'),
  input: z.strictObject({
    unitId: id,
    ...documentFields,
    giverLevel: z.enum(giverLevels),
    /** Who gave them, as printed. */
    giver: openText(2, 300),
    givenOn: plainDateField,
    tasks: manyTasks,
    /** Also where the unit has tasks that look like these. */
    evenIfThere: z.boolean().default(false),
  }),
  output: z.object({ given: z.int() }),
  largest: 2 * 1024 * 1024,
});

/** Gives units below a task of their own each, joined to this one. */
export const handDownTask = command({
  name: 'plans.handDownTask',
  path: '/units/{unitId}/tasks/{taskId}/handed-down',
  title: { vi: 'Giao nhiệm vụ cho đơn vị trực thuộc', en: 'Hand a task down' },
  access: inUnit('tasks.give'),
  input: z.strictObject({
    unitId: id,
    taskId: id,
    to: z
      .array(
        z.strictObject({
          receiverId: id,
          id,
          /** As the task above where left out. */
          title: openText(3, 1000).nullable().default(null),
          product: openText(2, 500).nullable().default(null),
          dueOn: plainDateField,
        }),
      )
      .min(1)
      .max(4000)
      .refine(
        areDistinct<{ receiverId: string }>((one) => one.receiverId),
        twice,
      ),
    /** Asked for where a part is due after the task itself. */
    whyLater: openText(5, 500).nullable().default(null),
    /** Also where a receiver took the same task up from its text. */
    evenIfThere: z.boolean().default(false),
  }),
  output: z.object({ handedDown: z.int() }),
  largest: 2 * 1024 * 1024,
});

/** Confirms what was reported as done, each as it was seen (`version`). */
export const confirmTasks = command({
  name: 'plans.confirmTasks',
  path: '/units/{giverId}/confirmed-tasks',
  title: { vi: 'Xác nhận hoàn thành nhiệm vụ', en: 'Confirm tasks as done' },
  access: byGiver('tasks.decide'),
  input: z.strictObject({
    giverId: id,
    tasks: z
      .array(z.strictObject({ unitId: id, taskId: id, version }))
      .min(1)
      .max(200),
  }),
  output: z.object({ confirmed: z.int() }),
});

/** Not done yet, for a reason: back to who is responsible. */
export const refuseTask = command({
  name: 'plans.refuseTask',
  path: '/units/{giverId}/refused-tasks',
  title: { vi: 'Chưa công nhận hoàn thành', en: 'Refuse a report of completion' },
  access: byGiver('tasks.decide'),
  input: z.strictObject({ ...given, version, reason: openText(5, 1000) }),
  output: versioned,
});

/** Takes a confirmation back, from today. */
export const reopenTask = command({
  name: 'plans.reopenTask',
  path: '/units/{giverId}/reopened-tasks',
  title: { vi: 'Mở lại nhiệm vụ đã hoàn thành', en: 'Reopen a task' },
  access: byGiver('tasks.decide'),
  input: z.strictObject({ ...given, version, reason: openText(5, 1000) }),
  output: versioned,
});

/**
 * Grants the day that was asked for, or another, or none. Of a task whose giver is outside of the system this writes down what that one
 * has granted, from its document in the register or by its number.
 */
export const decideExtension = command({
  name: 'plans.decideExtension',
  path: '/units/{giverId}/decided-extensions',
  title: { vi: 'Quyết định gia hạn nhiệm vụ', en: 'Decide on an extension' },
  access: byGiver('tasks.decide'),
  input: z.strictObject({
    ...given,
    version,
    /** Null: refused. */
    dueOn: plainDateField.nullable(),
    reason: openText(5, 1000),
    ...documentFields,
  }),
  /** Whether the day moved, or is only promised because the day before had passed. */
  output: z.object({ id, version, moved: z.boolean() }),
});

/** Falls away, for a reason; with the parts of it that were handed down and are not done. Tasks of a plan: `plans.amendPlan`. */
export const cancelTask = command({
  name: 'plans.cancelTask',
  path: '/units/{giverId}/cancelled-tasks',
  title: { vi: 'Hủy nhiệm vụ', en: 'Cancel a task' },
  access: byGiver('tasks.decide'),
  input: z.strictObject({ ...given, version, reason: openText(5, 1000) }),
  output: z.object({ id, version, parts: z.int() }),
});

/** Tells who is responsible that they are waited for; the log of the task keeps it. Refused within an hour of the last reminder. */
export const remindTasks = command({
  name: 'plans.remindTasks',
  path: '/units/{giverId}/reminded-tasks',
  title: { vi: 'Nhắc thực hiện nhiệm vụ', en: 'Remind of tasks' },
  access: byGiver('tasks.remind'),
  input: z.strictObject({
    giverId: id,
    tasks: z
      .array(z.strictObject({ unitId: id, taskId: id }))
      .min(1)
      .max(500)
      .refine(
        areDistinct<{ taskId: string }>((one) => one.taskId),
        twice,
      ),
    text: openText(2, 500),
  }),
  output: z.object({ reminded: z.int() }),
});

/** Everything that was handed down to units below, what is due first first: how each stands. */
export const listGiven = query({
  name: 'plans.listGiven',
  path: '/units/{unitId}/given-tasks',
  title: { vi: 'Xem nhiệm vụ đã giao cho đơn vị trực thuộc', en: 'See the tasks handed down' },
  access: inUnit('tasks.oversee'),
  input: z.strictObject({
    unitId: id,
    receiverId: id.optional(),
    ...standingFilters,
    ...page,
  }),
  output: z.object({
    unit: z.string(),
    on: plainDateField,
    count: z.int(),
    tasks: z.array(
      z.object({
        unitId: id,
        taskId: id,
        /** The task of the own unit that it was handed down from. */
        originId: id,
        unit: z.string(),
        title: z.string(),
        person: z.string().nullable(),
        dueOn: plainDateField.nullable(),
        originalDueOn: plainDateField.nullable(),
        promisedOn: plainDateField.nullable(),
        status: z.enum(taskStatuses),
        state: z.enum(countedStates).nullable(),
        progress: z.int(),
        progressNote: z.string().nullable(),
        whyLate: z.string().nullable(),
        doneOn: plainDateField.nullable(),
        extensionAsked: z.boolean(),
        version,
      }),
    ),
  }),
  next: ['plans.confirmTasks', 'plans.remindTasks'],
});

/** How a task that was handed down stands in the units below, and what proves it. */
export const showChain = query({
  name: 'plans.showChain',
  path: '/units/{unitId}/tasks/{taskId}/chain',
  title: { vi: 'Xem nhiệm vụ ở các đơn vị được giao', en: 'See how a task stands below' },
  access: inUnit('tasks.oversee'),
  input: z.strictObject({ unitId: id, taskId: id }),
  output: z.object({
    title: z.string(),
    on: plainDateField,
    parts: z.array(
      z.object({
        unitId: id,
        taskId: id,
        unit: z.string(),
        /** 1: handed down by the own unit; 2: from there; and so on. */
        depth: z.int(),
        originUnitId: id,
        originId: id,
        title: z.string(),
        person: z.string().nullable(),
        dueOn: plainDateField.nullable(),
        originalDueOn: plainDateField.nullable(),
        promisedOn: plainDateField.nullable(),
        status: z.enum(taskStatuses),
        state: z.enum(countedStates).nullable(),
        progress: z.int(),
        progressNote: z.string().nullable(),
        whyLate: z.string().nullable(),
        doneOn: plainDateField.nullable(),
        extensionAsked: z.boolean(),
        asked: z.object({ dueOn: plainDateField, reason: z.string() }).nullable(),
        version,
        evidence: z.array(
          z.object({
            id,
            title: z.string(),
            files: EvidenceFiles,
            doubts: z.array(z.enum(evidenceDoubts)),
            /** Other units of the chain that hand in the same file. */
            sharedWith: z.array(z.string()),
          }),
        ),
      }),
    ),
  }),
  next: ['plans.confirmTasks', 'plans.remindTasks'],
});
