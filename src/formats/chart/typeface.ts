import { readFileSync } from 'node:fs';

/**
 * The outlines of a TrueType font: pictures of charts carry their letters as shapes, because which fonts a picture
 * library finds depends on the machine. Reads `cmap` format 4, `glyf` and `hmtx`; no kerning, no marks put together.
 */
export type Typeface = {
  /** Width of the words at a size. */
  width(text: string, size: number): number;
  /** The words as SVG path data, their baseline beginning at `x`, `y`. */
  path(text: string, x: number, y: number, size: number): string;
};

type Font = {
  readonly view: DataView;
  readonly tables: ReadonlyMap<string, number>;
  readonly unitsPerEm: number;
  readonly longOffsets: boolean;
  readonly advances: number;
  readonly glyphs: ReadonlyMap<number, number>;
};

/** Opens a font of the product; not made for fonts that somebody gives. */
export function openTypeface(file: string): Typeface {
  const font = openFont(readFileSync(file));
  const outlines = new Map<number, Contour[]>();
  const outlineOf = (glyph: number) => {
    const known = outlines.get(glyph) ?? contoursOf(font, glyph);
    outlines.set(glyph, known);
    return known;
  };
  const glyphsOf = (text: string) =>
    [...text.normalize('NFC')].map((letter) => font.glyphs.get(letter.codePointAt(0)!) ?? 0);
  const scaleOf = (size: number) => size / font.unitsPerEm;
  return {
    width: (text, size) =>
      glyphsOf(text).reduce((sum, glyph) => sum + advanceOf(font, glyph), 0) * scaleOf(size),
    path(text, x, y, size) {
      let at = x;
      return glyphsOf(text)
        .map((glyph) => {
          const drawn = outlineOf(glyph).map((contour) => drawnContour(contour, at, y, scaleOf(size)));
          at += advanceOf(font, glyph) * scaleOf(size);
          return drawn.join('');
        })
        .join('');
    },
  };
}

function openFont(bytes: Buffer): Font {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16)
    tables.set(bytes.toString('latin1', at, at + 4), view.getUint32(at + 8));
  const head = tables.get('head')!;
  return {
    view,
    tables,
    unitsPerEm: view.getUint16(head + 18),
    longOffsets: view.getInt16(head + 50) === 1,
    advances: view.getUint16(tables.get('hhea')! + 34),
    glyphs: glyphsByLetter(view, tables.get('cmap')!),
  };
}

/** The `cmap` subtable of Unicode's basic plane. */
function glyphsByLetter(view: DataView, cmap: number): Map<number, number> {
  const count = view.getUint16(cmap + 2);
  const subtables = Array.from({ length: count }, (_, at) => cmap + view.getUint32(cmap + 4 + at * 8 + 4));
  const table = subtables.find((offset) => view.getUint16(offset) === 4)!;
  const doubled = view.getUint16(table + 6);
  const [ends, starts] = [table + 14, table + 16 + doubled];
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled];
  const glyphs = new Map<number, number>();
  for (let at = 0; at < doubled; at += 2) {
    const [start, end] = [view.getUint16(starts + at), view.getUint16(ends + at)];
    const offset = view.getUint16(offsets + at);
    for (let letter = start; letter <= end && letter < 0xffff; letter += 1) {
      const found = offset === 0 ? letter : view.getUint16(offsets + at + offset + (letter - start) * 2);
      if (found !== 0) glyphs.set(letter, (found + view.getUint16(deltas + at)) & 0xffff);
    }
  }
  return glyphs;
}

function advanceOf({ view, tables, advances }: Font, glyph: number): number {
  return view.getUint16(tables.get('hmtx')! + Math.min(glyph, advances - 1) * 4);
}

type Point = { readonly x: number; readonly y: number; readonly on: boolean };
type Contour = readonly Point[];

function contoursOf(font: Font, glyph: number, depth = 0): Contour[] {
  const { view, tables, longOffsets } = font;
  const loca = tables.get('loca')!;
  const offsetOf = (index: number) =>
    longOffsets ? view.getUint32(loca + index * 4) : view.getUint16(loca + index * 2) * 2;
  if (offsetOf(glyph) === offsetOf(glyph + 1) || depth > 5) return [];
  const at = tables.get('glyf')! + offsetOf(glyph);
  const contours = view.getInt16(at);
  return contours >= 0 ? simpleContours(view, at + 10, contours) : composedContours(font, at + 10, depth);
}

function simpleContours(view: DataView, start: number, count: number): Contour[] {
  const ends = Array.from({ length: count }, (_, at) => view.getUint16(start + at * 2));
  const total = (ends.at(-1) ?? -1) + 1;
  let at = start + count * 2;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = view.getUint8(at);
    const repeats = (flag & 8) === 0 ? 0 : view.getUint8(at + 1);
    for (let time = 0; time <= repeats; time += 1) flags.push(flag);
    at += (flag & 8) === 0 ? 1 : 2;
  }
  const across = coordinates(view, at, flags, 2, 16);
  const up = coordinates(view, across.next, flags, 4, 32);
  const points = flags.map((flag, index) => ({
    x: across.values[index]!,
    y: up.values[index]!,
    on: (flag & 1) === 1,
  }));
  return ends.map((end, index) => points.slice(index === 0 ? 0 : ends[index - 1]! + 1, end + 1));
}

/** One coordinate of every point: a byte with its sign in the flag, a word, or the same as before. */
function coordinates(view: DataView, start: number, flags: readonly number[], short: number, same: number) {
  let next = start;
  let value = 0;
  const values = flags.map((flag) => {
    if ((flag & short) !== 0) {
      value += view.getUint8(next) * ((flag & same) === 0 ? -1 : 1);
      next += 1;
    } else if ((flag & same) === 0) {
      value += view.getInt16(next);
      next += 2;
    }
    return value;
  });
  return { values, next };
}

/** A letter put together from others: each moved, and scaled where the font says so. */
function composedContours(font: Font, start: number, depth: number): Contour[] {
  const { view } = font;
  const contours: Contour[] = [];
  let at = start;
  let flags = 0x20;
  while ((flags & 0x20) !== 0) {
    flags = view.getUint16(at);
    const part = contoursOf(font, view.getUint16(at + 2), depth + 1);
    const words = (flags & 1) !== 0;
    const dx = words ? view.getInt16(at + 4) : view.getInt8(at + 4);
    const dy = words ? view.getInt16(at + 6) : view.getInt8(at + 5);
    at += words ? 8 : 6;
    const scale = scaleAt(view, at, flags);
    at += scale.bytes;
    const { a, b, c, d } = scale;
    contours.push(
      ...part.map((contour) =>
        contour.map(({ x, y, on }) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, on })),
      ),
    );
  }
  return contours;
}

function scaleAt(view: DataView, at: number, flags: number) {
  const fraction = (offset: number) => view.getInt16(at + offset) / 16384;
  if ((flags & 8) !== 0) return { a: fraction(0), b: 0, c: 0, d: fraction(0), bytes: 2 };
  if ((flags & 0x40) !== 0) return { a: fraction(0), b: 0, c: 0, d: fraction(2), bytes: 4 };
  if ((flags & 0x80) !== 0)
    return { a: fraction(0), b: fraction(2), c: fraction(4), d: fraction(6), bytes: 8 };
  return { a: 1, b: 0, c: 0, d: 1, bytes: 0 };
}

/** Between two points off the line stands one on it, in their middle. */
function drawnContour(contour: Contour, x: number, y: number, scale: number): string {
  const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true });
  const full = contour.flatMap((point, index) => {
    const before = contour.at(index - 1)!;
    return point.on || before.on ? [point] : [middle(before, point), point];
  });
  const first = full.findIndex(({ on }) => on);
  if (first === -1) return '';
  const turned = [...full.slice(first), ...full.slice(0, first + 1)];
  const place = ({ x: px, y: py }: Point) => `${(x + px * scale).toFixed(2)} ${(y - py * scale).toFixed(2)}`;
  const steps = turned.slice(1).map((point, index) => {
    if (!point.on) return '';
    const before = turned[index]!;
    return before.on ? `L${place(point)}` : `Q${place(before)} ${place(point)}`;
  });
  return `M${place(turned[0]!)}${steps.join('')}Z`;
}
