import { areasOf } from './areas.ts';
import { type Component, componentsOf } from './components.ts';
import { type Box, heightOf, median, type Raster, widthOf } from './raster.ts';
import { bestHeight, type Desk, drawn } from './reading.ts';
import type { ReadLine } from './session.ts';

/** Letters are this many pixels long at the density at which a page's lean is looked for. */
const [smallest, largest] = [4, 30];
const farthest = 60;
const fewest = 40;

/** Whether lines of print run down the page: letters stand nearer to those of their own line than to the next line. */
export function isSideways(ink: Raster): boolean {
  const letters = componentsOf(ink).filter((one) => {
    const long = Math.max(widthOf(one), heightOf(one));
    return long >= smallest && long <= largest;
  });
  if (letters.length < fewest || letters.length > 12_000) return false;
  const across = median(gaps(letters));
  const down = median(
    gaps(
      letters.map(({ left, top, right, bottom }) => ({ left: top, top: left, right: bottom, bottom: right })),
    ),
  );
  return down * 1.5 < across;
}

/** How far it is from each box to the next one on its right. */
function gaps(boxes: readonly Box[]): number[] {
  const inOrder = boxes.toSorted((a, b) => a.left - b.left);
  return inOrder.flatMap((box, at) => {
    for (let i = at + 1; i < inOrder.length; i++) {
      const next = inOrder[i]!;
      const gap = next.left - box.right;
      if (gap > farthest) return [];
      const beside = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
      if (gap >= 0 && beside * 2 >= Math.min(heightOf(box), heightOf(next))) return [gap];
    }
    return [];
  });
}

/** The page turned by a quarter, clockwise. */
export function quarterTurned({ width, height, pixels }: Raster): Raster {
  const turned = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + height - 1 - y] = pixels[y * width + x]!;
  }
  return { width: height, height: width, pixels: turned };
}

/** The page turned upside down. */
export function halfTurned({ width, height, pixels }: Raster): Raster {
  return { width, height, pixels: pixels.toReversed() };
}

/** What samples of the page read like: print the right way up, upside down, or nothing that can be read. */
export async function attitudeOf(desk: Desk): Promise<'upright' | 'upside-down' | 'unreadable'> {
  if (desk.sheet.marks.length > mostMarks) return 'unreadable';
  let [upright, upsideDown, judged] = [0, 0, false];
  for (const sample of samplesOf(desk.sheet.marks)) {
    const picture = await drawn(desk.sheet, sample, bestHeight);
    const asItIs = worth(await desk.session.read(picture, 'block', desk.patience));
    if (asItIs !== undefined && asItIs > clearly) return 'upright';
    const turned = worth(await desk.session.read(halfTurned(picture), 'block', desk.patience));
    judged ||= asItIs !== undefined || turned !== undefined;
    [upright, upsideDown] = [Math.max(upright, asItIs ?? 0), Math.max(upsideDown, turned ?? 0)];
    if (upsideDown > clearly && upsideDown > upright + clearer) return 'upside-down';
  }
  if (judged && Math.max(upright, upsideDown) < barely) return 'unreadable';
  return upsideDown > upright + clearer ? 'upside-down' : 'upright';
}

const clearly = 0.8;
const clearer = 0.15;
const barely = 0.6;
/** No page holds so many letters: grain, or the texture of a picture. */
const mostMarks = 40_000;
const mostSamples = 4;
const usualSample = 60;

/** A few parts of the page, best those of two or three lines. */
function samplesOf(marks: readonly Component[]): Component[][] {
  const unlike = (area: readonly Component[]) => Math.abs(Math.log(area.length / usualSample));
  return areasOf(marks)
    .toSorted((a, b) => unlike(a) - unlike(b))
    .slice(0, mostSamples);
}

/** The confidence of the reading, letter by letter; a few letters or digits may read well either way up. */
function worth(lines: readonly ReadLine[]): number | undefined {
  const words = lines.flat().filter(({ text }) => /\p{L}{2}/u.test(text));
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  if (letters < fewestLetters) return undefined;
  return words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters;
}

const fewestLetters = 8;
