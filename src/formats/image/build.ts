import type { Component } from './components.ts';
import { around, type Box, heightOf, median, type Raster, widthOf } from './raster.ts';

/**
 * What the ink of a figure shows without being read: where digits stand and how many holes they have, where points
 * and commas, minus signs and gaps. Readers of print lose these; here they are measured.
 */
export type Build = readonly Sign[];

type Sign =
  | { readonly kind: 'mark'; readonly text: '.' | ',' | '-' | '+' | '%'; readonly gap: boolean }
  | Tall;

/** Width as a share of the height; slant beside the other signs: only a stroke leans much. */
type Tall = {
  readonly kind: 'tall';
  readonly wide: number;
  readonly holes: number;
  readonly slant: number;
  readonly gap: boolean;
};

type Glyph = Box & { readonly parts: readonly Component[] };

/** The build of `marks`, undefined where they are no figure; `clean` are the marks without specks. */
export function buildOf(
  marks: readonly Component[],
  page: { readonly grey: Raster; readonly ink: number },
): { readonly build: Build | undefined; readonly clean: readonly Component[] } {
  const tallest = Math.max(...marks.map(heightOf));
  const digits = marks.filter((mark) => heightOf(mark) > tallest * 0.8);
  const head = median(digits.map((mark) => mark.top));
  const height = median(digits.map((mark) => mark.bottom)) - head;
  const glyphs = glyphsOf(marks, head, height);
  const shapes = glyphs.map((glyph) => ({ glyph, shape: shapeOf(glyph, head, height) }));
  if (shapes.some(({ shape }) => shape === undefined)) return { build: undefined, clean: marks };
  const inked = withoutStray(shapes.filter(({ shape }) => shape !== 'dirt'));
  const isTall = ({ shape }: { shape: Shape | undefined }) => shape === 'tall';
  const upright = median(inked.filter(isTall).map(({ glyph }) => slantOf(glyph, page)));
  const build = inked.map(({ glyph, shape }, at): Sign => {
    const gap = at > 0 && glyph.left - inked[at - 1]!.glyph.right > height * 0.3;
    if (shape !== 'tall') return { kind: 'mark', text: shape as '.' | ',' | '-' | '+' | '%', gap };
    const holes = glyph.parts.reduce((sum, part) => sum + holesIn(part, page.grey, page.ink), 0);
    return { kind: 'tall', wide: widthOf(glyph) / height, holes, slant: slantOf(glyph, page) - upright, gap };
  });
  return { build, clean: inked.flatMap(({ glyph }) => glyph.parts) };
}

/** Pieces beside the stroke of "%", above and below it, are one sign with it. */
function glyphsOf(marks: readonly Component[], head: number, height: number): Glyph[] {
  const glyphs: Glyph[] = [];
  const isTall = (box: Box) => heightOf(box) > height * 0.6;
  const isWithin = (box: Box) => box.top > head - height * 0.2 && box.bottom < head + height * 1.3;
  for (const mark of marks.toSorted((a, b) => a.left - b.left)) {
    const last = glyphs.at(-1);
    const shared = last === undefined ? 0 : last.right - mark.left;
    const isOne = last !== undefined && shared > 0.35 * Math.min(widthOf(last), widthOf(mark));
    if (isOne && isWithin(mark) && isWithin(last) && (isTall(mark) || isTall(last))) {
      const parts = [...last.parts, mark];
      glyphs[glyphs.length - 1] = { ...around(parts), parts };
    } else glyphs.push({ ...mark, parts: [mark] });
  }
  return glyphs;
}

type Shape = 'tall' | 'dirt' | '.' | ',' | '-' | '+' | '%';

function shapeOf(glyph: Glyph, head: number, height: number): Shape | undefined {
  const [tall, wide] = [heightOf(glyph) / height, widthOf(glyph) / height];
  const [top, bottom] = [(glyph.top - head) / height, (glyph.bottom - head) / height];
  if (glyph.parts.length > 2 && tall > 0.8 && tall < 1.2) return '%';
  if (tall > 0.8 && tall < 1.45) return 'tall';
  if (top > 0.25 && bottom < 0.85 && wide > 1.5 * tall && wide > 0.2) return '-';
  if (top > 0.1 && bottom < 1.1 && tall > 0.45 && wide > 0.45) return '+';
  if (tall > 0.55 || wide > 0.4) return undefined;
  if (top < 0.65 || top > 1.02 || tall < 0.1) return tall < 0.25 && wide < 0.25 ? 'dirt' : undefined;
  return bottom < 1.09 ? '.' : ',';
}

/** A figure neither begins with a point or comma nor has one behind a gap: these are specks. */
function withoutStray<T extends { readonly glyph: Glyph; readonly shape: Shape | undefined }>(
  signs: readonly T[],
): T[] {
  const first = signs.findIndex(({ shape }) => shape !== '.' && shape !== ',');
  return signs.slice(Math.max(0, first));
}

/** How far the head of a sign stands to the right of its foot, as a share of its height: a stroke leans most. */
function slantOf(
  { left, top, right, bottom }: Box,
  { grey, ink }: { readonly grey: Raster; readonly ink: number },
): number {
  const middleOf = (from: number, to: number) => {
    let [sum, count] = [0, 0];
    for (let y = from; y < to; y++) {
      for (let x = left; x < right; x++) {
        if (grey.pixels[y * grey.width + x]! >= ink) continue;
        sum += x;
        count++;
      }
    }
    return sum / Math.max(1, count);
  };
  const quarter = Math.ceil((bottom - top) / 4);
  return (middleOf(top, top + quarter) - middleOf(bottom - quarter, bottom)) / (bottom - top);
}

/** Areas of paper shut in by the mark. */
function holesIn({ left, top, right, bottom }: Component, grey: Raster, ink: number): number {
  const [width, height] = [right - left + 2, bottom - top + 2];
  const seen = new Uint8Array(width * height);
  const isInk = (x: number, y: number) => {
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) return false;
    return grey.pixels[(top + y - 1) * grey.width + left + x - 1]! < ink;
  };
  let holes = -1;
  for (let at = 0; at < seen.length; at++) {
    if (seen[at] === 1 || isInk(at % width, Math.floor(at / width))) continue;
    if (flooded(seen, at, width, height, isInk) >= smallestHole) holes++;
  }
  return holes;
}

const smallestHole = 4;

function flooded(
  seen: Uint8Array,
  from: number,
  width: number,
  height: number,
  isInk: (x: number, y: number) => boolean,
): number {
  const open = [from];
  seen[from] = 1;
  let size = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    size++;
    const [x, y] = [at % width, Math.floor(at / width)];
    for (const [nextX, nextY] of [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1],
    ] as const) {
      if (nextX < 0 || nextY < 0 || nextX >= width || nextY >= height) continue;
      const next = nextY * width + nextX;
      if (seen[next] === 1 || isInk(nextX, nextY)) continue;
      seen[next] = 1;
      open.push(next);
    }
  }
  return size;
}

/** How well a reading suits the ink: its holes may be filled by a bad print, but print does not add any. */
export type Fit = { readonly text: string; readonly holes: 'same' | 'fewer' | 'more' };

/**
 * The digits of `text` set into the build, with the points, commas, minus signs and gaps that the ink shows;
 * undefined where they are not as many as are drawn. What follows a percent sign is taken as read.
 */
export function fitted(text: string, build: Build): Fit | undefined {
  const end = text.indexOf('%') < 0 ? text.length : text.indexOf('%');
  const signs = [...text.slice(0, end).replaceAll(/[^\d/()+]/gu, '')];
  let set = '';
  let holes: Fit['holes'] = 'same';
  for (const sign of build) {
    if (signs.length === 0 && end < text.length)
      return { text: set + (sign.gap ? ' ' : '') + text.slice(end), holes };
    const own = sign.kind === 'mark' ? takeMark(signs, sign.text) : takeTall(signs, sign);
    if (own === undefined) return undefined;
    if (sign.kind === 'tall') holes = worse(holes, compared(own, sign.holes));
    set += (sign.gap ? ' ' : '') + own;
  }
  return signs.length === 0 && /\d/u.test(set) ? { text: set, holes } : undefined;
}

function takeMark(signs: string[], mark: string): string | undefined {
  if (mark === '%') return undefined;
  return mark === '+' && signs.shift() !== '+' ? undefined : mark;
}

/** A digit of the usual faces is three quarters as wide as high; wider ink is several that touch. */
const digitWidth = 0.74;
/** So much more than its neighbours leans "/", but neither "1" nor, so narrow, "7". */
const strokeSlant = 0.085;

function takeTall(signs: string[], { wide, holes, slant }: Tall): string | undefined {
  const [first] = signs;
  if (first === undefined) return undefined;
  if (holes === 0 && slant > strokeSlant && (wide < 0.5 || (first === '/' && wide < 0.75))) {
    return /[/1]/u.test(signs.shift()!) ? '/' : undefined;
  }
  if (/[()]/u.test(first)) return holes === 0 && wide < 0.6 ? signs.shift() : undefined;
  if (first === '+') return holes === 0 && wide > 0.6 ? signs.shift() : undefined;
  const count = wide < 1 ? 1 : Math.round(wide / digitWidth);
  const taken = signs.splice(0, count).join('');
  return taken.length === count && /^\d+$/u.test(taken) ? taken : undefined;
}

const fewestHoles = [1, 0, 0, 0, 0, 0, 1, 0, 2, 1];
const mostHoles = [1, 0, 0, 0, 1, 0, 1, 0, 2, 1];

function compared(text: string, holes: number): Fit['holes'] {
  if (!/^\d+$/u.test(text)) return 'same';
  const sum = (table: readonly number[]) =>
    [...text].reduce((total, digit) => total + table[Number(digit)]!, 0);
  if (holes > sum(mostHoles)) return 'more';
  return holes < sum(fewestHoles) ? 'fewer' : 'same';
}

function worse(a: Fit['holes'], b: Fit['holes']): Fit['holes'] {
  if (a === 'more' || b === 'more') return 'more';
  return a === 'fewer' || b === 'fewer' ? 'fewer' : 'same';
}
