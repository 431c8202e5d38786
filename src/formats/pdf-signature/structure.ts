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
    for (const part of [section.entries, hybridOf(bytes, section, costs)])
      for (const [number, entry] of part) if (!entries.has(number)) entries.set(number, entry);
    if (entries.size > mostEntries) throw new Unreadable('too many objects');
    const previous = section.trailer.get('Prev');
    next = typeof previous === 'number' ? previous : null;
  }
  const [[offset, first]] = [...sections] as [[number, Section]];
  const isStream = first.isStream;
  const trailer = first.trailer;
  const section = { offset, isStream };
  const get = readerOf(bytes, entries, costs);
  return { bytes, costs, section, sections: [...sections.keys()], trailer, entries, get };
}

type Section = {
  readonly isStream: boolean;
  readonly trailer: PdfDict;
  readonly entries: ReadonlyMap<number, Entry>;
};

function lastSection(bytes: Uint8Array, costs: Costs): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!buffer.subarray(0, 1024).includes('%PDF-')) throw new Unreadable('no PDF');
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
      if (parser.word('n')) entries.set(number, { kind: 'at', offset, generation });
      else if (parser.word('f')) entries.set(number, { kind: 'free' });
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
    if (kind === 0) entries.set(number, { kind: 'free' });
    if (kind === 1) entries.set(number, { kind: 'at', offset: second, generation: third });
    if (kind === 2) entries.set(number, { kind: 'packed', stream: second, index: third });
  }
  return { isStream: true, trailer: stream.dict, entries };
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

/** Of a file for old and new programs alike: what only the new ones see. */
function hybridOf(
  bytes: Uint8Array,
  { isStream: isAlready, trailer }: Section,
  costs: Costs,
): ReadonlyMap<number, Entry> {
  const beside = trailer.get('XRefStm');
  return isAlready || typeof beside !== 'number'
    ? new Map()
    : readStreamSection(bytes, beside, costs).entries;
}

function readerOf(bytes: Uint8Array, entries: ReadonlyMap<number, Entry>, costs: Costs): Structure['get'] {
  const known = new Map<number, PdfValue>();
  const packs = new Map<number, (index: number, number: number) => PdfValue>();
  const read = (number: number, generation: number): PdfValue => {
    const entry = entries.get(number);
    if (entry === undefined || entry.kind === 'free') return null;
    if (entry.kind === 'at')
      return entry.generation === generation ? objectAt(bytes, entry.offset, number, get, costs) : null;
    if (!packs.has(entry.stream)) {
      const stream =
        entries.get(entry.stream)?.kind === 'at'
          ? get({ kind: 'ref', number: entry.stream, generation: 0 })
          : null;
      packs.set(entry.stream, isStream(stream) ? packOf(stream, get, costs) : () => null);
    }
    return packs.get(entry.stream)!(entry.index, number);
  };
  function get(value: PdfValue | undefined): PdfValue {
    let met = value ?? null;
    for (let steps = 0; isRef(met); steps++) {
      if (steps > 20) throw new Unreadable('references without end');
      if (!known.has(met.number)) {
        // While it is read it is nothing: an object whose length is itself ends here.
        known.set(met.number, null);
        try {
          known.set(met.number, read(met.number, met.generation));
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
  return (index, number) => {
    const place = places[index];
    if (place === undefined || place[0] !== number) throw new Unreadable('another packed object there');
    return new Parser(data, first + place[1], costs).value();
  };
}

export const isNamed = (value: PdfValue | undefined, name: string): boolean =>
  isName(value) && value.name === name;
