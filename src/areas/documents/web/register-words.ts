import type { Word } from '../../../base/word.ts';

export const numberingWords = {
  outside: { vi: 'Số lấy từ QLVBĐH', en: 'Numbers come from the office system' },
  here: { vi: 'Số cấp tại đây', en: 'Numbers are given here' },
} satisfies Record<string, Word>;

export const registerPageWords = {
  title: { vi: 'Các sổ văn bản', en: 'Registers of documents' },
  lead: {
    vi: 'Mỗi sổ hoặc ghi lại số do QLVBĐH cấp, hoặc tự cấp số theo thứ tự. Cách cấp số không đổi được: muốn đổi thì đóng sổ này, mở sổ khác.',
    en: 'A register either writes down the numbers of the office system or gives its own, in order. To change that, close it and open another.',
  },
  name: { vi: 'Tên sổ', en: 'Name' },
  direction: { vi: 'Ghi loại nào', en: 'Direction' },
  numbering: { vi: 'Cách cấp số', en: 'Numbering' },
  reached: { vi: 'Số cuối năm nay', en: 'Last number this year' },
  days: { vi: 'Thời gian', en: 'Time' },
  openSince: { vi: 'Mở từ {from}', en: 'Open since {from}' },
  closedSpan: { vi: 'Từ {from} đến {to}', en: '{from} to {to}' },
  none: { vi: 'Đơn vị chưa mở sổ nào.', en: 'The unit has no register yet.' },
  deeds: { vi: 'Việc làm', en: 'Actions' },
  check: { vi: 'Kiểm tra số', en: 'Check the numbers' },
  checkOf: { vi: 'Kiểm tra số của {name}', en: 'Check the numbers of {name}' },
  change: { vi: 'Sửa, đóng sổ', en: 'Change or close' },
  changeOf: { vi: 'Sửa, đóng sổ {name}', en: 'Change or close {name}' },
  open: { vi: 'Mở sổ', en: 'Open a register' },
  here: { vi: 'Số cấp tại đây', en: 'Given here' },
  hereHint: {
    vi: 'Một Sổ cấp số kế tiếp, không trùng, không nhảy số. Chỉ dùng khi đơn vị không có QLVBĐH.',
    en: 'The next number is taken, without doubles or gaps. Only where there is no office system.',
  },
  outside: { vi: 'Số lấy từ QLVBĐH', en: 'From the office system' },
  outsideHint: {
    vi: 'Chỉ ghi lại số đã cấp; Một Sổ báo chỗ thiếu, chỗ trùng.',
    en: 'Numbers are only written down; gaps and doubles are told.',
  },
  system: { vi: 'Tên phần mềm cấp số', en: 'Name of that system' },
  seriesBy: { vi: 'Đánh số', en: 'Series' },
  byRegister: { vi: 'Chung cho mọi loại văn bản', en: 'One for all kinds' },
  byKind: { vi: 'Riêng từng loại văn bản', en: 'One for each kind' },
  legal: {
    vi: 'Sổ VBQPPL (ký hiệu có năm, đánh số theo loại)',
    en: 'Legal documents (symbol with the year)',
  },
  organ: { vi: 'Cơ quan trong ký hiệu', en: 'Organ in the symbol' },
  organHint: { vi: 'Ví dụ UBND, HĐND, SNV.', en: 'Such as UBND, HĐND, SNV.' },
  firstNumber: { vi: 'Số bắt đầu', en: 'First number' },
  firstHint: {
    vi: 'Sổ mở giữa năm: số đầu tiên ghi vào sổ này. Các số trước đó không bị coi là thiếu. Bình thường là 1.',
    en: 'Of a register opened within a year: the first number that it holds. What is before it is not missing. Usually 1.',
  },
  firstNumbers: {
    vi: 'Loại nào bắt đầu từ số khác',
    en: 'Kinds that begin at another number',
  },
  firstNumbersHint: {
    vi: 'Ví dụ: quyết định bắt đầu từ 812, kế hoạch từ 74. Ô để trống: bắt đầu từ “Số bắt đầu” ở trên (bản sao: từ 1).',
    en: 'Decisions from 812, plans from 74. What is left empty begins at the first number above (copies: at 1).',
  },
  openedOn: { vi: 'Mở từ ngày', en: 'Opened on' },
  closedOn: { vi: 'Đóng từ ngày', en: 'Closed on' },
  closedHint: { vi: 'Để trống: sổ còn mở.', en: 'Empty: it stays open.' },
  save: { vi: 'Lưu', en: 'Save' },
} satisfies Record<string, Word>;

export const checkWords = {
  title: { vi: 'Kiểm tra số', en: 'Check of numbers' },
  titleOf: { vi: 'Kiểm tra số: {name}', en: 'Check of numbers: {name}' },
  back: { vi: 'Các sổ văn bản', en: 'Registers' },
  year: { vi: 'Năm', en: 'Year' },
  sound: {
    vi: 'Sổ không thiếu số, không trùng số, ngày theo đúng thứ tự.',
    en: 'No number is missing or double; the days are in order.',
  },
  unexplained: {
    vi: '{count} số còn trống chưa có lý do',
    en: '{count} numbers are missing without a reason',
  },
  series: { vi: 'Số đã dùng', en: 'Numbers used' },
  seriesOf: { vi: 'Loại', en: 'Kind' },
  allKinds: { vi: 'Chung', en: 'All kinds' },
  checkedFrom: { vi: 'Kiểm tra từ số', en: 'Checked from' },
  seriesLead: {
    vi: 'Số trống được tìm từ số ghi ở cột “Kiểm tra từ số” của mỗi dãy. Nếu sổ mở giữa năm mà số này chưa đúng, quản trị đơn vị sửa ở “Các sổ văn bản → Sửa, đóng sổ → Số bắt đầu”.',
    en: 'Gaps are looked for from the number at which each series is checked. Of a register opened within a year the administrator mends it under “Registers → Change or close → First number”.',
  },
  first: { vi: 'Có từ số', en: 'First there' },
  last: { vi: 'Đến số', en: 'To' },
  documents: { vi: 'Văn bản', en: 'Documents' },
  noNumbers: { vi: 'Năm này sổ chưa có số nào.', en: 'No number was used in this year.' },
  gaps: { vi: 'Số trống', en: 'Missing numbers' },
  gapsLead: {
    vi: 'Mỗi số trống cần một lý do: hủy số, để trống, số của văn bản ghi ở nơi khác.',
    en: 'Each missing number needs a reason: cancelled, left out, recorded elsewhere.',
  },
  numbers: { vi: 'Số', en: 'Numbers' },
  span: { vi: '{from} đến {to}', en: '{from} to {to}' },
  howMany: { vi: 'Bao nhiêu số', en: 'How many' },
  part: {
    vi: 'Đoạn trống có {count} số, mỗi lần ghi lý do được {most} số: lần này cho số {from} đến {to}, phần còn lại ghi tiếp sau. Nếu các số này thuộc sổ trước, hãy sửa số bắt đầu của sổ thay vì ghi lý do.',
    en: '{count} numbers are missing here, of which {most} are explained at once: now {from} to {to}, the rest afterwards. Where they belong to an earlier register, mend where this one begins instead.',
  },
  firstLines: { vi: 'Chỉ hiện {most} dòng đầu tiên.', en: 'The first {most} lines are shown.' },
  reason: { vi: 'Lý do', en: 'Reason' },
  noReason: { vi: 'chưa có lý do', en: 'no reason yet' },
  explain: { vi: 'Ghi lý do', en: 'Explain' },
  explainOf: { vi: 'Ghi lý do của số {numbers}', en: 'Explain {numbers}' },
  mend: { vi: 'Sửa lý do', en: 'Mend the reason' },
  mendOf: { vi: 'Sửa lý do của số {numbers}', en: 'Mend the reason of {numbers}' },
  explainTitle: { vi: 'Vì sao số này trống?', en: 'Why is the number missing?' },
  noGaps: { vi: 'Không thiếu số nào.', en: 'No number is missing.' },
  doubles: { vi: 'Số trùng', en: 'Double numbers' },
  doublesLead: {
    vi: 'Hai văn bản mang cùng một số. Hãy mở từng văn bản: số ghi nhầm thì hủy và vào sổ lại; số trùng thật thì thêm chữ sau số (12a).',
    en: 'Two documents bear one number. Open them: cancel and record anew what was mistyped; where it is true, add a letter (12a).',
  },
  allExplained: {
    vi: 'Mọi số trống đã có lý do; không trùng số, ngày theo đúng thứ tự.',
    en: 'Every missing number has its reason; none is double, the days are in order.',
  },
  backwards: {
    vi: '{count} số có ngày lùi',
    en: '{count} numbers have a day before that of an earlier number',
  },
  unmeant: {
    vi: '{count} văn bản đến được vào sổ hơn một lần',
    en: '{count} incoming documents were recorded more than once',
  },
  repeated: { vi: 'Văn bản vào sổ hơn một lần', en: 'Recorded more than once' },
  repeatedLead: {
    vi: 'Cùng cơ quan ban hành, số, ký hiệu và ngày văn bản. Mục ghi trùng thì mở ra và hủy với lý do; văn bản đến lần nữa thật thì để nguyên.',
    en: 'The same issuer, number and day. Open and cancel what was recorded by mistake; leave what truly came again.',
  },
  repeatedOf: { vi: '{printed} của {issuer}: ', en: '{printed} of {issuer}: ' },
  repeatedLine: { vi: 'số đến {number}, ngày {day}', en: 'number {number}, {day}' },
  meant: { vi: '(văn thư đã xác nhận vẫn vào sổ)', en: '(meant so by the clerk)' },
  outOfOrder: { vi: 'Ngày lùi', en: 'Days out of order' },
  outOfOrderLead: {
    vi: 'Số sau mang ngày sớm hơn số trước. Kiểm tra lại ngày của hai văn bản.',
    en: 'A later number has an earlier day. Check both.',
  },
  outOfOrderLine: {
    vi: 'Số {number}: ngày {day}, số trước đó ngày {before}',
    en: 'Number {number}: {day}, the one before it {before}',
  },
  unproven: {
    vi: 'Ghi là ký số, chưa có tệp ký số ({count})',
    en: 'Said to be signed digitally, without a signed file ({count})',
  },
  unprovenLead: {
    vi: 'Các văn bản này ghi “Điện tử hoàn toàn, có ký số” và vẫn được đếm như vậy. Hãy đính kèm bản đã ký số, hoặc sửa lại cách gửi nếu ghi nhầm.',
    en: 'These say “Wholly electronic, digitally signed” and are counted so. Attach the signed copy, or mend how it was sent.',
  },
  unprovenNoFile: { vi: 'chưa đính kèm bản ký số', en: 'no signed copy is attached' },
  unprovenFiles: {
    vi: 'chưa có tệp nào có chữ ký số kiểm tra được',
    en: 'no file bears a digital signature that was verified',
  },
  late: { vi: 'Vào sổ chậm', en: 'Registered late' },
  lateLead: {
    vi: 'Văn bản phải được lấy số, phát hành chậm nhất trong ngày làm việc tiếp theo sau ngày ký (NĐ 30/2020/NĐ-CP).',
    en: 'A document is to be numbered and issued by the working day after its signature (NĐ 30/2020/NĐ-CP).',
  },
  lateLine: {
    vi: '{printed}: ký {signed}, phát hành {issued}',
    en: '{printed}: signed {signed}, issued {issued}',
  },
  save: { vi: 'Lưu lý do', en: 'Save' },
} satisfies Record<string, Word>;
