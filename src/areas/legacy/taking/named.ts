import { fold, oneLine } from '../../../base/fold.ts';
import type { Document } from '../../../formats/document.ts';
import { citationsIn } from '../../documents/citation.ts';
import { printedKey } from '../../documents/document.ts';
import type { NamedDocument } from '../contract-import.ts';

const most = 500;
const longestQuote = 300;

type Mention = NamedDocument & { readonly place: number };

/**
 * The documents that the prose of a report names, each once: of several mentions what any of them says. A date parts two documents
 * of one number, and so does who issued them; a mention that says less belongs to the one that it fits, and where it fits several it
 * tells nothing new.
 */
export function namedIn({ blocks }: Pick<Document, 'blocks'>): NamedDocument[] {
  const mentions = mentionsIn({ blocks });
  const found: Mention[] = [];
  // What says most comes first: a mention without a day must not lend its words to the first of several.
  for (const one of mentions.toSorted((a, b) => said(b) - said(a))) {
    const fits = found.flatMap((other, at) => (isSame(other, one) ? [at] : []));
    if (fits.length === 0) found.push(one);
    else if (fits.length === 1) found[fits[0]!] = joined(found[fits[0]!]!, one);
  }
  return found
    .toSorted((a, b) => a.place - b.place)
    .slice(0, most)
    .map(({ place: _, ...named }) => named);
}

function mentionsIn({ blocks }: Pick<Document, 'blocks'>): Mention[] {
  const mentions: Mention[] = [];
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    for (const { type, symbol, date, issuer, about, start, end } of citationsIn(block.text)) {
      const quote = oneLine(block.text.slice(Math.max(0, start - 80), end + 160)).slice(0, longestQuote);
      const place = mentions.length;
      mentions.push({ type, symbol: symbol.slice(0, 60), date, issuer, about, quote, place });
    }
    if (mentions.length >= 10 * most) break;
  }
  return mentions;
}

const said = ({ date, issuer }: NamedDocument): number => (date === null ? 0 : 2) + (issuer === null ? 0 : 1);

const isSame = (a: NamedDocument, b: NamedDocument) =>
  printedKey(a.symbol) === printedKey(b.symbol) &&
  (a.date === b.date || a.date === null || b.date === null) &&
  mayBeOne(a.issuer, b.issuer);

const joined = (a: Mention, b: Mention): Mention => ({
  ...(a.place < b.place ? a : b),
  type: a.type ?? b.type,
  date: a.date ?? b.date,
  issuer: a.issuer ?? b.issuer,
  about: a.about ?? b.about,
});

/** Whether two names may be of one organ: "UBND tỉnh" is "Ủy ban nhân dân tỉnh Minh Họa", and not "UBND xã". */
export function mayBeOne(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  const [one, other] = [organKey(a), organKey(b)];
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

/** Whether a name, as a unit writes it in its own report, is that of the unit: "UBND xã" of the commune that writes. */
export function isOwnName(issuer: string, unit: string): boolean {
  const place = organKey(issuer).replace(/^(ubnd|hdnd) ?/, '');
  return place === '' || mayBeOne(place, unit);
}

const organKey = (name: string): string =>
  oneLine(fold(name))
    .replace(/^(chu tich|thuong truc) /, '')
    .replace(/\bu[yi] ban nhan dan\b/, 'ubnd')
    .replace(/\bhoi dong nhan dan\b/, 'hdnd');
