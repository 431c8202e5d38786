import { decimalText, exactOf, nought, plus } from '../../base/exact-decimal.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import type { FormTemplate } from './form-template.ts';
import { blank, type FormValue, type MissingReason, readEntered } from './form-value.ts';
import { computeForms, type Formula, formulasAtWork, termsOfRates } from './formulas.ts';
import type { Frozen } from './frozen.ts';
import { type Adjustment, type RolledUp, termsToHandUp } from './roll-up.ts';
import { isOfText } from './settled.ts';
import { draftWords } from './words.ts';
import { cellsOf, type FormCell } from './working.ts';

/** A cell as it should have been. */
export type Corrected = {
  readonly indicator: string;
  readonly typed: string;
  readonly missing: MissingReason | null;
};
type Values = Frozen['values'];
type Adjustments = Frozen['adjustments'];

export type Correcting = {
  readonly form: FormTemplate;
  /** How its cells came from each other when it was signed. */
  readonly formulas: readonly Formula[];
  readonly before: Pick<Frozen, 'values' | 'adjustments'>;
  readonly cells: readonly Corrected[];
  /** Why, and who says so: of what is added to a sum too. */
  readonly reason: string;
  readonly by: string;
  /** The figures below added up anew with these adjustments; null where these stay as they were. */
  readonly rollUp: ((adjustments: readonly Adjustment[]) => ReadonlyMap<string, RolledUp>) | null;
};
export type CorrectedFigures = {
  readonly values: Values;
  readonly adjustments: Adjustments;
  readonly indicators: readonly string[];
};

/**
 * The values of a signed report with these cells as they should have been; what is computed from them is computed anew. Another total
 * over an added-up sum is what is added to it: every figure still opens into its parts. Throws what is wrong with them, all at once.
 */
export function correctedValues(correcting: Correcting): CorrectedFigures {
  const { formulas, before, by } = correcting;
  const figures = figuresOf(correcting);
  const values = structuredClone(before.values);
  for (const [id, { value, missing }] of figures)
    if (!isAddedUp(values[id]))
      values[id] = { ...values[id]!, value, missing, source: 'corrected', by, terms: null };
  const adjustments = addUpAnew(correcting, figures, values);
  recompute(formulas, values);
  const indicators = Object.keys(values).filter((id) => !isSame(values[id]!, before.values[id]));
  if (indicators.length === 0) throw new Problem('input-invalid', { message: draftWords.nothingCorrected });
  return { values, adjustments, indicators };
}

const isAddedUp = (value: Values[string] | undefined): boolean => value?.source === 'addedUp';

/** Whether one of these cells is added up from below: then the whole is added up anew. */
export const touchesSums = (values: Values, cells: readonly Corrected[]): boolean =>
  cells.some(({ indicator }) => isAddedUp(values[indicator]));

/** A rate may print the same, and hand up other terms. */
function isSame(now: Values[string], before: Values[string] | undefined): boolean {
  const [terms, termsBefore] = [now.terms, before?.terms ?? null];
  return (
    now.value === before?.value &&
    now.missing === before?.missing &&
    terms?.numerator === termsBefore?.numerator &&
    terms?.denominator === termsBefore?.denominator
  );
}

/** The added-up cells from the versions taken now, and what is added to them since a person knows better. */
function addUpAnew(
  { before, rollUp, reason, by }: Correcting,
  typed: ReadonlyMap<string, FormValue>,
  values: Values,
): Adjustments {
  if (rollUp === null) return before.adjustments;
  const sums = rollUp(before.adjustments);
  const added = [...typed].flatMap(([indicator, { value }]) => {
    if (!isAddedUp(values[indicator]) || value === null) return [];
    const amount = missingFrom(sums.get(indicator)!, value);
    return amount === '0' ? [] : [{ indicator, amount, reason, by }];
  });
  const adjustments = [...before.adjustments, ...added];
  for (const [id, rolled] of added.length === 0 ? sums : rollUp(adjustments)) {
    const { value, missing } = rolled.value;
    const old = values[id];
    if (old !== undefined && isAddedUp(old))
      values[id] = { ...old, value, missing, terms: termsToHandUp(rolled) };
  }
  return adjustments;
}

function missingFrom({ value: { value: sum } }: RolledUp, wanted: string): string {
  return decimalText(plus(exactOf(wanted), sum === null ? nought : exactOf(sum), -1));
}

/** What was typed, by cell. */
function figuresOf({ form, formulas, before, cells }: Correcting): ReadonlyMap<string, FormValue> {
  const places = cellsOf(form);
  const computed = computedIn(formulas, before.values);
  const read = cells.map((cell, index) => {
    const old = before.values[cell.indicator];
    const one = figureOf(cell, index, old && places.get(cell.indicator), computed);
    return isAddedUp(old) ? ofSum(one, index, places) : one;
  });
  refuseIssues(read.flatMap((one) => ('issue' in one ? [one.issue] : [])));
  return new Map(read.flatMap((one) => ('figure' in one ? [[one.id, one.figure] as const] : [])));
}

type Read = { readonly issue: Issue } | { readonly id: string; readonly figure: FormValue };

/** Of what was added up only a sum can be typed over, by a figure; others follow the units below. */
function ofSum(one: Read, index: number, places: ReadonlyMap<string, FormCell>): Read {
  if ('issue' in one) return one;
  const at = ['cells', index];
  if (places.get(one.id)?.indicator.rollup !== 'sum')
    return { issue: { path: at, message: draftWords.followsBelow } };
  return one.figure.value === null ? { issue: { path: at, message: draftWords.sumHasFigure } } : one;
}

function figureOf(
  { indicator: id, typed, missing }: Corrected,
  index: number,
  place: FormCell | undefined,
  computed: ReadonlySet<string>,
): Read {
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

type After = {
  readonly indicators: readonly string[];
  readonly found: readonly { readonly finding: string }[];
};

/** What was said of a figure that is corrected now was said of the earlier one, and so of a passage that is right now. */
export const explanationsAfter = (
  explanations: Frozen['explanations'],
  { indicators, found }: After,
  said: Frozen['explanations'],
): Frozen['explanations'] => {
  const anew = new Set(said.map(({ finding }) => finding));
  const still = new Set(found.map(({ finding }) => finding));
  const speaksOf = ({ finding }: { readonly finding: string }) =>
    isOfText(finding) ? !still.has(finding) : finding.split('|').some((part) => indicators.includes(part));
  const earlier = explanations
    .filter(({ finding }) => !anew.has(finding))
    .map((one) => (speaksOf(one) ? { ...one, earlier: true as const } : one));
  return [...earlier, ...said];
};

/** The values as the checks and formulas read them. */
export const plain = (values: Values): Map<string, FormValue> =>
  new Map(Object.entries(values).map(([id, { value, missing, note }]) => [id, { value, missing, note }]));

/** The cells that come from others, as these stand. */
const computedIn = (formulas: readonly Formula[], values: Values): ReadonlySet<string> =>
  new Set(formulasAtWork(formulas, plain(values)).map(({ result }) => result));

/** Totals and rates follow the cells they come from. A rate that was added up is that of the units that told both its terms. */
function recompute(signed: readonly Formula[], values: Values): void {
  const figures = plain(values);
  const mine = signed.filter(({ kind, result }) => kind === 'sum' || !isAddedUp(values[result]));
  const formulas = formulasAtWork(mine, figures);
  const computed = computeForms(figures, formulas);
  const terms = termsOfRates(formulas, computed);
  for (const { result } of formulas) {
    const [old, next] = [values[result], computed.get(result)];
    if (old === undefined || next === undefined) continue;
    const isKept = isAddedUp(old) || (old.value === next.value && old.missing === next.missing);
    values[result] = {
      ...old,
      value: next.value,
      missing: next.missing,
      source: isKept ? old.source : 'formula',
      terms: terms.get(result) ?? null,
    };
  }
}
