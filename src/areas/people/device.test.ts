import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { signText } from '../../base/sealed.ts';
import { deviceCookie, deviceOf } from './device.ts';

const [old, current] = [randomBytes(32), randomBytes(32)];

test('a device is known to the person it was marked for, over a change of the key', () => {
  const cookie = deviceCookie([old], 'lan', 'laptop 1');
  expect(deviceOf([current, old], 'lan', cookie)).toBe('laptop 1');
  expect(deviceOf([current], 'lan', cookie)).toBeNull();
});

test('to nobody else, and not by a cookie made by hand or for something else', () => {
  expect(deviceOf([current], 'binh', deviceCookie([current], 'lan', 'laptop 1'))).toBeNull();
  expect(deviceOf([current], 'lan', JSON.stringify(['lan', 'laptop 1']))).toBeNull();
  expect(deviceOf([current], 'lan', signText([current], 'totp', '["lan","laptop 1"]'))).toBeNull();
});
