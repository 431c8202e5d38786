import type { Picture } from './content.ts';
import { apply, inverse, type Matrix, multiply } from './matrix.ts';
import type { PdfPage } from './open.ts';
import type { UprightPage } from './upright.ts';

/** A page as a picture, upright as the page is shown, rows from the top, `channels` bytes a pixel. */
export type PagePicture = {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly pixels: Uint8Array | Uint8ClampedArray;
  /** Grey, RGB or RGBA. */
  readonly channels: 1 | 3 | 4;
};

/** In square points. */
export function areaOf({ matrix: [a, b, c, d] }: Picture): number {
  return Math.abs(a * d - b * c);
}

/** The page's pictures as one: as it is where a single one stands upright, else drawn together in grey. */
export async function pagePicture(page: PdfPage, shown: UprightPage): Promise<PagePicture | undefined> {
  const pictures: Decoded[] = [];
  for (const picture of shown.pictures) {
    const decoded = await decode(page, picture);
    if (decoded !== undefined) pictures.push(decoded);
  }
  const large = pictures.filter(({ picture }) => areaOf(picture) > 0.02 * shown.width * shown.height);
  const [only] = large;
  if (only === undefined) return undefined;
  const whole = large.length === 1 ? asItIs(only, page.number) : undefined;
  return whole ?? drawnTogether(pictures, shown);
}

type Decoded = {
  readonly picture: Picture;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly kind: Kind;
};
type Kind = 'bits' | 'rgb' | 'rgba';
const kinds: Readonly<Record<number, Kind>> = { 1: 'bits', 2: 'rgb', 3: 'rgba' };

async function decode(page: PdfPage, picture: Picture): Promise<Decoded | undefined> {
  const { source } = picture;
  const value: unknown = typeof source === 'string' ? await page.picture(source) : source;
  if (typeof value !== 'object' || value === null) return undefined;
  const { width, height, data, kind } = value as Readonly<Record<string, unknown>>;
  if (typeof width !== 'number' || typeof height !== 'number') return undefined;
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return undefined;
  const known = picture.stencil ? 'bits' : kinds[Number(kind)];
  if (known === undefined || data.length < bytesOf(known, width) * height) return undefined;
  return { picture, width, height, data, kind: known };
}

function bytesOf(kind: Kind, width: number): number {
  return kind === 'bits' ? Math.ceil(width / 8) : width * (kind === 'rgb' ? 3 : 4);
}

/** Undefined where the picture has to be turned, mirrored or is a stencil. */
function asItIs({ picture, width, height, data, kind }: Decoded, page: number): PagePicture | undefined {
  const [a, b, c, d] = picture.matrix;
  const isUpright = a > 0 && d < 0 && Math.abs(b) < 0.01 * a && Math.abs(c) < -0.01 * d;
  if (!isUpright || picture.stencil || kind === 'rgba') return undefined;
  const dpi = Math.round((72 * width) / a);
  if (kind === 'rgb') return { page, width, height, dpi, pixels: data, channels: 3 };
  return { page, width, height, dpi, pixels: greyFromBits(data, width, height), channels: 1 };
}

function greyFromBits(bits: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array {
  const grey = new Uint8Array(width * height);
  const stride = Math.ceil(width / 8);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) grey[y * width + x] = bitAt(bits, stride, x, y) === 1 ? 255 : 0;
  }
  return grey;
}

function bitAt(bits: Uint8Array | Uint8ClampedArray, stride: number, x: number, y: number): number {
  return ((bits[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
}

const mostDpi = 300;
const leastDpi = 72;
const mostPixels = 40_000_000;

/** Strips of a scan, or a stencil of letters over a coarse background, on one white sheet. */
function drawnTogether(pictures: readonly Decoded[], shown: UprightPage): PagePicture | undefined {
  const finest = Math.max(...pictures.map(({ picture, width }) => (72 * width) / lengthOf(picture.matrix)));
  const dpi = Math.round(Math.min(mostDpi, Math.max(leastDpi, finest)));
  const [width, height] = [Math.round((shown.width * dpi) / 72), Math.round((shown.height * dpi) / 72)];
  if (!(width * height > 0 && width * height <= mostPixels)) return undefined;
  const sheet: Sheet = { width, height, pixels: new Uint8Array(width * height).fill(255) };
  for (const picture of pictures) draw(sheet, picture, dpi / 72);
  return { page: shown.number, width, height, dpi, pixels: sheet.pixels, channels: 1 };
}

function lengthOf([a, b]: Matrix): number {
  return Math.max(Math.hypot(a, b), 1e-6);
}

type Sheet = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

function draw(sheet: Sheet, decoded: Decoded, scale: number): void {
  const { width, height, picture } = decoded;
  const toSheet = multiply([scale, 0, 0, scale, 0, 0], picture.matrix);
  const back = inverse(toSheet);
  if (back === undefined) return;
  const toPicture = multiply([width, 0, 0, -height, 0, height], back);
  const [left, right, top, bottom] = extentOf(toSheet, sheet);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const [sourceX, sourceY] = apply(toPicture, x + 0.5, y + 0.5);
      const [column, row] = [Math.floor(sourceX), Math.floor(sourceY)];
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const at = y * sheet.width + x;
      sheet.pixels[at] = greyAt(decoded, column, row, sheet.pixels[at] ?? 255);
    }
  }
}

function extentOf(toSheet: Matrix, { width, height }: Sheet): readonly [number, number, number, number] {
  const corners = [apply(toSheet, 0, 0), apply(toSheet, 1, 0), apply(toSheet, 0, 1), apply(toSheet, 1, 1)];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [
    Math.max(0, Math.floor(Math.min(...xs))),
    Math.min(width, Math.ceil(Math.max(...xs))),
    Math.max(0, Math.floor(Math.min(...ys))),
    Math.min(height, Math.ceil(Math.max(...ys))),
  ];
}

function greyAt({ picture, kind, data, width }: Decoded, x: number, y: number, below: number): number {
  if (kind === 'bits') {
    const bit = bitAt(data, Math.ceil(width / 8), x, y);
    if (!picture.stencil) return bit * 255;
    return bit === 1 ? below : picture.light ? 255 : 0;
  }
  const at = (y * width + x) * (kind === 'rgb' ? 3 : 4);
  const grey = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  const cover = kind === 'rgb' ? 1 : (data[at + 3] ?? 255) / 255;
  return Math.round(cover * grey + (1 - cover) * below);
}
