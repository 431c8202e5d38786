import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { shown } from '../pdf/fixtures.ts';
import { readCertificate } from './certificate.ts';
import { anAuthority, anchorsOf, holder, now, plainPdf, streamOf, withRevision } from './fixtures.ts';
import { signedAttributesOf } from './message.ts';
import { completeSignature, prepareSignature } from './sign.ts';
import { type Signer, signPdf } from './signer.ts';
import type { SoftwareAuthority } from './software-signer.ts';
import { readStructure } from './structure.ts';
import { dictOf, nameOf, type PdfDict, type PdfRef, type PdfValue, refOf, textOf } from './values.ts';
import { verifySignatures } from './verify.ts';
import { joined, written } from './write.ts';

/** What is done to a signed file so that some programs show another text than was signed. */
let authority: SoftwareAuthority;
let signer: Signer;
let signed: Buffer;
beforeAll(async () => {
  authority = await anAuthority();
  signer = await authority.signerFor(holder);
  signed = await sign(plainPdf());
});

const sign = async (bytes: Uint8Array) => Buffer.from(await signPdf(bytes, signer, now, null));
const read = (bytes: Uint8Array) =>
  verifySignatures(bytes, { anchors: anchorsOf(authority), ask: null, now });
async function readings(bytes: Uint8Array) {
  const reading = await read(bytes);
  if (reading.state !== 'read') throw new Error(reading.state);
  return reading.signatures;
}
/** Signs a file in which the signer wrote something else, last, where that usually stands. */
async function signedWith(base: Uint8Array, by: Signer, usual: string, instead: string): Promise<Uint8Array> {
  const certificates = await by.certificates();
  const { bytes } = await prepareSignature(base, { certificates, at: now, mark: null });
  const other = Buffer.from(bytes);
  other.write(instead.padEnd(usual.length), other.lastIndexOf(usual), 'latin1');
  const ranges = [...other.toString('latin1').matchAll(/ByteRange \[0 (\d+) (\d+) \d+\]/g)];
  const [, start, from] = ranges.at(-1)!.map(Number) as [number, number, number];
  const digest = createHash('sha256').update(other.subarray(0, start)).update(other.subarray(from)).digest();
  const signedAttributes = signedAttributesOf(digest, readCertificate(certificates[0]!)!);
  const signature = await by.sign(signedAttributes);
  return completeSignature({ bytes: other, signedAttributes }, certificates, signature);
}

const unreadable = { state: 'unreadable' };
const unchanged = { faults: [], later: [], isIntact: true };
const changed = { verdict: 'invalid', isIntact: true, later: ['content'], faults: ['content-changed-later'] };

/** Number of the object that holds the first page's content. */
const content = 21;
const page = 20;
const forged = streamOf(shown('Gia mao', 100, 700)).toString('latin1');

type Row = readonly [number: number, kind: number, second: number, third: number];

/** Writes behind the end whatever is asked for, and gives where each part begins. */
function behind(
  bytes: Uint8Array,
  write: (add: (text: string) => number, of: { prev: number; offset: (number: number) => number }) => void,
): Buffer {
  const file = readStructure(bytes);
  const parts: (string | Uint8Array)[] = [bytes, '\n'];
  let length = bytes.length + 1;
  const add = (text: string) => {
    parts.push(text);
    length += Buffer.byteLength(text, 'latin1');
    return length - Buffer.byteLength(text, 'latin1');
  };
  const offset = (number: number) => {
    const entry = file.entries.get(number);
    return entry?.kind === 'at' ? entry.offset : 0;
  };
  write(add, { prev: file.section.offset, offset });
  return joined(parts);
}

const objectOf = (number: number, body: string) => `${number} 0 obj\n${body}\nendobj\n`;
const tableRow = (offset: number, kind: 'n' | 'f' = 'n') =>
  `${String(offset).padStart(10, '0')} 00000 ${kind} \n`;
const trailerOf = (entries: string) => `trailer\n<</Size 500/Root 1 0 R${entries}>>\n`;
const endOf = (offset: number) => `startxref\n${offset}\n%%EOF\n`;

function streamSection(own: number, rows: readonly Row[], more: Readonly<Record<string, PdfValue>> = {}) {
  const raw = Buffer.alloc(7 * rows.length);
  rows.forEach(([, kind, second, third], index) => {
    raw.writeUInt8(kind, 7 * index);
    raw.writeUInt32BE(second, 7 * index + 1);
    raw.writeUInt16BE(third, 7 * index + 5);
  });
  const Index = rows.flatMap(([number]) => [number, 1]);
  const about = { Type: nameOf('XRef'), W: [1, 4, 2], Index, Size: 500, Root: refOf(1), ...more };
  return objectOf(own, written({ kind: 'stream', dict: dictOf(about), raw }).toString('latin1'));
}

describe('cross-reference sections that programs read differently', () => {
  it('a table that leaves a page as it is beside a stream that exchanges it', async () => {
    const bytes = behind(signed, (add, { prev, offset }) => {
      const other = add(objectOf(content, forged));
      const stream = add(streamSection(400, [[content, 1, other, 0]]));
      const table = add(`xref\n${content} 1\n${tableRow(offset(content))}`);
      add(trailerOf(`/Prev ${prev}/XRefStm ${stream}`) + endOf(table));
    });
    expect(await read(bytes)).toEqual(unreadable);
  });

  /** The page's content is called free by the table, and only programs that know the stream see it. */
  const hidden = (bytes: Uint8Array, body: string, more: Readonly<Record<string, PdfValue>> = {}) =>
    behind(bytes, (add, { prev }) => {
      const own = add(objectOf(content, body));
      const stream = add(streamSection(400, [[content, 1, own, 0]], more));
      const table = add(`xref\n${content} 1\n${tableRow(0, 'f')}`);
      add(trailerOf(`/Prev ${prev}/XRefStm ${stream}`) + endOf(table));
    });

  it('an object that only the stream tells of is exchanged', async () => {
    const own = streamOf(shown('Bao cao', 100, 700)).toString('latin1');
    const once = await sign(hidden(plainPdf(), own));
    expect(await readings(once)).toMatchObject([unchanged]);
    expect(await readings(hidden(once, forged))).toMatchObject([changed]);
    expect(await readings(hidden(once, own))).toMatchObject([unchanged]);
  });

  it('a stream that goes on to another section than its table', async () => {
    const bytes = behind(signed, (add, { prev }) => {
      const other = add(objectOf(content, forged));
      const before = add(`xref\n${content} 1\n${tableRow(other)}${trailerOf(`/Prev ${prev}`)}`);
      const stream = add(streamSection(400, [], { Prev: before }));
      const table = add('xref\n0 0\n');
      add(trailerOf(`/Prev ${prev}/XRefStm ${stream}`) + endOf(table));
    });
    expect(await read(bytes)).toEqual(unreadable);
  });

  it('an object in two places of one table', async () => {
    const bytes = behind(signed, (add, { prev, offset }) => {
      const other = add(objectOf(content, forged));
      const rows = [other, offset(content)].map((at) => `${content} 1\n${tableRow(at)}`);
      const table = add(`xref\n${rows.join('')}`);
      add(trailerOf(`/Prev ${prev}`) + endOf(table));
    });
    expect(await read(bytes)).toEqual(unreadable);
  });

  it('an object in two places of one stream', async () => {
    const bytes = behind(signed, (add, { prev, offset }) => {
      const other = add(objectOf(content, forged));
      const rows: Row[] = [other, offset(content)].map((at) => [content, 1, at, 0]);
      const table = add(streamSection(400, rows, { Prev: prev }));
      add(endOf(table));
    });
    expect(await read(bytes)).toEqual(unreadable);
  });

  it('a section before that stands in an object', async () => {
    const bytes = behind(signed, (add, { prev }) => {
      add(objectOf(401, String(prev)));
      const table = add('xref\n0 0\n');
      add(trailerOf('/Prev 401 0 R') + endOf(table));
    });
    expect(await read(bytes)).toEqual(unreadable);
  });

  it('sections that lead to each other', async () => {
    const bytes = behind(signed, (add) => {
      const one = signed.length + 1;
      const length = `xref\n0 0\n${trailerOf('/Prev 0000000000')}`.length;
      const at = (offset: number) => trailerOf(`/Prev ${String(offset).padStart(10, '0')}`);
      add(`xref\n0 0\n${at(one + length)}`);
      const table = add(`xref\n0 0\n${at(one)}`);
      add(endOf(table));
    });
    expect(await read(bytes)).toEqual(unreadable);
  });

  it('a file for the web that, once it has grown, begins elsewhere', async () => {
    const head = (length: number) =>
      `%PDF-1.7\n${objectOf(450, `<</Linearized 1/L ${String(length).padStart(8, '0')}>>`)}`;
    const other = (length: number) => {
      const body = objectOf(content, forged);
      const at = head(length).length;
      const table = `xref\n${content} 1\n${tableRow(at + 200)}${trailerOf('')}`.padEnd(200);
      return `${head(length)}${table}${body}`;
    };
    // Signed with the length that it will have: what stands first is what some programs begin with then.
    const laidOut = (length: number) => {
      const text = Buffer.from(plainPdf()).toString('latin1').slice('%PDF-1.7\n'.length);
      return moved(other(length), text);
    };
    const short = await sign(laidOut(0));
    const once = await sign(laidOut(short.length + 20));
    expect(once).toHaveLength(short.length);
    expect(await readings(once)).toMatchObject([unchanged]);
    expect(await read(Buffer.concat([once, Buffer.alloc(20, ' ')]))).toEqual(unreadable);
    expect(await readings(Buffer.concat([once, Buffer.alloc(21, ' ')]))).toMatchObject([unchanged]);
  });

  it('bytes before the head, from where some programs count', async () => {
    expect(await read(Buffer.concat([Buffer.from('%junk\n'), signed]))).toEqual(unreadable);
  });
});

/** A plain file with something before its objects: its table is written anew. */
function moved(before: string, text: string): Buffer {
  const body = text.slice(0, text.indexOf('xref\n'));
  const file = before + body;
  const numbers = [...body.matchAll(/(?:^|\n)(\d+) 0 obj/g)].map((match) => Number(match[1]));
  const rows = numbers.map((number) => {
    const at = before.length + body.search(new RegExp(`(?:^|(?<=\\n))${number} 0 obj`));
    return `${number} 1\n${tableRow(at)}`;
  });
  return Buffer.from(`${file}xref\n${rows.join('')}${trailerOf('')}${endOf(file.length)}`, 'latin1');
}

describe('objects that programs read differently', () => {
  it('one that is first asked for under another generation is not nothing ever after', async () => {
    // Prepared before it is signed: the page names its content once as of another generation.
    const prepared = withRevision(plainPdf(), (increment, object) => {
      const contents = [{ kind: 'ref', number: content, generation: 1 }, refOf(content)] as const;
      for (const [key, value] of [
        ['Contents', contents],
        ['Alike', contents[0]],
      ] as const)
        increment.put(page, written(new Map([...(object(page) as PdfDict), [key, value] as const])));
    });
    const once = await sign(prepared);
    const later = withRevision(once, (increment) =>
      increment.put(content, streamOf(shown('Gia mao', 100, 700))),
    );
    expect(await readings(later)).toMatchObject([changed]);
  });

  it('one that holds a key twice, once in other letters', async () => {
    const later = behind(signed, (add, { prev }) => {
      const root = `<</Type/Catalog/Pages 2 0 R/AcroForm 7 0 R/P#61ges 3 0 R>>`;
      const own = add(objectOf(1, root));
      const table = add(`xref\n1 1\n${tableRow(own)}`);
      add(trailerOf(`/Prev ${prev}`) + endOf(table));
    });
    expect(await read(later)).toEqual(unreadable);
  });

  it('one that is packed twice into one stream', async () => {
    const packed = (bodies: readonly string[]) => {
      const head = bodies
        .map((_, index) => `410 ${bodies.slice(0, index).join(' ').length + index}`)
        .join(' ');
      const raw = deflateSync(Buffer.from(`${head} ${bodies.join(' ')}`));
      const about = { Type: nameOf('ObjStm'), N: bodies.length, First: head.length + 1 };
      const dict = dictOf({ ...about, Filter: nameOf('FlateDecode') });
      return written({ kind: 'stream', dict, raw }).toString('latin1');
    };
    const packing = (bytes: Uint8Array, bodies: readonly string[], index: number) =>
      behind(bytes, (add, { prev }) => {
        const stream = add(objectOf(411, packed(bodies)));
        const root = add(objectOf(1, '<</Type/Catalog/Pages 2 0 R/Lang 410 0 R>>'));
        const rows: Row[] = [
          [1, 1, root, 0],
          [410, 2, 411, index],
          [411, 1, stream, 0],
        ];
        add(endOf(add(streamSection(412, rows, { Prev: prev }))));
      });
    const once = packing(plainPdf(), ['(vi)'], 0);
    const twice = await sign(once);
    expect(await readings(twice)).toMatchObject([unchanged]);
    const later = behind(twice, (add, { prev }) => {
      const stream = add(objectOf(411, packed(['(vi)', '(en)'])));
      add(
        endOf(
          add(
            streamSection(
              412,
              [
                [410, 2, 411, 0],
                [411, 1, stream, 0],
              ],
              { Prev: prev },
            ),
          ),
        ),
      );
    });
    expect(await readings(later)).toMatchObject([changed]);
  });
});

describe('signatures that stand where they should not', () => {
  it('a second one over a change does not mend the first', async () => {
    const forgery = withRevision(signed, (increment) =>
      increment.put(content, streamOf(shown('Gia mao', 100, 700))),
    );
    expect(await readings(await sign(forgery))).toMatchObject([
      { ...changed, later: expect.arrayContaining(['content', 'signatures']) },
      unchanged,
    ]);
  });

  it('ranges in the other order', async () => {
    const [whole, start, from, rest] = /ByteRange \[0 (\d+) (\d+) (\d+)\s*\]/.exec(
      signed.toString('latin1'),
    )!;
    const other = `ByteRange [${from} ${rest} 0 ${start}`.padEnd(whole.length - 1);
    expect(other).toHaveLength(whole.length - 1);
    const swapped = Buffer.from(signed.toString('latin1').replace(whole, `${other}]`), 'latin1');
    expect(await readings(swapped)).toMatchObject([
      { verdict: 'invalid', isIntact: false, faults: ['byte-range-wrong'] },
    ]);
  });

  it('one that leaves out another’s place instead of its own', async () => {
    const range = /ByteRange \[([^\]]+)\]/.exec(signed.toString('latin1'))![1]!;
    const contents = /Contents (<[0-9a-f]+>)/.exec(signed.toString('latin1'))![1]!;
    const bytes = withRevision(signed, (increment, object) => {
      const root = object(1) as PdfDict;
      const form = root.get('AcroForm') as PdfDict;
      const value = `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange [${range}]/Contents ${contents}>>`;
      const V = increment.reserve();
      increment.put(V, Buffer.from(value));
      const field = increment.add(dictOf({ FT: nameOf('Sig'), T: textOf('Khac'), V: refOf(V) }));
      const Fields = [...(form.get('Fields') as readonly PdfValue[]), field];
      const grown = new Map([...form, ['Fields', Fields] as const]);
      increment.put(1, written(new Map([...root, ['AcroForm', grown] as const])));
    });
    const found = await readings(bytes);
    expect(found).toHaveLength(2);
    expect(found.find(({ field }) => field === 'Khac')).toMatchObject({
      verdict: 'invalid',
      isIntact: false,
      faults: ['contents-wrong'],
    });
  });

  it('one of no size, of somebody unknown, that runs a program when its page is opened', async () => {
    const stranger = await (await anAuthority('Tổ chức lạ')).signerFor(holder);
    const script = { S: nameOf('JavaScript'), JS: textOf('this.getField("Ten").hidden = true') };
    let number = 0;
    const base = withRevision(signed, (increment) => {
      number = (increment.add(dictOf({ PO: dictOf(script) })) as PdfRef).number;
    });
    const twice = await signedWith(base, stranger, '/Type /Annot', `/AA ${number} 0 R`);
    expect(await readings(twice)).toMatchObject([
      {
        verdict: 'undecided',
        later: ['annotations', 'signatures'],
        doubts: ['marked-later', 'revocation-unknown'],
      },
      { isIntact: true, faults: [], doubts: ['not-trusted'] },
    ]);
    // Without the program it is harmless.
    expect(await readings(await signPdf(signed, stranger, now, null))).toMatchObject([
      { later: ['signatures'], doubts: ['revocation-unknown'] },
      {},
    ]);
  });
});

describe('what is put behind the end', () => {
  it('comments alone change nothing', async () => {
    for (const tail of ['%%EOF\n', '% chuyen den van thu\n%%EOF\n', '\r\n%x']) {
      expect(await readings(Buffer.concat([signed, Buffer.from(tail)]))).toMatchObject([unchanged]);
    }
  });

  it.each([
    ['text', 'x\n'],
    ['an object in what looks like a comment', `% ${objectOf(content, forged).replaceAll('\n', ' ')}\n`],
    ['so many comments that the end is not found', '% x\n'.repeat(400)],
    ['an object behind a comment', `% x\n${objectOf(content, forged)}`],
  ])('%s is told as changed', async (_, tail) => {
    expect(await readings(Buffer.concat([signed, Buffer.from(tail, 'latin1')]))).toMatchObject([changed]);
  });

  it('an end that leads back to what was signed first, past what came then', async () => {
    const twice = await sign(signed);
    const back = endOf(readStructure(signed).section.offset);
    expect(await readings(Buffer.concat([twice, Buffer.from(`% ${back}`)]))).toMatchObject([changed]);
  });

  it('a revision of a comment and nothing else changes nothing', async () => {
    const bytes = behind(signed, (add, { prev }) => {
      add('% da chuyen\n');
      const table = add('xref\n0 0\n');
      add(trailerOf(`/Prev ${prev}`) + endOf(table));
    });
    expect(await readings(bytes)).toMatchObject([unchanged]);
  });
});

describe('the form and what the file does when it is opened', () => {
  const font = (name: string) =>
    dictOf({ Type: nameOf('Font'), Subtype: nameOf('Type1'), BaseFont: nameOf(name) });
  const resources = (fonts: Readonly<Record<string, PdfValue>>) => dictOf({ Font: dictOf(fonts) });
  const action = dictOf({ S: nameOf('JavaScript'), JS: textOf('app.alert(1)') });
  type Entries = Readonly<Record<string, PdfValue>>;

  /** A form with a field to be filled in; then entries of the form, or of the catalogue, are set. */
  const withForm = (bytes: Uint8Array, inForm: Entries, inRoot: Entries = {}, isNew = false) =>
    withRevision(bytes, (increment, object) => {
      const root = object(1) as PdfDict;
      const form = (root.get('AcroForm') ?? new Map()) as PdfDict;
      const field = isNew
        ? [increment.add(dictOf({ FT: nameOf('Tx'), T: textOf('Ten'), V: textOf('An') }))]
        : [];
      const Fields = [...((form.get('Fields') ?? []) as readonly PdfValue[]), ...field];
      const grown = new Map([...form, ['Fields', Fields] as const, ...dictOf(inForm)]);
      increment.put(1, written(new Map([...root, ['AcroForm', grown] as const, ...dictOf(inRoot)])));
    });
  const filled = () => {
    const DR = resources({ Helv: font('Helvetica') });
    const Perms = dictOf({ UR3: dictOf({ Type: nameOf('Sig') }) });
    return sign(withForm(plainPdf(), { DR, DA: textOf('/Helv 0 Tf 0 g') }, { Perms }, true));
  };

  it.each<[string, Entries, Entries]>([
    ['a font of the form', { DR: resources({ Helv: font('Khac') }) }, {}],
    ['a font that is gone', { DR: resources({ Other: font('Helvetica') }) }, {}],
    ['a form of the other kind', { XFA: textOf('<xdp/>') }, {}],
    ['an order of calculation', { CO: [refOf(page)] }, {}],
    ['permissions', {}, { Perms: dictOf({ UR3: dictOf({ Type: nameOf('Khac') }) }) }],
    ['permissions that are gone', {}, { Perms: dictOf({}) }],
    ['what happens when it is opened', {}, { OpenAction: action }],
    ['what happens when it is printed', {}, { AA: dictOf({ WP: action }) }],
    ['a program by name', {}, { Names: dictOf({ JavaScript: dictOf({ Names: [textOf('x'), action] }) }) }],
  ])('%s is a change of content', async (_, inForm, inRoot) => {
    const once = await filled();
    expect(await readings(withForm(once, inForm, inRoot))).toMatchObject([changed]);
  });

  it.each<[string, Entries]>([
    ['how fields look where nothing else is said', { DA: textOf('/Helv 0 Tf 1 g') }],
    ['on which side they are written', { Q: 2 }],
    ['that all fields are to be drawn anew', { NeedAppearances: true }],
  ])('%s is told as of the form', async (_, inForm) => {
    expect(await readings(withForm(await filled(), inForm))).toMatchObject([
      { verdict: 'undecided', later: ['fields'], doubts: expect.arrayContaining(['marked-later']) },
    ]);
  });

  it('a second field of the same name does not hide that the first was filled in', async () => {
    const bytes = await filled();
    const [Ten] = (((readStructure(bytes).get(refOf(1)) as PdfDict).get('AcroForm') as PdfDict).get(
      'Fields',
    ) as readonly PdfRef[])!;
    const double = withRevision(bytes, (increment, object) => {
      const [root, field] = [object(1), object(Ten!.number)] as [PdfDict, PdfDict];
      const form = root.get('AcroForm') as PdfDict;
      increment.put(Ten!.number, written(new Map([...field, ['V', textOf('Binh')] as const])));
      const Fields = [...(form.get('Fields') as readonly PdfValue[]), increment.add(field)];
      const grown = new Map([...form, ['Fields', Fields] as const]);
      increment.put(1, written(new Map([...root, ['AcroForm', grown] as const])));
    });
    expect(await readings(double)).toMatchObject([{ verdict: 'undecided', later: ['fields'] }]);
    const looks = withRevision(bytes, (increment, object) => {
      const field = object(Ten!.number) as PdfDict;
      increment.put(Ten!.number, written(new Map([...field, ['DA', textOf('1 g')] as const])));
    });
    expect(await readings(looks)).toMatchObject([{ verdict: 'undecided', later: ['fields'] }]);
  });

  it('who certifies and lets fields be filled in sees them filled in, and refuses what else is put on the page', async () => {
    const drawn = (text: string) =>
      written({ kind: 'stream', dict: dictOf({ Subtype: nameOf('Form') }), raw: Buffer.from(text) });
    let [field, look, certifying] = [0, 0, 0];
    const prepared = withRevision(plainPdf(), (increment, object) => {
      look = increment.reserve();
      increment.put(look, drawn(''));
      const about = { Type: nameOf('Annot'), Subtype: nameOf('Widget'), Rect: [50, 50, 150, 70] };
      const said = { FT: nameOf('Tx'), T: textOf('Ten'), V: textOf(''), AP: dictOf({ N: refOf(look) }) };
      field = (increment.add(dictOf({ ...about, ...said })) as PdfRef).number;
      const parameters = dictOf({ Type: nameOf('TransformParams'), P: 2 });
      const reference = dictOf({ TransformMethod: nameOf('DocMDP'), TransformParams: parameters });
      certifying = (increment.add([reference]) as PdfRef).number;
      const root = dictOf({
        AcroForm: dictOf({ Fields: [refOf(field)] }),
        Perms: dictOf({ DocMDP: dictOf({}) }),
      });
      increment.put(1, written(new Map([...(object(1) as PdfDict), ...root])));
      const marked = new Map([...(object(page) as PdfDict), ['Annots', [refOf(field)]] as const]);
      increment.put(page, written(marked));
    });
    const once = await signedWith(prepared, signer, '/Filter /Adobe.PPKLite', `/Reference ${certifying} 0 R`);
    const filledIn = (more: Entries) =>
      withRevision(once, (increment, object) => {
        const before = object(field) as PdfDict;
        increment.put(look, drawn('BT (Binh) Tj ET'));
        increment.put(field, written(new Map([...before, ['V', textOf('Binh')], ...dictOf(more)])));
      });
    expect(await readings(once)).toMatchObject([unchanged]);
    expect(await readings(filledIn({}))).toMatchObject([
      { verdict: 'undecided', faults: [], later: ['fields'] },
    ]);
    expect(await readings(filledIn({ Rect: [0, 0, 595, 842] }))).toMatchObject([
      { verdict: 'invalid', faults: ['change-not-allowed'] },
    ]);
  });

  it('what programs add that sign once more is no change', async () => {
    const more = {
      DR: resources({ Helv: font('Helvetica'), ZaDb: font('ZapfDingbats') }),
      NeedAppearances: false,
    };
    const bytes = await sign(withForm(await filled(), more));
    expect(await readings(bytes)).toMatchObject([{ faults: [], later: ['signatures'] }, unchanged]);
    // A form that holds nothing but signatures has no looks.
    const bare = withForm(signed, {
      DA: textOf('/Helv 0 Tf 0 g'),
      DR: resources({ Helv: font('Helvetica') }),
    });
    expect(await readings(bare)).toMatchObject([unchanged]);
  });
});
