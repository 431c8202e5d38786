import { carry } from '../../src/areas/units/carry.ts';
import { changesBetween } from '../../src/areas/units/changes.ts';
import { search, searchOf } from '../../src/areas/units/search.ts';
import { treeAt, unitAt, unitsOf } from '../../src/areas/units/tree.ts';
import { validateHistory } from '../../src/areas/units/validate.ts';
import { bigHistory } from '../unit-histories.ts';

export type Timed = { readonly what: string; readonly milliseconds: number; readonly wanted: string };

/** Times what pages and roll-ups ask of a large history, inside the process; the median of many questions. */
export function timeUnits(): Timed[] {
  const { units, versions, successions, begin, days } = bigHistory();
  const names = searchOf(units);
  const end = days.at(-1)!;
  const there = [...units.versions.keys()].filter((unitId) => unitAt(units, unitId, begin) !== undefined);
  const figures = new Map(there.map((unitId, index) => [unitId, BigInt(index)]));
  const some = days.filter((_, index) => index % 24 === 0);
  const size = `${units.versions.size} units, ${versions.length} versions, ${successions.length} successions`;
  return [
    {
      what: `units: index (${size})`,
      milliseconds: median([1, 2, 3], () => unitsOf(versions, successions)),
      wanted: '',
    },
    {
      what: 'units: tree of a day',
      milliseconds: median(some, (day) => treeAt(units, day)),
      wanted: 'under 50',
    },
    {
      what: 'units: changes of twenty years',
      milliseconds: median([1, 2, 3], () => changesBetween(units, begin, end)),
      wanted: '',
    },
    { what: 'units: validate', milliseconds: median([1, 2, 3], () => validateHistory(units)), wanted: '' },
    {
      what: `units: search over ${names.entries.length} names`,
      milliseconds: median(['tan an', 'xa phu', 'vinh long 3', 'a', 'khong'], (text) =>
        search(names, text, { on: end }),
      ),
      wanted: 'under 20',
    },
    {
      what: 'units: a figure of all units carried over twenty years',
      milliseconds: median([1, 2, 3], () => carry(units, { on: begin, figures }, end)),
      wanted: 'under 1000',
    },
  ];
}

export function median<T>(asked: readonly T[], answer: (one: T) => unknown): number {
  answer(asked[0]!);
  const times = asked.map((one) => {
    const start = performance.now();
    answer(one);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
