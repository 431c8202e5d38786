import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../src/base/problem.ts';
import type { Document } from '../src/formats/document.ts';
import type { OcrSession } from '../src/formats/image/session.ts';
import { readFile } from '../src/formats/read.ts';
import type { FuzzAnswer } from './fuzz.ts';

/** Reads no print, at once: what is tried here is the file, not the print on its pictures. */
const blind: OcrSession = { read: async () => [], close: async () => {} };
const ocr = workerData?.ocr === true ? undefined : blind;

parentPort?.on('message', async ({ bytes, name }: { bytes: Uint8Array; name: string }) => {
  parentPort?.postMessage(await answerTo(bytes, name));
});

async function answerTo(bytes: Uint8Array, name: string): Promise<FuzzAnswer> {
  try {
    return faultOf(await readFile(bytes, name, { ocr })) ?? { document: name };
  } catch (error) {
    if (!(error instanceof Problem)) return { failure: `${error instanceof Error ? error.stack : error}` };
    const { cause } = error;
    return cause === undefined
      ? { problem: error.code }
      : { failure: `unforeseen: ${cause instanceof Error ? cause.stack : cause}` };
  }
}

/** A table must cover each of its positions exactly once, and every text must have a place. */
function faultOf(document: Document): FuzzAnswer | undefined {
  for (const block of document.blocks) {
    const words = block.kind === 'table' ? block.cells : [block];
    if (words.some(({ marks }) => marks[0]?.offset !== 0)) return { failure: 'a text without a place' };
    if (block.kind !== 'table') continue;
    const covered = block.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0);
    if (covered !== block.rows * block.columns)
      return { failure: `a table of ${block.rows} × ${block.columns} with ${covered} positions covered` };
  }
  return undefined;
}
