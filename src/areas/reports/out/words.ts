import type { Word } from '../../../base/word.ts';
import type { BreakReason } from '../../units/carry.ts';

/** What stands on exported reports. `{place}` is replaced. */
export const paperWords = {
  draft: 'DỰ THẢO',
  kind: 'Báo cáo',
  file: 'Báo cáo',
  committee: 'Ủy ban nhân dân {place}',
  /** Names that a committee governs; all other units bear their own name. */
  governed:
    /^(?:(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd) )?(tỉnh|thành phố|xã|phường|đặc khu|huyện|quận|thị xã|thị trấn) /i,
  /** Of a committee that stands in the tree under its own name. */
  ownCommittee: /^(ủy ban nhân dân|uỷ ban nhân dân|ubnd) /i,
  symbol: { committee: 'BC-UBND', other: 'BC' },
  short: /\bCCHC\b/g,
  long: 'cải cách hành chính',
  kindBefore: /^báo cáo\s+/i,
  workBefore: 'Công tác ',
  quarter: /(quý) ([1-4])(?!\d)/i,
  window: '(Số liệu tính từ ngày {from} đến ngày {to})',
  formerly: 'của {unit} (trước sắp xếp)',
  provisionalForms: '(Số liệu lập theo mẫu tạm, chưa phải mẫu do cơ quan có thẩm quyền ban hành: {title})',
  unreceived: 'Số cộng từ cấp dưới có phần của báo cáo mới gửi, chưa được tiếp nhận: {units}',
  andOthers: '{units} và {more} đơn vị khác',
  provisionalMark: '{heading} (mẫu tạm)',
  form: 'Biểu mẫu {number}',
  reference: '(Kèm theo Báo cáo số {number}/{symbol} ngày {day} tháng {month} năm {year} của {office})',
  draftReference: '(Kèm theo dự thảo Báo cáo của {office})',
  columns: ['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Số liệu', 'Ghi chú'],
  onBehalf: 'TM. Ủy ban nhân dân',
  ordered: { KT: 'KT. {head}', TL: 'TL. {head}', TUQ: 'TUQ. {head}' },
  deputy: /^phó\s+/i,
  chairman: 'Chủ tịch',
  /** The head of a unit by the first words of its name. */
  heads: [
    [/^bộ /i, 'Bộ trưởng'],
    [/^sở /i, 'Giám đốc'],
    [/^trung tâm /i, 'Giám đốc'],
    [/^phòng /i, 'Trưởng phòng'],
    [/^văn phòng /i, 'Chánh Văn phòng'],
    [/^(cục|vụ) /i, 'Thủ trưởng'],
  ] as readonly (readonly [RegExp, string])[],
  head: 'Thủ trưởng',
  correction: 'Đính chính ngày {date}',
  correctionPaper: 'Đính chính lần {count}: {paper}',
  paper: 'Báo cáo số {number}/{symbol} ngày {day} tháng {month} năm {year}',
  paperOf: 'của {office}',
  putsRight: 'Đính chính {paper} về {about}',
  afterCorrection: '(Toàn văn báo cáo và biểu mẫu sau khi đính chính)',
  versionFile: ' - số {paper} - bản {number}',
  correctionFile: ' - đính chính lần {count}',
  correctionReason:
    'Lý do: {reason}. Các số liệu sau đây được đính chính; số đã đính chính đứng trong biểu mẫu kèm theo:',
  correctionColumns: ['Chỉ tiêu', 'Đơn vị tính', 'Số đã gửi', 'Số đính chính'],
  none: '(để trống)',
  derived: 'Số suy ra từ các đơn vị cũ: {origin}',
  noPicture: 'Hình minh họa',
} as const;

export const copyOutWords = {
  file: 'Bảng chép số liệu',
  sheet: 'Chép số liệu',
  order: 'Thứ tự: {title}',
  columns: [
    'STT',
    'Biểu mẫu',
    'Số trên biểu',
    'Chỉ tiêu',
    'Đơn vị tính',
    'Số cần nhập',
    'Ghi chú',
    'Đã nhập',
  ],
} as const;

export const dataWords = {
  file: 'Dữ liệu báo cáo',
} as const;

export const bundleWords = {
  file: 'Gói báo cáo',
  nothing: {
    vi: 'Đợt này chưa có báo cáo nào được tiếp nhận nên chưa có gì để đóng gói. Hãy tiếp nhận báo cáo trước.',
    en: 'No report of this campaign was received yet. Receive reports first.',
  },
  tooMany: {
    vi: 'Đợt này có {count} báo cáo, quá {most} báo cáo cho một gói. Hãy để từng đơn vị cấp dưới đóng gói phần của mình.',
    en: 'The campaign has {count} reports, more than the {most} of one bundle. Let each lower unit pack its own.',
  },
  underWay: {
    vi: 'Một gói của đợt này đang được làm. Hãy đợi gói đó xong.',
    en: 'A bundle of this campaign is being made. Wait until it is ready.',
  },
  contents: '000 Danh sách.csv',
  contentsHead: [
    'Tệp',
    'Đơn vị',
    'Tình trạng lúc đóng gói',
    'Số, ký hiệu',
    'Ngày',
    'Bản',
    'Số lần đính chính',
    'Mã kiểm chứng (SHA-256)',
  ],
  notInside: 'không có trong gói',
  failures: 'LỖI.txt',
  failed:
    'Những tệp sau chưa lập được nên không có trong gói này. Hãy báo cho người quản trị hệ thống, rồi tải riêng từng báo cáo.',
  failure: '- {unit}: tệp .{format}',
  notReady: {
    vi: 'Gói báo cáo này chưa làm xong. Hãy đợi thêm rồi tải lại.',
    en: 'This bundle is not ready yet. Wait and download it again.',
  },
} as const;

/** A report to try a template on. */
export const sampleWords = {
  mark: 'BẢN IN THỬ, KHÔNG CÓ GIÁ TRỊ',
  title: 'Báo cáo CCHC quý (bản in thử)',
  sentence:
    'Đoạn này cho thấy lời văn của mục đứng ở đâu trong mẫu; nội dung thật lấy từ báo cáo của đơn vị.',
  symbol: 'BC-UBND',
  place: 'Địa danh',
  position: 'CHỦ TỊCH',
  signer: 'Họ và tên người ký',
  receiver: 'Cơ quan nhận báo cáo',
  filed: 'Lưu: VT',
} as const;

export const notWord: Word = {
  vi: 'Mẫu phải là tệp Word .docx. Hãy mở tệp bằng Word và lưu lại ở dạng .docx.',
  en: 'A template must be a Word .docx file. Open it in Word and save it as .docx.',
};

/** A place that no report's paper can do without; `{place}` and `{holds}` are replaced. */
export const neededPlace: Word = {
  vi: 'Mẫu không có chỗ {place} ({holds}). Nội dung này đổi theo từng báo cáo nên không ghi sẵn trong mẫu được, và thiếu nó thì văn bản chưa đủ thể thức (Điều 8 Nghị định 30/2020/NĐ-CP). Hãy thêm chỗ này vào mẫu.',
  en: 'The template has no place {place} ({holds}). It differs from report to report, and a document lacks its form without it (Decree 30/2020, article 8). Add the place.',
};

export type Place = { readonly holds: Word; readonly alone: boolean; readonly needed?: true };
/** Needed is what NĐ 30/2020 (article 8) asks of every document and what differs by report; the rest may be written in the template. */
export const templatePlaces = {
  co_quan_cap_tren: { holds: { vi: 'Tên cơ quan chủ quản', en: 'The agency above' }, alone: false },
  ten_don_vi: { holds: { vi: 'Tên cơ quan ban hành', en: 'The issuing agency' }, alone: false },
  so: { holds: { vi: 'Số văn bản, ví dụ 05', en: 'Number of the document' }, alone: false, needed: true },
  ky_hieu: { holds: { vi: 'Ký hiệu, ví dụ BC-UBND', en: 'Symbol of the document' }, alone: false },
  dia_danh_ngay: {
    holds: { vi: 'Địa danh và ngày ban hành', en: 'Place and date' },
    alone: false,
    needed: true,
  },
  ten_loai: { holds: { vi: 'Tên loại văn bản', en: 'Kind of the document' }, alone: false },
  trich_yeu: { holds: { vi: 'Trích yếu nội dung', en: 'Subject' }, alone: false, needed: true },
  than_bai: {
    holds: { vi: 'Toàn bộ phần lời của báo cáo', en: 'The whole narrative' },
    alone: true,
    needed: true,
  },
  quyen_han_ky: {
    holds: { vi: 'Quyền hạn và chức vụ người ký', en: 'Authority and post of the signer' },
    alone: false,
  },
  nguoi_ky: { holds: { vi: 'Họ tên người ký', en: 'Name of the signer' }, alone: false, needed: true },
  noi_nhan: { holds: { vi: 'Danh sách nơi nhận', en: 'Recipients' }, alone: false },
  bieu_mau: { holds: { vi: 'Các biểu mẫu số liệu kèm theo', en: 'The forms' }, alone: true, needed: true },
  dinh_chinh: {
    holds: {
      vi: 'Báo cáo được đính chính, ví dụ Báo cáo số 05/BC-UBND ngày 10 tháng 3 năm 2026; để trống ở báo cáo thường. Trích yếu của bản đính chính cũng nêu báo cáo này',
      en: 'The report that is corrected, empty on any other; the subject of a correction names it too',
    },
    alone: false,
  },
  du_thao: {
    holds: {
      vi: 'Chữ DỰ THẢO hoặc dòng báo dữ liệu dùng thử; để trống ở bản chính thức',
      en: 'Mark of a draft or a trial; empty on the real report',
    },
    alone: false,
  },
} as const satisfies Record<string, Place>;

export const breakWords: Record<BreakReason | 'not-additive' | 'not-all', Word> = {
  divided: {
    vi: 'Đơn vị cũ chia cho nhiều đơn vị mà chưa có tỷ lệ chia, nên chuỗi số bị ngắt ở đây.',
    en: 'A unit before was divided and no shares were entered: the series is broken here.',
  },
  'several-bases': {
    vi: 'Có nhiều bộ tỷ lệ chia khác nhau, nên chuỗi số bị ngắt ở đây.',
    en: 'Several sets of shares are known: the series is broken here.',
  },
  joined: {
    vi: 'Nhiều đơn vị gộp lại, không tách ngược được.',
    en: 'Several units were joined: they cannot be told apart again.',
  },
  'no-successor': { vi: 'Không rõ đơn vị kế thừa.', en: 'The successor is not known.' },
  'no-predecessor': { vi: 'Không rõ đơn vị trước đó.', en: 'The predecessor is not known.' },
  'not-there': {
    vi: 'Đơn vị chưa có vào ngày chốt số liệu.',
    en: 'The unit was not there on the closing day.',
  },
  'not-additive': {
    vi: 'Chỉ tiêu này không cộng được, nên số của các đơn vị cũ không quy về địa giới mới.',
    en: 'This indicator does not add up: figures of units before are not carried over.',
  },
  'not-all': {
    vi: 'Có đơn vị cũ không có số ở kỳ này, nên không cộng được cho địa giới mới.',
    en: 'A unit before has no figure for this period: it cannot be added up.',
  },
};

export const chartWords = {
  file: 'Biểu đồ',
  trend: '{name} ({unit}) - {of}',
  comparison: '{name} ({unit}) - {campaign}',
  heat: 'Các tỷ lệ (%) - {campaign}',
  provisional: '{title} (mẫu tạm)',
  /** Beside a name, and explained below the drawing. */
  marks: { unreceived: '{name} *', returned: '{name} **' },
  markNotes: {
    unreceived: '*  Bản mới gửi, chưa được tiếp nhận',
    returned: '**  Bản đã bị trả lại',
  },
  quarter: 'Quý {quarter}/{year}',
  'half-year': '6T/{year}',
  'nine-month': '9T/{year}',
  year: '{year}',
  needs: {
    vi: 'Biểu đồ này cần thêm thông tin: diễn biến cần chỉ tiêu và loại kỳ; so sánh cần chỉ tiêu và đợt; bản đồ nhiệt cần đợt.',
    en: 'A trend needs an indicator and a kind of period, a comparison an indicator and a campaign, a heat map a campaign.',
  },
  nothing: { vi: 'Chưa có số liệu để vẽ biểu đồ này.', en: 'There are no figures for this chart yet.' },
} as const;
