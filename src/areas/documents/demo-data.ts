import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { text } from '../../base/fields.ts';
import { readJsonFile } from '../../base/json-folder.ts';
import { addDays, type PlainDate, yearOf } from '../../base/plain-date.ts';
import { reformFields } from './document.ts';

const key = z.string().regex(/^[a-z0-9-]+$/);
const days = z.int().min(0).max(365);
/** The last such day of a year that has passed; or so many days before the trial was begun. */
const when = {
  on: z
    .string()
    .regex(/^\d\d-\d\d$/)
    .optional(),
  ago: days.optional(),
};
const field = z.enum(reformFields).nullable().default(null);

const Outgoing = z.strictObject({
  key,
  kind: z.string(),
  department: z.string().nullable().default(null),
  ...when,
  field,
  directive: z.boolean().default(false),
  subject: text(3, 300),
  /** A document of the province that this one carries out. */
  implements: key.optional(),
  cancelled: text(3, 300).nullable().default(null),
  draft: z.enum(['drafting', 'signed']).nullable().default(null),
});

const Incoming = z.strictObject({
  key,
  /** A document of the province, so many days after it was issued. */
  from: key.optional(),
  after: days.default(0),
  kind: z.string().default('CV'),
  ...when,
  issuer: z.string().nullable().default(null),
  symbol: z.string().nullable().default(null),
  field,
  urgent: z.boolean().default(false),
  replyIn: days.nullable().default(null),
  subject: z.string().default(''),
  withheld: z.boolean().default(false),
});

const Examination = z.strictObject({
  kind: z.enum(['check', 'review']),
  of: key,
  after: days,
  finding: text(3, 300).nullable().default(null),
  needed: z.enum(['none', 'amend', 'replace']),
  handledAfter: days.nullable().default(null),
  handledHow: text(3, 300).nullable().default(null),
});

const Registers = z.strictObject({
  outgoing: z.array(Outgoing),
  incoming: z.array(Incoming),
  legal: z.array(Outgoing),
  examinations: z.array(Examination),
});
const DemoDocuments = z.strictObject({ about: z.string(), province: Registers, commune: Registers });

export type DemoRegisters = z.output<typeof Registers>;
export type DemoOutgoing = z.output<typeof Outgoing>;
export type DemoIncoming = z.output<typeof Incoming>;

const path = fileURLToPath(new URL('../../../catalogue/demo/registers/documents.json', import.meta.url));

export const loadDemoDocuments = () => readJsonFile(path, DemoDocuments).data;

/** The day before today that is meant. */
export function demoDay(
  { on, ago }: { readonly on?: string | undefined; readonly ago?: number | undefined },
  today: PlainDate,
): PlainDate {
  if (on === undefined) return addDays(today, -(ago ?? 1));
  const thisYear = `${yearOf(today)}-${on}`;
  return thisYear < today ? thisYear : `${yearOf(today) - 1}-${on}`;
}
