import fc, { type Arbitrary } from 'fast-check';
import type { z } from 'zod';
import type { Operation } from '../src/base/operation.ts';

/** What the values of a form are drawn from, so that many of them name something that is there. */
export type Known = { readonly ids: readonly string[]; readonly logins: readonly string[] };

/** Texts that have broken programs before. */
const nasty = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '\u202e',
  '\ufeff',
  "'; drop table unit; --",
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=1+1',
  '%00',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'Nguyễn Thị Bình',
  'a'.repeat(5000),
  '😀'.repeat(50),
  '\r\nSet-Cookie: a=b',
];
const days = [
  '2020-01-01',
  '2024-12-31',
  '2025-06-30',
  '2025-07-01',
  '2026-03-02',
  '2030-01-01',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2025-02-30',
  'hôm nay',
];
const numbers = [-1, 0, 1, 2, 50, 200, 201, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e308, 0.5];

/** Any JSON at all, with keys that mean something to JavaScript. */
const junk: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', 0, -0, [], {}, ...nasty, ...numbers),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    JSON.parse('{"__proto__":{"a":1}}') as unknown,
    { toString: 1, valueOf: 1 },
    { constructor: { prototype: { a: 1 } } },
    [[[['x']]]],
    { length: 3 },
  ),
);

/** Inputs of an operation: mostly such as its form allows, some wrong in one place, some not at all what it asks for. */
export function anyInput({ input }: Operation, known: Known): Arbitrary<Record<string, unknown>> {
  const fitting = ofSchema(input, known) as Arbitrary<Record<string, unknown>>;
  const more = fc.tuple(
    fitting,
    fc.dictionary(fc.constantFrom(...Object.keys(input.shape), ...nasty), junk, { maxKeys: 2 }),
  );
  return fc.oneof(
    { weight: 6, arbitrary: fitting },
    { weight: 2, arbitrary: more.map(([fits, spoilt]) => ({ ...fits, ...spoilt })) },
    { weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...Object.keys(input.shape), ...nasty), junk) },
  );
}

type Def = {
  readonly type: string;
  readonly shape?: Record<string, z.core.$ZodType>;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly entries?: Record<string, string>;
  readonly values?: readonly unknown[];
};

function ofSchema(schema: z.core.$ZodType, known: Known): Arbitrary<unknown> {
  const def = schema._zod.def as unknown as Def;
  const within = (inner: z.core.$ZodType) => ofSchema(inner, known);
  switch (def.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(def.shape!).map(([key, each]) => [key, within(each)])),
        { noNullPrototype: true },
      );
    case 'array':
      return fc.array(within(def.element!), { maxLength: 4 });
    case 'optional':
    case 'default':
      return fc.option(within(def.innerType!), { nil: undefined });
    case 'nullable':
      return fc.option(within(def.innerType!), { nil: null });
    case 'union':
      return fc.oneof(...def.options!.map(within));
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries!));
    case 'literal':
      return fc.constantFrom(...def.values!);
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.oneof(fc.constantFrom(1, 1, 1, 2), fc.constantFrom(...numbers), fc.integer());
    default:
      return ofText(String((schema as { format?: string }).format ?? ''), known);
  }
}

function ofText(format: string, { ids, logins }: Known): Arbitrary<string> {
  if (format === 'uuid')
    return fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...ids) },
      { weight: 2, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: fc.constantFrom(...ids.map((id) => id.toUpperCase()), nilId, maxId) },
    );
  if (format === 'date')
    return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...days.slice(0, 6)) }, fc.constantFrom(...days));
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('Xã Ấm Áp', 'NQ 12/NQ-HĐND', '01', 'ảnh.pdf', ...logins) },
    { weight: 2, arbitrary: fc.constantFrom(...nasty) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  );
}

const nilId = '00000000-0000-0000-0000-000000000000';
const maxId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
