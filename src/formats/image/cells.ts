import type { Component } from './components.ts';
import { readFigure } from './figure.ts';
import { type Desk, isOneLine, readLines } from './reading.ts';
import { isBlot, isDash } from './specks.ts';
import { joined, type Reading } from './text.ts';

/** The text of a cell. Without ink it is empty: nothing is ever read out of blank paper. */
export async function readCell(desk: Desk, marks: readonly Component[]): Promise<Reading> {
  if (isBlot(marks)) return { text: '', doubts: [] };
  const print = marks.filter((mark) => !isBlot([mark]));
  if (print.length === 1 && isDash(print[0]!)) return { text: '-', doubts: [] };
  if (!isOneLine(marks)) return joined(await readLines(desk, marks), '\n');
  return (await readFigure(desk, marks)) ?? joined(await readLines(desk, marks), '\n');
}
