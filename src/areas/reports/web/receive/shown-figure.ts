import { isDecimal, printDecimal } from '../../../../base/exact-decimal.ts';
import { missingWords } from '../../checks/words.ts';
import type { MissingReason } from '../../form-value.ts';

type Figure = { readonly value: string | null; readonly missing: string | null };

/** A figure as people read it: "1.157", "99,7", "không phát sinh"; nothing where nothing was told. */
export function shownFigure({ value, missing }: Figure, unit: string | null): string {
  if (missing !== null) return missingWords[missing as MissingReason].vi;
  if (value === null) return '';
  // A dot in a percentage is read as a decimal mark.
  return isDecimal(value) ? printDecimal(value, unit !== '%') : value;
}
