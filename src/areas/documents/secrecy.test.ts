import { expect, test } from 'vitest';
import { documentOf, paragraphOf, tableOf } from '../../../tests/blocks.ts';
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
  ['Tối Mật', 'Tối mật'],
  ['tuyệt mật', 'Tuyệt mật'],
  ['TÀI LIỆU MẬT', 'Mật'],
  ['TÀI LIỆU TỐI MẬT', 'Tối mật'],
  ['M Ậ T', 'Mật'],
  ['T Ố I  M Ậ T', 'Tối mật'],
  ['* T U Y Ệ T M Ậ T *', 'Tuyệt mật'],
  ['TUYỆT MẬT - BẢN SỐ 3', 'Tuyệt mật'],
  ['TỐI MẬT BẢN SỐ: 02', 'Tối mật'],
  ['Bản số: 01 - MẬT', 'Mật'],
  ['MẬT / CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ', 'Mật'],
  ['Số: 12/BC-UBND – MẬT', 'Mật'],
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
  'MÁT MẺ',
  'mặt',
  'MẤT MÙA - MẶT BẰNG',
  'CÔNG TÁC BẢO VỆ BÍ MẬT',
  'Mật độ dân số',
  'Tổ chức lớp tập huấn - mật khẩu, bí mật cá nhân',
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
