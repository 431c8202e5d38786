import { createHash } from 'node:crypto';
import type { Block, Document } from '../../formats/document.ts';
import { readFile } from '../../formats/read.ts';
import type { Check, Extraction, Source } from './answer.ts';
import { checkReport } from './check.ts';
import { extractionOf } from './extract.ts';
import { mentionsIn } from './mentions.ts';
import { readReport } from './report.ts';

export type Analysis = {
  readonly document: Document;
  readonly extraction: Extraction;
  readonly check: Check;
};
export type AnalyseOptions = { readonly onProgress?: (done: number, total: number) => void };

/** Reads a file, takes every figure out of it and checks it. Throws a `Problem` where the file cannot be read. */
export async function analyse(
  bytes: Uint8Array,
  name: string,
  options: AnalyseOptions = {},
): Promise<Analysis> {
  const document = await readFile(bytes, name, options);
  const source: Source = {
    file: name,
    format: document.format,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(document.pages === undefined ? {} : { pages: document.pages }),
  };
  return analyseDocument(document, source);
}

/** The same for a document that is already read. */
export function analyseDocument(document: Document, source: Source): Analysis {
  const report = readReport(document);
  const mentions = mentionsIn(report);
  const { findings, held } = checkReport(report, mentions);
  return {
    document: asJoined(document, report.blocks),
    extraction: extractionOf(source, document, report, mentions),
    check: { source, findings, held },
  };
}

/** The document as places speak of it: tables whole again, with an empty paragraph where a part of one stood. */
function asJoined(document: Document, blocks: readonly (Block | null)[]): Document {
  const gone: Block = { kind: 'paragraph', role: 'header', text: '', marks: [] };
  return { ...document, blocks: blocks.map((block) => block ?? gone) };
}
