import { expect, test } from 'vitest';
import { documentOf, tableOf } from '../../../../tests/blocks.ts';
import { readReport } from '../report.ts';
import { checkIndexPromises } from './index-promises.ts';

const header = [
  'STT',
  'Tiêu chí',
  'Điểm chuẩn',
  'Điểm tự đánh giá',
  'Điểm thẩm định',
  'Điểm trừ',
  'Ý kiến',
  'Người thực hiện',
];

/** The findings of an invented index table with one criterion. */
function found(opinion: string, assignee: string, max = '100,00') {
  const rows = [
    ['1', 'Tọa đàm với người dân', '1,00', '0', '0', '-1,00', opinion, assignee],
    ['', 'Tổng điểm', max, '80,00', '79,00', '1,00', '', ''],
  ];
  const report = readReport(documentOf(tableOf([header, ...rows])));
  return checkIndexPromises(report).findings.map(({ rule, severity, message }) => [rule, severity, message]);
}

test('as much is handed out as was asked for', () => {
  expect(found('Tổ chức ít nhất 02 hội nghị/tọa đàm với dân', 'Giao tổ chức hai cuộc tọa đàm')).toEqual([]);
  expect(found('Tổ chức 03 cuộc tọa đàm', 'Giao tổ chức hai cuộc tọa đàm')).toEqual([]);
  expect(found('Tổ chức ít nhất 03 cuộc tọa đàm', 'Giao tổ chức hai lớp tập huấn')).toEqual([]);
  expect(found('Tổ chức ít nhất 03 hội nghị/tọa đàm với dân', 'Giao tổ chức hai cuộc tọa đàm')).toEqual([
    ['index-promise', 'warning', 'Ý kiến yêu cầu ít nhất 3, phần giao thực hiện chỉ có 2.'],
  ]);
});

test('an index gives 100 points in all', () => {
  expect(found('', '', '60,00')).toEqual([]);
  expect(found('', '', '110,00')).toEqual([
    ['index-scale', 'warning', 'Tổng điểm chuẩn ghi 110; thang điểm của chỉ số là 100 điểm.'],
  ]);
});
