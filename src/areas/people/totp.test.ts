import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import {
  findRecoveryCode,
  makeRecoveryCodes,
  makeTotpSecret,
  recoveryCodeHash,
  totpStep,
  totpUri,
} from './totp.ts';

// RFC 6238, appendix B: the secret "12345678901234567890", the last six of its eight digits.
const rfc = Secret.fromUTF8('12345678901234567890').base32;
const at = (seconds: number) => new Date(seconds * 1000);
const codeAt = (secret: string, seconds: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: seconds * 1000 });

describe('a code of the authenticator', () => {
  test.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
  ])('of RFC 6238 at %s is %s', (seconds, code, step) =>
    expect(totpStep(rfc, code, at(seconds), null)).toBe(step),
  );

  test('may be typed with a space', () => expect(totpStep(rfc, ' 287 082', at(59), null)).toBe(1));

  test.each(['', '28708', '2870822', 'abcdef', '287083', '２８７０８２'])('%j is refused', (code) =>
    expect(totpStep(rfc, code, at(59), null)).toBeNull(),
  );

  test('holds one step before and after, no longer, and serves once (seed printed on failure)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 4_000_000_000 }),
        fc.integer({ min: -3, max: 3 }),
        (seconds, away) => {
          const secret = makeTotpSecret();
          const code = codeAt(secret, seconds + away * 30);
          const near = [-1, 0, 1].map((step) => codeAt(secret, seconds + step * 30));
          fc.pre(new Set(near).size === 3 && (Math.abs(away) <= 1 || !near.includes(code)));
          const step = totpStep(secret, code, at(seconds), null);
          expect(step).toBe(Math.abs(away) <= 1 ? Math.floor(seconds / 30) + away : null);
          if (step === null) return;
          expect(totpStep(secret, code, at(seconds), step)).toBeNull();
          expect(totpStep(secret, code, at(seconds), step + 1)).toBeNull();
          expect(totpStep(secret, code, at(seconds), step - 1)).toBe(step);
        },
      ),
    );
  });

  test('comes from a secret of 160 bits that the app reads from the picture', () => {
    const secret = makeTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(totpUri(secret, 'lan@minhhoa.gov.vn'));
    expect(decodeURIComponent(uri.pathname)).toBe('/Một Sổ:lan@minhhoa.gov.vn');
    expect(uri.searchParams.get('issuer')).toBe('Một Sổ');
    expect(uri.searchParams.get('secret')).toBe(secret);
    expect([uri.protocol, uri.host]).toEqual(['otpauth:', 'totp']);
  });
});

describe('recovery codes', () => {
  const key = randomBytes(32);
  const person = randomUUID();

  test('are ten, readable, all different', () => {
    const codes = makeRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
  });

  test('serve once, as they were copied from paper, for that person and that server alone', () => {
    const codes = makeRecoveryCodes();
    const stored = codes.map((code) => recoveryCodeHash(key, person, code));
    const typed = ` ${codes[3]!.toLowerCase().replace('-', ' ')}`;
    const found = findRecoveryCode(key, person, typed, stored);
    expect(found).toBe(stored[3]);
    const left = stored.filter((hash) => hash !== found);
    expect(findRecoveryCode(key, person, codes[3]!, left)).toBeNull();
    expect(findRecoveryCode(key, randomUUID(), codes[4]!, left)).toBeNull();
    expect(findRecoveryCode(randomBytes(32), person, codes[4]!, left)).toBeNull();
    expect(findRecoveryCode(key, person, '', left)).toBeNull();
  });
});
