import { cell, docxOf, paragraph, row, run, table } from '../src/formats/word/docx-sample.ts';

/** A report of an invented commune: its rate is wrong (1.142 / 1.144 is 99,8 %) unless another one is given. */

const words = [
  'ỦY BAN NHÂN DÂN XÃ AN BÌNH',
  'Số: 74/BC-UBND',
  'An Bình, ngày 13 tháng 3 năm 2023',
  'BÁO CÁO',
  'Công tác cải cách hành chính quý I năm 2023',
  '(Số liệu tính từ ngày 10/12/2022 đến ngày 09/3/2023)',
  'I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH',
  'Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND huyện Đồng Xanh, tỉnh Minh Họa, xã An Bình đã giải quyết 1.144 hồ sơ.',
  'Biểu mẫu 3',
  'Cải cách thủ tục hành chính',
];
const rowsOf = (rate: string) => [
  ['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Số liệu', 'Ghi chú'],
  ['3.2', 'Tỷ lệ hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn', '%', rate, ''],
  ['3.2.1', 'Tổng số hồ sơ TTHC đã giải quyết xong', 'Hồ sơ', '1.144', ''],
  ['3.2.2', 'Số hồ sơ TTHC giải quyết đúng hạn', 'Hồ sơ', '1.142', ''],
  ['3.3', 'Tỷ lệ giải quyết phản ánh, kiến nghị (PAKN) về quy định TTHC', '%', '100', ''],
  ['3.3.1', 'Tổng số PAKN đã tiếp nhận', 'Hồ sơ', '4', ''],
  ['3.3.2', 'Số PAKN đã giải quyết xong', 'Hồ sơ', '4', ''],
];

export const reportText = (rate = '99,7'): string =>
  [...words, ...rowsOf(rate).map((cells) => cells.join('\t')), ''].join('\n');

export function reportDocx(rate = '99,7'): Uint8Array {
  const lines = rowsOf(rate).map((cells) => row(...cells.map((text) => cell(text))));
  return docxOf(
    [...words.map((text) => paragraph(run(text))), table([800, 5000, 1500, 1500, 1500], ...lines)].join(''),
  );
}
