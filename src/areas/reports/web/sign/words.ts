import type { Word } from '../../../../base/word.ts';

/** The words of whoever signs. */
export const signWords = {
  inText: { vi: 'Lời văn mục {section},', en: 'Text of section {section},' },
  toSection: { vi: 'Đến mục', en: 'To the section' },
  toSectionOf: { vi: 'Đến mục: {name}', en: 'To the section: {name}' },
  explainedText: { vi: 'Đã giải trình: {text}', en: 'Explained: {text}' },
  signWaits: {
    vi: 'Còn {count} lỗi trong số liệu hoặc lời văn phải giải trình (hoặc trả lại để sửa) trước khi ký.',
    en: '{count} errors in figures or text are to be explained, or the report returned, before it can be signed.',
  },
  readAgain: { vi: 'Đóng để đọc lại báo cáo', en: 'Close and read the report again' },
  toFindings: { vi: 'Xem các lỗi', en: 'See the errors' },
} satisfies Record<string, Word>;
