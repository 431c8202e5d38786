import { z } from 'zod';
import { areDistinct, id, twice } from '../../base/fields.ts';
import { severities } from '../../base/finding.ts';
import { command, query } from '../../base/operation.ts';
import { openText } from '../documents/open-text.ts';
import { FormValue } from '../reports/form-value.ts';
import { ReportHead } from './answer.ts';

/** In bytes. */
export const largestReport = 20 * 1024 * 1024;

const own = { unitId: id, reportId: id };

const place = {
  /** Printed number and label of the row, or the sentence. */
  quote: z.string(),
  /** The figure as it is printed there. */
  raw: z.string(),
  page: z.number().int().nullable(),
  table: z.number().int().nullable(),
  row: z.number().int().nullable(),
  line: z.number().int().nullable(),
};

const FigureRead = z.object({
  indicator: z.string(),
  name: z.string(),
  ...place,
  /** What would go into the cell; null where nothing sure was read. */
  value: FormValue.nullable(),
  /** 0–1; below 1 a person should look. */
  certainty: z.number(),
});
export type FigureRead = z.infer<typeof FigureRead>;

const PlacedFigure = z.object(place);
export type PlacedFigure = z.infer<typeof PlacedFigure>;

const SectionRead = z.object({
  section: z.string(),
  title: z.string(),
  lines: z.array(z.string()),
  /** Headings of the file that the outline has no section for; their words stand here. */
  unlike: z.array(z.string()).default([]),
  /** The outline divides this section further than the file does. */
  isDivided: z.boolean().default(false),
});
export type SectionRead = z.infer<typeof SectionRead>;

const day = z.string().nullable();
/** The period that a file names: null where it does not say. */
const FilePeriod = z.object({
  kind: ReportHead.shape.kind,
  year: z.number().int().nullable(),
  quarter: z.number().int().nullable(),
  /** The days whose figures it counts. */
  from: day,
  to: day,
});
export type FilePeriod = z.infer<typeof FilePeriod>;

/** A document that the prose of a file names by number and symbol, as far as it says. */
export const NamedDocument = z.object({
  type: z.string().nullable(),
  symbol: z.string(),
  date: day,
  issuer: z.string().nullable(),
  about: z.string().nullable(),
  /** The sentence, or its beginning. */
  quote: z.string(),
});
export type NamedDocument = z.infer<typeof NamedDocument>;

/** A file as it was read for one report: the doubtful first. */
export const ReportRead = z.object({
  fileId: id,
  name: z.string(),
  sha256: z.string(),
  title: z.string().nullable(),
  unit: z.string().nullable(),
  /** Null of a file that was read before its period was kept. */
  period: FilePeriod.nullable().default(null),
  figures: z.array(FigureRead),
  sections: z.array(SectionRead),
  /** Lines after the narrative, which stand in no section: addressees, signature, annexes. */
  after: z.array(z.string()).default([]),
  /** Figures of the file that the form of this report has no cell for. */
  elsewhere: z.array(PlacedFigure),
  /** Documents that its prose names; none of a file that was read before they were kept. */
  named: z.array(NamedDocument).default([]),
});
export type ReportRead = z.infer<typeof ReportRead>;

const Doubt = z.object({
  rule: z.string(),
  severity: z.enum(severities),
  indicators: z.array(z.string()),
  message: z.object({ vi: z.string(), en: z.string() }),
});
export type Doubt = z.infer<typeof Doubt>;

/** A file as it was read, and what the unit's earlier reports say to its figures today. */
const ReportHeld = ReportRead.extend({ doubts: z.array(Doubt) });
export type ReportHeld = z.infer<typeof ReportHeld>;

/** Reads an earlier report for a draft. The file is kept with the report, unless it is marked as a state secret. */
export const readReportFile = command({
  name: 'legacy.readReportFile',
  path: '/units/{unitId}/reports/{reportId}/files',
  title: { vi: 'Đọc báo cáo từ tệp', en: 'Read a report from a file' },
  access: { by: 'post', permission: 'reports.assign', units: ['unitId'] },
  input: z.strictObject({
    ...own,
    fileId: id,
    name: openText(1, 200),
    /** Base64. */
    content: z.string().max(Math.ceil(largestReport / 3) * 4),
  }),
  output: ReportRead,
  secret: ['content'],
  largest: 30 * 1024 * 1024,
});

/** The same again, as it was read then, held against the unit's earlier reports. */
export const getReportFile = query({
  name: 'legacy.getReportFile',
  path: '/units/{unitId}/reports/{reportId}/files/{fileId}',
  title: { vi: 'Xem tệp báo cáo đã đọc', en: 'Show a file that was read' },
  access: { by: 'post', permission: 'reports.assign', units: ['unitId'] },
  input: z.strictObject({ ...own, fileId: id }),
  output: ReportHeld,
  next: ['legacy.listNamedDocuments'],
});

/** Puts what was looked at into the draft: figures as read or as corrected, sections that are still empty. */
export const takeReportFile = command({
  name: 'legacy.takeReportFile',
  path: '/units/{unitId}/reports/{reportId}/files/{fileId}/taken',
  title: { vi: 'Đưa số liệu từ tệp vào báo cáo', en: 'Take figures from a file' },
  access: { by: 'post', permission: 'reports.assign', units: ['unitId'] },
  input: z.strictObject({
    ...own,
    fileId: id,
    cells: z
      .array(
        z.strictObject({
          indicator: openText(3, 80),
          /** What the person typed instead; null takes it as it was read. */
          typed: openText(0, 2000).nullable(),
          /** Of the cell as it was seen; 0 where nothing was there. */
          version: z.int32().min(0),
        }),
      )
      .max(1000)
      .refine(
        areDistinct<{ indicator: string }>((cell) => cell.indicator),
        twice,
      ),
    sections: z.array(openText(1, 60)).max(200),
    /** The file is of another unit or period, and is meant: refused without where it is. */
    isMeant: z.boolean().default(false),
    /** Who looked at it: refused where somebody else has signed in on the same computer since. */
    typedBy: id.optional(),
  }),
  output: z.object({
    cells: z.number().int(),
    sections: z.number().int(),
    /** Not taken: computed cells, those of closed parts, and those that somebody has written since. */
    left: z.array(z.object({ what: z.string(), why: z.object({ vi: z.string(), en: z.string() }) })),
  }),
});
