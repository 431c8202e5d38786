import type { Component } from './components.ts';
import { heightOf, inches, median, type Raster, widthOf } from './raster.ts';

/** Smaller than this in both directions is a point, an accent, or dirt: it counts only near something larger. */
const small = inches(0.034);
const near = inches(0.06);

/** The marks without specks and hairs that stand apart from all print. */
export function withoutSpecks(all: readonly Component[], page: Raster): Component[] {
  const thinnest = 0.35 * median(all.filter((one) => lengthOf(one) >= small).map(thickness));
  const isPrint = (one: Component) => isDash(one) || (lengthOf(one) >= small && thickness(one) >= thinnest);
  const across = Math.ceil(page.width / near) + 2;
  const held = new Uint8Array(across * (Math.ceil(page.height / near) + 2));
  for (const one of all) if (isPrint(one)) hold(held, across, one);
  return all.filter((one) => {
    const [x, y] = [(one.left + one.right) / 2, (one.top + one.bottom) / 2];
    return isPrint(one) || held[Math.floor(y / near) * across + Math.floor(x / near)] === 1;
  });
}

function hold(held: Uint8Array, across: number, { left, top, right, bottom }: Component): void {
  const from = Math.floor(Math.max(0, left - near) / near);
  const to = Math.floor((right + near) / near);
  for (let y = Math.floor(Math.max(0, top - near) / near); y <= Math.floor((bottom + near) / near); y++) {
    held.fill(1, y * across + from, Math.min((y + 1) * across, y * across + to + 1));
  }
}

function lengthOf(one: Component): number {
  return Math.max(widthOf(one), heightOf(one));
}

/** Hairs and scratches are much thinner than the letters of their page. */
function thickness(one: Component): number {
  return one.ink / lengthOf(one);
}

/** A short level stroke: a minus sign, or "none". */
export function isDash(one: Component): boolean {
  const [wide, high] = [widthOf(one), heightOf(one)];
  return (
    wide >= inches(0.028) &&
    wide <= inches(0.3) &&
    high <= inches(0.045) &&
    wide >= high * 1.7 &&
    one.ink >= wide * high * 0.6
  );
}

/** One blot, smaller than any digit. */
export function isBlot(marks: readonly Component[]): boolean {
  return marks.every((one) => lengthOf(one) < inches(0.055) && !isDash(one));
}
