import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { Problem } from '../../base/problem.ts';
import { openOle } from '../ole.ts';
import { ids, numberOfRk, readerOf, recordsFrom } from './biff.ts';
import { readXls } from './xls.ts';

const sample = (name: string) => new Uint8Array(readFileSync(new URL(name, import.meta.url)));

test('an .xls shows what an .xlsx would', async () => {
  const { format, blocks, unread } = await readXls(sample('sample.xls'));
  expect(format).toBe('xls');
  expect(unread).toEqual([{ code: 'sheet-hidden-left-out', place: { sheet: 'Ẩn' } }]);
  expect(blocks[0]).toMatchObject({ kind: 'paragraph', text: 'BÁO CÁO CẢI CÁCH HÀNH CHÍNH XÃ AN BÌNH' });
  const table = blocks[1];
  const cells = table?.kind === 'table' ? table.cells : [];
  expect(cells.slice(0, 5).map((cell) => [cell.text, cell.rowSpan, cell.columnSpan])).toEqual([
    ['STT', 2, 1],
    ['Chỉ tiêu', 2, 1],
    ['Kết quả', 1, 2],
    ['Năm 2021', 1, 1],
    ['Năm 2022', 1, 1],
  ]);
  const texts = cells.map((cell) => cell.text);
  expect(texts.slice(5, 17)).toEqual([
    '1',
    'Kế hoạch',
    '5',
    '6',
    '2',
    'Tỷ lệ',
    '99,7%',
    '1.157',
    '4',
    'Ngày',
    '07/06/2023',
    'TRUE',
  ]);
  expect(texts).toContain('Nội dung dài '.repeat(700).trim());
  expect(texts.slice(texts.indexOf('#DIV/0!')).slice(0, 7)).toEqual([
    '#DIV/0!',
    'c',
    '6',
    'PHỤ LỤC',
    'abc',
    '',
    '7',
  ]);
  expect(cells.at(-1)?.marks[0]?.place).toEqual({ sheet: 'Biểu 1', table: 1, row: 16, column: 4 });
});

test('a workbook of Excel 95 with text in TCVN3', async () => {
  const { blocks, unread } = await readXls(sample('sample-excel95.xls'));
  expect(unread).toEqual([{ code: 'encoding-guessed', place: {} }]);
  expect(blocks[0]).toMatchObject({ text: 'Cộng hòa xã hội chủ nghĩa Việt Nam' });
  const cells = blocks[1]?.kind === 'table' ? blocks[1].cells.map((cell) => cell.text) : [];
  expect(cells).toEqual(['STT', 'Chỉ tiêu', 'Kết quả', '1', 'Tổng số hồ sơ', '1.157', '2', 'Tỷ lệ', '99,7%']);
});

test('a workbook with a password is refused as such', async () => {
  const bytes = sample('sample.xls');
  const stream = openOle(bytes).stream('Workbook')!;
  const start = Buffer.from(stream.buffer, stream.byteOffset, 40);
  const at = Buffer.from(bytes.buffer).indexOf(start);
  const second = at + 4 + stream.getUint16(2, true);
  bytes[second] = ids.filePass;
  bytes[second + 1] = 0;
  await expect(readXls(bytes)).rejects.toThrow(new Problem('file-encrypted'));
});

test('numbers in thirty bits', () => {
  expect([0x40200000, 0x40200001, (36 << 2) | 2, (9970 << 2) | 3].map(numberOfRk)).toEqual([
    8, 0.08, 36, 99.7,
  ]);
});

test('a text cut by a continuing record goes on in letters of another width', () => {
  const parts = [Uint8Array.of(0, 65, 66), Uint8Array.of(1, 0xbf, 0x1e, 67, 0), Uint8Array.of(0, 68)];
  expect(readerOf({ id: ids.texts, parts }).wide(5)).toBe('ABếCD');
});

test('a stream that breaks off ends, what is no workbook is damaged', async () => {
  expect([...recordsFrom(new DataView(Uint8Array.of(9, 8, 200, 0, 1).buffer), 0)]).toEqual([]);
  await expect(readXls(strToU8('một, hai, ba'))).rejects.toThrow(new Problem('file-damaged'));
});
