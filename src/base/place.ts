/**
 * Where words stand in a file, all counted from 1. A reader fills in what its format knows:
 * a text file its lines, a PDF its pages, a table its rows and columns.
 */
export type Place = {
  readonly line?: number;
  readonly page?: number;
  readonly sheet?: string;
  /** Number of the table in the document. */
  readonly table?: number;
  readonly row?: number;
  readonly column?: number;
  /** Ordinal of the paragraph in the stored file (in .docx: of `w:p` in the body, those of tables included). */
  readonly paragraph?: number;
  /** Index into `Document.blocks`, counted from 0, with the span of characters in that block's (or cell's) text. */
  readonly block?: number;
  readonly start?: number;
  readonly end?: number;
};

/** A place together with the exact words that are printed there. */
export type At = Place & { readonly quote: string };
