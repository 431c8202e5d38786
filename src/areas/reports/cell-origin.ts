import type { FormValue } from './form-value.ts';
import { derivedWords } from './words.ts';

/** As a derived cell keeps where it came from. */
export type DerivedOrigin = {
  readonly text: string;
  readonly own: string | null;
  readonly parts: readonly { readonly value: string }[];
  readonly gaps: readonly unknown[];
};

type Cell = FormValue & { readonly source: string | null; readonly origin: unknown };

/** What a cell holds of former units: it was derived from them, or entered anew over that. A correction leaves the origin as it was. */
export function derivedIn({ source, origin }: Pick<Cell, 'source' | 'origin'>): DerivedOrigin | null {
  if (source === 'derived' || (source === 'corrected' && isDerived(origin))) return origin as DerivedOrigin;
  return (origin as { readonly over?: DerivedOrigin } | null)?.over ?? null;
}

const isDerived = (origin: unknown): boolean =>
  typeof origin === 'object' && origin !== null && 'parts' in origin;

/** A figure that is entered over one of former units goes on to say that it holds these; a cell that was emptied holds nothing. */
export function enteredOver(
  before: Cell | null | undefined,
  { value }: FormValue,
): { readonly text: string; readonly over: DerivedOrigin } | undefined {
  const over = before == null || value === null ? null : derivedIn(before);
  return over === null ? undefined : { text: derivedWords.enteredOver(over.text), over };
}

type Told<Source> = {
  readonly source: Source | 'imported' | 'derived' | 'computed';
  readonly origin: object | undefined;
};

/** Where a figure comes from that a person writes over another: the same one with a note beside it comes from where it came from. */
export function toldAfter<Source extends 'typed' | 'pasted'>(
  before: Cell | null,
  now: FormValue,
  { source, doubted }: { readonly source: Source; readonly doubted: boolean },
): Told<Source> {
  const isSame = before !== null && before.value === now.value && before.missing === now.missing;
  if (isSame && (before.source === 'imported' || before.source === 'derived' || before.source === 'computed'))
    return { source: before.source, origin: before.origin as object };
  const over = enteredOver(before, now);
  return { source, origin: doubted && now.value !== null ? { ...over, doubted } : over };
}

/** Whether what was typed could mean another figure than was understood, and nobody has confirmed it since. */
export const isDoubted = (origin: unknown): boolean =>
  (origin as { readonly doubted?: boolean } | null | undefined)?.doubted === true;
