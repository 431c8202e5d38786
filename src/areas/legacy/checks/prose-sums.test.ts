import { describe, expect, test } from 'vitest';
import { documentOf, paragraphOf } from '../../../../tests/blocks.ts';
import { readReport } from '../report.ts';
import { checkProseArithmetic } from './prose-arithmetic.ts';

/** What is said of the sentences of an invented report. */
function found(...texts: string[]) {
  const body = ['BÁO CÁO', 'Công tác cải cách hành chính năm 2023', ...texts];
  const report = readReport(documentOf(...body.map((text, index) => paragraphOf(text, index + 1))));
  return checkProseArithmetic(report).findings.map(({ severity, message }) => [severity, message]);
}

describe('totals, parts and shares of a sentence in order', () => {
  test.each([
    // What a colon breaks down in brackets is not added to the rest.
    'Tiếp nhận 84 hồ sơ (mới trong kỳ 80 hồ sơ: trực tuyến 60 hồ sơ, trực tiếp 20 hồ sơ; kỳ trước chuyển sang 04 hồ sơ).',
    // A total in brackets adds up what stands before it.
    'Còn 12 hồ sơ cấp huyện và 30 hồ sơ cấp xã quá hạn (tổng cộng 42 hồ sơ).',
    'Còn 02/31 xã có tỷ lệ hồ sơ trực tuyến dưới 50%.',
    'Trình độ: Thạc sĩ 2/20 người (10%); Đại học 17/20 người (85%); Trung cấp 1/20 người (5%).',
    'Ban hành 02 văn bản QPPL, gồm: nghị quyết về phát triển kinh tế 5 năm (2021-2025) và nghị quyết về đầu tư.',
    'UBND tỉnh giao 90 nhiệm vụ: hoàn thành đúng hạn 80, hoàn thành quá hạn 04, chưa hoàn thành trong hạn 06.',
    'Trình độ của 50 cán bộ, công chức: trên đại học 4 người (8%), đại học 40 người (80%), cao đẳng 6 người (12%).',
    'Kế hoạch đề ra 40 nhiệm vụ; đã hoàn thành 35 nhiệm vụ, đạt 87,5%; còn 05 nhiệm vụ đang thực hiện.',
    'Phát hiện 25 vấn đề, đã xử lý xong 18 vấn đề (72,0%), 07 vấn đề đang trong thời hạn xử lý.',
    'UBND tỉnh giao 90 nhiệm vụ; đã hoàn thành đúng hạn 80 nhiệm vụ, hoàn thành quá hạn 04 nhiệm vụ, 06 nhiệm vụ đang thực hiện.',
    'Tiếp nhận 880 hồ sơ, đã giải quyết 877 hồ sơ, đã giải quyết đúng hạn 870 hồ sơ, đang giải quyết 03 hồ sơ.',
    'Kế hoạch vốn được giao 900 triệu đồng, đã giải ngân 630 triệu đồng, đạt 70%.',
    'Giải ngân 12,5/20 tỷ đồng, đạt 62,5%.',
    'Tổ chức 02 cuộc kiểm tra: kiểm tra 05 phòng, 07 xã.',
    'Xã có 40 hộ, trong đó 35 hộ có máy tính (87,5%), 20 hộ dùng dịch vụ công (50%).',
    'Xã có 22 người: 10 cán bộ và 12 công chức; trong đó 21 người đạt chuẩn.',
    // What is under way need not be all that is left.
    'Huyện có 17 xã; đã hoàn thành 12 xã, đang triển khai 03 xã.',
    'Đề ra 40 nhiệm vụ, đã hoàn thành 25 nhiệm vụ, đang triển khai 10 nhiệm vụ.',
    // The rate is of the dossiers in time, or of the part before.
    'Tiếp nhận 90 hồ sơ, đã giải quyết 80 hồ sơ, đúng hạn đạt 97,5%.',
    'Tiếp nhận 90 hồ sơ, đã giải quyết 80 hồ sơ, đạt 100%.',
    'Tiếp nhận 90 hồ sơ, trong đó trực tuyến 80 hồ sơ (88,9%), đúng hạn 78 hồ sơ (97,5%).',
    'Có 13/15 người có trình độ đại học (86,7%).',
  ])('%s', (text) => expect(found(text)).toEqual([]));
});

describe('and out of order', () => {
  test.each([
    [
      'Tiếp nhận 84 hồ sơ (mới trong kỳ 80 hồ sơ: trực tuyến 60 hồ sơ, trực tiếp 21 hồ sơ; kỳ trước chuyển sang 04 hồ sơ).',
      'warning',
      '60 + 21 = 81, báo cáo ghi 80.',
    ],
    [
      'Còn 12 hồ sơ cấp huyện và 30 hồ sơ cấp xã quá hạn (tổng cộng 43 hồ sơ).',
      'warning',
      '12 + 30 = 42, báo cáo ghi 43.',
    ],
    [
      'UBND tỉnh giao 90 nhiệm vụ: hoàn thành đúng hạn 80, hoàn thành quá hạn 05, chưa hoàn thành trong hạn 06.',
      'warning',
      '80 + 5 + 6 = 91, báo cáo ghi 90.',
    ],
    [
      'Trình độ của 50 cán bộ, công chức: trên đại học 4 người (8%), đại học 40 người (88%), cao đẳng 6 người (12%).',
      'warning',
      '40 / 50 = 80 %, báo cáo ghi 88 %.',
    ],
    [
      'Kế hoạch đề ra 40 nhiệm vụ; đã hoàn thành 35 nhiệm vụ, đạt 87,5%; còn 04 nhiệm vụ đang thực hiện.',
      'warning',
      '35 + 4 = 39, báo cáo ghi 40.',
    ],
    [
      'Được giao 120 người, có mặt 110 người, còn thiếu 12 người.',
      'warning',
      '110 + 12 = 122, báo cáo ghi 120.',
    ],
    ['Tiếp nhận 52 phản ánh; đã xử lý 46, đang xử lý 03.', 'warning', '46 + 3 = 49, báo cáo ghi 52.'],
    [
      'Phát hiện 05 vấn đề, đã xử lý xong 04/06 vấn đề.',
      'warning',
      '“04/06”: mẫu số khác số ghi ngay trước đó là 5.',
    ],
    [
      'Kế hoạch vốn được giao 900 triệu đồng, đã giải ngân 630 triệu đồng, đạt 77%.',
      'warning',
      '630 / 900 = 70 %, báo cáo ghi 77 %.',
    ],
    [
      'Đã giải quyết 800 hồ sơ, trong đó 799 hồ sơ giải quyết trước và đúng hạn, đạt 98,95%.',
      'warning',
      '799 chiếm 98,95 %: không có tổng nào trong báo cáo cho ra tỷ lệ này.',
    ],
    ['Có 13/15 người có trình độ đại học (76,7%).', 'error', '13 / 15 = 86,7 %, báo cáo ghi 76,7 %.'],
  ])('%s', (text, severity, message) => expect(found(text)).toContainEqual([severity, message]));
});

describe('a list of paragraphs', () => {
  const items = ['- Đại học: 17 người, chiếm tỷ lệ 85,0%; trung cấp: 2 người, chiếm tỷ lệ 10,0%;'];

  test('breaks down the total that "Trong đó:" follows', () =>
    expect(found('Tổng số cán bộ, công chức: 20 người. Trong đó:', ...items)).toContainEqual([
      'warning',
      '17 + 2 = 19, báo cáo ghi 20.',
    ]));

  test('but not a figure before a sentence that only says "Cụ thể:"', () =>
    expect(found('Số đơn vị giảm so với 20 người. Cụ thể:', ...items)).toEqual([]));
});
