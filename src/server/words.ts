import { mostTogether, type Refusal } from '../areas/legacy/contract.ts';
import { words } from '../areas/legacy/words.ts';
import type { ProblemCode } from '../base/problem.ts';

/** What the server itself refuses. Reasons that lie in a file have their words beside the reader. */
const refusals = {
  'server-busy': 'Máy đang đọc nhiều tệp. Xin chờ ít phút rồi gửi lại.',
  'worker-failed': 'Việc đọc tệp này bị dừng giữa chừng. Các tệp khác không bị ảnh hưởng.',
  cancelled: 'Việc đọc đã dừng theo yêu cầu.',
  'request-from-elsewhere': 'Yêu cầu đến từ một trang khác nên bị từ chối.',
  'request-unreadable': 'Máy chủ không hiểu yêu cầu này.',
  'request-stopped': 'Tệp ngừng gửi đến giữa chừng. Hãy kiểm tra đường mạng rồi gửi lại.',
  'too-many-together': `Mỗi lần chỉ lập được một tệp chung cho tối đa ${mostTogether} báo cáo. Hãy bỏ bớt báo cáo rồi tải về từng phần.`,
  'analyses-too-large':
    'Số liệu của các báo cáo này quá nhiều để lập thành một tệp. Hãy bỏ bớt báo cáo rồi tải về từng phần.',
  'no-such-page': 'Không có trang này.',
  'server-failed': 'Máy chủ gặp lỗi ngoài dự kiến. Hãy thử lại.',
} as const;
export type RefusalCode = keyof typeof refusals | ProblemCode;

export type Refused = Refusal & { readonly code: RefusalCode };

export const refusal = (code: RefusalCode): Refused => ({
  code,
  message: { ...words.problem, ...refusals }[code],
});

export const exportNames = {
  forms: (name: string) => `${name} - biểu số liệu.xlsx`,
  comments: (name: string) => `${name} - có chú thích.docx`,
  note: (name: string) => `Phiếu ghi phát hiện - ${name}.docx`,
  json: (name: string) => `${name}.json`,
};

export const startWords = {
  ready: (address: string) => `Một Sổ đang chạy tại ${address} (bấm Ctrl+C để dừng).`,
  building: 'Đang dựng trang, lần đầu mất khoảng nửa phút …',
  built: (seconds: string) => `Đã dựng xong trang sau ${seconds} giây.`,
  portTaken: (port: number) =>
    `Cổng ${port} đang được một chương trình khác dùng. Hãy đặt PORT khác, ví dụ: PORT=${port + 1} npm start`,
  portForbidden: (port: number) => `Không được phép mở cổng ${port}. Hãy đặt PORT từ 1024 trở lên.`,
  hostUnknown: (host: string) => `Địa chỉ HOST=${host} không có trên máy này.`,
  badSetting: (names: string) =>
    `Giá trị đặt cho ${names} không hợp lệ: cần một số nguyên trong khoảng cho phép.`,
  failed: (reason: string) => `Không khởi động được: ${reason}`,
};
