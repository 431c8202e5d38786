import type { At } from '../../../base/place.ts';
import type { Passage } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

const rank =
  /(?:năm\s+((?:19|20)\d{2})[^.;\d]{0,25})?xếp\s+(?:thứ|hạng|vị trí)(?:\s+(?:thứ|hạng))?\s*(\d{1,3})\s*(?:\/|trên(?: tổng số)?)\s*(\d{1,3})(?!\d)/giu;

type Rank = {
  readonly year: string | null;
  readonly place: number;
  readonly among: number;
  readonly at: At[];
};

/** "xếp thứ 4/12": not behind the last, among as many as in the other years of the sentence, one rank a year. */
export function checkRanks(passage: Passage, outcome: Outcome): void {
  const ranks: Rank[] = [...passage.paragraph.text.matchAll(rank)].map((match) => ({
    year: match[1] ?? null,
    place: Number(match[2]),
    among: Number(match[3]),
    at: [atWords(passage, match.index, match.index + match[0].length)],
  }));
  for (const [index, each] of ranks.entries()) {
    const { place, among, at } = each;
    if (place > among || place === 0)
      tell(outcome, 'rank-place', 'error', {
        message: words.rank(place, among),
        at,
        found: place,
        expected: among,
      });
    const others = ranks.filter((other) => other.among !== among).map((other) => other.among);
    const odd = new Set(others).size === 1 && others.length >= 3 && others.length === ranks.length - 1;
    const message = words.rankAmong(among, others[0] ?? among);
    if (odd) tell(outcome, 'rank-among', 'warning', { message, at, found: among, expected: others[0]! });
    const twin = ranks.slice(0, index).find((other) => other.year !== null && other.year === each.year);
    if (twin !== undefined && twin.place !== place)
      tell(outcome, 'rank-year', 'warning', {
        message: words.rankYear(each.year!, twin.place, place),
        at: [...twin.at, ...at],
        found: place,
        expected: twin.place,
      });
  }
}
