import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { sample, sampleCells, sampleParagraphs } from '../../../../tests/outputs-sample.ts';
import { escapeXml } from '../../../formats/word/xml-scan.ts';
import { writeComments } from './comments.ts';

const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
const table = sampleCells
  .map((row) => `<w:tr>${row.map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr>`)
  .join('');
const docx = zipSync({
  '[Content_Types].xml': strToU8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  ),
  'word/document.xml': strToU8(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${sampleParagraphs.map(p).join('')}<w:tbl>${table}</w:tbl></w:body></w:document>`,
  ),
});

async function written() {
  const parts = unzipSync(await writeComments(docx, sample, '2026-11-21'));
  const xml = strFromU8(parts['word/document.xml']!);
  const marked = [...xml.matchAll(/<w:commentRangeStart w:id="(\d)"\/>(.*?)<w:commentRangeEnd w:id="\1"/g)];
  const texts = [...strFromU8(parts['word/comments.xml']!).matchAll(/<w:comment .*?<\/w:comment>/g)];
  return {
    marked: Object.fromEntries(marked.map(([, id, inside]) => [id, inside!.replace(/<[^>]+>/g, '')])),
    texts: texts.map(([comment]) => comment!.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')),
  };
}

describe('the original .docx with the findings as comments', () => {
  test('marks the words, the cell’s value, an empty cell, and loses no finding without a place', async () => {
    const { marked } = await written();
    expect(marked).toEqual({ 0: '118/120 hồ sơ, đạt 99,9%.', 1: '99,9', 2: '', 3: 'BÁO CÁO' });
  });

  test('says severity, message, what is right, the place among several and how sure it is', async () => {
    const { texts } = await written();
    expect(texts).toEqual([
      'Lỗi: 118 / 120 = 98,3 %, báo cáo ghi 99,9 %\nGiá trị đối chiếu: 98,3.\n(Chỗ 1/2 của cùng một phát hiện.)\n',
      'Lỗi: 118 / 120 = 98,3 %, báo cáo ghi 99,9 %\nGiá trị đối chiếu: 98,3.\n(Chỗ 2/2 của cùng một phát hiện.)\n',
      'Cảnh báo: Hàng 1.2 để trống &lt;dù&gt; &amp; có số ở dưới\nMức chắc chắn: 70 %; đề nghị xem lại chỗ này.\n',
      'Lưu ý: Ngày báo cáo chưa rõ\nGiá trị đối chiếu: 07/6/2023.\n',
    ]);
  });
});
