import type { Component } from './components.ts';
import {
  around,
  type Box,
  blank,
  grown,
  heightOf,
  inches,
  isInside,
  type Raster,
  scaled,
  widthOf,
} from './raster.ts';
import type { Manner, OcrSession, Patience, ReadLine, ReadWord } from './session.ts';
import type { Sheet } from './sheet.ts';

/** What is needed to read parts of one page. */
export type Desk = { readonly sheet: Sheet; readonly session: OcrSession; readonly patience: Patience };

/** Capitals and digits this many pixels high are read best, much better than larger ones. */
export const bestHeight = 20;

/** The marks, and nothing that stands among them, read as `manner`, capitals scaled to `height` pixels. */
export async function readMarks(
  desk: Desk,
  marks: readonly Component[],
  manner: Manner,
  height: number,
): Promise<ReadLine[]> {
  const { scale, box } = framed(marks, height);
  const lines = await desk.session.read(await drawn(desk.sheet, marks, height), manner, desk.patience);
  return lines.map((line) => line.map((word) => ({ ...word, ...onPage(word, scale, box) })));
}

/** A picture of the marks alone, capitals scaled to `height` pixels. */
export function drawn({ grey }: Sheet, marks: readonly Component[], height: number): Promise<Raster> {
  const { scale, box } = framed(marks, height);
  return scaled(alone(grey, marks, box), scale);
}

function framed(marks: readonly Component[], height: number): { scale: number; box: Box } {
  const scale = height / capitalHeight(marks);
  return { scale, box: grown(around(marks), margin / scale) };
}

/** White paper around what is read, in pixels of the scaled picture. */
const margin = 12;
/** The edges of a letter fade over so many pixels. */
const fading = 2;

function alone(grey: Raster, marks: readonly Component[], box: Box): Raster {
  const sheet = blank(widthOf(box), heightOf(box));
  for (const mark of marks) {
    const top = Math.max(0, mark.top - fading);
    const bottom = Math.min(grey.height, mark.bottom + fading);
    const left = Math.max(0, mark.left - fading);
    const right = Math.min(grey.width, mark.right + fading);
    for (let y = top; y < bottom; y++) {
      const row = grey.pixels.subarray(y * grey.width + left, y * grey.width + right);
      sheet.pixels.set(row, (y - box.top) * sheet.width + left - box.left);
    }
  }
  return sheet;
}

function onPage(word: Box, scale: number, { left, top }: Box): Box {
  return {
    left: left + word.left / scale,
    top: top + word.top / scale,
    right: left + word.right / scale,
    bottom: top + word.bottom / scale,
  };
}

/** The height that tall letters and digits reach: a quarter of the letters are higher. */
export function capitalHeight(marks: readonly Component[]): number {
  const heights = marks.map(heightOf).filter((height) => height >= inches(0.04) && height <= inches(0.4));
  const sorted = heights.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.75)] ?? inches(0.11);
}

/** Do the marks stand in one line? */
export function isOneLine(marks: readonly Component[]): boolean {
  const letters = marks.filter((mark) => heightOf(mark) >= inches(0.04));
  const tall = capitalHeight(marks);
  return letters.length === 0 || heightOf(around(letters)) < tall * 2;
}

/**
 * Lines of print. Those with figures are read a second time at another size: where both readings of a figure agree
 * it is held for certain, else its confidence falls.
 */
export async function readLines(desk: Desk, marks: readonly Component[]): Promise<ReadLine[]> {
  const lines = await readMarks(desk, marks, 'block', bestHeight);
  return Promise.all(lines.map((line) => (line.some(hasDigit) ? readAgain(desk, marks, line) : line)));
}

async function readAgain(desk: Desk, marks: readonly Component[], line: ReadLine): Promise<ReadLine> {
  const box = around(line);
  const own = marks.filter((mark) => standsIn(mark, box));
  if (own.length === 0) return line;
  const [again = []] = await readMarks(desk, own, 'line', bestHeight * 1.3);
  return line.map((word) => (hasDigit(word) ? { ...word, confidence: agreed(word, again) } : word));
}

function agreed(word: ReadWord, again: ReadLine): number {
  const other = again.filter(
    (one) => Math.min(one.right, word.right) - Math.max(one.left, word.left) > widthOf(one) / 2,
  );
  if (figuresIn(other.map(({ text }) => text).join('')) !== figuresIn(word.text))
    return Math.min(word.confidence, 0.5);
  return Math.max(word.confidence, ...other.map(({ confidence }) => confidence));
}

function figuresIn(text: string): string {
  return text.replaceAll(/[^\d.,/-]|[.,]+$/gu, '');
}

function hasDigit({ text }: ReadWord): boolean {
  return /\d/u.test(text);
}

/** Whether the mark stands in the box, and not merely across it. */
export function standsIn(mark: Box, box: Box): boolean {
  return (
    isInside((mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2, box) &&
    heightOf(mark) <= heightOf(box) * 1.3 &&
    widthOf(mark) <= widthOf(box) * 1.3
  );
}
