import { type PlainDate, plainDate } from '../../../base/plain-date.ts';
import type { ListCell } from '../../../formats/list.ts';
import type { DateOrder } from './mapping.ts';

/** Two digits of a year before this are of this century: no office system is older. */
const century = 70;
/** Days that a list may hold as a bare number, as spreadsheets count them: 1927 to 2119. */
const serials = { from: 10_000, to: 80_000 };

/**
 * The day that a cell says; null where it says none that the calendar has. What the file holds as a day is taken so, whatever the
 * order; a year that stands first, and a month in words, leave no doubt either.
 */
export function dayIn({ text, date, isNumber }: ListCell, order: DateOrder): PlainDate | null {
  if (date !== null) return date;
  const written = text.trim().replace(/^ngày\s*:?\s*/iu, '');
  const serial = Number(written);
  if (/^\d{5}(\.\d+)?$/.test(written) && serial >= serials.from && serial < serials.to)
    return isNumber ? ofSerial(serial) : null;
  return worded(written) ?? yearFirst(written) ?? inOrder(written, order);
}

const ofSerial = (serial: number): PlainDate =>
  new Date(Date.UTC(1899, 11, 30 + Math.floor(serial))).toISOString().slice(0, 10);

function worded(text: string): PlainDate | null {
  const [, day, month, year] = /^(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/iu.exec(text) ?? [];
  return day === undefined ? null : plainDate(Number(year), Number(month), Number(day));
}

/** With or without the time of day. */
const tail = '(?:[T ,].*)?$';
const yearLast = new RegExp(String.raw`^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})${tail}`);
const leading = new RegExp(String.raw`^(\d{4})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{1,2})${tail}`);

function yearFirst(text: string): PlainDate | null {
  const [, year, month, day] = leading.exec(text) ?? [];
  return year === undefined ? null : plainDate(Number(year), Number(month), Number(day));
}

function inOrder(text: string, order: DateOrder): PlainDate | null {
  const [, first, second, third] = yearLast.exec(text) ?? [];
  if (first === undefined) return null;
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  if (order === 'mdy') return plainDate(fullYear(third!), a, b);
  if (order === 'ymd' && third!.length === 2) return plainDate(fullYear(first), b, c);
  return plainDate(fullYear(third!), b, a);
}

const fullYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < century ? 2000 + year : 1900 + year;
};

/** The order that days written in letters have: the usual one here, unless they show another. */
export function guessOrder(texts: readonly string[]): DateOrder {
  const written = texts.flatMap((text) => {
    const [, first, second, third] = yearLast.exec(text.trim()) ?? [];
    return first === undefined
      ? []
      : [{ first: Number(first), second: Number(second), third: Number(third) }];
  });
  const dayFirst = written.filter(({ first, second }) => first > 12 && second <= 12).length;
  const monthFirst = written.filter(({ first, second }) => second > 12 && first <= 12).length;
  return monthFirst > 0 && dayFirst === 0 ? 'mdy' : 'dmy';
}
