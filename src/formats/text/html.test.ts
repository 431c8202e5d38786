import { expect, test } from 'vitest';
import { Problem } from '../../base/problem.ts';
import type { Block } from '../document.ts';
import { readHtml } from './html.ts';
import { htmlPartOf } from './mhtml.ts';

const shape = (blocks: readonly Block[]) =>
  blocks.map((block) =>
    block.kind === 'table'
      ? block.cells.map((cell) => [cell.text, cell.row, cell.column, cell.rowSpan, cell.columnSpan])
      : block.text,
  );

test('paragraphs and tables of a page saved by Word, in order', () => {
  const { blocks } =
    readHtml(`<html xmlns:o="urn:x"><head><title>t</title><style>p {color: red}</style></head><body>
    <p class=MsoNormal><b>UBND XÃ&nbsp;AN BÌNH</b><o:p></o:p></p><script>alert(1)</script>
    <p>Báo cáo<br>năm 2022 <span style='display:none'>ẩn</span></p>
    <table><tr><td rowspan=2>STT<td colspan=2><p>Kết</p><p>quả</p></tr>
    <tr><td>2021<td>2022</tr><tr><td>1<td>5</table>
    Hết &lt;1&gt;`);
  expect(shape(blocks)).toEqual([
    'UBND XÃ AN BÌNH',
    'Báo cáo\nnăm 2022',
    [
      ['STT', 1, 1, 2, 1],
      ['Kết\nquả', 1, 2, 1, 2],
      ['2021', 2, 2, 1, 1],
      ['2022', 2, 3, 1, 1],
      ['1', 3, 1, 1, 1],
      ['5', 3, 2, 1, 1],
      ['', 3, 3, 1, 1],
    ],
    'Hết <1>',
  ]);
});

test('a place tells the line of the file', () => {
  const [, table] = readHtml('<p>một</p>\n\n<table>\n<tr><td>a</td>\n<td>b\n</td></tr></table>').blocks;
  const lines = table?.kind === 'table' ? table.cells.map((cell) => cell.marks[0]?.place.line) : [];
  expect(lines).toEqual([4, 5]);
});

test('a table that lays out the page is not a table, the one within is', () => {
  const { blocks } = readHtml('<table><tr><td>Đầu trang<td><table><tr><td>1<td>2</table><td>cuối</table>');
  expect(shape(blocks)).toEqual([
    'Đầu trang',
    [
      ['1', 1, 1, 1, 1],
      ['2', 1, 2, 1, 1],
    ],
    'cuối',
  ]);
});

test('hostile spans take no more positions than a reading may have', () => {
  const spans = '<tr><td rowspan=999999 colspan=999999>x</td><td>y</td></tr>'.repeat(2000);
  const wide = `<tr>${'<td rowspan=999999>x</td>'.repeat(600)}</tr>${'<tr><td>y</td></tr>'.repeat(2000)}`;
  for (const hostile of [spans, wide]) {
    const { blocks } = readHtml(`<table>${hostile}</table>`);
    const sizes = blocks.map((block) => (block.kind === 'table' ? block.rows * block.columns : 0));
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThanOrEqual(200_000);
  }
});

test('tables within tables without end are read as one, tags without end are refused', () => {
  const { blocks } = readHtml('<table><tr><td>'.repeat(2000));
  // Those beyond the twelfth are rows of it.
  expect(blocks).toMatchObject([{ kind: 'table', rows: 2000 - 11, columns: 1 }]);
  expect(() => readHtml('<b>'.repeat(1_000_000))).toThrow(new Problem('file-damaged'));
});

test('the HTML part of a page in one file', () => {
  const mime = [
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\tboundary="----=_Part"',
    '',
    'This is a multi-part message',
    '------=_Part',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    '',
    'AAAA',
    '------=_Part',
    'Content-Type: text/html; charset="utf-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<p>Ch=E1=BB=89 ti=',
    'êu</p>'.replace('ê', '=C3=AA'),
    '------=_Part--',
  ].join('\r\n');
  expect(new TextDecoder().decode(htmlPartOf(Buffer.from(mime))).trim()).toBe('<p>Chỉ tiêu</p>');
  expect(htmlPartOf(Buffer.from('MIME-Version: 1.0\r\n\r\nabc'))).toBeUndefined();
});
