import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Operation } from '../../base/operation.ts';
import { operations } from '../../web/operations.ts';
import { z as laterZ, loadSchemas } from './schemas.ts';

test('what is put down before zod is there, checks like zod itself once it is', async () => {
  const inputs = operations.map(({ name, input }) => [
    name,
    z.toJSONSchema(input, { unrepresentable: 'any' }),
  ]);
  expect(inputs.length).toBeGreaterThan(100);
  vi.resetModules();
  vi.doMock('zod', () => ({ z: laterZ }));
  const later: { operations: readonly Operation[] } = await import('../../web/operations.ts');
  vi.doUnmock('zod');
  await loadSchemas();
  const ready = later.operations.map(({ name, input }) => [
    name,
    z.toJSONSchema(input.clone(), { unrepresentable: 'any' }),
  ]);
  expect(ready).toEqual(inputs);
  for (const [at, { input }] of later.operations.entries())
    for (const wanted of [{}, { unitId: 'x', no: 1 }, { title: 'a', rows: [{}], day: '2026-02-30' }])
      expect(issues(input, wanted)).toEqual(issues(operations[at]!.input, wanted));
});

const issues = (input: z.ZodObject, wanted: unknown) => input.safeParse(wanted).error?.issues ?? [];
