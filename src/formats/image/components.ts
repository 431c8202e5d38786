import type { Box, Raster } from './raster.ts';

/** Ink that hangs together (corners touch), with the number of its pixels. */
export type Component = Box & { readonly ink: number };

/** Stretches of ink within a row of pixels, row after row; kept in flat arrays since a noisy page has a million. */
type Runs = {
  readonly count: number;
  readonly y: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
};

/** The connected pieces of ink, from top to bottom. */
export function componentsOf(ink: Raster): Component[] {
  const runs = runsOf(ink);
  return measured(runs, joinTouching(runs));
}

function runsOf({ width, height, pixels }: Raster): Runs {
  const count = countRuns(width, pixels);
  const runs = { count, y: new Int32Array(count), from: new Int32Array(count), to: new Int32Array(count) };
  let at = 0;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      if (pixels[row + x] === 0) continue;
      runs.y[at] = y;
      runs.from[at] = x;
      while (x < width && pixels[row + x] !== 0) x++;
      runs.to[at++] = x;
    }
  }
  return runs;
}

function countRuns(width: number, pixels: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < pixels.length; i++) {
    if (pixels[i] !== 0 && (i % width === 0 || pixels[i - 1] === 0)) count++;
  }
  return count;
}

function joinTouching({ count, y, from, to }: Runs): Int32Array {
  const parents = Int32Array.from({ length: count }, (_, i) => i);
  let above = 0;
  for (let at = 0; at < count; at++) {
    const row = y[at]! - 1;
    while (y[above]! < row || (y[above] === row && to[above]! < from[at]!)) above++;
    for (let other = above; y[other] === row && from[other]! <= to[at]!; other++) join(parents, other, at);
  }
  return parents;
}

/** Makes one set of the two that `a` and `b` belong to. */
export function join(parents: Int32Array, a: number, b: number): void {
  const [one, other] = [rootOf(parents, a), rootOf(parents, b)];
  if (one < other) parents[other] = one;
  else parents[one] = other;
}

/** The representative of the set that `at` belongs to. */
export function rootOf(parents: Int32Array, at: number): number {
  let root = at;
  while (parents[root] !== root) root = parents[root]!;
  let step = at;
  while (parents[step] !== root) {
    const next = parents[step]!;
    parents[step] = root;
    step = next;
  }
  return root;
}

function measured({ count, y, from, to }: Runs, parents: Int32Array): Component[] {
  const found = new Map<number, { -readonly [K in keyof Component]: Component[K] }>();
  for (let at = 0; at < count; at++) {
    const root = rootOf(parents, at);
    const [left, right, top] = [from[at]!, to[at]!, y[at]!];
    const known = found.get(root);
    if (known === undefined) {
      found.set(root, { left, top, right, bottom: top + 1, ink: right - left });
      continue;
    }
    known.left = Math.min(known.left, left);
    known.right = Math.max(known.right, right);
    known.bottom = top + 1;
    known.ink += right - left;
  }
  return [...found.values()];
}
