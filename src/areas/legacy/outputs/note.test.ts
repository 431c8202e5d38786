import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { sample } from '../../../../tests/outputs-sample.ts';
import { writeNote } from './note.ts';

const today = '2026-11-21';
const partsOf = async (analyses: Parameters<typeof writeNote>[0]) =>
  Object.fromEntries(
    Object.entries(unzipSync(await writeNote(analyses, today))).map(([name, bytes]) => [
      name,
      strFromU8(bytes),
    ]),
  );
const textOf = (xml: string) => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');

describe('the note of findings', () => {
  test('says what was checked, found, held and not read', async () => {
    const text = textOf((await partsOf([sample]))['word/document.xml']!);
    for (const part of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Tệp “bao-cao.docx” (mã SHA-256: ab12ab12ab12…): báo cáo 6 tháng số 74/BC-UBND ngày 07/6/2023 của UBND xã An Bình; số liệu tính từ ngày 06/12/2022 đến ngày 07/6/2023.',
      'Có 03 phát hiện: 01 lỗi, 01 cảnh báo, 01 lưu ý.',
      '118 / 120 = 98,3 %, báo cáo ghi 99,9 %\n99,9\n98,3\nLỗi',
      'khớp 01 quan hệ số liệu',
      '- Có hình không đọc được chữ (Trang 2).',
      'trước khi ký, gửi./.',
      '118 + 2 = 120',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('has the page of NĐ 30/2020: A4, margins 20/20/30/15 mm, number above from page 2', async () => {
    const parts = await partsOf([sample]);
    const xml = parts['word/document.xml']!;
    expect(xml).toMatch(/<w:pgSz w:w="11907" w:h="16840"/);
    expect(xml).toMatch(/w:top="1134" w:right="851" w:bottom="1134" w:left="1701"/);
    expect(xml).toContain('<w:titlePg/>');
    expect(parts['word/styles.xml']).toMatch(/w:rFonts [^>]*w:eastAsia="Times New Roman"/);
  });

  test('names each file where there are several, and says so where nothing was found', async () => {
    const empty = { ...sample, check: { ...sample.check, findings: [], held: [] } };
    const several = textOf((await partsOf([sample, empty]))['word/document.xml']!);
    expect(several).toContain('02 báo cáo');
    expect(several).toContain('Tệp “bao-cao.docx”:');
    const text = textOf((await partsOf([empty]))['word/document.xml']!);
    expect(text).toContain('Không có phát hiện nào.');
    expect(text).not.toContain('PHỤ LỤC');
  });

  test('is the same file each time', async () => {
    const first = await writeNote([sample], today);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 });
    const second = await writeNote([sample], today).finally(() => vi.useRealTimers());
    expect(second).toEqual(first);
  });
});
