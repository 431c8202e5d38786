import type { PlainDate } from '../../base/plain-date.ts';
import { compareNames, type Units, unitAt } from './tree.ts';
import type { Succession, UnitVersion } from './unit.ts';

/**
 * `created` and `ended` say that the unit is there on one of the two days only; the rest concern units that are there on both.
 * `reshaped`: it took in another unit, or gave a part away.
 */
export const changeKinds = [
  'created',
  'ended',
  'renamed',
  'recoded',
  'rekinded',
  'moved',
  'reshaped',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export type Change = {
  readonly kind: ChangeKind;
  readonly unitId: string;
  readonly before: UnitVersion | null;
  readonly after: UnitVersion | null;
  /** The successions between the two days that name the unit. */
  readonly by: readonly Succession[];
};

/** What is different on the later of two days, kind by kind, each in the order of names. */
export function changesBetween(units: Units, a: PlainDate, b: PlainDate): Change[] {
  const [from, to] = a <= b ? [a, b] : [b, a];
  const within = units.successions.filter(({ on }) => from < on && on <= to);
  const naming = successionsByUnit(within);
  const changes = [...units.versions.keys()].flatMap((unitId) =>
    changesOf(
      unitId,
      unitAt(units, unitId, from) ?? null,
      unitAt(units, unitId, to) ?? null,
      naming.get(unitId) ?? [],
    ),
  );
  return changes.sort(
    (x, y) => changeKinds.indexOf(x.kind) - changeKinds.indexOf(y.kind) || compareNames(nameIn(x), nameIn(y)),
  );
}

function changesOf(
  unitId: string,
  before: UnitVersion | null,
  after: UnitVersion | null,
  by: readonly Succession[],
): Change[] {
  return kindsOf(before, after, by, unitId).map((kind) => ({ kind, unitId, before, after, by }));
}

function kindsOf(
  before: UnitVersion | null,
  after: UnitVersion | null,
  by: readonly Succession[],
  unitId: string,
): ChangeKind[] {
  if (before === null) return after === null ? [] : ['created'];
  if (after === null) return ['ended'];
  const kinds: ChangeKind[] = [];
  if (before.name !== after.name) kinds.push('renamed');
  if (before.code !== after.code || before.codeSystem !== after.codeSystem) kinds.push('recoded');
  if (before.kind !== after.kind || before.title !== after.title) kinds.push('rekinded');
  if (before.parentId !== after.parentId) kinds.push('moved');
  if (by.some((one) => reshapes(one, unitId))) kinds.push('reshaped');
  return kinds;
}

const reshapes = ({ from, to }: Succession, unitId: string): boolean =>
  [...from, ...to].some((other) => other.unitId !== unitId);

const nameIn = ({ before, after }: Change): string => (after ?? before)!.name;

function successionsByUnit(successions: readonly Succession[]): Map<string, Succession[]> {
  const naming = new Map<string, Succession[]>();
  for (const succession of successions)
    for (const unitId of new Set([...succession.from, ...succession.to].map((side) => side.unitId)))
      naming.set(unitId, [...(naming.get(unitId) ?? []), succession]);
  return naming;
}
