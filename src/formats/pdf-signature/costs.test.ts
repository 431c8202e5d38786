import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfOf } from '../pdf/fixtures.ts';
import { anAuthority, holder, now, withRevision } from './fixtures.ts';
import { type Signer, signPdf } from './signer.ts';
import { dictOf, nameOf, type PdfDict, refOf } from './values.ts';
import { verifySignatures } from './verify.ts';
import { written } from './write.ts';

/** Files that were made to stop the server that looks at their signatures. */
let signer: Signer;
beforeAll(async () => {
  signer = await (await anAuthority()).signerFor(holder);
});

/** What is said of a file, in how many milliseconds. */
async function told(bytes: Uint8Array): Promise<{ state: string; took: number }> {
  const begun = performance.now();
  const { state } = await verifySignatures(bytes, { anchors: [], ask: null, now });
  return { state, took: performance.now() - begun };
}

/** In milliseconds, on a machine with much else to do; without bounds these files take minutes, or all memory. */
const longest = 20_000;

type Row = readonly [kind: number, second: number, third: number];

/** A file under a cross-reference stream; `rows` beside those of its own objects. */
function fileOf(
  objects: ReadonlyMap<number, string | Buffer>,
  rows: ReadonlyMap<number, Row> = new Map(),
  more: Parameters<typeof dictOf>[0] = {},
): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const all = new Map(rows);
  let length = parts[0]!.length;
  for (const [number, body] of objects) {
    all.set(number, [1, length, 0]);
    const object = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(object);
    length += object.length;
  }
  const raw = Buffer.alloc(7 * all.size);
  [...all.values()].forEach(([kind, second, third], index) => {
    raw.writeUInt8(kind, 7 * index);
    raw.writeUInt32BE(second, 7 * index + 1);
    raw.writeUInt16BE(third, 7 * index + 5);
  });
  const dict = dictOf({
    Type: nameOf('XRef'),
    W: [1, 4, 2],
    Index: [...all.keys()].flatMap((number) => [number, 1]),
    Root: refOf(1),
    Filter: nameOf('FlateDecode'),
    ...more,
  });
  const section = written({ kind: 'stream', dict, raw: deflateSync(raw) });
  const own = [...all.keys()].reduce((most, number) => Math.max(most, number), 0) + 1;
  return Buffer.concat([
    ...parts,
    Buffer.from(`${own} 0 obj\n`),
    section,
    Buffer.from(`\nendobj\nstartxref\n${length}\n%%EOF\n`),
  ]);
}

const packed = (entries: string, flat: Buffer): Buffer => {
  const raw = deflateSync(flat, { level: 9 });
  const head = Buffer.from(`<<${entries}/Filter/FlateDecode/Length ${raw.length}>>stream\n`);
  return Buffer.concat([head, raw, Buffer.from('\nendstream')]);
};
const pages = '<</Type/Pages/Kids[]/Count 0>>';
const root = '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields 3 0 R>>>>';
const withFields = (fields: string | Buffer, more: readonly (readonly [number, string | Buffer])[] = []) =>
  new Map<number, string | Buffer>([[1, root], [2, pages], [3, fields], ...more]);

describe('a file that costs more than any honest one', () => {
  it.each<[string, () => Buffer, string]>([
    [
      'rows of no bytes without end',
      () => {
        const index = Array.from({ length: 5000 }, () => [0, 1_000_000]).flat();
        return fileOf(withFields('[]'), new Map(), { W: [0, 0, 0], Index: index });
      },
      'unreadable',
    ],
    [
      'packed objects that unpack to 60 MB each',
      () => {
        const numbers = Array.from({ length: 6 }, (_, index) => index);
        const streams = numbers.map((index) => {
          const flat = Buffer.from(`${200 + index} 0 <</A 1>>`.padEnd(60_000_000));
          return [100 + index, packed('/Type/ObjStm/N 1/First 6', flat)] as const;
        });
        const rows = new Map<number, Row>(numbers.map((index) => [200 + index, [2, 100 + index, 0]]));
        return fileOf(
          withFields(`[${numbers.map((index) => `${200 + index} 0 R`).join(' ')}]`, streams),
          rows,
        );
      },
      'too-large',
    ],
    [
      'a million objects, and two hundred revisions of nothing',
      () => {
        const rows = new Map<number, Row>(
          Array.from({ length: 900_000 }, (_, index) => [10 + index, [1, 9, 0]]),
        );
        let bytes = fileOf(withFields('[]'), rows, { Index: [10, 900_000, 1, 3] });
        let last = Number(/startxref\n(\d+)/.exec(bytes.subarray(-40).toString())![1]);
        for (let revision = 0; revision < 200; revision++) {
          const section = `xref\n0 0\ntrailer<</Root 1 0 R/Size 900020/Prev ${last}>>\nstartxref\n${bytes.length}\n%%EOF\n`;
          last = bytes.length;
          bytes = Buffer.concat([bytes, Buffer.from(section)]);
        }
        return bytes;
      },
      'too-large',
    ],
    [
      'fields without names that branch without end',
      () => {
        const level = (index: number) =>
          [10 + index, `<</Kids[${`${11 + index} 0 R `.repeat(100)}]>>`] as const;
        return fileOf(withFields('[10 0 R]', [...Array(25).keys()].map(level)));
      },
      'too-large',
    ],
    [
      'a long name that many fields share',
      () => {
        const fields = Array.from({ length: 1000 }, () => '<</T 9 0 R>>').join('');
        return fileOf(withFields(`[${fields}]`, [[9, `(${'a'.repeat(1_000_000)})`]]));
      },
      'unreadable',
    ],
    [
      'objects that all stand in the same bytes',
      () => {
        const count = 20_000;
        const heads = Array.from({ length: count }, (_, index) => `${10 + index} 0 obj%`);
        const ends = heads.map(
          (
            (sum) => (head: string) =>
              (sum += head.length)
          )(0),
        );
        const chain = Buffer.from(`9 0 obj%${heads.join('')}\n<</A(${'x'.repeat(1_000_000)})>>\n`);
        const fields = heads.map((_, index) => `${10 + index} 0 R`).join(' ');
        const objects = withFields(`[${fields}]`, [[8, chain]]);
        const start = fileOf(objects).indexOf('9 0 obj%') + '9 0 obj%'.length;
        const rows = heads.map(
          (head, index) => [10 + index, [1, start + ends[index]! - head.length, 0]] as const,
        );
        return fileOf(objects, new Map<number, Row>(rows));
      },
      'too-large',
    ],
    [
      'millions of empty dictionaries in a few bytes',
      () => {
        const flat = Buffer.from(`70 0 [${'<<>>'.repeat(12_000_000)}]`);
        const stream = packed('/Type/ObjStm/N 1/First 5', flat);
        return fileOf(withFields('[70 0 R]', [[100, stream]]), new Map<number, Row>([[70, [2, 100, 0]]]));
      },
      'too-large',
    ],
  ])(
    '%s',
    async (_, make, state) => {
      const bytes = make();
      expect(bytes.length).toBeLessThan(5_000_000);
      const { state: said, took } = await told(bytes);
      expect([said, took < longest]).toEqual([state, true]);
    },
    60_000,
  );
});

describe('what was added to a signed file and costs more than any honest file', () => {
  const withPage = (bytes: Uint8Array, entries: PdfDict) =>
    withRevision(bytes, (increment, object) =>
      increment.put(20, written(new Map([...(object(20) as PdfDict), ...entries]))),
    );

  it('pages that branch without end', async () => {
    const signed = await signPdf(pdfOf([{ content: '' }]), signer, now, null);
    const branching = withRevision(signed, (increment, object) => {
      const levels = Array.from({ length: 40 }, () => increment.reserve());
      for (const [index, level] of levels.entries()) {
        const next = levels[index + 1];
        const node = dictOf(next === undefined ? { Kids: [] } : { Kids: refOf(next) });
        increment.put(level, written(next === undefined ? [] : [node, node]));
      }
      increment.put(2, written(new Map([...(object(2) as PdfDict), ['Kids', refOf(levels[0]!)] as const])));
    });
    const { state, took } = await told(branching);
    expect([state, took < longest]).toEqual(['too-large', true]);
  });

  it('twenty thousand annotations that are searched for each other', async () => {
    const signed = await signPdf(pdfOf([{ content: '' }]), signer, now, null);
    const marks = (shift: number) =>
      dictOf({ Annots: Array.from({ length: 20_000 }, (_, index) => refOf(1000 + shift + index)) });
    const twice = await signPdf(withPage(signed, marks(0)), signer, now, null);
    const { state, took } = await told(withPage(twice, marks(200_000)));
    expect([state, took < longest]).toEqual(['read', true]);
  });

  it('lists that each must be compared with each', async () => {
    // Each list names all lists; the powers make each the counterpart of each.
    const grid = (bytes: Uint8Array, power: number) =>
      withRevision(bytes, (increment, object) => {
        const numbers = Array.from({ length: 601 }, () => increment.reserve());
        for (const [index, number] of numbers.entries())
          increment.put(
            number,
            written(numbers.map((_, place) => refOf(numbers[(index + place ** power) % numbers.length]!))),
          );
        const page = new Map([...(object(20) as PdfDict), ['Grid', refOf(numbers[0]!)] as const]);
        increment.put(20, written(page));
      });
    const signed = await signPdf(grid(pdfOf([{ content: '' }]), 1), signer, now, null);
    const { state, took } = await told(grid(signed, 2));
    expect([state, took < longest]).toEqual(['too-large', true]);
  });
});
