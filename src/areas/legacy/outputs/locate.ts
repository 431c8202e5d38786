import { type Cell, type Document, type Mark, placeAt, type Words } from '../../../formats/document.ts';
import type { Place } from './input.ts';

/** A span of a text of the document: of a paragraph, or of one cell of a table. */
export type Spot = { readonly words: Words; readonly start: number; readonly end: number };

/** Finds the places of findings again in the document's texts. */
export function locator(document: Document): (place: Place) => Spot | null {
  const texts = document.blocks.flatMap((block): readonly Words[] =>
    block.kind === 'table' ? block.cells : [block],
  );
  const byMark = new Map<string, Words>();
  for (const words of texts) {
    for (const key of new Set(words.marks.flatMap((mark) => keysOf(mark.place)))) {
      if (!byMark.has(key)) byMark.set(key, words);
    }
  }
  return (place) => {
    const marked = keysOf(place).map((key) => byMark.get(key));
    // Tables joined over page breaks keep the places of their cells, but not their blocks.
    const words =
      paragraphOf(document, place) ?? marked.find((found) => found !== undefined) ?? cellOf(document, place);
    if (words !== undefined) return spanIn(words, place);
    const quoting = place.quote === '' ? undefined : texts.find(({ text }) => text.includes(place.quote));
    return quoting === undefined ? null : spanIn(quoting, { quote: place.quote });
  };
}

/** What tells one text from the others, the most exact first. */
function keysOf({ paragraph, sheet, table, row, column, page, line }: Mark['place']): string[] {
  const cell = row === undefined || column === undefined ? null : JSON.stringify([sheet, table, row, column]);
  return [
    cell === null || (table === undefined && sheet === undefined) ? null : `cell ${cell}`,
    paragraph === undefined ? null : `paragraph ${paragraph}`,
    line === undefined ? null : `line ${page ?? ''} ${line}`,
  ].filter((key) => key !== null);
}

function paragraphOf(document: Document, { block }: Place): Words | undefined {
  const found = block === undefined ? undefined : document.blocks[block];
  return found?.kind === 'paragraph' ? found : undefined;
}

function cellOf(document: Document, { block, row, column }: Place): Words | undefined {
  const found = block === undefined ? undefined : document.blocks[block];
  if (found?.kind !== 'table' || row === undefined || column === undefined) return undefined;
  return found.cells.find((cell) => covers(cell, row, column));
}

function covers(cell: Cell, row: number, column: number): boolean {
  const [down, right] = [row - cell.row, column - cell.column];
  return down >= 0 && down < cell.rowSpan && right >= 0 && right < cell.columnSpan;
}

/** The quoted words, nearest after where the place begins; else the span or the whole text. */
function spanIn(words: Words, { start, end, quote, line }: Place): Spot {
  const { text } = words;
  const from = start ?? (line === undefined ? 0 : offsetOfLine(words, line));
  const after = quote === '' ? -1 : text.indexOf(quote, from);
  const at = after === -1 && quote !== '' ? text.lastIndexOf(quote) : after;
  if (at !== -1) return { words, start: at, end: at + quote.length };
  const spanned = start !== undefined && end !== undefined && quote.includes(text.slice(start, end).trim());
  return spanned && start < end && end <= text.length
    ? { words, start, end }
    : { words, start: 0, end: text.length };
}

function offsetOfLine(words: Words, line: number): number {
  return words.marks.find(({ offset }) => placeAt(words, offset).line === line)?.offset ?? 0;
}
