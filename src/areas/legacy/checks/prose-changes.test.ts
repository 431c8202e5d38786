import { describe, expect, test } from 'vitest';
import { documentOf, paragraphOf } from '../../../../tests/blocks.ts';
import { readReport } from '../report.ts';
import { checkProseArithmetic } from './prose-arithmetic.ts';

/** What is said of the sentences of an invented report. */
function check(...texts: string[]) {
  const body = ['BÁO CÁO', 'Công tác cải cách hành chính năm 2023', ...texts];
  const report = readReport(documentOf(...body.map((text, index) => paragraphOf(text, index + 1))));
  return checkProseArithmetic(report);
}
const messages = (...texts: string[]) => check(...texts).findings.map(({ message }) => message);

describe('a change and the two figures it lies between', () => {
  test.each([
    'Trước sáp nhập có 60 thôn, sau sáp nhập còn 48 thôn, giảm 12 thôn.',
    'Trước sáp nhập là 60 thôn; năm 2018 sáp nhập, giảm 12 thôn, còn 48 thôn.',
    'Trước sáp nhập là 60 thôn; năm 2018 giảm mười hai (12) thôn, còn 48 thôn. Năm 2019 giảm thêm 05 thôn, còn 43 thôn.',
    'Tỷ lệ hồ sơ trực tuyến tăng từ 60,5% lên 80,0%, tăng 19,5 điểm phần trăm.',
    'Tỷ lệ hồ sơ trực tuyến tăng 19,5 điểm phần trăm so với năm trước (từ 60,5% lên 80,0%).',
    'Tỷ lệ hồ sơ trực tuyến tăng từ 50% lên 75%, tăng 50%.',
    'Tỷ lệ trực tuyến tăng từ 40% lên 60%, tỷ lệ giải quyết đúng hạn tăng 2%.',
    'Có 60 hồ sơ, giảm 10% thời gian giải quyết, còn 48 hồ sơ.',
    'Toàn huyện có 210 đơn vị, giảm 15 đơn vị so với năm 2022 (225 đơn vị).',
    'Đạt 82,1 điểm, xếp thứ 8/20 huyện, tăng 04 bậc so với năm 2022 (xếp thứ 12/20).',
  ])('in order: %s', (text) => expect(messages(text)).toEqual([]));

  test.each([
    ['Có 60 thôn, sau sáp nhập còn 48 thôn, tăng 12 thôn.', 'Từ 60 sang 48 là giảm 12, báo cáo ghi tăng 12.'],
    ['Có 60 thôn; năm 2018 giảm 11 thôn, còn 48 thôn.', 'Từ 60 còn 48 là giảm 12, báo cáo ghi 11.'],
    [
      'Tỷ lệ tăng từ 60,5% lên 80,0%, tăng 18,5 điểm phần trăm.',
      'Từ 60,5 lên 80 là tăng 19,5, báo cáo ghi 18,5.',
    ],
    [
      'Tỷ lệ giảm 0,3 điểm phần trăm so với quý II (từ 99,1% lên 99,4%).',
      'Từ 99,1 sang 99,4 là tăng 0,3, báo cáo ghi giảm 0,3.',
    ],
    ['Tỷ lệ giảm từ 60,5% lên 80,0%.', 'Báo cáo ghi “giảm từ 60,5”, nhưng 80 lớn hơn 60,5.'],
    [
      'Toàn huyện có 210 đơn vị, tăng 15 đơn vị so với năm 2022 (225 đơn vị).',
      'Từ 225 sang 210 là giảm 15, báo cáo ghi tăng 15.',
    ],
    [
      'Toàn huyện có 210 đơn vị, giảm 51 đơn vị so với năm 2022 (225 đơn vị).',
      'Từ 225 còn 210 là giảm 15, báo cáo ghi 51.',
    ],
    [
      'Xếp thứ 8/20 huyện, tăng 05 bậc so với năm 2022 (xếp thứ 12/20).',
      'Từ thứ 12 đến thứ 8 là tăng 4 bậc, báo cáo ghi tăng 5 bậc.',
    ],
    [
      'Xếp thứ 8/20 huyện, giảm 04 bậc so với năm 2022 (xếp thứ 12/20).',
      'Từ thứ 12 đến thứ 8 là tăng 4 bậc, báo cáo ghi giảm 4 bậc.',
    ],
  ])('wrong: %s', (text, message) => expect(messages(text)).toEqual([message]));
});

test('each of several reductions in one sentence is a change, and told again in full', () =>
  expect(
    messages(
      'Đã giảm được 02 đơn vị, 04 trường và 17 thôn. Cụ thể:',
      '- Thôn: Có 60 thôn, năm 2018 còn 48 thôn, giảm 12 thôn; năm 2019 giảm thêm 05 thôn, còn 43 thôn.',
    ),
  ).toEqual([]));
