import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadIndicators, loadRelations } from '../indicators/catalogue.ts';
import { checkGoals, checkRelations } from '../indicators/check-relations.ts';
import { readingsFor } from '../indicators/relation-example.ts';
import { ruleBook } from './rule-book.ts';

it('every rule named in the code of the checks stands in the book, once', () => {
  const ids = ruleBook().map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  const folders = [join(import.meta.dirname, 'checks'), join(dirname(import.meta.dirname), 'indicators')];
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const named = sources.flatMap((text) =>
    [
      ...text.matchAll(
        /(?:rule: |tell\(\s*outcome,\s*|keep\(\s*outcome,\s*|finding\(\s*|report\()'([a-z]+(?:-[a-z]+)+)'/g,
      ),
    ].map((match) => match[1]!),
  );
  expect(named.length).toBeGreaterThan(40);
  expect([...new Set(named)].filter((id) => !ids.includes(id))).toEqual([]);
});

describe('examples', () => {
  const book = ruleBook();
  const { relations, inText } = loadRelations();
  const indicators = loadIndicators();

  it('every rule has one that breaks it and one that keeps it', () => {
    expect(book.length).toBeGreaterThan(180);
    expect(book.filter(({ wrong, right }) => wrong === '' || right === '' || wrong === right)).toEqual([]);
    expect(book.filter(({ wrong, right, explain }) => /[{}|]|\)\?/.test(wrong + right + explain))).toEqual(
      [],
    );
  });

  it('of a relation break it, keep it, and name its rows', () => {
    for (const relation of [...relations, ...inText]) {
      const { wrong, right } = readingsFor(relation, indicators);
      const check = relation.kind === 'goal' ? checkGoals : checkRelations;
      const rules = (facts: typeof wrong) => check(facts, [relation]).findings.map(({ rule }) => rule);
      expect(rules(wrong), relation.id).toContain(relation.id);
      expect(rules(right), relation.id).not.toContain(relation.id);
      const said = book.find(({ id }) => id === relation.id)!.wrong.toLowerCase();
      expect(
        wrong.some(({ indicator }) => said.includes(indicator.name.toLowerCase())),
        relation.id,
      ).toBe(true);
    }
  });

  it('say what the check would say', () => {
    const example = (id: string) => {
      const { wrong, right } = book.find((rule) => rule.id === id)!;
      return [wrong, right];
    };
    expect(example('plan-rate')).toEqual([
      'Tỷ lệ hoàn thành Kế hoạch CCHC năm: 33 / 44 = 75,0 %, báo cáo ghi 57 %.',
      'Tỷ lệ hoàn thành Kế hoạch CCHC năm: 33 / 44 = 75 %.',
    ]);
    expect(example('text-documents-outgoing')).toEqual([
      'Lời văn: “35 văn bản đi”; biểu: Tổng số văn bản đi: 39.',
      'Lời văn: “35 văn bản đi”; biểu: Tổng số văn bản đi: 35.',
    ]);
    expect(example('claim-staff-not-over')[0]).toContain('Tổng số biên chế công chức có mặt');
  });
});
