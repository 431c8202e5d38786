import type { Word } from './letters.ts';

/** Words that stand on one baseline, from left to right. */
export type Line = {
  readonly words: readonly Word[];
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** The baseline. */
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
};

/** Puts words into lines from top to bottom; raised small letters join the line they belong to. */
export function toLines(words: readonly Word[]): Line[] {
  const groups: Word[][] = [];
  for (const word of [...words].sort((one, other) => one.y - other.y)) {
    const group = groups.slice(-mostOpenLines).findLast(([first]) => first && isSameLine(first, word));
    if (group === undefined) groups.push([word]);
    else group.push(word);
  }
  return joinScripts(groups)
    .map(lineFrom)
    .sort((one, other) => one.y - other.y);
}

const mostOpenLines = 6;

function isSameLine(one: Word, other: Word): boolean {
  return Math.abs(one.y - other.y) <= 0.3 * Math.min(one.size, other.size);
}

/** Groups of small words that all stand against words of another line, a little higher or lower, join that line. */
function joinScripts(groups: readonly Word[][]): Word[][] {
  return groups.filter((group, index) => {
    const near = [groups[index - 2], groups[index - 1], groups[index + 1], groups[index + 2]];
    const host = near.find((line) => line !== undefined && line !== group && isScriptOf(group, line));
    host?.push(...group);
    return host === undefined;
  });
}

function isScriptOf(group: readonly Word[], line: readonly Word[]): boolean {
  return group.every((word) => line.some((beside) => stands(word, beside)));
}

function stands(word: Word, beside: Word): boolean {
  const { size } = beside;
  if (word.size > 0.8 * size || word.text.length > 4) return false;
  if (word.y < beside.y - 0.75 * size || word.y > beside.y + 0.3 * size) return false;
  const gap = Math.max(word.x - beside.right, beside.x - word.right);
  return gap < 0.3 * size && gap > -0.3 * size;
}

function lineFrom(group: readonly Word[]): Line {
  const words = [...group].sort((one, other) => one.x - other.x);
  const main = words.reduce((one, other) => (weight(other) > weight(one) ? other : one));
  return {
    words,
    text: textOf(words, main),
    x: Math.min(...words.map(({ x }) => x)),
    right: Math.max(...words.map(({ right }) => right)),
    y: main.y,
    size: main.size,
    bold: words.every((word) => word.bold || !/[\p{L}\d]/u.test(word.text)),
  };
}

function weight(word: Word): number {
  return word.text.length * word.size;
}

/** A line of a part of another line's words. */
export function lineOf(words: readonly Word[]): Line {
  return lineFrom(words);
}

function textOf(words: readonly Word[], main: Word): string {
  return words
    .map((word, index) => {
      const before = words[index - 1];
      const text = isRaised(word, main) ? raised(word.text) : word.text;
      return before !== undefined && isApart(before, word) ? ` ${text}` : text;
    })
    .join('')
    .normalize('NFC');
}

function isApart(before: Word, word: Word): boolean {
  return before.spaceAfter || word.x - before.right > 0.17 * Math.max(before.size, word.size);
}

function isRaised(word: Word, main: Word): boolean {
  return word.size <= 0.8 * main.size && word.y < main.y - 0.12 * main.size;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A raised digit (a note's number, m²) must not lengthen the number before it. */
function raised(text: string): string {
  return text.replace(/\d/g, (digit) => superscripts.charAt(Number(digit)));
}
