import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber } from '../../base/decimal.ts';
import { isBlank, numberInWords, numberOf, readValue, type ValueContext } from './value.ts';

const context = (type: ValueContext['type'], more: Partial<ValueContext> = {}): ValueContext => ({
  type,
  unit: null,
  choices: null,
  ...more,
});
const levels = { 0: 'Chưa có', 1: '2 cấp', 2: '3 cấp' };
const value = (raw: string, type: ValueContext['type'], more?: Partial<ValueContext>) =>
  readValue(raw, context(type, more)).value;

describe('figures as officials write them', () => {
  test.each([
    ['02', 'count', 2],
    ['1.144', 'count', 1144],
    ['1.234.567', 'count', 1_234_567],
    ['1 144', 'count', 1144],
    ['24+01', 'count', 25],
    ['20 + 01 + 3', 'count', 24],
    ['1.4', 'score', 1.4],
    ['- 0,5', 'score', -0.5],
    ['−0,5', 'score', -0.5],
    ['–1', 'score', -1],
    ['69,82', 'score', 69.82],
    ['1.144', 'score', 1.144],
    ['36,1', 'percent', 36.1],
    ['99.825', 'percent', 99.825],
    ['100%', 'percent', 100],
    ['100 %', 'percent', 100],
    ['95 phần trăm', 'percent', 95],
    ['218/218 (100%)', 'percent', 100],
    ['13/36 = 36,1%', 'percent', 36.1],
    ['877/877\n(99,5%)', 'percent', 99.5],
    ['877/877 hồ sơ (100%)', 'percent', 100],
    ['100 (877/877)', 'percent', 100],
    ['99,5% (873/877 hồ sơ)', 'percent', 99.5],
    ['218/218', 'percent', 100],
    ['12/15', 'percent', 80],
    ['208/218', 'percent', 95.41],
    ['1.500', 'money', 1500],
    ['1.234.567,5', 'money', 1_234_567.5],
    ['9.436 tỷ', 'money', 9_436_000],
    ['2.500.000 đồng', 'money', 2.5],
    ['07.', 'count', 7],
    ['12 văn bản', 'count', 12],
    ['ba', 'count', 3],
    ['không có', 'count', 0],
    ['36,1', null, 36.1],
    ['85%', null, 85],
  ] as const)('%s in a %s is %s', (raw, type, expected) => {
    expect(readValue(raw, context(type))).toEqual({ value: expected, certainty: 1, problem: null });
  });

  test.each([
    ['0.125', 'money', 0.125],
    ['0.500', 'count', 0.5],
    ['0,500', 'money', 0.5],
    ['12,50', 'money', 12.5],
    ['36,125', 'percent', 36.125],
  ] as const)('%s in a %s is %s, without a doubt', (raw, type, expected) =>
    expect(readValue(raw, context(type))).toEqual({ value: expected, certainty: 1, problem: null }),
  );

  test.each(['12,500', '1,250'])('%s of money may be thousands as Excel writes them: a doubt', (raw) =>
    expect(readValue(raw, context('money'))).toEqual({
      value: Number(raw.replace(',', '.')),
      certainty: 0.7,
      problem: 'ambiguous',
    }),
  );

  test('words after a figure may name the own unit of the row, nothing else', () => {
    expect(value('15 lượt xe', 'count', { unit: 'Lượt xe' })).toBe(15);
    expect(value('15 km', 'count', { unit: 'Lượt xe' })).toBe('15 km');
  });

  test('money is told in the unit of its row, million đồng where none is printed', () => {
    expect(value('1,5 tỷ đồng', 'money')).toBe(1500);
    expect(value('1,5 tỷ đồng', 'money', { unit: 'Triệu đồng' })).toBe(1500);
    expect(value('1,5 tỷ đồng', 'money', { unit: 'Tỷ đồng' })).toBe(1.5);
    expect(value('20 triệu đồng', 'money', { unit: 'Đồng' })).toBe(20_000_000);
  });

  test('any count and any rate reads back as it prints (seed printed on failure)', () => {
    const digits = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), digits, (number, places) => {
        expect(value(formatNumber(number), 'count')).toBe(number);
        expect(value(String(number), 'count')).toBe(number);
        expect(value(`0${number}`, 'count')).toBe(number);
        const rate = (number % 100_000) / 1000;
        const printed = Number(rate.toFixed(places));
        expect(value(`${rate.toFixed(places).replace('.', ',')}%`, 'percent')).toBe(printed);
        expect(value(`- ${rate.toFixed(places)}`, 'score')).toBe(-printed);
      }),
    );
  });
});

describe('what is missing', () => {
  test.each(['', ' ', '-', '–', '…', '.....', '/', '_', '\n'])('“%s” is blank', (raw) => {
    expect(isBlank(raw)).toBe(true);
    expect(readValue(raw, context('count'))).toEqual({ value: null, certainty: 1, problem: null });
  });

  test.each(['0', 'a', '-1', '00'])('“%s” is not', (raw) => expect(isBlank(raw)).toBe(false));

  test.each(['Không phát sinh', 'không thuộc thẩm quyền', 'Chưa có số liệu'])('“%s” is an answer', (raw) =>
    expect(readValue(raw, context('count'))).toEqual({ value: raw, certainty: 1, problem: null }),
  );
});

describe('answers of a list', () => {
  test.each([
    ['2', 2],
    ['3 cấp', 2],
    ['chưa có', 0],
    ['2 Cấp.', 1],
    ['3', 3],
  ])('%s is %s', (raw, code) => expect(value(raw, 'choice', { choices: levels })).toBe(code));

  test('words that are not in the list stay words', () =>
    expect(readValue('Chưa rõ', context('choice', { choices: levels }))).toEqual({
      value: 'Chưa rõ',
      certainty: 1,
      problem: 'no-figure',
    }));

  test('a number in words is no answer code', () =>
    expect(value('hai', 'choice', { choices: levels })).toBe('hai'));
});

describe('what is no figure of its row stays as it is printed', () => {
  test.each([
    ['9.436 tỷ', 'count', 'other-unit'],
    ['15%', 'count', 'other-unit'],
    ['15 hồ sơ', 'percent', 'other-unit'],
    ['KH số 20/KH-UBND ngày 25/01/2021', 'count', 'other-unit'],
    ['20-25', 'count', 'other-unit'],
    ['khoảng 20', 'count', 'other-unit'],
    ['1.1.2', 'count', 'other-unit'],
    ['1.144.5', 'count', 'other-unit'],
    ['24+', 'count', 'other-unit'],
    ['1.14', 'percent', null],
    ['Chưa giao', 'count', 'no-figure'],
    ['12/15', 'count', 'fraction-in-count'],
    ['15/12', 'percent', 'no-figure'],
    ['Đạt', 'text', null],
    ['Đạt', null, null],
  ] as const)('%s in a %s: %s', (raw, type, problem) => {
    const read = readValue(raw, context(type));
    expect(read.problem).toBe(problem);
    if (problem !== null) expect(read.value).toBe(raw);
  });

  test('a text is never read as a figure', () => expect(value('100', 'text')).toBe('100'));

  test('commas as the English write them are doubted', () => {
    expect(readValue('1,144', context('count'))).toEqual({
      value: 1144,
      certainty: 0.7,
      problem: 'ambiguous',
    });
    expect(readValue('1,234,567', context('count'))).toMatchObject({ value: 1_234_567, certainty: 0.8 });
    expect(readValue('1,144', context('percent'))).toMatchObject({ value: 1.144, certainty: 1 });
  });

  test.each(['13 13', '24+01 20+01', '2 -', '77,0 0', '1.144 12'])(
    'figures of two cells in one, “%s”, are doubted',
    (raw) =>
      expect(readValue(raw, context('count'))).toEqual({ value: raw, certainty: 0.5, problem: 'ambiguous' }),
  );

  test('a number is never made of words without one (seed printed on failure)', () => {
    const unit = fc.constantFrom(...'0123456789.,+-/% ()abkhôngtỷđ=\n'.normalize('NFC'));
    const type = fc.constantFrom('count', 'percent', 'score', 'money', 'decimal', 'choice', 'text', null);
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 14 }), type, (raw, of) => {
        const read = readValue(raw, context(of, { choices: of === 'choice' ? levels : null }));
        expect(read.certainty).toBeGreaterThan(0);
        if (typeof read.value === 'number') {
          expect(Number.isFinite(read.value)).toBe(true);
          expect(/\d|không|ba/i.test(raw)).toBe(true);
        } else if (read.value !== null) expect(read.value).toBe(raw.replace(/\s+/g, ' ').trim());
        else expect(isBlank(raw)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['1.144', 'count', { value: 1144, certainty: 1 }],
  ['1.144', 'percent', { value: 1.144, certainty: 1 }],
  ['1.144,5', null, { value: 1144.5, certainty: 1 }],
  ['12.34', null, { value: 12.34, certainty: 1 }],
  ['1.14.4', null, null],
  ['', null, null],
  ['12a', null, null],
] as const)('digits %s of a %s', (digits, type, number) => expect(numberOf(digits, type)).toEqual(number));

test.each([
  ['ba', 3],
  ['Bốn', 4],
  ['tư', 4],
  ['mười', 10],
  ['mười hai', 12],
  ['mười lăm', 15],
  ['hai mươi', 20],
  ['hai mươi lăm', 25],
  ['ba mươi mốt', 31],
  ['không có', 0],
  ['hai trăm', null],
  ['Nam', null],
  ['bà', null],
  ['sau', null],
  ['hai muoi', null],
  ['mười mươi', null],
  ['không mươi', null],
  ['rất nhiều', null],
  ['', null],
])('“%s” as words is %s', (words, number) => expect(numberInWords(words)).toBe(number));
