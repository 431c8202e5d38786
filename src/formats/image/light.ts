import { median, type Raster } from './raster.ts';

/** Large enough to hold some paper between the letters, small enough to follow a shadow. */
const tile = 40;

/** The page as if evenly lit: paper white, ink as dark beside its paper as it was. */
export function evenlyLit(picture: Raster): Raster {
  const paper = smoothed(paperOf(picture));
  const { width, height } = picture;
  const pixels = new Uint8Array(picture.pixels.length);
  const columns = Float32Array.from({ length: width }, (_, x) => tilePosition(x, paper.width));
  const across = new Float32Array(paper.width);
  for (let y = 0; y < height; y++) {
    blendRows(paper, tilePosition(y, paper.height), across);
    for (let x = 0; x < width; x++) {
      const at = columns[x]!;
      const left = at | 0;
      const share = at - left;
      const light = across[left]! * (1 - share) + (across[left + 1] ?? across[left]!) * share;
      const i = y * width + x;
      pixels[i] = Math.min(255, (picture.pixels[i]! * 255) / light);
    }
  }
  return { width, height, pixels };
}

function tilePosition(pixel: number, tiles: number): number {
  return Math.max(0, Math.min(tiles - 1, (pixel + 0.5) / tile - 0.5));
}

function blendRows(paper: Raster, at: number, into: Float32Array): void {
  const top = Math.floor(at);
  const share = at - top;
  const below = Math.min(paper.height - 1, top + 1);
  for (let x = 0; x < paper.width; x++) {
    into[x] =
      paper.pixels[top * paper.width + x]! * (1 - share) + paper.pixels[below * paper.width + x]! * share;
  }
}

/** The brightness of the paper in each tile: that which only a tenth of the pixels exceed. */
function paperOf({ width, height, pixels }: Raster): Raster {
  const across = Math.ceil(width / tile);
  const down = Math.ceil(height / tile);
  const paper = new Uint8Array(across * down);
  const counts = new Uint32Array(256);
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      counts.fill(0);
      const right = Math.min(width, (column + 1) * tile);
      const bottom = Math.min(height, (row + 1) * tile);
      for (let y = row * tile; y < bottom; y++) {
        for (let x = column * tile; x < right; x++) counts[pixels[y * width + x]!]!++;
      }
      const size = (right - column * tile) * (bottom - row * tile);
      paper[row * across + column] = Math.max(darkestPaper, brightestTenth(counts, size));
    }
  }
  return { width: across, height: down, pixels: paper };
}

/** Darker than this there is no paper: the lid of the scanner, the desk. */
const darkestPaper = 60;

function brightestTenth(counts: Uint32Array, size: number): number {
  let left = size / 10;
  for (let grey = 255; grey > 0; grey--) {
    left -= counts[grey]!;
    if (left <= 0) return grey;
  }
  return 0;
}

/** A tile that lies wholly in a picture or a thick letter takes the brightness of its neighbours. */
function smoothed({ width, height, pixels }: Raster): Raster {
  const smooth = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const near: number[] = [];
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          near.push(pixels[row * width + column]!);
        }
      }
      smooth[y * width + x] = median(near);
    }
  }
  return { width, height, pixels: smooth };
}

/** The grey between ink and paper (Otsu's method), kept where an even page can have it. */
export function inkLimit({ pixels }: Raster): number {
  const counts = new Float64Array(256);
  for (let i = 0; i < pixels.length; i += 3) counts[pixels[i]!]!++;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const weight = counts.reduce((sum, count, grey) => sum + count * grey, 0);
  let [best, limit, dark, darkWeight] = [0, 0, 0, 0];
  for (let grey = 0; grey < 255; grey++) {
    dark += counts[grey]!;
    darkWeight += counts[grey]! * grey;
    if (dark === 0 || dark === total) continue;
    const apart = darkWeight / dark - (weight - darkWeight) / (total - dark);
    const spread = dark * (total - dark) * apart * apart;
    if (spread > best) [best, limit] = [spread, grey + 1];
  }
  return Math.max(110, Math.min(190, limit));
}

/** The page with its paper wholly white: grain and the tint of the paper mislead the reading of short cells. */
export function cleared({ width, height, pixels }: Raster, limit: number): Raster {
  const paper = (limit + 255) / 2;
  const tones = Uint8Array.from({ length: 256 }, (_, grey) =>
    Math.min(255, Math.round((grey * 255) / paper)),
  );
  return { width, height, pixels: pixels.map((grey) => tones[grey]!) };
}
