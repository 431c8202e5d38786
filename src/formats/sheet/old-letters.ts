import type { Block, Unread, Words } from '../document.ts';
import { fromTcvn3, fromVni, looksLikeTcvn3, looksLikeVni } from '../text/old-encodings.ts';

/** Sheets do not tell the fonts of their cells: text of the encodings before Unicode is known by its letters alone. */
export function oldLetters(blocks: Block[], unread: Unread[]): { blocks: Block[]; unread: Unread[] } {
  const texts = blocks.flatMap((block) => wordsOf(block).map((words) => words.text));
  const old = texts.filter(hasOldLetters).join('\n');
  const convert = looksLikeTcvn3(old) ? fromTcvn3 : looksLikeVni(old) ? fromVni : null;
  if (convert === null) return { blocks, unread };
  const inUnicode = <T extends Words>(words: T): T =>
    hasOldLetters(words.text) ? { ...words, text: convert(words.text) } : words;
  const converted = blocks.map((block) =>
    block.kind === 'table' ? { ...block, cells: block.cells.map(inUnicode) } : inUnicode(block),
  );
  return { blocks: converted, unread: [...unread, { code: 'encoding-guessed', place: {} }] };
}

/** Western letters only: a cell with a letter beyond them is Unicode already. */
const hasOldLetters = (text: string) => /[\u00a1-\u00fe]/.test(text) && !/[\u0100-\u{10ffff}]/u.test(text);

const wordsOf = (block: Block): readonly Words[] => (block.kind === 'table' ? block.cells : [block]);
