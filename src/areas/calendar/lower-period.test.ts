import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../base/plain-date.ts';
import { LowerCalendar, type LowerOffsets, lowerOffsets, lowerPeriod } from './lower-period.ts';
import { loadLowerCalendars, type Period, periodOf } from './reporting-calendar.ts';

const year = fc.integer({ min: 2023, max: 2060 });
const offsets: fc.Arbitrary<LowerOffsets> = fc
  .record({
    windowDays: fc.integer({ min: 1, max: 30 }),
    dueDays: fc.integer({ min: 1, max: 30 }),
    weekends: fc.constantFrom('keep' as const, 'next-working-day' as const),
  })
  .filter(({ windowDays, dueDays }) => dueDays <= windowDays + 5);

const kinds = [
  ['quarter', 1],
  ['half-year', null],
  ['quarter', 3],
  ['year', null],
] as const;
const upper = (of: number, [kind, quarter]: (typeof kinds)[number]): Period => periodOf(kind, of, quarter)!;
const windowOf = ({ from, to }: Period) => daysBetween(from, to);

describe('the earlier days of lower levels', () => {
  test('by default a commune closes quarter I on 9/3 and sends it by 14/3, as communes did in 2023', () => {
    const days = lowerOffsets('commune', 'tinh', '2023-03-09', loadLowerCalendars())!;
    const period = lowerPeriod(upper(2023, kinds[0]), days);
    expect(period).toEqual({ from: '2022-12-10', to: '2023-03-09', dueBy: '2023-03-14' });
  });

  test('an authority sets its own, and only for as long as they hold', () => {
    const own = LowerCalendar.parse({
      ...loadLowerCalendars()[0],
      authority: 'minh-hoa',
      validFrom: '2026-01-01',
      levels: [{ level: 'commune', windowDays: 9, dueDays: 8 }],
      weekends: 'keep',
    });
    const calendars = [...loadLowerCalendars(), own];
    const daysOf = (authority: string, day: string) => lowerOffsets('commune', authority, day, calendars);
    expect(daysOf('minh-hoa', '2026-03-01')).toEqual({ windowDays: 9, dueDays: 8, weekends: 'keep' });
    expect(daysOf('minh-hoa', '2025-12-31')?.windowDays).toBe(5);
    expect(daysOf('tinh-khac', '2026-03-01')?.windowDays).toBe(5);
    expect(daysOf('minh-hoa', '2020-01-01')).toBeNull();
  });

  test('a report that would be due before its window has closed is refused', () => {
    const wrong = { level: 'commune', windowDays: 5, dueDays: 11 };
    const calendar = { ...loadLowerCalendars()[0], levels: [wrong] };
    expect(LowerCalendar.safeParse(calendar).success).toBe(false);
  });

  test.each([
    ['a Sunday moves to the Monday', '2027-03-14', 6, '2027-03-15'],
    ['a Saturday moves to the Monday', '2026-03-14', 6, '2026-03-16'],
    ['but not to the day of the upper level', '2027-06-19', 1, '2027-06-18'],
  ])('%s', (_, plain, dueDays, dueBy) => {
    const period = plain.slice(5, 7) === '03' ? kinds[0] : kinds[1];
    const of = upper(Number(plain.slice(0, 4)), period);
    expect(addDays(of.dueBy, -dueDays)).toBe(plain);
    const day = lowerPeriod(of, { windowDays: 2, dueDays, weekends: 'next-working-day' }).dueBy;
    expect(day).toBe(dueBy);
    expect(lowerPeriod(of, { windowDays: 2, dueDays, weekends: 'keep' }).dueBy).toBe(plain);
  });

  test('a lower level always closes and sends before the upper one, and sends after it has closed', () => {
    fc.assert(
      fc.property(year, fc.constantFrom(...kinds), offsets, (of, kind, days) => {
        const above = upper(of, kind);
        const below = lowerPeriod(above, days);
        expect(below.to < above.to && below.dueBy < above.dueBy).toBe(true);
        expect(below.to < below.dueBy).toBe(true);
        expect(windowOf(below)).toBe(windowOf(above));
      }),
    );
  });

  test('windows that follow each other neither overlap nor leave a day out', () => {
    fc.assert(
      fc.property(year, offsets, (of, days) => {
        const [quarter1, half, quarter3, whole] = kinds.map((kind) => lowerPeriod(upper(of, kind), days));
        const nextYear = kinds.map((kind) => lowerPeriod(upper(of + 1, kind), days));
        expect(quarter3!.from).toBe(addDays(half!.to, 1));
        for (const next of [nextYear[0]!, nextYear[1]!, nextYear[3]!])
          expect(next.from).toBe(addDays(whole!.to, 1));
        expect(new Set([quarter1!.from, half!.from, whole!.from]).size).toBe(1);
      }),
    );
  });

  test('nor do they where the authority changes its days between two years', () => {
    fc.assert(
      fc.property(year, offsets, offsets, (of, old, now) => {
        const closed = lowerPeriod(upper(of, kinds[3]), old);
        const opened = lowerPeriod(upper(of + 1, kinds[0]), now, old);
        expect(opened.from).toBe(addDays(closed.to, 1));
        expect(opened.to).toBe(lowerPeriod(upper(of + 1, kinds[0]), now).to);
      }),
    );
  });
});
