import { describe, expect, test } from 'vitest';
import { documentOf, paragraphOf } from '../../../../tests/blocks.ts';
import { readReport } from '../report.ts';
import { checkProseArithmetic } from './prose-arithmetic.ts';

/** What is said of a sentence of an invented report. */
function found(text: string) {
  const body = ['BÁO CÁO', 'Công tác cải cách hành chính năm 2023', text];
  const report = readReport(documentOf(...body.map((words, index) => paragraphOf(words, index + 1))));
  return checkProseArithmetic(report).findings.map(({ rule, severity, message }) => [
    rule,
    severity,
    message,
  ]);
}

describe('spans of years', () => {
  test.each([
    'Quy chế làm việc nhiệm kỳ 2016 - 2021.',
    'Kế hoạch phát triển 5 năm (2016-2020).',
    'Tổng kết 10 năm (2011-2021) thực hiện nghị quyết.',
    'Chương trình giai đoạn 2011-2020 đã được thực hiện trong suốt 10 năm qua.',
    'Trong giai đoạn 2011-2020, số đơn vị giảm trong 5 năm qua.',
  ])('in order: %s', (text) => expect(found(text)).toEqual([]));

  test.each([
    [
      'Quy chế làm việc nhiệm kỳ 2021 - 2016.',
      'span-reversed',
      'error',
      'Khoảng “2021 - 2016” có năm cuối trước năm đầu.',
    ],
    [
      'Các năm 2021-2016 đều đạt.',
      'span-reversed',
      'warning',
      'Khoảng “2021-2016” có năm cuối trước năm đầu.',
    ],
    [
      'Nhiệm vụ phát triển kinh tế 5 năm (2016-2021).',
      'span-length',
      'warning',
      'Ghi 5 năm nhưng “2016-2021” dài 6 năm.',
    ],
    [
      'Chương trình giai đoạn 2011-2020 đã được thực hiện trong suốt 15 năm qua.',
      'span-length',
      'warning',
      'Ghi 15 năm nhưng “2011-2020” dài 10 năm.',
    ],
  ])('%s', (text, ...finding) => expect(found(text)).toEqual([finding]));
});

describe('shares over all of it', () => {
  test.each([
    'Thu ngân sách đạt 112% dự toán.',
    'Số hồ sơ bằng 130% so với cùng kỳ.',
    'Hoàn thành, đạt 120% kế hoạch.',
    'Sản lượng tăng 150%.',
    'Kế hoạch đề ra 50 hồ sơ, thực hiện 60 hồ sơ, đạt 120%.',
    'Đạt 103% so kế hoạch.',
    'Tỷ lệ hồ sơ trực tuyến đạt 118,9% (95,1/80).',
    'Có 100% cán bộ đạt chuẩn.',
  ])('may be: %s', (text) => expect(found(text)).toEqual([]));

  test.each(['Có 197% cán bộ đạt chuẩn.', 'UBND xã thực hiện chữ ký số 120%; công chức làm đầu mối.'])(
    'may not be: %s',
    (text) => expect(found(text)).toMatchObject([['percent-range', 'warning', expect.any(String)]]),
  );
});

test('all of them are as many when they are named again', () => {
  const sentence = (count: string) =>
    `Đến nay, 11/11 cơ quan chuyên môn thuộc UBND huyện đã công bố (${count} cơ quan chuyên môn thuộc UBND huyện và Chi nhánh đất đai).`;
  expect(found(sentence('11'))).toEqual([]);
  expect(found(sentence('10'))).toMatchObject([['total-twice', 'warning', expect.any(String)]]);
  expect(
    found('Đã kiểm tra 11/11 cơ quan chuyên môn thuộc UBND huyện, trong đó 04 cơ quan đạt loại tốt.'),
  ).toEqual([]);
});
