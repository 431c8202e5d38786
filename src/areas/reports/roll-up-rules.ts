import type { Indicator } from '../indicators/dictionary.ts';
import type { Relation } from '../indicators/relation.ts';

/** The two figures behind a percentage, asked beside it where the form has none. */
export type Terms = { readonly numerator: string; readonly denominator: string };

/** How the upper unit's figure comes from the lower ones' (domain: what is added up, and how). */
export type RollUpRule = {
  readonly indicator: string;
  /** `ratio` takes its terms from two other cells, `terms` from what is asked beside the rate. */
  readonly kind: 'sum' | 'ratio' | 'terms' | 'share' | 'last' | 'none';
  /** The cells of the two terms, for `ratio`. */
  readonly termCells: Terms | null;
};
export type RollUpRules = {
  readonly all: readonly RollUpRule[];
  /** The rules that read a cell. */
  readonly reading: ReadonlyMap<string, readonly RollUpRule[]>;
};

/** The rules of some indicators. A rate of figures that each unit answers for itself is computed from these, not added up. */
export function rollUpRules(indicators: readonly Indicator[], relations: readonly Relation[]): RollUpRules {
  const rollups = new Map(indicators.map(({ id, rollup }) => [id, rollup]));
  const all = indicators.map(({ id, rollup }) => ruleOf(id, rollup, rollups, relations));
  const reading = new Map<string, RollUpRule[]>();
  for (const rule of all) for (const id of cellsOf(rule)) reading.set(id, [...(reading.get(id) ?? []), rule]);
  return { all, reading };
}

function ruleOf(
  indicator: string,
  rollup: Indicator['rollup'],
  rollups: ReadonlyMap<string, Indicator['rollup']>,
  relations: readonly Relation[],
): RollUpRule {
  if (rollup !== 'ratio') return { indicator, kind: rollup, termCells: null };
  const known = relations.find(
    (one) =>
      one.kind === 'ratio' &&
      one.result === indicator &&
      rollups.has(one.numerator) &&
      rollups.has(one.denominator),
  );
  if (known?.kind !== 'ratio') return { indicator, kind: 'terms', termCells: null };
  const { numerator, denominator } = known;
  const adds = [numerator, denominator].every((id) => rollups.get(id) === 'sum');
  return adds
    ? { indicator, kind: 'ratio', termCells: { numerator, denominator } }
    : { indicator, kind: 'none', termCells: null };
}

const cellsOf = ({ indicator, termCells }: RollUpRule): readonly string[] =>
  termCells === null ? [indicator] : [indicator, termCells.numerator, termCells.denominator];
