import { z } from 'zod';
import { id, page, plainDateField, version } from '../../base/fields.ts';
import { query } from '../../base/operation.ts';
import { reformFields } from '../documents/document.ts';
import { AsFirstSet, Counts, taskMeasureIds } from './fields.ts';
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

/** What waits for the person about tasks. */
export const showDesk = query({
  name: 'plans.showDesk',
  path: '/tasks/desk',
  title: { vi: 'Nhiệm vụ đang chờ', en: 'Tasks that wait' },
  access: { by: 'signed-in' },
  input: z.strictObject({}),
  output: z.object({
    today: plainDateField,
    /** What I owe: late, today, within seven days, later; without a day. The first hundred of each, and how many there are. */
    late: z.object({ count: z.int(), tasks: z.array(DeskTask) }),
    dueToday: z.object({ count: z.int(), tasks: z.array(DeskTask) }),
    week: z.object({ count: z.int(), tasks: z.array(DeskTask) }),
    later: z.object({ count: z.int(), tasks: z.array(DeskTask) }),
    /** For who leads: reported, and to be confirmed; extensions asked for; nobody responsible; late in the unit, and below. */
    toConfirm: z.object({ count: z.int(), tasks: z.array(DeskTask) }),
    toExtend: z.object({ count: z.int(), tasks: z.array(DeskTask) }),
    toAssign: z.object({ count: z.int(), tasks: z.array(DeskTask) }),
    lateOfOthers: z.object({ count: z.int(), tasks: z.array(DeskTask) }),
  }),
  next: ['plans.chooseUnit'],
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

/** The tasks that a figure counts: as many as it says. */
export const listCounted = query({
  name: 'plans.listCounted',
  path: '/units/{unitId}/task-figures/{measure}',
  title: { vi: 'Xem các nhiệm vụ trong một con số', en: 'See the tasks behind a figure' },
  access: inUnit,
  input: z.strictObject({ ...period, measure: z.enum(taskMeasureIds), ...page }),
  output: z.object({
    unit: z.string(),
    count: z.int(),
    /** The same tasks against the day that was first set. */
    asFirstSet: AsFirstSet,
    tasks: z.array(TaskView),
  }),
});
