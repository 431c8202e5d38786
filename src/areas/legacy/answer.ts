import { z } from 'zod';
import { documentFormats } from '../../formats/document.ts';

/** The machine's answer of `motso extract` and `motso check`; `docs/schema/*.json` is printed from here. */

const PlaceAnswer = z.object({
  line: z.int().min(1).optional(),
  page: z.int().min(1).optional(),
  sheet: z.string().optional(),
  table: z.int().min(1).optional(),
  row: z.int().min(1).optional(),
  column: z.int().min(1).optional(),
  paragraph: z.int().min(1).optional(),
  block: z.int().min(0).optional(),
  start: z.int().min(0).optional(),
  end: z.int().min(0).optional(),
});
const AtAnswer = PlaceAnswer.extend({ quote: z.string() });

export const Source = z.object({
  file: z.string(),
  format: z.enum(documentFormats).nullable(),
  sha256: z.string().nullable(),
  pages: z.int().min(1).optional(),
});
export type Source = z.infer<typeof Source>;

export const levels = ['commune', 'district', 'province'] as const;
const reportKinds = ['quarter', 'half-year', 'nine-month', 'year', 'multi-year', 'index', 'other'] as const;

const plainDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable();

export const ReportHead = z.object({
  unit: z.string().nullable(),
  level: z.enum(levels).nullable(),
  parents: z.array(z.string()),
  kind: z.enum(reportKinds),
  title: z.string().nullable(),
  symbol: z.string().nullable(),
  date: plainDate,
  window: z.object({ from: plainDate, to: plainDate }),
});
export type ReportHead = z.infer<typeof ReportHead>;

export const Value = z.union([z.number(), z.string(), z.null()]);
export type Value = z.infer<typeof Value>;
export const Reading = z.object({
  raw: z.string(),
  value: Value,
  /** Below 1 where the cell was read with doubt. */
  certainty: z.number().min(0).max(1),
});
export type Reading = z.infer<typeof Reading>;

export const RowAnswer = z.object({
  code: z.string().nullable(),
  label: z.string(),
  unit: z.string().nullable(),
  indicator: z.string().nullable(),
  raw: z.string().optional(),
  value: Value.optional(),
  certainty: z.number().optional(),
  values: z.record(z.string(), Reading).optional(),
  scores: z.object({ max: Reading, self: Reading, appraised: Reading, deduction: Reading }).optional(),
  opinion: z.string().nullable().optional(),
  assignee: z.string().nullable().optional(),
  note: z.string().nullable(),
  at: AtAnswer,
});
export type RowAnswer = z.infer<typeof RowAnswer>;

export const TableAnswer = z.object({
  title: z.string().nullable(),
  form: z.string().nullable(),
  rows: z.array(RowAnswer),
});
export type TableAnswer = z.infer<typeof TableAnswer>;

const FigureAnswer = z.object({
  quote: z.string(),
  value: Value,
  unit: z.string().nullable(),
  indicator: z.string().nullable(),
  certainty: z.number(),
  at: AtAnswer,
});
const DocumentAnswer = z.object({
  type: z.string().nullable(),
  symbol: z.string().nullable(),
  date: plainDate,
  about: z.string().nullable(),
  at: AtAnswer,
});
const UnreadAnswer = z.object({ code: z.string(), message: z.string(), at: AtAnswer });

export const Extraction = z.object({
  source: Source,
  report: ReportHead,
  tables: z.array(TableAnswer),
  figures: z.array(FigureAnswer),
  documents: z.array(DocumentAnswer),
  unread: z.array(UnreadAnswer),
});
export type Extraction = z.infer<typeof Extraction>;

const FindingAnswer = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  certainty: z.number().min(0).max(1),
  message: z.string(),
  at: z.array(AtAnswer),
  found: z.union([z.string(), z.number(), z.null()]),
  expected: z.union([z.string(), z.number(), z.null()]),
});
const HeldAnswer = z.object({ rule: z.string(), message: z.string(), at: z.array(AtAnswer) });

export const Check = z.object({
  source: Source,
  findings: z.array(FindingAnswer),
  held: z.array(HeldAnswer),
});
export type Check = z.infer<typeof Check>;

export const Failure = z.object({
  source: Source,
  error: z.object({ code: z.string(), message: z.string() }),
});
export type Failure = z.infer<typeof Failure>;
