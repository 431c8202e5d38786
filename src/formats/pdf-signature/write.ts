import type { Structure } from './structure.ts';
import {
  dictOf,
  isArray,
  isDict,
  isName,
  isRef,
  isStream,
  isString,
  nameOf,
  type PdfDict,
  type PdfValue,
  refOf,
} from './values.ts';

/** A value as it is written in a file. */
export function written(value: PdfValue): Buffer {
  if (isDict(value)) return writtenDict(value);
  if (isArray(value)) return joined(['[', ...value.flatMap((item) => [written(item), ' ']), ']']);
  if (isStream(value)) {
    const dict = new Map([...value.dict, ['Length', value.raw.length] as const]);
    return joined([writtenDict(dict), '\nstream\n', value.raw, '\nendstream']);
  }
  if (isString(value)) return Buffer.from(`<${Buffer.from(value.bytes).toString('hex')}>`);
  if (isName(value)) return Buffer.from(writtenName(value.name));
  if (isRef(value)) return Buffer.from(`${value.number} ${value.generation} R`);
  return Buffer.from(typeof value === 'number' ? writtenNumber(value) : String(value));
}

const writtenDict = (dict: PdfDict): Buffer =>
  joined(['<<', ...[...dict].flatMap(([key, value]) => [writtenName(key), ' ', written(value), '\n']), '>>']);

const writtenNumber = (value: number): string =>
  Number.isInteger(value) ? value.toFixed(0) : value.toFixed(5).replace(/0+$/, '');

const writtenName = (name: string): string =>
  `/${name.replace(/[^A-Za-z0-9_.+:*-]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

export const joined = (parts: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));

/** Objects added to a file behind its end, which leaves every byte before them as it is (ISO 32000-1, 7.5.6). */
export class Increment {
  private readonly base: Structure;
  private readonly objects = new Map<number, Buffer>();
  private next: number;

  constructor(base: Structure) {
    this.base = base;
    const size = base.trailer.get('Size');
    const largest = [...base.entries.keys()].reduce((most, number) => Math.max(most, number), 0);
    this.next = Math.max(typeof size === 'number' ? size : 0, largest + 1);
  }

  /** A number for an object that is not written yet. */
  reserve(): number {
    this.next += 1;
    return this.next - 1;
  }

  add(value: PdfValue): PdfValue {
    const number = this.reserve();
    this.put(number, written(value));
    return refOf(number);
  }

  put(number: number, body: Buffer): void {
    this.objects.set(number, body);
  }

  /** The whole file, and where the body of each added object begins. */
  write(): { readonly bytes: Buffer; readonly bodies: ReadonlyMap<number, number> } {
    const { bytes } = this.base;
    const parts: Uint8Array[] = [bytes, Buffer.from('\n')];
    const [offsets, bodies] = [new Map<number, number>(), new Map<number, number>()];
    let length = bytes.length + 1;
    const add = (part: Uint8Array) => {
      parts.push(part);
      length += part.length;
    };
    for (const [number, body] of this.objects) {
      offsets.set(number, length);
      add(Buffer.from(`${number} ${this.generationOf(number)} obj\n`));
      bodies.set(number, length);
      add(body);
      add(Buffer.from('\nendobj\n'));
    }
    const start = length;
    add(this.base.section.isStream ? this.streamSection(offsets, start) : this.table(offsets));
    add(Buffer.from(`startxref\n${start}\n%%EOF\n`));
    return { bytes: Buffer.concat(parts), bodies };
  }

  private generationOf(number: number): number {
    const entry = this.base.entries.get(number);
    return entry?.kind === 'at' ? entry.generation : 0;
  }

  private table(offsets: ReadonlyMap<number, number>): Buffer {
    const rows = [...offsets]
      .sort(([one], [other]) => one - other)
      .map(([number, offset]) => {
        const generation = String(this.generationOf(number)).padStart(5, '0');
        return `${number} 1\n${String(offset).padStart(10, '0')} ${generation} n \n`;
      });
    return joined([`xref\n${rows.join('')}trailer\n`, written(this.trailer(this.next)), '\n']);
  }

  /** In a file whose sections are streams the new one must be one too. */
  private streamSection(offsets: ReadonlyMap<number, number>, start: number): Buffer {
    const own = this.reserve();
    const rows = [...offsets, [own, start] as const].sort(([one], [other]) => one - other);
    const raw = Buffer.alloc(rows.length * 7);
    rows.forEach(([number, offset], index) => {
      raw.writeUInt8(1, index * 7);
      raw.writeUInt32BE(offset, index * 7 + 1);
      raw.writeUInt16BE(this.generationOf(number), index * 7 + 5);
    });
    const about = dictOf({
      Type: nameOf('XRef'),
      W: [1, 4, 2],
      Index: rows.flatMap(([number]) => [number, 1]),
    });
    const dict = new Map([...about, ...this.trailer(this.next)]);
    return joined([`${own} 0 obj\n`, written({ kind: 'stream', dict, raw }), '\nendobj\n']);
  }

  private trailer(size: number): PdfDict {
    const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
      const value = this.base.trailer.get(key);
      return value === undefined ? [] : [[key, value] as const];
    });
    return new Map<string, PdfValue>([...kept, ['Size', size], ['Prev', this.base.section.offset]]);
  }
}
