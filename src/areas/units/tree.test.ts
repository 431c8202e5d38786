import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigHistory, eventsArbitrary, smallHistory } from '../../../tests/unit-histories.ts';
import { changesBetween } from './changes.ts';
import { answeringFor, predecessorsOf, successorsOf, workOf } from './lineage.ts';
import {
  ancestorsAt,
  childrenAt,
  findByCode,
  isBelow,
  treeAt,
  type UnitNode,
  unitAt,
  unitsOf,
} from './tree.ts';
import { bareName, type Succession, type UnitVersion } from './unit.ts';
import { validateHistory } from './validate.ts';

const version = (unitId: string, more: Partial<UnitVersion> = {}): UnitVersion => ({
  unitId,
  from: '2020-01-01',
  to: null,
  name: unitId,
  code: null,
  codeSystem: null,
  kind: 'commune',
  title: '',
  parentId: null,
  ...more,
});

const succession = (
  id: string,
  kind: Succession['kind'],
  on: string,
  from: readonly string[],
  to: readonly string[],
): Succession => ({
  id,
  kind,
  on,
  decision: `NQ ${id}`,
  from: from.map((unitId) => ({ unitId })),
  to: to.map((unitId) => ({ unitId })),
  shares: [],
});

const flat = (nodes: readonly UnitNode[]): string[] =>
  nodes.flatMap(({ version: { unitId }, children }) => [unitId, ...flat(children)]);

describe('tree of a day', () => {
  it('lists kinds in their order, and names as Vietnamese order them, numbers by value', () => {
    const units = unitsOf([
      version('p', { kind: 'province' }),
      version('10', { name: 'Phường 10', parentId: 'p' }),
      version('2', { name: 'Phường 2', parentId: 'p' }),
      version('d', { name: 'Xã Đông', parentId: 'p' }),
      version('e', { name: 'Xã Em', parentId: 'p' }),
      version('c', { name: 'Xã Cam', parentId: 'p' }),
      version('s', { name: 'Sở Nội vụ', kind: 'department', parentId: 'p' }),
    ]);
    expect(flat(treeAt(units, '2020-01-01'))).toEqual(['p', 's', '2', '10', 'c', 'd', 'e']);
    expect(childrenAt(units, 'p', '2020-01-01').map(({ unitId }) => unitId)).toEqual([
      's',
      '2',
      '10',
      'c',
      'd',
      'e',
    ]);
  });

  it('holds from the first day of a version to its last, both included', () => {
    const units = unitsOf([
      version('a', { to: '2025-06-30', name: 'Xã A' }),
      version('a', { from: '2025-07-01', name: 'Phường A' }),
    ]);
    const nameOn = (date: string) => unitAt(units, 'a', date)?.name;
    expect(['2019-12-31', '2020-01-01', '2025-06-30', '2025-07-01'].map(nameOn)).toEqual([
      undefined,
      'Xã A',
      'Xã A',
      'Phường A',
    ]);
  });

  it('loses no unit where the history is wrong: without its parent it is a root, in a circle too', () => {
    const units = unitsOf([
      version('lost', { parentId: 'nobody' }),
      version('a', { parentId: 'c' }),
      version('b', { parentId: 'a' }),
      version('c', { parentId: 'b' }),
      version('self', { parentId: 'self' }),
    ]);
    expect(flat(treeAt(units, '2021-01-01')).sort()).toEqual(['a', 'b', 'c', 'lost', 'self']);
    expect(ancestorsAt(units, 'a', '2021-01-01').map(({ unitId }) => unitId)).toEqual(['c', 'b']);
    expect(isBelow(units, '2021-01-01', 'self', 'self')).toBe(false);
  });

  it('finds a code on a day only: the same code is another unit later', () => {
    const units = unitsOf([
      version('old', { to: '2025-06-30', code: '00004', codeSystem: 'old' }),
      version('new', { from: '2025-07-01', code: '00004', codeSystem: 'new' }),
    ]);
    const bearing = (date: string) => findByCode(units, '00004', date).map(({ unitId }) => unitId);
    expect([bearing('2025-06-30'), bearing('2025-07-01'), bearing('2019-01-01')]).toEqual([
      ['old'],
      ['new'],
      [],
    ]);
    expect(findByCode(units, '4', '2025-07-01')).toEqual([]);
  });

  it('in random histories holds every unit of the day once, under its parent', () => {
    fc.assert(
      fc.property(eventsArbitrary(null), (events) => {
        const { units, versions, days } = smallHistory(events);
        for (const day of days) {
          const alive = versions.filter(({ from, to }) => from <= day && (to === null || day <= to));
          const tree = treeAt(units, day);
          expect(flat(tree).sort()).toEqual(alive.map(({ unitId }) => unitId).sort());
          expect(tree.map((node) => node.version.unitId)).toEqual(['u1']);
          for (const { version: above, children } of tree[0]!.children)
            for (const child of flat(children)) expect(isBelow(units, day, child, above.unitId)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('successors and predecessors', () => {
  const units = unitsOf(
    [
      version('a', { to: '2020-12-31' }),
      version('b'),
      version('left', { from: '2020-06-01' }),
      version('x', { from: '2022-01-01' }),
    ],
    [
      succession('1', 'split', '2020-06-01', ['b'], ['b', 'left']),
      succession('2', 'merge', '2021-01-01', ['a', 'b'], ['b']),
      succession('3', 'split', '2022-01-01', ['b'], ['b', 'x']),
    ],
  );

  it('follow several successions, with their days', () => {
    const told = successorsOf(units, 'a').map(({ unitId, on, steps }) => [unitId, on, steps]);
    expect(told).toEqual([
      ['b', '2021-01-01', 1],
      ['x', '2022-01-01', 2],
    ]);
    expect(predecessorsOf(units, 'x').map(({ unitId }) => unitId)).toEqual(['b', 'a']);
  });

  it('do not follow what left a unit before it took another in', () => {
    expect(successorsOf(units, 'a').some(({ unitId }) => unitId === 'left')).toBe(false);
    expect(predecessorsOf(units, 'left').map(({ unitId }) => unitId)).toEqual(['b']);
  });

  it('in random histories are each other’s reverse', () => {
    fc.assert(
      fc.property(eventsArbitrary(null), (events) => {
        const { units: all } = smallHistory(events);
        const pairs = (kin: typeof successorsOf) =>
          [...all.versions.keys()].flatMap((id) => kin(all, id).map(({ unitId }) => [id, unitId]));
        const forward = pairs(successorsOf).map(([a, b]) => `${a} ${b}`);
        const backward = pairs(predecessorsOf).map(([b, a]) => `${a} ${b}`);
        expect(forward.sort()).toEqual(backward.sort());
      }),
      { numRuns: 50 },
    );
  });

  it('in random histories leave the work of each unit to one alone, which answers for it, on any day', () => {
    fc.assert(
      fc.property(eventsArbitrary(null), (events) => {
        const { units: all, days } = smallHistory(events);
        for (const day of days) {
          const ids = [...all.versions.keys()].filter((id) => all.versions.get(id)![0]!.from <= day);
          const living = ids.filter((id) => unitAt(all, id, day) !== undefined);
          const done = living.flatMap((id) => workOf(all, id, day).map((work) => [work, id] as const));
          expect(new Set(done.map(([work]) => work)).size).toBe(done.length);
          for (const [work, id] of done) expect(answeringFor(all, work, day)).toContain(id);
          const left = ids.filter((id) => !done.some(([work]) => work === id));
          for (const id of left)
            for (const heir of answeringFor(all, id, day)) expect(living).not.toContain(heir);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('changes between two days', () => {
  it('tell what was created, ended, renamed, recoded, moved and reshaped, and by what', () => {
    const units = unitsOf(
      [
        version('p'),
        version('q'),
        version('gone', { to: '2024-12-31' }),
        version('big'),
        version('r', { to: '2024-12-31', name: 'Xã R', title: 'Xã', code: '1', parentId: 'p' }),
        version('r', { from: '2025-01-01', name: 'Phường R', title: 'Phường', code: '2', parentId: 'q' }),
        version('new', { from: '2025-01-01' }),
      ],
      [
        succession('1', 'merge', '2025-01-01', ['gone', 'big'], ['big']),
        succession('2', 'rename', '2025-01-01', ['r'], ['r']),
      ],
    );
    const told = (a: string, b: string) =>
      changesBetween(units, a, b).map(({ kind, unitId, by }) => [
        kind,
        unitId,
        by.map(({ id }) => id).join(),
      ]);
    const expected = [
      ['created', 'new', ''],
      ['ended', 'gone', '1'],
      ['renamed', 'r', '2'],
      ['recoded', 'r', '2'],
      ['rekinded', 'r', '2'],
      ['moved', 'r', '2'],
      ['reshaped', 'big', '1'],
    ];
    expect(told('2024-12-31', '2025-01-01')).toEqual(expected);
    expect(told('2025-01-01', '2024-12-31')).toEqual(expected);
    expect(told('2025-01-01', '2025-12-31')).toEqual([]);
  });
});

describe('a history that contradicts itself', () => {
  const codesOf = (versions: UnitVersion[], successions: Succession[] = []) =>
    validateHistory(unitsOf(versions, successions)).map(({ code, on, unitIds }) =>
      [code, on, ...unitIds].join(' '),
    );

  it('is told with the first day of it', () => {
    expect(codesOf([version('a', { to: '2020-12-31' }), version('a', { from: '2020-12-31' })])).toEqual([
      'versions-overlap 2020-12-31 a',
    ]);
    expect(codesOf([version('a', { to: '2020-12-31' }), version('a', { from: '2021-01-02' })])).toEqual([
      'versions-leave-a-gap 2021-01-01 a',
    ]);
    expect(codesOf([version('a', { from: '2020-02-01', to: '2020-01-31' })])).toContain(
      'version-ends-before-it-begins 2020-02-01 a',
    );
    expect(codesOf([version('a', { to: '2020-12-31' })])).toEqual(['ends-without-succession 2021-01-01 a']);
  });

  it('has a parent that is not there on a day of the version', () => {
    const parent = [
      version('p', { to: '2022-12-31', from: '2020-02-01' }),
      version('p', { from: '2023-02-01' }),
    ];
    expect(codesOf([...parent, version('a', { parentId: 'p' })])).toEqual([
      'parent-not-there 2020-01-01 a p',
      'versions-leave-a-gap 2023-01-01 p',
    ]);
    expect(codesOf([...parent, version('a', { from: '2021-01-01', parentId: 'p' })])).toContain(
      'parent-not-there 2023-01-01 a p',
    );
    expect(codesOf([version('a', { parentId: 'nobody' })])).toEqual(['parent-not-there 2020-01-01 a nobody']);
  });

  it('has units below themselves, on the day the circle closes', () => {
    const circle = [
      version('a', { to: '2020-12-31' }),
      version('a', { from: '2021-01-01', parentId: 'b' }),
      version('b', { parentId: 'a' }),
    ];
    expect(codesOf(circle)).toEqual(['below-itself 2021-01-01 a b']);
    expect(codesOf([version('a', { parentId: 'a' })])).toEqual(['below-itself 2020-01-01 a a']);
  });

  it('has one code for two units on a day of one system, not of two', () => {
    const bearing = (id: string, more: Partial<UnitVersion>) => version(id, { code: '01', ...more });
    expect(codesOf([bearing('a', {}), bearing('b', { from: '2021-01-01' })])).toEqual([
      'code-borne-twice 2021-01-01 a b',
    ]);
    expect(codesOf([bearing('a', {}), bearing('b', { codeSystem: 'other' })])).toEqual([]);
    const long = [bearing('a', {}), bearing('b', { from: '2021-01-01', to: '2021-12-31' })];
    expect(codesOf([...long, bearing('c', { from: '2023-01-01' })])).toContain(
      'code-borne-twice 2023-01-01 a c',
    );
  });

  it('has successions of units that do not begin or end on the day', () => {
    const units = [version('a'), version('b'), version('n', { from: '2021-01-01' })];
    expect(codesOf(units, [succession('1', 'merge', '2021-01-01', ['a', 'b'], ['n'])])).toEqual([
      'succession-unit-goes-on 2021-01-01 a b',
    ]);
    expect(codesOf(units, [succession('1', 'merge', '2020-05-01', ['a'], ['n'])])).toEqual([
      'succession-unit-not-there 2020-05-01 n',
      'succession-unit-goes-on 2020-05-01 a',
    ]);
    expect(
      codesOf(
        [version('a', { to: '2020-12-31' }), version('b')],
        [succession('1', 'merge', '2021-01-01', ['a'], ['b'])],
      ),
    ).toEqual(['succession-unit-not-new 2021-01-01 b']);
    expect(codesOf([version('a')], [succession('1', 'rename', '2021-01-01', ['a'], ['a'])])).toEqual([
      'succession-name-unchanged 2021-01-01 a',
    ]);
    expect(
      codesOf([version('a'), version('b')], [succession('1', 'split', '2021-01-01', ['a'], ['a'])]),
    ).toEqual(['succession-sides 2021-01-01 a a']);
  });

  it('has shares that are not one whole, or of units that are not concerned', () => {
    const units = [
      version('a', { to: '2020-12-31' }),
      version('b', { from: '2021-01-01' }),
      version('c', { from: '2021-01-01' }),
    ];
    const split = succession('1', 'split', '2021-01-01', ['a'], ['b', 'c']);
    const share = (toId: string, numerator: number) => ({
      fromId: 'a',
      toId,
      basis: 'dân số',
      share: { numerator, denominator: 3 },
    });
    expect(codesOf(units, [{ ...split, shares: [share('b', 1), share('c', 2)] }])).toEqual([]);
    expect(codesOf(units, [{ ...split, shares: [share('b', 1), share('c', 1)] }])).toEqual([
      'shares-not-whole 2021-01-01 a',
    ]);
    expect(codesOf(units, [{ ...split, shares: [share('b', 1), share('x', 2)] }])).toEqual([
      'shares-not-of-succession 2021-01-01 a x',
    ]);
  });

  it('is none of the random ones, nor the big one', () => {
    fc.assert(
      fc.property(eventsArbitrary(null), (events) => {
        expect(validateHistory(smallHistory(events).units)).toEqual([]);
      }),
      { numRuns: 100 },
    );
    expect(validateHistory(bigHistory().units)).toEqual([]);
  });
});

it('a name without its kind', () => {
  expect(bareName({ name: 'Phường Ba Đình', title: 'Phường' })).toBe('Ba Đình');
  expect(bareName({ name: 'Sở Nội vụ', title: '' })).toBe('Sở Nội vụ');
  expect(bareName({ name: 'Xãm', title: 'Xã' })).toBe('Xãm');
});
