import { formatNumber as n } from '../../../base/decimal.ts';
import { printed } from '../../../base/plain-date.ts';

const inColumn = (column: string) => (/^\d{4}$/.test(column) ? ` (năm ${column})` : '');
/** A number inside a sum: a negative one stands in brackets. */
const term = (value: number) => (value < 0 ? `(${n(value)})` : n(value));
const sum = (values: readonly number[]) => values.map(term).join(' + ');
const changed = (from: number, to: number) => (to < from ? 'giảm' : 'tăng');
const fromTo = (from: number, to: number) => `Từ ${n(from)} ${to < from ? 'còn' : 'lên'} ${n(to)}`;

/** "- 0,21" is printed as "-0,21". */
const signed = (printedValue: string) => printedValue.trim().replace(/^[-−–]\s*/, '-');

/** What the checks of a report's text, dates, documents, cells and index table say. */
export const words = {
  textHolds: (name: string, text: number, form: number) =>
    `Lời văn ghi ${n(text)}, biểu ghi ${n(form)} (${name}).`,
  textDiffers: (name: string, text: number, form: number, column: string) =>
    `Lời văn ghi ${n(text)}, biểu${inColumn(column)} ghi ${n(form)} cho cùng chỉ tiêu: ${name}.`,
  textOver: (name: string, text: number, form: number, column: string) =>
    `Lời văn ghi ${n(text)} nhiệm vụ trọng tâm, nhiều hơn cả tổng số trong biểu${inColumn(column)} là ${n(form)} (${name}).`,
  textOtherScope: (name: string, text: number, form: number, parts: readonly { value: number }[]) =>
    `Lời văn ghi ${n(text)}, biểu ghi ${n(form)} (${name}); hai số chỉ khớp khi cộng ${sum(parts.map((part) => part.value))}.`,
  textBlank: (name: string, text: number) => `Lời văn ghi ${n(text)}, biểu để trống (${name}).`,
  textNothingArose: (name: string, text: number) =>
    `Lời văn ghi ${n(text)}, biểu ghi “không phát sinh” cho cùng chỉ tiêu: ${name}.`,
  twice: (name: string, a: number, b: number) =>
    `Lời văn ghi hai số khác nhau cho cùng một việc (${name}): ${n(a)} và ${n(b)}.`,
  twiceHolds: (name: string, a: number) => `Hai chỗ trong lời văn cùng ghi ${n(a)} (${name}).`,
  claim: (
    said: string,
    broken: readonly { name: string; column: string; value: number; other: number | null }[],
    explain: string,
  ) =>
    `Lời văn viết “${said}”, nhưng biểu ghi ${broken.map((b) => `${b.name}${inColumn(b.column)} = ${n(b.value)}${b.other === null ? '' : ` so với ${n(b.other)}`}`).join('; ')}. ${explain}`,
  claimHolds: (said: string) => `Lời văn viết “${said}”: biểu cho thấy đúng như vậy.`,
  proseRate: (a: number, b: number, expected: number, digits: number, was: string) =>
    `${n(a)} / ${n(b)} = ${n(expected, digits)} %, báo cáo ghi ${was} %.`,
  proseRateHolds: (a: number, b: number, expected: number, digits: number) =>
    `${n(a)} / ${n(b)} = ${n(expected, digits)} %.`,
  otherBase: (a: number, b: number, expected: number, digits: number, was: string, other: number) =>
    `${n(a)} / ${n(b)} = ${n(expected, digits)} %, báo cáo ghi ${was} %: tỷ lệ này tính trên ${n(other)}, cần nêu rõ mẫu số.`,
  proseRatio: (a: number, b: number, expected: number, digits: number, was: string) =>
    `${n(a)} / ${n(b)} = ${n(expected, digits)}, báo cáo ghi ${was}.`,
  proseRatioHolds: (a: number, b: number, expected: number, digits: number) =>
    `${n(a)} / ${n(b)} = ${n(expected, digits)}.`,
  overHundred: (was: string) =>
    `Tỷ lệ ghi ${was} %, lớn hơn 100 %. Nếu là mức vượt so với kế hoạch, cần ghi rõ so với số nào.`,
  spanReversed: (quote: string) => `Khoảng “${quote}” có năm cuối trước năm đầu.`,
  spanLength: (years: number, quote: string, length: number) =>
    `Ghi ${n(years)} năm nhưng “${quote}” dài ${n(length)} năm.`,
  partOver: (part: number, whole: number) =>
    `Ghi ${n(part)} trên tổng số ${n(whole)}: một phần không thể lớn hơn tổng số.`,
  proseSum: (total: number, parts: readonly number[], added: number) =>
    `${sum(parts)} = ${n(added)}, báo cáo ghi ${n(total)}.`,
  proseSumHolds: (total: number, parts: readonly number[]) => `${sum(parts)} = ${n(total)}.`,
  restated: (total: number, part: number) => `Tổng ghi ${n(total)} nhưng trong ngoặc chỉ có ${n(part)}.`,
  change: (from: number, to: number, expected: string, was: string) =>
    expected.startsWith('-')
      ? `${fromTo(from, to)} là ${changed(from, to)} ${expected.slice(1)}, báo cáo ghi ${changed(to, from)} ${was}.`
      : `${fromTo(from, to)} là ${changed(from, to)} ${expected}, báo cáo ghi ${was}.`,
  changeDirection: (from: number, to: number, by: string, up: boolean) =>
    `Từ ${n(from)} sang ${n(to)} là ${up ? 'tăng' : 'giảm'} ${by}, báo cáo ghi ${up ? 'giảm' : 'tăng'} ${by}.`,
  verbDirection: (from: number, to: number, verb: string, up: boolean) =>
    `Báo cáo ghi “${verb} từ ${n(from)}”, nhưng ${n(to)} ${up ? 'lớn' : 'nhỏ'} hơn ${n(from)}.`,
  changeHolds: (from: number, to: number, by: string) => `${fromTo(from, to)}: ${changed(from, to)} ${by}.`,
  changeTold: (by: string) => `Mức thay đổi ${by} nêu ở hai chỗ khớp nhau.`,
  product: (a: string, b: string, expected: string, was: string) =>
    `${a} × ${b} = ${expected}, báo cáo ghi ${was}.`,
  inequality: (quote: string) => `Phép so sánh “${quote}” không đúng.`,
  looseRate: (part: number, was: string) =>
    `${n(part)} chiếm ${was} %: không có tổng nào trong báo cáo cho ra tỷ lệ này.`,
  oddWhole: (quote: string, whole: number) =>
    `“${quote}”: mẫu số khác các tỷ lệ còn lại trong câu, đều tính trên ${n(whole)}.`,
  otherWhole: (quote: string, whole: number) =>
    `“${quote}”: mẫu số khác số ghi ngay trước đó là ${n(whole)}.`,
  restOfWhole: (part: number, rest: number, whole: number) =>
    `${n(whole)} − ${n(part)} = ${n(whole - part)}, báo cáo ghi còn lại ${n(rest)}.`,
  restHolds: (part: number, rest: number, whole: number) =>
    `${n(whole)} − ${n(part)} = ${n(rest)}, đúng phần còn lại.`,
  comparison: (a: number, word: string, b: number) =>
    `Báo cáo ghi ${word}, nhưng ${n(a)} không ${word} ${n(b)}.`,
  itemsListed: (said: number, listed: number) => `Lời văn ghi ${n(said)} nhưng liệt kê ${n(listed)}.`,
  itemsHold: (said: number) => `Lời văn ghi ${n(said)} và liệt kê đủ ${n(said)}.`,
  rank: (place: number, among: number) => `Xếp thứ ${n(place)} trong ${n(among)} là không thể.`,
  rankChange: (before: number, now: number, verb: string, by: number) => {
    const up = before > now;
    const moved = before === now ? 'không đổi' : `${up ? 'tăng' : 'giảm'} ${n(Math.abs(before - now))} bậc`;
    return `Từ thứ ${n(before)} đến thứ ${n(now)} là ${moved}, báo cáo ghi ${verb} ${n(by)} bậc.`;
  },
  rankChangeHolds: (before: number, now: number, by: number) =>
    `Từ thứ ${n(before)} đến thứ ${n(now)}: ${n(by)} bậc.`,
  rankYear: (year: string, a: number, b: number) => `Năm ${year} được xếp hai thứ hạng: ${n(a)} và ${n(b)}.`,
  totalTwice: (unit: string, a: number, b: number) =>
    `Cùng một đoạn ghi hai tổng số ${unit} khác nhau: ${n(a)} và ${n(b)}.`,
  rankAmong: (among: number, others: number) =>
    `Xếp hạng trên ${n(among)} đơn vị, các năm khác trong câu đều trên ${n(others)}.`,
  saidTwice: (a: string, b: string) =>
    `Cùng một câu được ghi hai lần với hai số khác nhau: “${a}” và “${b}”.`,

  impossibleDate: (quote: string) => `Ngày “${quote}” không có trong lịch.`,
  reversedWindow: (quote: string) => `Khoảng thời gian “${quote}” có ngày cuối trước ngày đầu.`,
  otherWindow: (quote: string, from: string, to: string) =>
    `Khoảng thời gian “${quote}” khác kỳ số liệu của báo cáo (${printed(from)} – ${printed(to)}).`,
  outsideWindow: (quote: string, from: string, to: string) =>
    `Khoảng thời gian “${quote}” vượt ra ngoài kỳ số liệu của báo cáo (${printed(from)} – ${printed(to)}).`,
  windowHolds: (quote: string) => `Khoảng thời gian “${quote}” đúng kỳ số liệu của báo cáo.`,
  datedBeforeEnd: (date: string, end: string) =>
    `Báo cáo ghi ngày ${printed(date)}, trước khi kỳ số liệu kết thúc (${printed(end)}).`,
  datedAfterEnd: (date: string, end: string) =>
    `Báo cáo ghi ngày ${printed(date)}, sau khi kỳ số liệu kết thúc (${printed(end)}).`,
  asOf: (quote: string, end: string) =>
    `“Tính đến ${quote}” khác ngày kỳ số liệu kết thúc (${printed(end)}).`,
  asOfHolds: (quote: string) => `Số liệu tính đến ${quote}, đúng ngày kỳ số liệu kết thúc.`,
  otherClosingDay: (quote: string, usual: string) =>
    `“${quote}” khác ngày chốt số liệu ghi ở chỗ khác: “${usual}”.`,
  asOfAhead: (quote: string, last: string) =>
    `“${quote}” là sau thời gian báo cáo có số liệu (${printed(last)}).`,
  doneAhead: (quote: string, last: string) =>
    `“${quote}”: việc đã làm mà thời gian lại sau thời gian của báo cáo (đến ${printed(last)}).`,
  otherUnitName: (name: string, unit: string) => `“${name}” khác tên đơn vị báo cáo (${unit}).`,
  ofOtherUnit: (name: string, unit: string, times: number) =>
    `“${name}” (${times} chỗ trong mục này) không phải đơn vị của báo cáo (${unit}): xem lại nếu lời lấy từ báo cáo của đơn vị khác.`,
  ofOtherYear: (year: number, own: number, times: number) =>
    `Mục này nói về năm ${year} (${times} chỗ), còn báo cáo của năm ${own}: xem lại nếu lời lấy từ báo cáo cũ.`,
  farDeadline: (quote: string, date: string) =>
    `Yêu cầu làm trước ${quote}, hơn một năm sau ngày của văn bản (${printed(date)}): cần xem lại năm.`,
  otherRestOfYear: (quote: string, year: number) =>
    `“${quote}”: văn bản nói về phần còn lại của năm ${year}.`,
  otherSpan: (quote: string, usual: string) => `“${quote}”: các chỗ khác trong văn bản là “${usual}”.`,
  pastDeadline: (quote: string, date: string) =>
    `Yêu cầu làm trước ${quote}, là ngày đã qua khi ban hành văn bản (${printed(date)}).`,
  datedFarOff: (date: string, early: boolean) =>
    `Ngày ${printed(date)} ${early ? 'sớm hơn ngày chốt số liệu' : 'muộn hơn nhiều tháng so với ngày chốt số liệu'} của kỳ báo cáo.`,
  datedOtherYear: (date: string, year: number) =>
    `Báo cáo ghi ngày ${printed(date)} nhưng là báo cáo của năm ${year}.`,
  windowOtherPeriod: (from: string, to: string, period: string) =>
    `Kỳ số liệu ${printed(from)} – ${printed(to)} không hợp với ${period}.`,
  windowPeriodHolds: (from: string, to: string, period: string) =>
    `Kỳ số liệu ${printed(from)} – ${printed(to)} hợp với ${period}.`,
  otherPeriod: (quote: string, title: string) => `“${quote}” nói kỳ khác với tên báo cáo (${title}).`,
  otherNextPeriod: (quote: string, title: string) =>
    `“${quote}” không phải là kỳ tiếp theo của kỳ báo cáo (${title}).`,
  otherYearOfPeriod: (quote: string, year: number) =>
    `“${quote}”: các chỗ khác trong báo cáo là năm ${year}.`,
  longerPeriod: (quote: string) => `“${quote}” dài hơn kỳ của báo cáo, chưa thể có số liệu.`,
  rateOver: (label: string, raw: string) => `${label}: ghi ${raw}; tỷ lệ phải từ 0 đến 100 %.`,
  stageSlip: (quote: string, own: string) =>
    `Giai đoạn “${quote}” lệch một năm so với giai đoạn của báo cáo (${own}).`,
  otherOwnStage: (a: string, b: string) => `Báo cáo của giai đoạn ${a} nhưng đề mục ghi giai đoạn ${b}.`,
  otherStage: (a: string, b: string) =>
    `Báo cáo ghi hai giai đoạn khác nhau cho phương hướng, nhiệm vụ: ${a} và ${b}.`,

  annexDate: (symbol: string, annex: string, head: string) =>
    `Phụ lục ghi Báo cáo số ${symbol} ngày ${printed(annex)}, đầu báo cáo ghi ngày ${printed(head)}.`,
  annexSymbol: (annex: string, head: string) =>
    `Phụ lục ghi kèm theo báo cáo số ${annex}, đầu báo cáo ghi số ${head}.`,
  annexHolds: (symbol: string) => `Phụ lục ghi đúng số và ngày của báo cáo (${symbol}).`,
  citedTwoDates: (name: string, a: string, b: string) =>
    `${name} được viện dẫn với hai ngày khác nhau: ${printed(a)} và ${printed(b)}.`,
  citedTwoSymbolsAndDates: (a: string, date: string, b: string, other: string) =>
    `Cùng một văn bản được viện dẫn là ${a} ngày ${printed(date)} và ${b} ngày ${printed(other)}.`,
  citedTwoSymbols: (a: string, b: string) => `Cùng một văn bản được viện dẫn với hai ký hiệu: ${a} và ${b}.`,
  citedTwoNumbers: (a: string, b: string, date: string) =>
    `Cùng một văn bản ngày ${printed(date)} được viện dẫn với hai số: ${a} và ${b}.`,
  citedTwoYears: (name: string, a: string, b: string) =>
    `${name} được viện dẫn là của hai năm hoặc giai đoạn khác nhau: ${a} và ${b}.`,
  otherMonth: (name: string, date: string, month: number) =>
    `${name} ngày ${printed(date)} nhưng lời văn nói ban hành trong tháng ${month}.`,
  citedTwoTypes: (symbol: string, a: string, b: string) =>
    `Văn bản ${symbol} được gọi bằng hai tên loại: ${a} và ${b}.`,
  citedHolds: (name: string, times: number) => `${name} được viện dẫn ${times} lần với cùng một ngày.`,
  typeAgainstSymbol: (type: string, symbol: string, expected: string) =>
    `Tên loại là ${type} nhưng ký hiệu ${symbol} là của ${expected}.`,
  bodyAgainstKind: (symbol: string) =>
    `Ký hiệu ${symbol}: nghị quyết do HĐND ban hành, UBND không ban hành nghị quyết.`,
  yearAgainstDate: (symbol: string, date: string) =>
    `Năm trong số, ký hiệu ${symbol} khác năm của ngày ban hành (${printed(date)}).`,
  datedLater: (name: string, date: string, report: string) =>
    `${name} ngày ${printed(date)} ban hành sau ngày của báo cáo (${printed(report)}).`,
  datedAfterWindow: (name: string, date: string, end: string) =>
    `${name} ngày ${printed(date)} ban hành sau khi kỳ số liệu kết thúc (${printed(end)}).`,
  planOfOtherYear: (name: string, date: string, year: number) =>
    `${name} ngày ${printed(date)} nhưng nội dung là của năm ${year}.`,
  numberOrder: (name: string, before: string, date: string, dateBefore: string) =>
    `${name} ngày ${printed(date)} có số lớn hơn nhưng ngày sớm hơn ${before} ngày ${printed(dateBefore)}: cần xem lại số hoặc ngày.`,
  symbolWithoutUnit: (symbol: string) =>
    `Ký hiệu công văn ${symbol} thiếu tên viết tắt của đơn vị soạn thảo (NĐ 30/2020: số/cơ quan-đơn vị soạn thảo, ví dụ 124/UBND-VP).`,
  symbolSpaced: (quote: string) => `“${quote}”: giữa số và ký hiệu không có dấu cách (NĐ 30/2020).`,
  listedDocuments: (listed: number, form: number) =>
    `Lời văn liệt kê ${n(listed)} kế hoạch, quyết định; biểu ghi ${n(form)} văn bản chỉ đạo đã ban hành. Cần xem biểu tính những loại văn bản nào.`,
  listedHolds: (listed: number) =>
    `Lời văn liệt kê ${n(listed)} văn bản, bằng số văn bản chỉ đạo trong biểu.`,
  countedDocuments: (said: number, listed: number) =>
    `Lời văn ghi ban hành ${n(said)} văn bản nhưng nêu ${n(listed)} số, ký hiệu.`,
  countedHolds: (said: number) => `Lời văn ghi ban hành ${n(said)} văn bản và nêu đủ ${n(said)} số, ký hiệu.`,

  otherUnit: (label: string, raw: string, unit: string) =>
    `${label}: ô số liệu ghi “${raw}”, không phải là số tính bằng ${unit}.`,
  noFigure: (label: string, raw: string) => `${label}: ô số liệu ghi “${raw}”, không phải là số.`,
  outOfList: (label: string, raw: string, choices: string) =>
    `${label}: ghi ${raw}, không có trong các mức trả lời (${choices}).`,
  fractionInCount: (label: string, raw: string) => `${label}: ghi “${raw}”; ô này chỉ nhận một số.`,
  notInteger: (label: string, raw: string) => `${label}: ghi ${raw}; số lượng phải là số nguyên.`,
  smallRate: (label: string, raw: string) =>
    `${label}: đơn vị tính là % mà ghi “${raw}”, giống số lượng hơn là tỷ lệ.`,
  figureInUnit: (label: string, unit: string) =>
    `${label}: ô đơn vị tính ghi “${unit}”, tức là có số liệu nằm trong ô đơn vị tính.`,
  rateUnit: (label: string, unit: string) => `${label}: chỉ tiêu là tỷ lệ nhưng đơn vị tính ghi “${unit}”.`,
  countUnit: (label: string, unit: string) =>
    `${label}: chỉ tiêu là số lượng nhưng đơn vị tính ghi “${unit}”.`,
  headingPart: (heading: string, value: string, part: string, other: string) =>
    `${heading} ghi ${value}, không khớp với hàng bên dưới: ${part} ghi ${other}.`,
  repeatedUnit: (label: string, unit: string) => `${label}: đơn vị tính ghi lặp “${unit}”.`,
  fractionRate: (label: string, raw: string, expected: number) =>
    `${label}: ghi ${raw}; tính lại được ${n(expected)} %.`,
  figureInHeading: (label: string, raw: string) =>
    `${label}: hàng đề mục nhưng ghi ${raw}; cần xem số này thuộc hàng nào.`,
  duplicateCode: (code: string) => `Số thứ tự ${code} được dùng cho hai hàng khác nhau.`,
  misplacedCode: (code: string, parent: string) =>
    `Số thứ tự ${code} nằm dưới mục ${parent}: đánh số không theo thứ tự.`,
  annexTwice: (number: string) => `Hai phụ lục khác nhau cùng mang số ${number}.`,
  annexNumber: (title: string) => `“${title}” không có số thứ tự trong khi các phụ lục khác có.`,
  doubtful: (label: string, raw: string) =>
    `${label}: đọc được “${raw}” nhưng không chắc chắn, cần xem lại bản gốc.`,
  digitisedUnfinished: (digitised: number, resolved: number) =>
    `${n(digitised)} hồ sơ được ghi là đã số hóa cả thành phần hồ sơ và kết quả, nhưng mới giải quyết xong ${n(resolved)} hồ sơ.`,
  unfinishedCounted: (quote: string) => `“${quote}”: nhiệm vụ đang làm được tính là hoàn thành.`,

  deduction: (label: string, printedValue: string, max: number, appraised: number, expected: number) =>
    `${label}: ${n(max)} − ${term(appraised)} = ${n(expected)}, cột điểm trừ ghi ${signed(printedValue)}.`,
  deductionHolds: (label: string, max: number, appraised: number, expected: number) =>
    `${label}: ${n(max)} − ${term(appraised)} = ${n(expected)}.`,
  overMax: (label: string, value: number, max: number) =>
    `${label}: điểm ${n(value)} vượt điểm chuẩn ${n(max)}.`,
  indexScale: (max: number) => `Tổng điểm chuẩn ghi ${n(max)}; thang điểm của chỉ số là 100 điểm.`,
  promisedLess: (asked: number, given: number) =>
    `Ý kiến yêu cầu ít nhất ${n(asked)}, phần giao thực hiện chỉ có ${n(given)}.`,
  negativeScore: (label: string, value: number) => `${label}: điểm ${n(value)} nhỏ hơn 0.`,
  childrenSum: (label: string, column: string, value: number, parts: readonly number[]) =>
    `${label}: ${column} là ${n(value)} nhưng cộng các tiêu chí thành phần được ${sum(parts)} = ${n(parts.reduce((a, b) => a + b, 0))}.`,
  childrenHold: (label: string, column: string, value: number, parts: readonly number[]) =>
    `${label}: ${column} của các tiêu chí thành phần cộng lại ${sum(parts)} = ${n(value)}.`,
  totalGap: (self: number, appraised: number, expected: number, was: string) =>
    `Tổng điểm: ${n(self)} − ${n(appraised)} = ${n(expected)}, cột điểm trừ ghi ${signed(was)}.`,
  totalGapHolds: (self: number, appraised: number, expected: number) =>
    `Tổng điểm: ${n(self)} − ${n(appraised)} = ${n(expected)}.`,
  totalRows: (listed: number, was: number) =>
    `Các hàng liệt kê chỉ cộng được ${n(listed)} điểm chênh giữa tự đánh giá và thẩm định, tổng ghi ${n(was)}: bảng chưa liệt kê đủ tiêu chí.`,
  opinionScore: (
    label: string,
    a: number,
    b: number,
    ratio: number,
    max: number,
    score: number,
    was: number,
  ) =>
    `${label}: theo ý kiến thẩm định, ${n(a)} / ${n(b)} = ${n(ratio)}; với điểm chuẩn ${n(max)} được ${n(score)} điểm, cột điểm thẩm định ghi ${n(was)}.`,
  opinionStates: (label: string, stated: string, was: number) =>
    `${label}: ý kiến thẩm định ghi đạt ${stated} điểm, cột điểm thẩm định ghi ${n(was)}.`,
  opinionHolds: (label: string, a: number, b: number, ratio: number, score: number) =>
    `${label}: ${n(a)} / ${n(b)} = ${n(ratio)}, điểm ${n(score)}.`,
  phraseRule: (sentence: string, row: string) =>
    `Số trong câu dạng “${sentence}” phải bằng số trong biểu: ${row}.`,
  phraseAtMost: (sentence: string, row: string) =>
    `Số trong câu dạng “${sentence}” không được lớn hơn số trong biểu: ${row}.`,
  phraseSome: (sentence: string, row: string) =>
    `Đã có số trong câu dạng “${sentence}” thì biểu không thể ghi 0 hoặc “không phát sinh”: ${row}.`,
  phraseMeans: (sentence: string, value: number, row: string) =>
    `Câu dạng “${sentence}” có nghĩa là số trong biểu bằng ${n(value)}: ${row}.`,
  anyFigure: '(số)',
  example: (sentence: string, forms: string) => `Lời văn: “${sentence}”; biểu: ${forms}.`,
  notReport:
    'Tệp này không giống báo cáo cải cách hành chính: không thấy biểu số liệu hay đề mục của báo cáo CCHC.',
  columns: {
    max: 'điểm chuẩn',
    self: 'điểm tự đánh giá',
    appraised: 'điểm thẩm định',
    deduction: 'điểm trừ',
  },
};
