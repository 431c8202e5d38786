import type { Severity } from '../../../base/finding.ts';
import { fold } from '../../../base/fold.ts';
import type { At } from '../../../base/place.ts';
import { bodyOf, type Citation } from '../../documents/citation.ts';
import type { Passage, Report } from '../report.ts';
import { atWords, cellPassages } from './cell-passages.ts';
import { type Outcome, tell } from './outcome.ts';

/** From this day symbols follow NĐ 30/2020/NĐ-CP; before it TT 01/2011/TT-BNV, and nothing is faulted. */
export const decree30 = '2020-03-05';

/** A document that the report names, where it names it, and whether the unit issued it. */
export type Cited = {
  readonly citation: Citation;
  readonly passage: Passage;
  readonly own: boolean;
  /** Ordinal of the passage, so that neighbours are known. */
  readonly at: number;
};

/** All documents that a report names, the report itself left out. */
export function citedIn(report: Report): Cited[] {
  return [...report.passages, ...cellPassages(report)].flatMap((passage, at) =>
    passage.citations
      .filter((citation) => citation.symbol !== report.head.symbol)
      .map((citation) => ({ citation, passage, own: isOwn(citation, passage, report), at })),
  );
}

export const placeOf = ({ citation, passage }: Cited) => atWords(passage, citation.start, citation.end);

/** Where words behind the name stand, if that is in another line than the name. */
export function placeOfWords(each: Cited, words: string): At[] {
  const start = each.passage.paragraph.text.indexOf(words, each.citation.start);
  if (start < 0) return [];
  const at = atWords(each.passage, start, start + words.length);
  return at.line === undefined || at.line === placeOf(each).line ? [] : [at];
}

export const placeOfDate = (each: Cited) =>
  each.citation.printedDate === null ? [] : placeOfWords(each, each.citation.printedDate.quote);

export const nameOf = (citation: Citation) => `${citation.type ?? 'Văn bản'} số ${citation.symbol}`;

/** A finding about documents. */
export function tellOf(
  outcome: Outcome,
  rule: string,
  severity: Severity,
  message: string,
  cited: readonly Cited[],
  found: string | null,
  expected: string | null,
): void {
  tell(outcome, rule, severity, { message, at: cited.map(placeOf), found, expected, certainty: 0.85 });
}

const ownWords: Readonly<Record<string, RegExp>> = {
  commune: /(ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|dang uy) (xa|phuong|thi tran|dac khu)/,
  district: /(ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan) (huyen|quan|thi xa|thanh pho)/,
  province: /(ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan) (tinh|thanh pho)/,
};
const anyLevel =
  /(cua|uy ban nhan dan|ubnd|hdnd)[^.;]{0,25} (tinh|huyen|quan|thi xa|xa|phuong|thi tran)\b|chinh phu|thu tuong|\bbo \w+|\bso \w+|phong \w+/;

/** The unit's own document: issued by its council or committee, or listed under what the unit issued, and no other issuer named. */
function isOwn(citation: Citation, passage: Passage, report: Report): boolean {
  const body = fold(bodyOf(citation));
  if (!/^(ubnd|hdnd|bcd|ubdn)$/.test(body)) return false;
  const own = ownWords[report.head.level ?? 'commune']!;
  if (citation.issuer !== null) return own.test(fold(citation.issuer));
  const text = passage.paragraph.text;
  const after = fold(text.slice(citation.end, citation.end + 40));
  if (/^\s*,?\s*cua\s/.test(after)) return own.test(after);
  if ('part' in passage) return true;
  const before = fold(text.slice(Math.max(0, citation.start - 220), citation.start));
  const rest = fold(text.slice(citation.end, citation.end + 160));
  if (/(thuc hien|theo|can cu|quy dinh tai)\s*(?:[^.;]{0,20})$/.test(before) && anyLevel.test(rest))
    return own.test(rest);
  return (
    /ban hanh|\bra\s*$|\bda ra (quyet dinh|ke hoach|thong bao)|to chuc thuc hien|:\s*$|;\s*$/.test(before) ||
    /^\s*[-+•*]/.test(text) ||
    body === 'bcd'
  );
}

/** Groups in the order first met. */
export function groupBy<T>(items: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
