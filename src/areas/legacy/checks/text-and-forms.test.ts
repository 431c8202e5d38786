import { expect, test } from 'vitest';
import { documentOf, paragraphOf, tableOf } from '../../../../tests/blocks.ts';
import { checkReport } from '../check.ts';
import { mentionsIn } from '../mentions.ts';
import { readReport } from '../report.ts';

/** The rules broken between a sentence and a form of an invented commune's report. */
function broken(sentence: string, label: string, unit: string, value: string) {
  const texts = ['UBND XÃ AN BÌNH', 'BÁO CÁO', 'Công tác cải cách hành chính năm 2023', sentence];
  const table = tableOf([
    ['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Số liệu', 'Ghi chú'],
    ['1', label, unit, value, ''],
    ['2', 'Số nhiệm vụ đề ra trong kế hoạch', 'Nhiệm vụ', '30', ''],
  ]);
  const paragraphs = texts.map((text, index) => paragraphOf(text, index + 1));
  const report = readReport(documentOf(...paragraphs, table));
  const { findings } = checkReport(report, mentionsIn(report));
  return findings
    .filter(({ rule }) => rule.startsWith('text-'))
    .map(({ rule, severity }) => [rule, severity]);
}

test('the form may carry the dossiers that are new instead of all', () => {
  const label = 'Tổng số hồ sơ TTHC đã tiếp nhận (cả trực tiếp và trực tuyến)';
  const sentence = 'Tiếp nhận 84 hồ sơ, trong đó mới tiếp nhận trong kỳ 80 hồ sơ.';
  expect(broken(sentence, label, 'Hồ sơ', '84')).toEqual([]);
  expect(broken(sentence, label, 'Hồ sơ', '80')).toEqual([]);
  expect(broken(sentence, label, 'Hồ sơ', '82')).toEqual([['text-dossiers-received', 'warning']]);
});

test('something said to exist is not 0 in the form', () => {
  const label = 'Tổng số PAKN đã tiếp nhận';
  expect(broken('Trong năm có 03 phản ánh, kiến nghị.', label, 'PAKN', '3')).toEqual([]);
  expect(broken('Trong năm có 03 phản ánh, kiến nghị.', label, 'PAKN', '0')).toEqual([
    ['text-feedback-some', 'warning'],
  ]);
});
