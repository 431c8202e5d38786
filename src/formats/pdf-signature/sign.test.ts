import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfOf, shown } from '../pdf/fixtures.ts';
import { readPdf } from '../pdf/pdf.ts';
import { anAuthority, anchorsOf, aPicture, holder, now, plainPdf, validity } from './fixtures.ts';
import type { Mark } from './mark.ts';
import { SigningRefused } from './refused.ts';
import { roomAbove, stampBeside } from './room.ts';
import { completeSignature, prepareSignature } from './sign.ts';
import { type Signer, signPdf } from './signer.ts';
import { createSoftwareAuthority, type SoftwareAuthority } from './software-signer.ts';
import { verifySignatures } from './verify.ts';

let authority: SoftwareAuthority;
let signer: Signer;
beforeAll(async () => {
  authority = await anAuthority();
  signer = await authority.signerFor(holder);
});

async function read(bytes: Uint8Array) {
  const reading = await verifySignatures(bytes, { anchors: anchorsOf(authority), ask: null, now });
  return reading.state === 'read' ? reading.signatures : reading.state;
}

describe('signing by an outside signer', () => {
  it('asks for nothing but a signature over the attributes, and leaves every byte of the file as it was', async () => {
    const certificates = await signer.certificates();
    const prepared = await prepareSignature(plainPdf(), { certificates, at: now, mark: null });
    const signed = completeSignature(prepared, certificates, await signer.sign(prepared.signedAttributes));
    expect(Buffer.compare(signed.subarray(0, plainPdf().length), plainPdf())).toBe(0);
    expect(await read(signed)).toMatchObject([
      { isIntact: true, isPades: true, faults: [], time: { at: now } },
    ]);
  });

  it('refuses what another key signed, and what was signed of another file', async () => {
    const certificates = await signer.certificates();
    const prepared = await prepareSignature(plainPdf(), { certificates, at: now, mark: null });
    const other = await authority.signerFor(holder);
    const byOther = await other.sign(prepared.signedAttributes);
    expect(() => completeSignature(prepared, certificates, byOther)).toThrow('signature-wrong');
    const elsewhere = await prepareSignature(pdfOf([{ content: '' }]), { certificates, at: now, mark: null });
    const mixed = { ...prepared, signedAttributes: elsewhere.signedAttributes };
    const signature = await signer.sign(mixed.signedAttributes);
    expect(() => completeSignature(mixed, certificates, signature)).toThrow('signature-wrong');
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['no PDF', 'file-unreadable', () => signPdf(Buffer.from('PK'), signer, now, null)],
    [
      'an encrypted one',
      'file-encrypted',
      () => signPdf(pdfOf([{ content: '' }], [], '/Encrypt<</Filter/Standard>>'), signer, now, null),
    ],
    [
      'a certificate that is none',
      'certificate-unreadable',
      () => prepareSignature(plainPdf(), { certificates: [Buffer.from('x')], at: now, mark: null }),
    ],
    [
      'a picture that is none',
      'picture-unreadable',
      () => signPdf(plainPdf(), signer, now, pictured(Buffer.from('x'), 1)),
    ],
    [
      'a page that is not there',
      'outside-page',
      async () => signPdf(plainPdf(), signer, now, pictured(await aPicture(), 3)),
    ],
    [
      'a page that is turned',
      'page-turned',
      async () =>
        signPdf(pdfOf([{ content: '', entries: '/Rotate 90' }]), signer, now, pictured(await aPicture(), 1)),
    ],
  ])('refuses %s', async (_, code, work) => {
    await expect(work()).rejects.toThrow(code);
  });
});

describe('a damaged file', () => {
  it('is signed so that the signature holds, or refused', async () => {
    const picture = await aPicture();
    const once = Buffer.from(await signPdf(plainPdf(), signer, now, pictured(picture, 1)));
    const change = fc.tuple(fc.integer({ min: 0, max: once.length - 1 }), fc.integer({ min: 0, max: 255 }));
    const marks = fc.constantFrom<Mark | null>(null, pictured(picture, 1), {
      kind: 'annex',
      number: '01/BC-UBND',
      at: '2026-03-02T12:00:00+07:00',
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 30 }), marks, async (changes, mark) => {
        const damaged = Buffer.from(once);
        for (const [at, byte] of changes) damaged[at] = byte;
        stampBeside(damaged, 100);
        const signed = await signPdf(damaged, signer, now, mark).catch((error: unknown) => {
          if (!(error instanceof SigningRefused)) throw error;
          return null;
        });
        if (signed === null) return;
        const readings = await read(signed);
        // The earlier one may be what was damaged.
        const sound =
          typeof readings === 'string' ? [] : readings.filter(({ faults }) => faults.length === 0);
        expect(sound.map(({ isIntact }) => isIntact)).toContain(true);
      }),
      { numRuns: 150 },
    );
  });
});

const pictured = (picture: Uint8Array, page: number): Mark => ({
  kind: 'picture',
  picture,
  box: { page, left: 350, bottom: 300, width: 150, height: 70 },
});

describe('what a signature shows', () => {
  it('a picture, then a stamp and number and time of an annex, each in a revision that leaves the others valid', async () => {
    const first = await signPdf(plainPdf(), signer, now, pictured(await aPicture(), 2));
    const second = await signPdf(first, signer, now, pictured(await aPicture(), 2));
    const mark = { kind: 'annex', number: '74/BC-UBND', at: '2026-03-02T12:00:00+07:00' } as const;
    const third = await signPdf(second, signer, now, mark);
    expect(await read(third)).toMatchObject([
      { faults: [], later: ['signatures'] },
      { faults: [], later: ['signatures'] },
      { faults: [], later: [] },
    ]);
    const { blocks, unread } = await readPdf(third);
    expect(unread).toEqual([]);
    expect(JSON.stringify(blocks)).toContain('Phu luc');
  });

  it('stands above the name of the signer, below the post', async () => {
    const words = [shown('CHU TICH', 380, 400), shown('Nguyen Van An', 370, 300), shown('Luu: VT', 80, 300)];
    const text = shown('Nguyen Van An, Chu tich', 80, 700) + shown('trinh bay', 80, 720);
    const bytes = pdfOf([{ content: text + words.join('') }, { content: shown('Phu luc', 80, 700) }]);
    const room = await roomAbove(bytes, 'Nguyễn Văn An'.normalize('NFD').replace(/\p{M}/gu, ''));
    expect(room).toMatchObject({ page: 1, width: 150 });
    const { left, bottom, width, height } = room!;
    expect(left + width / 2).toBeCloseTo(370 + (13 * 6) / 2, 0);
    expect(bottom).toBeGreaterThan(300 + 10);
    expect(bottom + height).toBeLessThan(400);
    expect(height).toBeGreaterThan(60);
    expect(await roomAbove(bytes, 'Tran Thi Binh')).toBeNull();
  });
});

describe('the software signer', () => {
  it('does not exist in a real installation', async () => {
    await expect(createSoftwareAuthority('real', 'Tổ chức thử', validity)).rejects.toThrow('real');
  });
});
