import { addDays, type PlainDate } from '../../base/plain-date.ts';
import type { Reach } from '../../base/run.ts';
import { ancestorsAt, type Units, unitAt } from './tree.ts';
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

/**
 * What is decided in the name of the unit at the top is the matter of each province and ministry that it touches: their logs take
 * it too, as they stood on the eve and on the day.
 */
export function logsTouched(units: Units, unitId: string, { on, from, to }: Joined): string[] {
  if (units.versions.get(unitId)?.at(-1)?.parentId !== null) return [];
  const days = [addDays(on, -1), on];
  const touched = [...from, ...to].flatMap((id) =>
    days.flatMap((day) => {
      const upwards = [unitAt(units, id, day), ...ancestorsAt(units, id, day)];
      return upwards.find((version) => version?.parentId === unitId)?.unitId ?? [];
    }),
  );
  return [...new Set(touched)].sort();
}

type Sides = {
  readonly on: PlainDate;
  readonly from: readonly { readonly id: string }[];
  readonly to: readonly { readonly id: string }[];
};

/** The same of a succession that was recorded. */
export const logsOf = (units: Units, unitId: string, { on, from, to }: Sides): string[] =>
  logsTouched(units, unitId, { on, from: from.map(({ id }) => id), to: to.map(({ id }) => id) });
