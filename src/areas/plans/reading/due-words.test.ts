import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../../base/plain-date.ts';
import { dueOf } from './due-words.ts';

const seed = Date.now() % 2 ** 31;
const read = (printed: string) => dueOf(printed, 2026);
const due = (printed: string) => read(printed).dueOn;

describe('the words of a plan for a day', () => {
  it.each([
    ['Quý II', '2026-06-30'],
    ['Quý I/2026', '2026-03-31'],
    ['Quý 4 năm 2026', '2026-12-31'],
    ['quý IV-2026', '2026-12-31'],
    ['Hoàn thành trong Quý III', '2026-09-30'],
    ['Tháng 6/2026', '2026-06-30'],
    ['Tháng 02 năm 2026', '2026-02-28'],
    ['Tháng 6', '2026-06-30'],
    ['6/2026', '2026-06-30'],
    ['15/3', '2026-03-15'],
    ['Chậm nhất ngày 15/3/2026', '2026-03-15'],
    ['ngày 05 tháng 12 năm 2026', '2026-12-05'],
    ['15.12.2026', '2026-12-15'],
    ['15/12/26', '2026-12-15'],
    ['Trong năm', '2026-12-31'],
    ['Cả năm 2026', '2026-12-31'],
    ['Năm 2026', '2026-12-31'],
    ['2026', '2026-12-31'],
    ['6 tháng đầu năm', '2026-06-30'],
    ['06 tháng cuối năm 2026', '2026-12-31'],
  ])('%s is %s, without a doubt', (printed, day) => {
    expect(read(printed)).toEqual({ startsOn: null, dueOn: day, doubts: [] });
  });

  it.each([
    ['Tháng 3 - 6/2026', '2026-03-01', '2026-06-30'],
    ['Từ tháng 01 đến tháng 12', '2026-01-01', '2026-12-31'],
    ['Quý II - Quý III', '2026-04-01', '2026-09-30'],
    ['Quý I–II/2026', '2026-01-01', '2026-06-30'],
    ['15/3 đến 30/6/2026', '2026-03-15', '2026-06-30'],
    ['01/3/2026 - 30/6/2026', '2026-03-01', '2026-06-30'],
  ])('%s goes from %s to %s', (printed, from, to) => {
    expect(read(printed)).toMatchObject({ dueOn: to, doubts: [] });
    const { startsOn } = read(printed);
    expect(startsOn ?? from).toBe(from);
  });

  it.each([
    ['Thường xuyên'],
    ['Thường xuyên trong năm'],
    ['Thường xuyên, liên tục'],
    ['Thường xuyên năm 2026'],
  ])('%s has no day, and that is no doubt', (printed) =>
    expect(read(printed)).toEqual({ startsOn: null, dueOn: null, doubts: [] }),
  );

  it.each([
    ['', 'dueMissing'],
    [' - ', 'dueMissing'],
    ['Theo kế hoạch của tỉnh', 'dueUnread'],
    ['31/02/2026', 'dueUnread'],
    ['Hàng quý', 'dueRepeats'],
    ['15 ngày kể từ ngày 01/3', 'dueUnread'],
    ['Trong vòng 10 ngày, từ 01/3/2026', 'dueUnread'],
    ['05 ngày làm việc sau khi nhận văn bản ngày 01/3', 'dueUnread'],
    ['Ngày 15 hằng tháng', 'dueRepeats'],
    ['Định kỳ trước ngày 20 của tháng cuối quý', 'dueRepeats'],
  ] as const)('“%s” gives no day: %s', (printed, doubt) => {
    expect(read(printed)).toEqual({ startsOn: null, dueOn: null, doubts: [doubt] });
  });

  it.each([
    ['Trước 30/6', '2026-06-30', 'dueBefore'],
    ['Trước ngày 30/6/2026', '2026-06-30', 'dueBefore'],
    ['Quý II, Quý IV', '2026-12-31', 'dueSeveral'],
    ['Quý II và IV', '2026-12-31', 'dueSeveral'],
    ['30/6 và 15/12', '2026-12-15', 'dueSeveral'],
    ['Tháng 3, 6, 9, 12', '2026-12-31', 'dueSeveral'],
    ['Các tháng 3; 6 và 9 năm 2026', '2026-09-30', 'dueSeveral'],
    ['Tháng 6, ngày 20/3', '2026-06-30', 'dueSeveral'],
    ['17 giờ ngày 15/3/2026', '2026-03-15', 'duePartly'],
    ['Đợt 2, quý II', '2026-06-30', 'duePartly'],
    ['Từ ngày 01/3/2026', '2026-03-01', 'duePartly'],
    ['Từ tháng 3', '2026-03-31', 'duePartly'],
    ['Cuối năm', '2026-12-31', 'dueVague'],
    ['Đầu năm 2026', '2026-03-31', 'dueVague'],
    ['Quý I/2027', '2027-03-31', 'dueOtherYear'],
    ['Giai đoạn 2026-2030', '2030-12-31', 'dueOtherYear'],
  ] as const)('“%s” is %s, to be looked at: %s', (printed, day, doubt) => {
    expect(due(printed)).toBe(day);
    expect(read(printed).doubts).toContain(doubt);
  });

  const days = fc
    .tuple(
      fc.integer({ min: 2020, max: 2090 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    )
    .filter(([year, month, day]) => plainDate(year, month, day) !== null);
  const spellings: ((year: number, month: number, day: number) => string)[] = [
    (y, m, d) => `${d}/${m}/${y}`,
    (y, m, d) => `Chậm nhất ngày ${String(d).padStart(2, '0')}/${String(m).padStart(2, '0')}/${y}`,
    (y, m, d) => `Hoàn thành ngày ${d} tháng ${m} năm ${y}`,
    (_, m, d) => `đến hết ngày ${d}/${m}`,
    (y, m, d) => `${d}.${m}.${y}`,
  ];

  it(`every day in every spelling is read as that day (seed ${seed})`, () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...spellings), ([year, month, day], spell) => {
        expect(dueOf(spell(year, month, day), year)).toEqual({
          startsOn: null,
          dueOn: plainDate(year, month, day),
          doubts: [],
        });
      }),
      { seed },
    );
  });

  it(`of several months the last is taken, and that is told (seed ${seed})`, () => {
    const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(months, fc.constantFrom(', ', ',', '; ', ' và '), (named, sign) => {
        const { dueOn, doubts } = dueOf(`Tháng ${named.join(sign)}`, 2026);
        expect(dueOn!.slice(0, 7)).toBe(`2026-${String(Math.max(...named)).padStart(2, '0')}`);
        expect(doubts).toEqual(['dueSeveral']);
      }),
      { seed },
    );
  });

  it(`every month and quarter ends on its last day (seed ${seed})`, () => {
    const month = fc.constantFrom(
      'Tháng {m}',
      'Tháng {m}/{y}',
      'tháng {m} năm {y}',
      'Trong tháng {m}-{y}',
      '{m}/{y}',
    );
    fc.assert(
      fc.property(days, month, ([year, of], spelling) => {
        const printed = spelling.replace('{m}', String(of)).replace('{y}', String(year));
        const { dueOn, doubts } = dueOf(printed, year);
        expect(doubts).toEqual([]);
        expect(dueOn!.slice(0, 7)).toBe(`${year}-${String(of).padStart(2, '0')}`);
        expect(addDays(dueOn!, 1).slice(8)).toBe('01');
        const quarter = Math.ceil(of / 3);
        const roman = ['I', 'II', 'III', 'IV'][quarter - 1]!;
        for (const named of [roman, String(quarter)])
          expect(dueOf(`Quý ${named}/${year}`, year).dueOn).toBe(
            addDays(plainDate(quarter === 4 ? year + 1 : year, quarter === 4 ? 1 : quarter * 3 + 1, 1)!, -1),
          );
      }),
      { seed },
    );
  });

  it(`whatever is written, what is read is a day of the calendar, or a doubt says why there is none (seed ${seed})`, () => {
    const words = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            'Quý',
            'II',
            'IV',
            'tháng',
            'ngày',
            'năm',
            'trước',
            'đến',
            '-',
            '/',
            '2026',
            'và',
            ',',
            'Thường xuyên',
          ),
          fc.nat({ max: 40 }).map(String),
          fc.string({ maxLength: 4, unit: 'binary' }),
        ),
        { maxLength: 9 },
      )
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(words, (printed) => {
        const { startsOn, dueOn, doubts } = dueOf(printed, 2026);
        for (const on of [startsOn, dueOn])
          if (on !== null) {
            const [year, month, day] = on.split('-').map(Number);
            expect(plainDate(year!, month!, day!)).toBe(on);
          }
        if (startsOn !== null) expect(startsOn <= dueOn!).toBe(true);
        if (dueOn === null && doubts.length === 0) expect(printed).toMatch(/thường xuyên/i);
      }),
      { seed },
    );
  });
});
