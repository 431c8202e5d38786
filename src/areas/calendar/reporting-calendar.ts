import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readJsonFolder } from '../../base/json-folder.ts';
import { addDays, daysBetween, type PlainDate } from '../../base/plain-date.ts';
import { workingDayFrom } from './days-off.ts';
import { LowerCalendar } from './lower-period.ts';

const plainDate = z.iso.date();

/** A day of the year a report is about (`year` 0) or of the year before (-1). */
const DayOfReport = z.strictObject({
  year: z.union([z.literal(-1), z.literal(0)]),
  day: z
    .string()
    .refine((day) => z.iso.date().safeParse(`2023-${day}`).success, 'no such day: MM-DD expected'),
});
type DayOfReport = z.infer<typeof DayOfReport>;

/** The periodic reports an authority asks for, with the window their figures are counted in. */
export const ReportingCalendar = z.strictObject({
  validFrom: plainDate,
  validTo: plainDate.nullable(),
  basis: z.string().min(3),
  authority: z.string(),
  /** Where a last day to send falls on a day off. NĐ 09/2019 lets it move on; CV 581 does not say. */
  weekends: z.enum(['keep', 'next-working-day']),
  reports: z.array(
    z.strictObject({
      kind: z.enum(['quarter', 'half-year', 'nine-month', 'year']),
      quarter: z.number().int().min(1).max(4).nullable(),
      from: DayOfReport,
      to: DayOfReport,
      dueBy: DayOfReport,
    }),
  ),
});
export type ReportingCalendar = z.infer<typeof ReportingCalendar>;

/** First and last day of the data window and the last day to send, all `YYYY-MM-DD`. */
export type Period = { readonly from: string; readonly to: string; readonly dueBy: string };

/**
 * The national window of a report. Null where no calendar asks for it: CV 581 has no report of quarter II or IV
 * (the half-year and the year stand for them), none of nine months, and says nothing of years before it.
 * Communes close some days earlier than this, differently in each province.
 */
export function periodOf(
  kind: string,
  year: number,
  quarter: number | null = null,
  calendars: ReportingCalendar[] = loadCalendars(),
): Period | null {
  for (const calendar of calendars) {
    const report = calendar.reports.find((one) => one.kind === kind && one.quarter === quarter);
    if (!report) continue;
    const period = {
      from: dateOf(report.from, year),
      to: dateOf(report.to, year),
      dueBy: dateOf(report.dueBy, year),
    };
    if (inForce(calendar, period.to)) return period;
  }
  return null;
}

/** Due on the first working day from the one asked for on, where the calendar in force lets it move. */
export function dueOnWorkingDay(period: Period, calendars: ReportingCalendar[] = loadCalendars()): Period {
  const calendar = calendars.find((one) => inForce(one, period.to));
  if (calendar?.weekends !== 'next-working-day') return period;
  return { ...period, dueBy: workingDayFrom(period.dueBy, 1) };
}

/** In days: reports close so far from the national day at most, lower levels earlier than higher ones. */
const farthestFromClosing = 45;

/** The national window of the report of a kind that closes nearest to a day (`YYYY-MM-DD`). Null where none closes near it. */
export function periodClosing(
  kind: string,
  day: string,
  calendars: ReportingCalendar[] = loadCalendars(),
): Period | null {
  const year = Number(day.slice(0, 4));
  const quarters = new Set(calendars.flatMap(({ reports }) => reports.map(({ quarter }) => quarter)));
  const periods = [...quarters].flatMap((quarter) =>
    [year - 1, year].flatMap((of) => periodOf(kind, of, quarter, calendars) ?? []),
  );
  const away = ({ to }: Period) => Math.abs(Date.parse(to) - Date.parse(day)) / 86_400_000;
  const nearest = periods.sort((one, other) => away(one) - away(other))[0];
  return nearest === undefined || away(nearest) > farthestFromClosing ? null : nearest;
}

function dateOf(day: DayOfReport, year: number): string {
  return `${String(year + day.year).padStart(4, '0')}-${day.day}`;
}

function inForce(calendar: ReportingCalendar, date: string): boolean {
  return calendar.validFrom <= date && (calendar.validTo === null || date <= calendar.validTo);
}

const ownFolder = fileURLToPath(new URL('../../../catalogue/calendars', import.meta.url));
const loaded = new Map<string, ReportingCalendar[]>();

/** Every reporting calendar of the folder, read once per folder. Throws an `Error` naming file and place when a file is wrong. */
export function loadCalendars(folder: string = ownFolder): ReportingCalendar[] {
  const known = loaded.get(folder);
  if (known) return known;
  const calendars = readJsonFolder(folder, ReportingCalendar).map((file) => file.data);
  loaded.set(folder, calendars);
  return calendars;
}

const lowerFolder = fileURLToPath(new URL('../../../catalogue/calendars/lower', import.meta.url));

/** The earlier days of lower levels, the default ones among them. Throws an `Error` naming file and place when a file is wrong. */
export function loadLowerCalendars(folder: string = lowerFolder): LowerCalendar[] {
  return readJsonFolder(folder, LowerCalendar).map((file) => file.data);
}

/** A reporting year begins on 15/12 of the year before (CV 581/BNV-CCHC). */
const reportingYearFrom = (year: number): PlainDate => `${year - 1}-12-15`;

type Asked = { readonly kind: string; readonly year: number; readonly quarter: number | null };

/**
 * The day from which a report counts what is counted from the beginning of the year: 15/12, or as many days before it as the window of
 * the report begins before the national one. A lower level that closes its year earlier begins the next one earlier, so that no day
 * is left out between two years.
 */
export function yearCountedFrom({ kind, year, quarter }: Asked, windowFrom: PlainDate): PlainDate {
  const national = periodOf(kind, year, quarter);
  const ahead = national === null ? 0 : daysBetween(windowFrom, national.from);
  return addDays(reportingYearFrom(year), ahead > 0 && ahead <= mostAhead ? -ahead : 0);
}

/** What an authority may set at most; a window that begins still earlier was set by hand for another reason. */
const mostAhead = 30;
