import { strToU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../word/docx.ts';
import { cell, docxOf, paragraph, row, run, table } from '../word/docx-sample.ts';
import { openZip } from '../zip.ts';
import type { PaperBlock } from './paper.ts';
import { sampleTable } from './paper-sample.ts';
import { fillWordTemplate } from './template.ts';

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
    const values = { than_bai: { blocks } };
    expect(await codesOf(template('Nội dung: {than_bai}'), values)).toEqual([
      true,
      'place-not-alone {than_bai}',
    ]);
    const inHeader = docxOf(paragraph(run('x')), { header: paragraph(run('{than_bai}')) });
    expect((await codesOf(inHeader, values))[1]).toBe('place-not-alone {than_bai}');
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
        `<Relationships><Relationship Id="a" Type="http://x/${type}" Target="http://x" TargetMode="External"/></Relationships>`,
      );
    expect(await codesOf(link('attachedTemplate'))).toEqual([true, 'reaches-outside']);
    expect(await codesOf(link('hyperlink'))).toEqual([false]);
    const field = docxOf(
      paragraph(`<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\x</w:instrText></w:r>`),
    );
    expect(await codesOf(field)).toEqual([true, 'reaches-outside']);
    expect(
      await codesOf(withPart('word/document.xml', '<!DOCTYPE x [<!ENTITY a "b">]><w:document/>')),
    ).toEqual([true, 'not-docx']);
    expect(await codesOf(withPart('word/document.xml', '<w:document'))).toEqual([true, 'not-docx']);
  });
});
