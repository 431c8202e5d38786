import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../base/plain-date.ts';
import { dayIn, guessOrder } from './day.ts';
import { dateOrders } from './mapping.ts';

const cell = (text: string, isNumber = false, date: string | null = null) => ({ text, isNumber, date });
const day = fc
  .record({
    year: fc.integer({ min: 1970, max: 2069 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => ({ year, month, day, iso: plainDate(year, month, day)! }));
const two = (number: number) => String(number).padStart(2, '0');

describe('the day that a cell says', () => {
  test.each([
    ['07/06/2023', '2023-06-07'],
    ['7/6/23', '2023-06-07'],
    ['7.6.2023', '2023-06-07'],
    ['07-06-2023 08:15', '2023-06-07'],
    ['Ngày 07/06/2023', '2023-06-07'],
    ['07 tháng 6 năm 2023', '2023-06-07'],
    ['2023-06-07T00:00:00', '2023-06-07'],
    ['2023/06/07', '2023-06-07'],
    ['31/02/2023', null],
    ['13/13/2023', null],
    ['7/6', null],
    ['45084', null],
    ['thường xuyên', null],
    ['', null],
  ])('%s', (text, said) => {
    expect(dayIn(cell(text), 'dmy')).toBe(said);
  });

  test('a number that the sheet counts days by is a day, letters alike are not', () => {
    expect(dayIn(cell('45084', true), 'dmy')).toBe('2023-06-07');
    expect(dayIn(cell('45084.52', true), 'dmy')).toBe('2023-06-07');
    expect(dayIn(cell('1157', true), 'dmy')).toBe(null);
  });

  test('what the file holds as a day is that day in any order', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...dateOrders), fc.string(), ({ iso }, order, text) => {
        expect(dayIn(cell(text, true, iso), order)).toBe(iso);
      }),
    );
  });

  test('every day that is written in an order is read back in it, with long and short years', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('/', '-', '.', ' / '), ({ year, month, day: date, iso }, mark) => {
        const short = two(year % 100);
        expect(dayIn(cell([date, month, year].join(mark)), 'dmy')).toBe(iso);
        expect(dayIn(cell([two(date), two(month), short].join(mark)), 'dmy')).toBe(iso);
        expect(dayIn(cell([month, date, year].join(mark)), 'mdy')).toBe(iso);
        expect(dayIn(cell([year, month, date].join(mark)), 'dmy')).toBe(iso);
        expect(
          dayIn(
            cell(
              [short, month, date]
                .map(String)
                .map((part) => part.padStart(2, '0'))
                .join(mark),
            ),
            'ymd',
          ),
        ).toBe(iso);
      }),
    );
  });

  test('any letters give a day of the calendar or none', () => {
    const digits = fc.string({
      unit: fc.constantFrom('0', '1', '2', '3', '9', '/', '-', '.', ' ', 't'),
      maxLength: 14,
    });
    fc.assert(
      fc.property(digits, fc.constantFrom(...dateOrders), fc.boolean(), (text, order, isNumber) => {
        const said = dayIn(cell(text, isNumber), order);
        if (said === null) return;
        const [year, month, date] = said.split('-').map(Number);
        expect(plainDate(year!, month!, date!)).toBe(said);
      }),
    );
  });
});

test('the order is the usual one unless the days themselves show another', () => {
  expect(guessOrder(['01/02/2023', '03/04/2023'])).toBe('dmy');
  expect(guessOrder(['01/25/2023', '03/04/2023'])).toBe('mdy');
  expect(guessOrder(['25/01/2023', '01/25/2023'])).toBe('dmy');
  expect(guessOrder([])).toBe('dmy');
});
