import type { Word } from '../../base/word.ts';

export const taskObjectWords: Readonly<Record<string, Word>> = {
  plan: { vi: 'Kế hoạch', en: 'Plan' },
  task: { vi: 'Nhiệm vụ', en: 'Task' },
};

export const taskFieldNames: Readonly<Record<string, Word>> = {
  task: { vi: 'Nhiệm vụ', en: 'Task' },
  tasks: { vi: 'Các nhiệm vụ', en: 'Tasks' },
  taskId: { vi: 'Nhiệm vụ', en: 'Task' },
  taskIds: { vi: 'Các nhiệm vụ', en: 'Tasks' },
  planId: { vi: 'Kế hoạch', en: 'Plan' },
  copiedFrom: { vi: 'Lập từ kế hoạch', en: 'Copied from' },
  tasksAdded: { vi: 'Nhiệm vụ đã thêm', en: 'Tasks added' },
  tasksRemoved: { vi: 'Nhiệm vụ đã bỏ', en: 'Tasks removed' },
  issuedOn: { vi: 'Ngày ban hành', en: 'Issued on' },
  amended: { vi: 'Ngày điều chỉnh', en: 'Amended on' },
  adds: { vi: 'Nhiệm vụ thêm', en: 'Tasks that come' },
  changes: { vi: 'Nhiệm vụ sửa', en: 'Tasks that change' },
  cancels: { vi: 'Nhiệm vụ bỏ', en: 'Tasks that fall away' },
  added: { vi: 'Đã thêm', en: 'Added' },
  changed: { vi: 'Đã sửa', en: 'Changed' },
  cancelled: { vi: 'Đã bỏ', en: 'Cancelled' },
  documentId: { vi: 'Văn bản', en: 'Document' },
  documentPrinted: { vi: 'Số, ký hiệu văn bản', en: 'Number and symbol' },
  field: { vi: 'Lĩnh vực', en: 'Field' },
  product: { vi: 'Sản phẩm', en: 'Product' },
  productKind: { vi: 'Loại văn bản sản phẩm', en: 'Kind of product' },
  personPrinted: { vi: 'Chịu trách nhiệm', en: 'Responsible' },
  coWorkers: { vi: 'Người phối hợp', en: 'Co-workers' },
  coWorkersPrinted: { vi: 'Phối hợp', en: 'Co-workers' },
  cost: { vi: 'Kinh phí', en: 'Cost' },
  givenOn: { vi: 'Ngày giao', en: 'Given on' },
  startsOn: { vi: 'Ngày bắt đầu', en: 'Starts on' },
  promisedOn: { vi: 'Hạn mới khi đã quá hạn', en: 'New day after it had passed' },
  doneOn: { vi: 'Ngày hoàn thành', en: 'Done on' },
  completed: { vi: 'Ngày hoàn thành đã báo', en: 'Completion taken back' },
  progress: { vi: 'Tiến độ (%)', en: 'Progress (%)' },
  whyLate: { vi: 'Lý do chậm', en: 'Why late' },
  evidence: { vi: 'Tài liệu chứng minh', en: 'Evidence' },
  withoutEvidence: { vi: 'Lý do không có tài liệu', en: 'Why there is no evidence' },
  sameReason: { vi: 'Lý do dùng chung tài liệu', en: 'Why it proves several' },
  extensionAsked: { vi: 'Xin gia hạn đến', en: 'Extension asked to' },
  giver: { vi: 'Nơi giao', en: 'Given by' },
  giverId: { vi: 'Đơn vị giao', en: 'Giving unit' },
  giverLevel: { vi: 'Cấp giao', en: 'Level of the giver' },
  reminded: { vi: 'Đã nhắc', en: 'Reminded' },
  datedOn: { vi: 'Ngày của tài liệu', en: 'Dated' },
  source: { vi: 'Nguồn giao', en: 'Source' },
  unassigned: { vi: 'Chưa phân công', en: 'Not assigned' },
  mine: { vi: 'Của tôi', en: 'Mine' },
  stateAsFirstSet: { vi: 'Tình trạng theo hạn ban đầu', en: 'State by the day first set' },
  waiting: { vi: 'Đang chờ', en: 'Waiting' },
  counted: { vi: 'Số liệu', en: 'Figure' },
  dueFrom: { vi: 'Hạn từ ngày', en: 'Due from' },
  dueTo: { vi: 'Hạn đến ngày', en: 'Due to' },
  undated: { vi: 'Không có hạn', en: 'Without a day' },
};

/** Codes that mean the same in whatever field they stand. */
export const taskValueWords: Readonly<Record<string, Word>> = {
  open: { vi: 'chưa bắt đầu', en: 'not begun' },
  doing: { vi: 'đang thực hiện', en: 'under way' },
  reported: { vi: 'chờ xác nhận', en: 'to be confirmed' },
  done: { vi: 'hoàn thành', en: 'done' },
  doneOnTime: { vi: 'hoàn thành đúng hạn', en: 'done on time' },
  doneLate: { vi: 'hoàn thành quá hạn', en: 'done late' },
  overdueUndone: { vi: 'chưa hoàn thành, đã quá hạn', en: 'overdue, not done' },
  inTimeUndone: { vi: 'chưa hoàn thành, còn trong hạn', en: 'not done, in time' },
};

/** Codes that mean something else in other fields, or of other objects. */
export const taskFieldValues: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  source: {
    plan: { vi: 'trong kế hoạch', en: 'of a plan' },
    above: { vi: 'cấp trên giao', en: 'from above' },
    leader: { vi: 'lãnh đạo đơn vị giao', en: 'from the leader' },
  },
  giverLevel: {
    nation: { vi: 'Trung ương', en: 'the nation' },
    party: { vi: 'Đảng ủy, cấp ủy', en: 'the party' },
    council: { vi: 'Hội đồng nhân dân', en: 'the council' },
    other: { vi: 'nơi khác', en: 'others' },
  },
  kind: {
    reform: { vi: 'kế hoạch cải cách hành chính', en: 'reform plan' },
    publicity: { vi: 'kế hoạch tuyên truyền', en: 'publicity plan' },
    inspection: { vi: 'kế hoạch kiểm tra', en: 'inspection plan' },
    procedureControl: { vi: 'kế hoạch kiểm soát thủ tục', en: 'procedure control plan' },
    other: { vi: 'kế hoạch khác', en: 'another plan' },
  },
  'plan.status': {
    issued: { vi: 'đã ban hành', en: 'issued' },
    closed: { vi: 'đã kết thúc', en: 'closed' },
  },
  'task.status': { draft: { vi: 'dự thảo', en: 'draft' } },
};
