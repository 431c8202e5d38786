import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadIndicators } from '../indicators/catalogue.ts';
import { loadForms, loadOutlines } from './catalogue.ts';
import { headingsOf, namedInFull, type Outline, type OutlineSection, sentenceParts } from './outline.ts';

const outlines = loadOutlines();
const outline = (id: string) => outlines.find((one) => one.id === id)!;
const inForce = outlines.filter(({ validTo }) => validTo === null);

/** "I", "II" …; "1", "2" …; "a)", "b)", "c)", "d)", "đ)", "e)". */
const numbers = [
  ['I', 'II', 'III', 'IV', 'V'],
  Array.from({ length: 12 }, (_, at) => String(at + 1)),
  ['a)', 'b)', 'c)', 'd)', 'đ)', 'e)', 'g)', 'h)'],
];

function refusal(change: (section: OutlineSection) => object): string {
  const folder = mkdtempSync(join(tmpdir(), 'motso-outlines-'));
  const sections = outline('cchc-581-period').sections.map((one) =>
    one.id === 'direction.plan' ? { ...one, ...change(one) } : one,
  );
  writeFileSync(join(folder, 'a.json'), JSON.stringify({ ...outline('cchc-581-period'), sections }));
  try {
    loadOutlines(folder);
    return '';
  } catch (error) {
    return String(error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the outlines', () => {
  test('quarter and half-year, year, and the one before CV 581 are there', () => {
    expect(outlines.map(({ id, kinds, validTo }) => [id, kinds.includes('year'), validTo])).toEqual([
      ['cchc-2021', true, '2022-02-20'],
      ['cchc-581-period', false, null],
      ['cchc-581-year', true, null],
    ]);
    const titles = (one: Outline) => one.sections.filter(({ depth }) => depth === 0).length;
    expect(outlines.map(titles)).toEqual([4, 5, 5]);
    const [period, year] = [outline('cchc-581-period'), outline('cchc-581-year')];
    expect(year.sections.length).toBeGreaterThan(period.sections.length);
    const kept = new Set(year.sections.map(({ id }) => id));
    expect(period.sections.filter(({ id }) => !kept.has(id))).toEqual([]);
  });

  test('for every kind of report and level one outline is in force on a day', () => {
    for (const kind of ['quarter', 'half-year', 'year'] as const) {
      for (const level of ['commune', 'province'] as const) {
        for (const day of ['2021-12-14', '2022-03-14', '2026-06-14']) {
          const found = outlines.filter(
            (one) =>
              one.kinds.includes(kind) &&
              one.levels.includes(level) &&
              one.validFrom <= day &&
              (one.validTo === null || day <= one.validTo),
          );
          expect([kind, level, day, found.length]).toEqual([kind, level, day, 1]);
        }
      }
    }
  });

  test('sections are numbered as officials number them, without a gap', () => {
    for (const one of outlines) {
      const at: number[] = [];
      for (const { id, number, depth } of one.sections) {
        expect([id, depth <= at.length]).toEqual([id, true]);
        at.length = depth + 1;
        at[depth] = (at[depth] ?? -1) + 1;
        expect([one.id, id, number]).toEqual([one.id, id, numbers[depth]![at[depth]]]);
      }
    }
  });

  test('what asks for nothing to be written is told apart: a title above others', () => {
    const groups = ['results.legal', 'results.procedures', 'results.digital'];
    const headings = outlines.map((one) => [one.id, [...headingsOf(one)]]);
    expect(headings).toEqual([
      ['cchc-2021', ['direction', 'results']],
      ['cchc-581-period', ['direction', 'results', ...groups, 'assessment']],
      ['cchc-581-year', ['direction', 'results', ...groups, 'assessment', 'next']],
    ]);
    const placed = outlines.flatMap((one) =>
      one.sections.filter(({ id, indicators }) => headingsOf(one).has(id) && indicators.length > 0),
    );
    expect(placed).toEqual([]);
  });

  test('a section is named by the numbers of those above it, so that no two are called alike', () => {
    const { sections } = outline('cchc-581-period');
    const names = sections.map((_, at) => namedInFull(sections, at));
    expect(names[sections.findIndex(({ id }) => id === 'results.procedures.dossiers')]).toMatch(
      /^II\.2\.d\) /,
    );
    expect(names[sections.findIndex(({ id }) => id === 'assessment.causes')]).toBe('III.3 Nguyên nhân');
    expect(new Set(names.map((name) => name.split(' ')[0])).size).toBe(names.length);
  });

  test('every figure of the forms in use has a section that it belongs to', () => {
    const forms = loadForms().filter(({ id }) => /^cchc-202[25]/.test(id));
    const asked = forms.flatMap((form) =>
      form.tables.flatMap(({ rows }) => rows.map((row) => row.indicator)),
    );
    for (const one of inForce) {
      const placed = new Set(one.sections.flatMap(({ indicators }) => indicators));
      const homeless = asked.filter((id) => id !== null && !placed.has(id));
      expect([one.id, [...new Set(homeless)]]).toEqual([one.id, []]);
    }
  });

  test('a sentence says a percentage with its sign, and nothing else with it', () => {
    const dictionary = loadIndicators();
    for (const { text } of outlines.flatMap(({ sections }) => sections.flatMap((one) => one.sentences))) {
      expect(text).toBe(text.normalize('NFC'));
      for (const [, id, after] of text.matchAll(/\{([^}]+)\}(.?)/g)) {
        const { type } = dictionary.get(id!)!;
        expect([text, id, after === '%']).toEqual([text, id, type === 'percent']);
        expect(['count', 'money', 'percent', 'score']).toContain(type);
      }
    }
  });

  test('a sentence of "none" and one of "some" never stand together', () => {
    for (const section of outlines.flatMap(({ sections }) => sections)) {
      const none = section.sentences
        .filter(({ when }) => when?.is === 'zero')
        .map(({ when }) => when!.indicator);
      for (const id of none) {
        const some = section.sentences.filter(
          (one) => one.when?.is !== 'zero' && one.text.includes(`{${id}}`),
        );
        expect(some.filter(({ when }) => when?.indicator !== id).map(({ text }) => text)).toEqual([]);
      }
    }
  });

  test('nothing is said twice in a section', () => {
    for (const { id, sentences } of outlines.flatMap(({ sections }) => sections)) {
      const texts = sentences.map(({ text }) => text);
      expect([id, texts.length]).toEqual([id, new Set(texts).size]);
    }
  });

  test('a sentence comes apart at its figures', () => {
    expect(sentenceParts({ text: 'Đã xong {plan.tasksDone} việc, đạt {plan.completionRate}%.' })).toEqual([
      { words: 'Đã xong ' },
      { indicator: 'plan.tasksDone' },
      { words: ' việc, đạt ' },
      { indicator: 'plan.completionRate' },
      { words: '%.' },
    ]);
  });

  test.each([
    [
      'a figure that is said but not listed',
      () => ({ indicators: [] }),
      /direction\.plan: plan\.tasksSet is said/,
    ],
    [
      'an unknown figure',
      ({ indicators }: OutlineSection) => ({ indicators: [...indicators, 'plan.tasksLost'] }),
      /direction\.plan: plan\.tasksLost is not in the dictionary/,
    ],
    [
      'a list that nothing makes',
      () => ({ lists: ['plan.tasksLost'] }),
      /a\.json: sections\[2\]\.lists\[0\]/,
    ],
    ['a sentence without an end', () => ({ sentences: [{ text: 'Đã xong' }] }), /ends with a full stop/],
    [
      'an id that stands twice',
      () => ({ id: 'direction.tasks' }),
      /cchc-581-period\/direction\.tasks stands twice/,
    ],
  ])('%s is refused by name', (_, change, message) => expect(refusal(change)).toMatch(message));
});
