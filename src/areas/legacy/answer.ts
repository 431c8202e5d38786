import { z } from 'zod';
import { documentFormats } from '../../formats/document.ts';

/** The machine's answer of `motso extract` and `motso check`; `docs/schema/*.json` is printed from here, the descriptions are for whoever reads it from another program. */

const ordinal = (what: string) => z.int().min(1).optional().describe(what);
const offset = (what: string) => z.int().min(0).optional().describe(what);
const text = (what: string) => z.string().describe(what);
const textOrNull = (what: string) => z.string().nullable().describe(what);

const AtAnswer = z
  .object({
    line: ordinal('Line of a text or PDF file, from 1.'),
    page: ordinal('Page, from 1; only where the format has pages.'),
    sheet: z.string().optional().describe('Name of the sheet of a workbook.'),
    table: ordinal('Ordinal of the table in the document, from 1.'),
    row: ordinal('Row of that table, header rows counted, from 1.'),
    column: ordinal('Column of that table, from 1.'),
    paragraph: ordinal('Ordinal of the paragraph in the stored file, those of tables counted, from 1.'),
    block: offset('Index of the paragraph or table among the blocks of the document as read, from 0.'),
    start: offset('First character of the quote in the text of that block or cell, from 0.'),
    end: offset('Character after the last one of the quote.'),
    quote: text('The exact printed words, or the label of a row with its cell.'),
  })
  .meta({
    id: 'At',
    description: 'A place in the file: what its format knows of it, always with the quote.',
  });

export const Source = z.object({
  file: text('The file as it was named in the call.'),
  format: z
    .enum(documentFormats)
    .nullable()
    .describe(
      'What the file is, told by its content; null where it could not be read. "scan" is a PDF of pictures.',
    ),
  sha256: textOrNull('SHA-256 of the file in hexadecimal; null where it could not be read.'),
  pages: ordinal('Number of pages; absent where the format has none.'),
});
export type Source = z.infer<typeof Source>;

export const levels = ['commune', 'district', 'province'] as const;
const reportKinds = ['quarter', 'half-year', 'nine-month', 'year', 'multi-year', 'index', 'other'] as const;

const plainDate = (what: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable()
    .describe(`${what} YYYY-MM-DD, or null where it is not printed or not possible.`);

export const ReportHead = z.object({
  unit: textOrNull('The unit that reports; null where the letterhead does not say it.'),
  level: z.enum(levels).nullable().describe('Level of that unit; null where it is not known.'),
  parents: z.array(z.string()).describe('The units above it, the nearest first; may be empty.'),
  kind: z
    .enum(reportKinds)
    .describe(
      'Length of the period; "index" for scores of the reform index, "other" where the title tells none.',
    ),
  title: textOrNull('Title as printed, on one line; null where there is none.'),
  symbol: textOrNull(
    'Number and symbol of the report itself, without inner spaces; null where it is left blank.',
  ),
  date: plainDate('Date of the report.'),
  window: z
    .object({ from: plainDate('First day counted.'), to: plainDate('Last day counted.') })
    .describe('The days whose figures the report counts, as it says itself.'),
});
export type ReportHead = z.infer<typeof ReportHead>;

const value = z.union([z.number(), z.string(), z.null()]);
export const Value = value.describe(
  'The number in the unit of the row (a percentage as 36.1, an answer by its code); the words where a figure was expected and none stands there; null for a blank or "-".',
);
export type Value = z.infer<typeof Value>;

const certainty = (what: string) => z.number().min(0).max(1).describe(what);
const readWith = 'How sure the reading is, 0 to 1; below 1 where it was read with doubt.';
export const Reading = z
  .object({
    raw: text('The cell as printed; "" for a blank one.'),
    value: Value,
    certainty: certainty(readWith),
  })
  .meta({ id: 'Reading', description: 'One cell: as printed and as understood.' });
export type Reading = z.infer<typeof Reading>;

const rowFields = z.object({
  code: textOrNull(
    'Printed number of the row ("1.2", "II"), which may be wrong in the report; null where there is none.',
  ),
  label: text('Printed label, on one line.'),
  unit: textOrNull('Printed unit of measure; null where the table has none.'),
  indicator: textOrNull('Id of the indicator in the dictionary ("plan.tasksDone"); null where none fits.'),
  note: textOrNull('What the column of remarks says; null where it says nothing.'),
  at: AtAnswer,
});
const RowOfOne = rowFields
  .extend(Reading.shape)
  .describe('A row of a table with one column of values: raw and value.');
const RowOfMany = rowFields
  .extend({
    values: z
      .record(z.string(), Reading)
      .describe(
        'The cells by column: by the year where the column is one ("2020"), else by its headings joined with " / ".',
      ),
  })
  .describe('A row of a table with several columns of values: values.');
const scores = z
  .object({
    max: Reading.describe('Maximum score, in points.'),
    self: Reading.describe('Self-assessed score, in points.'),
    appraised: Reading.describe('Appraised score, in points.'),
    deduction: Reading.describe('Deduction, in points, signed as printed.'),
  })
  .describe('The points of one criterion; a column that the table lacks reads as blank.');
const RowOfScores = rowFields
  .extend({
    scores,
    opinion: textOrNull('What the appraisers remark; null where they say nothing.'),
    assignee: textOrNull('Who is to act on it; null where nobody is named.'),
  })
  .describe('A row of a table of the reform index: scores.');

/** A row has `raw` and `value`, or `values`, or `scores`: the three shapes of the schema, told apart by what they have. */
export type RowAnswer = z.infer<typeof rowFields> &
  Partial<z.infer<typeof Reading>> &
  Partial<Omit<z.infer<typeof RowOfMany>, keyof z.infer<typeof rowFields>>> &
  Partial<Omit<z.infer<typeof RowOfScores>, keyof z.infer<typeof rowFields>>>;
export const RowAnswer: z.ZodType<RowAnswer> = z.union([RowOfOne, RowOfMany, RowOfScores]);

export const TableAnswer = z.object({
  title: textOrNull('Heading over the table, on one line; null where there is none.'),
  form: textOrNull(
    'Id of the table of the standard form that it follows ("cchc-2022-phu-luc/2"); null for an unknown table.',
  ),
  rows: z
    .array(RowAnswer)
    .describe('The rows below the header, in order; rows that the form lacks are among them.'),
});
export type TableAnswer = z.infer<typeof TableAnswer>;

const FigureAnswer = z.object({
  quote: text('The figure as printed.'),
  value: value.describe('The number (a percentage as 36.1); a fraction ("7/9") as printed.'),
  unit: textOrNull('"%" or the noun counted that follows it, as printed; null where none does.'),
  indicator: textOrNull(
    'Id of the indicator that the sentence names; null where it names none that is known.',
  ),
  certainty: certainty(readWith),
  at: AtAnswer,
});
const DocumentAnswer = z.object({
  type: textOrNull('Kind of document as it is called there, in Vietnamese; null where the kind is not said.'),
  symbol: textOrNull('Number and symbol without inner spaces.'),
  date: plainDate('Date of the document.'),
  about: textOrNull('What it is about, in the words of the report; null where it does not say.'),
  at: AtAnswer,
});
const UnreadAnswer = z.object({
  code: text('Stable code of the reason ("page-unreadable").'),
  message: text('The reason in Vietnamese.'),
  at: AtAnswer,
});

export const Extraction = z.object({
  source: Source.describe('The file that was read.'),
  report: ReportHead.describe('The head of the report.'),
  tables: z.array(TableAnswer).describe('Every table of figures, in order.'),
  figures: z.array(FigureAnswer).describe('Every figure of the running text, in order.'),
  documents: z
    .array(DocumentAnswer)
    .describe(
      'Every document cited in the text, at each place where it is cited; the number in the letterhead is no citation.',
    ),
  unread: z.array(UnreadAnswer).describe('What could not be read; empty where the whole file was.'),
});
export type Extraction = z.infer<typeof Extraction>;

const compared = z.union([z.string(), z.number(), z.null()]);
const FindingAnswer = z.object({
  rule: text('Stable id of the rule; `motso rules` explains it.'),
  severity: z
    .enum(['error', 'warning', 'note'])
    .describe(
      'error: two statements cannot both be true; warning: they disagree, or something is missing, but there may be a reason; note: a person should look.',
    ),
  certainty: certainty('How sure the check is that it understood the report, 0 to 1.'),
  message: text('What is wrong, in Vietnamese, with the arithmetic.'),
  at: z
    .array(AtAnswer)
    .describe(
      'The places, the wrong one first, then those it is compared with; empty where it is the whole file.',
    ),
  found: compared.describe(
    'What the report says, in the unit of the row; null where it is blank or no single value.',
  ),
  expected: compared.describe(
    'What was computed or stands elsewhere; null where no single value would be right.',
  ),
});
const HeldAnswer = z.object({
  rule: text('Stable id of the rule; `motso rules` explains it.'),
  message: text('What holds, in Vietnamese, with the arithmetic.'),
  at: z.array(AtAnswer).describe('The places compared.'),
});

export const Check = z.object({
  source: Source.describe('The file that was read.'),
  findings: z
    .array(FindingAnswer)
    .describe('What is wrong: the worst first, then as it stands in the document.'),
  held: z.array(HeldAnswer).describe('Every relation that was tested and holds.'),
});
export type Check = z.infer<typeof Check>;

export const Failure = z.object({
  source: Source.describe('The file that could not be read.'),
  error: z
    .object({
      code: text('Stable code ("file-encrypted").'),
      message: text('What is wrong and what to do, in Vietnamese.'),
    })
    .describe('Why it could not be read.'),
});
export type Failure = z.infer<typeof Failure>;
