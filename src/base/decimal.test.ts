import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber, printedDecimals, roundHalfUp, roundsTo } from './decimal.ts';

describe('rounding half up', () => {
  test.each([
    [2.345, 2, 2.35],
    [1.005, 2, 1.01],
    [99.825_174_8, 1, 99.8],
    [52.631_578_9, 1, 52.6],
    [0.5, 0, 1],
    [-0.5, 0, -1],
    [-2.345, 2, -2.35],
    [-0.04, 1, 0],
    [94.832_402, 1, 94.8],
  ])('%s at %s decimals is %s', (value, digits, rounded) => expect(roundHalfUp(value, digits)).toBe(rounded));

  test('never gives a negative zero', () => expect(Object.is(roundHalfUp(-0.001, 2), 0)).toBe(true));

  test('does to a decimal what it does to its digits, both signs alike (seed printed on failure)', () => {
    const digits = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), digits, (scaled, places) => {
        const value = scaled / 10 ** (places + 1);
        const expected = Math.floor((scaled + 5) / 10) / 10 ** places;
        expect(roundHalfUp(value, places)).toBe(expected);
        expect(roundHalfUp(-value, places)).toBe(-expected || 0);
      }),
    );
  });
});

describe('numbers as they print', () => {
  test.each([
    [1157, undefined, '1.157'],
    [1_234_567.5, undefined, '1.234.567,5'],
    [999, undefined, '999'],
    [-1157.25, undefined, '-1.157,25'],
    [0, 1, '0,0'],
    [100, 1, '100,0'],
    [99.82517, 1, '99,8'],
    [0.1 + 0.2, undefined, '0,3'],
  ])('%s with %s decimals is %s', (value, digits, text) => expect(formatNumber(value, digits)).toBe(text));

  test('reads back as the number (seed printed on failure)', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 3 }), (scaled, places) => {
        const value = scaled / 10 ** places;
        const text = formatNumber(value, places);
        expect(Number(text.replaceAll('.', '').replace(',', '.'))).toBe(value);
        expect(printedDecimals(text)).toBe(places);
      }),
    );
  });
});

test.each([
  ['36,1', 1],
  ['99,95', 2],
  ['1.157', 0],
  ['1.234.567', 0],
  ['1.157,25', 2],
  ['52.6', 1],
  ['100%', 0],
  ['36,1%', 1],
  ['13/36 = 36,1 %', 1],
  ['Chưa rõ', 0],
])('decimals printed in %s: %s', (raw, digits) => expect(printedDecimals(raw)).toBe(digits));

test.each([
  [99.8252, 99.8, 1, true],
  [99.8252, 99.7, 1, false],
  [99.8252, 99.83, 2, true],
  [99.8252, 99.8, 2, true],
  [99.8252, 100, 1, false],
  [99.96, 100, 1, true],
  [99.96, 100, 0, true],
  [99.4, 100, 0, false],
  [94.83, 94.8, 3, true],
  [94.83, 94.9, 3, false],
])('%s printed as %s with %s decimals: %s', (exact, printed, digits, fits) =>
  expect(roundsTo(exact, printed, digits)).toBe(fits),
);
