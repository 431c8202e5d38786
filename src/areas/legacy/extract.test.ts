import { describe, expect, test } from 'vitest';
import { type CellWords, documentOf, paragraphOf, tableOf } from '../../../tests/blocks.ts';
import type { Block, Document } from '../../formats/document.ts';
import { Extraction, type Source } from './answer.ts';
import { atCell, atIn, extractionOf } from './extract.ts';
import { mentionsIn } from './mentions.ts';
import { readReport } from './report.ts';

const source: Source = { file: 'bao-cao.docx', format: 'docx', sha256: '0'.repeat(64) };

function extract(...blocks: Block[]): Extraction {
  return of(documentOf(...blocks));
}
function of(document: Document): Extraction {
  const report = readReport(document);
  return extractionOf(source, document, report, mentionsIn(report));
}
const table = (...rows: (readonly CellWords[])[]) => extract(tableOf(rows)).tables[0]!;

const header = ['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Số liệu', 'Ghi chú'];

describe('a row of the answer', () => {
  test('with one value has it as printed, as read, and where', () => {
    const { rows } = table(
      header,
      ['2.1.', 'Số lượng phiếu khảo sát', 'Phiếu', '1.144', 'quý I'],
      ['2.2', 'Số cuộc họp', 'Cuộc', '', ''],
    );
    expect(rows[0]).toEqual({
      code: '2.1',
      label: 'Số lượng phiếu khảo sát',
      unit: 'Phiếu',
      indicator: 'survey.ballots',
      raw: '1.144',
      value: 1144,
      certainty: 1,
      note: 'quý I',
      at: { page: 1, table: 1, block: 0, row: 2, column: 4, quote: 'Số lượng phiếu khảo sát: 1.144' },
    });
    expect(rows[1]).toMatchObject({ raw: '', value: null, indicator: null, at: { quote: 'Số cuộc họp' } });
  });

  test('with several values has them by year or by header path', () => {
    const years = table(
      ['STT', 'Chỉ tiêu', 'Năm 2019', 'Năm 2020 (Tính đến 31/3)'],
      ['1', 'Số lượng phiếu khảo sát', '05', '-'],
    );
    expect(years.rows[0]).toMatchObject({
      values: { 2019: { raw: '05', value: 5, certainty: 1 }, 2020: { raw: '-', value: null, certainty: 1 } },
      at: { row: 2, column: 2, quote: 'Số lượng phiếu khảo sát' },
    });
    expect(years.rows[0]).not.toHaveProperty('raw');
    const groups = table(
      [
        { text: 'Giai đoạn', down: 2 },
        { text: 'Sự nghiệp y tế', across: 2 },
      ],
      ['Thuộc UBND cấp tỉnh', 'Thuộc UBND cấp huyện'],
      ['Giai đoạn 2001-2010', '24+01', '2'],
    );
    expect(groups.rows[0]!.values).toEqual({
      'Sự nghiệp y tế / Thuộc UBND cấp tỉnh': { raw: '24+01', value: 25, certainty: 1 },
      'Sự nghiệp y tế / Thuộc UBND cấp huyện': { raw: '2', value: 2, certainty: 1 },
    });
  });

  test('of an index has its scores, opinion and assignee; a score that is not printed is blank', () => {
    const { rows } = table(
      ['STT', 'Tiêu chí', 'Điểm chuẩn', 'Điểm thẩm định', 'Điểm trừ', 'Ý kiến', 'Người thực hiện'],
      ['1.1.3', 'Mức độ thực hiện kế hoạch CCHC', '2,00', '1.4', '- 0,60', 'Đồng ý', 'Văn phòng'],
    );
    expect(rows[0]).toMatchObject({
      scores: {
        max: { raw: '2,00', value: 2, certainty: 1 },
        self: { raw: '', value: null, certainty: 1 },
        appraised: { raw: '1.4', value: 1.4, certainty: 1 },
        deduction: { raw: '- 0,60', value: -0.6, certainty: 1 },
      },
      opinion: 'Đồng ý',
      assignee: 'Văn phòng',
    });
    expect(rows[0]).not.toHaveProperty('value');
  });

  test('says what was read with doubt', () => {
    const doubtful = { text: '478', certainty: 0.4 };
    expect(table(header, ['1', 'Số lượng phiếu khảo sát', 'Phiếu', doubtful, '']).rows[0]).toMatchObject({
      value: 478,
      certainty: 0.4,
    });
  });
});

describe('the narrative', () => {
  const text =
    'Xã An Bình đã hoàn thành 13/36 nhiệm vụ theo Kế hoạch số 12/KH-UBND ngày 05/01/2023 về cải cách hành chính, khảo sát  478 phiếu.';

  test('gives every figure with its exact words and place, and every document cited', () => {
    const { figures, documents } = extract(paragraphOf('BÁO CÁO'), paragraphOf(text, 8));
    expect(figures.map(({ quote, value, unit }) => [quote, value, unit])).toEqual([
      ['13/36', '13/36', 'nhiệm vụ'],
      ['478', 478, 'phiếu'],
    ]);
    for (const { quote, at } of figures) {
      expect(at).toMatchObject({ line: 8, block: 1, quote });
      expect(text.slice(at.start, at.end)).toBe(quote);
    }
    expect(documents).toEqual([
      {
        type: 'Kế hoạch',
        symbol: '12/KH-UBND',
        date: '2023-01-05',
        about: 'cải cách hành chính, khảo sát 478 phiếu',
        at: {
          line: 8,
          block: 1,
          start: text.indexOf('Kế hoạch'),
          end: text.indexOf(' về'),
          quote: 'Kế hoạch số 12/KH-UBND ngày 05/01/2023',
        },
      },
    ]);
  });

  test('the number in the letterhead is no citation, the same number cited further on is', () => {
    const { report, documents } = extract(
      paragraphOf('ỦY BAN NHÂN DÂN XÃ AN BÌNH', 1),
      paragraphOf('Số: 45/BC-UBND', 2),
      paragraphOf('BÁO CÁO công tác cải cách hành chính quý I năm 2024', 3),
      paragraphOf('(Kèm theo Báo cáo số 45/BC-UBND ngày 18/3/2024 của UBND xã An Bình)', 9),
    );
    expect(report.symbol).toBe('45/BC-UBND');
    expect(documents.map(({ type, symbol, at }) => [type, symbol, at.line])).toEqual([
      ['Báo cáo', '45/BC-UBND', 9],
    ]);
  });

  test('a figure that a phrase names has its indicator, others have none', () => {
    const { figures } = extract(paragraphOf('Tổng số hồ sơ tiếp nhận là 716 hồ sơ. Có 4 cái bàn.'));
    expect(figures.map(({ value, indicator }) => [value, indicator])).toEqual([
      [716, 'dossiers.received'],
      [4, null],
    ]);
  });

  test('a figure read with doubt says so', () => {
    const doubts = [{ start: 13, end: 15, certainty: 0.3 }];
    const { figures } = extract({ ...paragraphOf('Đã khảo sát 478 phiếu, kiểm tra 5 phòng.'), doubts });
    expect(figures.map(({ value, certainty }) => [value, certainty])).toEqual([
      [478, 0.3],
      [5, 1],
    ]);
  });
});

describe('what could not be read', () => {
  test('is told in words', () => {
    const document = {
      ...documentOf(paragraphOf('x')),
      unread: [
        { code: 'picture-unread' as const, place: { page: 2 } },
        { code: 'truncated' as const, place: {}, quote: 'cuối' },
      ],
    };
    expect(of(document).unread).toEqual([
      { code: 'picture-unread', message: 'Có hình không đọc được chữ.', at: { page: 2, quote: '' } },
      { code: 'truncated', message: 'Tệp quá dài; chỉ đọc phần đầu.', at: { quote: 'cuối' } },
    ]);
  });

  test('so is a table guessed from running text', () => {
    const rows = 'Biểu mẫu 9|STT|Chỉ tiêu|1. Đàn gia súc Con 5|2. Đàn gia cầm Con 9|3. Diện tích lúa Ha 1';
    expect(extract(paragraphOf(rows)).unread).toEqual([
      {
        code: 'table-uncertain',
        message: 'Bảng này dựng lại không chắc chắn, cần xem lại.',
        at: expect.objectContaining({ line: 4, quote: 'Biểu mẫu 9' }),
      },
    ]);
  });
});

test('the answer carries its source and head and fits its schema', () => {
  const answer = extract(
    paragraphOf('BÁO CÁO'),
    paragraphOf('Kết quả công tác năm 2023 của xã An Bình'),
    tableOf([header, ['1', 'Số cuộc họp', 'Cuộc', '5', '']]),
  );
  expect(answer.source).toEqual(source);
  expect(answer.report).toEqual({
    unit: 'xã An Bình',
    level: 'commune',
    parents: [],
    kind: 'year',
    title: 'Kết quả công tác năm 2023 của xã An Bình',
    symbol: null,
    date: null,
    window: { from: null, to: null },
  });
  expect(Extraction.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
});

describe('places', () => {
  const report = readReport(
    documentOf(
      paragraphOf('dòng một|dòng hai', 4),
      tableOf([
        ['STT', 'Chỉ tiêu', 'Năm 2019', 'Năm 2020'],
        ['1', 'Số cuộc họp', '5', ''],
      ]),
    ),
  );

  test('of a span are those of its line', () =>
    expect(atIn(report.passages[0]!, 14, 17)).toEqual({
      line: 5,
      block: 0,
      start: 14,
      end: 17,
      quote: 'hai',
    }));

  test('of a cell name the row, the year and the words', () => {
    const [row] = report.tables[0]!.rows;
    expect(atCell(row!, row!.cells[0]!)).toMatchObject({
      block: 1,
      row: 2,
      column: 3,
      quote: 'Số cuộc họp (2019): 5',
    });
    expect(atCell(row!, row!.cells[1]!)).toMatchObject({ column: 4, quote: 'Số cuộc họp' });
    expect(atCell(row!, null)).toMatchObject({ column: 2, quote: 'Số cuộc họp' });
  });
});
