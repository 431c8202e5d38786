import { expect, test } from 'vitest';
import { indicatorOf } from '../../../tests/forms.ts';
import { checkRelations } from './check-relations.ts';
import type { Indicator } from './dictionary.ts';

const found = (more: Partial<Indicator>, value: number) => {
  const indicator = indicatorOf('a.one', 'Vốn đã giải ngân', more);
  const at = { block: 0, quote: 'a' };
  const fact = { indicator, column: '', raw: String(value), value, text: null, certainty: 1, at };
  return checkRelations([{ ...fact, source: 'form' }], []).findings.map(({ rule, severity }) => [
    rule,
    severity,
  ]);
};

test.each<[Partial<Indicator>, number, string | null]>([
  [{ type: 'money', least: 0 }, -5, 'below-least'],
  [{ type: 'money', least: 0 }, 0, null],
  [{ type: 'money' }, -5, null],
  [{ type: 'count' }, -5, 'negative-count'],
  [{ type: 'percent' }, -5, 'percent-range'],
  [{ type: 'percent' }, 101, 'percent-range'],
])('%j with %d', (more, value, rule) =>
  expect(found(more, value)).toEqual(rule === null ? [] : [[rule, 'error']]),
);
