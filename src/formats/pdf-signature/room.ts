import { contentOf } from '../pdf/content.ts';
import { readingOf } from '../pdf/fonts.ts';
import { toWords, type Word } from '../pdf/letters.ts';
import { startLimits } from '../pdf/limits.ts';
import { toLines } from '../pdf/lines.ts';
import { openPdf, type PdfPage } from '../pdf/open.ts';
import { upright } from '../pdf/upright.ts';
import { pagesOf } from './changes.ts';
import { TooMuch } from './costs.ts';
import type { Box } from './mark.ts';
import { Unreadable } from './parse.ts';
import { readStructure, type Structure } from './structure.ts';
import { isArray, isDict, isString, type PdfValue } from './values.ts';

/** Who signs stands near the end; annexes in the same file may follow. */
const mostPages = 60;

/**
 * The room for the picture of a signature: above the signer's printed name, below the post (NĐ 30/2020/NĐ-CP, annex I). The last
 * place of that name that has room above it; null where there is none. Throws as `readPdf` does.
 */
export async function roomAbove(bytes: Uint8Array, name: string): Promise<Box | null> {
  const file = await openPdf(bytes, startLimits());
  try {
    for (let number = file.pages; number > Math.max(0, file.pages - mostPages); number--) {
      const page = await file.page(number);
      const box = roomOn(page, name);
      page.release();
      if (box !== null) return box;
    }
    return null;
  } finally {
    await file.close();
  }
}

const leastRoom = 25;
const widest = 150;
const highest = 70;
/** Between the picture and the words above and below it. */
const apart = 2;

function roomOn(page: PdfPage, name: string): Box | null {
  const shown = upright(page, contentOf(page));
  const letters = shown.letters.filter(({ glyph }) => !glyph.hidden && !glyph.annotation);
  const words = toWords(letters, readingOf(letters).convert).filter(({ turn }) => turn === 0);
  const found = toLines(words).flatMap((line) => namesIn(line.words, name));
  const rooms = found.map((place) => ({ ...place, top: above(words, place) }));
  const place = rooms.findLast(({ top, bottom }) => bottom - top >= leastRoom + 2 * apart);
  if (place === undefined) return null;
  const height = Math.min(highest, place.bottom - place.top - 2 * apart);
  const centre = (place.left + place.right) / 2;
  const left = Math.max(0, Math.min(centre - widest / 2, shown.width - widest));
  return { page: page.number, left, bottom: shown.height - place.bottom + apart, width: widest, height };
}

type Place = { readonly left: number; readonly right: number; readonly bottom: number };

const plain = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi');

function namesIn(words: readonly Word[], name: string): Place[] {
  const asked = plain(name).trim().split(/\s+/);
  return words.flatMap((_, start) => {
    const part = words.slice(start, start + asked.length);
    if (part.length < asked.length || !part.every(({ text }, index) => plain(text) === asked[index]))
      return [];
    const [first, last] = [part[0]!, part.at(-1)!];
    return [{ left: first.x, right: last.right, bottom: first.y - 0.9 * first.size }];
  });
}

/** Where the next words above end, in the column of the name. */
function above(words: readonly Word[], { left, right, bottom }: Place): number {
  const over = words.filter((word) => word.right > left && word.x < right && word.y < bottom);
  return Math.max(0, ...over.map(({ y, size }) => y + 0.25 * size));
}

/**
 * Where the office's stamp goes: over the left third of the picture of the signature that was put last, in the middle of its
 * height (NĐ 30/2020/NĐ-CP, annex I). Null where no signature shows.
 */
export function stampBeside(bytes: Uint8Array, side: number): Box | null {
  const shown = shownIn(bytes);
  if (shown === null) return null;
  const { left, bottom, width, height } = shown;
  return {
    page: shown.page,
    left: Math.max(0, left + width / 3 - side),
    bottom: Math.max(0, bottom + height / 2 - side / 2),
    width: side,
    height: side,
  };
}

function shownIn(bytes: Uint8Array): Box | null {
  try {
    return lastShown(readStructure(bytes));
  } catch (error) {
    if (error instanceof Unreadable || error instanceof TooMuch || error instanceof RangeError) return null;
    throw error;
  }
}

function lastShown(file: Structure): Box | null {
  const places = pagesOf(file).flatMap(({ dict }, index) => {
    const marks = file.get(dict.get('Annots'));
    return (isArray(marks) ? marks : []).flatMap((mark) => placeOf(file, file.get(mark), index + 1));
  });
  return places.sort((one, other) => one.start - other.start).at(-1)?.box ?? null;
}

function placeOf({ get }: Structure, widget: PdfValue, page: number): { start: number; box: Box }[] {
  const signature = isDict(widget) ? get(widget.get('V')) : null;
  const contents = isDict(signature) ? signature.get('Contents') : null;
  const rect = isDict(widget) ? get(widget.get('Rect')) : null;
  const sides = isArray(rect) ? rect.map(get).filter((side) => typeof side === 'number') : [];
  if (!isString(contents) || sides.length !== 4) return [];
  const [left, bottom, right, top] = sides as [number, number, number, number];
  const box = { page, left, bottom, width: right - left, height: top - bottom };
  return box.width > 0 && box.height > 0 ? [{ start: contents.start, box }] : [];
}
