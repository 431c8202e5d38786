import type { Content, Glyph, Picture } from './content.ts';
import type { Matrix } from './matrix.ts';
import { apply, multiply } from './matrix.ts';
import type { PdfPage } from './open.ts';
import type { Segment } from './paths.ts';

/** A page turned so that most of its letters stand upright. */
export type UprightPage = {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly letters: readonly Letter[];
  readonly segments: readonly Segment[];
  readonly pictures: readonly Picture[];
};

/** A glyph in the frame of its own line: `x` grows along the baseline, `y` downwards from line to line. */
export type Letter = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly glyph: Glyph;
  /** Quarter turns, clockwise, from upright. */
  readonly turn: Turn;
};
export type Turn = 0 | 1 | 2 | 3;

/** Letters at any other angle (a watermark) and letters outside of the page are left out. */
export function upright(page: PdfPage, content: Content): UprightPage {
  const turned = content.glyphs.flatMap((glyph) => {
    const turn = turnOf(glyph);
    return turn === undefined || isOutside(glyph, page) ? [] : [{ glyph, turn }];
  });
  const main = commonest(turned.map(({ turn }) => turn));
  const back = turnBack(main, page.width, page.height);
  const [width, height] = main % 2 === 0 ? [page.width, page.height] : [page.height, page.width];
  return {
    number: page.number,
    width,
    height,
    letters: turned.map(({ glyph, turn }) => letterFrom(glyph, back, ((turn - main + 4) % 4) as Turn)),
    segments: content.segments.map((segment) => turnSegment(segment, back)),
    pictures: content.pictures.map((picture) => ({ ...picture, matrix: multiply(back, picture.matrix) })),
  };
}

/** In quarter turns: ten degrees. */
const mostSlanted = 0.11;

function turnOf({ x, y, endX, endY, size, angle }: Glyph): Turn | undefined {
  if (!Number.isFinite(x + y + endX + endY + size + angle)) return undefined;
  const quarters = angle / (Math.PI / 2);
  const nearest = Math.round(quarters);
  return Math.abs(quarters - nearest) > mostSlanted ? undefined : (((nearest + 4) % 4) as Turn);
}

function isOutside({ x, y, size }: Glyph, { width, height }: PdfPage): boolean {
  return x < -size || y < -size || x > width + size || y > height + size;
}

function commonest(turns: readonly Turn[]): Turn {
  const counts = [0, 0, 0, 0];
  for (const turn of turns) counts[turn] = (counts[turn] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts)) as Turn;
}

/** The matrix that brings lines running down the page (turn 1), upside down (2) or up (3) back to upright. */
function turnBack(turn: Turn, width: number, height: number): Matrix {
  if (turn === 1) return [0, -1, 1, 0, 0, width];
  if (turn === 2) return [-1, 0, 0, -1, width, height];
  if (turn === 3) return [0, 1, -1, 0, height, 0];
  return [1, 0, 0, 1, 0, 0];
}

/** Undoes the turn of a letter about the page's corner: only its own line matters, the rest keeps its order. */
function letterFrom(glyph: Glyph, back: Matrix, turn: Turn): Letter {
  const frame = multiply(turnBack(turn, 0, 0), back);
  const [x, y] = apply(frame, glyph.x, glyph.y);
  const [right] = apply(frame, glyph.endX, glyph.endY);
  return {
    text: glyph.text,
    x: Math.min(x, right),
    right: Math.max(x, right),
    y,
    size: glyph.size,
    glyph,
    turn,
  };
}

/** The place of a turned line's point on the upright page. */
export function onPage(turn: Turn, x: number, y: number): readonly [number, number] {
  return apply(turnBack(((4 - turn) % 4) as Turn, 0, 0), x, y);
}

function turnSegment({ x0, y0, x1, y1 }: Segment, back: Matrix): Segment {
  const [startX, startY] = apply(back, x0, y0);
  const [endX, endY] = apply(back, x1, y1);
  return { x0: startX, y0: startY, x1: endX, y1: endY };
}
