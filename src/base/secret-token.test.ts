import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isApiToken, randomApiToken, randomToken, tokenHash } from './secret-token.ts';

test('tokens are 32 bytes that never come twice, and fit a cookie and an address', () => {
  const tokens = Array.from({ length: 1000 }, randomToken);
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
});

test('what is kept of a token is its SHA-256', () =>
  expect(tokenHash('abc').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  ));

test('an API token is known by its form; one letter changed is not one (seed printed on failure)', () => {
  fc.assert(
    fc.property(fc.nat(53), fc.constantFrom(...'abcXYZ019_-'), (place, letter) => {
      const token = randomApiToken();
      expect(isApiToken(token)).toBe(true);
      const changed = token.slice(0, place) + letter + token.slice(place + 1);
      expect(isApiToken(changed)).toBe(changed === token);
    }),
  );
  expect(isApiToken(`${randomApiToken()}\n`)).toBe(false);
  expect(isApiToken('')).toBe(false);
});
