import type { PlainDate } from '../../base/plain-date.ts';
import { apportion, makeOneWhole } from './apportion.ts';
import {
  type Holder,
  type HolderKey,
  holderOf,
  keyOf,
  type Passage,
  passagesBetween,
  reversed,
} from './passage.ts';
import { type Units, unitAt } from './tree.ts';
import type { Share } from './unit.ts';

/** An additive figure by unit. Whole numbers in the smallest place that is kept: 12,34 with two decimals is 1234n. Null: not given. */
export type Figures = ReadonlyMap<string, bigint | null>;

export type Given = {
  /** The day on whose tree the figures stand. */
  readonly on: PlainDate;
  readonly figures: Figures;
  /** Of "đơn vị đã giải thể", by the unit they are kept under. */
  readonly dissolved?: Figures;
};

/**
 * `divided`: a unit went to several without shares. `several-bases`: shares by more than one basis are known, and none was
 * asked for. `joined`: looking back, a unit was made of several. `no-successor`, `no-predecessor`: the history does not say.
 * `not-there`: the unit did not exist on the day of the figures.
 */
export const breakReasons = [
  'divided',
  'several-bases',
  'joined',
  'no-successor',
  'no-predecessor',
  'not-there',
] as const;
export type BreakReason = (typeof breakReasons)[number];

/** An amount that is known only for several units together. */
export type Break = {
  readonly reason: BreakReason;
  readonly of: Holder;
  /** The day from which the series is broken. */
  readonly on: PlainDate;
  /** Null where the figure was not given either. */
  readonly amount: bigint | null;
  /** The holders in which it lies; empty where nobody knows. */
  readonly among: readonly Holder[];
};

export type Carried = {
  readonly on: PlainDate;
  readonly figures: ReadonlyMap<string, bigint>;
  readonly dissolved: ReadonlyMap<string, bigint>;
  readonly breaks: readonly Break[];
  /** Those to which a figure that was not given belongs: what is summed for them lacks something. */
  readonly lacking: readonly { readonly of: Holder; readonly in: Holder }[];
  /** Every share that divided a figure, so that the result can be explained. */
  readonly divided: readonly (Share & { readonly on: PlainDate })[];
};

/**
 * Restates an additive figure on the boundaries of another day. What a unit was made of in full is summed; what was divided is
 * divided by the shares entered for it, and without them stays a visible break, until its parts come together again. Nothing
 * is lost: figures, dissolved and breaks add up to what was given.
 */
export function carry(units: Units, given: Given, on: PlainDate, basis?: string): Carried {
  const state = startOf(units, given);
  if (on >= given.on) for (const passage of passagesBetween(units, given.on, on)) pass(state, passage, basis);
  else
    for (const passage of passagesBetween(units, on, given.on).reverse())
      pass(state, reversed(passage), basis, 'back');
  return resultOf(state, on);
}

/** A figure that is not given, or known only for several holders together. */
type Loose = {
  readonly origin: Pick<Break, 'reason' | 'of' | 'on'> | null;
  readonly of: Holder;
  readonly amount: bigint | null;
  readonly among: readonly HolderKey[];
  /** Whether a part of it may lie where nobody knows: it never becomes whole again. */
  readonly astray: boolean;
};

type State = {
  readonly settled: Map<HolderKey, bigint>;
  loose: Loose[];
  readonly divided: (Share & { on: PlainDate })[];
};

function startOf(units: Units, { on, figures, dissolved = new Map() }: Given): State {
  const state: State = { settled: new Map(), loose: [], divided: [] };
  for (const [unitId, amount] of figures) place(units, state, { unitId, dissolved: false }, amount, on);
  for (const [unitId, amount] of dissolved) place(units, state, { unitId, dissolved: true }, amount, on);
  return state;
}

function place(units: Units, state: State, of: Holder, amount: bigint | null, on: PlainDate): void {
  const there = unitAt(units, of.unitId, on) !== undefined;
  if (there && amount !== null) state.settled.set(keyOf(of), amount);
  else if (there) state.loose.push({ origin: null, of, amount, among: [keyOf(of)], astray: false });
  else state.loose.push({ origin: { reason: 'not-there', of, on }, of, amount, among: [], astray: true });
}

/** All leave as they were on the eve, then all arrive: what a unit takes in on a day does not leave it on the same day. */
function pass(state: State, passage: Passage, basis: string | undefined, back?: 'back'): void {
  const before = state.loose;
  state.loose = [];
  const arriving: [HolderKey, bigint][] = [];
  for (const [key, heirs] of passage.heirs) {
    const amount = state.settled.get(key);
    if (amount === undefined) continue;
    state.settled.delete(key);
    arriving.push(...divide(state, passage, key, heirs, amount, basis, back));
  }
  for (const one of before) moveLoose(state, passage, one, arriving);
  for (const [key, amount] of arriving) state.settled.set(key, (state.settled.get(key) ?? 0n) + amount);
}

function divide(
  state: State,
  passage: Passage,
  key: HolderKey,
  heirs: readonly HolderKey[],
  amount: bigint,
  basis: string | undefined,
  back: 'back' | undefined,
): [HolderKey, bigint][] {
  if (heirs.length === 1) return [[heirs[0]!, amount]];
  const shares = back === undefined ? sharesFor(passage, key, heirs, basis) : ('joined' as const);
  if (typeof shares === 'string') {
    const none = back === undefined ? ('no-successor' as const) : ('no-predecessor' as const);
    const of = holderOf(key);
    const origin = { reason: heirs.length === 0 ? none : shares, of, on: passage.on };
    state.loose.push({ origin, of, amount, among: heirs, astray: heirs.length === 0 });
    return [];
  }
  state.divided.push(...shares.map((share) => ({ ...share, on: passage.on })));
  const parts = apportion(
    amount,
    shares.map(({ share }) => share),
  )!;
  return heirs.map((heir, index) => [heir, parts[index]!]);
}

/** One share for each heir, in their order; or why there are none. */
function sharesFor(
  { shares, dividedAs }: Passage,
  key: HolderKey,
  heirs: readonly HolderKey[],
  basis: string | undefined,
): Share[] | 'divided' | 'several-bases' {
  const known = shares.get(dividedAs.get(key) ?? '') ?? [];
  const wanted = heirs.map((heir) => holderOf(heir).unitId);
  const bases = [...new Set(known.map((share) => share.basis))].filter(
    (one) => basis === undefined || one === basis,
  );
  const sets = bases.map((one) =>
    completeSet(
      known.filter((share) => share.basis === one),
      wanted,
    ),
  );
  const complete = sets.filter((set) => set !== null);
  if (complete.length > 1) return 'several-bases';
  return complete[0] ?? 'divided';
}

function completeSet(shares: readonly Share[], wanted: readonly string[]): Share[] | null {
  const set = wanted.map((unitId) => shares.filter(({ toId }) => toId === unitId));
  const once = set.every((found) => found.length === 1) && shares.length === wanted.length;
  return once && makeOneWhole(shares.map(({ share }) => share)) ? set.flat() : null;
}

/** What lies in several units follows them all; where they end in one, it is whole again. */
function moveLoose(state: State, { heirs }: Passage, one: Loose, arriving: [HolderKey, bigint][]): void {
  const among = [...new Set(one.among.flatMap((key) => heirs.get(key) ?? [key]))];
  const astray = one.astray || one.among.some((key) => heirs.get(key)?.length === 0);
  if (one.amount !== null && among.length === 1 && !astray) arriving.push([among[0]!, one.amount]);
  else state.loose.push({ ...one, among, astray });
}

function resultOf({ settled, loose, divided }: State, on: PlainDate): Carried {
  const held = [...settled].map(([key, amount]) => ({ ...holderOf(key), amount }));
  const listOf = (dissolved: boolean) =>
    new Map(held.filter((one) => one.dissolved === dissolved).map(({ unitId, amount }) => [unitId, amount]));
  return {
    on,
    figures: listOf(false),
    dissolved: listOf(true),
    breaks: loose
      .filter(({ origin }) => origin !== null)
      .map(({ origin, amount, among }) => ({ ...origin!, amount, among: among.map(holderOf) })),
    lacking: loose
      .filter(({ amount }) => amount === null)
      .flatMap(({ of, among }) => among.map((key) => ({ of, in: holderOf(key) }))),
    divided,
  };
}
