import { expect, it } from 'vitest';
import type { Document } from '../../../formats/document.ts';
import { type Passage, readReport } from '../report.ts';
import { checkOfOthers } from './of-others.ts';

/** What is said of a draft of phường Bến Nước, made of xã An Bình and xã An Hòa, for the first quarter of 2026. */
function told(...sections: readonly (readonly string[])[]) {
  const lines = sections.flatMap((texts, section) => texts.map((text) => ({ text, section })));
  const document: Document = {
    format: 'text',
    blocks: lines.map(({ text }) => ({
      kind: 'paragraph',
      role: 'body',
      text,
      marks: [{ offset: 0, place: {} }],
    })),
    unread: [],
  };
  const read = readReport(document);
  const period = { kind: 'quarter', year: 2026, quarter: 1, endYear: null } as const;
  const report = { ...read, head: { ...read.head, level: 'commune' as const, period } };
  const names = ['Phường Bến Nước', 'Xã An Bình', 'Xã An Hòa'];
  const sectionOf = ({ block }: Passage) => String(lines[block]!.section);
  return checkOfOthers(report, { names, sectionOf }).findings;
}
const rulesOf = (...sections: readonly (readonly string[])[]) => told(...sections).map(({ rule }) => rule);

it('another unit of the same level is told once in each section, with how often it is named', () => {
  const [first, second, ...more] = told(
    ['UBND xã Đồng Xanh đã họp.', 'Trên địa bàn xã Đồng Xanh có 3 thôn.'],
    ['Phường đã làm.', 'Năm nay xã Đồng Xanh sẽ làm tiếp.'],
  );
  expect([first!.rule, first!.severity, first!.at[0]!.quote]).toEqual([
    'text-of-other-unit',
    'warning',
    'xã Đồng Xanh',
  ]);
  expect(first!.message).toContain('2 chỗ trong mục này');
  expect(first!.message).toContain('Phường Bến Nước');
  expect([second!.at[0]!.block, more]).toEqual([3, []]);
});

it.each([
  'UBND phường Bến Nước đã ban hành kế hoạch.',
  'Số liệu gộp cả phần của xã An Bình và xã An Hòa trước khi sáp nhập.',
  'Theo chỉ đạo của tỉnh Minh Họa và huyện Đồng Xanh.',
  'Công tác an sinh xã hội được quan tâm.',
])('the unit itself, what it was made of, and those above it are rightly named: %s', (text) => {
  expect(rulesOf([text])).toEqual([]);
});

it.each([
  ['Trong 6 tháng đầu năm 2023, phường đã tiếp nhận hồ sơ.'],
  ['Kế hoạch số 5/KH-UBND về tuyên truyền năm 2023.', 'Kế hoạch số 6/KH-UBND về kiểm tra năm 2023.'],
])('a section that speaks of a year long past is told', (...texts) => {
  const found = told(texts);
  expect(found.map(({ rule, at }) => [rule, at[0]!.quote])).toEqual([['text-of-other-year', 'năm 2023']]);
  expect(found[0]!.message).toContain('năm 2026');
});

it.each([
  ['Trong quý I năm 2026, phường đã làm.', 'Thực hiện Đề án ban hành năm 2022.'],
  ['Đạt 80%, tăng 5% so với cùng kỳ năm 2023, và so với năm 2022 tăng 7%.'],
  ['Kế hoạch giai đoạn 2021 - 2025; Nghị quyết ngày 15 tháng 7 năm 2021 và ngày 3 tháng 8 năm 2021.'],
  ['Kết quả năm 2025 được công bố; trong năm 2025 phường xếp thứ nhất.'],
  ['Mục tiêu đến năm 2025, từ năm 2021 – năm 2024.'],
])('its own year, the last one, spans, comparisons and dates of documents are not: %s', (...texts) => {
  expect(rulesOf(texts)).toEqual([]);
});

it('the last year is told where a section names it often and its own not once', () => {
  const plans = ['kiểm tra', 'tuyên truyền', 'rà soát'].map((what) => `Kế hoạch về ${what} năm 2025.`);
  expect(rulesOf(plans)).toEqual(['text-of-other-year']);
  expect(rulesOf([...plans, 'Kế hoạch năm 2026 đã ban hành.'])).toEqual([]);
});

it('the same period of the last year is told, unless it is compared with', () => {
  expect(rulesOf(['Trong quý I năm 2025, phường đã tiếp nhận hồ sơ.'])).toEqual(['period-year']);
  expect(rulesOf(['Số hồ sơ tăng so với quý I năm 2025.'])).toEqual([]);
});
