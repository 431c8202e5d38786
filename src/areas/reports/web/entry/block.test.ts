import { expect, it } from 'vitest';
import { cellsIn, type Line, laid } from './block.ts';

const value = (indicator: string): Line => ({ indicator, takes: true, heading: false });
const computed = (indicator: string): Line => ({ indicator, takes: false, heading: false });
const heading: Line = { indicator: null, takes: false, heading: true };
const form = [value('a'), value('b'), heading, value('c'), computed('r'), value('d')];

it('reads what a spreadsheet puts on the clipboard', () => {
  expect(cellsIn('1\t2\r\n3\t4\r\n')).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
  expect(cellsIn('"hai\ndòng"\t"nói ""có"""')).toEqual([['hai\ndòng', 'nói "có"']]);
  expect(cellsIn('5\n\n7\n')).toEqual([['5'], [''], ['7']]);
});

it('lays a column with the blanks of headings line by line, and leaves computed cells alone', () => {
  expect(laid(cellsIn('1\n2\n\n3\n99\n4\n'), form, 'a')).toEqual({
    placed: [
      { indicator: 'a', typed: '1' },
      { indicator: 'b', typed: '2' },
      { indicator: 'c', typed: '3' },
      { indicator: 'd', typed: '4' },
    ],
    left: 0,
    byLine: true,
  });
});

it('lays anything else into the next cells that take a value', () => {
  expect(laid(cellsIn('1\n2\n3\n'), form, 'b').placed.map(({ indicator }) => indicator)).toEqual([
    'b',
    'c',
    'd',
  ]);
  expect(laid(cellsIn('1\t2\n3\t4'), form, 'a').placed.map(({ indicator }) => indicator)).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
});

it('says how much found no cell', () => {
  expect(laid(cellsIn('1\n2\n3\n'), form, 'c')).toMatchObject({ left: 1, byLine: false });
});
