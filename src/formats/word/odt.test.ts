import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Document } from '../document.ts';
import { readMutated } from './mutations.ts';
import { readOdt } from './odt.ts';

const spaces = ['office', 'style', 'text', 'table', 'fo', 'svg', 'draw']
  .map((prefix) => {
    const names: Record<string, string> = { fo: 'xsl-fo-compatible', svg: 'svg-compatible', draw: 'drawing' };
    return `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${names[prefix] ?? prefix}:1.0"`;
  })
  .join(' ');

function odtOf(body: string, styles = '', styleSheet = ''): Uint8Array {
  const content = `<office:document-content ${spaces}>${styles}<office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const files = {
    'content.xml': strToU8(content),
    'styles.xml': strToU8(`<office:document-styles ${spaces}>${styleSheet}</office:document-styles>`),
  };
  return zipSync(files);
}
const read = (body: string, styles?: string, styleSheet?: string) => readOdt(odtOf(body, styles, styleSheet));
const texts = ({ blocks }: Document, role = 'body') =>
  blocks
    .filter((block) => block.kind === 'paragraph')
    .filter((block) => block.role === role)
    .map(({ text }) => text);
const cellsOf = ({ blocks }: Document) =>
  blocks
    .filter((block) => block.kind === 'table')
    .map(({ cells }) =>
      cells.map((cell) =>
        `${cell.row},${cell.column} ${cell.rowSpan}×${cell.columnSpan} ${cell.text}`.trim(),
      ),
    );
const p = (text: string, style = '') => `<text:p text:style-name="${style}">${text}</text:p>`;
const cell = (text: string, more = '') =>
  `<table:table-cell ${more}>${text === '' ? '' : p(text)}</table:table-cell>`;
const covered = '<table:covered-table-cell/>';
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
const table = (...rows: string[]) => `<table:table>${rows.join('')}</table:table>`;

describe('the words of a paragraph', () => {
  test('spaces, tabs, breaks, links and fields', async () => {
    const body = p(
      'Xã  \n An<text:s text:c="2"/>Bình<text:tab/><text:a>25</text:a><text:line-break/><text:page-number>3</text:page-number>',
    );
    expect(texts(await read(body))).toEqual(['Xã An  Bình\t25\n3']);
  });

  test('old fonts, bold, centred, capitals and hidden text, by styles', async () => {
    const styles = `<office:font-face-decls><style:font-face style:name="F" svg:font-family="'.VnTime'"/></office:font-face-decls><office:automatic-styles>
      <style:style style:name="P" style:family="paragraph" style:parent-style-name="Q"><style:paragraph-properties fo:text-align="center"/></style:style>
      <style:style style:name="Q" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
      <style:style style:name="T" style:family="text"><style:text-properties style:font-name="F"/></style:style>
      <style:style style:name="U" style:family="text"><style:text-properties fo:text-transform="uppercase"/></style:style>
      <style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style></office:automatic-styles>`;
    const span = (style: string, text: string) => `<text:span text:style-name="${style}">${text}</text:span>`;
    const { blocks } = await read(
      p(`${span('T', 'B¸o c¸o')} ${span('U', 'quý')}${span('H', 'ẩn')}`, 'P'),
      styles,
    );
    expect(blocks[0]).toMatchObject({ text: 'Báo cáo QUÝ', bold: true, centred: true });
  });

  test('notes, comments, text boxes and deletions', async () => {
    const deletion =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>24</text:p></text:deletion></text:changed-region></text:tracked-changes>';
    const note = `<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('ghi chú')}</text:note-body></text:note>`;
    const box = `<draw:frame><draw:text-box>${p('trong khung')}</draw:text-box></draw:frame>`;
    const document = await read(
      `${deletion}${p(`a${note}<office:annotation>${p('bỏ')}</office:annotation>${box}`)}${p('b')}`,
    );
    expect(texts(document)).toEqual(['a', 'trong khung', 'b']);
    expect(texts(document, 'note')).toEqual(['ghi chú']);
    expect(document.unread).toEqual([{ code: 'tracked-deletion-left-out', place: {}, quote: '24' }]);
  });

  test('headers and footers come from the style sheet', async () => {
    const page = `<office:master-styles><style:master-page><style:header>${p('UBND xã')}</style:header><style:footer>${p('- 2 -')}</style:footer></style:master-page></office:master-styles>`;
    const document = await read(p('a'), '', page);
    expect([texts(document, 'header'), texts(document, 'footer')]).toEqual([['UBND xã'], []]);
  });
});

describe('lists', () => {
  const styles = `<office:automatic-styles><text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
    <text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/><text:list-level-style-bullet text:level="3" text:bullet-char="-"/></text:list-style></office:automatic-styles>`;
  const item = (inner: string, more = '') => `<text:list-item ${more}>${inner}</text:list-item>`;
  const list = (inner: string, more = '') => `<text:list text:style-name="L" ${more}>${inner}</text:list>`;

  test('are numbered level by level; later paragraphs of an item are not', async () => {
    const inner = `<text:list>${item(p('b'))}${item(`${p('c')}<text:list>${item(p('d'))}</text:list>`)}</text:list>`;
    const body = list(item(p('a') + p('tiếp') + inner) + item(p('e')) + item(p('g'), 'text:start-value="9"'));
    expect(texts(await read(body, styles))).toEqual([
      '1. a',
      'tiếp',
      '1.1. b',
      '1.2. c',
      '- d',
      '2. e',
      '9. g',
    ]);
  });

  test('begin anew, go on, or go on with a named one', async () => {
    const one = list(item(p('x')), 'xml:id="A"');
    const body =
      one +
      list(item(p('x'))) +
      list(item(p('x')), 'text:continue-numbering="true"') +
      list(item(p('x')), 'text:continue-list="A"');
    expect(texts(await read(body, styles))).toEqual(['1. x', '1. x', '2. x', '2. x']);
  });
});

describe('tables', () => {
  test('with spans, header rows and repeated cells', async () => {
    const head = `<table:table-header-rows>${row(cell('a', 'table:number-rows-spanned="2"'), cell('b', 'table:number-columns-spanned="2"'), covered)}</table:table-header-rows>`;
    const body = table(
      head,
      row(covered, cell('c'), cell('d')),
      row(cell('', 'table:number-columns-repeated="2"'), cell('e')),
    );
    expect(cellsOf(await read(body))).toEqual([
      ['1,1 2×1 a', '1,2 1×2 b', '2,2 1×1 c', '2,3 1×1 d', '3,1 1×1', '3,2 1×1', '3,3 1×1 e'],
    ]);
  });

  test('inside each other', async () => {
    const inner = table(row(cell('x')));
    expect(cellsOf(await read(table(row(`<table:table-cell>${p('a')}${inner}</table:table-cell>`))))).toEqual(
      [['1,1 1×1 a\nx'], ['1,1 1×1 x']],
    );
  });

  test('repeated without end', async () => {
    const body = table(
      `<table:table-row table:number-rows-repeated="9999999">${cell('', 'table:number-columns-repeated="9999999"')}</table:table-row>`,
    );
    const [read1] = (await read(body)).blocks;
    expect(read1?.kind === 'table' && [read1.rows, read1.columns]).toEqual([1, 200]);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['bytes of no kind', strToU8('xin chào'), 'file-damaged'],
    ['no content', zipSync({ 'a.xml': strToU8('<a/>') }), 'file-damaged'],
    [
      'a spreadsheet',
      zipSync({
        'content.xml': strToU8(
          `<office:document-content ${spaces}><office:body><office:spreadsheet/></office:body></office:document-content>`,
        ),
      }),
      'file-damaged',
    ],
    [
      'a password',
      zipSync({
        'content.xml': strToU8('x'),
        'META-INF/manifest.xml': strToU8('<manifest:encryption-data/>'),
      }),
      'file-encrypted',
    ],
  ])('%s', async (_, bytes, code) => {
    await expect(readOdt(bytes)).rejects.toMatchObject({ code });
  });

  test('mutated files do no worse than a problem', async () => {
    await readMutated(odtOf(p('a') + table(row(cell('b'), cell('c')))), readOdt);
    const xml = strToU8(
      `<office:document-content ${spaces}><office:body><office:text>${table(row(cell('b', 'table:number-rows-spanned="2"')), row(covered))}</office:text></office:body></office:document-content>`,
    );
    await readMutated(xml, (bytes) => readOdt(zipSync({ 'content.xml': bytes })));
  });
});
