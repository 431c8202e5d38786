/** Property modifiers ("sprms", MS-DOC 2.6) of characters, paragraphs and rows, as far as they matter for words. */
export const sprm = {
  deleted: 0x0800,
  hidden: 0x083c,
  bold: 0x0835,
  capitals: 0x083b,
  isData: 0x0806,
  isSpecial: 0x0855,
  fontAscii: 0x4a4f,
  fontOther: 0x4a51,
  characterStyle: 0x4a30,
  symbol: 0x6a09,
  picture: 0x6a03,
  inTable: 0x2416,
  rowEnd: 0x2417,
  depth: 0x6649,
  innerCellEnd: 0x244b,
  innerRowEnd: 0x244c,
  justification: 0x2461,
  oldJustification: 0x2403,
  listLevel: 0x260a,
  list: 0x460b,
  rowShape: 0xd608,
  long: 0x6646,
  longOfWord6: 0x6645,
} as const;

/** What modifiers set: numbers by modifier; a row's shape and a symbol are kept as bytes. */
export type Properties = ReadonlyMap<number, number | DataView>;

const kept: ReadonlySet<number> = new Set(Object.values(sprm));

/** Reads a list of modifiers; what is cut off at the end is left out. */
export function propertiesOf(list: DataView): Properties {
  const properties = new Map<number, number | DataView>();
  let at = 0;
  while (at + 3 <= list.byteLength) {
    const code = list.getUint16(at, true);
    const { start, size } = operandOf(list, at + 2, code);
    if (start + size > list.byteLength) break;
    if (kept.has(code)) properties.set(code, operandValue(list, start, size));
    at = start + size;
  }
  return properties;
}

function operandOf(list: DataView, at: number, code: number): { start: number; size: number } {
  const fixed = [1, 1, 2, 4, 2, 2, undefined, 3][code >> 13];
  if (fixed !== undefined) return { start: at, size: fixed };
  if (code !== sprm.rowShape) return { start: at + 1, size: list.getUint8(at) };
  if (at + 2 > list.byteLength) return { start: at, size: list.byteLength };
  return { start: at + 2, size: Math.max(list.getUint16(at, true) - 1, 0) };
}

function operandValue(list: DataView, start: number, size: number): number | DataView {
  if (size === 1) return list.getUint8(start);
  if (size === 2) return list.getUint16(start, true);
  return new DataView(list.buffer, list.byteOffset + start, size);
}

export function numberIn(properties: Properties, code: number): number | undefined {
  const value = properties.get(code);
  if (typeof value === 'number' || value === undefined) return value;
  return value.byteLength === 4 ? value.getUint32(0, true) : undefined;
}

/** Modifiers that hold between two offsets of the main stream. */
export type Stretch = {
  readonly start: number;
  readonly end: number;
  readonly style: number;
  readonly properties: Properties;
};

/**
 * Stretches in the order of their offsets, out of the pages (MS-DOC 2.9.33, 2.9.175) that a table of pages names.
 * What is too long for a page stands in `data`.
 */
export function stretchesOf(
  main: DataView,
  pages: DataView,
  kind: 'characters' | 'paragraphs',
  data?: DataView,
): Stretch[] {
  const count = Math.floor((pages.byteLength - 4) / 8);
  const stretches: Stretch[] = [];
  for (let index = 0; index < count; index += 1) {
    const page = pages.getUint32((count + 1) * 4 + index * 4, true) & 0x3fffff;
    if ((page + 1) * 512 <= main.byteLength) stretches.push(...pageStretches(main, page * 512, kind));
  }
  return stretches
    .map((stretch) => ({ ...stretch, properties: withLong(stretch.properties, data) }))
    .sort((a, b) => a.start - b.start);
}

function pageStretches(main: DataView, page: number, kind: 'characters' | 'paragraphs'): Stretch[] {
  const count = main.getUint8(page + 511);
  const step = kind === 'characters' ? 1 : 13;
  const stretches: Stretch[] = [];
  for (let index = 0; index < count; index += 1) {
    const slot = (count + 1) * 4 + index * step;
    if (slot + step > 511) break;
    const offset = main.getUint8(page + slot) * 2;
    const list = offset === 0 ? undefined : listAt(main, page, offset, kind);
    stretches.push({
      start: main.getUint32(page + index * 4, true),
      end: main.getUint32(page + index * 4 + 4, true),
      ...split(list, kind),
    });
  }
  return stretches;
}

/** The bytes of one list of modifiers; a paragraph's counts its length in words, in one byte or, after a zero, in the next. */
function listAt(main: DataView, page: number, offset: number, kind: 'characters' | 'paragraphs'): DataView {
  const first = main.getUint8(page + offset);
  const wide = kind === 'paragraphs' && first === 0;
  const start = offset + (wide ? 2 : 1);
  const size = kind === 'characters' ? first : wide ? main.getUint8(page + offset + 1) * 2 : first * 2 - 1;
  return new DataView(main.buffer, main.byteOffset + page + start, Math.max(0, Math.min(size, 511 - start)));
}

function split(
  list: DataView | undefined,
  kind: 'characters' | 'paragraphs',
): { style: number; properties: Properties } {
  if (!list) return { style: 0, properties: new Map() };
  if (kind === 'characters') return { style: 0, properties: propertiesOf(list) };
  if (list.byteLength < 2) return { style: 0, properties: new Map() };
  const rest = new DataView(list.buffer, list.byteOffset + 2, list.byteLength - 2);
  return { style: list.getUint16(0, true), properties: propertiesOf(rest) };
}

/** The row of a wide table has more modifiers than a page holds: `sprmPHugePapx` says where they are (MS-DOC 2.6.2, 2.9.197). */
function withLong(properties: Properties, data: DataView | undefined): Properties {
  const at = numberIn(properties, sprm.long) ?? numberIn(properties, sprm.longOfWord6);
  if (at === undefined || data === undefined || at + 2 > data.byteLength) return properties;
  const size = Math.min(data.getUint16(at, true), data.byteLength - at - 2);
  return new Map([...properties, ...propertiesOf(new DataView(data.buffer, data.byteOffset + at + 2, size))]);
}
