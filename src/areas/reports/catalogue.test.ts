import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadIndicators } from '../indicators/catalogue.ts';
import { loadForms } from './catalogue.ts';
import type { FormTable, FormTemplate } from './form-template.ts';

const forms = loadForms();
const tables = forms.flatMap((form) => form.tables);
const rows = tables.flatMap((table) => table.rows);

describe('the form templates', () => {
  test('the generations of the reference are there', () => {
    expect(forms.map((form) => form.id).sort()).toEqual([
      'cchc-2020-review',
      'cchc-2021',
      'cchc-2022-bieu-mau',
      'cchc-2022-phu-luc',
      'cchc-2022-province',
      'cchc-2025-commune',
      'cchc-2025-province',
      'par-index-2023',
    ]);
  });

  test('every row or column names an indicator of the dictionary, or is a heading or a period', () => {
    const dictionary = loadIndicators();
    for (const table of tables) {
      for (const row of table.rows) {
        if (row.indicator === null)
          expect([row.label, row.heading || table.layout === 'groups']).toEqual([row.label, true]);
        else expect(dictionary.has(row.indicator)).toBe(true);
      }
      for (const column of table.columns) expect(dictionary.has(column.indicator!)).toBe(true);
    }
  });

  test('no indicator stands twice in a form of values', () => {
    for (const form of forms.filter((one) => one.id !== 'cchc-2020-review')) {
      const ids = form.tables.flatMap((table) => table.rows.flatMap((row) => row.indicator ?? []));
      expect([form.id, ids.filter((id, at) => ids.indexOf(id) !== at)]).toEqual([form.id, []]);
    }
  });

  test('depth starts at 0, never skips a level, and follows the printed number', () => {
    for (const table of tables) {
      let above = -1;
      for (const row of table.rows) {
        expect([row.label, row.depth <= above + 1]).toEqual([row.label, true]);
        above = row.depth;
        const dots = /^\d+(\.\d+)*$/.test(row.code ?? '') ? row.code!.split('.').length - 1 : null;
        if (dots !== null && table.layout !== 'index')
          expect([row.code, row.depth]).toEqual([row.code, dots]);
      }
    }
  });

  test('codes carry no closing dot, stand once in a table, and rise', () => {
    for (const table of tables) {
      const codes = table.rows.flatMap((row) => (/^\d/.test(row.code ?? '') ? row.code! : []));
      expect(codes.filter((code) => code.endsWith('.'))).toEqual([]);
      expect([table.id, [...codes].sort(byNumber)]).toEqual([table.id, [...new Set(codes)]]);
    }
  });

  test('the choices printed in a unit cell are those of the indicator', () => {
    const dictionary = loadIndicators();
    for (const row of rows) {
      const type = row.indicator === null ? null : dictionary.get(row.indicator)!.type;
      if (!row.unit?.includes('='))
        expect([row.label, type === 'choice' && row.unit !== null]).toEqual([row.label, false]);
      else expect(choicesIn(row.unit)).toEqual(dictionary.get(row.indicator!)!.choices);
    }
  });

  test('a percentage is never printed with the unit of a count, nor a count with %', () => {
    const dictionary = loadIndicators();
    for (const row of rows.filter((one) => one.indicator !== null && one.unit !== null)) {
      const { type } = dictionary.get(row.indicator!)!;
      expect([row.label, row.unit === '%']).toEqual([row.label, type === 'percent']);
    }
  });

  test('forms of the same number read the same indicators over generations', () => {
    const tasksDone = forms.filter((form) => indicatorsOf(form).has('plan.tasksDone')).map((form) => form.id);
    expect(tasksDone).toEqual([
      'cchc-2021',
      'cchc-2022-bieu-mau',
      'cchc-2022-phu-luc',
      'cchc-2022-province',
      'cchc-2025-commune',
      'cchc-2025-province',
    ]);
    expect(forms.filter((form) => indicatorsOf(form).has('staff.assigned'))).toHaveLength(7);
  });

  test('a form is added by adding a file, with no code', () => {
    const folder = mkdtempSync(join(tmpdir(), 'motso-forms-'));
    writeFileSync(join(folder, 'new.json'), JSON.stringify(invented));
    expect(loadForms(folder).map((form) => form.tables[0]!.rows[0]!.indicator)).toEqual(['plan.tasksSet']);
    rmSync(folder, { recursive: true });
  });

  test('a form that names an unknown indicator is refused by name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'motso-forms-'));
    writeFileSync(
      join(folder, 'wrong.json'),
      JSON.stringify(invented).replace('plan.tasksSet', 'plan.tasksLost'),
    );
    expect(() => loadForms(folder)).toThrow(/wrong\.json: minh-hoa-2027\/1: plan\.tasksLost/);
    rmSync(folder, { recursive: true });
  });
});

const invented = {
  id: 'minh-hoa-2027',
  title: 'Biểu mẫu minh họa',
  authority: 'Tỉnh Minh Họa',
  levels: ['commune'],
  kinds: ['quarter'],
  validFrom: '2027-01-01',
  validTo: null,
  basis: 'CV 1/UBND (2027)',
  tables: [
    {
      id: 'minh-hoa-2027/1',
      titles: ['Biểu minh họa'],
      number: 'Biểu 1',
      layout: 'values',
      rows: [{ code: '1', label: 'Số việc đề ra', indicator: 'plan.tasksSet', unit: 'Việc', depth: 0 }],
    },
  ],
};

const seeds = fileURLToPath(new URL('../../../../shared/seeds/', import.meta.url));
const formOfSeed = [
  ['000', 'cchc-2021'],
  ['001', 'cchc-2022-phu-luc'],
  ['002', 'cchc-2020-review'],
  ['003', 'par-index-2023'],
  ['004', 'cchc-2022-bieu-mau'],
] as const;

describe.skipIf(!existsSync(seeds))('against the five reports (skipped where ../shared is absent)', () => {
  test.each(formOfSeed)('report %s prints every label of %s', (number, id) => {
    const printed = wordPairs(seed(number));
    const ownRows = id === 'par-index-2023' ? /^[1-8]$|^3\.13\.1$/ : /^$/;
    const missing = form(id)
      .tables.flatMap((table) => [
        ...table.rows.filter((row) => !ownRows.test(row.code ?? '')).map((row) => row.label),
      ])
      .filter((label) => shareFound(label, printed) < 0.85);
    expect(missing).toEqual([]);
  });

  test.each([
    ['001', 'cchc-2022-phu-luc'],
    ['002', 'cchc-2020-review'],
    ['003', 'par-index-2023'],
  ] as const)('%s: every numbered row of a table is a row of %s', (number, id) => {
    const known = form(id).tables.flatMap((table) => table.rows.map((row) => words(row.label).join(' ')));
    const unknown = seed(number)
      .split('\n')
      .map((line) => line.replace(/<\/?[a-z]+>|\*/g, '').split('\t'))
      .filter((cells) => /^\d+(\.\d+)*\.?$/.test(cells[0]!.trim()) && cells.length > 2)
      .map((cells) => words(cells[1]!).join(' '))
      .filter((label) => !known.some((one) => one.startsWith(label.slice(0, 60)) || label.startsWith(one)));
    expect(unknown).toEqual([]);
  });
});

function form(id: string): FormTemplate {
  return forms.find((one) => one.id === id)!;
}

function indicatorsOf(one: FormTemplate): Set<string | null> {
  return new Set(one.tables.flatMap((table: FormTable) => table.rows.map((row) => row.indicator)));
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function choicesIn(unit: string): Record<string, string> {
  const found = [...unit.matchAll(/([^=;]+?)\s*=\s*(\d)/g)].map((match) => [match[2]!, match[1]!.trim()]);
  return Object.fromEntries(found) as Record<string, string>;
}

function seed(number: string): string {
  const name = readdirSync(seeds).find((file) => file.startsWith(number) && file.endsWith('.txt'))!;
  return readFileSync(join(seeds, name), 'utf8').replace(/<\/?[a-z]+>|\*/g, '');
}

/** Words as the forms spell them: the slips of the scanned reports are put right first. */
function words(text: string): string[] {
  const spelt = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/hệ thống hợp/g, 'hệ thống họp')
    .replace(/đo địa phương/g, 'do địa phương')
    .replace(/công ttđt/g, 'cổng ttđt')
    .replace(/công\/trang/g, 'cổng/trang')
    .replace(/dịch vụ công trực\t/g, 'dịch vụ công trực ');
  return spelt.match(/[\p{L}\p{N}%]+/gu) ?? [];
}

function wordPairs(text: string): Set<string> {
  const all = words(text);
  return new Set(all.map((word, at) => `${word} ${all[at + 1]}`));
}

function shareFound(label: string, printed: Set<string>): number {
  const all = words(label);
  const pairs = all.slice(1).map((word, at) => `${all[at]} ${word}`);
  return pairs.filter((pair) => printed.has(pair)).length / Math.max(1, pairs.length);
}
