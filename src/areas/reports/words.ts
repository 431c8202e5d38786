import type { Word } from '../../base/word.ts';
import type { Status } from './life.ts';

export const lifeWords = {
  /** Why a deed is not open in this status, and what to do. */
  notNow: {
    notBegun: {
      vi: 'Báo cáo này chưa bắt đầu. Hãy nhập số liệu trước.',
      en: 'This report has not begun. Enter figures first.',
    },
    draft: {
      vi: 'Báo cáo đang được nhập nên chưa làm được việc này. Hãy chốt báo cáo trước.',
      en: 'The report is still being filled. Close it first.',
    },
    closed: {
      vi: 'Báo cáo đã chốt chờ ký. Muốn sửa, hãy đề nghị lãnh đạo trả lại trong đơn vị.',
      en: 'The report is closed and waits for the signature. To change it, ask the leader to return it.',
    },
    sent: {
      vi: 'Báo cáo đã ký gửi nên không sửa được nữa. Muốn sửa, hãy đề nghị cấp trên trả lại.',
      en: 'The report was signed and sent. To change it, ask the unit above to return it.',
    },
    returned: {
      vi: 'Báo cáo đang bị trả lại. Hãy sửa, chốt rồi ký gửi lại.',
      en: 'The report was returned. Mend it, close it and sign it again.',
    },
    received: {
      vi: 'Cấp trên đã tiếp nhận báo cáo này. Muốn sửa số, hãy làm đính chính.',
      en: 'The report was received. To change a figure, make a correction.',
    },
    corrected: {
      vi: 'Báo cáo có bản đính chính đang chờ cấp trên tiếp nhận.',
      en: 'A correction of this report waits to be received.',
    },
    excused: {
      vi: 'Đơn vị được miễn báo cáo này nên không phải làm gì. Nếu vẫn cần gửi, hãy đề nghị đơn vị mở đợt bỏ miễn.',
      en: 'The unit is excused from this report. To send it all the same, ask the unit that opened the campaign.',
    },
  } satisfies Record<Status, Word>,
  /** Of a report that nobody above receives. */
  final: {
    vi: 'Báo cáo đã ký nên không sửa được nữa. Muốn sửa số, hãy làm đính chính.',
    en: 'The report was signed. To change a figure, make a correction.',
  },
  locked: {
    vi: 'Đã qua ngày khóa sổ ({day}) nên không ký gửi được. Hãy đề nghị đơn vị mở đợt gia hạn.',
    en: 'The lock of {day} has passed. Ask the unit that opened the campaign to extend it.',
  },
} as const;

export const campaignWords = {
  former: { vi: '{unit} (đến hết ngày {day})', en: '{unit} (until {day})' },
  noForm: {
    vi: 'Không có biểu mẫu này cho cấp và kỳ báo cáo đã chọn.',
    en: 'There is no such form for this level and kind.',
  },
  noOutline: { vi: 'Không có đề cương này.', en: 'There is no such outline.' },
  nobodyOwes: {
    vi: 'Ngày chốt số liệu không có đơn vị nào thuộc cấp này bên dưới đơn vị của bạn. Hãy kiểm tra ngày hoặc cấp.',
    en: 'No unit of this level stands below yours on the closing day. Check the day or the level.',
  },
  levelTwice: { vi: 'Một cấp được nhập hai lần.', en: 'One level is entered twice.' },
  dueBeforeClosing: { vi: 'Hạn gửi phải từ ngày chốt số liệu trở đi.', en: 'Due before the figures close.' },
  lockBeforeDue: { vi: 'Ngày khóa sổ phải từ hạn gửi trở đi.', en: 'Locked before it is due.' },
  lowerLater: {
    vi: 'Cấp dưới phải chốt và gửi không muộn hơn cấp trên để cấp trên kịp cộng số.',
    en: 'Lower levels must close no later than those above them.',
  },
  askedTwice: {
    vi: 'Kỳ báo cáo này đã được yêu cầu ở đợt “{campaign}” do {opener} mở, với {units}. Mở thêm thì số của các đơn vị đó bị cộng hai lần: hãy bỏ cấp hoặc đơn vị đó ra, hoặc dùng đợt đã mở.',
    en: 'This period was asked for already in “{campaign}”, opened by {opener}, of {units}. Leave these out, or go on with that campaign: their figures would be added twice.',
  },
  manyAskedTwice: {
    vi: 'Kỳ báo cáo này đã được yêu cầu ở đợt “{campaign}” do {opener} mở, với {units} và {more} đơn vị khác. Mở thêm thì số của các đơn vị đó bị cộng hai lần: hãy bỏ cấp hoặc đơn vị đó ra, hoặc dùng đợt đã mở.',
    en: 'This period was asked for already in “{campaign}”, opened by {opener}, of {units} and {more} others. Leave these out, or go on with that campaign: their figures would be added twice.',
  },
  lockNotLater: {
    vi: 'Ngày khóa mới phải sau ngày khóa hiện nay: khóa sổ chỉ gia hạn, không rút ngắn.',
    en: 'The new day must be after the present one: a lock is extended, never brought forward.',
  },
  notInTheFuture: { vi: 'Ngày khóa mới phải từ hôm nay trở đi.', en: 'The new day must not have passed.' },
  unitsNotBelow: {
    vi: 'Có đơn vị không thuộc các cấp đã chọn bên dưới đơn vị của bạn vào ngày chốt số liệu.',
    en: 'A unit named does not stand below yours on the closing day.',
  },
  title: {
    quarter: { vi: 'Báo cáo CCHC quý {quarter} năm {year}', en: 'PAR report of quarter {quarter} of {year}' },
    'half-year': { vi: 'Báo cáo CCHC 6 tháng đầu năm {year}', en: 'PAR report of the first half of {year}' },
    'nine-month': { vi: 'Báo cáo CCHC 9 tháng năm {year}', en: 'PAR report of nine months of {year}' },
    year: { vi: 'Báo cáo CCHC năm {year}', en: 'PAR report of {year}' },
  },
} as const;

export const draftWords = {
  tooManyCells: {
    vi: 'Các bảng trong một mục chỉ được có tối đa 3.000 ô. Hãy đưa bảng lớn vào phụ lục, hoặc chia ra nhiều mục.',
    en: 'The tables of one section may have 3,000 cells at most. Put large tables into an annex, or into several sections.',
  },
  noSuchPicture: {
    vi: 'Hình này không có trong báo cáo: đã bị mất hoặc chép từ báo cáo khác sang. Hãy xóa hình này rồi thêm lại từ máy.',
    en: 'This picture is not of this report: it is lost, or was copied from another one. Remove it and put it in again.',
  },
  partClosed: {
    vi: 'Phần này đã chốt nên không sửa được. Muốn sửa, hãy mở lại phần này.',
    en: 'This part is closed. Open it again to change it.',
  },
  partOfOthers: {
    vi: 'Phần này được giao cho người khác. Nếu cần sửa, hãy đề nghị người tổng hợp giao lại cho bạn.',
    en: 'This part was given to somebody else. Ask the reporting officer to give it to you.',
  },
  typedByOther: {
    vi: 'Nội dung này do người khác nhập trên máy này. Người đó đăng nhập lại thì mới gửi được.',
    en: 'Somebody else typed this on this computer. It is sent when that person is back.',
  },
  isComputed: {
    vi: 'Ô này tự tính từ các ô khác nên không nhập. Hãy sửa các ô thành phần.',
    en: 'This cell is computed from others. Change those.',
  },
  noSuchCell: {
    vi: 'Biểu mẫu của báo cáo này không có ô đó.',
    en: 'The form of this report has no such cell.',
  },
  noSuchPart: { vi: 'Báo cáo này không có phần đó.', en: 'This report has no such part.' },
  notToGive: {
    vi: 'Báo cáo này không có phần đó để giao. Nếu đó là đề mục, hãy giao các mục nhỏ dưới đề mục.',
    en: 'This report has no such part to give out. Of a heading give out the sections below it.',
  },
  noColleague: {
    vi: 'Người này không giữ vị trí nào ở đơn vị. Hãy chọn một đồng nghiệp trong đơn vị.',
    en: 'This person holds no post in the unit. Choose a colleague.',
  },
  innerDay: (lockOn: string): Word => ({
    vi: `Hạn của phần từ hôm nay đến ngày khóa sổ của báo cáo (${lockOn}).`,
    en: `A part is due between today and the day the report is locked (${lockOn}).`,
  }),
  openParts: {
    vi: 'Còn phần chưa chốt: {parts}. Hãy chốt các phần này trước.',
    en: 'Parts are still open: {parts}. Close them first.',
  },
  blankCells: {
    vi: 'Còn {count} ô chưa có số và cũng chưa nêu lý do. Ô nào không có số, hãy chọn “không phát sinh”, “không thuộc thẩm quyền” hoặc “chưa có số liệu”.',
    en: '{count} cells have neither a figure nor a reason. Choose a reason where there is no figure.',
  },
  unexplained: {
    vi: 'Còn {count} lỗi chưa sửa và chưa giải trình nên chưa ký được. Hãy sửa số hoặc giải trình từng lỗi.',
    en: '{count} errors are neither mended nor explained, so it cannot be signed.',
  },
  unsettled: {
    vi: 'Còn {count} lỗi chưa sửa, chưa giải trình và {unread} số trong lời văn đã đổi mà chưa ai xem lại. Hãy sửa hoặc giải trình từng lỗi, mở phần lời xem lại các số đã đổi; hoặc chọn “Vẫn chốt” để trình như vậy. Còn lỗi thì lãnh đạo chưa ký được.',
    en: '{count} errors are neither mended nor explained, and {unread} figures of the text have changed unread. Settle them, or choose “Close all the same”; while errors are open nobody can sign.',
  },
  unsettledErrors: {
    vi: 'Còn {count} lỗi chưa sửa, chưa giải trình. Hãy sửa hoặc giải trình từng lỗi; hoặc chọn “Vẫn chốt” để trình như vậy. Còn lỗi thì lãnh đạo chưa ký được.',
    en: '{count} errors are neither mended nor explained. Settle them, or choose “Close all the same”; while errors are open nobody can sign.',
  },
  unsettledFigures: {
    vi: 'Còn {unread} số trong lời văn đã đổi mà chưa ai xem lại. Hãy mở phần lời xem lại các số ấy; hoặc chọn “Vẫn chốt” để trình như vậy.',
    en: '{unread} figures of the text have changed unread. Read them again, or choose “Close all the same”.',
  },
  noContent: { vi: 'Không có nội dung.', en: 'Nothing to tell.' },
  emptySections: (count: number) => ({
    vi: `Còn ${count} mục lời văn chưa viết. Hãy viết, hoặc chọn “Ghi “Không có nội dung.” vào các mục còn trống” rồi chốt lại.`,
    en: `${count} sections of the text are empty. Write them, or choose “Write “Không có nội dung.” into the empty sections”.`,
  }),
  emptySection: (section: string) => ({
    vi: `Lời văn mục ${section}: chưa viết.`,
    en: `Text of section ${section}: empty.`,
  }),
  atSection: (section: string, quote: string, message: string) => ({
    vi: `Lời văn mục ${section}, “${quote}”: ${message}`,
    en: `Text of section ${section}, “${quote}”: ${message}`,
  }),
  unreadFigure: (section: string, name: string, shown: string, now: string) => ({
    vi: `Lời văn mục ${section}: ${name} đã đổi từ “${shown}” thành “${now}”.`,
    en: `Text of section ${section}: ${name} has changed from “${shown}” to “${now}”.`,
  }),
  enteredBySigner: {
    vi: 'Bạn đã nhập số liệu hoặc lời văn của báo cáo này nên không được ký, người nhận ủy quyền của bạn cũng vậy. Hãy trình một lãnh đạo khác của đơn vị, không nhập báo cáo này, ký.',
    en: 'You entered figures or text of this report: neither you nor anybody who acts for you may sign it. Let another leader of the unit sign who entered nothing.',
  },
  enteredByDelegator: {
    vi: 'Người bạn ký thay theo ủy quyền đã nhập số liệu hoặc lời văn của báo cáo này nên bạn không được ký thay. Hãy trình một lãnh đạo khác của đơn vị, không nhập báo cáo này, ký.',
    en: 'The person for whom you act entered figures or text of this report, so you may not sign in their place. Let another leader of the unit sign who entered nothing.',
  },
  dayToCome: {
    vi: 'Ngày của văn bản không được sau hôm nay.',
    en: 'The day of the document must not be to come.',
  },
  dayBeforeWindow: {
    vi: 'Ngày của văn bản sớm hơn ngày chốt số liệu quá một tháng. Hãy xem lại ngày, nhất là năm.',
    en: 'The document is dated more than a month before the figures closed. Look at the day and the year.',
  },
  nothingCorrected: {
    vi: 'Các số vừa nhập giống hệt bản đã gửi nên không có gì để đính chính.',
    en: 'The figures are the same as those that were sent: there is nothing to correct.',
  },
  correctionErrs: {
    vi: 'Số đính chính làm báo cáo có thêm {count} lỗi. Hãy sửa số, hoặc giải trình vì sao số vẫn đúng.',
    en: 'With the corrected figures the report has {count} more errors. Mend them, or explain why they are right all the same.',
  },
  correctionErrsNow: {
    vi: 'Từ khi đề nghị đính chính đến nay có thêm {count} lỗi mà đề nghị chưa giải trình, nên chưa ký. Hãy nhờ người đề nghị làm lại đề nghị: sửa số, hoặc giải trình cả các lỗi đó.',
    en: 'Since the correction was proposed {count} more errors have come up that it does not explain, so it was not signed. Let whoever proposed it propose it anew: with the figures mended, or these errors explained too.',
  },
  followsBelow: {
    vi: 'Số này cộng từ các đơn vị cấp dưới nên không nhập đè được. Hãy lấy số đính chính của cấp dưới, hoặc đính chính các số dùng để tính ra nó.',
    en: 'This figure is added up from below and is not typed over. Take the corrected figures of the units below, or correct the figures it is computed from.',
  },
  sumHasFigure: {
    vi: 'Số này cộng từ các đơn vị cấp dưới: hãy nhập một con số. Phần chênh so với số cộng được ghi là điều chỉnh, kèm lý do đính chính.',
    en: 'This is a sum of the units below: enter a figure. What differs from the sum is kept as an adjustment, with the reason of the correction.',
  },
  changedSinceSeen: {
    vi: 'Báo cáo đã thay đổi từ lúc bạn mở trang nên chưa ký. Trang đã hiện bản mới: hãy đọc lại rồi ký; những gì đã gõ vẫn được giữ.',
    en: 'The report has changed since you opened the page and was not signed. The page shows it as it is now: read it again, then sign; what you typed is kept.',
  },
  noProposal: {
    vi: 'Đề nghị đính chính này không còn: đã được ký, đã bỏ hoặc đã có đề nghị khác. Hãy xem lại báo cáo.',
    en: 'This proposal is no more: it was signed, dropped or replaced. Look at the report again.',
  },
  proposedBySigner: {
    vi: 'Bạn, hoặc người bạn ký thay theo ủy quyền, đã đề nghị đính chính này nên không được ký. Hãy trình một lãnh đạo khác của đơn vị ký.',
    en: 'You, or the person for whom you act, proposed this correction and may not sign it. Let another leader of the unit sign.',
  },
  ownErratum: (reason: string) =>
    `Người đề nghị đính chính tự ký vì đơn vị chỉ có một người. Lý do đính chính: ${reason}`,
  correctedBlank: {
    vi: 'Hãy nhập số đúng, hoặc chọn lý do không có số.',
    en: 'Enter the right figure, or choose why there is none.',
  },
  dayBeforeSigned: {
    vi: 'Ngày đính chính không được sớm hơn ngày của báo cáo hoặc của lần đính chính trước.',
    en: 'A correction is not dated before the report itself, or before the correction that went before it.',
  },
  correctionOf: (title: string): string => `Đính chính ${title}`,
  numberOfReport: {
    vi: 'Đây là số của báo cáo đã gửi. Văn bản đính chính có số riêng: hãy lấy số mới ở sổ văn bản đi.',
    en: 'This is the number of the report that was sent. A correction bears a number of its own: take one from the register.',
  },
  noSuchFinding: {
    vi: 'Cảnh báo này không còn nữa: số liệu đã đổi. Hãy xem lại danh sách cảnh báo.',
    en: 'This finding is gone: the figures have changed. Look at the list again.',
  },
  otherHand: {
    vi: 'Bạn đã nhập số liệu của báo cáo này; đơn vị chỉ có một người nên bạn vẫn được ký, và việc này được ghi vào sổ ngoại lệ.',
    en: 'You entered figures; as you are alone in the unit you may sign, and it is written into the register of exceptions.',
  },
} as const;

/** Of the reports of a unit that was divided among several. */
export const answeringWords = {
  nobodyNamed: {
    vi: '{unit} đã chia cho {units} mà chưa chọn đơn vị nào làm tiếp báo cáo này. Hãy đề nghị đơn vị mở đợt chọn một đơn vị ở trang tình hình nộp báo cáo.',
    en: '{unit} became {units}, and none of them was named to go on with this report. Ask the unit that opened the campaign to name one.',
  },
  otherNamed: {
    vi: 'Báo cáo này của {unit} do {named} làm tiếp. Nếu cần đổi, hãy đề nghị đơn vị mở đợt chọn lại.',
    en: '{named} goes on with this report of {unit}. To change that, ask the unit that opened the campaign.',
  },
  noHeir: {
    vi: 'Hãy chọn một trong các đơn vị hình thành từ đơn vị cũ.',
    en: 'Choose one of the units that came of the former one.',
  },
} as const;

export const receiveWords = {
  reopenedByReturn: {
    vi: 'Báo cáo của {unit} đã bị trả lại nên không còn trong số tổng hợp. Hãy rà soát số liệu và lời văn, rồi chốt lại.',
    en: 'The report of {unit} was returned and is added up no more. Look at figures and text again, then close it anew.',
  },
  reopenedByExcuse: {
    vi: '{unit} đã được miễn báo cáo nên số tổng hợp có thể thay đổi. Hãy rà soát số liệu và lời văn, rồi chốt lại.',
    en: '{unit} was excused from its report, which may change what is added up. Look at figures and text again, then close it anew.',
  },
  reopenedByLift: {
    vi: '{unit} lại phải báo cáo nên số tổng hợp có thể thay đổi. Hãy rà soát số liệu và lời văn, rồi chốt lại.',
    en: '{unit} owes its report again, which may change what is added up. Look at figures and text again, then close it anew.',
  },
  correctionStays: {
    vi: 'Đây là bản đính chính của một báo cáo đã tiếp nhận nên không trả lại được. Hãy tiếp nhận, hoặc trao đổi để đơn vị đính chính tiếp.',
    en: 'This is a correction of a received report and cannot be returned. Receive it, or ask for another correction.',
  },
  sentAnew: {
    vi: '{unit} vừa ký gửi bản khác trong lúc bạn xem. Hãy xem bản mới rồi tiếp nhận hoặc trả lại.',
    en: '{unit} has sent another version meanwhile. Look at it, then receive or return it.',
  },
  returnedLate: {
    vi: 'Báo cáo của {unit} đã được tiếp nhận nên không trả lại được. Nếu số sai, hãy đề nghị đơn vị đính chính.',
    en: 'The report of {unit} was received and cannot be returned. Ask the unit for a correction.',
  },
  isWithUnit: {
    vi: 'Báo cáo của {unit} đang bị trả lại để sửa. Hãy đợi đơn vị ký gửi lại.',
    en: 'The report of {unit} was returned to be mended. Wait until it is sent again.',
  },
  decidedLate: {
    vi: 'Báo cáo này không còn chờ tiếp nhận nên không cho ý kiến về giải trình được nữa.',
    en: 'The report no longer waits to be received: its explanations are decided no more.',
  },
  saidOfEarlier: {
    vi: 'Giải trình này nói về số trước khi đính chính nên không cần cho ý kiến nữa.',
    en: 'This explanation was given for the figure before its correction and needs no decision.',
  },
  receivesNothing: {
    vi: 'Đơn vị này không nhận báo cáo nào của cấp đã chọn trong đợt này nên không có gì để tổng hợp. Hãy chọn cấp khác, hoặc xem ở đơn vị nhận báo cáo.',
    en: 'This unit receives no report of the level chosen, so there is nothing to add up. Choose another level, or see at the unit that receives.',
  },
  wasReturned: {
    vi: 'Bản đã chọn của {unit} không còn hiệu lực: đã bị trả lại, hoặc đã có bản sau thay thế. Hãy tải lại trang rồi lấy bản mới nhất.',
    en: 'The version chosen of {unit} no longer holds: it was returned, or a later one has replaced it. Load the page again and take the newest one.',
  },
  merelySent: {
    vi: '{count} bản mới gửi, chưa tiếp nhận nên còn có thể bị trả lại: {units}. Hãy tiếp nhận trước, hoặc chọn lấy cả số mới gửi.',
    en: '{count} versions were sent and not received yet, so they may still be returned: {units}. Receive them first, or choose to take them too.',
  },
  onlySums: {
    vi: 'Chỉ điều chỉnh được những số cộng từ cấp dưới; tỷ lệ thì điều chỉnh ở hai số thành phần.',
    en: 'Only sums from below can be adjusted; of a rate adjust its two terms.',
  },
  impossibleTotal: (total: string, why: Word): Word => ({
    vi: `Điều chỉnh như vậy thì tổng là ${total}. ${why.vi}`,
    en: `With that the total would be ${total}. ${why.en}`,
  }),
  noAmount: {
    vi: 'Hãy nhập số cần thêm hoặc bớt, khác 0, ví dụ 3 hoặc -3.',
    en: 'Enter what is added or taken away, other than 0, such as 3 or -3.',
  },
} as const;

/** What must not be found in the rows of reports. */
export const reportFaultWords = {
  status: 'Trạng thái báo cáo không khớp với các việc đã làm',
  changed: 'Nội dung bản đã ký đã khác lúc ký',
  figures: 'Số liệu dùng để cộng khác với bản đã ký',
  pictures: 'Hình trong bản đã ký không còn, hoặc đã khác lúc ký',
  lists: 'Danh sách mà số trong bản đã ký được đếm từ đó không còn, hoặc đã khác lúc ký',
  link: 'Bản cấp dưới đã cộng không còn, hoặc không gửi cho đơn vị này',
  fallen: 'Báo cáo chưa ký vẫn cộng bản cấp dưới đã bị trả lại',
  number: 'Số thứ tự bản đã ký không liền nhau',
};

export const derivedWords = {
  own: (value: string) => `Của đơn vị: ${value}`,
  part: (unit: string, number: number, from: string, to: string, value: string) =>
    `${unit} (bản ký lần ${number}, số liệu từ ${from} đến ${to}): ${value}`,
  gap: (unit: string, from: string, to: string) => `${unit} từ ${from} đến ${to}: chưa có trong số này`,
  enteredOver: (origin: string) => `Nhập lại sau khi đã lấy số lũy kế (${origin})`,
  /** Why nothing is proposed. */
  lacks: {
    'no-report': {
      vi: '{unit} chưa có báo cáo đã ký của năm báo cáo này nên chưa cộng được.',
      en: '{unit} signed no report of this reporting year.',
    },
    'no-figure': {
      vi: 'Báo cáo cuối của {unit} không có chỉ tiêu này.',
      en: 'The last report of {unit} has no such figure.',
    },
    'no-share': {
      vi: '{unit} được chia cho nhiều đơn vị mà chưa có tỷ lệ chia (nhập ở trang đơn vị).',
      en: '{unit} was divided among several without shares (to be entered at the page of the unit).',
    },
  },
};

/** What stands over and under a signed paper. */
export const headWords = {
  registerOfOthers: {
    vi: 'Báo cáo là văn bản hành chính đi. Hãy chọn một sổ văn bản đi, không phải sổ VBQPPL.',
    en: 'A report is an outgoing administrative document. Choose a register of these.',
  },
  signedAnew: (printed: string): string => `Báo cáo bị trả lại, đã ký lại với số ${printed}`,
  number: {
    vi: 'Số văn bản chỉ gồm chữ số, ví dụ “74” hoặc “05”; số chèn thêm một chữ cái, ví dụ “74a”. Ký hiệu ghi ở ô bên cạnh.',
    en: 'The number has digits only, such as “74” or “05”, or one letter after them. The symbol has a field of its own.',
  },
  symbol: {
    vi: 'Ký hiệu viết liền, bắt đầu bằng chữ hoa, ví dụ “BC-UBND”. Không ghi số văn bản, dấu cách hay dấu “/”.',
    en: 'The symbol is one word and begins with a capital, such as “BC-UBND”, without the number, spaces or “/”.',
  },
  oneLine: { vi: 'Hãy ghi trên một dòng.', en: 'Write it in one line.' },
  signer: (names: readonly string[]): Word => ({
    vi: `Người ký là chính bạn, hoặc người bạn ký thay theo ủy quyền: ${names.join(' hoặc ')}.`,
    en: `The signer is yourself, or whom you act for by delegation: ${names.join(' or ')}.`,
  }),
};
