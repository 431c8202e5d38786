import { createHash } from 'node:crypto';
import { loadRelations } from '../indicators/catalogue.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import { fitDossiers } from './demo-dossiers.ts';
import type { FormTemplate } from './form-template.ts';
import { blank, type FormValue, missingFor, valued, valueProblem } from './form-value.ts';
import { computeForms } from './formulas.ts';
import { checkEntered } from './live-checks.ts';
import { cellsOf, formulasIn } from './working.ts';

/** So often figures that contradict each other are mended; what still does is left out. */
const mendings = 12;

/**
 * Invented figures for the cells of a form that are entered: the same seed gives the same figures, and no two contradict each other.
 * `size` is about how many of a thing there are; `share` how much of a reporting year has passed, 0–1.
 */
export function inventedFigures(
  form: FormTemplate,
  seed: string,
  size: number,
  share: number,
): Map<string, FormValue> {
  const cells = [...cellsOf(form).values()];
  const values = new Map<string, FormValue>();
  for (const { indicator, isComputed } of cells)
    if (!isComputed) values.set(indicator.id, invented(indicator, seed, size, share));
  const indicators = cells.map(({ indicator }) => indicator);
  for (const { terms } of indicators) if (terms !== undefined) fitTerms(values, terms);
  fitDossiers(values);
  const formulas = formulasIn(form);
  const { relations } = loadRelations();
  for (let round = 0; round < mendings; round += 1) {
    const computed = computeForms(values, formulas);
    const wrong = checkEntered({ indicators, values: computed, relations, formulas });
    if (wrong.length === 0) break;
    for (const { indicator, others } of wrong) mend(values, [indicator, ...others], round);
  }
  return values;
}

/** Of what is counted beside a rate the part is no larger than the whole. */
function fitTerms(
  values: Map<string, FormValue>,
  { numerator, denominator }: NonNullable<Indicator['terms']>,
): void {
  const whole = values.get(denominator) ?? blank;
  const part = Number(values.get(numerator)?.value ?? 0);
  if (whole.value === null) values.set(numerator, missingFor('nothing-arose'));
  else values.set(numerator, valued(String(Math.min(part, Number(whole.value)))));
}

/** The larger of two figures comes down to the smaller first; where that does not help, neither is told. */
function mend(values: Map<string, FormValue>, ids: readonly string[], round: number): void {
  const entered = ids.filter((id) => values.has(id));
  const told = entered.map((id) => Number(values.get(id)!.value ?? 0));
  if (round > mendings / 2) for (const id of entered) values.set(id, missingFor('nothing-arose'));
  else if (entered.length === 2) for (const id of entered) values.set(id, valued(String(Math.min(...told))));
  else for (const id of entered.slice(0, 1)) values.set(id, missingFor('nothing-arose'));
}

function invented(indicator: Indicator, seed: string, size: number, share: number): FormValue {
  const { id, type, mode, choices } = indicator;
  if (type === 'text') return blank;
  // A commune that reports by itself is one.
  if (id === 'organisation.communes') return valued('1');
  // What stands for a whole year, or for ever, is the same in each report of the year; what is told since its start grows.
  const steady = chanceOf(`${seed.split('|')[0]} ${id}`);
  const varied = chanceOf(`${seed} ${id}`);
  if (choices !== undefined) return valued(Object.keys(choices)[0]!);
  if (type === 'percent') return valued(String(Math.round(850 + 149 * varied) / 10));
  if (type !== 'count' && type !== 'money') return missingFor('nothing-arose');
  if (steady < 0.25) return missingFor('nothing-arose');
  const whole = size * rarityOf(id) * (0.2 + steady);
  const now =
    mode === 'year' ? whole * share : mode === 'period' ? whole * share * (0.9 + varied / 5) : whole;
  const value = valued(String(Math.max(1, Math.round(now))));
  return valueProblem(value, indicator) === null ? value : missingFor('nothing-arose');
}

/** How many there are of a thing beside what a unit has most of: a commune has some schools and a health station, and few departments. */
const rarities: readonly (readonly [prefix: string, share: number])[] = [
  ['publicUnits.', 0.1],
  ['finance.autonomy.equitised', 0.005],
  ['finance.autonomy.', 0.02],
  ['positions.violations', 0.01],
  ['positions.', 0.05],
  ['organisation.communeDepartments', 0.03],
  ['discipline.', 0.01],
  ['inspection.', 0.05],
  ['dialogue.', 0.03],
  ['survey.held', 0.02],
  ['recruitment.', 0.03],
  ['documents.directivesIssued', 0.4],
];
const rarityOf = (id: string): number => rarities.find(([prefix]) => id.startsWith(prefix))?.[1] ?? 1;

/** 0–1, from the text alone. */
const chanceOf = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
