import type { Severity } from '../../base/finding.ts';
import type { FileProblemCode } from '../../base/problem.ts';
import type { Word } from '../../base/word.ts';
import type { UnreadCode } from '../../formats/document.ts';

/** What reading and checking an old report says to the person who asked. */
export const words = {
  unread: {
    'page-unreadable': 'Không đọc được trang này.',
    'picture-unread': 'Có hình không đọc được chữ.',
    'tracked-deletion-left-out': 'Tệp có phần đã xóa khi theo dõi sửa đổi; phần đó không được đọc.',
    'text-box-unread': 'Có khung chữ không đọc được.',
    'embedded-object-unread': 'Có đối tượng nhúng không đọc được.',
    'sheet-hidden-left-out': 'Có trang tính ẩn không được đọc.',
    'encoding-guessed': 'Tệp dùng bảng mã cũ; chữ đã được chuyển sang Unicode, cần xem lại.',
    truncated: 'Tệp quá dài; chỉ đọc phần đầu.',
    'table-uncertain': 'Bảng này dựng lại không chắc chắn, cần xem lại.',
  } satisfies Record<UnreadCode, string>,
  problem: {
    'file-empty': 'Tệp rỗng, không có gì để đọc. Hãy kiểm tra lại tệp.',
    'file-too-large': 'Tệp quá lớn. Hãy gửi tệp dưới 100 MB.',
    'file-damaged':
      'Tệp hỏng hoặc không tải trọn vẹn. Hãy mở bằng Word hoặc Excel rồi lưu lại; nếu không mở được, hãy xin lại tệp từ nơi gửi.',
    'pdf-damaged':
      'Tệp PDF hỏng hoặc không tải trọn vẹn. Hãy xin lại tệp từ nơi gửi, hoặc xuất (quét) lại từ bản gốc.',
    'file-encrypted': 'Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.',
    'file-expands-too-far':
      'Nội dung nén trong tệp bung ra quá lớn nên không được đọc. Hãy mở tệp, bỏ bớt hoặc giảm cỡ hình rồi lưu lại, hay tách thành nhiều tệp.',
    'file-type-unknown': 'Không nhận ra loại tệp này. Hãy lưu lại thành .docx, .pdf hoặc .xlsx.',
    'file-type-save-as-docx': 'Chưa đọc được loại tệp này. Hãy mở ra và lưu lại thành .docx.',
    'file-type-save-as-xlsx': 'Chưa đọc được loại tệp này. Hãy mở ra và lưu lại thành .xlsx.',
    'file-not-found': 'Không tìm thấy tệp. Hãy kiểm tra lại tên và thư mục.',
    'file-unreadable': 'Không mở được tệp. Hãy kiểm tra quyền đọc.',
    'file-took-too-long': 'Tệp đọc quá lâu nên đã dừng. Hãy thử lại với tệp nhỏ hơn.',
    'picture-unreadable': 'Không mở được hình. Hãy lưu lại thành .png hoặc .jpg.',
    unforeseen:
      'Chương trình gặp lỗi khi đọc tệp này. Hãy lưu lại thành .docx rồi thử lại; nếu vẫn lỗi, xin báo người quản trị.',
  } satisfies Record<FileProblemCode, string>,
};

/** How grave a finding is, as every output says it. */
export const severityWords = {
  error: { vi: 'Lỗi', en: 'Error' },
  warning: { vi: 'Cảnh báo', en: 'Warning' },
  note: { vi: 'Lưu ý', en: 'Note' },
} satisfies Record<Severity, Word>;

export const countWords = {
  vi: '{error} lỗi, {warning} cảnh báo, {note} lưu ý',
  en: '{error} errors, {warning} warnings, {note} notes',
} satisfies Word;

/** Where something stands, as every output says it: a text has lines (dòng), a table has rows (hàng). */
export const placeWords = {
  page: { vi: 'trang {page}', en: 'page {page}' },
  sheet: { vi: 'trang tính “{sheet}”', en: 'sheet “{sheet}”' },
  table: { vi: 'bảng {table}', en: 'table {table}' },
  row: { vi: 'hàng {row}', en: 'row {row}' },
  column: { vi: 'cột {column}', en: 'column {column}' },
  line: { vi: 'dòng {line}', en: 'line {line}' },
  lineOfFile: { vi: 'dòng {line} của tệp', en: 'line {line} of the file' },
  paragraph: { vi: 'phần lời văn, đoạn {paragraph}', en: 'text, paragraph {paragraph}' },
} satisfies Record<string, Word>;
