import type { Document } from '../../../formats/document.ts';
import type { Check, Extraction } from '../answer.ts';

/** What a file is made from: a document, what was read out of it and what was found. */
export type Analysed = {
  readonly document: Document;
  readonly extraction: Extraction;
  readonly check: Check;
};

export type Found = Check['findings'][number];
export type Place = Found['at'][number];
