import type { Word } from '../../base/word.ts';

/** What is told of a form of the registers, beside what every form is told. */
export const registerWords = {
  noSuchSeries: {
    vi: 'Sổ này không đánh số riêng cho loại {series}. Hãy bỏ trống ô của loại này, hoặc chọn đánh số riêng từng loại.',
    en: 'This register has no series of its own for {series}. Leave it empty, or number by kind.',
  },
  seriesBegun: {
    vi: 'Sổ đã cấp số cho loại {series} (đến số {last}) nên số bắt đầu của loại này không đổi được nữa; hãy để nguyên là {first}.',
    en: 'Numbers of {series} were taken already (up to {last}), so this series keeps its beginning: leave it at {first}.',
  },
  registerBegun: {
    vi: 'Sổ đã cấp số (đến số {last}) nên số bắt đầu không đổi được nữa; hãy để nguyên là {first}.',
    en: 'Numbers were taken already (up to {last}), so the register keeps its beginning: leave it at {first}.',
  },
  gapBeforeFirst: {
    vi: 'Sổ bắt đầu từ số {first}: các số trước đó không phải số trống, không cần lý do.',
    en: 'The register begins at number {first}: what is before it is no gap and needs no reason.',
  },
  outsideSystemHere: {
    vi: 'Sổ cấp số tại đây thì không ghi tên phần mềm khác. Hãy bỏ trống mục này, hoặc chọn "Số lấy từ QLVBĐH".',
    en: 'A register numbered here names no other system. Leave this empty, or choose the other way of numbering.',
  },
  legalIncoming: {
    vi: 'Sổ VBQPPL ghi văn bản do đơn vị ban hành. Hãy chọn sổ văn bản đi.',
    en: 'A register of legal documents holds those that the unit issues. Choose outgoing.',
  },
  openedLate: {
    vi: 'Ngày mở sổ không thể ở tương lai.',
    en: 'A register cannot be opened on a day to come.',
  },
  closedEarly: {
    vi: 'Ngày đóng sổ phải từ ngày mở sổ và từ ngày của văn bản cuối cùng ({last}) trở đi.',
    en: 'The last day must not be before the register was opened, nor before its last document ({last}).',
  },
  nameTaken: {
    vi: 'Đơn vị đã có sổ đang mở mang tên này. Hãy đặt tên khác, ví dụ thêm năm hoặc loại văn bản.',
    en: 'The unit has an open register of this name. Choose another name.',
  },
  gapHasDocument: {
    vi: 'Số {number} đã có văn bản trong sổ nên không phải số trống.',
    en: 'Number {number} has a document, so it is no gap.',
  },
  gapNotReached: {
    vi: 'Sổ mới cấp đến số {last}. Chỉ giải thích số trống đến số đó.',
    en: 'The register has reached number {last}. Explain gaps up to there.',
  },
} satisfies Record<string, Word>;

export const documentWords = {
  registerUnknown: {
    vi: 'Không có sổ này ở đơn vị. Hãy chọn lại sổ.',
    en: 'The unit has no such register. Choose again.',
  },
  registerClosed: {
    vi: 'Sổ này đã đóng từ {day}. Hãy chọn sổ đang mở.',
    en: 'This register was closed on {day}. Choose an open one.',
  },
  beforeOpened: {
    vi: 'Sổ này cấp số từ {day}. Văn bản có từ trước ngày đó: nhập số, ký hiệu in trên văn bản để ghi mà không lấy số mới. Nếu ngày nhầm, hãy sửa ngày; hoặc chọn sổ khác.',
    en: 'This register gives numbers since {day}. For a document from before, enter the number and symbol printed on it: it is recorded and takes no new number. Else mend the day, or choose another register.',
  },
  earlierTooHigh: {
    vi: 'Văn bản đến trước ngày mở sổ giữ số đến cũ, mà sổ này tự cấp từ số {first} trong năm {year}, nên số {number} không ghi vào đây được. Hãy bỏ trống mục số và ghi số đến cũ vào mục Ghi chú.',
    en: 'A document from before the opening keeps its old number of arrival; but this register gives the numbers from {first} on in {year}. Leave the number empty and write {number} into the note.',
  },
  arrivedEarlier: {
    vi: 'Văn bản này được ghi là đến trước khi mở sổ ({day}) nên không lấy số của sổ; ngày đến phải trước ngày đó. Nếu văn bản đến sau, hãy hủy mục này và vào sổ lại để lấy số.',
    en: 'This was recorded as arrived before the register was opened ({day}) and took none of its numbers. If it came later, cancel it and record it anew.',
  },
  wrongDirection: {
    vi: 'Sổ này không ghi văn bản đi hoặc nội bộ. Hãy chọn sổ khác, hoặc dùng mục Vào sổ văn bản đến.',
    en: 'This register holds no outgoing or internal documents. Choose another one.',
  },
  kindUnknown: {
    vi: 'Không có loại văn bản này vào ngày đó theo thể thức đang áp dụng. Hãy chọn loại trong danh sách.',
    en: 'The rule of that day knows no such kind. Choose one from the list.',
  },
  notDirectiveKind: {
    vi: '{kind} không đếm là văn bản chỉ đạo (CV 581/BNV-CCHC, biểu mẫu 1, dòng 1: kết luận, chỉ thị, công văn chỉ đạo, đôn đốc, quán triệt). Hãy ghi là không phải văn bản chỉ đạo, hoặc sửa loại văn bản.',
    en: 'A document of this kind ({kind}) is counted as no directive (CV 581/BNV-CCHC, form 1, row 1). Say that it is none, or mend the kind.',
  },
  kindFixed: {
    vi: 'Văn bản đã ban hành thì loại văn bản nằm trong ký hiệu và không sửa được. Nếu sai, hãy hủy số và ban hành văn bản khác.',
    en: 'The kind stands in the symbol of an issued document. If it is wrong, cancel the number and issue another.',
  },
  kindFromElsewhere: {
    vi: 'Cơ quan hành chính ở địa phương không ban hành loại văn bản này. Hãy chọn loại khác.',
    en: 'Local administration does not issue this kind. Choose another one.',
  },
  notLegalKind: {
    vi: 'Theo luật vào ngày đó, cấp này không ban hành VBQPPL bằng loại văn bản này (xem {basis}). Hãy kiểm tra loại văn bản, ngày, và sổ.',
    en: 'By the law of that day this level issues no legal document of this kind (see {basis}). Check kind, day and register.',
  },
  noLegalLaw: {
    vi: 'Chưa có quy định nào về VBQPPL vào ngày đó trong danh mục. Hãy kiểm tra ngày, hoặc ghi vào sổ khác.',
    en: 'The catalogue holds no law on legal documents for that day. Check the day, or choose another register.',
  },
  futureDay: { vi: 'Ngày này ở tương lai. Hãy sửa lại ngày.', en: 'This day is still to come. Mend it.' },
  issuedAfterReceived: {
    vi: 'Ngày văn bản ở sau ngày đến. Hãy sửa một trong hai ngày.',
    en: 'The document is dated after it arrived. Mend one of the two days.',
  },
  receivedNeeded: { vi: 'Văn bản đến cần ngày đến.', en: 'An incoming document needs the day of arrival.' },
  receivedNotOurs: {
    vi: 'Văn bản đi, văn bản nội bộ không có ngày đến. Hãy bỏ trống mục này.',
    en: 'Outgoing and internal documents have no day of arrival. Leave this empty.',
  },
  issuerNeeded: {
    vi: 'Văn bản đến cần tên cơ quan ban hành.',
    en: 'An incoming document needs the name of who issued it.',
  },
  printedNeeded: {
    vi: 'Văn bản đến cần số và ký hiệu in trên văn bản, ví dụ 15/KH-UBND.',
    en: 'An incoming document needs the number and symbol printed on it, such as 15/KH-UBND.',
  },
  numberNeeded: {
    vi: 'Sổ này lấy số từ phần mềm quản lý văn bản. Hãy nhập số đã cấp.',
    en: 'This register takes its numbers from the office system. Enter the number.',
  },
  numberTakenHere: {
    vi: 'Sổ này tự cấp số. Hãy bỏ trống mục số.',
    en: 'This register gives the numbers itself. Leave the number empty.',
  },
  numberThere: {
    vi: 'Số này đã có trong sổ: {printed}, {day}. Hãy kiểm tra lại; nếu văn bản mang số trùng thật, hãy thêm chữ sau số, ví dụ 12a.',
    en: 'This number is in the register already: {printed}, {day}. Check it; if it truly is used twice, add a letter: 12a.',
  },
  arrivedBefore: {
    vi: 'Văn bản này đã vào sổ đến số {number}, ngày {day}. Nếu chỉ ghi trùng thì không cần vào sổ nữa; nếu văn bản đến thêm một lần thật, hãy đánh dấu “Vẫn vào sổ” rồi lưu lại.',
    en: 'This document was recorded already, as number {number} on {day}. If that is the same arrival, nothing is left to do; if it truly came again, tick “Record it nevertheless” and save.',
  },
  arrivedUnnumbered: {
    vi: 'Văn bản này đã có trong sổ, chưa có số đến (ngày đến {day}). Hãy tìm văn bản đó trong danh sách; nếu đang là ghi tạm thì mở ra và bấm Xác nhận. Nếu văn bản đến thêm một lần thật, hãy đánh dấu “Vẫn vào sổ” rồi lưu lại.',
    en: 'This document is there already, without a number of arrival (arrived on {day}). Look it up in the list; if it was only noted, open it and confirm it. If it truly came again, tick “Record it nevertheless” and save.',
  },
  outOfOrder: {
    vi: 'Số trước trong sổ ({printed}) có ngày {day}. Văn bản sau không thể có ngày sớm hơn; hãy sửa ngày.',
    en: 'The number before it ({printed}) is of {day}. A later number cannot have an earlier day.',
  },
  symbolMismatch: {
    vi: 'Số và ký hiệu in trên văn bản không khớp với số vừa nhập ({number}). Hãy sửa một trong hai.',
    en: 'The printed number does not fit the number entered ({number}). Mend one of the two.',
  },
  afterNext: {
    vi: 'Số sau trong sổ ({printed}) có ngày {day}. Văn bản trước không thể có ngày muộn hơn; hãy sửa ngày.',
    en: 'The number after it ({printed}) is of {day}. An earlier number cannot have a later day.',
  },
  numberFixed: {
    vi: 'Số lấy tại sổ này không sửa được. Nếu lấy nhầm số, hãy hủy văn bản và lấy số khác.',
    en: 'A number that was taken from this register is not changed. Cancel the document and take another.',
  },
  yearFixed: {
    vi: 'Số này lấy trong năm {year}, nên ngày phải ở trong năm đó.',
    en: 'The number was taken in {year}, so the day is one of that year.',
  },
  nothingMended: {
    vi: 'Chưa có mục nào khác với trong sổ. Hãy sửa mục cần sửa rồi lưu.',
    en: 'Nothing is other than it stands in the register. Mend what is wrong, then save.',
  },
  mendedEmpty: {
    vi: 'Mục này đã có trong sổ, sửa được nhưng không bỏ trống được.',
    en: 'This stands in the register; it may be mended, not taken away.',
  },
  reportsOwnPaper: {
    vi: 'Đây là bản đã ký của báo cáo định kỳ; số, ngày và người ký sửa ở báo cáo (Đính chính báo cáo).',
    en: 'This is the signed paper of a periodic report; it is corrected there.',
  },
  printedElsewhere: {
    vi: 'Sổ này tự cấp số từ {day}, nên văn bản mang sẵn số {printed} không lấy số ở đây được. Hãy chọn sổ lấy số từ QLVBĐH; hoặc bỏ trống số, ký hiệu để lấy số kế tiếp; hoặc sửa ngày nếu văn bản có từ trước {day}.',
    en: 'This register gives the numbers since {day}, so what bears {printed} already takes none here. Choose a register numbered by the office system; or leave number and symbol empty to take the next; or mend the day if the document is from before.',
  },
  departmentNeeded: {
    vi: 'Ký hiệu công văn cần chữ viết tắt của bộ phận soạn thảo, ví dụ VP (103/UBND-VP).',
    en: 'The symbol of an official letter needs the abbreviation of who drafted it, such as VP.',
  },
  signedAfterIssued: {
    vi: 'Văn bản ký ngày {day} thì không thể ban hành trước ngày đó.',
    en: 'Signed on {day}, it cannot be issued before.',
  },
  signerNeeded: {
    vi: 'Văn bản đi cần người ký, chức vụ và thẩm quyền ký (TM., KT., TL., TUQ.).',
    en: 'An outgoing document needs its signer, the post and the authority.',
  },
  sentAsNeeded: {
    vi: 'Văn bản đi cần cách gửi: điện tử hoàn toàn có ký số, điện tử kèm bản giấy, hay bản giấy.',
    en: 'An outgoing document says how it was sent: wholly electronic and signed, electronic and on paper, or on paper.',
  },
  forceNeeded: {
    vi: 'VBQPPL cần ngày có hiệu lực, từ ngày ban hành trở đi.',
    en: 'A legal document needs the day on which it comes into force, not before its issue.',
  },
  notLegal: {
    vi: 'Văn bản này không phải VBQPPL nên không có bước xây dựng và hiệu lực. Hãy chọn văn bản trong sổ VBQPPL.',
    en: 'This is no legal document; it has no such steps nor a time in force.',
  },
  signedCopyStays: {
    vi: 'Bản đã ký số trước khi văn bản bị sửa được giữ để tra cứu, không gỡ được.',
    en: 'The copy that was signed before the document was changed is kept to be looked up, and stays.',
  },
  signedMarks: {
    vi: 'Văn bản đã ký: lĩnh vực, chỉ đạo CCHC và ghi chú do văn thư sửa. Hãy nhờ văn thư.',
    en: 'This is signed: field, mark of a directive and note are changed by the clerk.',
  },
  statusForbids: {
    vi: 'Văn bản đang ở trạng thái không làm được việc này. Hãy tải lại trang để xem trạng thái mới.',
    en: 'The state of this document does not allow it. Load the page again.',
  },
  withheldNothing: {
    vi: 'Văn bản mật chỉ được ghi số và ngày; mọi nội dung, tệp và liên kết phải nằm ngoài hệ thống này.',
    en: 'Of a secret document number and days alone are kept; content, files and links stay outside of this system.',
  },
  secretFile: {
    vi: 'Tệp mang dấu "{mark}". Một Sổ không nhận văn bản mật: tệp chưa được lưu. Hãy xử lý theo quy định bảo vệ bí mật nhà nước; ở đây chỉ ghi số và ngày (mục Ghi số văn bản mật).',
    en: 'The file bears the mark "{mark}". Một Sổ takes no secret documents: nothing was kept. Record its number and day alone.',
  },
  detachedReason: {
    vi: 'Văn bản đã ký hoặc đã vào sổ: gỡ tệp cần lý do, ví dụ “Đính kèm nhầm tệp của văn bản khác”.',
    en: 'This is signed or in the register: say why the file is taken away, such as “It is the file of another document”.',
  },
  filesOfClerk: {
    vi: 'Văn bản đã ký hoặc đã vào sổ: tệp do văn thư gỡ, có lý do. Hãy nhờ văn thư.',
    en: 'This is signed or in the register: its files are taken away by the clerk, with the reason.',
  },
  sameFile: {
    vi: 'Văn bản này đã có đúng tệp đó ({name}).',
    en: 'This document has the very same file already ({name}).',
  },
  linkItself: {
    vi: 'Văn bản không thể liên kết với chính nó.',
    en: 'A document cannot be linked to itself.',
  },
  linkUnknown: {
    vi: 'Không có văn bản này ở đơn vị. Hãy chọn lại, hoặc gõ số và ký hiệu.',
    en: 'The unit has no such document. Choose again, or type number and symbol.',
  },
  stepUnknown: {
    vi: 'Luật vào ngày đó không có bước này. Hãy chọn bước trong danh sách.',
    en: 'The law of that day knows no such step. Choose one from the list.',
  },
  stepLate: {
    vi: 'Văn bản đã ban hành ngày {day}, bước này phải xong chậm nhất ngày đó. Hãy sửa ngày.',
    en: 'The document was issued on {day}; this step was done by then. Mend the day.',
  },
  stepEarly: {
    vi: 'Văn bản ban hành ngày {day}, bước này chỉ có từ ngày đó. Hãy sửa ngày.',
    en: 'The document was issued on {day}; this step comes not before. Mend the day.',
  },
  notExaminable: {
    vi: 'Văn bản này không phải VBQPPL đã ban hành trong sổ của đơn vị. Hãy chọn văn bản khác; văn bản của đơn vị khác thì gõ số, ký hiệu và trích yếu.',
    en: 'This is no legal document that the unit has issued. Choose another one, or type number and subject of one of another unit.',
  },
  examinedNeeded: {
    vi: 'Hãy chọn văn bản trong sổ, hoặc ghi mục này nếu là văn bản của đơn vị khác.',
    en: 'Choose a document of the register, or fill this in for one of another unit.',
  },
  examinedElsewise: {
    vi: 'Văn bản đã chọn trong sổ là {printed}, ngày {day}; mục này ghi khác. Hãy bỏ trống mục này, hoặc bỏ chọn văn bản.',
    en: 'The chosen document is {printed} of {day}, which this contradicts. Leave this empty, or choose no document.',
  },
  issuedAfterExamined: {
    vi: 'Ngày ban hành ở sau ngày kiểm tra, rà soát. Hãy sửa một trong hai ngày.',
    en: 'It was issued after it was examined. Mend one of the two days.',
  },
  findingNeeded: {
    vi: 'Khi cần xử lý, hãy ghi nội dung phát hiện.',
    en: 'Where something is to be handled, say what was found.',
  },
  handledNeedsNeed: {
    vi: 'Chưa nêu cần xử lý gì nên chưa ghi ngày xử lý được. Hãy chọn hình thức xử lý.',
    en: 'Nothing is said to need handling, so there is no day of it. Choose what is needed.',
  },
  handledEarly: {
    vi: 'Ngày xử lý phải từ ngày kiểm tra, rà soát đến hôm nay.',
    en: 'It is handled between the examination and today.',
  },
  handledHowNeeded: {
    vi: 'Hãy ghi đã xử lý bằng văn bản nào, ví dụ QĐ số 12/2026/QĐ-UBND.',
    en: 'Say by which document it was handled.',
  },
  mendingReason: {
    vi: 'Sửa kết quả đã ghi cần lý do. Ghi kết quả xử lý thì không cần.',
    en: 'To mend what was recorded say why. To record its handling needs no reason.',
  },
  levelWrong: {
    vi: 'Cấp này chỉ có đến hết ngày {day} ({basis}). Hãy chọn cấp khác hoặc sửa ngày.',
    en: 'There is no such level after {day} ({basis}). Choose another one or mend the day.',
  },
} satisfies Record<string, Word>;

/** What stands in the place of what was withheld. */
export const withheldWords = {
  reason: { vi: 'Văn bản mật, không giữ nội dung.', en: 'Secret; nothing of it is kept.' },
  name: { vi: 'Văn bản mật', en: 'A secret document' },
  file: { vi: 'tệp đã xóa (văn bản mật)', en: 'erased file (secret document)' },
} satisfies Record<string, Word>;

/** How the figures of the registers are called. */
export const measureWords = {
  directives: { vi: 'Văn bản chỉ đạo CCHC đã ban hành', en: 'Directives on the reform issued' },
  incoming: { vi: 'Văn bản đến', en: 'Incoming documents' },
  outgoing: { vi: 'Văn bản đi', en: 'Outgoing documents' },
  issued: { vi: 'Văn bản đã ban hành', en: 'Documents issued' },
  legal: { vi: 'VBQPPL đã ban hành', en: 'Legal documents issued' },
  checked: { vi: 'VBQPPL đã kiểm tra', en: 'Legal documents checked' },
  checkToHandle: {
    vi: 'VBQPPL cần xử lý sau kiểm tra, kể cả phát hiện từ kỳ trước còn lại',
    en: 'Legal documents to be handled after a check, with what was left of earlier periods',
  },
  checkHandled: { vi: 'VBQPPL đã xử lý xong sau kiểm tra', en: 'Legal documents handled after a check' },
  reviewed: { vi: 'VBQPPL đã rà soát', en: 'Legal documents reviewed' },
  reviewToHandle: {
    vi: 'VBQPPL cần xử lý sau rà soát, kể cả phát hiện từ kỳ trước còn lại',
    en: 'Legal documents to be handled after a review, with what was left of earlier periods',
  },
  reviewHandled: { vi: 'VBQPPL đã xử lý xong sau rà soát', en: 'Legal documents handled after a review' },
  toHandle: {
    vi: 'VBQPPL cần xử lý sau kiểm tra, rà soát, kể cả phát hiện từ kỳ trước còn lại',
    en: 'Legal documents to be handled, with what was left of earlier periods',
  },
  handled: { vi: 'VBQPPL đã xử lý xong sau kiểm tra, rà soát', en: 'Legal documents handled' },
  sendable: { vi: 'Văn bản đi, trừ văn bản mật', en: 'Outgoing documents without secret ones' },
  provinceSendable: {
    vi: 'Văn bản đi của đơn vị và các sở, ngành trực thuộc, trừ văn bản mật',
    en: 'Outgoing documents of the unit and its departments without secret ones',
  },
  provinceElectronic: {
    vi: 'Văn bản đi của đơn vị và các sở, ngành trực thuộc, gửi hoàn toàn điện tử, có ký số',
    en: 'Outgoing documents of the unit and its departments sent wholly electronically, digitally signed',
  },
  electronic: {
    vi: 'Văn bản đi gửi hoàn toàn điện tử, có ký số',
    en: 'Outgoing documents sent wholly electronically, digitally signed',
  },
} satisfies Record<string, Word>;

/** What the check of the data finds in the registers. */
export const verifyWords = {
  numbers: {
    vi: 'Sổ tự cấp số nhưng các số không liền nhau từ số đầu đến số cuối.',
    en: 'A register gives its numbers, and they are not all there from the first to the last.',
  },
  status: {
    vi: 'Văn bản đã ban hành, đã đến mà không có số, ngày; hoặc chưa ban hành mà đã mang số.',
    en: 'A document was issued or received without number or day, or bears a number before.',
  },
  link: {
    vi: 'Liên kết dẫn tới văn bản không có trong sổ.',
    en: 'A link leads to a document that is not there.',
  },
  file: {
    vi: 'Tệp của văn bản không đúng là tệp đã lưu.',
    en: 'A file of a document is not the one that was stored.',
  },
  examination: {
    vi: 'Kết quả kiểm tra, rà soát nêu văn bản không có trong sổ.',
    en: 'An examination names a document that is not there.',
  },
} satisfies Record<string, Word>;

/** What is told of any text that bears a mark, whatever form it stands in. */
export const secrecyWords = {
  marked: {
    vi: 'Nội dung này mang dấu độ mật nên không được lưu. Văn bản mật chỉ được ghi số và ngày (mục Ghi số văn bản mật); việc thuộc bí mật nhà nước giao và theo dõi ở nơi khác. Nếu chỉ nói tới dấu mật, hãy viết thành câu, ví dụ “số của văn bản mật”.',
    en: 'This bears a mark of secrecy and was not kept. Of a secret document record number and day alone; tasks that are state secrets have no place here. To speak of a mark, write a sentence, such as “the number of a secret document”.',
  },
} satisfies Record<string, Word>;
