import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { analyse } from '../src/areas/legacy/analyse.ts';
import { Check, Extraction, Failure, RowAnswer } from '../src/areas/legacy/answer.ts';
import { reportDocx, reportText } from './report-sample.ts';

const root = join(import.meta.dirname, '..');

describe('the schemas in docs/schema', () => {
  test('are those that the code prints', () => {
    const script = join(root, 'scripts', 'schema.ts');
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  test('say what each answer is, field by field', () => {
    const schema = (name: string) =>
      JSON.parse(readFileSync(join(root, 'docs', 'schema', `${name}.schema.json`), 'utf8'));
    expect(Object.keys(schema('extract').properties)).toEqual([
      'source',
      'report',
      'tables',
      'figures',
      'documents',
      'unread',
    ]);
    expect(Object.keys(schema('check').properties)).toEqual(['source', 'findings', 'held']);
    expect(Object.keys(schema('error').properties)).toEqual(['source', 'error']);
    expect(z.fromJSONSchema(schema('extract')).safeParse({ source: {} }).success).toBe(false);
  });

  test('describe every field', () => {
    for (const answer of [Extraction, Check, Failure]) {
      const silent = fieldsIn(z.toJSONSchema(answer)).filter(
        ([, field]) => field.description === undefined && field.$ref === undefined,
      );
      expect(silent.map(([name]) => name)).toEqual([]);
    }
  });

  test('a row has a value, or values, or scores, and not two of them', () => {
    const row = { code: null, label: 'a', unit: null, indicator: null, note: null, at: { quote: 'a' } };
    const one = { raw: '7', value: 7, certainty: 1 };
    const scores = { max: one, self: one, appraised: one, deduction: one };
    const fits = (rest: object) =>
      z.fromJSONSchema(z.toJSONSchema(RowAnswer)).safeParse({ ...row, ...rest }).success;
    expect([one, { values: { 2024: one } }, { scores, opinion: null, assignee: null }].map(fits)).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      [{}, { ...one, values: {} }, { values: {}, scores, opinion: null, assignee: null }].map(fits),
    ).toEqual([false, false, false]);
  });
});

type Field = { readonly description?: string; readonly $ref?: string };

/** Every named field of a schema, however deep. */
function fieldsIn(schema: unknown): [name: string, field: Field][] {
  if (typeof schema !== 'object' || schema === null) return [];
  const properties = 'properties' in schema ? Object.entries(schema.properties as Record<string, Field>) : [];
  return [...properties, ...Object.values(schema).flatMap(fieldsIn)];
}

/** As other programs read it: by the printed JSON Schema, in which no object has fields of its own. */
const printed = (schema: z.ZodType) => z.fromJSONSchema(z.toJSONSchema(schema));
const schemas = { extraction: printed(Extraction), check: printed(Check), failure: printed(Failure) };

async function expectFits(bytes: Uint8Array, name: string): Promise<void> {
  const { extraction, check } = JSON.parse(JSON.stringify(await analyse(bytes, name)));
  expect(schemas.extraction.parse(extraction)).toEqual(extraction);
  expect(schemas.check.parse(check)).toEqual(check);
  expect(Extraction.parse(extraction)).toEqual(extraction);
  expect(Check.parse(check)).toEqual(check);
}

describe('answers fit their schemas', () => {
  test('of an invented report', async () => {
    await expectFits(reportDocx(), 'bao-cao.docx');
    await expectFits(new TextEncoder().encode(reportText()), 'bao-cao.txt');
  });

  test('of a document that is no report', () =>
    expectFits(new TextEncoder().encode('Once upon a time.'), 'novel.txt'));

  test('of a file that cannot be read', () => {
    const failure = {
      source: { file: 'a.docx', format: null, sha256: null },
      error: { code: 'file-empty', message: 'Tệp rỗng.' },
    };
    expect(schemas.failure.parse(failure)).toEqual(failure);
    expect(schemas.failure.safeParse({ ...failure, error: { code: 'file-empty' } }).success).toBe(false);
  });

  test('a report outside of its schema is refused: the check can fail', () => {
    const wrong = { source: { file: 'a', format: 'docx', sha256: null }, findings: [{ rule: 1 }], held: [] };
    expect(schemas.check.safeParse(wrong).success).toBe(false);
    expect(schemas.check.safeParse({ ...wrong, findings: [], more: 1 }).success).toBe(false);
  });
});

const seeds = join(root, '..', 'shared', 'seeds');
const files = ['', 'files'].flatMap((folder) => {
  const path = join(seeds, folder);
  return existsSync(path)
    ? readdirSync(path)
        .map((name) => join(path, name))
        .filter((file) => /\.txt$|001\.docx$|004\.pdf$/.test(file))
    : [];
});

describe.skipIf(files.length === 0)('of the real reports (skipped where ../shared is absent)', () => {
  test('answers fit their schemas', async () => {
    expect(files).toHaveLength(7);
    for (const file of files) await expectFits(new Uint8Array(readFileSync(file)), file);
  });
});
