import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, Paragraph, Table } from '../document.ts';
import { readPagePicture } from './page.ts';
import { readPicture } from './picture.ts';
import { asPng, printed, type SamplePage, scanned } from './picture-sample.ts';
import { type OcrSession, openOcr } from './session.ts';

let session: OcrSession;
beforeAll(async () => {
  session = await openOcr();
});
afterAll(() => session.close());

const columns = [10, 25, 95, 120, 145, 170];
const figures = [
  ['STT', 'Chỉ tiêu', 'Năm 2021', 'Năm 2022', 'Ghi chú'],
  ['1.1', 'Số hồ sơ đã tiếp nhận', '1.157', '980', ''],
  ['1.2', 'Tỷ lệ giải quyết đúng hạn', '99,7', '100%', '-'],
  ['1.3', 'Điểm trừ', '-0,50', '0', '02'],
] as const;

/** A ruled table whose last row joins its first two cells. */
function tablePage(): SamplePage {
  const rows = figures.map((_, row) => 20 + row * 12);
  const texts = figures.flatMap((cells, row) =>
    cells.map((text, column) => ({ text, x: columns[column]! + 3, y: rows[row]! + 3.5, bold: row === 0 })),
  );
  const bottom = rows.at(-1)! + 24;
  const down = columns.map((x, column) => [x, 20, x, column === 1 ? bottom - 12 : bottom] as const);
  const across = [...rows, bottom - 12, bottom].map((y) => [10, y, 170, y] as const);
  const total = [
    { text: 'Tổng số', x: 13, y: bottom - 8.5 },
    { text: '2.137', x: 98, y: bottom - 8.5 },
  ];
  return {
    width: 180,
    height: 110,
    texts: [...texts, ...total].filter(({ text }) => text !== ''),
    rules: [...down, ...across],
  };
}

function tableIn(blocks: readonly Block[]): Table {
  const table = blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error('no table');
  return table;
}

const paragraphsIn = (blocks: readonly Block[]) =>
  blocks.filter((block): block is Paragraph => block.kind === 'paragraph');

function expectFigures(table: Table): void {
  for (const [row, cells] of figures.entries()) {
    for (const [column, text] of cells.entries()) {
      const cell = table.cells.find((one) => one.row === row + 1 && one.column === column + 1);
      if (/\d|^$|^-$/u.test(text) && row > 0) expect(cell).toMatchObject({ text });
      if (/\d|^$|^-$/u.test(text) && row > 0) expect(cell?.doubts ?? []).toEqual([]);
    }
  }
}

describe('a scanned table', () => {
  it('gives every figure as printed and for certain, blanks blank and joined cells joined', async () => {
    const page = await scanned(await printed(tablePage()), { lean: 1.3, grain: 25 });
    const table = tableIn(await readPagePicture({ page: 3, ...page }, session));
    expect(table).toMatchObject({ number: 1, rows: 5, columns: 5, place: { page: 3, table: 1 } });
    expectFigures(table);
    const total = table.cells.find((cell) => cell.row === 5 && cell.column === 1);
    expect(total).toMatchObject({ columnSpan: 2, text: 'Tổng số' });
    expect(total?.marks).toEqual([{ offset: 0, place: { page: 3, table: 1, row: 5, column: 1 } }]);
    expect(table.cells.find((cell) => cell.row === 5 && cell.column === 3)).toMatchObject({ text: '2.137' });
  });

  it('is read from a photo that leans by nine degrees in a shadow', async () => {
    const page = await scanned(await printed(tablePage()), { lean: -9, grain: 15, shadow: 0.45 });
    expectFigures(tableIn(await readPagePicture({ page: 1, ...page }, session)));
  });

  it.each([
    ['upside down', 180],
    ['on its side', 90],
  ])('is turned up where it lies %s', async (_, angle) => {
    const page = await scanned(await printed(tablePage()), { lean: angle, grain: 10 });
    expectFigures(tableIn(await readPagePicture({ page: 1, ...page }, session)));
  });

  it('is read at 150 dots an inch', async () => {
    const page = await scanned(await printed({ ...tablePage(), dpi: 150 }), { grain: 10 });
    expectFigures(tableIn(await readPagePicture({ page: 1, ...page }, session)));
  });
});

const letter: SamplePage = {
  width: 180,
  height: 120,
  texts: [
    { text: '2', x: 88, y: 5 },
    { text: 'ỦY BAN NHÂN DÂN', x: 15, y: 15, size: 12 },
    { text: 'XÃ AN BÌNH', x: 24, y: 21, size: 12, bold: true },
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 75, y: 15, size: 12, bold: true },
    { text: 'Độc lập - Tự do - Hạnh phúc', x: 92, y: 21, size: 13, bold: true },
    { text: 'Trong năm 2022, bộ phận một cửa của xã An Bình đã', x: 30, y: 45 },
    { text: 'tiếp nhận 1.157 hồ sơ, trong đó giải quyết đúng hạn là', x: 20, y: 52 },
    { text: '1.144 hồ sơ, đạt tỷ lệ 98,9%.', x: 20, y: 59 },
    { text: 'Nơi nhận:', x: 20, y: 75, size: 12 },
    { text: '- Như trên;', x: 20, y: 81, size: 11 },
    { text: '- Lưu: VT.', x: 20, y: 86, size: 11 },
    { text: 'CHỦ TỊCH', x: 120, y: 75, bold: true },
    { text: 'Nguyễn Văn Mẫu', x: 112, y: 100, bold: true },
  ],
};

describe('a scanned letter', () => {
  it('is read column by column and paragraph by paragraph', async () => {
    const page = await scanned(await printed(letter), { lean: -0.7, grain: 20 });
    const paragraphs = paragraphsIn(await readPagePicture({ page: 1, ...page }, session));
    const texts = paragraphs.map(({ text }) => text);
    const at = (start: string) => texts.findIndex((text) => text.startsWith(start));
    expect(paragraphs[0]).toMatchObject({ role: 'header', text: '2' });
    expect(at('XÃ AN BÌNH')).toBeLessThan(at('CỘNG HÒA'));
    expect(texts).toContain(
      'Trong năm 2022, bộ phận một cửa của xã An Bình đã tiếp nhận 1.157 hồ sơ, trong đó giải quyết đúng hạn là 1.144 hồ sơ, đạt tỷ lệ 98,9%.',
    );
    expect(at('- Lưu')).toBeLessThan(at('CHỦ TỊCH'));
    expect(at('CHỦ TỊCH')).toBeLessThan(at('Nguyễn'));
  });
});

describe('a picture file', () => {
  it('is read by its own density, with the number of its pages', async () => {
    const bytes = await asPng(await printed(letter));
    const seen: number[][] = [];
    const document = await readPicture(bytes, session, { onProgress: (...progress) => seen.push(progress) });
    expect(document).toMatchObject({ format: 'image', pages: 1, unread: [] });
    expect(paragraphsIn(document.blocks).some(({ text }) => text.includes('1.157 hồ sơ'))).toBe(true);
    expect(seen).toEqual([[1, 1]]);
  });

  it('without print gives no words and says so', async () => {
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><circle cx="450" cy="500" r="250" fill="#777"/><path d="M250 350L300 100L420 270ZM650 350L600 100L480 270Z"/><circle cx="360" cy="450" r="30"/><circle cx="540" cy="450" r="30"/></svg>';
    const bytes = await sharp(Buffer.from(drawing)).flatten({ background: '#fff' }).jpeg().toBuffer();
    const document = await readPicture(bytes, session);
    expect(document).toMatchObject({ blocks: [], unread: [{ code: 'picture-unread', place: { page: 1 } }] });
  });

  it('that is damaged or too large is refused', async () => {
    const whole = await asPng(await printed(letter));
    await expect(readPicture(whole.subarray(0, whole.length / 2), session)).rejects.toMatchObject({
      code: 'picture-unreadable',
    });
    await expect(readPicture(new Uint8Array([1, 2, 3]), session)).rejects.toMatchObject({
      code: 'picture-unreadable',
    });
    const huge = { width: 10_000, height: 8_100, channels: 3 as const, background: '#ffffff' };
    const bytes = await sharp({ create: huge }).grayscale().png({ compressionLevel: 1 }).toBuffer();
    await expect(readPicture(bytes, session)).rejects.toMatchObject({ code: 'file-too-large' });
  });
});
