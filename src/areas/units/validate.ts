import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { makeOneWhole } from './apportion.ts';
import { ancestorsAt, compareText, type Units, unitAt } from './tree.ts';
import type { Succession, UnitVersion } from './unit.ts';

export const historyProblems = [
  'version-ends-before-it-begins',
  'versions-overlap',
  'versions-leave-a-gap',
  'parent-not-there',
  'below-itself',
  'code-borne-twice',
  'ends-without-succession',
  'succession-unit-not-there',
  'succession-unit-goes-on',
  'succession-unit-not-new',
  'succession-sides',
  'succession-name-unchanged',
  'shares-not-whole',
  'shares-not-of-succession',
] as const;
export type HistoryProblemCode = (typeof historyProblems)[number];

/** Where a history contradicts itself. `on` is the first day on which it does. */
export type HistoryProblem = {
  readonly code: HistoryProblemCode;
  readonly on: PlainDate;
  readonly unitIds: readonly string[];
  readonly successionId: string | null;
};

/** Everything that must not be in a history, in the order of days. An empty list means that every question to it has one answer. */
export function validateHistory(units: Units): HistoryProblem[] {
  const problems = [
    ...[...units.versions.values()].flatMap((versions) => lifeProblems(units, versions)),
    ...units.inOrder.flatMap((version) => parentProblems(units, version)),
    ...[...units.byCode.values()].flatMap(codeProblems),
    ...units.successions.flatMap((succession) => successionProblems(units, succession)),
  ];
  return problems.sort(
    (a, b) => compareText(a.on, b.on) || historyProblems.indexOf(a.code) - historyProblems.indexOf(b.code),
  );
}

const problemOf = (code: HistoryProblemCode, on: PlainDate, unitIds: readonly string[]): HistoryProblem => ({
  code,
  on,
  unitIds,
  successionId: null,
});

function lifeProblems(units: Units, versions: readonly UnitVersion[]): HistoryProblem[] {
  const problems: HistoryProblem[] = [];
  const unitId = versions[0]!.unitId;
  let last: PlainDate | null = addDays(versions[0]!.from, -1);
  for (const { from, to } of versions) {
    if (to !== null && to < from) problems.push(problemOf('version-ends-before-it-begins', from, [unitId]));
    if (last === null || from <= last) problems.push(problemOf('versions-overlap', from, [unitId]));
    else if (from > addDays(last, 1))
      problems.push(problemOf('versions-leave-a-gap', addDays(last, 1), [unitId]));
    last = last === null || to === null ? null : last > to ? last : to;
  }
  const end = last === null ? null : addDays(last, 1);
  if (end !== null && !units.leaving.get(unitId)?.some(({ on }) => on === end))
    problems.push(problemOf('ends-without-succession', end, [unitId]));
  return problems;
}

/** A circle that stands on any day stands on the day on which its last link began: looking at beginnings finds all. */
function parentProblems(units: Units, version: UnitVersion): HistoryProblem[] {
  const { unitId, parentId, from } = version;
  if (parentId === null) return [];
  const problems: HistoryProblem[] = [];
  const orphaned = firstDayWithout(units.versions.get(parentId) ?? [], version);
  if (orphaned !== null) problems.push(problemOf('parent-not-there', orphaned, [unitId, parentId]));
  if (parentId === unitId || ancestorsAt(units, parentId, from).some((above) => above.unitId === unitId))
    problems.push(problemOf('below-itself', from, [unitId, parentId]));
  return problems;
}

/** The first day of the version on which none of the others holds. */
function firstDayWithout(others: readonly UnitVersion[], { from, to }: UnitVersion): PlainDate | null {
  let day = from;
  for (const other of others) {
    if (other.from > day) return day;
    if (other.to === null) return null;
    if (other.to >= day) day = addDays(other.to, 1);
    if (to !== null && day > to) return null;
  }
  return day;
}

/** In each system of codes; versions of one unit may follow each other under one code. */
function codeProblems(bearing: readonly UnitVersion[]): HistoryProblem[] {
  const problems: HistoryProblem[] = [];
  const latest = new Map<string, UnitVersion>();
  for (const version of [...bearing].sort((a, b) => compareText(a.from, b.from))) {
    const system = version.codeSystem ?? '';
    const before = latest.get(system);
    const overlaps = before !== undefined && (before.to === null || before.to >= version.from);
    if (overlaps && before.unitId !== version.unitId)
      problems.push(problemOf('code-borne-twice', version.from, [before.unitId, version.unitId]));
    if (!overlaps || (before.to !== null && (version.to === null || version.to > before.to)))
      latest.set(system, version);
  }
  return problems;
}

function successionProblems(units: Units, succession: Succession): HistoryProblem[] {
  const { id, on, from, to } = succession;
  const eve = addDays(on, -1);
  const at = (code: HistoryProblemCode, unitIds: readonly string[]) =>
    unitIds.length === 0 ? [] : [{ ...problemOf(code, on, unitIds), successionId: id }];
  const before = from.map(({ unitId }) => unitId);
  const after = to.map(({ unitId }) => unitId);
  return [
    ...at('succession-unit-not-there', [
      ...before.filter((unitId) => unitAt(units, unitId, eve) === undefined),
      ...after.filter((unitId) => unitAt(units, unitId, on) === undefined),
    ]),
    ...at(
      'succession-unit-goes-on',
      before.filter((unitId) => !goesOn(units, unitId, on) && unitAt(units, unitId, on) !== undefined),
    ),
    ...at(
      'succession-unit-not-new',
      after.filter((unitId) => !goesOn(units, unitId, on) && unitAt(units, unitId, eve) !== undefined),
    ),
    ...at('succession-sides', hasItsSides(succession) ? [] : [...before, ...after]),
    ...at('succession-name-unchanged', renamesNothing(units, succession) ? before : []),
    ...shareProblems(units, succession),
  ];
}

/** A unit may give parts away or take others in and go on, if it is named on both sides. */
const goesOn = (units: Units, unitId: string, on: PlainDate): boolean =>
  units.leaving
    .get(unitId)
    ?.some((other) => other.on === on && other.to.some((side) => side.unitId === unitId)) ?? false;

function hasItsSides({ kind, from, to }: Succession): boolean {
  if (kind === 'merge') return from.length > 0 && to.length === 1;
  if (kind === 'split') return from.length === 1 && to.length > 1;
  if (kind === 'rename') return from.length === 1 && to.length === 1;
  return from.length > 0;
}

function renamesNothing(units: Units, { kind, on, from, to }: Succession): boolean {
  if (kind !== 'rename' || from[0]?.unitId !== to[0]?.unitId || from[0] === undefined) return false;
  const before = unitAt(units, from[0].unitId, addDays(on, -1));
  return before !== undefined && before.name === unitAt(units, from[0].unitId, on)?.name;
}

function shareProblems(units: Units, { id, on, from, to, shares }: Succession): HistoryProblem[] {
  const strange = shares.filter(
    ({ fromId, toId }) =>
      !from.some(({ unitId }) => unitId === fromId) || !to.some(({ unitId }) => unitId === toId),
  );
  const groups = Map.groupBy(shares, ({ fromId, basis }) => `${fromId} ${basis}`);
  const partial = [...groups.values()].filter(
    ([first]) => !isWholeOn(units, on, first!.fromId, first!.basis),
  );
  const at = (code: HistoryProblemCode, unitIds: readonly string[]) => ({
    ...problemOf(code, on, unitIds),
    successionId: id,
  });
  return [
    ...strange.map(({ fromId, toId }) => at('shares-not-of-succession', [fromId, toId])),
    ...partial.map(([first]) => at('shares-not-whole', [first!.fromId])),
  ];
}

/** Shares of one unit may stand in several successions of a day; together they are one whole. */
function isWholeOn(units: Units, on: PlainDate, fromId: string, basis: string): boolean {
  const all = (units.leaving.get(fromId) ?? [])
    .filter((other) => other.on === on)
    .flatMap(({ shares }) => shares)
    .filter((share) => share.fromId === fromId && share.basis === basis);
  return makeOneWhole(all.map(({ share }) => share));
}
