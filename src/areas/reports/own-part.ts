import { addUp, decimalText } from '../../base/exact-decimal.ts';
import type { AddedUp } from './adding-up.ts';
import type { Cell } from './contract.ts';
import type { FormValue } from './form-value.ts';
import type { ReportRow } from './report-row.ts';
import { sumOf } from './roll-up.ts';

/** What a sum from below is made of, beside the part of the unit's own departments; a rate is typed in its terms. */
export function sumView(
  id: string,
  { unit_id }: ReportRow,
  { rolled, adjustments }: AddedUp,
  own: Pick<FormValue, 'value' | 'missing'> | undefined,
): Cell['addedUp'] {
  const figure = rolled.get(id);
  if (figure?.rule.kind !== 'sum') return null;
  const below = sumOf(figure.parts.filter(({ unitId }) => unitId !== unit_id));
  const amounts = adjustments.flatMap(({ indicator, amount }) => (indicator === id ? [amount] : []));
  return {
    own: { value: own?.value ?? null, missing: own?.missing ?? null },
    below: { value: below.value, missing: below.missing },
    adjusted: amounts.length === 0 ? null : decimalText(addUp(amounts)),
  };
}
