import type { Word } from '../../base/word.ts';

/** Printed on documents after NĐ 30/2020/NĐ-CP beside what `word/words.ts` holds. */
export const words = {
  number: (number: string, symbol: string) => `Số: ${number}/${symbol}`,
  placeAndDate: (place: string, day: string, month: string, year: string) =>
    `${place}, ngày ${day} tháng ${month} năm ${year}`,
  notYet: '…',
  beforePlace: /^(ỦY BAN|HỘI ĐỒNG) NHÂN DÂN(?= )/,
  addressedTo: 'Kính gửi:',
};

/** What is wrong with a unit's own Word template; `{place}` is replaced. */
export const templateWords = {
  'not-docx': {
    vi: 'Tệp mẫu không phải là tệp Word .docx đọc được. Hãy mở tệp bằng Word và lưu lại ở dạng .docx.',
    en: 'The template is not a readable Word .docx file. Open it in Word and save it as .docx.',
  },
  'too-large': {
    vi: 'Tệp mẫu quá lớn (tối đa 10 MB). Hãy bỏ bớt hình trong mẫu.',
    en: 'The template is too large (10 MB at most). Take pictures out of it.',
  },
  macros: {
    vi: 'Tệp mẫu có macro hoặc điều khiển ActiveX nên không được nhận. Hãy lưu lại ở dạng .docx không có macro.',
    en: 'The template holds macros or ActiveX controls and is not accepted. Save it as .docx without macros.',
  },
  'reaches-outside': {
    vi: 'Tệp mẫu lấy nội dung từ tệp khác hoặc từ mạng nên không được nhận. Hãy bỏ liên kết đến tệp ngoài.',
    en: 'The template fetches content from other files or the network and is not accepted. Break its links to other files.',
  },
  'unknown-place': {
    vi: 'Mẫu có chỗ {place} mà chương trình không biết. Hãy sửa tên theo bảng tên chỗ điền.',
    en: 'The template has a place {place} that is not known. Correct it after the list of places.',
  },
  'missing-place': {
    vi: 'Mẫu không có chỗ {place}; nội dung ấy sẽ không được in.',
    en: 'The template has no place {place}; that content will not be printed.',
  },
  'place-broken': {
    vi: 'Có dấu ngoặc nhọn mở mà không đóng, hoặc đóng mà không mở, ở gần: {place}',
    en: 'A brace is opened and not closed, or closed and not opened, near: {place}',
  },
  'place-not-alone': {
    vi: 'Chỗ {place} phải đứng một mình trong một đoạn của thân văn bản.',
    en: 'The place {place} must stand alone in a paragraph of the main text.',
  },
} satisfies Record<string, Word>;
