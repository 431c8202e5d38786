import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { text } from '../../base/fields.ts';
import { readJsonFile } from '../../base/json-folder.ts';
import { reformFields } from '../documents/document.ts';

const monthDay = z.string().regex(/^\d\d-\d\d$/);
const days = z.int().min(-200).max(365);

/** How a task went: `late` and `done` `shift` days from the day it was due, as far as that has passed. */
const fate = {
  fate: z.enum(['open', 'doing', 'done', 'late', 'overdue', 'reported', 'extended', 'asked']),
  shift: days.default(0),
  progress: z.int().min(0).max(99).default(0),
  /** An outgoing document of the unit that proves it. */
  proof: z.string().optional(),
  extendTo: monthDay.optional(),
  /** So many days more were asked for. */
  askFor: days.optional(),
  reminded: z.boolean().default(false),
};
const Fate = z.strictObject(fate);
const what = {
  field: z.enum(reformFields),
  title: text(3, 300),
  product: text(2, 300),
  kind: z.string().nullable().default(null),
};

const DemoTasks = z.strictObject({
  about: z.string(),
  whyLate: z.string(),
  withoutEvidence: z.string(),
  note: z.string(),
  askReason: z.string(),
  grantReason: z.string(),
  remindText: z.string(),
  planBasis: z.string(),
  planName: z.string(),
  plan: z.array(z.strictObject({ ...what, due: monthDay.nullable(), ...fate })),
  leader: z.array(z.strictObject({ ...what, ago: days, dueAgo: days, ...fate })),
  above: z.array(
    z.strictObject({
      ...what,
      giver: text(2, 100),
      level: z.literal('ministry'),
      document: z.string().optional(),
      printed: z.string().optional(),
      ago: days,
      dueAgo: days,
      ...fate,
      below: z
        .strictObject({ document: z.string(), ago: days, dueAgo: days, to: z.record(z.string(), Fate) })
        .optional(),
    }),
  ),
});

export type DemoFate = z.output<typeof Fate>;
export type DemoWhat = Pick<
  z.output<typeof DemoTasks>['leader'][number],
  'field' | 'title' | 'product' | 'kind'
>;

const path = fileURLToPath(new URL('../../../catalogue/demo/registers/tasks.json', import.meta.url));

export const loadDemoTasks = () => readJsonFile(path, DemoTasks).data;
