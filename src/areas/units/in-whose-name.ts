import { addDays, type PlainDate } from '../../base/plain-date.ts';
import type { Reach } from '../../base/run.ts';
import { ancestorsAt, type Units } from './tree.ts';
import { type Joined, liesWithin } from './within.ts';

/**
 * The unit in whose name a person mends a succession: the lowest above all that it joins, of those on which the person decides.
 * Null where there is none; whoever administers several units writes so into the log of the one that is concerned.
 */
export function inWhoseName(
  units: Units,
  joined: Joined,
  { has }: Pick<Reach, 'has'>,
  today: PlainDate,
): string | null {
  const [first, day] =
    joined.from[0] !== undefined ? [joined.from[0], addDays(joined.on, -1)] : [joined.to[0], joined.on];
  if (first === undefined) return null;
  const upwards = [first, ...ancestorsAt(units, first, day).map(({ unitId }) => unitId)];
  return upwards.find((unitId) => has(unitId) && liesWithin(units, unitId, joined, today)) ?? null;
}
