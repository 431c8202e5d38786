import { grouped } from '../../base/grouped.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { ancestorsAt, type Units, unitAt } from './tree.ts';
import { type Share, type Succession, type UnitKind, unitKinds } from './unit.ts';

/**
 * Where figures lie: in a unit, or in "đơn vị đã giải thể" of a unit, which keeps the own figures of units that were abolished
 * below it (the districts of a province, from 1/7/2025).
 */
export type Holder = { readonly unitId: string; readonly dissolved: boolean };

/** A holder as a key of maps. */
export type HolderKey = string;
const mark = 'dissolved:';
export const keyOf = ({ unitId, dissolved }: Holder): HolderKey => (dissolved ? mark + unitId : unitId);
export const holderOf = (key: HolderKey): Holder =>
  key.startsWith(mark)
    ? { unitId: key.slice(mark.length), dissolved: true }
    : { unitId: key, dissolved: false };

/** What becomes of holders on one day. A holder that is not named stays as it is; one that leads nowhere ended without a word. */
export type Passage = {
  readonly on: PlainDate;
  readonly heirs: ReadonlyMap<HolderKey, readonly HolderKey[]>;
  /** By the unit that was divided. */
  readonly shares: ReadonlyMap<string, readonly Share[]>;
  /** The unit whose shares divide what the holder holds. */
  readonly dividedAs: ReadonlyMap<HolderKey, string>;
  /** Units whose first day this is. */
  readonly born: readonly string[];
};

/** The passages on days after `after`, up to and on `until`, the earliest first. */
export function passagesBetween(units: Units, after: PlainDate, until: PlainDate): Passage[] {
  const within = ({ on }: { readonly on: PlainDate }) => after < on && on <= until;
  const successions = grouped(units.successions.filter(within), ({ on }) => on);
  const { births, endings } = turns(units);
  const ends = grouped(endings.filter(within), ({ on }) => on);
  const born = grouped(births.filter(within), ({ on }) => on);
  const days = new Set([...successions.keys(), ...ends.keys(), ...born.keys()]);
  const idsOf = (turned: readonly Turn[] = []) => turned.map(({ unitId }) => unitId);
  return [...days]
    .sort()
    .map((on) => passageOn(units, on, successions.get(on) ?? [], idsOf(ends.get(on)), idsOf(born.get(on))));
}

/** The same passage looked at from after it: what each holder came from. */
export function reversed({ on, heirs, born }: Passage): Passage {
  const origins = new Map<HolderKey, HolderKey[]>();
  for (const [from, to] of heirs) for (const key of to) origins.set(key, [...(origins.get(key) ?? []), from]);
  for (const unitId of born) if (!origins.has(unitId)) origins.set(unitId, []);
  return { on, heirs: origins, shares: new Map(), dividedAs: new Map(), born: [] };
}

function passageOn(
  units: Units,
  on: PlainDate,
  today: readonly Succession[],
  ending: readonly string[],
  born: readonly string[],
): Passage {
  const heirs = unitHeirs(units, on, today);
  for (const unitId of ending) if (!heirs.has(unitId)) heirs.set(unitId, []);
  const dividedAs = new Map<HolderKey, string>([...heirs.keys()].map((unitId) => [unitId, unitId]));
  addDissolved(units, on, heirs, dividedAs, abolishedIn(today, heirs));
  return { on, heirs, shares: sharesIn(today), dividedAs, born };
}

/** What units lead to; one that takes others in and is named on no left side goes on as itself. */
function unitHeirs(
  units: Units,
  on: PlainDate,
  successions: readonly Succession[],
): Map<HolderKey, HolderKey[]> {
  const heirs = new Map<string, Set<string>>();
  for (const { from, to } of successions)
    for (const { unitId } of from) {
      const known = heirs.get(unitId) ?? new Set<string>();
      for (const heir of to) known.add(heir.unitId);
      heirs.set(unitId, known);
    }
  const eve = addDays(on, -1);
  for (const { unitId } of successions.flatMap(({ to }) => to))
    if (!heirs.has(unitId) && unitAt(units, unitId, eve) !== undefined) heirs.set(unitId, new Set([unitId]));
  return new Map([...heirs].map(([unitId, known]) => [unitId, [...known].sort()]));
}

const abolishedIn = (successions: readonly Succession[], heirs: ReadonlyMap<string, readonly string[]>) =>
  successions
    .filter(({ kind }) => kind === 'abolish')
    .flatMap(({ from }) => from)
    .map(({ unitId }) => unitId)
    .filter((unitId) => heirs.get(unitId)!.length === 0);

/** The figures of abolished units, old and new, go where their province goes. */
function addDissolved(
  units: Units,
  on: PlainDate,
  heirs: Map<HolderKey, HolderKey[]>,
  dividedAs: Map<HolderKey, string>,
  abolished: readonly string[],
): void {
  const eve = addDays(on, -1);
  const keepers = new Map(abolished.map((unitId) => [unitId, keeperOf(units, unitId, eve)]));
  const passing = [...heirs.keys()].filter((unitId) => canKeep(units, unitId, eve));
  for (const keeper of new Set([...passing, ...keepers.values()])) {
    if (keeper === undefined) continue;
    const after = heirs.get(keeper) ?? [keeper];
    const key = keyOf({ unitId: keeper, dissolved: true });
    heirs.set(
      key,
      after.map((unitId) => keyOf({ unitId, dissolved: true })),
    );
    dividedAs.set(key, keeper);
  }
  for (const [unitId, keeper] of keepers) {
    if (keeper === undefined) continue;
    heirs.set(unitId, heirs.get(keyOf({ unitId: keeper, dissolved: true }))!);
    dividedAs.set(unitId, keeper);
  }
}

/** The province of the unit, or what stands topmost above it where there is none. */
function keeperOf(units: Units, unitId: string, date: PlainDate): string | undefined {
  const above = ancestorsAt(units, unitId, date);
  return (above.find(({ kind }) => kind === 'province') ?? above.at(-1))?.unitId;
}

const keepers: readonly UnitKind[] = unitKinds.filter(
  (kind) => kind === 'nation' || kind === 'ministry' || kind === 'province',
);
const canKeep = (units: Units, unitId: string, date: PlainDate): boolean => {
  const version = unitAt(units, unitId, date);
  return version !== undefined && keepers.includes(version.kind);
};

function sharesIn(successions: readonly Succession[]): Map<string, Share[]> {
  const shares = new Map<string, Share[]>();
  for (const share of successions.flatMap((succession) => succession.shares))
    shares.set(share.fromId, [...(shares.get(share.fromId) ?? []), share]);
  return shares;
}

type Turn = { readonly unitId: string; readonly on: PlainDate };

/** The first day of each unit, and the first on which it is no more. */
function turns(units: Units): { births: Turn[]; endings: Turn[] } {
  const births: Turn[] = [];
  const endings: Turn[] = [];
  for (const [unitId, versions] of units.versions) {
    const { to } = versions.at(-1)!;
    births.push({ unitId, on: versions[0]!.from });
    if (to !== null) endings.push({ unitId, on: addDays(to, 1) });
  }
  return { births, endings };
}
