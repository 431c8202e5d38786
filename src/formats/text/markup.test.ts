import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainOf } from './markup.ts';

describe('marks that exports leave in the words', () => {
  test.each([
    ['<b>STT</b>', 'STT'],
    ['Số <i>nhiệm vụ</i> đề ra', 'Số nhiệm vụ đề ra'],
    ['<p>- Một</p><p>- Hai</p>', '- Một\n- Hai'],
    ['Trực tuyến = 0<br/>Phát phiếu = 1', 'Trực tuyến = 0\nPhát phiếu = 1'],
    ['<ul> <li>Chỉ đạo;</li> <li>Kết quả</li> </ul>', 'Chỉ đạo;\nKết quả'],
    ['<td colspan="2">12</td>', '12'],
    ['**XÃ AN BÌNH**', 'XÃ AN BÌNH'],
    ['__Tổng__ điểm', 'Tổng điểm'],
    ['### 3.1 Công chức', '3.1 Công chức'],
    ['*An Bình, ngày 06 tháng 9 năm 2023*', 'An Bình, ngày 06 tháng 9 năm 2023'],
    ['nguồn *(nếu có)*.', 'nguồn (nếu có).'],
    ['đạt $b/a=164/739=0,22<0,7$ nên', 'đạt b/a=164/739=0,22<0,7 nên'],
    ['[bookmark: _GoBack]- Trong năm', '- Trong năm'],
    ['tại <https://anbinh.example.vn>', 'tại https://anbinh.example.vn'],
    ['A &amp; B&nbsp;&lt; 3 &#272;', 'A & B < 3 Đ'],
    ['&AMP;', '&'],
  ])('%s → %s', (raw, words) => expect(plainOf(raw)).toBe(words));

  test('spaces of every kind are one space, invisible letters are gone, accents are composed', () => {
    expect(plainOf('a\u00A0\u00A0b\u202Fc\td')).toBe('a b c d');
    expect(plainOf('1\u200B2\uFEFF\u00AD3')).toBe('123');
    expect(plainOf('ê\u0301')).toBe('ế');
  });
});

describe('what only looks like a mark stays', () => {
  test.each([
    '0,22 < 0,7',
    'a * b * c',
    '2*3*4',
    '5 000 $ và 6 000 đồng',
    '&notanentity123;',
    '&unknown;',
    '&#5;',
    '- 0,5',
    'số #12',
  ])('%s', (raw) => expect(plainOf(raw)).toBe(raw));
});

test('no figure is lost, and cleaning plain words twice changes nothing more (seed printed on failure)', () => {
  const unit = fc.constantFrom(...'aăđ0129.,;:()-%/ \n*$_>');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (raw) => {
      const once = plainOf(raw);
      expect(once).not.toMatch(/^\s|\s$| {2}|\n\n/);
      expect(once.match(/[\d%,]/g) ?? []).toEqual(raw.match(/[\d%,]/g) ?? []);
      if (!/[*$_]/.test(raw)) expect(plainOf(once)).toBe(once);
    }),
    { numRuns: 1000 },
  );
});
