import type { Word } from '../../../base/word.ts';

export const directionWords = {
  incoming: { vi: 'Văn bản đến', en: 'Incoming' },
  outgoing: { vi: 'Văn bản đi', en: 'Outgoing' },
  internal: { vi: 'Văn bản nội bộ', en: 'Internal' },
} satisfies Record<string, Word>;

export const fieldWords = {
  direction: { vi: 'Chỉ đạo, điều hành CCHC', en: 'Direction of the reform' },
  institutions: { vi: 'Cải cách thể chế', en: 'Institutions' },
  procedures: { vi: 'Cải cách TTHC', en: 'Administrative procedures' },
  organisation: { vi: 'Tổ chức bộ máy', en: 'Organisation' },
  civilService: { vi: 'Chế độ công vụ', en: 'Civil service' },
  finance: { vi: 'Tài chính công', en: 'Public finance' },
  digital: { vi: 'Chính quyền số', en: 'Digital government' },
} satisfies Record<string, Word>;

export const sendingWords = {
  'signed-electronic': { vi: 'Điện tử hoàn toàn, có ký số', en: 'Wholly electronic, digitally signed' },
  'electronic-and-paper': { vi: 'Điện tử kèm bản giấy', en: 'Electronic and on paper' },
  paper: { vi: 'Bản giấy', en: 'On paper' },
} satisfies Record<string, Word>;

export const authorityWords = {
  self: { vi: 'Ký trực tiếp (thủ trưởng)', en: 'In person, as head' },
  TM: { vi: 'TM. (thay mặt tập thể)', en: 'TM. (on behalf of a collective)' },
  Q: { vi: 'Q. (quyền)', en: 'Q. (acting)' },
  KT: { vi: 'KT. (ký thay)', en: 'KT. (in place of the head)' },
  TL: { vi: 'TL. (thừa lệnh)', en: 'TL. (by order)' },
  TUQ: { vi: 'TUQ. (thừa ủy quyền)', en: 'TUQ. (by authorisation)' },
} satisfies Record<string, Word>;

export const partWords = {
  main: { vi: 'Văn bản chính', en: 'The document' },
  annex: { vi: 'Phụ lục, tài liệu kèm', en: 'Annex' },
  draft: { vi: 'Bản dự thảo', en: 'Draft' },
  signed: { vi: 'Bản đã ký số', en: 'Signed copy' },
} satisfies Record<string, Word>;

export const linkWords = {
  basis: { vi: 'Căn cứ', en: 'Rests on' },
  replaces: { vi: 'Thay thế', en: 'Replaces' },
  amends: { vi: 'Sửa đổi, bổ sung', en: 'Amends' },
  repeals: { vi: 'Bãi bỏ', en: 'Repeals' },
  answers: { vi: 'Trả lời', en: 'Answers' },
  implements: { vi: 'Triển khai', en: 'Carries out' },
} satisfies Record<string, Word>;

/** The same links, seen from the other document. */
export const linkedWords = {
  basis: { vi: 'Là căn cứ của', en: 'Is the basis of' },
  replaces: { vi: 'Được thay thế bởi', en: 'Replaced by' },
  amends: { vi: 'Được sửa đổi bởi', en: 'Amended by' },
  repeals: { vi: 'Bị bãi bỏ bởi', en: 'Repealed by' },
  answers: { vi: 'Được trả lời bằng', en: 'Answered by' },
  implements: { vi: 'Được triển khai bằng', en: 'Carried out by' },
} satisfies Record<string, Word>;

export const deedWords = {
  noted: { vi: 'Ghi tạm', en: 'Noted' },
  drafted: { vi: 'Soạn', en: 'Drafted' },
  changed: { vi: 'Sửa', en: 'Changed' },
  signed: { vi: 'Ký', en: 'Signed' },
  unsigned: { vi: 'Sửa sau khi ký, phải ký lại', en: 'Changed after signing, to be signed anew' },
  issued: { vi: 'Phát hành', en: 'Issued' },
  received: { vi: 'Vào sổ đến', en: 'Received' },
  confirmed: { vi: 'Xác nhận', en: 'Confirmed' },
  corrected: { vi: 'Sửa số, ngày, người ký', en: 'Corrected' },
  cancelled: { vi: 'Hủy', en: 'Cancelled' },
  imported: { vi: 'Cập nhật từ danh sách', en: 'Updated from a list' },
  withheld: { vi: 'Gỡ nội dung vì là văn bản mật', en: 'Withheld as secret' },
  attached: { vi: 'Đính kèm tệp', en: 'File attached' },
  detached: { vi: 'Gỡ tệp', en: 'File taken away' },
  signedFile: { vi: 'Ký số', en: 'Signed digitally' },
} satisfies Record<string, Word>;

export const listWords = {
  title: { vi: 'Văn bản', en: 'Documents' },
  titleOf: { vi: 'Văn bản: {unit}', en: 'Documents: {unit}' },
  chooseLead: { vi: 'Chọn đơn vị để xem sổ văn bản.', en: 'Choose a unit to see its registers.' },
  noUnits: {
    vi: 'Anh, chị chưa có vị trí nào xem được sổ văn bản. Hãy nhờ quản trị đơn vị cấp vị trí.',
    en: 'You hold no post that may see registers. Ask the administrator of your unit.',
  },
  find: { vi: 'Tìm trong văn bản (phím /)', en: 'Search (key /)' },
  register: { vi: 'Sổ', en: 'Register' },
  direction: { vi: 'Loại sổ', en: 'Direction' },
  kind: { vi: 'Loại văn bản', en: 'Kind' },
  status: { vi: 'Trạng thái', en: 'State' },
  field: { vi: 'Lĩnh vực CCHC', en: 'Field of reform' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  directive: { vi: 'Chỉ đạo CCHC', en: 'Directives on the reform' },
  legal: { vi: 'Chỉ VBQPPL', en: 'Legal documents only' },
  all: { vi: 'Tất cả', en: 'All' },
  clear: { vi: 'Bỏ lọc', en: 'Clear the filter' },
  export: { vi: 'Tải danh sách (.xlsx)', en: 'Download the list (.xlsx)' },
  record: { vi: 'Vào sổ văn bản', en: 'Record a document' },
  importLists: { vi: 'Nhập danh sách', en: 'Import a list' },
  draft: { vi: 'Soạn văn bản', en: 'Draft a document' },
  registers: { vi: 'Các sổ, kiểm tra số', en: 'Registers and their numbers' },
  legalPage: { vi: 'VBQPPL', en: 'Legal documents' },
  import: { vi: 'Nhập danh sách', en: 'Import lists' },
  documents: { vi: 'Danh sách văn bản', en: 'Documents' },
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  day: { vi: 'Ngày', en: 'Day' },
  subject: { vi: 'Trích yếu', en: 'Subject' },
  noNumber: { vi: 'chưa có số', en: 'no number yet' },
  arrival: { vi: 'Số đến {number}', en: 'Arrival {number}' },
  dated: { vi: 'của {issuer}, ngày {day}', en: 'of {issuer}, {day}' },
  withheld: { vi: 'Văn bản mật: chỉ ghi số và ngày', en: 'Secret: number and day only' },
  files: { vi: '{count} tệp', en: '{count} files' },
  none: {
    vi: 'Không có văn bản nào như vậy. Hãy bớt điều kiện lọc, hoặc gõ ít chữ hơn.',
    en: 'There is no such document. Narrow down less, or type fewer words.',
  },
  saved: { vi: 'Bộ lọc đã lưu', en: 'Kept filters' },
  save: { vi: 'Lưu bộ lọc này', en: 'Keep this filter' },
  saveName: { vi: 'Tên bộ lọc', en: 'Name' },
  saveHint: {
    vi: 'Chỉ anh, chị thấy. Trùng tên thì bộ lọc cũ được thay.',
    en: 'For you alone. The same name replaces the old one.',
  },
  keep: { vi: 'Lưu', en: 'Keep' },
  remove: { vi: 'Xóa', en: 'Remove' },
  removeFilter: { vi: 'Xóa bộ lọc {name}', en: 'Remove the filter {name}' },
} satisfies Record<string, Word>;

export const formWords = {
  back: { vi: 'Danh sách văn bản', en: 'Documents' },
  recordTitle: { vi: 'Vào sổ văn bản', en: 'Record a document' },
  recordLead: {
    vi: 'Ghi văn bản đến, hoặc văn bản của đơn vị đã có số. Ghi xong một văn bản, gõ tiếp được ngay văn bản sau.',
    en: 'Record what came, or what is numbered already. After one the next can be typed at once.',
  },
  draftTitle: { vi: 'Soạn văn bản', en: 'Draft a document' },
  draftLead: {
    vi: 'Văn bản soạn ở đây chưa có số. Sau khi lãnh đạo ký, văn thư phát hành và lấy số.',
    en: 'A draft has no number. After it is signed, the clerk issues it and takes the number.',
  },
  noRegister: {
    vi: 'Đơn vị chưa có sổ nào đang mở để ghi. Người quản trị đơn vị mở sổ ở mục “Các sổ, kiểm tra số”.',
    en: 'The unit has no open register for this. The administrator opens one under “Registers and their numbers”.',
  },
  toRegister: { vi: 'Vào sổ', en: 'Register' },
  arrival: { vi: 'Số đến', en: 'Number of arrival' },
  number: { vi: 'Số', en: 'Number' },
  numberHint: { vi: 'Số mà QLVBĐH đã cấp.', en: 'As the office system gave it.' },
  takenHere: {
    vi: 'Sổ này tự cấp số: khi lưu, văn bản nhận số kế tiếp.',
    en: 'This register gives the numbers: the next one is taken when you save.',
  },
  confirmedHere: {
    vi: 'Sổ này tự cấp số. Văn bản có, hoặc đến, từ trước ngày mở sổ giữ nguyên số cũ và không lấy số ở đây; văn bản khác nhận số kế tiếp.',
    en: 'This register gives the numbers. A document from before it was opened keeps its old number and takes none; any other takes the next.',
  },
  earlierArrival: { vi: 'Số đến cũ', en: 'Earlier number of arrival' },
  earlierArrivalHint: {
    vi: 'Văn bản đến trước ngày mở sổ không lấy số mới. Ghi số đến đã cấp hồi đó, nếu có.',
    en: 'It arrived before the register was opened and takes no new number. Enter the one it was given then, if any.',
  },
  suffix: { vi: 'Chữ sau số', en: 'Letters after it' },
  suffixHint: { vi: 'Ví dụ a trong 12a; thường để trống.', en: 'Such as a in 12a; usually none.' },
  printed: { vi: 'Số, ký hiệu trên văn bản', en: 'Number and symbol printed' },
  printedHint: { vi: 'Ví dụ 15/KH-UBND.', en: 'Such as 15/KH-UBND.' },
  issuedOn: { vi: 'Ngày văn bản', en: 'Dated' },
  receivedOn: { vi: 'Ngày đến', en: 'Arrived on' },
  issuer: { vi: 'Cơ quan ban hành', en: 'Issued by' },
  kind: { vi: 'Loại văn bản', en: 'Kind' },
  kindUntold: {
    vi: 'Số, ký hiệu không cho biết loại văn bản. Hãy chọn loại trong danh sách.',
    en: 'The symbol does not tell the kind. Choose it from the list.',
  },
  notNumber: {
    vi: 'Số là số nguyên từ 1 trở lên, ví dụ 12; chữ sau số ghi ở ô bên cạnh.',
    en: 'A whole number from 1 on is needed, such as 12; letters after it have a field of their own.',
  },
  kindBySymbol: { vi: 'Theo ký hiệu', en: 'As the symbol says' },
  subject: { vi: 'Trích yếu', en: 'Subject' },
  field: { vi: 'Lĩnh vực CCHC', en: 'Field of reform' },
  noField: { vi: 'Không thuộc lĩnh vực nào', en: 'None' },
  directive: {
    vi: 'Là văn bản chỉ đạo CCHC (được đếm vào báo cáo)',
    en: 'Directs the reform (counted in reports)',
  },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  untold: { vi: 'Chưa ghi', en: 'Not said' },
  urgent: { vi: 'Khẩn', en: 'Urgent' },
  replyDueOn: { vi: 'Hạn trả lời', en: 'Reply due' },
  recipients: { vi: 'Nơi nhận', en: 'Recipients' },
  note: { vi: 'Ghi chú', en: 'Note' },
  signer: { vi: 'Người ký', en: 'Signed by' },
  signerPost: { vi: 'Chức vụ', en: 'Post' },
  authority: { vi: 'Thẩm quyền ký', en: 'Authority' },
  signedOn: { vi: 'Ngày ký', en: 'Signed on' },
  sentAs: { vi: 'Cách gửi', en: 'Sent as' },
  sentAsHint: {
    vi: '“Điện tử hoàn toàn” chỉ khi bản gửi đi có chữ ký số và không gửi bản giấy; báo cáo CCHC đếm theo mục này.',
    en: '“Wholly electronic” only where what left bears a digital signature and no paper was sent; reports count by it.',
  },
  notSent: { vi: 'Không gửi ra ngoài', en: 'Not sent out' },
  department: { vi: 'Bộ phận soạn (viết tắt)', en: 'Drafted by (abbreviation)' },
  departmentHint: { vi: 'Cho ký hiệu công văn, ví dụ VP.', en: 'In symbols of letters, such as VP.' },
  organ: { vi: 'Cơ quan trong ký hiệu', en: 'Organ in the symbol' },
  organHint: { vi: 'Để trống: {organ}.', en: 'Empty: {organ}.' },
  inForceFrom: { vi: 'Có hiệu lực từ', en: 'In force from' },
  evenIfThere: {
    vi: 'Vẫn vào sổ: văn bản này đến thêm một lần',
    en: 'Record it nevertheless: it came a second time',
  },
  more: { vi: 'Ghi thêm', en: 'More' },
  record: { vi: 'Lưu và gõ văn bản tiếp theo', en: 'Save, and on to the next' },
  recorded: { vi: 'Đã vào sổ {number}', en: 'Recorded: {number}' },
  open: { vi: 'Mở văn bản, đính kèm tệp', en: 'Open it, attach files' },
  secret: { vi: 'Ghi số văn bản mật', en: 'Record a secret document' },
  secretLead: {
    vi: 'Văn bản mật không được đưa lên hệ thống này. Chỉ ghi số và ngày để sổ không thiếu số.',
    en: 'Nothing of a secret document is kept here. Its number and days alone, so that no number is missing.',
  },
  secretRecord: { vi: 'Ghi số', en: 'Record the number' },
  notSecret: { vi: 'Quay lại vào sổ văn bản thường', en: 'Back to documents that are not secret' },
  draft: { vi: 'Lưu dự thảo', en: 'Save the draft' },
} satisfies Record<string, Word>;
