import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
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
