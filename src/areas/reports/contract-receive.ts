import { z } from 'zod';
import { id, page, plainDateField, text } from '../../base/fields.ts';
import { severities } from '../../base/finding.ts';
import { command, query } from '../../base/operation.ts';
import { rollups } from '../indicators/dictionary.ts';
import { unitKinds } from '../units/unit.ts';
import { campaignKinds } from './contract-campaign.ts';
import { statuses } from './life.ts';
import { ReturnReason } from './return-reason.ts';
import { lacks } from './roll-up-rules.ts';

const reportId = id;
const number = z.int32().min(1);

const SentValue = z.object({
  /** Null for a heading, which has no figure. */
  indicator: z.string().nullable(),
  depth: z.number().int(),
  label: z.string(),
  code: z.string().nullable(),
  unit: z.string().nullable(),
  printed: z.string(),
  note: z.string(),
  /** As it was in the version before; null where it is the same or there is none. */
  before: z.string().nullable(),
  /** Its note in the version before; null likewise. */
  noteBefore: z.string().nullable(),
  /** Made of what former units had signed. */
  derived: z.boolean(),
});

/** A version as it was signed, with what changed since the one before. */
export const getSent = query({
  name: 'reports.getSent',
  path: '/units/{unitId}/reports/{reportId}/sent',
  title: { vi: 'Xem báo cáo đã gửi', en: 'See a report that was sent' },
  access: { by: 'post', permission: 'reports.readSent', units: ['unitId'] },
  input: z.strictObject({ unitId: id, reportId, number }),
  output: z.object({
    unit: z.string(),
    title: z.string(),
    campaignId: id,
    /** Written on a form that is our reading of the law, not an issued one; likewise below. */
    provisional: z.boolean(),
    status: z.enum(statuses),
    number,
    hash: z.string(),
    signedAt: z.iso.datetime(),
    signer: z.string(),
    symbol: z.string(),
    date: plainDateField,
    reason: z.string().nullable(),
    /** Units below that it was added up from before anybody had received their reports. */
    unreceived: z.array(z.string()),
    tables: z.array(z.object({ title: z.string(), values: z.array(SentValue) })),
    sections: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        depth: z.number().int(),
        title: z.string(),
        text: z.string(),
        pictures: z.array(z.object({ fileId: id, alt: z.string() })),
        changed: z.boolean(),
      }),
    ),
    /** What the checks found when this version was signed, and nobody has explained: at a cell, or in the text of a section. */
    findings: z.array(
      z.object({
        severity: z.enum(severities),
        message: z.object({ vi: z.string(), en: z.string() }),
        indicator: z.string().nullable(),
        section: z.string().nullable(),
        quote: z.string().nullable(),
      }),
    ),
    explanations: z.array(
      z.object({
        finding: z.string(),
        message: z.object({ vi: z.string(), en: z.string() }),
        text: z.string(),
        by: z.string(),
        decision: z.enum(['accepted', 'refused']).nullable(),
        /** Given for a figure that was corrected since. */
        earlier: z.boolean(),
      }),
    ),
    versions: z.array(z.object({ number, signedAt: z.iso.datetime(), reason: z.string().nullable() })),
    /** Why this version came back, and why the one before it did. */
    returns: z.array(
      z.object({
        number,
        at: z.iso.datetime(),
        unit: z.string(),
        reasons: z.array(ReturnReason),
      }),
    ),
    receiverId: id.nullable(),
    /** What this person may do with it above: the state of the report decides too. */
    may: z.array(z.enum(['receive', 'return', 'decide'])),
  }),
});

const one = { unitId: id, reportId, number };

/** Takes reports of lower units over, one or many; each as it was seen (`number`). */
export const receiveReports = command({
  name: 'reports.receiveReports',
  path: '/units/{receiverId}/received',
  title: { vi: 'Tiếp nhận báo cáo', en: 'Receive reports' },
  access: { by: 'post', permission: 'reports.receive', units: ['receiverId'] },
  input: z.strictObject({ receiverId: id, reports: z.array(z.strictObject(one)).min(1).max(500) }),
  output: z.object({ received: z.number().int() }),
});

export const returnReports = command({
  name: 'reports.returnReports',
  path: '/units/{receiverId}/returned',
  title: { vi: 'Trả lại báo cáo', en: 'Return reports' },
  access: { by: 'post', permission: 'reports.receive', units: ['receiverId'] },
  input: z.strictObject({
    receiverId: id,
    reports: z.array(z.strictObject(one)).min(1).max(500),
    reasons: z
      .array(
        z.strictObject({
          indicator: text(3, 80).nullable(),
          /** A section of the report's outline; none where the reason is at a figure. */
          section: text(1, 80).nullable().default(null),
          text: text(5, 1000),
        }),
      )
      .min(1)
      .max(200),
  }),
  output: z.object({ returned: z.number().int() }),
});

export const decideExplanation = command({
  name: 'reports.decideExplanation',
  path: '/units/{receiverId}/explanations',
  title: { vi: 'Chấp nhận hoặc bác giải trình', en: 'Accept or refuse an explanation' },
  access: { by: 'post', permission: 'reports.receive', units: ['receiverId'] },
  input: z.strictObject({
    receiverId: id,
    unitId: id,
    reportId,
    finding: text(3, 400),
    accept: z.boolean(),
  }),
  output: z.object({ finding: z.string() }),
});

const figure = { value: z.string().nullable(), missing: z.string().nullable() };

/** The figures of an upper unit as they add up from those below, with what is missing and what was corrected below since. */
export const showAddedUp = query({
  name: 'reports.showAddedUp',
  path: '/units/{unitId}/reports/{reportId}/added-up',
  title: { vi: 'Xem số liệu cộng từ cấp dưới', en: 'See figures added up from below' },
  access: { by: 'post', permission: 'reports.readDraft', units: ['unitId'] },
  input: z.strictObject({ unitId: id, reportId }),
  output: z.object({
    unit: z.string(),
    title: z.string(),
    campaignId: id,
    provisional: z.boolean(),
    /** Whether the report is still being worked on: only then are figures taken and adjusted. */
    open: z.boolean(),
    /** Whether it was signed and may be corrected: then figures are taken by a correction. */
    correctable: z.boolean(),
    figures: z.array(
      z.object({
        indicator: z.string(),
        name: z.string(),
        unit: z.string().nullable(),
        rollup: z.enum(rollups),
        ...figure,
        /** What it would be with the newest versions below; null where it would be the same. */
        proposed: z.string().nullable(),
        adjusted: z.string().nullable(),
        missingUnits: z.number().int(),
      }),
    ),
    children: z.array(
      z.object({
        unitId: id,
        reportId,
        name: z.string(),
        status: z.enum(statuses),
        /** Version added up now, and the newest one; 0: none. */
        taken: z.number().int(),
        newest: z.number().int(),
        /** The version that may be taken: what was returned may not, until the unit signs anew; 0: none. */
        standing: z.number().int(),
        /** The last version that was received; 0: none. */
        received: z.number().int(),
      }),
    ),
  }),
  next: ['reports.takeFigures', 'reports.adjustFigure'],
});

/** Adds up these versions of lower reports from now on; taking a corrected one is this deed too. */
export const takeFigures = command({
  name: 'reports.takeFigures',
  path: '/units/{unitId}/reports/{reportId}/taken',
  title: { vi: 'Lấy số liệu cấp dưới vào báo cáo', en: 'Take figures from below' },
  access: { by: 'post', permission: 'reports.addUp', units: ['unitId'] },
  input: z.strictObject({
    unitId: id,
    reportId,
    children: z
      .array(z.strictObject({ unitId: id, reportId, number }))
      .min(1)
      .max(4000),
    /** Whether versions are meant too that were sent and that nobody has received yet. */
    alsoSent: z.boolean().default(false),
  }),
  output: z.object({ taken: z.number().int() }),
  largest: 1024 * 1024,
});

/** Adds to or takes from a figure that was added up, with a reason; goes to the register of exceptions. */
export const adjustFigure = command({
  name: 'reports.adjustFigure',
  path: '/units/{unitId}/reports/{reportId}/adjustments',
  title: { vi: 'Điều chỉnh số cộng', en: 'Adjust an added-up figure' },
  access: { by: 'post', permission: 'reports.addUp', units: ['unitId'] },
  input: z.strictObject({
    id,
    unitId: id,
    reportId,
    indicator: text(3, 80),
    /** With sign, in Vietnamese writing: "-3", "1,5". */
    amount: text(1, 40),
    reason: text(10, 1000),
  }),
  output: z.object({ id }),
});

export const withdrawAdjustment = command({
  name: 'reports.withdrawAdjustment',
  path: '/units/{unitId}/reports/{reportId}/adjustments/{id}/withdrawn',
  title: { vi: 'Rút điều chỉnh', en: 'Withdraw an adjustment' },
  access: { by: 'post', permission: 'reports.addUp', units: ['unitId'] },
  input: z.strictObject({ id, unitId: id, reportId }),
  output: z.object({ id }),
});

/** What a figure is made of: the lower units' figures, adjustments, formula terms, or the cell with its author; parts add up to it. */
export const explainFigure = query({
  name: 'reports.explainFigure',
  path: '/units/{unitId}/reports/{reportId}/figures/{indicator}',
  title: { vi: 'Xem nguồn của một con số', en: 'See where a figure comes from' },
  access: { by: 'post', permission: 'reports.readSent', units: ['unitId'] },
  input: z.strictObject({
    unitId: id,
    reportId,
    indicator: text(3, 80),
    /** A signed version; the draft, for who may read it, where left out. */
    number: number.optional(),
  }),
  output: z.object({
    indicator: z.string(),
    name: z.string(),
    unit: z.string().nullable(),
    reportOf: z.string(),
    title: z.string(),
    provisional: z.boolean(),
    /** Of the campaign: reports of one kind are a series. */
    kind: z.enum(campaignKinds),
    /** Whether an amount may be added to it or taken from it in this state. */
    adjustable: z.boolean(),
    ...figure,
    source: z.string().nullable(),
    by: z.string().nullable(),
    at: z.iso.datetime().nullable(),
    /** Where an imported or derived figure comes from, in words. */
    origin: z.string().nullable(),
    /** What the unit's registers counted for it; the list behind it is shown to who may read these registers. */
    counted: z
      .object({
        area: z.enum(['documents', 'plans']),
        indicator: z.string(),
        from: plainDateField,
        to: plainDateField,
        figure: z.int(),
        at: z.iso.datetime(),
        /** What was counted then, row by row; null of figures taken before that was kept. */
        list: id.nullable(),
        readable: z.boolean(),
      })
      .nullable(),
    /** The kept file that it was read from. */
    original: z.object({ fileId: id, name: z.string() }).nullable(),
    terms: z.array(z.object({ indicator: z.string(), name: z.string(), ...figure })),
    parts: z.array(
      z.object({
        unitId: id,
        reportId,
        number: z.number().int(),
        name: z.string(),
        received: z.boolean(),
        ...figure,
        /** Who took this version, or gave the own part, and when; of what is signed that is not kept. */
        by: z.string().nullable(),
        at: z.iso.datetime().nullable(),
      }),
    ),
    missingUnits: z.array(z.object({ unitId: id, name: z.string(), why: z.enum(lacks) })),
    adjustments: z.array(
      z.object({ id, amount: z.string(), reason: z.string(), by: z.string(), at: z.iso.datetime() }),
    ),
  }),
  next: ['reports.adjustFigure', 'reports.withdrawAdjustment'],
});

/** One indicator over all units that report here, what stands out first. */
export const showIndicator = query({
  name: 'reports.showIndicator',
  path: '/units/{unitId}/campaigns/{campaignId}/indicators/{indicator}',
  title: { vi: 'So một chỉ tiêu giữa các đơn vị', en: 'Compare an indicator across units' },
  access: { by: 'post', permission: 'reports.readSent', units: ['unitId'] },
  input: z.strictObject({ unitId: id, campaignId: id, indicator: text(3, 80), ...page }),
  output: z.object({
    indicator: z.string(),
    name: z.string(),
    unit: z.string().nullable(),
    provisional: z.boolean(),
    /** Of the figures that stand, as `sent` counts them: what came back stands no more. */
    median: z.string().nullable(),
    count: z.number().int(),
    sent: z.number().int(),
    figures: z.array(
      z.object({
        unitId: id,
        reportId,
        number: z.number().int(),
        name: z.string(),
        ...figure,
        status: z.enum(statuses),
        last: z.string().nullable(),
        outlier: z.boolean(),
      }),
    ),
  }),
  next: ['reports.returnReports'],
});

/** What all units below have told, added up by the units that receive them and together; from received reports alone. */
export const showTotals = query({
  name: 'reports.showTotals',
  path: '/units/{unitId}/campaigns/{campaignId}/totals',
  title: { vi: 'Tổng hợp số liệu các cấp dưới', en: 'Totals of all units below' },
  access: { by: 'post', permission: 'reports.readSent', units: ['unitId'] },
  input: z.strictObject({ unitId: id, campaignId: id, level: z.enum(unitKinds).default('commune') }),
  output: z.object({
    title: z.string(),
    provisional: z.boolean(),
    owed: z.number().int(),
    received: z.number().int(),
    units: z.array(
      z.object({ unitId: id, name: z.string(), owed: z.number().int(), received: z.number().int() }),
    ),
    figures: z.array(
      z.object({
        indicator: z.string(),
        name: z.string(),
        unit: z.string().nullable(),
        rollup: z.enum(rollups),
        ...figure,
        /** By unit, in the order of `units`: a figure, or why there is none. */
        byUnit: z.array(z.string().nullable()),
      }),
    ),
  }),
});
