import { componentsOf } from './components.ts';
import { type Box, heightOf, type Raster, widthOf } from './raster.ts';

/** A page's pixels as they come from its file: grey, RGB or RGBA. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly pixels: Uint8Array | Uint8ClampedArray;
  readonly channels: 1 | 3 | 4;
};

/** The page in grey, transparent parts white; stamps and signatures in colour are bleached, since they cover print. */
export function greyOf(page: Pixels): Raster {
  const { width, height, channels } = page;
  const source = page.pixels;
  if (channels === 1)
    return { width, height, pixels: new Uint8Array(source.buffer, source.byteOffset, source.length) };
  const pixels = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < pixels.length; i++, at += channels) {
    const grey = 0.299 * source[at]! + 0.587 * source[at + 1]! + 0.114 * source[at + 2]!;
    const cover = channels === 4 ? source[at + 3]! / 255 : 1;
    pixels[i] = Math.round(255 - (255 - grey) * cover);
  }
  for (const box of colouredStrokes(page)) bleach(page, box, pixels);
  return { width, height, pixels };
}

/** Colour is looked for in squares of so many pixels. */
const square = 8;

/** Where lines in red or blue spread wider than a line of print is high, and are no filled background. */
function colouredStrokes(page: Pixels): Box[] {
  const map = colourMap(page);
  const least = (0.55 * page.dpi) / square;
  return componentsOf(map)
    .filter(
      (one) =>
        widthOf(one) >= least && heightOf(one) >= least && one.ink < 0.6 * widthOf(one) * heightOf(one),
    )
    .map(({ left, top, right, bottom }) => ({
      left: left * square,
      top: top * square,
      right: Math.min(page.width, right * square),
      bottom: Math.min(page.height, bottom * square),
    }));
}

function colourMap({ width, height, pixels, channels }: Pixels): Raster {
  const across = Math.ceil(width / square);
  const map = new Uint8Array(across * Math.ceil(height / square));
  for (let y = 0; y < height; y += 2) {
    const row = Math.floor(y / square) * across;
    for (let x = 0; x < width; x += 2) {
      if (isColoured(pixels, (y * width + x) * channels)) map[row + Math.floor(x / square)] = 1;
    }
  }
  return { width: across, height: Math.ceil(height / square), pixels: map };
}

const clearColour = 60;

/** Red, as of a stamp, or blue, as of a pen. */
function isColoured(pixels: Uint8Array | Uint8ClampedArray, at: number): boolean {
  const [red, green, blue] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
  return red - Math.max(green, blue) > clearColour || blue - Math.max(red, green) > clearColour;
}

function bleach(
  { width, pixels, channels }: Pixels,
  { left, top, right, bottom }: Box,
  grey: Uint8Array,
): void {
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = y * width + x;
      if (isColoured(pixels, at * channels)) grey[at] = 255;
    }
  }
}
