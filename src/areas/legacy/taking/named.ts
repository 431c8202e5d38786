import { oneLine } from '../../../base/fold.ts';
import type { Document } from '../../../formats/document.ts';
import { citationsIn } from '../../documents/citation.ts';
import { printedKey } from '../../documents/document.ts';
import type { NamedDocument } from '../contract-import.ts';

const most = 500;
const longestQuote = 300;

/**
 * The documents that the prose of a report names, each once: of several mentions what any of them says. A date parts two documents
 * of one number; without a date a mention belongs to the one that has it.
 */
export function namedIn({ blocks }: Pick<Document, 'blocks'>): NamedDocument[] {
  const found: NamedDocument[] = [];
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    for (const { type, symbol, date, issuer, about, start, end } of citationsIn(block.text)) {
      const quote = oneLine(block.text.slice(Math.max(0, start - 80), end + 160)).slice(0, longestQuote);
      const one = { type, symbol: symbol.slice(0, 60), date, issuer, about, quote };
      const at = found.findIndex((other) => isSame(other, one));
      if (at < 0) found.push(one);
      else found[at] = joined(found[at]!, one);
    }
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

const isSame = (a: NamedDocument, b: NamedDocument) =>
  printedKey(a.symbol) === printedKey(b.symbol) && (a.date === b.date || a.date === null || b.date === null);

const joined = (a: NamedDocument, b: NamedDocument): NamedDocument => ({
  ...a,
  type: a.type ?? b.type,
  date: a.date ?? b.date,
  issuer: a.issuer ?? b.issuer,
  about: a.about ?? b.about,
});
