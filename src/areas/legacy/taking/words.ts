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
  origin: { vi: '{file}, {place}: {quote}', en: '{file}, {place}: {quote}' },
  page: 'trang {page}',
  table: 'bảng {table} hàng {row}',
  line: 'dòng {line}',
} as const;
