import { expect, test } from 'vitest';
import { indicatorOf } from '../../../tests/forms.ts';
import { checkRelations } from './check-relations.ts';
import type { Fact } from './fact.ts';
import { Relation } from './relation.ts';
import { readValue } from './value.ts';

const ratio = Relation.parse({
  id: 'a-rate',
  kind: 'ratio',
  result: 'a.rate',
  numerator: 'a.part',
  denominator: 'a.whole',
  explain: 'Tỷ lệ bằng phần chia cho tổng.',
});

function fact(id: string, raw: string, type: 'percent' | 'count'): Fact {
  const { value } = readValue(raw, { type, unit: null, choices: null });
  const indicator = indicatorOf(id, `Chỉ tiêu ${id}`, { type });
  const number = typeof value === 'number' ? value : null;
  const at = { block: 0, quote: id };
  return { indicator, column: '', source: 'form', raw, value: number, text: null, certainty: 1, at };
}
const found = (rate: string, part: string, whole: string) =>
  checkRelations(
    [fact('a.rate', rate, 'percent'), fact('a.part', part, 'count'), fact('a.whole', whole, 'count')],
    [ratio],
  ).findings.map(({ rule, severity }) => [rule, severity]);

test.each([
  ['81,8', '9', '11', []],
  ['9/11', '9', '11', []],
  ['82 (9/11)', '9', '11', []],
  ['81,8 (9/11)', '9', '11', []],
  ['80', '9', '11', [['a-rate', 'error']]],
  ['8/11', '9', '11', [['a-rate', 'error']]],
  ['100', '0', '0', [['a-rate', 'note']]],
  ['50', '0', '0', [['a-rate', 'warning']]],
])('%s of %s / %s', (rate, part, whole, findings) => expect(found(rate, part, whole)).toEqual(findings));
