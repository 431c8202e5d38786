import { Problem } from '../base/problem.ts';

/** The streams at the top of an OLE compound file (MS-CFB), the container of .doc. */
type Ole = { stream(name: string): DataView | undefined };

type Chains = { readonly next: readonly number[]; sector(index: number): Uint8Array };
type Entry = {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
  readonly links: readonly number[];
  readonly child: number;
};

const magic = 'd0cf11e0a1b11ae1';
const streamType = 2;
const rootType = 5;

/** Opens a compound file; chains that run in circles or out of the file are `file-damaged`. */
export function openOle(bytes: Uint8Array): Ole {
  if (Buffer.from(bytes.subarray(0, 8)).toString('hex') !== magic || bytes.length < 512)
    throw new Problem('file-damaged');
  const header = new DataView(bytes.buffer, bytes.byteOffset, 512);
  const sectors = sectorsOf(bytes, header);
  const entries = entriesOf(joined(sectors, header.getInt32(48, true)));
  const root = entries.find(({ type }) => type === rootType) ?? damaged();
  const mini = miniSectors(sectors, header, root);
  const top = topEntries(entries, root);
  return {
    stream(name) {
      const entry = top.find((one) => one.name === name && one.type === streamType);
      if (!entry) return undefined;
      const whole = joined(entry.size < header.getUint32(56, true) ? mini : sectors, entry.start);
      return new DataView(whole.buffer, whole.byteOffset, Math.min(entry.size, whole.length));
    },
  };
}

function damaged(): never {
  throw new Problem('file-damaged');
}

function sectorsOf(bytes: Uint8Array, header: DataView): Chains {
  const shift = header.getUint16(30, true);
  if (shift !== 9 && shift !== 12) damaged();
  const size = 1 << shift;
  const sector = (index: number) => bytes.subarray((index + 1) * size, (index + 2) * size);
  const next = tableSectors(header, sector, bytes.length / size).flatMap((index) => numbersOf(sector(index)));
  return { next, sector };
}

/** The sectors that hold the allocation table: 109 in the header, more in a chain of their own. */
function tableSectors(header: DataView, sector: (index: number) => Uint8Array, most: number): number[] {
  const found: number[] = [];
  for (let index = 0; index < 109; index += 1) found.push(header.getInt32(76 + index * 4, true));
  let more = header.getInt32(68, true);
  for (let met = 0; more >= 0 && met < most; met += 1) {
    const numbers = numbersOf(sector(more));
    found.push(...numbers.slice(0, -1));
    more = numbers.at(-1) ?? -1;
  }
  const table = found.filter((index) => index >= 0);
  return table.length > most ? damaged() : table;
}

function numbersOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength >> 2 }, (_, index) => view.getInt32(index * 4, true));
}

function joined({ next, sector }: Chains, start: number): Buffer {
  const parts: Uint8Array[] = [];
  for (let index = start; index >= 0; index = next[index] ?? -1) {
    if (parts.length > next.length) damaged();
    parts.push(sector(index));
  }
  return Buffer.concat(parts);
}

function miniSectors(sectors: Chains, header: DataView, root: Entry): Chains {
  const stream = joined(sectors, root.start);
  const next = numbersOf(joined(sectors, header.getInt32(60, true)));
  return { next, sector: (index) => stream.subarray(index * 64, (index + 1) * 64) };
}

function entriesOf(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const nameLength = Math.min(Math.max(directory.readUInt16LE(at + 64) - 2, 0), 62);
    entries.push({
      name: directory.toString('utf16le', at, at + nameLength),
      type: directory.readUInt8(at + 66),
      links: [directory.readInt32LE(at + 68), directory.readInt32LE(at + 72)],
      child: directory.readInt32LE(at + 76),
      start: directory.readInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** An embedded document has streams of the same names further down. */
function topEntries(entries: readonly Entry[], root: Entry): Entry[] {
  const found = new Set<Entry>();
  const waiting = [root.child];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (!entry || found.has(entry)) continue;
    found.add(entry);
    waiting.push(...entry.links);
  }
  return [...found];
}
