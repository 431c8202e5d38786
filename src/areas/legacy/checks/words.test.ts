import { expect, it } from 'vitest';
import { words } from './words.ts';

it('a negative number inside arithmetic stands in brackets, and a deduction is not said to be deducted again', () => {
  expect(words.childrenSum('Tiêu chí 2', 'điểm trừ', -1.5, [-1, -1])).toBe(
    'Tiêu chí 2: điểm trừ là -1,5 nhưng cộng các tiêu chí thành phần được (-1) + (-1) = -2.',
  );
  expect(words.deduction('Tiêu chí 2', '− 1,00', 2, 0, 2)).toBe(
    'Tiêu chí 2: 2 − 0 = 2, cột điểm trừ ghi -1,00.',
  );
});

it('a change is said as one: còn and giảm, lên and tăng', () => {
  expect(words.change(92, 58, '34', '35')).toBe('Từ 92 còn 58 là giảm 34, báo cáo ghi 35.');
  expect(words.change(58, 62, '-4', '4')).toBe('Từ 58 lên 62 là tăng 4, báo cáo ghi giảm 4.');
});
