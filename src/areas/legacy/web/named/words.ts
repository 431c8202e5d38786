import type { Word } from '../../../../base/word.ts';
import type { statuses } from '../../../documents/document.ts';

/** The words of the page where documents named in a report are noted. */
export const words = {
  title: { vi: 'Văn bản nêu trong báo cáo cũ', en: 'Documents named in an earlier report' },
  lead: {
    vi: 'Đánh dấu những văn bản cần đưa vào sổ. Chúng được ghi tạm; văn thư xác nhận số, ngày và trích yếu sau.',
    en: 'Tick what goes into a register. It is noted there; a clerk confirms number, day and subject later.',
  },
  back: { vi: 'Lấy số liệu từ tệp', en: 'Figures from a file' },
  none: {
    vi: 'Lời văn của tệp này không nêu văn bản nào có số, ký hiệu.',
    en: 'The prose names no document by its number.',
  },
  noRegister: {
    vi: 'Đơn vị chưa có sổ văn bản đang mở. Quản trị đơn vị mở sổ trước.',
    en: 'The unit has no open register. The administrator opens one first.',
  },
  chosen: { vi: 'Chọn', en: 'Choose' },
  choose: { vi: 'Chọn {symbol}', en: 'Choose {symbol}' },
  symbol: { vi: 'Số, ký hiệu', en: 'Number and symbol' },
  day: { vi: 'Ngày', en: 'Date' },
  subject: { vi: 'Trích yếu', en: 'Subject' },
  quote: { vi: 'Câu trong báo cáo', en: 'In the report' },
  register: { vi: 'Vào sổ', en: 'Register' },
  registerFor: { vi: 'Sổ cho {symbol}', en: 'Register for {symbol}' },
  there: { vi: 'đã có trong sổ: {status}', en: 'there already: {status}' },
  chooseOther: { vi: 'Là văn bản khác, ghi tạm {symbol}', en: 'It is another one: note {symbol}' },
  fits: {
    vi: 'Trong sổ có văn bản có thể là văn bản này. Xem và đối chiếu; chỉ đánh dấu nếu đây là văn bản khác.',
    en: 'The registers hold what may be this one. Compare; tick only where this is another.',
  },
  fit: { vi: '{status}:', en: '{status}:' },
  noDay: { vi: 'chưa rõ ngày', en: 'day unknown' },
  take: { vi: 'Ghi tạm {count} văn bản đã chọn', en: 'Note {count} documents' },
  nothing: { vi: 'Chưa chọn văn bản nào.', en: 'Nothing is chosen.' },
  taken: {
    vi: 'Đã ghi tạm {taken} văn bản; {there} văn bản đã có trong sổ.',
    en: '{taken} were noted; {there} were there already.',
  },
} satisfies Record<string, Word>;

export const statusWords = {
  noted: { vi: 'ghi tạm', en: 'noted' },
  drafting: { vi: 'đang soạn', en: 'drafting' },
  signed: { vi: 'đã ký', en: 'signed' },
  issued: { vi: 'đã ban hành', en: 'issued' },
  received: { vi: 'đã đến', en: 'received' },
  cancelled: { vi: 'đã hủy', en: 'cancelled' },
} satisfies Record<(typeof statuses)[number], Word>;
