import type { Word } from './letters.ts';
import { type Line, toLines } from './lines.ts';
import { onPage, type Turn } from './upright.ts';

/** Words of one operator with no more than a space between them. */
export function isOneText(last: Word, word: Word): boolean {
  const gap = word.x - last.right;
  return last.order === word.order && last.y === word.y && gap < 0.6 * word.size && gap > -0.5 * word.size;
}

/** In the middle of the small letters. */
export function middleOf({ x, right, y, size, turn }: Word): readonly [number, number] {
  return onPage(turn, (x + right) / 2, y - 0.3 * size);
}

/** The visual lines of a cell, parted by "\n"; turned text comes after upright text. */
export function cellText(words: readonly Word[]): string {
  const turns: readonly Turn[] = [0, 1, 3, 2];
  return turns
    .map((turn) => joinCellLines(toLines(words.filter((word) => word.turn === turn))))
    .filter((text) => text !== '')
    .join('\n');
}

function joinCellLines(lines: readonly Line[]): string {
  return lines.reduce((text, line, index) => {
    const before = lines[index - 1]?.text;
    if (before === undefined) return line.text;
    if (before.endsWith('\u00ad')) return text.slice(0, -1) + line.text;
    return text + (isBroken(before, line.text) ? '' : '\n') + line.text;
  }, '');
}

const wholeFigure = /^\d+(,\d+)?$|^\d{1,3}(\.\d{3})+(,\d+)?$/;

/** A document's symbol or a figure too long for its column goes on in the next line without a space. */
export function isBroken(before: string, next: string): boolean {
  if (/[\p{L}\d]-$/u.test(before) && /^[\p{Lu}\d]/u.test(next)) return true;
  if (/\d\/$/.test(before) && /^\p{Lu}/u.test(next)) return true;
  return /^[\d.,]+$/.test(before) && !wholeFigure.test(before) && wholeFigure.test(before + next);
}
