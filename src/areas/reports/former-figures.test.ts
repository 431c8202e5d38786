import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, daysBetween } from '../../base/plain-date.ts';
import { asItBegan, type Signed, sideBySide, sinceTheStart } from './former-figures.ts';

const within = { from: '2025-12-10', to: '2026-10-31' };
const signed = (from: string, to: string, value: string | null): Signed => ({
  reportId: `${from} ${to}`,
  number: 1,
  from,
  to,
  values: new Map(value === null ? [] : [['a.b', value]]),
  nothing: new Set(),
});
const quarterOne = signed('2025-12-10', '2026-03-09', '3');
const halfYear = signed('2025-12-10', '2026-06-09', '8');
const quarterThree = signed('2026-06-10', '2026-09-09', '5');
const all = [quarterThree, quarterOne, halfYear];

it('adds windows that lie side by side, and of overlapping ones takes the widest', () => {
  const { signed: taken, gaps } = sideBySide(all, 'a.b', within);
  expect(taken.map(({ values }) => values.get('a.b'))).toEqual(['8', '5']);
  expect(gaps).toEqual([{ from: '2026-09-10', to: '2026-10-31' }]);
});

it('takes the narrower one where the wider does not tell the figure, and says which days are missing', () => {
  const { signed: taken, gaps } = sideBySide(
    [quarterOne, signed('2025-12-10', '2026-06-09', null), quarterThree],
    'a.b',
    within,
  );
  expect(taken.map(({ values }) => values.get('a.b'))).toEqual(['3', '5']);
  expect(gaps.map(({ from, to }) => [from, to])).toEqual([
    ['2026-03-10', '2026-06-09'],
    ['2026-09-10', '2026-10-31'],
  ]);
});

it('leaves out windows that reach beyond, and reads a cumulative figure from the last report alone', () => {
  expect(sideBySide([signed('2025-09-10', '2026-01-09', '9')], 'a.b', within).signed).toEqual([]);
  expect(sinceTheStart(all, 'a.b', within).signed).toEqual([quarterThree]);
  expect(sinceTheStart([halfYear, signed('2026-06-10', '2026-09-09', null)], 'a.b', within).signed).toEqual(
    [],
  );
});

it('reads what was left over as the window began from the earliest report alone, and says what lies before it', () => {
  expect(asItBegan(all, 'a.b', within)).toEqual({ signed: [halfYear], gaps: [] });
  expect(asItBegan([quarterThree, quarterOne], 'a.b', within).signed).toEqual([quarterOne]);
  expect(asItBegan([quarterThree, signed('2025-12-10', '2026-06-09', null)], 'a.b', within)).toEqual({
    signed: [quarterThree],
    gaps: [{ from: '2025-12-10', to: '2026-06-09' }],
  });
  expect(asItBegan([], 'a.b', within)).toEqual({ signed: [], gaps: [] });
});

it('no day is counted twice, and each day is counted or told as missing', () => {
  const aWindow = fc.tuple(fc.nat(300), fc.nat(120)).map(([start, length]) => {
    const from = addDays(within.from, start);
    return signed(from, addDays(from, length), '1');
  });
  fc.assert(
    fc.property(fc.array(aWindow, { maxLength: 6 }), (windows) => {
      const { signed: taken, gaps } = sideBySide(windows, 'a.b', within);
      const days = [...taken, ...gaps].flatMap(({ from, to }) =>
        Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index)),
      );
      expect(new Set(days).size).toBe(days.length);
      expect(days.length).toBe(daysBetween(within.from, within.to) + 1);
    }),
  );
});
