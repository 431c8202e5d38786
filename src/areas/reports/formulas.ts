import { z } from 'zod';
import {
  decimalText,
  type Exact,
  exactOf,
  isDecimal,
  nought,
  percentage,
  plus,
} from '../../base/exact-decimal.ts';
import type { Relation, RelationOf } from '../indicators/relation.ts';
import type { FormTemplate } from './form-template.ts';
import { blank, type FormValue, type MissingReason, missingFor, valued } from './form-value.ts';

const rests = { rule: z.string(), result: z.string() };
/** How a cell comes from others of the same form; `rule` is the relation it rests on. */
export const Formula = z.discriminatedUnion('kind', [
  z.object({ ...rests, kind: z.literal('ratio'), numerator: z.string(), denominator: z.string() }).readonly(),
  z.object({ ...rests, kind: z.literal('sum'), parts: z.array(z.string()).readonly() }).readonly(),
]);
export type Formula = z.infer<typeof Formula>;

/** Decimals of a computed percentage, as the forms print it (domain: two). */
const rateDigits = 2;

/** The indicators that a form asks for, in its order. */
export const indicatorsIn = (template: FormTemplate): string[] =>
  template.tables.flatMap(({ rows }) => rows.flatMap(({ indicator }) => indicator ?? []));

/**
 * The computed cells of a form, each after those it is computed from: percentages whose two terms stand in the form, and totals
 * whose parts all stand in it and add up in one way only. A total that two relations explain, or that comes from itself, is keyed.
 */
export function formulasOf(template: FormTemplate, relations: readonly Relation[]): Formula[] {
  const inForm = new Set(indicatorsIn(template));
  const formulas = relations.flatMap((relation): Formula[] => {
    if (relation.kind === 'ratio') return ratioFormula(relation, inForm);
    return relation.kind === 'sum' ? sumFormula(relation, inForm) : [];
  });
  const results = formulas.map(({ result }) => result);
  const only = formulas.filter(({ result }) => results.indexOf(result) === results.lastIndexOf(result));
  return inOrder(only);
}

function ratioFormula(
  { id: rule, result, numerator, denominator }: RelationOf<'ratio'>,
  inForm: ReadonlySet<string>,
): Formula[] {
  const whole = [result, numerator, denominator].every((id) => inForm.has(id));
  return whole ? [{ kind: 'ratio', rule, result, numerator, denominator }] : [];
}

function sumFormula(relation: RelationOf<'sum'>, inForm: ReadonlySet<string>): Formula[] {
  const { id: rule, total: result, parts } = relation;
  const exact =
    relation.computes &&
    relation.severity === 'error' &&
    relation.rest === undefined &&
    relation.or.length === 0 &&
    relation.closing.length === 0 &&
    !relation.unless.some((id) => inForm.has(id));
  return exact && [result, ...parts].every((id) => inForm.has(id))
    ? [{ kind: 'sum', rule, result, parts }]
    : [];
}

const termsOf = (formula: Formula): readonly string[] =>
  formula.kind === 'sum' ? formula.parts : [formula.numerator, formula.denominator];

/** Terms before results; what goes round in a circle is left out. */
function inOrder(formulas: readonly Formula[]): Formula[] {
  const ordered: Formula[] = [];
  let waiting = formulas;
  for (;;) {
    const unknown = new Set(waiting.map(({ result }) => result));
    const ready = waiting.filter((formula) => !termsOf(formula).some((id) => unknown.has(id)));
    if (ready.length === 0) return ordered;
    ordered.push(...ready);
    waiting = waiting.filter((formula) => !ready.includes(formula));
  }
}

type Rate = Extract<Formula, { kind: 'ratio' }>;
const isAskedBeside = ({ rule }: Formula): boolean => rule.startsWith('terms:');

/** Rates that were keyed, whose two counts are asked beside them: these give none, or were left out. */
export const keyedRates = (formulas: readonly Formula[], values: ReadonlyMap<string, FormValue>): Rate[] =>
  formulas.flatMap((formula) => {
    const isKeyed = (values.get(formula.result)?.value ?? null) !== null;
    return formula.kind === 'ratio' && isAskedBeside(formula) && isKeyed ? [formula] : [];
  });

/** Formulas that apply: a rate whose terms are asked beside it keeps what was keyed where they give none. */
export const formulasAtWork = (
  formulas: readonly Formula[],
  values: ReadonlyMap<string, FormValue>,
): Formula[] =>
  formulas.filter((formula) => {
    if (!isAskedBeside(formula)) return true;
    const terms = termsOf(formula).map((id) => values.get(id) ?? blank) as [FormValue, FormValue];
    if (!terms.every(isTold)) return false;
    return rateOf(...terms).value !== null || (values.get(formula.result)?.value ?? null) === null;
  });

/** The two terms of each computed rate, exact: what goes up instead of it. Where nothing arose a term is 0; without a rate there are none. */
export function termsOfRates(
  formulas: readonly Formula[],
  values: ReadonlyMap<string, FormValue>,
): Map<string, { readonly numerator: string; readonly denominator: string }> {
  const amount = (id: string) => values.get(id)?.value ?? '0';
  return new Map(
    formulasAtWork(formulas, values).flatMap((formula) => {
      if (formula.kind === 'sum') return [];
      const [numerator, denominator] = termsOf(formula) as [string, string];
      const rate = rateOf(values.get(numerator) ?? blank, values.get(denominator) ?? blank);
      if (rate.value === null) return [];
      return [[formula.result, { numerator: amount(numerator), denominator: amount(denominator) }]];
    }),
  );
}

/** Whether a cell has a figure or says why it has none. */
export const isTold = ({ value, missing }: FormValue): boolean => value !== null || missing !== null;

/** The values of a form with its computed cells; what was keyed into these is replaced, their notes stay. `formulas` as `formulasOf` orders them. */
export function computeForms(
  values: ReadonlyMap<string, FormValue>,
  formulas: readonly Formula[],
): Map<string, FormValue> {
  const computed = new Map(values);
  const at = (id: string) => computed.get(id) ?? blank;
  for (const formula of formulas) {
    const value =
      formula.kind === 'sum'
        ? sumOf(formula.parts.map(at))
        : rateOf(at(formula.numerator), at(formula.denominator));
    computed.set(formula.result, { ...value, note: at(formula.result).note });
  }
  return computed;
}

/**
 * Half up at two decimals. Where nothing arose a term is 0; 0/0 is "nothing arose" (neither 0 nor 100); without a term there is
 * no rate. Something out of nothing is left blank: a check tells it.
 */
export function rateOf(numerator: FormValue, denominator: FormValue): FormValue {
  const terms = [numerator, denominator];
  if (terms.some(isBlank)) return blank;
  const lacking = (['no-data', 'not-competent'] as const).find((why) =>
    terms.some((term) => term.missing === why),
  );
  if (lacking !== undefined) return missingFor(lacking);
  const [part, whole] = terms.map(amountOf) as [Exact, Exact];
  if (whole.units !== 0n) return valued(percentage(part, whole, rateDigits));
  return part.units === 0n ? missingFor('nothing-arose') : blank;
}

/** Exact. A part in which nothing arose, or that is not the unit's to tell, adds nothing; without a part there is no total. */
function sumOf(parts: readonly FormValue[]): FormValue {
  if (parts.some(isBlank)) return blank;
  const reasons = new Set(parts.map((part) => part.missing));
  if (reasons.has('no-data')) return missingFor('no-data');
  if (reasons.has(null))
    return valued(decimalText(parts.map(amountOf).reduce((sum, part) => plus(sum, part), nought)));
  const reason: MissingReason = reasons.has('nothing-arose') ? 'nothing-arose' : 'not-competent';
  return missingFor(reason);
}

/** Words that an old file left in a cell of figures compute nothing. */
const isBlank = ({ value, missing }: FormValue) => missing === null && (value === null || !isDecimal(value));
const amountOf = ({ value }: FormValue): Exact => (value === null ? nought : exactOf(value));
