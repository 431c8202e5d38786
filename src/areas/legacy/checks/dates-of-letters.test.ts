import { describe, expect, test } from 'vitest';
import { documentOf, paragraphOf, tableOf } from '../../../../tests/blocks.ts';
import { readReport } from '../report.ts';
import { checkDates } from './dates.ts';

const told = (report: Parameters<typeof readReport>[0]) =>
  checkDates(readReport(report)).findings.map(({ rule, severity, found }) => [rule, severity, found]);
const document = (texts: readonly string[]) =>
  documentOf(...texts.map((text, index) => paragraphOf(text, index + 1)));

describe('a letter about the rest of its year', () => {
  const letter = (...body: string[]) =>
    told(
      document([
        'UBND XÃ AN BÌNH',
        'Số: 10/UBND-VP',
        'An Bình, ngày 06 tháng 9 năm 2023',
        'Về việc nâng cao chỉ số CCHC trong những tháng cuối năm 2023',
        'Kính gửi: Cán bộ, công chức xã',
        ...body,
      ]),
    );
  const twice = ['Kết quả 6 tháng đầu năm 2023 của xã.', 'Điểm 6 tháng đầu năm 2023 chưa cao.'];

  test.each([
    ['Trong những tháng cuối năm 2023, tổ chức đối thoại.', []],
    ['Trong 4 tháng cuối năm 2022, tổ chức đối thoại.', [['period-year', 'warning', 2022]]],
    ['Điểm tăng so với những tháng cuối năm 2022.', []],
    ['Yêu cầu hoàn thành trước ngày 31/10/2023.', []],
    ['Yêu cầu hoàn thành trước ngày 31/8/2023.', [['deadline-past', 'warning', '2023-08-31']]],
    ['Yêu cầu hoàn thành trước ngày 31/10/2024.', [['deadline-far', 'warning', '2024-10-31']]],
    ['Năm 2023, công tác cải cách tiếp tục được quan tâm.', []],
    ['Năm 2021, công tác cải cách tiếp tục được quan tâm.', [['period-year', 'warning', 2021]]],
  ])('%s', (text, findings) => expect(letter(text)).toEqual(findings));

  test('names one span of months', () => {
    expect(letter(...twice, 'Rà soát 9 tháng đầu năm 2023.')).toEqual([
      ['period-longer', 'warning', '9 tháng đầu năm 2023'],
    ]);
    expect(letter(...twice, 'Rà soát 3 tháng đầu năm 2023.')).toEqual([]);
  });
});

describe('the name of the unit', () => {
  const report = (place: string, opening: string, closing: string, ...body: string[]) =>
    told(
      document([
        'ỦY BAN NHÂN DÂN',
        'XÃ CHI LĂNG BẮC',
        `${place}, ngày 13 tháng 3 năm 2023`,
        'BÁO CÁO',
        'Công tác cải cách hành chính quý I năm 2023',
        `UBND ${opening} báo cáo kết quả công tác như sau:`,
        'I. CÔNG TÁC CHỈ ĐẠO',
        ...body,
        `Trên đây là báo cáo quý I năm 2023 của UBND ${closing}./.`,
      ]),
    );
  const own = 'xã Chi Lăng Bắc';
  test.each([
    ['Chi Lăng Bắc', own, own, []],
    ['Chi Lăng Nam', own, own, [['unit-name', 'warning', 'Chi Lăng Nam']]],
    ['Chi Lăng Bắc', 'xã Chi Lăng Nam', own, [['unit-name', 'warning', 'Chi Lăng Nam']]],
    ['Chi Lăng Bắc', own, 'xã Ngũ Hùng', [['unit-name', 'warning', 'Ngũ Hùng']]],
    ['Chi Lăng Bắc', own, 'xã Chi Lăng', []],
    ['Ngũ Hùng', 'xã Ngũ Hùng', 'xã Ngũ Hùng', []],
  ])('%s; %s; %s', (place, opening, closing, findings) =>
    expect(report(place, opening, closing)).toEqual(findings),
  );

  test('another commune may be spoken of, not speak', () => {
    expect(report('Chi Lăng Bắc', own, own, 'Đã học tập UBND xã Chi Lăng Nam về một cửa.')).toEqual([]);
    expect(report('Chi Lăng Bắc', own, own, 'UBND xã Chi Lăng Nam yêu cầu các ban thực hiện.')).toEqual([
      ['unit-name', 'warning', 'Chi Lăng Nam'],
    ]);
  });
});

describe('the days on which tables close', () => {
  const years = (asOf: string) =>
    tableOf([
      ['STT', 'Chỉ tiêu', 'Năm 2019', `Năm 2020 (Tính đến ${asOf})`],
      ['1', 'Tổng số biên chế', '5', '5'],
    ]);
  const review = (...asOf: string[]) =>
    told(
      documentOf(
        paragraphOf('BÁO CÁO', 1),
        paragraphOf('Công tác CCHC giai đoạn 2011 - 2020', 2),
        ...asOf.flatMap((day, at) => [paragraphOf(`Phụ lục ${at + 1}`), years(day)]),
      ),
    );
  test.each([
    [['31/3', '31/3', '31/3'], []],
    [['31/3', '31/3', '31/3', '31/5'], [['as-of-heading', 'warning', '31/5']]],
    [['31/3', '31/3', '31/3', '31/13'], [['date-impossible', 'error', '31/13']]],
    [['31/3', '30/6'], []],
  ])('%s', (asOf, findings) => expect(review(...asOf)).toEqual(findings));

  test.each([
    ['(Tính đến ngày 31 tháng 12 năm 2019)', '12/2019', []],
    ['(Tính đến ngày 31 tháng 12 năm 2018)', '12/2019', [['as-of-heading', 'warning', '12/2018']]],
    ['(Số liệu cuối kỳ)', '12/2029', [['as-of', 'warning', '12/2029']]],
  ])('%s over a row as of %s', (heading, row, findings) => {
    const texts = ['BÁO CÁO', 'Công tác CCHC giai đoạn 2011 - 2020', 'I. BIỂU', heading];
    const last = `Giai đoạn sau (Tính đến ${row}) có 13 phòng`;
    expect(told(document([...texts, last]))).toEqual(findings);
  });

  test('what is told as done lies inside the report', () => {
    const done = (day: string) =>
      told(
        document([
          'BÁO CÁO',
          'Công tác CCHC giai đoạn 2011 - 2020',
          'I. KẾT QUẢ',
          `Ngày ${day}, UBND huyện đã xây dựng kế hoạch.`,
        ]),
      );
    expect(done('18/02/2020')).toEqual([]);
    expect(done('18/02/2022')).toEqual([['date-ahead', 'warning', '2022-02-18']]);
  });

  test.each([
    ['Trong quý III/năm 2019, UBND huyện đã làm việc với bưu điện.', []],
    ['Trong quý III/năm 2029, UBND huyện đã làm việc với bưu điện.', [['date-ahead', 'warning', 2029]]],
    ['Trong năm 2021, UBND huyện sẽ làm việc với bưu điện.', []],
    ['Tính đến nay (ngày 30/9/2019) còn 12 văn bản.', []],
    ['Tính đến nay (ngày 30/9/2029) còn 12 văn bản.', [['date-ahead', 'warning', '2029-09-30']]],
  ])('%s', (sentence, findings) => {
    const texts = ['BÁO CÁO', 'Công tác CCHC giai đoạn 2011 - 2020', 'I. KẾT QUẢ', sentence];
    expect(told(document(texts))).toEqual(findings);
  });
});

test('a window with a wrong year at its end still shows that it begins on another day', () => {
  const window = (from: string) =>
    told(
      document([
        'BÁO CÁO',
        'Công tác cải cách hành chính quý I năm 2023',
        '(Số liệu tính từ ngày 10/12/2022 đến ngày 09/3/2023)',
        'I. KẾT QUẢ',
        `Hồ sơ tiếp nhận từ ${from} đến 9/3/2022 là 5.`,
      ]),
    ).map(([rule]) => rule);
  expect(window('10/12/2022')).toEqual(['window-reversed']);
  expect(window('15/12/2022')).toEqual(['window-reversed', 'window-other']);
});

test.each([
  ['trong giai đoạn 2022 - 2025', []],
  ['từ ngày 10/12/2022 lũy kế đến ngày 09/3/2023', []],
  ['giải ngân đến ngày 28/02/2023', []],
  ['giải ngân đến ngày 09/3/2022', ['as-of']],
  ['lũy kế đến ngày 20/3/2023', ['as-of']],
])('%s', (words, rules) =>
  expect(
    told(
      document([
        'BÁO CÁO',
        'Công tác cải cách hành chính quý I năm 2023',
        '(Số liệu tính từ ngày 10/12/2022 đến ngày 09/3/2023)',
        'I. KẾT QUẢ',
        `Số việc đã làm ${words} là 5.`,
      ]),
    ).map(([rule]) => rule),
  ).toEqual(rules),
);

test('the tasks ahead are those of the next quarter', () => {
  const tasks = (quarter: string) =>
    told(
      document([
        'BÁO CÁO',
        'Công tác cải cách hành chính quý III năm 2023',
        'I. KẾT QUẢ',
        `IV. NHIỆM VỤ TRỌNG TÂM QUÝ ${quarter} NĂM 2023`,
      ]),
    ).map(([rule]) => rule);
  expect(tasks('IV')).toEqual([]);
  expect(tasks('III')).toEqual(['period-ahead']);
});

test.each([
  ['6 tháng cuối', []],
  ['5 tháng cuối', []],
  ['3 tháng cuối', ['period-ahead']],
])('after the first half of a year come its last six months: %s', (months, rules) =>
  expect(
    told(
      document([
        'BÁO CÁO',
        'Công tác cải cách hành chính 6 tháng đầu năm 2023',
        'I. KẾT QUẢ',
        `II. PHƯƠNG HƯỚNG, NHIỆM VỤ ${months} năm 2023`,
      ]),
    ).map(([rule]) => rule),
  ).toEqual(rules),
);
