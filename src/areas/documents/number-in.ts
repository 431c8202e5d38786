import { oneLine } from '../../base/fold.ts';
import type { ListCell } from '../../formats/list.ts';

export type DocumentNumber = { readonly number: number; readonly suffix: string };

/** "74", "074", "12a", "Số 74"; a number that the sheet shows with dots between its thousands. Null where it is none. */
export function numberIn({ text, isNumber }: Pick<ListCell, 'text' | 'isNumber'>): DocumentNumber | null {
  const written = oneLine(isNumber ? text.replaceAll('.', '') : text).replace(/^số\s*:?\s*/iu, '');
  const [, digits, suffix] = /^0{0,4}(\d{1,5})\s?([a-zđ]{0,2})$/iu.exec(written) ?? [];
  const number = Number(digits);
  return digits === undefined || number < 1 ? null : { number, suffix: suffix!.toLowerCase() };
}

/**
 * Number and symbol as a document prints them: "74/KH-UBND" of "Số: 74 / KH – UBND", of "74" and "KH-UBND" in two columns, or of
 * "74" and "/KH-UBND". Null where there is no symbol.
 */
export function printedIn(printed: string, number: string, symbol: string): string | null {
  const [whole, own, alone] = [tidy(printed), tidy(symbol), tidy(number)];
  for (const text of [whole, own, alone]) if (/^\d[^/]*[/-]./u.test(text)) return text;
  const [digits] = [alone, whole].filter((text) => text !== '');
  if (digits === undefined || own === '') return null;
  return `${digits}/${own.replace(/^\//, '')}`;
}

const tidy = (text: string): string =>
  oneLine(text)
    .replace(/^số\s*:?\s*/iu, '')
    .replace(/[–—]/g, '-')
    .replace(/\s*([/-])\s*/g, '$1');

/** The number at the head of what is printed: 74 of "74/KH-UBND", 2 of "02/2022/NQ-HĐND". */
export function numberOf(printed: string): DocumentNumber | null {
  const [head] = printed.split(/[/-]/);
  return numberIn({ text: head!, isNumber: false });
}
