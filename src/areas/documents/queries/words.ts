import type { Word } from '../../../base/word.ts';

/** The list of documents as a table of its own, in Vietnamese as the registers on paper (NĐ 30/2020/NĐ-CP, Phụ lục IV). */
export const tableWords = {
  sheet: 'Văn bản',
  file: 'Danh sách văn bản',
  title: 'DANH SÁCH VĂN BẢN',
  onlyNewest: 'Chỉ gồm {count} văn bản mới nhất. Hãy lọc theo ngày để lấy phần còn lại.',
  withheld: '(văn bản mật: chỉ ghi số và ngày)',
  columns: [
    'STT',
    'Số',
    'Số, ký hiệu',
    'Ngày ban hành',
    'Ngày đến',
    'Loại văn bản',
    'Trích yếu',
    'Cơ quan ban hành',
    'Người ký',
    'Nơi nhận',
    'Trạng thái',
  ],
} as const;

/** What a document's state is called; of a cancelled one the number stays taken. */
export const statusWords = {
  noted: { vi: 'Ghi tạm', en: 'Noted' },
  drafting: { vi: 'Đang soạn', en: 'Draft' },
  signed: { vi: 'Đã ký, chờ số', en: 'Signed, no number yet' },
  issued: { vi: 'Đã ban hành', en: 'Issued' },
  received: { vi: 'Đã vào sổ đến', en: 'Received' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
} satisfies Record<string, Word>;

export const filterWords = {
  nothingToKeep: {
    vi: 'Bộ lọc chưa chọn gì nên chưa có gì để lưu. Hãy chọn ít nhất một điều kiện rồi lưu.',
    en: 'The filter narrows nothing down. Choose at least one condition.',
  },
  tooMany: {
    vi: 'Anh, chị đã lưu {most} bộ lọc ở đơn vị này. Hãy xóa bớt bộ lọc không còn dùng.',
    en: 'You keep {most} filters in this unit. Remove one that is no longer used.',
  },
} satisfies Record<string, Word>;
