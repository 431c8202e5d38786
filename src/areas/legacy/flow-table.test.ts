import { describe, expect, test } from 'vitest';
import { paragraphOf } from '../../../tests/blocks.ts';
import { formOf } from '../../../tests/forms.ts';
import { byYears, type FlowRow, findFlowTables, formOfFlow, partRow } from './flow-table.ts';

/** Paragraphs of numbered lines, as a text of pdftotext is read; "|" parts the lines of one paragraph. */
function flow(...texts: string[]) {
  let line = 1;
  return texts.map((text) => {
    const paragraph = paragraphOf(text, line);
    line += text.split('|').length;
    return paragraph;
  });
}
const found = (...texts: string[]) =>
  findFlowTables(flow(...texts)).map((table) => ({
    ...table,
    rows: table.rows.map((row) => [row.code, row.text]),
  }));

const head =
  'Kết quả thống kê|STT|Chỉ tiêu|(sử dụng cho kỳ báo cáo hàng quý, 6 tháng,|năm) Đơn vị tính Số lượng/|Tỷ lệ|Ghi|chú';

describe('a form whose cells run on in the text', () => {
  test('has a title, and a row for each number that can follow the one before', () => {
    const tables = found(
      'Nơi nhận:',
      'Biểu mẫu 1|Công tác chỉ đạo điều hành',
      head,
      '1. Số văn bản đã ban hành|(kết luận, chỉ thị)',
      'Văn bản 19',
      '2. Tỷ lệ hoàn thành % 36,1|2.1. Số nhiệm vụ đề ra Nhiệm vụ 36|2.2. Số nhiệm vụ đã hoàn thành Nhiệm vụ 13',
    );
    expect(tables).toEqual([
      {
        title: 'Biểu mẫu 1 Công tác chỉ đạo điều hành',
        years: [],
        firstBlock: 1,
        lastBlock: 5,
        rows: [
          ['1', 'Số văn bản đã ban hành (kết luận, chỉ thị) Văn bản 19'],
          ['2', 'Tỷ lệ hoàn thành % 36,1'],
          ['2.1', 'Số nhiệm vụ đề ra Nhiệm vụ 36'],
          ['2.2', 'Số nhiệm vụ đã hoàn thành Nhiệm vụ 13'],
        ],
      },
    ]);
  });

  test('ends at the next annex, and a header repeated on a page is no row', () => {
    const rows = '1. Số văn bản Văn bản 5|1.1. Của xã Văn bản 5|2. Số hồ sơ Hồ sơ 9';
    const tables = found('Biểu mẫu 1', head, rows, head, '3. Số cuộc Cuộc 1', 'Biểu mẫu 2', head, rows);
    expect(
      tables.map((table) => [table.title, table.firstBlock, table.lastBlock, table.rows.length]),
    ).toEqual([
      ['Biểu mẫu 1', 0, 4, 4],
      ['Biểu mẫu 2', 5, 7, 3],
    ]);
    expect(tables[0]!.rows.at(-2)![1]).toBe('Số hồ sơ Hồ sơ 9');
  });

  test('may open with its header alone', () => {
    const tables = found('STT|Chỉ tiêu|1. Số văn bản Văn bản 5|2. Số hồ sơ Hồ sơ 9|3. Số cuộc Cuộc 1');
    expect(tables.map((table) => [table.title, table.rows.length])).toEqual([[null, 3]]);
  });

  test('a row knows its lines', () => {
    const [table] = findFlowTables(
      flow('Biểu mẫu 1', head, '1. Số văn bản|đã ban hành 5|2. Số hồ sơ 9|3. Số cuộc 1'),
    );
    expect(
      table!.rows[0]!.lines.map(({ text, place, block }) => [text, place.line, place.start, block]),
    ).toEqual([
      ['1. Số văn bản', 10, 0, 2],
      ['đã ban hành 5', 11, 14, 2],
    ]);
  });

  test.each([
    ['a figure and words', '0 hồ sơ quá hạn'],
    ['a small letter', '3 đơn vị đã tự chủ'],
    ['a number that cannot follow', '15. Khác'],
    ['a number behind', '1. Nhắc lại'],
    ['a figure after the number', '2. 5'],
    ['a bare figure', '19'],
  ])('%s begins no row', (_, line) => {
    const [table] = found('Biểu mẫu 1', head, '1. Số văn bản|1.1. Của xã|2. Số hồ sơ', line);
    expect(table!.rows.map(([code]) => code)).toEqual(['1', '1.1', '2']);
    expect(table!.rows.at(-1)![1]).toBe(`Số hồ sơ ${line}`);
  });

  test('a number of two parts alone on its line begins a row only after the one before it', () => {
    const [table] = found('Biểu mẫu 1', head, '1. Số thủ tục|1.3. Bãi bỏ|1.4|Tổng số|2. Tỷ lệ|2.5|3. Khác');
    expect(table!.rows.map(([code]) => code)).toEqual(['1', '1.3', '1.4', '2', '3']);
    expect(table!.rows[3]![1]).toBe('Tỷ lệ 2.5');
  });

  test('a number alone on its line begins a row', () => {
    const [table] = found('Biểu mẫu 1', head, '1. Số văn bản|2.|Xây dựng hệ thống họp|5.1.2|Số khác');
    expect(table!.rows.map(([code]) => code)).toEqual(['1', '2', '5.1.2']);
  });

  test('a number printed twice begins a row each time', () => {
    const [table] = found('Biểu mẫu 1', head, '1. Hồ sơ|1.1.1 Số đã nhận Hồ sơ 9|1.1.1 Số đúng hạn Hồ sơ 8');
    expect(table?.rows.slice(1)).toEqual([
      ['1.1.1', 'Số đã nhận Hồ sơ 9'],
      ['1.1.1', 'Số đúng hạn Hồ sơ 8'],
    ]);
  });

  test('fewer than three rows are no form; numbered sentences of a report are none either', () => {
    expect(found('Biểu mẫu 1', head, '1. Số văn bản Văn bản 5|2. Số hồ sơ Hồ sơ 9')).toEqual([]);
    expect(found('1. Công tác chỉ đạo', '2. Công tác kiểm tra', '3. Công tác tuyên truyền')).toEqual([]);
    expect(found()).toEqual([]);
  });
});

const row = (text: string, code = '1'): FlowRow => ({
  code,
  text,
  lines: text.split('|').map((part, index) => ({ text: part, place: { line: index + 1 }, block: 4 })),
});
const units = ['Cơ quan, đơn vị', 'Triệu đồng', 'Nhiệm vụ', 'Văn bản', 'Thủ tục', 'Hồ sơ', 'Người', '%'];
const parted = (text: string, label: string | null) => {
  const { label: printed, unit, note, values } = partRow(row(text), label, units);
  return [printed, unit, values[0]!.raw, note];
};

describe('a row of a form by years that runs on', () => {
  const label = 'Số hồ sơ đã nhận';
  const read = (text: string) =>
    byYears(partRow(row(text), label, units), ['2021', '2022', '2023']).values.map(
      ({ key, raw, certainty }) => [key, raw, certainty],
    );

  test('has its figures in the order of the years', () =>
    expect(read('Số hồ sơ đã nhận 1.205 - 98%')).toEqual([
      ['2021', '1.205', 1],
      ['2022', '-', 1],
      ['2023', '98%', 1],
    ]));

  test.each(['Số hồ sơ đã nhận 12 14', 'Số hồ sơ đã nhận 12 14 16 18', 'Số hồ sơ đã nhận 12 14 cả năm'])(
    'is doubted where they are not as many: %s',
    (text) => expect(read(text).map(([, , certainty]) => certainty)).toEqual([0.5]),
  );

  test('the years are those of the header', () =>
    expect(
      findFlowTables(flow('Phụ lục 1', 'STT|Chỉ tiêu|Năm 2021 Năm|2022', '1. Số a|2. Số b|3. Số c'))[0]
        ?.years,
    ).toEqual(['2021', '2022']));
});

describe('a row that runs on', () => {
  test.each([
    [
      'Số nhiệm vụ đề ra trong kế hoạch Nhiệm vụ 36',
      'Số nhiệm vụ đề ra trong kế hoạch',
      ['Số nhiệm vụ đề ra trong kế hoạch', 'Nhiệm vụ', '36', null],
    ],
    [
      'Số văn bản (kết luận, chỉ thị) Văn bản 1.157',
      'Số văn bản (kết luận, chỉ thị)',
      ['Số văn bản (kết luận, chỉ thị)', 'Văn bản', '1.157', null],
    ],
    ['Tỷ lệ hồ sơ đúng hạn %', 'Tỷ lệ hồ sơ đúng hạn', ['Tỷ lệ hồ sơ đúng hạn', '%', '', null]],
    [
      'Tỷ lệ hồ sơ đúng hạn % 218/218 (100%)',
      'Tỷ lệ hồ sơ đúng hạn',
      ['Tỷ lệ hồ sơ đúng hạn', '%', '218/218 (100%)', null],
    ],
    [
      'Số văn bản do xã ban hành Văn bản Văn bản 0',
      'Số văn bản do xã ban hành',
      ['Số văn bản do xã ban hành', 'Văn bản', '0', null],
    ],
    [
      'Số hồ sơ xong Hồ sơ 877 có 3 hồ sơ đang giải quyết',
      'Số hồ sơ xong',
      ['Số hồ sơ xong', 'Hồ sơ', '877', 'có 3 hồ sơ đang giải quyết'],
    ],
    [
      'Số đơn vị tự chủ Cơ quan, đơn vị 9.436 tỷ',
      'Số đơn vị tự chủ',
      ['Số đơn vị tự chủ', 'Cơ quan, đơn vị', '9.436 tỷ', null],
    ],
    ['Tuyển dụng công chức 0', 'Tuyển dụng công chức', ['Tuyển dụng công chức', null, '0', null]],
    [
      'Hệ thống họp Liên thông 2 cấp. Chưa có = 0 2 cấp = 1 3 cấp = 2 2',
      'Hệ thống họp Liên thông 2 cấp',
      ['Hệ thống họp Liên thông 2 cấp.', 'Chưa có = 0 2 cấp = 1 3 cấp = 2', '2', null],
    ],
    [
      'Tổ chức đối thoại Không = 0 Có = 1 Chưa rõ',
      'Tổ chức đối thoại',
      ['Tổ chức đối thoại', 'Không = 0 Có = 1', 'Chưa rõ', null],
    ],
    [
      'Kiểm tra cải cách hành chính',
      'Kiểm tra cải cách hành chính',
      ['Kiểm tra cải cách hành chính', null, '', null],
    ],
    ['Số họp Người -', 'Số họp', ['Số họp', 'Người', '-', null]],
    [
      'Tỷ lệ biên chế đã giảm so với năm 2019 %',
      'Tỷ lệ biên chế đã giảm so với năm 2015',
      ['Tỷ lệ biên chế đã giảm so với năm 2019', '%', '', null],
    ],
  ])('%s', (text, label, cells) => expect(parted(text, label)).toEqual(cells));

  test('is parted by the last known unit where no form tells its label', () => {
    expect(parted('Số văn bản đã ban hành Văn bản 19', null)).toEqual([
      'Số văn bản đã ban hành',
      'Văn bản',
      '19',
      null,
    ]);
    expect(parted('Số khác 19', null)).toEqual(['Số khác', null, '19', null]);
  });

  test('is certain only by the form’s own label', () => {
    const certainty = (text: string, label: string | null) =>
      partRow(row(text), label, units).values[0]!.certainty;
    expect(certainty('Số nhiệm vụ đề ra Nhiệm vụ 36', 'Số nhiệm vụ đề ra')).toBe(1);
    expect(certainty('Số nhiệm vụ đề ra Nhiệm vụ 36', null)).toBe(0.5);
    expect(certainty('Số nhiệm vụ Nhiệm vụ 36', 'Số nhiệm vụ đề ra trong kế hoạch năm')).toBe(0.5);
    expect(certainty(`Số nhiệm vụ Nhiệm vụ 36 ${'chữ khác '.repeat(9)}`, 'Số nhiệm vụ')).toBe(0.5);
    expect(certainty('(kết luận, chỉ thị) Số nhiệm vụ đề ra Nhiệm vụ 36', 'Số nhiệm vụ đề ra')).toBe(0.5);
    expect(certainty('Hình thức khảo sát Trực tuyến = 0', 'Hình thức khảo sát')).toBe(0.5);
    expect(certainty('Hình thức khảo sát Chưa rõ', 'Hình thức khảo sát')).toBe(1);
  });

  test('the value stands in the last line that prints it', () => {
    const read = partRow(row('5 Số văn bản|Văn bản 5'), '5 Số văn bản|', units);
    expect([read.place.line, read.values[0]!.place.line]).toEqual([1, 2]);
  });
});

describe('the form of a flowing table', () => {
  const one = formOf('minh-hoa-1', 'Chỉ đạo', [
    ['1', 'Số văn bản đã ban hành'],
    ['2', 'Số nhiệm vụ đề ra'],
    ['3', 'Số nhiệm vụ đã hoàn thành'],
  ]);
  const two = formOf('minh-hoa-2', 'Thủ tục', [
    ['1', 'Số thủ tục công bố mới'],
    ['2', 'Số thủ tục bãi bỏ'],
    ['3', 'Số hồ sơ đã giải quyết'],
  ]);
  const table = (...texts: string[]) => ({
    title: null,
    firstBlock: 0,
    lastBlock: 1,
    years: [],
    rows: texts.map((text, index) => row(text, String(index + 1))),
  });

  test('is the one whose labels begin its rows', () => {
    const flowing = table(
      'Số thủ tục công bố mới Thủ tục 0',
      'Số thủ tục bãi bỏ Thủ tục 7',
      'Số hồ sơ đã giải quyết Hồ sơ 9',
    );
    expect(formOfFlow(flowing, [one, two])?.form.id).toBe('minh-hoa-2');
    expect(formOfFlow(flowing, [one])).toBeNull();
  });

  test('half of the rows must be known', () =>
    expect(formOfFlow(table('Số thủ tục công bố mới 0', 'Khác', 'Khác nữa'), [two])).toBeNull());
});
