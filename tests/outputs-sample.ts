import type { Check, Extraction } from '../src/areas/legacy/answer.ts';
import type { Document, Paragraph } from '../src/formats/document.ts';

/** A small report of an invented commune, read and checked, for the tests of what is made from it. */

export type Sample = { readonly document: Document; readonly extraction: Extraction; readonly check: Check };
type Row = Extraction['tables'][number]['rows'][number];

const at = (more: object, quote: string) => ({ ...more, quote });

const paragraph = (number: number, text: string): Paragraph => ({
  kind: 'paragraph',
  role: 'body',
  text,
  marks: [{ offset: 0, place: { paragraph: number } }],
});
const cell = (row: number, column: number, number: number, text: string) => ({
  row,
  column,
  rowSpan: 1,
  columnSpan: 1,
  text,
  marks: [{ offset: 0, place: { paragraph: number, table: 1, row, column } }],
});

/** The texts of the sample's `w:p`, in order. */
export const sampleParagraphs = [
  'BÁO CÁO',
  'UBND xã An Bình đã tiếp nhận 120 hồ sơ; giải quyết 118/120 hồ sơ, đạt 99,9%.',
] as const;
export const sampleCells = [
  ['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Số liệu'],
  ['1', 'Tỷ lệ hồ sơ đúng hạn', '%', '99,9'],
  ['1.1', 'Số nhiệm vụ đã hoàn thành', 'Nhiệm vụ', '=1.144'],
  ['1.2', '=HYPERLINK("x")', 'Văn bản', ''],
] as const;

/** The place of words in the sample's second paragraph. */
export const atWords = (quote: string) => {
  const start = sampleParagraphs[1].indexOf(quote);
  return { paragraph: 2, block: 1, start, end: start + quote.length, quote };
};

const document: Document = {
  format: 'docx',
  unread: [],
  blocks: [
    ...sampleParagraphs.map((text, index) => paragraph(index + 1, text)),
    {
      kind: 'table',
      number: 1,
      rows: 4,
      columns: 4,
      place: { table: 1 },
      cells: sampleCells.flatMap((row, r) => row.map((text, c) => cell(r + 1, c + 1, 3 + r * 4 + c, text))),
    },
  ],
};

export const sampleRow = (more: Partial<Row>): Row => ({
  code: '1',
  label: 'Tỷ lệ hồ sơ đúng hạn',
  unit: '%',
  indicator: 'dossiers.communeOnTimeRate',
  note: null,
  at: at({ table: 1, row: 2, column: 4, paragraph: 10, block: 2 }, 'Tỷ lệ hồ sơ đúng hạn: 99,9'),
  ...more,
});

export const source: Extraction['source'] = {
  file: 'bao-cao.docx',
  format: 'docx',
  sha256: 'ab12'.repeat(16),
  pages: 3,
};

export const head: Extraction['report'] = {
  unit: 'UBND xã An Bình',
  level: 'commune',
  parents: ['UBND huyện Đồng Xanh', 'UBND tỉnh Minh Họa'],
  kind: 'half-year',
  title: 'Báo cáo công tác CCHC 6 tháng đầu năm 2023',
  symbol: '74/BC-UBND',
  date: '2023-06-07',
  window: { from: '2022-12-06', to: '2023-06-07' },
};

const extraction: Extraction = {
  source,
  report: head,
  tables: [
    {
      title: 'Biểu mẫu 1 Công tác chỉ đạo điều hành CCHC',
      form: 'cchc-2022-bieu-mau/1',
      rows: [
        sampleRow({ raw: '99,9', value: 99.9, certainty: 1 }),
        sampleRow({
          code: '1.1',
          label: 'Số nhiệm vụ đã hoàn thành',
          unit: 'Nhiệm vụ',
          indicator: 'plan.tasksDone',
          raw: '1.144',
          value: 1144,
          certainty: 0.6,
          note: '-2 nhiệm vụ chuyển kỳ',
        }),
        sampleRow({
          code: '1.2',
          label: '=HYPERLINK("x")',
          unit: 'Văn bản',
          indicator: null,
          raw: '',
          value: null,
        }),
        sampleRow({
          code: null,
          label: 'Khác',
          unit: null,
          indicator: null,
          raw: '@Chưa rõ',
          value: '@Chưa rõ',
        }),
      ],
    },
    {
      title: 'Phụ lục 5 <b>theo năm</b>',
      form: null,
      rows: [
        sampleRow({
          indicator: 'plan.tasksSet',
          values: {
            '2019': { raw: '12', value: 12, certainty: 1 },
            '2020': { raw: '-', value: null, certainty: 1 },
          },
        }),
      ],
    },
    {
      title: null,
      form: 'par-index-2023/1',
      rows: [
        sampleRow({
          code: '1.1.3',
          label: 'Mức độ thực hiện kế hoạch CCHC',
          indicator: 'index.c1c1c3',
          scores: {
            max: { raw: '2,00', value: 2, certainty: 1 },
            self: { raw: '2,00', value: 2, certainty: 1 },
            appraised: { raw: '1,50', value: 1.5, certainty: 0.5 },
            deduction: { raw: '-0,50', value: -0.5, certainty: 1 },
          },
          opinion: '+ Thiếu tài liệu kiểm chứng',
          assignee: 'Văn phòng',
        }),
      ],
    },
  ],
  figures: [
    {
      quote: '120 hồ sơ',
      value: 120,
      unit: 'hồ sơ',
      indicator: 'dossiers.received',
      certainty: 1,
      at: atWords('120 hồ sơ'),
    },
  ],
  documents: [
    {
      type: 'Kế hoạch',
      symbol: '12/KH-UBND',
      date: '2023-01-12',
      about: 'cải cách hành chính năm 2023',
      at: at({ paragraph: 2 }, 'Kế hoạch số 12/KH-UBND'),
    },
  ],
  unread: [{ code: 'picture-unread', message: 'Có hình không đọc được chữ.', at: at({ page: 2 }, '') }],
};

const check: Check = {
  source,
  findings: [
    {
      rule: 'prose-rate',
      severity: 'error',
      certainty: 1,
      message: '118 / 120 = 98,3 %, báo cáo ghi 99,9 %',
      at: [
        atWords('118/120 hồ sơ, đạt 99,9%.'),
        at({ table: 1, row: 2, column: 4, paragraph: 10, block: 2 }, 'Tỷ lệ hồ sơ đúng hạn: 99,9'),
      ],
      found: 99.9,
      expected: 98.3,
    },
    {
      rule: 'blank',
      severity: 'warning',
      certainty: 0.7,
      message: 'Hàng 1.2 để trống <dù> & có số ở dưới',
      at: [at({ table: 1, row: 4, column: 4, paragraph: 18, block: 2 }, '=HYPERLINK("x")')],
      found: null,
      expected: null,
    },
    {
      rule: 'lost',
      severity: 'note',
      certainty: 1,
      message: 'Ngày báo cáo chưa rõ',
      at: [],
      found: null,
      expected: '2023-06-07',
    },
  ],
  held: [{ rule: 'sum', message: '118 + 2 = 120', at: [at({ paragraph: 2 }, '120 hồ sơ')] }],
};

export const sample: Sample = { document, extraction, check };
