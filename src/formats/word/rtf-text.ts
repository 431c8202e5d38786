import { oldFontOf } from '../text/old-encodings.ts';
import { lineOf } from './line.ts';
import { decodeBytes } from './rtf-fonts.ts';
import type { Group, Reading, Story } from './rtf-reading.ts';
import { symbolLetters } from './symbols.ts';

export function addLetters(reading: Reading, group: Group, letters: string): void {
  const passed = Math.min(reading.passing, letters.length);
  reading.passing -= passed;
  if (letters.trim() !== '') group.fresh = false;
  if (group.destination === 'fonts') nameFont(reading, group, letters.slice(passed));
  else if (group.destination === 'text' || group.destination === 'number')
    group.story.bytes += letters.slice(passed);
}

function nameFont(reading: Reading, { font }: Group, letters: string): void {
  const known = reading.fonts.get(font);
  reading.fonts.set(font, {
    charset: known?.charset,
    name: ((known?.name ?? '') + letters).replace(/;.*/s, ''),
  });
}

/** Decodes what waits and puts it into the paragraph. */
export function flush(reading: Reading, group: Group): void {
  const { story } = group;
  if (story.bytes === '') return;
  const letters = decodeBytes(story.bytes, reading.fonts.get(group.font), reading.page);
  story.bytes = '';
  put(reading, group, letters);
}

export function put(reading: Reading, group: Group, letters: string): void {
  const { story, destination } = group;
  if (destination === 'number') story.number += letters;
  if (destination !== 'text' || group.hidden) return;
  if (group.deleted) {
    leaveOut(reading, story, letters);
    return;
  }
  const name = reading.fonts.get(group.font)?.name;
  const font = oldFontOf(name);
  const symbols = symbolLetters(letters, name);
  story.pieces.push({
    text: group.capitals && !font ? symbols.toUpperCase() : symbols,
    font,
    bold: group.bold,
  });
}

function leaveOut({ unread }: Reading, story: Story, letters: string): void {
  const quote = letters.trim().slice(0, 200);
  if (quote === '' || unread.some(({ code }) => code === 'tracked-deletion-left-out')) return;
  unread.push({ code: 'tracked-deletion-left-out', place: placeIn(story), quote });
}

export function placeIn({ role, paragraphs }: Story) {
  return role === 'body' ? { paragraph: paragraphs + 1 } : {};
}

export function addBoxes(story: Story): void {
  const boxes = story.boxes;
  story.boxes = [];
  for (const line of boxes) story.builder.paragraph(line, 0);
}

export function endParagraph(group: Group): void {
  const { story } = group;
  const line = lineOf(story.pieces, placeIn(story));
  story.pieces = [];
  story.paragraphs += 1;
  story.centred = group.centred;
  const depth = depthOf(group);
  story.builder.paragraph(line, depth);
  if (depth === 0) addBoxes(story);
}

function depthOf({ inTable, depth }: Group): number {
  return inTable ? Math.max(depth, 1) : 0;
}

export function endCell(group: Group, depth: number): void {
  endParagraph({ ...group, inTable: true, depth });
  group.story.builder.endCell(depth);
}

export function endRow({ story, row }: Group, depth: number): void {
  story.builder.endRow(depth, row.cells.length > 0 ? { left: row.left, cells: row.cells } : undefined);
}
