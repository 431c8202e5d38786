import type { Indicator } from '../indicators/dictionary.ts';
import { blank, type FormValue } from './form-value.ts';
import { type Formula, formulasAtWork, isTold, keyedRates } from './formulas.ts';

/**
 * The cells that still lack an answer, one count for the tabs of the page, the parts and the closing. Missing is not zero: each cell
 * has a figure or the reason why not. What is computed as the figures stand is nobody's to fill in, words need not be said, and a rate
 * may have come without the two counts that are asked beside it.
 */
export function blankCells(
  indicators: Iterable<Pick<Indicator, 'id' | 'type'>>,
  formulas: readonly Formula[],
  values: ReadonlyMap<string, FormValue>,
): Set<string> {
  const settled = new Set([
    ...formulasAtWork(formulas, values).map(({ result }) => result),
    ...keyedRates(formulas, values).flatMap(({ numerator, denominator }) => [numerator, denominator]),
  ]);
  const blanks = new Set<string>();
  for (const { id, type } of indicators)
    if (type !== 'text' && !settled.has(id) && !isTold(values.get(id) ?? blank)) blanks.add(id);
  return blanks;
}
