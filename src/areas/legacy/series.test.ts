import { describe, expect, test } from 'vitest';
import { head, sample, sampleRow, source } from '../../../tests/outputs-sample.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import type { Extraction } from './answer.ts';
import { seriesOf } from './series.ts';

const indicator = (id: string, mode: Indicator['mode']): [string, Indicator] => [
  id,
  { id, place: null, name: `Chỉ tiêu ${id}`, type: 'count', unit: 'Việc', mode, rollup: 'sum', labels: [] },
];
const indicators = new Map([
  indicator('a.closing', 'closing'),
  indicator('a.year', 'year'),
  indicator('a.period', 'period'),
  indicator('a.never', 'period'),
]);

type Figures = Record<string, number | null>;
const rows = (figures: Figures, unit = 'Việc') =>
  Object.entries(figures).map(([id, value]) =>
    sampleRow({ indicator: id, unit, value, raw: value === null ? '' : String(value), certainty: 1 }),
  );

function report(
  more: Partial<Extraction['report']> & {
    figures?: Figures;
    form?: string;
    unitOfRows?: string;
    file?: string;
  },
): Extraction {
  const {
    figures = { 'a.year': 1 },
    form = 'cchc-2022-bieu-mau/1',
    unitOfRows,
    file = 'a.docx',
    ...changed
  } = more;
  return {
    ...sample.extraction,
    source: { ...source, file },
    report: { ...head, ...changed },
    tables: [{ title: null, form, rows: rows(figures, unitOfRows) }],
    figures: [],
  };
}

const half = (year: number) => ({ window: { from: `${year - 1}-12-06`, to: `${year}-06-07` } });
const full = (year: number) => ({
  kind: 'year' as const,
  window: { from: `${year - 1}-12-15`, to: `${year}-12-14` },
});

describe('a series', () => {
  test('has the reports in the order of time and the indicators in the order of the dictionary', () => {
    const { columns, rows: found } = seriesOf(
      [report({ ...full(2023), figures: { 'a.year': 3, 'a.closing': 30 } }), report({ ...full(2022) })],
      indicators,
    );
    expect(columns.map(({ to }) => to)).toEqual(['2022-12-14', '2023-12-14']);
    expect(found.map((row) => row.indicator.id)).toEqual(['a.closing', 'a.year']);
    expect(columns.flatMap(({ breaks }) => breaks)).toEqual([]);
  });

  test('tells a blank from a row the form lacks', () => {
    const { rows: found } = seriesOf(
      [
        report({ ...full(2022), figures: { 'a.year': null } }),
        report({ ...full(2023), figures: { 'a.period': 2 } }),
      ],
      indicators,
    );
    expect(found.map(({ cells }) => cells.map(({ state }) => state))).toEqual([
      ['blank', 'lacking'],
      ['lacking', 'value'],
    ]);
  });

  test('marks other forms, other units, gaps and periods of other length', () => {
    const { columns } = seriesOf(
      [
        report({ ...full(2020), form: 'cchc-2021/1' }),
        report({ ...full(2022), unit: 'UBND phường Hồng Hà' }),
        report({ ...half(2023), unit: 'Ủy ban nhân dân Phường Hồng Hà' }),
      ],
      indicators,
    );
    expect(columns.map(({ breaks }) => breaks)).toEqual([
      [],
      [
        { kind: 'form', before: ['cchc-2021'], after: ['cchc-2022-bieu-mau'] },
        { kind: 'unit', before: 'UBND xã An Bình', after: 'UBND phường Hồng Hà' },
        { kind: 'gap', after: '2020-12-15', until: '2021-12-14' },
      ],
      [{ kind: 'kind', before: 'year', after: 'half-year' }],
    ]);
  });

  test('knows the usual start of a period whose window is not printed', () => {
    const { columns } = seriesOf(
      [report({ ...full(2022) }), report({ kind: 'quarter', window: { from: null, to: '2023-03-14' } })],
      indicators,
    );
    expect(columns[1]).toMatchObject({ from: '2022-12-15', isInferred: true, breaks: [{ kind: 'kind' }] });
  });

  test('compares a snapshot with any other, a sum only with one over as long a period', () => {
    const figures = { 'a.closing': 1, 'a.year': 1, 'a.period': 1 };
    const quarter = (to: string) => ({ kind: 'quarter' as const, window: { from: null, to } });
    const { rows: found } = seriesOf(
      [
        report({ ...quarter('2023-03-14'), figures }),
        report({ ...quarter('2023-09-14'), figures }),
        report({ ...full(2023), figures }),
      ],
      indicators,
    );
    expect(found.map(({ cells }) => cells.map((cell) => cell.state === 'value' && cell.comparable))).toEqual([
      [true, true, true],
      [true, false, false],
      [true, true, false],
    ]);
  });

  test('marks a change of the unit of measure, and other values in the same report', () => {
    const twice = report({ ...full(2023), figures: { 'a.year': 5 }, unitOfRows: 'Triệu đồng' });
    const again = { title: null, form: null, rows: rows({ 'a.year': 6 }) };
    const { rows: found } = seriesOf(
      [report(full(2022)), { ...twice, tables: [...twice.tables, again] }],
      indicators,
    );
    expect(found[0]?.cells[1]).toMatchObject({ value: 5, others: [6], otherUnit: 'Triệu đồng' });
  });

  test('takes a figure of the text where no form has it, and counts rows it cannot name', () => {
    const figure = { ...sample.extraction.figures[0]!, indicator: 'a.period' };
    const extraction = {
      ...report({ figures: { 'a.year': 1 } }),
      figures: [figure, { ...figure, indicator: 'a.year' }],
    };
    const unnamed = { title: null, form: null, rows: [sampleRow({ indicator: null, raw: '7', value: 7 })] };
    const { rows: found, columns } = seriesOf(
      [{ ...extraction, tables: [...extraction.tables, unnamed] }],
      indicators,
    );
    expect(found.map(({ cells }) => cells[0])).toMatchObject([
      { value: 1, origin: 'form', others: [] },
      { value: 120, origin: 'prose' },
    ]);
    expect(columns[0]?.unnamed).toBe(1);
  });

  test('gives a table by years one column a year, the last one perhaps only a part', () => {
    const reading = (value: number) => ({ raw: String(value), value, certainty: 1 });
    const years = [
      sampleRow({
        indicator: 'a.year',
        values: { '2018': reading(8), '2019': reading(9), '2020': reading(2), Khác: reading(0) },
      }),
      sampleRow({ indicator: null, label: 'Tiêu đề' }),
    ];
    const review = {
      ...report({ kind: 'multi-year', date: '2020-04-10', window: { from: null, to: '2020-03-31' } }),
      tables: [{ title: null, form: 'cchc-2020-review/pl1', rows: years }],
    };
    const { columns, rows: found } = seriesOf([report(full(2021)), review], indicators);
    expect(
      columns.map(({ year, from, to, breaks }) => [year, from, to, breaks.map(({ kind }) => kind)]),
    ).toEqual([
      ['2018', '2018-01-01', '2018-12-31', []],
      ['2019', '2019-01-01', '2019-12-31', []],
      ['2020', '2020-01-01', '2020-03-31', ['kind']],
      [null, '2020-12-15', '2021-12-14', ['form', 'gap', 'kind']],
    ]);
    expect(found[0]?.cells.map((cell) => cell.state === 'value' && cell.value)).toEqual([8, 9, 2, 1]);
  });

  test('leaves out what is no report, and says which file', () => {
    const letter = { ...report({ unit: null, kind: 'other' }), tables: [], figures: [] };
    const { columns, leftOut } = seriesOf([report(full(2022)), letter], indicators);
    expect([columns.length, leftOut]).toEqual([1, [letter.source.file]]);
  });

  test('takes the appraised score of an index', () => {
    const { rows: found } = seriesOf([sample.extraction], new Map([indicator('index.c1c1c3', 'period')]));
    expect(found[0]?.cells.find(({ state }) => state === 'value')).toMatchObject({ value: 1.5 });
  });

  test('of nothing is empty, and an unreadable date does not break it', () => {
    expect(seriesOf([], indicators)).toEqual({ columns: [], rows: [], leftOut: [] });
    const odd = report({ date: null, window: { from: null, to: null }, unit: null, kind: 'other' });
    expect(seriesOf([odd, report(full(2022))], indicators).columns).toHaveLength(2);
  });
});
