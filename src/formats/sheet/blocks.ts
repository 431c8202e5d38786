import type { Block, Unread } from '../document.ts';
import { gridOf } from './grid.ts';
import { oldLetters } from './old-letters.ts';
import { blocksOf } from './regions.ts';
import type { StoredSheet } from './stored-sheet.ts';

/** How many cells of a workbook are read, empty ones within tables included. */
export const mostCells = 200_000;

/** The paragraphs and tables of a workbook, in the order of its sheets. */
export function blocksOfSheets(sheets: readonly StoredSheet[]): { blocks: Block[]; unread: Unread[] } {
  const room = { cells: mostCells, tables: 0 };
  const blocks: Block[][] = [];
  const unread: Unread[] = [];
  for (const sheet of sheets) {
    const contents = blocksOf(gridOf(sheet), room);
    blocks.push(contents.blocks);
    unread.push(...contents.unread);
    if (sheet.leftOutFrom !== undefined) {
      unread.push({ code: 'truncated', place: { sheet: sheet.name, row: sheet.leftOutFrom } });
    }
  }
  return oldLetters(blocks.flat(), unread);
}
