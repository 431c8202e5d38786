import type { Word } from '../../../base/word.ts';

/** The words of the part of the operator's page that tells of backups. */
export const words = {
  backups: { vi: 'Bản sao lưu', en: 'Backups' },
  backupsLead: {
    vi: 'Sao lưu được cả khi mọi người đang làm việc. Hãy chép bản sao sang máy khác.',
    en: 'A backup can be made while everybody works. Copy it to another machine.',
  },
  noBackups: {
    vi: 'Chưa có bản sao lưu nào. Hãy sao lưu ngay.',
    en: 'There is no backup yet. Make one now.',
  },
  backUp: { vi: 'Sao lưu ngay', en: 'Back up now' },
  backedUp: {
    vi: 'Đã sao lưu vào {name}: {tables} bảng, {rows} dòng, {size}.',
    en: 'Backed up to {name}: {tables} tables, {rows} rows, {size}.',
  },
  name: { vi: 'Tên', en: 'Name' },
  at: { vi: 'Lúc', en: 'At' },
  size: { vi: 'Cỡ', en: 'Size' },
} satisfies Record<string, Word>;
