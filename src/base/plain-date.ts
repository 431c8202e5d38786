/** A calendar day without time or zone, as ISO text: "2024-03-14". Comparing the texts compares the days. */
export type PlainDate = string;

/** Null where the calendar has no such day. */
export function plainDate(year: number, month: number, day: number): PlainDate | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4));
export const monthOf = (date: PlainDate): number => Number(date.slice(5, 7));

/** Whole days from `a` to `b`, negative where `b` is earlier. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000);
}

/** As reports print it (NĐ 30/2020): 0 before days under 10 and months 1 and 2. */
export function printed(date: PlainDate): string {
  const [year, month, day] = date.split('-');
  return `${day}/${Number(month) <= 2 ? month : Number(month)}/${year}`;
}

const inVietnam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });

/** The calendar day of an instant in Vietnam. */
export const dayOf = (instant: Date): PlainDate => inVietnam.format(instant);

const timeInVietnam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'short' });

/** The time of an instant in Vietnam: "09:05". */
export const timeOf = (instant: Date): string => timeInVietnam.format(instant);

const hourInVietnam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit' });

/** The hour of an instant in Vietnam, 0–23. */
export const hourOf = (instant: Date): number => Number(hourInVietnam.format(instant));

/** The day so many days later, or earlier where `days` is negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

const quarterNumerals = ['I', 'II', 'III', 'IV'];

/** As official papers number the quarters of a year: "quý III". */
export const quarterNumeral = (quarter: number): string => quarterNumerals[quarter - 1] ?? String(quarter);
