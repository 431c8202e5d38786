import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigHistory, eventsArbitrary, type History, smallHistory } from '../../../tests/unit-histories.ts';
import { apportion } from './apportion.ts';
import { type Carried, carry, type Figures } from './carry.ts';
import { type Units, unitAt, unitsOf } from './tree.ts';
import type { Share, Succession, UnitKind, UnitVersion } from './unit.ts';

const eve = '2025-06-30';
const day = '2025-07-01';

const old = (unitId: string, parentId: string | null = null, kind: UnitKind = 'commune'): UnitVersion => ({
  unitId,
  from: '2020-01-01',
  to: eve,
  name: unitId,
  code: null,
  codeSystem: null,
  kind,
  title: '',
  parentId,
});
const young = (unitId: string, parentId: string | null = null, kind: UnitKind = 'commune'): UnitVersion => ({
  ...old(unitId, parentId, kind),
  from: day,
  to: null,
});
const share = (
  fromId: string,
  toId: string,
  numerator: number,
  denominator: number,
  basis = 'dân số',
): Share => ({
  fromId,
  toId,
  basis,
  share: { numerator, denominator },
});
const change = (
  kind: Succession['kind'],
  from: readonly string[],
  to: readonly string[],
  shares: readonly Share[] = [],
): Succession => ({
  id: `${kind} ${from.join()} ${to.join()}`,
  kind,
  on: day,
  decision: 'NQ 1',
  from: from.map((unitId) => ({ unitId })),
  to: to.map((unitId) => ({ unitId })),
  shares,
});

const onDay = (units: Units, figures: Record<string, bigint | null>, basis?: string): Carried =>
  carry(units, { on: eve, figures: new Map(Object.entries(figures)) }, day, basis);
const plain = ({ figures }: Carried) => Object.fromEntries(figures);

describe('dividing by shares', () => {
  it('gives what is left to the largest remainders, so that the whole stays whole', () => {
    const thirds = [1, 1, 1].map((numerator) => ({ numerator, denominator: 3 }));
    expect(apportion(100n, thirds)).toEqual([34n, 33n, 33n]);
    expect(apportion(-100n, thirds)).toEqual([-34n, -33n, -33n]);
    expect(
      apportion(10n, [
        { numerator: 1, denominator: 3 },
        { numerator: 2, denominator: 3 },
      ]),
    ).toEqual([3n, 7n]);
    expect(
      apportion(7n, [
        { numerator: 0, denominator: 5 },
        { numerator: 1, denominator: 1 },
      ]),
    ).toEqual([0n, 7n]);
  });

  it('refuses shares that are not one whole', () => {
    expect(
      apportion(10n, [
        { numerator: 1, denominator: 3 },
        { numerator: 1, denominator: 3 },
      ]),
    ).toBeNull();
    expect(
      apportion(10n, [
        { numerator: -1, denominator: 2 },
        { numerator: 3, denominator: 2 },
      ]),
    ).toBeNull();
    expect(apportion(10n, [])).toBeNull();
  });

  it('never moves a part further than one from its exact share', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), parts, (amount, numerators) => {
        fc.pre(numerators.some((one) => one > 0));
        const denominator = numerators.reduce((sum, one) => sum + one, 0);
        const divided = apportion(
          amount,
          numerators.map((numerator) => ({ numerator, denominator })),
        )!;
        expect(divided.reduce((sum, one) => sum + one, 0n)).toBe(amount);
        for (const [index, part] of divided.entries()) {
          const off = part * BigInt(denominator) - amount * BigInt(numerators[index]!);
          expect(off < BigInt(denominator) && off > -BigInt(denominator)).toBe(true);
        }
      }),
    );
  });
});

describe('carrying a figure to other boundaries', () => {
  it('sums what a unit was made of in full', () => {
    const units = unitsOf([old('a'), old('b'), young('n')], [change('merge', ['a', 'b'], ['n'])]);
    const carried = onDay(units, { a: 5n, b: 7n });
    expect([plain(carried), carried.breaks, carried.lacking]).toEqual([{ n: 12n }, [], []]);
  });

  it('says what a sum lacks: missing is not zero', () => {
    const units = unitsOf([old('a'), old('b'), young('n')], [change('merge', ['a', 'b'], ['n'])]);
    const carried = onDay(units, { a: 5n, b: null });
    expect(plain(carried)).toEqual({ n: 5n });
    expect(carried.lacking).toEqual([
      { of: { unitId: 'b', dissolved: false }, in: { unitId: 'n', dissolved: false } },
    ]);
  });

  it('divides by the shares entered, and tells which it used', () => {
    const shares = [share('a', 'm', 1, 3), share('a', 'n', 2, 3)];
    const units = unitsOf([old('a'), young('m'), young('n')], [change('split', ['a'], ['m', 'n'], shares)]);
    const carried = onDay(units, { a: 10n });
    expect(plain(carried)).toEqual({ m: 3n, n: 7n });
    expect(carried.divided).toEqual(shares.map((one) => ({ ...one, on: day })));
  });

  it('breaks visibly without shares, with shares that are not whole, or of a part of the heirs', () => {
    const broken = (shares: Share[]) => {
      const units = unitsOf(
        [old('a'), old('b'), young('m'), young('n')],
        [change('split', ['a'], ['m', 'n'], shares), change('merge', ['a', 'b'], ['m'])],
      );
      const carried = onDay(units, { a: 10n, b: 1n });
      expect(plain(carried)).toEqual({ m: 1n });
      return carried.breaks;
    };
    const among = ['m', 'n'].map((unitId) => ({ unitId, dissolved: false }));
    const expected = [
      { reason: 'divided', of: { unitId: 'a', dissolved: false }, on: day, amount: 10n, among },
    ];
    expect(broken([])).toEqual(expected);
    expect(broken([share('a', 'm', 1, 2), share('a', 'n', 1, 3)])).toEqual(expected);
    expect(broken([share('a', 'm', 1, 1)])).toEqual(expected);
  });

  it('does not choose between two bases', () => {
    const shares = [
      share('a', 'm', 1, 2),
      share('a', 'n', 1, 2),
      share('a', 'm', 1, 5, 'diện tích'),
      share('a', 'n', 4, 5, 'diện tích'),
    ];
    const units = unitsOf([old('a'), young('m'), young('n')], [change('split', ['a'], ['m', 'n'], shares)]);
    expect(onDay(units, { a: 10n }).breaks.map(({ reason }) => reason)).toEqual(['several-bases']);
    expect(plain(onDay(units, { a: 10n }, 'diện tích'))).toEqual({ m: 2n, n: 8n });
    expect(onDay(units, { a: 10n }, 'số hộ').breaks.map(({ reason }) => reason)).toEqual(['divided']);
  });

  it('lets a unit give a part to another that takes it in on the same day', () => {
    const lasting = (unitId: string): UnitVersion => ({ ...old(unitId), to: null });
    const units = unitsOf(
      [lasting('a'), lasting('b'), old('c')],
      [
        change('split', ['a'], ['a', 'b'], [share('a', 'a', 3, 4), share('a', 'b', 1, 4)]),
        change('merge', ['a', 'b', 'c'], ['b']),
      ],
    );
    expect(plain(onDay(units, { a: 8n, b: 10n, c: 100n }))).toEqual({ a: 6n, b: 112n });
  });

  it('heals a break where the parts come together again', () => {
    const later = { ...change('merge', ['m', 'n'], ['whole']), on: '2026-01-01' };
    const until = (unitId: string): UnitVersion => ({ ...young(unitId), to: '2025-12-31' });
    const units = unitsOf(
      [old('a'), until('m'), until('n'), { ...young('whole'), from: '2026-01-01' }],
      [change('split', ['a'], ['m', 'n']), later],
    );
    const given = { on: eve, figures: new Map([['a', 10n]]) };
    expect(carry(units, given, '2025-12-31').breaks).toHaveLength(1);
    expect(plain(carry(units, given, '2026-01-01'))).toEqual({ whole: 10n });
    expect(carry(units, given, '2026-01-01').breaks).toEqual([]);
  });

  it('heals nothing where a part went nobody knows where', () => {
    const until = (unitId: string): UnitVersion => ({ ...young(unitId), to: '2025-12-31' });
    const units = unitsOf(
      [old('a'), until('m'), until('n'), { ...young('x'), from: '2026-01-01' }],
      [change('split', ['a'], ['m', 'n']), { ...change('rename', ['m'], ['x']), on: '2026-01-01' }],
    );
    const carried = carry(units, { on: eve, figures: new Map([['a', 10n]]) }, '2026-01-01');
    expect(plain(carried)).toEqual({});
    expect(carried.breaks.map(({ amount, among }) => [amount, among.map(({ unitId }) => unitId)])).toEqual([
      [10n, ['x']],
    ]);
  });

  it('keeps the figures of abolished districts under their province, and under what the province became', () => {
    const units = unitsOf(
      [
        old('p1', null, 'province'),
        old('p2', null, 'province'),
        old('d', 'p1', 'district'),
        old('c', 'd'),
        { ...young('c', 'p') },
        young('p', null, 'province'),
      ],
      [change('merge', ['p1', 'p2'], ['p']), change('abolish', ['d'], [])],
    );
    const carried = onDay(units, { p1: 1n, p2: 2n, d: 4n, c: 8n });
    expect(plain(carried)).toEqual({ p: 3n, c: 8n });
    expect(Object.fromEntries(carried.dissolved)).toEqual({ p: 4n });
    const further = carry(units, { on: eve, figures: new Map(), dissolved: new Map([['p2', 16n]]) }, day);
    expect(Object.fromEntries(further.dissolved)).toEqual({ p: 16n });
  });

  it('looks back only where one unit stood behind another; otherwise the amount lies in all of them', () => {
    const units = unitsOf(
      [old('a'), old('b'), old('r'), young('n'), young('r2')],
      [change('merge', ['a', 'b'], ['n']), change('rename', ['r'], ['r2'])],
    );
    const back = carry(
      units,
      {
        on: day,
        figures: new Map([
          ['n', 12n],
          ['r2', 5n],
        ]),
      },
      eve,
    );
    expect(plain(back)).toEqual({ r: 5n });
    expect(
      back.breaks.map(({ reason, amount, among }) => [reason, amount, among.map((one) => one.unitId)]),
    ).toEqual([['joined', 12n, ['a', 'b']]]);
  });

  it('knows, looking back, that a unit that took another in was there before, named on both sides or not', () => {
    const units = unitsOf([old('a'), { ...old('b'), to: null }], [change('merge', ['a'], ['b'])]);
    const back = carry(units, { on: day, figures: new Map([['b', 12n]]) }, eve);
    expect(back.breaks.map(({ among }) => among.map((one) => one.unitId))).toEqual([['a', 'b']]);
    expect(plain(onDay(units, { a: 5n, b: 7n }))).toEqual({ b: 12n });
  });

  it('gives back in full what a split had taken', () => {
    const units = unitsOf([old('a'), young('m'), young('n')], [change('split', ['a'], ['m', 'n'])]);
    const back = carry(
      units,
      {
        on: day,
        figures: new Map([
          ['m', 3n],
          ['n', 4n],
        ]),
      },
      eve,
    );
    expect([plain(back), back.breaks]).toEqual([{ a: 7n }, []]);
  });

  it('says so where the history does not tell, and where the unit was not there', () => {
    const units = unitsOf([old('a'), young('n')]);
    const reasons = ({ breaks }: Carried) => breaks.map(({ reason, of }) => [reason, of.unitId]);
    expect(reasons(onDay(units, { a: 1n, n: 1n }))).toEqual([
      ['no-successor', 'a'],
      ['not-there', 'n'],
    ]);
    expect(reasons(carry(units, { on: day, figures: new Map([['n', 1n]]) }, eve))).toEqual([
      ['no-predecessor', 'n'],
    ]);
  });
});

/** A figure for every unit of the day, some of them large, some negative, some zero. */
function figuresOn({ units }: History, on: string): Figures {
  const there = [...units.versions.keys()].filter((unitId) => unitAt(units, unitId, on) !== undefined);
  return new Map(there.map((unitId, index) => [unitId, BigInt(((index * 7_919) % 1_000) - 100)]));
}

const sum = (amounts: Iterable<bigint | null>): bigint =>
  [...amounts].reduce<bigint>((a, b) => a + (b ?? 0n), 0n);
const known = ({ figures, dissolved }: Carried) => sum(figures.values()) + sum(dissolved.values());
const all = (carried: Carried) => known(carried) + sum(carried.breaks.map(({ amount }) => amount));

describe('the national total of an additive figure', () => {
  it('is the same on every later boundary version where splits have shares', () => {
    fc.assert(
      fc.property(eventsArbitrary(true), fc.nat(), (events, start) => {
        const history = smallHistory(events);
        const from = history.days[start % history.days.length]!;
        const figures = figuresOn(history, from);
        for (const to of history.days.filter((each) => each >= from)) {
          const carried = carry(history.units, { on: from, figures }, to);
          expect(carried.breaks).toEqual([]);
          expect(known(carried)).toBe(sum(figures.values()));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is what is known and what is broken together on every version, earlier ones too, where shares lack', () => {
    fc.assert(
      fc.property(eventsArbitrary(null), fc.nat(), (events, start) => {
        const history = smallHistory(events);
        const from = history.days[start % history.days.length]!;
        const figures = figuresOn(history, from);
        for (const to of history.days)
          expect(all(carry(history.units, { on: from, figures }, to))).toBe(sum(figures.values()));
      }),
      { numRuns: 100 },
    );
  });

  it('never lies in a unit that is not there on the day', () => {
    fc.assert(
      fc.property(eventsArbitrary(null), fc.nat(), fc.nat(), (events, a, b) => {
        const history = smallHistory(events);
        const [from, to] = [history.days[a % history.days.length]!, history.days[b % history.days.length]!];
        const carried = carry(history.units, { on: from, figures: figuresOn(history, from) }, to);
        const among = carried.breaks.flatMap((one) => one.among.map(({ unitId }) => unitId));
        for (const unitId of [...carried.figures.keys(), ...carried.dissolved.keys(), ...among])
          expect(unitAt(history.units, unitId, to)).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });

  it('breaks without shares at every split of a unit whose parts do not meet again', () => {
    fc.assert(
      fc.property(eventsArbitrary(false), (events) => {
        const { units, begin, days } = smallHistory(events);
        const figures = new Map([...figuresOn(smallHistory([]), begin).keys()].map((unitId) => [unitId, 1n]));
        const first = units.successions.find(({ kind }) => kind === 'split');
        fc.pre(first !== undefined && figures.has(first.from[0]!.unitId));
        const carried = carry(units, { on: begin, figures }, first!.on);
        expect(carried.breaks.some(({ of }) => of.unitId === first!.from[0]!.unitId)).toBe(true);
        expect(days).toContain(first!.on);
      }),
      { numRuns: 100 },
    );
  });

  it('is the same in one step and in two', () => {
    fc.assert(
      fc.property(eventsArbitrary(true), fc.nat(), (events, middle) => {
        const history = smallHistory(events);
        const [begin, end] = [history.begin, history.days.at(-1)!];
        const between = history.days[middle % history.days.length]!;
        const figures = figuresOn(history, begin);
        const half = carry(history.units, { on: begin, figures }, between);
        const two = carry(history.units, { ...half, on: between }, end);
        const one = carry(history.units, { on: begin, figures }, end);
        expect([two.figures, two.dissolved]).toEqual([one.figures, one.dissolved]);
      }),
      { numRuns: 100 },
    );
  });

  it('stays whole over ten thousand units and twenty years', () => {
    const history = bigHistory();
    const figures = figuresOn(history, history.begin);
    const carried = carry(history.units, { on: history.begin, figures }, history.days.at(-1)!);
    expect(known(carried)).toBe(sum(figures.values()));
    expect(carried.dissolved.size).toBe(63);
  });
});
