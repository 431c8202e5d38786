/** Letters to those who fill and sign; nothing in them names a person. */
export const reminderWords = {
  returned: (title: string, day: string) => ({
    subject: `Một Sổ: báo cáo bị trả lại, chưa gửi lại, hạn ngày ${day}`,
    text: `${title}: cấp trên đã trả lại và đơn vị chưa ký gửi lại; hạn là ngày ${day}. Hãy mở Một Sổ, mục Báo cáo phải nộp, xem lý do, sửa và gửi lại; nếu đã khóa sổ, hãy đề nghị đơn vị mở đợt gia hạn.`,
  }),
  before: (title: string, day: string) => ({
    subject: `Một Sổ: báo cáo đến hạn ngày ${day}`,
    text: `${title}: đơn vị chưa ký gửi, hạn là ngày ${day}. Hãy mở Một Sổ, mục Báo cáo phải nộp, để hoàn thành.`,
  }),
  after: (title: string, day: string) => ({
    subject: `Một Sổ: báo cáo quá hạn từ ngày ${day}`,
    text: `${title}: đơn vị chưa ký gửi và đã quá hạn ngày ${day}. Hãy mở Một Sổ, mục Báo cáo phải nộp, để gửi ngay; nếu đã khóa sổ, hãy đề nghị đơn vị mở đợt gia hạn.`,
  }),
};
