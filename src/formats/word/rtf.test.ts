import { describe, expect, test } from 'vitest';
import type { Document } from '../document.ts';
import { readMutated } from './mutations.ts';
import { readRtf } from './rtf.ts';

const fonts = String.raw`{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset0 .VnTime;}{\f2\fcharset0 VNI-Times;}{\f3\fcharset163 Times New Roman;}{\f4\fcharset2 Symbol;}}`;
const bytesOf = (text: string) =>
  Buffer.from(`{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1${fonts}${text}}`, 'latin1');
const read = (text: string) => readRtf(bytesOf(text));
const texts = ({ blocks }: Document, role = 'body') =>
  blocks
    .filter((block) => block.kind === 'paragraph')
    .filter((block) => block.role === role)
    .map(({ text }) => text);
const bodyTexts = async (text: string) => texts(await read(text));
const cellsOf = ({ blocks }: Document) =>
  blocks
    .filter((block) => block.kind === 'table')
    .map(({ cells }) =>
      cells.map((cell) =>
        `${cell.row},${cell.column} ${cell.rowSpan}×${cell.columnSpan} ${cell.text}`.trim(),
      ),
    );

describe('the words of a paragraph', () => {
  test('Unicode letters with stand-ins, bytes of a code page, signs', async () => {
    expect(await bodyTexts(String.raw`K\u7871\'3ft qu\u7843?\tab 36,1\~%\line\endash\_\{x\}\par`)).toEqual([
      'Kết quả\t36,1 %\n–-{x}',
    ]);
    expect(await bodyTexts(String.raw`{\uc0 k\u7871 t}{\f3 k\'ea\'ect qua\'d2}\par`)).toEqual(['kếtkết quả']);
  });

  test('old fonts are converted', async () => {
    expect(
      await bodyTexts(String.raw`\f1 B\'b8o c\'b8o \f2 ke\'e1t qua\'fb\par\pard\plain n\u259?m`),
    ).toEqual(['Báo cáo kết quả', 'năm']);
  });

  test('bold and centred, hidden text, capitals', async () => {
    const { blocks } = await read(String.raw`\pard\qc\b\caps báo cáo\v ẩn\par\pard\plain thường`);
    expect(
      blocks.map((block) => block.kind === 'paragraph' && [block.text.length, block.bold, block.centred]),
    ).toEqual([
      [7, true, true],
      [6, false, false],
    ]);
  });

  test('fields give their results, list numbers stand before the words', async () => {
    expect(await bodyTexts(String.raw`{\field{\*\fldinst PAGE}{\fldrslt 12}} trang\par`)).toEqual([
      '12 trang',
    ]);
    const lists = String.raw`{\listtext\pard\plain 1.\tab}a\par{\pntext\f4\'b7\tab}b\par`;
    expect(await bodyTexts(lists)).toEqual(['1. a', '• b']);
  });

  test('what prints nothing leaves nothing', async () => {
    const silent = String.raw`{\info{\title T}}{\*\generator G;}{\stylesheet{\s0 Normal;}}{\pict\picwgoal100 89504e47}{\*\bkmkstart b}`;
    expect(await bodyTexts(`${silent}x`)).toEqual(['x']);
  });
});

describe('beside the running text', () => {
  test('notes, headers, text boxes', async () => {
    const document = await read(
      String.raw`{\header\pard UBND x\'e3\par}{\footer\pard Trang 1\par}a{\super\chftn{\*\footnote\pard ghi ch\'fa}}{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard trong khung\par}}{\shprslt bỏ}}\par b`,
    );
    expect(texts(document)).toEqual(['a', 'trong khung', 'b']);
    expect(texts(document, 'note')).toEqual(['ghi chú']);
    expect(texts(document, 'header')).toEqual(['UBND xã']);
    expect(texts(document, 'footer')).toEqual([]);
  });

  test('deletions are left out and said, large pictures and objects named', async () => {
    const picture = String.raw`{\pict\picwgoal5000\pichgoal5000 00ff}`;
    const { blocks, unread } = await read(
      String.raw`C\'f3 25{\deleted 24} h\par${picture}{\object\objemb{\result x}}\par`,
    );
    expect(blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual(['Có 25 h']);
    expect(unread.map(({ code, quote }) => [code, quote])).toEqual([
      ['tracked-deletion-left-out', '24'],
      ['picture-unread', undefined],
      ['embedded-object-unread', undefined],
    ]);
  });
});

describe('tables', () => {
  test('edges make columns; merges over rows and columns', async () => {
    const document = await read(
      String.raw`\trowd\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl a\cell b\cell\cell\row` +
        String.raw`\trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell c\cell d\par e\cell\row` +
        String.raw`\trowd\cellx1000\cellx3010\pard\intbl f\cell g\cell\row\pard sau\par`,
    );
    expect(cellsOf(document)).toEqual([
      ['1,1 2×1 a', '1,2 1×2 b', '2,2 1×1 c', '2,3 1×1 d\ne', '3,1 1×1 f', '3,2 1×2 g'],
    ]);
    expect(texts(document)).toEqual(['sau']);
  });

  test('a table inside another comes after it', async () => {
    const inner = String.raw`\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\cellx500\cellx1000\nestrow}{\nonesttables\par}`;
    const document = await read(
      String.raw`\trowd\cellx2000\cellx3000\pard\intbl a\par` +
        inner +
        String.raw`\pard\intbl b\cell c\cell\row`,
    );
    expect(cellsOf(document)).toEqual([
      ['1,1 1×1 a\nx\ny\nb', '1,2 1×1 c'],
      ['1,1 1×1 x', '1,2 1×1 y'],
    ]);
  });

  test('a table cut short keeps what was read', async () => {
    const document = await readRtf(Buffer.from(String.raw`{\rtf1\trowd\cellx1000\cellx2000\intbl a\cell b`));
    expect(cellsOf(document)).toEqual([['1,1 1×1 a', '1,2 1×1 b']]);
    expect(document.unread).toEqual([{ code: 'truncated', place: {} }]);
  });
});

describe('what is no .rtf, and what is a bad one', () => {
  test.each([
    ['', 'file-damaged'],
    ['xin chào', 'file-damaged'],
    [`{\\rtf1${'{'.repeat(20_000)}`, 'file-damaged'],
  ])('%.20s', async (text, code) => {
    await expect(readRtf(Buffer.from(text))).rejects.toMatchObject({ code });
  });

  test('binary data is passed over, however long it claims to be', async () => {
    expect(await bodyTexts(String.raw`a{\pict\bin3 {{{}b{\pict\bin999999999 x`)).toEqual(['ab']);
  });

  test('mutated files do no worse than a problem', async () => {
    const rows = String.raw`\trowd\clvmgf\cellx1000\cellx2000\intbl a\cell b\cell\row`.repeat(3);
    await readMutated(bytesOf(String.raw`{\header x\par}\u7871?\par${rows}`), readRtf);
  });
});
