import { decimalText, exactOf } from '../../base/exact-decimal.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import type { FormTemplate } from './form-template.ts';
import { blank, type FormValue, type MissingReason, readEntered } from './form-value.ts';
import { computeForms, formulasAtWork } from './formulas.ts';
import type { Frozen } from './frozen.ts';
import { draftWords } from './words.ts';
import { cellsOf, type FormCell, formulasIn } from './working.ts';

/** A cell as it should have been. */
export type Corrected = {
  readonly indicator: string;
  readonly typed: string;
  readonly missing: MissingReason | null;
};
type Values = Frozen['values'];

/**
 * The values of a signed report with these cells as they should have been; what is computed from them is computed anew. Throws what
 * is wrong with them, all at once.
 */
export function correctedValues(
  form: FormTemplate,
  before: Values,
  cells: readonly Corrected[],
  by: string,
): { readonly values: Values; readonly indicators: readonly string[] } {
  const figures = figuresOf(form, before, cells);
  const values = structuredClone(before);
  for (const [id, { value, missing }] of figures) {
    const old = values[id]!;
    values[id] = { ...old, value, missing, source: 'corrected', by, terms: rescaled(old.terms, value) };
  }
  recompute(form, values);
  const isChanged = (id: string) =>
    values[id]!.value !== before[id]?.value || values[id]!.missing !== before[id]?.missing;
  const indicators = Object.keys(values).filter(isChanged);
  if (indicators.length === 0) throw new Problem('input-invalid', { message: draftWords.nothingCorrected });
  return { values, indicators };
}

/** What was typed, by cell. */
function figuresOf(
  form: FormTemplate,
  before: Values,
  cells: readonly Corrected[],
): ReadonlyMap<string, FormValue> {
  const places = cellsOf(form);
  const computed = computedIn(form, before);
  const read = cells.map((cell, index) =>
    figureOf(cell, index, before[cell.indicator] && places.get(cell.indicator), computed),
  );
  refuseIssues(read.flatMap((one) => ('issue' in one ? [one.issue] : [])));
  return new Map(read.flatMap((one) => ('figure' in one ? [[one.id, one.figure] as const] : [])));
}

function figureOf(
  { indicator: id, typed, missing }: Corrected,
  index: number,
  place: FormCell | undefined,
  computed: ReadonlySet<string>,
): { readonly issue: Issue } | { readonly id: string; readonly figure: FormValue } {
  const at = ['cells', index];
  if (place === undefined) return { issue: { path: at, message: draftWords.noSuchCell } };
  if (computed.has(id)) return { issue: { path: at, message: draftWords.isComputed } };
  if (missing !== null) return { id, figure: { ...blank, missing } };
  const entered = readEntered(typed, place.indicator);
  const typedAt = [...at, 'typed'];
  if ('problem' in entered) return { issue: { path: typedAt, message: entered.problem } };
  // A signed cell has a figure or a reason, and so has a corrected one.
  const isLeft = entered.value.value === null && entered.value.missing === null;
  return isLeft && place.indicator.type !== 'text'
    ? { issue: { path: typedAt, message: draftWords.correctedBlank } }
    : { id, figure: entered.value };
}

/** What was said of a figure that is corrected now was said of the earlier one. */
export const explanationsAfter = (
  explanations: Frozen['explanations'],
  corrected: readonly string[],
): Frozen['explanations'] =>
  explanations.map((one) =>
    one.finding.split('|').some((part) => corrected.includes(part)) ? { ...one, earlier: true } : one,
  );

const plain = (values: Values): Map<string, FormValue> =>
  new Map(Object.entries(values).map(([id, { value, missing, note }]) => [id, { value, missing, note }]));

/** The cells that come from others, as these stand. */
const computedIn = (form: FormTemplate, values: Values): ReadonlySet<string> =>
  new Set(formulasAtWork(formulasIn(form), plain(values)).map(({ result }) => result));

/** Totals and rates follow the cells they come from, those that were added up from below too. */
function recompute(form: FormTemplate, values: Values): void {
  const figures = plain(values);
  const formulas = formulasAtWork(formulasIn(form), figures);
  const computed = computeForms(figures, formulas);
  for (const formula of formulas) {
    const [old, next] = [values[formula.result], computed.get(formula.result)];
    if (old === undefined || next === undefined) continue;
    const terms = formula.kind === 'ratio' ? termsOf(computed, formula) : null;
    const isSame = old.value === next.value && old.missing === next.missing;
    const source = isSame ? old.source : 'formula';
    values[formula.result] = { ...old, value: next.value, missing: next.missing, source, terms };
  }
}

function termsOf(
  values: ReadonlyMap<string, FormValue>,
  { numerator, denominator }: { readonly numerator: string; readonly denominator: string },
): Values[string]['terms'] {
  const [part, whole] = [values.get(numerator)?.value, values.get(denominator)?.value];
  return part && whole ? { numerator: part, denominator: whole } : null;
}

/** Of a rate that nobody can compute anew: what goes up is the corrected share of the same whole. */
function rescaled(terms: Values[string]['terms'], value: string | null): Values[string]['terms'] {
  if (terms === null || value === null) return null;
  const [rate, whole] = [exactOf(value), exactOf(terms.denominator)];
  const numerator = decimalText({ units: rate.units * whole.units, scale: rate.scale + whole.scale + 2 });
  return { ...terms, numerator };
}
