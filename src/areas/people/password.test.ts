import crypto from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { hashPassword, needsRehash, verifyPassword } from './password.ts';

describe('a stored password', () => {
  test('is argon2id by OWASP, and opens for that password alone', async () => {
    const stored = await hashPassword('bốn con trâu lội sông');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await verifyPassword(stored, 'bốn con trâu lội sông')).toBe('right');
    expect(await verifyPassword(stored, 'bốn con trâu lội sồng')).toBe('wrong');
    expect(needsRehash(stored)).toBe(false);
  });

  test('does not depend on how the keyboard writes accents and spaces', async () => {
    const stored = await hashPassword('Mưa rơi ngoài hiên'.normalize('NFD'));
    expect(await verifyPassword(stored, 'Mưa\u00A0rơi ngoài hiên'.normalize('NFC'))).toBe('right');
    expect(await verifyPassword(stored, 'Mưa rơi ngoai hien')).toBe('wrong');
  });

  test('is never the same twice', async () =>
    expect(await hashPassword('một hai ba bốn năm')).not.toBe(await hashPassword('một hai ba bốn năm')));

  // Made by the reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 (its test.c).
  test('of the reference implementation opens, and is made again at today’s cost where it was cheaper', async () => {
    const strong = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword(strong, 'password')).toBe('right');
    expect(needsRehash(strong)).toBe(false);
    const weak = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
    expect(await verifyPassword(weak, 'password')).toBe('right');
    expect(needsRehash(weak)).toBe(true);
  });

  test.each([
    '',
    'plain',
    '$2b$10$abcdefghijklmnopqrstuv',
    '$argon2id$v=19$m=4,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm',
    '$argon2id$v=19$m=65536,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm',
    '$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm',
  ])('that is damaged (%j) opens for nobody and asks for a new one', async (stored) => {
    expect(await verifyPassword(stored, '')).toBe('wrong');
    expect(needsRehash(stored)).toBe(true);
  });
});

describe('the work of an answer', () => {
  // The time itself depends on what else the machine does; the same work takes the same.
  test('is the same where there is no such account', async () => {
    const stored = await hashPassword('bốn con trâu lội sông');
    const [known, unknown] = [await workOf(stored), await workOf(null)];
    expect(known).toEqual([{ memory: 19_456, passes: 2, parallelism: 1, tagLength: 32, salt: 16 }]);
    expect(unknown).toEqual(known);
  });

  test('stays bounded: of 150 who sign in at once most are served, the rest are told to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 150 }, () => verifyPassword(null, 'x')));
    const busy = answers.filter((answer) => answer === 'busy').length;
    expect(busy).toBe(48);
    expect(answers.filter((answer) => answer === 'wrong').length).toBe(102);
    expect(await verifyPassword(null, 'x')).toBe('wrong');
  });
});

/** What argon2 was asked for while a wrong password was looked at. */
async function workOf(stored: string | null) {
  const asked = vi.spyOn(crypto, 'argon2');
  expect(await verifyPassword(stored, 'a wrong password')).toBe('wrong');
  const work = asked.mock.calls.map(([, { memory, passes, parallelism, tagLength, nonce }]) => ({
    memory,
    passes,
    parallelism,
    tagLength,
    salt: Buffer.from(nonce as Buffer).length,
  }));
  asked.mockRestore();
  return work;
}
