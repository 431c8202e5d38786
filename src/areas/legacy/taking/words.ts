export const takingWords = {
  secret: {
    vi: 'Tệp mang dấu “{mark}” nên không được đưa vào hệ thống này; tệp không được lưu. Hãy xử lý tài liệu theo quy định về bảo vệ bí mật nhà nước.',
    en: 'The file is marked “{mark}”: it may not enter this system and was not kept.',
  },
  busy: {
    vi: 'Máy đang đọc nhiều tệp. Xin chờ ít phút rồi gửi lại.',
    en: 'The machine is reading many files. Send it again in some minutes.',
  },
  notRead: {
    vi: 'Tệp không có số này, hoặc số đọc được không rõ. Hãy nhập số vào ô.',
    en: 'The file has no such figure, or it was not read for sure. Type it.',
  },
  writtenSince: {
    vi: 'Ô này đã có người nhập trong lúc bạn xem tệp; giữ nguyên số đang có.',
    en: 'Somebody has written here meanwhile; what is there stays.',
  },
  sectionWritten: {
    vi: 'Mục này đã có lời văn nên không ghi đè.',
    en: 'This section has text already and is not overwritten.',
  },
  sectionTooLong: {
    vi: 'Trong tệp, mục này dài hơn 2.000 đoạn nên không lấy được. Hãy chép những đoạn cần dùng vào mục.',
    en: 'In the file this section has more than 2,000 paragraphs and was not taken. Copy those that are needed.',
  },
  origin: { vi: '{file}, {place}: {quote}', en: '{file}, {place}: {quote}' },
  page: 'trang {page}',
  table: 'bảng {table} hàng {row}',
  line: 'dòng {line}',
} as const;
