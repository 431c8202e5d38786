import { Problem } from '../../base/problem.ts';
import { openZip } from '../zip.ts';
import { type Anchor, writeMarks } from './comment-marks.ts';
import { addCommentsPart, mainPartOf, type Parts } from './comments-part.ts';
import { packParts } from './pack.ts';
import { findQuote, plainQuote } from './quote.ts';
import { mapText, type ParagraphSpan, type TextMap } from './text-map.ts';
import { decodeXml } from './xml-scan.ts';

export type CommentToAdd = {
  /** Number of the `w:p` in the main part, from 1, those of cells and text boxes included. */
  readonly paragraph?: number;
  /** The words to mark, within that paragraph (they may run on into the next ones of the same cell). */
  readonly quote?: string;
  /** Where the words stand several times: about how many characters of the paragraph come before them. */
  readonly near?: number;
  /** One paragraph a line. */
  readonly text: string;
  /** Said instead of `text` where the quoted words themselves could not be marked. */
  readonly otherwise?: string;
  readonly author: string;
  readonly initials: string;
  /** ISO date and time: "2026-11-21T00:00:00Z". */
  readonly date: string;
};

/**
 * Adds Word comments to a .docx; all its other words, marks and parts stay as they are. A comment whose words are not found
 * goes to its paragraph, to another paragraph that has the words, or to the first one; none is lost.
 * Throws `file-damaged`, `file-encrypted`, `file-expands-too-far`.
 */
export async function addComments(docx: Uint8Array, comments: readonly CommentToAdd[]): Promise<Uint8Array> {
  const parts = await readParts(docx);
  const mainName = mainPartOf(parts);
  const main = parts.get(mainName);
  if (main === undefined) throw new Problem('file-damaged');
  const map = mapText(decodeXml(main));
  const anchors = comments.map((comment) => anchorOf(map, comment));
  const texts = comments.map((comment, index) => ({
    ...comment,
    text: anchors[index]!.exact ? comment.text : (comment.otherwise ?? comment.text),
  }));
  const used = { ids: map.commentIds, namespace: map.namespace.uri };
  const firstId = addCommentsPart(parts, mainName, texts, used);
  parts.set(mainName, Buffer.from(writeMarks(map, anchors, firstId)));
  return packParts(parts);
}

async function readParts(docx: Uint8Array): Promise<Parts> {
  const zip = await openZip(docx);
  const parts: Parts = new Map();
  for (const name of zip.names) parts.set(name, (await zip.read(name)) ?? new Uint8Array());
  return parts;
}

function anchorOf(map: TextMap, comment: CommentToAdd): Anchor {
  const index = (comment.paragraph ?? 0) - 1;
  const quote = plainQuote(comment.quote ?? '');
  const paragraph = map.paragraphs[index];
  const exact = anchorAtQuote(map, index, quote, comment.near);
  if (exact !== null) return exact;
  if (paragraph !== undefined) return anchorAround(paragraph, quote === '');
  return anchorElsewhere(map, quote) ?? anchorAtStart(map);
}

function anchorAtQuote(map: TextMap, index: number, quote: string, near: number | undefined): Anchor | null {
  const found = findQuote(map, index, quote, near);
  if (found === null) return null;
  const { host } = found.first.paragraph;
  // Word allows no comment inside a text box: it goes around the box.
  if (host !== null) return { kind: 'run', run: host, exact: false };
  return { kind: 'words', ...found, exact: true };
}

function anchorAround(paragraph: ParagraphSpan, exact: boolean): Anchor {
  if (paragraph.host !== null) return { kind: 'run', run: paragraph.host, exact: false };
  return { kind: 'paragraph', paragraph, exact };
}

function anchorElsewhere(map: TextMap, quote: string): Anchor | null {
  for (let index = 0; quote !== '' && index < map.paragraphs.length; index += 1) {
    const anchor = anchorAtQuote(map, index, quote, undefined);
    if (anchor !== null) return anchor;
  }
  return null;
}

function anchorAtStart(map: TextMap): Anchor {
  const open = map.paragraphs.filter((paragraph) => paragraph.host === null);
  const first = open.find((paragraph) => paragraph.pieces.length > 0) ?? open[0];
  return first === undefined ? { kind: 'body', exact: false } : anchorAround(first, false);
}
