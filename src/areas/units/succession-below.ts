import { v5 } from 'uuid';
import type { PlainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import type { CommandContext } from '../../base/run.ts';
import { refused, withNames } from './history-check.ts';
import { addSuccession, endUnits, replaceFrom } from './keep.ts';
import { childrenAt, type Units } from './tree.ts';
import type { UnitVersion } from './unit.ts';
import { liesWithin } from './within.ts';
import { commandWords } from './words.ts';

type Sides = {
  readonly id: string;
  readonly on: PlainDate;
  readonly decision: string;
  readonly from: readonly { readonly unitId: string }[];
  readonly to: readonly { readonly unitId: string }[];
};
/** What becomes of the units below, in the name of `unitId`. */
type Choice = {
  readonly unitId: string;
  readonly below?: 'moved' | 'dissolved' | undefined;
  readonly movedTo?: string | undefined;
};

/** The dissolution that goes with a succession; the same for the same. */
export const dissolutionOf = (successionId: string): string => v5('below', successionId);

/**
 * The units directly below those that end go to a unit after, or are dissolved with all that is below them; which of the two, a
 * person says.
 */
export async function settleBelow(
  context: CommandContext,
  before: Units,
  succession: Sides,
  choice: Choice,
): Promise<void> {
  const { movedTo } = choice;
  if (movedTo !== undefined && !succession.to.some(({ unitId }) => unitId === movedTo))
    throw refused('movedTo', commandWords.chooseGoal);
  const left = leftBelow(before, succession);
  if (left.length === 0) return;
  if (choice.below === 'moved') {
    const moved = { on: succession.on, from: [], to: left.map(({ unitId }) => unitId) };
    if (!liesWithin(before, choice.unitId, moved, context.today)) throw new Problem('not-permitted');
    return move(context, left, succession, goalOf(succession, choice));
  }
  if (choice.below === 'dissolved') return dissolve(context, before, left, succession, choice.unitId);
  const ids = left.map(({ unitId }) => unitId);
  throw refused('below', withNames(commandWords.leftBelow, ids, succession.on, before));
}

function leftBelow(units: Units, { on, from, to }: Sides): UnitVersion[] {
  const named = new Set([...from, ...to].map(({ unitId }) => unitId));
  return from
    .filter(({ unitId }) => !to.some((side) => side.unitId === unitId))
    .flatMap(({ unitId }) => childrenAt(units, unitId, on))
    .filter(({ unitId }) => !named.has(unitId));
}

function goalOf({ to }: Sides, { movedTo }: Choice): string {
  const goal = movedTo ?? (to.length === 1 ? to[0]!.unitId : undefined);
  if (goal === undefined) throw refused('movedTo', commandWords.chooseGoal);
  return goal;
}

async function move(
  { tx, changed }: CommandContext,
  left: readonly UnitVersion[],
  { on, decision }: Sides,
  goal: string,
): Promise<void> {
  for (const was of left) {
    const version = { ...was, from: on, parentId: goal };
    await replaceFrom(tx, was, version, decision);
    changed({ kind: 'unit', id: was.unitId, before: was, after: { ...version, decision } });
  }
}

async function dissolve(
  { tx, now, today, changed }: CommandContext,
  before: Units,
  left: readonly UnitVersion[],
  { id: successionId, on, decision }: Sides,
  top: string,
): Promise<void> {
  const ids = withAllBelow(before, left, on);
  if (!liesWithin(before, top, { on, from: ids, to: [] }, today)) throw new Problem('not-permitted');
  const id = dissolutionOf(successionId);
  const from = ids.map((unitId) => ({ unitId, isPart: false }));
  const dissolution = { id, kind: 'abolish' as const, on, decision, from, to: [] };
  await addSuccession(tx, { ...dissolution, shares: [], proposed: null }, now);
  await endUnits(tx, before, dissolution);
  changed({ kind: 'succession', id, before: null, after: dissolution });
  for (const unitId of ids) changed({ kind: 'unit', id: unitId, before: null, after: { succession: id } });
}

function withAllBelow(units: Units, tops: readonly UnitVersion[], on: PlainDate): string[] {
  const ids = new Set<string>();
  const waiting = [...tops];
  for (let unit = waiting.pop(); unit !== undefined; unit = waiting.pop()) {
    if (ids.has(unit.unitId)) continue;
    ids.add(unit.unitId);
    waiting.push(...childrenAt(units, unit.unitId, on));
  }
  return [...ids];
}
