import { foldedWords } from '../../../base/fold.ts';
import type { Passage, Report } from '../report.ts';
import { atWords, cellPassages } from './cell-passages.ts';
import { groupBy } from './cited.ts';
import { nothingYet, type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

/** A figure or a document's symbol, with the words of its sentence around it. */
type Told = {
  readonly passage: Passage;
  readonly value: string;
  readonly quote: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly start: number;
  readonly end: number;
};

/** So many words must agree for two sentences to be one that was copied. */
const shared = { all: 9, before: 12, after: 6 };

/** A sentence that stands twice, in the narrative or in an opinion, says the same figure both times. */
export function checkRepeatedWords(report: Report): Outcome {
  const outcome = nothingYet();
  const told = [...report.passages, ...cellPassages(report)].flatMap(toldIn);
  const groups = groupBy(told, ({ before, after }) => `${before.join(' ')} § ${after.join(' ')}`);
  for (const group of groups.values()) {
    const pair = contradicting(group);
    if (pair === null) continue;
    const [first, other] = pair;
    tell(outcome, 'words-repeated', 'warning', {
      message: words.saidTwice(first.quote, other.quote),
      at: pair.map(({ passage, start, end }) => atWords(passage, start, end)),
      found: other.quote,
      expected: first.quote,
      certainty: 0.8,
    });
  }
  return outcome;
}

/** Opinions of an appraisal use one sentence for several plans: a narrative only has to agree with one of them. */
function contradicting(group: readonly Told[]): readonly [Told, Told] | null {
  const [first, ...rest] = group.filter(({ passage }) => !('part' in passage));
  if (first === undefined) return null;
  const other = rest.find((each) => each.value !== first.value && each.passage !== first.passage);
  if (other !== undefined) return [first, other];
  const cells = group.filter(({ passage }) => 'part' in passage);
  const agreed = cells.some((cell) => cell.value === first.value);
  return agreed || cells[0] === undefined ? null : [first, cells.at(-1)!];
}

function toldIn(passage: Passage): Told[] {
  const figures = passage.numbers.map(({ start, end, value, of, quote }) => ({
    start,
    end,
    quote,
    value: `${value}/${of}`,
  }));
  const symbols = passage.citations
    .filter(({ date }) => date === null)
    .map(({ start, end, quote, number, letters }) => ({ start, end, quote, value: `${number} ${letters}` }));
  return [...figures, ...symbols].flatMap((each) => {
    const { before, after } = around(passage.paragraph.text, each.start, each.end);
    return before.length + after.length < shared.all ? [] : [{ passage, ...each, before, after }];
  });
}

function around(text: string, start: number, end: number): { before: string[]; after: string[] } {
  const left = text.slice(0, start);
  const from = [...left.matchAll(/[.;:!?]\s|\n/g)].at(-1);
  const right = text.slice(end);
  const to = /[.;:!?](\s|$)|\n/.exec(right);
  return {
    before: foldedWords(left.slice(from === undefined ? 0 : from.index)).slice(-shared.before),
    after: foldedWords(right.slice(0, to?.index ?? right.length)).slice(0, shared.after),
  };
}
