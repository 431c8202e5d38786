import type { PlainDate } from '../../base/plain-date.ts';
import { holdsOn, type Succession, type UnitVersion, unitKinds } from './unit.ts';

/** All units in all their versions, indexed once; every question is then asked with a date. */
export type Units = {
  /** The versions of each unit, the earliest first. */
  readonly versions: ReadonlyMap<string, readonly UnitVersion[]>;
  /** Every version in the order in which lists show them: by kind, then by Vietnamese name. */
  readonly inOrder: readonly UnitVersion[];
  readonly byParent: ReadonlyMap<string, readonly UnitVersion[]>;
  readonly byCode: ReadonlyMap<string, readonly UnitVersion[]>;
  /** By day. */
  readonly successions: readonly Succession[];
  readonly leaving: ReadonlyMap<string, readonly Succession[]>;
  readonly entering: ReadonlyMap<string, readonly Succession[]>;
};

export type UnitNode = { readonly version: UnitVersion; readonly children: UnitNode[] };

/** Indexes a history. It may be wrong (`validateHistory` says where); questions to it still end and lose no unit. */
export function unitsOf(versions: readonly UnitVersion[], successions: readonly Succession[] = []): Units {
  const inOrder = listed(versions);
  const byDay = [...successions].sort((a, b) => compareText(a.on, b.on) || compareText(a.id, b.id));
  return {
    versions: grouped(
      [...versions].sort((a, b) => compareText(a.from, b.from)),
      (one) => [one.unitId],
    ),
    inOrder,
    byParent: grouped(inOrder, ({ parentId }) => (parentId === null ? [] : [parentId])),
    byCode: grouped(inOrder, ({ code }) => (code === null ? [] : [code])),
    successions: byDay,
    leaving: grouped(byDay, ({ from }) => from.map(({ unitId }) => unitId)),
    entering: grouped(byDay, ({ to }) => to.map(({ unitId }) => unitId)),
  };
}

/** The forest of units on a day. A unit whose parent is not there on that day, or stands below it, is a root: none is left out. */
export function treeAt(units: Units, date: PlainDate): UnitNode[] {
  const nodes = new Map<string, UnitNode>();
  for (const version of units.inOrder)
    if (holdsOn(version, date)) nodes.set(version.unitId, { version, children: [] });
  const roots: UnitNode[] = [];
  for (const node of nodes.values()) {
    const { parentId } = node.version;
    const parent = parentId === null ? undefined : nodes.get(parentId);
    if (parent === undefined) roots.push(node);
    else parent.children.push(node);
  }
  return withCirclesCut(roots, nodes);
}

/** The version that holds on the day; undefined where the unit does not exist then. */
export function unitAt(units: Units, unitId: string, date: PlainDate): UnitVersion | undefined {
  return units.versions.get(unitId)?.findLast((version) => holdsOn(version, date));
}

/** How a unit is called on a day; where it is not there, as it was called last; the id of one that nobody knows. */
export const nameAt = (units: Units, unitId: string, day: PlainDate): string =>
  (unitAt(units, unitId, day) ?? units.versions.get(unitId)?.at(-1))?.name ?? unitId;

/** The parent, its parent and so on, as they were on the day. */
export function ancestorsAt(units: Units, unitId: string, date: PlainDate): UnitVersion[] {
  const seen = new Set([unitId]);
  const above: UnitVersion[] = [];
  let parentId = unitAt(units, unitId, date)?.parentId ?? null;
  while (parentId !== null && !seen.has(parentId)) {
    const parent = unitAt(units, parentId, date);
    if (parent === undefined) break;
    above.push(parent);
    seen.add(parentId);
    parentId = parent.parentId;
  }
  return above;
}

/** Whether the unit stood anywhere below the other on the day; no unit is below itself. */
export function isBelow(units: Units, date: PlainDate, unitId: string, ancestorId: string): boolean {
  return ancestorsAt(units, unitId, date).some((above) => above.unitId === ancestorId);
}

/** The units directly below, in the order of lists. */
export function childrenAt(units: Units, parentId: string, date: PlainDate): UnitVersion[] {
  return (units.byParent.get(parentId) ?? []).filter((version) => holdsOn(version, date));
}

/** Those that bore the code on the day: one for each system of codes. A code without a date names nobody. */
export function findByCode(units: Units, code: string, date: PlainDate): UnitVersion[] {
  return (units.byCode.get(code) ?? []).filter((version) => holdsOn(version, date));
}

const collator = new Intl.Collator('vi', { numeric: true });
export const compareNames = (a: string, b: string): number => collator.compare(a, b);
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Names are compared once each: the rules of Vietnamese order are slow, and most names stand in many versions. */
function listed(versions: readonly UnitVersion[]): UnitVersion[] {
  const names = [...new Set(versions.map(({ name }) => name))].sort(compareNames);
  const place = new Map(names.map((name, index) => [name, index]));
  const keyed = versions.map((version) => ({
    version,
    key: unitKinds.indexOf(version.kind) * names.length + place.get(version.name)!,
  }));
  keyed.sort(
    (a, b) =>
      a.key - b.key ||
      compareText(a.version.unitId, b.version.unitId) ||
      compareText(a.version.from, b.version.from),
  );
  return keyed.map(({ version }) => version);
}

function grouped<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all)
    for (const key of keysOf(one)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  return groups;
}

/** Units in a circle hang below no root: the first of each circle is cut loose and listed as one. */
function withCirclesCut(roots: UnitNode[], nodes: ReadonlyMap<string, UnitNode>): UnitNode[] {
  const reached = new Set<UnitNode>();
  for (const root of roots) reach(root, reached);
  if (reached.size === nodes.size) return roots;
  for (const node of nodes.values()) {
    if (reached.has(node)) continue;
    const siblings = nodes.get(node.version.parentId!)!.children;
    siblings.splice(siblings.indexOf(node), 1);
    roots.push(node);
    reach(node, reached);
  }
  return roots;
}

function reach(from: UnitNode, reached: Set<UnitNode>): void {
  const waiting = [from];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    for (const child of node.children) waiting.push(child);
  }
}

/** Of the units that `has` knows, those whose parent it does not know: where a person begins to look. */
export function topUnits(units: Units, date: PlainDate, has: (unitId: string) => boolean): UnitVersion[] {
  return units.inOrder.filter(
    (version) =>
      holdsOn(version, date) && has(version.unitId) && !(version.parentId !== null && has(version.parentId)),
  );
}
