import { expect, test } from 'vitest';
import { documentOf, paragraphOf, tableOf } from '../../../../tests/blocks.ts';
import { secrecyOf } from './secrecy.ts';

const of = (...lines: string[]) =>
  secrecyOf(documentOf(...lines.map((line, at) => paragraphOf(line, at + 1))));

test.each([
  ['MẬT', 'Mật'],
  ['TỐI MẬT', 'Tối mật'],
  ['TUYỆT MẬT', 'Tuyệt mật'],
  ['(Mật)', 'Mật'],
  ['Độ mật: Tối mật', 'Tối mật'],
  ['Mức độ mật: TUYỆT MẬT', 'Tuyệt mật'],
  ['UBND XÃ AN BÌNH      MẬT', 'Mật'],
  ['TUYET MAT', 'Tuyệt mật'],
])('"%s" is a mark', (line, mark) => {
  expect(of('ỦY BAN NHÂN DÂN', line, 'BÁO CÁO')).toBe(mark);
});

test.each([
  'Thực hiện công tác bảo vệ bí mật nhà nước.',
  'BÍ MẬT NHÀ NƯỚC',
  'MẶT TRẬN TỔ QUỐC',
  'MẶT',
  'Chữ ký bí mật và mật khẩu',
  'Xử lý 03 văn bản mật',
])('"%s" is none', (line) => {
  expect(of('ỦY BAN NHÂN DÂN', line)).toBeNull();
});

test('it is seen in the letterhead, and is a word in a list further below', () => {
  const head = tableOf([['UBND XÃ AN BÌNH\nMẬT', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']]);
  expect(secrecyOf(documentOf(head))).toBe('Mật');
  const before = Array.from({ length: 20 }, (_, at) => paragraphOf('Một câu.', at + 1));
  expect(
    secrecyOf(
      documentOf(
        ...before,
        tableOf([
          ['Loại', 'Số'],
          ['Mật', '3'],
        ]),
      ),
    ),
  ).toBeNull();
});
