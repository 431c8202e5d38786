import { apply, identity, type Matrix, matrixFrom, multiply } from './matrix.ts';
import { type Font, gStateEntries, type PdfPage } from './open.ts';
import { fillLines, type Segment, strokeLines } from './paths.ts';
import { type Box, clip, firstPen, isCutOff, moveBy, moveTo, type Pen } from './pen.ts';
import { numberFrom, recordFrom } from './values.ts';

/** What stands on a page, in points from the upper left corner (y downwards), in the order it is painted. */
export type Content = {
  readonly glyphs: readonly Glyph[];
  readonly segments: readonly Segment[];
  readonly pictures: readonly Picture[];
  /** Curves drawn: letters turned into outlines are many of them. */
  readonly curves: number;
  /** Operators whose text could not be read, for want of their font. */
  readonly lost: number;
  /** A large place for a picture that stayed empty, as pdf.js does with a picture over its limit. */
  readonly missingPicture: boolean;
  /** The page holds more than is read. */
  readonly cut: boolean;
};

export type Glyph = {
  readonly text: string;
  /** Start and end of the advance along the baseline. */
  readonly x: number;
  readonly y: number;
  readonly endX: number;
  readonly endY: number;
  /** Of the baseline, clockwise, in radians. */
  readonly angle: number;
  readonly size: number;
  readonly font: Font;
  /** Number of the operator that painted it. */
  readonly order: number;
  readonly code: number;
  readonly hidden: boolean;
  readonly annotation: boolean;
  /** What shows of the page where it stands: as a rule all of it, in a spreadsheet its cell. */
  readonly clip: Box;
};
export type Picture = {
  /** An object id of the page, or the data itself. */
  readonly source: unknown;
  readonly width: number;
  readonly height: number;
  /** From the unit square to the page. */
  readonly matrix: Matrix;
  readonly order: number;
  /** A stencil is painted with the fill colour, `light` or not, where its bit is 0. */
  readonly stencil: boolean;
  readonly light: boolean;
};

const mostGlyphs = 30_000;
const mostSegments = 40_000;
const deepestStack = 1_000;

/** Follows the operators of a page with pen in hand. */
export function contentOf(page: PdfPage): Content {
  const desk: Desk = {
    page,
    pen: firstPen(page.base),
    stack: [],
    glyphs: [],
    segments: [],
    pictures: [],
    curves: 0,
    lost: 0,
    order: 0,
    lastPaint: 0,
    lastTransform: -1,
    missingPicture: false,
    clips: false,
  };
  for (const { name, args } of page.operators) {
    desk.order++;
    handlers[name]?.(desk, args);
    if (desk.glyphs.length > mostGlyphs || desk.segments.length > mostSegments) break;
  }
  const { glyphs, segments, pictures, curves, lost, missingPicture } = desk;
  return {
    glyphs,
    segments,
    pictures,
    curves,
    lost,
    missingPicture,
    cut: desk.order < page.operators.length,
  };
}

type Desk = {
  readonly page: PdfPage;
  pen: Pen;
  stack: Pen[];
  readonly glyphs: Glyph[];
  readonly segments: Segment[];
  readonly pictures: Picture[];
  curves: number;
  lost: number;
  order: number;
  lastPaint: number;
  lastTransform: number;
  missingPicture: boolean;
  /** The next path cuts off what is painted later. */
  clips: boolean;
};

type Handler = (desk: Desk, args: readonly unknown[]) => void;

/** By the names pdf.js gives its operators. */
const handlers: Readonly<Record<string, Handler>> = {
  save,
  restore,
  transform: (desk, args) => {
    transform(desk, args);
    desk.lastTransform = desk.order;
  },
  paintFormXObjectBegin: (desk, [matrix]) => {
    save(desk);
    transform(desk, matrix);
  },
  paintFormXObjectEnd: restore,
  beginAnnotation: (desk, [, , place, matrix]) => {
    desk.stack = [];
    desk.pen = { ...firstPen(desk.page.base), annotation: true };
    transform(desk, place);
    transform(desk, matrix);
  },
  endAnnotation: (desk) => {
    desk.pen = firstPen(desk.page.base);
  },
  setGState: setGraphicsState,
  setLineWidth: ({ pen }, [width]) => {
    pen.lineWidth = numberFrom(width);
  },
  setFillRGBColor: ({ pen }, [color]) => {
    pen.light = isLight(color);
  },
  beginText: ({ pen }) => {
    pen.textMatrix = identity;
    moveTo(pen, 0, 0);
  },
  setFont: (desk, [id, size]) => setFont(desk, id, size),
  setCharSpacing: ({ pen }, [spacing]) => {
    pen.charSpacing = numberFrom(spacing);
  },
  setWordSpacing: ({ pen }, [spacing]) => {
    pen.wordSpacing = numberFrom(spacing);
  },
  setHScale: ({ pen }, [percent]) => {
    pen.horizontalScale = numberFrom(percent) / 100;
  },
  setLeading: ({ pen }, [leading]) => {
    pen.leading = -numberFrom(leading);
  },
  setTextRise: ({ pen }, [rise]) => {
    pen.rise = numberFrom(rise);
  },
  setTextRenderingMode: ({ pen }, [mode]) => {
    pen.mode = numberFrom(mode);
  },
  moveText: ({ pen }, [x, y]) => moveBy(pen, numberFrom(x), numberFrom(y)),
  setLeadingMoveText: ({ pen }, [x, y]) => {
    pen.leading = numberFrom(y);
    moveBy(pen, numberFrom(x), numberFrom(y));
  },
  nextLine: ({ pen }) => moveBy(pen, 0, pen.leading),
  setTextMatrix: ({ pen }, [matrix]) => {
    pen.textMatrix = matrixFrom(matrix) ?? identity;
    moveTo(pen, 0, 0);
  },
  showText: (desk, [glyphs]) => showText(desk, glyphs),
  clip: awaitClip,
  eoClip: awaitClip,
  constructPath,
  paintImageXObject: (desk, [id, width, height]) => addPicture(desk, id, width, height, false),
  paintInlineImageXObject: (desk, [image]) => addSizedPicture(desk, image, image, false),
  paintImageMaskXObject: (desk, [mask]) => addSizedPicture(desk, mask, recordFrom(mask).data, true),
};

function save(desk: Desk): void {
  if (desk.stack.length < deepestStack) desk.stack.push({ ...desk.pen });
}

function restore(desk: Desk): void {
  if (desk.lastTransform > desk.lastPaint && isLarge(desk)) desk.missingPicture = true;
  desk.lastTransform = -1;
  desk.pen = desk.stack.pop() ?? desk.pen;
}

/** Whether the unit square covers a quarter of the page or more, as it does just before a scan is painted. */
function isLarge({ pen, page }: Desk): boolean {
  const [a, b, c, d] = pen.ctm;
  return Math.abs(a * d - b * c) > (page.width * page.height) / 4;
}

function transform({ pen }: Desk, value: unknown): void {
  const matrix = matrixFrom(value);
  if (matrix !== undefined) pen.ctm = multiply(pen.ctm, matrix);
}

function setGraphicsState(desk: Desk, args: readonly unknown[]): void {
  for (const [key, value] of gStateEntries(args)) {
    if (key === 'LW') desk.pen.lineWidth = numberFrom(value);
    if (key === 'ca') desk.pen.alpha = numberFrom(value);
    if (key === 'Font' && Array.isArray(value)) setFont(desk, value[0], value[1]);
  }
}

function setFont({ pen, page }: Desk, id: unknown, size: unknown): void {
  pen.font = typeof id === 'string' ? page.fonts.get(id) : undefined;
  pen.fontSize = numberFrom(size);
}

/** Text rendering mode 3 paints nothing: the layer of letters that scanners hide behind a picture. */
const invisible = 3;

function showText(desk: Desk, items: unknown): void {
  const { pen, glyphs, order } = desk;
  const { font } = pen;
  if (font === undefined || font.broken) desk.lost++;
  if (font === undefined || !Array.isArray(items)) return;
  desk.lastPaint = order;
  const matrix = multiply(pen.ctm, pen.textMatrix);
  const size = Math.abs(pen.fontSize) * Math.hypot(matrix[2], matrix[3]) * emOf(font);
  const scale = pen.horizontalScale * Math.sign(pen.fontSize || 1);
  const advance = Math.abs(pen.fontSize) * font.fontMatrix[0];
  const hidden = pen.mode === invisible || pen.alpha < 0.02;
  const angle = Math.atan2(matrix[1] * scale, matrix[0] * scale);
  const cutOff = isCutOff(pen, ...apply(matrix, pen.x, pen.y + pen.rise), angle, size);
  const common = {
    angle,
    size,
    font,
    order,
    hidden: hidden || cutOff,
    annotation: pen.annotation,
    clip: pen.clip,
  };
  for (const item of items) {
    if (typeof item === 'number') pen.x -= (item * pen.fontSize * pen.horizontalScale) / 1000;
    if (typeof item !== 'object' || item === null) continue;
    const glyph = recordFrom(item);
    const width = numberFrom(glyph.width) * advance * scale;
    const [x, y] = apply(matrix, pen.x, pen.y + pen.rise);
    const [endX, endY] = apply(matrix, pen.x + width, pen.y + pen.rise);
    const text = typeof glyph.unicode === 'string' ? glyph.unicode : '';
    const code = numberFrom(glyph.originalCharCode);
    glyphs.push({ ...common, text, x, y, endX, endY, code });
    pen.x += width + (pen.charSpacing + (glyph.isSpace === true ? pen.wordSpacing : 0)) * scale;
  }
}

function emOf(font: Font): number {
  return font.type3 ? Math.abs(font.fontMatrix[3]) * (font.boxHeight || 1000) : 1;
}

const strokes = new Set([
  'stroke',
  'closeStroke',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
]);
const fills = new Set(['fill', 'eoFill']);

function awaitClip(desk: Desk): void {
  desk.clips = true;
}

function constructPath(desk: Desk, [operation, data, extent]: readonly unknown[]): void {
  if (desk.clips) clip(desk.pen, extent);
  desk.clips = false;
  const path: unknown = Array.isArray(data) ? data[0] : undefined;
  if (!(path instanceof Float32Array)) return;
  if (typeof operation !== 'string' || !(strokes.has(operation) || fills.has(operation))) return;
  desk.lastPaint = desk.order;
  const lines = strokes.has(operation) ? strokeLines(path, desk.pen.ctm) : fillLines(path, desk.pen.ctm);
  desk.curves += lines.curves;
  for (const segment of lines.segments) desk.segments.push(segment);
}

function addSizedPicture(desk: Desk, sized: unknown, source: unknown, stencil: boolean): void {
  const { width, height } = recordFrom(sized);
  addPicture(desk, source, width, height, stencil);
}

function addPicture(desk: Desk, source: unknown, width: unknown, height: unknown, stencil: boolean): void {
  const { pen, order } = desk;
  desk.lastPaint = order;
  if (pen.alpha < 0.02 || pen.annotation) return;
  desk.pictures.push({
    ...{ source, width: numberFrom(width), height: numberFrom(height), matrix: pen.ctm },
    ...{ order, stencil, light: pen.light },
  });
}

/** pdf.js writes colours as "#rrggbb". */
function isLight(color: unknown): boolean {
  const parts = typeof color === 'string' ? (color.match(/[0-9a-f]{2}/gi) ?? []) : [];
  return parts.length === 3 && parts.every((part) => Number.parseInt(part, 16) > 200);
}
