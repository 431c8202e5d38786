import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addUp,
  decimalOfNumber,
  decimalText,
  exactOf,
  isDecimal,
  percentage,
  plus,
  printDecimal,
} from './exact-decimal.ts';

const exacts = fc.record({
  units: fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
  scale: fc.integer({ min: 0, max: 6 }),
});

describe('exact decimals', () => {
  test('one number has one text', () => {
    fc.assert(
      fc.property(exacts, (exact) => {
        const text = decimalText(exact);
        expect([text, isDecimal(text)]).toEqual([text, true]);
        const again = exactOf(text);
        expect(again.units * 10n ** BigInt(exact.scale)).toBe(exact.units * 10n ** BigInt(again.scale));
        expect(decimalText(again)).toBe(text);
      }),
    );
    for (const text of ['', '-0', '01', '1.', '1.50', '+1', '1e3', '1,5', '.5', '1.1234567'])
      expect([text, isDecimal(text)]).toEqual([text, false]);
    expect(() => exactOf('1,5')).toThrow('not a decimal: 1,5');
  });

  test('0.1 + 0.2 is 0.3, and what is added can be taken away', () => {
    expect(decimalText(plus(exactOf('0.1'), exactOf('0.2')))).toBe('0.3');
    fc.assert(
      fc.property(exacts, exacts, (a, b) => {
        expect(decimalText(plus(plus(a, b), b, -1))).toBe(decimalText(a));
        expect(decimalText(plus(a, b))).toBe(decimalText(plus(b, a)));
      }),
    );
  });

  test.each([
    ['1142', '1144', '99.83'],
    ['1', '3', '33.33'],
    ['2', '3', '66.67'],
    ['1', '800', '0.13'],
    ['-1', '800', '-0.13'],
    ['5', '5', '100'],
    ['0', '7', '0'],
    ['0.5', '0.25', '200'],
  ])('%s of %s is %s %%', (part, whole, rate) => {
    expect(percentage(exactOf(part), exactOf(whole), 2)).toBe(rate);
  });

  test('a percentage is within half a hundredth of what it stands for', () => {
    const counts = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(counts, counts, (part, whole) => {
        const rate = exactOf(percentage({ units: part, scale: 0 }, { units: whole, scale: 0 }, 2));
        const hundredths = rate.units * 10n ** BigInt(2 - rate.scale);
        const twice = 2n * (hundredths * whole - part * 10_000n);
        expect(twice > -whole && twice <= whole).toBe(true);
      }),
    );
  });

  test('many are added as one by one', () => {
    const texts = fc.array(fc.oneof(exacts.map(decimalText), fc.integer().map(String)));
    fc.assert(
      fc.property(texts, (all) => {
        const oneByOne = all.reduce((sum, text) => plus(sum, exactOf(text)), exactOf('0'));
        expect(decimalText(addUp(all))).toBe(decimalText(oneByOne));
      }),
    );
  });

  test('numbers that a machine holds inexactly are refused', () => {
    expect(decimalOfNumber(99.7)).toBe('99.7');
    expect(decimalOfNumber(-0)).toBe('0');
    for (const value of [1e21, 2 ** 60, 1e-7, Number.NaN, Number.POSITIVE_INFINITY])
      expect(decimalOfNumber(value)).toBeNull();
  });

  test('prints as Vietnamese do', () => {
    expect(['0', '1157', '-1234567.5', '99.7'].map((text) => printDecimal(text))).toEqual([
      '0',
      '1.157',
      '-1.234.567,5',
      '99,7',
    ]);
    expect(printDecimal('1157.5', false)).toBe('1157,5');
  });
});
