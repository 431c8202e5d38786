import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formOf } from '../../../tests/forms.ts';
import { loadForms } from '../reports/catalogue.ts';
import type { FormRow, FormTable } from '../reports/form-template.ts';
import { formMatcher, type PrintedRow } from './form-match.ts';

const rows = (...printed: readonly (readonly [string | null, string])[]): PrintedRow[] =>
  printed.map(([code, label]) => ({ code, label }));

const tasks = formOf('minh-hoa-a', 'Chỉ đạo điều hành', [
  ['1', 'Kế hoạch cải cách hành chính'],
  ['1.1', 'Số nhiệm vụ đề ra trong kế hoạch'],
  ['1.2', 'Số nhiệm vụ đã hoàn thành'],
  ['2', 'Kế hoạch tuyên truyền'],
  ['2.1', 'Số nhiệm vụ đề ra trong kế hoạch'],
  ['2.2', 'Số nhiệm vụ đã hoàn thành'],
]);
const dossiers = formOf('minh-hoa-b', 'Cải cách thủ tục hành chính', [
  ['1', 'Tổng số hồ sơ đã giải quyết xong (trực tiếp và trực tuyến)'],
  ['2', 'Số hồ sơ giải quyết đúng hạn'],
  ['3', 'Tỷ lệ giải quyết đúng hạn'],
]);
const match = formMatcher([tasks, dossiers]);
const codesFor = (printed: readonly PrintedRow[], title = '') =>
  match(printed, title)?.rows.map((row) => row?.code ?? null);

describe('a printed table', () => {
  test('is recognised by its labels, whatever its numbers', () => {
    const found = match(
      rows(
        ['7', 'Tổng số hồ sơ đã giải quyết xong (trực tiếp và trực tuyến)'],
        ['7.9', 'Số hồ sơ giải quyết đúng hạn'],
        [null, 'Tỷ lệ giải quyết đúng hạn'],
      ),
      '',
    );
    expect(found?.form).toBe(dossiers);
    expect(found?.table).toBe(dossiers.tables[0]);
    expect(found?.rows.map((row) => row?.code)).toEqual(['1', '2', '3']);
  });

  test('rows that stand twice are told apart by their order', () => {
    const printed = tasks.tables[0]!.rows.map(({ label }) => ({ code: null, label }));
    expect(codesFor(printed)).toEqual(['1', '1.1', '1.2', '2', '2.1', '2.2']);
    expect(codesFor(printed.slice(3))).toEqual(['2', '2.1', '2.2']);
  });

  test('or, where order leaves both open, by their number', () => {
    const twice = rows(
      ['2.1', 'Số nhiệm vụ đề ra trong kế hoạch'],
      ['2.2', 'Số nhiệm vụ đã hoàn thành'],
      ['3', 'Kế hoạch khác hẳn'],
    );
    const small = formMatcher([
      formOf('minh-hoa-c', 'Chỉ đạo', [
        ['1.1', 'Số nhiệm vụ đề ra trong kế hoạch'],
        ['1.2', 'Số nhiệm vụ đã hoàn thành'],
        ['2.1', 'Số nhiệm vụ đề ra trong kế hoạch'],
        ['2.2', 'Số nhiệm vụ đã hoàn thành'],
        ['3', 'Kế hoạch khác hẳn'],
      ]),
    ]);
    expect(small(twice, '')?.rows.map((row) => row?.code)).toEqual(['2.1', '2.2', '3']);
  });

  test('may lack rows and have rows that the form has not', () => {
    expect(
      codesFor(
        rows(
          ['1', 'Kế hoạch cải cách hành chính'],
          ['1.1', 'Số nhiệm vụ đề ra trong kế hoạch'],
          ['1.1a', 'Trong đó số việc giao cho thôn'],
          ['2', 'Kế hoạch tuyên truyền'],
        ),
      ),
    ).toEqual(['1', '1.1', null, '2']);
  });

  test('labels may be misread in a letter, shortened or explained in brackets', () =>
    expect(
      codesFor(
        rows(
          ['1', 'Tổng số hồ sơ đã giải quyết xong'],
          ['2', 'Số hồ sơ giải quyêt đủng hạn (gồm cả trước hạn)'],
          ['3', 'Tỷ lệ giải quyết đúng hẹn'],
        ),
      ),
    ).toEqual(['1', '2', '3']));

  test('a title decides between forms with the same labels', () => {
    const again = {
      ...tasks,
      id: 'minh-hoa-d',
      tables: [{ ...tasks.tables[0]!, id: 'minh-hoa-d/1', titles: ['Cải cách chế độ công vụ'] }],
    };
    const either = formMatcher([tasks, again]);
    const printed = rows(...tasks.tables[0]!.rows.map(({ code, label }) => [code, label] as const));
    expect(either(printed, 'Biểu mẫu 5 Cải cách chế độ công vụ')?.form.id).toBe('minh-hoa-d');
    expect(either(printed, 'Biểu mẫu 1 Chỉ đạo điều hành')?.form.id).toBe('minh-hoa-a');
  });

  test('is of no form when most of its rows are of none, or fewer than three are known', () => {
    expect(
      match(rows(['1', 'Kế hoạch cải cách hành chính'], ['1.1', 'Số nhiệm vụ đề ra trong kế hoạch']), ''),
    ).toBeNull();
    expect(
      match(
        rows(
          ...tasks.tables[0]!.rows.slice(0, 3).map(({ code, label }) => [code, label] as const),
          ['4', 'Diện tích lúa'],
          ['5', 'Sản lượng thóc'],
          ['6', 'Số đàn gia cầm'],
          ['7', 'Giá trị chăn nuôi'],
        ),
        '',
      ),
    ).toBeNull();
    expect(
      match(
        rows(['1', 'Diện tích lúa'], ['2', 'Sản lượng thóc'], ['3', 'Số đàn gia cầm']),
        'Chỉ đạo điều hành',
      ),
    ).toBeNull();
    expect(match([], '')).toBeNull();
  });

  test('a label cut by half is known between its neighbours by its number', () =>
    expect(
      codesFor(
        rows(
          ['1', 'Kế hoạch cải cách hành chính'],
          ['1.1', 'Số nhiệm vụ đề ra'],
          ['1.2', 'Số nhiệm vụ xong'],
          ['2', 'Kế hoạch tuyên truyền'],
        ),
      ),
    ).toEqual(['1', '1.1', '1.2', '2']));

  test('equal numbers alone never make a row', () =>
    expect(
      codesFor(
        rows(
          ['1', 'Kế hoạch cải cách hành chính'],
          ['1.1', 'Số cuộc họp giao ban'],
          ['1.2', 'Số nhiệm vụ đã hoàn thành'],
          ['2', 'Kế hoạch tuyên truyền'],
        ),
      ),
    ).toEqual(['1', null, '1.2', '2']));
});

describe('the forms of the catalogue', () => {
  const known = loadForms();
  const matchKnown = formMatcher(known);
  const tables = known.flatMap((form) =>
    form.tables.filter((table) => table.rows.length >= 5).map((table) => ({ form, table })),
  );

  test('each is recognised from its own labels, with no number and no title, row by row', () => {
    const wrong = tables.flatMap(({ form, table }) => {
      const found = matchKnown(rows(...table.rows.map(({ label }) => [null, label] as const)), '');
      const labels = found?.rows.map((row) => row?.label);
      const same = labels?.every((label, index) => label === table.rows[index]!.label) ?? false;
      return same ? [] : [`${form.id} ${table.id}: ${found?.table.id}`];
    });
    expect(wrong).toEqual([]);
  });

  const everyRow = known.flatMap((form) => form.tables.flatMap((table) => table.rows));
  /** Where rows of two meanings are labelled the same, only the row above them tells them apart. */
  const canBeTold = (row: FormRow, kept: readonly FormRow[], { rows: all }: FormTable) => {
    const alike = everyRow.filter(({ label }) => label === row.label);
    if (alike.every(({ indicator }) => indicator === row.indicator)) return true;
    const parent = all.slice(0, all.indexOf(row)).findLast(({ depth }) => depth < row.depth);
    return parent !== undefined && kept.includes(parent);
  };

  test('a third of the rows may be missing and every number wrong (seed printed on failure)', () => {
    const cut = fc.constantFrom(...tables.filter(({ table }) => table.rows.length >= 9)).chain(({ table }) =>
      fc.tuple(
        fc.constant(table),
        fc
          .subarray([...table.rows], { minLength: Math.ceil((table.rows.length * 2) / 3) })
          .map((kept) => kept.filter((row) => canBeTold(row, kept, table))),
      ),
    );
    fc.assert(
      fc.property(cut, ([table, kept]) => {
        const found = matchKnown(
          kept.map(({ label }, index) => ({ code: `9.${index}`, label })),
          table.titles[0]!,
        );
        // Generations word a row differently: what is asked is that each row keeps its meaning.
        const wrong = kept.filter((row, index) => found?.rows[index]?.indicator !== row.indicator);
        expect(wrong.map((row) => row.label)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
