import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { sample } from '../../../../tests/outputs-sample.ts';
import { readXlsx } from '../../../formats/sheet/xlsx.ts';
import { writeForms } from './forms.ts';

const sheetsOf = async (analyses: Parameters<typeof writeForms>[0]) => {
  const { blocks } = await readXlsx(await writeForms(analyses));
  return Map.groupBy(
    blocks.flatMap((block) => {
      if (block.kind === 'paragraph') return [{ sheet: block.marks[0]!.place.sheet!, text: block.text }];
      return block.cells.map((cell) => ({ sheet: block.place.sheet!, text: cell.text }));
    }),
    ({ sheet }) => sheet,
  );
};
const partsOf = async () =>
  Object.entries(unzipSync(await writeForms([sample]))).map(([name, bytes]) => ({
    name,
    xml: strFromU8(bytes),
  }));

describe('the forms as .xlsx', () => {
  test('have a sheet for each form, named by its number, between the head and the rest', async () => {
    const sheets = await sheetsOf([sample]);
    expect([...sheets.keys()]).toEqual([
      'Thông tin chung',
      'Biểu mẫu 1',
      'Phụ lục 5',
      'Bảng 3',
      'Số liệu khác',
    ]);
    const texts = (name: string) => sheets.get(name)!.map(({ text }) => text);
    expect(texts('Thông tin chung')).toEqual(
      expect.arrayContaining(['UBND xã An Bình', '74/BC-UBND', 'Báo cáo 6 tháng']),
    );
    expect(texts('Biểu mẫu 1')).toEqual(
      expect.arrayContaining(['STT', 'Chỉ tiêu thống kê', '99,9', '1.144', '@Chưa rõ']),
    );
    expect(texts('Phụ lục 5')).toEqual(expect.arrayContaining(['Năm 2019', 'Năm 2020', '12']));
    expect(texts('Bảng 3')).toEqual(expect.arrayContaining(['Điểm thẩm định', '1,5', '-0,5', 'Văn phòng']));
    expect(texts('Số liệu khác')).toEqual(
      expect.arrayContaining(['120 hồ sơ', '12/KH-UBND', 'Có hình không đọc được chữ.', 'Trang 2']),
    );
  });

  test('say in the cell what is doubtful and what was found there', async () => {
    const comments = (await partsOf())
      .filter(({ name }) => name.includes('comments'))
      .map(({ xml }) => xml)
      .join('');
    expect(comments).toContain('Lỗi: 118 / 120 = 98,3 %, báo cáo ghi 99,9 %');
    expect(comments).toContain('Đọc chưa chắc chắn (60 %)');
    expect(comments).toContain('Báo cáo ghi: “1,50”.');
  });

  test('hold no formula, whatever the file said, and numbers as numbers', async () => {
    const all = (await partsOf()).map(({ xml }) => xml).join('');
    expect(all).not.toMatch(/<f[ >]/);
    expect(all).toContain('=HYPERLINK(');
    expect(all).toContain('<v>1144</v>');
  });

  test('of several reports are told apart by number', async () => {
    const names = [...(await sheetsOf([sample, sample])).keys()];
    expect(names).toContain('1. Biểu mẫu 1');
    expect(names).toContain('2. Biểu mẫu 1');
  });
});
