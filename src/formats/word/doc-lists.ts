import { numberIn, propertiesOf, sprm } from './doc-sprms.ts';
import type { Level, List } from './numbering.ts';

/** The ways of numbering (MS-OSHARED 2.2.1.3) by their number, under Word's names. */
const styles: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  22: 'decimalZero',
  23: 'bullet',
  255: 'none',
};

/** Reads the lists (MS-DOC 2.9.147) and their uses (2.9.132): lists by the number paragraphs call them by. */
export function docLists(
  definitions: DataView,
  uses: DataView,
  fontName: (index: number) => string | undefined,
): Map<string, List> {
  const lists = new Map<string, List>();
  if (definitions.byteLength < 2 || uses.byteLength < 4) return lists;
  const kinds = kindsOf(definitions, fontName);
  const count = uses.getUint32(0, true);
  let at = 4 + count * 16;
  for (let index = 0; index < count && at <= uses.byteLength; index += 1) {
    const use = 4 + index * 16;
    const kind = String(uses.getInt32(use, true));
    const overrides = uses.getUint8(use + 12);
    const levels = new Map(kinds.get(kind));
    const starts = new Map<number, number>();
    at += 4;
    for (let one = 0; one < overrides && at + 8 <= uses.byteLength; one += 1) {
      const flags = uses.getUint32(at + 4, true);
      if (flags & 16) starts.set(flags & 15, uses.getInt32(at, true));
      at += 8;
      if (flags & 32) {
        const read = levelAt(uses, at, fontName);
        levels.set(flags & 15, read.level);
        at = read.end;
      }
    }
    lists.set(String(index + 1), { kind, levels, starts });
  }
  return lists;
}

function kindsOf(
  definitions: DataView,
  fontName: (index: number) => string | undefined,
): Map<string, Map<number, Level>> {
  const kinds = new Map<string, Map<number, Level>>();
  const count = definitions.getUint16(0, true);
  let at = 2 + count * 28;
  for (let index = 0; index < count; index += 1) {
    const kind = 2 + index * 28;
    const isSimple = (definitions.getUint8(kind + 26) & 1) === 1;
    const levels = new Map<number, Level>();
    for (let level = 0; level < (isSimple ? 1 : 9); level += 1) {
      const read = levelAt(definitions, at, fontName);
      levels.set(level, read.level);
      at = read.end;
    }
    kinds.set(String(definitions.getInt32(kind, true)), levels);
  }
  return kinds;
}

function levelAt(
  view: DataView,
  at: number,
  fontName: (index: number) => string | undefined,
): { level: Level; end: number } {
  const flags = view.getUint8(at + 5);
  const characters = view.getUint8(at + 24);
  const paragraph = view.getUint8(at + 25);
  const lettersAt = at + 28 + paragraph + characters;
  const length = view.getUint16(lettersAt, true);
  const end = lettersAt + 2 + length * 2;
  const looks = propertiesOf(new DataView(view.buffer, view.byteOffset + at + 28 + paragraph, characters));
  const bytes = new Uint8Array(view.buffer, view.byteOffset + lettersAt + 2, Math.min(length, 200) * 2);
  const stored = new TextDecoder('utf-16le').decode(bytes);
  const level: Level = {
    start: view.getInt32(at, true),
    style: styles[view.getUint8(at + 4)] ?? 'decimal',
    text: stored.replace(/[^\P{Cc}\t\n]/gu, (sign) => (sign < '\u0009' ? `%${sign.charCodeAt(0) + 1}` : '')),
    font: fontName(numberIn(looks, sprm.fontOther) ?? numberIn(looks, sprm.fontAscii) ?? -1),
    gap: view.getUint8(at + 15) === 2 ? '' : ' ',
    legal: (flags & 4) !== 0,
    restart: flags & 8 ? view.getUint8(at + 26) : undefined,
  };
  return { level, end };
}
