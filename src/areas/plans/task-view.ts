import { z } from 'zod';
import { id, plainDateField, version } from '../../base/fields.ts';
import { reformFields } from '../documents/document.ts';
import { giverLevels, taskSources } from './fields.ts';
import { taskStatuses } from './task-log.ts';
import { countedStates } from './task-state.ts';

/** A task as lists show it. */
export const TaskView = z.object({
  unitId: id,
  id,
  planId: id.nullable(),
  parentId: id.nullable(),
  ordinal: z.int(),
  source: z.enum(taskSources),
  giverLevel: z.enum(giverLevels).nullable(),
  /** Who gave it: the unit, or as printed. */
  giver: z.string().nullable(),
  giverUnitId: id.nullable(),
  /** The task of the unit that gave it, where it was handed down. */
  originId: id.nullable(),
  documentId: id.nullable(),
  documentPrinted: z.string().nullable(),
  field: z.enum(reformFields),
  title: z.string(),
  product: z.string().nullable(),
  productKind: z.string().nullable(),
  personId: id.nullable(),
  person: z.string().nullable(),
  personPrinted: z.string().nullable(),
  coWorkers: z.array(z.object({ id, name: z.string() })),
  coWorkersPrinted: z.string().nullable(),
  cost: z.number().nullable(),
  givenOn: plainDateField.nullable(),
  startsOn: plainDateField.nullable(),
  originalDueOn: plainDateField.nullable(),
  dueOn: plainDateField.nullable(),
  promisedOn: plainDateField.nullable(),
  progress: z.int(),
  progressNote: z.string().nullable(),
  whyLate: z.string().nullable(),
  doneOn: plainDateField.nullable(),
  confirmedOn: plainDateField.nullable(),
  reopenedOn: plainDateField.nullable(),
  cancelledOn: plainDateField.nullable(),
  status: z.enum(taskStatuses),
  extensionAsked: z.boolean(),
  /** How the forms count it on the day asked about; null where they do not. */
  state: z.enum(countedStates).nullable(),
  /** The same against the day it was first to be done by. */
  stateAsFirstSet: z.enum(countedStates).nullable(),
  version,
});
