import type { Place } from '../../base/place.ts';
import type { Block, Paragraph } from '../document.ts';
import { type StoredRow, tableOf } from './grid.ts';
import type { Line } from './line.ts';

/** A run of blocks being put together: the body, a header, a note. */
export type Story = { readonly role: Paragraph['role']; readonly blocks: Block[]; tables: number };

/** A table as stored, and the tables and text boxes inside it, which come after it. */
export type StoredTable<Box> = {
  readonly rows: StoredRow[];
  readonly place: Place;
  readonly after: (StoredTable<Box> | { readonly box: Box })[];
};

/** Adds a paragraph, unless it is empty. */
export function addLine({ text, marks, bold }: Line, centred: boolean, { role, blocks }: Story): void {
  if (text !== '') blocks.push({ kind: 'paragraph', role, text, marks, bold, centred });
}

/** Adds a table; outside of the body its cells are paragraphs. */
export function addTable<Box>(table: StoredTable<Box>, story: Story, readBox: (box: Box) => void): void {
  if (story.role !== 'body') {
    for (const line of linesOf(table)) addLine(line, false, story);
  } else if (table.rows.some((row) => row.length > 0)) {
    story.tables += 1;
    story.blocks.push(tableOf(story.tables, table.rows, table.place));
  }
  for (const next of table.after) {
    if ('box' in next) readBox(next.box);
    else addTable(next, story, readBox);
  }
}

/** All paragraphs of a table, in reading order. */
export function linesOf({ rows }: { readonly rows: readonly StoredRow[] }): Line[] {
  return rows.flat().flatMap(({ lines }) => lines);
}
