/** One record of a BIFF stream (MS-XLS 2.1.4) with the records that continue it. */
export type BiffRecord = { readonly id: number; readonly parts: readonly Uint8Array[] };

export const ids = {
  formula: 0x06,
  end: 0x0a,
  dateMode: 0x22,
  filePass: 0x2f,
  font: 0x31,
  continued: 0x3c,
  codePage: 0x42,
  columns: 0x7d,
  sheet: 0x85,
  manyRks: 0xbd,
  richLabel: 0xd6,
  style: 0xe0,
  merges: 0xe5,
  texts: 0xfc,
  sharedLabel: 0xfd,
  number: 0x203,
  label: 0x204,
  boolOrError: 0x205,
  string: 0x207,
  row: 0x208,
  rk: 0x27e,
  format: 0x41e,
  begin: 0x809,
} as const;

/** The records from `offset` on; a stream that breaks off ends there. */
export function* recordsFrom(stream: DataView, offset: number): Generator<BiffRecord> {
  let at = offset;
  while (at + 4 <= stream.byteLength) {
    const id = stream.getUint16(at, true);
    const parts: Uint8Array[] = [];
    do {
      const size = stream.getUint16(at + 2, true);
      if (at + 4 + size > stream.byteLength) return;
      parts.push(new Uint8Array(stream.buffer, stream.byteOffset + at + 4, size));
      at += 4 + size;
    } while (at + 4 <= stream.byteLength && stream.getUint16(at, true) === ids.continued);
    yield { id, parts };
  }
}

/** Reads a record from its start; beyond its end everything is zero or empty, and `left` is 0. */
export type BiffReader = {
  u8(): number;
  u16(): number;
  u32(): number;
  f64(): number;
  skip(count: number): void;
  left(): number;
  /** Letters of BIFF8 (MS-XLS 2.5.293): flags tell how wide they are, again wherever a continuing record cuts them, and what follows them. */
  wide(length: number): string;
  /** Letters of BIFF5: one byte each. */
  narrow(length: number): Uint8Array;
};

export function readerOf({ parts }: BiffRecord): BiffReader {
  const padding = 8;
  const whole = Buffer.concat([...parts, Buffer.alloc(padding)]);
  const end = whole.length - padding;
  let at = 0;
  const move = (count: number) => {
    const from = at;
    at = Math.min(end, at + count);
    return from;
  };
  const nextCut = cutFinder(parts);
  const letters = (length: number, flags: number): string => {
    let size = 1 + (flags & 1);
    let text = '';
    while (text.length < length && at < end) {
      const cut = nextCut(at);
      const count = Math.min(length - text.length, Math.max(1, Math.floor((cut - at) / size)));
      text += whole.toString(size === 2 ? 'utf16le' : 'latin1', move(count * size), at);
      if (text.length < length && at === cut && at < end) size = 1 + (whole[move(1)]! & 1);
    }
    return text;
  };
  return {
    u8: () => whole.readUInt8(move(1)),
    u16: () => whole.readUInt16LE(move(2)),
    u32: () => whole.readUInt32LE(move(4)),
    f64: () => whole.readDoubleLE(move(8)),
    skip: (count) => void move(count),
    left: () => end - at,
    wide: (length) => {
      const flags = whole.readUInt8(move(1));
      const runs = (flags & 8) === 8 ? whole.readUInt16LE(move(2)) : 0;
      const hints = (flags & 4) === 4 ? whole.readUInt32LE(move(4)) : 0;
      const text = letters(length, flags);
      move(runs * 4 + hints);
      return text;
    },
    narrow: (length) => whole.subarray(move(length), at),
  };
}

/** Where the part ends that holds an offset; asked for growing offsets. */
function cutFinder(parts: readonly Uint8Array[]): (at: number) => number {
  let part = 0;
  let end = parts[0]?.length ?? 0;
  return (at) => {
    while (end <= at && part + 1 < parts.length) {
      part += 1;
      end += parts[part]!.length;
    }
    return end;
  };
}

/** A number in 30 bits: an integer or the head of a double, perhaps a hundred times too large (MS-XLS 2.5.217). */
export function numberOfRk(rk: number): number {
  const head = Buffer.alloc(8);
  head.writeUInt32LE((rk & ~3) >>> 0, 4);
  const value = (rk & 2) === 2 ? rk >> 2 : head.readDoubleLE();
  return (rk & 1) === 1 ? value / 100 : value;
}
