export const words = {
  returnedInside: {
    vi: '{by} trả lại trong đơn vị lúc {at}. Sửa theo lý do dưới đây rồi chốt lại.',
    en: '{by} returned it inside the unit at {at}. Mend it as said below and close it again.',
  },
  returnedAbove: {
    vi: '{unit} trả lại báo cáo lúc {at}. Sửa theo từng lý do dưới đây, rồi chốt, ký và gửi lại.',
    en: '{unit} returned the report at {at}. Mend it as said below, then close, sign and send it again.',
  },
  returnedAt: { vi: '{form}, {name}: {text}', en: '{form}, {name}: {text}' },
  tabReturned: { vi: 'trả lại: {count}', en: 'returned: {count}' },
  returnedHere: { vi: 'Bị trả lại: {text}', en: 'Returned: {text}' },
  thisReturned: {
    vi: '{unit} trả lại bản {number} này lúc {at}, vì:',
    en: '{unit} returned this version {number} at {at}, because:',
  },
  beforeReturned: {
    vi: '{unit} đã trả lại bản {number} lúc {at}. Hãy đối chiếu bản này với từng lý do:',
    en: '{unit} had returned version {number} at {at}. Compare this version with each reason:',
  },
  changedSince: { vi: 'đã sửa', en: 'changed' },
  sameAsBefore: { vi: 'giữ nguyên', en: 'as before' },
  atPlace: { vi: 'Tại chỉ tiêu hoặc mục lời văn', en: 'At the figure or section' },
  returnAtSection: { vi: 'Trả lại vì mục {name}', en: 'Return for the section {name}' },
  sectionReturned: { vi: 'Lời văn, mục {name}: {text}', en: 'Text, section {name}: {text}' },
  toSection: { vi: 'Đến mục', en: 'Go there' },
  toSectionOf: { vi: 'Đến mục {name}', en: 'Go to the section {name}' },
  lost: {
    vi: '{unit} bị trả lại ngày {day}: số đã lấy được rút khỏi số tổng hợp của báo cáo này.',
    en: '{unit} was returned on {day}: what was taken of it went out of the sums of this report.',
  },
  lostNow: {
    waits: {
      vi: 'Đơn vị chưa gửi lại. Chốt báo cáo là chốt số không có đơn vị này.',
      en: 'The unit has not sent it again. To close the report is to close it without this unit.',
    },
    excused: {
      vi: 'Đơn vị nay được miễn báo cáo. Chốt báo cáo là chốt số không có đơn vị này.',
      en: 'The unit is excused by now. To close the report is to close it without this unit.',
    },
    sentAnew: {
      vi: 'Đơn vị đã gửi bản mới, đang chờ lấy.',
      en: 'The unit has sent a new version, to be taken.',
    },
  },
  lostAdjustments: {
    vi: 'Các điều chỉnh ghi trước ngày đó vẫn giữ nguyên. Hãy xem lại từng điều chỉnh còn đúng không:',
    en: 'Adjustments made before it stay. Look whether each is still right:',
  },
  adjustedBy: { vi: '{amount} (lý do: {reason})', en: '{amount} (reason: {reason})' },
  toAddedUp: { vi: 'Mở trang Cộng số liệu', en: 'Open the figures added up' },
  sectionMark: { vi: 'bị trả lại', en: 'returned' },
};
