import type { Place } from '../../base/place.ts';
import { Problem } from '../../base/problem.ts';
import type { Block, Document, Unread } from '../document.ts';
import { childOf, elementsOf, readXml, type Vocabulary, type XmlElement } from '../xml.ts';
import { openZip } from '../zip.ts';
import type { StoredCell } from './grid.ts';
import type { Line, Piece } from './line.ts';
import { isPageNumber } from './margins.ts';
import { type OdtLists, odtLists } from './odt-lists.ts';
import { type OdtParagraph, readOdtParagraph } from './odt-paragraph.ts';
import { type OdtStyles, odtStyles } from './odt-styles.ts';
import { addLine, addTable, linesOf, type StoredTable, type Story } from './story.ts';

/**
 * Reads an .odt as it prints. `paragraph` in a place counts the paragraphs and headings of the body.
 * Throws `file-damaged`, `file-encrypted`, `file-expands-too-far`, `file-too-large`.
 */
export async function readOdt(bytes: Uint8Array): Promise<Document> {
  const { content, styleSheet } = await openOdt(bytes);
  const text = childOf(childOf(content, 'office:body'), 'office:text');
  if (!text) throw new Problem('file-damaged');
  const styles = odtStyles([styleSheet, content]);
  const unread: Unread[] = [];
  const reading: Reading = { styles, lists: odtLists(styles), unread, notes: [], paragraphs: 0 };
  sayDeletions(text, unread);
  const body = readStory(text, 'body', reading);
  const notes = reading.notes.flatMap(({ body: note, place }) =>
    readStory(note, 'note', { ...reading, place }),
  );
  const { headers, footers } = readMargins(styleSheet, reading);
  return { format: 'odt', blocks: [...headers, ...body, ...footers, ...notes], unread };
}

async function openOdt(bytes: Uint8Array) {
  const zip = await openZip(bytes, { expanded: 60 * 2 ** 20 });
  const manifest = await zip.read('META-INF/manifest.xml');
  if (manifest && Buffer.from(manifest).includes('encryption-data')) throw new Problem('file-encrypted');
  const content = await zip.read('content.xml');
  const styleSheet = await zip.read('styles.xml');
  if (!content) throw new Problem('file-damaged');
  return { content: readXml(content, vocabulary), styleSheet: styleSheet && readXml(styleSheet, vocabulary) };
}

type Reading = {
  readonly styles: OdtStyles;
  readonly lists: OdtLists;
  readonly unread: Unread[];
  readonly notes: { readonly body: XmlElement; readonly place: Place }[];
  /** Where all of a note stands. */
  readonly place?: Place;
  paragraphs: number;
};
type OdtStory = Story & { readonly reading: Reading };
type OdtTable = StoredTable<XmlElement>;

/** Deleted words are kept apart from the text that they were deleted from. */
function sayDeletions(text: XmlElement, unread: Unread[]): void {
  const regions = elementsOf(childOf(text, 'text:tracked-changes'), 'text:changed-region');
  for (const region of regions) {
    const deletion = childOf(region, 'text:deletion');
    const paragraphs = elementsOf(deletion).filter(({ name }) => name !== 'office:change-info');
    const quote = paragraphs.map(allLetters).join(' ').trim().normalize('NFC');
    if (quote === '') continue;
    unread.push({ code: 'tracked-deletion-left-out', place: {}, quote: quote.slice(0, 200) });
    return;
  }
}

function allLetters(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : allLetters(child))).join('');
}

function readStory(element: XmlElement, role: Story['role'], reading: Reading): Block[] {
  const story: OdtStory = { role, reading, blocks: [], tables: 0 };
  readBlocks(element, story);
  return story.blocks;
}

function readBlocks(element: XmlElement, story: OdtStory): void {
  walkBlocks(element, story.reading.lists, {
    paragraph(child, number) {
      const read = readParagraph(child, number, story);
      addLine(read.line, read.centred, story);
      for (const box of read.boxes) readBlocks(box, story);
    },
    table: (child) => addTable(readTable(child, story), story, (box) => readBlocks(box, story)),
  });
}

type BlockReaders = {
  readonly paragraph: (element: XmlElement, number: Piece | undefined) => void;
  readonly table: (element: XmlElement) => void;
};

const passedOver = [
  'text:tracked-changes',
  'text:sequence-decls',
  'office:forms',
  'office:annotation',
  'svg:title',
  'svg:desc',
];

/** Blocks below an element, in order; what is no list, table or paragraph is a wrapper. */
function walkBlocks(element: XmlElement, lists: OdtLists, readers: BlockReaders): void {
  for (const child of elementsOf(element)) {
    if (passedOver.includes(child.name)) continue;
    if (child.name === 'text:p' || child.name === 'text:h') readers.paragraph(child, lists.number(child));
    else if (child.name === 'table:table') readers.table(child);
    else lists.within(child, () => walkBlocks(child, lists, readers));
  }
}

function readParagraph(
  element: XmlElement,
  number: Piece | undefined,
  { reading, role }: OdtStory,
): OdtParagraph {
  if (role === 'body') reading.paragraphs += 1;
  const place = reading.place ?? (role === 'body' ? { paragraph: reading.paragraphs } : {});
  const read = readOdtParagraph(element, reading.styles, number, place, reading.unread);
  if (role === 'body') reading.notes.push(...read.notes);
  return read;
}

function readTable(element: XmlElement, story: OdtStory): OdtTable {
  const { reading } = story;
  const table: OdtTable = { rows: [], place: { paragraph: reading.paragraphs + 1 }, after: [] };
  const edges = edgesOf(element, reading.styles);
  const spans = new Map<number, Span>();
  for (const row of within(element, 'table:table-row', /^table:table-(header-rows|rows|row-group)$/)) {
    const read = readRow(row, edges, spans, story, table);
    const times = read.some(({ lines }) => lines.some(({ text }) => text !== ''))
      ? repeatsOf(row, 'rows')
      : 1;
    for (let time = 0; time < times; time += 1) table.rows.push(read);
  }
  return table;
}

function within(element: XmlElement, name: string, wrapper: RegExp): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    return wrapper.test(child.name) ? within(child, name, wrapper) : [];
  });
}

/** A repeated row or column is a spreadsheet's way of filling its sheet; a report's form has fewer. */
const mostRepeats = 200;

function repeatsOf({ attributes }: XmlElement, what: 'rows' | 'columns'): number {
  const count = Number.parseInt(attributes[`table:number-${what}-repeated`] ?? '1', 10) || 1;
  return Math.min(Math.max(count, 1), mostRepeats);
}

function edgesOf(table: XmlElement, styles: OdtStyles): (column: number) => number {
  const edges = [0];
  for (const column of within(
    table,
    'table:table-column',
    /^table:table-(header-columns|columns|column-group)$/,
  )) {
    const width = styles.columnWidth(column.attributes['table:style-name']) ?? usualWidth;
    for (let time = repeatsOf(column, 'columns'); time > 0; time -= 1)
      edges.push(edges.at(-1)! + Math.max(width, 1));
  }
  return (index) => edges[index] ?? edges.at(-1)! + (index - edges.length + 1) * usualWidth;
}
const usualWidth = 1000;

/** A cell that goes on below: its edges and the rows it still covers. */
type Span = { readonly left: number; readonly right: number; rows: number };

function readRow(
  row: XmlElement,
  edge: (column: number) => number,
  spans: Map<number, Span>,
  story: OdtStory,
  table: OdtTable,
): StoredCell[] {
  const cells: StoredCell[] = [];
  let column = 0;
  for (const element of elementsOf(row)) {
    if (!/^table:(covered-)?table-cell$/.test(element.name)) continue;
    const isCell = element.name === 'table:table-cell';
    const lines = isCell ? readCell(element, story, table) : [];
    for (let time = repeatsOf(element, 'columns'); time > 0; time -= 1) {
      if (isCell) cells.push(startCell(element, column, lines, edge, spans));
      else cells.push(...goOn(column, spans));
      column += 1;
    }
  }
  return cells;
}

function startCell(
  { attributes }: XmlElement,
  column: number,
  lines: readonly Line[],
  edge: (column: number) => number,
  spans: Map<number, Span>,
): StoredCell {
  const count = (name: string) =>
    Math.min(Math.max(Number.parseInt(attributes[name] ?? '1', 10) || 1, 1), 10_000);
  const rows = count('table:number-rows-spanned');
  const columns = Math.min(count('table:number-columns-spanned'), mostRepeats);
  const cell = { left: edge(column), right: edge(column + columns), lines };
  if (rows === 1) return cell;
  spans.set(column, { ...cell, rows: rows - 1 });
  return { ...cell, merge: 'start' };
}

function goOn(column: number, spans: Map<number, Span>): StoredCell[] {
  const span = spans.get(column);
  if (!span || span.rows < 1) return [];
  span.rows -= 1;
  return [{ left: span.left, right: span.right, merge: 'continue', lines: [] }];
}

function readCell(cell: XmlElement, story: OdtStory, table: OdtTable): Line[] {
  const lines: Line[] = [];
  walkBlocks(cell, story.reading.lists, {
    paragraph(child, number) {
      const { line, boxes } = readParagraph(child, number, story);
      lines.push(line);
      table.after.push(...boxes.map((box) => ({ box })));
    },
    table(child) {
      const inner = readTable(child, story);
      table.after.push(inner);
      for (const line of linesOf(inner)) lines.push(line);
    },
  });
  return lines;
}

function readMargins(
  styleSheet: XmlElement | undefined,
  reading: Reading,
): { headers: Block[]; footers: Block[] } {
  const pages = elementsOf(childOf(styleSheet, 'office:master-styles'), 'style:master-page');
  const margins = pages.flatMap((page) => elementsOf(page));
  const read = (role: 'header' | 'footer') => {
    const blocks = new Map<string, Block>();
    for (const margin of margins.filter(({ name }) => name.startsWith(`style:${role}`))) {
      if (margin.attributes['style:display'] === 'false') continue;
      for (const block of readStory(margin, role, reading)) {
        if (block.kind === 'paragraph' && !isPageNumber(block.text)) blocks.set(block.text, block);
      }
    }
    return [...blocks.values()];
  };
  return { headers: read('header'), footers: read('footer') };
}

const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
const vocabulary: Vocabulary = {
  [`${oasis}:office:1.0`]: 'office',
  [`${oasis}:style:1.0`]: 'style',
  [`${oasis}:text:1.0`]: 'text',
  [`${oasis}:table:1.0`]: 'table',
  [`${oasis}:drawing:1.0`]: 'draw',
  [`${oasis}:xsl-fo-compatible:1.0`]: 'fo',
  [`${oasis}:svg-compatible:1.0`]: 'svg',
};
