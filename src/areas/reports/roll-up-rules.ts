import type { Indicator } from '../indicators/dictionary.ts';
import type { Formula } from './formulas.ts';

/** The two figures behind a percentage. */
export type Terms = { readonly numerator: string; readonly denominator: string };
type Column = 'amount' | 'numerator' | 'denominator';

/** Why a figure above lacks a unit. */
export const lacks = ['no-report', 'blank', 'no-data', 'no-terms'] as const;
export type Lack = (typeof lacks)[number];

/** How the upper unit's figure comes from the lower ones' (domain: what is added up, and how). */
export type RollUpRule = {
  readonly indicator: string;
  /** `rate` and `share` add up the two terms of each unit, `share` counting the units that say yes where there are none. */
  readonly kind: 'sum' | 'rate' | 'share' | 'last' | 'none';
  /** The cells whose adjustment moves a column: of a total those it is added up from too. */
  readonly moved: Readonly<Record<Column, ReadonlySet<string>>>;
};
export type RollUpRules = {
  readonly all: readonly RollUpRule[];
  /** The rules that a cell's adjustment moves, or that read the cell. */
  readonly reading: ReadonlyMap<string, readonly RollUpRule[]>;
};

/** The rules of the cells of a form. A rate of figures that each unit answers for itself is computed from these, not added up. */
export function rollUpRules(indicators: readonly Indicator[], formulas: readonly Formula[]): RollUpRules {
  const rollups = new Map(indicators.map(({ id, rollup }) => [id, rollup]));
  const all = indicators.map(({ id, rollup }) => ruleOf(id, rollup, rollups, formulas));
  const reading = new Map<string, RollUpRule[]>();
  for (const rule of all)
    for (const id of new Set([rule.indicator, ...Object.values(rule.moved).flatMap((cells) => [...cells])]))
      reading.set(id, [...(reading.get(id) ?? []), rule]);
  return { all, reading };
}

const nothingMoved = {
  amount: new Set<string>(),
  numerator: new Set<string>(),
  denominator: new Set<string>(),
};

function ruleOf(
  indicator: string,
  rollup: Indicator['rollup'],
  rollups: ReadonlyMap<string, Indicator['rollup']>,
  formulas: readonly Formula[],
): RollUpRule {
  if (rollup === 'sum')
    return { indicator, kind: 'sum', moved: { ...nothingMoved, amount: addedInto(indicator, formulas) } };
  if (rollup !== 'ratio' && rollup !== 'share') return { indicator, kind: rollup, moved: nothingMoved };
  const kind = rollup === 'ratio' ? 'rate' : 'share';
  const formula = formulas.find((one) => one.kind === 'ratio' && one.result === indicator);
  if (formula?.kind !== 'ratio') return { indicator, kind, moved: nothingMoved };
  const { numerator, denominator } = formula;
  if (kind === 'rate' && [numerator, denominator].some((id) => rollups.get(id) !== 'sum'))
    return { indicator, kind: 'none', moved: nothingMoved };
  const moved = {
    ...nothingMoved,
    numerator: addedInto(numerator, formulas),
    denominator: addedInto(denominator, formulas),
  };
  return { indicator, kind, moved };
}

/** A cell and, where it is a total of the form, the cells it is added up from. */
function addedInto(indicator: string, formulas: readonly Formula[]): Set<string> {
  const total = formulas.find((one) => one.kind === 'sum' && one.result === indicator);
  if (total?.kind !== 'sum') return new Set([indicator]);
  return new Set([indicator, ...total.parts.flatMap((part) => [...addedInto(part, formulas)])]);
}

/** Whoever answers a part of a total answers the total, whether or not its own form prints it. */
export const isAsked = ({ indicator, kind, moved }: RollUpRule, asks: ReadonlySet<string>): boolean =>
  asks.has(indicator) || (kind === 'sum' && [...moved.amount].some((id) => asks.has(id)));
