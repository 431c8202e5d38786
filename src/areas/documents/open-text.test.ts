import { expect, it } from 'vitest';
import { z } from 'zod';
import { operations } from '../../server/house.ts';

type Leaf = { readonly path: string; readonly schema: z.ZodType };

/** The text fields of a form, however deep they stand. */
function textsIn(schema: unknown, path: string): Leaf[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) => textsIn(inner, `${path}.${name}`));
  if (schema instanceof z.ZodArray) return textsIn(schema.element, `${path}[]`);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return textsIn(schema.unwrap(), path);
  return schema instanceof z.ZodString ? [{ path, schema }] : [];
}

const commands = operations.filter(
  ({ name, kind }) => kind === 'command' && /^(documents|plans|legacy)\./.test(name),
);
/** Whatever takes a sentence may be given the words of a secret document; whole files are looked through by themselves. */
const texts = commands
  .flatMap(({ name, input }) => textsIn(input, name))
  .filter(({ path, schema }) => !path.endsWith('.content') && schema.safeParse('Kế hoạch số 12').success);

it('takes no marked line in any free text of documents, plans and earlier reports', () => {
  expect(texts.length).toBeGreaterThan(80);
  const marked = ['TỐI MẬT Đề án A', 'Đề án A (Mật)', 'Đề án A\nMẬT - Đề án B'];
  const open = texts.filter(({ schema }) => marked.some((line) => schema.safeParse(line).success));
  expect(open.map(({ path }) => path)).toEqual([]);
});

it('takes sentences that speak of secrecy', () => {
  const reason = texts.find(({ path }) => path === 'documents.explainGap.reason')!.schema;
  for (const said of ['Số của văn bản mật', 'Kế hoạch bảo vệ bí mật nhà nước'])
    expect(reason.safeParse(said).success).toBe(true);
});
