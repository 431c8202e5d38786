import { fold, foldInPlace, oneLine } from '../../base/fold.ts';
import { type PlainDate, plainDate } from '../../base/plain-date.ts';
import { nameKey, partedName, type Title, titles } from './names.ts';

/** `unmarked`: named without "một phần" or "phần còn lại", which texts also write of units that went to several. */
export const extents = ['whole', 'part', 'rest', 'unmarked'] as const;
export type Extent = (typeof extents)[number];

/** An old unit as the text about a new one names it. */
export type Mention = {
  /** As printed, without what belongs to its neighbours. */
  readonly printed: string;
  readonly title: Title | null;
  readonly bare: string;
  /** The district and province that the text gives in brackets. */
  readonly district: string | null;
  readonly province: string | null;
  readonly extent: Extent;
  /** Whether the extent is said of this unit itself, not of a list in which it may or may not stand. */
  readonly extentSure: boolean;
  /** "một phần diện tích tự nhiên, toàn bộ quy mô dân số": all people live in the new unit. */
  readonly allPeople: boolean;
  /** New units that got the other parts, as the brackets say. */
  readonly alsoIn: readonly string[];
};

/** "Từ ngày 30/04/2026, Tỉnh X mới chuyển thành Thành phố X và thêm 10 xã chuyển thành phường": a later change told in passing. */
export type LaterChange = {
  readonly on: PlainDate;
  readonly former: string;
  readonly name: string;
  readonly raised: { readonly count: number; readonly from: Title; readonly to: Title } | null;
};

export type PredecessorText = {
  /** "giữ nguyên": the unit goes on as it was. */
  readonly unchanged: boolean;
  readonly mentions: readonly Mention[];
  /** Areas that were no units: "khu vực bãi bồi ven biển". */
  readonly notUnits: readonly string[];
  readonly later: LaterChange | null;
  /** A sentence on a later change that was not understood. */
  readonly notUnderstood: string | null;
};

/** Reads what a unit was made of from the free text of the national list. */
export function readPredecessors(text: string): PredecessorText {
  const line = oneLine(text.normalize('NFC'));
  const unchanged = fold(line).replace(/\.$/, '') === 'giu nguyen';
  const cut = line.search(/[.;]\s*Từ ngày\s/i);
  const [list, sentence] = cut < 0 ? [line, null] : [line.slice(0, cut), line.slice(cut + 1).trim()];
  const later = sentence === null ? null : readLaterChange(sentence);
  const notUnderstood = later === null ? sentence : null;
  if (unchanged) return { unchanged, mentions: [], notUnits: [], later, notUnderstood };
  return { unchanged, ...readList(list), later, notUnderstood };
}

function readList(list: string): Pick<PredecessorText, 'mentions' | 'notUnits'> {
  const mentions: Mention[] = [];
  const notUnits: string[] = [];
  let scope = noScope;
  for (const segment of segmentsOf(list)) {
    const { rest, scope: said, sure } = stripExtent(segment.words, scope);
    scope = said;
    for (const [index, name] of namesIn(rest).entries()) {
      const mention = mentionOf(name, segment.brackets, scope, sure && index === 0, mentions.at(-1));
      if (mention === null) notUnits.push(oneLine([name, ...segment.brackets].join(' ')));
      else if (!mentions.some((other) => isSame(other, mention))) mentions.push(mention);
    }
    if (/sau khi sap xep/.test(fold(segment.words))) scope = noScope;
  }
  return { mentions, notUnits };
}

const isSame = (a: Mention, b: Mention): boolean =>
  a.title === b.title && nameKey(a.bare) === nameKey(b.bare) && a.district === b.district;

type Segment = { readonly words: string; readonly brackets: readonly string[] };

/** Parts at commas and at "và" between words; commas in brackets do not part, and a bracket left open ends with the text. */
function segmentsOf(list: string): Segment[] {
  const segments: { words: string; brackets: string[] }[] = [{ words: '', brackets: [] }];
  for (const [piece] of list.matchAll(/\([^)]*\)?|[,;]| và (?=\S)|[^(,; ]+| /g)) {
    const current = segments.at(-1)!;
    if (piece.startsWith('(')) current.brackets.push(oneLine(piece.replace(/^\(|\)$/g, '')));
    else if (/^(?:[,;]| và )$/.test(piece)) segments.push({ words: '', brackets: [] });
    else current.words += piece;
  }
  return segments
    .map(({ words, brackets }) => ({ words: oneLine(words), brackets }))
    .filter(({ words, brackets }) => words !== '' || brackets.length > 0);
}

/** What "một phần … của các xã" and the like say of the names that follow, until something else is said. */
type Scope = { readonly extent: Extent; readonly allPeople: boolean; readonly plural: boolean };
const noScope: Scope = { extent: 'unmarked', allPeople: false, plural: false };

const phrases: readonly (readonly [RegExp, (scope: Scope, rest: string) => Scope])[] = [
  [/^mot phan\b/, () => ({ extent: 'part', allPeople: false, plural: false })],
  [/^phan con la[iy]\b/, () => ({ extent: 'rest', allPeople: false, plural: false })],
  [
    /^toan bo\b/,
    (scope, rest) =>
      scope.extent === 'part' && /^quy mo dan so\b/.test(rest)
        ? { ...scope, allPeople: true }
        : { extent: 'whole', allPeople: false, plural: false },
  ],
  [/^cac\b/, (scope) => ({ ...scope, plural: true })],
  [/^(?:va|sap xep|dien tich(?: (?:tn|tu nhien))?|quy mo dan so|dan so|cua|cu)(?= |$)/, (scope) => scope],
];

/** Takes the words on extent off the head of a segment, and what says "after the arrangement" off its end. */
function stripExtent(words: string, before: Scope): { rest: string; scope: Scope; sure: boolean } {
  let rest = words.replace(/\s*sau khi sắp xếp.*$/i, '');
  let scope = before;
  let said = false;
  for (let found = true; found; ) {
    found = false;
    const folded = foldInPlace(rest);
    for (const [pattern, then] of phrases) {
      const match = pattern.exec(folded);
      if (match === null || startsName(rest, match[0])) continue;
      const after = rest.slice(match[0].length).trim();
      scope = then(scope, fold(after));
      said = true;
      rest = after;
      found = true;
      break;
    }
  }
  return { rest, scope, sure: said || scope.plural };
}

/** Names begin with capitals ("Của Lò", "Các Sơn"); the first word of a text may too, so the phrases of extent are let through. */
const startsName = (rest: string, phrase: string): boolean =>
  /^(?:cac|cua|cu|va)$/.test(phrase) && /^\p{Lu}/u.test(rest);

/** Usually one; two where a comma was forgotten ("Xã A Xã B"), one where a kind is written twice ("xã Xã A"). */
function namesIn(words: string): string[] {
  if (words === '') return [];
  const kinds = titles.map((title) => title[0]!.toUpperCase() + title.slice(1)).join('|');
  const parts = words.split(new RegExp(` (?=(?:${kinds}) \\p{Lu})`, 'u'));
  return parts.filter((part) => !(titles as readonly string[]).includes(part.toLowerCase()));
}

function mentionOf(
  printed: string,
  brackets: readonly string[],
  scope: Scope,
  sure: boolean,
  before: Mention | undefined,
): Mention | null {
  const { title, bare } = partedName(printed);
  if (bare === '' || (title === null && isNoUnit(bare))) return null;
  const place = placeIn(brackets);
  const ownExtent = extentIn(brackets);
  return {
    printed: oneLine([printed, ...brackets.map((bracket) => `(${bracket})`)].join(' ')),
    title: title ?? before?.title ?? null,
    bare,
    ...place,
    extent: ownExtent ?? scope.extent,
    extentSure: ownExtent !== null || (scope.extent !== 'unmarked' && sure),
    allPeople: ownExtent === null && scope.allPeople,
    alsoIn: brackets.flatMap(newUnitsIn),
  };
}

/** Areas without a name, and what lies below a commune or beside it. */
const isNoUnit = (bare: string): boolean =>
  !/^[\p{Lu}\d]/u.test(bare) || /^(?:thôn|xóm|ấp|tổ dân phố|khu phố|trường bắn)\s/i.test(bare);

/** "(huyện Châu Thành, tỉnh Trà Vinh)", "(Quận 5)". */
function placeIn(brackets: readonly string[]): Pick<Mention, 'district' | 'province'> {
  const places = brackets.flatMap((bracket) => bracket.split(/\s*[,;]\s*/));
  const isA = (kinds: readonly Title[]) => (place: string) => {
    const { title } = partedName(place);
    return title !== null && kinds.includes(title);
  };
  return {
    district: places.find(isA(['huyện', 'quận', 'thị xã', 'thành phố'])) ?? null,
    province: places.find(isA(['tỉnh'])) ?? null,
  };
}

function extentIn(brackets: readonly string[]): Extent | null {
  const folded = brackets.map(fold);
  if (folded.some((bracket) => /^phan con la[iy]\b/.test(bracket))) return 'rest';
  return folded.some((bracket) => /^mot phan\b/.test(bracket)) ? 'part' : null;
}

/** "(phần còn lại sau khi sáp nhập vào phường A, phường B mới)": phường A, phường B. */
function newUnitsIn(bracket: string): string[] {
  const list = /sáp nhập vào\s+(.+)$/i.exec(bracket)?.[1];
  if (list === undefined) return [];
  const names = list.split(/\s*[,;]\s*| và /).map((name) => name.replace(/\s+mới$/, ''));
  const first = partedName(names[0]!).title;
  return names.map((name) => (partedName(name).title === null && first !== null ? `${first} ${name}` : name));
}

/** The date is forgiven stray signs ("30%/04%/2026"). */
function readLaterChange(sentence: string): LaterChange | null {
  const match =
    /^Từ ngày\s+(\d{1,2})\D{1,3}(\d{1,2})\D{1,3}(\d{4})\D?,?\s*(.+?)\s+(?:mới\s+)?(?:\([^)]*\)\s*)?chuyển thành\s+(.+?)(?:\s+và thêm (\d+) (\S+) chuyển thành (\S+?))?\.?$/i.exec(
      sentence,
    );
  if (match === null) return null;
  const [, day, month, year, former, name, count, from, to] = match;
  const on = plainDate(Number(year), Number(month), Number(day));
  if (on === null) return null;
  return { on, former: former!, name: name!, raised: raisedOf(count, from, to) };
}

function raisedOf(count?: string, from?: string, to?: string): LaterChange['raised'] {
  const [before, after] = [from, to].map((word) => titles.find((title) => title === word?.toLowerCase()));
  return count === undefined || before === undefined || after === undefined
    ? null
    : { count: Number(count), from: before, to: after };
}
