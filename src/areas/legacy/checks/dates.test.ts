import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf, paragraphOf } from '../../../../tests/blocks.ts';
import { plainDate, printed } from '../../../base/plain-date.ts';
import { readReport } from '../report.ts';
import { checkDates } from './dates.ts';

type Parts = { title?: string; date?: string; window?: string; body?: string[] };

/** A report of an invented commune, in order unless a part is changed. */
function check({
  title = 'Công tác cải cách hành chính quý I năm 2023',
  date = '13 tháng 3 năm 2023',
  window = 'từ ngày 10/12/2022 đến ngày 09/3/2023',
  body = [],
}: Parts) {
  const texts = [
    'UBND XÃ AN BÌNH',
    `An Bình, ngày ${date}`,
    'BÁO CÁO',
    title,
    ...(window === '' ? [] : [`(Số liệu tính ${window})`]),
    'I. CÔNG TÁC CHỈ ĐẠO',
    ...body,
  ];
  return checkDates(readReport(documentOf(...texts.map((text, index) => paragraphOf(text, index + 1)))));
}
const found = (parts: Parts) =>
  check(parts).findings.map(({ rule, severity, found: value }) => [rule, severity, value]);
const held = (parts: Parts) => check(parts).held.map(({ rule }) => rule);

test('a report in order raises nothing and shows what holds', () => {
  expect(
    found({
      body: [
        'Từ ngày 10/12/2022 đến ngày 09/3/2023 đã tiếp nhận 5 hồ sơ.',
        'Trên đây là báo cáo quý I năm 2023 của xã An Bình./.',
      ],
    }),
  ).toEqual([]);
  expect(held({ body: ['Từ ngày 10/12/2022 đến ngày 09/3/2023 đã tiếp nhận 5 hồ sơ.'] }).sort()).toEqual([
    'date-before-window-end',
    'window-period',
    'window-same',
  ]);
});

describe('a date in the text', () => {
  test.each(['ngày 31/4/2023', 'ngày 29/02/2023', 'ngày 12 tháng 13 năm 2023'])(
    'that no calendar has: %s',
    (date) =>
      expect(found({ body: [`Kế hoạch ${date} của xã`] })).toEqual([
        ['date-impossible', 'error', date.replace('ngày ', '')],
      ]),
  );

  test('that exists is in order (seed printed on failure)', () => {
    const part = (most: number) => fc.integer({ min: 1, max: most });
    fc.assert(
      fc.property(part(31), part(12), fc.integer({ min: 2000, max: 2030 }), (day, month, year) => {
        const impossible = plainDate(year, month, day) === null;
        expect(found({ body: [`Văn bản ngày ${day}/${month}/${year} của xã`] })).toHaveLength(
          impossible ? 1 : 0,
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a span in the text', () => {
  test.each([
    ['từ 10/12/2022 đến 9/3/2022', 'window-reversed', 'error'],
    ['từ ngày 01/01/2022 đến ngày 09/3/2023', 'window-outside', 'warning'],
    ['từ ngày 10/12/2022 đến ngày 30/6/2023', 'window-outside', 'warning'],
    ['từ ngày 15/12/2022 đến ngày 10/3/2023', 'window-other', 'note'],
  ])('%s', (span, rule, severity) =>
    expect(found({ body: [`Số hồ sơ ${span} là 5`] })).toEqual([[rule, severity, span]]),
  );

  test('is compared with nothing where the report has no window', () =>
    expect(found({ window: '', body: ['Hồ sơ từ ngày 01/01/2022 đến ngày 09/3/2023 là 5'] })).toEqual([]));

  test('says which and where', () => {
    const [finding] = check({ body: ['Hồ sơ từ 10/12/2022 đến 9/3/2022 là 5'] }).findings;
    expect(finding?.message).toBe(
      'Khoảng thời gian “từ 10/12/2022 đến 9/3/2022” có ngày cuối trước ngày đầu.',
    );
    expect(finding?.at).toMatchObject([{ line: 7, quote: 'từ 10/12/2022 đến 9/3/2022' }]);
  });
});

describe('the date of the report', () => {
  test('before its window ends is an error', () =>
    expect(found({ date: '08 tháng 3 năm 2023' })).toEqual([
      ['date-before-window-end', 'error', '2023-03-08'],
    ]));

  test('of another year is an error where no window tells more', () => {
    expect(found({ window: '', date: '13 tháng 3 năm 2021' })).toEqual([
      ['date-year', 'error', '2021-03-13'],
    ]);
    expect(found({ window: '', date: '05 tháng 01 năm 2024' })).toEqual([]);
    expect(
      found({ window: '', date: '05 tháng 6 năm 2020', title: 'Công tác CCHC giai đoạn 2011 - 2020' }),
    ).toEqual([]);
  });
});

describe('the window against the period of the title', () => {
  const window = (from: string, to: string) => `từ ngày ${from} đến ngày ${to}`;
  test.each([
    ['quý I năm 2023', window('15/12/2022', '14/3/2023'), true],
    ['quý II năm 2023', window('15/3/2023', '14/6/2023'), true],
    ['quý III năm 2023', window('15/6/2023', '14/9/2023'), true],
    ['6 tháng đầu năm 2023', window('06/12/2022', '07/6/2023'), true],
    ['9 tháng năm 2023', window('15/12/2022', '14/9/2023'), true],
    ['năm 2023', window('15/12/2022', '14/12/2023'), true],
    ['năm 2023', window('01/12/2022', '30/10/2023'), true],
    ['quý I năm 2023', window('15/12/2021', '14/3/2022'), false],
    ['quý I năm 2023', window('15/12/2022', '14/6/2023'), false],
    ['quý III năm 2023', window('15/12/2022', '14/9/2023'), false],
    ['6 tháng đầu năm 2023', window('06/6/2022', '07/6/2023'), false],
    ['năm 2023', window('15/12/2022', '14/6/2023'), false],
  ])('%s, %s: fits %s', (period, span, fits) => {
    const parts = {
      title: `Công tác cải cách hành chính ${period}`,
      window: span,
      date: '28 tháng 12 năm 2023',
    };
    expect(found(parts).map(([rule]) => rule)).toEqual(fits ? [] : ['window-period']);
    expect(held(parts)).toContain(fits ? 'window-period' : 'date-before-window-end');
  });

  test('a reversed one is told once', () =>
    expect(found({ window: window('14/3/2023', '15/12/2022') })).toEqual([
      ['window-reversed', 'error', expect.stringContaining('14/3/2023')],
    ]));
});

describe('the period said again', () => {
  const closing = (period: string) => [
    `Trên đây là báo cáo công tác cải cách hành chính ${period} của xã An Bình./.`,
  ];
  test.each([
    ['quý I năm 2023', []],
    ['quý I', []],
    ['quý II năm 2023', ['period-other']],
    ['quý I năm 2022', ['period-other']],
    ['6 tháng đầu năm 2023', ['period-other']],
    ['trong kỳ', []],
  ])('in the closing sentence: %s', (period, rules) =>
    expect(found({ body: closing(period) }).map(([rule]) => rule)).toEqual(rules),
  );

  test('over the annex', () => {
    expect(found({ body: ['Thống kê số liệu về kết quả CCHC quý II năm 2023'] })).toMatchObject([
      ['period-other', 'error', expect.anything()],
    ]);
    expect(found({ title: 'Kết quả công tác', body: closing('quý II năm 2023') })).toEqual([]);
  });

  test('stages ahead that differ are a warning', () => {
    const title = 'Công tác CCHC giai đoạn 2011 - 2020 và nhiệm vụ trọng tâm giai đoạn 2021 - 2030';
    const stages = (text: string) =>
      check({ title, window: '', date: '05 tháng 6 năm 2020', body: [text] }).findings;
    expect(stages('Phương hướng, nhiệm vụ giai đoạn 2020 - 2030 của huyện')).toMatchObject([
      {
        rule: 'stage-other',
        severity: 'warning',
        found: '2020–2030',
        expected: '2021–2030',
        at: [{ line: 4 }, { line: 6 }],
      },
    ]);
    expect(stages('Phương hướng, nhiệm vụ giai đoạn 2021 - 2030 của huyện')).toEqual([]);
    expect(stages('Kết quả nhiệm vụ giai đoạn 2016 - 2020 của huyện')).toEqual([]);
    expect(stages('Phương hướng, nhiệm vụ giai đoạn 2021 đến 2030 của huyện')).toEqual([]);
  });

  test('every stage that differs is told, so that one slip hides no other', () => {
    const body = [
      'Phương hướng, nhiệm vụ giai đoạn 2020 - 2030 của huyện',
      'Nhiệm vụ trọng tâm giai đoạn 2021 - 2035 của huyện',
    ];
    const title = 'Công tác CCHC giai đoạn 2011 - 2020 và nhiệm vụ trọng tâm giai đoạn 2021 - 2030';
    expect(
      found({ title, window: '', date: '05 tháng 6 năm 2020', body }).map(([rule, , stage]) => [rule, stage]),
    ).toEqual([
      ['stage-other', '2020–2030'],
      ['stage-other', '2021–2035'],
    ]);
  });
});

test('any window in order and a later date raise nothing (seed printed on failure)', () => {
  const iso = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);
  const close = Date.UTC(2023, 2, 1) / 86_400_000;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 60, max: 100 }),
      fc.integer({ min: 0, max: 30 }),
      (end, length, after) => {
        const to = close + end;
        const signed = iso(to + after)
          .split('-')
          .map(Number);
        const parts = {
          window: `từ ngày ${printed(iso(to - length))} đến ngày ${printed(iso(to))}`,
          date: `${signed[2]} tháng ${signed[1]} năm ${signed[0]}`,
        };
        expect(found(parts)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
