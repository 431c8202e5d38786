import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { type Units, unitAt } from './tree.ts';
import type { Succession, UnitVersion } from './unit.ts';

/** What a succession did to versions, to be undone. */
export type Withdrawal = {
  /** The last versions of units that it ended: they go on. */
  readonly reopened: readonly UnitVersion[];
  /** The versions of units that began with it: they were never there. */
  readonly made: readonly UnitVersion[];
  /** Units below that it moved, with what held before. */
  readonly movedBack: readonly { readonly version: UnitVersion; readonly former: UnitVersion }[];
};

type Known = { readonly recorded: ReadonlySet<string>; readonly datedBefore: ReadonlySet<string> };

/**
 * What goes when successions of one day are withdrawn. `recorded` are the units with a version of that day under their
 * decision; those `datedBefore` had their last or first day from elsewhere, and keep it. A unit that another succession names,
 * or ends too, stays as that one has it.
 */
export function withdrawalOf(
  units: Units,
  withdrawn: readonly Succession[],
  { recorded, datedBefore }: Known,
): Withdrawal {
  const { on } = withdrawn[0]!;
  const eve = addDays(on, -1);
  const others = units.successions.filter(({ id }) => !withdrawn.some((one) => one.id === id));
  const reopened = withdrawn
    .flatMap(endedBy)
    .filter(
      (id) => !datedBefore.has(id) && !others.some((other) => other.on === on && endedBy(other).includes(id)),
    )
    .map((id) => unitAt(units, id, eve))
    .filter((version) => version?.to === eve);
  const made = withdrawn
    .flatMap(({ from, to }) => to.filter((side) => !from.some(({ unitId }) => unitId === side.unitId)))
    .filter(({ unitId }) => recorded.has(unitId) && !datedBefore.has(unitId))
    .filter(({ unitId }) => !others.some((other) => names(other, unitId)))
    .map(({ unitId }) => units.versions.get(unitId)![0]!)
    .filter(({ from }) => from === on);
  const ended = new Set(reopened.map((version) => version!.unitId));
  const goals = new Set(withdrawn.flatMap(({ to }) => to.map(({ unitId }) => unitId)));
  const movedBack = [...recorded].flatMap((unitId) => {
    const version = unitAt(units, unitId, on);
    const former = unitAt(units, unitId, eve);
    if (version?.from !== on || former === undefined) return [];
    // Whoever put it elsewhere did so by a deed of its own.
    const isMoved = ended.has(former.parentId ?? '') && goals.has(version.parentId ?? '');
    return isMoved ? [{ version, former }] : [];
  });
  return { reopened: reopened.filter((version) => version !== undefined), made, movedBack };
}

/** Units whose later records rest on what happened that day. */
export function restingOn(units: Units, on: PlainDate, unitIds: readonly string[]): string[] {
  return [...new Set(unitIds)].filter(
    (unitId) =>
      units.versions.get(unitId)?.some(({ from }) => from > on) ||
      units.successions.some((other) => other.on > on && names(other, unitId)),
  );
}

const endedBy = ({ from, to }: Succession): string[] =>
  from.filter(({ unitId }) => !to.some((side) => side.unitId === unitId)).map(({ unitId }) => unitId);

const names = ({ from, to }: Succession, unitId: string): boolean =>
  [...from, ...to].some((side) => side.unitId === unitId);
