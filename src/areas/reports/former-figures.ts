import { addDays, daysBetween, type PlainDate } from '../../base/plain-date.ts';

export type Window = { readonly from: PlainDate; readonly to: PlainDate };
/** What a former unit signed for one window. */
export type Signed = Window & {
  readonly reportId: string;
  readonly number: number;
  /** Where nothing arose the figure is 0. */
  readonly values: ReadonlyMap<string, string>;
  /** The indicators of which it said that nothing arose. */
  readonly nothing: ReadonlySet<string>;
};
type Counted = {
  readonly signed: readonly Signed[];
  /** The days of the former unit that stand in none of them. */
  readonly gaps: readonly Window[];
};

/** A figure told since the start of the year stands whole in what was signed last. */
export function sinceTheStart(signed: readonly Signed[], indicator: string, within: Window): Counted {
  const last = signed.toSorted((a, b) => compare(b.to, a.to))[0];
  if (last === undefined || !last.values.has(indicator)) return { signed: [], gaps: [] };
  return { signed: [last], gaps: gapsIn(within, [{ from: within.from, to: last.to }]) };
}

/** Of a count of its own window, windows side by side are added; of those that overlap the widest holds the others. */
export function sideBySide(signed: readonly Signed[], indicator: string, within: Window): Counted {
  const told = signed
    .filter((one) => one.from >= within.from && one.to <= within.to && one.values.has(indicator))
    .toSorted((a, b) => daysBetween(b.from, b.to) - daysBetween(a.from, a.to) || compare(b.to, a.to));
  const chosen: Signed[] = [];
  for (const one of told)
    if (chosen.every((other) => one.to < other.from || one.from > other.to)) chosen.push(one);
  const inOrder = chosen.toSorted((a, b) => compare(a.from, b.from));
  return { signed: inOrder, gaps: gapsIn(within, inOrder) };
}

/** What is left over as a window begins is that of the earliest one alone: in the later ones it was left over by these. */
export function asItBegan(signed: readonly Signed[], indicator: string, within: Window): Counted {
  const first = sideBySide(signed, indicator, within).signed[0];
  if (first === undefined) return { signed: [], gaps: [] };
  return { signed: [first], gaps: gapsIn({ from: within.from, to: first.to }, [first]) };
}

/** The stretches of days that none of the windows holds; the windows are in order and apart. */
function gapsIn({ from, to }: Window, windows: readonly Window[]): Window[] {
  const gaps: Window[] = [];
  let next = from;
  for (const window of windows) {
    if (window.from > next) gaps.push({ from: next, to: addDays(window.from, -1) });
    next = addDays(window.to, 1);
  }
  return next <= to ? [...gaps, { from: next, to }] : gaps;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
