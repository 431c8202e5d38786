import type { Place } from '../../base/place.ts';
import { childOf, elementsOf, lettersOf, type XmlElement } from '../xml.ts';
import { chosen, leaveOut, type Reading, readParagraph } from './docx-paragraph.ts';
import type { StoredCell } from './grid.ts';
import type { Line } from './line.ts';
import { addLine, addTable, linesOf, type StoredTable, type Story } from './story.ts';

/** The story being read, in its .docx. */
export type DocxStory = Story & {
  readonly reading: Reading;
  /** Where all of it stands, for notes and headers, whose paragraphs have no number of their own. */
  readonly place: Place;
};
type DocxTable = StoredTable<XmlElement>;

/** Reads one block-level element, and what is anchored in it, onto the end of the story. */
export function readBlock(element: XmlElement, story: DocxStory): void {
  if (element.name === 'w:p') addParagraph(element, story);
  else if (element.name === 'w:tbl')
    addTable(readTable(element, story), story, (box) => readBlock(box, story));
  else if (element.name === 'w:altChunk') {
    story.reading.unread.push({ code: 'embedded-object-unread', place: story.place });
  } else if (element.name !== 'w:sectPr') {
    for (const child of contentsOf(element)) readBlock(child, story);
  }
}

/** What stands in a wrapper: content control, custom XML, tracked insertion, text box, alternative. */
function contentsOf(element: XmlElement): XmlElement[] {
  if (element.name === 'mc:AlternateContent') return elementsOf(chosen(element));
  if (element.name !== 'w:sdt') return elementsOf(element);
  const placeholder = childOf(childOf(element, 'w:sdtPr'), 'w:showingPlcHdr');
  return placeholder ? [] : elementsOf(childOf(element, 'w:sdtContent'));
}

function addParagraph(element: XmlElement, story: DocxStory): void {
  const { line, centred, boxes } = readParagraph(element, story.reading, placeOf(element, story));
  addLine(line, centred, story);
  for (const box of boxes) readBlock(box, story);
}

function placeOf(paragraph: XmlElement, { place }: DocxStory): Place {
  return paragraph.ordinal === undefined ? place : { ...place, paragraph: paragraph.ordinal };
}

function readTable(table: XmlElement, story: DocxStory): DocxTable {
  const edges = edgesOf(table);
  const read: DocxTable = { rows: [], place: firstPlace(table, story), after: [] };
  for (const row of wrapped(table, 'w:tr')) {
    const properties = childOf(row, 'w:trPr');
    if (childOf(properties, 'w:del')) leaveOut(row, story.reading, firstPlace(row, story));
    else if (!childOf(properties, 'w:hidden')) read.rows.push(readRow(row, edges, story, read));
  }
  return read;
}

/** Elements of one name, through content controls and other wrappers. */
function wrapped(element: XmlElement, name: 'w:tr' | 'w:tc'): XmlElement[] {
  return contentsOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    return wrappers.includes(child.name) ? wrapped(child, name) : [];
  });
}
const wrappers = ['w:sdt', 'w:customXml', 'w:ins', 'w:moveTo', 'mc:AlternateContent'];

function firstPlace(element: XmlElement, story: DocxStory): Place {
  const first = firstParagraph(element);
  return first ? placeOf(first, story) : story.place;
}

function firstParagraph(element: XmlElement): XmlElement | undefined {
  if (element.name === 'w:p') return element;
  for (const child of elementsOf(element)) {
    const found = firstParagraph(child);
    if (found) return found;
  }
  return undefined;
}

type Edge = (index: number) => number;

/** Where each grid line lies, in twips; lines the grid does not list lie evenly beyond. */
function edgesOf(table: XmlElement): Edge {
  const edges = [0];
  for (const { attributes } of elementsOf(childOf(table, 'w:tblGrid'), 'w:gridCol')) {
    const width = Number.parseInt(attributes['w:w'] ?? '', 10);
    edges.push(edges.at(-1)! + (width > 0 ? width : usualWidth));
  }
  return (index) => edges[index] ?? edges.at(-1)! + (index - edges.length + 1) * usualWidth;
}
const usualWidth = 1000;

function readRow(row: XmlElement, edge: Edge, story: DocxStory, table: DocxTable): StoredCell[] {
  const { reading } = story;
  const cells: StoredCell[] = [];
  let column = countOf(childOf(childOf(row, 'w:trPr'), 'w:gridBefore'), 0);
  let opening = reading.page;
  let furthest = reading.page;
  for (const element of wrapped(row, 'w:tc')) {
    reading.page = opening;
    const properties = childOf(element, 'w:tcPr');
    const lines = readCell(element, story, table);
    const left = edge(column);
    column += countOf(childOf(properties, 'w:gridSpan'), 1);
    const wasEmpty = cells.every((cell) => cell.lines.every(({ text }) => text === ''));
    // A row that begins on a new page has the break in its first words only.
    if (wasEmpty) opening = lines.find(({ text }) => text !== '')?.marks[0]?.place.page ?? opening;
    furthest = Math.max(furthest ?? 0, reading.page ?? 0) || undefined;
    addCell(cells, { left, right: edge(column), merge: mergeOf(properties), lines }, properties);
  }
  reading.page = furthest;
  return cells;
}

/** `w:hMerge` is how old writers said that a cell goes on from the left. */
function addCell(cells: StoredCell[], cell: StoredCell, properties: XmlElement | undefined): void {
  const before = cells.at(-1);
  if (before && isContinued(childOf(properties, 'w:hMerge'))) {
    cells[cells.length - 1] = { ...before, right: cell.right, lines: [...before.lines, ...cell.lines] };
  } else {
    cells.push(cell);
  }
}

function mergeOf(properties: XmlElement | undefined): StoredCell['merge'] {
  const merge = childOf(properties, 'w:vMerge');
  if (merge === undefined) return undefined;
  return isContinued(merge) ? 'continue' : 'start';
}

function isContinued(merge: XmlElement | undefined): boolean {
  return merge !== undefined && merge.attributes['w:val'] !== 'restart';
}

function countOf(element: XmlElement | undefined, otherwise: number): number {
  const count = Number.parseInt(element?.attributes['w:val'] ?? '', 10);
  return Number.isNaN(count) ? otherwise : Math.min(Math.max(count, otherwise), mostColumns);
}
const mostColumns = 500;

/** The paragraphs of a cell; those of a table inside it are among them. */
function readCell(cell: XmlElement, story: DocxStory, table: DocxTable): Line[] {
  // What goes on from the cell above is not laid out, so its list number is not counted.
  if (mergeOf(childOf(cell, 'w:tcPr')) === 'continue' && !hasLetters(cell)) return [];
  const lines: Line[] = [];
  const read = (element: XmlElement): void => {
    if (element.name === 'w:p') {
      const { line, boxes } = readParagraph(element, story.reading, placeOf(element, story));
      lines.push(line);
      table.after.push(...boxes.map((box) => ({ box })));
    } else if (element.name === 'w:tbl') {
      const inner = readTable(element, story);
      table.after.push(inner);
      for (const line of linesOf(inner)) lines.push(line);
    } else if (element.name !== 'w:tcPr') {
      for (const child of contentsOf(element)) read(child);
    }
  };
  for (const child of elementsOf(cell)) read(child);
  return lines;
}

function hasLetters(element: XmlElement): boolean {
  if (element.name === 'w:t') return lettersOf(element).trim() !== '';
  return elementsOf(element).some(hasLetters);
}
