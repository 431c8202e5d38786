import { describe, expect, test } from 'vitest';
import { readDocx } from './docx.ts';
import {
  below,
  cell,
  docxOf,
  list,
  listed,
  listKind,
  listLevel,
  type Parts,
  paragraph,
  row,
  run,
  spanning,
  table,
  topmost,
} from './docx-sample.ts';

async function tablesOf(body: string, parts?: Parts) {
  const { blocks } = await readDocx(docxOf(body, parts));
  return blocks.filter((block) => block.kind === 'table');
}
/** Each cell as "row,column rowSpan×columnSpan text". */
async function cellsOf(body: string, parts?: Parts) {
  const [first] = await tablesOf(body, parts);
  return first?.cells.map((one) =>
    `${one.row},${one.column} ${one.rowSpan}×${one.columnSpan} ${one.text}`.trim(),
  );
}

describe('merged cells', () => {
  test('over columns and rows stand once', async () => {
    const body = table(
      [800, 4000, 1500, 1500],
      row(cell('STT', topmost), cell('Chỉ tiêu', topmost), cell('Kết quả', spanning(2))),
      row(cell('', below), cell('', below), cell('Đơn vị'), cell('Số liệu')),
      row(cell('1'), cell('Hồ sơ'), cell('Hồ sơ'), cell('1.157')),
    );
    expect(await cellsOf(body)).toEqual([
      '1,1 2×1 STT',
      '1,2 2×1 Chỉ tiêu',
      '1,3 1×2 Kết quả',
      '2,3 1×1 Đơn vị',
      '2,4 1×1 Số liệu',
      '3,1 1×1 1',
      '3,2 1×1 Hồ sơ',
      '3,3 1×1 Hồ sơ',
      '3,4 1×1 1.157',
    ]);
  });

  test('a new "restart" begins a new cell, and "continue" over a cell of other width stands for itself', async () => {
    const body = table(
      [1000, 1000],
      row(cell('a', topmost), cell('b')),
      row(cell('c', topmost), cell('d')),
      row(cell('e', below + spanning(2))),
    );
    expect(await cellsOf(body)).toEqual(['1,1 1×1 a', '1,2 1×1 b', '2,1 1×1 c', '2,2 1×1 d', '3,1 1×2 e']);
  });

  test('the old way of merging sideways', async () => {
    const body = table(
      [1000, 1000],
      row(cell('a', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>')),
      row(cell('b'), cell('c')),
    );
    expect(await cellsOf(body)).toEqual(['1,1 1×2 a', '2,1 1×1 b', '2,2 1×1 c']);
  });
});

describe('uneven rows', () => {
  test('places before and after the cells are filled', async () => {
    const shifted = `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>${cell('b')}</w:tr>`;
    const body = table(
      [1000, 1000, 1000],
      row(cell('a', spanning(3))),
      shifted,
      row(cell('c'), cell('d'), cell('e')),
      row(cell('f')),
    );
    expect(await cellsOf(body)).toEqual([
      '1,1 1×3 a',
      '2,1 1×1',
      '2,2 1×1 b',
      '2,3 1×1',
      '3,1 1×1 c',
      '3,2 1×1 d',
      '3,3 1×1 e',
      '4,1 1×1 f',
      '4,2 1×2',
    ]);
  });

  test('edges a millimetre apart are one column', async () => {
    const body = table(
      [1000, 50, 1000],
      row(cell('a'), cell('b', spanning(2))),
      row(cell('c', spanning(2)), cell('d')),
    );
    expect(await cellsOf(body)).toEqual(['1,1 1×1 a', '1,2 1×1 b', '2,1 1×1 c', '2,2 1×1 d']);
  });

  test('a narrow column with cells of its own stays', async () => {
    const body = table(
      [1000, 50, 1000],
      row(cell('a'), cell('-'), cell('b')),
      row(cell('c', spanning(2)), cell('d')),
    );
    expect(await cellsOf(body)).toEqual(['1,1 1×1 a', '1,2 1×1 -', '1,3 1×1 b', '2,1 1×2 c', '2,3 1×1 d']);
  });

  test('a grid that lists too few columns, and spans without end', async () => {
    expect(await cellsOf(table([], row(cell('a'), cell('b'))))).toEqual(['1,1 1×1 a', '1,2 1×1 b']);
    expect(await cellsOf(table([1000], row(cell('a', spanning(999_999_999))), row(cell('b'))))).toEqual([
      '1,1 1×2 a',
      '2,1 1×1 b',
      '2,2 1×1',
    ]);
  });
});

describe('what a cell holds', () => {
  test('paragraphs are joined by line breaks, each with its mark', async () => {
    const [read] = await tablesOf(
      table([1000], row(cell(paragraph('Có = 1') + paragraph('') + paragraph('Không = 0')))),
    );
    expect(read?.cells[0]?.text).toBe('Có = 1\nKhông = 0');
    expect(read?.cells[0]?.marks).toEqual([
      { offset: 0, place: { paragraph: 1, table: 1, row: 1, column: 1 } },
      { offset: 7, place: { paragraph: 3, table: 1, row: 1, column: 1 } },
    ]);
  });

  test('rows and cells in content controls are read', async () => {
    const wrapped = (inner: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const body = wrapped(
      table([1000, 1000], wrapped(row(wrapped(cell('a')), cell(wrapped(paragraph('b')))))),
    );
    expect(await cellsOf(body)).toEqual(['1,1 1×1 a', '1,2 1×1 b']);
  });

  test('a table inside comes after as a table of its own, and its words stay in the cell', async () => {
    const inner = table([500, 500], row(cell('x'), cell('y')));
    const [outer, nested, next] = await tablesOf(
      table([1000], row(cell(paragraph('Trước') + inner + paragraph('')))) + table([1000], row(cell('z'))),
    );
    expect(outer?.cells[0]?.text).toBe('Trước\nx\ny');
    expect(nested?.cells.map(({ text, marks }) => [text, marks[0]?.place])).toEqual([
      ['x', { paragraph: 2, table: 2, row: 1, column: 1 }],
      ['y', { paragraph: 3, table: 2, row: 1, column: 2 }],
    ]);
    expect(next?.number).toBe(3);
  });

  test('a row that begins a page is on that page as a whole', async () => {
    const broken = paragraph('<w:r><w:lastRenderedPageBreak/><w:t>2</w:t></w:r>');
    const split = paragraph(`${run('b')}<w:r><w:lastRenderedPageBreak/><w:t>c</w:t></w:r>`);
    const [read] = await tablesOf(
      table(
        [1000, 1000],
        row(cell('1'), cell('a')),
        row(cell(broken), cell('b')),
        row(cell(split), cell(split)),
        row(cell('z')),
      ),
    );
    expect(read?.cells.map(({ marks }) => marks.map(({ place }) => place.page))).toEqual([
      [1],
      [1],
      [2],
      [2],
      [2, 3],
      [2, 3],
      [3],
      [3],
    ]);
  });
});

describe('list numbers', () => {
  const decimals = listKind(
    1,
    listLevel(0, 'decimal', '%1.'),
    listLevel(1, 'decimal', '%1.%2.'),
    listLevel(2, 'lowerLetter', '%3)'),
  );
  const bullets = listKind(
    2,
    listLevel(0, 'bullet', '-'),
    listLevel(1, 'bullet', '\uf0b7'),
    listLevel(2, 'upperRoman', 'Phần %3', '<w:suff w:val="nothing"/>'),
  );
  const numbering =
    decimals +
    bullets +
    list(1, 1) +
    list(2, 2) +
    list(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
  const textsOf = async (body: string, styles = '') => {
    const { blocks } = await readDocx(docxOf(body, { numbering, styles }));
    return blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''));
  };

  test('are printed before the words, level by level', async () => {
    const levels = [0, 1, 1, 2, 2, 0, 1];
    const body = levels.map((level) => paragraph('x', listed(1, level))).join('');
    expect(await textsOf(body)).toEqual(['1. x', '1.1. x', '1.2. x', 'a) x', 'b) x', '2. x', '2.1. x']);
  });

  test('bullets, Roman numbers, lists begun anew, and no list at all', async () => {
    expect(await textsOf([0, 1, 2].map((level) => paragraph('x', listed(2, level))).join(''))).toEqual([
      '- x',
      '• x',
      'Phần Ix',
    ]);
    expect(await textsOf([1, 1, 3, 3, 1, 0].map((id) => paragraph('x', listed(id))).join(''))).toEqual([
      '1. x',
      '2. x',
      '1. x',
      '2. x',
      '3. x',
      'x',
    ]);
  });

  test('come from styles too', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const style = '<w:pStyle w:val="L"/>';
    expect(
      await textsOf(
        paragraph('x', style) + paragraph('y', style + listed(0)) + paragraph('z', style),
        styles,
      ),
    ).toEqual(['1. x', 'y', '2. z']);
  });

  test('fill the cells of a numbered column that is otherwise empty; a cell going on from above is not counted', async () => {
    const number = (more = '') => cell(paragraph('', listed(1)), more);
    const body = table(
      [800, 3000],
      row(number(topmost), cell('a')),
      row(number(below), cell('b')),
      row(number(), cell('c')),
    );
    expect(await cellsOf(body, { numbering })).toEqual([
      '1,1 2×1 1.',
      '1,2 1×1 a',
      '2,2 1×1 b',
      '3,1 1×1 2.',
      '3,2 1×1 c',
    ]);
  });
});
