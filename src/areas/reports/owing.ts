import type { PlainDate } from '../../base/plain-date.ts';
import type { Issue } from '../../base/problem.ts';
import { ancestorsAt, type Units, unitAt } from '../units/tree.ts';
import { holdsOn, type UnitKind, type UnitVersion } from '../units/unit.ts';
import { campaignWords } from './words.ts';

/** One unit that owes a report, and to whom. */
export type Owing = {
  readonly unitId: string;
  readonly level: UnitKind;
  /** The unit right above on the closing day; null for the one that opens. */
  readonly receiverId: string | null;
  readonly dueOn: PlainDate;
  readonly lockOn: PlainDate;
};
type Level = {
  readonly level: UnitKind;
  readonly to: PlainDate;
  readonly dueOn: PlainDate;
  readonly lockOn: PlainDate;
};

/**
 * Who owes a report in a campaign: all units of the levels below the one that opens it, as the tree stood on each level's closing
 * day, and that one itself where its level is named. Departments (sở) owe only where they stand right below it: those of lower
 * units are part of these. `only`: these and no others; what is not below is told.
 */
export function owingUnits(
  units: Units,
  openerId: string,
  levels: readonly Level[],
  only: readonly string[] | null,
): { readonly units: readonly Owing[]; readonly issues: readonly Issue[] } {
  const owing = levels.flatMap((level) => {
    const own = unitAt(units, openerId, level.to);
    const below = units.inOrder.filter(
      (version) =>
        version.kind === level.level &&
        holdsOn(version, level.to) &&
        owes(units, openerId, version, level.to),
    );
    const all = own?.kind === level.level ? [own, ...below] : below;
    return all.map(({ unitId, parentId }) => ({
      unitId,
      level: level.level,
      receiverId: unitId === openerId ? null : parentId,
      dueOn: level.dueOn,
      lockOn: level.lockOn,
    }));
  });
  const wanted = only === null ? null : new Set(only);
  const chosen = wanted === null ? owing : owing.filter(({ unitId }) => wanted.has(unitId));
  return { units: chosen, issues: issuesOf(chosen, wanted) };
}

/**
 * For how many communes a unit answers on a day, where a figure is a share of these: a commune for itself, a district or a province
 * for those below it. Null of a unit that stands for none, such as a department (sở): it is not asked, and its answer counts nothing.
 */
export function communesOn(units: Units, day: PlainDate): (unitId: string) => number | null {
  let below: ReadonlyMap<string, number> | null = null;
  return (unitId) => {
    const kind = unitAt(units, unitId, day)?.kind;
    if (kind === undefined || kind === 'department' || kind === 'ministry') return null;
    if (kind === 'commune') return 1;
    below ??= communesBelow(units, day);
    return below.get(unitId) ?? 0;
  };
}

function communesBelow(units: Units, day: PlainDate): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const version of units.inOrder) {
    if (version.kind !== 'commune' || !holdsOn(version, day)) continue;
    for (const { unitId } of ancestorsAt(units, version.unitId, day))
      counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  }
  return counts;
}

function owes(units: Units, openerId: string, version: UnitVersion, day: PlainDate): boolean {
  if (version.kind === 'department') return version.parentId === openerId;
  return ancestorsAt(units, version.unitId, day).some(({ unitId }) => unitId === openerId);
}

function issuesOf(chosen: readonly Owing[], wanted: ReadonlySet<string> | null): Issue[] {
  if (wanted !== null && chosen.length < wanted.size)
    return [{ path: ['onlyUnits'], message: campaignWords.unitsNotBelow }];
  return chosen.length === 0 ? [{ path: ['levels'], message: campaignWords.nobodyOwes }] : [];
}
