/** The words of counts and of the lists that they open into. */
export const narrowedWords = {
  only: { vi: 'Chỉ xem: {what}.', en: 'Only: {what}.' },
  drop: { vi: 'Bỏ các điều kiện này', en: 'Drop these' },
  ofPlan: { vi: 'nhiệm vụ của một kế hoạch', en: 'tasks of one plan' },
  ofReceiver: { vi: 'một đơn vị nhận', en: 'one receiver' },
  counted: { vi: 'không kể hoạt động, như các biểu đếm', en: 'no activities, as the forms count' },
  mine: { vi: 'việc của tôi', en: 'mine' },
  printed: { vi: 'chịu trách nhiệm: {name}', en: 'responsible: {name}' },
  unassigned: { vi: 'chưa phân công', en: 'nobody responsible' },
  waiting: { vi: 'đã báo hoàn thành, chờ xác nhận', en: 'reported, to be confirmed' },
  undated: { vi: 'không có thời hạn', en: 'without a day' },
  asOf: { vi: 'tình trạng ngày {on}', en: 'as they stood on {on}' },
} as const;

export const countedWords = {
  opens: { vi: '{name}: {count}, xem danh sách', en: '{name}: {count}, see the list' },
  done: { vi: 'hoàn thành', en: 'done' },
  overdue: { vi: 'quá hạn', en: 'overdue' },
  toWaiting: { vi: 'Xem cả {count} việc', en: 'See all {count}' },
  waitingLead: { vi: 'Tính đến ngày {on}.', en: 'As of {on}.' },
  toDesk: { vi: 'Về bàn làm việc', en: 'To the desk' },
  noneWaiting: { vi: 'Không còn việc nào như vậy.', en: 'Nothing like that waits.' },
  given: { vi: 'Nhiệm vụ đã giao xuống', en: 'Tasks handed down' },
  givenOf: { vi: 'Nhiệm vụ {unit} đã giao xuống', en: 'Tasks that {unit} handed down' },
  givenLead: {
    vi: 'Mỗi dòng là nhiệm vụ của một đơn vị nhận. Bấm vào tên để xem cả chuỗi.',
    en: 'Each row is the task of one receiver. Its name opens the chain.',
  },
  noneGiven: { vi: 'Không có nhiệm vụ nào như vậy.', en: 'There are no such tasks.' },
  lateTasks: { vi: 'Từng việc đang chậm', en: 'Each late task' },
  seeAllLate: { vi: 'Xem cả {count} việc chậm', en: 'See all {count} late tasks' },
} as const;
