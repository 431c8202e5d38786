import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formOf } from '../../../tests/forms.ts';
import { loadRelations } from '../indicators/catalogue.ts';
import { Relation } from '../indicators/relation.ts';
import { loadForms } from './catalogue.ts';
import { blank, type FormValue, missingFor, valued } from './form-value.ts';
import { computeForms, formulasOf, indicatorsIn, rateOf } from './formulas.ts';

const explain = 'Quan hệ minh họa.';
const ratio = (result: string, numerator: string, denominator: string) =>
  Relation.parse({
    id: `rate-${result.split('.')[1]}`,
    kind: 'ratio',
    result,
    numerator,
    denominator,
    explain,
  });
const sum = (id: string, total: string, parts: string[], more: object = {}) =>
  Relation.parse({ id, kind: 'sum', total, parts, explain, ...more });
const form = (...ids: string[]) =>
  formOf(
    'minh-hoa',
    'Biểu minh họa',
    ids.map((id, at) => [`${at + 1}`, id, id]),
  );
const resultsOf = (ids: string[], relations: Relation[]) =>
  formulasOf(form(...ids), relations).map(({ result }) => result);

describe('which cells are computed', () => {
  test('a percentage only where both its terms stand in the form', () => {
    const rate = ratio('a.rate', 'a.part', 'a.whole');
    expect(resultsOf(['a.rate', 'a.part', 'a.whole'], [rate])).toEqual(['a.rate']);
    expect(resultsOf(['a.rate', 'a.part'], [rate])).toEqual([]);
  });

  test('a total only where its parts are all there and add up in one way', () => {
    const ids = ['a.all', 'a.one', 'a.two', 'a.other'];
    const parts = ['a.one', 'a.two'];
    expect(resultsOf(ids, [sum('s', 'a.all', parts)])).toEqual(['a.all']);
    expect(resultsOf(ids, [sum('s', 'a.all', [...parts, 'a.absent'])])).toEqual([]);
    for (const doubt of [
      { rest: 'warning' },
      { or: [['a.one']] },
      { closing: ['a.rest'] },
      { unless: ['a.other'] },
      { severity: 'warning' },
    ])
      expect([doubt, resultsOf(ids, [sum('s', 'a.all', parts, doubt)])]).toEqual([doubt, []]);
    expect(resultsOf(ids, [sum('s', 'a.all', parts), sum('t', 'a.all', ['a.one', 'a.other'])])).toEqual([]);
  });

  test('terms come before results, and circles are left to people', () => {
    const rate = ratio('a.rate', 'a.part', 'a.all');
    const all = sum('s', 'a.all', ['a.part', 'a.rest']);
    const ids = ['a.rate', 'a.all', 'a.part', 'a.rest'];
    expect(resultsOf(ids, [rate, all])).toEqual(['a.all', 'a.rate']);
    expect(resultsOf(ids, [rate, all, sum('u', 'a.part', ['a.all', 'a.rest'])])).toEqual([]);
  });

  test('in the forms of 2022 every percentage with terms is computed, and the totals of autonomy and online services', () => {
    const { relations } = loadRelations();
    const commune = loadForms().find(({ id }) => id === 'cchc-2022-bieu-mau')!;
    expect(formulasOf(commune, relations).map(({ rule }) => rule)).toEqual([
      'plan-rate',
      'inspection-rate',
      'legal-check-rate',
      'legal-review-rate',
      'dossiers-rate-commune',
      'feedback-rate',
      'investment-rate',
      'autonomy-partial-sum',
      'online3-rate',
      'online4-rate',
      'online-sum',
      'online-dossiers-rate',
      'payment-rate',
      'autonomy-sum',
      'online-integrated-rate',
    ]);
  });
});

describe('computing', () => {
  const nothing = missingFor('nothing-arose');
  test.each<[FormValue, FormValue, FormValue]>([
    [valued('1142'), valued('1144'), valued('99.83')],
    [valued('1'), valued('800'), valued('0.13')],
    [valued('12.5'), valued('50'), valued('25')],
    [valued('0'), valued('0'), nothing],
    [nothing, nothing, nothing],
    [nothing, valued('4'), valued('0')],
    [valued('4'), valued('0'), blank],
    [valued('4'), blank, blank],
    [valued('4'), missingFor('no-data'), missingFor('no-data')],
    [missingFor('not-competent'), missingFor('not-competent'), missingFor('not-competent')],
  ])('%j of %j is %j', (part, whole, rate) => expect(rateOf(part, whole)).toEqual(rate));

  const total = (...parts: FormValue[]) => {
    const ids = parts.map((_, at) => `a.part${at}`);
    const formulas = formulasOf(form('a.all', ...ids), [sum('s', 'a.all', ids)]);
    const values = new Map(ids.map((id, at) => [id, parts[at]!]));
    return computeForms(values.set('a.all', { ...valued('9'), note: 'ghi chú' }), formulas).get('a.all');
  };

  test('a total is exact, tells what is missing, and keeps the note of its cell', () => {
    const note = 'ghi chú';
    expect(total(valued('0.1'), valued('0.2'), nothing)).toEqual({ ...valued('0.3'), note });
    expect(total(valued('3'), blank)).toEqual({ ...blank, note });
    expect(total(valued('3'), missingFor('no-data'))).toEqual({ ...missingFor('no-data'), note });
    expect(total(valued('3'), missingFor('not-competent'))).toEqual({ ...valued('3'), note });
    expect(total(nothing, missingFor('not-competent'))).toEqual({ ...nothing, note });
  });

  test('the order of rows, relations and values does not matter, and computing again changes nothing', () => {
    const { relations } = loadRelations();
    const forms = loadForms().filter(({ id }) => id.startsWith('cchc-2022'));
    const cell = fc.oneof(
      { weight: 6, arbitrary: fc.nat({ max: 2_000 }).map((count) => valued(String(count))) },
      fc.constantFrom(blank, nothing, missingFor('no-data'), missingFor('not-competent')),
    );
    const cases = fc.constantFrom(...forms).chain((template) => {
      const ids = indicatorsIn(template);
      const cells = fc.array(cell, { minLength: ids.length, maxLength: ids.length });
      const whole = { minLength: ids.length, maxLength: ids.length };
      const shuffled = fc.shuffledSubarray(relations, { minLength: relations.length });
      return fc.tuple(fc.constant(template), cells, fc.shuffledSubarray(ids, whole), shuffled);
    });
    fc.assert(
      fc.property(cases, ([template, cells, order, shuffled]) => {
        const values = new Map(indicatorsIn(template).map((id, at) => [id, cells[at]!]));
        const once = computeForms(values, formulasOf(template, relations));
        const table = { ...template.tables[0]!, rows: template.tables.flatMap(({ rows }) => rows).reverse() };
        const otherwise = formulasOf({ ...template, tables: [table] }, shuffled);
        const mixed = computeForms(new Map(order.map((id) => [id, values.get(id)!])), otherwise);
        for (const [id, value] of once) expect([id, mixed.get(id)]).toEqual([id, value]);
        expect(computeForms(once, otherwise)).toEqual(once);
      }),
    );
  });
});
