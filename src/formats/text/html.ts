import type { Block, Cell, Document, Mark, Paragraph } from '../document.ts';
import { laidOut } from './html-table.ts';
import { type Flow, type FlowCell, type FlowTable, htmlFlow } from './html-tree.ts';

/**
 * Reads a page saved as HTML, as Word and Excel do under the names .doc and .xls: its paragraphs and tables.
 * A table that only lays out others is not one. Throws `file-damaged`.
 */
export function readHtml(html: string): Document {
  const reading: Reading = { blocks: [], tables: 0, room: mostCells, isCut: false };
  readFlow(htmlFlow(html), reading);
  return {
    format: 'text',
    blocks: reading.blocks,
    unread: reading.isCut ? [{ code: 'truncated', place: {} }] : [],
  };
}

type Reading = { readonly blocks: Block[]; tables: number; room: number; isCut: boolean };
const mostCells = 200_000;

function readFlow(flow: Flow, reading: Reading): void {
  for (const part of flow) {
    if (part.kind === 'line') reading.blocks.push(...paragraphOf(part.text, part.line));
    else if (isLayout(part)) for (const cell of part.rows.flat()) readFlow(cell.flow, reading);
    else readTable(part, reading);
  }
}

/** Holds other tables, or but one cell. */
const isLayout = ({ rows }: FlowTable) =>
  rows.flat().length <= 1 || rows.flat().some((cell) => cell.flow.some((part) => part.kind === 'table'));

function paragraphOf(raw: string, line: number): Paragraph[] {
  const text = printed(raw);
  return text === ''
    ? []
    : [{ kind: 'paragraph', role: 'body', text, marks: [{ offset: 0, place: { line } }] }];
}

function readTable(table: FlowTable, reading: Reading): void {
  const { cells: laid, rows, columns } = laidOut(table.rows, reading.room);
  reading.room -= rows * columns;
  reading.isCut ||= rows < table.rows.filter((row) => row.length > 0).length;
  if (laid.length === 0) return;
  reading.tables += 1;
  const number = reading.tables;
  const cells = laid.map(({ cell, row, column, rowSpan, columnSpan }): Cell => {
    const place = { line: cell?.line ?? table.line, table: number, row, column };
    return { ...wordsOf(cell, place), row, column, rowSpan, columnSpan };
  });
  reading.blocks.push({
    kind: 'table',
    number,
    rows,
    columns,
    cells,
    place: { line: table.line, table: number },
  });
}

function wordsOf(cell: FlowCell | undefined, place: Mark['place']): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  for (const part of cell?.flow ?? []) {
    const words = part.kind === 'line' ? printed(part.text) : '';
    if (words === '') continue;
    if (text !== '') text += '\n';
    marks.push({ offset: text.length, place: { ...place, line: part.line } });
    text += words;
  }
  return { text, marks: marks.length > 0 ? marks : [{ offset: 0, place }] };
}

const printed = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200D\uFEFF]/g, '')
    .replace(/[\t\u00A0\u2007\u202F ]+/g, ' ')
    .replace(/ *\n[ \n]*/g, '\n')
    .trim();
