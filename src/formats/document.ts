import type { Place } from '../base/place.ts';

/**
 * The one document model behind every reader: blocks in reading order, each knowing where its words stand.
 * It knows cells and paragraphs, not reports. All text is NFC, without formatting marks; a line break inside a paragraph is "\n".
 */
export type Document = {
  readonly format: DocumentFormat;
  readonly pages?: number;
  readonly blocks: readonly Block[];
  /** What the reader could not read or left out, in the order met. */
  readonly unread: readonly Unread[];
};

export const documentFormats = [
  'docx',
  'pdf',
  'scan',
  'image',
  'xlsx',
  'xls',
  'doc',
  'odt',
  'rtf',
  'text',
] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export type Block = Paragraph | Table;

export type Paragraph = Words & {
  readonly kind: 'paragraph';
  /** Page headers, footers, foot- and endnotes stand apart from the running text. */
  readonly role: 'body' | 'header' | 'footer' | 'note';
  readonly bold?: boolean;
  readonly centred?: boolean;
};

export type Table = {
  readonly kind: 'table';
  /** Number of the table in the document, from 1. */
  readonly number: number;
  readonly rows: number;
  readonly columns: number;
  /** In reading order; a merged cell stands once, at its first row and column. Every position is covered by exactly one cell. */
  readonly cells: readonly Cell[];
  readonly place: Place;
};

export type Cell = Words & {
  /** From 1. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
};

/** A text and where its parts stand: each mark holds from its offset to the next one. The first mark has offset 0. */
export type Words = {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Spans read with less than full certainty (from OCR, or a cell rebuilt by guess). */
  readonly doubts?: readonly Doubt[];
};

export type Mark = { readonly offset: number; readonly place: Place };
export type Doubt = { readonly start: number; readonly end: number; readonly certainty: number };

/** `code` is the key of a message in `words.ts`. */
export type Unread = { readonly code: UnreadCode; readonly place: Place; readonly quote?: string };
const unreadCodes = [
  'page-unreadable',
  'picture-unread',
  'tracked-deletion-left-out',
  'text-box-unread',
  'embedded-object-unread',
  'sheet-hidden-left-out',
  'encoding-guessed',
  'truncated',
  'table-uncertain',
] as const;
export type UnreadCode = (typeof unreadCodes)[number];

/** The place of the character at `offset`. */
export function placeAt(words: Words, offset: number): Place {
  let place = words.marks[0]?.place ?? {};
  for (const mark of words.marks) {
    if (mark.offset > offset) break;
    place = mark.place;
  }
  return place;
}

/** 1 where everything between `start` and `end` was read for certain, else the lowest certainty met there. */
export function certaintyOf(words: Words, start = 0, end = words.text.length): number {
  const met = (words.doubts ?? []).filter((doubt) => doubt.start < end && doubt.end > start);
  return met.reduce((lowest, doubt) => Math.min(lowest, doubt.certainty), 1);
}
