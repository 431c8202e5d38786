import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSigned, seal, signText, unseal } from './sealed.ts';

const [oldest, old, current] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const minute = 60_000;
const changed = (text: string, place: number) => {
  const at = place % text.length;
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
};

describe('a signed text', () => {
  test('reads back, and any change to it is seen (seed printed on failure)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, place) => {
        const signed = signText([current], 'device', text);
        expect(readSigned([current], 'device', signed)).toBe(text);
        // The last letter of base64 carries bits that are not read.
        if (place % signed.length < signed.length - 1)
          expect(readSigned([current], 'device', changed(signed, place))).toBeNull();
      }),
    );
  });

  test('outlives the change of the key for as long as the old key is kept', () => {
    const signed = signText([old], 'device', 'device 7');
    expect(readSigned([current, old, oldest], 'device', signed)).toBe('device 7');
    expect(readSigned([current, oldest], 'device', signed)).toBeNull();
  });

  test('serves only the purpose it was made for', () =>
    expect(readSigned([current], 'totp', signText([current], 'device', 'x'))).toBeNull());

  test.each(['', '.', 'a.b', 'a', 'a.b.c', '….…'])('%j is signed by nobody', (text) =>
    expect(readSigned([current], 'device', text)).toBeNull(),
  );
});

describe('a sealed value', () => {
  test('opens until its time is over, with old keys too', () => {
    const sealed = seal([old], 'sign-in', { state: 's' }, 10 * minute);
    expect(unseal([current, old], 'sign-in', sealed, 10 * minute - 1)).toEqual({ value: { state: 's' } });
    expect(unseal([current, old], 'sign-in', sealed, 10 * minute)).toEqual({ problem: 'expired' });
    expect(unseal([current], 'sign-in', sealed, 0)).toEqual({ problem: 'forged' });
    expect(unseal([old], 'totp', sealed, 0)).toEqual({ problem: 'forged' });
  });

  test('shows nothing of what is in it, and is never the same twice', () => {
    const sealed = seal([current], 'sign-in', 'verifier', minute);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('verifier');
    expect(seal([current], 'sign-in', 'verifier', minute)).not.toBe(sealed);
  });

  test('any change to it is seen (seed printed on failure)', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, place) => {
        const sealed = seal([current], 'sign-in', value, minute);
        expect(unseal([current], 'sign-in', sealed, 0)).toEqual({ value: JSON.parse(JSON.stringify(value)) });
        if (place % sealed.length < sealed.length - 1)
          expect(unseal([current], 'sign-in', changed(sealed, place), 0)).toEqual({ problem: 'forged' });
      }),
    );
  });

  test.each(['', 'x', 'A'.repeat(40)])('%j was sealed by nobody', (text) =>
    expect(unseal([current], 'sign-in', text, 0)).toEqual({ problem: 'forged' }),
  );
});
