import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Problem } from '../base/problem.ts';
import { isEncryptedOffice, openZip } from './zip.ts';

const small = () =>
  zipSync({ 'word/document.xml': strToU8('<a>xin chào</a>'), 'b.txt': [strToU8('stored'), { level: 0 }] });

describe('a packed file', () => {
  test('lists and reads its entries', async () => {
    const zip = await openZip(small());
    expect(zip.names).toEqual(['word/document.xml', 'b.txt']);
    expect(Buffer.from((await zip.read('word/document.xml'))!).toString()).toBe('<a>xin chào</a>');
    expect(Buffer.from((await zip.read('b.txt'))!).toString()).toBe('stored');
    expect(await zip.read('c.txt')).toBe(undefined);
  });

  test('names pointing out of the archive are not listed', async () => {
    const zip = await openZip(
      zipSync({ '../up.txt': strToU8('x'), 'dir/': new Uint8Array(), 'in.txt': strToU8('x') }),
    );
    expect(zip.names).toEqual(['in.txt']);
  });

  test('cut short, or no zip at all, is damaged', async () => {
    const whole = small();
    for (const bytes of [
      whole.subarray(0, whole.length - 5),
      whole.subarray(0, 20),
      new Uint8Array(),
      strToU8('PK xin chào'),
    ]) {
      await expect(openZip(bytes)).rejects.toMatchObject({ code: 'file-damaged' });
    }
  });

  test('a changed byte in the packed words is noticed', async () => {
    const bytes = small();
    bytes[50] = bytes[50]! ^ 0x55;
    const zip = await openZip(bytes);
    await expect(zip.read('word/document.xml')).rejects.toMatchObject({ code: 'file-damaged' });
  });

  test('an entry under a password is said to be so', async () => {
    const bytes = small();
    const directory = Buffer.from(bytes).indexOf('PK\u0001\u0002');
    bytes[directory + 8] = bytes[directory + 8]! | 1;
    await expect(openZip(bytes)).rejects.toMatchObject({ code: 'file-encrypted' });
  });
});

describe('a packed file that expands too far', () => {
  test('by its number of entries', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 2001 }, (_, index) => [`${index}.txt`, new Uint8Array()]),
    );
    await expect(openZip(zipSync(many))).rejects.toMatchObject({ code: 'file-expands-too-far' });
  });

  test('by its ratio', async () => {
    const zip = await openZip(zipSync({ 'a.xml': new Uint8Array(40 * 2 ** 20) }));
    await expect(zip.read('a.xml')).rejects.toMatchObject({ code: 'file-expands-too-far' });
  });

  test('whatever size it claims', async () => {
    const bytes = Buffer.from(zipSync({ 'a.xml': new Uint8Array(40 * 2 ** 20) }));
    bytes.writeUInt32LE(100, bytes.indexOf('PK\u0001\u0002') + 24);
    const zip = await openZip(bytes);
    await expect(zip.read('a.xml')).rejects.toMatchObject({ code: 'file-expands-too-far' });
  });

  test('over all entries read', async () => {
    const zip = await openZip(zipSync({ a: new Uint8Array(600), b: new Uint8Array(600) }), {
      expanded: 1000,
    });
    expect((await zip.read('a'))?.length).toBe(600);
    await expect(zip.read('b')).rejects.toMatchObject({ code: 'file-expands-too-far' });
  });
});

test('an Office file under a password is an OLE container with the package inside', () => {
  const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const name = Buffer.from('EncryptedPackage\0', 'utf16le');
  expect(isEncryptedOffice(Buffer.concat([magic, Buffer.alloc(600), name]))).toBe(true);
  expect(isEncryptedOffice(Buffer.concat([magic, Buffer.alloc(600)]))).toBe(false);
  expect(isEncryptedOffice(small())).toBe(false);
});

test('no mutated archive does worse than a problem', async () => {
  const whole = Buffer.from(small());
  const mutation = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(mutation, async (changes) => {
      const bytes = Buffer.from(whole);
      for (const [offset, value] of changes) bytes[offset] = value;
      await openZip(bytes)
        .then((zip) => Promise.all(zip.names.map((name) => zip.read(name))))
        .catch((error) => expect(error).toBeInstanceOf(Problem));
    }),
    { numRuns: 300 },
  );
});

test('a megabyte is expanded quickly', async () => {
  const text = Buffer.from('<w:p>báo cáo</w:p>'.repeat(60_000));
  expect(deflateRawSync(text).length).toBeLessThan(text.length / 50);
  const zip = await openZip(zipSync({ 'a.xml': text }));
  expect((await zip.read('a.xml'))?.length).toBe(text.length);
});
