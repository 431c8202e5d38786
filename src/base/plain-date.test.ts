import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, monthOf, plainDate, printed, yearOf } from './plain-date.ts';

describe('a plain date', () => {
  test('so many days later lies that many days after (seed printed on failure)', () =>
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
        const later = addDays('2024-02-29', days);
        expect(later).toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(daysBetween('2024-02-29', later)).toBe(days);
      }),
    ));

  test.each([
    [2023, 3, 9, '2023-03-09'],
    [2024, 2, 29, '2024-02-29'],
    [987, 12, 1, '0987-12-01'],
    [2000, 2, 29, '2000-02-29'],
    [2023, 2, 29, null],
    [1900, 2, 29, null],
    [2023, 4, 31, null],
    [2023, 13, 1, null],
    [2023, 0, 1, null],
    [2023, 1, 0, null],
  ])('%s-%s-%s is %s', (year, month, day, date) => expect(plainDate(year, month, day)).toBe(date));

  test('exists for exactly the days of the calendar (seed printed on failure)', () => {
    const part = (most: number) => fc.integer({ min: 0, max: most });
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), part(13), part(32), (year, month, day) => {
        const utc = new Date(Date.UTC(year, month - 1, day));
        const exists = utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day;
        expect(plainDate(year, month, day)).toBe(exists ? utc.toISOString().slice(0, 10) : null);
      }),
    );
  });

  test('names its year and month', () =>
    expect([yearOf('2023-06-07'), monthOf('2023-06-07')]).toEqual([2023, 6]));

  test('days between count leap days and turn with the order (seed printed on failure)', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2022-12-15', '2023-03-14')).toBe(89);
    const day = fc.integer({ min: 0, max: 40_000 });
    const iso = (count: number) => new Date(count * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(daysBetween(iso(a), iso(b))).toBe(b - a);
        expect(iso(a) < iso(b)).toBe(a < b);
      }),
    );
  });

  test.each([
    ['2023-06-07', '07/6/2023'],
    ['2023-02-10', '10/02/2023'],
    ['2022-12-31', '31/12/2022'],
  ])('%s prints as %s (NĐ 30/2020)', (date, text) => expect(printed(date)).toBe(text));
});

test('the day so many days later or earlier, over months, years and leap days', () => {
  expect(addDays('2025-06-30', 1)).toBe('2025-07-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2025-03-01', 0)).toBe('2025-03-01');
});
