import type { PlainDate } from '../../base/plain-date.ts';
import { type Units, unitAt } from './tree.ts';
import type { Succession } from './unit.ts';

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
