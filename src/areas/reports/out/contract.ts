import { z } from 'zod';
import { id, plainDateField, text } from '../../../base/fields.ts';
import { command, query } from '../../../base/operation.ts';
import { breakReasons } from '../../units/carry.ts';
import { campaignKinds, standings } from '../contract-campaign.ts';
import { missingReasons } from '../form-value.ts';

const number = z.int32().min(1);
const one = { unitId: id, reportId: id };
const ofUnit = { by: 'post', permission: 'reports.readSent', units: ['unitId'] } as const;

export const paperFormats = ['docx', 'pdf', 'xlsx'] as const;
export type PaperFormat = (typeof paperFormats)[number];

/** A report on paper: a signed version, or without `number` the draft, marked as such; the draft only for its own unit. */
export const exportPaper = query({
  name: 'reports.exportPaper',
  path: '/units/{unitId}/reports/{reportId}/paper',
  title: { vi: 'Xuất báo cáo', en: 'Export a report' },
  access: ofUnit,
  input: z.strictObject({ ...one, number: number.optional(), format: z.enum(paperFormats) }),
  output: z.unknown(),
  file: true,
  exports: true,
});

/** The figures of a version in the order in which the ministry's program asks for them. */
export const exportCopyOut = query({
  name: 'reports.exportCopyOut',
  path: '/units/{unitId}/reports/{reportId}/copy-out',
  title: { vi: 'Xuất bảng chép số liệu sang phần mềm của Bộ', en: 'Export a copy-out sheet' },
  access: ofUnit,
  input: z.strictObject({ ...one, number }),
  output: z.unknown(),
  file: true,
  exports: true,
});

export const dataFormats = ['csv', 'json'] as const;
export type DataFormat = (typeof dataFormats)[number];

export const exportData = query({
  name: 'reports.exportData',
  path: '/units/{unitId}/reports/{reportId}/data',
  title: { vi: 'Xuất dữ liệu mở của một báo cáo', en: 'Export the data of a report' },
  access: ofUnit,
  input: z.strictObject({ ...one, number, format: z.enum(dataFormats) }),
  output: z.unknown(),
  file: true,
  exports: true,
});

/** What was received in a campaign, of all units. */
export const exportCampaignData = query({
  name: 'reports.exportCampaignData',
  path: '/units/{unitId}/campaigns/{campaignId}/data',
  title: { vi: 'Xuất dữ liệu mở của một đợt báo cáo', en: 'Export the data of a campaign' },
  access: ofUnit,
  input: z.strictObject({ unitId: id, campaignId: id, format: z.enum(dataFormats) }),
  output: z.unknown(),
  file: true,
  exports: true,
});

/** Asks for all received reports of a campaign in one file; a job makes it, `listBundles` tells how far it is. */
export const makeBundle = command({
  name: 'reports.makeBundle',
  path: '/units/{unitId}/campaigns/{campaignId}/bundles',
  title: { vi: 'Đóng gói báo cáo đã nhận', en: 'Pack the received reports' },
  access: ofUnit,
  input: z.strictObject({ id, unitId: id, campaignId: id, withPdf: z.boolean().default(false) }),
  output: z.object({ id, total: z.number().int() }),
});

export const bundleStates = ['waiting', 'working', 'ready', 'failed'] as const;

/** The bundles of a campaign, the newest first. */
export const listBundles = query({
  name: 'reports.listBundles',
  path: '/units/{unitId}/campaigns/{campaignId}/bundles',
  title: { vi: 'Xem các gói báo cáo', en: 'See the bundles' },
  access: ofUnit,
  input: z.strictObject({ unitId: id, campaignId: id }),
  output: z.object({
    bundles: z.array(
      z.object({
        id,
        state: z.enum(bundleStates),
        withPdf: z.boolean(),
        total: z.number().int(),
        done: z.number().int(),
        askedAt: z.iso.datetime(),
        by: z.string(),
        endedAt: z.iso.datetime().nullable(),
        bytes: z.number().int().nullable(),
      }),
    ),
  }),
  next: ['reports.makeBundle'],
});

export const exportBundle = query({
  name: 'reports.exportBundle',
  path: '/units/{unitId}/bundles/{bundleId}',
  title: { vi: 'Tải gói báo cáo', en: 'Download a bundle' },
  access: ofUnit,
  input: z.strictObject({ unitId: id, bundleId: id }),
  output: z.unknown(),
  file: true,
  exports: true,
});

const Said = z.object({ vi: z.string(), en: z.string() });
const ofTemplate = { by: 'post', permission: 'reports.template', units: ['unitId'] } as const;

const SignedVersion = z.object({
  reportId: id,
  number,
  title: z.string(),
  signedAt: z.iso.datetime(),
});

/** The unit's own Word template for reports that are signed from now on; refused with all that is wrong in it. */
export const setTemplate = command({
  name: 'reports.setTemplate',
  path: '/units/{unitId}/report-template',
  method: 'PUT',
  title: { vi: 'Đặt mẫu Word của đơn vị', en: 'Set the Word template of the unit' },
  access: ofTemplate,
  input: z.strictObject({ unitId: id, fileId: id, name: text(1, 200), content: z.string().max(14_000_000) }),
  output: z.object({ remarks: z.array(Said) }),
  secret: ['content'],
  largest: 15 * 1024 * 1024,
});

export const removeTemplate = command({
  name: 'reports.removeTemplate',
  path: '/units/{unitId}/report-template/removed',
  title: { vi: 'Thôi dùng mẫu Word của đơn vị', en: 'Go without the template of the unit' },
  access: ofTemplate,
  input: z.strictObject({ unitId: id }),
  output: z.object({}),
});

/** The template in use, and the names of the places that one may hold. */
export const showTemplate = query({
  name: 'reports.showTemplate',
  path: '/units/{unitId}/report-template',
  title: { vi: 'Xem mẫu Word của đơn vị', en: 'See the Word template of the unit' },
  access: ofTemplate,
  input: z.strictObject({ unitId: id }),
  output: z.object({
    template: z
      .object({ name: z.string(), bytes: z.number().int(), setAt: z.iso.datetime(), by: z.string() })
      .nullable(),
    places: z.array(z.object({ place: z.string(), holds: Said, alone: z.boolean(), needed: z.boolean() })),
    /** The templates there were, the newest first, with the signed versions that are printed on each. */
    uses: z.array(
      z.object({
        /** Null from the day that the unit went without one. */
        name: z.string().nullable(),
        setAt: z.iso.datetime(),
        by: z.string(),
        signed: z.array(SignedVersion),
      }),
    ),
    /** Signed reports of the unit that this person may try a template on, the newest first. */
    tryOn: z.array(SignedVersion),
  }),
  next: ['reports.tryTemplate', 'reports.setTemplate', 'reports.removeTemplate'],
});

/** Reads a template without keeping it: every place and all that is wrong at once, and how a report looks on it. */
export const tryTemplate = query({
  name: 'reports.tryTemplate',
  path: '/units/{unitId}/report-template/trial',
  method: 'POST',
  title: { vi: 'Thử mẫu Word của đơn vị', en: 'Try a Word template of the unit' },
  access: ofTemplate,
  input: z.strictObject({
    unitId: id,
    /** Null: the template in use. */
    content: z.string().max(14_000_000).nullable(),
    /** A signed report, for who may read it; an invented one where null. */
    on: z.strictObject({ reportId: id, number }).nullable(),
  }),
  output: z.object({
    found: z.array(z.string()),
    problems: z.array(z.object({ stops: z.boolean(), place: z.string().nullable(), message: Said })),
    /** The filled document in base64; null where a problem stops it. */
    filled: z.string().nullable(),
  }),
  secret: ['content'],
  largest: 15 * 1024 * 1024,
});

const indicator = text(3, 80);
const trendInput = { unitId: id, indicator, kind: z.enum(campaignKinds) };

const Value = { value: z.string().nullable(), missing: z.enum(missingReasons).nullable() };

/**
 * An indicator over the signed reports of a unit. Where the unit was made of others, what these had signed is carried to it as the
 * boundaries are today; what cannot be divided breaks the series, and is said.
 */
export const showTrend = query({
  name: 'reports.showTrend',
  path: '/units/{unitId}/trend',
  title: { vi: 'Xem diễn biến một chỉ tiêu', en: 'See the trend of an indicator' },
  access: ofUnit,
  input: z.strictObject(trendInput),
  output: z.object({
    indicator: z.string(),
    name: z.string(),
    unit: z.string().nullable(),
    points: z.array(
      z.object({
        year: z.number().int(),
        quarter: z.number().int().nullable(),
        title: z.string(),
        to: plainDateField,
        /** Told on a form that is our reading of the law, not an issued one. */
        provisional: z.boolean(),
        /** Signed, and not received yet by who receives it. */
        unreceived: z.boolean(),
        ...Value,
        /** True where it was carried over from the units before this one. */
        carried: z.boolean(),
        break: z
          .object({ reason: z.enum([...breakReasons, 'not-additive', 'not-all']), message: Said })
          .nullable(),
        /** What the units of that day signed, on the boundaries of that day. */
        asSigned: z.array(z.object({ unitId: id, name: z.string(), ...Value })),
      }),
    ),
  }),
});

export const chartKinds = ['trend', 'comparison', 'heat'] as const;

const chartInput = {
  unitId: id,
  chart: z.enum(chartKinds),
  indicator: indicator.optional(),
  kind: z.enum(campaignKinds).optional(),
  campaignId: id.optional(),
};

/** A chart as a picture: a trend of one unit, one indicator of a campaign over its units, or all rates of a campaign. */
export const exportChart = query({
  name: 'reports.exportChart',
  path: '/units/{unitId}/chart',
  title: { vi: 'Xuất biểu đồ', en: 'Export a chart' },
  access: ofUnit,
  input: z.strictObject(chartInput),
  output: z.unknown(),
  file: true,
  exports: true,
});

/** The same picture on a page, beside the figures that it is drawn from: looking at it takes nothing out of the system. */
export const showChart = query({
  name: 'reports.showChart',
  path: '/units/{unitId}/chart/shown',
  title: { vi: 'Xem biểu đồ', en: 'See a chart' },
  access: ofUnit,
  input: z.strictObject(chartInput),
  output: z.unknown(),
  file: true,
});

/** Of which indicators a unit, and those it was made of, have signed figures: what a trend can be asked of. */
export const listSeries = query({
  name: 'reports.listSeries',
  path: '/units/{unitId}/series',
  title: { vi: 'Xem các chỉ tiêu có diễn biến', en: 'See which indicators have a trend' },
  access: ofUnit,
  input: z.strictObject({ unitId: id }),
  output: z.object({
    unit: z.string(),
    series: z.array(
      z.object({
        indicator: z.string(),
        name: z.string(),
        unit: z.string().nullable(),
        kinds: z.array(z.enum(campaignKinds)),
      }),
    ),
  }),
});

/** Units × rates of a campaign, with where each unit's report stands. */
export const showHeat = query({
  name: 'reports.showHeat',
  path: '/units/{unitId}/campaigns/{campaignId}/heat',
  title: { vi: 'Xem bản đồ nhiệt của đợt', en: 'See the heat map of a campaign' },
  access: ofUnit,
  input: z.strictObject({ unitId: id, campaignId: id }),
  output: z.object({
    provisional: z.boolean(),
    /** Indicators with the number that the form prints: "BM3/3.1". */
    columns: z.array(z.object({ indicator: z.string(), label: z.string(), name: z.string() })),
    rows: z.array(
      z.object({
        unitId: id,
        reportId: id,
        name: z.string(),
        /** Of the newest signed version; 0 where there is none. */
        number: z.int().min(0),
        standing: z.enum(standings),
        values: z.array(z.string().nullable()),
      }),
    ),
  }),
});
