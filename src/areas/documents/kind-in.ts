import { fold, foldedWords } from '../../base/fold.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { type Kind, kindOn, kindsOn } from './kinds.ts';

/**
 * The kind of a document as its list tells it: by the column of kinds, else by its symbol, else by the first words of its subject
 * ("Kế hoạch về việc …" in the forms of registers, which have both in one column). An official letter is what has a symbol
 * without a kind. Null where nothing tells it.
 */
export function kindIn(told: string, printed: string | null, subject: string, day: PlainDate): string | null {
  const kinds = kindsOn(day);
  return named(told, kinds) ?? ofSymbol(printed, day) ?? begun(subject, kinds) ?? letter(told, printed);
}

const wordsOf = (text: string) => foldedWords(text).join(' ');

function named(told: string, kinds: readonly Kind[]): string | null {
  const words = wordsOf(told);
  if (words === '') return null;
  const kind =
    kinds.find(({ code }) => code === told.trim()) ??
    kinds.find(({ name, also = [] }) => [name, ...also].some((each) => wordsOf(each) === words)) ??
    kinds.find(({ code }) => fold(code) === fold(told.trim()));
  return kind?.code ?? null;
}

/** "KH" of "74/KH-UBND", "NQ" of "02/2022/NQ-HĐND", "QĐ" of "12-QĐ/TU". */
function ofSymbol(printed: string | null, day: PlainDate): string | null {
  const parts = (printed ?? '').split(/[/-]/).slice(1);
  const [first] = parts.filter((part) => !/^\d*$/.test(part));
  return first === undefined ? null : (kindOn(first, day)?.code ?? null);
}

function begun(subject: string, kinds: readonly Kind[]): string | null {
  const words = `${wordsOf(subject)} `;
  const found = kinds.filter(({ name }) => words.startsWith(`${wordsOf(name)} `));
  const [longest] = found.sort((a, b) => b.name.length - a.name.length);
  return longest?.code ?? null;
}

const letter = (told: string, printed: string | null): string | null =>
  told.trim() === '' && printed !== null ? 'CV' : null;
