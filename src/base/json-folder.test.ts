import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { readJsonFolder } from './json-folder.ts';

const Shape = z.strictObject({ rows: z.array(z.strictObject({ depth: z.number() })) });
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motso-json-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('files come in the order of their names; others are left alone', () => {
  writeFileSync(join(folder, 'b.json'), '{"rows":[{"depth":2}]}');
  writeFileSync(join(folder, 'a.json'), '{"rows":[]}');
  writeFileSync(join(folder, 'notes.txt'), 'not data');
  expect(readJsonFolder(folder, Shape).map((file) => file.data.rows.length)).toEqual([0, 1]);
});

test('an error names the file and the place in it', () => {
  writeFileSync(join(folder, 'wrong.json'), '{"rows":[{"depth":1},{"depth":"two"}]}');
  expect(() => readJsonFolder(folder, Shape)).toThrow(/wrong\.json: rows\[1\]\.depth: /);
});

test('broken JSON names its file', () => {
  writeFileSync(join(folder, 'broken.json'), '{"rows":[');
  expect(() => readJsonFolder(folder, Shape)).toThrow(/broken\.json: /);
});
