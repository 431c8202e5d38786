import { type Costs, startCosts } from './costs.ts';
import { unpacked } from './inflate.ts';
import { Parser, Unreadable } from './parse.ts';
import {
  isArray,
  isDict,
  isName,
  isRef,
  isStream,
  type PdfDict,
  type PdfRef,
  type PdfStream,
  type PdfValue,
} from './values.ts';

/** Where an object stands: in the file, or in a stream of packed objects. */
export type Entry =
  | { readonly kind: 'free' }
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

/** A PDF up to some byte, as its last cross-reference section tells. */
export type Structure = {
  readonly bytes: Uint8Array;
  readonly costs: Costs;
  /** Where the last section begins, and whether it is a stream. */
  readonly section: { readonly offset: number; readonly isStream: boolean };
  /** Offsets of all sections, the last written first. */
  readonly sections: readonly number[];
  readonly trailer: PdfDict;
  readonly entries: ReadonlyMap<number, Entry>;
  /** Follows references; null for what is not there. */
  readonly get: (value: PdfValue | undefined) => PdfValue;
};

/** 50 MB: more than any file that is kept here. */
const mostBytes = 50 * 1024 * 1024;
const mostSections = 2000;
const mostEntries = 1_000_000;
/** ISO 32000-1, annex C. */
const largestNumber = 8_388_607;

type Reading = {
  /** Where to begin; else with the last section. */
  readonly from?: number;
  /** Those of the file, where it was read before. */
  readonly costs?: Costs;
};

/**
 * Reads the cross-reference sections from the last, or the one that begins at `from`, to the first. It repairs nothing: where
 * viewers would guess, it throws `Unreadable`. `TooMuch` where what it costs is none of an honest file's.
 */
export function readStructure(bytes: Uint8Array, { from, costs = startCosts() }: Reading = {}): Structure {
  if (bytes.length > mostBytes) throw new Unreadable('too large');
  const sections = new Map<number, Section>();
  const entries = new Map<number, Entry>();
  let next: number | null = from ?? lastSection(bytes, costs);
  while (next !== null) {
    if (sections.has(next) || sections.size >= mostSections) throw new Unreadable('sections without end');
    const section = readSection(bytes, next, costs);
    sections.set(next, section);
    for (const [number, entry] of withHidden(bytes, section, costs))
      if (!entries.has(number)) entries.set(number, entry);
    if (entries.size > mostEntries) throw new Unreadable('too many objects');
    next = previousOf(section);
  }
  const [[offset, first]] = [...sections] as [[number, Section]];
  if (from === undefined && !leadsThere(bytes, offset, costs))
    throw new Unreadable('two sections to begin with');
  const isStream = first.isStream;
  const trailer = first.trailer;
  const section = { offset, isStream };
  const get = readerOf(bytes, entries, costs);
  return { bytes, costs, section, sections: [...sections.keys()], trailer, entries, get };
}

/**
 * In a file laid out for the web (ISO 32000-1, annex F) programs begin with the section behind the first object, if the length that this
 * tells is that of the file: it must be where the end leads to.
 */
function leadsThere(bytes: Uint8Array, section: number, costs: Costs): boolean {
  const parser = new Parser(bytes, 0, costs);
  try {
    parser.whole();
    parser.whole();
    const dict = parser.word('obj') ? parser.value() : null;
    if (!isDict(dict) || !dict.has('Linearized') || dict.get('L') !== bytes.length) return true;
    if (!parser.word('endobj')) return false;
    parser.skip();
    return parser.at === section;
  } catch (error) {
    // Whatever the file begins with, it is no such object.
    if (error instanceof Unreadable) return true;
    throw error;
  }
}

type Section = {
  readonly isStream: boolean;
  readonly trailer: PdfDict;
  readonly entries: ReadonlyMap<number, Entry>;
};

/** Where the section before begins; null where it is the first. */
function previousOf({ trailer }: Section): number | null {
  const previous = trailer.get('Prev') ?? null;
  if (previous === null || isWhole(previous)) return previous;
  throw new Unreadable('a section before that is nowhere');
}

function lastSection(bytes: Uint8Array, costs: Costs): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // Behind anything else programs differ in where they count from.
  if (!buffer.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Unreadable('no PDF');
  const at = buffer.lastIndexOf('startxref');
  if (at < 0) throw new Unreadable('no end');
  const parser = new Parser(bytes, at, costs);
  parser.word('startxref');
  return parser.whole();
}

function readSection(bytes: Uint8Array, offset: number, costs: Costs): Section {
  const parser = new Parser(bytes, offset, costs);
  if (!parser.word('xref')) return readStreamSection(bytes, offset, costs);
  const entries = readTable(parser, costs);
  const trailer = parser.value();
  if (!isDict(trailer)) return parser.fail();
  return { isStream: false, trailer, entries };
}

function readTable(parser: Parser, costs: Costs): Map<number, Entry> {
  const entries = new Map<number, Entry>();
  while (!parser.word('trailer')) {
    const first = parser.whole();
    const count = parser.whole();
    if (count > mostEntries || first + count > largestNumber + 1) parser.fail();
    costs.spend('rows', count);
    for (let number = first; number < first + count; number++) {
      const offset = parser.whole();
      const generation = parser.whole();
      if (parser.word('n')) put(entries, number, { kind: 'at', offset, generation });
      else if (parser.word('f')) put(entries, number, { kind: 'free' });
      else parser.fail();
    }
  }
  return entries;
}

function readStreamSection(bytes: Uint8Array, offset: number, costs: Costs): Section {
  const stream = objectAt(bytes, offset, null, direct, costs);
  if (!isStream(stream) || !isNamed(stream.dict.get('Type'), 'XRef'))
    throw new Unreadable('no section there');
  const widths = widthsOf(stream.dict);
  const data = unpacked(stream, costs);
  const entries = new Map<number, Entry>();
  let at = 0;
  const field = (width: number, otherwise: number): number => {
    let read = width === 0 ? otherwise : 0;
    for (let index = 0; index < width; index++) read = read * 256 + (data[at++] ?? 0);
    return read;
  };
  for (const number of numbersOf(stream.dict)) {
    if (at >= data.length) break;
    costs.spend('rows', 1);
    const [kind, second, third] = [field(widths[0], 1), field(widths[1], 0), field(widths[2], 0)];
    if (kind === 0) put(entries, number, { kind: 'free' });
    if (kind === 1) put(entries, number, { kind: 'at', offset: second, generation: third });
    if (kind === 2) put(entries, number, { kind: 'packed', stream: second, index: third });
  }
  return { isStream: true, trailer: stream.dict, entries };
}

/** One section tells one place of an object: of two, some programs take the first and some the last. */
function put(entries: Map<number, Entry>, number: number, entry: Entry): void {
  const told = entries.get(number);
  if (told !== undefined && !isSameEntry(told, entry)) throw new Unreadable('an object in two places');
  entries.set(number, entry);
}

function isSameEntry(one: Entry, other: Entry): boolean {
  if (one.kind === 'at')
    return other.kind === 'at' && one.offset === other.offset && one.generation === other.generation;
  if (one.kind === 'packed')
    return other.kind === 'packed' && one.stream === other.stream && one.index === other.index;
  return other.kind === 'free';
}

/** Bytes of the three fields of a row; one of no bytes has its usual value, but rows of nothing would have no end. */
function widthsOf(dict: PdfDict): [number, number, number] {
  const widths = dict.get('W');
  const isWidth = (width: PdfValue) => isWhole(width) && width <= 6;
  if (
    !isArray(widths) ||
    widths.length !== 3 ||
    !widths.every(isWidth) ||
    widths.every((width) => width === 0)
  )
    throw new Unreadable('a section without widths');
  return widths as readonly number[] as [number, number, number];
}

/** Sections come before objects can be looked up: what they need stands in them. */
const direct = (value: PdfValue | undefined): PdfValue =>
  value === undefined || isRef(value) ? null : value;

function* numbersOf(dict: PdfDict): Iterable<number> {
  const index = dict.get('Index') ?? [0, dict.get('Size') ?? 0];
  if (!isArray(index)) throw new Unreadable('a section of nothing');
  for (let at = 0; at + 1 < index.length; at += 2) {
    const [first, count] = [index[at], index[at + 1]];
    if (!isWhole(first) || !isWhole(count) || count > mostEntries || first + count > largestNumber + 1)
      throw new Unreadable('too many objects');
    for (let number = first; number < first + count; number++) yield number;
  }
}

const isWhole = (value: PdfValue | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/**
 * A table with, in a file for old and new programs alike, what only the new ones see: objects that the table calls free (ISO
 * 32000-1, 7.5.8.4). Where the two tell different places of one object, or of the section before, programs differ in whom they follow.
 */
function withHidden(bytes: Uint8Array, section: Section, costs: Costs): ReadonlyMap<number, Entry> {
  const beside = section.trailer.get('XRefStm');
  if (section.isStream || beside === undefined) return section.entries;
  if (!isWhole(beside)) throw new Unreadable('hidden objects that are nowhere');
  const hidden = readStreamSection(bytes, beside, costs);
  const before = previousOf(hidden);
  if (before !== null && before !== previousOf(section)) throw new Unreadable('two sections before');
  const entries = new Map(section.entries);
  for (const [number, entry] of hidden.entries) {
    if (entries.get(number)?.kind === 'free') entries.delete(number);
    put(entries, number, entry);
  }
  return entries;
}

function readerOf(bytes: Uint8Array, entries: ReadonlyMap<number, Entry>, costs: Costs): Structure['get'] {
  const known = new Map<number, PdfValue>();
  const packs = new Map<number, (index: number, number: number) => PdfValue>();
  const read = (number: number): PdfValue => {
    const entry = entries.get(number);
    if (entry === undefined || entry.kind === 'free') return null;
    if (entry.kind === 'at') return objectAt(bytes, entry.offset, number, get, costs);
    if (!packs.has(entry.stream)) {
      const isThere = entries.get(entry.stream)?.kind === 'at';
      const stream = isThere ? get({ kind: 'ref', number: entry.stream, generation: 0 }) : null;
      if (!isStream(stream)) throw new Unreadable('packed into nothing');
      packs.set(entry.stream, packOf(stream, get, costs));
    }
    return packs.get(entry.stream)!(entry.index, number);
  };
  function get(value: PdfValue | undefined): PdfValue {
    let met = value ?? null;
    for (let steps = 0; isRef(met); steps++) {
      if (steps > 20) throw new Unreadable('references without end');
      // To some programs that is nothing, to others the object all the same.
      if (!isOfGeneration(entries.get(met.number), met)) throw new Unreadable('another generation');
      if (!known.has(met.number)) {
        // While it is read it is nothing: an object whose length is itself ends here.
        known.set(met.number, null);
        try {
          known.set(met.number, read(met.number));
        } catch (error) {
          // What cannot be read is not nothing, however often it is asked for.
          known.delete(met.number);
          throw error;
        }
      }
      met = known.get(met.number)!;
    }
    return met;
  }
  return get;
}

const isOfGeneration = (entry: Entry | undefined, { generation }: PdfRef): boolean =>
  entry === undefined || entry.kind === 'free' || generation === (entry.kind === 'at' ? entry.generation : 0);

/** The object that begins there; `number` null where any will do. */
function objectAt(
  bytes: Uint8Array,
  offset: number,
  number: number | null,
  get: Structure['get'],
  costs: Costs,
): PdfValue {
  const parser = new Parser(bytes, offset, costs);
  const found = parser.whole();
  parser.whole();
  if (!parser.word('obj') || (number !== null && found !== number))
    throw new Unreadable('another object there');
  const value = parser.value();
  if (!isDict(value) || !parser.word('stream')) return value;
  const start = parser.at + (bytes[parser.at] === 13 ? 2 : 1);
  const length = get(value.get('Length'));
  if (typeof length !== 'number' || length < 0 || start + length > bytes.length)
    throw new Unreadable('a stream without length');
  const end = new Parser(bytes, start + length, costs);
  if (!end.word('endstream')) throw new Unreadable('a stream of another length');
  return { kind: 'stream', dict: value, raw: bytes.subarray(start, start + length) };
}

/** Objects packed together: numbers and places first, then the objects. */
function packOf(
  stream: PdfStream,
  get: Structure['get'],
  costs: Costs,
): (index: number, number: number) => PdfValue {
  const [first, count] = [get(stream.dict.get('First')), get(stream.dict.get('N'))];
  if (!isNamed(stream.dict.get('Type'), 'ObjStm') || typeof first !== 'number' || typeof count !== 'number')
    throw new Unreadable('no packed objects');
  const data = unpacked(stream, costs);
  const length = Math.max(0, Math.min(count, data.length));
  costs.spend('rows', length);
  const head = new Parser(data, 0, costs);
  const places = Array.from({ length }, () => [head.whole(), head.whole()] as const);
  if (new Set(places.map(([number]) => number)).size < length) throw new Unreadable('an object packed twice');
  return (index, number) => {
    const place = places[index];
    if (place === undefined || place[0] !== number) throw new Unreadable('another packed object there');
    return new Parser(data, first + place[1], costs).value();
  };
}

export const isNamed = (value: PdfValue | undefined, name: string): boolean =>
  isName(value) && value.name === name;
