import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadForms } from '../../catalogue.ts';
import type { FormTemplate } from '../../form-template.ts';
import { cellsOf, formulasIn } from '../../working.ts';
import { cellsIn, type Laid, type Line, laid } from './block.ts';
import { formsOf, type Report } from './rows.ts';

const line = (label: string, more: Partial<Line> = {}): Line => ({
  ...{ indicator: label, takes: true, heading: false, printed: true, code: null, label, unit: null },
  ...more,
});
const form = [
  line('a', { code: '1', unit: 'Văn bản' }),
  line('b', { code: '1.1', unit: '%' }),
  line('b.part', { printed: false }),
  line('Phần hai', { indicator: null, takes: false, heading: true, code: '2' }),
  line('c', { code: '2.1' }),
  line('r', { takes: false, code: '2.2', unit: '%' }),
  line('d', { code: '2.3', unit: 'Văn bản' }),
];
const placedIn = (block: Laid) =>
  'placed' in block
    ? Object.fromEntries(block.placed.map(({ indicator, typed }) => [indicator, typed]))
    : block;

it('reads what a spreadsheet puts on the clipboard', () => {
  expect(cellsIn('1\t2\r\n3\t4\r\n')).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
  expect(cellsIn('"hai\ndòng"\t"nói ""có"""')).toEqual([['hai\ndòng', 'nói "có"']]);
  expect(cellsIn('5\n\n7\n')).toEqual([['5'], [''], ['7']]);
});

it('lays a column line by line as the form prints it, and says what computed cells did not take', () => {
  const block = laid(cellsIn('1\n2\n\n3\n99\n4\n5\n'), form, 'a');
  expect(placedIn(block)).toEqual({ a: '1', b: '2', c: '3', d: '4' });
  expect(block).toMatchObject({ skipped: [{ line: { label: 'r' }, typed: '99' }], left: 1, way: 'lines' });
  expect(placedIn(laid(cellsIn('Số liệu\n1\n2\n'), form, 'a'))).toEqual({ a: '1', b: '2' });
});

it('begins between the lines of the form too', () => {
  expect(placedIn(laid(cellsIn('7\n\n3\n'), form, 'b.part'))).toEqual({ 'b.part': '7', c: '3' });
});

it('takes nothing where a figure would fall on a heading', () => {
  expect(laid(cellsIn('1\n2\n3\n'), form, 'a')).toMatchObject({ onHeading: { line: form[3], typed: '3' } });
});

it.each([
  ['numbers', '1\t5\n1.1\t6\n2.\t\n2.1\t7\n2.3\t8'],
  ['names', 'a\t5\nb\t6\nPhần  HAI\t\nc\t7\nd\t8'],
  ['all columns', '1\ta\tVăn bản\t5\n1.1\tb\t%\t6\n2\tPhần hai\n2.1\tc\t\t7\n2.3\td\tVăn bản\t8\n'],
])('lays several columns by their %s, wherever one begins', (_, text) => {
  for (const start of ['a', 'd']) {
    const block = laid(cellsIn(text), form, start);
    expect(placedIn(block)).toEqual({ a: '5', b: '6', c: '7', d: '8' });
    expect(block).toMatchObject({ left: 0, way: 'lines' });
  }
});

it('a figure that looks like a number of a line stays a figure, and notes are no figures', () => {
  expect(placedIn(laid(cellsIn('1\ta\tVăn bản\t1\tước'), form, 'a'))).toEqual({ a: '1' });
  expect(laid(cellsIn('1\ta\tVăn bản\t1\tước'), form, 'a')).toMatchObject({ left: 1 });
});

it('takes nothing of several columns that name no line, and lays one row into the next cells', () => {
  expect(laid(cellsIn('1\t2\n3\t4'), form, 'a')).toEqual({ unknown: 'columns' });
  expect(laid(cellsIn('x\t2\ny\t4'), form, 'a')).toEqual({ unknown: 'columns' });
  expect(laid(cellsIn('10\t20\t30\t40\t50\t60'), form, 'a')).toMatchObject({ left: 1, way: 'cells' });
  expect(placedIn(laid(cellsIn('10\t20'), form, 'b'))).toEqual({ b: '10', 'b.part': '20' });
  expect(placedIn(laid(cellsIn('1.1\t20'), form, 'b'))).toEqual({ b: '20' });
});

it('does not take the numbers alone for the lines where other names stand beside them', () => {
  expect(laid(cellsIn('1\tSố khác\tVăn bản\t43\n1.1\tTỷ lệ khác\t%\t7'), form, 'a')).toEqual({
    unknown: 'columns',
  });
  expect(placedIn(laid(cellsIn('1\tVăn bản\t43\n1.1\t%\t7'), form, 'a'))).toEqual({ a: '43', b: '7' });
});

/** The lines of each table of a form as the page has them, with where the issued form prints each. */
function linesOf(one: FormTemplate): { lines: Line[]; printed: FormTemplate['tables'][number]['rows'] }[] {
  const cells = cellsOf(one);
  const cards = [...cells.values()].map(({ indicator: { id, name, unit } }) => ({
    indicator: id,
    name,
    unit,
  }));
  const report = {
    form: one,
    cells: [...cells.keys()].map((indicator) => ({ indicator })),
    cards,
    rules: { formulas: formulasIn(one) },
  } as unknown as Report;
  const takes = (indicator: string | null) => indicator !== null && !cells.get(indicator)!.isComputed;
  return formsOf(report).map(({ rows }, at) => ({
    lines: rows.map((row) => ({ ...row, takes: !row.repeats && takes(row.indicator) })),
    printed: one.tables[at]!.rows,
  }));
}

describe('the issued forms', () => {
  const tables = loadForms()
    .flatMap(linesOf)
    .filter(({ lines }) => lines.some(({ takes }) => takes));
  const range = fc.constantFrom(...tables).chain((table) =>
    fc.record({
      table: fc.constant(table),
      start: fc.constantFrom(...table.printed.keys()),
      length: fc.integer({ min: 2, max: table.printed.length + 2 }),
      columns: fc.constantFrom('figures', 'numbers', 'names', 'all'),
    }),
  );

  it('a range that was copied from the printed form never puts a figure into another line', () => {
    let placed = 0;
    fc.assert(
      fc.property(range, ({ table: { lines, printed }, start, length, columns }) => {
        const first = lines.findIndex(
          ({ takes, indicator }) => takes && indicator === printed[start]!.indicator,
        );
        fc.pre(first >= 0);
        const rows = printed.slice(start, start + length).map(({ code, label, unit, indicator }, at) => {
          // Each figure says on which line it is printed.
          const figure = indicator === null ? '' : String(1000 + start + at);
          const beside = {
            figures: [],
            numbers: [code ?? ''],
            names: [label],
            all: [code ?? '', label, unit ?? ''],
          };
          return [...beside[columns], figure];
        });
        const block = laid(rows, lines, printed[start]!.indicator!);
        for (const { indicator, typed } of 'placed' in block ? block.placed : []) {
          expect(printed[Number(typed) - 1000]!.indicator).toBe(indicator);
          placed += 1;
        }
        if (columns === 'figures') {
          const open = lines.flatMap(({ takes, indicator }) => (takes ? indicator : []));
          const due = rows.flatMap(([typed], at) =>
            open.includes(printed[start + at]!.indicator!) ? typed! : [],
          );
          expect('placed' in block && new Set(block.placed.map(({ typed }) => typed))).toEqual(new Set(due));
        }
      }),
      { numRuns: 1_000 },
    );
    expect(placed).toBeGreaterThan(500);
  });
});
