import { expect, it } from 'vitest';
import { type Frozen, figuresIn } from './frozen.ts';

it('figures are what can be added up; a word of digits is none', () => {
  const values = ['12', '-0.5', '01', '1.50', '007', 'Số 5'].map((value, index) => [
    `a.b${index}`,
    { value, missing: null, note: null, source: 'typed', by: null, origin: null, terms: null } as const,
  ]);
  const figures = figuresIn({ values: Object.fromEntries(values) } as Frozen);
  expect(figures.map(({ value }) => value)).toEqual(['12', '-0.5']);
});
