import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../base/plain-date.ts';
import { daysOffOf, isWorkingDay, workingDayFrom } from './days-off.ts';
import { dueOnWorkingDay, loadCalendars, periodOf } from './reporting-calendar.ts';

it('knows the days of the Labour Code of every year, and Tết only where a year is listed', () => {
  for (const day of ['2027-01-01', '2027-04-30', '2026-05-01', '2030-09-02'])
    expect(isWorkingDay(day)).toBe(false);
  expect(isWorkingDay('2026-02-17')).toBe(false);
  expect(isWorkingDay('2026-02-23')).toBe(true);
  expect(daysOffOf(2027).map(({ from }) => from)).toEqual([
    '2027-01-01',
    '2027-04-30',
    '2027-05-01',
    '2027-09-02',
  ]);
});

it('moves on over a weekend and the days off behind it', () => {
  expect(workingDayFrom('2026-02-14', 1)).toBe('2026-02-23');
  expect(workingDayFrom('2026-02-22', -1)).toBe('2026-02-13');
  expect(workingDayFrom('2026-04-25', 1)).toBe('2026-04-28');
});

it.each([
  ['half-year', 2026, '2026-06-20', '2026-06-22'],
  ['year', 2026, '2026-12-20', '2026-12-21'],
  ['half-year', 2027, '2027-06-20', '2027-06-21'],
  ['quarter', 2026, '2026-03-20', '2026-03-20'],
] as const)('the ministry is sent the %s of %i, asked for by %s, on %s', (kind, year, plain, moved) => {
  const period = periodOf(kind, year, kind === 'quarter' ? 1 : null)!;
  expect(period.dueBy).toBe(plain);
  expect(dueOnWorkingDay(period).dueBy).toBe(moved);
  const kept = loadCalendars().map((one) => ({ ...one, weekends: 'keep' as const }));
  expect(dueOnWorkingDay(period, kept).dueBy).toBe(plain);
});

it('gives the nearest working day, whatever the day', () => {
  const someDay = fc.nat(20_000).map((days) => addDays('2021-01-01', days));
  fc.assert(
    fc.property(someDay, (day) => {
      const next = workingDayFrom(day, 1);
      expect(isWorkingDay(next)).toBe(true);
      for (let between = day; between < next; between = addDays(between, 1))
        expect(isWorkingDay(between)).toBe(false);
    }),
  );
});
