import { describe, expect, test } from 'vitest';
import { numbersIn } from './numbers-in-text.ts';

const read = (text: string) => numbersIn(text).map(({ value, unit }) => [value, unit]);

describe('figures of running text', () => {
  test.each(['tiếp nhận 1.157 hồ sơ', 'tiếp nhận 1 157 hồ sơ', 'tiếp nhận 1\u00a0157 hồ sơ'])(
    'thousands parted by a dot or a space: %s',
    (text) => expect(read(text)).toEqual([[1157, 'hồ sơ']]),
  );

  test('a space between two figures parts no thousands', () => {
    expect(read('quý 4 120 hồ sơ').some(([value]) => value === 4120)).toBe(false);
    expect(read('năm 2023, 912 hồ sơ')).toEqual([[912, 'hồ sơ']]);
  });

  test.each(['giảm mười chín (19) thôn', 'giảm 19 (mười chín) thôn'])('a count printed twice: %s', (text) =>
    expect(read(text)).toEqual([[19, 'thôn']]),
  );

  test('a figure in brackets that repeats no word stays apart', () =>
    expect(read('hai thôn (19)')).toEqual([[19, null]]));

  test('a span of years is no count', () => expect(read('phát triển 5 năm (2021-2025)')).toEqual([]));

  test('both terms of a fraction may have decimals', () =>
    expect(numbersIn('giải ngân 12,5/20,4 tỷ đồng')[0]).toMatchObject({
      value: 12.5,
      of: 20.4,
      unit: 'tỷ đồng',
    }));
});
