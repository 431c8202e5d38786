export const takingWords = {
  severalFit: {
    vi: 'Trong sổ có nhiều văn bản có thể là văn bản này. Hãy xem từng văn bản; chỉ ghi tạm khi nó không phải văn bản nào trong số đó.',
    en: 'Several documents of the registers may be this one. Look at each; note it only where it is none of them.',
  },
  namedNote: { vi: 'Nêu trong báo cáo', en: 'Named in the report' },
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
  otherUnmeant: {
    vi: 'Tệp này của đơn vị hoặc kỳ khác với báo cáo. Hãy xem lại tệp; nếu đúng là tệp cần lấy thì xác nhận như vậy rồi đưa vào.',
    en: 'The file is of another unit or period than the report. Look at it again; where it is meant, say so and take it.',
  },
  origin: { vi: '{file}, {place}: {quote}', en: '{file}, {place}: {quote}' },
  page: 'trang {page}',
  table: 'bảng {table} hàng {row}',
  line: 'dòng {line}',
  otherPeriod: '{text} (tệp của {there})',
} as const;

/** The period of a file, and that of the report it is read for. */
export const periodWords = {
  quarter: { vi: 'quý {quarter}', en: 'quarter {quarter}' },
  'half-year': { vi: '6 tháng đầu', en: 'the first half' },
  'nine-month': { vi: '9 tháng', en: 'nine months' },
  year: { vi: 'cả', en: 'the whole' },
  'multi-year': { vi: 'nhiều năm, từ', en: 'several years, from' },
  index: { vi: 'chấm điểm Chỉ số CCHC', en: 'the scores of the reform index' },
  other: { vi: 'kỳ chưa rõ', en: 'an unknown period' },
  ofYear: { vi: 'năm {year}', en: 'of {year}' },
  window: { vi: '(số liệu từ {from} đến {to})', en: '(figures from {from} to {to})' },
  differs: {
    vi: 'Tệp của {there}, còn báo cáo này của {here}. Hãy xem có đúng tệp không trước khi lấy số.',
    en: 'The file is of {there}; this report is of {here}. See whether it is the right file before taking figures.',
  },
} as const;
