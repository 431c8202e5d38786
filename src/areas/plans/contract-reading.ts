import { z } from 'zod';
import { id, plainDateField } from '../../base/fields.ts';
import { query } from '../../base/operation.ts';
import { reformFields } from '../documents/document.ts';
import { openText } from '../documents/open-text.ts';
import { readDoubts } from './reading/read-plan.ts';

const inUnit = (permission: string) => ({ by: 'post', permission, units: ['unitId'] }) as const;

/** In bytes. */
export const largestPlanFile = 20 * 1024 * 1024;

/** Reads the tables of a Word, PDF or Excel plan into tasks to be looked through; nothing is saved, nor is the file kept. */
export const readPlanFile = query({
  name: 'plans.readPlanFile',
  path: '/units/{unitId}/read-plan',
  method: 'POST',
  title: { vi: 'Đọc nhiệm vụ từ tệp kế hoạch', en: 'Read tasks from the file of a plan' },
  access: inUnit('plans.manage'),
  input: z.strictObject({
    unitId: id,
    /** The year that "Quý II" is meant of. */
    year: z.int().min(1990).max(2199),
    name: openText(1, 200),
    content: z.base64().max(Math.ceil(largestPlanFile / 3) * 4),
  }),
  output: z.object({
    tasks: z.array(
      z.object({
        /** Where it stands in the file; numbers from 1. */
        table: z.int(),
        row: z.int(),
        ordinal: z.string(),
        under: z.array(z.string()),
        field: z.enum(reformFields),
        title: z.string(),
        product: z.string().nullable(),
        personPrinted: z.string().nullable(),
        coWorkersPrinted: z.string().nullable(),
        cost: z.number().nullable(),
        costPrinted: z.string(),
        startsOn: plainDateField.nullable(),
        dueOn: plainDateField.nullable(),
        duePrinted: z.string(),
        doubts: z.array(z.enum(readDoubts)),
      }),
    ),
    otherTables: z.int(),
    leftOut: z.int(),
  }),
  secret: ['content'],
  largest: 28 * 1024 * 1024,
});

/** What a task may be given: people of the unit today, and the kinds of documents that a product may be. */
export const listChoices = query({
  name: 'plans.listChoices',
  path: '/units/{unitId}/task-choices',
  title: { vi: 'Xem người và loại văn bản để chọn cho nhiệm vụ', en: 'See what a task may be given' },
  access: inUnit('plans.read'),
  input: z.strictObject({ unitId: id }),
  output: z.object({
    colleagues: z.array(z.object({ id, name: z.string() })),
    kinds: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
});
