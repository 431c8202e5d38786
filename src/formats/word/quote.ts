import type { ParagraphSpan, Piece, TextMap } from './text-map.ts';

/** A character of a paragraph and where it stands in the XML; a letter and its marks may stand in two pieces. */
export type Spot = {
  readonly paragraph: ParagraphSpan;
  readonly piece: Piece;
  readonly from: number;
  readonly lastPiece: Piece;
  readonly to: number;
};

/** The words of a paragraph as people compare them: NFC, single blanks, nothing invisible; `spots` has one entry for each UTF-16 unit. */
type PlainWords = { readonly text: string; readonly spots: readonly Spot[] };

const invisible = /^[\u00AD\u200B-\u200D\u2060\uFEFF]+$/;

/** The quoted words as they are looked for. */
export function plainQuote(quote: string): string {
  return quote
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

export function plainWords(xml: string, paragraph: ParagraphSpan): PlainWords {
  const letters = paragraph.pieces.flatMap((piece) => lettersOf(xml, paragraph, piece));
  const stored = letters.map((letter) => letter.text).join('');
  const owners = letters.flatMap((letter) => Array.from({ length: letter.text.length }, () => letter.spot));
  let text = '';
  const spots: Spot[] = [];
  for (const { 0: cluster, index } of stored.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const shown = shownAs(cluster, text);
    text += shown;
    const { lastPiece, to } = owners[index + cluster.length - 1]!;
    const spot = { ...owners[index]!, lastPiece, to };
    for (let unit = 0; unit < shown.length; unit += 1) spots.push(spot);
  }
  return { text, spots };
}

function shownAs(cluster: string, before: string): string {
  if (invisible.test(cluster)) return '';
  if (!/^\s/.test(cluster)) return cluster.normalize('NFC');
  return before === '' || before.endsWith(' ') ? '' : ' ';
}

const storedUnit = /&[^;]+;|<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|\r\n|[\s\S]/gu;

function lettersOf(xml: string, paragraph: ParagraphSpan, piece: Piece): { text: string; spot: Spot }[] {
  if (piece.sign !== null) {
    const spot = { paragraph, piece, from: piece.start, lastPiece: piece, to: piece.end };
    return [{ text: piece.sign, spot }];
  }
  return [...xml.slice(piece.from, piece.to).matchAll(storedUnit)].map(({ 0: unit, 1: data, index }) => ({
    text: data ?? unitText(unit),
    spot: {
      paragraph,
      piece,
      from: piece.from + index,
      lastPiece: piece,
      to: piece.from + index + unit.length,
    },
  }));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unitText(unit: string): string {
  if (unit.startsWith('<!--') || unit.startsWith('<?')) return '';
  if (!unit.startsWith('&') || unit.length < 3) return unit;
  const name = unit.slice(1, -1);
  if (!name.startsWith('#')) return entities[name] ?? '';
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** The first and last character of `quote` where it begins in paragraph `index` (it may run on into the next ones of the same cell), or null. */
export function findQuote(
  map: TextMap,
  index: number,
  quote: string,
  near: number | undefined,
): { first: Spot; last: Spot } | null {
  const first = map.paragraphs[index];
  if (first === undefined || quote === '') return null;
  const own = plainWords(map.xml, first);
  const words = withNext(map, index, own, quote.length);
  const at = bestPlace(words.text, quote, own.text.length, near);
  if (at === null) return null;
  return { first: words.spots[at]!, last: words.spots[at + quote.length - 1]! };
}

function withNext(map: TextMap, index: number, own: PlainWords, more: number): PlainWords {
  const text = [own.text.trimEnd()];
  const spots = own.spots.slice(0, text[0]!.length);
  const here = map.paragraphs[index]!;
  let missing = more;
  for (let next = index + 1; missing > 0 && spots.length > 0; next += 1) {
    const paragraph = map.paragraphs[next];
    if (paragraph === undefined || paragraph.container !== here.container) break;
    const words = plainWords(map.xml, paragraph);
    if (words.text === '') continue;
    text.push(words.text.trimEnd());
    spots.push(spots.at(-1)!, ...words.spots.slice(0, text.at(-1)!.length));
    missing -= words.text.length;
  }
  return { text: text.join(' '), spots };
}

/** Among several places one within the paragraph (its `own` first letters) that is no part of a longer word or figure, nearest to `near`. */
function bestPlace(text: string, quote: string, own: number, near: number | undefined): number | null {
  let best: { at: number; worth: number } | null = null;
  for (let at = text.indexOf(quote); at !== -1 && at < own; at = text.indexOf(quote, at + 1)) {
    const distance = near === undefined ? 0 : Math.abs(at - near);
    const end = at + quote.length;
    const worth = (end > own ? 2e6 : 0) + (isPartOfMore(text, at, end) ? 1e6 : 0) + distance;
    if (best === null || worth < best.worth) best = { at, worth };
  }
  return best?.at ?? null;
}

function isPartOfMore(text: string, start: number, end: number): boolean {
  const joins = /^([\p{L}\p{N}]{2}|\p{N}[.,]\p{N})/u;
  const [before, after] = [text.slice(Math.max(0, start - 2), start + 1), text.slice(end - 1, end + 2)];
  return joins.test(before.slice(-2)) || joins.test(before) || joins.test(after);
}
