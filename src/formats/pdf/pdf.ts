import { Problem } from '../../base/problem.ts';
import type { Block, Document } from '../document.ts';
import { assemble } from './assemble.ts';
import { type Limits, startLimits } from './limits.ts';
import { openPdf, type PdfFile, type PdfPage } from './open.ts';
import { type PageResult, readPage } from './page.ts';
import type { PagePicture } from './picture-page.ts';

export type PdfOptions = {
  /** Reads a page that is a picture; without it such pages are `unread`. */
  readonly readPicturePage?: (page: PagePicture) => Promise<Block[]>;
  readonly onProgress?: (done: number, total: number) => void;
};

const mostPages = 500;

/**
 * Reads a PDF into blocks; pages that are pictures go through `readPicturePage`. Throws `Problem` 'file-empty',
 * 'pdf-damaged', 'file-encrypted', 'file-took-too-long' or 'file-expands-too-far'.
 */
export async function readPdf(bytes: Uint8Array, options: PdfOptions = {}): Promise<Document> {
  if (bytes.length === 0) throw new Problem('file-empty');
  const limits = startLimits();
  const file = await openPdf(bytes, limits);
  try {
    const { results, stopped } = await readPages(file, limits, options);
    return assemble(results, file.pages, stopped);
  } finally {
    await file.close();
  }
}

/** While a page is laid out, the next one is parsed. */
async function readPages(file: PdfFile, limits: Limits, { readPicturePage, onProgress }: PdfOptions) {
  const results: PageResult[] = [];
  const total = Math.min(file.pages, mostPages);
  let parsed = parsePage(file, 1);
  for (let number = 1; number <= total; number++) {
    try {
      const page = await parsed;
      if (number < total) parsed = parsePage(file, number + 1);
      results.push(await readPage(number, page, readPicturePage));
    } catch (error) {
      if (number === 1 || !isOverLimit(error)) throw error;
      return { results, stopped: number };
    }
    limits.pageDone();
    onProgress?.(number, total);
  }
  return { results, stopped: total < file.pages ? total + 1 : undefined };
}

/** Undefined where pdf.js cannot make sense of the page. */
function parsePage(file: PdfFile, number: number): Promise<PdfPage | undefined> {
  const parsed = file.page(number).catch((error: unknown) => {
    if (isOverLimit(error)) throw error;
    return undefined;
  });
  parsed.catch(() => undefined);
  return parsed;
}

/** What was read before a limit was met is kept. */
function isOverLimit(error: unknown): boolean {
  return (
    error instanceof Problem && (error.code === 'file-took-too-long' || error.code === 'file-expands-too-far')
  );
}
