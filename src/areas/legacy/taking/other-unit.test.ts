import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../formats/text/text.ts';
import { readReport } from '../report.ts';
import { otherUnit } from './other-unit.ts';

describe('the unit that a file names', () => {
  test.each([
    ['Phường 1', 'phường 10'],
    ['Phường 10', 'phường 1'],
    ['Xã Tân', 'xã Tân Lập'],
    ['Xã Tân Lập', 'xã Tân'],
    ['Xã Tân Hòa', 'xã Tân Hóa'],
    ['Xã Tân Hoà', 'xã Tân Hoa'],
    ['Huyện Đồng Xanh', 'xã An Bình, huyện Đồng Xanh'],
    ['Xã Bình', 'xã An Bình'],
    ['Phường 1, Quận 3', 'phường 1, quận 5'],
    ['Sở Nội vụ', 'tỉnh Minh Họa'],
  ])('%s: %s is another one', (here, there) => {
    expect([otherUnit(here, there), otherUnit(there, here)]).toEqual([there, here]);
  });

  test.each([
    ['Xã Tân Hòa', 'xã Tân Hoà'],
    ['Xã Thụy Hùng', 'xã Thuỵ Hùng'],
    ['Xã An Bình', 'XÃ AN BÌNH'],
    ['Xã An Bình', 'xã  An Bình'.normalize('NFD')],
    ['Xã An Bình', 'xã An Bình, huyện Đồng Xanh'],
    ['Phường 1', 'phường 1 quận 3'],
    ['Xã An Bình', 'UBND xã An Bình'],
    ['Xã An Bình', 'Uỷ ban nhân dân xã An Bình'],
    ['An Bình', 'xã An Bình'],
    ['Thành phố Thủ Đức', 'thành phố Thủ Đức, Thành phố Hồ Chí Minh'],
    ['Phường A (mới)', 'phường A (mới)'],
    ['Xã An Bình', null],
  ])('%s: %s is this one', (here, there) => {
    expect(otherUnit(here, there)).toBeNull();
    if (there !== null) expect(otherUnit(there, here)).toBeNull();
  });
});

const samples = join(import.meta.dirname, '../../../../../shared/seeds');
const inRegister = ['Xã Quảng Thành', 'Xã Quảng Phú', 'Huyện Đak Pơ', 'Xã Hiền Thành', 'Xã Chi Lăng Bắc'];

test.skipIf(!existsSync(samples))('of the reports in ../shared is their own', () => {
  const files = readdirSync(samples).filter((one) => one.endsWith('.txt'));
  const named = files
    .sort()
    .map((name) => readReport(readText(readFileSync(join(samples, name), 'utf8'))).head.unit);
  expect(named).not.toContain(null);
  expect(named.map((unit, at) => otherUnit(inRegister[at]!, unit))).toEqual(inRegister.map(() => null));
});
