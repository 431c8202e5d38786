import type { ExceptionKind, Outcome } from '../../base/entry.ts';
import type { Word } from '../../base/word.ts';
import { roleWords } from '../people/words.ts';
import { successionWords } from '../units/words.ts';
import type { FaultKind } from './faults.ts';

export const outcomeWords = {
  done: { vi: 'Đã làm', en: 'Done' },
  refused: { vi: 'Bị từ chối', en: 'Refused' },
  read: { vi: 'Xem dữ liệu cá nhân', en: 'Personal data read' },
  exported: { vi: 'Xuất dữ liệu', en: 'Exported' },
} satisfies Record<Outcome, Word>;

export const exceptionWords = {
  override: { vi: 'Làm khác quy tắc', en: 'Override' },
  explanation: { vi: 'Giải trình', en: 'Explanation' },
  'lock-extension': { vi: 'Gia hạn khóa sổ', en: 'Lock extended' },
  correction: { vi: 'Đính chính', en: 'Correction' },
  alone: { vi: 'Một người làm cả hai việc', en: 'Both deeds by one person' },
} satisfies Record<ExceptionKind, Word>;

/** What kinds of objects are called; what is not here is shown by its name in the log. */
export const objectWords: Readonly<Record<string, Word>> = {
  person: { vi: 'Tài khoản', en: 'Account' },
  'outside-account': { vi: 'Tài khoản đăng nhập ngoài', en: 'Outside account' },
  session: { vi: 'Phiên đăng nhập', en: 'Session' },
  'api-token': { vi: 'Khóa truy cập', en: 'Access key' },
  post: { vi: 'Vị trí', en: 'Post' },
  delegation: { vi: 'Ủy quyền', en: 'Delegation' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  'unit-lists': { vi: 'Danh mục đơn vị', en: 'Lists of units' },
  succession: { vi: 'Việc sắp xếp', en: 'Succession' },
  report: { vi: 'Báo cáo', en: 'Report' },
  campaign: { vi: 'Đợt báo cáo', en: 'Campaign' },
  bundle: { vi: 'Gói báo cáo', en: 'Bundle of reports' },
  backup: { vi: 'Bản sao lưu', en: 'Backup' },
  installation: { vi: 'Hệ thống', en: 'Installation' },
};

/** As what something is named: the roles of posts and the kinds of successions. */
export const asWords: Readonly<Record<string, Word>> = { ...roleWords, ...successionWords };

export const faultWords = {
  changed: { vi: 'Mục đã bị sửa', en: 'The entry was changed' },
  missing: { vi: 'Mục đã bị gỡ khỏi sổ', en: 'The entry was removed' },
  cut: { vi: 'Phần cuối nhật ký đã bị cắt', en: 'The end of the log was cut off' },
  rewritten: {
    vi: 'Nhật ký không khớp với bản ký đã lưu ngoài',
    en: 'The log differs from the head signed outside',
  },
  'head-forged': {
    vi: 'Bản ký lưu ngoài không đúng chữ ký',
    en: 'A head kept outside has no true signature',
  },
  'head-missing': {
    vi: 'Thiếu một bản ký lưu ngoài mà nhật ký có nhắc đến',
    en: 'A head kept outside is gone, though the log names it',
  },
} satisfies Record<FaultKind, Word>;

export const exportWords = {
  name: 'Nhật ký',
  columns: [
    'Số',
    'Thời điểm',
    'Người làm',
    'Làm thay',
    'Việc',
    'Kết quả',
    'Ngoại lệ',
    'Lý do',
    'Mục bị đổi',
    'Mã mục bị đổi',
    'Nội dung',
    'Mã băm (SHA-256)',
  ],
};

export const markWords = {
  /** Short enough for the foot of a signed document. */
  mark: (number: number, letters: string) => `Nhật ký số ${number} · ${letters}`,
};
