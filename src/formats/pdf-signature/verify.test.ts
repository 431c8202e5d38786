import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfOf, shown } from '../pdf/fixtures.ts';
import { readCertificate } from './certificate.ts';
import {
  anAuthority,
  anchorsOf,
  aPicture,
  aStamper,
  certifiedBy,
  forPurposes,
  holder,
  issuingExtension,
  listAddress,
  listExtension,
  now,
  plainPdf,
  revocationList,
  selfIssued,
  stamping,
  stampOf,
  streamOf,
  validity,
  withRevision,
  withStamp,
} from './fixtures.ts';
import type { Ask } from './revocation.ts';
import { type Signer, signPdf } from './signer.ts';
import type { SoftwareAuthority } from './software-signer.ts';
import { dictOf, nameOf, type PdfDict, type PdfRef, type PdfValue, refOf, textOf } from './values.ts';
import { verifySignatures } from './verify.ts';
import { type Increment, written } from './write.ts';

let authority: SoftwareAuthority;
let signer: Signer;
let signed: Buffer;
let twice: Buffer;
let list: Uint8Array;
beforeAll(async () => {
  authority = await anAuthority();
  signer = await authority.signerFor({ ...holder, extensions: [listExtension()] });
  signed = Buffer.from(await signPdf(plainPdf(), signer, now, null));
  twice = Buffer.from(await signPdf(signed, signer, now, null));
  list = await revocationList(authority, []);
});

const answered: Ask = async (url) => {
  if (url !== listAddress) throw new Error('nobody there');
  return list;
};
const options = () => ({ anchors: anchorsOf(authority), ask: answered, now });

async function read(bytes: Uint8Array, more: Partial<Parameters<typeof verifySignatures>[1]> = {}) {
  const reading = await verifySignatures(bytes, { ...options(), ...more });
  if (reading.state !== 'read') throw new Error(reading.state);
  return reading.signatures;
}
const first = async (...asked: Parameters<typeof read>) => (await read(...asked))[0]!;

/** As many bytes, in place. */
function replaced(bytes: Uint8Array, from: string | RegExp, to: (found: string) => string): Buffer {
  const text = Buffer.from(bytes).toString('latin1');
  const changed = text.replace(from, (found) => to(found).padEnd(found.length));
  expect(changed).not.toBe(text);
  expect(changed).toHaveLength(text.length);
  return Buffer.from(changed, 'latin1');
}

describe('a signature', () => {
  it('is told with its signer, time and profile, and is valid', async () => {
    expect(await first(signed)).toEqual({
      field: 'Signature1',
      kind: 'signature',
      verdict: 'valid',
      certificate: {
        name: 'Nguyễn Văn An',
        organisation: 'Ủy ban nhân dân xã An Bình',
        organisationalUnit: null,
        issuer: 'Tổ chức chứng thực thử',
        serial: expect.stringMatching(/^[0-9A-F]{32}$/),
        ...validity,
      },
      time: { at: now, by: 'signer' },
      isIntact: true,
      isPades: true,
      later: [],
      revocation: 'good',
      faults: [],
      doubts: [],
    });
  });

  it('stays valid when another is added, which is told', async () => {
    const [one, other] = await read(twice);
    expect(one).toMatchObject({ field: 'Signature1', verdict: 'valid', later: ['signatures'] });
    expect(other).toMatchObject({ field: 'Signature2', verdict: 'valid', later: [] });
  });

  it('is missing in a file that has none', async () => {
    expect(await read(plainPdf())).toEqual([]);
  });

  it('is read from a file whose cross-reference sections are streams', async () => {
    const packed = withStreamSection(plainPdf());
    const both = await signPdf(await signPdf(packed, signer, now, null), signer, now, null);
    expect((await read(both)).map(({ verdict }) => verdict)).toEqual(['valid', 'valid']);
  });
});

/** The same objects under a cross-reference stream instead of a table. */
function withStreamSection(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes).toString('latin1');
  const body = text.slice(0, text.indexOf('xref\n'));
  const numbers = [...body.matchAll(/(?:^|\n)(\d+) 0 obj/g)].map((match) => Number(match[1]));
  const own = Math.max(...numbers) + 1;
  const offsets = new Map(numbers.map((number) => [number, body.indexOf(`\n${number} 0 obj`) + 1]));
  offsets.set(own, body.length);
  const raw = Buffer.alloc(7 * offsets.size);
  [...offsets.values()].forEach((offset, index) => {
    raw.writeUInt8(1, 7 * index);
    raw.writeUInt32BE(offset, 7 * index + 1);
  });
  const index = [...offsets.keys()].flatMap((number) => [number, 1]);
  const dict = dictOf({ Type: nameOf('XRef'), W: [1, 4, 2], Index: index, Size: own + 1, Root: refOf(1) });
  const section = written({ kind: 'stream', dict, raw }).toString('latin1');
  const end = `${own} 0 obj\n${section}\nendobj\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + end, 'latin1');
}

describe('who may be believed', () => {
  it('is never good without anybody to trust', async () => {
    expect(await first(signed, { anchors: [] })).toMatchObject({
      verdict: 'undecided',
      doubts: ['no-anchors'],
    });
  });

  it('a certificate of an unknown authority, or one signed by itself, is not trusted', async () => {
    const other = await anAuthority('Tổ chức lạ');
    const reading = await first(signed, { anchors: anchorsOf(other) });
    expect(reading).toMatchObject({ verdict: 'undecided', isIntact: true, doubts: ['not-trusted'] });
  });

  it('an authority of the same name with another key is not the one that is trusted', async () => {
    const other = await anAuthority();
    expect(await first(signed, { anchors: anchorsOf(other) })).toMatchObject({ doubts: ['not-trusted'] });
  });

  it('nobody is asked anything by a certificate that is not trusted', async () => {
    const asked: string[] = [];
    const ask: Ask = async (url) => {
      asked.push(url);
      return list;
    };
    await first(signed, { ask, anchors: anchorsOf(await anAuthority('Tổ chức lạ')) });
    expect(asked).toEqual([]);
    await first(signed, { ask });
    expect(asked).toEqual([listAddress]);
  });

  it.each([
    ['before it began', { from: new Date('2026-03-03T00:00:00Z'), to: validity.to }],
    ['after it had run out', { from: validity.from, to: new Date('2026-03-01T00:00:00Z') }],
  ])('a certificate used %s makes no valid signature', async (_, span) => {
    const other = await authority.signerFor({ ...holder, ...span });
    const reading = await first(await signPdf(plainPdf(), other, now, null));
    expect(reading).toMatchObject({ verdict: 'invalid', isIntact: true, faults: ['outside-validity'] });
  });

  it.each([
    ['mail', ['1.3.6.1.5.5.7.3.4'], { verdict: 'valid' }],
    ['servers, and documents too', ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.36'], { verdict: 'valid' }],
    ['servers', ['1.3.6.1.5.5.7.3.1'], { verdict: 'invalid', faults: ['not-for-signing'] }],
    ['time stamps', [stamping], { verdict: 'invalid', faults: ['not-for-signing'] }],
    ['something that nobody here knows', ['1.2.3.4'], { verdict: 'undecided', doubts: ['purpose-unclear'] }],
  ])('a certificate for %s', async (_, purposes, expected) => {
    const extensions = [listExtension(), forPurposes(purposes)];
    const other = await authority.signerFor({ ...holder, extensions });
    expect(await first(await signPdf(plainPdf(), other, now, null))).toMatchObject(expected);
  });

  it.each([
    ['over SHA-1', { digest: 'SHA-1' }],
    ['with a key of 1024 bits', { bits: 1024 }],
  ])('a certificate signed %s is told as of an old algorithm, however good the rest is', async (_, how) => {
    const weak = await certifiedBy(authority, { ...how, extensions: [listExtension()] });
    const reading = await first(await signPdf(plainPdf(), weak.signer, now, null));
    expect(reading).toMatchObject({ verdict: 'undecided', isIntact: true, doubts: ['chain-weak'] });
  });

  it('so is one whose issuer’s certificate was, unless there is a sounder way; what is signed on the root itself is nothing', async () => {
    const extensions = [listExtension(), issuingExtension()];
    const above = await certifiedBy(authority, { digest: 'SHA-1', extensions });
    const own = await certifiedBy({ root: above.certificate, key: above.key }, {});
    const signer = { ...own.signer, certificates: async () => [own.certificate, above.certificate] };
    const bytes = await signPdf(plainPdf(), signer, now, null);
    expect((await first(bytes, { ask: null })).doubts).toEqual(['chain-weak', 'revocation-unknown']);
    const anchors = [readCertificate(above.certificate)!];
    expect((await first(bytes, { ask: null, anchors })).doubts).toEqual(['revocation-unknown']);
    expect(
      (await first(bytes, { ask: null, anchors: [...anchorsOf(authority), ...anchors] })).doubts,
    ).toEqual(['revocation-unknown']);
  });

  it('certificates that all seem to have issued each other are soon looked through', async () => {
    // One name and one key in many certificates: each is the issuer of each.
    const [name, chain] = [await anAuthority('Vòng'), [] as Uint8Array[]];
    for (let count = 0; count < 25; count++) chain.push(await selfIssued(name));
    const own = await certifiedBy(name, {});
    const circle = { ...own.signer, certificates: async () => [own.certificate, ...chain] };
    const bytes = await signPdf(plainPdf(), circle, now, null);
    const begun = performance.now();
    expect(await first(bytes)).toMatchObject({ verdict: 'undecided', doubts: ['not-trusted'] });
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it('a certificate that has run out since is no longer known to be unrevoked', async () => {
    const reading = await first(signed, { now: new Date('2029-01-01T00:00:00Z') });
    expect(reading).toMatchObject({ verdict: 'undecided', doubts: ['revocation-unknown'] });
  });
});

describe('revocation', () => {
  const listing = async (at: string): Promise<Ask> => {
    const [certificate] = await signer.certificates();
    const revoked = await revocationList(authority, [{ certificate: certificate!, at: new Date(at) }]);
    return async () => revoked;
  };

  it('before the signature makes it invalid', async () => {
    const reading = await first(signed, { ask: await listing('2026-03-01T00:00:00Z') });
    expect(reading).toMatchObject({ verdict: 'invalid', revocation: 'revoked', faults: ['revoked'] });
  });

  it('after the time that only the signer tells leaves it undecided', async () => {
    const reading = await first(signed, { ask: await listing('2026-03-02T06:00:00Z') });
    expect(reading).toMatchObject({ verdict: 'undecided', revocation: 'revoked', doubts: ['revoked-later'] });
  });

  it.each<[string, () => Promise<Ask>]>([
    ['nobody answers', async () => () => Promise.reject(new Error('no network'))],
    ['the answer is garbage', async () => async () => Buffer.from('<html>')],
    [
      'the list is out of date',
      async () => {
        const old = await revocationList(authority, [], new Date('2026-03-02T00:00:00Z'));
        return async () => old;
      },
    ],
    [
      'the list is signed by somebody else',
      async () => {
        const forged = await revocationList(await anAuthority(), []);
        return async () => forged;
      },
    ],
  ])('is not known where %s', async (_, ask) => {
    const reading = await first(signed, { ask: await ask() });
    expect(reading).toMatchObject({
      verdict: 'undecided',
      revocation: 'unknown',
      doubts: ['revocation-unknown'],
    });
  });
});

describe('a time stamp', () => {
  const stampedAt = new Date('2026-03-02T05:00:10Z');
  it('says when it was signed, in place of the signer', async () => {
    const stamper = await aStamper(authority);
    const stamped = await withStamp(signed, (signature) => stampOf(stamper, signature, stampedAt));
    expect(await first(stamped)).toMatchObject({
      verdict: 'valid',
      time: { at: stampedAt, by: 'timestamp' },
    });
  });

  it('proves that a certificate was not revoked yet', async () => {
    const stamper = await aStamper(authority);
    const stamped = await withStamp(signed, (signature) => stampOf(stamper, signature, stampedAt));
    const [certificate] = await signer.certificates();
    const later = [{ certificate: certificate!, at: new Date('2026-03-02T06:00:00Z') }];
    const revoked = await revocationList(authority, later);
    const reading = await first(stamped, { ask: async () => revoked });
    expect(reading).toMatchObject({ verdict: 'valid', revocation: 'revoked' });
  });

  it.each<[string, (signature: Uint8Array) => Promise<Uint8Array>]>([
    ['of somebody who may not stamp', async (signature) => stampOf(signer, signature, stampedAt)],
    [
      'of somebody who may do other things too',
      async (signature) => {
        const both = forPurposes([stamping, '1.3.6.1.5.5.7.3.4']);
        return stampOf(await aStamper(authority, both), signature, stampedAt);
      },
    ],
    [
      'of somebody whose purpose may be overlooked',
      async (signature) =>
        stampOf(await aStamper(authority, forPurposes([stamping], false)), signature, stampedAt),
    ],
    [
      'whose certificate is of an old algorithm',
      async (signature) => {
        const old = await certifiedBy(authority, { digest: 'SHA-1', extensions: [forPurposes([stamping])] });
        return stampOf(old.signer, signature, stampedAt);
      },
    ],
    [
      'of another authority',
      async (signature) => stampOf(await aStamper(await anAuthority()), signature, stampedAt),
    ],
    ['over something else', async () => stampOf(await aStamper(authority), Buffer.from('x'), stampedAt)],
    ['that is garbage', async () => Buffer.from('040178', 'hex')],
  ])('%s proves nothing', async (_, make) => {
    const reading = await first(await withStamp(signed, make));
    expect(reading.time).toEqual({ at: now, by: 'signer' });
    expect(reading.verdict).not.toBe('valid');
  });
});

/** Number of the object that holds the first page's content. */
const contentOfPage = 21;
/** Of the font that it names /F. */
const fontOfPage = 5;

describe('attacks', () => {
  it('a changed byte is seen', async () => {
    const reading = await first(replaced(signed, '<00420061', () => '<00420062'));
    expect(reading).toMatchObject({ verdict: 'invalid', isIntact: false, faults: ['digest-differs'] });
  });

  it('no byte of what was signed can be changed', async () => {
    const [, end, from] = /ByteRange \[0 (\d+) (\d+)/
      .exec(signed.toString('latin1'))!
      .map(Number) as number[];
    const place = fc.integer({ min: 0, max: signed.length - 1 }).filter((at) => at < end! || at >= from!);
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(signed);
        changed[at]! ^= by;
        const reading = await verifySignatures(changed, { ...options(), ask: null });
        const intact = reading.state === 'read' ? reading.signatures.filter(({ isIntact }) => isIntact) : [];
        expect(intact).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('a page exchanged by a revision behind the signature is told as changed afterwards', async () => {
    const forged = withRevision(signed, (increment) =>
      increment.put(contentOfPage, streamOf(shown('Gia mao', 100, 700))),
    );
    expect(await first(forged)).toMatchObject({
      verdict: 'invalid',
      isIntact: true,
      later: ['content'],
      faults: ['content-changed-later'],
    });
  });

  it('the same page under another number, a page more, and a script are all changes', async () => {
    const pageMore = withRevision(signed, (increment, object) => {
      const tree = object(2) as PdfDict;
      increment.put(2, written(new Map([...tree, ['Kids', [refOf(20), refOf(22), refOf(20)]] as const])));
    });
    const script = withRevision(signed, (increment, object) => {
      const action = dictOf({ S: nameOf('JavaScript'), JS: textOf('app.alert(1)') });
      increment.put(1, written(new Map([...(object(1) as PdfDict), ['OpenAction', action] as const])));
    });
    for (const forged of [pageMore, script]) {
      const reading = await verifySignatures(forged, options());
      const verdicts =
        reading.state === 'read' ? reading.signatures.map(({ verdict }) => verdict) : ['invalid'];
      expect(verdicts).toEqual(['invalid']);
    }
  });

  it('a signature that a later revision takes out of the file is told still, as worth nothing any more', async () => {
    const stripped = withRevision(signed, (increment, object) => {
      const { AcroForm: _, ...root } = Object.fromEntries(object(1) as PdfDict);
      increment.put(1, written(dictOf(root)));
    });
    expect(await read(stripped)).toMatchObject([
      { field: 'Signature1', verdict: 'invalid', isIntact: true, faults: ['content-changed-later'] },
    ]);
  });

  it('a note put over the page is told and leaves it undecided', async () => {
    const noted = withRevision(signed, (increment, object) => {
      const note = increment.add(
        dictOf({ Type: nameOf('Annot'), Subtype: nameOf('FreeText'), Rect: [0, 0, 500, 800] }),
      );
      increment.put(20, written(new Map([...(object(20) as PdfDict), ['Annots', [note]] as const])));
    });
    // The field of the signature is gone from the page with the same stroke.
    expect(await first(noted)).toMatchObject({
      verdict: 'undecided',
      later: ['annotations'],
      doubts: ['marked-later'],
    });
  });

  /** What covers the first page with another text, and says that it is the place of a signature. */
  const covering = (increment: Increment, more: Readonly<Record<string, PdfValue>>) => {
    const form = { Type: nameOf('XObject'), Subtype: nameOf('Form'), BBox: [0, 0, 595, 842] };
    const text = Buffer.from(`1 g 0 0 595 842 re f 0 g ${shown('Gia mao', 100, 700)}`);
    const appearance = increment.reserve();
    increment.put(appearance, written({ kind: 'stream', dict: dictOf(form), raw: text }));
    const AP = dictOf({ N: refOf(appearance) });
    const annotation = { Type: nameOf('Annot'), Subtype: nameOf('Widget'), Rect: [0, 0, 595, 842], AP };
    return increment.add(dictOf({ ...annotation, FT: nameOf('Sig'), ...more }));
  };
  type Change = Parameters<typeof withRevision>[1];
  const withMark = (bytes: Uint8Array, isField: boolean, make: (...change: Parameters<Change>) => PdfValue) =>
    withRevision(bytes, (increment, object) => {
      const [page, root] = [object(20), object(1)] as [PdfDict, PdfDict];
      const mark = make(increment, object);
      const marks = page.get('Annots') as readonly PdfValue[];
      increment.put(20, written(new Map([...page, ['Annots', [...marks, mark]] as const])));
      const form = root.get('AcroForm') as PdfDict;
      const fields = [...(form.get('Fields') as readonly PdfValue[]), ...(isField ? [mark] : [])];
      const grown = new Map([...form, ['Fields', fields] as const]);
      increment.put(1, written(new Map([...root, ['AcroForm', grown] as const])));
    });
  const lastSignature = (object: Parameters<Change>[1]) => {
    const form = (object(1) as PdfDict).get('AcroForm') as PdfDict;
    const last = (form.get('Fields') as readonly PdfRef[]).at(-1)!;
    return (object(last.number) as PdfDict).get('V')!;
  };

  it.each<[string, boolean, Parameters<typeof withMark>[2]]>([
    [
      'holds nothing and is no field of the form',
      false,
      (increment) => covering(increment, { V: dictOf({}) }),
    ],
    [
      'holds nothing and is a field of the form',
      true,
      (increment) => covering(increment, { T: textOf('Signature9'), V: dictOf({}) }),
    ],
    [
      'holds the signature that is there already, and is no field',
      false,
      (increment, object) => covering(increment, { V: lastSignature(object) }),
    ],
    [
      'holds the signature that is there already, as another field',
      true,
      (increment, object) => covering(increment, { T: textOf('Signature9'), V: lastSignature(object) }),
    ],
  ])(
    'what is drawn over a page as a signature that %s leaves every signature undecided',
    async (_, isField, make) => {
      for (const bytes of [signed, twice]) {
        const readings = await read(withMark(bytes, isField, make));
        for (const reading of readings.filter(({ field }) => field !== 'Signature9')) {
          expect(reading).toMatchObject({ verdict: 'undecided', doubts: ['marked-later'] });
          expect(reading.later).toContain('annotations');
        }
      }
    },
  );

  it('a picture over the page by somebody unknown makes the signature under it undecided; by who is trusted not', async () => {
    const box = { page: 1, left: 0, bottom: 0, width: 595, height: 842 };
    const mark = { kind: 'picture', picture: await aPicture(), box } as const;
    const unknown = await (await anAuthority('Tổ chức lạ')).signerFor(holder);
    expect(await read(await signPdf(signed, unknown, now, mark))).toMatchObject([
      { verdict: 'undecided', later: ['signatures', 'annotations'], doubts: ['marked-later'] },
      { verdict: 'undecided', doubts: ['not-trusted'] },
    ]);
    expect(await read(await signPdf(signed, signer, now, mark))).toMatchObject([
      { verdict: 'valid', later: ['signatures'] },
      { verdict: 'valid' },
    ]);
    // Without a place on the page it covers nothing.
    expect(await first(await signPdf(signed, unknown, now, null))).toMatchObject({ verdict: 'valid' });
  });

  it.each([
    ['the content of the page', contentOfPage, 'later'],
    ['the font', fontOfPage, 'later'],
    ['the content of the page', contentOfPage, 'before it was signed'],
    ['the font', fontOfPage, 'before it was signed'],
  ])('%s, listed as an annotation (%#), is content when it is exchanged', async (_, number, when) => {
    const listed = (
      bytes: Uint8Array,
      more: (increment: Increment, object: (each: number) => PdfValue) => void,
    ) =>
      withRevision(bytes, (increment, object) => {
        const page = object(20) as PdfDict;
        const marks = (page.get('Annots') ?? []) as readonly PdfValue[];
        increment.put(20, written(new Map([...page, ['Annots', [...marks, refOf(number)]] as const])));
        more(increment, object);
      });
    const exchange = (increment: Increment, object: (each: number) => PdfValue) => {
      const font = object(number);
      const pretence = { FT: nameOf('Sig'), V: dictOf({}), BaseFont: nameOf('Khac') };
      const body = font instanceof Map ? written(new Map([...font, ...dictOf(pretence)])) : null;
      increment.put(number, body ?? streamOf(shown('Gia mao', 100, 700)));
    };
    const isBefore = when !== 'later';
    const forged = isBefore
      ? withRevision(
          await signPdf(
            listed(plainPdf(), () => {}),
            signer,
            now,
            null,
          ),
          exchange,
        )
      : listed(signed, exchange);
    expect(await first(forged)).toMatchObject({
      verdict: 'invalid',
      isIntact: true,
      faults: ['content-changed-later'],
    });
  });

  it('a structure for screen readers that got the new signature at its end is no change; one that lost something is', async () => {
    const tagged = pdfOf([{ content: shown('Bao cao', 100, 700), entries: '/StructParents 0' }]);
    const tree = (parts: readonly string[]) =>
      dictOf({ Type: nameOf('StructTreeRoot'), K: parts.map((part) => dictOf({ S: nameOf(part) })) });
    const withTree = (bytes: Uint8Array, parts: readonly string[]) =>
      withRevision(bytes, (increment, object) =>
        increment.put(
          1,
          written(new Map([...(object(1) as PdfDict), ['StructTreeRoot', tree(parts)] as const])),
        ),
      );
    const once = await signPdf(withTree(tagged, ['P', 'H1']), signer, now, null);
    const added = await signPdf(withTree(once, ['P', 'H1', 'Form']), signer, now, null);
    expect(await first(added)).toMatchObject({ verdict: 'valid', later: ['signatures'] });
    const lost = await signPdf(withTree(once, ['P']), signer, now, null);
    expect(await first(lost)).toMatchObject({ verdict: 'invalid', faults: ['content-changed-later'] });
  });

  it('something behind the end that is no revision is told as changed', async () => {
    const appended = Buffer.concat([signed, Buffer.from('21 0 obj\n(x)\nendobj\n')]);
    expect(await first(appended)).toMatchObject({ verdict: 'invalid', later: ['content'] });
    const spaces = Buffer.concat([signed, Buffer.from('\r\n  ')]);
    expect(await first(spaces)).toMatchObject({ verdict: 'valid', later: [] });
  });

  it('a hole larger than the signature is refused', async () => {
    const wider = replaced(signed, /ByteRange \[0 \d+ \d+ \d+\]/, (found) => {
      const [, start, end, rest] = /\[0 (\d+) (\d+) (\d+)/.exec(found)!.map(Number) as number[];
      const parts = [start, end! + 20, rest! - 20].map((part) => String(part).padStart(10, '0'));
      return `ByteRange [0 ${parts.join(' ')}]`;
    });
    expect(await first(wider)).toMatchObject({
      verdict: 'invalid',
      isIntact: false,
      faults: ['contents-wrong'],
    });
  });

  it.each([
    ['a range that stands in an object of its own', 'ByteRange 5 0 R'],
    ['a range beyond the file', 'ByteRange [0 10 20 9999999]'],
    ['a range that begins later', 'ByteRange [9 10 20 30]'],
    ['a range of six numbers', 'ByteRange [0 1 2 3 4 5]'],
    ['a negative range', 'ByteRange [0 -1 20 30]'],
  ])('%s is refused', async (_, range) => {
    const reading = await first(replaced(signed, /ByteRange \[0 \d+ \d+ \d+\]/, () => range));
    expect(reading).toMatchObject({ verdict: 'invalid', isIntact: false, faults: ['byte-range-wrong'] });
  });

  it('a signature written twice into its dictionary makes the file unreadable', async () => {
    const wrapped = replaced(signed, '/Filter /Adobe.PPKLite', () => '/Contents <00>');
    expect(await verifySignatures(wrapped, options())).toEqual({ state: 'unreadable' });
  });

  it('a signature that leaves out the end of its revision is refused', async () => {
    const shorter = replaced(signed, /ByteRange \[0 \d+ \d+ \d+\]/, (found) =>
      found.replace(/(\d+)\]$/, (_, rest) => `${String(Number(rest) - 30).padStart(10, '0')}]`),
    );
    expect(await first(shorter)).toMatchObject({ verdict: 'invalid', faults: ['not-whole-revision'] });
  });

  it('garbage instead of a signature is refused', async () => {
    const garbage = replaced(
      signed,
      /Contents <3082[0-9a-f]{200}/,
      (found) => `Contents <${'ab'.repeat((found.length - 10) / 2)}`,
    );
    expect(await first(garbage)).toMatchObject({ verdict: 'invalid', faults: ['cms-unreadable'] });
  });

  it('an unknown digest in the message is refused', async () => {
    const sha256 = '0609608648016503040201';
    const other = replaced(signed, new RegExp(sha256, 'g'), () => '0609608648016503040209');
    expect(await first(other)).toMatchObject({
      verdict: 'invalid',
      faults: expect.arrayContaining(['algorithm-forbidden']),
    });
  });

  it('the signature of another file is refused', async () => {
    const other = Buffer.from(
      await signPdf(pdfOf([{ content: shown('Khac', 100, 700) }]), signer, now, null),
    );
    const message = /Contents (<[0-9a-f]+>)/.exec(other.toString('latin1'))![1]!;
    const moved = replaced(signed, /Contents <[0-9a-f]+>/, () => `Contents ${message}`);
    expect(await first(moved)).toMatchObject({ verdict: 'invalid', faults: ['digest-differs'] });
  });

  it('the certificate of somebody else beside the signature is refused', async () => {
    // The signer's own key under a certificate in another name: what was signed names the first one.
    const message = /Contents <([0-9a-f]+)>/.exec(signed.toString('latin1'))![1]!;
    const name = Buffer.from('Nguyễn Văn An').toString('hex');
    const other = Buffer.from('Nguyễn Văn Bn').toString('hex');
    expect(message.split(name)).toHaveLength(2);
    const renamed = replaced(signed, name, () => other);
    const reading = await first(renamed);
    expect(reading.verdict).toBe('invalid');
    expect(reading.faults).toContain('other-certificate');
  });
});

describe('a list of revoked certificates', () => {
  it('of thousands of entries is looked through quickly', async () => {
    const [certificate] = await signer.certificates();
    const own = { certificate: certificate!, at: new Date('2026-01-01T00:00:00Z') };
    const others = await revocationList(authority, [own], undefined, 20_000);
    expect(others.length).toBeGreaterThan(400_000);
    const begun = performance.now();
    const reading = await first(signed, { ask: async () => others });
    expect(reading).toMatchObject({ verdict: 'invalid', revocation: 'revoked' });
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});

describe('files that no honest program makes', () => {
  it.each<[string, () => Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['no PDF', () => Buffer.from('PK\u0003\u0004')],
    ['51 MB', () => Buffer.alloc(51 * 1024 * 1024)],
    [
      'sections in a circle',
      () => Buffer.from(`%PDF-1.7\nxref\n0 0\ntrailer<</Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF`),
    ],
    [
      'arrays without end',
      () => Buffer.from(`%PDF-1.7\nxref\n0 0\ntrailer${'['.repeat(100_000)}\nstartxref\n9\n%%EOF`),
    ],
    [
      'more objects than bytes',
      () => Buffer.from('%PDF-1.7\nxref\n0 99999999\ntrailer<<>>\nstartxref\n9\n%%EOF'),
    ],
  ])('%s', async (_, make) => {
    const begun = performance.now();
    expect(await verifySignatures(make(), options())).toEqual({ state: 'unreadable' });
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('encrypted files are said to be so', async () => {
    const encrypted = pdfOf([{ content: '' }], [], '/Encrypt<</Filter/Standard>>');
    expect(await verifySignatures(encrypted, options())).toEqual({ state: 'encrypted' });
  });

  it('whatever bytes are damaged, an answer is given', async () => {
    const change = fc.tuple(fc.integer({ min: 0, max: twice.length - 1 }), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), async (changes) => {
        const damaged = Buffer.from(twice);
        for (const [at, byte] of changes) damaged[at] = byte;
        const reading = await verifySignatures(damaged, { ...options(), ask: null });
        expect(['read', 'unreadable', 'encrypted']).toContain(reading.state);
      }),
      { numRuns: 100 },
    );
  });
});
