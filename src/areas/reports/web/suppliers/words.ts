import type { Word } from '../../../../base/word.ts';

/** The words of who supplies which figure. */
export const words = {
  title: { vi: 'Nơi cung cấp số liệu', en: 'Who supplies the figures' },
  titleOf: { vi: 'Nơi cung cấp số liệu: {unit}', en: 'Who supplies the figures: {unit}' },
  lead: {
    vi: 'Chỉ tiêu nào do sở, phòng nào cung cấp. Cột “Gợi ý” là cách phân công thường gặp ở tỉnh; đơn vị phân công khác thì đặt lại, có ngày áp dụng và lý do. Cách phân công cũ vẫn được giữ.',
    en: 'Which department gives which indicator. What is proposed is usual in provinces; a unit may set it otherwise from a day on, with a reason. What held before is kept.',
  },
  find: { vi: 'Tìm chỉ tiêu hoặc nơi cung cấp', en: 'Find an indicator or a supplier' },
  onlyOwn: { vi: 'Chỉ xem chỗ đơn vị đã đặt lại ({count})', en: 'Only those set by the unit ({count})' },
  figures: { vi: 'Chỉ tiêu', en: 'Indicators' },
  indicator: { vi: 'Chỉ tiêu', en: 'Indicator' },
  proposed: { vi: 'Gợi ý', en: 'Proposed' },
  supplier: { vi: 'Hiện do', en: 'Now' },
  settings: { vi: 'Đơn vị đã đặt', en: 'Set by the unit' },
  setting: { vi: 'Từ {from}: {supplier}. {reason} ({by})', en: 'From {from}: {supplier}. {reason} ({by})' },
  asProposed: { vi: 'theo gợi ý', en: 'as proposed' },
  nobody: { vi: 'chưa phân công', en: 'nobody' },
  deeds: { vi: 'Việc làm', en: 'Actions' },
  set: { vi: 'Đặt lại', en: 'Set' },
  setTitle: { vi: 'Đặt nơi cung cấp số liệu', en: 'Set who supplies it' },
  setMany: { vi: 'Đặt lại cho {count} chỉ tiêu đang xem', en: 'Set for the {count} shown' },
  setText: { vi: 'Áp dụng cho: {names}', en: 'For: {names}' },
  setTextMany: { vi: 'Áp dụng cho {count} chỉ tiêu đang xem.', en: 'For the {count} indicators shown.' },
  supplierField: { vi: 'Nơi cung cấp', en: 'Supplier' },
  supplierHint: {
    vi: 'Ví dụ: Sở Nội vụ. Để trống: theo gợi ý.',
    en: 'Such as Sở Nội vụ. Empty: as proposed.',
  },
  from: { vi: 'Áp dụng từ ngày', en: 'From' },
  reason: { vi: 'Lý do hoặc văn bản phân công', en: 'Reason, or the text that says so' },
  save: { vi: 'Lưu', en: 'Save' },
  noMatch: { vi: 'Không có chỉ tiêu nào như vậy.', en: 'There is no such indicator.' },
} satisfies Record<string, Word>;
