import { createHash } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../document.ts';
import { readPdf } from '../pdf/pdf.ts';
import { readDocx } from '../word/docx.ts';
import { openZip } from '../zip.ts';
import { writePaperDocx } from './docx.ts';
import type { AdministrativePaper, PaperBlock, PaperPicture } from './paper.ts';
import { aLongPaper, aPaper, sampleTable } from './paper-sample.ts';
import { writePaperPdf } from './pdf.ts';
import { writePaper } from './write-paper.ts';

const hostile = [
  '#eval("1+1") #{panic()} #read("/etc/passwd") @nobody <label> = Heading',
  '*đậm* _nghiêng_ $x^2$ `raw` \\ \\u{41} // ghi chú /* x */ ~ -- --- ... "ngoặc" \'đơn\'',
  '</w:t><w:t>&amp;]]> <script> {{x}} $y %s \\n "]}',
];

const headed: AdministrativePaper['body'] = [
  { kind: 'heading', level: 2, number: '1.', text: 'Về kế hoạch' },
  { kind: 'heading', level: 3, number: 'a)', text: 'Xây dựng văn bản' },
  { kind: 'paragraph', runs: [{ text: 'Đã ban hành.' }] },
];

const withBody = (texts: readonly string[]): AdministrativePaper =>
  aPaper({
    body: texts.map((text) => ({ kind: 'paragraph', runs: [{ text, bold: true }] })),
    annexes: [],
  });

const linesOf = ({ blocks }: Document) =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.cells.map(({ text }) => text),
  );
/** A heading, a sentence and a table over two pages, after so many lines. */
const withTable = (lines: number, keepsStart: boolean): AdministrativePaper => {
  const body: PaperBlock[] = [
    ...Array.from({ length: lines }, () => ({ kind: 'paragraph', runs: [{ text: 'Một dòng.' }] }) as const),
    { kind: 'heading', level: 2, number: null, text: 'Đính chính' },
    { kind: 'paragraph', runs: [{ text: 'Lý do: đếm sót.' }] },
    { kind: 'table', table: { ...sampleTable(30), ...(keepsStart ? { keepsStart } : {}) } },
  ];
  return aPaper({ body, annexes: [] });
};
const squeezed = (text: string) => text.replace(/\s+/g, '');

describe.each([
  ['.docx', writePaperDocx, readDocx],
  ['.pdf', async (paper: AdministrativePaper) => writePaperPdf(paper), readPdf],
] as const)('a paper as %s', (_, write, read) => {
  it('is read again with every word it was given', async () => {
    const lines = linesOf(await read(await write(aPaper({ banner: 'DỰ THẢO' }))));
    const text = squeezed(lines.join(' '));
    const printed = [
      'ỦY BAN NHÂN DÂN',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 05/BC-UBND',
      'An Bình, ngày 07 tháng 02 năm 2026',
      'BÁO CÁO',
      'của Chính phủ;',
      'I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH',
      'Ủy ban nhân dân xã An Bình đã ban hành Kế hoạch số 12/KH-UBND về cải cách hành chính; tiếp nhận 1.144 hồ sơ, giải quyết',
      '- Đã hoàn thành 12/32 nhiệm vụ.',
      '+ Trong đó có 02 nhiệm vụ trước hạn.',
      'Trên đây là báo cáo của Ủy ban nhân dân xã An Bình./.',
      'KT. CHỦ TỊCH',
      'Nguyễn Thị Bưởi',
      '- Lưu: VT, VHXH.',
      'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH',
      'DỰ THẢO',
    ];
    expect(printed.filter((words) => !text.includes(squeezed(words)))).toEqual([]);
  });

  it('numbers a list from where it begins, and keeps the line ends of Word', async () => {
    const item = (text: string) => ({ level: 0, runs: [{ text }] });
    const items = [item('Mục thứ ba'), item('văn bản\vdòng sau')];
    const { blocks } = await read(
      await write(aPaper({ body: [{ kind: 'list', ordered: true, start: 3, items }], annexes: [] })),
    );
    const text = linesOf({ blocks } as Document)
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(text).toContain('3. Mục thứ ba');
    expect(text).toContain('4. văn bản dòng sau');
  });

  it('prints bullets of symbol fonts, and the looks of words in a cell', async () => {
    const runs = [{ text: 'Chữ đậm', bold: true }, { text: ' chữ thường' }];
    const columns = [{ width: 1, align: 'left' as const }];
    const table = { columns, header: [], rows: [[{ text: 'Chữ đậm chữ thường', runs }]] };
    const bulleted = { kind: 'paragraph' as const, runs: [{ text: '\uF0B7 Việc một \uF0FC xong' }] };
    const bytes = await write(aPaper({ body: [bulleted, { kind: 'table', table }], annexes: [] }));
    const text = linesOf(await read(bytes))
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(text).toContain('• Việc một ✓ xong');
    expect(text).toContain('Chữ đậm chữ thường');
  });

  it('keeps every cell of its table', async () => {
    const { blocks } = await read(await write(aPaper({ annexes: [] })));
    const table = blocks.find((block) => block.kind === 'table' && block.columns === 6);
    const texts = table?.kind === 'table' ? table.cells.map(({ text }) => text.replace(/\s+/g, ' ')) : [];
    const given = [...sampleTable(4).header, ...sampleTable(4).rows].flat().map((cell) => cell?.text ?? '');
    expect(texts.filter((text) => text !== '')).toEqual(given.filter((text) => text !== ''));
  });

  it('prints the signs of a markup language as they are', async () => {
    const lines = linesOf(await read(await write(withBody(hostile))));
    const text = squeezed(lines.join(' '));
    // The last one gets the ending of the text.
    expect(hostile.filter((words) => !text.includes(squeezed(words)))).toEqual([]);
  });

  it('is the same bytes for the same paper, whatever was written between', async () => {
    const png = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'navy' } })
      .png()
      .toBuffer();
    const picture: PaperPicture = {
      kind: 'picture',
      format: 'png',
      bytes: png,
      width: 400,
      height: 200,
      description: 'Màu',
      caption: 'Hình 1',
    };
    const paper = aPaper({ body: [picture, ...aPaper().body, picture] });
    const first = await write(paper);
    await Promise.all([write(aLongPaper()), write({ ...paper, banner: 'DỰ THẢO' })]);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Buffer.from(await write(paper)).equals(Buffer.from(first))).toBe(true);
  });

  it('leaves room for what is not given yet', async () => {
    const { head } = aPaper();
    const lines = linesOf(
      await read(await write(aPaper({ head: { ...head, number: null, date: null, bases: [] } }))),
    );
    expect(squeezed(lines.join(' '))).toContain('AnBình,ngày…tháng…năm…');
    expect(squeezed(lines.join(' '))).toContain('Số:/BC-UBND');
  });

  it('survives spans that leave the table, no rows, empty texts and letters that XML cannot hold', async () => {
    const table = {
      columns: [
        { width: 0, align: 'left' },
        { width: 5, align: 'left' },
      ],
      header: [],
      rows: [
        [
          { text: 'a\u0000\u0008b', rowSpan: 9, columnSpan: 1 },
          { text: 'x', columnSpan: 7 },
        ],
        [{ text: 'lost' }, { text: 'y\ud800' }],
      ],
    } as const;
    const paper = aPaper({
      body: [
        { kind: 'table', table },
        { kind: 'table', table: { ...table, rows: [] } },
        { kind: 'paragraph', runs: [] },
      ],
      recipients: [],
    });
    const text = linesOf(await read(await write(paper))).join(' ');
    expect(text).toContain('ab');
    expect(text).toContain('./.');
    expect(text).not.toContain('lost');
  });

  it('parts a row that no page can hold, and loses nothing of it', async () => {
    const words = Array.from({ length: 1500 }, (_, at) => `từ${at}`);
    const table = { ...sampleTable(2), rows: [[null, { text: words.join(' ') }, null, null, null, null]] };
    const lines = linesOf(await read(await write(aPaper({ body: [{ kind: 'table', table }], annexes: [] }))));
    const text = lines.join(' ');
    expect(words.filter((word) => !text.includes(word)).length).toBe(0);
  });
});

it('a paper that was laid out before tables kept their start gives the bytes it gave then', async () => {
  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  expect(hashOf(await writePaperDocx(aPaper()))).toBe(
    '59165c83f4328d449ba2b3d964de4996781c9883f5f58a2dc0cbf386c61606e2',
  );
  expect(hashOf(writePaperPdf(aPaper()))).toBe(
    'a2b19c72e0b21dd5ca7a266d9dd04334a5b597d17390405199c67fb76799c221',
  );
});

describe('the measures of the .docx, in twips', () => {
  let parts: Record<string, string> = {};
  beforeAll(async () => {
    const zip = await openZip(await writePaperDocx(aPaper({ banner: 'DỰ THẢO' })));
    const read = async (name: string) => [name, Buffer.from((await zip.read(name))!).toString()] as const;
    parts = Object.fromEntries(await Promise.all(zip.names.map(read)));
  });
  const main = () => parts['word/document.xml']!;

  it('are those of NĐ 30/2020: A4, 20/20/30/15 mm, the annex across', () => {
    const pages = [...main().matchAll(/<w:pgSz ([^>]*)\/><w:pgMar ([^>]*)\/>/g)];
    expect(pages.map((page) => page[1])).toEqual([
      'w:w="11907" w:h="16840" w:orient="portrait"',
      'w:w="16840" w:h="11907" w:orient="landscape"',
    ]);
    for (const [, , margins] of pages)
      expect(margins).toMatch(/w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567"/);
    expect(main().match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(2);
    expect(main().match(/<w:titlePg\/>/g)).toHaveLength(2);
  });

  it('size 14 text indented 1.27 cm with 6 pt after it, in one font in every slot', () => {
    const text = /<w:p><w:pPr>((?!<\/w:p>).)*Kế hoạch số 12/s.exec(main())![0];
    expect(text).toContain(
      '<w:spacing w:after="120" w:before="0" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>',
    );
    expect(text).toContain('<w:sz w:val="28"/>');
    const fonts = new Set([...main().matchAll(/<w:rFonts ([^>]*)\/>/g)].map((match) => match[1]));
    expect([...fonts]).toEqual([
      'w:ascii="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman"',
    ]);
  });

  it('headings are bold, a point is not', async () => {
    const pointed = aPaper({ body: headed, annexes: [] });
    const zip = await openZip(await writePaperDocx(pointed));
    const printed = Buffer.from((await zip.read('word/document.xml'))!).toString();
    const isBold = (words: string) =>
      printed
        .split('<w:r>')
        .find((run) => run.includes(`>${words}<`))!
        .includes('<w:b/>');
    expect([isBold('1. Về kế hoạch'), isBold('a) Xây dựng văn bản')]).toEqual([true, false]);
  });

  it('tables as wide as the text, their header on every page, no row parted', () => {
    const tables = main().split('<w:tbl>').slice(1);
    const grids = tables.map((table) =>
      [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].reduce((sum, match) => sum + Number(match[1]), 0),
    );
    expect(grids).toEqual([9356, 9356, 9356, 14288]);
    expect(tables[3]!.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    for (const table of tables)
      expect(table.match(/<w:cantSplit\/>/g)?.length).toBe(table.match(/<w:tr>/g)?.length);
  });
});

it('in the .docx a table that keeps its start is bound to what is said right before it', async () => {
  const boundOf = async (keepsStart: boolean) => {
    const zip = await openZip(await writePaperDocx(withTable(1, keepsStart)));
    const xml = Buffer.from((await zip.read('word/document.xml'))!).toString();
    const bound = xml.split('</w:p>').filter((paragraph) => paragraph.includes('<w:keepNext/>'));
    const texts = bound.map((paragraph) =>
      [...paragraph.matchAll(/<w:t[ >][^<]*/g)].map(([text]) => text.replace(/^[^>]*>/, '')).join(''),
    );
    return texts.slice(texts.findIndex((text) => text.startsWith('Đính chính')));
  };
  const header = ['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Số liệu', 'Ghi chú', 'Kỳ này', 'Lũy kế'];
  const first = ['I', 'Kế hoạch cải cách hành chính'];
  const kept = await boundOf(true);
  expect(kept.filter((text) => text !== '').slice(0, 11)).toEqual([
    'Đính chính',
    'Lý do: đếm sót.',
    ...header,
    ...first,
  ]);
  expect(kept.join()).not.toContain('1.');
  expect((await boundOf(false)).join()).not.toContain('Lý do');
});

it('a picture that cannot be drawn fails its own .pdf alone, and no other work waits for one', async () => {
  const broken: PaperPicture = {
    kind: 'picture',
    format: 'png',
    bytes: Buffer.from('none'),
    width: 10,
    height: 10,
    description: '',
    caption: null,
  };
  const failing = writePaper(aPaper({ body: [broken] }), 'pdf');
  const written = Promise.all([writePaper(aLongPaper(77), 'pdf'), writePaper(aLongPaper(77), 'docx')]);
  let turns = 0;
  const clock = setInterval(() => {
    turns += 1;
  }, 1);
  await expect(failing).rejects.toMatchObject({ cause: expect.stringContaining('could not be laid out') });
  for (const bytes of await written) expect(bytes.length).toBeGreaterThan(10_000);
  clearInterval(clock);
  expect(turns).toBeGreaterThan(10);
});

type Word = { text: string; x: number; y: number; width: number; size: number; page: number };

/** Where words stand in a PDF, in millimetres from the top left. */
async function wordsOf(bytes: Uint8Array): Promise<{ words: Word[]; sizes: number[][] }> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const words: Word[] = [];
  const sizes: number[][] = [];
  const millimetre = 72 / 25.4;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [, , width, height] = page.view as [number, number, number, number];
    sizes.push([width, height].map((length) => Math.round(length / millimetre)));
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [a, b, , , x, y] = item.transform as [number, number, number, number, number, number];
      words.push({
        text: item.str,
        x: x / millimetre,
        y: (height - y) / millimetre,
        width: item.width / millimetre,
        size: Math.hypot(a, b),
        page: number,
      });
    }
  }
  return { words, sizes };
}

describe('the measures of the .pdf, in millimetres', () => {
  let words: Word[] = [];
  let sizes: number[][] = [];
  beforeAll(async () => {
    ({ words, sizes } = await wordsOf(await writePaperPdf(aPaper())));
  });
  const on = (page: number) => words.filter((word) => word.page === page);

  it('are those of NĐ 30/2020: A4 with 20/20/30/15 around the text, the annex across', () => {
    expect(sizes).toEqual([[210, 297], ...Array.from({ length: 4 }, () => [297, 210])]);
    const upright = on(1);
    expect(Math.min(...upright.map(({ x }) => x))).toBeCloseTo(30, 1);
    expect(Math.max(...upright.map(({ x, width }) => x + width))).toBeLessThanOrEqual(195.05);
    expect(Math.min(...upright.map(({ y, size }) => y - size * 0.891 * 0.3528))).toBeCloseTo(20, 1);
    expect(Math.max(...words.map(({ y, page }) => y - (page === 1 ? 277 : 190)))).toBeLessThanOrEqual(0);
    expect(Math.max(...on(2).map(({ x, width }) => x + width))).toBeLessThanOrEqual(282.05);
  });

  it('the longest place and date keep to one line, and names stand over that of their place', async () => {
    const { head } = aPaper();
    const place = 'Thành phố Hồ Chí Minh';
    const long = { ...head, place, superior: 'Ủy ban nhân dân thành phố Hồ Chí Minh', date: '2026-12-05' };
    const { words } = await wordsOf(writePaperPdf(aPaper({ head: long, annexes: [] })));
    const lineOf = (text: string) => words.find((word) => word.text.includes(text))!.y;
    expect(lineOf('2026')).toBe(lineOf('Thành phố Hồ Chí Minh, ngày'));
    expect(words.some(({ text }) => text.trim() === 'THÀNH PHỐ HỒ CHÍ MINH')).toBe(true);
  });

  it('headings without a text leave no page white', async () => {
    const said = { kind: 'paragraph', runs: [{ text: 'Nội dung.' }] } as const;
    const heading = { kind: 'heading', level: 2, number: null, text: 'Mục trống' } as const;
    const of = <One>(one: One, count: number) => Array.from({ length: count }, () => one);
    const body = [...of(said, 8), ...of(heading, 30), said];
    const { words } = await wordsOf(writePaperPdf(aPaper({ body, annexes: [] })));
    const first = words.filter(({ page }) => page === 1);
    expect(Math.max(...first.map(({ y }) => y))).toBeGreaterThan(250);
  });

  it('marks within a cell keep their looks', async () => {
    const runs = [{ text: 'Chữ ' }, { text: 'đậm', bold: true }, { text: '\nnghiêng', italic: true }];
    const columns = [{ width: 80, align: 'left' as const }];
    const table = { columns, header: [], rows: [[{ text: 'Chữ đậm\nnghiêng', runs }]] };
    const paper = aPaper({ body: [{ kind: 'table', table }], annexes: [] });
    const document = await getDocument({ data: writePaperPdf(paper), verbosity: 0 }).promise;
    const { items } = await (await document.getPage(1)).getTextContent();
    const fontOf = (words: string) =>
      items.flatMap((item) => ('str' in item && item.str.includes(words) ? item.fontName : []))[0];
    expect(fontOf('đậm')).toBe(fontOf('BÁO CÁO'));
    expect(new Set(['Chữ', 'đậm', 'nghiêng'].map(fontOf)).size).toBe(3);
    const zip = await openZip(await writePaperDocx(paper));
    const printed = Buffer.from((await zip.read('word/document.xml'))!).toString();
    const run = (words: string) => printed.split('<w:r>').find((one) => one.includes(`>${words}<`));
    expect([run('đậm')?.includes('<w:b/>'), run('nghiêng')?.includes('<w:i/>')]).toEqual([true, true]);
  });

  it('a long address in a cell is parted within it', async () => {
    const address = `https://dichvucong.gov.vn/p/home/dvc-chi-tiet.html?ma=${'1234567890'.repeat(6)}`;
    const columns = [
      { width: 80, align: 'left' as const },
      { width: 20, align: 'left' as const },
    ];
    const table = { columns, header: [], rows: [[{ text: 'Ghi chú' }, { text: address }]] };
    const { words } = await wordsOf(writePaperPdf(aPaper({ body: [{ kind: 'table', table }], annexes: [] })));
    expect(Math.max(...words.map(({ x, width }) => x + width))).toBeLessThanOrEqual(195.05);
    const text = words.map(({ text }) => text).join('');
    expect(text.replaceAll('\u200b', '')).toContain(address);
  });

  it('headings are bold, a point is not', async () => {
    const bytes = writePaperPdf(aPaper({ body: headed, annexes: [] }));
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const { items } = await (await document.getPage(1)).getTextContent();
    const fontOf = (words: string) =>
      items.flatMap((item) => ('str' in item && item.str.includes(words) ? item.fontName : []))[0];
    expect(fontOf('Về kế hoạch')).toBe(fontOf('BÁO CÁO'));
    expect(fontOf('Xây dựng')).toBe(fontOf('Đã ban hành'));
    expect(fontOf('Xây dựng')).not.toBe(fontOf('Về kế hoạch'));
  });

  it('sizes of each part, the first line 12.7 in', () => {
    const sizeOf = (text: string) =>
      Math.round(words.find((word) => word.text.includes(text))!.size * 10) / 10;
    const found = [
      'CỘNG HÒA',
      'Độc lập',
      'Số:',
      'An Bình, ngày',
      'BÁO CÁO',
      'I. CÔNG',
      'Nơi nhận',
      '- Sở Nội vụ',
      'Nguyễn Thị',
      'STT',
    ];
    expect(found.map(sizeOf)).toEqual([13, 14, 13, 14, 14, 14, 12, 11, 14, 12]);
    expect(words.find(({ text }) => text.startsWith('Ủy ban nhân dân xã'))!.x).toBeCloseTo(42.7, 1);
  });

  it('the page number in the middle of the top margin from the second page of each part on', () => {
    const numbers = words.filter(({ y }) => y < 18);
    expect(numbers.map(({ page, text }) => [page, text])).toEqual([
      [3, '2'],
      [4, '3'],
      [5, '4'],
    ]);
    for (const { x, width } of numbers) expect(x + width / 2).toBeCloseTo(30 + 252 / 2, 0);
  });

  it('the header of a table on each page, recipients and signature on one', async () => {
    for (const page of [2, 3, 4, 5]) expect(on(page).filter(({ text }) => text === 'Lũy kế')).toHaveLength(1);
    for (let lines = 30; lines < 40; lines += 1) {
      const body = Array.from(
        { length: lines },
        () => ({ kind: 'paragraph', runs: [{ text: 'Một dòng.' }] }) as const,
      );
      const pageOf = (text: string) => found.words.find((word) => word.text.includes(text))?.page;
      const found = await wordsOf(await writePaperPdf(aPaper({ body, annexes: [] })));
      expect([lines, pageOf('Nơi nhận'), pageOf('./.')]).toEqual([
        lines,
        pageOf('Nguyễn Thị'),
        pageOf('Nơi nhận'),
      ]);
    }
  });

  it('a table that keeps its start takes it, and what is said right before, over the page', async () => {
    const pagesOf = async (lines: number, keepsStart: boolean) => {
      const found = await wordsOf(await writePaperPdf(withTable(lines, keepsStart)));
      const pageOf = (text: string) => found.words.find((word) => word.text.startsWith(text))!.page;
      return ['Đính', 'Lý do', 'Ghi chú', 'Kế hoạch', '1.101'].map(pageOf);
    };
    expect(await pagesOf(17, false)).toEqual([1, 1, 1, 1, 2]);
    expect(await pagesOf(20, false)).toEqual([1, 1, 2, 2, 2]);
    for (let lines = 14; lines < 24; lines += 1)
      expect([lines, new Set(await pagesOf(lines, true)).size]).toEqual([lines, 1]);
    // Where there is room all stands where it stood.
    const [loose, kept] = [false, true].map((keeps) => withTable(1, keeps));
    expect((await wordsOf(writePaperPdf(kept!))).words).toEqual((await wordsOf(writePaperPdf(loose!))).words);
  });
});
