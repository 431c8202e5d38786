import { expect, it } from 'vitest';
import { uuidv7 } from '../../base/id.ts';
import { assignParts } from './contract.ts';

it('one part is given out once: of two people named for it neither would silently lose it', () => {
  const given = (part: string) => ({ part, personId: uuidv7(), dueOn: null });
  const input = (...parts: string[]) => ({ unitId: uuidv7(), reportId: uuidv7(), parts: parts.map(given) });
  expect(assignParts.input.safeParse(input('form:bm-1', 'form:bm-1')).success).toBe(false);
  expect(assignParts.input.safeParse(input('form:bm-1', 'form:bm-2')).success).toBe(true);
});
