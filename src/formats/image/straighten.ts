import { evenlyLit, inkLimit } from './light.ts';
import { inkBelow, type Raster, readingDpi, scaled, sharpOf } from './raster.ts';
import { isSideways, quarterTurned } from './upright.ts';

/** The density at which a page's lean is looked for: enough for its lines, and quick. */
const lookDpi = 100;
const widestLean = 14;

/** The page with its lines level (perhaps upside down), at the reading density. `dpi` is that of the given picture. */
export async function straightened(picture: Raster, dpi: number): Promise<Raster> {
  const look = inkOf(await scaled(picture, lookDpi / dpi));
  if (isSideways(look)) return levelled(quarterTurned(picture), quarterTurned(look), dpi);
  return levelled(picture, look, dpi);
}

function levelled(picture: Raster, look: Raster, dpi: number): Promise<Raster> {
  return turned(picture, leanOf(lowerEdges(look), look), readingDpi / dpi);
}

function inkOf(look: Raster): Raster {
  const even = evenlyLit(look);
  return inkBelow(even, inkLimit(even));
}

type Points = { readonly x: Float32Array; readonly y: Float32Array };

/**
 * The pixels of ink that have paper below them: along a line of print they lie on one level.
 * Each is set off by part of a pixel, else the raster itself would speak for no lean at all.
 */
function lowerEdges({ width, height, pixels }: Raster): Points {
  const x: number[] = [];
  const y: number[] = [];
  for (let row = 0; row < height - 1; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      if (pixels[at] === 1 && pixels[at + width] === 0) {
        x.push(column);
        y.push(row + ((x.length * 0.618) % 1));
      }
    }
  }
  return { x: Float32Array.from(x), y: Float32Array.from(y) };
}

/** The lean in degrees (clockwise positive) at which the points gather most sharply on levels. */
function leanOf(points: Points, { width, height }: Raster): number {
  let best = { angle: 0, sharpness: sharpnessAt(points, 0, width + height) };
  for (const [reach, step] of [
    [widestLean, 0.5],
    [0.5, 0.1],
    [0.1, 0.02],
  ] as const) {
    const middle = best.angle;
    for (let angle = middle - reach; angle <= middle + reach; angle += step) {
      const sharpness = sharpnessAt(points, angle, width + height);
      if (sharpness > best.sharpness) best = { angle, sharpness };
    }
  }
  return best.angle;
}

function sharpnessAt({ x, y }: Points, angle: number, span: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const levels = new Float64Array(2 * span);
  for (let i = 0; i < x.length; i++) {
    const level = y[i]! - x[i]! * slope + span * 0.5;
    const low = level | 0;
    const share = level - low;
    levels[low]! += 1 - share;
    levels[low + 1]! += share;
  }
  return levels.reduce((sum, count) => sum + count * count, 0);
}

/** Turned back by `lean` degrees and scaled in one resampling, so that thin strokes are blurred only once. */
async function turned(picture: Raster, lean: number, scale: number): Promise<Raster> {
  const [cos, sin] = [Math.cos, Math.sin].map((of) => of((-lean * Math.PI) / 180) * scale);
  const { data, info } = await sharpOf(picture)
    .affine([cos!, -sin!, sin!, cos!], { background: '#ffffff', interpolator: 'bicubic' })
    .grayscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}
