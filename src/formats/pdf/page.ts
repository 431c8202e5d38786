import type { Block, UnreadCode } from '../document.ts';
import { type Content, contentOf } from './content.ts';
import { readingOf } from './fonts.ts';
import { toWords, type Word } from './letters.ts';
import type { PdfPage } from './open.ts';
import { layoutOf, type PageLayout } from './page-layout.ts';
import { areaOf, type PagePicture, pagePicture } from './picture-page.ts';
import { type Letter, type UprightPage, upright } from './upright.ts';

/** One page, read: its layout where it has text, its blocks where it is a picture. */
export type PageResult = {
  readonly number: number;
  readonly isPicture: boolean;
  readonly layout?: PageLayout;
  readonly blocks?: readonly Block[];
  /** Text stamped onto the page, not part of it. */
  readonly notes?: readonly string[];
  readonly unread: readonly UnreadCode[];
};

type ReadPicture = ((page: PagePicture) => Promise<Block[]>) | undefined;

/** Reads one page, undefined where it could not be parsed. Throws what `readPicture` throws and `Problem`s of limits. */
export async function readPage(
  number: number,
  page: PdfPage | undefined,
  readPicture: ReadPicture,
): Promise<PageResult> {
  if (page === undefined) return { number, isPicture: false, unread: ['page-unreadable'] };
  try {
    const content = contentOf(page);
    const shown = upright(page, content);
    const letters = lettersOf(shown);
    const reading = readingOf(letters.own);
    const isGarbage = reading.senseless > mostSenseless;
    if (!isGarbage && !isScan(shown, letters)) return textPage(shown, letters, reading.convert, content);
    const words = isGarbage ? [] : toWords(letters.own, reading.convert);
    return await picturePage(page, shown, words, readPicture);
  } finally {
    page.release();
  }
}

type Letters = { readonly own: readonly Letter[]; readonly stamped: readonly Letter[] };

/** Annotations (a digital signature's box) are no part of the text; hidden letters and those painted over are none. */
function lettersOf(page: UprightPage): Letters {
  const cover = page.pictures.findLast(
    (picture) => !picture.stencil && areaOf(picture) > 0.8 * page.width * page.height,
  );
  const seen = page.letters.filter(
    ({ glyph }) => !glyph.hidden && (cover === undefined || glyph.order > cover.order || glyph.annotation),
  );
  return {
    own: seen.filter(({ glyph }) => !glyph.annotation),
    stamped: seen.filter(({ glyph }) => glyph.annotation),
  };
}

const mostSenseless = 0.1;
const fewLetters = 60;
const someLetters = 300;

/** A picture fills the page, and what is written over it is a page number or a stamp. */
function isScan({ pictures, width, height }: UprightPage, { own }: Letters): boolean {
  const share = pictures.reduce((sum, picture) => sum + areaOf(picture), 0) / (width * height);
  const count = own.filter(({ text }) => text.trim() !== '').length;
  return (share > 0.5 && count < fewLetters) || (share > 0.9 && count < someLetters);
}

function textPage(
  shown: UprightPage,
  { own, stamped }: Letters,
  convert: (letter: Letter, text: string) => string,
  content: Content,
): PageResult {
  const words = toWords(own, convert);
  const unread: UnreadCode[] = [];
  if (content.lost > 0 || (words.length === 0 && isDrawn(content))) unread.push('page-unreadable');
  if (holdsPicture(shown, own)) unread.push('picture-unread');
  if (content.cut) unread.push('truncated');
  const notes = stampedText(stamped);
  return { number: shown.number, isPicture: false, layout: layoutOf(shown, words), notes, unread };
}

/** Letters turned into outlines, or a picture too large to unpack. */
function isDrawn({ curves, missingPicture }: Content): boolean {
  return missingPicture || curves > mostOrnament;
}

const mostOrnament = 200;

/** A picture of some size with hardly a letter on it. */
function holdsPicture({ pictures, width, height }: UprightPage, letters: readonly Letter[]): boolean {
  return pictures.some((picture) => {
    const [left, right, top, bottom] = cornersOf(picture.matrix);
    const over = letters.filter(
      ({ x, y, turn }) => turn === 0 && x > left && x < right && y > top && y < bottom,
    );
    return areaOf(picture) > 0.08 * width * height && over.length < fewLetters;
  });
}

function cornersOf([a, b, c, d, e, f]: readonly number[]): readonly [number, number, number, number] {
  const [xs, ys] = [
    [0, a ?? 0, c ?? 0, (a ?? 0) + (c ?? 0)],
    [0, b ?? 0, d ?? 0, (b ?? 0) + (d ?? 0)],
  ];
  return [
    (e ?? 0) + Math.min(...xs),
    (e ?? 0) + Math.max(...xs),
    (f ?? 0) + Math.min(...ys),
    (f ?? 0) + Math.max(...ys),
  ];
}

function stampedText(letters: readonly Letter[]): string[] {
  const words = toWords(letters, (_letter, text) => text);
  return words.length === 0 ? [] : [words.map(({ text }) => text).join(' ')];
}

async function picturePage(
  page: PdfPage,
  shown: UprightPage,
  words: readonly Word[],
  readPicture: ReadPicture,
): Promise<PageResult> {
  const picture = readPicture === undefined ? undefined : await pagePicture(page, shown);
  const blocks = picture === undefined ? undefined : await readPicture?.(picture);
  const common = { number: page.number, isPicture: true };
  const layout = words.length === 0 ? {} : { layout: layoutOf(shown, words) };
  if (blocks === undefined) return { ...common, ...layout, unread: ['page-unreadable'] };
  return { ...common, ...layout, blocks, unread: [] };
}
