import type { At } from '../../../base/place.ts';
import type { Passage } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { keep, type Outcome, tell } from './outcome.ts';
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
  checkSteps(passage, outcome);
}

const step =
  /xếp\s+(?:thứ|hạng|vị trí)(?:\s+(?:thứ|hạng))?\s*(\d{1,3})(?!\d)[^.;()]{0,60}?(?<!\p{L})(tăng|giảm|lên|tụt|xuống)\s+(\d{1,3})\s+bậc[^.;()]{0,40}\(\s*(?:xếp\s+)?(?:thứ|hạng|vị trí)\s*(\d{1,3})(?!\d)/giu;

/** "xếp thứ 11/34, tăng 06 bậc so với năm trước (xếp thứ 17)": a rise is towards the first. */
function checkSteps(passage: Passage, outcome: Outcome): void {
  for (const match of passage.paragraph.text.matchAll(step)) {
    const [now, by, before] = [match[1], match[3], match[4]].map(Number) as [number, number, number];
    const verb = match[2]!.toLowerCase();
    const rise = /tăng|lên/.test(verb) ? by : -by;
    const at = [atWords(passage, match.index, match.index + match[0].length)];
    if (before - now === rise) keep(outcome, 'rank-change', words.rankChangeHolds(before, now, by), at);
    else {
      const message = words.rankChange(before, now, verb, by);
      tell(outcome, 'rank-change', 'error', { message, at, found: by, expected: Math.abs(before - now) });
    }
  }
}
