import { apply, type Matrix } from './matrix.ts';

/** A straight line on the page; a thin filled rectangle counts as one. */
export type Segment = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

export type Lines = { readonly segments: Segment[]; readonly curves: number };

/** The straight strokes of a path in pdf.js's encoding. */
export function strokeLines(path: Float32Array, matrix: Matrix): Lines {
  const { outlines, curves } = outlinesOf(path, matrix);
  return { segments: outlines.flatMap(sidesOf), curves };
}

/** A rectangle up to this many points thick is a line. */
const thickest = 4.5;

/** The thin rectangles that a path fills, each as the line along its middle. */
export function fillLines(path: Float32Array, matrix: Matrix): Lines {
  const { outlines, curves } = outlinesOf(path, matrix);
  return { segments: outlines.flatMap(barOf), curves };
}

type Outline = (readonly [number, number])[];

const [moveTo, lineTo, curveTo, quadraticCurveTo, closePath] = [0, 1, 2, 3, 4];
const mostPoints = 200_000;

function outlinesOf(path: Float32Array, matrix: Matrix): { outlines: Outline[]; curves: number } {
  const outlines: Outline[] = [];
  let outline: Outline = [];
  let curves = 0;
  const end = Math.min(path.length, mostPoints);
  for (let at = 0; at < end; ) {
    const command = path[at++];
    const point = (offset: number) => apply(matrix, path[at + offset] ?? 0, path[at + offset + 1] ?? 0);
    if (command === moveTo) {
      outline = [point(0)];
      outlines.push(outline);
      at += 2;
    } else if (command === lineTo) {
      outline.push(point(0));
      at += 2;
    } else if (command === closePath) {
      if (outline[0] !== undefined) outline.push(outline[0]);
    } else if (command === curveTo || command === quadraticCurveTo) {
      const length = command === curveTo ? 6 : 4;
      outline = [point(length - 2)];
      outlines.push(outline);
      curves++;
      at += length;
    } else break;
  }
  return { outlines, curves };
}

function sidesOf(outline: Outline): Segment[] {
  return outline.slice(1).map(([x1, y1], index) => {
    const [x0, y0] = outline[index] ?? [x1, y1];
    return { x0, y0, x1, y1 };
  });
}

/** A dot may belong to a dotted line of either direction. */
function barOf(outline: Outline): Segment[] {
  if (outline.length < 2 || outline.length > 6) return [];
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [width, height] = [right - left, bottom - top];
  if (Math.min(width, height) > thickest || Math.max(width, height) < 0.1) return [];
  const level = { x0: left, x1: right, y0: (top + bottom) / 2, y1: (top + bottom) / 2 };
  const upright = { x0: (left + right) / 2, x1: (left + right) / 2, y0: top, y1: bottom };
  if (Math.max(width, height) < 2 * Math.min(width, height)) return [level, upright];
  return [width >= height ? level : upright];
}
