import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { addComments, type CommentToAdd } from './comments.ts';
import { plainWords } from './quote.ts';
import { mapText } from './text-map.ts';
import { scanXml } from './xml-scan.ts';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const spaces = [
  `xmlns:w="${w}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');
const types =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
const rootLinks = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

const bodyOf = (body: string) =>
  `<?xml version="1.0"?><w:document ${spaces}><w:body>${body}</w:body></w:document>`;
const run = (text: string, properties = '') =>
  `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...runs: string[]) => `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>${runs.join('')}</w:p>`;

function docxOf(body: string, more: Record<string, string> = {}): Uint8Array {
  const parts = {
    '[Content_Types].xml': types,
    '_rels/.rels': rootLinks,
    'word/document.xml': bodyOf(body),
    'word/media/a.bin': 'unchanged',
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

const comment = (more: Partial<CommentToAdd>): CommentToAdd => ({
  text: 'Lỗi',
  author: 'Một Sổ',
  initials: 'MS',
  date: '2026-11-21T00:00:00Z',
  ...more,
});

async function commented(body: string, comments: Partial<CommentToAdd>[], more: Record<string, string> = {}) {
  const parts = unzipSync(await addComments(docxOf(body, more), comments.map(comment)));
  const xml = strFromU8(parts['word/document.xml']!);
  return {
    parts,
    xml,
    marked: markedWords(xml),
    text: textOf(xml),
    comments: strFromU8(parts['word/comments.xml']!),
  };
}

/** The words between the two marks of each comment, by id; checks that marks stand where runs may stand. */
function markedWords(xml: string): Record<string, string> {
  const open = new Set<string>();
  const words: Record<string, string> = {};
  const path: string[] = [];
  let last = 0;
  scanXml(xml, {
    open: (tag) => {
      const id = tag.attributes.get('id') ?? '';
      if (path.at(-1) === 't') take(xml.slice(last, tag.start));
      if (tag.local.startsWith('commentRange')) expect(path.at(-1)).not.toMatch(/^(r|t|pPr|body)$/);
      if (tag.local === 'commentRangeStart') {
        open.add(id);
        words[id] = '';
      }
      if (tag.local === 'commentRangeEnd') expect(open.delete(id)).toBe(true);
      if (tag.local === 'commentReference') expect(path.at(-1)).toBe('r');
      path.push(tag.local);
      last = tag.end;
    },
    close: (tag) => {
      if (tag.local === 't' && !tag.selfClosing) take(xml.slice(last, tag.start));
      path.pop();
    },
  });
  function take(raw: string) {
    for (const id of open) words[id] += raw;
  }
  expect(open.size).toBe(0);
  return words;
}

const textOf = (xml: string) => {
  const map = mapText(xml);
  return map.paragraphs.map((paragraph) => plainWords(xml, paragraph).text);
};

describe('a comment stands around exactly the quoted words', () => {
  test('inside one run, which keeps its looks in all three pieces', async () => {
    const bold = '<w:rPr><w:b/></w:rPr>';
    const { xml, marked, text } = await commented(p(run('Đã tiếp nhận 1.157 hồ sơ', bold)), [
      { paragraph: 1, quote: '1.157 hồ sơ' },
    ]);
    expect(marked).toEqual({ 0: '1.157 hồ sơ' });
    expect(text).toEqual(['Đã tiếp nhận 1.157 hồ sơ']);
    expect(xml).toContain(`<w:r>${bold}<w:t xml:space="preserve">1.157 hồ sơ</w:t></w:r><w:commentRangeEnd`);
  });

  test('over several runs, with entities, a tab and text in NFD', async () => {
    const stored = 'Tỷ lệ'.normalize('NFD');
    const { marked, text } = await commented(
      p(
        run(`A &amp; B ${stored} đún`),
        '<w:r><w:t>g hạn</w:t><w:tab/><w:t>99,7</w:t></w:r>',
        run('% kỳ này'),
      ),
      [{ paragraph: 1, quote: 'B Tỷ lệ đúng hạn 99,7%' }],
    );
    expect(marked[0]?.normalize('NFC')).toBe('B Tỷ lệ đúng hạn99,7%');
    expect(text).toEqual(['A & B Tỷ lệ đúng hạn 99,7% kỳ này']);
  });

  test('a whole figure before a part of another one; else the place asked for', async () => {
    const text = 'có 130 phiếu, 30 phiếu và 30 lượt';
    const { xml } = await commented(p(run(text)), [
      { paragraph: 1, quote: '30' },
      { paragraph: 1, quote: '30', near: text.lastIndexOf('30') },
    ]);
    expect(xml.indexOf('RangeStart w:id="0"')).toBeGreaterThan(xml.indexOf('130 phiếu, '));
    expect(xml).toMatch(/ phiếu và <.*commentRangeStart w:id="1"\/><w:r><w:t xml:space="preserve">30</);
  });

  test('several comments overlap, meet and repeat in one run', async () => {
    const { marked, text } = await commented(p(run('một hai ba bốn')), [
      { paragraph: 1, quote: 'một hai' },
      { paragraph: 1, quote: 'hai ba' },
      { paragraph: 1, quote: 'ba bốn' },
      { paragraph: 1, quote: 'hai ba' },
      { paragraph: 1, quote: 'một hai ba bốn' },
    ]);
    expect(marked).toEqual({ 0: 'một hai', 1: 'hai ba', 2: 'ba bốn', 3: 'hai ba', 4: 'một hai ba bốn' });
    expect(text).toEqual(['một hai ba bốn']);
  });

  test('words that run on into the next paragraph of the same cell', async () => {
    const cell = `<w:tc>${p(run('Không=0;'))}${p(run('Có=1'))}</w:tc><w:tc>${p(run('3'))}</w:tc>`;
    const { marked } = await commented(`<w:tbl><w:tr>${cell}</w:tr></w:tbl>`, [
      { paragraph: 1, quote: 'Không=0;\nCó=1' },
      { paragraph: 2, quote: 'Có=1 3' },
    ]);
    expect(marked).toEqual({ 0: 'Không=0;Có=1', 1: 'Có=1' });
  });

  test('blanks that Word does not show stay unshown when the words are cut', async () => {
    const { text, xml } = await commented('<w:p><w:r><w:t>  một hai  </w:t></w:r></w:p>', [
      { paragraph: 1, quote: 'một' },
    ]);
    expect(text).toEqual(['một hai']);
    expect(xml).toContain('<w:t xml:space="preserve">một</w:t>');
    expect(xml).toContain('<w:t xml:space="preserve"> hai</w:t>');
  });
});

describe('other markup stays whole', () => {
  const hard: Record<string, [string, string]> = {
    'a tracked insertion, beside a deletion': [
      `<w:ins w:id="1" w:author="A">${run('giao 30 nhiệm')}</w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>20</w:delText></w:r></w:del>${run(' vụ')}`,
      '30 nhiệm vụ',
    ],
    'moved words': [`<w:moveFrom w:id="3">${run('x 30')}</w:moveFrom>${run('giao 30')}`, 'giao 30'],
    'a complex field': [
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE 30 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('trang 30')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      '30',
    ],
    'a simple field': [`<w:fldSimple w:instr="DATE">${run('ngày 30/6')}</w:fldSimple>`, '30/6'],
    'a hyperlink': [
      `${run('xem ')}<w:hyperlink w:anchor="a">${run('Kế hoạch số 30')}</w:hyperlink>${run(' nhé')}`,
      'số 30 nhé',
    ],
    'a content control': [
      `<w:sdt><w:sdtPr/><w:sdtContent>${run('giao 30 việc')}</w:sdtContent></w:sdt>`,
      '30',
    ],
    'a smart tag': [`<w:smartTag w:element="d">${run('giao 30 việc')}</w:smartTag>`, '30'],
    'ruby, which cannot be cut': [
      `<w:r><w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase>${run('x 30 y')}</w:rubyBase></w:ruby></w:r>`,
      '30',
    ],
    'a formatting change': [
      run('giao 30 việc', '<w:rPr><w:b/><w:rPrChange w:id="9" w:author="A"><w:rPr/></w:rPrChange></w:rPr>'),
      '30',
    ],
    'character data': ['<w:r><w:t><![CDATA[a < 30 b]]></w:t></w:r>', '30'],
  };
  test.each(Object.entries(hard))('%s', async (_name, [inside, quote]) => {
    const { marked, text, xml } = await commented(p(inside), [{ paragraph: 1, quote }]);
    expect(text).toEqual(textOf(bodyOf(p(inside))));
    expect(marked[0]).toContain(quote.slice(0, 2));
    expect(xml.length).toBeGreaterThan(bodyOf(p(inside)).length);
  });

  test('a field is marked as a whole, for LibreOffice drops comments inside one', async () => {
    for (const name of ['a complex field', 'a simple field']) {
      const { marked } = await commented(p(hard[name]![0]), [{ paragraph: 1, quote: '30' }]);
      expect(marked[0]).toMatch(/^(trang 30|ngày 30\/6)$/);
    }
  });

  test('a text box, in both its forms: the comment goes around the box and says the words', async () => {
    const box = `<w:txbxContent>${p(run('Tổng 30'))}</w:txbxContent>`;
    const drawn = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    for (const paragraph of [2, 3]) {
      const { xml, comments } = await commented(p(run('trước '), drawn, run('sau')), [
        { paragraph, quote: '30', text: 'Lỗi', otherwise: 'Lỗi ở “30”' },
      ]);
      expect(xml).toContain('<w:commentRangeStart w:id="0"/><w:r><mc:AlternateContent>');
      expect(comments).toContain('Lỗi ở “30”');
    }
  });

  test('another prefix for Word’s names', async () => {
    const xml = bodyOf(p(run('giao 30 việc')))
      .replaceAll('w:', 'ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=');
    const { parts } = await commented('', [{ paragraph: 1, quote: '30' }], { 'word/document.xml': xml });
    expect(strFromU8(parts['word/document.xml']!)).toContain(
      '<ns0:commentRangeStart ns0:id="0"/><ns0:r><ns0:t xml:space="preserve">30</ns0:t></ns0:r><ns0:commentRangeEnd',
    );
  });

  test('no prefix at all', async () => {
    const xml = `<document xmlns="${w}"><body><p><r><t>giao 30 việc</t></r></p></body></document>`;
    const { marked } = await commented('', [{ paragraph: 1, quote: '30' }], { 'word/document.xml': xml });
    expect(marked).toEqual({ 0: '30' });
  });
});

describe('no comment is lost', () => {
  const body = `${p(run('Mở đầu'))}<w:p/>${p(run('giao 30 việc'))}`;
  test.each<[string, Partial<CommentToAdd>, string]>([
    ['words not in the paragraph: the whole paragraph', { paragraph: 3, quote: 'không có' }, 'giao 30 việc'],
    ['an empty paragraph', { paragraph: 2, quote: '30' }, ''],
    ['no paragraph given: any that has the words', { quote: '30' }, '30'],
    ['a paragraph beyond the last one', { paragraph: 99, quote: 'việc' }, 'việc'],
    ['nothing fits: the first paragraph', { quote: 'không có' }, 'Mở đầu'],
    ['nothing asked', {}, 'Mở đầu'],
  ])('%s', async (_name, asked, words) => {
    const { marked, text } = await commented(body, [asked]);
    expect(marked).toEqual({ 0: words });
    expect(text).toEqual(['Mở đầu', '', 'giao 30 việc']);
  });

  test('a document without paragraphs gets one', async () => {
    const { marked } = await commented('<w:sectPr/>', [{ quote: '30' }]);
    expect(marked).toEqual({ 0: '' });
  });
});

describe('the package', () => {
  test('gets a part, a link and a type; all else stays byte for byte', async () => {
    const before = unzipSync(docxOf(p(run('giao 30 việc'))));
    const { parts, comments } = await commented(p(run('giao 30 việc')), [
      { paragraph: 1, quote: '30', text: 'Lỗi <1> & "2"\u0001\nDòng hai' },
    ]);
    expect(strFromU8(parts['word/media/a.bin']!)).toBe('unchanged');
    expect(parts['_rels/.rels']).toEqual(before['_rels/.rels']);
    expect(strFromU8(parts['[Content_Types].xml']!)).toContain('PartName="/word/comments.xml"');
    expect(strFromU8(parts['word/_rels/document.xml.rels']!)).toContain('Target="comments.xml"');
    expect(comments).toContain('w:author="Một Sổ" w:date="2026-11-21T00:00:00Z" w:initials="MS"');
    expect(comments).toContain('Lỗi &lt;1&gt; &amp; &quot;2&quot;</w:t></w:r></w:p><w:p>');
  });

  test('that has comments keeps them, and counts on from their ids', async () => {
    const links = rootLinks.replace(
      /Id=.*?\/>/,
      'Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="/word/notes.xml"/>',
    );
    const old = `<w:comments xmlns:w="${w}"><w:comment w:id="4" w:author="B"><w:p/></w:comment></w:comments>`;
    const docx = docxOf(
      p('<w:commentRangeStart w:id="4"/>', run('giao 30'), '<w:commentRangeEnd w:id="4"/>', run(' việc')),
      {
        'word/_rels/document.xml.rels': links,
        'word/notes.xml': old,
      },
    );
    const parts = unzipSync(await addComments(docx, [comment({ paragraph: 1, quote: '30 việc' })]));
    expect(strFromU8(parts['word/notes.xml']!)).toContain(
      '<w:comment w:id="4" w:author="B"><w:p/></w:comment>',
    );
    expect(strFromU8(parts['word/_rels/document.xml.rels']!)).toBe(links);
    expect(markedWords(strFromU8(parts['word/document.xml']!))).toEqual({ 4: 'giao 30', 5: '30 việc' });
  });

  test('gives the same bytes each time', async () => {
    const docx = docxOf(p(run('giao 30 việc')));
    const add = () => addComments(docx, [comment({ paragraph: 1, quote: '30' })]);
    expect(await add()).toEqual(await add());
  });

  test.each([
    ['no zip', strToU8('xin chào')],
    ['broken XML', docxOf('<w:p>')],
    ['no main part', zipSync({ 'a.xml': strToU8('<a/>') })],
  ])('that is damaged is refused: %s', async (_name, bytes) => {
    await expect(addComments(bytes, [])).rejects.toMatchObject({ code: 'file-damaged' });
  });
});

test('any quote of any paragraph is marked exactly, and the text does not change (seed printed on failure)', async () => {
  const words = fc.string({
    unit: fc.constantFrom('a', 'ệ', 'e\u0323', '1', '.', ' ', '\u00a0', '&amp;', '😀', 'đ'),
  });
  const runs = fc.array(words, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(runs, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.nat(30)),
      async (all, picks) => {
        const body = all.map((inside) => p(...inside.map((text) => run(text)))).join('');
        const before = textOf(bodyOf(body));
        const asked = before.map((text, index) => {
          const letters = [...new Intl.Segmenter('vi').segment(text)].map(({ segment }) => segment);
          const start = picks.next().value % Math.max(1, letters.length);
          return {
            paragraph: index + 1,
            quote: letters
              .slice(start, start + 1 + (picks.next().value % 9))
              .join('')
              .trim(),
          };
        });
        const { marked, text } = await commented(body, asked);
        expect(text.map((line) => line.trim())).toEqual(before.map((line) => line.trim()));
        asked.forEach(({ quote }, id) => {
          const plain = (marked[id] ?? '').replaceAll('&amp;', '&').normalize('NFC').replace(/\s+/g, ' ');
          if (quote !== '') expect(plain.trim()).toBe(quote);
        });
      },
    ),
    { numRuns: 200 },
  );
});

const sample = '../shared/seeds/files/001.docx';
describe.skipIf(!existsSync(sample))('a real report (skipped where ../shared is absent)', () => {
  test('carries a comment on every third paragraph and keeps its text', async () => {
    const docx = readFileSync(sample);
    const xml = strFromU8(unzipSync(docx)['word/document.xml']!);
    const lines = textOf(xml);
    const asked = lines.flatMap((text, index) =>
      index % 3 === 0 && text.trim() !== ''
        ? [comment({ paragraph: index + 1, quote: text.trim().slice(2, 20) })]
        : [],
    );
    const after = strFromU8(unzipSync(await addComments(docx, asked))['word/document.xml']!);
    expect(textOf(after)).toEqual(lines);
    const marked = Object.values(markedWords(after)).map((words) => words.replace(/\s+/g, ' ').trim());
    expect(marked.length).toBe(asked.length);
  });
});
