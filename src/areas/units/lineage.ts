import type { PlainDate } from '../../base/plain-date.ts';
import { compareText, type Units, unitAt } from './tree.ts';
import type { Share, Succession } from './unit.ts';

/** A unit reached over successions, by the last of them. */
export type Kin = {
  readonly unitId: string;
  readonly on: PlainDate;
  readonly succession: Succession;
  /** How many successions away: 1 for those next to the unit. */
  readonly steps: number;
};

/** All that came of a unit, over any number of successions, the nearest first; the unit itself where it goes on is not named. */
export function successorsOf(units: Units, unitId: string): Kin[] {
  return kinOf(unitId, (id, since) =>
    (units.leaving.get(id) ?? []).filter(({ on }) => on > since).map((one) => [one, one.to]),
  );
}

/** All that a unit was made of, over any number of successions, the nearest first. */
export function predecessorsOf(units: Units, unitId: string): Kin[] {
  return kinOf(unitId, (id, since) =>
    (units.entering.get(id) ?? [])
      .filter(({ on }) => since === '' || on < since)
      .reverse()
      .map((one) => [one, one.from]),
  );
}

/** Who answers for a unit on a day: the unit itself while it exists, or where nothing came of it; else what it became. */
export function answeringFor(units: Units, unitId: string, day: PlainDate): string[] {
  if (unitAt(units, unitId, day) !== undefined) return [unitId];
  const heirs = successorsOf(units, unitId)
    .filter((kin) => kin.on <= day && unitAt(units, kin.unitId, day) !== undefined)
    .map((kin) => kin.unitId);
  return heirs.length === 0 ? [unitId] : heirs;
}

/** The units that are no more on a day and that these answer for. */
export function endedBefore(units: Units, unitIds: readonly string[], day: PlainDate): string[] {
  const ended = unitIds.flatMap((unitId) =>
    predecessorsOf(units, unitId)
      .filter((kin) => kin.on <= day && unitAt(units, kin.unitId, day) === undefined)
      .map((kin) => kin.unitId),
  );
  return [...new Set(ended)];
}

/**
 * The units whose work one goes on with on a day: its own, and that of those which are no more and whose heir it is. On each day every
 * unit's work is that of one alone, so that what is counted by it is counted once in the tree.
 */
export const workOf = (units: Units, unitId: string, day: PlainDate): string[] => [
  unitId,
  ...endedBefore(units, [unitId], day).filter((ended) => heirOf(units, ended, day) === unitId),
];

/**
 * Of all that came of a unit until a day the one that goes on with its work: the unit itself while it exists; else, of those that took
 * it over last, what got the largest part, and where no shares tell, the first by id. Null where nothing came of it.
 */
function heirOf(units: Units, unitId: string, day: PlainDate, since: PlainDate | '' = ''): string | null {
  if (unitAt(units, unitId, day) !== undefined) return unitId;
  const heirs = (units.leaving.get(unitId) ?? [])
    .filter(({ on }) => on > since && on <= day)
    .flatMap(({ on, to, shares }) =>
      to.map((heir) => ({ id: heir.unitId, on, part: partOf(shares, unitId, heir.unitId) })),
    )
    .filter(({ id }) => id !== unitId)
    .sort((a, b) => compareText(b.on, a.on) || b.part - a.part || compareText(a.id, b.id));
  for (const { id, on } of heirs) {
    const found = heirOf(units, id, day, on);
    if (found !== null) return found;
  }
  return null;
}

function partOf(shares: readonly Share[], from: string, to: string): number {
  const own = shares.find(({ fromId, toId }) => fromId === from && toId === to)?.share;
  return own === undefined ? 0 : own.numerator / own.denominator;
}

type Step = readonly [Succession, readonly { readonly unitId: string }[]];

/**
 * Only successions beyond the day on which a unit was reached lead further: what left a unit before it took another in
 * is no heir of the other.
 */
function kinOf(start: string, stepsFrom: (unitId: string, since: PlainDate | '') => Step[]): Kin[] {
  const found = new Map<string, Kin>();
  let edge: { unitId: string; since: PlainDate | '' }[] = [{ unitId: start, since: '' }];
  const walked = new Set<string>();
  for (let steps = 1; edge.length > 0; steps += 1) {
    const next: typeof edge = [];
    for (const { unitId, since } of edge)
      for (const [succession, reached] of stepsFrom(unitId, since))
        for (const { unitId: id } of reached) {
          const { on } = succession;
          if (id === unitId || walked.has(`${id} ${on}`)) continue;
          walked.add(`${id} ${on}`);
          next.push({ unitId: id, since: on });
          if (id !== start && !found.has(id)) found.set(id, { unitId: id, on, succession, steps });
        }
    edge = next;
  }
  return [...found.values()];
}
