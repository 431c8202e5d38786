import { expect, it } from 'vitest';
import { anAnalysis } from '../../tests/doubles/analysis.ts';
import { printExtraction } from './print.ts';

it('a table of scores is printed under the headings of the index, not under the names of the answer', () => {
  const analysis = anAnalysis();
  const reading = (raw: string, value: number) => ({ raw, value, certainty: 1 });
  const row = {
    code: '1.1',
    label: 'Tiêu chí',
    unit: null,
    indicator: null,
    scores: {
      max: reading('2,00', 2),
      self: reading('2', 2),
      appraised: reading('1,5', 1.5),
      deduction: reading('-0,5', -0.5),
    },
    note: null,
    at: { quote: 'Tiêu chí' },
  };
  const tables = [{ title: 'Bảng điểm', form: null, rows: [row] }];
  const lines = printExtraction({ ...analysis, extraction: { ...analysis.extraction, tables } }).split('\n');
  const at = lines.indexOf('Bảng điểm');
  expect(lines[at + 1]!.split(/ {2,}/)).toEqual([
    'STT',
    'Chỉ tiêu',
    'Đơn vị tính',
    'Điểm chuẩn',
    'Tự đánh giá',
    'Thẩm định',
    'Điểm trừ',
  ]);
});
