import { parentPort } from 'node:worker_threads';
import { writePaperDocx } from './docx.ts';
import type { AdministrativePaper } from './paper.ts';
import { writePaperPdf } from './pdf.ts';

export type PaperWork = {
  readonly id: number;
  readonly paper: AdministrativePaper;
  readonly format: 'docx' | 'pdf';
};
export type WrittenPaper = {
  readonly id: number;
  /** Null where the paper could not be written; `error` tells why. */
  readonly bytes: Uint8Array | null;
  readonly error: unknown;
};

parentPort?.on('message', async (work: PaperWork) => parentPort!.postMessage(await answerTo(work)));

async function answerTo({ id, paper, format }: PaperWork): Promise<WrittenPaper> {
  try {
    const bytes = await (format === 'pdf' ? writePaperPdf(paper) : writePaperDocx(paper));
    return { id, bytes, error: null };
  } catch (error) {
    return { id, bytes: null, error: String(error) };
  }
}
