import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annexLine, periodOfTitle, readHead, type TextLine } from './head.ts';

const lines = (...texts: string[]): TextLine[] =>
  texts.map((text, index) => ({ text, block: index, place: { line: index + 1 } }));
const head = (...texts: string[]) => readHead(lines(...texts), false);

const report = [
  'ỦY BAN NHÂN DÂN',
  'XÃ AN BÌNH',
  'Số: 74/BC-UBND',
  'An Bình, ngày 13 tháng 03 năm 2023',
  'BÁO CÁO',
  'Kết quả công tác cải cách hành chính quý I,',
  'phương hướng nhiệm vụ quý II năm 2023',
  '(Số liệu tính từ ngày 10/12/2022 đến ngày 09/3/2023)',
  'I. CÔNG TÁC CHỈ ĐẠO',
  'Theo Công văn số 12/UBND-VP ngày 01/3/2023 của UBND huyện Đồng Xanh',
];

describe('the head of a report', () => {
  test('is read whole', () => {
    const { lines: at, ...read } = head(...report);
    expect(read).toEqual({
      unit: 'xã An Bình',
      level: 'commune',
      parents: ['huyện Đồng Xanh'],
      kind: 'quarter',
      title: 'Kết quả công tác cải cách hành chính quý I, phương hướng nhiệm vụ quý II năm 2023',
      symbol: '74/BC-UBND',
      date: '2023-03-13',
      window: { from: '2022-12-10', to: '2023-03-09' },
      period: { kind: 'quarter', year: 2023, quarter: 1, endYear: null },
    });
    expect([at.title?.block, at.symbol?.block, at.date?.block, at.window?.block]).toEqual([5, 2, 3, 7]);
  });

  test('without any of it is empty', () => {
    expect(head('Chuyện kể rằng', 'ngày xưa có một người')).toMatchObject({
      unit: null,
      kind: 'other',
      title: null,
      symbol: null,
      date: null,
      window: { from: null, to: null },
    });
    expect(head()).toMatchObject({ unit: null, title: null });
  });
});

describe('the title', () => {
  test.each([
    [['BÁO CÁO Kết quả năm 2023', 'I. PHẦN MỘT'], 'Kết quả năm 2023'],
    [['BÁO CÁO', '-----', 'Kết quả năm 2023.', 'Không phải tên'], 'Kết quả năm 2023.'],
    [['BÁO CÁO', 'Kết quả năm 2023', 'Thực hiện Kế hoạch số 1/KH-UBND'], 'Kết quả năm 2023'],
    [['BÁO CÁO', 'Năm 2023'], 'Năm 2023'],
    [['Số: 1/UBND', 'Về việc khắc phục hạn chế'], 'Về việc khắc phục hạn chế'],
    [['BÁO CÁO', 'Kết quả năm 2023', 'Ủy ban nhân dân huyện An Phú báo cáo như sau:'], 'Kết quả năm 2023'],
    [['V/v chấm điểm'], 'V/v chấm điểm'],
    [['Mở đầu', 'PHỤ LỤC đánh giá CCHC xã An Bình'], 'PHỤ LỤC đánh giá CCHC xã An Bình'],
    [['BÁO CÁO'], null],
    [['THÔNG BÁO', 'Kết quả'], null],
  ])('%s', (texts, title) => expect(head(...texts).title).toBe(title));

  test('ends where a table begins', () => {
    const cell = { text: 'STT', block: 2, place: { table: 1, row: 1 } };
    expect(readHead([...lines('BÁO CÁO', 'Kết quả năm 2023'), cell], false).title).toBe('Kết quả năm 2023');
  });

  test('stands before the first part, not in the text', () => {
    const far = ['Mở đầu', 'I. PHẦN MỘT', ...Array(30).fill('Nội dung'), 'BÁO CÁO', 'Tên khác'];
    expect(head(...far).title).toBeNull();
  });
});

describe('number and date', () => {
  test('a number not yet given, or cited in the text, is none', () => {
    expect(head('Số:    /BC-UBND', 'BÁO CÁO').symbol).toBeNull();
    expect(head('BÁO CÁO', 'Kết quả', 'I. PHẦN MỘT', 'Số: 12/KH-UBND').symbol).toBeNull();
  });

  test('a date of the letterhead that the calendar lacks is none', () =>
    expect(head('An Bình, ngày 31 tháng 02 năm 2023').date).toBeNull());

  test('the annex repeats the date where the letterhead has none', () => {
    expect(head('BÁO CÁO', 'Kết quả', '(Kèm theo Báo cáo số 74/BC-UBND ngày 13/3/2023)').date).toBe(
      '2023-03-13',
    );
    expect(head(...report, '(Kèm theo Báo cáo số 74/BC-UBND ngày 14/4/2023)').date).toBe('2023-03-13');
    expect(annexLine(lines('Kèm theo thư này', 'Kem theo Công văn số 1'))?.block).toBe(1);
    expect(annexLine(lines(`Kèm theo báo cáo ${'dài '.repeat(80)}`))).toBeNull();
  });

  test.each([
    ['Số liệu lấy từ ngày 06/12/2022 đến ngày 07/6/2023', '2022-12-06', '2023-06-07'],
    ['(số liệu được tổng hợp từ 15/12/2022 đến hết ngày 14/3/2023)', '2022-12-15', '2023-03-14'],
    ['Trong kỳ (số liệu chốt từ 01/01/2023 - 09/3/2023), đã ban hành', '2023-01-01', '2023-03-09'],
    ['Trong kỳ từ ngày 01/01/2023 đến ngày 09/3/2023 đã ban hành', null, null],
    ['(Số liệu từ ngày 10/12/2022 đến ngày 09/3/2023)', '2022-12-10', '2023-03-09'],
    ['Kỳ số liệu: 10/12/2022 - 09/3/2023', '2022-12-10', '2023-03-09'],
    ['Số liệu hồ sơ tồn từ ngày 01/01/2023 đến ngày 09/3/2023', null, null],
    [`Số liệu ${'của các xã '.repeat(8)} từ ngày 01/01/2023 đến ngày 09/3/2023`, null, null],
  ])('window of “%s”', (text, from, to) =>
    expect(head('BÁO CÁO', 'Kết quả', text).window).toEqual({ from, to }),
  );
});

describe('the period that a title names', () => {
  const none = { quarter: null, endYear: null };
  test.each([
    ['Kết quả quý III năm 2022', { kind: 'quarter', year: 2022, quarter: 3, endYear: null }],
    ['Công tác quý 4/2024', { kind: 'quarter', year: 2024, quarter: 4, endYear: null }],
    ['Quý I, phương hướng quý II năm 2023', { kind: 'quarter', year: 2023, quarter: 1, endYear: null }],
    ['6 tháng đầu năm 2023 và nhiệm vụ 6 tháng cuối năm 2023', { kind: 'half-year', year: 2023, ...none }],
    ['sáu tháng đầu năm, phương hướng quý III năm 2023', { kind: 'half-year', year: 2023, ...none }],
    ['9 tháng năm 2023, nhiệm vụ quý IV', { kind: 'nine-month', year: 2023, ...none }],
    ['công tác cải cách hành chính năm 2021', { kind: 'year', year: 2021, ...none }],
    [
      'giai đoạn 2011 - 2020 và phương hướng 2021 - 2030',
      { kind: 'multi-year', year: 2011, quarter: null, endYear: 2020 },
    ],
    ['giai đoạn từ năm 2011 đến năm 2020', { kind: 'multi-year', year: 2011, quarter: null, endYear: 2020 }],
    ['năm 2023 (đến ngày 09 tháng 12 năm 2023)', { kind: 'year', year: 2023, ...none }],
    ['khắc phục chỉ số CCHC 6 tháng đầu năm 2023', { kind: 'index', year: 2023, ...none }],
    ['Kết quả công tác', { kind: 'other', year: null, ...none }],
    ['', { kind: 'other', year: null, ...none }],
  ])('%s', (title, period) => expect(periodOfTitle(title, false)).toEqual(period));

  test('an index table makes it an index', () =>
    expect(periodOfTitle('Kết quả quý I năm 2023', true)).toEqual({ kind: 'index', year: 2023, ...none }));

  test('any quarter, numbered in any way, and any year (seed printed on failure)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 2000, max: 2099 }),
        fc.boolean(),
        (quarter, year, roman) => {
          const name = roman ? ['I', 'II', 'III', 'IV'][quarter - 1]! : String(quarter);
          const after = roman ? ['II', 'III', 'IV', 'I'][quarter - 1]! : String((quarter % 4) + 1);
          const title = `Kết quả CCHC Quý ${name} năm ${year}, nhiệm vụ quý ${after} năm ${year}`;
          expect(periodOfTitle(title, false)).toEqual({ kind: 'quarter', year, quarter, endYear: null });
        },
      ),
    );
  });
});
