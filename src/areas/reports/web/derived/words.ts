/** The words of the page of what units before this one had signed. */
export const words = {
  lead: {
    vi: '{unit}, {title}. Số lũy kế từ đầu năm gồm phần của chính đơn vị và phần các đơn vị cũ đã ký. Không số nào tự vào biểu: hãy xem rồi xác nhận từng số hoặc tất cả.',
    en: '{unit}, {title}. A cumulative figure is the unit’s own part and what former units had signed. Nothing enters a form by itself: look, then confirm one or all.',
  },
  none: {
    vi: 'Không có số lũy kế nào để gợi ý: trong năm báo cáo này đơn vị không được lập từ đơn vị nào khác.',
    en: 'There is nothing to propose: the unit was not made of others in this reporting year.',
  },
  figures: { vi: 'Số gợi ý', en: 'Proposed figures' },
  own: { vi: 'Của đơn vị', en: 'Own part' },
  ownBlank: { vi: 'chưa nhập', en: 'not entered' },
  parts: { vi: 'Của các đơn vị cũ', en: 'Of former units' },
  part: {
    vi: '{unit}, bản ký lần {number} ({from}–{to})',
    en: '{unit}, version {number} ({from}–{to})',
  },
  gap: {
    vi: 'Chưa có: {unit} từ {from} đến {to}. Nếu có phát sinh, hãy cộng vào số của đơn vị.',
    en: 'Not in it: {unit} from {from} to {to}. Add to the own part what arose.',
  },
  holds: {
    vi: 'nhập lại sau khi xác nhận, coi như đã gồm {value} của đơn vị cũ; chưa gồm thì xóa trắng ô rồi nhập phần của đơn vị',
    en: 'entered anew after it was confirmed, and taken to hold {value} of former units; where it does not, empty the cell and enter the own part',
  },
  sum: { vi: 'Cộng lại', en: 'Together' },
  take: { vi: 'Xác nhận', en: 'Confirm' },
  takeOf: { vi: 'Xác nhận: {name}', en: 'Confirm: {name}' },
  takeAll: { vi: 'Xác nhận cả {count} số', en: 'Confirm all {count}' },
  taken: { vi: 'đã xác nhận', en: 'confirmed' },
  hint: {
    vi: 'Số đã xác nhận mang dấu “suy ra” trong biểu và trên báo cáo. Chưa nhập phần của đơn vị thì nhập vào biểu trước rồi mới xác nhận; muốn sửa, gõ lại vào ô.',
    en: 'What was confirmed is marked as derived in the forms and on paper. Enter the own part into the form first; to change it type into the cell.',
  },
  gapsOfAll: {
    vi: 'Mọi số gợi ý dưới đây đều còn thiếu những ngày sau của đơn vị cũ:',
    en: 'All figures proposed below lack these days of former units:',
  },
  lackingHint: {
    vi: 'Các chỉ tiêu sau chưa cộng được từ đơn vị cũ; hãy tự nhập số lũy kế vào biểu.',
    en: 'These could not be added up from former units: enter the cumulative figure into the form yourself.',
  },
  lacking: { vi: 'Chưa gợi ý được', en: 'Not proposed' },
  lackingOf: { vi: '{message} ({count} chỉ tiêu)', en: '{message} ({count} indicators)' },
} as const;

/** What is asked before all figures of former units are confirmed at once. */
export const sureWords = {
  all: {
    vi: '{count} số sẽ được ghi vào biểu, đánh dấu “suy ra”.',
    en: '{count} figures will be written into the forms, marked as derived.',
  },
  own: {
    vi: 'Trong đó {count} số chưa có phần của đơn vị: số được ghi chỉ gồm phần của các đơn vị cũ. Hãy nhập phần của đơn vị vào biểu trước, rồi trở lại đây; nhập sau thì số vừa nhập thay cho số cộng lại.',
    en: 'Of {count} the own part is not entered: only what former units had is written. Enter the own part into the forms first and come back; what is typed later takes the place of the sum.',
  },
  gaps: {
    vi: 'Còn những ngày chưa có trong số nào của đơn vị cũ: {list}.',
    en: 'Days that no figure of a former unit holds: {list}.',
  },
  days: { vi: '{unit} từ {from} đến {to}', en: '{unit} from {from} to {to}' },
} as const;
