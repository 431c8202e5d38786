import type { Word } from '../../../../base/word.ts';
import type { DateOrder } from '../../import/mapping.ts';

/** The words of the pages where lists and messages come in. */
export const words = {
  title: { vi: 'Nhập danh sách văn bản', en: 'Import lists of documents' },
  lead: {
    vi: 'Đưa danh sách xuất từ phần mềm quản lý văn bản (.xlsx, .csv) vào sổ. Danh sách được kiểm tra thử trước; nhập lại cùng danh sách không sinh văn bản trùng.',
    en: 'Takes lists of an office system (.xlsx, .csv) into a register. A list is tried first; the same list sent again makes no doubles.',
  },
  toList: { vi: 'Văn bản {unit}', en: 'Documents of {unit}' },
  newList: { vi: 'Danh sách mới', en: 'A new list' },
  source: { vi: 'Nguồn', en: 'Source' },
  sourceHint: {
    vi: 'Nguồn nhớ cách ghép cột: lần sau chỉ cần chọn tệp.',
    en: 'A source remembers its columns: next time only the file is chosen.',
  },
  newSource: { vi: 'Nguồn mới', en: 'A new source' },
  register: { vi: 'Sổ nhận văn bản', en: 'Register' },
  noRegister: {
    vi: 'Đơn vị chưa có sổ "Số lấy từ QLVBĐH" đang mở. Quản trị đơn vị mở sổ trước, rồi quay lại trang này.',
    en: 'The unit has no open register whose numbers come from the office system. The administrator opens one first.',
  },
  choose: { vi: 'Chọn tệp danh sách', en: 'Choose the list' },
  formats: {
    vi: '.xlsx hoặc .csv, đến {size}, đến 300.000 dòng. Tệp .xls: mở bằng Excel và lưu lại thành .xlsx.',
    en: '.xlsx or .csv, up to {size} and 300,000 rows. Save .xls as .xlsx first.',
  },
  secrets: {
    vi: 'Dòng có độ mật (Mật, Tối mật, Tuyệt mật): chỉ lưu số và ngày, không lưu trích yếu. Tệp gốc không được lưu.',
    en: 'Of rows with a mark of secrecy number and days alone are kept. The file itself is not kept.',
  },
  reading: { vi: 'Đang đọc {name} …', en: 'Reading {name} …' },
  refused: { vi: 'Không dùng được {name}', en: '{name} cannot be used' },
  tooLarge: {
    vi: 'Tệp quá lớn. Hãy chia danh sách thành nhiều tệp, ví dụ mỗi năm một tệp.',
    en: 'The file is too large. Split the list, one file a year for instance.',
  },
  mapping: { vi: 'Cột nào ghi gì', en: 'What the columns say' },
  mappingLead: {
    vi: 'Đã đọc tiêu đề ở dòng {row} và đề xuất cách ghép. Xem lại từng mục rồi kiểm tra thử.',
    en: 'The headers stand in row {row}. Look at what is proposed, then try the list.',
  },
  ofSource: {
    vi: 'Tệp có đủ cột của nguồn đã lưu.',
    en: 'The file has all columns of the saved source.',
  },
  missing: {
    vi: 'Tệp thiếu cột của nguồn đã lưu: {columns}. Cách ghép dưới đây được đề xuất lại.',
    en: 'The file lacks columns of the saved source: {columns}. What follows is proposed anew.',
  },
  sourceName: { vi: 'Tên nguồn', en: 'Name of the source' },
  sourceNameHint: { vi: 'Ví dụ: VNPT iOffice, văn bản đi', en: 'The office system, for instance' },
  needed: { vi: 'Cần có', en: 'Needed' },
  oneNumber: {
    vi: 'Số của văn bản: chỉ cần một trong ba cột "Số, ký hiệu", "Số đi", "Số văn bản".',
    en: 'Of the three columns of numbers one is enough.',
  },
  further: { vi: 'Nếu danh sách có', en: 'Where the list has it' },
  none: { vi: '(không có cột này)', en: '(no such column)' },
  examples: { vi: 'Ví dụ: {examples}', en: 'For instance: {examples}' },
  dateOrder: { vi: 'Ngày ghi bằng chữ số theo thứ tự', en: 'Order of days written in letters' },
  tryIt: { vi: 'Lưu cách ghép và kiểm tra thử', en: 'Save and try the list' },
  sending: { vi: 'Đang gửi và kiểm tra tệp …', en: 'Sending the file …' },
  recent: { vi: 'Các lần nhập', en: 'Imports' },
  noImports: { vi: 'Chưa có lần nhập nào.', en: 'Nothing was imported yet.' },
  file: { vi: 'Tệp', en: 'File' },
  state: { vi: 'Tình trạng', en: 'State' },
  result: { vi: 'Kết quả', en: 'Result' },
  asked: { vi: 'Lúc, người làm', en: 'When, by whom' },
  counts: {
    vi: '{added} mới, {changed} thay đổi, {refused} không nhận',
    en: '{added} new, {changed} changed, {refused} refused',
  },
  back: { vi: 'Nhập danh sách văn bản', en: 'Import lists of documents' },
  progress: { vi: '{done} trong {rows} dòng', en: '{done} of {rows} rows' },
  trialTitle: { vi: 'Kiểm tra thử', en: 'Trial' },
  takingTitle: { vi: 'Nhập vào sổ', en: 'Import' },
  trialNote: {
    vi: 'Chưa có gì thay đổi trong sổ. Xem các con số và những dòng không nhận được, rồi nhập.',
    en: 'Nothing was changed in the register. Look at the figures and refused rows, then import.',
  },
  allDone: { vi: 'Đã nhập xong danh sách', en: 'The list is imported' },
  added: { vi: 'Văn bản mới', en: 'New documents' },
  changed: { vi: 'Thay đổi theo danh sách', en: 'Changed as the list says' },
  same: { vi: 'Đã có, không đổi', en: 'There already, unchanged' },
  kept: { vi: 'Giữ nguyên vì đã sửa tại đây', en: 'Left as changed here' },
  notTaken: { vi: 'Không nhận được', en: 'Refused' },
  skipped: { vi: 'Dòng không phải văn bản', en: 'Rows that are no document' },
  withheld: { vi: 'Trong đó văn bản mật (chỉ số và ngày)', en: 'Of them secret (number and days alone)' },
  into: { vi: 'Vào sổ: {register}', en: 'Into: {register}' },
  erases: { vi: 'Văn bản thường trong sổ sẽ bị xóa nội dung', en: 'Open documents whose words are erased' },
  erasesLead: {
    vi: 'Cột Độ mật của danh sách ghi những văn bản này là mật. Khi nhập, nội dung và tệp của chúng bị xóa hẳn, không lấy lại được; chỉ còn số và ngày. Nếu không phải văn bản mật, đừng nhập: hãy sửa danh sách rồi gửi lại.',
    en: 'The column of secrecy calls these secret. Taking the list erases their words and files for ever; number and day stay. If they are not secret, do not import: mend the list and send it again.',
  },
  erasedNumber: { vi: 'Số trong sổ', en: 'Number in the register' },
  erasedDay: { vi: 'Ngày', en: 'Day' },
  eraseSure: {
    vi: '{erased} văn bản thường trong sổ bị xóa hẳn nội dung và tệp vì danh sách ghi là mật.',
    en: 'Words and files of {erased} open documents are erased for ever, for the list calls them secret.',
  },
  problems: { vi: 'Những dòng không nhận được', en: 'Refused rows' },
  problemsMore: {
    vi: 'Chỉ liệt kê {most} lỗi đầu tiên. Sửa trong phần mềm hoặc trong tệp, rồi gửi lại danh sách.',
    en: 'The first {most} are listed. Mend them in the office system or the file and send the list again.',
  },
  row: { vi: 'Dòng', en: 'Row' },
  column: { vi: 'Mục', en: 'Field' },
  problem: { vi: 'Vì sao', en: 'Why' },
  start: { vi: 'Nhập vào sổ', en: 'Import' },
  startSure: {
    vi: 'Thêm {added} văn bản mới và thay đổi {changed} văn bản theo danh sách. {refused} dòng có lỗi sẽ được bỏ qua.',
    en: 'Adds {added} documents and changes {changed}. {refused} rows with faults are left out.',
  },
  stop: { vi: 'Dừng', en: 'Stop' },
  stopSure: {
    vi: 'Những dòng đã nhập vẫn còn trong sổ. Có thể tiếp tục sau.',
    en: 'What was taken stays. It can be gone on with later.',
  },
  resume: { vi: 'Tiếp tục', en: 'Continue' },
  message: { vi: 'Văn bản từ hệ thống khác (edXML)', en: 'A document from another system (edXML)' },
  messageLead: {
    vi: 'Một tệp .edxml hoặc .xml theo QCVN 102:2016/BTTTT thành một văn bản đến ghi tạm, kèm tệp. Văn thư xác nhận thì văn bản có số đến.',
    en: 'An .edxml or .xml file (QCVN 102:2016/BTTTT) becomes an incoming document to be confirmed, with its files.',
  },
  messageFile: { vi: 'Tệp edXML', en: 'edXML file' },
  receivedOn: { vi: 'Ngày đến', en: 'Day of arrival' },
  incomingRegister: { vi: 'Sổ văn bản đến', en: 'Register of incoming documents' },
  take: { vi: 'Ghi tạm văn bản', en: 'Note the document' },
  taken: { vi: 'Đã ghi tạm {printed}: {subject}', en: 'Noted {printed}: {subject}' },
  takenFiles: { vi: '{files} tệp kèm đã lưu.', en: '{files} files kept.' },
  leftOut: { vi: '{name}: {why}', en: '{name}: {why}' },
  openTaken: { vi: 'Mở văn bản', en: 'Open it' },
} satisfies Record<string, Word>;

/** What is left to do with a document that came by a message, by who gives the numbers of its register. */
export const toConfirmWords = {
  outside: {
    vi: 'Văn bản chưa có số đến. Mở văn bản, bấm Xác nhận và gõ số đến mà QLVBĐH đã cấp.',
    en: 'It has no number of arrival yet. Open it, confirm it, and enter the number that the office system gave.',
  },
  here: {
    vi: 'Văn bản chưa có số đến. Mở văn bản, bấm Xác nhận: sổ cấp số đến kế tiếp.',
    en: 'It has no number of arrival yet. Open it and confirm it: the register gives the next one.',
  },
} satisfies Record<'outside' | 'here', Word>;

export const stateWords = {
  waiting: { vi: 'đang chờ', en: 'waiting' },
  working: { vi: 'đang chạy', en: 'under way' },
  done: { vi: 'xong', en: 'done' },
  failed: { vi: 'dừng vì lỗi', en: 'broke off' },
  stopped: { vi: 'đã dừng', en: 'stopped' },
} satisfies Record<string, Word>;

export const orderWords = {
  dmy: { vi: 'ngày/tháng/năm (07/06/2023 là 7 tháng 6)', en: 'day/month/year' },
  mdy: { vi: 'tháng/ngày/năm (06/07/2023 là 7 tháng 6)', en: 'month/day/year' },
  ymd: { vi: 'năm/tháng/ngày (2023/06/07)', en: 'year/month/day' },
} satisfies Record<DateOrder, Word>;
