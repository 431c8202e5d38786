import type { Place } from '../../base/place.ts';
import type { Mark, Words } from '../document.ts';
import { fromOldFont, type OldFont } from '../text/old-encodings.ts';

/** A piece of a paragraph set in one way. */
export type Piece = {
  readonly text: string;
  readonly font?: OldFont;
  readonly bold?: boolean;
  /** The page on which the piece begins, where the format tells. */
  readonly page?: number;
};

/** One paragraph as printed. */
export type Line = Words & { readonly bold: boolean };

/** Puts the pieces of a paragraph together: old fonts to Unicode, NFC, without formatting marks and outer space. */
export function lineOf(pieces: readonly Piece[], place: Place): Line {
  let text = '';
  const marks: Mark[] = [];
  for (const stretch of stretchesOf(pieces)) {
    const at = stretch.page === undefined ? place : { ...place, page: stretch.page };
    if (marks.at(-1)?.place.page !== stretch.page || marks.length === 0)
      marks.push({ offset: text.length, place: at });
    text += plain(stretch.font ? fromOldFont(stretch.text, stretch.font) : stretch.text);
  }
  const shown = pieces.filter((piece) => piece.text.trim() !== '');
  return { ...trimmed(text, marks, place), bold: shown.length > 0 && shown.every((piece) => piece.bold) };
}

/** Neighbours of one font and page count as one: a letter and its accent may stand in two runs. */
function stretchesOf(pieces: readonly Piece[]): Piece[] {
  const stretches: Piece[] = [];
  for (const piece of pieces) {
    const last = stretches.at(-1);
    if (last && last.font === piece.font && last.page === piece.page) {
      stretches[stretches.length - 1] = { ...last, text: last.text + piece.text };
    } else {
      stretches.push(piece);
    }
  }
  return stretches;
}

/** Soft hyphens, marks of direction and width, private-use signs and control letters are not printed. */
function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(
      /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ue000-\uf8ff]|[^\P{Cc}\t\n]/gu,
      '',
    )
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .normalize('NFC');
}

function trimmed(text: string, marks: readonly Mark[], place: Place): Words {
  const kept = text.trim();
  const lead = text.length - text.trimStart().length;
  const moved: Mark[] = [];
  for (const mark of marks) {
    const offset = Math.max(0, mark.offset - lead);
    if (offset > 0 && offset >= kept.length) break;
    if (moved.at(-1)?.offset === offset) moved.pop();
    moved.push({ ...mark, offset });
  }
  return { text: kept, marks: moved.length > 0 ? moved : [{ offset: 0, place }] };
}

/** Paragraphs of one cell, "\n" between them; empty ones leave nothing. `within` says which cell. */
export function joinLines(lines: readonly Line[], within: Place): Words {
  let text = '';
  const marks: Mark[] = [];
  for (const line of lines) {
    if (line.text === '') continue;
    if (text !== '') text += '\n';
    for (const mark of line.marks) {
      marks.push({ offset: text.length + mark.offset, place: { ...mark.place, ...within } });
    }
    text += line.text;
  }
  return {
    text,
    marks: marks.length > 0 ? marks : [{ offset: 0, place: { ...lines[0]?.marks[0]?.place, ...within } }],
  };
}
