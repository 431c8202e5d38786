import { z } from 'zod';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { isWorkingDay, workingDayFrom } from './days-off.ts';
import type { Period } from './reporting-calendar.ts';

/** How many days before the authority a lower level closes its window and sends its report. */
const LowerLevel = z
  .strictObject({
    level: z.enum(['district', 'commune']),
    windowDays: z.number().int().min(1).max(30),
    dueDays: z.number().int().min(1).max(30),
  })
  .refine(({ windowDays, dueDays }) => dueDays <= windowDays + 5, 'due before the window has closed');

/** The earlier days that an authority sets for those below it; the calendar without an authority is that of all who set none. */
export const LowerCalendar = z.strictObject({
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  basis: z.string().min(3),
  authority: z.string().nullable(),
  levels: z.array(LowerLevel).min(1),
  /** Where a last day to send falls on a day off. NĐ 09/2019 lets it move on; CV 581 does not say. */
  weekends: z.enum(['keep', 'next-working-day']),
});
export type LowerCalendar = z.infer<typeof LowerCalendar>;

export type LowerOffsets = {
  readonly windowDays: number;
  readonly dueDays: number;
  readonly weekends: LowerCalendar['weekends'];
};

/**
 * The window and the last day to send of a lower level. The whole window moves, its first day too: what a commune leaves out of
 * one period because it closes early is the beginning of its next one. `before` are the offsets of the period before, where the
 * authority has changed them since: the window then begins on the day after that one closed.
 */
export function lowerPeriod(upper: Period, offsets: LowerOffsets, before: LowerOffsets = offsets): Period {
  const to = addDays(upper.to, -offsets.windowDays);
  return {
    from: addDays(upper.from, -before.windowDays),
    to,
    dueBy: workingDay(addDays(upper.dueBy, -offsets.dueDays), { after: to, before: upper.dueBy }, offsets),
  };
}

/** Moved past days off, or before them where moving on would reach the day on which the upper level sends itself. */
function workingDay(
  day: PlainDate,
  limits: { readonly after: PlainDate; readonly before: PlainDate },
  { weekends }: LowerOffsets,
): PlainDate {
  if (weekends === 'keep' || isWorkingDay(day)) return day;
  const next = workingDayFrom(day, 1);
  if (next < limits.before) return next;
  const last = workingDayFrom(day, -1);
  return last > limits.after ? last : day;
}

/** The offsets that hold for a level on a day: those of its authority, else the default ones; null where none are known. */
export function lowerOffsets(
  level: LowerCalendar['levels'][number]['level'],
  authority: string,
  day: PlainDate,
  calendars: readonly LowerCalendar[],
): LowerOffsets | null {
  const inForce = calendars.filter(
    ({ validFrom, validTo, levels }) =>
      validFrom <= day && (validTo === null || day <= validTo) && levels.some((one) => one.level === level),
  );
  const calendar =
    inForce.find((one) => one.authority === authority) ?? inForce.find((one) => one.authority === null);
  const days = calendar?.levels.find((one) => one.level === level);
  if (calendar === undefined || days === undefined) return null;
  return { windowDays: days.windowDays, dueDays: days.dueDays, weekends: calendar.weekends };
}
