import { z } from 'zod';
import { id, page, plainDateField, text } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { fieldWords } from '../../base/words.ts';
import { unitKinds } from '../units/unit.ts';
import { statuses } from './life.ts';

export const campaignKinds = ['quarter', 'half-year', 'nine-month', 'year'] as const;
export type CampaignKind = (typeof campaignKinds)[number];
const level = z.enum(unitKinds);
export const year = z.int().min(2000).max(2199);
const quarter = z.int().min(1).max(4).nullable();
const reportId = id;

/** What the units of one kind owe: on which form, for which days, until when. */
const Level = z
  .strictObject({
    level,
    formId: text(1, 60),
    outlineId: text(1, 60),
    from: plainDateField,
    to: plainDateField,
    dueOn: plainDateField,
    lockOn: plainDateField,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], params: { word: fieldWords.date } });

const isQuarterNamed = (one: { kind: string; quarter: number | null }) =>
  (one.kind === 'quarter') === (one.quarter !== null);
const quarterWord = { path: ['quarter'], params: { word: fieldWords.required } };

/** What the calendar of reports says of a kind and year: windows, days and forms for each level below the unit. */
export const proposeCampaign = query({
  name: 'reports.proposeCampaign',
  path: '/units/{unitId}/campaigns/proposal',
  title: { vi: 'Gợi ý đợt báo cáo theo lịch', en: 'Propose a campaign from the calendar' },
  access: { by: 'post', permission: 'campaigns.open', units: ['unitId'] },
  input: z
    .strictObject({ unitId: id, kind: z.enum(campaignKinds), year, quarter: quarter.default(null) })
    .refine(isQuarterNamed, quarterWord),
  output: z.object({
    title: z.string(),
    decision: z.string(),
    levels: z.array(Level.safeExtend({ units: z.number().int() })),
    /** By level, how the units are called that owe: the first ones of many. */
    owing: z.array(z.object({ level, names: z.array(z.string()) })),
    /** Known to the calendar beside weekends; due days on them were moved on. */
    daysOff: z.array(z.object({ from: plainDateField, to: plainDateField, name: z.string() })),
    forms: z.array(
      z.object({ id: z.string(), title: z.string(), provisional: z.boolean(), levels: z.array(level) }),
    ),
    outlines: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
  next: ['reports.openCampaign'],
});

/** Asks the units below for a report; each of the levels named owes one, and the unit itself where its own level is named. */
export const openCampaign = command({
  name: 'reports.openCampaign',
  path: '/units/{unitId}/campaigns',
  title: { vi: 'Mở đợt báo cáo', en: 'Open a campaign' },
  access: { by: 'post', permission: 'campaigns.open', units: ['unitId'] },
  input: z
    .strictObject({
      id,
      unitId: id,
      kind: z.enum(campaignKinds),
      year,
      quarter,
      title: text(3, 300),
      decision: text(3, 300),
      levels: z.array(Level).min(1).max(6),
      /** Only these of the units below; all of the levels where left out. */
      onlyUnits: z.array(id).max(5000).optional(),
    })
    .refine(isQuarterNamed, quarterWord),
  output: z.object({ id, reports: z.number().int() }),
  largest: 1024 * 1024,
});

const CampaignLine = z.object({
  id,
  title: z.string(),
  kind: z.enum(campaignKinds),
  year: z.number().int(),
  quarter: z.number().int().nullable(),
  openedAt: z.iso.datetime(),
  counts: z.record(z.enum(statuses), z.number().int()),
  late: z.number().int(),
});

export const listCampaigns = query({
  name: 'reports.listCampaigns',
  path: '/units/{unitId}/campaigns',
  title: { vi: 'Xem các đợt báo cáo nhận về', en: 'See the campaigns received' },
  access: { by: 'post', permission: 'reports.readSent', units: ['unitId'] },
  input: z.strictObject({ unitId: id, ...page }),
  output: z.object({ count: z.number().int(), campaigns: z.array(CampaignLine) }),
  next: ['reports.openCampaign'],
});

const OwedLine = z.object({
  id: reportId,
  campaignId: id,
  title: z.string(),
  from: plainDateField,
  to: plainDateField,
  dueOn: plainDateField,
  lockOn: plainDateField,
  status: z.enum(statuses),
  /** Whether the day was missed: it is not sent yet, or was sent late. */
  late: z.enum(['overdue', 'sentLate']).nullable(),
  /** Until the due day; negative after it, null once it was sent. */
  daysLeft: z.number().int().nullable(),
  provisional: z.boolean(),
  receiver: z.string().nullable(),
});

/** Where the person looks for reports that are owed. */
export const chooseUnit = query({
  name: 'reports.chooseUnit',
  path: '/reports/units',
  title: { vi: 'Chọn đơn vị để xem báo cáo phải nộp', en: 'Choose a unit' },
  access: { by: 'post', permission: 'reports.readOwed', anyUnit: true },
  input: z.strictObject({}),
  output: z.object({ units: z.array(z.object({ id, name: z.string() })) }),
});

/** What the unit owes and by when, the nearest day first; what was sent stands last. */
export const listOwed = query({
  name: 'reports.listOwed',
  path: '/units/{unitId}/reports',
  title: { vi: 'Xem báo cáo phải nộp', en: 'See the reports owed' },
  access: { by: 'post', permission: 'reports.readOwed', units: ['unitId'] },
  input: z.strictObject({ unitId: id, ...page }),
  output: z.object({ count: z.number().int(), reports: z.array(OwedLine) }),
});

/** How a status reads on a day: what is late is told apart. */
export const standings = [
  'notBegun',
  'draft',
  'overdue',
  'sentOnTime',
  'sentLate',
  'returned',
  'received',
  'corrected',
  'excused',
] as const;
export type Standing = (typeof standings)[number];

/** Units × campaigns: each unit that reports to this one, with where its report stands. */
export const showMatrix = query({
  name: 'reports.showMatrix',
  path: '/units/{unitId}/campaigns/{campaignId}/matrix',
  title: { vi: 'Xem tình hình nộp báo cáo', en: 'See who has reported' },
  access: { by: 'post', permission: 'reports.readSent', units: ['unitId'] },
  input: z.strictObject({
    unitId: id,
    campaignId: id,
    standing: z.enum(standings).optional(),
    text: text(0, 100).optional(),
    ...page,
  }),
  output: z.object({
    campaign: z.object({ id, title: z.string() }),
    /** The report of the unit itself in the campaign, where it owes one: there the figures below are added up. */
    ownReportId: reportId.nullable(),
    /** Of all units, whatever the filter; without the excused they add up to `owed`. */
    counts: z.record(z.enum(standings), z.number().int()),
    owed: z.number().int(),
    /** Per cent with one decimal, 0–100: sent on time of those owed whose day has passed; null while there are none. */
    onTimeRate: z.number().nullable(),
    count: z.number().int(),
    reports: z.array(
      z.object({
        unitId: id,
        reportId,
        name: z.string(),
        standing: z.enum(standings),
        dueOn: plainDateField,
        lockOn: plainDateField,
        sentOn: plainDateField.nullable(),
        number: z.number().int(),
        receivedNumber: z.number().int(),
        /** Whether this person may give the unit a later day of the lock. */
        extendable: z.boolean(),
        /** Whether this person may excuse the unit from the report, or ask for it again. */
        excusable: z.boolean(),
        liftable: z.boolean(),
        /** Of a unit that was divided: what came of it, and which of these goes on with the report. */
        heirs: z.array(z.object({ unitId: id, name: z.string() })),
        heirId: id.nullable(),
        /** Whether this person may say which. */
        nameable: z.boolean(),
      }),
    ),
  }),
  next: [
    'reports.receiveReports',
    'reports.returnReports',
    'reports.extendLock',
    'reports.excuseReport',
    'reports.liftExcuse',
    'reports.nameSuccessor',
    'reports.showAddedUp',
  ],
});

/** Lets one unit sign after the day of the lock; goes to the register of exceptions. */
export const extendLock = command({
  name: 'reports.extendLock',
  path: '/units/{unitId}/reports/{reportId}/lock',
  title: { vi: 'Gia hạn khóa sổ cho một đơn vị', en: 'Extend the lock for a unit' },
  access: { by: 'post', permission: 'campaigns.extendLock', units: ['unitId'] },
  input: z.strictObject({ unitId: id, reportId, lockOn: plainDateField, reason: text(5, 500) }),
  output: z.object({ lockOn: plainDateField }),
});

const decided = z.object({ status: z.enum(statuses) });
const excusing = z.strictObject({ unitId: id, reportId, reason: text(5, 500) });

/** Says that a unit owes nothing in the campaign, such as one that is no more; goes to the register of exceptions. */
export const excuseReport = command({
  name: 'reports.excuseReport',
  path: '/units/{unitId}/reports/{reportId}/excuse',
  title: { vi: 'Miễn báo cáo cho một đơn vị', en: 'Excuse a unit from its report' },
  access: { by: 'post', permission: 'campaigns.extendLock', units: ['unitId'] },
  input: excusing,
  output: decided,
});

/** Asks for the report again; the unit goes on with the draft that it had. */
export const liftExcuse = command({
  name: 'reports.liftExcuse',
  path: '/units/{unitId}/reports/{reportId}/excuse/lift',
  title: { vi: 'Bỏ miễn báo cáo', en: 'Ask for an excused report again' },
  access: { by: 'post', permission: 'campaigns.extendLock', units: ['unitId'] },
  input: excusing,
  output: decided,
});

/** Says which of the units that came of a divided one goes on with its report. */
export const nameSuccessor = command({
  name: 'reports.nameSuccessor',
  path: '/units/{unitId}/reports/{reportId}/successor',
  title: { vi: 'Chọn đơn vị làm tiếp báo cáo', en: 'Name who goes on with a report' },
  access: { by: 'post', permission: 'campaigns.extendLock', units: ['unitId'] },
  input: z.strictObject({ unitId: id, reportId, successorId: id, reason: text(5, 500) }),
  output: z.object({ successorId: id }),
});
