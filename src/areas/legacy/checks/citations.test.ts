import { describe, expect, test } from 'vitest';
import { documentOf, paragraphOf } from '../../../../tests/blocks.ts';
import { readReport } from '../report.ts';
import { checkCitations } from './citations.ts';

type Parts = { title?: string; date?: string; window?: string };

/** What is found in the sentences of a report of an invented commune. */
function found(
  body: readonly string[],
  { title = 'Công tác cải cách hành chính quý I năm 2023', date = '13 tháng 3 năm 2023', window }: Parts = {},
) {
  const texts = [
    'UBND XÃ AN BÌNH',
    `An Bình, ngày ${date}`,
    'BÁO CÁO',
    title,
    ...(window === undefined ? [] : [`(Số liệu tính ${window})`]),
    'I. CÔNG TÁC CHỈ ĐẠO',
    ...body,
  ];
  const report = readReport(documentOf(...texts.map((text, index) => paragraphOf(text, index + 1))));
  return checkCitations(report, []).findings.map(({ rule, severity, found: value }) => [
    rule,
    severity,
    value,
  ]);
}

describe('a document dated after the report', () => {
  const body = ['UBND xã đã ban hành Kế hoạch số 20/KH-UBND ngày 05/02/2023 về cải cách hành chính.'];
  test('is an error', () =>
    expect(found(body, { date: '01 tháng 02 năm 2023', title: 'Công tác CCHC năm 2023' })).toEqual([
      ['citation-later', 'error', '2023-02-05'],
    ]));

  test('is not faulted where the date of the report is of a year before its title', () =>
    expect(found(body, { date: '13 tháng 3 năm 2022' })).toEqual([]));
});
