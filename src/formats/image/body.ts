import type { Word } from '../pdf/letters.ts';
import { areasOf } from './areas.ts';
import type { Component } from './components.ts';
import { around, median, pointsPerPixel } from './raster.ts';
import { capitalHeight, type Desk, readLines, standsIn } from './reading.ts';
import type { ReadLine, ReadWord } from './session.ts';

/** A word set on its line as in print, in points, and what its reading was worth. */
export type SetWord = Word & { readonly confidence: number };

/** The words of `marks`. What is no print (a picture, a signature, a stain) reads as nonsense and is left out. */
export async function readBody(desk: Desk, marks: readonly Component[]): Promise<SetWord[]> {
  const areas = await Promise.all(areasOf(marks).map((area) => readLines(desk, area)));
  const size = sizeOf(marks);
  return areas
    .filter(isPrint)
    .flat()
    .flatMap((line) => setLine(line.filter(isWord), marks, size));
}

const leastConfidence = 0.6;

function isPrint(lines: readonly ReadLine[]): boolean {
  const words = lines.flat();
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  const weight = words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0);
  return words.some(({ text }) => /\d|\p{L}{2}/u.test(text)) && weight >= letters * leastConfidence;
}

/** Stains within print read as lone signs. */
function isWord({ text, confidence }: ReadWord): boolean {
  return confidence >= (/[\p{L}\d]/u.test(text) ? 0.15 : leastConfidence);
}

const capitalShare = 0.66;

/** The size of type in points, taken from its capitals. */
function sizeOf(marks: readonly Component[]): number {
  return (capitalHeight(marks) / capitalShare) * pointsPerPixel;
}

function setLine(line: ReadLine, marks: readonly Component[], usual: number): SetWord[] {
  if (line.length === 0) return [];
  const box = around(line);
  const size = clearSize(
    marks.filter((mark) => standsIn(mark, box)),
    usual,
  );
  const y = baselineOf(line) * pointsPerPixel;
  return line.map(({ text, confidence, left, right }, order) => ({
    text,
    confidence,
    x: left * pointsPerPixel,
    right: right * pointsPerPixel,
    y,
    size,
    bold: false,
    spaceAfter: true,
    order,
    turn: 0,
  }));
}

/** Measured type is never quite the same size twice, and short lines may lack tall letters: only a clear difference counts. */
function clearSize(marks: readonly Component[], usual: number): number {
  const own = sizeOf(marks);
  if (own > usual * 1.25) return own;
  return marks.length > 20 && own < usual * 0.7 ? own : usual;
}

const reachesBelow = /[gjpqy,;()[\]{}/|ạặậẹệịọộợụựỵ]/iu;

function baselineOf(line: ReadLine): number {
  const standing = line.filter(({ text }) => !reachesBelow.test(text)).map(({ bottom }) => bottom);
  return standing.length > 0 ? median(standing) : Math.min(...line.map(({ bottom }) => bottom));
}
