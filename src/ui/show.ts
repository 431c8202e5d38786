import { plainDate } from '../base/plain-date.ts';

/** 2026-06-07 as 07/06/2026. */
export const shownDate = (date: string): string => date.split('-').reverse().join('/');

/** What was typed as a day: 7/6/2026, 07-06-2026 or 07.06.2026; null where the calendar has no such day. */
export function typedDate(typed: string): string | null {
  const parts = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(typed);
  return parts === null ? null : plainDate(Number(parts[3]), Number(parts[2]), Number(parts[1]));
}

const inVietnam = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant as it comes over the line, on the clock of Vietnam: 07/06/2026 08:30. */
export const shownInstant = (instant: Date | string): string =>
  inVietnam.format(new Date(instant)).replace(',', '');

const counts = new Intl.NumberFormat('vi-VN');
export const shownCount = (count: number): string => counts.format(count);

/** Bytes in the unit that is read most easily. */
export function shownBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 2 ** (10 * step);
  return `${value.toFixed(step === 0 || value >= 100 ? 0 : 1).replace('.', ',')} ${units[step]}`;
}
