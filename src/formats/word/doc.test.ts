import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openOle } from '../ole.ts';
import { readDoc } from './doc.ts';
import { readDocx } from './docx.ts';
import { sampleReport } from './docx-sample.ts';
import { readMutated } from './mutations.ts';

/** `sampleReport()` as a word processor saves it in the old format. */
const sample = readFileSync(new URL('./sample.doc', import.meta.url));

/** The sample with some bytes of the file header changed. */
function withHeader(change: (header: Buffer) => void): Buffer {
  const copy = Buffer.from(sample);
  const start = copy.indexOf(Buffer.from([0xec, 0xa5]));
  change(copy.subarray(start));
  return copy;
}

test('a .doc reads as the .docx it was saved from', async () => {
  const [old, original] = [await readDoc(sample), await readDocx(sampleReport())];
  const shown = (block: (typeof old.blocks)[number]) =>
    block.kind === 'paragraph'
      ? [block.role, block.text, block.bold, block.centred]
      : block.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, cell.text]);
  expect(old.blocks.map(shown)).toEqual(original.blocks.map(shown));
  expect(old.unread).toEqual([{ code: 'tracked-deletion-left-out', place: { paragraph: 6 }, quote: '24' }]);
});

test('places count the paragraphs of the body', async () => {
  const { blocks } = await readDoc(sample);
  const [title, , , total] = blocks.filter((block) => block.kind === 'paragraph' && block.role === 'body');
  expect(title).toMatchObject({ text: 'BÁO CÁO', marks: [{ offset: 0, place: { paragraph: 1 } }] });
  expect(total).toMatchObject({
    text: 'Tổng số 1.157 hồ sơ',
    marks: [{ offset: 0, place: { paragraph: 4 } }],
  });
});

describe('what cannot be read', () => {
  test.each([
    ['bytes of no kind', Buffer.from('xin chào'), 'file-damaged'],
    ['a file cut short', sample.subarray(0, 2000), 'file-damaged'],
    [
      'a password',
      withHeader((header) => header.writeUInt16LE(header.readUInt16LE(10) | 0x0100, 10)),
      'file-encrypted',
    ],
    ['Word 95', withHeader((header) => header.writeUInt16LE(0x0065, 2)), 'file-type-save-as-docx'],
    [
      'a text longer than the file',
      withHeader((header) => header.writeUInt32LE(0x7fffffff, 0x1a6)),
      'file-damaged',
    ],
  ])('%s', async (_, bytes, code) => {
    await expect(readDoc(bytes)).rejects.toMatchObject({ code });
  });

  test('sectors that run in a circle', () => {
    const copy = Buffer.from(sample);
    const table = (copy.readInt32LE(76) + 1) * 512;
    const directory = copy.readInt32LE(48);
    copy.writeInt32LE(directory, table + directory * 4);
    expect(() => openOle(copy)).toThrow(expect.objectContaining({ code: 'file-damaged' }));
  });

  test('mutated files do no worse than a problem', () => readMutated(sample, readDoc));
});
