import { z } from 'zod';
import { areDistinct, id, plainDateField, text, twice } from '../../base/fields.ts';
import { reformFields } from '../documents/document.ts';
import { openText } from '../documents/open-text.ts';
import { unitKinds } from '../units/unit.ts';
import { taskStatuses } from './task-log.ts';
import { askedStates, countedStates } from './task-state.ts';

export const taskSources = ['plan', 'above', 'leader'] as const;
/** Who gives tasks, as the forms count them. */
export const giverLevels = [...unitKinds, 'party', 'council', 'other'] as const;

const people = z
  .array(id)
  .max(30)
  .refine(
    areDistinct<string>((one) => one),
    twice,
  )
  .default([]);

/** What is written down of a task, wherever it comes from. */
export const taskFields = {
  field: z.enum(reformFields),
  title: openText(3, 1000),
  product: openText(2, 500).nullable().default(null),
  /** The kind of document that the product must be; null: of any kind. */
  productKind: text(1, 6).nullable().default(null),
  personId: id.nullable().default(null),
  /** Who is responsible, as the plan prints it: a body or an office. */
  personPrinted: openText(2, 300).nullable().default(null),
  coWorkers: people,
  coWorkersPrinted: openText(2, 500).nullable().default(null),
  /** In đồng. */
  cost: z.number().int().min(0).max(1e15).nullable().default(null),
  startsOn: plainDateField.nullable().default(null),
  /** Null: a regular task, without a day. */
  dueOn: plainDateField.nullable(),
};

/** Tasks as they are sent; `parentId` is another task, of the same plan, that it is an activity of. */
export const NewTask = z.strictObject({ id, parentId: id.nullable().default(null), ...taskFields });
export type NewTask = z.output<typeof NewTask>;

/** A document in the register of the unit, or its number and symbol as printed. */
export const documentFields = {
  documentId: id.nullable().default(null),
  documentPrinted: openText(2, 200).nullable().default(null),
};

export const manyTasks = z
  .array(NewTask)
  .min(1)
  .max(500)
  .refine(
    areDistinct<NewTask>((one) => one.id),
    twice,
  );

const byState = Object.fromEntries(countedStates.map((state) => [state, z.int()])) as Record<
  (typeof countedStates)[number],
  z.ZodInt
>;
/** How tasks stand against the day that was first set. */
export const AsFirstSet = z.object(byState);

export const Counts = z.object({
  ...byState,
  total: z.int(),
  /** Of all, those without a day. */
  undated: z.int(),
  /** Those that fell due in the period. */
  due: z.int(),
  /** Of those undone, what was reported as done and waits to be confirmed. */
  waiting: z.int(),
  asFirstSet: AsFirstSet,
});

/** What lists of tasks are narrowed down by, so that each count opens into as many rows. */
export const standingFilters = {
  status: z.enum(taskStatuses).optional(),
  /** As the forms count them on the day `on`. */
  state: z.enum(askedStates).optional(),
  /** The same against the day that was first set. */
  stateAsFirstSet: z.enum(countedStates).optional(),
  /** Reported as done, and waits to be confirmed. */
  waiting: z.boolean().optional(),
  /** Only what the forms count: in force on the day `on`, and no activities. */
  counted: z.boolean().optional(),
  dueFrom: plainDateField.optional(),
  dueTo: plainDateField.optional(),
  /** Without a day. */
  undated: z.boolean().optional(),
  /** Today where left out. */
  on: plainDateField.optional(),
};

/** How one document or file may look wrong as a product; for who confirms. */
export const evidenceDoubts = ['kind', 'unsigned', 'early', 'afterDone', 'same', 'sameElsewhere'] as const;
export type EvidenceDoubt = (typeof evidenceDoubts)[number];

/** Figures that are counted from tasks; named as the indicators that they are the figures of, where there is one. */
export const taskMeasureIds = [
  'plan.tasksSet',
  'plan.tasksDone',
  'plan.tasksDue',
  'plan.tasksDueDone',
  'publicity.tasksSet',
  'publicity.tasksDone',
  'tasks.fromProvince.assigned',
  'tasks.fromProvince.doneOnTime',
  'tasks.fromProvince.doneLate',
  'tasks.fromProvince.overdue',
  'tasks.fromProvince.inProgress',
  'tasks.fromDistrict.assigned',
  'tasks.fromDistrict.doneOnTime',
  'tasks.fromDistrict.doneLate',
  'tasks.fromDistrict.overdue',
  'tasks.fromDistrict.inProgress',
] as const;
export type TaskMeasure = (typeof taskMeasureIds)[number];
