import { type Build, buildOf, type Fit, fitted } from './build.ts';
import type { Component } from './components.ts';
import { bestHeight, type Desk, readMarks } from './reading.ts';
import { certainty, type Reading } from './text.ts';

/** One reading, and how it sits on the ink. */
type Attempt = { readonly text: string; readonly confidence: number; readonly fit: Fit | undefined };

const firstSizes = [1, 1.3] as const;
const furtherSizes = [0.8, 1.6, 1.15] as const;

/**
 * A figure that stands alone, read at several sizes and held against its build; undefined where it is none.
 * Certain only where readings agree and the ink does not contradict them.
 */
export async function readFigure(desk: Desk, marks: readonly Component[]): Promise<Reading | undefined> {
  const { build, clean } = buildOf(marks, desk.sheet);
  const attempt = (size: number) => readAt(desk, clean, size, build);
  const first = await attempt(firstSizes[0]);
  if (isWord(first) || (build === undefined && !isFigure(first.text))) return undefined;
  const pair = [first, await attempt(firstSizes[1])];
  const together = settled(pair, build);
  if (together !== undefined) return { text: together, doubts: [] };
  const all = [...pair, ...(await Promise.all(furtherSizes.map(attempt)))];
  const voted = settled(all, build);
  if (voted !== undefined) return { text: voted, doubts: [] };
  return likeliest(all);
}

async function readAt(
  desk: Desk,
  marks: readonly Component[],
  size: number,
  build: Build | undefined,
): Promise<Attempt> {
  const words = (await readMarks(desk, marks, 'line', bestHeight * size)).flat();
  const text = normal(words.map((word) => word.text).join(' '));
  const confidence = Math.min(1, ...words.map((word) => word.confidence));
  return { text, confidence, fit: build && isNearFigure(text) ? fitted(asDigits(text), build) : undefined };
}

function normal(text: string): string {
  return text
    .replaceAll(/[–—]/gu, '-')
    .replaceAll('⁄', '/')
    .replaceAll(/^['‘’"`´ˆ ]+|['‘’"`´ˆ ]+$/gu, '');
}

function isWord({ text, confidence }: Attempt): boolean {
  return confidence > 0.8 && /\p{L}{2}/u.test(text) && !/\d/u.test(text);
}

function isFigure(text: string): boolean {
  return /^[\d.,%()/+ -]*\d[\d.,%()/+ -]*$/u.test(text);
}

/** Alone, 1 and 0 are easily taken for letters; where the ink is that of a figure, they are not. */
function isNearFigure(text: string): boolean {
  return /^[\d.,%()/+ lI|\]!oO-]+$/u.test(text);
}

function asDigits(text: string): string {
  return text.replaceAll(/[lI|\]!]/gu, '1').replaceAll(/[oO]/gu, '0');
}

/**
 * The figure that most attempts give: two are enough where the ink has the holes of these digits, four where a bad
 * print has filled some, or where the ink cannot be told apart.
 */
function settled(attempts: readonly Attempt[], build: Build | undefined): string | undefined {
  if (build === undefined)
    return givenBy(
      4,
      attempts.filter(({ text }) => isFigure(text)).map(({ text }) => text),
    );
  const fits = attempts.flatMap(({ fit }) => (fit === undefined || fit.holes === 'more' ? [] : [fit]));
  const proved = givenBy(
    2,
    fits.filter(({ holes }) => holes === 'same').map(({ text }) => text),
  );
  const against = fits.filter(({ text }) => text !== proved);
  if (proved !== undefined && against.length * 2 < fits.length) return proved;
  return givenBy(
    4,
    fits.map(({ text }) => text),
  );
}

function givenBy(votes: number, texts: readonly string[]): string | undefined {
  return texts.find((text) => texts.filter((other) => other === text).length >= votes);
}

function likeliest(attempts: readonly Attempt[]): Reading | undefined {
  const [best] = attempts
    .filter(({ text, fit }) => fit !== undefined || isFigure(text))
    .toSorted((a, b) => weight(b) - weight(a));
  if (best === undefined) return undefined;
  const text = best.fit?.text ?? best.text;
  return { text, doubts: [{ start: 0, end: text.length, certainty: certainty(best.confidence * 0.8) }] };
}

function weight({ confidence, fit }: Attempt): number {
  if (fit === undefined) return confidence;
  return confidence + (fit.holes === 'more' ? 0.5 : 1);
}
