import type { Box } from './pen.ts';
import type { Letter, Turn } from './upright.ts';

/** Letters that stand together without a space, in the order they were painted. */
export type Word = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** A space was painted after it. */
  readonly spaceAfter: boolean;
  /** Number of the operator that painted its first letter: words of one operator belong to one text. */
  readonly order: number;
  readonly turn: Turn;
};

/** Puts letters together into words: marks onto their letters, doubles dropped, broken at spaces and gaps. */
export function toWords(
  letters: readonly Letter[],
  convert: (letter: Letter, text: string) => string,
): Word[] {
  const { bases, marks } = splitMarks(withoutDoubles(letters));
  const clusters = attachMarks(bases, marks);
  const words: Word[] = [];
  let open: Cluster[] = [];
  const close = (spaceAfter: boolean) => {
    const word = wordFrom(open, spaceAfter, convert);
    if (word !== undefined) words.push(word);
    open = [];
  };
  const spaced = ordersWithSpaces(clusters);
  for (const cluster of clusters) {
    const last = open.at(-1);
    if (isSpace(cluster.text)) close(last !== undefined && isBeside(last, cluster, 2));
    else {
      if (last !== undefined && !isBeside(last, cluster, mostGap(last, cluster, spaced))) close(false);
      open.push(cluster);
    }
  }
  close(false);
  return words;
}

type Cluster = Letter & { marks: string };

/** Text shadows and bold made by printing twice put a letter on top of itself. */
function withoutDoubles(letters: readonly Letter[]): Letter[] {
  const met = new Map<string, Letter[]>();
  return letters.filter((letter) => {
    if (letter.text.trim() === '') return true;
    const key = `${letter.text}|${letter.turn}|${Math.round(letter.y / Math.max(letter.size, 1))}`;
    const others = met.get(key) ?? [];
    if (others.some((other) => isOnTop(other, letter))) return false;
    met.set(key, [...others.slice(-mostCompared), letter]);
    return true;
  });
}

const mostCompared = 30;

function isOnTop(one: Letter, other: Letter): boolean {
  const near = Math.min(0.2 * one.size, 0.4 * Math.max(one.right - one.x, 0.1 * one.size));
  return Math.abs(one.x - other.x) < near && Math.abs(one.y - other.y) < 0.15 * one.size;
}

function splitMarks(letters: readonly Letter[]): { bases: Letter[]; marks: Map<number, Letter[]> } {
  const bases: Letter[] = [];
  const marks = new Map<number, Letter[]>();
  for (const letter of letters) {
    if (!/^\p{M}+$/u.test(letter.text)) bases.push(letter);
    else marks.set(bases.length, [...(marks.get(bases.length) ?? []), letter]);
  }
  return { bases, marks };
}

/** A mark belongs to the vowel it stands over: as a rule the one painted just before, else the nearest one. */
function attachMarks(bases: readonly Letter[], marks: ReadonlyMap<number, readonly Letter[]>): Cluster[] {
  const clusters = bases.map((base) => ({ ...base, marks: '' }));
  for (const [index, group] of marks) {
    const nearby = [clusters[index - 1], clusters[index], clusters[index - 2]].filter(
      (base) => base !== undefined,
    );
    for (const mark of group) {
      const over = nearby.find((base) => isOver(mark, base)) ?? clusters.find((base) => isOver(mark, base));
      const base = over ?? nearby.find(isVowel) ?? nearby[0];
      if (base !== undefined) base.marks += mark.text;
    }
  }
  return clusters;
}

/** The mark's origin lies over the vowel, or at its end where the mark reaches back. */
function isOver(mark: Letter, base: Letter): boolean {
  if (mark.turn !== base.turn || !isVowel(base)) return false;
  const middle = (mark.x + mark.right) / 2;
  const slack = 0.12 * base.size;
  return middle >= base.x - slack && middle <= base.right + slack && Math.abs(mark.y - base.y) < base.size;
}

function isVowel({ text }: Letter): boolean {
  return /[aeiouyăâêôơư]$/iu.test(text.normalize('NFC').replace(/[\u0300-\u0323]/g, ''));
}

/** Operators whose text carries its own spaces: a gap inside it is letter spacing, unless it is wide. */
function ordersWithSpaces(clusters: readonly Cluster[]): ReadonlySet<number> {
  return new Set(clusters.filter(({ text }) => isSpace(text)).map(({ glyph }) => glyph.order));
}

const gapOfSpace = 0.17;
const gapBeyondLetterSpacing = 0.5;

function mostGap(last: Cluster, next: Cluster, spaced: ReadonlySet<number>): number {
  const together = last.glyph.order === next.glyph.order && spaced.has(next.glyph.order);
  return together ? gapBeyondLetterSpacing : gapOfSpace;
}

/** On one baseline, and no more than `gap` ems apart. */
function isBeside(last: Letter, next: Letter, gap: number): boolean {
  if (last.turn !== next.turn) return false;
  const size = Math.max(last.size, next.size);
  if (Math.abs(last.y - next.y) > 0.1 * size || Math.min(last.size, next.size) < 0.8 * size) return false;
  if (!isSameBox(last.glyph.clip, next.glyph.clip)) return false;
  const between = next.x - last.right;
  return between <= gap * size && between > -0.5 * size;
}

function isSameBox(one: Box, other: Box): boolean {
  if (one === other) return true;
  return (
    one.left === other.left &&
    one.right === other.right &&
    one.top === other.top &&
    one.bottom === other.bottom
  );
}

function isSpace(text: string): boolean {
  return /^[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+$/u.test(text);
}

function wordFrom(
  open: readonly Cluster[],
  spaceAfter: boolean,
  convert: (letter: Letter, text: string) => string,
): Word | undefined {
  const [first] = open;
  if (first === undefined) return undefined;
  const text = cleaned(convert(first, open.map((cluster) => cluster.text + cluster.marks).join('')));
  if (text === '') return undefined;
  const bold = open.every(({ glyph }) => glyph.font.bold);
  const place = {
    x: Math.min(...open.map(({ x }) => x)),
    right: Math.max(...open.map(({ right }) => right)),
  };
  const { y, size, turn } = first;
  return { text, ...place, y, size, bold, spaceAfter, order: first.glyph.order, turn };
}

const ligatures: Readonly<Record<string, string>> = {
  '\ufb00': 'ff',
  '\ufb01': 'fi',
  '\ufb02': 'fl',
  '\ufb03': 'ffi',
  '\ufb04': 'ffl',
  '\ufb05': 'st',
  '\ufb06': 'st',
};
/** Bullets of Symbol and Wingdings. */
const symbols: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\uf0a7': '▪',
  '\uf0d8': '➢',
  '\uf0fc': '✓',
  '\uf0e8': '→',
  '\uf02d': '-',
  '\uf02b': '+',
};

const unusual = /[\p{Cc}\u00ad\u200b-\u200f\u2010\u2011\u2060\uf000-\uf0ff\ufb00-\ufb06\ufeff\ufffd]/u;

/** A soft hyphen stays only at the end, where the line may break. */
function cleaned(text: string): string {
  if (!unusual.test(text)) return text.normalize('NFC').trim();
  return text
    .replace(/[\ufb00-\ufb06]/g, (letter) => ligatures[letter] ?? letter)
    .replace(/[\uf000-\uf0ff]/g, (letter) => symbols[letter] ?? letter)
    .replace(/\u00ad(?!$)/g, '')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\p{Cc}\u200b-\u200f\u2060\ufeff\ufffd]/gu, '')
    .normalize('NFC')
    .trim();
}
