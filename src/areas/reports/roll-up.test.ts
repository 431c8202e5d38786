import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indicatorOf } from '../../../tests/forms.ts';
import { loadIndicators, loadRelations } from '../indicators/catalogue.ts';
import type { FormTemplate } from './form-template.ts';
import { blank, type FormValue, missingFor, valued } from './form-value.ts';
import { computeForms, type Formula, formulasOf, termsOfRates } from './formulas.ts';
import {
  type Adjustment,
  type Contribution,
  differenceOf,
  inForm,
  missingUnits,
  type RolledUp,
  rollUp,
  termsToHandUp,
  withDifference,
} from './roll-up.ts';
import { rollUpRules } from './roll-up-rules.ts';

const indicators = [
  indicatorOf('a.part', 'Đúng hạn'),
  indicatorOf('a.whole', 'Đã giải quyết'),
  indicatorOf('a.rate', 'Tỷ lệ đúng hạn', { type: 'percent', rollup: 'ratio' }),
  indicatorOf('b.rate', 'Tỷ lệ văn bản điện tử', { type: 'percent', rollup: 'ratio' }),
  indicatorOf('c.linked', 'Tỷ lệ xã đã kết nối', { type: 'percent', rollup: 'share' }),
  indicatorOf('d.procedures', 'Số TTHC', { rollup: 'none' }),
  indicatorOf('e.last', 'Lần gần nhất', { rollup: 'last' }),
  indicatorOf('f.one', 'Công chức bị kỷ luật'),
  indicatorOf('f.two', 'Viên chức bị kỷ luật'),
  indicatorOf('f.total', 'Bị kỷ luật'),
  indicatorOf('f.rate', 'Tỷ lệ công chức', { type: 'percent', rollup: 'ratio' }),
];
const formulas: Formula[] = [
  { kind: 'ratio', rule: 'rate', result: 'a.rate', numerator: 'a.part', denominator: 'a.whole' },
  { kind: 'sum', rule: 'total', result: 'f.total', parts: ['f.one', 'f.two'] },
  { kind: 'ratio', rule: 'share', result: 'f.rate', numerator: 'f.one', denominator: 'f.total' },
];
const rules = rollUpRules(indicators, formulas);

/** What a commune owes. */
const one = { units: 1, asks: null };

type Cells = Record<string, number | FormValue>;
/** The figures of a form as they are frozen: computed cells, and the terms of the rates. */
function unit(unitId: string, cells: Cells, terms: Record<string, [number, number]> = {}): Contribution {
  const typed = Object.entries(cells).map(
    ([id, cell]) => [id, typeof cell === 'number' ? valued(String(cell)) : cell] as const,
  );
  const values = computeForms(new Map(typed), formulas);
  const told = termsOfRates(formulas, values);
  for (const [id, [part, whole]] of Object.entries(terms))
    told.set(id, { numerator: String(part), denominator: String(whole) });
  return { unitId, state: 'received', asOf: '2023-03-09', values, terms: told };
}
const owed = (...unitIds: string[]) => unitIds.map((unitId) => ({ unitId, units: 1, asks: null }));
const up = (contributions: Contribution[], more: Partial<Parameters<typeof rollUp>[0]> = {}) =>
  rollUp({
    rules,
    owing: owed(...contributions.map(({ unitId }) => unitId)),
    contributions,
    adjustments: [],
    answers: new Map(),
    ...more,
  });
/** Figures as they go further up. */
function handedUp(unitId: string, figures: ReadonlyMap<string, RolledUp>): Contribution {
  const told = [...figures].flatMap(([id, figure]) => {
    const terms = ['rate', 'share'].includes(figure.rule.kind) ? termsToHandUp(figure) : null;
    return terms === null ? [] : [[id, terms] as const];
  });
  const values = new Map([...figures].map(([id, { value }]) => [id, value]));
  return { unitId, state: 'received', asOf: '2023-03-14', values, terms: new Map(told) };
}
const nothing = missingFor('nothing-arose');
const lacking = (figure: RolledUp) => missingUnits(figure).map(({ unitId, lacking: why }) => [unitId, why]);

describe('adding up', () => {
  test('a sum of what each unit owns; what is missing is listed, not counted as zero', () => {
    const sum = up(
      [
        unit('x1', { 'a.part': 4 }),
        unit('x2', { 'a.part': nothing }),
        unit('x3', { 'a.part': missingFor('no-data') }),
        unit('x4', {}),
      ],
      { owing: owed('x1', 'x2', 'x3', 'x4', 'x5') },
    ).get('a.part')!;
    expect(sum.value).toEqual(valued('4'));
    expect(
      sum.parts.map(({ unitId, amount, state }) => [unitId, amount.value ?? amount.missing, state]),
    ).toEqual([
      ['x1', '4', 'received'],
      ['x2', 'nothing-arose', 'received'],
      ['x3', 'no-data', 'received'],
      ['x4', null, 'received'],
      ['x5', null, 'missing'],
    ]);
    expect(lacking(sum)).toEqual([
      ['x3', 'no-data'],
      ['x4', 'blank'],
      ['x5', 'no-report'],
    ]);
  });

  test('a unit whose form does not ask for a figure owes none: the own office answers alone', () => {
    const asks = new Set(['a.whole', 'f.one']);
    const owing = ['x1', 'x2', 'x3'].map((unitId) => ({ unitId, units: 1, asks }));
    const office = (cells: Cells): Contribution => ({ ...unit('x0', cells), state: 'own' });
    const below = [unit('x1', { 'a.whole': 4 }), unit('x2', { 'a.whole': nothing })];
    const look = (cells: Cells) => up([...below, office(cells)], { owing });
    for (const told of [nothing, missingFor('not-competent'), missingFor('no-data'), valued('7'), blank]) {
      const figure = look({ 'a.part': told }).get('a.part')!;
      expect([told, figure.value, lacking(figure).filter(([id]) => id !== 'x0')]).toEqual([told, told, []]);
    }
    const figures = look({});
    for (const id of ['a.rate', 'b.rate', 'c.linked'])
      expect([id, lacking(figures.get(id)!).filter(([unitId]) => unitId !== 'x0')]).toEqual([id, []]);
    expect(figures.get('a.whole')!.value).toEqual(valued('4'));
    expect(lacking(figures.get('a.whole')!).filter(([id]) => id !== 'x0')).toEqual([['x3', 'no-report']]);
    // Whoever answers a part of a total owes the total.
    expect(lacking(figures.get('f.total')!).filter(([id]) => id !== 'x0')).toHaveLength(3);
    // What was told unasked is not lost, and counts when it is taken away again.
    const more = unit('x3', { 'a.part': 2 });
    const changes = differenceOf(rules, null, more, owing[2]!);
    expect(withDifference(figures, changes).get('a.part')!.value).toEqual(valued('2'));
    const with3 = up([...below, more, office({})], { owing });
    expect(withDifference(with3, differenceOf(rules, more, null, owing[2]!)).get('a.part')!.value).toEqual(
      blank,
    );
  });

  test.each<[FormValue[], FormValue]>([
    [[nothing, nothing], nothing],
    [[nothing, missingFor('no-data')], missingFor('no-data')],
    [[nothing, blank], missingFor('no-data')],
    [[nothing, missingFor('not-competent')], nothing],
    [[missingFor('no-data'), blank], missingFor('no-data')],
    [[], missingFor('no-data')],
    [[missingFor('not-competent'), missingFor('not-competent')], missingFor('not-competent')],
    [[missingFor('not-competent'), blank], missingFor('no-data')],
    [[missingFor('not-competent'), valued('0')], valued('0')],
    [[valued('0.1'), valued('0.2')], valued('0.3')],
    [[valued('chín'), valued('2')], valued('2')],
  ])('%j is %j', (cells, value) => {
    const units = cells.map((cell, at) => unit(`x${at}`, { 'a.part': cell }));
    expect(up(units).get('a.part')!.value).toEqual(value);
  });

  test('a rate is that of the sums, never the mean of rates', () => {
    const rate = up([
      unit('x1', { 'a.rate': 100, 'a.part': 1, 'a.whole': 1 }),
      unit('x2', { 'a.rate': 50, 'a.part': 500, 'a.whole': 1000 }),
    ]).get('a.rate')!;
    expect(rate).toMatchObject({ value: valued('50.05'), numerator: '501', denominator: '1001' });
  });

  test('0/0 everywhere is nothing that arose; something out of nothing is no rate', () => {
    const none = { 'a.part': 0, 'a.whole': 0 };
    expect(up([unit('x1', none), unit('x2', none)]).get('a.rate')!.value).toEqual(nothing);
    expect(up([unit('x1', { 'a.part': 3, 'a.whole': 0 })]).get('a.rate')!.value).toEqual(
      missingFor('no-data'),
    );
  });

  test('a rate without its terms is kept and marked, but does not go up', () => {
    const rate = up([unit('x1', { 'b.rate': 90 }), unit('x2', { 'b.rate': 25 }, { 'b.rate': [1, 4] })]).get(
      'b.rate',
    )!;
    expect(rate.value).toEqual(valued('25'));
    expect(rate.parts[0]).toMatchObject({ value: valued('90'), numerator: blank, lacking: 'no-terms' });
    expect(up([unit('x1', { 'b.rate': 90 })]).get('b.rate')!.value).toEqual(missingFor('no-data'));
  });

  test('a share that no unit has answered is no 0 %, whoever is silent; how many were asked goes up', () => {
    const own = { ...unit('p', {}), state: 'own' as const };
    const [one, two] = [unit('x1', { 'c.linked': nothing }), unit('x2', { 'c.linked': nothing })];
    const owing = owed('x1', 'x2');
    expect(up([one, two, own], { owing }).get('c.linked')!.value).toEqual(nothing);
    const silent = up([one, own], { owing });
    expect(silent.get('c.linked')).toMatchObject({
      value: missingFor('no-data'),
      numerator: null,
      denominator: '1',
    });
    expect(up([own], { owing }).get('c.linked')!.value).toEqual(missingFor('no-data'));
    const above = up([handedUp('p', silent), unit('q', { 'c.linked': 100 })]);
    expect(above.get('c.linked')).toMatchObject({ value: valued('50'), numerator: '1', denominator: '2' });
  });

  test('no rate or share is a figure where no unit tells one, in any mixture of reasons', () => {
    const reason = fc.constantFrom(nothing, missingFor('no-data'), missingFor('not-competent'), blank);
    const cells = fc.record({ 'a.part': reason, 'a.whole': reason, 'b.rate': reason, 'c.linked': reason });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 6 }), fc.boolean(), (told, hasOwn) => {
        const below = told.map((one, at) => unit(`x${at}`, one));
        const own = { ...unit('p', {}), state: 'own' as const };
        const owing = owed('late', ...below.map(({ unitId }) => unitId));
        const figures = up(hasOwn ? [...below, own] : below, { owing });
        for (const id of ['a.rate', 'b.rate', 'c.linked']) {
          const { value, missing } = figures.get(id)!.value;
          expect([id, value, missing === null]).toEqual([id, null, false]);
        }
      }),
    );
  });

  test('nothing arose only where every unit that owes an answer says so; the own office owes none', () => {
    const told = { 'a.part': nothing, 'a.whole': nothing, 'b.rate': nothing, 'c.linked': nothing };
    const own = { ...unit('p', {}), state: 'own' as const };
    const standings = (contributions: Contribution[], owing = owed('x1', 'x2')) => {
      const figures = up([...contributions, own], { owing });
      return ['a.part', 'a.rate', 'b.rate', 'c.linked'].map((id) => figures.get(id)!.value.missing);
    };
    expect(standings([unit('x1', told)])).toEqual(Array(4).fill('no-data'));
    expect(standings([unit('x1', told), unit('x2', {})])).toEqual(Array(4).fill('no-data'));
    expect(standings([unit('x1', told), unit('x2', told)])).toEqual(Array(4).fill('nothing-arose'));
    const ofOwn = { ...unit('p', told), state: 'own' as const };
    expect(up([ofOwn], { owing: owed('x1') }).get('a.part')!.value).toEqual(missingFor('no-data'));
  });

  test('a rate of one unit without terms, and nothing at another, are unknown', () => {
    const figures = up([unit('x1', { 'b.rate': 95.6 }), unit('x2', { 'b.rate': nothing })]);
    expect(figures.get('b.rate')!.value).toEqual(missingFor('no-data'));
    expect(lacking(figures.get('b.rate')!)).toEqual([['x1', 'no-terms']]);
  });

  test('nothing arose says that nobody is silent, in any mixture and with any terms', () => {
    fc.assert(
      fc.property(reports('x', 1, 8), ({ owing, contributions }) => {
        const figures = up(contributions, { owing });
        for (const id of ['a.part', 'a.whole', 'a.rate', 'b.rate', 'c.linked'])
          if (figures.get(id)!.value.missing === 'nothing-arose')
            expect([id, lacking(figures.get(id)!)]).toEqual([id, []]);
      }),
      { numRuns: 500 },
    );
  });

  test('a share of units counts those that say yes among all that owe an answer', () => {
    const share = up(
      [
        unit('x1', { 'c.linked': 100 }),
        unit('x2', { 'c.linked': 60 }),
        unit('x3', { 'c.linked': missingFor('not-competent') }),
      ],
      { owing: owed('x1', 'x2', 'x3', 'x4') },
    ).get('c.linked')!;
    expect(share).toMatchObject({ value: valued('33.33'), numerator: '1', denominator: '3' });
    expect(lacking(share)).toEqual([['x4', 'no-report']]);
  });

  test('every commune has the same procedures: the upper unit answers itself', () => {
    const communes = Array.from({ length: 166 }, (_, at) => unit(`x${at}`, { 'd.procedures': 130 }));
    const figure = up(communes, { answers: new Map([['d.procedures', valued('131')]]) }).get('d.procedures')!;
    expect(figure).toMatchObject({ value: valued('131'), parts: [] });
    expect(up(communes).get('d.procedures')!.value).toEqual(blank);
  });

  test('the last is that of the latest day', () => {
    const later = { ...unit('x1', { 'e.last': 7 }), asOf: '2023-03-10' };
    const latest = { ...unit('x0', {}), asOf: '2023-03-12' };
    expect(up([unit('x2', { 'e.last': 5 }), later, latest]).get('e.last')!.value).toEqual(valued('7'));
  });

  test('own departments and sent reports stand beside those received, each marked', () => {
    const own = { ...unit('so-tu-phap', { 'a.part': 2 }), state: 'own' as const };
    const sent = { ...unit('x2', { 'a.part': 3 }), state: 'sent' as const };
    const sum = up([own, sent, unit('x1', { 'a.part': 1 })]).get('a.part')!;
    expect([sum.value.value, sum.parts.map(({ state }) => state)]).toEqual([
      '6',
      ['own', 'received', 'sent'],
    ]);
  });

  test('an adjustment has its reason, and moves the rates of what it adjusts', () => {
    const adjustments: Adjustment[] = [
      { indicator: 'a.whole', amount: '-2', reason: 'Hồ sơ tính hai lần' },
      { indicator: 'f.two', amount: '3', reason: 'Viên chức của sở' },
    ];
    const figures = up([unit('x1', { 'a.part': 8, 'a.whole': 12, 'f.one': 1, 'f.two': 4 })], { adjustments });
    expect(figures.get('a.whole')).toMatchObject({ value: valued('10'), adjustments: [adjustments[0]] });
    expect(figures.get('a.rate')).toMatchObject({ value: valued('80'), numerator: '8', denominator: '10' });
    expect(figures.get('f.total')).toMatchObject({ value: valued('8'), adjustments: [adjustments[1]] });
    expect(figures.get('f.rate')).toMatchObject({ value: valued('12.5'), numerator: '1', denominator: '8' });
    for (const indicator of ['d.procedures', 'a.rate'])
      expect(() => up([], { adjustments: [{ indicator, amount: '1', reason: 'Không cộng' }] })).toThrow(
        `${indicator}: what is no sum cannot be adjusted`,
      );
  });

  test('a rate takes from each unit both terms or none', () => {
    const figures = up([
      unit('x1', { 'a.part': 90, 'a.whole': 100 }),
      unit('x2', { 'a.part': 50, 'a.whole': missingFor('no-data') }),
    ]);
    expect(figures.get('a.part')!.value).toEqual(valued('140'));
    expect(figures.get('a.rate')).toMatchObject({ value: valued('90'), numerator: '90', denominator: '100' });
    expect(lacking(figures.get('a.rate')!)).toEqual([['x2', 'no-data']]);
    expect(inForm(figures, formulas).get('a.rate')).toEqual(valued('90'));
  });

  test('in the form a total is that of its cells, with what the own office has and what was adjusted', () => {
    const own = { ...unit('own', { 'f.one': 7 }), state: 'own' as const };
    const figures = up([unit('x1', { 'f.one': 1, 'f.two': 2 }), own], {
      owing: owed('x1'),
      adjustments: [{ indicator: 'f.two', amount: '5', reason: 'Viên chức của sở' }],
    });
    const shown = inForm(figures, formulas);
    expect(['f.one', 'f.two', 'f.total'].map((id) => shown.get(id)!.value)).toEqual(['8', '7', '15']);
  });

  test("a share does not count the upper unit's own office, which owes no answer", () => {
    const own = { ...unit('own', {}), state: 'own' as const };
    const share = up([unit('x1', { 'c.linked': 100 }), own], { owing: owed('x1', 'x2', 'x3') }).get(
      'c.linked',
    )!;
    expect(share).toMatchObject({ value: valued('33.33'), numerator: '1', denominator: '3' });
    expect(lacking(share)).toEqual([
      ['x2', 'no-report'],
      ['x3', 'no-report'],
    ]);
    expect(inForm(up([own]), formulas).get('c.linked')).toEqual(missingFor('no-data'));
  });

  test('a unit contributes once', () => {
    expect(() => up([unit('x1', {}), unit('x1', {})])).toThrow('a unit contributes once');
  });
});

test('in the dictionary, rates whose terms nobody adds up are left to the upper unit', () => {
  const all = [...loadIndicators().values()];
  const rows = all.map(({ id }) => ({ indicator: id }));
  const template = { tables: [{ rows }] } as unknown as FormTemplate;
  const rules = rollUpRules(all, formulasOf(template, loadRelations().relations)).all;
  const kindOf = (id: string) => rules.find(({ indicator }) => indicator === id)?.kind;
  expect(kindOf('dossiers.commune.onTimeRate')).toBe('rate');
  expect(kindOf('finance.investment.rate')).toBe('rate');
  expect(kindOf('plan.completionRate')).toBe('none');
  expect(kindOf('digital.documents.communeRate')).toBe('rate');
  expect(kindOf('organisation.communesArrangedRate')).toBe('share');
  expect(kindOf('procedures.total')).toBe('none');
});

const count = fc.nat({ max: 3_000 });
const cell = fc.oneof(
  { weight: 5, arbitrary: count.map((n) => valued(String(n))) },
  fc.constantFrom<FormValue>(
    blank,
    nothing,
    missingFor('no-data'),
    missingFor('not-competent'),
    valued('12.5'),
  ),
);
const yes = fc.constantFrom<FormValue>(
  valued('100'),
  valued('0'),
  blank,
  nothing,
  missingFor('not-competent'),
);
const cells = fc.record({ 'a.part': cell, 'a.whole': cell, 'b.rate': cell, 'c.linked': yes });
const terms = fc.option(fc.tuple(count, count), { nil: null });
const reports = (prefix: string, least: number, most: number) =>
  fc
    .array(fc.option(fc.tuple(cells, terms), { nil: null, freq: 6 }), { minLength: least, maxLength: most })
    .map((all) => ({
      owing: owed(...all.map((_, at) => `${prefix}${at}`)),
      contributions: all.flatMap((one, at) => {
        if (one === null) return [];
        return unit(`${prefix}${at}`, one[0], one[1] === null ? {} : { 'b.rate': one[1] });
      }),
    }));
const adjusting = fc.array(
  fc.record({
    indicator: fc.constantFrom('a.part', 'a.whole'),
    amount: fc.integer({ min: -50, max: 50 }).map(String),
    reason: fc.constant('Lý do'),
  }),
  { maxLength: 3 },
);

describe('whatever is added up', () => {
  test('any order of units gives the same', () => {
    const shuffled = reports('x', 0, 12).chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all.contributions, { minLength: all.contributions.length }),
        fc.shuffledSubarray(all.owing, { minLength: all.owing.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([all, contributions, owing]) => {
        expect(up(contributions, { owing })).toEqual(up(all.contributions, { owing: all.owing }));
      }),
    );
  });

  test('parts and adjustments add up to the figure', () => {
    fc.assert(
      fc.property(reports('x', 0, 12), adjusting, ({ owing, contributions }, adjustments) => {
        const figures = up(contributions, { owing, adjustments });
        for (const id of ['a.part', 'a.whole']) {
          const { value, parts, adjustments: added } = figures.get(id)!;
          const amounts = [...parts.map((part) => part.amount.value), ...added.map(({ amount }) => amount)];
          const sum = amounts.reduce((total, one) => total + Math.round(Number(one ?? 0) * 10), 0);
          expect(value.value === null ? 0 : Math.round(Number(value.value) * 10)).toBe(sum);
          expect(parts.length).toBe(owing.length);
        }
        const { numerator, denominator, parts, adjustments: moving } = figures.get('a.rate')!;
        const sumOf = (column: 'numerator' | 'denominator') =>
          [
            ...parts.map((part) => part[column].value),
            ...moving.filter((one) => one.column === column).map(({ amount }) => amount),
          ].reduce((total, one) => total + Math.round(Number(one ?? 0) * 10), 0);
        for (const part of parts) expect(part.numerator.value === null).toBe(part.denominator.value === null);
        expect(Math.round(Number(numerator ?? 0) * 10)).toBe(sumOf('numerator'));
        expect(Math.round(Number(denominator ?? 0) * 10)).toBe(sumOf('denominator'));
      }),
    );
  });

  test('communes through provinces come to what they come to at once', () => {
    const provinces = fc.array(reports('x', 1, 6), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(provinces, (nation) => {
        const own = (prefix: number, { owing, contributions }: (typeof nation)[number]) => ({
          owing: owing.map((one) => ({ ...one, unitId: `${prefix}/${one.unitId}` })),
          contributions: contributions.map((one) => ({ ...one, unitId: `${prefix}/${one.unitId}` })),
        });
        const all = nation.map((province, at) => own(at, province));
        const flat = up(
          all.flatMap(({ contributions }) => contributions),
          { owing: all.flatMap(({ owing }) => owing) },
        );
        const nested = up(
          all.map(({ owing, contributions }, at) => handedUp(`p${at}`, up(contributions, { owing }))),
          { owing: all.map(({ owing }, at) => ({ unitId: `p${at}`, units: owing.length, asks: null })) },
        );
        for (const id of ['a.part', 'a.whole', 'a.rate', 'b.rate'])
          expect([id, nested.get(id)!.value]).toEqual([id, flat.get(id)!.value]);
      }),
      { numRuns: 300 },
    );
  });

  test('a share of units counts the communes of each province, and those of a province that sent nothing', () => {
    const first = up([unit('x1', { 'c.linked': 100 }), unit('x2', { 'c.linked': 100 })], {
      owing: owed('x1', 'x2', 'x3'),
    });
    const province = handedUp('p1', first);
    const owing = [
      { unitId: 'p1', units: 3, asks: null },
      { unitId: 'p2', units: 5, asks: null },
    ];
    expect(up([province], { owing }).get('c.linked')).toMatchObject({
      value: valued('25'),
      numerator: '2',
      denominator: '8',
    });
  });

  test('a correction taken is what adding up anew gives, and touches only what it changes', () => {
    const cases = fc.tuple(reports('x', 1, 8), adjusting, fc.nat(), fc.option(cells, { nil: null }), terms);
    fc.assert(
      fc.property(cases, ([{ owing, contributions }, adjustments, at, mended, besides]) => {
        const unitId = owing[at % owing.length]!.unitId;
        const before = contributions.find((one) => one.unitId === unitId) ?? null;
        const after =
          mended === null ? null : unit(unitId, mended, besides === null ? {} : { 'b.rate': besides });
        const others = contributions.filter((one) => one.unitId !== unitId);
        const figures = up(contributions, { owing, adjustments });
        const changes = differenceOf(rules, before, after, one);
        const anew = up(after === null ? others : [...others, after], { owing, adjustments });
        const taken = withDifference(figures, changes);
        for (const [id, figure] of anew)
          expect(plain(taken.get(id) ?? figures.get(id)!)).toEqual(plain(figure));
      }),
      { numRuns: 300 },
    );
  });

  test('one cell mended is one figure and its rate above', () => {
    const before = unit('x1', { 'a.part': 4, 'a.whole': 9, 'd.procedures': 130 });
    const after = unit('x1', { 'a.part': 5, 'a.whole': 9, 'd.procedures': 131 });
    const changed = differenceOf(rules, before, after, one);
    expect(changed.map(({ rule }) => rule.indicator)).toEqual(['a.part', 'a.rate']);
    expect(differenceOf(rules, before, after, one, ['a.part'])).toEqual(changed);
    const proposed = withDifference(up([before, unit('x2', { 'a.part': 1, 'a.whole': 1 })]), changed);
    expect([...proposed].map(([id, { value }]) => [id, value.value])).toEqual([
      ['a.part', '6'],
      ['a.rate', '60'],
    ]);
    expect(differenceOf(rules, before, before, one)).toEqual([]);
    expect(differenceOf(rules, null, null, one)).toEqual([]);
  });

  test('the report of a unit that owed none is added to the parts', () => {
    const figures = up([unit('x1', { 'a.part': 4 }), unit('x3', { 'a.part': 2 })]);
    const taken = withDifference(figures, differenceOf(rules, null, unit('x2', { 'a.part': 3 }), one));
    expect(taken.get('a.part')!.parts.map(({ unitId }) => unitId)).toEqual(['x1', 'x2', 'x3']);
    expect(taken.get('a.part')!.value).toEqual(valued('9'));
  });
});

/** Sums may be held at another scale: they are compared by what they say. */
const plain = ({ totals: _, ...figure }: RolledUp) => figure;
