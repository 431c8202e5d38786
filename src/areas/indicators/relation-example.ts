import { formatNumber } from '../../base/decimal.ts';
import { checkGoals, checkRelations } from './check-relations.ts';
import type { Indicator } from './dictionary.ts';
import type { Fact } from './fact.ts';
import type { Relation } from './relation.ts';
import { words } from './words.ts';

export type Example = { readonly wrong: string; readonly right: string };
type Dictionary = ReadonlyMap<string, Indicator>;

/** What the check itself says of invented readings, once where they break a relation and once where they keep it. Throws where it says nothing. */
export function relationExample(relation: Relation, indicators: Dictionary): Example {
  const { wrong, right } = readingsFor(relation, indicators);
  const check = relation.kind === 'goal' ? checkGoals : checkRelations;
  const broken = check(wrong, [relation]).findings.find(({ rule }) => rule === relation.id);
  const kept = check(right, [relation]);
  if (broken === undefined || kept.findings.some(({ rule }) => rule === relation.id))
    throw new Error(`${relation.id}: its example is none`);
  return { wrong: broken.message, right: kept.held[0]?.message ?? listed(right) };
}

/** "Biên chế được giao: 35; Biên chế có mặt: 33". */
export const listed = (facts: readonly Fact[]): string =>
  words.readings(
    facts.map(({ indicator: { name, type }, column, raw }) => ({
      name,
      column,
      raw: type === 'percent' ? `${raw} %` : raw,
    })),
  );

type Readings = { readonly wrong: readonly Fact[]; readonly right: readonly Fact[] };
type Figures = Readonly<Record<string, number | string>>;

/** Invented readings that break a relation, and others that keep it. */
export function readingsFor(relation: Relation, indicators: Dictionary): Readings {
  const [wrong, right] = figuresFor(relation).map((figures) =>
    Object.entries(figures).map(([id, figure]) => reading(indicators, id, figure)),
  );
  return { wrong: wrong!, right: right! };
}

function figuresFor(relation: Relation): readonly [wrong: Figures, right: Figures] {
  switch (relation.kind) {
    case 'ratio': {
      const terms = { [relation.numerator]: 33, [relation.denominator]: 44 };
      return [
        { ...terms, [relation.result]: 57 },
        { ...terms, [relation.result]: 75 },
      ];
    }
    case 'sum': {
      const values = relation.parts.map((_, index) => partValues[index % partValues.length]!);
      const parts = Object.fromEntries(relation.parts.map((id, index) => [id, values[index]!]));
      const sum = values.reduce((a, b) => a + b, 0);
      return [
        { ...parts, [relation.total]: sum - 1 },
        { ...parts, [relation.total]: sum },
      ];
    }
    case 'at-most':
      return [
        { [relation.part]: 38, [relation.whole]: 35 },
        { [relation.part]: 33, [relation.whole]: 35 },
      ];
    case 'equal':
      return [
        { [relation.one]: 38, [relation.other]: 35 },
        { [relation.one]: 35, [relation.other]: 35 },
      ];
    case 'answered': {
      const details = { [relation.details[0]!]: relation.chosen ? 0 : 35 };
      return [
        { [relation.answer]: 0, ...details },
        { [relation.answer]: 1, ...details },
      ];
    }
    case 'goal':
      return [
        { [relation.goal]: 'Đạt', [relation.measure]: 0 },
        { [relation.goal]: 'Đạt', [relation.measure]: 35 },
      ];
    case 'copied': {
      const figure = relation.above + 36;
      return [
        { [relation.one]: figure, [relation.other]: figure },
        { [relation.one]: figure, [relation.other]: figure + 9 },
      ];
    }
    // The cut of 6 is 12,5 % of this year's 48, and 10 % of the 60 of the base year.
    case 'base-year': {
      const known = { [relation.cut]: 6, [relation.wrongBases[0]!]: 48 };
      return [
        { ...known, [relation.rate]: 12.5 },
        { ...known, [relation.rate]: 10 },
      ];
    }
  }
}

const partValues = [34, 12, 9, 8, 6, 5, 4];

/** A reading of an indicator in a form, as the checks take it. Throws where the dictionary has no such indicator. */
export function reading(indicators: Dictionary, id: string, figure: number | string, column = ''): Fact {
  const indicator = indicators.get(id);
  if (indicator === undefined) throw new Error(`${id} is not in the dictionary`);
  const raw = typeof figure === 'number' ? formatNumber(figure) : figure;
  const value = typeof figure === 'number' ? figure : null;
  const text = typeof figure === 'number' ? null : figure;
  return { indicator, column, source: 'form', raw, value, text, certainty: 1, at: { quote: indicator.name } };
}
