import { strToU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../word/docx.ts';
import { cell, docxOf, paragraph, row, run, table } from '../word/docx-sample.ts';
import { openZip } from '../zip.ts';
import type { PaperBlock } from './paper.ts';
import { sampleTable } from './paper-sample.ts';
import { fillWordTemplate } from './template.ts';
import { safeParts } from './template-parts.ts';

const blocks: readonly PaperBlock[] = [
  { kind: 'heading', level: 1, number: 'I.', text: 'KẾT QUẢ' },
  { kind: 'paragraph', runs: [{ text: 'Đạt 99,8% & <hơn> {so_ky_hieu}', bold: true }] },
  { kind: 'table', table: sampleTable(3) },
];
const template = (...paragraphs: string[]) => docxOf(paragraphs.map((text) => paragraph(run(text))).join(''));
const textsOf = async (bytes: Uint8Array | null) =>
  (await readDocx(bytes!)).blocks.map((block) =>
    block.kind === 'paragraph' ? block.text : block.cells.map(({ text }) => text),
  );
const codesOf = async (bytes: Uint8Array, values = {}) => {
  const { bytes: written, problems } = await fillWordTemplate(bytes, values);
  return [written === null, ...problems.map(({ code, place }) => `${code} ${place ?? ''}`.trim())];
};

describe('a template filled', () => {
  it('puts words, lines and blocks in their places and keeps the rest', async () => {
    const own = docxOf(
      [
        table([4000, 4000], row(cell('{ten_don_vi}'), cell('Số: {so_ky_hieu}'))),
        // Word parts a name over several runs as soon as somebody edits it.
        paragraph(run('{than') + run('_bai}')),
        paragraph(run('Hết.')),
      ].join(''),
    );
    const values = { ten_don_vi: 'UBND\nxã An Bình', so_ky_hieu: '05/BC-UBND', than_bai: { blocks } };
    const { bytes, problems } = await fillWordTemplate(own, values);
    expect(problems).toEqual([]);
    const texts = await textsOf(bytes);
    expect(texts.slice(0, 3)).toEqual([
      ['UBND\nxã An Bình', 'Số: 05/BC-UBND'],
      'I. KẾT QUẢ',
      // What is filled in is not searched for places again.
      'Đạt 99,8% & <hơn> {so_ky_hieu}',
    ]);
    expect(texts[3]).toContain('Chỉ tiêu thống kê');
    expect(texts.at(-1)).toBe('Hết.');
    expect((await fillWordTemplate(own, values)).bytes).toEqual(bytes);
  });

  it('carries pictures along', async () => {
    const png = await sharp({ create: { width: 8, height: 4, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const picture = {
      kind: 'picture',
      format: 'png',
      bytes: png,
      width: 40,
      height: 20,
      description: 'Đỏ',
      caption: 'Hình 1',
    } as const;
    const { bytes } = await fillWordTemplate(template('{than_bai}'), {
      than_bai: { blocks: [picture, picture] },
    });
    const zip = await openZip(bytes!);
    const read = async (name: string) => Buffer.from((await zip.read(name))!).toString();
    const relations = await read('word/_rels/document.xml.rels');
    const used = [...(await read('word/document.xml')).matchAll(/r:embed="([^"]+)"/g)].map(
      (match) => match[1],
    );
    expect(used).toHaveLength(2);
    for (const id of used) {
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1];
      expect(Buffer.from((await zip.read(`word/${target}`))!)).toEqual(png);
    }
    expect(await read('[Content_Types].xml')).toContain('Extension="png"');
  });
});

describe('a template that is not right', () => {
  it('names every unknown place and, without stopping, every missing one', async () => {
    const values = { ten_don_vi: 'UBND', than_bai: 'x' };
    expect(await codesOf(template('{ten_don_vi} {toString} {la}'), values)).toEqual([
      true,
      'unknown-place {toString}',
      'unknown-place {la}',
      'missing-place {than_bai}',
    ]);
    expect(await codesOf(template('{ten_don_vi}'), values)).toEqual([false, 'missing-place {than_bai}']);
  });

  it('takes no loops, options or paths', async () => {
    const values = { a: 'x' };
    expect(await codesOf(template('{#a}', '{/a}'), values)).toEqual([
      true,
      'unknown-place {#a}',
      'unknown-place {/a}',
    ]);
    expect(await codesOf(template('{a [b: 1]}'), values)).toEqual([true, 'unknown-place {a [b: 1]}']);
    expect((await codesOf(template('{a.length}'), values))[1]).toBe('unknown-place {a.length}');
  });

  it('tells where a brace is left open, and blocks that do not stand alone', async () => {
    expect(await codesOf(template('Số: {so'), { so: '1' })).toEqual([true, 'place-broken Số: {so']);
    // What else is wrong is told with it.
    expect(await codesOf(template('Số: {so', '{la} {so}'), { so: '1' })).toEqual([
      true,
      'place-broken Số: {so',
      'unknown-place {la}',
    ]);
    const values = { than_bai: { blocks } };
    expect(await codesOf(template('Nội dung: {than_bai}'), values)).toEqual([
      true,
      'place-not-alone {than_bai}',
    ]);
    const inHeader = docxOf(paragraph(run('x')), { header: paragraph(run('{than_bai}')) });
    expect((await codesOf(inHeader, values))[1]).toBe('place-not-alone {than_bai}');
  });

  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
  const field = (...codes: string[]) => {
    const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const runs = codes.map((code) => `<w:r><w:instrText>${code}</w:instrText></w:r>`).join('');
    return `<w:p>${mark('begin')}${runs}${mark('separate')}${run('1')}${mark('end')}</w:p>`;
  };
  const pageWithin = field('PAGE').replace(/<\/?w:p>/g, '');
  const related = (type: string, rest: string) =>
    `<Relationships><Relationship Id="a" Type="${relations}${type}" ${rest}/></Relationships>`;

  it.each([
    ['in single quotes', `<w:p><w:fldSimple w:instr='DDEAUTO c:\\x "/k y"'/></w:p>`],
    ['with blanks', '<w:p><w:fldSimple w:instr = "DDEAUTO x"/></w:p>'],
    ['under another prefix', `<w:p><z:fldSimple xmlns:z="${word}" z:instr="DDEAUTO x"/></w:p>`],
    ['by an entity', field('&#68;DEAUTO x')],
    ['in CDATA', field('<![CDATA[DDEAUTO x]]>')],
    ['cut in two', field('DDE', 'AUTO x')],
    ['in small letters', field('includepicture "http://x/y.png"')],
    ['of a kind nobody knows', field('QUOTE "x"')],
    ['made up of another', field(`HYPERLINK</w:instrText></w:r>${pageWithin}<w:r><w:instrText>`)],
    ['linking to a program', field('HYPERLINK "file:///c:/x.exe"')],
    ['outside of a field', paragraph('<w:r><w:instrText>DDEAUTO x</w:instrText></w:r>')],
    ['with another document', '<w:altChunk r:id="a"/>'],
    ['with an object', paragraph('<w:r><w:object/></w:r>')],
  ])('refuses a field or a part %s', async (_, body) => {
    expect(await safeParts(docxOf(body))).toBe('reaches-outside');
  });

  it.each([
    [
      'a template, its mode by an entity',
      related('attachedTemplate', 'Target="http://x" TargetMode="Extern&#97;l"'),
    ],
    [
      'a picture that names a link',
      related('image', `Target="http://x" TargetMode="External" a="Type='x/hyperlink'"`),
    ],
    ['a web page', related('aFChunk', 'Target="chunk.html"')],
    ['a program that one clicks', related('hyperlink', 'Target="file:///c:/x.exe" TargetMode="External"')],
    ['an address without its mode', related('image', 'Target="http://x/y.png"')],
  ])('refuses a relation to %s', async (_, relation) => {
    const parts = unzipSync(docxOf(paragraph(run('x'))));
    parts['word/_rels/settings.xml.rels'] = strToU8(relation);
    expect(await safeParts(zipSync(parts))).toBe('reaches-outside');
  });

  it('refuses a part that Word would read otherwise: of another encoding, or XML under another name', async () => {
    const parts = unzipSync(docxOf(paragraph(run('x'))));
    const encoded = strToU8('<?xml version="1.0" encoding="utf-7"?><x>+ADw-w:altChunk/+AD4-</x>');
    expect(await safeParts(zipSync({ ...parts, 'word/a.xml': encoded }))).toBe('not-docx');
    const types = Buffer.from(parts['[Content_Types].xml']!)
      .toString()
      .replace('/word/document.xml', '/word/document.dat');
    expect(await safeParts(zipSync({ ...parts, '[Content_Types].xml': strToU8(types) }))).toBe('not-docx');
  });

  it.each([
    'PAGE',
    ' PAGE \\* MERGEFORMAT ',
    'NUMPAGES',
    'SECTIONPAGES',
    'HYPERLINK "https://x.vn/a" \\o "x"',
    'TOC \\o "1-3" \\h \\z \\u',
    'HYPERLINK \\l "_Toc1"',
  ])('lets through the field %s', async (code) => {
    expect(typeof (await safeParts(docxOf(field(code))))).toBe('object');
  });

  it('refuses what is no .docx, programs, and what Word would fetch by itself', async () => {
    expect(await codesOf(strToU8('x'))).toEqual([true, 'not-docx']);
    expect(await codesOf(zipSync({ 'a.txt': strToU8('x') }))).toEqual([true, 'not-docx']);
    expect(await codesOf(new Uint8Array(10 * 2 ** 20 + 1))).toEqual([true, 'too-large']);
    const parts = unzipSync(template('x'));
    const withPart = (name: string, xml: string) => zipSync({ ...parts, [name]: strToU8(xml) });
    expect(await codesOf(withPart('word/vbaProject.bin', 'x'))).toEqual([true, 'macros']);
    const link = (type: string) =>
      withPart(
        'word/_rels/settings.xml.rels',
        `<Relationships><Relationship Id="a" Type="${relations}${type}" Target="http://x" TargetMode="External"/></Relationships>`,
      );
    expect(await codesOf(link('attachedTemplate'))).toEqual([true, 'reaches-outside']);
    expect(await codesOf(link('hyperlink'))).toEqual([false]);
    expect(await codesOf(docxOf(field('DDEAUTO c:\\x')))).toEqual([true, 'reaches-outside']);
    expect(
      await codesOf(withPart('word/document.xml', '<!DOCTYPE x [<!ENTITY a "b">]><w:document/>')),
    ).toEqual([true, 'not-docx']);
    expect(await codesOf(withPart('word/document.xml', '<w:document'))).toEqual([true, 'not-docx']);
  });
});
