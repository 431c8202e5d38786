import { deflateSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import type { Block, Document, Table } from '../document.ts';
import { gridLines, hex, pdfOf, rule, shown, streamOf } from './fixtures.ts';
import { readPdf } from './pdf.ts';
import type { PagePicture } from './picture-page.ts';

vi.setConfig({ testTimeout: 60_000 });

const page = (content: string | Uint8Array, entries = '') => ({ content, entries });
const texts = ({ blocks }: Document) =>
  blocks.map((block) => (block.kind === 'paragraph' ? block.text : '[table]'));
const tablesOf = ({ blocks }: Document) => blocks.filter((block): block is Table => block.kind === 'table');
const rowsOf = (table: Table | undefined) =>
  Array.from({ length: table?.rows ?? 0 }, (_, row) =>
    table?.cells.filter((cell) => cell.row === row + 1).map(({ text }) => text),
  );
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    (error: { code?: string }) => error.code,
  );

/** Full lines reach from 70 to 520 points; letters are 6 points wide. */
const full = 'Ủy ban nhân dân xã An Bình báo cáo kết quả cải cách hành chính quý I,';

describe('running text', () => {
  it('joins lines into paragraphs and says where each line stands', async () => {
    const content =
      shown(full, 100, 700) +
      shown(`${full} năm2`, 70, 684) +
      shown('như sau:', 70, 668) +
      shown('- Một;', 100, 652);
    const document = await readPdf(pdfOf([page(content)]));
    expect(texts(document)).toEqual([`${full} ${full} năm2 như sau:`, '- Một;']);
    const [first] = document.blocks;
    expect(
      first?.kind === 'paragraph' && first.marks.map(({ offset, place }) => [offset, place.page, place.line]),
    ).toEqual([
      [0, 1, 1],
      [full.length + 1, 1, 2],
      [2 * full.length + 7, 1, 3],
    ]);
  });

  it('keeps a paragraph whole over a page break and drops page numbers and repeated headers', async () => {
    const header = shown('UBND xã An Bình', 70, 815, 10);
    const lines = (from: number) => shown(`${full} năm2`, 70, from) + shown(`${full} năm2`, 70, from - 16);
    const first = header + shown(full, 100, 716) + lines(700) + lines(668);
    const second = header + shown('2', 300, 800) + lines(700) + shown('như sau:', 70, 668);
    const third = header + shown('3', 300, 800) + shown(full, 100, 716) + lines(700) + shown('Hết.', 70, 668);
    const document = await readPdf(pdfOf([page(first), page(second), page(third)]));
    const body = document.blocks.filter((block) => block.kind === 'paragraph' && block.role === 'body');
    expect(body).toHaveLength(2);
    expect(body[0]?.kind === 'paragraph' && body[0].marks.map(({ place }) => place.page)).toEqual([
      1, 1, 1, 1, 1, 2, 2, 2,
    ]);
    expect(texts(document)).not.toContain('2');
    expect(
      document.blocks.filter((block) => block.kind === 'paragraph' && block.role === 'header'),
    ).toHaveLength(3);
  });

  it('reads the letterhead column by column', async () => {
    const content =
      shown('UBND HUYỆN ĐỒNG XANH', 80, 780, 12) +
      shown('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 300, 779, 11, 'B') +
      shown('XÃ AN BÌNH', 110, 764, 12, 'B') +
      shown('Độc lập - Tự do - Hạnh phúc', 320, 763, 12, 'B') +
      rule(320, 760, 480, 760) +
      shown('Số: 12/BC-UBND', 100, 735) +
      shown('An Bình, ngày 07 tháng 6 năm 2023', 310, 735) +
      shown('BÁO CÁO', 276, 690, 14, 'B') +
      shown(full, 100, 660);
    expect(texts(await readPdf(pdfOf([page(content)])))).toEqual([
      'UBND HUYỆN ĐỒNG XANH',
      'XÃ AN BÌNH',
      'Số: 12/BC-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'An Bình, ngày 07 tháng 6 năm 2023',
      'BÁO CÁO',
      full,
    ]);
  });

  it('joins marks and letters painted apart, and keeps spaces as they show', async () => {
    const marked = `BT /F 12 Tf 1 0 0 1 70 700 Tm <${hex('Tie')}> Tj ET BT /F 12 Tf 1 0 0 1 82 700 Tm <${hex('\u0302')}> Tj 1 0 0 1 82 700 Tm <${hex('\u0301')}> Tj 1 0 0 1 88 700 Tm <${hex('ng Viê')}> Tj 1 0 0 1 124 700 Tm <${hex('t')}> Tj 1 0 0 1 118 699 Tm <${hex('\u0323')}> Tj ET\n`;
    const kerned = `BT /F 12 Tf 1 0 0 1 70 670 Tm [<${hex('B')}> -100 <${hex('Á')}> -100 <${hex('O ')}> -100 <${hex('C')}> -120 <${hex('ÁO')}>] TJ ET\n`;
    const gaps = `BT /F 12 Tf 1 0 0 1 70 640 Tm [<${hex('hai')}> -333 <${hex('từ')}>] TJ ET\n`;
    const raised =
      shown('km', 70, 610) + shown('2', 82, 615, 7) + shown('năm 2023', 70, 580) + shown('1', 118, 585, 7);
    const ligature = shown('o\ufb03ce\u00ad', 70, 550) + shown('n', 70, 534);
    expect(texts(await readPdf(pdfOf([page(marked + kerned + gaps + raised + ligature)])))).toEqual([
      'Tiếng Việt',
      'BÁO CÁO',
      'hai từ',
      'km²',
      'năm 2023¹',
      'office',
      'n',
    ]);
  });

  it('drops what is printed twice, hidden, cut off or stamped across', async () => {
    const twice = shown('Số 12', 70, 700) + shown('Số 12', 70.3, 700);
    const hidden = `BT 3 Tr ET ${shown('ẩn', 70, 650)} BT 0 Tr ET `;
    const cutOff = `q 60 600 100 20 re W n ${shown('thấy', 70, 604)}${shown('cắt', 70, 590)} Q `;
    const across = `BT /F 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm <${hex('DỰ THẢO')}> Tj ET `;
    expect(texts(await readPdf(pdfOf([page(twice + hidden + cutOff + across)])))).toEqual(['Số 12', 'thấy']);
  });

  it('reads .VnTime, and gives no text where the file does not tell its letters', async () => {
    const old = await readPdf(pdfOf([page('BT /V 12 Tf 70 700 Td (C\\353ng h\\337a x\\267 h\\351i) Tj ET')]));
    expect(texts(old)).toEqual(['Cộng hòa xã hội'.replace('ộ', 'ở')]);
    const blind = await readPdf(
      pdfOf([page(shown('\u0003\u0026\u0003\u0148\u0003\u0251'.repeat(20), 70, 700, 8, 'N'))]),
    );
    expect(blind).toMatchObject({ blocks: [], unread: [{ code: 'page-unreadable', place: { page: 1 } }] });
  });
});

describe('tables', () => {
  const head =
    shown('STT', 75, 706) +
    shown('Chỉ tiêu', 130, 706) +
    shown('Kết quả', 310, 714) +
    shown('Đơn vị', 285, 694) +
    shown('Số', 385, 694);
  const body =
    shown('1.', 75, 670) +
    shown('Hình thức', 125, 670) +
    shown('Chưa = 0', 285, 676) +
    shown('Hoàn thành = 1', 285, 662) +
    shown('1', 390, 670);
  const lines = gridLines([70, 120, 280, 380, 440], [725, 685, 655]) + rule(280, 708, 440, 708);
  const merged = lines.replace(rule(380, 725, 380, 655), rule(380, 708, 380, 655));

  it('rebuilds a ruled table with merged cells', async () => {
    const [table] = tablesOf(
      await readPdf(pdfOf([page(`${shown('Biểu mẫu 1', 200, 750)}${merged}${head}${body}`)])),
    );
    expect(table).toMatchObject({ number: 1, rows: 3, columns: 4, place: { page: 1, table: 1 } });
    expect(rowsOf(table)).toEqual([
      ['STT', 'Chỉ tiêu', 'Kết quả'],
      ['Đơn vị', 'Số'],
      ['1.', 'Hình thức', 'Chưa = 0\nHoàn thành = 1', '1'],
    ]);
    expect(table?.cells.map(({ rowSpan, columnSpan }) => [rowSpan, columnSpan])).toEqual([
      [2, 1],
      [2, 1],
      [1, 2],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(table?.cells.at(-1)?.marks).toEqual([
      { offset: 0, place: { page: 1, table: 1, row: 3, column: 4 } },
    ]);
  });

  it.each([90, 180, 270])('reads it on a page turned by %i degrees', async (turn) => {
    const turned = await readPdf(pdfOf([page(merged + head + body, `/Rotate ${turn}`)]));
    const upright = await readPdf(pdfOf([page(merged + head + body)]));
    expect(turned.blocks).toEqual(upright.blocks);
  });

  it('reads it drawn as cells, thin rectangles or dots, in a form', async () => {
    const cells = '70 685 50 40 re S 121 685 160 40 re S 70 655 50 30 re S 121 655 160 30 re S ';
    const text =
      shown('STT', 75, 706) + shown('Chỉ tiêu', 130, 706) + shown('1.', 75, 670) + shown('Một', 125, 670);
    const bars =
      [70, 120, 280].map((x) => `${x} 655 0.5 70 re f `).join('') +
      [655, 685, 725].map((y) => `70 ${y} 210 0.5 re f `).join('');
    const dots =
      [655, 685, 725]
        .flatMap((y) => Array.from({ length: 106 }, (_, k) => `${70 + 2 * k} ${y} 1 1 re f `))
        .join('') +
      [70, 120, 280]
        .flatMap((x) => Array.from({ length: 36 }, (_, k) => `${x} ${655 + 2 * k} 1 1 re f `))
        .join('');
    const form = streamOf(
      '/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Matrix[1 0 0 1 0 -100]',
      `0.5 w ${gridLines([70, 120, 280], [825, 785, 755])}`,
    );
    for (const drawn of [cells, bars, dots, '/A Do ']) {
      const [table] = tablesOf(await readPdf(pdfOf([page(drawn + text)], [form])));
      expect(rowsOf(table)).toEqual([
        ['STT', 'Chỉ tiêu'],
        ['1.', 'Một'],
      ]);
    }
  });

  it('reads tables without lines and with horizontal lines alone', async () => {
    const row = (y: number, label: string, unit: string, figure: string) =>
      shown(label, 70, y) + shown(unit, 300, y) + shown(figure, 420, y);
    const rows =
      row(700, 'Nội dung', 'Đơn vị', 'Số') +
      row(680, 'Hồ sơ đã nhận', 'Hồ sơ', '1.144') +
      row(660, 'Hồ sơ đúng hạn', 'Hồ sơ', '1.142') +
      row(640, 'Tỷ lệ', '%', '99,8');
    const expected = [
      ['Nội dung', 'Đơn vị', 'Số'],
      ['Hồ sơ đã nhận', 'Hồ sơ', '1.144'],
      ['Hồ sơ đúng hạn', 'Hồ sơ', '1.142'],
      ['Tỷ lệ', '%', '99,8'],
    ];
    const levels = [715, 694, 674, 654, 634].map((y) => rule(65, y, 480, y)).join('');
    for (const drawn of ['', levels]) {
      const [table] = tablesOf(await readPdf(pdfOf([page(shown(full, 70, 750) + drawn + rows)])));
      expect(rowsOf(table)).toEqual(expected);
    }
  });

  it('does not break a figure that is too wide for its column, nor join two', async () => {
    const content =
      gridLines([70, 110, 200], [720, 680, 640]) +
      shown('9.436.0', 72, 706) +
      shown('00', 72, 692) +
      shown('45', 72, 666) +
      shown('30', 72, 652) +
      shown('323/KH-', 112, 706) +
      shown('UBND', 112, 692);
    const [table] = tablesOf(await readPdf(pdfOf([page(content)])));
    expect(rowsOf(table)).toEqual([
      ['9.436.000', '323/KH-UBND'],
      ['45\n30', ''],
    ]);
  });
});

describe('pages that are pictures', () => {
  const grey = Uint8Array.from({ length: 60 * 80 }, (_, at) => (at % 60 < 30 ? 0 : 255));
  const image = streamOf(
    '/Type/XObject/Subtype/Image/Width 60/Height 80/ColorSpace/DeviceGray/BitsPerComponent 8',
    grey,
  );
  const scan = 'q 595 0 0 842 0 0 cm /I Do Q ';
  const said: Block = {
    kind: 'paragraph',
    role: 'body',
    text: 'đã đọc',
    marks: [{ offset: 0, place: { page: 1 } }],
  };
  const read = async (content: string, entries = '') => {
    const pictures: PagePicture[] = [];
    const progress: number[] = [];
    const document = await readPdf(pdfOf([page(content, entries)], [image]), {
      readPicturePage: async (picture) => {
        pictures.push(picture);
        return [said];
      },
      onProgress: (done) => progress.push(done),
    });
    return { document, pictures, progress };
  };
  const left = ({ pixels, channels, width, height }: PagePicture) =>
    pixels[(Math.floor(height / 2) * width + Math.floor(width / 4)) * channels];

  it('hands the picture over, or says that the page is unread', async () => {
    const { document, pictures, progress } = await read(scan);
    expect(document).toMatchObject({ format: 'scan', pages: 1, blocks: [said], unread: [] });
    expect(pictures).toMatchObject([{ page: 1, width: 60, height: 80, dpi: 7 }]);
    expect(pictures.map(left)).toEqual([0]);
    expect(progress).toEqual([1]);
    const without = await readPdf(pdfOf([page(scan)], [image]));
    expect(without).toMatchObject({
      format: 'scan',
      blocks: [],
      unread: [{ code: 'page-unreadable', place: { page: 1 } }],
    });
  });

  it('turns it upright and puts strips together', async () => {
    const turned = await read('q 0 842 -595 0 595 0 cm /I Do Q ');
    expect(turned.pictures[0]?.width).toBe(595);
    expect(
      turned.pictures.map(({ pixels, width, height }) => [
        pixels[width * 5 + 300],
        pixels[width * (height - 5) + 300],
      ]),
    ).toEqual([[255, 0]]);
    const strips = await read('q 595 0 0 421 0 421 cm /I Do Q q 595 0 0 421 0 0 cm /I Do Q ');
    expect(strips.pictures).toMatchObject([{ width: 595, height: 842, channels: 1 }]);
    expect(strips.pictures.map(left)).toEqual([0]);
  });

  it('prefers it to letters hidden in or under it, and reads a page of text with a small one', async () => {
    const letters = Array.from({ length: 30 }, (_, at) => shown(full, 70, 800 - 20 * at)).join('');
    expect((await read(`BT 3 Tr ET ${scan}${letters}`)).document.blocks).toEqual([said]);
    expect((await read(letters + scan)).document.blocks).toEqual([said]);
    const mixed = await read(`${letters}q 300 0 0 180 200 20 cm /I Do Q `);
    expect(mixed.document).toMatchObject({
      format: 'pdf',
      unread: [{ code: 'picture-unread', place: { page: 1 } }],
    });
  });
});

describe('bad files', () => {
  it('says what is wrong with them', async () => {
    expect(await codeOf(readPdf(new Uint8Array()))).toBe('file-empty');
    expect(await codeOf(readPdf(new TextEncoder().encode('không phải PDF')))).toBe('pdf-damaged');
    const locked = pdfOf(
      [page('')],
      [],
      `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>`,
    );
    expect(await codeOf(readPdf(locked))).toBe('file-encrypted');
  });

  it('refuses what unpacks too far', async () => {
    const bomb = deflateSync(new Uint8Array(40_000_000).fill(32));
    expect(await codeOf(readPdf(pdfOf([page(bomb)])))).toBe('file-expands-too-far');
    const twice = streamOf('/Filter[/FlateDecode/FlateDecode]', deflateSync(bomb));
    expect(await codeOf(readPdf(pdfOf([page('')], [twice])))).toBe('file-expands-too-far');
  });

  it('reads the first 500 pages of a book', async () => {
    const document = await readPdf(pdfOf(Array.from({ length: 502 }, () => page(shown('Trang.', 70, 700)))));
    expect(document).toMatchObject({ pages: 502, unread: [{ code: 'truncated', place: { page: 501 } }] });
  });

  it('neither crashes nor hangs on 60 damaged files, and every table stays whole', {
    timeout: 60_000,
  }, async () => {
    const lines = gridLines([70, 120, 280, 380], [725, 685, 655, 640]);
    const sound = pdfOf([
      page(lines + shown('Một', 75, 700) + shown('1.144', 290, 700)),
      page(shown(full, 70, 700)),
    ]);
    for (let seed = 1; seed <= 60; seed++) {
      const document = await readPdf(damaged(sound, seed)).catch((error: { code?: string }) => {
        expect(error.code).toMatch(/^(file|pdf)-/);
        return undefined;
      });
      for (const table of document === undefined ? [] : tablesOf(document)) {
        const positions = table.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0);
        expect(positions, `seed ${seed}`).toBe(table.rows * table.columns);
      }
    }
  });
});

function damaged(bytes: Uint8Array, seed: number): Uint8Array {
  let state = seed;
  const random = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const copy = Uint8Array.from(bytes);
  if (seed % 4 === 0) return copy.slice(0, random(copy.length));
  if (seed % 4 === 1) return Uint8Array.from(copy.filter((_, at) => at < 500 || at > 500 + random(300)));
  for (let count = 0; count < (seed % 4) * 15; count++) copy[random(copy.length)] = random(256);
  return copy;
}
