import type { Word } from '../../../../base/word.ts';
import type { bundleStates } from '../../out/contract.ts';

/** The words of what leaves as a file. */
export const words = {
  downloads: { vi: 'Tải về', en: 'Download' },
  paper: {
    docx: { vi: 'Word (.docx)', en: 'Word (.docx)' },
    pdf: { vi: 'PDF', en: 'PDF' },
    xlsx: { vi: 'Excel (.xlsx)', en: 'Excel (.xlsx)' },
  },
  copyOut: { vi: 'Bảng chép sang phần mềm của Bộ', en: 'Copy-out sheet' },
  csv: { vi: 'Dữ liệu CSV', en: 'Data as CSV' },
  json: { vi: 'Dữ liệu JSON', en: 'Data as JSON' },
  draftLead: {
    vi: 'Chưa ký nên bản tải về có dấu dự thảo.',
    en: 'Not signed yet: what you download is marked as a draft.',
  },
  signedLead: { vi: 'Bản đã ký lần {number}.', en: 'Signed version {number}.' },
  campaignLead: {
    vi: 'Chỉ gồm báo cáo đã tiếp nhận.',
    en: 'Only reports that were received.',
  },
  heat: { vi: 'Biểu đồ các tỷ lệ', en: 'Chart of all rates' },
  comparison: { vi: 'Tải biểu đồ so sánh', en: 'Download the chart' },
  makeBundle: { vi: 'Đóng gói tất cả', en: 'Pack all reports' },
  makeBundlePdf: { vi: 'Đóng gói tất cả, kèm PDF', en: 'Pack all reports with PDF' },
  bundles: { vi: 'Các gói báo cáo', en: 'Bundles' },
  bundle: { vi: 'Gói lúc {at}, {by} yêu cầu', en: 'Asked for at {at} by {by}' },
  withPdf: { vi: 'kèm PDF', en: 'with PDF' },
  progress: { vi: 'Đã xong {done}/{total} báo cáo', en: '{done} of {total} reports done' },
  getBundle: { vi: 'Tải gói báo cáo', en: 'Download the bundle' },
} satisfies Record<string, Word | Readonly<Record<string, Word>>>;

export const bundleStateWords: Readonly<Record<(typeof bundleStates)[number], Word>> = {
  waiting: { vi: 'Đang chờ', en: 'Waiting' },
  working: { vi: 'Đang đóng gói', en: 'Being packed' },
  ready: { vi: 'Sẵn sàng', en: 'Ready' },
  failed: { vi: 'Không đóng gói được, hãy thử lại', en: 'Failed, try again' },
};

/** The words of the page of the unit's own Word template. */
export const templateWords = {
  title: { vi: 'Mẫu Word của báo cáo', en: 'Word template of reports' },
  titleOf: { vi: 'Mẫu Word của báo cáo: {unit}', en: 'Word template of reports: {unit}' },
  lead: {
    vi: 'Không đặt mẫu thì báo cáo in theo thể thức Nghị định 30/2020/NĐ-CP. Đặt mẫu riêng khi đơn vị có mẫu trình bày của mình: báo cáo ký sau lúc đặt sẽ in theo mẫu; báo cáo đã ký giữ nguyên.',
    en: 'Without a template reports are printed after Decree 30/2020. Set one where the unit has its own: what is signed from then on is printed on it; what was signed stays.',
  },
  inUse: { vi: 'Mẫu đang dùng', en: 'Template in use' },
  none: {
    vi: 'Đơn vị chưa đặt mẫu riêng. Báo cáo đang in theo thể thức Nghị định 30/2020/NĐ-CP.',
    en: 'The unit has no template of its own.',
  },
  name: { vi: 'Tệp', en: 'File' },
  size: { vi: 'Cỡ', en: 'Size' },
  sizeKb: { vi: '{kb} KB', en: '{kb} KB' },
  setAt: { vi: 'Đặt lúc', en: 'Set at' },
  by: { vi: 'Người đặt', en: 'By' },
  tryInUse: { vi: 'Thử mẫu đang dùng', en: 'Try the template in use' },
  remove: { vi: 'Thôi dùng mẫu này', en: 'Go without it' },
  removeSure: {
    vi: 'Báo cáo ký từ nay in theo thể thức Nghị định 30/2020/NĐ-CP. Báo cáo đã ký theo mẫu này vẫn in theo mẫu.',
    en: 'What is signed from now on is printed after Decree 30/2020. What was signed on the template stays on it.',
  },
  put: { vi: 'Đặt hoặc thay mẫu', en: 'Set or replace' },
  putLead: {
    vi: 'Soạn mẫu bằng Word, ghi các tên chỗ điền ở bảng dưới vào đúng chỗ, lưu dạng .docx (tối đa 10 MB) rồi chọn tệp. Chọn tệp mới chỉ là thử: chưa có gì thay đổi cho đến khi bấm “Dùng mẫu này”.',
    en: 'Write the template in Word with the names of the places listed below, save it as .docx and choose it. Nothing changes before “Use this template”.',
  },
  tryOn: { vi: 'Thử trên', en: 'Try on' },
  sample: { vi: 'Báo cáo in thử (không có số thật)', en: 'An invented report' },
  version: { vi: '{title}, bản {number}', en: '{title}, version {number}' },
  choose: { vi: 'Chọn tệp mẫu (.docx)', en: 'Choose a template (.docx)' },
  trying: { vi: 'Đang đọc mẫu …', en: 'Reading the template …' },
  tried: { vi: 'Kết quả thử: {name}', en: 'Trial of {name}' },
  stops: {
    vi: 'Mẫu này chưa dùng được: còn {count} chỗ phải sửa. Sửa hết trong Word rồi chọn lại tệp.',
    en: 'This template cannot be used yet: {count} things to mend. Mend them all in Word and choose it again.',
  },
  fits: { vi: 'Mẫu dùng được: có {found}/{all} chỗ điền.', en: 'It can be used: {found} of {all} places.' },
  download: { vi: 'Tải bản in thử', en: 'Download the trial' },
  trialFile: { vi: 'Bản in thử.docx', en: 'Trial.docx' },
  use: { vi: 'Dùng mẫu này', en: 'Use this template' },
  useSure: {
    vi: 'Báo cáo ký từ lúc này in Word theo mẫu “{name}”, và bản đã ký thì không in lại theo mẫu khác được. Bản PDF không theo mẫu này mà theo thể thức Nghị định 30/2020/NĐ-CP. Hãy tải bản in thử xem trước khi dùng.',
    en: 'Reports signed from now on are printed in Word on “{name}”, and stay so. The PDF does not follow it. Look at the trial first.',
  },
  useLacking: {
    vi: 'Mẫu không có các chỗ sau, nên những nội dung ấy sẽ không in ra (trừ phần đã ghi sẵn trong mẫu): {list}.',
    en: 'These places are not there, and what they hold will not be printed unless the template bears it: {list}.',
  },
  lacking: { vi: '{place} ({holds})', en: '{place} ({holds})' },
  places: { vi: 'Các chỗ điền', en: 'Places' },
  place: { vi: 'Ghi trong mẫu', en: 'Write' },
  holds: { vi: 'Sẽ được thay bằng', en: 'Becomes' },
  alone: { vi: 'đứng một mình trong một đoạn', en: 'alone in its paragraph' },
  needed: { vi: 'bắt buộc', en: 'required' },
  state: { vi: 'Trong mẫu vừa thử', en: 'In the template tried' },
  found: { vi: 'có', en: 'there' },
  missing: { vi: 'không có, sẽ không in', en: 'not there, not printed' },
  history: { vi: 'Báo cáo in theo từng mẫu', en: 'Reports on each template' },
  noHistory: { vi: 'Chưa có mẫu nào được đặt.', en: 'No template was ever set.' },
  template: { vi: 'Mẫu', en: 'Template' },
  without: { vi: 'thôi dùng mẫu riêng', en: 'without a template' },
  signed: { vi: 'Báo cáo đã ký', en: 'Signed reports' },
  noneSigned: { vi: 'chưa có', en: 'none' },
} satisfies Record<string, Word>;
