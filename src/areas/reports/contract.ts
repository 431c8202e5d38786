import { z } from 'zod';
import { areDistinct, id, plainDateField, text, twice } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { Relation } from '../indicators/relation.ts';
import { headFields, LastHead } from './contract-head.ts';
import { FormTable } from './form-template.ts';
import { missingReasons } from './form-value.ts';
import { Formula } from './formulas.ts';
import { statuses } from './life.ts';
import { LostBelow } from './lost-below.ts';
import { Block, SectionContent } from './narrative.ts';
import { ReturnReason } from './return-reason.ts';

const reportId = id;
const indicator = text(3, 80);
/** Of a cell or a section as it was seen; 0 where nothing was there yet. */
const seen = z.int32().min(0);
const part = z.string().regex(/^(form|section):[a-z0-9./-]{1,80}$/i);
const own = { unitId: id, reportId };

const valueShape = {
  value: z.string().nullable(),
  missing: z.enum(missingReasons).nullable(),
  note: z.string().nullable(),
};

export const cellSources = [
  'typed',
  'pasted',
  'imported',
  'derived',
  'computed',
  'addedUp',
  'formula',
  'corrected',
] as const;

export const Cell = z.object({
  indicator: z.string(),
  ...valueShape,
  source: z.enum(cellSources).nullable(),
  /** Of a derived or imported figure: where it came from, in words. */
  origin: z.string().nullable(),
  by: z.string().nullable(),
  at: z.iso.datetime().nullable(),
  version: seen,
  /** What was typed could mean another figure, and nobody has confirmed it. */
  doubted: z.boolean(),
  /** The same cell in the report that the unit signed last, of those whose figure it may be laid beside; as printed there. */
  last: z.object({ value: z.string(), report: z.string(), to: plainDateField }).nullable(),
  /** Whether this person may type in it now. */
  editable: z.boolean(),
  /** Of a sum from below: the cell shows the total, and what is typed in it is the part of the unit's own departments. */
  addedUp: z
    .object({
      own: z.object({ value: z.string().nullable(), missing: z.enum(missingReasons).nullable() }),
      /** The units below together. */
      below: z.object({ value: z.string().nullable(), missing: z.enum(missingReasons).nullable() }),
      /** With sign; null where nothing was adjusted. */
      adjusted: z.string().nullable(),
    })
    .nullable(),
});
export type Cell = z.infer<typeof Cell>;

export const Finding = z.object({
  /** Rule, place and figures: what an explanation is tied to. */
  key: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  indicators: z.array(z.string()),
  section: z.string().nullable(),
  message: z.object({ vi: z.string(), en: z.string() }),
  explanation: z
    .object({
      text: z.string(),
      by: z.string(),
      decision: z.enum(['accepted', 'refused']).nullable(),
      /** Given for a figure that was corrected since. */
      earlier: z.boolean(),
    })
    .nullable(),
});
export type Finding = z.infer<typeof Finding>;

const Part = z.object({
  part: z.string(),
  title: z.string(),
  personId: id.nullable(),
  person: z.string().nullable(),
  dueOn: plainDateField.nullable(),
  closed: z.boolean(),
  /** Cells that take a value, and those that have one or a reason. */
  cells: z.number().int(),
  filled: z.number().int(),
  /** Who gives its figures, whoever gives the most first, with how many. */
  suppliers: z.array(z.object({ name: z.string(), cells: z.number().int() })),
});

const SectionView = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  depth: z.number().int(),
  /** But the title of the sections below it: nothing need be written there. */
  heading: z.boolean(),
  hint: z.string(),
  indicators: z.array(z.string()),
  content: z.array(Block),
  version: seen,
  by: z.string().nullable(),
  at: z.iso.datetime().nullable(),
  /** The section as it was signed last, to start from: of which report, and each figure as it was printed then. */
  last: z.object({ report: z.string(), content: z.array(Block) }).nullable(),
  /** Sentences that the figures give by themselves. */
  proposed: z.array(Block),
  editable: z.boolean(),
});

const Action = z.object({
  kind: z.string(),
  at: z.iso.datetime(),
  person: z.string(),
  unit: z.string(),
  reason: z.string().nullable(),
  /** What was returned at which cells or sections. */
  reasons: z.array(ReturnReason),
});

const childVersion = { unitId: id, reportId: id, number: z.int() };

/** The whole draft of a unit: forms, cells, parts, sections, what checks find, and what was done with it. */
export const getReport = query({
  name: 'reports.getReport',
  path: '/units/{unitId}/reports/{reportId}',
  title: { vi: 'Mở báo cáo của đơn vị', en: 'Open the report of the unit' },
  access: { by: 'post', permission: 'reports.readDraft', units: ['unitId'] },
  input: z.strictObject(own),
  output: z.object({
    id: reportId,
    unitId: id,
    unit: z.string(),
    title: z.string(),
    campaignId: id,
    receiver: z.string().nullable(),
    from: plainDateField,
    to: plainDateField,
    dueOn: plainDateField,
    lockOn: plainDateField,
    status: z.enum(statuses),
    form: z.object({
      id: z.string(),
      title: z.string(),
      provisional: z.boolean(),
      basis: z.string(),
      tables: z.array(FormTable),
    }),
    cells: z.array(Cell),
    cards: z.array(
      z.object({
        indicator: z.string(),
        name: z.string(),
        type: z.string(),
        unit: z.string().nullable(),
        mode: z.string(),
        rollup: z.string(),
        /** No figure of it is smaller; null where it may be any. */
        least: z.number().nullable(),
        choices: z.record(z.string(), z.string()).nullable(),
        definition: z.string().nullable(),
        counts: z.object({ included: z.string(), excluded: z.string().nullable() }).nullable(),
        example: z.string().nullable(),
        basis: z.string().nullable(),
        /** Who gives the figure; null where nobody is named. */
        supplier: z.string().nullable(),
      }),
    ),
    /** Run by the page too as one types: how cells come from others, and what must hold between them. */
    rules: z.object({ formulas: z.array(Formula), relations: z.array(Relation) }),
    parts: z.array(Part),
    sections: z.array(SectionView),
    findings: z.array(Finding),
    actions: z.array(Action),
    /** Versions that were signed. */
    versions: z.array(
      z.object({
        number: z.number().int(),
        signedAt: z.iso.datetime(),
        hash: z.string(),
        reason: z.string().nullable(),
      }),
    ),
    /** A correction that somebody proposed and nobody has signed yet; `mine` where this person may not sign it for that. */
    proposal: z
      .object({
        number: z.number().int(),
        by: z.string(),
        at: z.iso.datetime(),
        reason: z.string(),
        mine: z.boolean(),
        cells: z.array(z.object({ indicator: z.string(), before: z.string(), after: z.string() })),
        /** Versions below that the figures would be added up from. */
        children: z.array(z.object({ ...childVersion, name: z.string() })),
        /** Errors that the correction makes, and why its figures are right all the same. */
        errors: z.array(z.object({ vi: z.string(), en: z.string() })),
        explanation: z.string().nullable(),
        /** The head of the paper that was signed last, from which that of the correction may be begun. */
        head: LastHead,
        /** The report that is put right: "05/BC-UBND". */
        corrects: z.object({ reference: z.string(), date: z.string() }),
      })
      .nullable(),
    /** Of a report that waits for its signature: the head of the paper that the unit signed last, to begin from. */
    headBefore: LastHead.nullable(),
    /** Of a report that waits for its signature: whoever signs it names this mark, which another figure, word or version below changes. */
    mark: z.string().nullable(),
    /** Colleagues that parts can be given to. */
    colleagues: z.array(z.object({ id, name: z.string() })),
    /** What this person may do with it now, besides what posts allow: the state of the report decides too. */
    may: z.array(z.string()),
    /** Adding up: whether reports below are there to be taken. */
    hasChildren: z.boolean(),
    lostBelow: z.array(LostBelow),
    /** Of a signed report that may be corrected: what the units below have sent since it was added up. */
    newerBelow: z.array(z.object({ ...childVersion, name: z.string(), received: z.boolean() })),
    /** Of a unit made of others within the year: figures proposed from theirs; null where there were none. */
    derived: z.object({ waiting: z.int(), taken: z.int(), lacking: z.int() }).nullable(),
    /**
     * Figures that the unit's own registers count, how many of them are not in the form as counted, and in how many of these cells
     * something else stands; null where none.
     */
    counted: z.object({ count: z.int(), waiting: z.int(), unlike: z.int() }).nullable(),
    /** Of a unit that was divided: what came of it, and which of these goes on with the report; `own`: this person's. */
    heirs: z
      .object({ units: z.array(z.string()), named: z.string().nullable(), own: z.boolean() })
      .nullable(),
  }),
  next: ['reports.assignParts', 'reports.closeReport', 'reports.signReport'],
});

/** Cells as they were typed or pasted; each is kept or told by itself, so that one conflict does not hold up the rest. */
export const saveCells = command({
  name: 'reports.saveCells',
  path: '/units/{unitId}/reports/{reportId}/cells',
  method: 'PUT',
  title: { vi: 'Nhập số liệu', en: 'Enter figures' },
  access: { by: 'post', permission: 'reports.enter', units: ['unitId'] },
  input: z.strictObject({
    ...own,
    cells: z
      .array(
        z.strictObject({
          indicator,
          /** What was typed, in Vietnamese writing; empty takes the value away. */
          typed: z.string().max(2000),
          missing: z.enum(missingReasons).nullable(),
          note: text(1, 2000).nullable(),
          version: seen,
          pasted: z.boolean().default(false),
          /** Whether it could mean another figure; where this is left out the server says so of what was typed, by itself. */
          doubted: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(500)
      .refine(
        areDistinct<{ indicator: string }>((cell) => cell.indicator),
        twice,
      ),
    /** Who typed them: refused where somebody else has signed in on the same computer since. */
    typedBy: id.optional(),
  }),
  output: z.object({
    kept: z.array(z.object({ indicator: z.string(), version: seen, ...valueShape, doubted: z.boolean() })),
    /** Somebody else changed these meanwhile; what is there now. */
    conflicts: z.array(
      z.object({ indicator: z.string(), version: seen, ...valueShape, by: z.string(), at: z.iso.datetime() }),
    ),
    refused: z.array(
      z.object({ indicator: z.string(), message: z.object({ vi: z.string(), en: z.string() }) }),
    ),
  }),
});

export const saveSection = command({
  name: 'reports.saveSection',
  path: '/units/{unitId}/reports/{reportId}/sections/{section}',
  method: 'PUT',
  title: { vi: 'Viết phần lời', en: 'Write the narrative' },
  access: { by: 'post', permission: 'reports.enter', units: ['unitId'] },
  input: z.strictObject({
    ...own,
    section: text(1, 60),
    version: seen,
    content: SectionContent,
    /** Who typed it: refused where somebody else has signed in on the same computer since. */
    typedBy: id.optional(),
  }),
  output: z.object({ version: seen }),
  // The text is in the report; each pause in writing would put all of it into the log once more.
  secret: ['content'],
  largest: 6 * 1024 * 1024,
});

/** Who does what, until when. */
export const assignParts = command({
  name: 'reports.assignParts',
  path: '/units/{unitId}/reports/{reportId}/parts',
  method: 'PUT',
  title: { vi: 'Giao phần việc', en: 'Give out the parts' },
  access: { by: 'post', permission: 'reports.assign', units: ['unitId'] },
  input: z.strictObject({
    ...own,
    parts: z
      .array(z.strictObject({ part, personId: id.nullable(), dueOn: plainDateField.nullable() }))
      .min(1)
      .max(200)
      .refine(
        areDistinct<{ part: string }>(({ part }) => part),
        twice,
      ),
  }),
  output: z.object({ parts: z.number().int() }),
});

export const closePart = command({
  name: 'reports.closePart',
  path: '/units/{unitId}/reports/{reportId}/parts/closed',
  title: { vi: 'Chốt phần việc', en: 'Close a part' },
  access: { by: 'post', permission: 'reports.enter', units: ['unitId'] },
  input: z.strictObject({ ...own, part }),
  output: z.object({ part: z.string() }),
});

export const reopenPart = command({
  name: 'reports.reopenPart',
  path: '/units/{unitId}/reports/{reportId}/parts/reopened',
  title: { vi: 'Mở lại phần việc', en: 'Open a part again' },
  access: { by: 'post', permission: 'reports.enter', units: ['unitId'] },
  input: z.strictObject({ ...own, part }),
  output: z.object({ part: z.string() }),
});

/** By the reporting officer, when all parts are closed. */
export const closeReport = command({
  name: 'reports.closeReport',
  path: '/units/{unitId}/reports/{reportId}/closed',
  title: { vi: 'Chốt báo cáo trình ký', en: 'Close the report for signing' },
  access: { by: 'post', permission: 'reports.close', units: ['unitId'] },
  input: z.strictObject({
    ...own,
    /** Closed though errors are open, or figures of the text have changed unread: who closes was told of them. */
    despite: z.boolean().default(false),
    /** The sections that are still empty say that there is nothing to tell. */
    restEmpty: z.boolean().default(false),
  }),
  output: z.object({ status: z.enum(statuses) }),
});

/** The leader gives it back to the colleagues with a reason. */
export const returnInside = command({
  name: 'reports.returnInside',
  path: '/units/{unitId}/reports/{reportId}/returned-inside',
  title: { vi: 'Trả lại trong đơn vị', en: 'Return inside the unit' },
  access: { by: 'post', permission: 'reports.sign', units: ['unitId'] },
  input: z.strictObject({ ...own, reason: text(5, 1000) }),
  output: z.object({ status: z.enum(statuses) }),
});

/** Why a figure that a check calls wrong is right; without it an error blocks signing. */
export const explainFinding = command({
  name: 'reports.explainFinding',
  path: '/units/{unitId}/reports/{reportId}/explanations',
  method: 'PUT',
  title: { vi: 'Giải trình cảnh báo', en: 'Explain a finding' },
  access: { by: 'post', permission: 'reports.explain', units: ['unitId'] },
  input: z.strictObject({ ...own, finding: text(3, 400), text: text(10, 1000) }),
  output: z.object({ finding: z.string() }),
});

/** Frozen by its hash and sent to the unit above. */
export const signReport = command({
  name: 'reports.signReport',
  path: '/units/{unitId}/reports/{reportId}/signed',
  title: { vi: 'Ký và gửi báo cáo', en: 'Sign and send the report' },
  access: { by: 'post', permission: 'reports.sign', units: ['unitId'] },
  input: z.strictObject({
    ...own,
    ...headFields,
    /** Of the report as it was seen (reports.getReport): what changed since is looked at first. */
    mark: text(1, 100),
  }),
  output: z.object({ number: z.number().int(), hash: z.string(), status: z.enum(statuses) }),
});
