/** What leaves the application about tasks: titles, units and days; no person is named. */
export const reminderWords = {
  calendar: { vi: 'Nhiệm vụ – Một Sổ', en: 'Tasks – Một Sổ' },
  /** In place of words that may be those of a document that was withheld. */
  unnamed: { vi: 'Nhiệm vụ (mở Một Sổ để xem)', en: 'A task (open Một Sổ to see it)' },
  late: { vi: 'Quá hạn', en: 'Overdue' },
};

/** The letter of a working morning. */
export const letterWords = {
  subject: (day: string, late: number, today: number) => {
    const counts = [
      ...(late > 0 ? [`${late} quá hạn`] : []),
      ...(today > 0 ? [`${today} đến hạn hôm nay`] : []),
    ];
    return `Một Sổ: nhiệm vụ ngày ${day}${counts.length > 0 ? ` (${counts.join(', ')})` : ''}`;
  },
  opening: (day: string) => `Nhiệm vụ đang chờ bạn, ngày ${day}.`,
  late: 'ĐÃ QUÁ HẠN',
  dueToday: 'ĐẾN HẠN HÔM NAY',
  week: 'ĐẾN HẠN TRONG BẢY NGÀY TỚI',
  lateOfOthers: 'NGƯỜI KHÁC, ĐƠN VỊ CẤP DƯỚI LÀM QUÁ HẠN',
  due: (day: string) => ` (hạn ${day})`,
  rest: (count: number) => `và ${count} nhiệm vụ khác.`,
  closing: (address: string | null) =>
    `${address === null ? 'Hãy mở Một Sổ để xem bàn làm việc và cập nhật.' : `Xem bàn làm việc và cập nhật: ${address}/`}\n\nBạn nhận thư này vì đã bật thư nhắc nhiệm vụ. Muốn thôi nhận, hãy mở Tài khoản của tôi, mục Nhắc nhiệm vụ.`,
};
