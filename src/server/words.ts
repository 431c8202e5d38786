import { mostTogether, type Refusal } from '../areas/legacy/contract.ts';
import { words } from '../areas/legacy/words.ts';
import type { FileProblemCode, OperationProblemCode } from '../base/problem.ts';
import type { Word } from '../base/word.ts';
import { problemWords } from '../base/words.ts';

/** What the server refuses whatever was asked for. */
const general = {
  'request-from-elsewhere': {
    vi: 'Yêu cầu đến từ một trang khác nên bị từ chối.',
    en: 'The request came from another page and was refused.',
  },
  'request-stopped': {
    vi: 'Tệp ngừng gửi đến giữa chừng. Hãy kiểm tra đường mạng rồi gửi lại.',
    en: 'The sending stopped halfway. Check the network and send again.',
  },
  'no-such-page': { vi: 'Không có trang này.', en: 'There is no such page.' },
} satisfies Record<string, Word>;

/** What the check of files refuses. Reasons that lie in a file have their words beside the reader. */
const refusals = {
  'server-busy': 'Máy đang đọc nhiều tệp. Xin chờ ít phút rồi gửi lại.',
  'worker-failed': 'Việc đọc tệp này bị dừng giữa chừng. Các tệp khác không bị ảnh hưởng.',
  cancelled: 'Việc đọc đã dừng theo yêu cầu.',
  'too-many-together': `Mỗi lần chỉ lập được một tệp chung cho tối đa ${mostTogether} báo cáo. Hãy bỏ bớt báo cáo rồi tải về từng phần.`,
  'analyses-too-large':
    'Số liệu của các báo cáo này quá nhiều để lập thành một tệp. Hãy bỏ bớt báo cáo rồi tải về từng phần.',
} as const;
export type RefusalCode =
  | keyof typeof refusals
  | keyof typeof general
  | FileProblemCode
  | OperationProblemCode;

export type Refused = Refusal & { readonly code: RefusalCode };

export const refusal = (code: RefusalCode): Refused => ({
  code,
  message: refusalWord(code).vi,
});

/** The check of files speaks Vietnamese only. */
export function refusalWord(code: RefusalCode): Word {
  if (code in inBoth) return inBoth[code as GeneralCode];
  const vi = inFiles[code as FileCode];
  return { vi, en: vi };
}
type GeneralCode = keyof typeof general | OperationProblemCode;
type FileCode = Exclude<RefusalCode, GeneralCode>;
const inBoth: Record<GeneralCode, Word> = { ...problemWords, ...general };
const inFiles: Record<FileCode, string> = { ...words.problem, ...refusals };

export const exportNames = {
  forms: (name: string) => `${name} - biểu số liệu.xlsx`,
  comments: (name: string) => `${name} - có chú thích.docx`,
  note: (name: string) => `Phiếu ghi phát hiện - ${name}.docx`,
  json: (name: string) => `${name}.json`,
};

export const startWords = {
  ready: (address: string) => `Một Sổ đang chạy tại ${address} (bấm Ctrl+C để dừng).`,
  setUpCode: (code: string) =>
    `Lần đầu chạy: mở địa chỉ trên để chọn Dùng thử hoặc Bắt đầu thật. Mã khởi tạo: ${code}`,
  setUpForReal: (code: string) =>
    `Bắt đầu thật: mở địa chỉ trên để lập người quản trị đầu tiên. Mã khởi tạo: ${code}`,
  building: 'Đang dựng trang, lần đầu mất khoảng nửa phút …',
  built: (seconds: string) => `Đã dựng xong trang sau ${seconds} giây.`,
  portTaken: (port: number) =>
    `Cổng ${port} đang được một chương trình khác dùng. Hãy đặt PORT khác, ví dụ: PORT=${port + 1} npm start`,
  portForbidden: (port: number) => `Không được phép mở cổng ${port}. Hãy đặt PORT từ 1024 trở lên.`,
  hostUnknown: (host: string) => `Địa chỉ HOST=${host} không có trên máy này.`,
  badSetting: (name: string, expected: string) => `${name}: ${expected}`,
  failed: (reason: string) => `Không khởi động được: ${reason}`,
};

export const apiWords = { motto: 'Ghi một lần, báo cáo mọi nơi.' };
