import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListRow } from '../../../formats/list.ts';
import { numberIn, printedIn } from '../number-in.ts';
import type { Register } from '../registers.ts';
import { isMarked } from '../secrecy.ts';
import { guessMapping, placesOf } from './guess.ts';
import { headerIn, isColumnNumbers } from './header.ts';
import { type ListField, listFields } from './mapping.ts';
import { type Reading, readRow } from './row.ts';

const rowOf = (number: number, ...texts: (string | number)[]): ListRow => ({
  number,
  cells: texts.map((text) => ({ text: String(text), isNumber: typeof text === 'number', date: null })),
});
const listOf = (...rows: (string | number)[][]) => rows.map((texts, index) => rowOf(index + 1, ...texts));

const register = (direction: string, more: Partial<Register> = {}): Register => ({
  unit_id: '01890000-0000-7000-8000-000000000001',
  id: '01890000-0000-7000-8000-000000000002',
  name: 'Sổ',
  direction: direction as 'incoming',
  numbering: 'outside',
  series_by: 'register',
  legal: false,
  organ: 'UBND',
  outside_system: null,
  first_number: 1,
  first_numbers: {},
  opened_on: '2023-01-01',
  closed_on: null,
  version: 1,
  ...more,
});

const outgoing = [
  ['SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2023'],
  ['STT', 'Số, ký hiệu', 'Ngày ban hành', 'Tên loại và trích yếu nội dung', 'Người ký', 'Nơi nhận', 'Độ mật'],
  ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
  [1, '74/KH-UBND', '07/06/2023', 'Kế hoạch cải cách hành chính', 'Trần Văn An', 'Như trên', 'Thường'],
];

/** Reads the rows below the headers of a list as they are guessed. */
function read(rows: ListRow[], direction = 'outgoing', more: Partial<Register> = {}) {
  const header = headerIn(rows)!;
  const below = rows.filter(({ number }) => number > header.lastRow);
  const mapping = guessMapping(header, below, direction as 'incoming');
  const reading: Reading = {
    register: register(direction, more),
    places: placesOf(mapping, header).places,
    dateOrder: mapping.dateOrder,
    today: '2026-06-15',
    levelOn: () => 'commune',
  };
  return below.filter((row) => !isColumnNumbers(row)).map((row) => readRow(row, reading));
}
const told = (result: ReturnType<typeof readRow> | undefined) => (result?.is === 'told' ? result.told : null);

describe('the headers of a list', () => {
  test('are found below its titles, and the numbers of columns are no document', () => {
    const rows = listOf(...outgoing);
    expect(headerIn(rows)).toMatchObject({ row: 2, lastRow: 2 });
    expect(isColumnNumbers(rows[2]!)).toBe(true);
    expect(isColumnNumbers(rows[3]!)).toBe(false);
  });

  test('in two lines name each column with both', () => {
    const rows = listOf(
      ['STT', 'Số đến', 'Ngày đến', 'Văn bản', '', '', 'Trích yếu'],
      ['', '', '', 'Số', 'Ký hiệu', 'Ngày tháng', ''],
      [1, 15, '08/06/2023', 74, 'KH-UBND', '07/06/2023', 'Kế hoạch kiểm tra'],
    );
    const header = headerIn(rows)!;
    expect(header).toMatchObject({ row: 1, lastRow: 2 });
    const { columns } = guessMapping(header, rows.slice(2), 'incoming');
    expect(columns.documentNumber?.place).toBe(3);
    expect(columns.symbol?.place).toBe(4);
    expect(columns.issuedOn?.place).toBe(5);
    expect(columns.number?.place).toBe(1);
  });

  test('are not found where there are none', () => {
    expect(headerIn(listOf(['một', 'hai'], [1, 2]))).toBe(null);
    expect(headerIn([])).toBe(null);
  });

  test.each<[string, ListField]>([
    ['Số, ký hiệu', 'printed'],
    ['Số/Ký hiệu văn bản', 'printed'],
    ['SỐ ĐẾN', 'number'],
    ['Ngày ban hành', 'issuedOn'],
    ['Ngày, tháng, năm văn bản', 'issuedOn'],
    ['Ngày đến', 'receivedOn'],
    ['Trích yếu nội dung', 'subject'],
    ['Cơ quan ban hành', 'issuer'],
    ['Tác giả', 'issuer'],
    ['Người ký', 'signer'],
    ['Nơi nhận', 'recipients'],
    ['Loại văn bản', 'kind'],
    ['Độ mật', 'secrecy'],
    ['Hạn xử lý', 'replyDueOn'],
    ['Mã định danh văn bản', 'key'],
  ])('"%s" is taken for %s', (label, field) => {
    const rows = listOf(['Ghi chú', label]);
    const header = { row: 1, lastRow: 1, columns: [{ label, place: 1 }] };
    expect(guessMapping(header, rows.slice(1), 'incoming').columns).toEqual({ [field]: { label, place: 1 } });
  });

  test('each column is for one field, each field has one column, and moved columns are found again', () => {
    const labels = [
      'STT',
      'Số đến',
      'Số, ký hiệu',
      'Ngày đến',
      'Ngày văn bản',
      'Trích yếu',
      'Nơi gửi',
      'Độ khẩn',
      'Ghi chú',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(labels, { minLength: 2 }), (some) => {
        const header = { row: 1, lastRow: 1, columns: some.map((label, place) => ({ label, place })) };
        const mapping = guessMapping(header, [], 'incoming');
        const places = Object.values(mapping.columns).map(({ place }) => place);
        expect(new Set(places).size).toBe(places.length);
        const moved = {
          ...header,
          columns: [...some].reverse().map((label, place) => ({ label, place: place + 2 })),
        };
        const found = placesOf(mapping, moved);
        expect(found.missing).toEqual([]);
        for (const [field, { label }] of Object.entries(mapping.columns))
          expect(found.places[field as ListField]?.label).toBe(label);
        const without = { ...header, columns: header.columns.slice(1) };
        const isUsed = Object.values(mapping.columns).some(({ label }) => label === some[0]);
        expect(placesOf(mapping, without).missing).toEqual(isUsed ? [some[0]] : []);
      }),
    );
  });
});

describe('a row of a list', () => {
  test('of our own documents tells number, symbol, kind, day and subject', () => {
    const [row] = read(listOf(...outgoing));
    expect(told(row)).toMatchObject({
      kind: 'KH',
      number: 74,
      suffix: '',
      year: 2023,
      printed: '74/KH-UBND',
      issuedOn: '2023-06-07',
      subject: 'Kế hoạch cải cách hành chính',
      signer: 'Trần Văn An',
      withheld: false,
    });
  });

  test('of documents from elsewhere has the number of arrival beside what is printed on them', () => {
    const rows = listOf(
      [
        'Số đến',
        'Ngày đến',
        'Cơ quan ban hành',
        'Số ký hiệu',
        'Ngày ban hành',
        'Trích yếu',
        'Hạn trả lời',
        'Độ khẩn',
      ],
      [15, '9/6/23', 'UBND tỉnh', '103/UBND-VP', '7/6/23', 'V/v rà soát thủ tục', '15/6/23', 'Thượng khẩn'],
      [16, '', '', '104/UBND-VP', '7/6/23', 'V/v rà soát thủ tục', '', ''],
    );
    const [first, second] = read(rows, 'incoming');
    expect(told(first)).toMatchObject({
      kind: 'CV',
      number: 15,
      printed: '103/UBND-VP',
      issuedOn: '2023-06-07',
      receivedOn: '2023-06-09',
      replyDueOn: '2023-06-15',
      urgent: true,
    });
    expect(second).toMatchObject({ is: 'refused', problems: [{ field: 'receivedOn' }, { field: 'issuer' }] });
  });

  describe('says what reports count by', () => {
    const head = [
      'Số, ký hiệu',
      'Ngày ban hành',
      'Trích yếu',
      'Văn bản chỉ đạo',
      'Lĩnh vực CCHC',
      'Cách gửi',
    ];
    const saying = (directive: string, field: string, sentAs: string) =>
      read(listOf(head, ['74/TB-UBND', '07/06/2023', 'Thông báo kết luận', directive, field, sentAs]))[0];

    test.each([
      ['x', 'Cải cách TTHC', 'Điện tử', true, 'procedures', 'signed-electronic'],
      ['Có', 'Thể chế', 'Điện tử + giấy', true, 'institutions', 'electronic-and-paper'],
      ['Không', 'Tài chính công', 'Bưu điện', false, 'finance', 'paper'],
      ['-', 'Không', 'Ký số, qua trục liên thông', false, null, 'signed-electronic'],
      // What is not said is not known.
      ['', '', '', null, null, null],
    ])('"%s", "%s", "%s"', (one, two, three, directive, field, sentAs) => {
      expect(told(saying(one, two, three))).toMatchObject({ directive, field, sentAs });
    });

    test('and is refused with every word that nobody understands', () => {
      expect(saying('có lẽ', 'Đất đai', 'Thư điện tử')).toMatchObject({
        is: 'refused',
        problems: [{ field: 'directive' }, { field: 'field' }, { field: 'sentAs' }],
      });
    });

    test.each([
      ['Điện tử', 'signed-electronic'],
      ['Văn bản điện tử đã ký số', 'signed-electronic'],
      ['Gửi qua trục liên thông văn bản quốc gia', 'signed-electronic'],
      ['Điện tử (có chữ ký số)', 'signed-electronic'],
      ['Gửi điện tử kèm bản giấy', 'electronic-and-paper'],
      ['Gửi giấy qua đường bưu điện', 'paper'],
    ])('"%s" is %s', (way, sentAs) => {
      expect(told(saying('', '', way))).toMatchObject({ sentAs });
    });

    test.each([
      'Văn bản điện tử (không có chữ ký số)',
      'Điện tử, chưa có chữ ký số',
      'Gửi điện tử không có ký số',
      'Bản scan, gửi qua mạng',
      'Bản sao điện tử',
      'Không gửi điện tử',
      'Không liên thông',
      'Chưa liên thông',
      'Không qua mạng',
      'Không ký số',
      'Thư điện tử',
      'Điện tử, ký số sau',
      'Gửi qua email',
      'Gửi',
    ])('"%s" is told as not understood', (way) => {
      expect(saying('', '', way)).toMatchObject({ is: 'refused', problems: [{ field: 'sentAs' }] });
    });

    test('and a plan is refused that is called a directive', () => {
      const row = ['74/KH-UBND', '07/06/2023', 'Kế hoạch kiểm tra', 'Có', '', ''];
      expect(read(listOf(head, row))[0]).toMatchObject({ is: 'refused', problems: [{ field: 'directive' }] });
    });

    test('in lists without these columns nothing of it is known; what came was sent by others', () => {
      expect(told(read(listOf(...outgoing))[0])).toMatchObject({
        directive: null,
        field: null,
        sentAs: null,
      });
      const came = [
        'Số đến',
        'Ngày đến',
        'Cơ quan ban hành',
        'Số ký hiệu',
        'Ngày văn bản',
        'Trích yếu',
        'Cách gửi',
      ];
      const row = [15, '9/6/23', 'UBND tỉnh', '103/UBND-VP', '7/6/23', 'V/v rà soát thủ tục', 'Giấy'];
      expect(told(read(listOf(came, row), 'incoming')[0])).toMatchObject({ sentAs: null });
    });
  });

  test('marked as secret gives number and days alone, whatever stands beside', () => {
    const marks = fc.constantFrom('Mật', 'MẬT', 'Tối mật', 'Tuyệt mật', 'C', 'lạ');
    const texts = fc
      .string({ unit: 'grapheme-ascii', minLength: 5, maxLength: 30 })
      .map((text) => `x${text}`);
    fc.assert(
      fc.property(marks, texts, texts, (mark, subject, person) => {
        const head = outgoing[1]!;
        const row = [1, '74/KH-UBND', '07/06/2023', subject, person, person, mark];
        const [result] = read(listOf(head, row));
        const found = told(result)!;
        expect(found).toMatchObject({
          withheld: true,
          number: 74,
          issuedOn: '2023-06-07',
          subject: '',
          printed: null,
        });
        expect(JSON.stringify(found)).not.toContain(JSON.stringify(subject).slice(1, -1));
        // Nothing that is kept may let a subject be guessed from it.
        const [other] = read(listOf(head, [...row.slice(0, 3), 'khác', 'khác', 'khác', mark]));
        expect(other).toEqual(result);
      }),
    );
  });

  test('says all that is wrong with it at once', () => {
    const [result] = read(
      listOf(outgoing[1]!, [1, '74/KH-UBND', '31/02/2023', '', '', '', 'Thường'], ...outgoing.slice(3)),
    );
    expect(result).toMatchObject({ is: 'refused', problems: [{ field: 'issuedOn' }] });
    const [future] = read(
      listOf(outgoing[1]!, [1, '74/KH-UBND', '07/06/2030', 'ab', '', '', ''], ...outgoing.slice(3)),
    );
    expect(future).toMatchObject({ is: 'refused' });
  });

  test('between months and below the list is none', () => {
    const rows = listOf(outgoing[1]!, ['Tháng sáu'], ['', '', '', 'Người lập biểu']);
    expect(read(rows).map(({ is }) => is)).toEqual(['skipped', 'skipped']);
  });

  test('the same document has the same key however its number is spaced; another day is another document', () => {
    const keyOf = (...cells: string[]) => {
      const [row] = read(listOf(outgoing[1]!, ['1', ...cells, 'Kế hoạch một', '', '', '']));
      return row?.is === 'told' ? row.key : null;
    };
    expect(keyOf('74/KH-UBND', '07/06/2023')).toBe(keyOf('074 / KH – UBND', '7/6/2023'));
    expect(keyOf('74/KH-UBND', '07/06/2023')).not.toBe(keyOf('74/KH-UBND', '08/06/2023'));
  });

  test('never throws, and what it tells keeps the bounds of a document', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom('74/KH-UBND', '07/06/2023', '12a', 'Mật', 'Kế hoạch về việc', '/', '0', '99999999'),
    );
    const rows = fc.array(cell, { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(rows, fc.constantFrom('outgoing', 'incoming'), (cells, direction) => {
        const places = Object.fromEntries(
          listFields.map((field, index) => [field, { label: field, place: index % 7 }]),
        );
        const reading: Reading = {
          register: register(direction),
          places,
          dateOrder: 'dmy',
          today: '2026-06-15',
          levelOn: () => 'commune',
        };
        const found = told(readRow(rowOf(1, ...cells), reading));
        if (found === null) return;
        expect(found.number).toBeGreaterThan(0);
        expect(found.issuedOn <= '2026-06-15').toBe(true);
        expect(found.withheld ? found.subject === '' : found.subject.length >= 3).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['Mật', true],
  [' TỐI MẬT ', true],
  ['(Tuyệt mật)', true],
  ['Độ mật: Mật', true],
  ['MẬT - Phương án bảo vệ', true],
  ['Phương án bảo vệ (Tối mật).', true],
  ['Độ mật', false],
  ['Mật độ dân số', false],
  ['MẬT ĐỘ DÂN SỐ NĂM 2025', false],
  ['MẬT KHẨU CỦA HỆ THỐNG', false],
  ['MẬT ONG', false],
  ['MẬT ONG: KẾ HOẠCH PHÁT TRIỂN NGHỀ NUÔI', false],
  ['MẬT MÃ VÀ CHỮ KÝ SỐ', false],
  ['QUAN HỆ MẬT THIẾT VỚI NHÂN DÂN', false],
  ['MẬT THIẾT VỚI NHÂN DÂN', false],
  ['TỐI MẬT ĐỘ 1', true],
  ['MẬT Kế hoạch bảo vệ', true],
  ['MẬT KẾ HOẠCH BẢO VỆ', true],
  ['Về công tác bảo mật', false],
  ['Kế hoạch bảo vệ bí mật nhà nước', false],
  ['', false],
])('"%s" is a mark: %s', (text, is) => {
  expect(isMarked(text)).toBe(is);
  expect(isMarked(text.normalize('NFD'))).toBe(is);
});

describe('number and symbol', () => {
  test.each([
    ['74/KH-UBND', '', '', '74/KH-UBND'],
    ['Số: 74 / KH – UBND', '', '', '74/KH-UBND'],
    ['', '74', 'KH-UBND', '74/KH-UBND'],
    ['74', '', '/KH-UBND', '74/KH-UBND'],
    ['', '74', '74/KH-UBND', '74/KH-UBND'],
    ['12-QĐ/TU', '', '', '12-QĐ/TU'],
    ['74', '', '', null],
    ['', '', '', null],
  ])('"%s" "%s" "%s" print %s', (printed, number, symbol, whole) => {
    expect(printedIn(printed, number, symbol)).toBe(whole);
  });

  test.each([
    ['74', false, { number: 74, suffix: '' }],
    ['012a', false, { number: 12, suffix: 'a' }],
    ['1.157', true, { number: 1157, suffix: '' }],
    ['1.157', false, null],
    ['0', false, null],
    ['một', false, null],
  ])('%s (a number: %s)', (text, isNumber, number) => {
    expect(numberIn({ text, isNumber })).toEqual(number);
  });
});
