import sharp, { type Metadata } from 'sharp';
import { Problem } from '../../base/problem.ts';
import type { Block, Document, Unread } from '../document.ts';
import { renumbered } from './blocks.ts';
import type { Pixels } from './colour.ts';
import { readPagePicture } from './page.ts';
import type { OcrSession } from './session.ts';

export type PictureOptions = {
  /** Pages done, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
};

const mostPixels = 80_000_000;
const mostPages = 50;

/**
 * Reads a scanned or photographed page (.png, .jpg, .webp, .tiff with several pages). Throws `Problem`
 * 'picture-unreadable' or 'file-too-large' (over 80 megapixels).
 */
export async function readPicture(
  bytes: Uint8Array,
  session: OcrSession,
  { onProgress }: PictureOptions = {},
): Promise<Document> {
  const about = await metadataOf(bytes);
  const total = about.pages ?? 1;
  const blocks: Block[] = [];
  const unread: Unread[] = [];
  for (let page = 1; page <= Math.min(total, mostPages); page++) {
    const own = await readPagePicture({ page, ...(await pixelsOf(bytes, page)) }, session);
    if (own.length === 0) unread.push({ code: 'picture-unread', place: { page } });
    blocks.push(...own);
    onProgress?.(page, total);
  }
  if (total > mostPages) unread.push({ code: 'truncated', place: { page: mostPages + 1 } });
  return { format: 'image', pages: total, blocks: tablesNumbered(blocks), unread };
}

const formats: readonly unknown[] = ['png', 'jpeg', 'webp', 'tiff'];

async function metadataOf(bytes: Uint8Array, page = 1): Promise<Metadata> {
  const about = await sharp(bytes, { page: page - 1, limitInputPixels: false })
    .metadata()
    .catch(unreadable);
  if (!formats.includes(about.format)) throw new Problem('picture-unreadable');
  if (about.width * about.height > mostPixels) throw new Problem('file-too-large');
  return about;
}

function unreadable(): never {
  throw new Problem('picture-unreadable');
}

/** Larger pages hold no more print than this many pixels show. */
const longestSide = 5000;

async function pixelsOf(bytes: Uint8Array, page: number): Promise<Pixels> {
  const about = await metadataOf(bytes, page);
  const longer = Math.max(about.width, about.height);
  const upright = sharp(bytes, {
    page: page - 1,
    failOn: 'error',
    limitInputPixels: mostPixels,
  }).autoOrient();
  const small =
    longer > longestSide
      ? upright.resize({ width: longestSide, height: longestSide, fit: 'inside' })
      : upright;
  const flat = small.flatten({ background: '#ffffff' }).toColourspace(about.channels < 3 ? 'b-w' : 'srgb');
  const { data, info } = await flat
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch(unreadable);
  const channels = info.channels === 1 ? 1 : 3;
  if (info.channels !== channels) unreadable();
  const dpi = dpiOf(about) * (Math.max(info.width, info.height) / longer);
  return { width: info.width, height: info.height, dpi, pixels: data, channels };
}

/** Inches: the longer side of the pages that are used, and that of most. */
const [shortestPage, longestPage, usualPage] = [5, 17.5, 11.7];

/** Cameras and screens write any density: it is believed only where a page of paper would come out. */
function dpiOf({ width, height, density = 0 }: Metadata): number {
  const longer = Math.max(width, height);
  const inches = longer / density;
  return inches >= shortestPage && inches <= longestPage ? density : longer / usualPage;
}

function tablesNumbered(blocks: readonly Block[]): Block[] {
  let number = 0;
  return blocks.map((block) => (block.kind === 'table' ? renumbered(block, ++number) : block));
}
