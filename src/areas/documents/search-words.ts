import { fold, foldedWords } from '../../base/fold.ts';

/** Most letters of an unfinished word that are kept ready; a longer one is so rare that the index gathers it when asked. */
const longestBeginning = 6;

/** A number and symbol, or a day, as one word: "74/kh-ubnd", "16/1/2024". */
const symbolPattern = /\d+[a-z]{0,2}(?:[/-][a-z0-9&]+)+/g;

/**
 * The words that a text is found by, each once: without accents and case, numbers without zeros before them. "^ca" stands for every
 * word that begins so, because to gather those when asked takes longer than to answer. Symbols need none: few begin alike.
 */
export function wordsIn(text: string): string[] {
  const folded = tidy(text);
  const words = new Set(folded.match(symbolPattern)?.map(withoutZeros));
  for (const word of new Set(foldedWords(folded))) {
    words.add(withoutZeros(word));
    if (isNumber(word)) continue;
    const most = Math.min(word.length - 1, longestBeginning);
    for (let letters = 1; letters <= most; letters += 1) words.add(`^${word.slice(0, letters)}`);
  }
  return [...words];
}

/**
 * What is asked of the index for a typed text: every word must be there, the last one may be unfinished, and so may symbols. Null
 * where nothing was typed that a text is found by.
 */
export function questionOf(typed: string): string | null {
  const folded = tidy(typed);
  const symbols = folded.match(symbolPattern) ?? [];
  const words = foldedWords(folded.replace(symbolPattern, ' '));
  const unfinished =
    /[a-z0-9]$/.test(folded) && folded.endsWith(words.at(-1) ?? ' ') ? words.pop() : undefined;
  const parts = [
    ...symbols.map((symbol) => `${lexeme(withoutZeros(symbol))}:*`),
    ...words.map((word) => lexeme(withoutZeros(word))),
    ...(unfinished === undefined ? [] : [begunWith(unfinished)]),
  ];
  return parts.length === 0 ? null : [...new Set(parts)].join(' & ');
}

function begunWith(word: string): string {
  if (isNumber(word)) return lexeme(withoutZeros(word));
  return word.length > longestBeginning ? `${lexeme(word)}:*` : `(${lexeme(word)} | ${lexeme(`^${word}`)})`;
}

/** A word as a tsquery takes it, whatever signs it holds. */
export const lexeme = (word: string) => `'${word.replace(/['\\]/g, '$&$&')}'`;

const isNumber = (word: string) => /^\d+$/.test(word);

/** "02/2022/NQ-HĐND" and "2/2022/nq-hdnd", "16/01/2024" and "16/1/2024" are the same. */
const withoutZeros = (word: string) => word.replace(/(?<![0-9a-z])0+(?=\d)/g, '');

/** Signs that typists use for one another, and the spaces they leave within a symbol. */
const tidy = (text: string) =>
  fold(text)
    .replace(/[‐–—]/g, '-')
    .replace(/\s*\/\s*/g, '/')
    .replace(/(\/[a-z&]{1,6})\s*-\s*(?=[a-z])/g, '$1-');
