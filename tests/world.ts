import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { loadForms } from '../src/areas/reports/catalogue.ts';
import type { FormTable } from '../src/areas/reports/form-template.ts';

/** Figures of the forms by indicator; what is not named stays blank. */
export type Figures = Readonly<Record<string, string>>;
export type WorldReport = {
  readonly paragraphs: readonly string[];
  readonly tables: readonly { readonly title: string; readonly rows: readonly string[][] }[];
};

const commune = { unit: 'An Bình', district: 'Đồng Xanh', province: 'Minh Họa' };

/** Figures of an invented commune that agree with each other and with the narrative of `aReport`. */
export const soundFigures: Figures = {
  'documents.directivesIssued': '12',
  'plan.completionRate': '37,5',
  'plan.tasksSet': '32',
  'plan.tasksDone': '12',
  'tasks.fromDistrict.assigned': '40',
  'tasks.fromDistrict.doneOnTime': '38',
  'tasks.fromDistrict.doneLate': '2',
  'tasks.fromDistrict.overdue': '0',
  'survey.held': '1',
  'survey.ballots': '310',
  'survey.method': '2',
  'dialogue.held': '1',
  'procedures.total': '145',
  'procedures.commune': '145',
  'dossiers.commune.onTimeRate': '99,6',
  'dossiers.commune.resolved': '512',
  'dossiers.commune.resolvedOnTime': '510',
  'staff.assigned': '22',
  'staff.present': '21',
  'finance.investment.rate': '40',
  'finance.investment.plan': '2.500',
  'finance.investment.done': '1.000',
  'online.dossiers.rate': '90,2',
  'online.dossiers.total': '521',
  'online.dossiers.online': '470',
};

/** A half-year report of an invented commune on the forms of 2022. `filler` paragraphs make it as long as real ones are. */
export function aReport(figures: Figures = soundFigures, filler = 0): WorldReport {
  const form = loadForms().find((template) => template.id === 'cchc-2022-bieu-mau')!;
  const extra = Array.from(
    { length: filler },
    (_, index) =>
      `- Nội dung thứ ${'ABCDEGHIKLMNOPQRSTUVXY'[index % 22]}: ${'UBND xã tiếp tục chỉ đạo các bộ phận chuyên môn rà soát, niêm yết, hướng dẫn người dân thực hiện dịch vụ công và báo cáo kết quả theo quy định. '.repeat(6)}`,
  );
  return {
    paragraphs: [...narrative, ...extra, closing],
    tables: form.tables.map((table) => tableOf(table, figures)),
  };
}

const narrative = [
  'ỦY BAN NHÂN DÂN XÃ AN BÌNH',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'Số: 45/BC-UBND',
  `${commune.unit}, ngày 12 tháng 6 năm 2023`,
  'BÁO CÁO',
  'Công tác cải cách hành chính 6 tháng đầu năm 2023',
  '(Số liệu tính từ ngày 10/12/2022 đến ngày 09/6/2023)',
  'I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH',
  `UBND xã đã ban hành Kế hoạch số 05/KH-UBND ngày 10/01/2023 về cải cách hành chính năm 2023 trên địa bàn xã ${commune.unit}, huyện ${commune.district}, tỉnh ${commune.province}. Đến nay hoàn thành 12/32 nhiệm vụ, đạt 37,5%.`,
  'UBND huyện giao 40 nhiệm vụ, UBND xã đã hoàn thành 38 nhiệm vụ đúng hạn, 02 nhiệm vụ quá hạn.',
  'II. KẾT QUẢ THỰC HIỆN',
  '1. Cải cách thủ tục hành chính',
  'Trong kỳ Bộ phận Một cửa đã tiếp nhận 521 hồ sơ, trong đó giải quyết trước hạn 300, đúng hạn là 210 hồ sơ, trễ hạn: 02 hồ sơ; 08 hồ sơ đang giải quyết trong hạn và 01 hồ sơ đang giải quyết trễ hạn.',
  'Tổng số cán bộ, công chức được giao là 22, hiện có 21 người.',
];
const closing = `Trên đây là báo cáo công tác cải cách hành chính 6 tháng đầu năm 2023 của UBND xã ${commune.unit}./.`;

function tableOf(table: FormTable, figures: Figures): WorldReport['tables'][number] {
  const rows = table.rows.map((row) => [
    row.code ?? '',
    row.label,
    row.unit ?? '',
    figures[row.indicator ?? ''] ?? '',
    '',
  ]);
  return {
    title: `${table.number ?? ''} ${table.titles[0]}`.trim(),
    rows: [['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Số liệu', 'Ghi chú'], ...rows],
  };
}

/** As a text file, one row a line, cells parted by tabs. */
export function asText({ paragraphs, tables }: WorldReport): string {
  const flat = tables.map(
    ({ title, rows }) =>
      `${title}\n\n${rows.map((row) => row.map((cell) => cell.replace(/\n/g, ' ')).join('\t')).join('\n')}`,
  );
  return [...paragraphs, ...flat].join('\n\n');
}

/** As a Word file. */
export async function asDocx({ paragraphs, tables }: WorldReport): Promise<Uint8Array> {
  const children = [
    ...paragraphs.map((text) => paragraph(text)),
    ...tables.flatMap(({ title, rows }) => [paragraph(title, true), wordTable(rows), paragraph('')]),
  ];
  const page = {
    size: { width: 11906, height: 16838 },
    margin: { top: 1134, bottom: 1134, left: 1701, right: 850 },
  };
  return new Uint8Array(
    await Packer.toBuffer(new Document({ sections: [{ properties: { page }, children }] })),
  );
}

const paragraph = (text: string, bold = false) =>
  new Paragraph({
    alignment: bold ? AlignmentType.CENTER : AlignmentType.JUSTIFIED,
    spacing: { after: 120 },
    children: [new TextRun({ text, bold, size: 28, font: 'Times New Roman' })],
  });

const widths = [900, 4200, 1800, 1300, 1100];
function wordTable(rows: readonly string[][]): Table {
  const cell = (text: string, column: number) =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.DXA },
      children: text
        .split('\n')
        .map(
          (line) =>
            new Paragraph({ children: [new TextRun({ text: line, size: 26, font: 'Times New Roman' })] }),
        ),
    });
  return new Table({
    columnWidths: widths,
    rows: rows.map((row, index) => new TableRow({ tableHeader: index === 0, children: row.map(cell) })),
  });
}
