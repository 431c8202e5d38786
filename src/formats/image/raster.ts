import sharp, { type Sharp } from 'sharp';

/** A picture of one byte a pixel: grey (0 black … 255 white), or ink (1) and paper (0). */
export type Raster = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** A rectangle of pixels; `right` and `bottom` are the first ones outside. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Every page is read at this density, so that sizes below can be given in hundredths of an inch. */
export const readingDpi = 300;

export const pointsPerPixel = 72 / readingDpi;

/** Pixels of the given length at the reading density. */
export function inches(length: number): number {
  return Math.round(length * readingDpi);
}

export function widthOf(box: Box): number {
  return box.right - box.left;
}

export function heightOf(box: Box): number {
  return box.bottom - box.top;
}

export function around(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return { left, top, right, bottom };
}

/** The box grown by at least `by` pixels on each side. */
export function grown(box: Box, by: number): Box {
  return {
    left: Math.floor(box.left - by),
    top: Math.floor(box.top - by),
    right: Math.ceil(box.right + by),
    bottom: Math.ceil(box.bottom + by),
  };
}

/** Whether the point lies in the box. */
export function isInside(x: number, y: number, box: Box): boolean {
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}

/** White paper. */
export function blank(width: number, height: number): Raster {
  return { width, height, pixels: new Uint8Array(width * height).fill(255) };
}

/** Ink where the grey is darker than `limit`. */
export function inkBelow(picture: Raster, limit: number): Raster {
  const pixels = new Uint8Array(picture.pixels.length);
  for (let i = 0; i < pixels.length; i++) pixels[i] = picture.pixels[i]! < limit ? 1 : 0;
  return { ...picture, pixels };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** The grey picture at another size. */
export async function scaled(picture: Raster, scale: number): Promise<Raster> {
  const width = Math.max(4, Math.round(picture.width * scale));
  const height = Math.max(4, Math.round(picture.height * scale));
  const pixels = await sharpOf(picture)
    .resize({ width, height, fit: 'fill', kernel: 'cubic' })
    .grayscale()
    .raw()
    .toBuffer();
  return { width, height, pixels };
}

export function sharpOf({ width, height, pixels }: Raster): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 1 }, limitInputPixels: false });
}
