import { describe, expect, it } from 'vitest';
import { readXlsx } from '../sheet/xlsx.ts';
import { openZip } from '../zip.ts';
import { aPaper, sampleTable } from './paper-sample.ts';
import { writeFormSheets } from './sheets.ts';

const [form] = aPaper().annexes;
const forms = [form!, { ...form!, heading: 'Biểu mẫu 2', landscape: false, reference: null }];

describe('the forms as .xlsx', () => {
  it('are read again: a sheet for each, headings above, every cell as printed', async () => {
    const { blocks } = await readXlsx(await writeFormSheets(forms, null));
    const tables = blocks.filter((block) => block.kind === 'table');
    expect(tables.map(({ place }) => place.sheet)).toEqual(['Biểu mẫu 1', 'Biểu mẫu 2']);
    const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    expect(texts).toEqual([form!.heading, form!.title, form!.reference, 'Biểu mẫu 2', form!.title]);
    const given = [...sampleTable(40).header, ...sampleTable(40).rows].flat().map((cell) => cell?.text ?? '');
    for (const table of tables)
      expect(table.cells.map(({ text }) => text).filter((text) => text !== '')).toEqual(
        given.filter((text) => text !== ''),
      );
  });

  it('hold values as numbers, with the decimals they were given', async () => {
    const cell = (number: string) => [{ text: 'như đã in', number }];
    const table = {
      columns: [{ width: 10, align: 'right' }],
      header: [[{ text: 'Số liệu' }]],
      rows: ['1157', '-0.5', '99.70', '12345678901234567', '0.123456', '1e3'].map(cell),
    } as const;
    const bytes = await writeFormSheets([{ ...form!, reference: null, table }], 'DỰ THẢO');
    const { blocks } = await readXlsx(bytes);
    const texts = blocks.flatMap((block) =>
      block.kind === 'table' ? block.cells.map(({ text }) => text) : [block.text],
    );
    expect(texts).toEqual([
      'DỰ THẢO',
      form!.heading,
      form!.title,
      'Số liệu',
      '1.157',
      '-0,5',
      '99,70',
      'như đã in',
      'như đã in',
      'như đã in',
    ]);
    const xml = Buffer.from((await (await openZip(bytes)).read('xl/worksheets/sheet1.xml'))!).toString();
    expect(xml).toContain('<v>1157</v>');
    expect(xml).toContain('<v>-0.5</v>');
  });

  it('are the same bytes each time', async () => {
    const first = await writeFormSheets(forms, null);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Buffer.from(await writeFormSheets(forms, null)).equals(Buffer.from(first))).toBe(true);
  });
});
