import { z } from 'zod';
import { id, page, plainDateField, version } from '../../base/fields.ts';
import { query } from '../../base/operation.ts';
import { fates, Kept, keptList } from '../documents/contract-counted.ts';
import { reformFields } from '../documents/document.ts';
import { AsFirstSet, Counts, standingFilters, taskMeasureIds } from './fields.ts';
import { planKinds } from './plan-log.ts';
import { taskStatuses } from './task-log.ts';
import { TaskView } from './task-view.ts';

const DeskTask = z.object({
  unitId: id,
  taskId: id,
  unit: z.string(),
  title: z.string(),
  giver: z.string().nullable(),
  person: z.string().nullable(),
  dueOn: plainDateField.nullable(),
  status: z.enum(taskStatuses),
  progress: z.int(),
  version,
  /** Under which unit who asks decides; null where they work on it themselves. */
  giverId: id.nullable(),
  /** The task of the giver that it was handed down from: there its chain is seen. */
  originId: id.nullable(),
  /** The last reminder and why a report was refused, since the last report. */
  reminded: z.string().nullable(),
  refused: z.string().nullable(),
  /** Since when the leader, or who gave it, has been told that it is overdue. */
  escalatedAt: z.iso.datetime().nullable(),
});

/** What a person owes: late, today, within seven days, later or without a day. */
export const owedBuckets = ['late', 'dueToday', 'week', 'later'] as const;
/** For who leads: reported, and to be confirmed; extensions asked for; nobody responsible; late in the unit, and below. */
export const ledBuckets = ['toConfirm', 'toExtend', 'toAssign', 'lateOfOthers'] as const;
export const buckets = [...owedBuckets, ...ledBuckets] as const;
export type Bucket = (typeof buckets)[number];

/** The first hundred of a kind, and how many there are. */
const Waiting = z.object({ count: z.int(), tasks: z.array(DeskTask) });

/** What waits for the person about tasks. */
export const showDesk = query({
  name: 'plans.showDesk',
  path: '/tasks/desk',
  title: { vi: 'Nhiệm vụ đang chờ', en: 'Tasks that wait' },
  access: { by: 'signed-in' },
  input: z.strictObject({}),
  output: z.object({
    today: plainDateField,
    ...(Object.fromEntries(buckets.map((bucket) => [bucket, Waiting])) as Record<Bucket, typeof Waiting>),
  }),
  next: ['plans.chooseUnit'],
});

/** All that waits of one kind, what is due first first; without a day last. */
export const listWaiting = query({
  name: 'plans.listWaiting',
  path: '/tasks/desk/{bucket}',
  title: { vi: 'Xem nhiệm vụ đang chờ theo loại', en: 'See the tasks that wait, of one kind' },
  access: { by: 'signed-in' },
  input: z.strictObject({ bucket: z.enum(buckets), ...page }),
  output: z.object({ today: plainDateField, ...Waiting.shape }),
});

/** Where a person begins to look at plans and tasks. */
export const chooseUnit = query({
  name: 'plans.chooseUnit',
  path: '/tasks/units',
  title: { vi: 'Chọn đơn vị để xem kế hoạch, nhiệm vụ', en: 'Choose a unit' },
  access: { by: 'post', permission: 'plans.read', anyUnit: true },
  input: z.strictObject({}),
  output: z.object({ units: z.array(z.object({ id, name: z.string() })) }),
});

const inUnit = { by: 'post', permission: 'plans.read', units: ['unitId'] } as const;
const period = { unitId: id, from: plainDateField, to: plainDateField };

/** What the direction chapter of a report is made of, for a period: each figure opens into its list. */
export const showFigures = query({
  name: 'plans.showFigures',
  path: '/units/{unitId}/task-figures',
  title: { vi: 'Xem số liệu nhiệm vụ của kỳ', en: 'See the figures of a period' },
  access: inUnit,
  input: z.strictObject(period),
  output: z.object({
    unit: z.string(),
    figures: z.array(z.object({ measure: z.enum(taskMeasureIds), value: z.int() })),
    byField: z.array(z.object({ field: z.enum(reformFields), counts: Counts })),
    /** Plans issued in the period. */
    plans: z.array(
      z.object({
        id,
        kind: z.enum(planKinds),
        name: z.string(),
        issuedOn: plainDateField,
        document: z.string().nullable(),
      }),
    ),
    /** Late at its end, done or not, and why; the first two hundred. */
    late: z.array(TaskView),
  }),
  next: ['plans.listCounted'],
});

/** The tasks that a figure of the period counts, or those of a field in a state: as many as it says. */
export const listCounted = query({
  name: 'plans.listCounted',
  path: '/units/{unitId}/task-figures/{measure}',
  title: { vi: 'Xem các nhiệm vụ trong một con số', en: 'See the tasks behind a figure' },
  access: inUnit,
  input: z.strictObject({
    ...period,
    /** `all`: everything that the period counts. */
    measure: z.enum([...taskMeasureIds, 'all']),
    field: z.enum(reformFields).optional(),
    state: standingFilters.state,
    stateAsFirstSet: standingFilters.stateAsFirstSet,
    waiting: standingFilters.waiting,
    dueFrom: standingFilters.dueFrom,
    dueTo: standingFilters.dueTo,
    undated: standingFilters.undated,
    /** Of a measure. */
    list: keptList,
    ...page,
  }),
  output: z.object({
    unit: z.string(),
    count: z.int(),
    /** As of which day they stand: the last one of the period, or today where that has not come. */
    on: plainDateField,
    /** The same tasks against the day that was first set; null where the list is narrowed down. */
    asFirstSet: AsFirstSet.nullable(),
    kept: Kept,
    tasks: z.array(TaskView.extend({ since: z.enum(fates).nullable() })),
  }),
});
