import { createRequire } from 'node:module';
import sharp, { type OverlayOptions } from 'sharp';
import type { Pixels } from './colour.ts';

/** A page to print, in millimetres; type in points. */
export type SamplePage = {
  readonly width: number;
  readonly height: number;
  readonly dpi?: number;
  readonly texts: readonly SampleText[];
  /** Drawn lines: from x, y to x, y. */
  readonly rules?: readonly (readonly [number, number, number, number])[];
};
export type SampleText = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
};

const require = createRequire(import.meta.url);
const faces = {
  plain: require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'),
};

/** Prints a page, in black on white. */
export async function printed({ width, height, dpi = 200, texts, rules = [] }: SamplePage): Promise<Pixels> {
  const size = { width: toPixels(width, dpi), height: toPixels(height, dpi) };
  const lines = rules.map(
    ([x1, y1, x2, y2]) =>
      `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="black" stroke-width="0.25"/>`,
  );
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${width} ${height}">${lines.join('')}</svg>`;
  const layers = await Promise.all(texts.map((text) => layerOf(text, dpi)));
  const { data } = await sharp({ create: { ...size, channels: 3, background: '#ffffff' } })
    .composite([{ input: Buffer.from(drawing) }, ...layers])
    .grayscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { ...size, dpi, pixels: data, channels: 1 };
}

function toPixels(millimetres: number, dpi: number): number {
  return Math.round((millimetres / 25.4) * dpi);
}

async function layerOf(
  { text, x, y, size = 13, bold = false }: SampleText,
  dpi: number,
): Promise<OverlayOptions> {
  const input = await sharp({
    text: {
      text: `<span foreground="black">${text}</span>`,
      font: `Tinos ${bold ? 'Bold ' : ''}${size}`,
      fontfile: bold ? faces.bold : faces.plain,
      dpi,
      rgba: true,
    },
  })
    .png()
    .toBuffer();
  return { input, left: toPixels(x, dpi), top: toPixels(y, dpi) };
}

/** The page as a scanner gives it back: leaning by so many degrees, with grain, and a shadow towards one side. */
export async function scanned(
  page: Pixels,
  { lean = 0, grain = 0, shadow = 0 }: { lean?: number; grain?: number; shadow?: number },
): Promise<Pixels> {
  const { width, height } = page;
  const raw = { width, height, channels: 1 as const };
  const { data, info } = await sharp(Buffer.from(page.pixels), { raw })
    .rotate(lean, { background: '#ffffff' })
    .blur(0.6)
    .grayscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let seed = 7;
  const random = () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return seed / 4_294_967_296 - 0.5;
  };
  for (let i = 0; i < data.length; i++) {
    const light = 1 - shadow * ((i % info.width) / info.width);
    data[i] = Math.max(0, Math.min(255, (30 + data[i]! * 0.85) * light + random() * grain));
  }
  return { ...page, width: info.width, height: info.height, pixels: data };
}

/** The page as the bytes of a picture file. */
export function asPng({ width, height, pixels, channels, dpi }: Pixels): Promise<Buffer> {
  return sharp(Buffer.from(pixels), { raw: { width, height, channels } })
    .withMetadata({ density: dpi })
    .png()
    .toBuffer();
}
