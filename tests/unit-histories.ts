import fc from 'fast-check';
import { type Units, unitsOf } from '../src/areas/units/tree.ts';
import type { Succession, UnitKind, UnitVersion } from '../src/areas/units/unit.ts';
import { addDays, type PlainDate } from '../src/base/plain-date.ts';

/** Invented histories of units that keep the rules of a history, for properties and for measuring. */

export const eventKinds = [
  'merge',
  'absorb',
  'split',
  'giveAway',
  'rename',
  'replace',
  'move',
  'abolishDistrict',
  'abolishCommune',
  'mergeProvinces',
] as const;
export type HistoryEvent = {
  readonly kind: (typeof eventKinds)[number];
  /** Days after the event before; 0 is the same day. */
  readonly after: number;
  /** Which units, counted through those alive. */
  readonly pick: number;
  readonly other: number;
  /** Parts of a split, in tenths of nothing in particular; empty for a split without shares. */
  readonly parts: readonly number[];
  readonly withShares: boolean;
};
export type Size = { readonly provinces: number; readonly districts: number; readonly communes: number };
export type History = {
  readonly units: Units;
  readonly versions: readonly UnitVersion[];
  readonly successions: readonly Succession[];
  readonly begin: PlainDate;
  readonly days: readonly PlainDate[];
};

const begin = '2005-01-01';

const historyOf = (events: readonly HistoryEvent[], size: Size): History => {
  const world = new World(size);
  let day = addDays(begin, 30);
  const days = new Set([begin]);
  for (const event of events) {
    day = addDays(day, event.after);
    days.add(day);
    world.happen(event, day);
  }
  return {
    units: unitsOf(world.versions(), world.successions),
    versions: world.versions(),
    successions: world.successions,
    begin,
    days: [...days, addDays(day, 100)],
  };
};

const eventArbitrary = (shares: boolean | null): fc.Arbitrary<HistoryEvent> =>
  fc.record({
    kind: fc.constantFrom(...eventKinds),
    after: fc.integer({ min: 0, max: 400 }),
    pick: fc.nat(10_000),
    other: fc.nat(10_000),
    parts: fc.array(fc.integer({ min: 0, max: 97 }), { minLength: 2, maxLength: 4 }),
    withShares: shares === null ? fc.boolean() : fc.constant(shares),
  });

/** Events for a history; with shares for all splits, for none, or (null) for some. A failing test prints the events alone. */
export const eventsArbitrary = (shares: boolean | null): fc.Arbitrary<HistoryEvent[]> =>
  fc.array(eventArbitrary(shares), { maxLength: 40 });

/** A history of few units, so that events meet. */
export const smallHistory = (events: readonly HistoryEvent[]): History =>
  historyOf(events, { provinces: 3, districts: 3, communes: 4 });

/** Ten thousand units over twenty years, the same at every run; all districts end in the last year. */
export function bigHistory(): History {
  const next = countingFrom(7);
  const size = { provinces: 63, districts: 11, communes: 14 };
  const kinds = eventKinds.filter((kind) => kind !== 'mergeProvinces' && kind !== 'abolishDistrict');
  const events = Array.from({ length: 6_000 }, (_, index): HistoryEvent => {
    return {
      kind: kinds[next() % kinds.length]!,
      after: index % 5 === 0 ? 5 + (next() % 2) : 0,
      pick: next(),
      other: next(),
      parts: [1 + (next() % 9), 1 + (next() % 9)],
      withShares: true,
    };
  });
  const last = Array.from(
    { length: size.provinces * size.districts },
    (_, index): HistoryEvent => ({
      kind: 'abolishDistrict',
      after: index === 0 ? 30 : 0,
      pick: 0,
      other: 0,
      parts: [],
      withShares: true,
    }),
  );
  return historyOf([...events, ...last], size);
}

/** The minimal standard generator: numbers that look random and are not. */
function countingFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}

type Alive = { -readonly [K in keyof UnitVersion]: UnitVersion[K] };

class World {
  readonly past: UnitVersion[] = [];
  readonly now = new Map<string, Alive>();
  readonly successions: Succession[] = [];
  readonly children = new Map<string, Set<string>>();
  readonly lists = { province: [] as string[], district: [] as string[], commune: [] as string[] };
  touched = new Set<string>();
  today = begin;
  count = 0;

  constructor({ provinces, districts, communes }: Size) {
    this.born('nation', null, begin);
    for (let p = 0; p < provinces; p += 1) {
      const province = this.born('province', 'u1', begin);
      for (let d = 0; d < districts; d += 1) {
        const district = this.born('district', province, begin);
        for (let c = 0; c < communes; c += 1) this.born('commune', district, begin);
      }
    }
  }

  versions(): UnitVersion[] {
    return [...this.past, ...this.now.values()];
  }

  /** An event that the units alive do not allow, or that meets a unit already changed that day, does not happen. */
  happen(event: HistoryEvent, day: PlainDate): void {
    if (day !== this.today) this.touched = new Set();
    this.today = day;
    this[event.kind](event, day);
  }

  merge({ pick, other, parts }: HistoryEvent, day: PlainDate): void {
    const first = this.choose('commune', pick);
    const rest = parts.map((_, index) => this.near(first, other + index));
    const all = [...new Set([first, ...rest])];
    if (all.length < 2 || !this.free(all, first)) return;
    const parent = this.now.get(first)!.parentId;
    for (const unit of all) this.die(unit, day);
    this.record('merge', day, all, [this.born('commune', parent, day)]);
  }

  absorb({ pick, other }: HistoryEvent, day: PlainDate): void {
    const [stays, goes] = [this.choose('commune', pick), ''];
    const taken = this.near(stays, other) || goes;
    if (taken === stays || !this.free([stays, taken], stays)) return;
    this.die(taken, day);
    this.record('merge', day, [stays, taken], [stays]);
  }

  split(event: HistoryEvent, day: PlainDate): void {
    const unit = this.choose('commune', event.pick);
    if (!this.free([unit], unit)) return;
    const parent = this.now.get(unit)!.parentId;
    this.die(unit, day);
    const heirs = event.parts.map(() => this.born('commune', parent, day));
    this.record('split', day, [unit], heirs, event);
  }

  giveAway(event: HistoryEvent, day: PlainDate): void {
    const gives = this.choose('commune', event.pick);
    const takes = this.near(gives, event.other);
    if (takes === gives || !this.free([gives, takes], gives)) return;
    this.record('split', day, [gives], [gives, takes], { ...event, parts: event.parts.slice(0, 2) });
    this.record('merge', day, [gives, takes], [takes]);
  }

  rename({ pick }: HistoryEvent, day: PlainDate): void {
    const unit = this.choose('commune', pick);
    if (!this.free([unit], unit)) return;
    this.renew(unit, day, { name: `${this.now.get(unit)!.name} mới` });
    this.record('rename', day, [unit], [unit]);
  }

  replace({ pick }: HistoryEvent, day: PlainDate): void {
    const unit = this.choose('commune', pick);
    if (!this.free([unit], unit)) return;
    const parent = this.now.get(unit)!.parentId;
    this.die(unit, day);
    this.record('rename', day, [unit], [this.born('commune', parent, day)]);
  }

  move({ pick, other }: HistoryEvent, day: PlainDate): void {
    const unit = this.choose('commune', pick);
    const parent = this.choose('district', other);
    if (parent === '' || this.now.get(unit)?.parentId === parent || !this.free([unit], unit)) return;
    if (this.touched.has(parent)) return;
    this.renew(unit, day, { parentId: parent });
  }

  abolishDistrict({ pick }: HistoryEvent, day: PlainDate): void {
    const district = this.choose('district', pick);
    if (!this.free([district], district)) return;
    const inside = [...(this.children.get(district) ?? [])];
    if (inside.some((unit) => this.now.get(unit)!.from === day || this.touched.has(unit))) return;
    const province = this.now.get(district)!.parentId;
    this.touched.add(province!);
    for (const unit of inside) {
      this.renew(unit, day, { parentId: province });
      this.touched.add(unit);
    }
    this.die(district, day);
    this.record('abolish', day, [district], []);
    this.touched.delete(province!);
  }

  abolishCommune({ pick }: HistoryEvent, day: PlainDate): void {
    const unit = this.choose('commune', pick);
    if (this.lists.commune.length < 10 || !this.free([unit], unit)) return;
    this.die(unit, day);
    this.record('abolish', day, [unit], []);
  }

  mergeProvinces({ pick, other }: HistoryEvent, day: PlainDate): void {
    const all = [...new Set([this.choose('province', pick), this.choose('province', other)])];
    if (all.length < 2 || this.lists.province.length < 2) return;
    const inside = all.flatMap((unit) => [...(this.children.get(unit) ?? [])]);
    if ([...all, ...inside].some((unit) => this.touched.has(unit) || this.now.get(unit)!.from === day))
      return;
    const merged = this.born('province', 'u1', day);
    for (const unit of inside) {
      this.renew(unit, day, { parentId: merged });
      this.touched.add(unit);
    }
    for (const unit of all) this.die(unit, day);
    this.record('merge', day, all, [merged]);
  }

  private choose(kind: 'province' | 'district' | 'commune', index: number): string {
    const list = this.lists[kind];
    return list.length === 0 ? '' : list[index % list.length]!;
  }

  /** Another unit beside it, or itself where there is none. */
  private near(unit: string, index: number): string {
    const beside = [...(this.children.get(this.now.get(unit)?.parentId ?? '') ?? [])].filter(
      (one) => this.now.get(one)!.kind === this.now.get(unit)!.kind,
    );
    return beside.length === 0 ? unit : beside[index % beside.length]!;
  }

  private free(all: readonly string[], first: string): boolean {
    const parent = this.now.get(first)?.parentId ?? '';
    return (
      !this.touched.has(parent) &&
      all.every((unit) => unit !== '' && !this.touched.has(unit) && this.now.get(unit)!.from !== this.today)
    );
  }

  private born(kind: UnitKind, parentId: string | null, from: PlainDate): string {
    this.count += 1;
    const unitId = `u${this.count}`;
    const title = titleOf(kind);
    const name = `${title} ${nameOf(this.count)}`;
    const code = String(this.count).padStart(5, '0');
    this.now.set(unitId, {
      unitId,
      from,
      to: null,
      name,
      code,
      codeSystem: null,
      kind,
      title,
      parentId,
    });
    if (kind === 'province' || kind === 'district' || kind === 'commune') this.lists[kind].push(unitId);
    this.children.set(unitId, new Set());
    if (parentId !== null) this.children.get(parentId)!.add(unitId);
    this.touched.add(unitId);
    return unitId;
  }

  private die(unitId: string, day: PlainDate): void {
    const version = this.now.get(unitId)!;
    this.past.push({ ...version, to: addDays(day, -1) });
    this.now.delete(unitId);
    for (const list of Object.values(this.lists))
      if (list.includes(unitId)) list.splice(list.indexOf(unitId), 1);
    this.children.get(version.parentId ?? '')?.delete(unitId);
    this.touched.add(unitId);
  }

  private renew(unitId: string, day: PlainDate, change: Partial<UnitVersion>): void {
    const version = this.now.get(unitId)!;
    this.past.push({ ...version, to: addDays(day, -1) });
    this.children.get(version.parentId ?? '')?.delete(unitId);
    this.now.set(unitId, { ...version, ...change, from: day, to: null });
    this.children.get(this.now.get(unitId)!.parentId ?? '')!.add(unitId);
  }

  private record(
    kind: Succession['kind'],
    on: PlainDate,
    from: readonly string[],
    to: readonly string[],
    event?: HistoryEvent,
  ): void {
    const sides = (ids: readonly string[]) => ids.map((unitId) => ({ unitId }));
    const parts = event?.withShares ? event.parts.map((part, index) => part + (index === 0 ? 1 : 0)) : [];
    const denominator = parts.reduce((sum, part) => sum + part, 0);
    const shares = parts.map((numerator, index) => ({
      fromId: from[0]!,
      toId: to[index]!,
      basis: 'dân số',
      share: { numerator, denominator },
    }));
    const id = `s${this.successions.length + 1}`;
    this.successions.push({ id, kind, on, decision: `NQ ${id}`, from: sides(from), to: sides(to), shares });
    for (const unit of [...from, ...to]) this.touched.add(unit);
  }
}

function titleOf(kind: UnitKind): string {
  const known: Partial<Record<UnitKind, string>> = { province: 'Tỉnh', district: 'Huyện', commune: 'Xã' };
  return known[kind] ?? 'Nước';
}

const syllables = [
  'An',
  'Bình',
  'Cẩm',
  'Đông',
  'Hòa',
  'Long',
  'Mỹ',
  'Ninh',
  'Phú',
  'Quảng',
  'Sơn',
  'Tân',
  'Vĩnh',
];

/** Invented names, some of them alike, as real ones are. */
const nameOf = (count: number): string =>
  `${syllables[count % 13]} ${syllables[Math.floor(count / 13) % 13]} ${(count % 7) + 1}`;
