/** The words of the list behind a figure. */
export const countedWords = {
  title: { vi: 'Văn bản được đếm', en: 'Documents counted' },
  lead: {
    vi: '{unit}, từ {from} đến {to}: {count} mục trong sổ lúc này.',
    en: '{unit}, from {from} to {to}: {count} entries in the register now.',
  },
  leadKept: {
    vi: '{unit}, từ {from} đến {to}: {count} mục, đúng như được đếm lúc {at} khi lấy vào báo cáo.',
    en: '{unit}, from {from} to {to}: {count} entries, as they were counted at {at} for the report.',
  },
  toList: { vi: 'Danh sách văn bản', en: 'Documents' },
  empty: { vi: 'Không có mục nào trong những ngày này.', en: 'Nothing in these days.' },
  printed: { vi: 'Số, ký hiệu', en: 'Number' },
  noNumber: { vi: '(chưa có số)', en: '(no number)' },
  unproven: { vi: 'chưa có tệp ký số', en: 'no signed file' },
  day: { vi: 'Ngày ban hành', en: 'Issued' },
  kind: { vi: 'Loại', en: 'Kind' },
  subject: { vi: 'Trích yếu', en: 'Subject' },
  withheld: { vi: '(văn bản mật)', en: '(secret)' },
  inDepartment: { vi: '(trong sổ của {department})', en: '(in the register of {department})' },
  issuer: { vi: 'Nơi ban hành', en: 'Issued by' },
} as const;
