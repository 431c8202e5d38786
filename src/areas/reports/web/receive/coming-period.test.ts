import { expect, it } from 'vitest';
import { comingPeriod, type Period } from './coming-period.ts';

const quarter = (year: number, number: number): Period => ({ kind: 'quarter', year, quarter: number });
const half = (year: number): Period => ({ kind: 'half-year', year, quarter: null });
const whole = (year: number): Period => ({ kind: 'year', year, quarter: null });

it('is the report of the day’s quarter, of which two bear another name', () => {
  const days = ['2026-01-01', '2026-03-20', '2026-04-01', '2026-09-20', '2026-10-01', '2026-12-15'];
  expect(days.map((day) => comingPeriod(day, []))).toEqual([
    quarter(2026, 1),
    quarter(2026, 1),
    half(2026),
    quarter(2026, 3),
    whole(2026),
    whole(2026),
  ]);
});

it('is the next one once the day of this one is past', () => {
  const days = ['2026-03-21', '2026-06-21', '2026-09-30', '2026-12-16'];
  expect(days.map((day) => comingPeriod(day, []))).toEqual([
    half(2026),
    quarter(2026, 3),
    whole(2026),
    quarter(2027, 1),
  ]);
});

it('is the next one that was not opened, over the end of the year too', () => {
  expect(comingPeriod('2026-07-02', [quarter(2026, 3)])).toEqual(whole(2026));
  expect(comingPeriod('2026-11-22', [whole(2026), quarter(2026, 1)])).toEqual(quarter(2027, 1));
  // Of another year, or of a kind that the calendar does not ask for, is no reason to go on.
  expect(comingPeriod('2026-07-02', [quarter(2025, 3), { ...half(2026), kind: 'nine-month' }])).toEqual(
    quarter(2026, 3),
  );
  const all = [quarter(2026, 3), whole(2026), quarter(2027, 1), half(2027)];
  expect(comingPeriod('2026-07-02', all)).toEqual(quarter(2026, 3));
});
