/** The words of the page of figures that the unit's own registers count. */
export const words = {
  lead: {
    vi: '{unit}, {title}. Các số dưới đây đếm từ những gì đơn vị đã ghi trong sổ; bấm vào số để xem từng mục được đếm. Không số nào tự vào biểu.',
    en: '{unit}, {title}. These figures are counted from what the unit has recorded; each opens into its list. Nothing enters a form by itself.',
  },
  none: {
    vi: 'Đơn vị chưa ghi sổ văn bản, kế hoạch, nhiệm vụ cho kỳ này nên chưa đếm được số nào. Mở sổ ở mục Văn bản, hoặc lập kế hoạch ở mục Kế hoạch, nhiệm vụ.',
    en: 'The unit keeps no registers of documents, plans and tasks for this period, so nothing is counted. Open a register under Documents, or a plan under Plans and tasks.',
  },
  figures: { vi: 'Số đếm được', en: 'Figures counted' },
  days: { vi: 'Đếm từ {from} đến {to}', en: 'Counted from {from} to {to}' },
  untold: {
    vi: '{count} văn bản trong sổ chưa ghi mục này nên chưa đếm: hãy ghi ở từng văn bản, hoặc cộng thêm bằng tay',
    en: '{count} documents do not say this and are not counted: say it there, or add them by hand',
  },
  unproven: {
    vi: 'trong đó {count} văn bản chưa có tệp ký số',
    en: 'of these {count} have no digitally signed file',
  },
  since: {
    vi: 'sổ chỉ có từ {since}: việc trước đó mà chưa ghi vào sổ thì chưa đếm, hãy cộng thêm bằng tay nếu có',
    en: 'the register begins on {since}: add by hand what came before and is not recorded',
  },
  /** What of tasks is counted that the days alone do not say (docs/decisions/0020). */
  openStill: {
    vi: 'kỳ chưa hết, tình trạng nhiệm vụ tính đến {on}; hết kỳ hãy lấy lại',
    en: 'the period has not ended: tasks as they stand on {on}; take it again once it has',
  },
  carried: {
    vi: 'kể cả nhiệm vụ giao trước đó mà khi bắt đầu đếm chưa xong, hoặc bị mở lại; không kể việc không có thời hạn',
    en: 'with tasks given before that were not done as it began, or were reopened; without those that have no day',
  },
  ofPlan: {
    vi: 'mọi nhiệm vụ của kế hoạch năm, kể cả việc thường xuyên không ghi thời hạn; không kể hoạt động trong nhiệm vụ',
    en: 'all tasks of the year’s plan, regular ones without a day too; not the activities of a task',
  },
  counted: { vi: 'Sổ đếm được', en: 'The register counts' },
  held: { vi: 'Biểu đang ghi', en: 'The form says' },
  heldNothing: { vi: 'chưa nhập', en: 'not entered' },
  list: { vi: '{figure}, danh sách: {name}', en: '{figure}, list: {name}' },
  take: { vi: 'Lấy vào biểu', en: 'Take' },
  takeOf: { vi: 'Lấy vào biểu: {name}', en: 'Take: {name}' },
  takeAll: { vi: 'Lấy cả {count} số vào biểu', en: 'Take all {count}' },
  sure: {
    vi: '{count} số được ghi vào biểu, đánh dấu “từ sổ”.',
    en: '{count} figures are written into the form, marked as from the register.',
  },
  replaced: {
    vi: 'Trong đó {over} số thay cho số đã nhập:',
    en: '{over} of them replace what was entered:',
  },
  taken: { vi: 'đã lấy', en: 'taken' },
} as const;
