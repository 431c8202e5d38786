import { expect, it } from 'vitest';
import { operations as served } from '../server/house.ts';
import { operations } from './operations.ts';

it('the log knows the name of everything that the server does', () => {
  const named = new Set(operations.map(({ name }) => name));
  expect(served.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
});
