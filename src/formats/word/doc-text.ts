import type { Place } from '../../base/place.ts';
import type { Unread } from '../document.ts';
import { oldFontOf } from '../text/old-encodings.ts';
import type { DocFile } from './doc-file.ts';
import { numberIn, type Properties, type Stretch, sprm, stretchesOf } from './doc-sprms.ts';
import type { DocLooks, DocStyles } from './doc-styles.ts';
import type { Piece } from './line.ts';
import { symbolLetter, symbolLetters } from './symbols.ts';

/** A paragraph as stored: where its characters stand, the sign that ends it, and its properties. */
export type StoredParagraph = {
  readonly start: number;
  readonly end: number;
  readonly mark: string;
  readonly style: number;
  readonly properties: Properties;
};

/** Characters of one set of properties. */
type Run = { readonly start: number; readonly end: number; readonly properties: Properties };

export type DocText = {
  /** The paragraphs between two character positions. */
  paragraphs(start: number, end: number): Generator<StoredParagraph>;
  pieces(paragraph: StoredParagraph, place: Place): Piece[];
};

const charactersTable = 12;
const paragraphsTable = 13;
const nothing: Properties = new Map();

export function docText(file: DocFile, styles: DocStyles, unread: Unread[]): DocText {
  const paragraphs = stretchesOf(file.main, file.table(paragraphsTable), 'paragraphs', file.data);
  const runs = runsOf(file, stretchesOf(file.main, file.table(charactersTable), 'characters'));
  return {
    *paragraphs(start, end) {
      for (let at = start; at < end; ) {
        const mark = nextMark(file.text, at, end);
        const { style = 0, properties = nothing } = paragraphAt(file, paragraphs, mark) ?? {};
        yield { start: at, end: mark, mark: file.text[mark] ?? '\r', style, properties };
        at = mark + 1;
      }
    },
    pieces(paragraph, place) {
      const pieces: Piece[] = [];
      const fields: boolean[] = [];
      for (let index = firstEndingAfter(runs, paragraph.start); index < runs.length; index += 1) {
        const run = runs[index]!;
        if (run.start >= paragraph.end) break;
        const letters = file.text.slice(
          Math.max(run.start, paragraph.start),
          Math.min(run.end, paragraph.end),
        );
        const piece = pieceOf(letters, run.properties, paragraph.style, { styles, unread, place, fields });
        if (piece) pieces.push(piece);
      }
      return pieces;
    },
  };
}

function nextMark(text: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const sign = text[at];
    if (sign === '\r' || sign === '\u0007' || sign === '\u000c') return at;
  }
  return end;
}

function paragraphAt(
  { pieces }: DocFile,
  stretches: readonly Stretch[],
  position: number,
): Stretch | undefined {
  const piece = pieces[firstEndingAfter(pieces, position)];
  if (!piece) return undefined;
  const offset = piece.offset + (position - piece.start) * piece.width;
  const stretch = stretches[firstEndingAfter(stretches, offset)];
  return stretch && stretch.start <= offset ? stretch : undefined;
}

/** Index of the first stretch that ends after `position`, by halving. */
function firstEndingAfter(stretches: readonly { readonly end: number }[], position: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.end > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Properties are stored by offset in the file; here they are put in the order of the text, without gaps. */
function runsOf({ pieces }: DocFile, stretches: readonly Stretch[]): Run[] {
  const runs: Run[] = [];
  for (const piece of pieces) {
    const last = piece.offset + (piece.end - piece.start) * piece.width;
    let at = piece.start;
    for (let index = firstEndingAfter(stretches, piece.offset); at < piece.end; index += 1) {
      const stretch = stretches[index];
      const known = stretch && stretch.start < last;
      const end = known
        ? piece.start + Math.ceil((Math.min(stretch.end, last) - piece.offset) / piece.width)
        : piece.end;
      if (end > at) runs.push({ start: at, end, properties: known ? stretch.properties : nothing });
      at = Math.max(at, end);
      if (!known) break;
    }
  }
  return runs;
}

type Context = {
  readonly styles: DocStyles;
  readonly unread: Unread[];
  readonly place: Place;
  readonly fields: boolean[];
};

function pieceOf(letters: string, own: Properties, style: number, context: Context): Piece | undefined {
  if (numberIn(own, sprm.deleted)) {
    leaveOut(letters, context);
    return undefined;
  }
  const looks = context.styles.looks(style, own);
  if (looks.hidden) return undefined;
  const text = symbolOf(own, context.styles) ?? shownLetters(letters, context.fields);
  const isPicture = letters.includes('\u0001') && own.has(sprm.picture) && !numberIn(own, sprm.isData);
  if (isPicture && !context.fields.includes(true))
    context.unread.push({ code: 'picture-unread', place: context.place });
  return text === '' ? undefined : dressed(text, looks);
}

function dressed(text: string, looks: DocLooks): Piece {
  const font = oldFontOf(looks.font);
  const letters = symbolLetters(text, looks.font);
  return { text: looks.capitals && !font ? letters.toUpperCase() : letters, font, bold: looks.bold };
}

function symbolOf(own: Properties, styles: DocStyles): string | undefined {
  const value = own.get(sprm.symbol);
  if (typeof value !== 'object' || value.byteLength < 4) return undefined;
  return symbolLetter(styles.fontName(value.getUint16(0, true)), value.getUint16(2, true).toString(16));
}

/** Signs Word keeps for itself (MS-DOC 2.4.1); fields give their results, instructions are not printed. */
function shownLetters(letters: string, fields: boolean[]): string {
  let shown = '';
  for (const letter of letters) {
    if (letter === '\u0013') fields.push(true);
    else if (letter === '\u0014' && fields.length > 0) fields[fields.length - 1] = false;
    else if (letter === '\u0015') fields.pop();
    else if (!fields.includes(true)) shown += signs[letter] ?? letter;
  }
  return shown;
}

const signs: Readonly<Record<string, string>> = {
  '\u000b': '\n',
  '\u000e': '\n',
  '\u001e': '-',
  '\u001f': '\u00ad',
};

function leaveOut(letters: string, { unread, place }: Context): void {
  const quote = letters
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 200);
  if (quote === '' || unread.some(({ code }) => code === 'tracked-deletion-left-out')) return;
  unread.push({ code: 'tracked-deletion-left-out', place, quote });
}
