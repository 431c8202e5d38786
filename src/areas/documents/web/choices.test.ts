import { describe, expect, it } from 'vitest';
import { typedOf } from '../../../ui/form/form-state.ts';
import { typedIssues } from './choices.ts';
import { formWords } from './words.ts';

describe('what was typed of a document', () => {
  const issues = (values: Record<string, string>, kind = 'KH') =>
    typedIssues(typedOf(values), kind).map(({ path, message }) => [path[0], message]);

  it('has a number from 1 on, or none', () => {
    for (const number of ['-3', 'tám', '0', '1,5'])
      expect(issues({ number })).toEqual([['number', formWords.notNumber]]);
    for (const number of ['', '12', ' 012 ']) expect(issues({ number })).toEqual([]);
  });

  it('has a kind that its symbol tells, or that is chosen; without a symbol the symbol is what is missing', () => {
    expect(issues({ printed: 'không rõ' }, '')).toEqual([['kind', formWords.kindUntold]]);
    expect(issues({ printed: '' }, '')).toEqual([]);
  });
});
