import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { Problem } from '../base/problem.ts';
import { maxFileBytes, readFile } from './read.ts';
import { writeWorkbook } from './sheet/write-xlsx.ts';
import { docxOf, paragraph, run } from './word/docx-sample.ts';

const text = 'Báo cáo kết quả cải cách hành chính năm 2022 của xã An Bình';
const words = async (bytes: Uint8Array, name: string) => {
  const { format, blocks, unread } = await readFile(bytes, name);
  return {
    format,
    text: blocks.map((block) => (block.kind === 'table' ? block.cells.map((cell) => cell.text) : block.text)),
    unread,
  };
};
const packed = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strToU8(content)])));

test('a file is read as what it is, whatever its name says', async () => {
  const docx = docxOf(paragraph(run(text)));
  expect(await words(docx, 'báo cáo.pdf')).toMatchObject({ format: 'docx', text: [text] });
  expect(await words(docx, 'báo cáo')).toMatchObject({ format: 'docx' });
  const sheet = { name: 'A', columns: [], rows: [{ cells: [{ text }] }] };
  expect(await words(await writeWorkbook([sheet]), 'a.doc')).toMatchObject({ format: 'xlsx', text: [text] });
  expect(await words(strToU8(text), 'a.docx')).toMatchObject({ format: 'text', text: [text] });
});

test('the name parts text from values parted by commas', async () => {
  const csv = strToU8('STT,Nội dung,Kết quả\n1,"Kế hoạch, nhiệm vụ",5\n2,Văn bản,7\n');
  expect((await words(csv, 'a.csv')).text).toEqual([
    ['STT', 'Nội dung', 'Kết quả', '1', 'Kế hoạch, nhiệm vụ', '5', '2', 'Văn bản', '7'],
  ]);
  expect((await words(csv, 'a.txt')).text).toHaveLength(3);
});

test('a page of HTML named .doc or .xls is read with its tables', async () => {
  const html = `<html><body><p>${text}</p><table><tr><td>1<td>2</table></body></html>`;
  expect((await words(strToU8(html), 'a.xls')).text).toEqual([text, ['1', '2']]);
  const mime = `MIME-Version: 1.0\nContent-Type: text/html; charset="utf-8"\n\n${html}`;
  expect((await words(strToU8(mime), 'a.doc')).text).toEqual([text, ['1', '2']]);
});

test('a guessed encoding is said', async () => {
  const tcvn3 = Buffer.from('Céng hßa x· héi chñ nghÜa ViÖt Nam', 'latin1');
  expect(await words(tcvn3, 'a.txt')).toMatchObject({
    text: ['Cộng hòa xã hội chủ nghĩa Việt Nam'],
    unread: [{ code: 'encoding-guessed' }],
  });
});

const types = (type: string) => ({
  '[Content_Types].xml': `<Types><Override PartName="/a.xml" ContentType="application/vnd.${type}"/></Types>`,
});
const openDocument = (kind: string, more = {}) =>
  packed({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<a/>', ...more });

test.each([
  ['nothing', new Uint8Array(), 'a.txt', 'file-empty'],
  [
    'slides',
    packed(types('openxmlformats-officedocument.presentationml.presentation.main+xml')),
    'a.docx',
    'file-type-save-as-docx',
  ],
  [
    'a binary workbook',
    packed(types('ms-excel.sheet.binary.macroEnabled.main')),
    'a.xlsb',
    'file-type-save-as-xlsx',
  ],
  ['an .ods', openDocument('spreadsheet'), 'a.ods', 'file-type-save-as-xlsx'],
  ['an .odp', openDocument('presentation'), 'a.odp', 'file-type-save-as-docx'],
  [
    'an encrypted .odt',
    openDocument('text', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }),
    'a.odt',
    'file-encrypted',
  ],
  ['a .pages', packed({ 'Index/Document.iwa': '' }), 'a.pages', 'file-type-save-as-docx'],
  ['a .numbers', packed({ 'Index/Document.iwa': '' }), 'a.numbers', 'file-type-save-as-xlsx'],
  ['a zip of anything', packed({ 'a.bin': 'x' }), 'a.docx', 'file-type-unknown'],
  ['half a zip', packed({ 'word/document.xml': text }).subarray(0, 60), 'a.docx', 'file-damaged'],
  ['a workbook of 1990', Uint8Array.from([9, 2, 6, 0, 0, 0, 16, 0]), 'a.xls', 'file-type-save-as-xlsx'],
  [
    'a Word 2003 page',
    strToU8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>'),
    'a.doc',
    'file-type-save-as-docx',
  ],
  [
    'an Excel 2003 page',
    strToU8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><w/>'),
    'a.xls',
    'file-type-save-as-xlsx',
  ],
  [
    'a program',
    Uint8Array.from({ length: 5000 }, (_, at) => (at * at * 31) % 256),
    'a.docx',
    'file-type-unknown',
  ],
] as const)('%s is refused with what to do', async (_, bytes, name, code) => {
  await expect(readFile(bytes, name)).rejects.toThrow(new Problem(code));
});

test('what is too large is refused before it is looked at', async () => {
  const unread = new Proxy(new Uint8Array(), {
    get: (_, name) => {
      if (name === 'length') return maxFileBytes + 1;
      throw new Error(`looked at: ${String(name)}`);
    },
  });
  await expect(readFile(unread, 'a.docx')).rejects.toThrow(new Problem('file-too-large'));
});
