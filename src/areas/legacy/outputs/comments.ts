import { inOrder } from '../../../base/finding.ts';
import type { Document, Words } from '../../../formats/document.ts';
import { addComments, type CommentToAdd } from '../../../formats/word/comments.ts';
import { shortened, valuePrinted } from './as-printed.ts';
import type { Analysed, Found, Place } from './input.ts';
import { words } from './words.ts';

/**
 * The original .docx with a Word comment at each place of each finding, dated `today` (ISO date).
 * Throws `file-damaged`, `file-encrypted`, `file-expands-too-far`.
 */
export async function writeComments(
  docx: Uint8Array,
  analysis: Analysed,
  today: string,
): Promise<Uint8Array> {
  const paragraphs = wordsByParagraph(analysis.document);
  const date = `${today}T00:00:00Z`;
  const comments = inOrder(analysis.check.findings).flatMap((finding) =>
    commentsOf(finding, paragraphs).map((comment) => ({
      ...comment,
      author: words.tool,
      initials: words.initials,
      date,
    })),
  );
  return addComments(docx, comments);
}

type Stored = { readonly words: Words; readonly offset: number };

/** What the reader took from each `w:p` of the main part, with its first offset there. */
function wordsByParagraph(document: Document): ReadonlyMap<number, Stored> {
  const stored = new Map<number, Stored>();
  const all = document.blocks.flatMap((block): readonly Words[] => {
    if (block.kind === 'table') return block.cells;
    return block.role === 'body' ? [block] : [];
  });
  for (const each of all) {
    for (const { place, offset } of each.marks) {
      const { paragraph } = place;
      if (paragraph !== undefined && !stored.has(paragraph)) stored.set(paragraph, { words: each, offset });
    }
  }
  return stored;
}

type Comment = Omit<CommentToAdd, 'author' | 'initials' | 'date'>;

function commentsOf(finding: Found, paragraphs: ReadonlyMap<number, Stored>): Comment[] {
  const places = distinct(finding.at);
  if (places.length === 0) return [{ text: linesOf(finding).join('\n') }];
  return places.map((place, index) => {
    const lines = linesOf(finding);
    if (places.length > 1) lines.push(words.comment.part(index + 1, places.length));
    const quoted = [...lines, words.comment.quote(shortened(place.quote, 200))];
    return { ...anchorOf(place, paragraphs), text: lines.join('\n'), otherwise: quoted.join('\n') };
  });
}

function distinct(places: readonly Place[]): Place[] {
  const keyOf = ({ paragraph, block, row, column, start, quote }: Place) =>
    JSON.stringify([paragraph, block, row, column, start, quote]);
  return [...new Map(places.map((place) => [keyOf(place), place])).values()];
}

function linesOf(finding: Found): string[] {
  const lines = [`${words.severity[finding.severity]}: ${finding.message}`];
  const expected = valuePrinted(finding.expected);
  if (expected !== '') lines.push(words.comment.expected(expected));
  if (finding.certainty < 0.9)
    lines.push(words.comment.certainty(valuePrinted(Math.round(finding.certainty * 100))));
  return lines;
}

/** The printed words at the place: a finding in a table quotes its row's label too, which stands in another cell. */
function anchorOf(place: Place, paragraphs: ReadonlyMap<number, Stored>): Partial<Comment> {
  const { paragraph, start, end, quote } = place;
  const stored = paragraph === undefined ? undefined : paragraphs.get(paragraph);
  if (stored === undefined) return { quote };
  const { text } = stored.words;
  const near = start === undefined ? {} : { near: Math.max(0, start - stored.offset) };
  if (text.includes(quote)) return { paragraph, quote, ...near };
  const spanned = start === undefined || end === undefined ? '' : text.slice(start, end).trim();
  if (spanned !== '' && quote.includes(spanned)) return { paragraph, quote: spanned, ...near };
  return { paragraph, quote: place.table === undefined ? quote : text };
}
