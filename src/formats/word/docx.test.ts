import { existsSync, readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Document } from '../document.ts';
import { readDocx } from './docx.ts';
import {
  below,
  cell,
  docxOf,
  inFont,
  type Parts,
  paragraph,
  row,
  run,
  spanning,
  table,
} from './docx-sample.ts';
import { readMutated } from './mutations.ts';

const read = (body: string, parts?: Parts) => readDocx(docxOf(body, parts));
const texts = ({ blocks }: Document, role = 'body') =>
  blocks
    .filter((block) => block.kind === 'paragraph')
    .filter((block) => block.role === role)
    .map(({ text }) => text);
const bodyTexts = async (body: string, parts?: Parts) => texts(await read(body, parts));

describe('the words of a paragraph', () => {
  test('runs, links, smart tags and content controls are one text', async () => {
    const content = `${run('Xã ')}<w:hyperlink r:id="x">${run('An ')}</w:hyperlink><w:smartTag>${run('Bình')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>${run(' ban hành')}</w:sdtContent></w:sdt>`;
    expect(await bodyTexts(paragraph(content))).toEqual(['Xã An Bình ban hành']);
  });

  test('tabs, breaks, hyphens and symbols become characters', async () => {
    const content =
      '<w:r><w:t>1</w:t><w:tab/><w:t>2</w:t><w:br/><w:t>3</w:t><w:cr/><w:t>4</w:t><w:noBreakHyphen/><w:t>5</w:t><w:softHyphen/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>';
    expect(await bodyTexts(paragraph(content))).toEqual(['1\t2\n3\n4-5≥✓']);
  });

  test('a field gives its result, not its instruction, also nested', async () => {
    const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const nested = `${mark('begin')}<w:r><w:instrText>IF </w:instrText></w:r>${mark('begin')}<w:r><w:instrText>X</w:instrText></w:r>${mark('separate')}${run('inner')}${mark('end')}${mark('separate')}${run('12')}${mark('end')}`;
    const simple = `<w:fldSimple w:instr="DATE">${run(' tháng 6')}</w:fldSimple>`;
    expect(await bodyTexts(paragraph(nested + simple))).toEqual(['12 tháng 6']);
    expect(await bodyTexts(paragraph(mark('begin')) + paragraph('Không mất'))).toEqual(['Không mất']);
  });

  test('letters with separate accents are composed, over run borders too', async () => {
    const [first, ...rest] = 'ế'.normalize('NFD');
    expect(await bodyTexts(paragraph(run(`k${first}`) + run(`${rest.join('')}t`)))).toEqual(['kết']);
  });

  test('hidden text and placeholders are not printed, capitals are', async () => {
    const placeholder = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Bấm vào đây')}</w:sdtContent></w:sdt>`;
    const content =
      run('báo cáo', '<w:caps/>') + run('ẩn', '<w:vanish/>') + run('!', '<w:vanish w:val="0"/>');
    expect(await bodyTexts(paragraph(content + placeholder))).toEqual(['BÁO CÁO!']);
  });

  test('old fonts are converted run by run, also by their style', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="Old"><w:rPr>${inFont('.VnTimeH')}</w:rPr></w:style>`;
    const content =
      run('B¸o c¸o ', inFont('.VnTime')) +
      run('keát quaû ', inFont('VNI-Times')) +
      run('năm', inFont('Arial'));
    expect(await bodyTexts(paragraph(content))).toEqual(['Báo cáo kết quả năm']);
    expect(await bodyTexts(paragraph('b¸o c¸o', '<w:pStyle w:val="Old"/>'), { styles })).toEqual(['BÁO CÁO']);
    expect(await bodyTexts(paragraph(run('Báo cáo kết quả', inFont('.VnTime'))))).toEqual([
      'Báo cáo kết quả',
    ]);
    const soft = `<w:r><w:rPr>${inFont('.VnTime')}</w:rPr><w:t>t</w:t><w:softHyphen/><w:t> ph¸p</w:t></w:r>`;
    expect(await bodyTexts(paragraph(soft))).toEqual(['tư pháp']);
  });

  test('bold and centred come from runs and styles', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="B"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:rPr><w:b/></w:rPr></w:style>`;
    const { blocks } = await read(
      paragraph(run('A', '<w:b/>') + run(' ') + run('B', '<w:b/>')) +
        paragraph(run('A', '<w:b/>') + run('B', '<w:b w:val="0"/>')) +
        paragraph('A', '<w:pStyle w:val="H"/>'),
      { styles },
    );
    expect(blocks.map((block) => block.kind === 'paragraph' && [block.bold, block.centred])).toEqual([
      [true, false],
      [false, false],
      [true, true],
    ]);
  });
});

describe('tracked changes', () => {
  test('insertions are read; deletions and moved-away words are left out, and said once', async () => {
    const deleted = (text: string) => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
    const document = await read(
      paragraph('Đầu') +
        paragraph(`${run('Có ')}<w:ins w:id="2">${run('25')}</w:ins>${deleted('24')}${run(' hồ sơ')}`) +
        paragraph(
          `<w:moveFrom w:id="3">${run('cũ')}</w:moveFrom><w:moveTo w:id="4">${run('mới')}</w:moveTo>`,
        ),
    );
    expect(texts(document)).toEqual(['Đầu', 'Có 25 hồ sơ', 'mới']);
    expect(document.unread).toEqual([
      { code: 'tracked-deletion-left-out', place: { paragraph: 2 }, quote: '24' },
    ]);
  });

  test('a deleted row is left out', async () => {
    const gone = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell('b')}</w:tr>`;
    const { blocks, unread } = await read(table([2000], row(cell('a')), gone, row(cell('c'))));
    expect(blocks[0]?.kind === 'table' && blocks[0].cells.map(({ text }) => text)).toEqual(['a', 'c']);
    expect(unread.map(({ code, quote }) => [code, quote])).toEqual([['tracked-deletion-left-out', 'b']]);
  });
});

describe('beside the running text', () => {
  test('footnotes are notes at the place of their reference, which leaves nothing', async () => {
    const footnotes = `<w:footnote w:id="0" w:type="separator">${paragraph('---')}</w:footnote><w:footnote w:id="2">${paragraph('<w:r><w:footnoteRef/></w:r><w:r><w:t>Số liệu tạm tính</w:t></w:r>')}</w:footnote>`;
    const document = await read(
      paragraph(`${run('Tổng số')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' 5')}`),
      { footnotes },
    );
    expect(texts(document)).toEqual(['Tổng số 5']);
    expect(document.blocks.at(-1)).toMatchObject({
      role: 'note',
      text: 'Số liệu tạm tính',
      marks: [{ place: { paragraph: 1 } }],
    });
  });

  test('headers and footers are told apart, page numbers dropped', async () => {
    const references =
      '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/></w:sectPr>';
    const footer = paragraph(
      `${run('Trang ')}<w:fldSimple w:instr="PAGE">${run('2')}</w:fldSimple>${run('/10')}`,
    );
    const document = await read(paragraph('Thân') + references, {
      header: paragraph('UBND xã An Bình'),
      footer,
    });
    expect(texts(document, 'header')).toEqual(['UBND xã An Bình']);
    expect(texts(document, 'footer')).toEqual([]);
    expect(texts(await read(paragraph('Thân'), { header: paragraph('Không dùng') }), 'header')).toEqual([]);
  });

  test('a text box is read once, after the paragraph it hangs on', async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const shape = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic><wps:wsp><wps:txbx>${box('Mẫu số 1')}</wps:txbx></wps:wsp></a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box('Mẫu số 1')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`;
    const { blocks } = await read(paragraph(`${run('Trước')}<w:r>${shape}</w:r>`) + paragraph('Sau'));
    expect(
      blocks.map((block) => block.kind === 'paragraph' && [block.text, block.marks[0]?.place.paragraph]),
    ).toEqual([
      ['Trước', 1],
      ['Mẫu số 1', 2],
      ['Sau', 4],
    ]);
    expect(
      await bodyTexts(
        paragraph(`<w:r><w:pict><v:shape><v:textbox>${box('Cũ')}</v:textbox></v:shape></w:pict></w:r>`),
      ),
    ).toEqual(['Cũ']);
  });

  test('large pictures and embedded objects are named as unread', async () => {
    const picture = (width: number) =>
      `<w:r><w:drawing><wp:inline><wp:extent cx="${width}" cy="${width}"/><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r>`;
    const { unread } = await read(
      paragraph(picture(360_000)) + paragraph(picture(3_600_000)) + paragraph('<w:r><w:object/></w:r>'),
    );
    expect(unread).toEqual([
      { code: 'picture-unread', place: { paragraph: 2 } },
      { code: 'embedded-object-unread', place: { paragraph: 3 } },
    ]);
  });
});

test('places count every w:p, empty ones and those in cells too; pages come from the last layout', async () => {
  const broken = paragraph(
    `${run('một')}<w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve"> hai</w:t></w:r>`,
  );
  const document = await read(`<w:p/>${table([2000], row(cell('a')))}${broken}${paragraph('ba')}`);
  const [first, second, third] = document.blocks;
  expect(first?.kind === 'table' && first.cells[0]?.marks).toEqual([
    { offset: 0, place: { page: 1, table: 1, row: 1, column: 1, paragraph: 2 } },
  ]);
  expect(second?.kind === 'paragraph' && second.marks).toEqual([
    { offset: 0, place: { page: 1, paragraph: 3 } },
    { offset: 3, place: { page: 2, paragraph: 3 } },
  ]);
  expect(third?.kind === 'paragraph' && third.marks).toEqual([
    { offset: 0, place: { page: 2, paragraph: 4 } },
  ]);
  expect(document.pages).toBe(2);
});

describe('what is no .docx', () => {
  test.each([
    ['bytes of no kind', strToU8('xin chào'), 'file-damaged'],
    ['a zip without a main part', zipSync({ 'a.txt': strToU8('x') }), 'file-damaged'],
    ['XML cut short', zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p>') }), 'file-damaged'],
    [
      'a DOCTYPE',
      zipSync({
        'word/document.xml': strToU8(
          '<!DOCTYPE a [<!ENTITY b "c">]><w:document><w:body>&b;</w:body></w:document>',
        ),
      }),
      'file-damaged',
    ],
    ['a document of another kind', zipSync({ 'word/document.xml': strToU8('<html/>') }), 'file-damaged'],
    [
      'a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage\0', 'utf16le')]),
      'file-encrypted',
    ],
  ])('%s', async (_, bytes, code) => {
    await expect(readDocx(bytes)).rejects.toMatchObject({ code });
  });
});

const rich = docxOf(
  paragraph('Báo cáo', '<w:pStyle w:val="H"/>') +
    table([900, 3000], row(cell('STT'), cell('Chỉ tiêu')), row(cell('1'), cell('25'))),
  { styles: '<w:style w:type="paragraph" w:styleId="H"/>', footnotes: '', header: paragraph('Đầu trang') },
);

describe('mutated files do no worse than a problem', () => {
  test('in the archive', () => readMutated(rich, readDocx));

  test('in the XML', async () => {
    const rows = row(cell('a', spanning(2))) + row(cell('b', below), cell('c'));
    const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const xml = strToU8(`<w:document ${space}><w:body>${table([900, 3000], rows)}</w:body></w:document>`);
    await readMutated(xml, (bytes) => readDocx(zipSync({ 'word/document.xml': bytes })));
  });
});

const seed = '../shared/seeds/files/001.docx';
describe.skipIf(!existsSync(seed))('a real report (needs ../shared/seeds)', () => {
  test('has its seven tables and the signature, with all rows', async () => {
    const bytes = readFileSync(seed);
    const { blocks, unread } = await readDocx(bytes);
    const tables = blocks.filter((block) => block.kind === 'table');
    expect(tables.map(({ rows }) => rows)).toEqual([1, 26, 15, 20, 18, 19, 15, 34]);
    expect(tables.slice(1).every(({ columns }) => columns === 5)).toBe(true);
    for (const { rows, columns, cells } of tables) {
      expect(cells.reduce((sum, one) => sum + one.rowSpan * one.columnSpan, 0)).toBe(rows * columns);
    }
    expect(unread).toEqual([]);
  });
});
