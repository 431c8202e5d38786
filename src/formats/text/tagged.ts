import type { Place } from '../../base/place.ts';
import type { Block, Document, Unread, Words } from '../document.ts';
import type { PageLine } from './laid-out-lines.ts';

export type ReadHtml = (html: string) => Document;
type Found = { readonly blocks: Block[]; readonly unread: Unread[]; readonly next: number };

/** A table written as tags that opens at a line, with tables numbered on from `before`. Null where none opens, or is not closed. */
export function taggedFrom(
  lines: readonly PageLine[],
  from: number,
  before: number,
  readHtml: ReadHtml | undefined,
): Found | null {
  const next = readHtml === undefined ? from : endOfTags(lines, from);
  if (readHtml === undefined || next === from) return null;
  const { blocks, unread } = readHtml(
    lines
      .slice(from, next)
      .map(({ raw }) => raw)
      .join('\n'),
  );
  return { blocks: moved(blocks, lines[from]!.number - 1, before), unread: [...unread], next };
}

const longestTable = 20_000;
const deepestTable = 20;

/** The line after the tags of a table; the line itself where none opens, or it is not closed within reason. */
function endOfTags(lines: readonly PageLine[], from: number): number {
  if (!/<table\b/i.test(lines[from]!.raw)) return from;
  let open = 0;
  const last = Math.min(lines.length, from + longestTable);
  for (let index = from; index < last && open <= deepestTable; index += 1) {
    for (const [tag] of lines[index]!.raw.matchAll(/<\/?table\b/gi)) open += tag.startsWith('</') ? -1 : 1;
    if (open <= 0) return index + 1;
  }
  return from;
}

/** Blocks of a piece of the text, at their lines of the whole and with tables counted on. */
function moved(blocks: readonly Block[], lines: number, tables: number): Block[] {
  const here = (place: Place): Place => ({
    ...place,
    ...(place.line === undefined ? {} : { line: place.line + lines }),
    ...(place.table === undefined ? {} : { table: place.table + tables }),
  });
  const marked = (words: Words) => words.marks.map((mark) => ({ ...mark, place: here(mark.place) }));
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return { ...block, marks: marked(block) };
    const cells = block.cells.map((cell) => ({ ...cell, marks: marked(cell) }));
    return { ...block, number: block.number + tables, place: here(block.place), cells };
  });
}
