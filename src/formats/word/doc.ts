import { Problem } from '../../base/problem.ts';
import type { Block, Document, Paragraph, Unread } from '../document.ts';
import { type DocFile, openDoc, type StoryName } from './doc-file.ts';
import { docLists } from './doc-lists.ts';
import { numberIn, type Properties, sprm } from './doc-sprms.ts';
import { type DocStyles, docStyles } from './doc-styles.ts';
import { type DocText, docText, type StoredParagraph } from './doc-text.ts';
import { type Line, lineOf } from './line.ts';
import { isPageNumber } from './margins.ts';
import { type Numbering, numberingOf } from './numbering.ts';
import { type RowShape, type TableBuilder, tableBuilder } from './table-builder.ts';

/**
 * Reads a .doc of Word 97–2003 from its own tables (MS-DOC), as it prints. `paragraph` in a place counts the paragraphs of the body.
 * Throws `file-damaged`, `file-encrypted`, `file-type-save-as-docx`.
 */
export async function readDoc(bytes: Uint8Array): Promise<Document> {
  try {
    return readFile(openDoc(bytes));
  } catch (error) {
    // An offset that points out of the file.
    if (error instanceof RangeError) throw new Problem('file-damaged');
    throw error;
  }
}

type Reading = {
  readonly file: DocFile;
  readonly text: DocText;
  readonly styles: DocStyles;
  readonly numbering: Numbering;
};

/** Places in the list of tables of the file header (MS-DOC 2.5.6). */
const tables = { styles: 1, margins: 11, fonts: 15, lists: 73, listUses: 74 };

function readFile(file: DocFile): Document {
  const unread: Unread[] = [];
  const styles = docStyles(file.table(tables.styles), file.table(tables.fonts));
  const lists = docLists(file.tableOnwards(tables.lists), file.table(tables.listUses), styles.fontName);
  const reading = { file, styles, numbering: numberingOf(lists), text: docText(file, styles, unread) };
  const body = readStory('body', 'body', reading);
  const boxes = readStory('textBoxes', 'body', reading);
  const { headers, footers } = readMargins(reading);
  const notes = [...readStory('footnotes', 'note', reading), ...readStory('endnotes', 'note', reading)];
  return { format: 'doc', blocks: [...headers, ...body, ...boxes, ...footers, ...notes], unread };
}

function readStory(name: StoryName, role: Paragraph['role'], reading: Reading): Block[] {
  const start = startOf(name, reading.file);
  return readSpan(start, start + reading.file.stories[name], role, reading);
}

function startOf(name: StoryName, { stories }: DocFile): number {
  let start = 0;
  for (const [story, length] of Object.entries(stories)) {
    if (story === name) break;
    start += length;
  }
  return start;
}

function readSpan(start: number, end: number, role: Paragraph['role'], reading: Reading): Block[] {
  const { styles, text } = reading;
  let centred = false;
  const builder = tableBuilder(role, () => centred);
  let ordinal = 0;
  for (const paragraph of text.paragraphs(start, Math.min(end, reading.file.text.length))) {
    ordinal += 1;
    const { style, properties } = paragraph;
    const side = styles.paragraphNumber(style, properties, sprm.justification);
    centred = (side ?? styles.paragraphNumber(style, properties, sprm.oldJustification)) === 1;
    addParagraph(paragraph, role === 'body' ? ordinal : undefined, reading, builder);
  }
  return builder.finish();
}

function addParagraph(
  paragraph: StoredParagraph,
  ordinal: number | undefined,
  reading: Reading,
  builder: TableBuilder,
): void {
  const { properties, mark } = paragraph;
  const depth = numberIn(properties, sprm.inTable) ? Math.max(numberIn(properties, sprm.depth) ?? 1, 1) : 0;
  if (numberIn(properties, sprm.rowEnd) || numberIn(properties, sprm.innerRowEnd)) {
    builder.endRow(depth, shapeOf(properties));
    return;
  }
  builder.paragraph(readLine(paragraph, ordinal, reading), depth);
  if (depth > 0 && (mark === '\u0007' || numberIn(properties, sprm.innerCellEnd))) builder.endCell(depth);
}

function readLine(
  paragraph: StoredParagraph,
  ordinal: number | undefined,
  { text, styles, numbering }: Reading,
): Line {
  const place = ordinal === undefined ? {} : { paragraph: ordinal };
  const pieces = text.pieces(paragraph, place);
  const { style, properties } = paragraph;
  const list = styles.paragraphNumber(style, properties, sprm.list);
  const number = list
    ? numbering.next(String(list), styles.paragraphNumber(style, properties, sprm.listLevel))
    : undefined;
  const bold = pieces.every((piece) => piece.bold || piece.text.trim() === '');
  return lineOf(number ? [{ ...number, bold }, ...pieces] : pieces, place);
}

/** The edges of a row's cells and their merges (MS-DOC 2.9.322, 2.9.315). */
function shapeOf(properties: Properties): RowShape | undefined {
  const stored = properties.get(sprm.rowShape);
  if (typeof stored !== 'object' || stored.byteLength < 3) return undefined;
  const count = stored.getUint8(0);
  const cells = [];
  for (let index = 0; index < count && 1 + (index + 2) * 2 <= stored.byteLength; index += 1) {
    const right = stored.getInt16(1 + (index + 1) * 2, true);
    const flagsAt = 1 + (count + 1) * 2 + index * 20;
    const flags = flagsAt + 2 <= stored.byteLength ? stored.getUint16(flagsAt, true) : 0;
    const vertical = ([undefined, 'continue', 'start', 'start'] as const)[(flags >> 5) & 3];
    cells.push({ right, sideways: flags & 3, vertical });
  }
  return { left: stored.getInt16(1, true), cells };
}

/** Headers and footers come six to a section; the first six stretches are rules over notes (MS-DOC 2.8.21). */
function readMargins(reading: Reading): { headers: Block[]; footers: Block[] } {
  const positions = reading.file.table(tables.margins);
  const base = startOf('margins', reading.file);
  const headers = new Map<string, Block>();
  const footers = new Map<string, Block>();
  for (let index = 6; (index + 3) * 4 <= positions.byteLength; index += 1) {
    const isHeader = [0, 1, 4].includes(index % 6);
    const from = base + positions.getUint32(index * 4, true);
    const to = base + positions.getUint32(index * 4 + 4, true);
    for (const block of readSpan(from, to, isHeader ? 'header' : 'footer', reading)) {
      if (block.kind === 'paragraph' && !isPageNumber(block.text))
        (isHeader ? headers : footers).set(block.text, block);
    }
  }
  return { headers: [...headers.values()], footers: [...footers.values()] };
}
