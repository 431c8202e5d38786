import { expect, it } from 'vitest';
import { pastedFigures, wholeNumber } from './pasted-figures.ts';

const units = [
  { id: 'a', name: 'Xã An Bình', code: '00123' },
  { id: 'b', name: 'Xã Hòa Sơn', code: null },
  { id: 'c', name: 'Phường Một', code: '00456' },
];

it('a column goes to the units in their order, from the field it is pasted in', () => {
  const { figures, unmatched } = pastedFigures('12\r\n1.250\r\n7\r\n', units, 1);
  expect([...figures]).toEqual([
    ['b', '12'],
    ['c', '1.250'],
  ]);
  expect(unmatched).toEqual(['7']);
});

it('lines with a name or a code go to that unit, wherever they are pasted', () => {
  const text = '1\txã  hoà sơn\t5\n2\t00123\t6\n3\tXã Lạ\t9';
  const { figures, unmatched } = pastedFigures(text, units, 2);
  expect(Object.fromEntries(figures)).toEqual({ b: '5', a: '6' });
  expect(unmatched).toEqual(['3 Xã Lạ 9']);
});

it('a name that two units share names neither', () => {
  const twins = [...units, { id: 'd', name: 'Xã An Bình', code: null }];
  expect(pastedFigures('Xã An Bình\t5', twins, 0)).toEqual({
    figures: new Map(),
    unmatched: ['Xã An Bình 5'],
  });
});

it.each([
  ['', null],
  [' 1.250 ', 1250],
  ['1250', 1250],
  ['0', 0],
  ['-3', -3],
  ['1,5', Number.NaN],
  ['1.25', Number.NaN],
  ['năm', Number.NaN],
])('%j is the whole number %j', (typed, number) => expect(wholeNumber(typed)).toBe(number));
