import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readJsonFolder } from '../../base/json-folder.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';

const plainDate = z.iso.date();

/**
 * Days on which nobody works: those of every year, and those that a notice sets for one year (Tết, compensation, days exchanged).
 * What is not listed is not known here, and never guessed.
 */
const DaysOff = z.strictObject({
  validFrom: plainDate,
  validTo: plainDate.nullable(),
  basis: z.string().min(3),
  yearly: z.array(z.strictObject({ day: z.string().regex(/^\d\d-\d\d$/), name: z.string().min(3) })),
  dated: z.array(
    z
      .strictObject({ from: plainDate, to: plainDate, name: z.string().min(3) })
      .refine(({ from, to }) => from <= to, 'ends before it begins'),
  ),
});

export type DayOff = { readonly from: PlainDate; readonly to: PlainDate; readonly name: string };

const folder = fileURLToPath(new URL('../../../catalogue/calendars/days-off', import.meta.url));
let loaded: readonly z.infer<typeof DaysOff>[] | null = null;

/** The days off that are known of a year, in order, without weekends. */
export function daysOffOf(year: number): DayOff[] {
  loaded ??= readJsonFolder(folder, DaysOff).map(({ data }) => data);
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  const all = loaded.flatMap(({ validFrom, validTo, yearly, dated }) =>
    [...yearly.map(({ day, name }) => ({ from: `${year}-${day}`, to: `${year}-${day}`, name })), ...dated]
      .filter(({ from, to }) => from <= last && to >= first)
      .filter(({ from, to }) => validFrom <= from && (validTo === null || to <= validTo)),
  );
  return all.sort((a, b) => (a.from < b.from ? -1 : 1));
}

const sunday = 0;
const saturday = 6;

/** Neither a Saturday, nor a Sunday, nor a day off that is known. */
export function isWorkingDay(day: PlainDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === saturday || weekday === sunday) return false;
  return !daysOffOf(Number(day.slice(0, 4))).some(({ from, to }) => from <= day && day <= to);
}

/** The nearest working day from this one on, forwards or backwards. */
export function workingDayFrom(day: PlainDate, step: 1 | -1): PlainDate {
  let found = day;
  while (!isWorkingDay(found)) found = addDays(found, step);
  return found;
}
