import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indicatorOf } from '../../../tests/forms.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import {
  blank,
  FormValue,
  missingFor,
  printValue,
  readEntered,
  readTogether,
  valued,
  valueProblem,
} from './form-value.ts';

const of = (type: Indicator['type'], more: Partial<Indicator> = {}) =>
  indicatorOf('a.one', 'Chỉ tiêu', { type, ...more });
const count = of('count', { unit: 'Hồ sơ' });
const percent = of('percent', { unit: '%' });
const money = of('money', { unit: 'Triệu đồng' });
const yesNo = of('choice', { choices: { 0: 'Không', 1: 'Có' } });
const meetings = of('choice', { choices: { 0: 'Chưa có', 1: '2 cấp', 2: '3 cấp' } });
const text = of('text');

const read = (printed: string, indicator: Indicator) => {
  const entered = readEntered(printed, indicator);
  return 'problem' in entered ? entered.problem.vi : entered.value;
};

describe('what a person types', () => {
  test.each<[string, Indicator, FormValue]>([
    ['1.157', count, valued('1157')],
    ['1157', count, valued('1157')],
    [' 36+04 ', count, valued('40')],
    ['12 hồ sơ', count, valued('12')],
    ['không', count, valued('0')],
    ['99,7 %', percent, valued('99.7')],
    ['99.825', percent, valued('99.825')],
    ['877/877 (100%)', percent, valued('100')],
    ['1,5 tỷ', money, valued('1500')],
    ['1.234,56', money, valued('1234.56')],
    ['-5', money, valued('-5')],
    ['có', yesNo, valued('1')],
    ['Không', yesNo, valued('0')],
    ['1', yesNo, valued('1')],
    ['2 cấp', meetings, valued('1')],
    ['2', meetings, valued('2')],
    ['Chưa có', meetings, valued('0')],
    ['', count, blank],
    ['   ', text, blank],
    ['-', count, missingFor('nothing-arose')],
    ['–', percent, missingFor('nothing-arose')],
    ['…', count, missingFor('no-data')],
    ['không phát sinh', count, missingFor('nothing-arose')],
    ['Không phát sinh.', percent, missingFor('nothing-arose')],
    ['KHÔNG THUỘC THẨM QUYỀN', yesNo, missingFor('not-competent')],
    ['chưa có số liệu', text, missingFor('no-data')],
    ['Đạt,\nvượt kế hoạch', text, valued('Đạt,\nvượt kế hoạch')],
  ])('%j', (printed, indicator, value) => expect(read(printed, indicator)).toEqual(value));

  test.each<[string, Indicator, RegExp]>([
    ['12,5', count, /số nguyên.*ghi chú/],
    ['64/70', count, /số nguyên/],
    ['-5', count, /không thể âm/],
    ['-5', { ...money, least: 0 }, /không thể nhỏ hơn 0/],
    ['101', percent, /từ 0 đến 100 %/],
    ['3', meetings, /một trong các lựa chọn: 0 – Chưa có; 1 – 2 cấp; 2 – 3 cấp/],
    ['có lẽ', yesNo, /0 – Không; 1 – Có/],
    ['Chưa rõ', count, /một con số \(đơn vị tính: Hồ sơ\).*“không phát sinh”/],
    ['9.436 tỷ', count, /đúng đơn vị tính/],
    ['13 13', count, /nhiều con số/],
    ['12345678901234567', count, /quá dài/],
    ['0,0000001', money, /quá dài/],
  ])('%j is told what to do', (printed, indicator, told) => expect(read(printed, indicator)).toMatch(told));

  test('thousands with a comma are taken, with a doubt', () => {
    const entered = readEntered('1,157', count);
    expect(entered).toMatchObject({ value: valued('1157'), doubt: { vi: expect.stringContaining('1.157') } });
    expect(readEntered('1.157', count)).toMatchObject({ doubt: null });
  });
});

const indicators = [...loadIndicators().values()];
const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,8})([.,]\d{1,6})?$/);
const typed = fc.oneof(
  digits,
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    'có',
    '-',
    '…',
    'Không',
    'không phát sinh',
    '1.157',
    '99,7 %',
    '13/36',
    '0,5 tỷ',
    '2',
    '1,250',
  ),
);

describe('what is pasted together', () => {
  const doubts = (...column: [string, Indicator][]) =>
    readTogether(column.map(([typed, indicator]) => ({ typed, indicator }))).map(
      (entered) => 'value' in entered && entered.doubt !== null,
    );

  test('where a column parts thousands with commas, a figure with a dot is doubted', () => {
    expect(doubts(['1,250', count], ['1.250', money], ['1.25', money])).toEqual([true, true, false]);
    expect(doubts(['1,234.5', money], ['12.500', money])).toEqual([true, true]);
    expect(doubts(['1.250', count], ['1.250', money])).toEqual([false, false]);
  });

  test('money that may be thousands is kept with a doubt, and a decimal below one is no thousand', () => {
    expect(readEntered('12,500', money)).toMatchObject({
      value: valued('12.5'),
      doubt: { vi: expect.stringContaining('12,5.') },
    });
    expect(readEntered('0.125', money)).toEqual({ value: valued('0.125'), doubt: null });
    expect(readEntered('0.125', count)).toMatchObject({ problem: expect.anything() });
  });
});

describe('round trip', () => {
  test('what was read prints so that it is read again as the same, for every indicator', () => {
    fc.assert(
      fc.property(fc.constantFrom(...indicators), typed, (indicator, printed) => {
        const entered = readEntered(printed, indicator);
        if ('problem' in entered) return;
        expect(FormValue.parse(entered.value)).toEqual(entered.value);
        expect(valueProblem(entered.value, indicator)).toBeNull();
        expect(readEntered(printValue(entered.value, indicator), indicator)).toMatchObject({
          value: entered.value,
        });
      }),
      { numRuns: 3_000 },
    );
  });

  test('every figure that a type may hold survives being printed', () => {
    const figures = fc.tuple(fc.nat({ max: 10 ** 9 }), fc.integer({ min: 0, max: 6 }), fc.boolean());
    fc.assert(
      fc.property(
        fc.constantFrom(count, money, percent, of('score'), of('decimal')),
        figures,
        (one, figure) => {
          const [size, scale, minus] = figure;
          const value = valued(String((minus ? -size : size) / 10 ** scale || 0));
          fc.pre(!value.value!.includes('e') && valueProblem(value, one) === null);
          const printed = printValue(value, one);
          const read = readEntered(printed, one);
          expect(read).toMatchObject({ value });
          // Three decimals look like thousands of a sheet in English.
          if (!/^-?[1-9]\d{0,2},\d{3}$/.test(printed)) expect(read).toMatchObject({ doubt: null });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('a value and a reason for having none exclude each other', () => {
    expect(FormValue.safeParse({ value: '1', missing: 'no-data', note: null }).success).toBe(false);
    expect(FormValue.safeParse({ value: '1', missing: null, note: 'ước' }).success).toBe(true);
  });
});
