import { expect, test } from 'vitest';
import { indicatorOf } from '../../../tests/forms.ts';
import { checkRelations } from './check-relations.ts';
import type { Fact } from './fact.ts';
import { Relation } from './relation.ts';

const sum = Relation.parse({
  id: 'a-sum',
  kind: 'sum',
  total: 'a.total',
  parts: ['a.one', 'a.other'],
  explain: 'Tổng bằng cộng hai phần.',
});

const fact = (id: string, raw: string): Fact => ({
  indicator: indicatorOf(id, `Chỉ tiêu ${id}`),
  column: '',
  source: 'form',
  raw,
  value: raw === '' ? null : Number(raw),
  text: null,
  certainty: 1,
  at: { block: 0, quote: id },
});
const found = (total: string, one: string, other: string) =>
  checkRelations([fact('a.total', total), fact('a.one', one), fact('a.other', other)], [sum]).findings.map(
    ({ rule, severity, expected }) => [rule, severity, expected],
  );

test('a total is the sum of its parts', () => {
  expect(found('5', '2', '3')).toEqual([]);
  expect(found('6', '2', '3')).toEqual([['a-sum', 'error', 5]]);
});

test('a blank total of known parts is told, and a total that only a blank part could make up', () => {
  expect(found('', '2', '3')).toEqual([['a-sum', 'warning', 5]]);
  expect(found('5', '2', '')).toEqual([['a-sum', 'warning', 3]]);
  expect(found('2', '2', '')).toEqual([]);
});
