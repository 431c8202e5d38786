import type { Analysis } from '../../src/areas/legacy/analyse.ts';
import type { RowAnswer } from '../../src/areas/legacy/answer.ts';
import type { At } from '../../src/base/place.ts';
import type { Block, Cell, Paragraph, Table } from '../../src/formats/document.ts';

/** The analysis of an invented report: a wrong rate in the form, and a text that says another number than the form. */
export function anAnalysis(): Analysis {
  const blocks = [letterhead(), ...narrative(), firstForm(), paragraph('2', 5), secondPart()];
  const source = { file: 'bao-cao.docx', format: 'docx' as const, sha256: 'a'.repeat(64) };
  const rows = formRows();
  const rate = { ...rows[1]!.at };
  return {
    document: { format: 'docx', pages: 2, blocks, unread: [] },
    extraction: {
      source,
      report: {
        unit: 'Ủy ban nhân dân xã An Bình',
        level: 'commune',
        parents: ['huyện Đồng Xanh', 'tỉnh Minh Họa'],
        kind: 'quarter',
        title: 'Báo cáo công tác cải cách hành chính quý I năm 2023',
        symbol: '45/BC-UBND',
        date: '2023-03-13',
        window: { from: '2022-12-15', to: null },
      },
      tables: [
        { title: 'Biểu mẫu 1. Công tác chỉ đạo điều hành', form: 'v2022-an-binh/1', rows },
        { title: 'Biểu mẫu 8. Văn bản theo năm', form: null, rows: [yearRow()] },
      ],
      figures: [
        {
          quote: '36',
          value: 36,
          unit: 'nhiệm vụ',
          indicator: 'plan.tasks',
          certainty: 1,
          at: inText('36', 3),
        },
        { quote: '14', value: 14, unit: 'nhiệm vụ', indicator: null, certainty: 0.6, at: inText('14', 3) },
      ],
      documents: [
        {
          type: 'KH',
          symbol: '12/KH-UBND',
          date: '2023-01-09',
          about: 'cải cách hành chính',
          at: inText('12/KH-UBND', 2),
        },
      ],
      unread: [{ code: 'picture-unread', message: 'Một hình chưa đọc được.', at: { page: 2, quote: '' } }],
    },
    check: {
      source,
      findings: [
        {
          rule: 'text.table',
          severity: 'warning',
          certainty: 0.8,
          message: 'Lời văn ghi 14 nhiệm vụ, biểu ghi 13.',
          at: [inText('14', 3), { ...rows[3]!.at }],
          found: 14,
          expected: 13,
        },
        {
          rule: 'rate.quotient',
          severity: 'error',
          certainty: 1,
          message: '13 / 36 = 36,1 %, báo cáo ghi 63,1 %.',
          at: [rate],
          found: 63.1,
          expected: 36.1,
        },
        {
          rule: 'head.number',
          severity: 'note',
          certainty: 1,
          message: 'Không thấy người ký.',
          at: [],
          found: null,
          expected: null,
        },
      ],
      held: [{ rule: 'sum', message: '13 ≤ 36.', at: [{ ...rows[3]!.at }] }],
    },
  };
}

const texts = [
  'Thực hiện Kế hoạch số 12/KH-UBND ngày 09/01/2023 về cải cách hành chính, Ủy ban nhân dân xã báo cáo như sau:',
  'Kế hoạch đề ra 36 nhiệm vụ, đã hoàn thành 14 nhiệm vụ.',
];

const paragraph = (text: string, line: number, more: Partial<Paragraph> = {}): Paragraph => ({
  kind: 'paragraph',
  role: 'body',
  text,
  marks: [{ offset: 0, place: { page: line < 5 ? 1 : 2, paragraph: line } }],
  ...more,
});

const narrative = (): Block[] => [
  paragraph('BÁO CÁO\nCông tác cải cách hành chính quý I năm 2023', 1, { bold: true, centred: true }),
  ...texts.map((text, index) => paragraph(text, index + 2)),
];

function inText(quote: string, block: number): At {
  const start = texts[block - 2]!.indexOf(quote);
  return { page: 1, paragraph: block, block, start, end: start + quote.length, quote };
}

function table(number: number, page: number, lines: readonly (readonly string[])[]): Table {
  const cells = lines.flatMap((line, row) =>
    line.map((text, column): Cell => {
      const place = { page, table: number, row: row + 1, column: column + 1 };
      return {
        text,
        marks: [{ offset: 0, place }],
        row: row + 1,
        column: column + 1,
        rowSpan: 1,
        columnSpan: 1,
      };
    }),
  );
  return {
    kind: 'table',
    number,
    rows: lines.length,
    columns: lines[0]!.length,
    cells,
    place: { page, table: number },
  };
}

const letterhead = () =>
  table(1, 1, [
    [
      'ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nSố: 45/BC-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nAn Bình, ngày 13 tháng 3 năm 2023',
    ],
  ]);

const heads = ['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Số liệu', 'Ghi chú'];
const printed = [
  ['1', 'Số văn bản chỉ đạo CCHC đã ban hành', 'Văn bản', '19', ''],
  ['2', 'Tỷ lệ hoàn thành Kế hoạch CCHC năm', '%', '63,1', ''],
  ['2.1', 'Số nhiệm vụ đề ra trong kế hoạch', 'Nhiệm vụ', '36', ''],
  ['2.2', 'Số nhiệm vụ đã hoàn thành', 'Nhiệm vụ', '13', 'Lũy kế'],
];
const firstForm = () => table(2, 1, [heads, ...printed]);
/** The form goes on over the page, its header repeated: rows 6 and 7 of the joined table. */
const secondPart = () =>
  table(3, 2, [
    heads,
    ['3', 'Số phòng chuyên môn đã kiểm tra', 'Cơ quan', '', ''],
    ['4', 'Số phiếu khảo sát', 'Phiếu', '1.144', ''],
  ]);

function formRows(): RowAnswer[] {
  const all = [...printed, ['4', 'Số phiếu khảo sát', 'Phiếu', '1.144', '']];
  return all.map(([code, label, unit, raw, note], index) => ({
    code: code!,
    label: label!,
    unit: unit!,
    indicator: index === 1 ? 'plan.completion' : null,
    raw: raw!,
    value: Number(raw!.replace('.', '').replace(',', '.')),
    certainty: index === 4 ? 0.7 : 1,
    note: note || null,
    at: {
      page: 1,
      table: 2,
      block: 4,
      row: index === 4 ? 7 : index + 2,
      column: 4,
      quote: `${label}: ${raw}`,
    },
  }));
}

const yearRow = (): RowAnswer => ({
  code: '1',
  label: 'Văn bản chỉ đạo',
  unit: 'Văn bản',
  indicator: null,
  values: {
    '2021': { raw: '12', value: 12, certainty: 1 },
    '2022': { raw: '-', value: null, certainty: 1 },
  },
  note: null,
  at: { quote: 'Văn bản chỉ đạo' },
});
