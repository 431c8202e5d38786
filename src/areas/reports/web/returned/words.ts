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
};
