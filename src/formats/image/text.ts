import type { Doubt } from '../document.ts';
import type { ReadLine } from './session.ts';

export type Reading = { readonly text: string; readonly doubts: readonly Doubt[] };

/** From this confidence on a word is taken as read. */
const enough = 0.6;

/** Lines of words as one text, words read badly marked as doubtful. */
export function joined(lines: readonly ReadLine[], between: string): Reading {
  let text = '';
  const doubts: Doubt[] = [];
  for (const line of lines) {
    if (text !== '') text += between;
    for (const [at, word] of line.entries()) {
      if (at > 0) text += ' ';
      const start = text.length;
      text += word.text;
      doubts.push(...doubtOf(word.confidence, start, text.length));
    }
  }
  return { text, doubts };
}

/** The doubt about what stands from `start` to `end`, if there is any. */
export function doubtOf(confidence: number, start: number, end: number): Doubt[] {
  return confidence < enough ? [{ start, end, certainty: certainty(confidence) }] : [];
}

/** Never none, never near 1: what is doubtful must be seen to be so. */
export function certainty(confidence: number): number {
  return Math.round(Math.max(0.05, Math.min(0.85, confidence)) * 100) / 100;
}
