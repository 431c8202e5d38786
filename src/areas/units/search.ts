import { foldedWords } from '../../base/fold.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import type { Units } from './tree.ts';
import { bareName, holdsOn, type UnitKind, type UnitVersion } from './unit.ts';

export const searchRanks = ['exact', 'prefix', 'words'] as const;
export type SearchRank = (typeof searchRanks)[number];

/** A unit under the name that was found: its present one, or one that it bore. */
export type Found = {
  readonly unitId: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly rank: SearchRank;
};

type Entry = Omit<Found, 'rank'> & {
  /** The words of the name without accents, with and without the printed kind, a blank before each. */
  readonly full: string;
  readonly bare: string;
};
export type UnitSearch = { readonly entries: readonly Entry[] };

/** Prepares the names of all times for searching, each unit's once for every time it bore it. */
export function searchOf(units: Units): UnitSearch {
  const spans = [...units.versions.values()].flatMap(spansOf);
  const order = new Map(units.inOrder.map((version, index) => [version, index]));
  spans.sort((a, b) => order.get(a.version)! - order.get(b.version)!);
  return { entries: spans.map(({ version, from, to }) => entryOf(version, from, to)) };
}

export type SearchFilter = {
  /** Names that hold on the day come before names of the past. */
  readonly on: PlainDate;
  readonly kinds?: readonly UnitKind[];
  readonly limit?: number;
};

/**
 * Units whose name is the words asked for, begins with them, or has words that begin with each; without regard to accents and
 * case. "TP Vinh", "p. 3" find the kinds they stand for. In each rank names that hold on the day come first.
 */
export function search({ entries }: UnitSearch, text: string, filter: SearchFilter): Found[] {
  const asked = questionsFrom(text);
  if (asked.length === 0) return [];
  const kinds = filter.kinds === undefined ? null : new Set(filter.kinds);
  const groups: Found[][] = Array.from({ length: searchRanks.length * 2 }, () => []);
  for (const entry of entries) {
    if (kinds !== null && !kinds.has(entry.kind)) continue;
    const rank = Math.min(...asked.map((question) => rankOf(entry, question)));
    if (rank >= searchRanks.length) continue;
    const { full: _full, bare: _bare, ...found } = entry;
    groups[rank * 2 + (holdsOn(entry, filter.on) ? 0 : 1)]!.push({ ...found, rank: searchRanks[rank]! });
  }
  return groups.flat().slice(0, filter.limit ?? 20);
}

type Question = { readonly joined: string; readonly words: readonly string[] };

const short: ReadonlyMap<string, string> = new Map([
  ['tp', 'thanh pho'],
  ['tx', 'thi xa'],
  ['tt', 'thi tran'],
  ['p', 'phuong'],
  ['q', 'quan'],
  ['h', 'huyen'],
  ['x', 'xa'],
  ['tphcm', 'thanh pho ho chi minh'],
]);

/** As written, and with a first word that may be short for a kind written out. */
function questionsFrom(text: string): Question[] {
  const words = foldedWords(text);
  if (words.length === 0) return [];
  const long = short.get(words[0]!);
  const spelled = long === undefined ? [] : [[...long.split(' '), ...words.slice(1)]];
  return [words, ...spelled].map((each) => ({
    joined: ` ${each.join(' ')}`,
    words: each.map((word) => ` ${word}`),
  }));
}

function rankOf({ full, bare }: Entry, { joined, words }: Question): number {
  if (full === joined || bare === joined) return 0;
  if (full.startsWith(joined) || bare.startsWith(joined)) return 1;
  return words.every((word) => full.includes(word)) ? 2 : searchRanks.length;
}

type Span = { readonly version: UnitVersion; readonly from: PlainDate; readonly to: PlainDate | null };

/** Versions that follow each other under one name are one span of it. */
function spansOf(versions: readonly UnitVersion[]): Span[] {
  const spans: Span[] = [];
  for (const version of versions) {
    const last = spans.at(-1);
    if (last?.version.name === version.name) spans[spans.length - 1] = { ...last, version, to: version.to };
    else spans.push({ version, from: version.from, to: version.to });
  }
  return spans;
}

function entryOf(version: UnitVersion, from: PlainDate, to: PlainDate | null): Entry {
  const { unitId, name, kind } = version;
  return { unitId, name, kind, from, to, full: wordsOf(name), bare: wordsOf(bareName(version)) };
}

const wordsOf = (text: string): string => ` ${foldedWords(text).join(' ')}`;
