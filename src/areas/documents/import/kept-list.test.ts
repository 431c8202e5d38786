import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { keptList, openHead } from './kept-list.ts';

it('of a small workbook whose cells share long texts no more is kept than 60 MB', async () => {
  const columns = ['Số, ký hiệu', 'Trích yếu', 'Người ký', 'Nơi nhận', 'Ghi chú'];
  const text = 'Kế hoạch cải cách hành chính '.repeat(200);
  const rows = Array.from({ length: 3000 }, (_, index) => [`${index + 1}/KH-UBND`, ...Array(4).fill(text)]);
  const bytes = await writeXlsx({ sheets: [{ name: 'Văn bản đi', rows: [columns, ...rows] }] });
  expect(bytes.length).toBeLessThan(1_000_000);
  const mapped = ['printed', 'subject', 'signer', 'recipients', 'note'] as const;
  const places = mapped.map((field, place) => [field, { label: columns[place]!, place }]);
  const mapping = { columns: Object.fromEntries(places), dateOrder: 'dmy' as const };
  await expect(keptList(await openHead(bytes, 'a.xlsx'), mapping)).rejects.toMatchObject({
    code: 'file-too-large',
  });
});
