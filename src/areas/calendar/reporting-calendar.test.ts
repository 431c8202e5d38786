import { describe, expect, test } from 'vitest';
import {
  loadCalendars,
  periodClosing,
  periodOf,
  ReportingCalendar,
  yearCountedFrom,
} from './reporting-calendar.ts';

describe('the national reporting calendar (CV 581/BNV-CCHC)', () => {
  test.each([
    ['quarter', 1, '2022-12-15', '2023-03-14', '2023-03-20'],
    ['half-year', null, '2022-12-15', '2023-06-14', '2023-06-20'],
    ['quarter', 3, '2023-06-15', '2023-09-14', '2023-09-20'],
    ['year', null, '2022-12-15', '2023-12-14', '2023-12-20'],
  ])('%s %s of 2023', (kind, quarter, from, to, dueBy) => {
    expect(periodOf(kind, 2023, quarter)).toEqual({ from, to, dueBy });
  });

  test.each([
    ['quarter', 2],
    ['quarter', 4],
    ['nine-month', null],
    ['multi-year', null],
    ['year', 1],
  ])('no report is asked for: %s %s', (kind, quarter) => {
    expect(periodOf(kind, 2023, quarter)).toBeNull();
  });

  test('says nothing of a window that closed before it came into force', () => {
    expect(periodOf('year', 2021)).toBeNull();
    expect(periodOf('quarter', 2022, 1)?.to).toBe('2022-03-14');
  });

  test('of two calendars the one in force at the end of the window counts', () => {
    const national = loadCalendars()[0]!;
    const ended = { ...national, validTo: '2025-06-30' };
    const later = ReportingCalendar.parse({
      ...national,
      validFrom: '2025-07-01',
      reports: [{ ...national.reports[3], dueBy: { year: 0, day: '12-25' } }],
    });
    expect(periodOf('year', 2024, null, [ended, later])?.dueBy).toBe('2024-12-20');
    expect(periodOf('year', 2025, null, [ended, later])?.dueBy).toBe('2025-12-25');
    expect(periodOf('half-year', 2026, null, [ended, later])).toBeNull();
  });

  test.each([
    ['quarter', '2023-03-09', '2022-12-15'],
    ['quarter', '2023-09-20', '2023-06-15'],
    ['half-year', '2024-05-31', '2023-12-15'],
    ['year', '2023-11-30', '2022-12-15'],
    ['year', '2024-01-05', '2022-12-15'],
  ])('%s closing on %s begins on %s', (kind, day, from) => expect(periodClosing(kind, day)?.from).toBe(from));

  test.each([
    ['quarter', '2023-06-10'],
    ['nine-month', '2023-09-14'],
    ['year', '2021-12-14'],
    ['year', '2023-06-14'],
  ])('nothing national closes near: %s on %s', (kind, day) => expect(periodClosing(kind, day)).toBeNull());

  test('a day that does not exist is refused', () => {
    const national = loadCalendars()[0]!;
    const wrong = { ...national.reports[0], to: { year: 0, day: '02-30' } };
    expect(ReportingCalendar.safeParse({ ...national, reports: [wrong] }).success).toBe(false);
  });
});

describe('what is counted from the beginning of the year', () => {
  test.each([
    ['the province', 'quarter', 1, '2025-12-15', '2025-12-15'],
    ['a commune, from the day after it closed the year before', 'quarter', 1, '2025-12-10', '2025-12-10'],
    ['its third quarter too', 'quarter', 3, '2026-06-10', '2025-12-10'],
    ['its year', 'year', null, '2025-12-10', '2025-12-10'],
    ['a window that begins later by hand', 'quarter', 3, '2026-07-01', '2025-12-15'],
    ['a window that begins far earlier by hand', 'quarter', 3, '2026-04-01', '2025-12-15'],
    ['a period that no calendar asks for', 'quarter', 2, '2026-03-10', '2025-12-15'],
  ])('of %s', (_, kind, quarter, windowFrom, begun) => {
    expect(yearCountedFrom({ kind, year: 2026, quarter }, windowFrom)).toBe(begun);
  });
});
