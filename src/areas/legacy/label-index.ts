import { foldedWords, likeness } from '../../base/fold.ts';
import type { Indicator } from '../indicators/dictionary.ts';

/** A label of a row that no form has must be very like an indicator's wording, and like one indicator only. */
const surely = 0.8;

/** Finds the indicator that a label names outside of any known form; null where none or several fit. */
export function indicatorFinder(
  indicators: ReadonlyMap<string, Indicator>,
): (label: string) => Indicator | null {
  const wordings = [...indicators.values()]
    .filter((indicator) => indicator.type !== 'score')
    .flatMap((indicator) =>
      [indicator.name, ...indicator.labels].map((text) => ({ indicator, words: foldedWords(text) })),
    );
  const known = new Map<string, Indicator | null>();
  return (label) => {
    let found = known.get(label);
    if (found === undefined) {
      found = bestOf(foldedWords(label), wordings);
      if (known.size < 20_000) known.set(label, found);
    }
    return found;
  };
}

function bestOf(
  words: readonly string[],
  wordings: readonly { indicator: Indicator; words: string[] }[],
): Indicator | null {
  let best: { indicator: Indicator; score: number } | null = null;
  let tied = false;
  for (const { indicator, words: wording } of wordings) {
    if (Math.min(words.length, wording.length) / Math.max(words.length, wording.length) < surely) continue;
    const score = likeness(words, wording);
    if (score < surely || (best !== null && score < best.score)) continue;
    tied = best !== null && score === best.score && best.indicator !== indicator;
    best = { indicator, score };
  }
  return tied ? null : (best?.indicator ?? null);
}
