import type { Rule } from '../areas/legacy/rule-book.ts';
import { countWords, severityWords } from '../areas/legacy/words.ts';
import { formatNumber } from '../base/decimal.ts';
import { filled } from '../base/word.ts';

/** What the command line says. */
export const words = {
  usage: `motso: đọc báo cáo cải cách hành chính, lấy số liệu và tìm chỗ mâu thuẫn

  motso extract TỆP…  [--json | --xlsx RA]              lấy mọi số liệu ra biểu
  motso check   TỆP…  [--json | --html RA | --docx RA]  tìm chỗ mâu thuẫn
  motso series  THƯ-MỤC --xlsx RA                       xếp các báo cáo của một đơn vị thành chuỗi theo kỳ
  motso rules   [--json]                                các quy tắc kiểm tra, kèm ví dụ

Cho người vận hành (đọc DATA_DIR, DATABASE_URL … như máy chủ; máy chủ đang chạy thì hỏi máy chủ):
  motso audit verify                                    kiểm tra nhật ký với các bản ký cất ngoài cơ sở dữ liệu
  motso verify                                          kiểm tra cây đơn vị và kho tệp
  motso backup                                          sao lưu ngay
  motso restore TỆP                                     khôi phục vào thư mục dữ liệu hoặc cơ sở dữ liệu còn trống
  motso upgrade                                         chép dữ liệu nhúng sang PostgreSQL ở DATABASE_URL

--docx RA: với một tệp .docx là chính báo cáo đó, có chú thích tại từng chỗ; còn lại là phiếu ghi phát hiện.
--note RA: phiếu ghi phát hiện (.docx).
TỆP là .docx, .pdf (cả bản quét), .xlsx, .txt, .odt, .rtf, .doc, .xls, .html, .png, .jpg, hoặc thư mục chứa chúng.
Kết thúc 0: không có lỗi; 1: có ít nhất một lỗi; 2: có tệp không đọc được.
`,
  unknownCommand: (name: string) => `Không có lệnh “${name}”.`,
  unknownOption: (option: string) => `Không có tùy chọn “${option}” cho lệnh này.`,
  wrongOption: (option: string) =>
    `Tùy chọn “${option}” ghi không đúng: --xlsx, --html, --docx, --note cần tên tệp kết quả.`,
  noFiles: 'Chưa nêu tệp nào. Hãy nêu ít nhất một tệp hoặc thư mục.',
  noReadableFiles: 'Thư mục không có tệp nào đọc được.',
  seriesNeedsOut: 'Lệnh series cần --xlsx và tên tệp kết quả.',
  cannotWrite: (file: string) => `Không ghi được tệp ${file}. Hãy kiểm tra thư mục và quyền ghi.`,
  wouldOverwrite: (file: string) =>
    `Tệp kết quả ${file} trùng với báo cáo cần đọc nên không ghi đè. Hãy đặt tên khác.`,
  cannotPrint: 'Không in được kết quả. Hãy kiểm tra chỗ ghi còn trống không.',
  reading: (index: number, total: number, file: string) => `[${index}/${total}] ${file}`,
  pages: (done: number, total: number) => `    trang ${done}/${total}`,
  written: (file: string) => `Đã ghi ${file}`,
  severity: (severity: keyof typeof severityWords) => severityWords[severity].vi.toUpperCase(),
  summary: (error: number, warning: number, note: number, held: number) => {
    const [errors, warnings, notes] = [error, warning, note].map((count) => formatNumber(count));
    const counts = filled(countWords.vi, { error: errors!, warning: warnings!, note: notes! });
    return `${counts}; ${formatNumber(held)} quan hệ đã thử và đúng.`;
  },
  head: { unit: 'Đơn vị', title: 'Báo cáo', symbol: 'Số, ký hiệu', date: 'Ngày', window: 'Kỳ số liệu' },
  notStated: 'không nêu',
  columns: { code: 'STT', label: 'Chỉ tiêu', unit: 'Đơn vị tính', value: 'Số liệu' },
  scores: { max: 'Điểm chuẩn', self: 'Tự đánh giá', appraised: 'Thẩm định', deduction: 'Điểm trừ' },
  doubtful: '(?)',
  unread: 'Chưa đọc được:',
  rule: ({ id, explain, wrong, right }: Rule) =>
    `${id}\n    ${explain}\n    Sai: ${wrong}\n    Đúng: ${right}`,
};

/** Commands for who runs the machine. */
export const operatorCommands = ['verify', 'audit', 'backup', 'restore', 'upgrade'] as const;
export type OperatorCommand = (typeof operatorCommands)[number];

export const operatorWords = {
  auditNeedsVerify: 'Lệnh audit chỉ có: motso audit verify',
  auditVerified: (chains: number, entries: number, heads: number) =>
    `Đã kiểm tra ${formatNumber(entries)} mục nhật ký trong ${formatNumber(chains)} chuỗi, đối chiếu ${formatNumber(heads)} bản ký.`,
  auditFault: (what: string, unitId: string, number: number | null) =>
    `  ${what}: đơn vị ${unitId}${number === null ? '' : `, mục số ${number}`}`,
  dataVerified: (units: number, files: number) =>
    `Đã kiểm tra ${formatNumber(units)} đơn vị và ${formatNumber(files)} tệp.`,
  backedUp: (path: string, bytes: number) =>
    `Đã sao lưu vào ${path} (${formatNumber(Math.ceil(bytes / 1024))} KB).`,
  restoreNeedsFile: 'Hãy nêu tệp sao lưu: motso restore TỆP',
  restored: (tables: number, rows: number, files: number) =>
    `Đã khôi phục ${formatNumber(rows)} dòng của ${formatNumber(tables)} bảng và ${formatNumber(files)} tệp; mã băm trùng khớp.`,
  upgradeNeedsServer: 'Hãy đặt DATABASE_URL là cơ sở dữ liệu PostgreSQL còn trống cần chép sang.',
  copied: (table: string, rows: number) => `  ${table}: ${formatNumber(rows)} dòng, mã băm trùng khớp`,
  upgraded: 'Đã chép xong. Từ nay hãy khởi động với DATABASE_URL và giữ nguyên DATA_DIR.',
  failed: (reason: string) => `Không làm được: ${reason}`,
};
