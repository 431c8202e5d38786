import { expect, it } from 'vitest';
import type { z } from 'zod';
import { operations } from '../../server/house.ts';
import { inVietnamese, shownValue } from './told.ts';
import { fieldNames } from './words.ts';

type Part = { readonly field: string; readonly code: string | null };

/** Every field of what operations are asked, and every code that may stand there. */
function partsOf(schema: z.core.$ZodType | undefined, field: string): Part[] {
  const def = (schema as z.core.$ZodTypes | undefined)?._zod.def;
  if (def === undefined) return [];
  if (def.type === 'enum') return Object.values(def.entries).map((code) => ({ field, code: String(code) }));
  if (def.type === 'literal')
    return def.values.flatMap((code) => (typeof code === 'string' ? { field, code } : []));
  if (def.type === 'object')
    return Object.entries(def.shape).flatMap(([name, part]) => [
      { field: name, code: null },
      ...partsOf(part, name),
    ]);
  if (def.type === 'union') return def.options.flatMap((option) => partsOf(option, field));
  if (def.type === 'array') return partsOf(def.element, field);
  return 'innerType' in def ? partsOf(def.innerType, field) : [];
}

const written = operations.filter(
  ({ name, kind, exports }) => /^(documents|plans)\./.test(name) && (kind === 'command' || exports),
);
const parts = written.flatMap(({ input }) => partsOf(input, ''));

it('fields of documents, plans and tasks are named in the log', () => {
  expect(parts.length).toBeGreaterThan(300);
  expect([...new Set(parts.flatMap(({ field }) => (Object.hasOwn(fieldNames, field) ? [] : field)))]).toEqual(
    [],
  );
});

it('no code of documents, signatures, plans and tasks stands in the log as the machine has it', () => {
  const codes = parts.flatMap(({ field, code }) => (code === null ? [] : { field, code }));
  expect(codes).toContainEqual({ field: 'sentAs', code: 'signed-electronic' });
  const raw = codes.filter(
    ({ field, code }) => shownValue(code, { field, kind: null }, {}, inVietnamese) === code,
  );
  expect(raw).toEqual([]);
});

it('a code means what it means of its object and in its field', () => {
  const told = (code: string, field: string, kind: string | null) =>
    shownValue(code, { field, kind }, {}, inVietnamese);
  expect(told('closed', 'status', 'plan')).toBe('đã kết thúc');
  expect(told('closed', 'status', 'report')).toBe('đã chốt, chờ ký');
  expect(told('draft', 'status', 'task')).toBe('dự thảo');
  expect(told('draft', 'part', 'document')).toBe('bản dự thảo');
  expect(told('signed', 'status', 'document')).toBe('đã ký');
  expect(told('signed', 'part', 'document')).toBe('bản đã ký số');
  expect(told('leader', 'source', null)).toBe('lãnh đạo đơn vị giao');
  expect(told('leader', 'role', null)).toBe('Lãnh đạo');
  expect(told('stopped', 'state', 'document-import')).toBe('đã dừng');
});
