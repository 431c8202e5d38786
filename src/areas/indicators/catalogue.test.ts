import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readJsonFolder } from '../../base/json-folder.ts';
import { loadIndicators } from './catalogue.ts';
import { IndicatorFile } from './dictionary.ts';

const folder = fileURLToPath(new URL('../../../catalogue/indicators', import.meta.url));
const all = [...loadIndicators().values()];

describe('the indicator dictionary', () => {
  test('every file says since when it holds and on which text it rests', () => {
    for (const { data } of readJsonFolder(folder, IndicatorFile)) {
      expect(data.validFrom).toMatch(/^20\d\d-/);
      expect(data.basis).toMatch(/(NQ|CV|QĐ|NĐ) \d+/);
    }
  });

  test('every indicator but those of prose names its place in the reference', () => {
    const prose = new Set(
      readJsonFolder(folder, IndicatorFile)
        .find((file) => file.path.endsWith('narrative.json'))!
        .data.indicators.map((one) => one.id),
    );
    expect(all.filter((one) => one.place === null && !prose.has(one.id))).toEqual([]);
  });

  test('choices belong to choices, percent signs to percentages, points to scores', () => {
    for (const one of all) {
      expect([one.id, one.choices !== undefined]).toEqual([one.id, one.type === 'choice']);
      expect([one.id, one.unit === '%']).toEqual([one.id, one.type === 'percent']);
      expect([one.id, one.unit === 'Triệu đồng']).toEqual([one.id, one.type === 'money']);
      expect([one.id, one.unit === 'Điểm']).toEqual([one.id, one.type === 'score']);
    }
  });

  test('only counts and money add up; only percentages are ratios or shares', () => {
    for (const one of all) {
      if (one.rollup === 'sum') expect(['count', 'money']).toContain(one.type);
      if (one.rollup === 'ratio' || one.rollup === 'share') expect(one.type).toBe('percent');
    }
  });

  test('money and points are never negative, but for what is deducted', () => {
    const bounded = all.filter(({ type }) => type === 'money' || type === 'score');
    expect(bounded.filter(({ least }) => least !== 0).map(({ id }) => id)).toEqual(['index.deducted']);
  });

  test('every commune has the same procedures, so none of their counts adds up', () => {
    for (const one of all) {
      if (/^(procedures|online\.(level|integrated)|payment)\b/.test(one.id))
        expect(one.rollup).not.toBe('sum');
    }
  });

  test('names and labels are in NFC, and no name stands twice', () => {
    for (const text of all.flatMap((one) => [one.name, ...one.labels]))
      expect(text).toBe(text.normalize('NFC'));
    const names = all.map((one) => one.name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test('the glossary explains the first word of every id', () => {
    const glossary = readFileSync(new URL('../../../docs/glossary.md', import.meta.url), 'utf8');
    const nouns = new Set(all.map((one) => one.id.split('.')[0]!));
    expect([...nouns].filter((noun) => !glossary.includes(`\`${noun}\``))).toEqual([]);
  });

  test('one id in two files is refused by name', () => {
    const twice = mkdtempSync(join(tmpdir(), 'motso-indicators-'));
    const file = { validFrom: '2022-01-01', validTo: null, basis: 'CV 1', indicators: [all[0]] };
    writeFileSync(join(twice, 'a.json'), JSON.stringify(file));
    writeFileSync(join(twice, 'b.json'), JSON.stringify(file));
    expect(() => loadIndicators(twice)).toThrow(`b.json: ${all[0]!.id} is already`);
    rmSync(twice, { recursive: true });
  });

  test('a folder is read once', () => {
    expect(loadIndicators()).toBe(loadIndicators());
  });
});
