import type { PlainDate } from '../../base/plain-date.ts';
import type { Heirs } from './import-heirs.ts';
import type { Later } from './import-read.ts';
import type { ImportNote, Listed } from './import-rows.ts';
import { partedName, type Title } from './names.ts';
import type { UnitVersion } from './unit.ts';

/** Units that took another kind after the day of the new list, and what they were called before. */
export type Raised = {
  readonly all: readonly {
    readonly unit: Listed;
    readonly on: PlainDate;
    readonly former: Pick<UnitVersion, 'name' | 'title'>;
    /** Whether the text names the unit; otherwise it was found by counting. */
    readonly told: boolean;
  }[];
  readonly notes: readonly ImportNote[];
};

/**
 * "Tỉnh X chuyển thành Thành phố X và thêm 10 xã chuyển thành phường" names the province, not the ten. A ward is made of at
 * least one old ward; those of the province that are not are candidates, and if there are as many as the text says, they are
 * proposed. Otherwise none is, and a person says which.
 */
export function raisedUnits(
  later: readonly Later[],
  after: ReadonlyMap<string, Listed>,
  heirs: Heirs,
): Raised {
  const results = later.map((one) => {
    const { unit, change } = one;
    const renamed = { unit, on: change.on, former: named(change.former), told: true };
    if (change.raised === null) return { all: [renamed], notes: [] };
    const { count, from, to } = change.raised;
    const candidates = [...after.values()].filter(
      (inside) =>
        inside.parentCode === unit.code &&
        inside.title.toLowerCase() === to &&
        isMadeWithout(heirs, inside, to),
    );
    if (candidates.length !== count) return { all: [renamed], notes: [unclear(one, candidates)] };
    const raised = candidates.map((inside) => ({
      unit: inside,
      on: change.on,
      former: named(`${capital(from)} ${inside.bare}`),
      told: false,
    }));
    return { all: [renamed, ...raised], notes: [] };
  });
  return { all: results.flatMap(({ all }) => all), notes: results.flatMap(({ notes }) => notes) };
}

function isMadeWithout({ sources }: Heirs, unit: Listed, title: Title): boolean {
  const old = (sources.get(unit.code) ?? []).flatMap(({ units }) => units);
  return old.length > 0 && old.every((one) => one.title.toLowerCase() !== title);
}

const unclear = ({ unit, change }: Later, candidates: readonly Listed[]): ImportNote => ({
  code: 'raised-units-unclear',
  about: `${unit.code} ${unit.name}`,
  detail: `${change.raised!.count}: ${candidates.map(({ code, name }) => `${code} ${name}`).join('; ')}`,
});

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

function named(name: string): Pick<UnitVersion, 'name' | 'title'> {
  return { name, title: name.slice(0, partedName(name).title?.length ?? 0) };
}
