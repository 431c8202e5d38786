import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { sampleDocx, samplePdf, samplePicture, sampleXlsx } from '../../tests/sample-files.ts';
import { attachable, checkedType } from './checked-type.ts';

const mib = 2 ** 20;
const typeOf = (bytes: Uint8Array) => checkedType(bytes, attachable, 20 * mib);
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

it('tells documents, sheets, PDFs and pictures by their content', async () => {
  expect(await typeOf(sampleDocx())).toContain('wordprocessingml');
  expect(await typeOf(await sampleXlsx())).toContain('spreadsheetml');
  expect(await typeOf(samplePdf())).toBe('application/pdf');
  expect(await typeOf(await samplePicture('png'))).toBe('image/png');
  expect(await typeOf(await samplePicture('jpeg'))).toBe('image/jpeg');
});

it('refuses what is not allowed, whatever it is called: programs, pages, drawings, plain archives', async () => {
  for (const bytes of [
    bytesOf(`MZ${'\0'.repeat(200)}`),
    bytesOf('\x7fELF\x02\x01\x01'.padEnd(200, '\0')),
    bytesOf('<!doctype html><script>alert(1)</script>'),
    bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    zipSync({ 'run.exe': bytesOf('MZ') }),
  ])
    await expect(typeOf(bytes)).rejects.toThrow('file-type-unknown');
  await expect(checkedType(samplePdf(), ['image/png'], mib)).rejects.toThrow('file-type-unknown');
});

it('is bounded in size, and in what a packed file expands to', async () => {
  await expect(typeOf(new Uint8Array())).rejects.toThrow('file-empty');
  await expect(checkedType(samplePdf(), attachable, 100)).rejects.toThrow('file-too-large');
  const bomb = zipSync({
    '[Content_Types].xml': bytesOf('<Types/>'),
    'word/document.xml': new Uint8Array(60 * mib),
  });
  expect(bomb.length).toBeLessThan(mib);
  await expect(typeOf(bomb)).rejects.toThrow('file-expands-too-far');
});

it('refuses a packed file that is cut', async () => {
  const docx = sampleDocx();
  await expect(typeOf(docx.subarray(0, docx.length - 30))).rejects.toThrow('file-damaged');
});
