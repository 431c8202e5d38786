import { describe, expect, test } from 'vitest';
import { loadIndicators } from '../indicators/catalogue.ts';
import { loadForms } from './catalogue.ts';

const dictionary = loadIndicators();
/** What a person is asked by a form: its rows, and the terms beside its percentages. */
const askedBy = (id: string) =>
  loadForms()
    .find((form) => form.id === id)!
    .tables.flatMap((table) => table.rows.flatMap((row) => dictionary.get(row.indicator ?? '') ?? []))
    .flatMap((one) => [one, ...Object.values(one.terms ?? {}).map((term) => dictionary.get(term)!)]);
const cards = [...dictionary.values()].filter(({ definition }) => definition !== undefined);

describe('the card beside a cell', () => {
  test.each(['cchc-2022-bieu-mau', 'cchc-2025-commune', 'cchc-2025-province'])(
    'all that %s asks has one, and it is whole',
    (id) => {
      const asked = askedBy(id);
      expect(asked.length).toBeGreaterThan(100);
      const bare = asked.filter((one) =>
        [one.definition, one.counts, one.example, one.basis, one.supplier].includes(undefined),
      );
      expect(bare.map((one) => one.id)).toEqual([]);
    },
  );

  test('tells something else for every indicator, in whole sentences', () => {
    const definitions = cards.map(({ definition }) => definition!);
    expect(definitions.filter((text, at) => definitions.indexOf(text) !== at)).toEqual([]);
    for (const { definition, counts, example } of cards) {
      for (const text of [definition!, counts!.included, counts!.excluded ?? '.', example!]) {
        expect(text).toMatch(/\.$/);
        expect(text).toBe(text.normalize('NFC'));
      }
    }
  });

  test('of a form without districts speaks of none', () => {
    for (const one of [...askedBy('cchc-2025-commune'), ...askedBy('cchc-2025-province')])
      expect([one.id, JSON.stringify([one.definition, one.counts, one.example])]).toEqual([
        one.id,
        expect.not.stringMatching(/huyện|mức độ [34]/),
      ]);
  });

  test('of a percentage says what is divided by what, and that it is computed', () => {
    for (const one of cards.filter(({ type }) => type === 'percent'))
      expect([one.id, one.counts!.included]).toEqual([one.id, expect.stringMatching(/ chia .*, nhân 100; /)]);
  });

  test('an example that divides two figures divides them right', () => {
    const sums = cards.flatMap(({ example }) => [
      ...example!.matchAll(/(\d[\d.]*)\/(\d[\d.]*)(?:[^\d%]*) = (\d[\d,]*)%/g),
    ]);
    expect(sums.length).toBeGreaterThan(1);
    for (const [, part, whole, rate] of sums)
      expect(Number(rate!.replace(',', '.'))).toBeCloseTo((Number(part) / Number(whole)) * 100, 2);
  });

  test('names the department that supplies the figure at the province, always by the same name', () => {
    const names = new Map(cards.map(({ supplier }) => [supplier!.department, supplier!.name]));
    for (const { supplier } of cards) expect(supplier!.name).toBe(names.get(supplier!.department));
    expect([...names.keys()].sort()).toEqual([
      'so-khcn',
      'so-noi-vu',
      'so-tai-chinh',
      'so-tu-phap',
      'van-phong-ubnd',
    ]);
    expect(dictionary.get('legal.checked')!.supplier!.name).toBe('Sở Tư pháp');
  });
});
