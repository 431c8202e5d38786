import { Problem } from '../../base/problem.ts';
import type { Block, Document, Words } from '../document.ts';
import type { Line } from './line.ts';
import { bulletSign } from './list-number.ts';
import { isPageNumber } from './margins.ts';
import { ignorableYetRead, readAs, signs, skipped } from './rtf-destinations.ts';
import { type Group, newStory, outermost, type Reading, type Story, startReading } from './rtf-reading.ts';
import { addBoxes, addLetters, endParagraph, flush, placeIn, put } from './rtf-text.ts';
import { type RtfToken, rtfTokens } from './rtf-tokens.ts';
import { wordReaders } from './rtf-words.ts';

/**
 * Reads an .rtf as it prints. `paragraph` in a place counts the paragraphs of the body, those of cells included.
 * Throws `file-damaged`.
 */
export async function readRtf(bytes: Uint8Array): Promise<Document> {
  const reading = startReading();
  for (const token of rtfTokens(bytes)) step(reading, token);
  const last = reading.groups.at(-1)!;
  if (reading.groups.length > 1) reading.unread.push({ code: 'truncated', place: {} });
  while (reading.groups.length > 1) closeGroup(reading);
  endStory({ ...last, story: reading.body });
  const { headers, footers, body, notes, unread } = reading;
  const blocks = [...headers.values(), ...body.builder.finish(), ...footers.values(), ...notes];
  return { format: 'rtf', blocks, unread };
}

/** Groups are kept in a list, not on the stack, so depth costs memory alone. */
const deepest = 10_000;

function step(reading: Reading, token: RtfToken): void {
  const group = reading.groups.at(-1)!;
  if (token.kind === 'letters') {
    addLetters(reading, group, token.letters);
  } else if (token.kind === 'word') {
    if (reading.passing > 0 && signs[token.word] !== undefined) reading.passing -= 1;
    else readWord(reading, group, token.word, token.number);
  } else {
    reading.passing = 0;
    flush(reading, group);
    if (token.kind === 'close') {
      if (reading.groups.length > 1) closeGroup(reading);
    } else {
      if (reading.groups.length > deepest) throw new Problem('file-damaged');
      reading.groups.push({ ...group, ignorable: false, fresh: true });
    }
  }
}

function readWord(reading: Reading, group: Group, word: string, number: number | undefined): void {
  flush(reading, group);
  const isFirst = group.fresh;
  group.fresh = false;
  if (word === '*') {
    group.ignorable = true;
    group.fresh = true;
  } else if (group.destination === 'skip') {
    return;
  } else if (isFirst && openDestination(reading, group, word)) {
    return;
  } else if (signs[word] !== undefined) {
    put(reading, group, signs[word]);
  } else {
    wordReaders[word]?.(reading, group, number);
  }
}

/** Whether the word begins a group of its own kind. */
function openDestination(reading: Reading, group: Group, word: string): boolean {
  if (word === 'fonttbl') group.destination = 'fonts';
  else if (word === 'pict') startPicture(reading, group);
  else if (word === 'object') {
    reading.unread.push({ code: 'embedded-object-unread', place: placeIn(group.story) });
    group.destination = 'skip';
  } else if (isOneOf(readAs.number, word)) group.destination = 'number';
  else if (openStory(group, word)) return true;
  else if (skipped.has(word) || (group.ignorable && !ignorableYetRead.has(word))) group.destination = 'skip';
  else return false;
  return true;
}

function isOneOf(words: readonly string[], word: string): boolean {
  return words.includes(word);
}

function openStory(group: Group, word: string): boolean {
  const role = (['header', 'footer', 'note', 'box'] as const).find((one) => isOneOf(readAs[one], word));
  if (role === undefined) return false;
  Object.assign(group, { ...outermost(newStory(role)), font: group.font, fallback: group.fallback });
  return true;
}

function startPicture(reading: Reading, group: Group): void {
  group.destination = 'picture';
  reading.picture = { width: 0, height: 0 };
}

function closeGroup(reading: Reading): void {
  const group = reading.groups.pop()!;
  const outer = reading.groups.at(-1)!;
  flush(reading, group);
  if (group.story !== outer.story) closeStory(reading, group, outer.story);
  if (group.destination === 'number' && outer.destination === 'text') putNumber(reading, group, outer);
  // 6 × 3 cm, as for .docx.
  const { width, height } = reading.picture;
  if (group.destination === 'picture' && outer.destination !== 'picture' && width >= 3402 && height >= 1701) {
    reading.unread.push({ code: 'picture-unread', place: placeIn(outer.story) });
  }
}

/** The number of a list as the writer printed it, with a tab after it. */
function putNumber(reading: Reading, group: Group, outer: Group): void {
  const number = group.story.number.trim();
  group.story.number = '';
  if (number !== '')
    put(reading, { ...outer, bold: true, font: -1 }, `${bulletSign(number, fontName(reading, group))} `);
}

function fontName({ fonts }: Reading, { font }: Group): string | undefined {
  return fonts.get(font)?.charset === 2 ? 'Symbol' : undefined;
}

function closeStory(reading: Reading, group: Group, outer: Story): void {
  endStory(group);
  const { story } = group;
  const blocks = story.builder.finish();
  if (story.role === 'note') for (const block of blocks) reading.notes.push(block);
  if (story.role === 'box') outer.boxes.push(...linesOfBlocks(blocks));
  if (story.role !== 'header' && story.role !== 'footer') return;
  const margins = story.role === 'header' ? reading.headers : reading.footers;
  for (const block of blocks) {
    if (block.kind === 'paragraph' && !isPageNumber(block.text)) margins.set(block.text, block);
  }
}

function linesOfBlocks(blocks: readonly Block[]): Line[] {
  const words = blocks.flatMap((block): readonly Words[] =>
    block.kind === 'paragraph' ? [block] : block.cells,
  );
  return words.map(({ text, marks }) => ({ text, marks, bold: false }));
}

/** A last paragraph may lack its end. */
function endStory(group: Group): void {
  if (group.story.pieces.length > 0) endParagraph(group);
  addBoxes(group.story);
}
