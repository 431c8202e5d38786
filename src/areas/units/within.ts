import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import type { Who } from '../../base/run.ts';
import { isBelow, type Units, unitAt } from './tree.ts';

/** The units that a succession joins, by id. */
export type Joined = {
  readonly on: PlainDate;
  readonly from: readonly string[];
  readonly to: readonly string[];
};

/**
 * Whether a succession is recorded and decided in the name of a unit: all it joins stood below that unit then, those before on its
 * eve, those after on its day; and of these, those that are there today stand below it today. What stood there at another time
 * alone is others' to decide. Itself the unit only goes on.
 */
export function liesWithin(units: Units, top: string, { on, from, to }: Joined, today: PlainDate): boolean {
  const eve = addDays(on, -1);
  const isThere = (id: string, day: PlainDate) => id === top || isBelow(units, day, id, top);
  const endsTop = from.includes(top) && !to.includes(top);
  const isStillThere = [...from, ...to].every(
    (id) => unitAt(units, id, today) === undefined || isThere(id, today),
  );
  return (
    !endsTop && isStillThere && from.every((id) => isThere(id, eve)) && to.every((id) => isThere(id, on))
  );
}

/** Where a unit stands is decided by who administers there too: what is written of another's past or place is refused. */
export function refuseOthersPlaces(who: Who, parentIds: readonly (string | null)[]): void {
  const places = parentIds.filter((id) => id !== null);
  if (who.grant('tree.add', places) === null) throw new Problem('not-permitted');
}
