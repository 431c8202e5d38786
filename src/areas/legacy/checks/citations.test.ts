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

describe('a plan issued after the year it is for', () => {
  test.each([
    ['về tuyên truyền cải cách hành chính năm 2022', [['citation-plan-year', 'warning', '2023-02-05']]],
    ['về tuyên truyền cải cách hành chính năm 2023', []],
    ['về khắc phục các chỉ số thành phần PAR INDEX năm 2022', []],
  ])('%s', (name, findings) =>
    expect(found([`UBND xã đã ban hành Kế hoạch số 20/KH-UBND ngày 05/02/2023 ${name}.`])).toEqual(findings),
  );
});

describe('one document named in several ways', () => {
  const law =
    'Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương.';
  test.each<[string, string[], (string | null)[][]]>([
    [
      'each date that differs from the usual one is told',
      [
        'Kế hoạch số 20/KH-UBND ngày 05/02/2023 về tuyên truyền.',
        'Kế hoạch số 20/KH-UBND ngày 06/02/2023 về tuyên truyền.',
        'Kế hoạch số 20/KH-UBND ngày 05/02/2023 về tuyên truyền.',
        'Kế hoạch số 20/KH-UBND ngày 07/02/2023 về tuyên truyền.',
      ],
      [
        ['citation-two-dates', 'error', '2023-02-06'],
        ['citation-two-dates', 'error', '2023-02-07'],
      ],
    ],
    [
      'two in a row share the date behind the second',
      [law, 'Nghị quyết 18-NQ/TW ngày 25/10/2018 của Ban Chấp hành Trung ương.'],
      [['citation-two-dates', 'warning', '2018-10-25']],
    ],
    [
      'a digit mistyped in a number of the same day',
      [law, 'Nghị quyết 28-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương.'],
      [['citation-two-numbers', 'warning', '28-NQ/TW']],
    ],
    [
      'the next numbers of one day are other documents',
      ['Nghị quyết 18-NQ/TW ngày 25/10/2017 đã nêu.', 'Nghị quyết 19-NQ/TW ngày 25/10/2017 cũng vậy.'],
      [],
    ],
    [
      'one number, year and day under two symbols',
      [
        'Quy chế theo Quyết định số 30/2020/QĐ-UBND ngày 08/12/2020 của UBND tỉnh.',
        'Đã phổ biến văn bản số 30/2020/CT-UBND ngày 08/12/2020 của UBND tỉnh.',
      ],
      [['citation-two-symbols', 'warning', '30/2020/CT-UBND']],
    ],
  ])('%s', (_, body, findings) => expect(found(body)).toEqual(findings));
});

describe('the kind of a document against its symbol', () => {
  const of = (name: string) => found([`Thực hiện ${name} của UBND huyện Đồng Xanh.`]);
  test('is told as a warning where another body issued it', () => {
    expect(of('Thông báo số 285/QĐ-HĐTĐ ngày 08/02/2023')).toEqual([
      ['citation-kind', 'warning', '285/QĐ-HĐTĐ'],
    ]);
    expect(of('Thông báo số 285/TB-HĐTĐ ngày 08/02/2023')).toEqual([]);
  });

  test('is left alone before the decree of 2020, and where a rule is a decision', () => {
    expect(of('Thông báo số 285/QĐ-HĐTĐ ngày 08/02/2019')).toEqual([]);
    expect(of('Quy chế số 5/QĐ-UBND ngày 08/02/2023')).toEqual([]);
  });

  test('a committee passes no resolution', () => {
    const body = (letters: string) => [
      `HĐND xã đã ban hành Nghị quyết số 09/2023/${letters} ngày 20/02/2023 về thu ngân sách.`,
    ];
    expect(found(body('NQ-UBND'))).toEqual([['citation-body', 'warning', '09/2023/NQ-UBND']]);
    expect(found(body('NQ-HĐND'))).toEqual([]);
  });
});
