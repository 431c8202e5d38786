import type { Word } from '../../../base/word.ts';
import type { ListField } from './mapping.ts';

/** What a row of a list is refused for, beside the rules that every document keeps. */
export const rowWords = {
  missing: { vi: 'Ô này còn trống.', en: 'This cell is empty.' },
  notADay: {
    vi: 'Không đọc được ngày "{told}". Hãy sửa ô này, hoặc chọn lại cách ghi ngày của danh sách.',
    en: '"{told}" is no day. Mend the cell, or choose how the list writes days.',
  },
  notANumber: {
    vi: 'Không đọc được số văn bản "{told}". Số văn bản có dạng 74 hoặc 12a.',
    en: '"{told}" is no number of a document such as 74 or 12a.',
  },
  tooLong: {
    vi: 'Nội dung dài hơn {most} ký tự. Hãy rút ngắn trong danh sách rồi nhập lại.',
    en: 'Longer than {most} characters. Shorten it in the list and import it again.',
  },
  tooShort: {
    vi: 'Nội dung quá ngắn để là trích yếu.',
    en: 'Too short for a subject.',
  },
  directiveUnknown: {
    vi: 'Không hiểu "{told}". Ghi Có (hoặc x) nếu là văn bản chỉ đạo CCHC, Không nếu không phải; chưa rõ thì để trống.',
    en: '"{told}" says neither yes nor no. Leave it empty where it is not known.',
  },
  fieldUnknown: {
    vi: 'Không biết "{told}" là lĩnh vực CCHC nào. Ghi tên lĩnh vực như "Cải cách thể chế", "Cải cách TTHC", hoặc để trống.',
    en: '"{told}" is no field of the reform. Write one such as "Cải cách thể chế", or leave it empty.',
  },
  sentAsUnknown: {
    vi: 'Không hiểu cách gửi "{told}". Ghi "Điện tử" (đã ký số), "Điện tử và giấy" hoặc "Giấy"; chưa rõ thì để trống.',
    en: '"{told}" is no way of sending. Write "Điện tử" (digitally signed), "Điện tử và giấy" or "Giấy", or leave it empty.',
  },
  kindUnknown: {
    vi: 'Không biết "{told}" là loại văn bản nào theo thể thức của ngày văn bản.',
    en: 'The rule of that day knows no kind "{told}".',
  },
  markAgainstColumn: {
    vi: 'Nội dung của dòng có dấu độ mật, mà cột Độ mật ghi là không mật. Chữ của dòng này không được giữ. Hãy sửa cột Độ mật hoặc nội dung trong danh sách rồi gửi lại.',
    en: 'Its words bear a mark of secrecy while the column of secrecy calls it open. Nothing of its words was kept. Mend the column or the words and send the list again.',
  },
  markOverOpen: {
    vi: 'Nội dung của dòng có dấu độ mật, mà văn bản này (số {number}, {day}) đang có trong sổ là văn bản thường. Sổ chưa thay đổi. Nếu là văn bản mật, hãy mở văn bản đó và chọn "Là văn bản mật"; nếu không, hãy sửa nội dung trong danh sách.',
    en: 'Its words bear a mark of secrecy, and the register has the document (number {number}, {day}) as an open one. Nothing was changed. If it is secret, open it there and withhold it; else mend the words in the list.',
  },
  eraseUntold: {
    vi: 'Danh sách ghi văn bản này là mật, mà trong sổ (số {number}, {day}) đang là văn bản thường; lần kiểm tra thử chưa báo điều này nên nội dung trong sổ chưa bị xóa. Hãy gửi lại danh sách để kiểm tra thử.',
    en: 'The list calls this secret and the register has it (number {number}, {day}) as an open one; the trial did not tell of it, so nothing was erased. Send the list again to be tried.',
  },
  twice: {
    vi: 'Trùng với dòng {row} của chính danh sách này nhưng nội dung khác. Chỉ dòng trước được nhập.',
    en: 'The same document as row {row} of this list, with other content. Only the first is taken.',
  },
  numberTwice: {
    vi: 'Số {number} đã dùng ở dòng {row} của chính danh sách này. Nếu văn bản mang số trùng thật, hãy thêm chữ sau số, ví dụ 12a.',
    en: 'Number {number} is used in row {row} of this list. If it truly is used twice, add a letter: 12a.',
  },
} satisfies Record<string, Word>;

/** What is told of an import as a whole. */
export const importWords = {
  noHeader: {
    vi: 'Không tìm thấy dòng tiêu đề cột trong 40 dòng đầu. Danh sách cần một dòng có tên cột như "Số, ký hiệu", "Ngày ban hành", "Trích yếu".',
    en: 'No row of column headers was found among the first 40 rows.',
  },
  columnsMissing: {
    vi: 'Tệp này không có các cột đã ghép của nguồn: {columns}. Hãy ghép lại cột hoặc chọn đúng nguồn.',
    en: 'The file lacks columns of this source: {columns}. Map the columns again, or choose the right source.',
  },
  fieldNeeded: {
    vi: 'Danh sách cần một cột cho mục này.',
    en: 'The list needs a column for this.',
  },
  columnTwice: {
    vi: 'Cột này đã chọn cho mục khác.',
    en: 'This column is chosen for something else already.',
  },
  numberedHere: {
    vi: 'Sổ này tự cấp số nên không nhận danh sách của phần mềm khác. Hãy chọn sổ "Số lấy từ QLVBĐH".',
    en: 'This register gives the numbers itself. Choose one whose numbers come from the office system.',
  },
  nameTaken: {
    vi: 'Đơn vị đã có nguồn mang tên này. Hãy đặt tên khác.',
    en: 'The unit has a source of this name. Choose another name.',
  },
  underWay: {
    vi: 'Đang có một lần nhập từ nguồn này chưa xong. Hãy chờ xong, hoặc dừng lần đó trước.',
    en: 'Another import from this source is under way. Wait for its end, or stop it first.',
  },
  stateForbids: {
    vi: 'Lần nhập này đang ở trạng thái không làm được việc đó. Hãy tải lại trang.',
    en: 'The state of this import does not allow it. Load the page again.',
  },
  fileUnread: {
    vi: 'Không đọc tiếp được tệp đã gửi. Hãy mở tệp bằng Excel, lưu lại thành .xlsx rồi gửi lại.',
    en: 'The file could not be read to its end. Save it again as .xlsx and send it again.',
  },
  failed: {
    vi: 'Lần nhập dừng vì lỗi của hệ thống. Những dòng đã nhập vẫn còn; hãy bấm Tiếp tục.',
    en: 'The import broke off. What was taken stays; press Continue.',
  },
} satisfies Record<string, Word>;

export const fieldNames = {
  key: { vi: 'Mã của văn bản trong phần mềm', en: 'Key in the office system' },
  number: { vi: 'Số đi / số đến', en: 'Number in the register' },
  documentNumber: { vi: 'Số văn bản (cột riêng)', en: 'Number (column of its own)' },
  symbol: { vi: 'Ký hiệu (cột riêng)', en: 'Symbol (column of its own)' },
  printed: { vi: 'Số, ký hiệu', en: 'Number and symbol' },
  issuedOn: { vi: 'Ngày văn bản', en: 'Date of the document' },
  receivedOn: { vi: 'Ngày đến', en: 'Day of arrival' },
  kind: { vi: 'Loại văn bản', en: 'Kind' },
  subject: { vi: 'Trích yếu', en: 'Subject' },
  issuer: { vi: 'Cơ quan ban hành', en: 'Issued by' },
  signer: { vi: 'Người ký', en: 'Signer' },
  recipients: { vi: 'Nơi nhận', en: 'Recipients' },
  secrecy: { vi: 'Độ mật', en: 'Secrecy' },
  urgency: { vi: 'Độ khẩn', en: 'Urgency' },
  replyDueOn: { vi: 'Hạn trả lời', en: 'To be answered by' },
  inForceFrom: { vi: 'Ngày có hiệu lực', en: 'In force from' },
  note: { vi: 'Ghi chú', en: 'Note' },
  directive: { vi: 'Văn bản chỉ đạo CCHC (Có/Không)', en: 'Directs the reform (yes/no)' },
  field: { vi: 'Lĩnh vực CCHC', en: 'Field of reform' },
  sentAs: { vi: 'Cách gửi (điện tử/giấy)', en: 'Way of sending' },
} satisfies Record<ListField, Word>;

/** What is told of a message of another office system. */
export const messageWords = {
  notIncoming: {
    vi: 'Văn bản nhận từ đơn vị khác vào sổ văn bản đến. Hãy chọn sổ văn bản đến.',
    en: 'A document from elsewhere goes into a register of incoming documents. Choose one.',
  },
  noSubject: {
    vi: 'Tệp không có trích yếu nên chưa nhận được. Hãy vào sổ văn bản này bằng tay.',
    en: 'The file has no subject. Record the document by hand.',
  },
  known: {
    vi: 'Văn bản {printed} đã có trong sổ (đến ngày {day}).',
    en: 'The register has {printed} already (arrived on {day}).',
  },
  secret: {
    vi: 'Trích yếu ghi dấu mật. Một Sổ không nhận văn bản mật: tệp chưa được lưu. Ở đây chỉ ghi số và ngày (mục Ghi số văn bản mật).',
    en: 'The subject bears a mark of secrecy. Nothing was kept; record number and date alone.',
  },
  notUnpacked: { vi: 'Không mở được tệp kèm theo này.', en: 'This attached file could not be unpacked.' },
  tooLarge: {
    vi: 'Tệp lớn hơn 25 MB, hoặc dài hơn mức đọc được, nên không lưu.',
    en: 'Larger than 25 MB, or longer than can be read; not kept.',
  },
  locked: {
    vi: 'Tệp có mật khẩu nên không xem được có dấu mật hay không, và không lưu. Hãy bỏ mật khẩu rồi đính kèm.',
    en: 'Locked by a password: nobody can see whether it bears a mark of secrecy. Not kept; unlock and attach it.',
  },
  notLookedThrough: {
    vi: 'Tệp hỏng hoặc không đọc được nên không xem được có dấu mật hay không, và không lưu. Hãy xin lại tệp từ nơi gửi.',
    en: 'Damaged or unreadable: nobody can see whether it bears a mark of secrecy. Not kept; ask for it again.',
  },
  notKept: {
    vi: 'Loại tệp này không lưu được. Chỉ lưu .pdf, .docx, .xlsx, .odt và ảnh.',
    en: 'Files of this kind are not kept; only .pdf, .docx, .xlsx, .odt and pictures.',
  },
} satisfies Record<string, Word>;
