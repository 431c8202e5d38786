/** What the page says on which a campaign is opened. */
export const openWords = {
  openLead: {
    vi: 'Chọn kỳ báo cáo: các ngày và biểu mẫu được gợi ý theo lịch, sửa được trước khi mở.',
    en: 'Choose the period: days and forms are proposed from the calendar and can be changed.',
  },
  daysOff: {
    vi: 'Hạn gửi gợi ý rơi vào thứ Bảy, Chủ nhật hoặc ngày nghỉ thì được dời sang ngày làm việc kế tiếp (cấp dưới có thể lùi về trước để không trùng hạn của cấp trên). Ngày nghỉ đã biết của năm: {days}. Ngày nghỉ khác (Tết, nghỉ bù, hoán đổi) chưa có trong danh mục: nếu trùng, hãy sửa hạn gửi.',
    en: 'A proposed due day on a weekend or a day off is moved on to the next working day (of lower levels before it, where that would reach the day of the level above). Days off known of the year: {days}. Others (Tết, compensation, exchanged days) are not in the list: change the due day where they fall on it.',
  },
  openSure: {
    vi: 'Mở “{title}”? Mở rồi thì không sửa, không bỏ được đợt; chỉ gia hạn khóa sổ được cho từng đơn vị.',
    en: 'Open “{title}”? A campaign that was opened is neither changed nor undone; only the lock can be extended for a unit.',
  },
  openSureLevel: {
    vi: '{level}, {count} đơn vị: chốt số liệu {to}, hạn gửi {due}, khóa sổ {lock}.',
    en: '{level}, {count} units: figures until {to}, due {due}, locked {lock}.',
  },
  openLate: {
    vi: 'Hạn gửi {due} đã qua: mở đợt xong, cả {count} đơn vị bị tính quá hạn ngay. Nếu không muốn vậy, hãy bấm “Thôi” rồi sửa hạn gửi.',
    en: 'The due day {due} has passed: all {count} units would be overdue at once. Cancel and change the day if that is not meant.',
  },
  andMore: { vi: '{names} và {more} đơn vị khác', en: '{names} and {more} more' },
  levelsAsked: { vi: 'Cấp phải báo cáo', en: 'Levels that report' },
  levelCount: { vi: '{level}: {count} đơn vị', en: '{level}: {count} units' },
  noLevel: { vi: 'Hãy chọn ít nhất một cấp phải báo cáo.', en: 'Choose one level at least.' },
  nothingProposed: {
    vi: 'Không có biểu mẫu hoặc đơn vị nào cho kỳ này. Hãy chọn kỳ khác.',
    en: 'There is no form or unit for this period. Choose another.',
  },
  decision: { vi: 'Văn bản yêu cầu', en: 'Asked by' },
  decisionHint: {
    vi: 'Số ký hiệu văn bản giao báo cáo, ví dụ 508/UBND-VP.',
    en: 'The document that asks for it, such as 508/UBND-VP.',
  },
  to: { vi: 'Chốt số liệu ngày', en: 'Figures until' },
  lockHint: {
    vi: 'Sau ngày này muốn gửi phải được gia hạn.',
    en: 'After it a report needs an extension.',
  },
  form: { vi: 'Biểu mẫu', en: 'Form' },
  underWay: { vi: 'Đang giao báo cáo cho các đơn vị …', en: 'Asking the units …' },
} as const;
