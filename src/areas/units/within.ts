import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { isBelow, type Units } from './tree.ts';

/** The units that a succession joins, by id. */
export type Joined = {
  readonly on: PlainDate;
  readonly from: readonly string[];
  readonly to: readonly string[];
};

/**
 * Whether a succession is recorded and decided in the name of a unit: all it joins stood below that unit then, those before on its
 * eve, those after on its day. What stood there at another time alone is others' to decide. Itself the unit only goes on.
 */
export function liesWithin(units: Units, top: string, { on, from, to }: Joined): boolean {
  const eve = addDays(on, -1);
  const isThere = (id: string, day: PlainDate) => id === top || isBelow(units, day, id, top);
  const endsTop = from.includes(top) && !to.includes(top);
  return !endsTop && from.every((id) => isThere(id, eve)) && to.every((id) => isThere(id, on));
}
