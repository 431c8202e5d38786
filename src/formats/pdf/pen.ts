import { apply, identity, type Matrix } from './matrix.ts';
import type { Font } from './open.ts';

export type Box = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** The state of pdf.js's drawing: where the pen is and how it writes. */
export type Pen = {
  ctm: Matrix;
  font: Font | undefined;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  mode: number;
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  lineWidth: number;
  light: boolean;
  alpha: number;
  annotation: boolean;
  clip: Box;
};

const everything: Box = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };

/** As every page begins. */
export function firstPen(ctm: Matrix): Pen {
  return {
    ...{
      ctm,
      font: undefined,
      fontSize: 0,
      charSpacing: 0,
      wordSpacing: 0,
      horizontalScale: 1,
      leading: 0,
      rise: 0,
    },
    ...{
      mode: 0,
      textMatrix: identity,
      x: 0,
      y: 0,
      lineX: 0,
      lineY: 0,
      lineWidth: 1,
      light: false,
      alpha: 1,
    },
    annotation: false,
    clip: everything,
  };
}

/** To the start of a line of text. */
export function moveTo(pen: Pen, x: number, y: number): void {
  pen.x = pen.lineX = x;
  pen.y = pen.lineY = y;
}

/** From the start of the line of text. */
export function moveBy(pen: Pen, x: number, y: number): void {
  moveTo(pen, pen.lineX + x, pen.lineY + y);
}

/** Narrows what shows to the rectangle around the path. */
export function clip(pen: Pen, extent: unknown): void {
  if (!(extent instanceof Float32Array)) return;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = extent;
  const corners = [
    apply(pen.ctm, x0, y0),
    apply(pen.ctm, x1, y0),
    apply(pen.ctm, x0, y1),
    apply(pen.ctm, x1, y1),
  ];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  pen.clip = {
    left: Math.max(pen.clip.left, Math.min(...xs)),
    right: Math.min(pen.clip.right, Math.max(...xs)),
    top: Math.max(pen.clip.top, Math.min(...ys)),
    bottom: Math.min(pen.clip.bottom, Math.max(...ys)),
  };
}

/** Whether a line of text is cut off above or below; one that is cut off at its end is read to its end. */
export function isCutOff({ clip }: Pen, x: number, y: number, angle: number, size: number): boolean {
  const [middleX, middleY] = [x + 0.3 * size * Math.sin(angle), y - 0.3 * size * Math.cos(angle)];
  if (Math.abs(Math.cos(angle)) > 0.7) return middleY < clip.top || middleY > clip.bottom;
  return middleX < clip.left || middleX > clip.right;
}
